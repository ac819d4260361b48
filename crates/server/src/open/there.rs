//! Whether there is data of a server at all, or something is left of it, and what whoever may not look for it is told.

use super::Unfit;
use crate::Settings;
use std::{
    io::{self, ErrorKind},
    path::Path,
};
use undersigned_store::{file, rescue};

/// Whether there is a server's data where the settings say. A command that was given in another folder
/// must not begin an empty server there, and speak of that.
///
/// # Errors
/// [`Unfit`].
pub fn is_there(settings: &Settings) -> Result<(), Unfit> {
    nothing_left(settings)?;
    match settings.storage.sqlite_file() {
        Some(file) => found(&file, file.try_exists()),
        None => Ok(()),
    }
}

/// Refuses to begin, or go on, where whoever gives a command may not see whether there is a server's data.
///
/// # Errors
/// [`Unfit`].
pub(super) fn is_not_shut(settings: &Settings) -> Result<(), Unfit> {
    match settings.storage.sqlite_file() {
        Some(file) => may_be_looked_for(&file, &file.try_exists()),
        None => Ok(()),
    }
}

fn may_be_looked_for(file: &Path, looked: &io::Result<bool>) -> Result<(), Unfit> {
    match looked {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(no_entry(file, error)),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// What follows from whether a database's file was found. Whoever may not enter its folder cannot see that, and is
/// not to hear that there is no data, and how to begin anew.
fn found(file: &Path, looked: io::Result<bool>) -> Result<(), Unfit> {
    may_be_looked_for(file, &looked)?;
    match looked {
        Ok(true) => Ok(()),
        // Nor would a server begin in it.
        Err(error) if error.kind() == ErrorKind::NotADirectory => Err(Unfit(format!(
            "there is no data of a server here ({} cannot be there: what it would lie in is a file, and no folder); \
             say where the data folder is with --data-dir or UNDERSIGNED_DATA_DIR",
            file.display()
        ))),
        Ok(false) | Err(_) => Err(Unfit(format!(
            "there is no data of a server here ({} is not there); say where it is with --data-dir or \
             UNDERSIGNED_DATA_DIR, or begin with `undersigned serve` or `undersigned setup`",
            file.display()
        ))),
    }
}

/// That whoever runs this may not enter the folder of a database's file.
fn no_entry(file: &Path, error: &io::Error) -> Unfit {
    Unfit(format!(
        "{} cannot be looked for ({error}): whoever runs this may not enter its folder; give commands as the user \
         as whom the server runs",
        file.display()
    ))
}

/// That whoever runs this may not open the locked file beside a database. Where they may not enter the folder at
/// all, as looking for the database shows, that is said as by every other command.
pub fn shut_out(
    lock: &Path,
    error: &io::Error,
    database: &Path,
    looked: &io::Result<bool>,
) -> Unfit {
    match may_be_looked_for(database, looked) {
        Err(shut) => shut,
        Ok(()) => Unfit(format!(
            "{} cannot be opened ({error}): give commands as the user as whom the server runs",
            lock.display()
        )),
    }
}

/// Refuses to begin a database where one was that is not there: what is left of it has the newest that was
/// in it.
pub(super) fn nothing_left(settings: &Settings) -> Result<(), Unfit> {
    let Some(file) = settings.storage.sqlite_file() else {
        return Ok(());
    };
    if let Some(saved) = rescue::saved_beside(&file) {
        return Err(Unfit(format!(
            "{} is not there, and {} is, in which a server saved all that it had when its database's file \
             was removed or replaced: stop that server if it still runs, and give the file the name of the \
             first, or move it away to begin anew",
            file.display(),
            saved.display()
        )));
    }
    file::no_lone_log(&file).map_err(|error| Unfit(error.to_string()))
}

/// That there is a database, and nothing of a server in it.
pub fn no_data() -> Unfit {
    Unfit(
        "there is no data of a server in this database; say where it is with --data-dir or \
         --database-url, or begin with `undersigned serve` or `undersigned setup`"
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::{found, may_be_looked_for, shut_out};
    use crate::{
        Settings, Surroundings,
        open::{Who, make_folder, open},
    };
    use std::{
        fs,
        io::{self, ErrorKind},
        os::unix::fs::PermissionsExt as _,
        path::Path,
    };

    #[test]
    fn whoever_may_not_look_for_the_data_is_not_told_to_begin_anew() {
        let file = Path::new("/var/lib/undersigned/undersigned.db");
        assert!(found(file, Ok(true)).is_ok());
        let said = |looked| found(file, looked).unwrap_err().to_string();
        for looked in [Ok(false), Err(ErrorKind::NotADirectory.into())] {
            assert!(said(looked).starts_with("there is no data of a server here"));
        }
        let no_folder = said(Err(ErrorKind::NotADirectory.into()));
        assert!(!no_folder.contains("undersigned serve"), "{no_folder}");
        let shut_out = said(Err(ErrorKind::PermissionDenied.into()));
        assert!(shut_out.contains("as the user as whom"), "{shut_out}");
        assert!(!shut_out.contains("undersigned setup"), "{shut_out}");
    }

    #[test]
    fn whoever_begins_where_they_may_not_look_is_told_so_as_by_other_commands() {
        let file = Path::new("/var/lib/undersigned/undersigned.db");
        let denied = || io::Error::from(ErrorKind::PermissionDenied);
        let other = found(file, Err(denied())).unwrap_err().to_string();
        let said = may_be_looked_for(file, &Err(denied())).unwrap_err();
        assert_eq!(said.to_string(), other);
        for looked in [Ok(true), Ok(false), Err(ErrorKind::NotADirectory.into())] {
            assert!(may_be_looked_for(file, &looked).is_ok());
        }
    }

    #[test]
    fn whoever_may_not_enter_the_folder_is_not_told_of_the_lock_in_it() {
        let folder = Path::new("/var/lib/undersigned");
        let (lock, file) = (
            folder.join("undersigned.db.lock"),
            folder.join("undersigned.db"),
        );
        let denied = || io::Error::from(ErrorKind::PermissionDenied);
        let said =
            |looked: io::Result<bool>| shut_out(&lock, &denied(), &file, &looked).to_string();
        let other = found(&file, Err(denied())).unwrap_err().to_string();
        assert_eq!(said(Err(denied())), other);
        for looked in [Ok(true), Ok(false)] {
            let said = said(looked);
            assert!(
                said.contains("undersigned.db.lock cannot be opened"),
                "{said}"
            );
            assert!(said.contains("as the user as whom"), "{said}");
        }
    }

    #[tokio::test]
    async fn a_command_that_begins_says_where_it_may_not_enter_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.storage.data_dir = folder.path().join("data");
        let data = settings.storage.data_dir.as_path();
        make_folder(data).unwrap();
        let allow = |mode| fs::set_permissions(data, fs::Permissions::from_mode(mode)).unwrap();
        allow(0);
        let begun = open(&settings, Who::First, Surroundings::system()).await;
        allow(0o700);
        // Root enters everywhere.
        if let Err(refused) = begun {
            let said = refused.to_string();
            assert!(said.contains("may not enter its folder"), "{said}");
        }
    }
}
