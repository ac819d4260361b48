//! Where the people who signed are from, as far as it may be said. It is worked out seldom and kept, so that every page
//! and every process says the same, and nobody sees by it who has just come or gone.

use crate::{FederationError, Instance, error::Result};
use std::collections::BTreeMap;
use undersigned_domain::people::{Published, Regions, renewed};
use undersigned_store::{
    person_counts,
    person_regions::{self, PersonRegions},
};

/// Where the people who signed an appeal here are from, as far as it is said.
///
/// # Errors
/// The database.
pub async fn said(instance: &Instance, appeal_id: i64) -> Result<Regions> {
    let db = instance.database.conn();
    match person_regions::get(db, appeal_id).await? {
        Some(row) => Ok(read(&row)?.regions()),
        None => Ok(Regions::unsaid(person_counts::total(db, appeal_id).await?)),
    }
}

/// Works out anew what is said of each appeal's people, where it is time and enough have come or gone.
///
/// # Errors
/// The database.
pub async fn renew(instance: &Instance) -> Result<()> {
    for appeal_id in person_counts::appeals(instance.database.conn()).await? {
        match renew_one(instance, appeal_id).await {
            // What fails for one keeps no other from being renewed.
            Err(error) if !error.is_of_database() => {
                tracing::warn!(appeal_id, %error, "numbers by country were not looked at");
            }
            outcome => outcome?,
        }
    }
    Ok(())
}

async fn renew_one(instance: &Instance, appeal_id: i64) -> Result<()> {
    let db = instance.database.conn();
    let row = person_regions::get(db, appeal_id).await?;
    let before = row.as_ref().map(read).transpose()?;
    let counts = person_counts::by_country(db, appeal_id).await?;
    let more = |country: &str, said: u64| {
        let about = format!("{appeal_id} {country} {said}");
        let [byte, ..] = instance
            .secret
            .keyed_hash("step of a country", about.as_bytes());
        u64::from(byte)
    };
    let Some(new) = renewed(before.as_ref(), &counts, instance.clock.millis(), more) else {
        return Ok(());
    };
    let new = PersonRegions {
        renewed_at: new.at,
        said: written(&new.said)?,
        counted: written(&new.counted)?,
    };
    let before = before.map(|before| before.at);
    person_regions::renew(db, appeal_id, before, new).await?;
    Ok(())
}

fn read(row: &PersonRegions) -> Result<Published> {
    let numbers = |text: &str| serde_json::from_str(text).map_err(unreadable);
    Ok(Published {
        at: row.renewed_at,
        said: numbers(&row.said)?,
        counted: numbers(&row.counted)?,
    })
}

fn written(numbers: &BTreeMap<String, u64>) -> Result<String> {
    serde_json::to_string(numbers).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> FederationError {
    FederationError::Internal(format!("numbers by country cannot be kept: {error}"))
}
