//! One server at a time on one SQLite file: a second one would do every timer, mail and delivery again.
//!
//! A lock on a file beside the database says who is there. The operating system takes it back when the
//! process ends, however it ends, so that none is ever left behind. Commands beside a server need none, but
//! do nothing where the file that it has open is gone: they would make another one in its place.
//!
//! Any number may work on one PostgreSQL, if they are of one version.

mod noted;

use crate::{
    DRAIN,
    open::{self, make_folder},
    settings::Settings,
    workers,
};
use anyhow::Context as _;
use noted::{Noted, note};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::ErrorKind,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::{sleep, timeout};
use undersigned_store::{
    Database,
    file::{FileId, beside, place_of},
    rescue::PUT_BACK,
    schema::Schema,
};

/// What follows the database's name in that of the locked file.
const ENDING: &str = ".lock";
/// How long one is waited for that may be ending just now: a little longer than it takes to end.
const PATIENCE: Duration = Duration::from_secs(DRAIN.as_secs() + 2);
/// Pause between two looks.
const PAUSE: Duration = Duration::from_millis(100);
/// The same where each asks a database.
const LOOK: Duration = Duration::from_secs(1);

/// Why this process does not work on the data.
#[derive(Debug, thiserror::Error)]
pub enum Taken {
    /// Another one has the lock beside a SQLite file.
    #[error(
        "a server runs already on the data in {folder}{process}: stop it first, or name another folder \
         with --data-dir"
    )]
    Folder {
        /// Where the data is.
        folder: String,
        /// Which process, as far as it wrote that down.
        process: String,
    },
    /// The same, and the file that the other one has open is gone.
    #[error(
        "a server runs already on the data in {folder}{process}, and its database's file was removed or \
         replaced since: nothing is done, which could lose what is in the open file. The server saves that \
         beside the old place; then {put_back}",
        put_back = PUT_BACK
    )]
    Gone {
        /// Where the data is.
        folder: String,
        /// Which process, as far as it wrote that down.
        process: String,
    },
    /// Others do the work on a PostgreSQL.
    #[error(
        "a server or worker still works on this database: stop all of them first (for `restore` it has to \
         be empty as well)"
    )]
    Database,
    /// The same, and this version is to bring that up to date.
    #[error(
        "a server or worker of an earlier version still works on this database, and could not use it any \
         longer once it is brought up to date: stop all of them first, then start this one again"
    )]
    Earlier,
}

/// That no other server works on the data, for as long as one of these is kept.
#[derive(Debug, Clone)]
pub struct Alone {
    locked: Option<Arc<File>>,
}

impl Alone {
    /// Notes which files were opened, so that commands notice where they are gone.
    pub fn note_files_of(&self, database: &Database) {
        self.note(&database.opened_files());
    }

    /// Notes that none is open any more: the last to close them takes some of them away.
    pub fn note_no_files(&self) {
        self.note(&[]);
    }

    /// Only for whoever looks from outside: on a full disk it is left out.
    fn note(&self, files: &[(&str, FileId)]) {
        if let Some(locked) = &self.locked
            && let Err(error) = note(locked, files)
        {
            tracing::debug!(%error, "process and files do not stand in the locked file");
        }
    }
}

/// Waits until no other server works on the data, and keeps others away from it. With PostgreSQL any
/// number may, but for what [`none_of_an_earlier_version`] says.
///
/// # Errors
/// [`Taken`]; the file cannot be made.
pub async fn hold(settings: &Settings) -> anyhow::Result<Alone> {
    hold_within(settings, PATIENCE).await
}

async fn hold_within(settings: &Settings, patience: Duration) -> anyhow::Result<Alone> {
    let Some(database) = settings.storage.sqlite_file() else {
        return Ok(Alone { locked: None });
    };
    if let Some(folder) = database.parent().filter(|it| !it.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let database = place_of(&database);
    let place = beside(&database, ENDING);
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&place)
        .with_context(|| format!("{} cannot be written", place.display()))?;
    let freed = async {
        let mut waits = false;
        while !is_locked(&file, &place) {
            if !waits {
                tracing::info!(
                    seconds = patience.as_secs(),
                    "another server works on this data; this one waits for its end"
                );
            }
            waits = true;
            sleep(PAUSE).await;
        }
    };
    if timeout(patience, freed).await.is_err() {
        return Err(Taken::by(&database).into());
    }
    let alone = Alone {
        locked: Some(Arc::new(file)),
    };
    alone.note_no_files();
    Ok(alone)
}

