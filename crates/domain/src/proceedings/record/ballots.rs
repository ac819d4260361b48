//! What was put to the vote, and every vote.

use crate::{
    members::words,
    proceedings::{
        Ballot, Choices, Content, Outcome, Proceeding,
        count::{Count, takes_part},
        rights::Rights,
    },
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_proof::Digest;

/// One ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotEntry {
    /// Its address.
    pub id: String,
    /// Who opened it.
    pub author: String,
    /// Its digest, which votes pin.
    pub digest: Digest,
    /// When it was opened.
    pub seq: u64,
    /// Its terms.
    pub ballot: Ballot,
    /// Whether it was called off before it closed, or was opened on two sets of terms: nothing
    /// comes of it.
    pub cancelled: bool,
    /// Whether it was opened on two sets of terms.
    pub two_terms: bool,
    /// Every vote, also those that do not count.
    pub votes: Vec<VoteEntry>,
    /// What it comes to. Before it has ended: what it would come to now.
    pub result: Outcome,
    /// Who counted it by themselves.
    pub recounts: Vec<RecountEntry>,
}

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteEntry {
    /// For whom it was cast.
    pub voter: String,
    /// Who cast it.
    pub by: String,
    /// When, as it says.
    pub seq: u64,
    /// Its digest.
    pub digest: Digest,
    /// What it says; none of a sealed one that nobody has opened.
    pub choices: Option<Choices>,
    /// What it is worth.
    pub standing: Standing,
    /// How many of the recounts name it.
    pub recounts: usize,
}

/// What a vote is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It counts.
    Counted,
    /// It was cast when the ballot had closed.
    Late,
    /// Its voter said two different things.
    Double,
    /// Its voter had been removed, or its key had ended, before the ballot closed.
    StruckOff,
    /// Whoever cast it may not vote for that voter.
    NotOnTheRoll,
    /// It was cast on other terms, or answers another question.
    OtherTerms,
    /// It is sealed, and was not opened.
    Unopened,
    /// It is sealed, and can still be opened: see [`VoteEntry::standing_at`].
    Waiting,
}

words! {
    /// They stand in the API and in what `verify` says.
    Standing {
        "counted" => Counted,
        "late" => Late,
        "double" => Double,
        "struck-off" => StruckOff,
        "not-on-the-roll" => NotOnTheRoll,
        "other-terms" => OtherTerms,
        "unopened" => Unopened,
        "waiting" => Waiting,
    }
}

impl Standing {
    /// Whether a vote that is worth this counts, or can still come to count.
    pub fn may_count(self) -> bool {
        matches!(self, Self::Counted | Self::Unopened | Self::Waiting)
    }
}

impl VoteEntry {
    /// What it is worth to a reader at some time, in milliseconds since 1970: before the end of
    /// opening, a sealed vote waits. No result depends on it.
    pub fn standing_at(&self, ballot: &Ballot, now: u64) -> Standing {
        match self.standing {
            Standing::Unopened if now <= ballot.ends() => Standing::Waiting,
            standing => standing,
        }
    }
}

/// How one server counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecountEntry {
    /// Whose.
    pub author: String,
    /// When.
    pub seq: u64,
    /// Whether it came to the same as this count.
    pub agrees: bool,
    /// Digest of what it came to.
    pub result_digest: Digest,
    /// Votes that it names and that are not held, ascending: see [`BallotEntry::missing_votes`].
    pub missing: Vec<Digest>,
}

impl BallotEntry {
    /// Digests of the votes that count, one for each voter who took part, ascending: what a
    /// recount names.
    pub fn counted(&self) -> Vec<Digest> {
        let mut by_voter: BTreeMap<&str, Digest> = BTreeMap::new();
        for vote in self
            .votes
            .iter()
            .filter(|one| takes_part(&self.ballot, one))
        {
            let held = by_voter.entry(&vote.voter).or_insert(vote.digest);
            *held = (*held).min(vote.digest);
        }
        let mut digests: Vec<Digest> = by_voter.into_values().collect();
        digests.sort_unstable();
        digests
    }

    /// What an organisation said for a voter: of its votes that count, or can still come to count, the
    /// last; where there is none of these, the last of all.
    pub fn vote_of(&self, voter: &str, by: &str) -> Option<&VoteEntry> {
        let own = self.votes.iter();
        let own = own.filter(|vote| vote.voter == voter && vote.by == by);
        own.max_by_key(|vote| (vote.standing.may_count(), vote.seq))
    }
}

pub(super) fn ballots<'a>(
    held: &[&'a Proceeding],
    rights: &Rights<'_>,
    said: impl Fn(&str) -> &'a [&'a Proceeding],
) -> Vec<BallotEntry> {
    let mut terms: BTreeMap<&str, Vec<(&Proceeding, &Ballot)>> = BTreeMap::new();
    for &proceeding in held {
        if let Content::Ballot(ballot) = &proceeding.content {
            let entry = terms.entry(&proceeding.id).or_default();
            entry.push((proceeding, &**ballot));
        }
    }
    // The earliest word: a file may hold any number of ballots.
    let mut cancelled: BTreeMap<&str, u64> = BTreeMap::new();
    for &proceeding in held {
        if proceeding.content == Content::Cancelled {
            let at = cancelled.entry(&proceeding.id).or_insert(proceeding.seq);
            *at = (*at).min(proceeding.seq);
        }
    }
    let mut entries: Vec<_> = terms
        .into_iter()
        .filter_map(|(id, terms)| {
            let (opened, ballot) = *terms.first()?;
            let called_off = cancelled.get(id).is_some_and(|at| *at <= ballot.closes);
            let two_terms = terms.len() > 1;
            let count = Count {
                rights,
                ballot,
                digest: opened.digest,
                void: called_off || two_terms,
                about: said(id),
            };
            Some(BallotEntry {
                two_terms,
                ..entry(opened, &count)
            })
        })
        .collect();
    entries.sort_by_key(|entry| (entry.seq, entry.digest));
    entries
}

fn entry(opened: &Proceeding, count: &Count<'_>) -> BallotEntry {
    let mut votes = count.votes();
    let result = count.outcome(&votes);
    let mut recounts = Vec::new();
    let held: BTreeSet<Digest> = votes.iter().map(|vote| vote.digest).collect();
    for (mut recount, named) in count.recounts(&result) {
        let missing = named.iter().filter(|digest| !held.contains(*digest));
        recount.missing = missing.copied().collect();
        for vote in &mut votes {
            vote.recounts += usize::from(named.binary_search(&vote.digest).is_ok());
        }
        recounts.push(recount);
    }
    BallotEntry {
        id: opened.id.clone(),
        author: opened.author.clone(),
        digest: opened.digest,
        seq: opened.seq,
        ballot: count.ballot.clone(),
        cancelled: count.void,
        two_terms: false,
        votes,
        result,
        recounts,
    }
}
