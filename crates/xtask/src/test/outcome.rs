//! What runs of tests print about how they ended.

use std::collections::BTreeSet;

use super::FAILED;

/// How many may have failed to be run again: more than these are no accident.
const MOST: usize = 2;

/// What a program of tests printed about how it ended, gathered line by line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How often it began to run tests, less how often it said how that ended: one that was ended by a
    /// signal, or by itself, never says so.
    unfinished: isize,
    /// How many tests failed by the program's own count.
    counted: usize,
    failed: BTreeSet<String>,
    passed: BTreeSet<String>,
}

impl Outcome {
    /// Takes in one line of what it prints.
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

    /// Whether it has said how all tests ended that it began to run, by what was taken in.
    pub fn is_whole(&self) -> bool {
        self.unfinished == 0
    }

    /// Takes in the exit code of the program that printed all this; none where a signal ended it. A program
    /// that failed and named no test, as benchmarks do, has not failed by a test.
    pub fn ended(&mut self, code: Option<i32>) {
        let by_tests = code == Some(i32::from(FAILED)) && !self.failed.is_empty();
        if code != Some(0) && !by_tests {
            self.unfinished += 1;
        }
    }

    /// The tests that failed, if nothing else went wrong.
    fn failed(&self) -> Option<&BTreeSet<String>> {
        let known = self.is_whole() && self.counted == self.failed.len();
        known.then_some(&self.failed)
    }

    /// Whether all of these have passed.
    pub fn has_passed(&self, names: &BTreeSet<String>) -> bool {
        names.is_subset(&self.passed)
    }
}

/// The tests that may be run again, each with the program that it is of: all that failed, if they are few and nothing
/// else went wrong. The same name in another program is another test.
pub fn few<'a, P>(
    programs: impl IntoIterator<Item = (P, &'a Outcome)>,
) -> Option<Vec<(P, &'a BTreeSet<String>)>> {
    let mut few = Vec::new();
    for (program, outcome) in programs {
        let failed = outcome.failed()?;
        if !failed.is_empty() {
            few.push((program, failed));
        }
    }
    let number: usize = few.iter().map(|(_, failed)| failed.len()).sum();
    (1..=MOST).contains(&number).then_some(few)
}

/// The number before “failed” in “FAILED. 12 passed; 1 failed; 0 ignored; …”.
fn failed_of(result: &str) -> usize {
    let words: Vec<&str> = result.split([' ', ';', '.']).collect();
    let pair = words.windows(2).find(|pair| pair[1] == "failed");
    pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Outcome {
        let mut outcome = Outcome::default();
        text.lines().for_each(|line| outcome.line(line));
        outcome
    }

    /// Of how many programs of these some tests may run again, and how many tests.
    fn again(outcomes: &[Outcome]) -> Option<(usize, usize)> {
        let few = few(outcomes.iter().enumerate())?;
        Some((few.len(), few.iter().map(|(_, failed)| failed.len()).sum()))
    }

    fn ended(text: &str, code: Option<i32>) -> Outcome {
        let mut outcome = outcome(text);
        outcome.ended(code);
        outcome
    }

    const ONE_FAILED: &str = "running 2 tests\n\
        test keys::rotate::sqlite ... ok\n\
        test keys::lost::sqlite ... FAILED\n\
        failures:\n    keys::lost::sqlite\n\
        test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s\n";

    const ALL_PASSED: &str = "running 1 test\n\
        test pages::open ... ok\n\
        test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s\n";

    #[test]
    fn a_single_failure_is_one_of_few() {
        let read = outcome(ONE_FAILED);
        let few = few([("tests/team/main.rs", &read)]).expect("one");
        let failed = BTreeSet::from(["keys::lost::sqlite".to_owned()]);
        assert_eq!(few, [("tests/team/main.rs", &failed)]);
        assert!(!read.has_passed(&failed));
        assert!(read.has_passed(&BTreeSet::from(["keys::rotate::sqlite".to_owned()])));
    }

    #[test]
    fn what_did_not_end_by_itself_or_failed_often_is_not() {
        // A program that was ended by a signal in the middle.
        let broken_off = outcome(&format!("{ONE_FAILED}running 1 test\n"));
        assert_eq!(again(&[broken_off]), None);
        // One failure more than there are names.
        let counted = ONE_FAILED.replace("1 failed", "2 failed");
        assert_eq!(again(&[outcome(&counted)]), None);
        let many = "test a ... FAILED\ntest b ... FAILED\ntest c ... FAILED\n\
            running 3 tests\ntest result: FAILED. 0 passed; 3 failed; 0 ignored";
        assert_eq!(again(&[outcome(many)]), None);
        assert_eq!(again(&[outcome("")]), None);
    }

    #[test]
    fn a_program_that_ends_in_the_middle_is_not_whole() {
        for whole in ["| a table |\n", ALL_PASSED, ONE_FAILED] {
            assert!(outcome(whole).is_whole(), "{whole}");
        }
        assert!(!outcome("running 2 tests\ntest pages::open ... ok\n").is_whole());
        // What another one printed does not make up for it.
        assert!(!outcome(&format!("running 2 tests\n{ALL_PASSED}")).is_whole());
    }

    #[test]
    fn programs_are_added_up() {
        let all = [(ALL_PASSED, 0), (ONE_FAILED, 101), ("| a table |\n", 0)];
        let mut all: Vec<_> = all.map(|(text, code)| ended(text, Some(code))).into();
        assert_eq!(again(&all), Some((1, 1)));
        // The same name in another program is another test.
        all.push(ended(ONE_FAILED, Some(101)));
        assert_eq!(again(&all), Some((2, 2)));
        all.push(ended(ONE_FAILED, Some(101)));
        assert_eq!(again(&all), None);
    }

    #[test]
    fn no_few_failures_hide_a_program_that_failed_otherwise() {
        // A benchmark that panicked, a program that a signal ended after its last word, one that ended itself
        // in the middle, and one that said how it ended without having begun.
        let others = [
            ("| a table |\n", Some(101)),
            (ALL_PASSED, Some(101)),
            (ONE_FAILED, Some(3)),
            (ONE_FAILED, None),
            ("running 1 test\n", Some(0)),
            ("test result: ok. 0 passed; 0 failed\n", Some(0)),
        ];
        for (text, code) in others {
            let all = [ended(ONE_FAILED, Some(101)), ended(text, code)];
            assert_eq!(again(&all[..1]), Some((1, 1)));
            assert_eq!(again(&all), None, "{text} {code:?}");
        }
    }
}
