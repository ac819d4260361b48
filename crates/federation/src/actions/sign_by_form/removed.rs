//! Who signed by form and was taken off the list by an initiator: it is told so, once, and nobody comes
//! back from its domain without a person.

use super::{
    Said, domain_hash, is_listed, is_mail_provider,
    letter::{self, About, Occasion},
    wording,
};
use crate::{
    Instance,
    actions::news::Along,
    error::Result,
    mail::Own,
    replica::{Change, Snapshot},
    site,
};
use std::collections::BTreeSet;
use undersigned_domain::appeal::Titles;
use undersigned_store::{
    ConnectionTrait,
    form_signers::{self as signers, FormSigner},
    settings,
};

/// Signers that are looked at at a time.
const AT_A_TIME: u64 = 200;
/// Where the database keeps that it was noted of all where they stand.
const CAUGHT_UP: &str = "form_signers_followed";

/// What keeps an entry off the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Removal {
    /// The reason in the signed statement: one of [`undersigned_domain::admission::REASONS`].
    pub reason: Option<String>,
}

/// The newest removal that keeps an entry off the list, if one does.
pub(super) fn of(snapshot: &Snapshot, id: &str) -> Option<Removal> {
    let (_, said) = snapshot.removal(id)?;
    Some(Removal {
        reason: said.reason.clone(),
    })
}

/// Where a signer stands: the list says it, whatever was noted. `is_removed` tells what the list says.
pub(super) fn standing(signer: &FormSigner, is_removed: bool) -> &str {
    match signer.state.as_str() {
        signers::LISTED | signers::CORRECTED | signers::REMOVED if is_removed => signers::REMOVED,
        signers::REMOVED => signers::LISTED,
        state => state,
    }
}

/// Follows what was decided about entries: who was taken off the list is told so once, and so is who
/// comes back to it. An initiator elsewhere may decide so to and fro: a mailbox gets ten mails about that
/// in a day, and its page says the rest. Where others decide by now, all entries are looked at: whom a removed
/// initiator took off the list stands there again.
///
/// # Errors
/// The database.
pub(crate) async fn follow(change: &mut Change) -> Result<()> {
    let decided = change.take_decided();
    if decided.by_others {
        return follow_all(change, Told::Yes).await;
    }
    if decided.signers.is_empty() {
        return Ok(());
    }
    let abouts: Vec<&str> = decided.signers.iter().map(String::as_str).collect();
    for signer in signers::by_abouts(&change.transaction, &abouts).await? {
        if signer.appeal_id == change.appeal.id {
            follow_one(change, signer, Told::Yes).await?;
        }
    }
    Ok(())
}

/// Notes once where everybody stands who signed by form: versions before this one noted it of fewer. What was
/// decided long ago is no news, so nobody is written to. Does nothing where that was done.
///
/// # Errors
/// The database.
pub async fn catch_up(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    if settings::get(db, CAUGHT_UP).await?.is_some() {
        return Ok(());
    }
    for appeal_id in signers::appeals(db).await? {
        match catch_up_with(instance, appeal_id).await {
            Err(error) if !error.is_of_database() => {
                tracing::warn!(appeal_id, %error, "who stands on its list is not noted; of all others it is");
            }
            outcome => outcome?,
        }
    }
    Ok(settings::set(db, CAUGHT_UP, &instance.clock.rfc3339()).await?)
}

async fn catch_up_with(instance: &Instance, appeal_id: i64) -> Result<()> {
    let mut change = instance.change(appeal_id).await?;
    follow_all(&mut change, Told::No).await?;
    change.commit().await.map(drop)
}

/// Whether somebody is told what became of its entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Yes,
    No,
}

async fn follow_all(change: &mut Change, told: Told) -> Result<()> {
    let mut after = 0;
    loop {
        let (db, appeal_id) = (&change.transaction, change.appeal.id);
        let signers = signers::once_listed_after(db, appeal_id, after, AT_A_TIME).await?;
        let Some(last) = signers.last() else {
            return Ok(());
        };
        after = last.id;
        for signer in signers {
            follow_one(change, signer, told).await?;
        }
    }
}

