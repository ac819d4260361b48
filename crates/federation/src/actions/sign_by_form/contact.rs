//! By the link that manages an entry it is said who answers for it from now on.

use super::{Managed, Said, ask::line, letter::Occasion, manage::is_managed, removed, used};
use crate::{Instance, error::Result};
use undersigned_store::form_signers as signers;

/// Notes who answers for an entry, and as what; answers whether that is anything new. The address that confirmed the entry
/// is told that it was changed: somebody else may have the link.
///
/// # Errors
/// [`crate::FederationError::Invalid`] `person_invalid`, `role_invalid`; [`crate::FederationError::Conflict`] `token_used`
/// where it was withdrawn, changed or forgotten meanwhile; the database.
pub async fn change_contact(
    instance: &Instance,
    managed: &Managed,
    person: &str,
    role: &str,
) -> Result<bool> {
    let person = line("person_invalid", person)?;
    let role = line("role_invalid", role)?;
    let mut change = instance.change(managed.appeal.id).await?;
    let signer = signers::by_id(&change.transaction, managed.signer.id).await?;
    let signer = signer.filter(|signer| is_managed(signer) && !signer.sealed.is_empty());
    let signer = signer.ok_or_else(used)?;
    let mut said = Said::open(instance, &signer)?;
    // What was forgotten since the appeal has ended long ago is not kept anew.
    if said.person.is_empty() && said.role.is_empty() {
        return Err(used());
    }
    if said.person == person && said.role == role {
        return Ok(false);
    }
    said.person = person;
    said.role = role;
    let sealed = said.seal(instance, &signer.about)?;
    // The entry itself stays as it was: what was taken off the list is forgotten on its day all the same.
    let domain = signer.domain.clone();
    if !signers::seal_anew(&change.transaction, &signer, sealed, domain).await? {
        return Err(used());
    }
    // What it wants to be called has signed nothing yet.
    said.call_as_listed(change.state(), &signer.about);
    removed::tell_done(&mut change, Occasion::ContactChanged, &signer, &said).await?;
    change.commit().await?;
    Ok(true)
}
