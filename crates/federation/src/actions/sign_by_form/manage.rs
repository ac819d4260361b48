//! Whoever signed by form comes back: to see, to correct, to withdraw.

use super::{
    Said, address_hash, confirm, hidden_domain, is_listed,
    keeping::named_again,
    letter::{self, About, Occasion},
    removed, shown_domain, signable, waiting, wording,
};
use crate::{
    FederationError, Instance,
    actions::{attest, co_sign, news::Along},
    error::Result,
    mail::{Allowance, Own, Room},
    networks::Asker,
    replica::Change,
};
use undersigned_domain::{
    Names, State, StatementType,
    appeal::{AdmissionPolicy, Titles},
    email_address::EmailAddress,
};
use undersigned_likeness as likeness;
use undersigned_store::{
    appeals::Appeal,
    form_signers::{self as signers, FormSigner},
    organizations::Organization,
    refused_signers, statements,
};

/// What a secret leads to.
#[derive(Debug)]
pub enum ManageLink {
    /// An entry that can be managed.
    Open(Box<Managed>),
    /// The entry was withdrawn; it was under this appeal.
    Withdrawn(Box<Appeal>),
    /// The entry was refused, or the link is too old; it was under this appeal.
    Ended(Box<Appeal>),
    /// There is no such link.
    Unknown,
}

/// An entry, or one that waits.
#[derive(Debug)]
pub struct Managed {
    /// The appeal.
    pub appeal: Appeal,
    /// The names: those that wait for a person where some do, else those on the list.
    pub names: Names,
    /// Code: `waiting`, `listed`, `corrected`, `removed`.
    pub state: String,
    /// Why it was taken off the list, where that was said: one of
    /// [`undersigned_domain::admission::REASONS`].
    pub reason: Option<String>,
    /// Id of the attestation.
    pub about: String,
    /// The registered domain of the address, where that is kept.
    pub domain: Option<String>,
    /// When it was confirmed, in milliseconds since 1970.
    pub confirmed_at: i64,
    /// The wording that it signed, where that was replaced and the one that stands can be signed.
    pub earlier: Option<u64>,
    pub(super) signer: FormSigner,
}

/// What a secret leads to. Nothing is changed.
///
/// # Errors
/// The database.
pub async fn manage(instance: &Instance, secret: &str) -> Result<ManageLink> {
    let found = confirm::find(instance, signers::MANAGE, secret).await?;
    let Some((link, signer, appeal)) = found else {
        return Ok(ManageLink::Unknown);
    };
    if signer.state == signers::WITHDRAWN {
        return Ok(ManageLink::Withdrawn(Box::new(appeal)));
    }
    let ended = link.used_at.is_some() || link.expires_at <= instance.clock.millis();
    if ended || !is_managed(&signer) {
        return Ok(ManageLink::Ended(Box::new(appeal)));
    }
    let snapshot = instance.snapshot(&appeal).await?;
    let said = Said::kept_as_listed(instance, &signer, snapshot.state())?;
    let removal = removed::of(&snapshot, &signer.about);
    Ok(ManageLink::Open(Box::new(Managed {
        earlier: wording::earlier(&snapshot, &appeal, &signer, &said),
        domain: shown_domain(&signer, &said),
        appeal,
        names: said.names,
        state: removed::standing(&signer, removal.is_some()).to_owned(),
        reason: removal.and_then(|removal| removal.reason),
        about: signer.about.clone(),
        confirmed_at: signer.confirmed_at.unwrap_or(signer.created_at),
        signer,
    })))
}

/// Corrects names. Where a person looks at each name, and where the new ones are not the old ones
/// written otherwise, they wait and the old ones stay on the list meanwhile: a confirmed domain
/// says who asks, not that they may be called anything. Answers whether they wait.
///
/// # Errors
/// [`FederationError::Invalid`] for names that cannot be listed; [`FederationError::Conflict`]
/// `token_used` where it was withdrawn, or taken off the list, meanwhile.
pub async fn correct(instance: &Instance, managed: &Managed, names: Names) -> Result<bool> {
    let names = signable(names)?;
    let mut change = instance.change_to_sign(managed.appeal.id).await?;
    let mut signer = again(&change, managed).await?;
    if signer.state == signers::REMOVED {
        return Err(super::used());
    }
    let mut said = Said::kept(instance, &signer)?;
    let listed = wording::listed_names(change.state(), &signer.about);
    if said.looked_at.is_none() {
        said.looked_at = Some(listed.clone().unwrap_or_else(|| said.names.clone()));
    }
    let kept = said
        .looked_at
        .as_ref()
        .is_some_and(|old| keeps_its_name(old, &names));
    said.names = names.clone();
    signer.sealed = said.seal(instance, &signer.about)?;
    signer.updated_at = instance.clock.millis();
    let list = change.list();
    let note = list.current().ok_or_else(attest::unpublished)?;
    let waits = !signer.own_domain || note.admission == AdmissionPolicy::Moderated || !kept;
    waiting::forget(&change.transaction, &signer).await?;
    if is_listed(&signer) {
        if waits && listed.as_ref() != Some(&names) {
            signers::CORRECTED.clone_into(&mut signer.state);
        } else {
            let author = author(instance, &change, &signer.about).await?;
            let signed = (None, signer.confirmed_at);
            confirm::list(&mut change, &author, &signer, names, signed).await?;
            signers::LISTED.clone_into(&mut signer.state);
        }
    }
    let waits = signer.state != signers::LISTED;
    // Other names than those that were refused are asked for now.
    refused_signers::forget(&change.transaction, signer.appeal_id, &signer.about).await?;
    signers::update(&change.transaction, signer).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(waits)
}