async fn follow_one(change: &mut Change, mut signer: FormSigner, told: Told) -> Result<()> {
    let removal = of(change.snapshot(), &signer.about);
    let stands = change.entry(&signer.about).is_some();
    let (state, occasion) = match &removal {
        Some(_) if is_listed(&signer) => (signers::REMOVED, Occasion::Removed),
        None if signer.state == signers::REMOVED && stands => (signers::LISTED, Occasion::Listed),
        _ => return Ok(()),
    };
    let instance = change.instance().clone();
    state.clone_into(&mut signer.state);
    signer.updated_at = instance.clock.millis();
    // Where nothing is kept to write to, or it cannot be opened, what was decided holds all the same.
    let Ok(mut said) = Said::open(&instance, &signer) else {
        return Ok(signers::update(&change.transaction, signer).await?);
    };
    // Other names that waited are settled by it.
    said.call_as_listed(change.state(), &signer.about);
    said.looked_at = None;
    signer.sealed = said.seal(&instance, &signer.about)?;
    signers::update(&change.transaction, signer.clone()).await?;
    if told == Told::No {
        return Ok(());
    }
    let reason = removal.and_then(|removal| removal.reason);
    tell_within(change, occasion, &signer, &said, reason.as_deref()).await
}

/// [`tell`], where it can be written to and was not told of very many decisions today: it may be decided
/// to and fro.
pub(super) async fn tell_within(
    change: &mut Change,
    occasion: Occasion,
    signer: &FormSigner,
    said: &Said,
    reason: Option<&str>,
) -> Result<()> {
    match may_tell(change, Own::Decided, said).await? {
        true => tell(change, occasion, signer, said, reason).await,
        false => Ok(()),
    }
}

/// Tells the address that confirmed an entry what its link did: somebody else may have that. Where it can be written
/// to, and was not told of very much today.
pub(super) async fn tell_done(
    change: &mut Change,
    occasion: Occasion,
    signer: &FormSigner,
    said: &Said,
) -> Result<()> {
    match may_tell(change, Own::Done, said).await? {
        true => tell(change, occasion, signer, said, None).await,
        false => Ok(()),
    }
}

async fn may_tell(change: &Change, own: Own, said: &Said) -> Result<bool> {
    let Ok(address) = said.address() else {
        return Ok(false);
    };
    let (instance, db) = (change.instance(), &change.transaction);
    instance.may_mail_own_within(db, own, &address).await
}

/// Writes to whoever signed by form about what became of it, where it is kept who that is.
pub(super) async fn tell(
    change: &mut Change,
    occasion: Occasion,
    signer: &FormSigner,
    said: &Said,
    reason: Option<&str>,
) -> Result<()> {
    let list = change.list();
    let Some(note) = list.current().filter(|_| !said.email.is_empty()) else {
        return Ok(());
    };
    let about = About {
        appeal: &change.appeal,
        title: &Titles::from(&note.text),
        signer,
        said,
        reason,
        earlier: wording::earlier(change.snapshot(), &change.appeal, signer, said),
        news: &Along::No,
        is_unasked: false,
    };
    letter::send(change.instance(), &change.transaction, occasion, &about).await?;
    change.has_mail = true;
    Ok(())
}

/// The registered domains of those who were taken off a list, also of those who took their name back since.
pub(super) struct Domains(BTreeSet<String>);

impl Domains {
    /// Collects them.
    pub async fn of(
        instance: &Instance,
        db: &impl ConnectionTrait,
        (appeal_id, snapshot): (i64, &Snapshot),
    ) -> Result<Self> {
        let (mut domains, mut ours) = (BTreeSet::new(), Vec::new());
        for about in snapshot.removed().into_keys() {
            if instance.addresses.is_ours(about) {
                ours.push(about);
            } else {
                domains.insert(site::of(about));
            }
        }
        for signer in signers::by_abouts(db, &ours).await? {
            if signer.appeal_id != appeal_id {
                continue;
            }
            // Whoever took its name back left nothing but what stands for its domain.
            let said = Said::open(instance, &signer).ok();
            domains.extend(said.and_then(|said| said.website).as_deref().map(site::of));
            domains.insert(signer.domain);
        }
        Ok(Self(domains))
    }

    /// Whether a form is of one of them, by its mailbox or its website. At a mail provider strangers are
    /// neighbours.
    pub fn cover(&self, instance: &Instance, signer: &FormSigner, said: &Said) -> bool {
        let website = said.website.as_deref().map(site::of);
        let hidden = |domain: &str| domain_hash(instance, signer.appeal_id, domain);
        std::iter::once(signer.domain.as_str())
            .chain(website.as_deref())
            .filter(|domain| !is_mail_provider(domain))
            .any(|domain| self.0.contains(domain) || self.0.contains(&hidden(domain)))
    }
}