/// Waits until none of an earlier version works on a PostgreSQL that is to be brought up to date: it would go on
/// with what it does not know. Others of this version may start as well, and one of them brings it up to date.
///
/// # Errors
/// [`Taken::Earlier`]; the database.
pub async fn none_of_an_earlier_version(database: &Database) -> anyhow::Result<()> {
    if !database.is_postgres() {
        return Ok(());
    }
    let begun = Instant::now();
    let mut waits = false;
    // What else is wrong with it is said where it is brought up to date.
    while matches!(database.schema().await, Ok(Schema::Earlier))
        && workers::is_somebody_there(database).await?
    {
        if begun.elapsed() >= PATIENCE {
            return Err(Taken::Earlier.into());
        }
        if !waits {
            tracing::info!(
                seconds = PATIENCE.as_secs(),
                "a server or worker of an earlier version works on this database; this one waits for its end"
            );
        }
        waits = true;
        sleep(LOOK).await;
    }
    Ok(())
}

/// Makes sure that nobody works on a database that is open already. On SQLite the lock beside its file says
/// that: [`at_once`].
///
/// # Errors
/// [`Taken::Database`]; the database.
pub async fn nobody_on(database: &Database) -> anyhow::Result<()> {
    match database.is_postgres() && workers::is_somebody_there(database).await? {
        true => Err(Taken::Database.into()),
        false => Ok(()),
    }
}

/// Makes sure that nobody works on the data, for what must not be done beside a server. Where one has
/// been on a SQLite file others are kept away meanwhile; nothing is made where none has been.
///
/// # Errors
/// [`Taken`]; the locked file, or the database, cannot be opened.
pub async fn at_once(settings: &Settings) -> anyhow::Result<Alone> {
    let Some(database) = settings.storage.sqlite_file() else {
        let database = open::connect(settings).await?;
        let nobody = nobody_on(&database).await;
        database.close().await?;
        return nobody.map(|()| Alone { locked: None });
    };
    let database = place_of(&database);
    let place = beside(&database, ENDING);
    let file = match OpenOptions::new().write(true).open(&place) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Alone { locked: None }),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            return Err(open::shut_out(&place, &error, &database, &database.try_exists()).into());
        }
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be opened", place.display()));
        }
    };
    if !is_locked(&file, &place) {
        return Err(Taken::by(&database).into());
    }
    let alone = Alone {
        locked: Some(Arc::new(file)),
    };
    alone.note_no_files();
    Ok(alone)
}

/// Refuses to go on beside a server whose database's file is gone: whoever opened one in its place would
/// make it, and spoil what is left beside it.
///
/// # Errors
/// [`Taken::Gone`].
pub fn not_beside_a_lost_file(settings: &Settings) -> Result<(), Taken> {
    let Some(database) = settings.storage.sqlite_file() else {
        return Ok(());
    };
    let database = place_of(&database);
    let place = beside(&database, ENDING);
    // The lock is looked at last, and seldom: whoever starts meanwhile would find it taken.
    match Noted::at(&place).is_gone(&database) && is_held(&place) {
        true => Err(Taken::by(&database)),
        false => Ok(()),
    }
}

/// Who else works on a SQLite file, if anybody does.
#[must_use]
pub fn taken(settings: &Settings) -> Option<Taken> {
    let database = place_of(&settings.storage.sqlite_file()?);
    is_held(&beside(&database, ENDING)).then(|| Taken::by(&database))
}

/// Whether somebody has the lock.
fn is_held(place: &Path) -> bool {
    let locked = File::open(place).map(|file| file.try_lock_shared());
    matches!(locked, Ok(Err(TryLockError::WouldBlock)))
}

/// Whether the lock is ours now.
fn is_locked(file: &File, place: &Path) -> bool {
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        // Some disks of the network know no locks; the server starts on them all the same.
        Err(TryLockError::Error(error)) => {
            let file = place.display();
            tracing::warn!(%error, %file, "nothing keeps a second server from this data");
            true
        }
    }
}

