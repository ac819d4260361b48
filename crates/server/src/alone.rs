//! One server at a time on one SQLite file: a second one would do every timer, mail and delivery again.
//!
//! A lock on a file beside the database says who is there. The operating system takes it back when the
//! process ends, however it ends, so that none is ever left behind. Commands beside a server need none.

use crate::{
    DRAIN,
    open::{self, make_folder},
    settings::Settings,
    workers,
};
use anyhow::Context as _;
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::time::{sleep, timeout};

/// What follows the database's name in that of the locked file.
const ENDING: &str = ".lock";
/// How long one is waited for that may be ending just now: a little longer than it takes to end.
const PATIENCE: Duration = Duration::from_secs(DRAIN.as_secs() + 2);
/// Pause between two looks.
const PAUSE: Duration = Duration::from_millis(100);

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
    /// Others do the work on a PostgreSQL.
    #[error(
        "a server or worker still works on this database: stop all of them first (for `restore` it has to \
         be empty as well)"
    )]
    Database,
}

/// That no other server works on the data, for as long as one of these is kept.
#[derive(Debug, Clone)]
pub struct Alone {
    _locked: Option<Arc<File>>,
}

/// Waits until no other server works on the data, and keeps others away from it. With PostgreSQL any
/// number may.
///
/// # Errors
/// [`Taken`]; the file cannot be made.
pub async fn hold(settings: &Settings) -> anyhow::Result<Alone> {
    hold_within(settings, PATIENCE).await
}

async fn hold_within(settings: &Settings, patience: Duration) -> anyhow::Result<Alone> {
    let Some(database) = settings.storage.sqlite_file() else {
        return Ok(Alone { _locked: None });
    };
    if let Some(folder) = database.parent().filter(|it| !it.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let place = beside(&database);
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
        return Err(Taken::by(&place).into());
    }
    // Only for whoever is told that it is taken: on a full disk it is left out.
    if let Err(error) = note(&file) {
        tracing::debug!(%error, "the process does not stand in the locked file");
    }
    Ok(Alone {
        _locked: Some(Arc::new(file)),
    })
}

/// Makes sure that nobody works on the data, for what must not be done beside a server. Where one has
/// been on a SQLite file others are kept away meanwhile; nothing is made where none has been.
///
/// # Errors
/// [`Taken`]; the locked file, or the database, cannot be opened.
pub async fn at_once(settings: &Settings) -> anyhow::Result<Alone> {
    let Some(database) = settings.storage.sqlite_file() else {
        let database = open::connect(settings).await?;
        let at_work = workers::is_somebody_at_work(&database).await?;
        database.close().await?;
        return match at_work {
            true => Err(Taken::Database.into()),
            false => Ok(Alone { _locked: None }),
        };
    };
    let place = beside(&database);
    let file = match OpenOptions::new().write(true).open(&place) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Alone { _locked: None }),
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be opened", place.display()));
        }
    };
    match is_locked(&file, &place) {
        true => Ok(Alone {
            _locked: Some(Arc::new(file)),
        }),
        false => Err(Taken::by(&place).into()),
    }
}

/// The locked file of a database, which may be reached by several names.
fn beside(database: &Path) -> PathBuf {
    let database = std::fs::canonicalize(database).unwrap_or_else(|_| database.to_owned());
    let mut place = database.into_os_string();
    place.push(ENDING);
    place.into()
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

/// Writes down which process has the lock.
fn note(mut file: &File) -> std::io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

impl Taken {
    fn by(place: &Path) -> Self {
        let noted = std::fs::read_to_string(place).unwrap_or_default();
        let process = match noted.trim().parse::<u32>() {
            Ok(process) => format!(" (process {process})"),
            Err(_) => String::new(),
        };
        let folder = place.parent().unwrap_or(place);
        Self::Folder {
            folder: folder.display().to_string(),
            process,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Taken, at_once, beside, hold_within};
    use crate::Settings;
    use std::{path::Path, time::Duration};

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

    #[test]
    fn a_database_has_one_lock_by_whichever_name() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.db"), folder.path().join("b.db"));
        std::fs::write(&file, "").unwrap();
        std::os::unix::fs::symlink(&file, &other).unwrap();
        assert_eq!(beside(&file), beside(&other));
        assert!(beside(&file).ends_with("a.db.lock"));
    }
}
