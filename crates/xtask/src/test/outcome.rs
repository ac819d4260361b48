//! What runs of tests print about how they ended.

use std::collections::BTreeSet;

use super::FAILED;

/// How many may have failed to be run again: more than these are no accident.
const MOST: usize = 2;

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
    /// Takes in one line of what a program of tests, or `cargo test`, prints.
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

    /// Whether each program that began to run tests has said how that ended, by what was taken in.
    pub fn is_whole(&self) -> bool {
        self.unfinished == 0
    }

    /// Takes in the exit code of the one program that printed all this; none where a signal ended it. A program
    /// that failed and named no test, as benchmarks do, has not failed by a test.
    pub fn ended(&mut self, code: Option<i32>) {
        let by_tests = code == Some(i32::from(FAILED)) && !self.failed.is_empty();
        if code != Some(0) && !by_tests {
            self.unfinished += 1;
        }
    }

    /// Takes in what another program printed.
    pub fn add(&mut self, other: Self) {
        // One that said how it ended twice does not make up for one that never did.
        self.unfinished = self.unfinished.abs() + other.unfinished.abs();
        self.counted += other.counted;
        self.failed.extend(other.failed);
        self.passed.extend(other.passed);
    }

    /// The tests that may be run again: all that failed, if they are few and nothing else went wrong.
    pub fn few(&self) -> Option<&BTreeSet<String>> {
        let known = self.unfinished == 0 && self.counted == self.failed.len();
        (known && (1..=MOST).contains(&self.failed.len())).then_some(&self.failed)
    }

    /// Whether all of these have passed.
    pub fn has_passed(&self, names: &BTreeSet<String>) -> bool {
        names.is_subset(&self.passed)
    }
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
        let few = read.few().expect("one");
        assert_eq!(few.iter().collect::<Vec<_>>(), ["keys::lost::sqlite"]);
        assert!(!read.has_passed(few));
        assert!(read.has_passed(&BTreeSet::from(["keys::rotate::sqlite".to_owned()])));
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
        let mut all = Outcome::default();
        for (text, code) in [(ALL_PASSED, 0), (ONE_FAILED, 101), ("| a table |\n", 0)] {
            all.add(ended(text, Some(code)));
        }
        assert_eq!(all.few().map(BTreeSet::len), Some(1));
        assert!(all.has_passed(&BTreeSet::from(["pages::open".to_owned()])));
        let another = ONE_FAILED.replace("keys::", "inviting::");
        all.add(ended(&another, Some(101)));
        assert_eq!(all.few().map(BTreeSet::len), Some(2));
        // The same name in another program is another test, which the names do not show.
        all.add(ended(ONE_FAILED, Some(101)));
        assert_eq!(all.few(), None);
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
            let mut all = ended(&ONE_FAILED.replace("keys::", "team::"), Some(101));
            assert!(all.few().is_some());
            all.add(ended(text, code));
            assert_eq!(all.few(), None, "{text} {code:?}");
        }
        let mut all = ended("running 1 test\n", Some(0));
        all.add(ended("test result: ok. 0 passed; 0 failed\n", Some(0)));
        all.add(ended(ONE_FAILED, Some(101)));
        assert_eq!(all.few(), None, "they do not make up for each other");
    }
}
