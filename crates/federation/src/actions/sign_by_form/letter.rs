//! The e-mails to whoever signs by form, and their links.

use super::{LINK_MILLIS, MANAGE_MILLIS, MOST_LINKS, Said};
use crate::{
    Instance,
    actions::{account, news::Along},
    error::Result,
    profile::Profile,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::FutureExt as _;
use undersigned_domain::{appeal::Titles, email_address::EmailAddress, names::NameMap};
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    form_signers::{self as signers, FormSigner, FormSignerLink},
    mails::{self, Listed, Mail},
    organizations,
};

/// Why somebody is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The form was filled in: the link confirms.
    Confirm,
    /// The form was filled in with an address that has signed: the link manages.
    Already,
    /// The text was changed since it signed: the link manages, and signs the new wording.
    NewWording,
    /// It is listed: the link manages.
    Listed,
    /// It is confirmed, and a person decides: the link manages.
    Waits,
    /// A person did not let it in.
    Refused,
    /// That was undone, for it or for its new names: the link manages.
    WaitsAgain,
    /// An initiator took it off the list: the link manages.
    Removed,
    /// Its names were changed by the link that manages it.
    Corrected,
    /// The same, and a person decides about the new ones.
    CorrectionWaits,
    /// Who answers for it was changed by that link.
    ContactChanged,
    /// It was taken back by that link.
    Withdrawn,
    /// The organiser's people took it back, as if it had done so itself.
    TakenBack,
    /// It waited, and the appeal was withdrawn.
    AppealWithdrawn,
    /// A person did not take new names; the old ones stay. The link manages.
    NotRenamed,
    /// The organiser's people gave it other names. The link manages.
    Renamed,
    /// Somebody asked for it: the link manages.
    Manage,
    /// Somebody wants to claim the entry with a server of its own: the link does.
    Claim,
}

impl Occasion {
    /// The code by which words are found.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Already => "already",
            Self::NewWording => "new-wording",
            Self::Listed => "listed",
            Self::Waits => "waits",
            Self::Refused => "refused",
            Self::WaitsAgain => "waits-again",
            Self::Removed => "removed",
            Self::Corrected => "corrected",
            Self::CorrectionWaits => "correction-waits",
            Self::ContactChanged => "contact-changed",
            Self::Withdrawn => "withdrawn",
            Self::TakenBack => "taken-back",
            Self::AppealWithdrawn => "appeal-withdrawn",
            Self::NotRenamed => "not-renamed",
            Self::Renamed => "renamed",
            Self::Manage => "manage",
            Self::Claim => "claim",
        }
    }

    fn purpose(self) -> Option<&'static str> {
        match self {
            Self::Confirm => Some(signers::CONFIRM),
            Self::Claim => Some(signers::CLAIM),
            Self::Refused | Self::TakenBack | Self::AppealWithdrawn => None,
            // Whoever has a link they should not have gets no other for it, and the owner's go on working.
            Self::Corrected | Self::CorrectionWaits | Self::ContactChanged | Self::Withdrawn => {
                None
            }
            _ => Some(signers::MANAGE),
        }
    }

    /// Whether somebody may want to ask the organiser about it.
    fn is_asked_about(self) -> bool {
        matches!(
            self,
            Self::Refused | Self::Removed | Self::TakenBack | Self::Renamed
        )
    }
}

/// What an e-mail is about.
#[derive(Debug)]
pub struct Letter<'a> {
    /// Why it is written.
    pub occasion: Occasion,
    /// The language of whoever filled the form in.
    pub language: &'a str,
    /// The appeal's title by language.
    pub title: &'a Titles,
    /// The appeal's page.
    pub appeal: &'a str,
    /// The organisation's names, where there are any to tell.
    pub names: &'a NameMap,
    /// The link; none where nothing is left to do.
    pub link: Option<&'a str>,
    /// A code from the list of reasons, for a refusal or a removal.
    pub reason: Option<&'a str>,
    /// The organiser's page, where that says how it is reached and somebody may want to.
    pub contact: Option<&'a str>,
    /// The wording that was signed, where that was replaced and the link signs the one that stands.
    pub earlier: Option<u64>,
    /// What is said of the appeal's news besides.
    pub news: &'a Along,
}

/// An e-mail as it was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// Writes e-mails in words for people; [`Instance::write_letters_with`] sets it.
pub type Writer = fn(&Letter<'_>) -> Written;

/// To whom and about what an e-mail is sent.
pub(super) struct About<'a> {
    pub appeal: &'a Appeal,
    pub title: &'a Titles,
    pub signer: &'a FormSigner,
    pub said: &'a Said,
    pub reason: Option<&'a str>,
    pub earlier: Option<u64>,
    pub news: &'a Along,
    /// Whether a form has it sent, which anybody can fill in.
    pub is_unasked: bool,
}

