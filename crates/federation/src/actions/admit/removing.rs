//! Taking signers off the list, each under every id by which it stands there.

use super::{
    Decision, by_itself, check_may, keys_known, telling::tell_together, together::sign_together,
    within,
};
use crate::{
    FederationError, Instance,
    error::Result,
    reconcile::replicate,
    replica::{Change, is_early},
};
use std::collections::BTreeSet;
use undersigned_domain::{
    Entry, Register, StatementType,
    admission::{AdmissionState, Role},
};
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
    let ids = ids_of(&entry);
    for id in &ids {
        let decision = removal(id, reason);
        within(&mut change, organization, &decision, Vec::new()).await?;
    }
    by_itself(&mut change).await?;
    check_gone(&change, &ids)?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Takes several signers off the list together: what is signed of them is written, and told, at once. Answers which of them:
/// whoever stands there no more, or with another entry, is left alone, and whoever calls for the appeal itself.
///
/// # Errors
/// As [`remove`] for any other of them; nothing is changed then.
pub(in crate::actions) async fn remove_together(
    change: &mut Change,
    organization: &Organization,
    abouts: &[&str],
    reason: Option<&str>,
) -> Result<Vec<String>> {
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(change, &keys, Role::Signer)?;
    let list = change.list();
    let calls = |id: &&str| list.initiators.iter().any(|one| one.actor == **id);
    let entries = abouts
        .iter()
        .filter_map(|about| change.entry(about).filter(|entry| entry.id == **about));
    let entries: Vec<_> = entries
        .filter(|entry| !ids_of(entry).iter().any(&calls))
        .collect();
    let ids: Vec<&str> = entries.iter().flat_map(|entry| ids_of(entry)).collect();
    let removal = (AdmissionState::Removed, reason);
    let removals = sign_together(change, &keys, &ids, removal).await?;
    check_gone(change, &ids)?;
    tell_together(change, organization, "Remove", &removals).await?;
    Ok(entries.iter().map(|entry| entry.id.clone()).collect())
}

/// The ids of an entry. The one that stands for them comes last: its place is its own again by then. An attested actor may
/// have the same id.
fn ids_of(entry: &Entry) -> Vec<&str> {
    let others: BTreeSet<&str> = entry.same_as.iter().map(String::as_str).collect();
    let about = entry.id.as_str();
    let others = others.into_iter().filter(|id| *id != about);
    others.chain([about]).collect()
}

/// # Errors
/// [`FederationError::Conflict`] `initiator_stands` where one of them stands there still: the words of who calls for an appeal
/// stand without anybody letting them in.
fn check_gone(change: &Change, ids: &[&str]) -> Result<()> {
    match ids.iter().any(|id| change.entry(id).is_some()) {
        true => Err(FederationError::conflict(
            "initiator_stands",
            "it calls for the appeal itself: its signature stands until it takes that back",
        )),
        false => Ok(()),
    }
}

/// The least `seq` of what takes a signer off the list: it stands above the signer's last word. Clocks differ, and below that
/// word the signer would count as one who has signed again since. What is ahead of time is not looked at: above it, the
/// removal itself would wait at other servers.
pub(super) fn above(change: &Change, about: &str) -> u64 {
    let now = change.instance().clock.millis();
    let said = change
        .state()
        .registers_of_type(about, StatementType::Endorsement)
        .map(|(_, register)| register)
        .flat_map(Register::statements)
        .filter(|said| !is_early(said, now));
    said.map(|said| said.seq + 1).max().unwrap_or(0)
}

/// Takes off once more who was taken off the list before, and has signed again since.
///
/// # Errors
/// As [`super::decide`]; [`FederationError::Conflict`] `signer_changed` where somebody else has let it in meanwhile.
pub(in crate::actions) async fn remove_again(
    change: &mut Change,
    organization: &Organization,
    about: &str,
    reason: Option<&str>,
) -> Result<()> {
    if change.entry(about).is_some() {
        return Err(FederationError::conflict(
            "signer_changed",
            "somebody else has let it in: it stands on the list",
        ));
    }
    let decision = removal(about, reason);
    within(change, organization, &decision, Vec::new()).await?;
    by_itself(change).await
}

/// What takes somebody off the list as a signer.
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