/// Whether new names are the old ones, written otherwise, and the country is not another one.
pub(super) fn keeps_its_name(old: &Names, new: &Names) -> bool {
    let moved = old.country.is_some() && old.country != new.country;
    let texts = |names: &Names| {
        let full = names.name_map.iter();
        let full = full.map(|(language, text)| (language.to_string(), text.clone(), false));
        let further = names.also_known_as.iter();
        full.chain(further.map(|text| ("und".to_owned(), text.clone(), true)))
            .map(|(language, text, alias)| likeness::Name {
                text,
                language,
                alias,
            })
            .collect::<Vec<_>>()
    };
    !moved && likeness::keeps_its_name(&texts(old), &texts(new))
}

/// Takes a name back: the attestation is withdrawn, what the form said is forgotten, and its links
/// end.
///
/// # Errors
/// [`FederationError::Conflict`] `token_used` where that has been done already.
pub async fn withdraw(instance: &Instance, managed: &Managed) -> Result<()> {
    let mut change = instance.change_to_sign(managed.appeal.id).await?;
    let signer = again(&change, managed).await?;
    take_back(instance, &mut change, signer).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Takes an entry back that one of our organisations listed, however it came; what was asked for
/// by telephone, say.
///
/// # Errors
/// [`FederationError::NotFound`] `entry_unknown` where the organisation lists no such signer.
pub async fn withdraw_entry(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    about: &str,
) -> Result<()> {
    let change = instance.change_to_sign(appeal.id).await?;
    Box::pin(take_entry_back(change, organization, about)).await
}

/// The same in a change that has begun.
///
/// # Errors
/// As [`withdraw_entry`].
pub(super) async fn take_entry_back(
    mut change: Change,
    organization: &Organization,
    about: &str,
) -> Result<()> {
    if !is_listed_by(change.state(), organization, about) {
        return Err(unlisted());
    }
    let instance = change.instance().clone();
    match signers::by_about(&change.transaction, about).await? {
        Some(signer) => {
            let mut told = match is_listed(&signer) && !signer.sealed.is_empty() {
                true => Said::open(&instance, &signer).ok(),
                false => None,
            };
            // Not what it wants to be called, if that waits.
            if let Some(said) = &mut told {
                said.call_as_listed(change.state(), about);
            }
            take_back(&instance, &mut change, signer.clone()).await?;
            // Somebody there may know nothing of it.
            if let Some(said) = told {
                removed::tell(&mut change, Occasion::TakenBack, &signer, &said, None).await?;
            }
        }
        None => {
            let keys = change.speaker(&organization.ap_id).await?;
            attest::withdraw(&mut change, organization, &keys, about).await?;
            co_sign::entry_gone(&change, about).await?;
        }
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Whether an organisation has listed an entry itself, if only once.
pub(super) fn is_listed_by(state: &State, organization: &Organization, about: &str) -> bool {
    state
        .registers_of_type(&organization.ap_id, StatementType::Attestation)
        .any(|(register, _)| register.about == [about])
}

pub(super) fn unlisted() -> FederationError {
    FederationError::not_found("entry_unknown", "this organisation listed no such signer")
}

pub(super) async fn take_back(
    instance: &Instance,
    change: &mut Change,
    mut signer: FormSigner,
) -> Result<()> {
    if is_listed(&signer) || signer.state == signers::REMOVED {
        let author = author(instance, change, &signer.about).await?;
        let keys = change.speaker(&author.ap_id).await?;
        attest::withdraw(change, &author, &keys, &signer.about).await?;
    }
    let now = instance.clock.millis();
    refused_signers::forget(&change.transaction, signer.appeal_id, &signer.about).await?;
    signers::end_links(&change.transaction, signer.id, now).await?;
    if signer.state != signers::WITHDRAWN {
        signer.domain = hidden_domain(instance, &signer);
    }
    signers::WITHDRAWN.clone_into(&mut signer.state);
    signer.sealed = Vec::new();
    signer.own_domain = false;
    signer.updated_at = now;
    Ok(signers::update(&change.transaction, signer).await?)
}

/// A link that somebody asked for once more.
#[derive(Debug)]
pub struct Wanted {
    address: EmailAddress,
    language: String,
    room: Room,
}

/// To which address a link is to be sent once more ([`send_again`]). The mail is counted for the network of whoever
/// asks; `language` is theirs, and that of the mail.
///
/// # Errors
/// [`FederationError::Invalid`] `email_invalid`; [`FederationError::TooMany`] where too many mails were asked for from
/// one network.
pub fn ask_again(instance: &Instance, email: &str, language: &str, asker: Asker) -> Result<Wanted> {
    let address = EmailAddress::parse(email)
        .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))?;
    let room = instance.count_asked(asker, address.domain())?;
    Ok(Wanted {
        language: language.to_owned(),
        address,
        room,
    })
}

/// Sends the link to an address once more: to confirm, where nobody has yet, else to manage. The
/// answer does not tell whether there is anything to send.
///
/// # Errors
/// The database.
pub async fn send_again(instance: &Instance, appeal: &Appeal, wanted: &Wanted) -> Result<()> {
    let Wanted { address, room, .. } = wanted;
    let hash = address_hash(instance, appeal.id, address);
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let (signer, occasion) = match signers::of_address(db, appeal.id, &hash).await? {
        Some(signer) => (signer, Occasion::Manage),
        None => match signers::unconfirmed(db, appeal.id, &hash).await? {
            Some(signer) if now - signer.created_at < super::LINK_MILLIS => {
                (signer, Occasion::Confirm)
            }
            _ => return Ok(()),
        },
    };
    let allowance = match occasion {
        Occasion::Manage => {
            let allowance = instance.may_mail_own_asked(Own::Entry, *room, address);
            allowance.await?
        }
        _ => instance.may_mail_asked(*room, address).await?,
    };
    if allowance != Allowance::Granted {
        return Ok(());
    }
    let snapshot = instance.snapshot(appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    let removal = removed::of(&snapshot, &signer.about);
    let mut said = match occasion {
        Occasion::Manage => {
            let by = (address, wanted.language.as_str());
            named_again(instance, db, (&signer, snapshot.state()), by).await?
        }
        _ => Said::open(instance, &signer)?,
    };
    // Whoever asks reads it, whatever the language in which the form was filled in.
    said.language.clone_from(&wanted.language);
    let occasion = match (occasion, &removal) {
        (Occasion::Manage, Some(_)) => Occasion::Removed,
        (occasion, _) => occasion,
    };
    // What it wants to be called has signed nothing yet.
    if let Some(entry) = wording::listed(snapshot.state(), &signer.about) {
        said.names.clone_from(&entry.names);
    }
    let news = match said.news {
        true => Along::WithIt,
        false => Along::No,
    };
    let transaction = instance.database.begin().await?;
    let about = About {
        appeal,
        title: &Titles::from(&note.text),
        signer: &signer,
        said: &said,
        reason: removal.as_ref().and_then(|it| it.reason.as_deref()),
        earlier: wording::earlier(&snapshot, appeal, &signer, &said),
        news: &news,
    };
    letter::send(instance, &transaction, occasion, &about).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// The signer as it is now, if it was not taken back meanwhile.
pub(super) async fn again(change: &Change, managed: &Managed) -> Result<FormSigner> {
    let signer = signers::by_id(&change.transaction, managed.signer.id).await?;
    let mut signer = signer.filter(is_managed).ok_or_else(super::used)?;
    let is_removed = removed::of(change.snapshot(), &signer.about).is_some();
    signer.state = removed::standing(&signer, is_removed).to_owned();
    Ok(signer)
}

/// Whether a link to it leads to something.
pub(super) fn is_managed(signer: &FormSigner) -> bool {
    is_listed(signer) || [signers::WAITING, signers::REMOVED].contains(&signer.state.as_str())
}

/// Which of our organisations attested: the organiser, or who let it in.
pub(super) async fn author(
    instance: &Instance,
    change: &Change,
    about: &str,
) -> Result<Organization> {
    let row = statements::own_at(&change.transaction, about).await?;
    let author = row.map_or_else(|| change.appeal.organiser.clone(), |row| row.author);
    instance.organization(&author).await
}
