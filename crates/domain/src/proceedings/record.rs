//! The record of an appeal: what was proposed, put to the vote and decided, as it follows from the
//! proceedings that are held. Equal proceedings and equal states give equal records.

use super::{
    Amendment, Ballot, Choices, Content, Outcome, Position, Proceeding, Question,
    count::{Count, takes_part},
    rights::Rights,
    settle,
};
use crate::{CoSignerList, State, members::words};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_proof::Digest;

/// Most conflicting amendments that are named beside one. Anybody on the list can propose hundreds
/// about one clause, and each would name all others.
pub const MAX_CONFLICTS: usize = 20;

/// What was proposed, put to the vote and decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Amendments, in the order of their `seq`.
    pub amendments: Vec<AmendmentEntry>,
    /// Ballots, in the order in which they were opened.
    pub ballots: Vec<BallotEntry>,
}

/// One amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendmentEntry {
    /// Its address.
    pub id: String,
    /// Who proposes it.
    pub author: String,
    /// Its digest.
    pub digest: Digest,
    /// When it was last said anew.
    pub seq: u64,
    /// What it says.
    pub amendment: Amendment,
    /// What others say to it, one word of each, in the order of their `seq`.
    pub positions: Vec<PositionEntry>,
    /// Ids of other amendments on the table that concern the same clause of the same wording,
    /// ascending: at most the [`MAX_CONFLICTS`] smallest.
    pub conflicts: Vec<String>,
    /// Ids of ballots about it, in the order in which they were opened.
    pub ballots: Vec<String>,
}

/// What one organisation says to an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionEntry {
    /// Who.
    pub author: String,
    /// What.
    pub position: Position,
    /// When.
    pub seq: u64,
}

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

impl Record {
    /// What follows from proceedings. Those that their pair may not say are left out.
    pub fn of(proceedings: &[Proceeding], state: &State, list: &CoSignerList) -> Self {
        let held = settle(proceedings.iter().cloned());
        let voters = held
            .iter()
            .flat_map(|proceeding| match &proceeding.content {
                Content::Ballot(ballot) => ballot.roll.as_slice(),
                _ => &[],
            });
        let actors = voters.map(|entry| entry.voter.as_str());
        let authors = held.iter().map(|proceeding| proceeding.author.as_str());
        let rights = Rights::of(state, list, actors.chain(authors));
        let verdicts = rights.judge(&held);
        let held: Vec<&Proceeding> = held
            .iter()
            .zip(&verdicts)
            .filter_map(|(proceeding, verdict)| verdict.is_ok().then_some(proceeding))
            .collect();
        let mut about: BTreeMap<&str, Vec<&Proceeding>> = BTreeMap::new();
        for proceeding in &held {
            if let Some(id) = proceeding.content.about() {
                about.entry(id).or_default().push(proceeding);
            }
        }
        let said = |id: &str| about.get(id).map(Vec::as_slice).unwrap_or_default();
        let mut record = Self {
            amendments: amendments(&held, said),
            ballots: ballots(&held, &rights, said),
        };
        record.connect();
        record
    }

    /// One amendment.
    pub fn amendment(&self, id: &str) -> Option<&AmendmentEntry> {
        self.amendments.iter().find(|entry| entry.id == id)
    }

    /// One ballot.
    pub fn ballot(&self, id: &str) -> Option<&BallotEntry> {
        self.ballots.iter().find(|entry| entry.id == id)
    }

    /// Adds what entries say about each other.
    fn connect(&mut self) {
        // One more than are named: an entry may be among the smallest itself.
        let mut standing: BTreeMap<(String, Digest), BTreeSet<String>> = BTreeMap::new();
        // A clause of an earlier wording is another one.
        let place = |said: &Amendment| (said.clause.clone(), said.text_digest);
        for entry in &self.amendments {
            if entry.amendment.stands() {
                let ids = standing.entry(place(&entry.amendment)).or_default();
                ids.insert(entry.id.clone());
                if ids.len() > MAX_CONFLICTS + 1 {
                    ids.pop_last();
                }
            }
        }
        for entry in &mut self.amendments {
            let ids = standing.get(&place(&entry.amendment));
            let ids = ids.filter(|_| entry.amendment.stands());
            let others = ids.into_iter().flatten().filter(|id| **id != entry.id);
            entry.conflicts = others.take(MAX_CONFLICTS).cloned().collect();
        }
        let mut about: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for ballot in &self.ballots {
            if let Question::Amendment { amendment, .. } = &ballot.ballot.question {
                let ballots = about.entry(amendment.as_str()).or_default();
                ballots.push(ballot.id.clone());
            }
        }
        for entry in &mut self.amendments {
            entry.ballots = about.remove(entry.id.as_str()).unwrap_or_default();
        }
    }
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

fn amendments<'a>(
    held: &[&'a Proceeding],
    said: impl Fn(&str) -> &'a [&'a Proceeding],
) -> Vec<AmendmentEntry> {
    let mut entries: BTreeMap<&str, AmendmentEntry> = BTreeMap::new();
    for &proceeding in held {
        let Content::Amendment(amendment) = &proceeding.content else {
            continue;
        };
        // Settled: what holds comes before what contests it.
        entries
            .entry(&proceeding.id)
            .or_insert_with(|| AmendmentEntry {
                id: proceeding.id.clone(),
                author: proceeding.author.clone(),
                digest: proceeding.digest,
                seq: proceeding.seq,
                amendment: (**amendment).clone(),
                positions: positions(said(&proceeding.id)),
                conflicts: Vec::new(),
                ballots: Vec::new(),
            });
    }
    let mut entries: Vec<_> = entries.into_values().collect();
    entries.sort_by_key(|entry| (entry.seq, entry.digest));
    entries
}

/// One word of each organisation, the newest whatever the key.
fn positions(about: &[&Proceeding]) -> Vec<PositionEntry> {
    let mut newest: BTreeMap<&str, &Proceeding> = BTreeMap::new();
    for &proceeding in about {
        if !matches!(proceeding.content, Content::Position(_)) {
            continue;
        }
        let held = newest.entry(&proceeding.author).or_insert(proceeding);
        if proceeding.outranks(held) {
            *held = proceeding;
        }
    }
    let mut entries: Vec<PositionEntry> = newest
        .into_values()
        .filter_map(|proceeding| match &proceeding.content {
            Content::Position(position) if !position.withdrawn => Some(PositionEntry {
                author: proceeding.author.clone(),
                position: (**position).clone(),
                seq: proceeding.seq,
            }),
            _ => None,
        })
        .collect();
    entries.sort_by(|a, b| (a.seq, &a.author).cmp(&(b.seq, &b.author)));
    entries
}

fn ballots<'a>(
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
