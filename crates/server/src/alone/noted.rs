//! What stands in the locked file: which process has the lock, and which files of the database it has open.

use std::{
    fmt::Write as _,
    fs::File,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
};
use undersigned_store::file::{FileId, beside};

/// How much of it is read.
const MOST: u64 = 4 * 1024;

/// What whoever has the lock has written down. Earlier versions noted the process alone.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Noted {
    /// Which process it is.
    pub process: Option<u32>,
    /// What follows the database's name, and which file had that name.
    files: Vec<(String, FileId)>,
}

impl Noted {
    /// What stands in the file at a place, as far as it can be read.
    pub fn at(place: &Path) -> Self {
        let mut text = String::new();
        if let Ok(file) = File::open(place) {
            // What cannot be read says nothing.
            let _ = file.take(MOST).read_to_string(&mut text);
        }
        Self::read(&text)
    }

    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let process = lines.next().and_then(|line| line.trim().parse().ok());
        let files = lines.filter_map(|line| {
            let (id, ending) = line.split_once(' ')?;
            Some((ending.to_owned(), FileId::read(id)?))
        });
        Self {
            process,
            files: files.collect(),
        }
    }

    /// Whether a file that was open is not where it was any more.
    pub fn is_gone(&self, database: &Path) -> bool {
        let mut files = self.files.iter();
        files.any(|(ending, id)| id.is_gone_from(&beside(database, ending)))
    }
}

/// Writes down who has the lock, and which files are open.
pub(super) fn note(mut file: &File, files: &[(&str, FileId)]) -> std::io::Result<()> {
    let mut text = format!("{}\n", std::process::id());
    for (ending, id) in files {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{id} {ending}");
    }
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_was_noted_is_read_again_and_an_earlier_versions_note_too() {
        let folder = tempfile::tempdir().unwrap();
        let (database, place) = (folder.path().join("a.db"), folder.path().join("a.db.lock"));
        fs::write(&database, "").unwrap();
        let id = FileId::of(&database).unwrap();
        let file = File::create(&place).unwrap();
        for _ in 0..2 {
            note(&file, &[("", id), ("-wal", id)]).unwrap();
            let noted = Noted::at(&place);
            assert_eq!(noted.process, Some(std::process::id()));
            assert_eq!(noted.files.len(), 2);
        }
        assert!(Noted::at(&place).is_gone(&database), "the log is another");
        note(&file, &[("", id)]).unwrap();
        assert!(!Noted::at(&place).is_gone(&database));
        fs::rename(&database, folder.path().join("b.db")).unwrap();
        assert!(Noted::at(&place).is_gone(&database));
        let earlier = Noted::read("17\n");
        assert_eq!(earlier.process, Some(17));
        assert!(!earlier.is_gone(&database));
        assert_eq!(Noted::read("nonsense\n\n: \n"), Noted::default());
        assert_eq!(Noted::at(folder.path()), Noted::default());
    }
}
