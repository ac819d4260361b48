//! Databases with all tables and nothing in them, made once in each test program and copied for each server:
//! making the tables anew costs several times as much.

use crate::{
    Server,
    database::{self, Postgres},
};
use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tokio::sync::OnceCell;

/// The file of a server on SQLite, in its data folder.
pub(crate) const FILE: &str = "undersigned.db";

/// A PostgreSQL for a server of a test; `program` makes the tables, should they not be there yet.
pub(crate) fn copied(program: &Path, label: &str) -> Postgres {
    // Gone with the last that was copied from it: nothing is left behind on the test server.
    static MADE: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let original = made.upgrade().unwrap_or_else(|| {
        let original = Postgres::create("tables");
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        make(program, folder.path(), Some(&original.url()));
        Arc::new(original)
    });
    *made = Arc::downgrade(&original);
    drop(made);
    let mut copy = original.copied(label);
    copy.original = Some(original);
    copy
}

/// Puts them where a server on SQLite, which has never run, finds them.
pub(crate) async fn put_into(server: &Server) {
    static MADE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let made = MADE.get_or_init(|| as_file(&server.program)).await;
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        // As the program itself makes it.
        .mode(0o600)
        .open(server.folder().join(FILE));
    let written = file.and_then(|mut file| file.write_all(made));
    written.expect("the tables can be written");
}

async fn as_file(program: &Path) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    make(program, folder.path(), None);
    let file = folder.path().join(FILE);
    // What the program leaves in the log is brought into the file.
    let url = format!("sqlite://{}", file.display());
    database::fill(&url, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    fs::read(file).expect("the tables can be read")
}

/// Without an address, in the file of the folder.
fn make(program: &Path, folder: &Path, url: Option<&str>) {
    let output = Command::new(program)
        .arg("migrate")
        .env("UNDERSIGNED_DATA_DIR", folder)
        .envs(url.map(|url| ("UNDERSIGNED_DATABASE_URL", url)))
        .stdin(Stdio::null())
        .output();
    let output = output.expect("the program can be run");
    assert!(output.status.success(), "{output:?}");
}
