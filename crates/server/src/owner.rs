//! To whom files of a data folder belong. They are for their owner alone, so what a command of root's left there would
//! be of no use to a server that runs as somebody else.

use crate::{Settings, open};
use std::{
    fs, io,
    os::unix::fs::{MetadataExt as _, lchown},
    path::{Path, PathBuf},
};
use undersigned_store::file::folder_of;

/// Gives a file or folder that was made just now to whom the folder belongs in which it lies. Only root makes any that
/// do not, and nobody else may give them away.
///
/// # Errors
/// The operating system's reason.
pub fn as_its_folder(made: &Path) -> io::Result<()> {
    let folder = folder_of(made);
    let (folder, found) = (fs::metadata(folder)?, fs::symlink_metadata(made)?);
    // What has a second name elsewhere may be somebody's there.
    let is_linked = found.is_file() && found.nlink() > 1;
    if found.uid() == folder.uid() || is_linked {
        return Ok(());
    }
    match lchown(made, Some(folder.uid()), Some(folder.gid())) {
        // A folder that several may write in.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        given => given,
    }
}

/// What of the data belongs to somebody else than the folder does in which it lies.
#[must_use]
pub fn of_others(settings: &Settings) -> Vec<PathBuf> {
    let folder = &settings.storage.data_dir;
    let folders = [settings.storage.media_dir(), open::mail_folder(settings)];
    let inside = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok());
    let inside = inside.flatten().flatten().map(|entry| entry.path());
    let key = settings.storage.secret_key_file();
    let database = settings.storage.sqlite_file().into_iter();
    let database = database.flat_map(|file| {
        ["", "-wal", "-shm", ".lock"]
            .map(|ending| PathBuf::from(format!("{}{ending}", file.display())))
    });
    let own = std::iter::once(key)
        .chain(database)
        .chain(folders.iter().cloned())
        .chain(inside);
    let Ok(owner) = fs::metadata(folder) else {
        return Vec::new();
    };
    own.filter(|file| file.starts_with(folder))
        .filter(|file| fs::symlink_metadata(file).is_ok_and(|found| found.uid() != owner.uid()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::chown;

    /// Somebody else; only root can give them anything.
    const OTHER: u32 = 12_345;

    fn owner(path: &Path) -> u32 {
        fs::metadata(path).unwrap().uid()
    }

    #[test]
    fn what_root_leaves_is_named_and_what_it_makes_is_the_folders() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.storage.data_dir = folder.path().to_owned();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("media")).unwrap();
        fs::create_dir(at("fonts")).unwrap();
        for file in ["secret.key", "media/a.jpg", "fonts/a.ttf", "undersigned.db"] {
            fs::write(at(file), "x").unwrap();
        }
        assert!(of_others(&settings).is_empty());
        as_its_folder(&at("secret.key")).unwrap();
        if chown(folder.path(), Some(OTHER), Some(OTHER)).is_err() {
            // Not root: nothing here is anybody else's.
            return;
        }
        // Fonts are whose they may be: they are read by everybody.
        let mut named = of_others(&settings);
        named.sort();
        let wanted = ["media", "media/a.jpg", "secret.key", "undersigned.db"];
        assert_eq!(named, wanted.map(at));
        for made in wanted {
            as_its_folder(&at(made)).unwrap();
            assert_eq!(owner(&at(made)), OTHER, "{made}");
        }
        assert!(of_others(&settings).is_empty());
    }
}
