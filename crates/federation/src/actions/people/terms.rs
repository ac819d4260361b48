//! The terms that an organiser sets: stricter at any time, looser only while nobody has signed.

use crate::{FederationError, Instance, error::Result};
use undersigned_domain::people::{Day, Terms, TermsFault};
use undersigned_store::{
    ConnectionTrait,
    appeals::Appeal,
    organizations::Organization,
    person_counts,
    person_terms::{self, PersonTerms},
    persons,
};

/// The terms of an appeal, if there are any.
///
/// # Errors
/// The database.
pub async fn get(instance: &Instance, appeal_id: i64) -> Result<Option<Terms>> {
    let row = person_terms::get(instance.database.conn(), appeal_id).await?;
    row.map(|row| read(&row)).transpose()
}

pub(super) fn read(row: &PersonTerms) -> Result<Terms> {
    serde_json::from_str(&row.terms)
        .map_err(|error| FederationError::Internal(format!("terms cannot be read: {error}")))
}

/// Whether somebody has signed on these terms, so that they can only become stricter.
///
/// # Errors
/// The database.
pub async fn are_promised(instance: &Instance, appeal_id: i64) -> Result<bool> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    match person_terms::get(db, appeal_id).await? {
        Some(row) => hold_good(db, &row, now).await,
        None => Ok(false),
    }
}

/// Whether terms can only become stricter: somebody has signed on them, or their day is over and with
/// it all is deleted by which those who were counted could be told from others. On a later day the same
/// list would count them once more, and bring back who withdrew.
async fn hold_good(db: &impl ConnectionTrait, row: &PersonTerms, now: i64) -> Result<bool> {
    let is_over = row.kept_until <= now;
    Ok(person_terms::is_promised(db, row.appeal_id).await?
        || is_over && person_counts::any(db, row.appeal_id).await?)
}

/// Whether all that was kept of an appeal's people is deleted, and only their number is left: a list would
/// count them once more.
///
/// # Errors
/// The database.
pub(super) async fn were_forgotten(db: &impl ConnectionTrait, appeal_id: i64) -> Result<bool> {
    Ok(!persons::any(db, appeal_id).await? && person_counts::total(db, appeal_id).await? > 0)
}

/// Whether people are kept to whom no day was promised: they came from a list, or with an account, before
/// there were terms.
///
/// # Errors
/// The database.
pub async fn are_missing(instance: &Instance, appeal_id: i64) -> Result<bool> {
    let db = instance.database.conn();
    let has_terms = person_terms::get(db, appeal_id).await?.is_some();
    Ok(!has_terms && persons::any(db, appeal_id).await?)
}

/// Sets the terms of an appeal of one's own.
///
/// # Errors
/// [`FederationError::Invalid`] for terms that say too little, and `people_over` where the people of an
/// appeal without terms are deleted already; [`FederationError::Conflict`] for those that break a promise;
/// [`FederationError::NotFound`] for another organisation's appeal.
pub async fn set(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    terms: &Terms,
) -> Result<()> {
    if appeal.organization_id != Some(organization.id) {
        return Err(FederationError::unknown_appeal());
    }
    let now = instance.clock.millis();
    terms.check(now).map_err(fault)?;
    let held = get(instance, appeal.id).await?;
    // Terms that stay as they were, or close the form, are held up by no deadline of before.
    let stays =
        held.is_some_and(|held| held.kept_until == terms.kept_until && (held.open || !terms.open));
    if !stays && ends_too_early(instance, appeal, terms).await? {
        return Err(FederationError::invalid(
            "kept_until_before_deadline",
            "signatures would be deleted before the appeal closes",
        ));
    }
    let transaction = instance.database.begin().await?;
    person_terms::hold(&transaction, appeal.id, true).await?;
    match person_terms::get(&transaction, appeal.id).await? {
        Some(row) if hold_good(&transaction, &row, now).await? => {
            terms.may_follow(&read(&row)?).map_err(fault)?;
        }
        None if were_forgotten(&transaction, appeal.id).await? => return Err(super::over()),
        _ => {}
    }
    let text = serde_json::to_string(terms)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    let until = terms.kept_until.end_millis();
    person_terms::set(&transaction, appeal.id, &text, terms.open, until, now).await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether signatures would be deleted while the appeal, or its draft, can still be signed.
async fn ends_too_early(instance: &Instance, appeal: &Appeal, terms: &Terms) -> Result<bool> {
    let deadline = match published_note(instance, appeal).await? {
        Some((takes_signatures, deadline)) => deadline.filter(|_| takes_signatures),
        None => drafted_deadline(appeal),
    };
    let day = deadline.as_deref().and_then(day_of);
    Ok(day.is_some_and(|day| terms.kept_until < day))
}

/// Whether the appeal as it is published can be signed, and until when; none of a draft, which has no state yet.
async fn published_note(
    instance: &Instance,
    appeal: &Appeal,
) -> Result<Option<(bool, Option<String>)>> {
    if appeal.root.is_none() {
        return Ok(None);
    }
    let snapshot = instance.snapshot(appeal).await?;
    let list = snapshot.list();
    let note = list.current();
    Ok(note.map(|note| (note.takes_signatures(), note.text.deadline.clone())))
}

/// Whether a deadline that an appeal is to be given is one until which people's signatures are kept, where people can
/// sign it. A deadline that it has already may stay.
///
/// # Errors
/// [`FederationError::Invalid`] `deadline_after_kept`.
pub async fn check_deadline(
    instance: &Instance,
    appeal: &Appeal,
    deadline: Option<&str>,
) -> Result<()> {
    let Some(day) = deadline.and_then(day_of) else {
        return Ok(());
    };
    let terms = get(instance, appeal.id).await?;
    let Some(terms) = terms.filter(|terms| terms.open && terms.kept_until < day) else {
        return Ok(());
    };
    let published = published_note(instance, appeal).await?;
    if published.is_some_and(|(_, held)| held.as_deref() == deadline) {
        return Ok(());
    }
    Err(FederationError::invalid(
        "deadline_after_kept",
        format!(
            "people's signatures are deleted after {}: choose that day or an earlier one, give the terms a later \
             `keptUntil` first, which nobody can once somebody has signed on them, or close the form for people",
            terms.kept_until
        ),
    ))
}

fn day_of(deadline: &str) -> Option<Day> {
    Day::parse(deadline.get(..10)?)
}

fn drafted_deadline(appeal: &Appeal) -> Option<String> {
    let draft: serde_json::Value = serde_json::from_str(appeal.draft.as_deref()?).ok()?;
    draft.get("deadline")?.as_str().map(str::to_owned)
}

/// How many people signed an appeal here.
///
/// # Errors
/// The database.
pub async fn count(instance: &Instance, appeal_id: i64) -> Result<u64> {
    Ok(person_counts::total(instance.database.conn(), appeal_id).await?)
}

fn fault(fault: TermsFault) -> FederationError {
    match fault.breaks_a_promise() {
        true => FederationError::conflict(fault.code(), fault.to_string()),
        false => FederationError::invalid(fault.code(), fault.to_string()),
    }
}
