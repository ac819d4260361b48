//! Taking a signer off the list under every id by which it stands there.

use super::{Decision, by_itself, keys_known, within};
use crate::{FederationError, Instance, error::Result, reconcile::replicate};
use std::collections::BTreeSet;
use undersigned_domain::admission::{AdmissionState, Role};
use undersigned_store::organizations::Organization;

/// Takes a signer off the list, together with all that initiators called one signer with it: were only
/// its own id removed, the name would go on standing there under the next one.
///
/// # Errors
/// As [`super::decide`]; [`FederationError::Conflict`] `signer_changed` where the entry is another one
/// by now, and `initiator_stands` where the name would stand there all the same, since it calls for the
/// appeal.
pub async fn remove(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    about: &str,
    reason: Option<&str>,
) -> Result<()> {
    let appeal = replicate::ensure(instance, object).await?;
    // Whoever is not at home here is told where it is reached now.
    keys_known(instance, &removal(about, reason)).await;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let entry = change.entry(about).filter(|entry| entry.id == about);
    let Some(entry) = entry else {
        return Err(FederationError::conflict(
            "signer_changed",
            "it stands there no more, or with another entry",
        ));
    };
    // The one that stands for them comes last: its place is its own again by then. An attested actor may
    // have the same id.
    let others: BTreeSet<&str> = entry.same_as.iter().map(String::as_str).collect();
    let ids: Vec<&str> = others
        .into_iter()
        .filter(|id| *id != about)
        .chain([about])
        .collect();
    for id in &ids {
        let decision = removal(id, reason);
        within(&mut change, organization, &decision, Vec::new()).await?;
    }
    by_itself(&mut change).await?;
    // The words of who calls for an appeal stand without anybody letting them in.
    if ids.iter().any(|id| change.entry(id).is_some()) {
        return Err(FederationError::conflict(
            "initiator_stands",
            "it calls for the appeal itself: its signature stands until it takes that back",
        ));
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

fn removal<'a>(about: &'a str, reason: Option<&'a str>) -> Decision<'a> {
    Decision {
        about,
        role: Role::Signer,
        state: AdmissionState::Removed,
        reason,
        overrules: Vec::new(),
        key: None,
        names: None,
    }
}
