//! Losing a server's data, and putting back an older copy of it.

use crate::{Server, database::Postgres};
use std::{fs, path::Path, sync::Arc};
use tempfile::TempDir;

/// Database and keys of a server, as they were.
pub struct Copy {
    folder: TempDir,
    database: Option<Postgres>,
}

impl Copy {
    fn file(&self) -> String {
        self.folder.path().join("backup.tar").display().to_string()
    }
}

fn new_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

impl Server {
    /// Copies database and keys: with `backup`, or as PostgreSQL copies a database, for which the
    /// server is stopped a moment.
    pub async fn copy(&mut self) -> Copy {
        let folder = new_folder();
        let mut copy = Copy {
            folder,
            database: None,
        };
        let Some(database) = self.database.clone() else {
            self.command_json(&["backup", &copy.file(), "--json"]);
            return copy;
        };
        self.kill().await;
        copy.database = Some(database.copied(&self.name));
        copy_key(self.folder(), copy.folder.path());
        self.run().await;
        copy
    }

    /// Ends the server, deletes all it had, and puts the copy in its place. It does not run yet.
    pub async fn put_back(&mut self, copy: Copy) {
        self.lose_everything().await;
        match copy.database {
            None => {
                self.command_json(&["restore", &copy.file(), "--json"]);
            }
            Some(database) => {
                copy_key(copy.folder.path(), self.folder());
                self.take_database(database);
                let said = self.command(&["admin", "restored"]);
                assert!(said.status.success(), "{said:?}");
            }
        }
    }

    /// Ends the server and deletes data folder and database for good; empty ones are there then.
    pub async fn lose_everything(&mut self) {
        self.kill().await;
        self.take_link();
        self.folder = new_folder();
        let folder = self.folder.path().display().to_string();
        self.set("UNDERSIGNED_DATA_DIR", &folder);
        if self.database.is_some() {
            self.take_database(Postgres::create(&self.name));
        }
    }

    fn take_database(&mut self, database: Postgres) {
        self.set("UNDERSIGNED_DATABASE_URL", &database.url());
        self.database = Some(Arc::new(database));
    }
}

fn copy_key(from: &Path, to: &Path) {
    fs::copy(from.join("secret.key"), to.join("secret.key")).expect("the secret key is copied");
}
