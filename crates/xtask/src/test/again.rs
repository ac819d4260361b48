//! Tests of whole servers that failed are run again, alone (docs/adr/0053).

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result};

use crate::say;

/// The programs whose tests start servers, browsers and other software, and wait for them. What fails in
/// any other program has failed.
const SUITES: [&str; 8] = [
    "cli",
    "deploy",
    "federation",
    "inbox",
    "pages",
    "peers",
    "people",
    "team",
];

/// How many may have failed: more than these are no accident.
const MOST: usize = 2;

/// How often each must then pass, one test at a time.
const TIMES: usize = 2;

/// What a run of tests printed about how it ended, gathered line by line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many programs began to run tests, less those that said how it ended: one that was ended by a
    /// signal, or by itself, never says so.
    unfinished: isize,
    /// How many tests failed by the programs' own count.
    counted: usize,
    failed: BTreeSet<String>,
    passed: BTreeSet<String>,
}

impl Outcome {
    /// Takes in one line of what `cargo test` prints.
    pub fn line(&mut self, line: &str) {
        let line = line.trim_end();
        if line.starts_with("running ") && (line.ends_with(" tests") || line.ends_with(" test")) {
            self.unfinished += 1;
        } else if let Some(result) = line.strip_prefix("test result: ") {
            self.unfinished -= 1;
            self.counted += failed_of(result);
        } else if let Some(test) = line.strip_prefix("test ") {
            if let Some(name) = test.strip_suffix(" ... FAILED") {
                self.failed.insert(name.to_owned());
            } else if let Some(name) = test.strip_suffix(" ... ok") {
                self.passed.insert(name.to_owned());
            }
        }
    }

    /// The tests that may be run again: all that failed, if they are few and nothing else went wrong.
    fn few(&self) -> Option<&BTreeSet<String>> {
        let known = self.unfinished == 0 && self.counted == self.failed.len();
        (known && (1..=MOST).contains(&self.failed.len())).then_some(&self.failed)
    }
}

/// The number before “failed” in “FAILED. 12 passed; 1 failed; 0 ignored; …”.
fn failed_of(result: &str) -> usize {
    let words: Vec<&str> = result.split([' ', ';', '.']).collect();
    let pair = words.windows(2).find(|pair| pair[1] == "failed");
    pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// Runs all tests, and once more those of whole servers that failed if they were few.
///
/// `cargo_test` makes the command from the arguments of `cargo test`. The answer is the exit code.
///
/// # Errors
/// When cargo cannot be run.
pub fn run(cargo_test: impl Fn(&[String]) -> Command) -> Result<u8> {
    let (status, outcome) = watched(&mut cargo_test(&["--no-fail-fast".to_owned()]))?;
    let Some(failed) = outcome.few().filter(|_| !status.success()) else {
        return Ok(super::code(status));
    };
    say("some tests failed; those that start whole servers are run again, alone:");
    for name in failed {
        say(&format!("  {name}"));
    }
    for _ in 0..TIMES {
        let mut command = cargo_test(&again(failed));
        command.env(super::THREADS, "1");
        let (second, after) = watched(&mut command)?;
        if !second.success() || !failed.is_subset(&after.passed) {
            return Ok(super::code(status));
        }
    }
    say(&format!(
        "FLAKY: they passed {TIMES} times when they ran alone. Something in them, or in what they test, depends \
         on time: mend it (docs/adr/0053):"
    ));
    for name in failed {
        say(&format!("  FLAKY {name}"));
    }
    Ok(0)
}

/// The arguments that run these tests of the [`SUITES`], and no others.
fn again(names: &BTreeSet<String>) -> Vec<String> {
    let suites = SUITES
        .iter()
        .flat_map(|suite| ["--test".to_owned(), (*suite).to_owned()]);
    let exactly = ["--".to_owned(), "--exact".to_owned()];
    suites.chain(exactly).chain(names.iter().cloned()).collect()
}

/// Runs a command with its output shown as it comes, and reads along.
fn watched(command: &mut Command) -> Result<(ExitStatus, Outcome)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    let mut outcome = Outcome::default();
    let mut shown = std::io::stdout().lock();
    let mut lines = BufReader::new(child.stdout.take().context("cargo has no output")?);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        shown.write_all(&line)?;
        shown.flush()?;
        outcome.line(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok((child.wait()?, outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Outcome {
        let mut outcome = Outcome::default();
        text.lines().for_each(|line| outcome.line(line));
        outcome
    }

    const ONE_FAILED: &str = "running 2 tests\n\
        test keys::rotate::sqlite ... ok\n\
        test keys::lost::sqlite ... FAILED\n\
        failures:\n    keys::lost::sqlite\n\
        test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s\n";

    #[test]
    fn a_single_failure_is_run_again_by_its_name() {
        let read = outcome(ONE_FAILED);
        let few = read.few().expect("one");
        assert_eq!(few.iter().collect::<Vec<_>>(), ["keys::lost::sqlite"]);
        let arguments = again(few);
        assert_eq!(
            arguments[arguments.len() - 3..],
            ["--", "--exact", "keys::lost::sqlite"]
        );
        assert!(read.passed.contains("keys::rotate::sqlite"));
    }

    #[test]
    fn what_did_not_end_by_itself_or_failed_often_is_not() {
        // A program that was ended by a signal in the middle.
        assert_eq!(
            outcome(&format!("{ONE_FAILED}running 1 test\n")).few(),
            None
        );
        // One failure more than there are names.
        let counted = ONE_FAILED.replace("1 failed", "2 failed");
        assert_eq!(outcome(&counted).few(), None);
        let many = "test a ... FAILED\ntest b ... FAILED\ntest c ... FAILED\n\
            running 3 tests\ntest result: FAILED. 0 passed; 3 failed; 0 ignored";
        assert_eq!(outcome(many).few(), None);
        assert_eq!(outcome("").few(), None);
    }
}
