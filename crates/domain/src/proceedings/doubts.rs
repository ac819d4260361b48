//! What can be said of a count that nobody can prove to be whole: whether those who counted by
//! themselves came to the same, and whether they knew votes that are not here.

use super::BallotEntry;
use std::collections::BTreeMap;
use undersigned_proof::Digest;

/// Why a count is not to be relied on as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Somebody who may vote counted a vote that is not held.
    VotesMissing,
    /// Most of those who counted came to something else.
    RecountsDisagree,
    /// It is over, and nobody's own count is held.
    Unconfirmed,
}

impl Doubt {
    /// The stable snake_case code.
    pub fn code(self) -> &'static str {
        match self {
            Self::VotesMissing => "votes_missing",
            Self::RecountsDisagree => "recounts_disagree",
            Self::Unconfirmed => "outcome_unconfirmed",
        }
    }
}

impl BallotEntry {
    /// Votes that recounts name and that are not held, with how many of them name each. Only who
    /// may vote is heard: others could make up what they like.
    pub fn missing_votes(&self) -> BTreeMap<Digest, usize> {
        let mut missing = BTreeMap::new();
        let named = self
            .recounts
            .iter()
            .filter(|one| self.is_voice(&one.author));
        for digest in named.flat_map(|one| &one.missing) {
            *missing.entry(*digest).or_default() += 1;
        }
        missing
    }

    /// Why the count is not to be relied on at a time, in milliseconds since 1970.
    pub fn doubts(&self, now: u64) -> Vec<Doubt> {
        let heard = self
            .recounts
            .iter()
            .filter(|one| self.is_voice(&one.author));
        let (all, agree) = heard.fold((0_usize, 0_usize), |(all, agree), one| {
            (all + 1, agree + usize::from(one.agrees))
        });
        let mut doubts = Vec::new();
        if !self.missing_votes().is_empty() {
            doubts.push(Doubt::VotesMissing);
        }
        if agree * 2 < all {
            doubts.push(Doubt::RecountsDisagree);
        }
        if all == 0 && !self.cancelled && now > self.ballot.ends() {
            doubts.push(Doubt::Unconfirmed);
        }
        doubts
    }

    /// How many on the roll had counted it, after its end, where nothing comes of it: who calls off a
    /// ballot that is lost, and dates that back, or opens it once more, shall be seen to do so.
    pub fn counted_before_void(&self) -> usize {
        let heard = self.recounts.iter();
        let heard = heard.filter(|one| self.cancelled && self.is_voice(&one.author));
        heard.count()
    }

    /// Whether somebody is on the roll, or votes for somebody who is.
    fn is_voice(&self, actor: &str) -> bool {
        self.ballot.roll.iter().any(|entry| {
            let delegate = entry.delegate.as_ref();
            entry.voter == actor || delegate.is_some_and(|delegate| delegate.actor == actor)
        })
    }
}
