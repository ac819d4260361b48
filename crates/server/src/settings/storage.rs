//! The section `[storage]`.

use super::{
    section::section,
    value::{Secret, plain},
};
use std::path::{Path, PathBuf};

section! {
    /// Where data and keys are kept.
    "Storage" storage: Storage {
        /// The folder for everything that is not in a database elsewhere. It is made if missing.
        /// Fonts in its folder `fonts` are used for the pictures of link previews, beside those of
        /// the system.
        data_dir: PathBuf = PathBuf::from("./undersigned-data"), read "plain",
            default "`./undersigned-data`",
            allowed "a folder";
        /// The database: a SQLite file, or PostgreSQL for larger coalitions.
        database_url: Option<Secret> = None, read "plain",
            default "`undersigned.db` in the data folder",
            allowed "sqlite://path/to/file.db or postgres://user:password@host/name";
        /// The file with the key that seals private keys and people's data in the database. It is
        /// made if missing. Whoever loses it loses what is sealed with it: keep it with the backup.
        secret_key_file: Option<PathBuf> = None, read "plain",
            default "`secret.key` in the data folder",
            allowed "a file";
    }
}

impl Storage {
    /// The URL of the database.
    pub fn database_url(&self) -> String {
        match &self.database_url {
            Some(url) => url.expose().to_owned(),
            None => {
                let file = self.data_dir.join("undersigned.db");
                // In a URL these three would not be part of the path.
                let path = file.display().to_string();
                let path = path
                    .replace('%', "%25")
                    .replace('?', "%3F")
                    .replace('#', "%23");
                format!("sqlite://{path}")
            }
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
