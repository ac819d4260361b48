//! News of an appeal of ours by e-mail: updates, that it was handed over, and what was answered; and, for those
//! who signed as people or by form, that there is a new wording.
//!
//! Somebody **asks** with a form; nothing is kept for long before the **link** in a mail was followed.
//! What is published is **announced** in its own transaction, and a job **sends** it: to each reader
//! once, behind all other mails. Whoever leaves, or has no mailbox any more, is forgotten at once; all
//! are **forgotten** a year after the appeal has ended. docs/adr/0028-news-by-e-mail.md says why.

mod along;
mod announce;
mod ask;
mod keeping;
mod link;
mod send;

pub use along::Along;
pub(crate) use along::{ask_along, confirm_along};
pub(crate) use announce::{announce, announce_wording, resume_wording};
pub use ask::ask;
pub(crate) use keeping::ended_a_year_ago;
pub use keeping::{AFTER_THE_END, forget, is_offered};
pub use link::{Asked, Opened, Reader, Subscription, bounce, confirm, leave, look, open};
pub(crate) use link::{end_of, end_of_address, hold, of_address, reads};
pub use send::{Sending, run};

use crate::{FederationError, Instance, actions::account, error::Result, openings::Opening};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use undersigned_domain::{Digest, Dispatch, appeal::Titles, dispatch::News};
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    by_appeal::ByAppeal as _,
    mails::{Listed, Mail},
    subscribers::{self, Counts, Subscriber},
};

/// How long the link that confirms holds, in milliseconds: two days.
const LINK_MILLIS: i64 = 48 * 60 * 60 * 1_000;
/// Hexadecimal digits of the secret in a return address, which has not much room: 128 bits.
const BOUNCE_DIGITS: usize = 32;

/// What is kept of a reader, sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The address to write to.
    email: String,
}

impl Kept {
    fn seal(&self, instance: &Instance, appeal_id: i64, hash: &str) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let place = place(appeal_id, hash);
        Ok(instance.secret.seal(&plain, place.as_bytes())?)
    }

    /// None of who left or bounced.
    fn open(instance: &Instance, row: &Subscriber) -> Result<Option<Self>> {
        let Some(hash) = &row.email_hash else {
            return Ok(None);
        };
        let place = place(row.appeal_id, hash);
        let plain = instance.secret.open(&row.sealed, place.as_bytes())?;
        // The reason would quote what was sealed.
        let kept = serde_json::from_slice(&plain)
            .map_err(|_| FederationError::Internal("a subscription cannot be read".into()))?;
        Ok(Some(kept))
    }
}

/// Sealed bytes belong to one row.
fn place(appeal_id: i64, hash: &str) -> String {
    format!("subscriber of appeal {appeal_id}: {hash}")
}

/// Under which name a mailbox is found again under an appeal. It is made of what earlier versions had for all.
fn email_hash(instance: &Instance, appeal_id: i64, identity: &str) -> String {
    let hash = instance
        .secret
        .keyed_hash("e-mail of a subscriber", identity.as_bytes());
    instance.under_appeal(appeal_id, &Digest::of(&[&hash]).hex())
}

/// What is sealed of a reader, for a row with another hash; nothing where it does not open.
pub(crate) fn sealed_anew(instance: &Instance, row: &Subscriber, hash: &str) -> Option<Vec<u8>> {
    let kept = Kept::open(instance, row).ok().flatten()?;
    kept.seal(instance, row.appeal_id, hash).ok()
}

/// What a secret of a reader opens.
#[derive(Debug, Clone, Copy)]
enum Purpose {
    Confirm,
    Own,
    Bounce,
}

/// A secret: made of what is random in the row and of the instance's key, so that every mail has the
/// same one, and the database alone opens nothing.
fn secret(instance: &Instance, seed: &str, purpose: Purpose) -> String {
    let name = match purpose {
        Purpose::Confirm => "link that confirms a subscriber",
        Purpose::Own => "link of a subscriber",
        Purpose::Bounce => "return address of a subscriber",
    };
    let bytes = instance.secret.keyed_hash(name, seed.as_bytes());
    match purpose {
        // Mail servers may write addresses in capitals.
        Purpose::Bounce => Digest::of(&[&bytes]).hex()[..BOUNCE_DIGITS].to_owned(),
        Purpose::Confirm | Purpose::Own => URL_SAFE_NO_PAD.encode(bytes),
    }
}

