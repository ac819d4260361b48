//! What a ballot came to.

use super::{Answer, Ballot, Choices, Committee, MajorityOf, Question};
use serde_json::{Value, json};
use undersigned_proof::{Digest, canonical::canonical};

/// What a ballot came to. Equal votes give an equal one on every server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How many may vote.
    pub roll: usize,
    /// How many took part.
    pub part: usize,
    /// For it.
    pub yes: usize,
    /// Against it.
    pub no: usize,
    /// Took part, and said neither.
    pub abstain: usize,
    /// Of a committee: approvals of each candidate.
    pub approvals: Vec<usize>,
    /// Whether enough took part.
    pub quorum_met: bool,
    /// Whether it is adopted, or somebody is elected.
    pub adopted: bool,
    /// Of a committee: places of those elected, ascending.
    pub elected: Vec<usize>,
    /// Of a committee: places of those who have equally many approvals for too few seats, ascending.
    /// None of them is elected.
    pub tied: Vec<usize>,
    /// SHA-256("undersigned:result:v1\0" + JCS of [`Outcome::value`]).
    pub digest: Digest,
}

impl Outcome {
    /// Counts. `cast` holds one entry for each voter who took part, `None` where a sealed vote
    /// that nobody opened is an abstention; `void` is a ballot that was called off or has two
    /// sets of terms: nothing comes of it.
    pub(super) fn of(ballot: &Ballot, cast: &[Option<Choices>], void: bool) -> Self {
        let answers = |answer: Answer| {
            let equal = |choices: &&Option<Choices>| **choices == Some(Choices::Answer(answer));
            cast.iter().filter(equal).count()
        };
        let (yes, no) = (answers(Answer::Yes), answers(Answer::No));
        let silent = |choices: &&Option<Choices>| match choices {
            None | Some(Choices::Answer(Answer::Abstain)) => true,
            Some(Choices::Candidates(places)) => places.is_empty(),
            Some(Choices::Answer(_)) => false,
        };
        let mut outcome = Self {
            roll: ballot.roll.len(),
            part: cast.len(),
            yes,
            no,
            abstain: cast.iter().filter(silent).count(),
            approvals: Vec::new(),
            quorum_met: cast.len() * 100 >= usize::from(ballot.quorum) * ballot.roll.len(),
            adopted: false,
            elected: Vec::new(),
            tied: Vec::new(),
            digest: Digest::of(&[]),
        };
        match &ballot.question {
            Question::Committee(committee) => outcome.elect(committee, cast, void),
            Question::Amendment { .. } | Question::Text { .. } => {
                let decided = !void && outcome.quorum_met;
                outcome.adopted = decided && outcome.is_majority(ballot);
            }
        }
        outcome.digest = Digest::of(&[b"undersigned:result:v1\0", &canonical(&outcome.value())]);
        outcome
    }

    /// Nothing is adopted without a single yes, however low the bar.
    fn is_majority(&self, ballot: &Ballot) -> bool {
        let Some(majority) = ballot.majority else {
            return false;
        };
        let base = match majority.of {
            MajorityOf::Votes => self.yes + self.no,
            MajorityOf::Present => self.part,
            MajorityOf::Roll => self.roll,
        };
        let (have, need) = (self.yes * 100, usize::from(majority.percent) * base);
        self.yes > 0 && (have > need || (!majority.more && have == need))
    }

    fn elect(&mut self, committee: &Committee, cast: &[Option<Choices>], void: bool) {
        let mut approvals = vec![0; committee.candidates.len()];
        for choices in cast.iter().flatten() {
            let Choices::Candidates(places) = choices else {
                continue;
            };
            for place in places {
                if let Some(count) = approvals.get_mut(*place) {
                    *count += 1;
                }
            }
        }
        if !void && self.quorum_met {
            let mut sorted = approvals.clone();
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            // The first who finds no seat: whoever has as many approvals finds none either.
            let border = sorted.get(committee.seats).copied().unwrap_or(0);
            let with = |enough: &dyn Fn(usize) -> bool| {
                let places = approvals.iter().enumerate();
                places
                    .filter(|(_, count)| enough(**count))
                    .map(|(place, _)| place)
                    .collect::<Vec<_>>()
            };
            self.elected = with(&|count| count > border);
            if border > 0 && self.elected.len() < committee.seats {
                self.tied = with(&|count| count == border);
            }
            self.adopted = !self.elected.is_empty();
        }
        self.approvals = approvals;
    }

    /// What the digest covers. What readers are told is [`BallotEntry::reported`](super::BallotEntry::reported).
    pub fn value(&self) -> Value {
        json!({
            "roll": self.roll,
            "part": self.part,
            "yes": self.yes,
            "no": self.no,
            "abstain": self.abstain,
            "approvals": self.approvals,
            "quorumMet": self.quorum_met,
            "adopted": self.adopted,
            "elected": self.elected,
            "tied": self.tied,
        })
    }
}
