//! The link in the e-mail was opened: what it shows, and what the button behind it does.

mod namesake;
mod next;

pub use next::Next;

use super::{
    Said, domain_hash, is_listed,
    letter::{self, About, Occasion},
    manage, removed, used, vanished, wording,
};
use crate::{
    Instance,
    actions::{
        account,
        attest::{self, Signed, Signer},
        check_open, comments, lock_open,
        news::{self, Along},
        one_time_link::OneTimeLink,
        tell_statement,
    },
    clock::from_millis,
    error::Result,
    networks::Asker,
    replica::Change,
};
use namesake::namesake;
use next::next;
use std::{collections::BTreeSet, sync::Arc};
use undersigned_domain::{
    Entry, Names, Note,
    appeal::Titles,
    attestation::{Provenance, SignerKind},
    endorsement::Pin,
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    form_signers::{self as signers, FormSigner, FormSignerLink},
    organizations::Organization,
};

/// What the link that confirms leads to.
pub type Link = OneTimeLink<Open>;

/// A form that can be confirmed.
#[derive(Debug)]
pub struct Open {
    /// The appeal.
    pub appeal: Appeal,
    /// What would be listed.
    pub names: Names,
    /// The registered domain of the address that was written to.
    pub domain: String,
    /// Whether it is the organisation's own.
    pub own_domain: bool,
    /// The organisation's website.
    pub website: Option<String>,
    /// What becomes of it when it is confirmed.
    pub next: Next,
    /// An entry from its domain that has its very name, which may be its own.
    pub namesake: Option<Arc<Entry>>,
    /// Whether the news of the appeal is wanted, too.
    pub news: bool,
    signer: FormSigner,
    said: Said,
    link: FormSignerLink,
}

impl Open {
    /// Why it signs, where the form says so: whoever confirms says this too.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.said.why.as_deref()
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// It stands on the list.
    Listed,
    /// The organiser's people decide.
    Waits,
}

/// The signer and the appeal of a link for a purpose.
pub(super) async fn find(
    instance: &Instance,
    purpose: &str,
    secret: &str,
) -> Result<Option<(FormSignerLink, FormSigner, Appeal)>> {
    let db = instance.database.conn();
    let link = signers::link(db, &account::hash(secret)).await?;
    let Some(link) = link.filter(|link| link.purpose == purpose) else {
        return Ok(None);
    };
    let signer = signers::by_id(db, link.signer_id).await?;
    let signer = signer.ok_or_else(vanished)?;
    let appeal = appeals::by_id(db, signer.appeal_id).await?;
    Ok(Some((link, signer, appeal.ok_or_else(vanished)?)))
}

