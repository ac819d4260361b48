//! Tests of whole servers that failed are run again, alone (docs/adr/0053).

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result};

use super::outcome::Outcome;
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

/// How often each must then pass, one test at a time.
const TIMES: usize = 2;

/// Runs tests of whole servers that failed once more, if they were few and nothing else went wrong, and answers
/// whether that makes the run one that passed.
///
/// `cargo_test` makes the command from the arguments of `cargo test`.
///
/// # Errors
/// When cargo cannot be run.
pub fn run(outcome: &Outcome, cargo_test: impl Fn(&[String]) -> Command) -> Result<bool> {
    let Some(failed) = outcome.few() else {
        return Ok(false);
    };
    say("some tests failed; those that start whole servers are run again, alone:");
    for name in failed {
        say(&format!("  {name}"));
    }
    for _ in 0..TIMES {
        let mut command = cargo_test(&again(failed));
        command.env(super::THREADS, "1");
        let (second, after) = watched(&mut command)?;
        if !second.success() || !after.has_passed(failed) {
            return Ok(false);
        }
    }
    say(&format!(
        "FLAKY: they passed {TIMES} times when they ran alone. Something in them, or in what they test, depends \
         on time: mend it (docs/adr/0053):"
    ));
    for name in failed {
        say(&format!("  FLAKY {name}"));
    }
    Ok(true)
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
///
/// # Errors
/// When it cannot be run.
pub fn watched(command: &mut Command) -> Result<(ExitStatus, Outcome)> {
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
    use super::again;
    use std::collections::BTreeSet;

    #[test]
    fn a_test_is_run_again_by_its_whole_name() {
        let arguments = again(&BTreeSet::from(["keys::lost::sqlite".to_owned()]));
        assert_eq!(
            arguments[arguments.len() - 3..],
            ["--", "--exact", "keys::lost::sqlite"]
        );
        assert_eq!(arguments[..2], ["--test", "cli"]);
    }
}
