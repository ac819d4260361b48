//! What it comes to.

use super::{
    report::{Named, OTHER_DIGEST, OUTDATED, Report, SEEN_BY_NOBODY, SEEN_MORE},
    words::{HIDES, OTHER_LIST, is_of_list},
};

/// Faults of what was asked, not of the file.
const ASIDE: [&str; 4] = ["policy", "no_such_entry", "nobody_asked", OTHER_DIGEST];

/// What to do about a file that is not what it should be.
const ANEW: &str = "Get the file anew, from another server if you can, and check that one; if it is not sound either, \
                    tell the organiser.";

/// Why a file is at fault whose every line is sound.
const INCOMPLETE_IS_FAULT: &str = "That it is incomplete is a fault here, since you asked with --strict for the whole list: the \
                                   exit code is 1. Get the file anew, from another server if you can.";
/// The same where nobody's word shows whether it is.
const UNCONFIRMED_IS_FAULT: &str = "That is a fault here, since you asked with --strict for the whole list: the exit code is 1. \
                                    Get the file anew from the organiser's server, or ask it with --online.";

/// An honest list differs from a file out of which something was taken.
const TWO_DIFFER: &str = "The published list and the file differ, as said above, and which of the two is whole cannot be said by \
                          this file alone: get it anew from a server, ask the servers with --online, or give the \
                          digest that was printed with the list (--digest), and compare again.";

impl Report {
    /// In a few sentences, at the end of the report.
    pub(super) fn verdict(&self) -> String {
        // Any signer can bring this about in every honest file, so it is told apart.
        let contested = self.has("contested");
        let is_of_file = |fault: &Named| {
            fault.fault != "contested" && !is_incomplete(fault) && !self.is_aside(fault)
        };
        let of_file = self.faults.iter().filter(|fault| is_of_file(fault));
        let of_file: Vec<&Named> = of_file.collect();
        if !of_file.is_empty() {
            return match self.mistyped(&of_file) {
                Some(what) => format!(
                    "Not sound. Look first whether {what}, as said above. If it is right, this is not the list that you \
                     look for. {ANEW}"
                ),
                None => format!("Not sound. {ANEW}"),
            };
        }
        let asides = self.asides(contested);
        let incomplete = self.incomplete();
        let unconfirmed = self.is_seen_by_nobody();
        let begin = match (contested, incomplete, asides.is_empty()) {
            (true, None, true) => {
                "Not sound, for one reason only: somebody signed two things at once, as said above. \
                 Nothing was altered, and every other line stands."
                    .to_owned()
            }
            (true, _, _) => {
                let first = "The file is not sound, for one reason only: somebody signed two things at once, \
                             as said above. Nothing was altered, and every other line of it stands.";
                match incomplete {
                    Some(why) => format!("{first} It is incomplete, too: {why}."),
                    None => first.to_owned(),
                }
            }
            // Every line is what it is; a script that reads no more than this line is to see it.
            (false, Some(why), true) => format!("Sound, but incomplete: {why}."),
            (false, Some(why), false) => format!("The file is sound, but incomplete: {why}."),
            (false, None, alone) if unconfirmed => self.as_far_as_it_goes(alone),
            (false, None, true) => self.by_itself().to_owned(),
            (false, None, false) if self.has("nobody_asked") => {
                "The file is sound by itself.".to_owned()
            }
            (false, None, false) => "The file is sound.".to_owned(),
        };
        // What is called sound is at fault all the same: the line says by whose wish.
        let asked = match (self.strict, incomplete, unconfirmed) {
            (true, Some(_), _) => Some(INCOMPLETE_IS_FAULT),
            (true, None, true) => Some(UNCONFIRMED_IS_FAULT),
            (_, _, _) => None,
        };
        let too = (contested && unconfirmed)
            .then_some("Nor does any server's word show that the file is whole.");
        std::iter::once(begin.as_str())
            .chain(too)
            .chain(asked)
            .chain(asides)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// What was typed may be all that is wrong: every other file would be called unsound by it as well.
    fn mistyped(&self, of_file: &[&Named]) -> Option<&'static str> {
        let is_root = |fault: &&&Named| self.is_of_root_given(fault);
        let is_appeal = |fault: &&&Named| self.is_of_appeal_given(fault);
        let roots = of_file.iter().filter(is_root).count();
        let appeals = of_file.iter().filter(is_appeal).count();
        if roots + appeals < of_file.len() {
            return None;
        }
        Some(match (roots, appeals) {
            (_, 0) => {
                "the root key that you gave with --root was mistyped: the file begins with another one"
            }
            (0, _) => {
                "the address that you gave with --appeal was mistyped: the file is of another appeal"
            }
            (_, _) => {
                "what you gave with --root and --appeal was mistyped: the file is of another appeal, and begins with \
                 another key"
            }
        })
    }

