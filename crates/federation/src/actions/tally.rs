//! The count of people who signed, and of organisations that signed unnamed.

use super::{
    admit::check_not_withdrawn, attest::check_initiator, insert_own, plain_register, tell_statement,
};
use crate::{Instance, error::Result, keys::ActorKeys, reconcile::replicate, replica::Change};
use std::collections::BTreeSet;
use undersigned_domain::{Content, StatementType, Verified, tally::MAX_COUNT};
use undersigned_store::{organizations::Organization, person_counts, person_terms, settings};

/// Counts that were told, rather than counted here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// People.
    pub individuals: Option<u64>,
    /// Organisations.
    pub unnamed_organisations: Option<u64>,
}

/// Stores counts that somebody tells, and signs them.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator;
/// [`crate::FederationError::Conflict`] `withdrawn` where the appeal has been withdrawn; a count out of range.
pub async fn set(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    told: Told,
) -> Result<()> {
    let appeal = replicate::ensure(instance, object).await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_initiator(&change, &keys)?;
    check_not_withdrawn(&change.list())?;
    update(&mut change, organization, &keys, told).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// The counts that were told last.
///
/// # Errors
/// The database.
pub async fn told(instance: &Instance, organization: &Organization, appeal: i64) -> Result<Told> {
    let count = |what: &'static str| {
        let name = name(appeal, organization, what);
        async move {
            let stored = settings::get(instance.database.conn(), &name).await?;
            Ok::<_, crate::FederationError>(stored.and_then(|count| count.parse().ok()))
        }
    };
    Ok(Told {
        individuals: count("individuals").await?,
        unnamed_organisations: count("unnamed").await?,
    })
}

fn name(appeal: i64, organization: &Organization, what: &str) -> String {
    format!("tally:{appeal}:{}:{what}", organization.id)
}

/// Stores counts that were told (set, not added), counts the people's signatures kept here, and
/// signs the sum, if it has changed.
///
/// # Errors
/// The database; a count out of range.
pub(crate) async fn update(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    told: Told,
) -> Result<()> {
    let individuals = remember(change, organization, "individuals", told.individuals).await?;
    let unnamed = remember(change, organization, "unnamed", told.unnamed_organisations).await?;
    // The one place that knows what people are counted: those told, and those who signed here. These signed at the
    // organisation that publishes the appeal; another initiator on this server would count them once more.
    let mut counted = 0;
    if change.appeal.organization_id == Some(organization.id) {
        counted = person_counts::total(&change.transaction, change.appeal.id).await?;
        // Whoever signs it: what the worker compares is then what stands in the statement, also after a crash.
        person_terms::told(&change.transaction, change.appeal.id, counted).await?;
    }
    let told = individuals.unwrap_or(0);
    let unnamed = unnamed.unwrap_or(0);
    let method = method(counted > 0, told > 0 || unnamed > 0);
    // No statement may say more. Each alone is within that; without this, nobody more could be counted by any way.
    let individuals = told.saturating_add(counted).min(MAX_COUNT);
    let register = plain_register(&keys.author, StatementType::Tally);
    let row = super::newest(change, &register).await?;
    let held = row.map(|row| Verified::stored(&row.body)).transpose()?;
    let (was, was_unnamed) = match held.as_ref().map(|held| &held.statement().content) {
        Some(Content::Tally(tally)) if tally.counted => {
            (tally.individuals, tally.unnamed_organisations)
        }
        _ => (0, 0),
    };
    let known = held.is_some();
    if (was, was_unnamed) == (individuals, unnamed) {
        return Ok(());
    }
    let envelope = super::envelope(change, &register).await?;
    let verified = keys.author.tally(&envelope, individuals, unnamed, method)?;
    insert_own(change, &verified).await?;
    tell_statement(change, organization, &verified, known, BTreeSet::new()).await
}

/// How it was counted: by signatures that are kept here, by numbers that were told, or by both.
fn method(kept_here: bool, told: bool) -> &'static str {
    match (kept_here, told) {
        (true, false) => "web-form",
        (true, true) => "mixed",
        (false, _) => "import",
    }
}

/// What was told of a count, now or earlier.
async fn remember(
    change: &Change,
    organization: &Organization,
    what: &str,
    told: Option<u64>,
) -> Result<Option<u64>> {
    let name = name(change.appeal.id, organization, what);
    match told {
        Some(count) => {
            settings::set(&change.transaction, &name, &count.to_string()).await?;
            Ok(Some(count))
        }
        None => {
            let stored = settings::get(&change.transaction, &name).await?;
            Ok(stored.and_then(|count| count.parse().ok()))
        }
    }
}
