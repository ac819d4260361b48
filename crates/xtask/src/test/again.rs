//! Tests of whole servers that failed are run again, alone (docs/adr/0053).

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result};

use super::lanes::Ended;
use super::outcome::{Outcome, few};
use super::programs::Program;
use crate::say;

/// The programs whose tests start servers, browsers and other software, and wait for them. What fails in
/// any other program has failed.
const SUITES: [&str; 8] = [
    "tests/cli/main.rs",
    "tests/deploy/main.rs",
    "tests/federation/main.rs",
    "tests/inbox/main.rs",
    "tests/pages/main.rs",
    "tests/peers_rs/main.rs",
    "tests/people/main.rs",
    "tests/team/main.rs",
];

/// How often each must then pass, one test at a time.
const TIMES: usize = 2;

/// A program, and the names of tests of its own.
type Tests<'a> = (&'a Program, &'a BTreeSet<String>);

/// Runs tests of whole servers that failed once more, each in the program in which it failed, if they were few and
/// nothing else went wrong, and answers whether that makes the run one that passed.
///
/// `with` makes the command that runs a program one test at a time.
///
/// # Errors
/// When a program cannot be run.
pub fn run(ended: &[Ended], with: impl Fn(&Program) -> Command) -> Result<bool> {
    let Some(failed) = of_suites(ended.iter().map(|ended| (&ended.program, &ended.outcome))) else {
        return Ok(false);
    };
    let say_all = |before: &str| {
        for (program, names) in &failed {
            for name in *names {
                say(&format!("  {before}{name} ({})", program.name));
            }
        }
    };
    say("some tests failed; those that start whole servers are run again, alone:");
    say_all("");
    for _ in 0..TIMES {
        for (program, names) in &failed {
            if !passes(with(program), names, &mut std::io::stdout())? {
                return Ok(false);
            }
        }
    }
    say(&format!(
        "FLAKY: they passed {TIMES} times when they ran alone. Something in them, or in what they test, depends \
         on time: mend it (docs/adr/0053):"
    ));
    say_all("FLAKY ");
    Ok(true)
}

/// The tests that failed, if they may be run again: few, and all of the [`SUITES`].
fn of_suites<'a>(
    programs: impl Iterator<Item = (&'a Program, &'a Outcome)>,
) -> Option<Vec<Tests<'a>>> {
    let failed = few(programs)?;
    let is_suite = |program: &Program| SUITES.contains(&program.name.as_str());
    let all = failed.iter().all(|(program, _)| is_suite(program));
    all.then_some(failed)
}

/// Whether tests pass in the program that this runs, by their whole names, and nothing else goes wrong. What it prints is
/// shown as it comes.
///
/// # Errors
/// When it cannot be run.
fn passes(mut program: Command, names: &BTreeSet<String>, shown: &mut impl Write) -> Result<bool> {
    let (status, after) = watched(program.arg("--exact").args(names), shown)?;
    Ok(status.success() && after.is_whole() && after.has_passed(names))
}

/// Runs a command with its output shown as it comes, and reads along.
///
/// # Errors
/// When it cannot be run.
fn watched(command: &mut Command, shown: &mut impl Write) -> Result<(ExitStatus, Outcome)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    let mut outcome = Outcome::default();
    let mut lines = BufReader::new(child.stdout.take().context("its output is not piped")?);
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
    use crate::workspace_root;

    fn program(name: &str) -> Program {
        Program {
            name: name.to_owned(),
            executable: "/nowhere".into(),
            folder: "/".into(),
            alone: false,
        }
    }

    /// What a program printed in which this failed.
    fn failing(name: &str) -> Outcome {
        let mut outcome = Outcome::default();
        outcome.line("running 1 test");
        outcome.line(&format!("test {name} ... FAILED"));
        outcome.line("test result: FAILED. 0 passed; 1 failed; 0 ignored");
        outcome.ended(Some(101));
        outcome
    }

    #[test]
    fn a_test_runs_again_in_the_program_in_which_it_failed() {
        let (inbox, team, unit) = (
            program("tests/inbox/main.rs"),
            program("tests/team/main.rs"),
            program("crates/web/src/lib.rs"),
        );
        let one = failing("keys::lost::sqlite");
        let names = BTreeSet::from(["keys::lost::sqlite".to_owned()]);
        let both = of_suites([(&inbox, &one), (&team, &one)].into_iter());
        assert_eq!(both, Some(vec![(&inbox, &names), (&team, &names)]));
        // One of the same name that passes elsewhere does not make up for it.
        assert_eq!(of_suites([(&unit, &one)].into_iter()), None);
        assert_eq!(of_suites([(&inbox, &one), (&unit, &one)].into_iter()), None);
    }

    #[test]
    fn a_test_is_run_again_by_its_whole_name() {
        let names = BTreeSet::from(["keys::lost::sqlite".to_owned()]);
        // Not shown: whoever runs this program reads what it prints.
        let run = |script: &str| {
            let mut shell = Command::new("sh");
            shell.args(["-c", script, "sh"]);
            passes(shell, &names, &mut std::io::sink()).expect("there is a shell")
        };
        let well =
            "[ \"$*\" = '--exact keys::lost::sqlite' ] || exit 1; printf 'test %s ... %s\\n'";
        assert!(run(&format!("{well} \"$2\" ok")));
        assert!(!run(&format!("{well} \"$2\" ok; exit 101")));
        assert!(!run(&format!("{well} another ok")));
        assert!(!run(&format!("{well} \"$2\" ignored")));
        let nothing = Command::new("/nowhere/at/all");
        assert!(passes(nothing, &names, &mut std::io::sink()).is_err());
    }

    #[test]
    fn whoever_may_run_again_exists() {
        for name in SUITES {
            assert!(workspace_root().join(name).is_file(), "there is no {name}");
        }
    }
}
