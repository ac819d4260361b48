//! How long it is kept what a form said, and who filled it in.

use super::{Said, domain, hidden_domain, is_hidden, is_listed, removed};
use crate::{
    Instance,
    actions::{each_by_itself, news::ended_a_year_ago},
    error::Result,
};
use std::collections::BTreeSet;
use undersigned_domain::{State, email_address::EmailAddress};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal},
    form_signers::{self as signers, FormSigner},
};

/// Signers that are looked at at a time.
const AT_A_TIME: u64 = 200;
/// How long it is kept what a form said whose entry was taken off the list, in milliseconds: thirty days, as of one that
/// is refused. For as long, many who left by one decision are let in again by another.
const REMOVED_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// Forgets what a form said thirty days after its entry was taken off the list: it neither waits nor stands. Its links go on
/// leading to it, hashes of address and domain tell who comes again, and whoever names the address again is written to.
///
/// A year after the appeal has ended name and role of whoever filled in a form are forgotten: nobody has to ask them anything
/// any more; and the domain of the address, where it is not shown as the organisation's own. The address stays for as long as
/// the entry does, since the link by which it is taken back goes there.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    for id in signers::appeals(db).await? {
        let Some(appeal) = appeals::by_id(db, id).await? else {
            continue;
        };
        each_by_itself(id, empty_removed(instance, &appeal).await)?;
        each_by_itself(id, forget_of(instance, &appeal).await)?;
    }
    Ok(())
}

/// Those of some entries that came by form and of which nothing is kept any more of what it said: nobody there can be written
/// to.
///
/// # Errors
/// The database.
pub(crate) async fn forgotten(instance: &Instance, abouts: &[&str]) -> Result<BTreeSet<String>> {
    let rows = signers::by_abouts(instance.database.conn(), abouts).await?;
    let forgotten = rows.into_iter().filter(|signer| {
        // Wherever else one stands, it is written to nobody.
        let stood = is_listed(signer) || signer.state == signers::REMOVED;
        stood && signer.sealed.is_empty()
    });
    Ok(forgotten.map(|signer| signer.about).collect())
}

async fn empty_removed(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let (db, before) = (
        instance.database.conn(),
        instance.clock.millis() - REMOVED_MILLIS,
    );
    let mut after = 0;
    loop {
        let rows = signers::removed_after(db, appeal.id, before, (after, AT_A_TIME)).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        let snapshot = Box::pin(instance.snapshot(appeal)).await?;
        for signer in rows {
            // The list says where it stands, whatever was noted.
            if removed::of(&snapshot, &signer.about).is_some() {
                let hidden = hidden_domain(instance, &signer);
                signers::empty_removed(db, &signer, hidden).await?;
            }
        }
    }
}

async fn forget_of(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if !ended_a_year_ago(instance, appeal).await? {
        return Ok(());
    }
    let db = instance.database.conn();
    let mut after = 0;
    loop {
        let rows = signers::kept_after(db, appeal.id, after, AT_A_TIME).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        for signer in rows {
            // What does not open keeps no other from being forgotten.
            let Ok(mut said) = Said::open(instance, &signer) else {
                continue;
            };
            let is_needed = signer.own_domain || signer.state != signers::LISTED;
            let domain = match is_needed {
                true => signer.domain.clone(),
                false => hidden_domain(instance, &signer),
            };
            if said.person.is_empty() && said.role.is_empty() && domain == signer.domain {
                continue;
            }
            said.person.clear();
            said.role.clear();
            let sealed = said.seal(instance, &signer.about)?;
            // Where somebody was faster, it is looked at again the next time.
            signers::seal_anew(db, &signer, sealed, domain).await?;
        }
    }
}

/// What a form said, for whoever names its address again: they read what is written to it, so that it is in their language.
/// Where what it said was forgotten, since the entry had been taken off the list, it is called as there; where the entry stands
/// again, that is kept again.
pub(super) async fn named_again(
    instance: &Instance,
    db: &impl ConnectionTrait,
    (signer, state): (&FormSigner, &State),
    (address, language): (&EmailAddress, &str),
) -> Result<Said> {
    let mut said = Said::kept_as_listed(instance, signer, state)?;
    language.clone_into(&mut said.language);
    if !said.email.is_empty() {
        return Ok(said);
    }
    // Of all spellings that are found by one hash it is not known which was confirmed. A stranger chooses none: where a mail
    // server tells them apart, another may be a mailbox of theirs.
    let common = EmailAddress::parse(&address.identity());
    said.email = common.as_ref().unwrap_or(address).to_string();
    if is_listed(signer) {
        let domain = match is_hidden(&signer.domain) {
            true => domain::of_address(address),
            false => signer.domain.clone(),
        };
        let sealed = said.seal(instance, &signer.about)?;
        signers::seal_anew(db, signer, sealed, domain).await?;
    }
    Ok(said)
}
