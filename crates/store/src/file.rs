//! Whether the file of a SQLite database is still the one that was opened, and sound.
//!
//! SQLite goes on writing to a file that was removed or replaced, and nobody finds any of it after the next
//! start. So device and inode of what was opened are compared with those of what stands at its path, before
//! anything is written and before it counts as written: some microseconds beside a commit that waits for the
//! disk. What SQLite keeps beside the file belongs to it: in the log of writes are the newest ones.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use sea_orm::sqlx;
use sea_orm::sqlx::sqlite::SqliteError;
use sea_orm::{DbErr, RuntimeErr};

use crate::error::{StoreError, StoreResult, below};

/// What follows the name of a database's file in that of its log of writes.
pub(crate) const LOG: &str = "-wal";
/// What follows it in the name of the index of that log, by which several processes use it.
pub(crate) const INDEX: &str = "-shm";

/// SQLite's codes for a file that is damaged, and for one that is no database.
const DAMAGED: [i32; 2] = [11, 26];
/// The part of SQLite's extended codes that says which kind it is.
const PRIMARY: i32 = 0xff;

/// What to do about a damaged file.
pub const RESTORE: &str = "stop the server, move the file away with what lies beside it, and bring back the \
     newest backup with `undersigned restore FILE`";

/// Which file it is, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    /// The file at a path; nothing where there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        Some(Self {
            device: found.dev(),
            inode: found.ino(),
        })
    }

    /// What [`Display`](fmt::Display) wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (device, inode) = text.split_once(':')?;
        Some(Self {
            device: device.parse().ok()?,
            inode: inode.parse().ok()?,
        })
    }

    /// Whether there is nothing at the path where it was, or another file. Where the system does not say
    /// it is taken to be there.
    #[must_use]
    pub fn is_gone_from(self, path: &Path) -> bool {
        let nothing = [ErrorKind::NotFound, ErrorKind::NotADirectory];
        match fs::metadata(path) {
            Ok(found) => (found.dev(), found.ino()) != (self.device, self.inode),
            Err(error) => nothing.contains(&error.kind()),
        }
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.device, self.inode)
    }
}

/// Why nothing more is written to a database: none of it would be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// Its file, or what belongs to it, was removed or replaced while it was open.
    #[error(
        "the database's file was removed or replaced while it was in use: nothing more is written to it"
    )]
    Gone,
    /// Its file is damaged, as SQLite says.
    #[error("the database's file is damaged ({0}): {restore}", restore = RESTORE)]
    Damaged(String),
}

impl Lost {
    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gone => "database_gone",
            Self::Damaged(_) => "database_damaged",
        }
    }

    /// What an error says of the database's file, if anything.
    pub(crate) fn seen_in(error: &DbErr) -> Option<Self> {
        match below(error)? {
            // As it was put there by `refused` below.
            sqlx::Error::Configuration(inner) => inner.downcast_ref::<Self>().cloned(),
            sqlx::Error::Database(inner) if inner.try_downcast_ref::<SqliteError>().is_some() => {
                let code: i32 = inner.code()?.parse().ok()?;
                let is_damaged = DAMAGED.contains(&(code & PRIMARY));
                is_damaged.then(|| Self::Damaged(inner.message().to_owned()))
            }
            _ => None,
        }
    }

    /// The same as an error of the library below us, which is all that it lets through.
    fn refused(self) -> DbErr {
        let error = sqlx::Error::Configuration(Box::new(self));
        DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
    }
}

/// A file that is there as long as the database is open.
#[derive(Debug)]
struct Watched {
    path: PathBuf,
    /// Which one it was when it was first seen.
    first: OnceLock<FileId>,
}

impl Watched {
    fn new(path: PathBuf) -> Self {
        let first = FileId::of(&path).map_or_else(OnceLock::new, OnceLock::from);
        Self { path, first }
    }

