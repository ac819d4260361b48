//! A note in the data folder that a PostgreSQL is being filled by `restore`. SQLite's file gets its name once all is
//! done; a PostgreSQL is full before it is noted that it was put back, and whoever started in between would do again
//! what was done since the backup, and sign below what others have.

use super::Unfit;
use crate::Settings;
use anyhow::Context as _;
use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::PathBuf,
};

/// The note's name in the data folder.
const NAME: &str = ".undersigned-restoring";

fn place(settings: &Settings) -> PathBuf {
    settings.storage.data_dir.join(NAME)
}

/// Whether a restore into the settings' PostgreSQL was begun and is not done.
#[must_use]
pub fn is_noted(settings: &Settings) -> bool {
    settings.storage.sqlite_file().is_none() && place(settings).exists()
}

/// When the backup was made from which one was begun, as the backup says it.
#[must_use]
pub fn made_at(settings: &Settings) -> Option<String> {
    fs::read_to_string(place(settings)).ok()
}

/// Notes that one begins, from a backup that was made then; lasting before anything is put into the database.
///
/// # Errors
/// The operating system's reason.
pub fn note(settings: &Settings, made: &str) -> anyhow::Result<()> {
    let written = || -> io::Result<()> {
        let mut note = File::create(place(settings))?;
        note.write_all(made.as_bytes())?;
        note.sync_all()?;
        File::open(&settings.storage.data_dir)?.sync_all()
    };
    written().with_context(|| format!("{} cannot be written", place(settings).display()))
}

/// Forgets it: all is done, or nothing was changed.
///
/// # Errors
/// The operating system's reason.
pub fn forget(settings: &Settings) -> anyhow::Result<()> {
    match fs::remove_file(place(settings)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", place(settings).display()))
        }
        _ => Ok(()),
    }
}

/// Refuses to work on what was put back in part.
///
/// # Errors
/// [`Unfit`], with what to do.
pub fn refuse(settings: &Settings) -> Result<(), Unfit> {
    match is_noted(settings) {
        true => Err(Unfit(words(settings))),
        false => Ok(()),
    }
}

/// That a restore broke off, and what to do.
fn words(settings: &Settings) -> String {
    format!(
        "a restore into this database was broken off, and nothing works on it before it is ended: run `undersigned \
         admin restored`, which ends it where the database was filled; where it says that it was not, restore the \
         backup again, or remove {} to begin anew",
        place(settings).display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_back_in_part_is_refused_until_it_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.storage.data_dir = folder.path().to_owned();
        let made = "2026-11-29T03:00:00Z";
        note(&settings, made).unwrap();
        assert_eq!(made_at(&settings).as_deref(), Some(made));
        assert!(
            refuse(&settings).is_ok(),
            "SQLite's file is whole or is not there"
        );
        forget(&settings).unwrap();
        settings.storage.database_url = Some("postgres://localhost/coalition".to_owned().into());
        assert!(refuse(&settings).is_ok());
        note(&settings, made).unwrap();
        let said = refuse(&settings).unwrap_err().to_string();
        assert!(said.contains("`undersigned admin restored`"), "{said}");
        for _ in 0..2 {
            forget(&settings).unwrap();
            assert!(refuse(&settings).is_ok());
        }
    }
}
