//! The section `[storage]`.

use super::{
    section::section,
    value::{Secret, number, plain},
};
use std::{
    ops::RangeInclusive,
    path::{Path, PathBuf},
};
use undersigned_federation::standing::Limits;
use undersigned_store::Database;

/// Bytes of a megabyte, as disks and quotas are sold.
const MEGABYTE: u64 = 1_000_000;
/// With how many connections a process may read.
pub(super) const DATABASE_CONNECTIONS: RangeInclusive<u32> = 1..=500;

section! {
    /// Where data and keys are kept.
    "Storage" storage: Storage {
        /// The folder for everything that is not in a database elsewhere. It is made if missing.
        /// Fonts in its folder `fonts` are used for the pictures of link previews, beside those of
        /// the system.
        data_dir: PathBuf = PathBuf::from("./undersigned-data"), read "plain",
            default "`./undersigned-data`",
            allowed "a folder";
        /// The database: a SQLite file, or PostgreSQL for larger coalitions. In user and password,
        /// write `%` as `%25`, `@` as `%40`, `/` as `%2F`, `?` as `%3F`, `#` as `%23` and `:` as `%3A`.
        database_url: Option<Secret> = None, read "plain",
            default "`undersigned.db` in the data folder",
            allowed "sqlite://path/to/file.db or postgres://user:password@host/name";
        /// How many connections of one process to a PostgreSQL may read at once. Half as many more write,
        /// and two more listen: twelve and two unless this is set. All processes on one database together
        /// must stay below its `max_connections`, which is 100 where nobody changed it. Commands read with
        /// one, whatever this says. On SQLite no more read than there are processors.
        database_connections: u32 = 8, read "number",
            default "`8`",
            allowed "a number from 1 to 500";
        /// The file with the key that seals private keys and people's data in the database. It is
        /// made if missing. Whoever loses it loses what is sealed with it: keep it with the backup.
        secret_key_file: Option<PathBuf> = None, read "plain",
            default "`secret.key` in the data folder",
            allowed "a file";
        /// How many megabytes must be free on the disk of the data folder, and on that of SQLite's
        /// file where it lies elsewhere. With less, pictures are not taken, those of others go, and
        /// `/ready`, `doctor` and the desk say so; what is signed is taken for as long as it can be
        /// written.
        min_free_mb: u32 = 200, read "number",
            default "`200`",
            allowed "a number";
        /// How many megabytes of pictures one organisation may keep.
        uploads_mb: u32 = 500, read "number",
            default "`500`",
            allowed "a number";
        /// How many megabytes of pictures of actors elsewhere are kept, all together; those that
        /// were fetched first go first. None is kept for longer than thirty days.
        remote_pictures_mb: u32 = 64, read "number",
            default "`64`",
            allowed "a number";
        /// How many descriptions of actors elsewhere are kept. Those go that nothing here names, the
        /// oldest first, and in any case after ninety days; they are fetched again when needed.
        remote_actors: u32 = 100_000, read "number",
            default "`100000`",
            allowed "a number";
    }
}

impl Storage {
    /// The URL of the database.
    pub fn database_url(&self) -> String {
        match &self.database_url {
            Some(url) => url.expose().to_owned(),
            None => Database::address_of(&self.data_dir.join("undersigned.db")),
        }
    }

    /// The database's file, if it is SQLite's.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        let url = self.database_url();
        let rest = url
            .strip_prefix("sqlite://")
            .or_else(|| url.strip_prefix("sqlite:"))?;
        let path = rest.split_once('?').map_or(rest, |(path, _)| path);
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        Some(Path::new(path.as_ref()).to_path_buf())
    }

    /// The folders in which data lies: a database's file may be on another disk than all else.
    fn folders(&self) -> Vec<PathBuf> {
        let database = self.sqlite_file();
        let database = database.as_deref().and_then(Path::parent);
        let database = database.map(|folder| match folder.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => folder.to_owned(),
        });
        let mut folders = vec![self.data_dir.clone()];
        folders.extend(database.filter(|folder| *folder != self.data_dir));
        folders
    }

    /// How much is kept, and where.
    pub fn limits(&self) -> Limits {
        let megabytes = |count: u32| u64::from(count) * MEGABYTE;
        Limits {
            folders: self.folders(),
            min_free: megabytes(self.min_free_mb),
            uploads: megabytes(self.uploads_mb),
            portraits: megabytes(self.remote_pictures_mb),
            actors: u64::from(self.remote_actors),
        }
    }

    /// The folder of pictures.
    pub fn media_dir(&self) -> PathBuf {
        self.data_dir.join("media")
    }

    /// The folder in which an operator may put fonts, beside those of the system.
    pub fn fonts_dir(&self) -> PathBuf {
        self.data_dir.join("fonts")
    }

    /// The file with the secret key.
    pub fn secret_key_file(&self) -> PathBuf {
        self.secret_key_file
            .clone()
            .unwrap_or_else(|| self.data_dir.join("secret.key"))
    }
}
