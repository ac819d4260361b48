//! What was put to the vote, counted anew from the file alone.

use super::proposed::{Effect, Proposed};
use crate::commands::words::counted;
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
use undersigned_federation::clock::from_millis;

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

    /// In plain sentences.
    pub fn in_words(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "Beside the list: {} and {}, counted anew from this file.",
            counted(self.amendments, "amendment", "amendments"),
            counted(self.ballots.len(), "ballot", "ballots")
        )];
        lines.extend(self.proposed.iter().flat_map(Proposed::in_words));
        for ballot in &self.ballots {
            lines.extend(ballot.in_words());
        }
        if !self.ballots.is_empty() {
            lines.push(
                "The state does not cover votes: that none is missing here, only those show who \
                 said how they counted, and which votes they knew."
                    .to_owned(),
            );
        }
        lines
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

    fn in_words(&self) -> Vec<String> {
        let result = &self.entry.result;
        let mut lines = vec![format!(
            "  {} ({}): {}",
            self.id,
            self.question,
            self.verdict()
        )];
        if let (Some(amendment), Some(effect)) = (&self.amendment, &self.effect) {
            lines.push(format!("    It is about the amendment {amendment}:"));
            lines.extend(effect.in_words());
        }
        lines.push(self.until_when());
        lines.push(format!(
            "    {} of {} took part{}.",
            result.part,
            result.roll,
            match result.quorum_met {
                true => "",
                // Who votes, or opens a vote, may still come.
                false if !self.ended && !self.appeal_withdrawn => " so far",
                false => ", which is not enough",
            }
        ));
        if self.candidates.is_empty() {
            lines.push(format!(
                "    {} yes, {} no, {} abstained.",
                result.yes,
                result.no,
                self.entry.abstained()
            ));
        }
        lines.extend(self.still_sealed());
        for (place, approvals) in result.approvals.iter().enumerate() {
            let fate = match (
                result.elected.contains(&place),
                result.tied.contains(&place),
            ) {
                _ if self.appeal_withdrawn => "",
                (true, _) => ", elected",
                (_, true) => ", tied",
                _ => "",
            };
            let name = self.candidates.get(place).map_or("", String::as_str);
            lines.push(format!("    {name}: {approvals}{fate}"));
        }
        let before = self.entry.counted_before_void();
        if before > 0 {
            lines.push(format!(
                "    WARNING: it became void only after it had been over: by then, {} had counted it.",
                counted(before, "organisation on the roll", "organisations on the roll")
            ));
        }
        lines.extend(self.what_others_counted());
        let aside = self
            .votes
            .iter()
            .filter(|vote| vote.standing != Standing::Counted.name());
        lines.extend(aside.map(VoteLine::in_words));
        lines
    }

    /// Until when votes count. It is said of one that is over, too: readers compare it with when they voted.
    fn until_when(&self) -> String {
        let closes = time(self.closes);
        match self.opens_until.map(time) {
            Some(opens) => format!(
                "    Votes count that were cast by {closes}, if they are opened by {opens}."
            ),
            None => format!("    Votes count that were cast by {closes}."),
        }
    }

    /// How many sealed votes take part that nobody can read, or wait to.
    fn still_sealed(&self) -> Option<String> {
        let unopened = self.entry.unopened();
        if unopened > 0 {
            let takes = counted(
                unopened,
                "vote is sealed and not opened: it takes",
                "votes are sealed and not opened: each takes",
            );
            return Some(format!("    {takes} part, and is neither for nor against."));
        }
        let waiting = self
            .votes
            .iter()
            .filter(|vote| vote.standing == Standing::Waiting.name());
        let voters: BTreeSet<&str> = waiting.map(|vote| vote.voter.as_str()).collect();
        (!voters.is_empty()).then(|| {
            let come = counted(
                voters.len(),
                "sealed vote has come in: it takes",
                "sealed votes have come in: each takes",
            );
            format!("    {come} part once it is opened.")
        })
    }

    /// Whether those who counted by themselves came to the same, and knew the same votes.
    fn what_others_counted(&self) -> Vec<String> {
        let agree = self.recounts.iter().filter(|one| one.agrees).count();
        let mut lines = vec![match self.recounts.len() {
            0 if self.ended && !self.cancelled => {
                "    WARNING: nobody's own count is in this file. That every vote is here, and with \
                 it the outcome, is unconfirmed."
                    .to_owned()
            }
            0 => "    Nobody has said yet how they counted it.".to_owned(),
            all => format!(
                "    {agree} of {} came to the same.",
                counted(
                    all,
                    "organisation that counted it",
                    "organisations that counted it"
                )
            ),
        }];
        lines.extend(self.missing_votes.iter().map(|vote| {
            format!(
                "    missing in this file: the vote {}, which {} had",
                vote.digest,
                counted(
                    vote.recounts,
                    "of those who counted",
                    "of those who counted"
                )
            )
        }));
        lines
    }

    fn verdict(&self) -> &'static str {
        match (self.cancelled, self.ended, self.entry.result.adopted) {
            (true, _, _) if self.entry.two_terms => "void: it was opened on two sets of terms",
            (true, _, _) => "void: it was called off",
            // What was counted stays what it is, and is the same for everybody who counts.
            _ if self.appeal_withdrawn => {
                "decides nothing: the appeal was withdrawn before it had ended; what follows is what was voted"
            }
            (_, false, _) => "not over yet; what follows is as it stands now",
            (_, true, true) if self.candidates.is_empty() => "adopted",
            (_, true, true) => "elected",
            (_, true, false) if self.candidates.is_empty() => "not adopted",
            (_, true, false) => "nobody elected",
        }
    }
}

/// A time of a ballot's terms. One that lies beyond every calendar is said in the number that was signed.
fn time(millis: u64) -> String {
    let written = i64::try_from(millis).map(from_millis).unwrap_or_default();
    match written.is_empty() {
        true => format!("{millis} milliseconds since 1970"),
        false => written,
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

    /// One that is not read among those that are counted.
    fn in_words(&self) -> String {
        let voter = &self.voter;
        match self.standing {
            sealed if sealed == Standing::Waiting.name() => {
                format!("    sealed, not opened yet: {voter}")
            }
            sealed if sealed == Standing::Unopened.name() => {
                format!("    sealed, never opened: {voter}")
            }
            standing => format!("    not counted, {standing}: {voter}"),
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
