//! The terms that an organiser sets: stricter at any time, looser only while nobody has signed.

use crate::{FederationError, Instance, error::Result};
use undersigned_domain::people::{Terms, TermsFault};
use undersigned_store::{
    appeals::Appeal,
    organizations::Organization,
    person_counts,
    person_terms::{self, PersonTerms},
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
    Ok(person_terms::is_promised(instance.database.conn(), appeal_id).await?)
}

/// Sets the terms of an appeal of one's own.
///
/// # Errors
/// [`FederationError::Invalid`] for terms that say too little; [`FederationError::Conflict`] for
/// those that break a promise; [`FederationError::NotFound`] for another organisation's appeal.
pub async fn set(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    terms: &Terms,
) -> Result<()> {
    if appeal.organization_id != Some(organization.id) {
        return Err(FederationError::not_found(
            "appeal_unknown",
            "there is no such appeal here",
        ));
    }
    let now = instance.clock.millis();
    terms.check(now).map_err(fault)?;
    let transaction = instance.database.begin().await?;
    person_terms::hold(&transaction, appeal.id, true).await?;
    if let Some(row) = person_terms::get(&transaction, appeal.id).await?
        && person_terms::is_promised(&transaction, appeal.id).await?
    {
        terms.may_follow(&read(&row)?).map_err(fault)?;
    }
    let text = serde_json::to_string(terms)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    let until = terms.kept_until.end_millis();
    person_terms::set(&transaction, appeal.id, &text, terms.open, until, now).await?;
    transaction.commit().await?;
    Ok(())
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