/// What a secret leads to. Nothing is changed.
///
/// # Errors
/// The database.
pub async fn open(instance: &Instance, secret: &str) -> Result<Link> {
    let Some((link, signer, appeal)) = find(instance, signers::CONFIRM, secret).await? else {
        return Ok(Link::Unknown);
    };
    // Whoever has the secret got the mail, and is told nothing that the list does not say.
    if signer.state == signers::WITHDRAWN {
        return Ok(Link::Withdrawn(Box::new(appeal)));
    }
    if is_listed(&signer) || signer.state == signers::REMOVED {
        let snapshot = instance.snapshot(&appeal).await?;
        let appeal = Box::new(appeal);
        return Ok(match removed::of(&snapshot, &signer.about) {
            Some(removal) => Link::Removed(appeal, removal.reason),
            None => Link::Used(appeal),
        });
    }
    if manage::is_refused(&signer, &appeal) {
        let reason = manage::refusal(instance, &signer).await?;
        return Ok(Link::Refused(Box::new(appeal), reason));
    }
    if link.used_at.is_some() {
        return Ok(Link::Used(Box::new(appeal)));
    }
    // What a form said is emptied after two days, however late its link was sent again.
    if link.expires_at <= instance.clock.millis() || signer.sealed.is_empty() {
        return Ok(Link::Expired(Box::new(appeal)));
    }
    if signer.state != signers::SENT {
        return Ok(Link::Used(Box::new(appeal)));
    }
    let said = Said::open(instance, &signer)?;
    let snapshot = instance.snapshot(&appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    let db = instance.database.conn();
    Ok(Link::Open(Box::new(Open {
        next: next(instance, db, (&snapshot, note), &signer, &said).await?,
        namesake: namesake(instance, db, &snapshot, &signer, &said).await?,
        news: said.news,
        appeal,
        names: said.names.clone(),
        domain: signer.domain.clone(),
        own_domain: signer.own_domain,
        website: said.website.clone(),
        signer,
        said,
        link,
    })))
}

/// Confirms what a form said, under the wording that was shown, for `asker` who follows the link. It is used up only
/// if all of it succeeds.
///
/// # Errors
/// [`crate::FederationError::Conflict`] `token_used`, `not_open`, `text_changed`.
pub async fn confirm(
    instance: &Instance,
    open: Open,
    shown: &str,
    asker: Asker,
) -> Result<Confirmed> {
    check_open(&open.appeal)?;
    instance
        .check_not_suspended(open.appeal.organization_id)
        .await?;
    let address = open.said.address()?;
    let snapshot = instance.snapshot(&open.appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    attest::check_wording(note, shown)?;
    let db = instance.database.conn();
    let of = (&snapshot, note);
    let confirmed = match next(instance, db, of, &open.signer, &open.said).await? {
        Next::Listed => sign(instance, &open, shown).await?,
        _ => wait(instance, &open, note).await?,
    };
    instance.mail_was_answered(&address, asker).await;
    instance.wake_mail();
    Ok(confirmed)
}

/// Leaves it to a person of the organiser's.
async fn wait(instance: &Instance, open: &Open, note: &Note) -> Result<Confirmed> {
    let offered = news::is_offered(instance, &open.appeal).await?;
    let transaction = instance.database.begin().await?;
    // One after the other: of two forms with one address the second sees that the first waits. And nobody waits for
    // what was closed or withdrawn while its page was open: whoever waited for that was told that it is over.
    lock_open(&transaction, open.appeal.id).await?;
    let signer = taken(instance, &transaction, open).await?;
    leave(instance, &transaction, (open, note), signer, offered).await?;
    transaction.commit().await?;
    Ok(Confirmed::Waits)
}

/// Notes that it waits, and under which wording it was confirmed.
async fn leave(
    instance: &Instance,
    transaction: &Transaction,
    (open, note): (&Open, &Note),
    mut signer: FormSigner,
    offered: bool,
) -> Result<()> {
    signers::WAITING.clone_into(&mut signer.state);
    let mut said = open.said.clone();
    said.pin = Some(attest::pin_of(note));
    signer.sealed = said.seal(instance, &signer.about)?;
    let kept = (&mut said, &mut signer);
    let news = news_along(instance, transaction, open, kept, offered).await?;
    signers::update(transaction, signer.clone()).await?;
    let about = About {
        appeal: &open.appeal,
        title: &Titles::from(&note.text),
        signer: &signer,
        said: &said,
        reason: None,
        earlier: None,
        news: &news,
        is_unasked: false,
    };
    letter::send(instance, transaction, Occasion::Waits, &about).await
}

/// Lists it at once, unless something came between.
async fn sign(instance: &Instance, open: &Open, shown: &str) -> Result<Confirmed> {
    let organization = instance.organization(&open.appeal.organiser).await?;
    let offered = news::is_offered(instance, &open.appeal).await?;
    let mut change = instance.change_to_sign(open.appeal.id).await?;
    check_open(&change.appeal)?;
    let list = change.list();
    let note = list.current().ok_or_else(attest::unpublished)?;
    attest::check_wording(note, shown)?;
    let mut signer = taken(instance, &change.transaction, open).await?;
    // Of many that are confirmed at the same time each sees those before it only here.
    let db = &change.transaction;
    let of = (change.snapshot(), note);
    if next(instance, db, of, &signer, &open.said).await? != Next::Listed
        || !has_room(instance, &change, &signer).await?
    {
        leave(instance, db, (open, note), signer, offered).await?;
        change.commit().await?;
        return Ok(Confirmed::Waits);
    }
    let names = open.names.clone();
    let at = signer.confirmed_at;
    self::list(&mut change, &organization, &signer, names, (None, at)).await?;
    let mut said = open.said.clone();
    let transaction = &change.transaction;
    let kept = (&mut said, &mut signer);
    let news = news_along(instance, transaction, open, kept, offered).await?;
    say_why(instance, &change, &mut said, &mut signer).await?;
    signers::LISTED.clone_into(&mut signer.state);
    signers::update(&change.transaction, signer.clone()).await?;
    let about = About {
        appeal: &open.appeal,
        title: &Titles::from(&note.text),
        signer: &signer,
        said: &said,
        reason: None,
        earlier: None,
        news: &news,
        is_unasked: false,
    };
    letter::send(instance, &change.transaction, Occasion::Listed, &about).await?;
    super::by_itself(&mut change).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(Confirmed::Listed)
}

/// Whether there is room for it, among those that come within an hour where its domain is new to the list.
async fn has_room(instance: &Instance, change: &Change, signer: &FormSigner) -> Result<bool> {
    let (appeal, domain) = (signer.appeal_id, signer.domain.as_str());
    let hidden = domain_hash(instance, appeal, domain);
    let domains = [domain, hidden.as_str()];
    let is_listed = signers::is_domain_listed(&change.transaction, appeal, domains).await?;
    Ok(instance.has_room_by_form(appeal, change.snapshot(), domain, is_listed))
}

/// Who asked for the news as well gets them from now on, where there are any to be had; that is no
/// longer kept with what the form said.
async fn news_along(
    instance: &Instance,
    transaction: &Transaction,
    open: &Open,
    (said, signer): (&mut Said, &mut FormSigner),
    offered: bool,
) -> Result<Along> {
    if !std::mem::take(&mut said.news) {
        return Ok(Along::No);
    }
    signer.sealed = said.seal(instance, &signer.about)?;
    if !offered {
        return Ok(Along::No);
    }
    let address = said.address()?;
    news::confirm_along(
        instance,
        transaction,
        &open.appeal,
        &address,
        &said.language,
    )
    .await
}

/// Why it signs becomes a comment, and is no longer kept with what the form said.
pub(super) async fn say_why(
    instance: &Instance,
    change: &Change,
    said: &mut Said,
    signer: &mut FormSigner,
) -> Result<()> {
    let Some(why) = said.why.take() else {
        return Ok(());
    };
    comments::say_when_listed(
        instance,
        &change.transaction,
        &change.appeal,
        &signer.about,
        why,
    )
    .await?;
    signer.sealed = said.seal(instance, &signer.about)?;
    Ok(())
}

/// Uses the link up, and gives the signer as it is now.
async fn taken(instance: &Instance, transaction: &Transaction, open: &Open) -> Result<FormSigner> {
    let now = instance.clock.millis();
    if !signers::take_link(transaction, &open.link.token_hash, now).await? {
        return Err(used());
    }
    let signer = signers::by_id(transaction, open.signer.id).await?;
    let mut signer = signer
        .filter(|signer| signer.state == signers::SENT)
        .ok_or_else(used)?;
    // Two forms with one address: the first that is confirmed counts.
    let hash = &signer.address_hash;
    if signers::of_address(transaction, signer.appeal_id, hash)
        .await?
        .is_some()
    {
        return Err(used());
    }
    signers::end_links(transaction, signer.id, now).await?;
    signer.confirmed_at = Some(now);
    signer.updated_at = now;
    Ok(signer)
}

/// Attests what a form said, under the address that was set aside for it and the wording that was
/// confirmed; without one, today's. It was signed `at` a time, in milliseconds since 1970. Who is listed
/// already stays under the wording it signed, and signed it when it did.
pub(super) async fn list(
    change: &mut Change,
    organization: &Organization,
    signer: &FormSigner,
    names: Names,
    (pin, at): (Option<Pin>, Option<i64>),
) -> Result<()> {
    let keys = change.speaker(&organization.ap_id).await?;
    attest::check_initiator(change, &keys)?;
    let list = change.list();
    let note = list.current().ok_or_else(attest::unpublished)?;
    let signed = Signed::AsHeld(pin.unwrap_or_else(|| attest::pin_of(note)));
    let held = wording::listed(change.state(), &signer.about);
    let signed_at = held.and_then(|held| held.signed_at.clone());
    let attested = Signer {
        names,
        kind: SignerKind::Organisation,
        provenance: Provenance::WebForm,
        account: None,
        initiated: false,
        ordinal: None,
        signed_at: signed_at.or_else(|| at.map(from_millis)),
        evidence: None,
    };
    let known = signer.state == signers::LISTED || signer.state == signers::CORRECTED;
    let id = &signer.about;
    let (verified, _) = attest::insert(change, &keys, &signed, id, attested).await?;
    if let Some(verified) = verified {
        tell_statement(change, organization, &verified, known, BTreeSet::new()).await?;
    }
    Ok(())
}
