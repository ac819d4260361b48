//! Which wording people sign: the one that stands while they press the button, if that is the one their page
//! showed. Whoever signed an earlier one stays under that until they sign the new one themselves.

use super::{identity, own::Kept, to_write};
use crate::{
    FederationError, Instance,
    actions::{check_open, news},
    error::Result,
    replica::Snapshot,
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    person_revisions,
    persons::{self, PersonSignature},
};

/// A wording as rows name it.
pub(crate) fn to_row(revision: u64) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}

/// A wording as a row names it.
pub(super) fn of_row(revision: i64) -> u64 {
    u64::try_from(revision).unwrap_or_default()
}

/// The wording that stands, where there is one.
pub(super) async fn now(instance: &Instance, appeal: &Appeal) -> Result<Option<u64>> {
    Ok(standing(&instance.snapshot(appeal).await?))
}

/// The same where the appeal is held in a transaction: no other takes its place until that ends.
pub(super) async fn held(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
) -> Result<Option<u64>> {
    let snapshot = Box::pin(instance.snapshot_within(transaction, appeal)).await?;
    Ok(standing(&snapshot))
}

fn standing(snapshot: &Snapshot) -> Option<u64> {
    snapshot.list().current().map(|note| note.revision)
}

/// How many of those who signed an appeal here signed a wording before this one.
///
/// # Errors
/// The database.
pub async fn earlier(instance: &Instance, appeal_id: i64, revision: u64) -> Result<u64> {
    // Before the first there is none: most pages have nothing to ask.
    if revision <= 1 {
        return Ok(0);
    }
    let db = instance.database.conn();
    Ok(person_revisions::earlier(db, appeal_id, to_row(revision)).await?)
}

/// The same for the wording that stands; none of a draft's.
///
/// # Errors
/// The database.
pub async fn earlier_than_now(instance: &Instance, appeal: &Appeal) -> Result<u64> {
    if appeal.root.is_none() {
        return Ok(0);
    }
    match now(instance, appeal).await? {
        Some(revision) => earlier(instance, appeal.id, revision).await,
        None => Ok(0),
    }
}

/// Puts a signature under the wording that stands, if it is the one that was `shown`; says whether it was.
///
/// # Errors
/// [`crate::FederationError::Conflict`] where the appeal takes no signatures any more;
/// [`crate::FederationError::NotFound`] where the signature was withdrawn meanwhile; the database.
pub async fn sign(instance: &Instance, kept: &Kept, shown: u64) -> Result<bool> {
    let id = kept.appeal.id;
    instance
        .check_not_suspended(kept.appeal.organization_id)
        .await?;
    // A state is not read whole within a transaction.
    now(instance, &kept.appeal).await?;
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, id).await?;
    let appeal = appeals::by_id(&transaction, id)
        .await?
        .ok_or_else(FederationError::unknown_link)?;
    check_open(&appeal)?;
    if held(instance, &transaction, &appeal).await? != Some(shown) {
        return Ok(false);
    }
    news::hold(instance, &transaction, id, &identity(&kept.person.email)).await?;
    let row = persons::hold(&transaction, kept.row.id).await?;
    let row = row.ok_or_else(FederationError::unknown_link)?;
    persons::sign_revision(&transaction, &row, to_row(shown)).await?;
    transaction.commit().await?;
    Ok(true)
}

/// The signature of whoever gets the news at an address, if they signed an earlier wording and were not told
/// of this one.
///
/// # Errors
/// The database.
pub(crate) async fn untold(
    instance: &Instance,
    transaction: &Transaction,
    appeal_id: i64,
    email: &str,
    revision: u64,
) -> Result<Option<PersonSignature>> {
    let hash = instance.stored_signer_hash(appeal_id, email);
    let found = persons::by_email_hash(transaction, appeal_id, &hash).await?;
    let revision = to_row(revision);
    let Some(row) = found.filter(|row| row.revision.max(row.told_of) < revision) else {
        return Ok(None);
    };
    let person = match instance.open_person(appeal_id, &row.sealed) {
        Ok(person) => person,
        // They cannot be written to, and nobody waits for them.
        Err(error) => {
            tracing::warn!(signature = row.id, %error, "a signature is passed over");
            return Ok(None);
        }
    };
    // Another mailbox that reads the same here may be somebody else's: the link is for who has signed.
    let is_theirs = to_write(person.email).eq_ignore_ascii_case(email);
    Ok(is_theirs.then_some(row))
}

/// Notes that somebody is told of a wording, and gives the link with which they can sign it; none where they
/// are not to be told any more.
///
/// # Errors
/// The database.
pub(crate) async fn tell(
    instance: &Instance,
    transaction: &Transaction,
    signature: &PersonSignature,
    revision: u64,
    language: &str,
) -> Result<Option<String>> {
    if !persons::tell_of(transaction, signature.id, to_row(revision)).await? {
        return Ok(None);
    }
    let link = instance.lasting_link_to(transaction, signature, language);
    Ok(Some(link.await?))
}
