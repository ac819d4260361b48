//! What was decided, in plain sentences.

use super::{Counted, Decided, VoteLine};
use crate::commands::{verify::proposed::Proposed, words::counted};
use std::collections::BTreeSet;
use undersigned_domain::proceedings::Standing;
use undersigned_federation::clock::from_millis;

impl Decided {
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
