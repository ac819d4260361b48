//! What was put to the vote, counted anew from the file alone.

mod words;

use super::proposed::{Effect, Proposed};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_domain::{
    Bundle, CoSignerList, Digest, decided_until,
    proceedings::{
        BallotEntry, Doubt, Proceeding, Question, Record, RecountEntry, Standing, VoteEntry,
        standing,
    },
    withdrawn_since,
};

/// Amendments and ballots of a file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decided {
    /// How many documents say so.
    count: usize,
    amendments: usize,
    /// What the amendments say.
    proposed: Vec<Proposed>,
    ballots: Vec<Counted>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    id: String,
    question: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amendment: Option<String>,
    /// What the amendment would do, as it was put to the vote.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Effect>,
    /// Until when votes count, in milliseconds since 1970.
    closes: u64,
    /// Until when sealed ones may be opened, in the same way.
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_until: Option<u64>,
    /// Whether nothing can be said any more that would count.
    ended: bool,
    /// Whether the appeal was withdrawn before it had ended: nothing is decided by it any more, whatever was voted.
    appeal_withdrawn: bool,
    cancelled: bool,
    two_terms: bool,
    result: Value,
    result_digest: String,
    votes: Vec<VoteLine>,
    /// Votes that recounts in the file name and that it does not hold.
    missing_votes: Vec<MissingVote>,
    recounts: Vec<RecountLine>,
    /// Codes of why the outcome is not to be relied on.
    doubts: Vec<&'static str>,
    /// Names of the candidates, for the sentences.
    #[serde(skip)]
    candidates: Vec<String>,
    #[serde(skip)]
    entry: BallotEntry,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct VoteLine {
    voter: String,
    by: String,
    digest: String,
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<Value>,
    /// How many of the recounts name it.
    recounts: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MissingVote {
    digest: String,
    /// How many of the recounts name it.
    recounts: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RecountLine {
    author: String,
    agrees: bool,
}

impl Decided {
    /// Counts what a bundle holds; none where nothing was proposed. `now` is in milliseconds since
    /// 1970.
    pub fn of(bundle: &Bundle, list: &CoSignerList, now: u64) -> Option<Self> {
        if bundle.proceedings.is_empty() {
            return None;
        }
        let record = Record::of(&bundle.proceedings, &bundle.state, list);
        let withdrawn = withdrawn_since(&bundle.state, list);
        let decided_until = decided_until(withdrawn, now);
        Some(Self {
            count: bundle.proceedings.len(),
            amendments: record.amendments.len(),
            proposed: record
                .amendments
                .iter()
                .map(|entry| Proposed::of(entry, &record, decided_until))
                .collect(),
            ballots: record
                .ballots
                .into_iter()
                .map(|entry| Counted::of(entry, now, withdrawn))
                .collect(),
        })
    }

    /// Ballots whose outcome is not to be relied on, with the code of why. Whether that is wrong, or
    /// there is only nothing to show that it is right, is asked for.
    pub fn doubts(&self, faults: bool) -> impl Iterator<Item = (&str, &'static str)> {
        let all = self.ballots.iter().flat_map(|ballot| {
            let codes = ballot.doubts.iter();
            codes.map(move |code| (ballot.id.as_str(), *code))
        });
        let unconfirmed = Doubt::Unconfirmed.code();
        all.filter(move |(_, code)| faults == (*code != unconfirmed))
    }
}

impl Counted {
    /// By `now`, where the appeal was withdrawn at `withdrawn`, if it was.
    fn of(entry: BallotEntry, now: u64, withdrawn: Option<u64>) -> Self {
        let (amendment, effect) = match &entry.ballot.question {
            Question::Amendment {
                amendment, wording, ..
            } => (Some(amendment.clone()), Some(Effect::of(wording))),
            Question::Text { .. } | Question::Committee(_) => (None, None),
        };
        let candidates = match &entry.ballot.question {
            Question::Committee(committee) => {
                let names = committee.candidates.iter().map(|one| one.name.clone());
                names.collect()
            }
            Question::Amendment { .. } | Question::Text { .. } => Vec::new(),
        };
        let missing = entry.missing_votes().into_iter();
        let doubts = entry.doubts(now).into_iter();
        Self {
            id: entry.id.clone(),
            question: entry.ballot.question.kind(),
            amendment,
            effect,
            closes: entry.ballot.closes,
            opens_until: entry.ballot.sealed.map(|sealed| sealed.opens_until),
            ended: entry.has_ended(now),
            appeal_withdrawn: entry.is_cut_off(withdrawn),
            cancelled: entry.cancelled,
            two_terms: entry.two_terms,
            result: entry.reported(withdrawn),
            result_digest: entry.result.digest.to_string(),
            votes: entry
                .votes
                .iter()
                .map(|vote| VoteLine::of(vote, entry.reported_standing(vote, now, withdrawn)))
                .collect(),
            missing_votes: missing
                .map(|(digest, recounts)| MissingVote {
                    digest: digest.to_string(),
                    recounts,
                })
                .collect(),
            recounts: entry.recounts.iter().map(RecountLine::of).collect(),
            doubts: doubts.map(Doubt::code).collect(),
            candidates,
            entry,
        }
    }
}

impl VoteLine {
    fn of(vote: &VoteEntry, standing: Standing) -> Self {
        Self {
            voter: vote.voter.clone(),
            by: vote.by.clone(),
            digest: vote.digest.to_string(),
            standing: standing.name(),
            choices: vote.choices.as_ref().map(|choices| choices.to_value()),
            recounts: vote.recounts,
        }
    }
}

impl RecountLine {
    fn of(recount: &RecountEntry) -> Self {
        Self {
            author: recount.author.clone(),
            agrees: recount.agrees,
        }
    }
}

/// What an older bundle holds of the kind, and nothing in the newer stands in its place. Not what may not
/// stand any more by the newer state, such as the word of a key that has ended before it was said: honest
/// servers leave that out.
pub fn left_out<'a>(new: &Bundle, list: &CoSignerList, old: &'a Bundle) -> Vec<&'a Proceeding> {
    let held: BTreeSet<String> = new.proceedings.iter().map(Proceeding::register).collect();
    let missing = old.proceedings.iter();
    let missing: Vec<&Proceeding> = missing
        .filter(|proceeding| !held.contains(&proceeding.register()))
        .collect();
    // A vote may stand by a ballot that is held, or is missing as well.
    let all = new.proceedings.iter().chain(missing.iter().copied());
    let standing = standing(all.cloned().collect(), &new.state, list);
    let standing: BTreeSet<Digest> = standing.iter().map(|one| one.digest).collect();
    let missing = missing.into_iter();
    missing
        .filter(|proceeding| standing.contains(&proceeding.digest))
        .collect()
}