    fn is_gone(&self) -> bool {
        if let Some(first) = self.first.get() {
            return first.is_gone_from(&self.path);
        }
        if let Some(found) = FileId::of(&self.path) {
            // Whoever else sees it first sees the same.
            let _ = self.first.set(found);
        }
        false
    }
}

/// What is known of the files of an open database: nothing where it is no file of this computer.
#[derive(Debug, Default)]
pub(crate) struct Condition {
    /// Where the file really lies, whatever links lead to it.
    place: Option<PathBuf>,
    watched: Vec<Watched>,
    /// What was seen of it once. Only another file helps, and a new start.
    damage: OnceLock<Lost>,
    /// Whether it was closed, with which SQLite itself takes away what it keeps beside the file.
    closed: AtomicBool,
}

impl Condition {
    /// Of a file that has just been opened.
    pub(crate) fn of(file: &Path) -> Self {
        let place = place_of(file);
        let beside = [LOG, INDEX].map(|ending| Watched::new(beside(&place, ending)));
        let mut watched = vec![Watched::new(file.to_owned())];
        watched.extend(beside);
        Self {
            place: Some(place),
            watched,
            damage: OnceLock::new(),
            closed: AtomicBool::new(false),
        }
    }

    /// Where the file is, or was.
    pub(crate) fn place(&self) -> Option<&Path> {
        self.place.as_deref()
    }

    /// Whether the file, or what belongs to it, is not at its place any more.
    pub(crate) fn is_gone(&self) -> bool {
        !self.closed.load(Ordering::Relaxed) && self.watched.iter().any(Watched::is_gone)
    }

    /// Nothing is watched any more.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    /// Why nothing more is to be written, if so.
    pub(crate) fn lost(&self) -> Option<Lost> {
        match self.is_gone() {
            true => Some(Lost::Gone),
            false => self.damage.get().cloned(),
        }
    }

    /// Refuses what would not be kept.
    pub(crate) fn check(&self) -> Result<(), DbErr> {
        self.lost().map_or(Ok(()), |lost| Err(lost.refused()))
    }

    /// Remembers what an error says of the file.
    pub(crate) fn note<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Err(error) = &outcome
            && let Some(damage @ Lost::Damaged(_)) = Lost::seen_in(error)
        {
            // What was seen first is as true.
            let _ = self.damage.set(damage);
        }
        outcome
    }

    /// The same for what was written: it counts where the file is still there.
    pub(crate) fn written<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        let outcome = self.note(outcome)?;
        self.check()?;
        Ok(outcome)
    }

    /// The files as they were opened, by what follows the database's name in theirs.
    pub(crate) fn opened(&self) -> Vec<(&'static str, FileId)> {
        let endings = ["", LOG, INDEX].into_iter();
        let opened = endings.zip(&self.watched);
        opened
            .filter_map(|(ending, one)| Some((ending, *one.first.get()?)))
            .collect()
    }
}

/// Where a database's file lies, or lay, whatever links lead there.
#[must_use]
pub fn place_of(file: &Path) -> PathBuf {
    if let Ok(place) = fs::canonicalize(file) {
        return place;
    }
    // What a link leads to may be gone.
    let target = match fs::read_link(file) {
        Ok(target) => folder_of(file).join(target),
        Err(_) => file.to_owned(),
    };
    match (fs::canonicalize(folder_of(&target)), target.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => target,
    }
}

/// The folder in which a file or folder lies.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The path of what lies beside a database's file.
#[must_use]
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut beside = file.as_os_str().to_owned();
    beside.push(ending);
    beside.into()
}

/// Refuses to begin a database beside the log of one that is not there: SQLite would delete the log, in which
/// is what was written last.
///
/// # Errors
/// [`StoreError::LoneLog`].
pub fn no_lone_log(file: &Path) -> StoreResult<()> {
    let length = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
    let place = place_of(file);
    let log = beside(&place, LOG);
    match length(&place) == 0 && length(&log) > 0 {
        true => Err(StoreError::LoneLog(log.display().to_string())),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests;