fn secret_hash(instance: &Instance, seed: &str, purpose: Purpose) -> String {
    account::hash(&secret(instance, seed, purpose))
}

/// The link to what is kept of a reader, where it can be ended.
fn own_link(instance: &Instance, row: &Subscriber) -> String {
    let path = format!("/news?token={}", secret(instance, &row.seed, Purpose::Own));
    instance.addresses.path_in(&path, &row.language)
}

/// Why a mail is written.
#[derive(Debug, Clone, Copy)]
pub enum Reason<'a> {
    /// To confirm: the link leads to the button.
    Confirm,
    /// They get the news already.
    Already,
    /// There is news: the link leads to its page.
    News {
        /// What was published, as it stands now.
        dispatch: &'a Dispatch,
        /// What of it is new.
        news: News,
    },
    /// There is a new wording, and they signed an earlier one: the link leads to their signature.
    Wording,
}

/// What a mail is about.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// Why it is written.
    pub reason: Reason<'a>,
    /// The reader's language.
    pub language: &'a str,
    /// This server. The subject says no more: it stands on locked screens and in the logs of mail servers.
    pub host: &'a str,
    /// The appeal's title by language.
    pub title: &'a Titles,
    /// The link that it is about.
    pub href: &'a str,
    /// The link by which no more come.
    pub leave: &'a str,
}

/// A mail as it was written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The text as HTML; none where plain text is enough.
    pub html: Option<String>,
}

/// Writes a mail in words for people; none where there is nothing to say any more.
pub type Writer = fn(&Letter<'_>) -> Option<Written>;

/// How many read an appeal's news by e-mail, left, and could not be reached.
///
/// # Errors
/// The database.
pub async fn counts(instance: &Instance, appeal: &Appeal) -> Result<Counts> {
    Ok(subscribers::counts(instance.database.conn(), appeal.id).await?)
}

/// Everybody who reads an appeal's news: the address, the language and since when, in milliseconds
/// since 1970. For the organiser who goes elsewhere with them.
///
/// # Errors
/// The database.
pub async fn everybody(
    instance: &Instance,
    appeal: &Appeal,
) -> Result<Vec<Opening<(String, String, i64)>>> {
    const PAGE: u64 = 500;
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let rows = subscribers::readers(db, appeal.id, after, now, PAGE).await?;
        let Some(last) = rows.last() else {
            return Ok(all);
        };
        after = last.id;
        for row in rows {
            if let Some(kept) = Kept::open(instance, &row).transpose() {
                let since = row.confirmed_at.unwrap_or_default();
                let reader = kept.map(|kept| (kept.email, row.language, since));
                all.push((row.id, reader));
            }
        }
    }
}

/// A mail in a reader's language that is not yet tied to the subscription.
fn plain(row: &Subscriber, to: &str, written: Written, mut headers: Vec<(String, String)>) -> Mail {
    headers.push(("Content-Language".to_owned(), row.language.clone()));
    Mail {
        html: written.html,
        headers,
        ..Mail::plain(to, &written.subject, written.text)
    }
}

/// Queues a mail to somebody with further `headers`, for its turn; where its mailbox is not there, the subscription ends.
/// One of many may be about something that ends before it leaves.
async fn write_to(
    instance: &Instance,
    transaction: &Transaction,
    row: &Subscriber,
    to: &str,
    written: Written,
    (headers, listed): (Vec<(String, String)>, Listed),
) -> Result<()> {
    let mail = Mail {
        bounce_token: Some(secret(instance, &row.seed, Purpose::Bounce)),
        ..plain(row, to, written, headers)
    };
    let listed = Listed {
        subscriber_id: Some(row.id),
        ..listed
    };
    instance.enqueue_listed(transaction, &mail, listed).await
}
