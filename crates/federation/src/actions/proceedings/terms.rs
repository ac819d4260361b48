//! Whether the terms of a ballot make sense, looked at before they are signed: afterwards nothing
//! about them can be changed.

use super::amendment_unknown;
use crate::{
    FederationError, Instance,
    error::Result,
    replica::{Change, Snapshot},
};
use std::collections::BTreeSet;
use undersigned_domain::{
    CoSignerList,
    list::Origin,
    proceedings::{Ballot, BallotEntry, Delegate, Question, Record, RollEntry},
};

/// Within how many milliseconds a ballot ends: four hundred days.
const LONGEST_MILLIS: i64 = 400 * 24 * 60 * 60 * 1_000;

/// There must be somebody for each seat.
///
/// # Errors
/// [`FederationError::Invalid`] `seats_many`.
pub(super) fn check_question(question: &Question) -> Result<()> {
    match question {
        Question::Committee(committee) if committee.seats > committee.candidates.len() => {
            Err(FederationError::invalid(
                "seats_many",
                format!(
                    "there are {} seats and {} candidates; name more, or elect fewer",
                    committee.seats,
                    committee.candidates.len()
                ),
            ))
        }
        _ => Ok(()),
    }
}

/// Whoever is on the roll can vote: by itself, as it was let in; or by a delegate whose key it is.
///
/// # Errors
/// [`FederationError::Invalid`] `voter_unknown`, `delegate_key` and `delegate_unreachable`;
/// the database.
pub(super) async fn check_roll(
    instance: &Instance,
    snapshot: &Snapshot,
    roll: &[RollEntry],
) -> Result<()> {
    let (state, list) = (snapshot.state(), snapshot.list());
    let signers = list.entries.iter();
    let signers = signers.filter(|entry| entry.origin == Origin::OwnServer);
    let signers = signers.map(|entry| entry.id.as_str());
    let initiators = list.initiators.iter().map(|one| one.actor.as_str());
    let known: BTreeSet<&str> = signers.chain(initiators).collect();
    let mut delegates: BTreeSet<(&str, &str)> = BTreeSet::new();
    for entry in roll {
        let voter = entry.voter.as_str();
        match &entry.delegate {
            Some(delegate) => {
                if delegates.insert((delegate.actor.as_str(), delegate.key.as_str())) {
                    check_delegate(instance, snapshot, delegate).await?;
                }
            }
            // Who has left the list was let in all the same, and may be named.
            None if known.contains(voter) || state.keys_let_in(voter).next().is_some() => {}
            None => {
                return Err(FederationError::invalid(
                    "voter_unknown",
                    format!(
                        "the appeal has not let `{voter}` in, so that its vote would not count; \
                         correct the address, or name who votes for it"
                    ),
                ));
            }
        }
    }
    Ok(())
}

async fn check_delegate(
    instance: &Instance,
    snapshot: &Snapshot,
    delegate: &Delegate,
) -> Result<()> {
    let (actor, key) = (&delegate.actor, &delegate.key);
    let state = snapshot.state();
    if state.is_let_in(actor, key) && !state.has_ended(actor, Some(key)) {
        return Ok(());
    }
    match instance.holds_assertion_key(actor, key).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(FederationError::invalid(
            "delegate_key",
            format!("`{key}` is no key of `{actor}`; copy it from the organisation's page"),
        )),
        Err(error @ FederationError::Store(_)) => Err(error),
        Err(error) => {
            tracing::info!(%error, "a delegate's key cannot be looked up");
            Err(FederationError::invalid(
                "delegate_unreachable",
                format!(
                    "the keys of `{actor}` cannot be looked up now; check the address, or try again \
                     later"
                ),
            ))
        }
    }
}

/// Ballots end within four hundred days: while one is open its question cannot be asked again, and its
/// amendment stays as it is.
///
/// # Errors
/// [`FederationError::Invalid`] `closes_far`.
pub(super) fn check_end(ballot: &Ballot, now: i64) -> Result<()> {
    let ends = i64::try_from(ballot.ends()).unwrap_or(i64::MAX);
    match ends.saturating_sub(now) > LONGEST_MILLIS {
        true => Err(FederationError::invalid(
            "closes_far",
            "a ballot ends within 400 days, also the opening of sealed votes; choose an earlier time",
        )),
        false => Ok(()),
    }
}

/// Nobody is asked the same twice at a time: two answers to one question decide nothing. Nor is anybody
/// asked about an amendment that was changed or taken back since it was looked up.
///
/// # Errors
/// [`FederationError::Conflict`] `ballot_open`; [`FederationError::NotFound`] `amendment_unknown`; the
/// database.
pub(super) async fn check_not_asked(change: &Change, question: &Question, now: i64) -> Result<()> {
    let held = Instance::proceedings_within(&change.transaction, change.appeal.id).await?;
    if let Question::Amendment {
        amendment, digest, ..
    } = question
        && !held
            .iter()
            .any(|one| one.id == *amendment && one.digest == *digest)
    {
        return Err(amendment_unknown());
    }
    let list = change.list();
    let record = Record::of(&held, change.state(), &list);
    let now = u64::try_from(now).unwrap_or_default();
    let open = record.ballots.iter().any(|entry| {
        now <= entry.ballot.ends()
            && is_same(&entry.ballot.question, question)
            && is_in_the_way(entry, &list)
    });
    match open {
        true => Err(FederationError::conflict(
            "ballot_open",
            "a ballot on this very question is open; wait until it has ended, or call it off first",
        )),
        false => Ok(()),
    }
}

/// Whether a ballot that has not ended keeps its question from being asked, and its amendment from being
/// changed: not one that is void, nor one that nobody could call off any more.
pub(super) fn is_in_the_way(entry: &BallotEntry, list: &CoSignerList) -> bool {
    let mut initiators = list.initiators.iter();
    !entry.cancelled && initiators.any(|one| one.actor == entry.author)
}

fn is_same(one: &Question, other: &Question) -> bool {
    match (one, other) {
        (Question::Amendment { amendment: a, .. }, Question::Amendment { amendment: b, .. }) => {
            a == b
        }
        (one, other) => one == other,
    }
}
