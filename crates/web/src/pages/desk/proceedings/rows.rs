//! Amendments and ballots as they stand in lists and at the head of their pages.

use super::shared::{Held, amendment_href, ballot_href, named, now};
use crate::{
    difference::{self, Passage},
    pages::{names, session::SignedIn, zoned},
    views::{
        Page, Text,
        desk::proceedings::{AmendmentRow, BallotRow},
    },
};
use undersigned_domain::{
    appeal::{ByLanguage, Demand},
    proceedings::{
        Amendment, AmendmentEntry, AmendmentState, BallotEntry, Change, Question, RollEntry,
    },
};
use undersigned_federation::actions::proceedings::Hold;

impl Held {
    /// The clause that an amendment changes or strikes, in the wording for which it was made, and its
    /// place there, from 1.
    fn stands(&self, amendment: &Amendment) -> Option<(usize, &Demand)> {
        if amendment.change == Change::Add {
            return None;
        }
        let note = self.wording(&amendment.text_digest)?;
        let mut demands = note.text.demands.iter().enumerate();
        let (place, demand) = demands.find(|(_, demand)| demand.id == amendment.clause)?;
        Some((place + 1, demand))
    }

    /// What an amendment would do to which clause.
    pub fn change_words(&self, page: &Page, amendment: &Amendment) -> String {
        let code = amendment.change.name();
        match self.stands(amendment) {
            Some((number, _)) => {
                let key = match amendment.change {
                    Change::Strike => "deciding-what-strike",
                    Change::Add | Change::Change => "deciding-what-change",
                };
                page.t1(key, "number", number)
            }
            None => page.word("deciding-change", code),
        }
    }

    /// The words that an amendment proposes, in few; those that it strikes. None where its author has taken
    /// them back.
    pub fn proposed(&self, signed: &SignedIn, amendment: &Amendment) -> Option<Text> {
        let words = match amendment.change {
            Change::Strike => &self.stands(amendment)?.1.text,
            Change::Add | Change::Change => &amendment.text,
        };
        let note = self.wording(&amendment.text_digest);
        let note = note.or_else(|| self.view.list.current())?;
        named(&note.text, words, signed)
    }

    /// An amendment in a sentence.
    pub fn amendment_words(&self, signed: &SignedIn, page: &Page, amendment: &Amendment) -> String {
        let what = self.change_words(page, amendment);
        match self.proposed(signed, amendment) {
            Some(text) => page.t2(
                "deciding-amendment-words",
                "what",
                what,
                "words",
                text.words,
            ),
            None => what,
        }
    }

    /// By language, the reader's first: the clause as it stood in the wording for which an amendment
    /// was made, and as it would be.
    pub fn passages(&self, signed: &SignedIn, amendment: &Amendment) -> Vec<(String, Passage)> {
        if amendment.state == AmendmentState::Withdrawn {
            return Vec::new();
        }
        let nothing = ByLanguage::new();
        let stands = self.stands(amendment);
        let before = stands.map_or(&nothing, |(_, demand)| &demand.text);
        let mut tags: Vec<&String> = before.keys().chain(amendment.text.keys()).collect();
        tags.sort_unstable();
        tags.dedup();
        tags.sort_by_key(|tag| names::foreign(tag, signed.visitor.language));
        tags.into_iter()
            .map(|tag| {
                // An amendment is the whole of the clause: a language that it leaves out goes.
                let was = before.get(tag).map(String::as_str).unwrap_or_default();
                let is = amendment.text.get(tag).map(String::as_str);
                (tag.clone(), difference::words(was, is.unwrap_or_default()))
            })
            .collect()
    }