impl Taken {
    /// By whoever has the lock beside a database.
    fn by(database: &Path) -> Self {
        let noted = Noted::at(&beside(database, ENDING));
        let process = noted.process.map(|process| format!(" (process {process})"));
        let process = process.unwrap_or_default();
        let folder = database.parent().unwrap_or(database);
        let folder = folder.display().to_string();
        match noted.is_gone(database) {
            true => Self::Gone { folder, process },
            false => Self::Folder { folder, process },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Taken, at_once, hold_within, not_beside_a_lost_file, taken};
    use crate::Settings;
    use std::{path::Path, time::Duration};
    use undersigned_store::{Database, file::place_of};

    /// Nobody lets go meanwhile.
    const AT_ONCE: Duration = Duration::from_millis(10);

    fn settings(folder: &Path) -> Settings {
        let mut settings = Settings::default();
        settings.storage.data_dir = folder.to_owned();
        settings
    }

    #[tokio::test]
    async fn one_at_a_time_until_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(&folder.path().join("data"));
        let first = hold_within(&settings, AT_ONCE).await.unwrap();
        let refused = hold_within(&settings, AT_ONCE).await.unwrap_err();
        let said = refused.downcast::<Taken>().unwrap().to_string();
        let process = format!("(process {})", std::process::id());
        assert!(said.contains(&process), "{said}");
        let same = first.clone();
        drop(first);
        let refused = hold_within(&settings, AT_ONCE).await;
        assert!(refused.is_err(), "one of them is kept");
        drop(same);
        hold_within(&settings, AT_ONCE).await.unwrap();
    }

    #[tokio::test]
    async fn what_needs_to_be_alone_is_refused_beside_a_server_and_makes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(&folder.path().join("data"));
        drop(at_once(&settings).await.unwrap());
        assert!(!folder.path().join("data").exists());
        let server = hold_within(&settings, AT_ONCE).await.unwrap();
        let refused = at_once(&settings).await.unwrap_err();
        assert!(refused.is::<Taken>(), "{refused}");
        drop(server);
        let alone = at_once(&settings).await.unwrap();
        let refused = hold_within(&settings, AT_ONCE).await;
        assert!(refused.is_err(), "nobody starts meanwhile");
        drop(alone);
        hold_within(&settings, AT_ONCE).await.unwrap();
    }

    #[tokio::test]
    async fn a_lost_file_is_named_to_whoever_would_make_another_one() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(folder.path());
        let url = settings.storage.database_url();
        let database = Database::connect(&url, 1).await.unwrap();
        database.migrate().await.unwrap();
        assert!(taken(&settings).is_none());
        let server = hold_within(&settings, AT_ONCE).await.unwrap();
        server.note_files_of(&database);
        let refused = at_once(&settings).await.unwrap_err();
        assert!(matches!(refused.downcast_ref(), Some(Taken::Folder { .. })));
        for ending in ["-wal", ""] {
            let file = folder.path().join(format!("undersigned.db{ending}"));
            std::fs::remove_file(file).unwrap();
            let refused = at_once(&settings).await.unwrap_err();
            assert!(matches!(refused.downcast_ref(), Some(Taken::Gone { .. })));
        }
        assert!(matches!(taken(&settings), Some(Taken::Gone { .. })));
        assert!(not_beside_a_lost_file(&settings).is_err());
        server.note_no_files();
        assert!(not_beside_a_lost_file(&settings).is_ok());
        assert!(matches!(taken(&settings), Some(Taken::Folder { .. })));
        drop(server);
        assert!(taken(&settings).is_none());
    }

    #[test]
    fn a_database_has_one_lock_by_whichever_name() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.db"), folder.path().join("b.db"));
        std::fs::write(&file, "").unwrap();
        std::os::unix::fs::symlink(&file, &other).unwrap();
        assert_eq!(place_of(&file), place_of(&other));
        // Also once it is gone.
        std::fs::remove_file(&file).unwrap();
        assert_eq!(place_of(&file), place_of(&other));
        assert!(place_of(&other).ends_with("a.db"));
    }
}
