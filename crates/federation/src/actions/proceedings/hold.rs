//! What keeps an amendment as it is: a ballot about it that goes on, or one that has adopted it.

use super::terms::is_in_the_way;
use crate::{FederationError, actions::schedule::Zone, error::Result};
use undersigned_domain::{
    CoSignerList, State, decided_until,
    proceedings::{BallotEntry, Question, Record},
    withdrawn_since,
};

/// Why its author can neither change an amendment nor take it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// A ballot about it goes on until then, in milliseconds since 1970; and in which time zone that was chosen.
    Ballot(u64, Option<Zone>),
    /// A ballot has adopted it.
    Adopted,
}

impl Hold {
    /// What is on an amendment at `now`, in milliseconds since 1970, if anything is.
    #[must_use]
    pub fn on(
        record: &Record,
        amendment: &str,
        state: &State,
        list: &CoSignerList,
        now: u64,
    ) -> Option<Self> {
        let withdrawn = withdrawn_since(state, list);
        let asks = |ballot: &&BallotEntry| match &ballot.ballot.question {
            Question::Amendment { amendment: id, .. } => id == amendment,
            Question::Text { .. } | Question::Committee(_) => false,
        };
        let goes_on = |ballot: &&BallotEntry| {
            !ballot.is_cut_off(withdrawn) && !ballot.has_ended(now) && is_in_the_way(ballot, list)
        };
        let ballots = record.ballots.iter().filter(asks).filter(goes_on);
        if let Some(last) = ballots.max_by_key(|ballot| ballot.ballot.ends()) {
            let zone = last.ballot.zone.as_deref().and_then(Zone::named);
            return Some(Self::Ballot(last.ballot.ends(), zone));
        }
        let ballot = record.decision(amendment, decided_until(withdrawn, now))?;
        ballot.result.adopted.then_some(Self::Adopted)
    }

    /// # Errors
    /// [`FederationError::Conflict`] `amendment_in_ballot` or `amendment_decided` where something is.
    pub(super) fn check(hold: Option<Self>) -> Result<()> {
        match hold {
            None => Ok(()),
            Some(Self::Ballot(..)) => Err(FederationError::conflict(
                "amendment_in_ballot",
                "a ballot about this amendment is open; it stays as it is until that has ended",
            )),
            Some(Self::Adopted) => Err(FederationError::conflict(
                "amendment_decided",
                "a ballot has adopted this amendment; it stays as it is, and another one can be proposed",
            )),
        }
    }
}
