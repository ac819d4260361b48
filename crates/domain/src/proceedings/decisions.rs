//! What has been decided about amendments by a time, in milliseconds since 1970. Of several ballots
//! about the same words the last decides.

use super::{Amendment, AmendmentEntry, BallotEntry, Question, Record};
use std::collections::BTreeSet;
use undersigned_proof::Digest;

impl Record {
    /// The ballot that has decided about an amendment as it reads now, by a time in milliseconds
    /// since 1970; none where too few took part, or its author has changed it since.
    pub fn decision(&self, amendment: &str, now: u64) -> Option<&BallotEntry> {
        self.decided(self.amendment(amendment)?, now)
    }

    /// The same of an amendment that was found already.
    pub fn decided(&self, entry: &AmendmentEntry, now: u64) -> Option<&BallotEntry> {
        let words = (entry.id.as_str(), &entry.digest);
        let about = |ballot: &&BallotEntry| ballot.asked() == Some(words);
        let over = |ballot: &&BallotEntry| ballot.has_decided(now);
        // Of several the last one: what was adopted once stays so unless it was put again.
        self.ballots.iter().filter(about).rfind(over)
    }

    /// Code of what was decided by a time about an amendment that is on the table, in the words that it has
    /// now: `adopted` or `rejected`.
    pub fn verdict(&self, entry: &AmendmentEntry, now: u64) -> Option<&'static str> {
        let ballot = self.decided(entry, now)?;
        entry
            .amendment
            .stands()
            .then_some(match ballot.result.adopted {
                true => "adopted",
                false => "rejected",
            })
    }

    /// What was adopted by a time: the address of each amendment with the words that were voted on,
    /// whatever its author has said since, in the order in which they were put to the vote.
    pub fn adopted(&self, now: u64) -> Vec<(&str, &Amendment)> {
        let mut asked = BTreeSet::new();
        let mut adopted = Vec::new();
        for ballot in self.ballots.iter().rev() {
            let Some(words) = ballot.asked().filter(|_| ballot.has_decided(now)) else {
                continue;
            };
            // One that was put again is what the last ballot made of it.
            if asked.insert(words)
                && let Some(wording) = ballot.adopted_amendment(now)
            {
                adopted.push((words.0, wording));
            }
        }
        adopted.reverse();
        adopted
    }
}

impl BallotEntry {
    /// The amendment that it has adopted, in the words that were voted on; none where it has not, or
    /// goes on at `now`, in milliseconds since 1970. Another ballot may have decided otherwise since:
    /// see [`Record::adopted`].
    pub fn adopted_amendment(&self, now: u64) -> Option<&Amendment> {
        match &self.ballot.question {
            Question::Amendment { wording, .. }
                if self.result.adopted && now > self.ballot.ends() =>
            {
                Some(wording)
            }
            _ => None,
        }
    }

    /// Whether it had not ended when the appeal was withdrawn, at `withdrawn`, which is what
    /// [`withdrawn_since`](crate::withdrawn_since) says: nothing is decided by it any more. What was voted is
    /// counted all the same, and is equal for everybody who counts.
    pub fn is_cut_off(&self, withdrawn: Option<u64>) -> bool {
        !self.cancelled && withdrawn.is_some_and(|at| at <= self.ballot.ends())
    }

    /// The amendment that it asks about, with the digest of its words.
    fn asked(&self) -> Option<(&str, &Digest)> {
        match &self.ballot.question {
            Question::Amendment {
                amendment, digest, ..
            } => Some((amendment.as_str(), digest)),
            Question::Text { .. } | Question::Committee(_) => None,
        }
    }

    /// Whether something was decided: it is over, was not called off, and enough took part.
    fn has_decided(&self, now: u64) -> bool {
        !self.cancelled && self.result.quorum_met && now > self.ballot.ends()
    }
}
