//! `cargo xtask test`: all tests, with everything around them that they need.

mod again;
mod lanes;
mod outcome;
mod programs;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result};

use crate::postgres::TemporaryPostgres;
use crate::{cargo, fuzz, machine, memory, node, python, say, succeed, workspace_root};

/// Names a PostgreSQL database that the tests may fill; unset, one is made for them.
const DATABASE_URL: &str = "UNDERSIGNED_TEST_DATABASE_URL";

/// Names the folder for temporary files. Where somebody has named one, it stays that.
const TEMPORARY: &str = "TMPDIR";

/// Asks, as `fuzz`, that what is to be fuzzed afterwards is built while the tests run. `.ci/run` sets it.
const MEANWHILE: &str = "UNDERSIGNED_TEST_MEANWHILE";

/// How many tests of one program run at once.
const THREADS: &str = "RUST_TEST_THREADS";

/// The exit code of cargo, and of a program of tests, where a test failed.
const FAILED: u8 = 101;

/// How many tests run at once. With a PostgreSQL of our own three for each core unless somebody says otherwise: most
/// of our tests wait for other processes, and by two a fast machine had nothing to do for half of the time. Somebody else's may allow far fewer connections.
fn threads(own_postgres: bool) -> usize {
    let given = std::env::var(THREADS).ok();
    let given = given.and_then(|given| given.parse::<usize>().ok());
    let by_core = if own_postgres { 3 } else { 1 };
    given
        .filter(|threads| *threads > 0)
        .unwrap_or(by_core * machine::cores())
}

/// Runs `cargo test --workspace` with the given further arguments and passes on its exit code. Without any, the
/// programs that it would run are run side by side (docs/adr/0069), and few tests that failed run again
/// (docs/adr/0053).
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

    let mut variables = vec![(DATABASE_URL, url)];
    if let Some(folder) = &folder {
        variables.push((TEMPORARY, folder.path().as_os_str().to_owned()));
    }
    let threads = threads(postgres.is_some());
    if arguments.is_empty() {
        let passed = all(&variables, threads)?;
        return Ok(if passed { 0 } else { FAILED });
    }
    say("running cargo test --workspace");
    let mut tests = in_surroundings(cargo_test(arguments), &variables, threads);
    let status = tests.status().context("cannot run cargo")?;
    Ok(code(status))
}

/// Runs all that `cargo test --workspace` runs, and answers whether it passed.
fn all(variables: &[(&str, OsString)], threads: usize) -> Result<bool> {
    let with = |command: Command| in_surroundings(command, variables, threads);
    say("building all tests");
    let built = programs::build(|arguments| with(cargo_test(arguments)))?;
    // Until here cargo was needed, which builds one thing at a time.
    let meanwhile = std::env::var_os(MEANWHILE).is_some_and(|what| what == "fuzz");
    let _building = (meanwhile && machine::cores() > 1)
        .then(fuzz::build_meanwhile)
        .transpose()?;
    say(&format!("running {} programs", built.programs.len()));
    let ended = lanes::run(built.programs, variables, threads)?;
    if !built.documented.is_empty() {
        let examples = with(examples(&built.documented)).status();
        if !examples.context("cannot run cargo")?.success() {
            return Ok(false);
        }
    }
    if ended.iter().all(|program| program.fault.is_none()) {
        return Ok(true);
    }
    again::run(&ended, |program| {
        in_surroundings(lanes::command(program), variables, 1)
    })
}

/// Has cargo run the examples in the documentation of these packages: there is no program that could be run instead.
fn examples(packages: &BTreeSet<String>) -> Command {
    let mut command = cargo();
    command.args(["test", "--doc", "--no-fail-fast"]);
    for package in packages {
        command.arg("--package").arg(package);
    }
    command
}

/// A command that finds in its environment what is here for the tests.
fn in_surroundings(
    mut command: Command,
    variables: &[(&str, OsString)],
    threads: usize,
) -> Command {
    command
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .env(THREADS, threads.to_string());
    command
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