    /// Code of where an amendment stands: as its author says, or as was decided about these words.
    pub fn state_of(&self, signed: &SignedIn, entry: &AmendmentEntry) -> &'static str {
        let verdict = self.record.verdict(entry, self.decided_until(signed));
        verdict.unwrap_or_else(|| entry.amendment.state.name())
    }

    /// Whether an amendment can still be voted on, or taken up by another.
    pub fn is_undecided(&self, signed: &SignedIn, entry: &AmendmentEntry) -> bool {
        self.state_of(signed, entry) == AmendmentState::Proposed.name()
    }

    /// What keeps an amendment as it is, if anything does.
    pub fn hold(&self, signed: &SignedIn, id: &str) -> Option<Hold> {
        let snapshot = &self.view.snapshot;
        Hold::on(
            &self.record,
            id,
            snapshot.state(),
            snapshot.list(),
            now(signed),
        )
    }

    /// An amendment in a list.
    pub fn amendment_row(
        &self,
        signed: &SignedIn,
        page: &Page,
        entry: &AmendmentEntry,
    ) -> AmendmentRow {
        let amendment = &entry.amendment;
        let note = self.view.list.current();
        let positions = entry.positions.iter();
        let seconds = positions.filter(|one| one.position.seconds && !one.position.withdrawn);
        AmendmentRow {
            href: amendment_href(self.object(), &entry.id),
            change: self.change_words(page, amendment),
            clause: self.proposed(signed, amendment),
            author: self.name(signed, &entry.author),
            ours: entry.author == signed.organization.ap_id,
            state: self.state_of(signed, entry).to_owned(),
            outdated: note.is_some_and(|note| note.text_digest != amendment.text_digest),
            seconds: seconds.count() as u64,
            conflicts: entry.conflicts.len() as u64,
        }
    }

    /// A ballot in a list.
    pub fn ballot_row(&self, signed: &SignedIn, page: &Page, entry: &BallotEntry) -> BallotRow {
        let open = is_open(signed, entry);
        let state = match (entry.cancelled, open) {
            (true, _) => "cancelled",
            (false, _) if self.is_cut_off(entry) => "withdrawn",
            (false, true) => "open",
            (false, false) if now(signed) <= entry.ballot.ends() => "opening",
            (false, false) => "closed",
        };
        let waiting = votes_of(signed, entry).filter(|one| !has_voted(signed, entry, &one.voter));
        let (question, asked) = self.question(signed, page, &entry.ballot);
        let (reader, zone) = (signed.visitor.language, entry.ballot.zone.as_deref());
        BallotRow {
            href: ballot_href(self.object(), &entry.id),
            question,
            asked,
            state: state.to_owned(),
            result: match entry.two_terms {
                true => "two-terms",
                false => self.result_of(signed, entry).unwrap_or_default(),
            }
            .to_owned(),
            counted_before_void: entry.counted_before_void(),
            closes: zoned::words(reader, entry.ballot.closes, zone).unwrap_or_default(),
            to_vote: match open && self.withdrawn().is_none() {
                true => waiting.count() as u64,
                false => 0,
            },
        }
    }

    /// Code of what came of a ballot; none where it was called off, can still change, or had not ended when the
    /// appeal was withdrawn.
    pub fn result_of(&self, signed: &SignedIn, entry: &BallotEntry) -> Option<&'static str> {
        if entry.cancelled || self.decided_until(signed) <= entry.ballot.ends() {
            return None;
        }
        let result = &entry.result;
        let elects = matches!(entry.ballot.question, Question::Committee(_));
        Some(match (result.quorum_met, elects) {
            (false, _) => "no-quorum",
            (true, true) if result.elected.is_empty() => "nobody",
            (true, true) => "elected",
            (true, false) if result.adopted => "adopted",
            (true, false) => "rejected",
        })
    }
}

/// Whether votes are taken.
pub fn is_open(signed: &SignedIn, entry: &BallotEntry) -> bool {
    !entry.cancelled && now(signed) <= entry.ballot.closes
}

/// The votes that the organisation may cast: its own, and those of others whose delegate it is.
pub fn votes_of<'a>(
    signed: &'a SignedIn,
    entry: &'a BallotEntry,
) -> impl Iterator<Item = &'a RollEntry> {
    let actor = &signed.organization.ap_id;
    let roll = entry.ballot.roll.iter();
    roll.filter(move |one| match &one.delegate {
        None => one.voter == *actor,
        Some(delegate) => delegate.actor == *actor,
    })
}

/// Whether the organisation has voted for somebody, with a vote that counts or can come to count. One
/// whose key has ended since counts for nothing: it is to be cast again.
pub fn has_voted(signed: &SignedIn, entry: &BallotEntry, voter: &str) -> bool {
    let vote = entry.vote_of(voter, &signed.organization.ap_id);
    vote.is_some_and(|vote| vote.standing.may_count())
}
