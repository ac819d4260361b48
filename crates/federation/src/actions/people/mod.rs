//! People who sign on their own account, at the organiser's server only. What they write is sealed
//! and never leaves; one number does.
//!
//! Nothing here is a statement, an activity or part of a state. `counting` turns how many they are
//! into the organiser's tally.

pub mod arrivals;
pub mod confirm;
pub mod counting;
pub mod hashes;
pub mod links;
pub mod look_up;
pub mod names;
pub mod own;
pub mod regions;
pub mod request;
pub mod steward;
pub mod take_off;
pub mod terms;
mod wish;
pub mod wording;

pub use confirm::{Asked, Confirmed, Opened};
pub use names::ShownName;
pub use own::{Correction, Kept};
pub use wish::{Wish, WishFault};

use crate::{
    FederationError, Instance,
    actions::{
        check_open, list_ended_before,
        news::{AFTER_THE_END, Along},
    },
    error::Result,
    replica::Change,
};
use serde::{Deserialize, Serialize};
use undersigned_domain::{
    appeal::Titles,
    email_address::EmailAddress,
    people::{Shown, Terms},
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    mails::{About, Listed, Mail},
    person_terms,
};

/// What is kept of a person, sealed. Of people from a list, or with an account elsewhere, there is
/// less.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// As they wrote it.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// The account elsewhere with which they signed; there is no name and no address then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The post by which they did so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// The first name, where it may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Code of the country they live in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The place or region, as they wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// As they wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// To the organiser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// How much of the name they want to be shown.
    pub shown: Shown,
    /// How much was promised to be shown at most, when they signed.
    pub promised: Shown,
    /// In which language they signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Digest of what they agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
    /// When they signed, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<String>,
    /// When they opened the link in the e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<String>,
    /// Whether they want the news of the appeal, too; until they have confirmed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub news: bool,
    /// The wording that stood when they filled in the form; until they have confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<u64>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person([redacted])")
    }
}

/// Why a mail is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// To confirm: the link signs.
    Confirm,
    /// They had signed already: the link leads to their signature.
    SignedAlready,
    /// They have just signed: the link leads to their signature.
    Signed,
    /// They asked for the link again.
    LinkAgain,
    /// They have just withdrawn: the link leads to the appeal.
    Withdrawn,
}

/// A link in a mail, with the title of the appeal that it is about.
#[derive(Debug)]
pub struct MailLink {
    /// The appeal's title by language.
    pub title: Titles,
    /// The address.
    pub href: String,
}

/// What a mail is about.
#[derive(Debug)]
pub struct Letter<'a> {
    /// Why it is sent.
    pub reason: Reason,
    /// The reader's language.
    pub language: &'a str,
    /// This server, by which whoever has just asked knows the mail. Its subject says no more: it stands on locked screens
    /// and in the logs of mail servers.
    pub host: &'a str,
    /// One link, or several where somebody asked for them again.
    pub links: &'a [MailLink],
    /// What is said of the appeal's news besides.
    pub news: &'a Along,
}

/// Writes subject and text of a mail in words for people.
pub type Writer = fn(&Letter<'_>) -> (String, String);

impl Instance {
    pub(crate) fn seal_person(&self, appeal_id: i64, person: &Person) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(person)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        Ok(self.secret.seal(&plain, aad(appeal_id).as_bytes())?)
    }

    pub(crate) fn open_person(&self, appeal_id: i64, sealed: &[u8]) -> Result<Person> {
        let plain = self.secret.open(sealed, aad(appeal_id).as_bytes())?;
        // The reason would quote what was sealed.
        serde_json::from_slice(&plain)
            .map_err(|_| FederationError::Internal("a signature cannot be read".into()))
    }

    /// Queues a mail to a person; once what it is `about` has ended, it does not leave any more.
    async fn write_about(
        &self,
        transaction: &Transaction,
        to: &str,
        letter: &Letter<'_>,
        writer: Writer,
        about: Option<About>,
    ) -> Result<()> {
        let (subject, mut text) = writer(letter);
        // Anybody can have these sent by typing an address.
        let is_unasked = matches!(letter.reason, Reason::Confirm | Reason::SignedAlready);
        if let (true, Ok(address)) = (is_unasked, EmailAddress::parse(to)) {
            text = self.with_way_out(&text, &address, letter.language)?;
        }
        // No `List-Unsubscribe` but for the news: one click of a mail program is not to withdraw a signature.
        let mut headers = vec![("Content-Language".to_owned(), letter.language.to_owned())];
        headers.extend(letter.news.headers());
        let mail = Mail {
            headers,
            ..Mail::plain(to, &subject, text)
        };
        let listed = Listed {
            about,
            ..Listed::default()
        };
        self.enqueue_listed(transaction, &mail, listed).await
    }
}

/// Sealed bytes belong to one appeal.
fn aad(appeal_id: i64) -> String {
    format!("signature under appeal {appeal_id}")
}

/// The appeal's titles.
pub(crate) fn titles(appeal: &Appeal) -> Titles {
    let titles = appeal.titles.as_deref().unwrap_or_default();
    serde_json::from_str(titles).unwrap_or_default()
}

