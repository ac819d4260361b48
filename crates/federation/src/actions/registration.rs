//! People register for a meeting at its organiser's server. Who they are is sealed, seen at the desk
//! alone, in no activity and in no document; a month after the meeting it is deleted. What is kept of
//! somebody is shown, and ended, by a link that they get when they register. Where mails leave the server that link is
//! mailed, and nobody has a place before they have confirmed with it.

mod asking;
mod mailboxes;

pub use asking::ask;
pub(crate) use mailboxes::Mailboxes;

use super::{account, meeting, people::request::Solved};
use crate::{
    FederationError, Instance,
    error::Result,
    networks::Asker,
    openings::{self, Opening},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{Event, Kind, Words},
    email_address::EmailAddress,
    names::typed::{TypedFault, check_name},
};
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::{self, Appeal},
    dispatches,
    registrations::{self as store, Registration},
};

/// Longest name and longest address, in characters.
const MAX_LINE: usize = 200;
/// Longest message, in characters.
const MAX_MESSAGE: usize = 1_000;
/// Most registrations that are kept for one meeting, whatever room it has, and most that wait to be confirmed.
const MAX_ROWS: u64 = 20_000;

/// The mail that asks to confirm.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The language of the form.
    pub language: &'a str,
    /// This server, by which whoever has just asked knows the mail. Its subject says no more: it stands on locked screens
    /// and in the logs of mail servers.
    pub host: &'a str,
    /// The meeting's title by language.
    pub title: &'a ByLanguage,
    /// The link.
    pub href: &'a str,
}

/// Writes a mail in words for people: subject and text.
pub type Writer = fn(&Letter<'_>) -> (String, String);

/// What somebody writes who registers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// How they are called.
    pub name: String,
    /// Where the organiser reaches them.
    pub email: String,
    /// What the organiser should know.
    pub message: String,
}

/// Somebody who registered.
#[derive(Debug, Clone)]
pub struct Registered {
    /// What they wrote.
    pub guest: Guest,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// When it is deleted.
    pub forget_at: i64,
}

/// What the link of somebody who registered leads to.
#[derive(Debug, Clone)]
pub struct Own {
    /// What is kept.
    pub registered: Registered,
    /// The appeal.
    pub appeal: Appeal,
    /// The last part of the meeting's address.
    pub name: String,
    /// Whether they have not confirmed yet, and so have no place.
    pub waits: bool,
}

impl Guest {
    /// The name of the field that is not as it should be.
    fn fault(&self) -> Option<&'static str> {
        let line = |text: &str| {
            !text.trim().is_empty()
                && text.chars().count() <= MAX_LINE
                && !text.chars().any(char::is_control)
        };
        let message = self.message.chars().count() <= MAX_MESSAGE
            && !self.message.chars().any(|c| c.is_control() && c != '\n');
        match (line(&self.name), message) {
            (false, _) => Some("guest_name"),
            (_, false) => Some("guest_message"),
            _ => check_name(&self.name).err().map(TypedFault::code),
        }
    }

    fn seal(&self, instance: &Instance, appeal_id: i64, link: &str) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let place = place(appeal_id, link);
        Ok(instance.secret.seal(&plain, place.as_bytes())?)
    }
}

/// Sealed bytes belong to one row.
fn place(appeal_id: i64, link: &str) -> String {
    format!("registration in appeal {appeal_id}: {link}")
}

fn opened(instance: &Instance, row: &Registration) -> Result<Registered> {
    let place = place(row.appeal_id, &row.link_hash);
    let plain = instance.secret.open(&row.sealed, place.as_bytes())?;
    // The reason would quote what was sealed.
    let guest = serde_json::from_slice(&plain)
        .map_err(|_| FederationError::Internal("a registration cannot be read".into()))?;
    Ok(Registered {
        guest,
        at: row.registered_at,
        forget_at: row.forget_at,
    })
}

/// A meeting of ours that is published.
async fn published(db: &impl ConnectionTrait, appeal: &Appeal, name: &str) -> Result<Box<Event>> {
    let row = dispatches::by_name(db, appeal.id, name).await?;
    let row = row.filter(|row| !row.withdrawn && row.kind == Kind::Event.name());
    let words = row.map(|row| Dispatch::stored(&row.body)).transpose()?;
    match (appeal.organization_id, words.map(|said| said.words)) {
        (Some(_), Some(Words::Event(event))) => Ok(event),
        _ => Err(FederationError::not_found(
            "meeting_unknown",
            "there is no such meeting here",
        )),
    }
}

/// Whether one can register for a meeting now; how many have is not looked at.
#[must_use]
pub fn is_open(instance: &Instance, event: &Event) -> bool {
    let until = event.registers_until();
    until.is_some_and(|until| instance.clock.millis() < until)
}

