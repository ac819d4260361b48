//! Ballots: opened by an initiator with terms that never change, and called off.

use super::{
    BallotForm, QuestionForm, Said, amendment_unknown,
    amendments::current,
    ballot_unknown, begin,
    forms::{committee, written},
    terms::{check_end, check_not_asked, check_question, check_roll},
};
use crate::{FederationError, Instance, actions::endorse::check_still_here, error::Result};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use undersigned_domain::{
    CoSignerList, Fault,
    admission::Role,
    attestation::SignerKind,
    list::Origin,
    proceedings::{Ballot, Proceeding, Question, RollEntry},
};
use undersigned_store::{appeals::Appeal, organizations::Organization};

const TYPE: &str = "Ballot";

/// Opens a ballot. Its terms are pinned by every vote, and stay as they are.
///
/// # Errors
/// [`FederationError::Forbidden`] `not_initiator`; [`FederationError::NotFound`] where the amendment
/// does not stand; [`FederationError::Invalid`] `closes_past`, `closes_far`, `seats_many`,
/// `voter_unknown`, `delegate_key` and `delegate_unreachable`; [`FederationError::Conflict`] `ballot_open`
/// and `moved`; the fault of terms that cannot be signed.
pub async fn open_ballot(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    form: BallotForm,
) -> Result<Proceeding> {
    check_still_here(organization)?;
    let snapshot = instance.snapshot(appeal).await?;
    let question = question(instance, appeal, form.question, snapshot.list()).await?;
    if i64::try_from(form.closes).is_ok_and(|closes| closes <= instance.clock.millis()) {
        return Err(FederationError::invalid(
            "closes_past",
            "the time at which the ballot closes has passed; choose a later one",
        ));
    }
    let majority = match &question {
        // Whoever is approved of by most is elected; there is nothing to reach.
        Question::Committee(_) => None,
        Question::Amendment { .. } | Question::Text { .. } => {
            let majority = form.majority.as_ref().ok_or(Fault::Member("majority"))?;
            Some(majority.read()?)
        }
    };
    check_question(&question)?;
    let list = snapshot.list();
    // Others' rolls are not looked up: the servers of delegates are asked for initiators alone.
    if list
        .initiators
        .iter()
        .any(|initiator| initiator.actor == organization.ap_id)
    {
        check_roll(instance, &snapshot, &form.roll).await?;
    }
    let ballot = Ballot {
        question,
        roll: form.roll,
        quorum: form.quorum,
        majority,
        closes: form.closes,
        zone: form.zone.map(|zone| zone.name().to_owned()),
        sealed: form.sealed.map(|sealed| sealed.read()).transpose()?,
        words: written(&form.words),
    };
    let now = instance.clock.millis();
    check_end(&ballot, now)?;
    let floor = begin(instance, organization, appeal).await?;
    check_not_asked(&floor.change, &ballot.question, now).await?;
    floor
        .say_and_end(Said {
            kind: TYPE,
            state: "open",
            earlier: None,
            members: ballot.members(),
        })
        .await
}

/// Calls a ballot of one's own off, before it closes: nothing comes of it.
///
/// # Errors
/// [`FederationError::NotFound`] where the organisation has opened no such ballot;
/// [`FederationError::Conflict`] `ballot_closed`; [`FederationError::Forbidden`] `not_initiator`.
pub async fn cancel_ballot(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    id: &str,
) -> Result<Proceeding> {
    let snapshot = instance.snapshot(appeal).await?;
    let record = instance.record(appeal, &snapshot).await?;
    let entry = record.ballot(id).filter(|entry| !entry.cancelled);
    let entry = entry.ok_or_else(ballot_unknown)?;
    let now = instance.clock.millis();
    if i64::try_from(entry.ballot.closes).is_ok_and(|closes| closes < now) {
        return Err(closed());
    }
    let floor = begin(instance, organization, appeal).await?;
    // Seen only now: others were asked meanwhile, and what is said after the end counts for nothing.
    if i64::try_from(entry.ballot.closes).is_ok_and(|closes| floor.change.tick() >= closes) {
        return Err(closed());
    }
    let is_it = |said: &Value| said.get("id").and_then(Value::as_str) == Some(id);
    let row = floor.earlier(TYPE, is_it).await?;
    let row = row.ok_or_else(ballot_unknown)?;
    floor
        .say_and_end(Said {
            kind: TYPE,
            state: "cancelled",
            earlier: Some(&row),
            members: Map::new(),
        })
        .await
}

/// The ballot has closed.
pub(super) fn closed() -> FederationError {
    FederationError::conflict(
        "ballot_closed",
        "the ballot has closed; what is said now would not count",
    )
}

/// A roll to begin with: every listed organisation that signs by its own key, and the initiators,
/// each once, in the order of their addresses.
#[must_use]
pub fn standard_roll(list: &CoSignerList) -> Vec<RollEntry> {
    let signers = list
        .entries
        .iter()
        .filter(|entry| {
            entry.origin == Origin::OwnServer
                && entry.kind == SignerKind::Organisation
                && !entry.contested
        })
        .map(|entry| entry.id.clone());
    let initiators = list
        .initiators
        .iter()
        .filter(|initiator| initiator.role != Role::Keeper)
        .map(|initiator| initiator.actor.clone());
    let voters: BTreeSet<String> = signers.chain(initiators).collect();
    let voters = voters.into_iter().map(|voter| RollEntry {
        voter,
        delegate: None,
    });
    voters.collect()
}

/// Names the very words that are put to the vote.
async fn question(
    instance: &Instance,
    appeal: &Appeal,
    form: QuestionForm,
    list: &CoSignerList,
) -> Result<Question> {
    let note = current(list)?;
    Ok(match form {
        QuestionForm::Amendment(id) => {
            let held = instance.proceedings_at(appeal, &id).await?;
            let question = held.first().and_then(Question::about);
            question.ok_or_else(amendment_unknown)?
        }
        QuestionForm::Text => Question::Text {
            revision: note.revision,
            text_digest: note.text_digest,
        },
        QuestionForm::Committee {
            seats,
            candidates,
            term,
            mandate,
        } => Question::Committee(Box::new(committee(seats, candidates, term, &mandate))),
    })
}
