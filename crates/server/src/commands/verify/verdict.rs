//! What it comes to.

use super::{
    report::{Report, SEEN_MORE},
    words::{HIDES, OTHER_LIST, is_of_list},
};

impl Report {
    /// In a sentence or two, at the end of the report.
    pub(super) fn verdict(&self) -> &'static str {
        let only = |code: &str| self.faults.iter().all(|fault| fault.fault == code);
        let is_incomplete = !self.seen_more().is_empty();
        if is_incomplete && (self.sound || only(SEEN_MORE)) {
            // Every line is what it is; a script that reads no more than this line is to see it.
            "Sound, but incomplete: servers signed that they saw more statements than this file has, \
             as said above."
        } else if self.sound && !self.warnings.is_empty() {
            // The list stands; whether a ballot came out like that, nobody in the file confirms.
            "Sound, but for the ballots said above: nobody's own count of them is in this file, so \
             that their outcome is unconfirmed."
        } else if self.sound {
            "Sound."
        } else if only("contested") {
            // Any signer can bring this about in every honest file, so it is told apart.
            "Not sound, for one reason only: somebody signed two things at once, as said \
             above. Nothing was altered, and every other line stands."
        } else if only(HIDES) {
            // What a server blocks is its own affair, and says nothing about the file.
            "The file is sound. The published list is not the whole of it: whoever shows the list \
             leaves out the names said above, and every other line of it agrees with the file."
        } else if only("no_such_entry") {
            "The file is sound. Nobody in it has, or had, the number that you asked for."
        } else if only("nobody_asked") {
            "The file is sound by itself. No server could be asked, so what they hold now is not \
             checked: try again, or check without --online."
        } else if self.other_appeal.is_some() && self.faults.len() == 1 {
            "The file is sound. The one given with --since is of another appeal: nothing was compared."
        } else if self.faults.iter().all(is_of_list)
            && self.faults.iter().any(|one| one.fault == OTHER_LIST)
        {
            "The file is sound. The published list is, as it seems, that of another appeal."
        } else if self.faults.iter().all(is_of_list) {
            "The file is sound. The published list is not: it says something else than the file, as \
             said above."
        } else {
            "Not sound."
        }
    }
}
