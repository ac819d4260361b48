//! Saving what is in a SQLite file that was removed or replaced while it was open: it is there for as long as
//! whoever has it open lives, and for nobody after that.

use std::fs::{self, DirBuilder, File};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use crate::connect::{Database, make_private};
use crate::error::{StoreError, StoreResult};
use crate::file::{INDEX, LOG, beside, folder_of, place_of};

/// What follows the database's name in that of a saved one, before the time at which it was saved.
const SAVED: &str = ".rescued-";
/// What follows the name of a log or index that is put aside, before the same.
const ASIDE: &str = ".old-";
/// What follows the database's name in that of a saved one while it is being written.
const SAVING: &str = ".rescuing";

/// What to do with a saved database.
pub const PUT_BACK: &str = "stop the server, move away what stands by now where the database's file was, give \
     the saved file beside it (`.rescued-` and a number) that name, and start the server";

impl Database {
    /// Saves all that is in the open file, beside the place where it was, and gives the new file's path. What
    /// SQLite keeps beside that place is put aside: it would be played into whichever database comes there.
    ///
    /// # Errors
    /// The database; a file cannot be written.
    pub async fn rescue(&self, now: i64) -> StoreResult<PathBuf> {
        let Some(place) = self.condition().place() else {
            let error = ErrorKind::Unsupported.into();
            return Err(failed(Path::new("PostgreSQL"), error));
        };
        let (saving, saved) = (beside(place, SAVING), saved_at(place, now));
        let fails = |source| failed(&saving, source);
        let folder = folder_of(place);
        make_folder(folder).map_err(|source| failed(folder, source))?;
        match fs::remove_file(&saving) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(fails(error)),
            _ => {}
        }
        make_private(&saving)?;
        if let Err(error) = self.copy_last_to(&saving).await {
            // On a full disk what there is of it would be in the way of everything else.
            let _ = fs::remove_file(&saving);
            return Err(error);
        }
        let synced = File::open(&saving).and_then(|file| file.sync_all());
        synced.map_err(fails)?;
        fs::rename(&saving, &saved).map_err(fails)?;
        for (ending, opened) in self.opened_files() {
            let left = beside(place, ending);
            if [LOG, INDEX].contains(&ending) && !opened.is_gone_from(&left) {
                let aside = beside(&left, &format!("{ASIDE}{}", now / 1_000));
                fs::rename(&left, aside).map_err(|source| failed(&left, source))?;
            }
        }
        // That they have their names has to last, too.
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|source| failed(folder, source))?;
        Ok(saved)
    }
}

/// A saved database beside the place of a file that is not there: whoever began another one there would never
/// look for it.
#[must_use]
pub fn saved_beside(file: &Path) -> Option<PathBuf> {
    let place = place_of(file);
    if fs::metadata(&place).is_ok_and(|found| found.len() > 0) {
        return None;
    }
    beginning(&place, &[SAVED]).pop()
}

/// What was saved and put aside beside a database that is there, and is in nobody's use: all that was deleted since is
/// still in it.
#[must_use]
pub fn left_beside(file: &Path) -> Vec<PathBuf> {
    let [log, index] = [LOG, INDEX].map(|ending| format!("{ending}{ASIDE}"));
    beginning(&place_of(file), &[SAVED, &log, &index])
}

/// The files beside a database whose names are its own, one of these endings, and more; by name.
fn beginning(place: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let begins = endings.iter().map(|ending| beside(place, ending));
    let begins: Vec<_> = begins
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    let names = fs::read_dir(folder_of(place))
        .into_iter()
        .flatten()
        .flatten();
    let mut found: Vec<PathBuf> = names
        .filter(|one| {
            let name = one.file_name();
            let name = name.to_string_lossy();
            begins.iter().any(|begin| name.starts_with(begin.as_str()))
        })
        .map(|one| one.path())
        .collect();
    found.sort();
    found
}

/// Where it is saved, over nothing that is there.
fn saved_at(place: &Path, now: i64) -> PathBuf {
    let mut second = now / 1_000;
    loop {
        let saved = beside(place, &format!("{SAVED}{second}"));
        if !saved.exists() {
            return saved;
        }
        second += 1;
    }
}

/// The folder may have been removed with the file.
fn make_folder(folder: &Path) -> Result<(), Error> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

fn failed(path: &Path, source: Error) -> StoreError {
    StoreError::File {
        path: path.display().to_string(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;

    const NOW: i64 = 1_795_687_200_000;

    async fn open(file: &Path) -> Database {
        let db = Database::connect(&Database::address_of(file), 2)
            .await
            .unwrap();
        db.migrate().await.unwrap();
        db
    }

    async fn name(file: &Path) -> Option<String> {
        let db = open(file).await;
        let name = settings::get(db.conn(), "name").await.unwrap();
        db.close().await.unwrap();
        name
    }

    #[tokio::test]
    async fn all_that_was_written_is_saved_wherever_it_lay() {
        let endings: [&[&str]; 3] = [&[""], &["", LOG, INDEX], &[LOG]];
        for removed in endings {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("store.db");
            let db = open(&file).await;
            settings::set(db.conn(), "name", "the last word")
                .await
                .unwrap();
            for ending in removed {
                fs::remove_file(beside(&file, ending)).unwrap();
            }
            assert_eq!(saved_beside(&file), None);
            let saved = db.rescue(NOW).await.unwrap();
            assert!(saved.ends_with("store.db.rescued-1795687200"));
            assert!(!beside(&file, LOG).exists(), "{removed:?}");
            assert!(!beside(&file, SAVING).exists(), "{removed:?}");
            db.close().await.unwrap();
            if file.exists() {
                assert_eq!(saved_beside(&file), None);
                assert_eq!(name(&file).await.as_deref(), Some("the last word"));
                continue;
            }
            assert!(saved_beside(&file).is_some());
            fs::rename(&saved, &file).unwrap();
            assert_eq!(name(&file).await.as_deref(), Some("the last word"));
        }
    }

    #[tokio::test]
    async fn what_came_in_its_place_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.db"), folder.path().join("b.db"));
        for (file, said) in [(&other, "another"), (&file, "ours")] {
            let db = open(file).await;
            settings::set(db.conn(), "name", said).await.unwrap();
            db.close().await.unwrap();
        }
        let db = open(&file).await;
        settings::set(db.conn(), "name", "the last word")
            .await
            .unwrap();
        fs::rename(&other, &file).unwrap();
        let saved = db.rescue(NOW).await.unwrap();
        let again = db.rescue(NOW).await.unwrap();
        assert_ne!(saved, again, "nothing is written over");
        db.close().await.unwrap();
        assert_eq!(name(&file).await.as_deref(), Some("another"));
        let left = left_beside(&file);
        for one in [&saved, &again, &beside(&file, "-wal.old-1795687200")] {
            assert!(left.contains(&place_of(one)), "{left:?}");
        }
        for saved in [saved, again] {
            assert_eq!(name(&saved).await.as_deref(), Some("the last word"));
        }
    }

    #[tokio::test]
    async fn a_folder_that_is_gone_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("data");
        let file = within.join("store.db");
        let db = open(&file).await;
        settings::set(db.conn(), "name", "the last word")
            .await
            .unwrap();
        fs::remove_dir_all(&within).unwrap();
        let saved = db.rescue(NOW).await.unwrap();
        db.close().await.unwrap();
        assert_eq!(name(&saved).await.as_deref(), Some("the last word"));
    }
}
