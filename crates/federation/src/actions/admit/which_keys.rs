//! For which keys of a signer an admission is made.

use super::{Decision, takes_off};
use crate::{
    FederationError, Instance,
    actions::{admission_register, admit_keys},
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use undersigned_domain::{Multikey, Verified, admission::AdmissionState, ids};
use undersigned_store::statements;

/// What is known of an actor's keys.
pub(super) struct Known {
    pub(super) keys: Vec<Multikey>,
    /// Whether its own origin has just said so, where that is asked.
    pub(super) is_asked: bool,
}

/// Keys that an actor's own origin lists now, if it can be asked. Before a key is let in or ended
/// the origin is asked anew: what is known of it may be a day old.
pub(super) async fn keys_known(instance: &Instance, decision: &Decision<'_>) -> Known {
    let about = decision.about;
    let as_asked = |keys| Known {
        keys,
        is_asked: true,
    };
    if instance.addresses.is_ours(about) {
        return as_asked(match instance.keys_of(about).await {
            Ok(keys) => keys.assertion.iter().map(|(_, key)| key.clone()).collect(),
            Err(_) => Vec::new(),
        });
    }
    if ids::canonical_id("about", about).is_err() {
        return as_asked(Vec::new());
    }
    let fresh = match decision.state {
        AdmissionState::Admitted | AdmissionState::Ended => {
            instance.refetch_actor(about).await.ok()
        }
        AdmissionState::Removed => None,
    };
    let is_asked = fresh.is_some();
    let actor = match fresh {
        Some(actor) => Ok(actor),
        None => instance.actor(about).await,
    };
    let keys = match actor {
        // The address may lead on to somebody else, who speaks for itself alone.
        Ok(actor) if actor.id == about => actor.assertion.into_iter().map(|(_, key)| key).collect(),
        _ => Vec::new(),
    };
    Known { keys, is_asked }
}

/// Of an author's keys those that it is of use to let in. One that has ended never counts again: a
/// server that cannot be asked now may have had only that one when it was asked last. Then, or where
/// nothing is known of it, it is the keys of what waits that were seen at its origin when that came.
pub(super) fn to_let_in(
    change: &Change,
    about: &str,
    known: Vec<Multikey>,
    waiting: &[statements::Statement],
) -> Vec<Multikey> {
    let living = |key: &Multikey| !change.state().has_ended(about, Some(key));
    let known: Vec<Multikey> = known.into_iter().filter(living).collect();
    if !known.is_empty() {
        return known;
    }
    let seen = waiting.iter().filter(|row| row.origin_checked);
    seen.filter_map(|row| row.key.parse().ok())
        .filter(living)
        .collect()
}

/// Which keys an admission is made for: those the signer's origin lists or has listed; none for a
/// removal of the whole actor, or for an attestation. What merely waits may be a forgery: its key is
/// let in only where a person names it.
pub(super) fn targets(
    change: &Change,
    keys: &ActorKeys,
    decision: &Decision<'_>,
    waiting: &[Verified],
    known: Vec<Multikey>,
) -> Result<Vec<Option<Multikey>>> {
    let mut attestations = change.state().attestations_of(decision.about);
    if attestations.next().is_some() {
        return Ok(vec![None]);
    }
    match (decision.state, &decision.key) {
        (AdmissionState::Removed, key) => return Ok(vec![key.clone()]),
        (AdmissionState::Ended, key) => {
            return admit_keys::to_end(change, decision.about, key.as_ref(), &known);
        }
        (AdmissionState::Admitted, Some(key)) => {
            let waits = waiting
                .iter()
                .any(|waiting| waiting.statement().key == *key);
            let is_let_in = || change.state().is_let_in(decision.about, key);
            if known.contains(key) || waits || is_let_in() {
                return Ok(vec![Some(key.clone())]);
            }
            return Err(FederationError::invalid(
                "key_unknown",
                "the signer's server does not list that key",
            ));
        }
        (AdmissionState::Admitted, None) => {}
    }
    let mut targets: Vec<Option<Multikey>> = known.into_iter().map(Some).collect();
    targets.dedup();
    if targets.is_empty() {
        return Err(FederationError::invalid(
            "key_unknown",
            "the signer's server lists no key that could be let in, or does not answer; try again \
             when it does",
        ));
    }
    // Who removed the whole actor before takes that back in the same register.
    let removed = admission_register(&keys.author, decision.about, decision.role, None);
    let took_out = change.state().register(&removed).is_some_and(takes_off);
    if took_out {
        targets.push(None);
    }
    Ok(targets)
}
