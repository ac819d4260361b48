//! What readers are told of a ballot's result: what was counted, but no abstention that nobody has said, and no decision
//! where nothing is decided any more.

use super::{BallotEntry, Standing, VoteEntry, count::takes_part};
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl BallotEntry {
    /// For how many voters a sealed vote takes part that is not opened: the result counts each of them as an abstention,
    /// as the terms say, and yet nobody knows what it says.
    pub fn unopened(&self) -> usize {
        let sealed = self
            .votes
            .iter()
            .filter(|vote| vote.standing == Standing::Unopened && takes_part(&self.ballot, vote));
        let voters: BTreeSet<&str> = sealed.map(|vote| vote.voter.as_str()).collect();
        voters.len()
    }

    /// How many said that they abstain.
    pub fn abstained(&self) -> usize {
        self.result.abstain.saturating_sub(self.unopened())
    }

    /// Whether nothing that is said at `now`, in milliseconds since 1970, counts any more: it is over, or was called off.
    pub fn has_ended(&self, now: u64) -> bool {
        self.cancelled || now > self.ballot.ends()
    }

    /// What a vote is worth for programs at `now`, where the appeal was withdrawn at `withdrawn`, if it was: in a ballot
    /// that decides nothing, no sealed vote waits to be opened.
    pub fn reported_standing(
        &self,
        vote: &VoteEntry,
        now: u64,
        withdrawn: Option<u64>,
    ) -> Standing {
        match self.decides_nothing(withdrawn) {
            true => vote.standing,
            false => vote.standing_at(&self.ballot, now),
        }
    }

    /// The result for programs, where the appeal was withdrawn at `withdrawn`, if it was: see
    /// [`BallotEntry::is_cut_off`]. No digest covers it.
    pub fn reported(&self, withdrawn: Option<u64>) -> Value {
        let mut told = self.result.value();
        told["abstain"] = json!(self.abstained());
        told["unopened"] = json!(self.unopened());
        if self.decides_nothing(withdrawn) {
            told["adopted"] = Value::Null;
            told["elected"] = json!([]);
            told["tied"] = json!([]);
        }
        told
    }

    /// Whether it was called off, or cut off by the withdrawal of the appeal.
    fn decides_nothing(&self, withdrawn: Option<u64>) -> bool {
        self.cancelled || self.is_cut_off(withdrawn)
    }
}
