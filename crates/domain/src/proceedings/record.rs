//! The record of an appeal: what was proposed, put to the vote and decided, as it follows from the
//! proceedings that are held. Equal proceedings and equal states give equal records.

mod amendments;
mod ballots;

pub use amendments::{AmendmentEntry, PositionEntry};
pub use ballots::{BallotEntry, RecountEntry, Standing, VoteEntry};

use super::{Amendment, Content, Proceeding, Question, rights::Rights, settle};
use crate::{CoSignerList, State};
use amendments::amendments;
use ballots::ballots;
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
