//! Whether files that are for the server alone are closed to everybody else.

use super::{Finding, not_checked};
use crate::{
    Settings,
    commands::words::{counted, shell_word},
    owner,
};
use std::{
    io,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};
use undersigned_store::{SecretKey, StoreError, rescue};

/// What the group or all others may do with a file.
const READ: u32 = 0o044;
/// The same, of a folder: reach what is in it.
const ENTER: u32 = 0o011;

/// The secret key, wherever it lies: what it seals is of use to nobody without it.
pub fn secret_key(settings: &Settings) -> Result<(), Finding> {
    let path = settings.storage.secret_key_file();
    match mode(&path)? {
        mode if mode & 0o077 != 0 => {
            Err(format!("others can read it: chmod 600 {}", shell_word(&path)).into())
        }
        _ => is_key(&path),
    }
}

/// Whether a key can be read from it. Whether it is the right one is known from the database.
fn is_key(path: &Path) -> Result<(), Finding> {
    match SecretKey::read(path) {
        Ok(_) => Ok(()),
        Err(StoreError::SecretKey(file)) => Err(format!(
            "{file} holds no key: put the file back that belongs to this data, which every backup holds; a \
             server that still runs writes it there by itself once what is there was moved away"
        )
        .into()),
        Err(error) => not_checked(error.to_string()),
    }
}

/// SQLite's file, and what it keeps beside it. Earlier versions left that to the folder, so that an open
/// file in a closed one is well.
pub fn database(settings: &Settings) -> Result<(), Finding> {
    let Some(path) = settings.storage.sqlite_file() else {
        return not_checked("PostgreSQL looks after its own");
    };
    let path = path.canonicalize().unwrap_or(path);
    mode(&path)?;
    let folders = path.ancestors().skip(1);
    let is_reached = folders.map(mode).all(|mode| match mode {
        Ok(mode) => mode & ENTER != 0,
        Err(_) => true,
    });
    let beside = ["", "-wal", "-shm"].map(|ending| format!("{}{ending}", path.display()));
    let open: Vec<String> = beside
        .into_iter()
        .filter(|file| mode(Path::new(file)).is_ok_and(|mode| mode & READ != 0))
        .map(|file| shell_word(Path::new(&file)))
        .collect();
    match is_reached && !open.is_empty() {
        true => Err(format!("others can read it: chmod 600 {}", open.join(" ")).into()),
        false => Ok(()),
    }
}

/// What a server saved and put aside when its database's file was gone. Nothing uses it, and nothing that is deleted goes
/// from it.
pub fn put_aside(settings: &Settings) -> Result<(), Finding> {
    let Some(path) = settings.storage.sqlite_file() else {
        return not_checked("PostgreSQL looks after its own");
    };
    let left = rescue::left_beside(&path);
    let left: Vec<String> = left.iter().map(|one| shell_word(one)).collect();
    match left.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "what was put aside when the database's file was gone still holds all that was deleted since: once this \
             server has everything again, rm {}",
            left.join(" ")
        )
        .into()),
    }
}

/// Whether all of the data belongs to whom its folder does: what a command of root's left there, a server that runs as
/// somebody else cannot use.
pub fn owners(settings: &Settings) -> Result<(), String> {
    /// So many are named.
    const NAMED: usize = 5;
    let found = owner::of_others(settings);
    let named = found.iter().take(NAMED).map(|file| shell_word(file));
    let named = named.collect::<Vec<_>>().join(" ");
    let folder = shell_word(&settings.storage.data_dir);
    let verb = if found.len() == 1 {
        "belongs to"
    } else {
        "belong to"
    };
    let more = if found.len() > NAMED { " …" } else { "" };
    match found.len() {
        0 => Ok(()),
        _ if is_the_odd_one(settings, &found) => Err(format!(
            "the data folder belongs to root, and all that matters in it to somebody else: a server that runs as that \
             user cannot enter it: chown --reference={} {folder}",
            shell_word(&settings.storage.secret_key_file())
        )),
        count => Err(format!(
            "{} in the data folder {verb} somebody else than the folder itself, and a server that runs as its owner \
             cannot use what is not its own: chown --reference={folder} {named}{more}; give commands to that user, \
             not to root",
            counted(count, "file", "files"),
        )),
    }
}

/// Whether it is the folder that is not whose the data is: root made it, and key and database are one other user's.
fn is_the_odd_one(settings: &Settings, found: &[PathBuf]) -> bool {
    let owner = |path: &Path| std::fs::metadata(path).ok().map(|found| found.uid());
    let key = settings.storage.secret_key_file();
    let database = settings.storage.sqlite_file();
    owner(&settings.storage.data_dir) == Some(0)
        && found.contains(&key)
        && database
            .is_none_or(|database| found.contains(&database) && owner(&database) == owner(&key))
}

fn mode(path: &Path) -> Result<u32, Finding> {
    match std::fs::metadata(path) {
        Ok(metadata) => Ok(metadata.permissions().mode()),
        // Where data needs one, opening the database says so.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Finding::NotChecked(format!(
            "there was none at {}",
            path.display()
        ))),
        Err(error) => Err(Finding::NotChecked(format!("{}: {error}", path.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::chown;

    /// Somebody else; only root can give them anything.
    const OTHER: u32 = 12_345;

    #[test]
    fn a_folder_of_roots_goes_to_whom_the_data_belongs_and_a_file_of_roots_to_the_folders_owner() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.storage.data_dir = folder.path().to_owned();
        let files = ["secret.key", "undersigned.db"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, "x").unwrap();
        }
        assert_eq!(owners(&settings), Ok(()));
        for file in &files {
            if chown(file, Some(OTHER), Some(OTHER)).is_err() {
                // Not root: nothing here is anybody else's.
                return;
            }
        }
        let said = owners(&settings).unwrap_err();
        let mend = format!(
            "chown --reference={} {}",
            files[0].display(),
            folder.path().display()
        );
        assert!(said.ends_with(&mend), "{said}");
        // One alone is the odd one itself.
        chown(&files[1], Some(0), Some(0)).unwrap();
        let said = owners(&settings).unwrap_err();
        let mend = format!(
            "chown --reference={} {}",
            folder.path().display(),
            files[0].display()
        );
        assert!(said.contains(&mend), "{said}");
    }
}
