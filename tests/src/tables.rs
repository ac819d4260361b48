//! PostgreSQL databases with all tables and nothing in them, made once in each test program and copied
//! for each server: making the tables anew costs several times as much. (A SQLite file has its tables in
//! less time than it takes to start the program.)

use crate::database::Postgres;
use std::{
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
};

/// One for a server of a test; `program` makes the tables, should they not be there yet.
pub(crate) fn copied(program: &Path, label: &str) -> Postgres {
    // Gone with the last that was copied from it: nothing is left behind on the test server.
    static MADE: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let original = made.upgrade().unwrap_or_else(|| {
        let original = Postgres::create("tables");
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        make(program, folder.path(), &original.url());
        Arc::new(original)
    });
    *made = Arc::downgrade(&original);
    drop(made);
    let mut copy = original.copied(label);
    copy.original = Some(original);
    copy
}

fn make(program: &Path, folder: &Path, url: &str) {
    let output = Command::new(program)
        .arg("migrate")
        .env("UNDERSIGNED_DATA_DIR", folder)
        .env("UNDERSIGNED_DATABASE_URL", url)
        .stdin(Stdio::null())
        .output();
    let output = output.expect("the program can be run");
    assert!(output.status.success(), "{output:?}");
}
