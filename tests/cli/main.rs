//! The commands, run as operators run them.

mod account;
mod alone;
mod backup;
mod backup_damaged;
mod blocks;
mod database_away;
mod database_lost;
mod demo;
mod doctor;
mod documentation;
mod export;
mod export_pdf;
mod import_csv;
mod import_exported;
mod import_jsonl;
mod left_out;
mod observing;
mod organization;
mod restore_killed;
mod settings;
mod setup;
mod site;
mod stopped;
mod takeout;
mod two_versions;
mod upgrade;
mod verify;

use std::{path::PathBuf, process::Output};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");

/// Takes the lock that a process has on a PostgreSQL whose background work it does, until the transaction
/// ends.
pub const AT_WORK: &str = "SELECT pg_advisory_xact_lock(hashtextextended('undersigned ' \
     || coalesce(current_schema()::text, '') || ' reconcile', 0))";

/// A list of invented signers.
pub fn fixture(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/signers");
    folder.join(name).display().to_string()
}

/// The exit code.
pub fn code(output: &Output) -> i32 {
    output.status.code().expect("the command was not killed")
}

/// What went to standard output.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is text")
}

/// What went to standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("errors are text")
}

/// Checks that a command was refused as wrong usage: exit code 2, one plain sentence that says
/// `what`, and nothing on standard output.
#[track_caller]
pub fn assert_usage(output: &Output, what: &str) {
    let errors = stderr(output);
    assert_eq!(code(output), 2, "{errors}");
    assert!(errors.contains(what), "{errors} says nothing of {what}");
    assert!(!errors.contains("panicked"), "{errors}");
    assert_eq!(stdout(output), "");
}