/// The terms on which an appeal of ours can be signed now.
///
/// # Errors
/// [`FederationError::Conflict`] `not_open` where nobody can sign it any more, `people_closed` where
/// people cannot, or not now.
pub async fn open_terms(instance: &Instance, appeal: &Appeal) -> Result<Terms> {
    if appeal.organization_id.is_none() {
        return Err(closed());
    }
    check_open(appeal)?;
    let terms = terms::get(instance, appeal.id).await?.ok_or_else(closed)?;
    let now = instance.clock.millis();
    match terms.are_open(now) {
        true => Ok(terms),
        false => Err(closed()),
    }
}

/// The same; none where people cannot sign now.
///
/// # Errors
/// The database.
pub async fn terms_if_open(instance: &Instance, appeal: &Appeal) -> Result<Option<Terms>> {
    match open_terms(instance, appeal).await {
        Ok(terms) => Ok(Some(terms)),
        Err(FederationError::Conflict { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The terms inside a change, if they are those that were `shown`.
///
/// # Errors
/// [`FederationError::Conflict`] as [`open_terms`], and `terms_changed`.
pub(crate) async fn terms_as_shown(change: &Change, shown: Option<&Terms>) -> Result<Terms> {
    let (instance, transaction) = (change.instance(), &change.transaction);
    let (_, held) = held_terms(instance, transaction, change.appeal.id).await?;
    match shown == Some(&held) {
        true => Ok(held),
        false => Err(terms_changed()),
    }
}

fn terms_changed() -> FederationError {
    FederationError::conflict(
        "terms_changed",
        "what people agree to was changed just now; open the form again",
    )
}

fn closed() -> FederationError {
    FederationError::conflict(
        "people_closed",
        "people cannot put their names to this letter now",
    )
}

/// The appeal and its terms inside a transaction; nobody changes either until it ends.
async fn held_terms(
    instance: &Instance,
    transaction: &Transaction,
    appeal_id: i64,
) -> Result<(Appeal, Terms)> {
    appeals::hold(transaction, appeal_id).await?;
    person_terms::hold(transaction, appeal_id, false).await?;
    let appeal = appeals::by_id(transaction, appeal_id).await?;
    let appeal = appeal.ok_or_else(FederationError::unknown_appeal)?;
    check_open(&appeal)?;
    let terms = person_terms::get(transaction, appeal_id).await?;
    let terms = terms.map(|row| terms::read(&row)).transpose()?;
    let now = instance.clock.millis();
    terms
        .filter(|terms| terms.are_open(now))
        .map(|terms| (appeal, terms))
        .ok_or_else(closed)
}

/// The identity of an address that was stored as text; itself where it is an old one that would
/// not be taken today.
fn identity(email: &str) -> String {
    EmailAddress::parse(email).map_or_else(|_| email.to_lowercase(), |email| email.identity())
}

/// A stored address as it is written to: where it came from a list, its domain may not be in ASCII. Itself
/// where it is an old one that would not be taken today.
fn to_write(email: String) -> String {
    EmailAddress::parse(&email).map_or(email, |email| email.to_string())
}

/// Whether the day is over on which everything of an appeal's people is deleted: none are entered from
/// a list, or counted by an account, any more. Where no day was promised, it is a year after the appeal
/// has ended.
///
/// # Errors
/// The database.
pub(crate) async fn are_over(change: &Change) -> Result<bool> {
    let (db, instance) = (&change.transaction, change.instance());
    match person_terms::get(db, change.appeal.id).await? {
        Some(row) => Ok(is_past(instance, &terms::read(&row)?)),
        None => {
            let before = instance.clock.millis() - AFTER_THE_END;
            Ok(terms::were_forgotten(db, change.appeal.id).await?
                || list_ended_before(&change.appeal, &change.list(), before))
        }
    }
}

/// The same for a page that is to say so.
pub(crate) async fn is_past_the_day(instance: &Instance, appeal_id: i64) -> Result<bool> {
    match terms::get(instance, appeal_id).await? {
        Some(terms) => Ok(is_past(instance, &terms)),
        None => terms::were_forgotten(instance.database.conn(), appeal_id).await,
    }
}

/// Refuses to open anything of an appeal's people once their day is over, whether or not it is deleted by then:
/// deleting waits while the clock is doubted, the promise does not. Answers the terms, if there are any.
async fn check_kept(instance: &Instance, appeal_id: i64) -> Result<Option<Terms>> {
    match terms::get(instance, appeal_id).await? {
        Some(terms) if is_past(instance, &terms) => Err(over()),
        terms => Ok(terms),
    }
}

fn is_past(instance: &Instance, terms: &Terms) -> bool {
    terms.are_over(instance.clock.millis())
}

/// What is said where people [are over](are_over).
pub(crate) fn over() -> FederationError {
    FederationError::invalid(
        "people_over",
        "the day is over until which people's signatures are kept; what was known of them is \
         deleted, as promised",
    )
}

/// Whoever withdrew here is not entered from a list, however often they stand on one.
pub(crate) fn withdrew() -> FederationError {
    FederationError::invalid(
        "person_withdrawn",
        "this person withdrew their signature here; only they can sign again, by the form",
    )
}
