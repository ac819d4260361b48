//! Whoever signed by form comes back: to see, to correct, to withdraw.

use super::{
    Said, confirm, hidden_domain, is_listed, letter::Occasion, removed, shown_domain, signable,
    waiting, wording,
};
use crate::{
    FederationError, Instance,
    actions::{attest, co_sign, news},
    error::Result,
    replica::Change,
    taken_names::{self, are_taken},
};
use undersigned_domain::{
    Names, State, StatementType, Status, appeal::AdmissionPolicy, email_address::EmailAddress,
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
    /// A person did not let the entry in under this appeal, for a reason of [`undersigned_domain::admission::REASONS`] where
    /// one was given.
    Refused(Box<Appeal>, Option<String>),
    /// The link is too old, or the appeal was withdrawn while the entry waited; it was under this appeal.
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
    /// Who filled the form in, where that is kept, and empty where it is not; so are those below.
    pub person: String,
    /// As what.
    pub role: String,
    /// The address that was written to.
    pub email: String,
    /// The organisation's website.
    pub website: String,
    /// Whether the news of the appeal go to that address.
    pub news: bool,
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
    if is_refused(&signer, &appeal) {
        let reason = refusal(instance, &signer).await?;
        return Ok(ManageLink::Refused(Box::new(appeal), reason));
    }
    let ended = link.used_at.is_some() || link.expires_at <= instance.clock.millis();
    if ended || !is_managed(&signer) {
        return Ok(ManageLink::Ended(Box::new(appeal)));
    }
    let snapshot = instance.snapshot(&appeal).await?;
    let said = Said::kept_as_listed(instance, &signer, snapshot.state())?;
    let removal = removed::of(&snapshot, &signer.about);
    let news = match said.address() {
        Ok(address) => news::reads(instance, appeal.id, &address.identity()).await?,
        Err(_) => false,
    };
    Ok(ManageLink::Open(Box::new(Managed {
        earlier: wording::earlier(&snapshot, &appeal, &signer, &said),
        domain: shown_domain(&signer, &said),
        appeal,
        person: said.person,
        role: said.role,
        email: said.email,
        website: said.website.unwrap_or_default(),
        news,
        names: said.names,
        state: removed::standing(&signer, removal.is_some()).to_owned(),
        reason: removal.and_then(|removal| removal.reason),
        about: signer.about.clone(),
        confirmed_at: signer.confirmed_at.unwrap_or(signer.created_at),
        signer,
    })))
}

/// Whether a person did not let it in. Who waited when the appeal was withdrawn was told that.
pub(super) fn is_refused(signer: &FormSigner, appeal: &Appeal) -> bool {
    signer.state == signers::REFUSED && appeal.status != Status::Withdrawn.name()
}

/// Why it was not let in, where that was said and is kept.
pub(super) async fn refusal(instance: &Instance, signer: &FormSigner) -> Result<Option<String>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let refused = refused_signers::find(db, signer.appeal_id, &signer.about, now).await?;
    let reason = refused.map(|refused| refused.reason);
    Ok(reason.filter(|reason| !reason.is_empty()))
}

/// Corrects names. Where a person looks at each name, and where the new ones are not the old ones
/// written otherwise, or are somebody else's, they wait and the old ones stay on the list meanwhile: a
/// confirmed domain says who asks, not that they may be called anything. Answers whether they wait.
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
    let waits = !signer.own_domain
        || note.admission == AdmissionPolicy::Moderated
        || !kept
        || is_anothers(&change, &signer, listed.as_ref(), &names).await?;
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
    signers::update(&change.transaction, signer.clone()).await?;
    let occasion = match waits {
        true => Occasion::CorrectionWaits,
        false => Occasion::Corrected,
    };
    removed::tell_done(&mut change, occasion, &signer, &said).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(waits)
}

/// Whether a slip that is put right makes the name of somebody else of the one that was listed.
async fn is_anothers(
    change: &Change,
    signer: &FormSigner,
    listed: Option<&Names>,
    names: &Names,
) -> Result<bool> {
    if listed.is_some_and(|listed| taken_names::look_the_same(listed, names)) {
        return Ok(false);
    }
    let (instance, db, list) = (change.instance(), &change.transaction, change.list());
    let from = format!("https://{}", signer.domain);
    let called = (from.as_str(), names);
    Box::pin(are_taken(instance, db, (signer.appeal_id, &list), called)).await
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

/// Ends the news of the appeal for the address that confirmed an entry: whoever takes the name back may want none either.
///
/// # Errors
/// The database.
pub async fn end_news(instance: &Instance, managed: &Managed) -> Result<()> {
    let Ok(address) = EmailAddress::parse(&managed.email) else {
        return Ok(());
    };
    let transaction = instance.database.begin().await?;
    let identity = address.identity();
    news::end_of(instance, &transaction, managed.appeal.id, &identity).await?;
    Ok(transaction.commit().await?)
}

/// Takes a name back: the attestation is withdrawn, what the form said is forgotten, and its links
/// end. The address that confirmed it is told so.
///
/// # Errors
/// [`FederationError::Conflict`] `token_used` where that has been done already.
pub async fn withdraw(instance: &Instance, managed: &Managed) -> Result<()> {
    let mut change = instance.change_to_sign(managed.appeal.id).await?;
    let signer = again(&change, managed).await?;
    take_back_by_link(instance, &mut change, signer).await?;
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
            let told = match is_listed(&signer) {
                true => told(&instance, &change, &signer),
                false => None,
            };
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

/// Who is told that a name was taken back, if that is kept: under the name on the list, not what it wants to be called, if
/// that waits.
fn told(instance: &Instance, change: &Change, signer: &FormSigner) -> Option<Said> {
    if signer.sealed.is_empty() {
        return None;
    }
    let mut said = Said::open(instance, signer).ok()?;
    said.call_as_listed(change.state(), &signer.about);
    Some(said)
}

/// Takes a name back as whoever has its link says, and tells the address that confirmed it.
pub(super) async fn take_back_by_link(
    instance: &Instance,
    change: &mut Change,
    signer: FormSigner,
) -> Result<()> {
    let told = told(instance, change, &signer);
    take_back(instance, change, signer.clone()).await?;
    match told {
        Some(said) => removed::tell_done(change, Occasion::Withdrawn, &signer, &said).await,
        None => Ok(()),
    }
}

async fn take_back(instance: &Instance, change: &mut Change, mut signer: FormSigner) -> Result<()> {
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
