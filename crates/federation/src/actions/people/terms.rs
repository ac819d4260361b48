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
    let held = get(instance, appeal.id).await?.map(|held| held.kept_until);
    // A day that was set before its deadline moved may stay.
    if held != Some(terms.kept_until) && ends_too_early(instance, appeal, terms).await? {
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
    // A draft has no state yet.
    let snapshot = match appeal.root {
        Some(_) => Some(instance.snapshot(appeal).await?),
        None => None,
    };
    let list = snapshot.as_ref().map(|snapshot| snapshot.list());
    let deadline = match list.as_ref().and_then(|list| list.current()) {
        Some(note) => note
            .takes_signatures()
            .then(|| note.text.deadline.clone())
            .flatten(),
        None => drafted_deadline(appeal),
    };
    let day = deadline
        .as_deref()
        .and_then(|text| Day::parse(text.get(..10)?));
    Ok(day.is_some_and(|day| terms.kept_until < day))
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

/// The same by country, as far as it may be said.
///
/// # Errors
/// The database.
pub async fn regions(
    instance: &Instance,
    appeal_id: i64,
) -> Result<undersigned_domain::people::Regions> {
    let counts = person_counts::by_country(instance.database.conn(), appeal_id).await?;
    Ok(undersigned_domain::people::regions(&counts))
}

fn fault(fault: TermsFault) -> FederationError {
    match fault.breaks_a_promise() {
        true => FederationError::conflict(fault.code(), fault.to_string()),
        false => FederationError::invalid(fault.code(), fault.to_string()),
    }
}