    fn has(&self, code: &str) -> bool {
        self.faults.iter().any(|fault| fault.fault == code)
    }

    fn is_aside(&self, fault: &Named) -> bool {
        let other_appeal = self.other_appeal.is_some() && fault.statement == "--since";
        is_of_list(fault) || ASIDE.contains(&fault.fault) || other_appeal
    }

    /// A file with nothing to say against it.
    fn by_itself(&self) -> &'static str {
        match self.warnings.is_empty() {
            true => "Sound.",
            // The list stands; whether a ballot came out like that, nobody in the file confirms.
            false => {
                "Sound, but for the ballots said above: nobody's own count of them is in this file, so \
                 that their outcome is unconfirmed."
            }
        }
    }

    /// A file of which nobody says that nothing was taken out. It is called less than one of which somebody knows of
    /// more: to take out all words is easier than to take out a line.
    fn as_far_as_it_goes(&self, alone: bool) -> String {
        let what = match alone {
            true => "Sound",
            false => "The file is sound",
        };
        let whole = format!(
            "{what} as far as it goes: no server's word shows that it is whole, as said above."
        );
        match self.warnings.iter().any(is_of_ballot) {
            true => format!(
                "{whole} Nor is anybody's own count of the ballots said above in it, so that their outcome is \
                 unconfirmed."
            ),
            false => whole,
        }
    }

    /// What is wrong with what the file was held against: that says nothing against the file.
    fn asides(&self, contested: bool) -> Vec<&'static str> {
        let mut found = Vec::new();
        let of_list = || self.faults.iter().filter(|fault| is_of_list(fault));
        if of_list().any(|fault| fault.fault == OTHER_LIST) {
            found.push("The published list is, as it seems, that of another appeal.");
        } else if of_list().any(|fault| fault.fault != HIDES) {
            found.push(match (self.may_lack_lines(), contested) {
                (true, _) => TWO_DIFFER,
                (false, true) => {
                    "The published list says something else than the file, as said above."
                }
                (false, false) => {
                    "The published list is not: it says something else than the file, as said above."
                }
            });
        } else if self.has(HIDES) {
            // What a server blocks is its own affair, and says nothing about the file.
            found.push(
                "The published list is not the whole of it: whoever shows the list leaves out the names said \
                 above, and every other line of it agrees with the file.",
            );
        }
        if self.has("policy") {
            found.push(
                "Your policy is not met, as said above: not enough of the servers that it names have signed \
                 that they saw this whole list.",
            );
        }
        if self.has(OTHER_DIGEST) {
            found.push(
                "Its list is not the one whose digest you gave: somebody came, changed or went in between, or \
                 one of the two is not whole.",
            );
        }
        if self.has("no_such_entry") {
            found.push("Nobody in it has, or had, the number that you asked for.");
        }
        if self.has("nobody_asked") {
            found.push(
                "No server could be asked, so what they hold now is not checked: try again, or check without \
                 --online.",
            );
        }
        if self.other_appeal.is_some() {
            found.push("The one given with --since is of another appeal: nothing was compared.");
        }
        found
    }

    /// Whether somebody knows of more than the file has, or nobody says that there is no more: then a list that says
    /// something else is not wrong for that.
    pub(super) fn may_lack_lines(&self) -> bool {
        self.is_seen_by_nobody() || self.incomplete().is_some()
    }

    /// Why the file is not all there is, as far as anybody says so for whom it vouches.
    fn incomplete(&self) -> Option<&'static str> {
        let asked = self.online.as_ref();
        if asked.is_some_and(|found| !found.outdated.is_empty()) {
            return Some(
                "servers that were asked hold statements now that this file lacks, as said above",
            );
        }
        (!self.seen_more().is_empty()).then_some(
            "servers signed that they saw more statements than this file has, as said above",
        )
    }
}

/// Whether it is that the file is not whole, or that nobody shows that it is.
fn is_incomplete(fault: &Named) -> bool {
    [SEEN_MORE, OUTDATED, SEEN_BY_NOBODY].contains(&fault.fault)
}

/// Whether it is of a ballot whose outcome nobody in the file confirms.
fn is_of_ballot(warning: &Named) -> bool {
    !is_incomplete(warning)
}
