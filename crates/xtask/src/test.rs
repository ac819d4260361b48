//! `cargo xtask test`: all tests, with everything around them that they need.

mod again;

use std::ffi::OsString;
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result};

use crate::postgres::TemporaryPostgres;
use crate::{cargo, machine, memory, node, python, say, succeed, workspace_root};

/// Names a PostgreSQL database that the tests may fill; unset, one is made for them.
const DATABASE_URL: &str = "UNDERSIGNED_TEST_DATABASE_URL";

/// Names the folder for temporary files. Where somebody has named one, it stays that.
const TEMPORARY: &str = "TMPDIR";

/// How many tests of one program run at once.
const THREADS: &str = "RUST_TEST_THREADS";

/// Two for each core unless somebody says otherwise: most of our tests wait for other processes.
fn threads() -> OsString {
    let given = std::env::var_os(THREADS).filter(|threads| !threads.is_empty());
    given.unwrap_or_else(|| (2 * machine::cores()).to_string().into())
}

/// Runs `cargo test --workspace` with the given further arguments and passes on its exit code; without
/// any, all tests run, and few that failed run again (docs/adr/0053).
///
/// # Errors
/// When something that the tests need is missing or does not start.
pub fn run(arguments: &[String]) -> Result<u8> {
    let given = std::env::var_os(DATABASE_URL).filter(|url| !url.is_empty());
    machine::prepare(given.is_none())?;
    node::install()?;
    python::install()?;

    // With arguments, somebody is after particular tests of ours.
    if arguments.is_empty() {
        say("testing the Fedify peer by itself");
        let folder = workspace_root().join("tests/peers/fedify");
        succeed(
            Command::new("npm")
                .args(["test", "--silent"])
                .current_dir(folder),
        )?;
    }

    // Held until the tests have ended: dropping it stops the server and removes its folder.
    let (url, postgres) = match given {
        Some(url) => {
            say(&format!("using the database that {DATABASE_URL} names"));
            (url, None)
        }
        None => {
            say("starting a temporary PostgreSQL");
            let postgres = TemporaryPostgres::start()?;
            say(&format!("PostgreSQL is ready at {}", postgres.url()));
            (OsString::from(postgres.url()), Some(postgres))
        }
    };

    // On a disk each transaction of SQLite waits until it is written. Held until the tests have ended.
    let folder = match std::env::var_os(TEMPORARY) {
        Some(_) => None,
        None => memory::for_tests()?,
    };

    say("running cargo test --workspace");
    let tests = |arguments: &[String]| {
        let mut tests = cargo_test(arguments);
        tests.env(DATABASE_URL, &url);
        if let Some(folder) = &folder {
            tests.env(TEMPORARY, folder.path());
        }
        // Somebody else's PostgreSQL may allow far fewer connections than ours.
        if postgres.is_some() {
            tests.env(THREADS, threads());
        }
        tests
    };
    if arguments.is_empty() {
        return again::run(tests);
    }
    let status = tests(arguments).status().context("cannot run cargo")?;
    Ok(code(status))
}

fn cargo_test(arguments: &[String]) -> Command {
    let mut command = cargo();
    command.args(["test", "--workspace"]);
    if workspace_root().join("Cargo.lock").is_file() {
        command.arg("--locked");
    }
    command.args(arguments);
    command
}

/// The exit code to pass on; a process ended by a signal has none and counts as failed.
pub fn code(status: ExitStatus) -> u8 {
    status
        .code()
        .map_or(1, |code| u8::try_from(code).unwrap_or(1))
}
