//! Refusing somebody who waits to be let in.

use super::admit::check_may;
use crate::{Instance, error::Result, memory::note_forgotten, reconcile::replicate};
use undersigned_domain::admission::Role;
use undersigned_store::{organizations::Organization, statements};

/// Takes what an author sent for an appeal out of this server's mailbox. Nothing is signed and
/// nobody is told: the author may send again. Answers how many statements went.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator of the appeal;
/// [`crate::FederationError::NotFound`] where there is no such appeal.
pub async fn refuse(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    author: &str,
) -> Result<u64> {
    let appeal = replicate::ensure(instance, object).await?;
    let keys = instance.keys_of(&organization.ap_id).await?;
    let change = instance.change(appeal.id).await?;
    check_may(&change, &keys, Role::Signer)?;
    let mut waiting = statements::mailbox(&change.transaction, appeal.id).await?;
    waiting.retain(|row| row.author == author);
    for row in &waiting {
        if instance.addresses.is_ours(author) {
            note_forgotten(&change.transaction, &row.key, row.seq).await?;
        }
    }
    let waiting: Vec<i64> = waiting.iter().map(|row| row.id).collect();
    let removed = statements::delete_many(&change.transaction, &waiting).await?;
    change.commit().await?;
    Ok(removed)
}
