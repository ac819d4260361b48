//! Who answers for an entry: the organiser's people read it, and by the link that manages the entry it is changed.

use super::{Managed, Said, ask::line, letter::Occasion, manage::is_managed, removed, used};
use crate::{Instance, error::Result};
use undersigned_store::form_signers as signers;

impl Said {
    /// Who filled the form in, as what, the address and the website, as far as that is kept.
    pub(super) fn contact(&self) -> Vec<String> {
        [&self.person, &self.role, &self.email]
            .into_iter()
            .chain(&self.website)
            .filter(|line| !line.is_empty())
            .cloned()
            .collect()
    }
}

impl Instance {
    /// Who answers for an entry of an appeal that came by form, as [`crate::views::Pending::contact`] says it of one that
    /// waits; nothing where it came otherwise. For the organiser's people alone.
    ///
    /// # Errors
    /// The database; what was sealed and cannot be opened.
    pub async fn form_contact(&self, appeal_id: i64, attestation: &str) -> Result<Vec<String>> {
        let signer = signers::by_about(self.database.conn(), attestation).await?;
        match signer.filter(|signer| signer.appeal_id == appeal_id) {
            Some(signer) => Ok(Said::kept(self, &signer)?.contact()),
            None => Ok(Vec::new()),
        }
    }
}

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