/// Registers somebody; answers the secret of the link that shows what is kept, and ends it.
///
/// # Errors
/// [`FederationError::NotFound`] where there is no such meeting here; [`FederationError::Invalid`]
/// `guest_name`, `guest_message`, `email_invalid`, and for a name that holds a web address, no letter
/// or marks of direction; [`FederationError::Conflict`] `registration_closed`,
/// `registration_full`, and `check_spent` where the form was sent before.
pub async fn register(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    guest: &Guest,
    solved: &Solved,
) -> Result<String> {
    check(instance, appeal, name, guest).await?;
    let token = URL_SAFE_NO_PAD.encode(instance.entropy.bytes::<32>()?);
    let link_hash = account::hash(&token);
    let transaction = instance.database.begin().await?;
    let event = with_room(instance, &transaction, appeal, name).await?;
    solved.spend_within(&transaction).await?;
    let now = instance.clock.millis();
    let row = Registration {
        id: 0,
        appeal_id: appeal.id,
        name: name.to_owned(),
        sealed: guest.seal(instance, appeal.id, &link_hash)?,
        link_hash,
        registered_at: now,
        forget_at: meeting::forget_at(&event, now),
    };
    store::insert(&transaction, row).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Somebody confirms by the link that was mailed, and has a place from now on; once more changes nothing. `asker` follows
/// it. Answers false where it leads nowhere any more.
///
/// # Errors
/// [`FederationError::NotFound`] where the meeting was taken back; [`FederationError::Conflict`]
/// `registration_closed`, `registration_full`.
pub async fn confirm(instance: &Instance, token: &str, asker: Asker) -> Result<bool> {
    let Some(own) = open(instance, token).await? else {
        return Ok(false);
    };
    if !own.waits {
        return Ok(true);
    }
    let (appeal, name) = (&own.appeal, own.name.as_str());
    instance.check_not_suspended(appeal.organization_id).await?;
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, appeal.id).await?;
    let Some(row) = store::by_link(&transaction, &account::hash(token)).await? else {
        return Ok(false);
    };
    // Pressed twice, it is one place, also where it was the last one.
    if store::waits_for(&row).is_none() {
        return Ok(true);
    }
    let event = with_room(instance, &transaction, appeal, name).await?;
    let forget_at = meeting::forget_at(&event, instance.clock.millis());
    // Whoever ended it in that very moment, or is forgotten, has no place.
    if !store::confirm(&transaction, &row, forget_at).await? {
        return Ok(false);
    }
    transaction.commit().await?;
    if let Ok(email) = EmailAddress::parse(&own.registered.guest.email) {
        instance.mail_was_answered(&email, asker).await;
    }
    Ok(true)
}

/// Whether somebody can register, and what they wrote is as it should be; answers where they are reached.
async fn check(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    guest: &Guest,
) -> Result<EmailAddress> {
    let event = published(instance.database.conn(), appeal, name).await?;
    instance.check_not_suspended(appeal.organization_id).await?;
    if !is_open(instance, &event) {
        return Err(closed());
    }
    if let Some(code) = guest.fault() {
        return Err(FederationError::invalid(
            code,
            "say how you are called, in one line, and keep the message short",
        ));
    }
    EmailAddress::parse(&guest.email)
        .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))
}

/// A meeting for which one more can register: they come one after the other, so that no more come in than there is room
/// for. It is read again: it may have been taken back, or changed, meanwhile.
async fn with_room(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    name: &str,
) -> Result<Box<Event>> {
    appeals::lock(transaction, appeal.id).await?;
    let event = published(transaction, appeal, name).await?;
    if !is_open(instance, &event) {
        return Err(closed());
    }
    let room = event.registration.as_ref().and_then(|one| one.capacity);
    let count = store::count(transaction, appeal.id, name).await?;
    if room.is_some_and(|room| count >= room) || count >= MAX_ROWS {
        return Err(FederationError::conflict(
            "registration_full",
            "there is no room left; ask the organiser",
        ));
    }
    Ok(event)
}

fn closed() -> FederationError {
    FederationError::conflict(
        "registration_closed",
        "one cannot register for this meeting now",
    )
}

/// How many have registered for a meeting. Each registration counts, also a second one from the same
/// mailbox: a number that stands still would tell whoever types an address in that it is there.
///
/// # Errors
/// The database.
pub async fn count(instance: &Instance, appeal: &Appeal, name: &str) -> Result<u64> {
    Ok(store::count(instance.database.conn(), appeal.id, name).await?)
}

/// Everybody who registered for a meeting, for the organiser's own people; nobody from the day on which they are
/// forgotten, whether or not they are deleted by then: deleting waits while the clock is doubted, the promise does not.
///
/// # Errors
/// The database; sealed bytes that do not open.
pub async fn list(instance: &Instance, appeal: &Appeal, name: &str) -> Result<Vec<Registered>> {
    openings::all(each(instance, appeal, name).await?)
}

/// As [`list`], one by one.
///
/// # Errors
/// The database.
pub async fn each(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
) -> Result<Vec<Opening<Registered>>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let rows = store::list(db, appeal.id, name, MAX_ROWS).await?;
    let kept = rows.iter().filter(|row| row.forget_at >= now);
    Ok(kept.map(|row| (row.id, opened(instance, row))).collect())
}

/// What the link of somebody who registered leads to; nothing where it has ended.
///
/// # Errors
/// The database; sealed bytes that do not open.
pub async fn open(instance: &Instance, token: &str) -> Result<Option<Own>> {
    let db = instance.database.conn();
    let Some(row) = store::by_link(db, &account::hash(token)).await? else {
        return Ok(None);
    };
    let Some(appeal) = appeals::by_id(db, row.appeal_id).await? else {
        return Ok(None);
    };
    // Who waited too long, or whose day is over, is forgotten from then on, not from when the row goes.
    if row.forget_at < instance.clock.millis() {
        return Ok(None);
    }
    let waits_for = store::waits_for(&row);
    Ok(Some(Own {
        registered: opened(instance, &row)?,
        appeal,
        waits: waits_for.is_some(),
        name: waits_for.unwrap_or(&row.name).to_owned(),
    }))
}

/// Ends a registration: nothing of it is kept. Answers under which appeal; nothing where it had ended.
///
/// # Errors
/// The database.
pub async fn leave(instance: &Instance, token: &str) -> Result<Option<Appeal>> {
    let db = instance.database.conn();
    let Some(row) = store::by_link(db, &account::hash(token)).await? else {
        return Ok(None);
    };
    store::delete(db, row.id).await?;
    Ok(appeals::by_id(db, row.appeal_id).await?)
}