/// Makes a link where the occasion has one, and queues the e-mail, in the transaction that gives
/// the reason. The database keeps the hash of the link's secret. Once the entry was taken back, no link to it leaves;
/// what tells of an end does.
pub(super) async fn send(
    instance: &Instance,
    transaction: &Transaction,
    occasion: Occasion,
    about: &About<'_>,
) -> Result<()> {
    let leads_there = occasion.purpose().is_some();
    let listed = Listed {
        about: leads_there.then_some(mails::About::FormLetter(about.signer.id)),
        ..Listed::default()
    };
    let sent = send_as(instance, transaction, occasion, about, listed);
    sent.boxed().await
}

/// The same where many are written to at once: such a mail lets others go first, and does not leave any more
/// once its organiser is suspended, or the entry stands on the list no longer.
pub(super) async fn send_as_one_of_many(
    instance: &Instance,
    transaction: &Transaction,
    occasion: Occasion,
    about: &About<'_>,
) -> Result<()> {
    let listed = Listed {
        turn: mails::Turn::Last,
        organization_id: about.appeal.organization_id,
        about: Some(mails::About::FormSigner(about.signer.id)),
        ..Listed::default()
    };
    let sent = send_as(instance, transaction, occasion, about, listed);
    sent.boxed().await
}

async fn send_as(
    instance: &Instance,
    transaction: &Transaction,
    occasion: Occasion,
    about: &About<'_>,
    listed: Listed,
) -> Result<()> {
    let link = match occasion.purpose() {
        Some(purpose) => Some(make(instance, transaction, purpose, about).await?),
        None => None,
    };
    let contact = match occasion.is_asked_about() {
        true => contact(transaction, about.appeal).await?,
        false => None,
    };
    let written = instance.write_letter(&Letter {
        occasion,
        language: &about.said.language,
        title: about.title,
        appeal: &about.appeal.ap_id,
        names: &about.said.names.name_map,
        link: link.as_deref(),
        reason: about.reason,
        contact: contact.as_deref(),
        earlier: about.earlier,
        news: about.news,
    });
    let said = about.said;
    let text = match (about.is_unasked, EmailAddress::parse(&said.email)) {
        (true, Ok(address)) => instance.with_way_out(&written.text, &address, &said.language)?,
        _ => written.text,
    };
    let mut headers = vec![("Content-Language".to_owned(), said.language.clone())];
    headers.extend(about.news.headers());
    let mail = Mail {
        headers,
        ..Mail::plain(said.email.as_str(), &written.subject, text)
    };
    instance.enqueue_listed(transaction, &mail, listed).await
}

/// The page of an appeal's organiser, where that leads to somewhere it can be written to.
async fn contact(transaction: &Transaction, appeal: &Appeal) -> Result<Option<String>> {
    let Some(id) = appeal.organization_id else {
        return Ok(None);
    };
    let organiser = organizations::by_id(transaction, id).await?;
    let reached = organiser.filter(|one| !Profile::of(one).links.is_empty());
    Ok(reached.map(|one| one.ap_id))
}

async fn make(
    instance: &Instance,
    transaction: &Transaction,
    purpose: &str,
    about: &About<'_>,
) -> Result<String> {
    let secret = URL_SAFE_NO_PAD.encode(instance.entropy.bytes::<32>()?);
    let now = instance.clock.millis();
    let holds = match purpose {
        signers::MANAGE => MANAGE_MILLIS,
        _ => LINK_MILLIS,
    };
    let link = FormSignerLink {
        token_hash: account::hash(&secret),
        signer_id: about.signer.id,
        purpose: purpose.to_owned(),
        created_at: now,
        expires_at: now + holds,
        used_at: None,
    };
    signers::add_link(transaction, link, MOST_LINKS).await?;
    let path = format!("/sign-by-form/{purpose}?token={secret}");
    Ok(instance.addresses.path_in(&path, &about.said.language))
}

impl Instance {
    /// Has e-mails to whoever signs by form written in words for people. Without it they are
    /// nothing but the link.
    pub fn write_letters_with(&self, writer: Writer) {
        // Only the first one counts: there is one program in a process.
        let _ = self.letter_writer.set(writer);
    }

    fn write_letter(&self, letter: &Letter<'_>) -> Written {
        match self.letter_writer.get() {
            Some(write) => write(letter),
            None => Written {
                subject: letter.appeal.to_owned(),
                text: letter.link.unwrap_or(letter.appeal).to_owned(),
            },
        }
    }
}
