//! Inviting organisations to sign an appeal of ours.
//!
//! A list is **read**, by lines or by the columns of a table, and **checked** line by line; whoever can
//! be invited gets one **letter** with a link of their own, as a direct message or by e-mail, from a
//! queue that sends so many a day. The link opens one page that says how to sign from one's own server,
//! with an account or by form. Who **answered** is read from the list of signers, not from who opened
//! what. Reminders are few, and whoever wants none gets none. docs/adr/0025-inviting-organisations.md
//! says why.

mod answers;
mod away;
mod columns;
mod keeping;
mod letter;
mod link;
mod list;
mod namesakes;
mod queue;
mod reading;
mod remind;
mod send;
mod words;

pub use away::seek_due;
pub use columns::{Columns, Holds};
pub use keeping::forget;
pub use letter::{Letter, Occasion, Writer, Written};
pub(crate) use link::decline_of;
pub use link::{Invitation, Opened, decline, open, said_account, stop};

pub use list::{Checked, Verdict, check};
pub use namesakes::{Namesake, check_names, namesakes};
pub use queue::{Queued, invite};
pub use reading::{Given, read};
pub use remind::{Outcome, again, remind, revoke};
pub use send::{run, send_due};
pub use words::check_words;

use crate::{
    FederationError, Instance,
    actions::account,
    error::Result,
    openings::{self, Opening},
    views::takes_signatures,
};
use answers::{Heard, Traces};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use undersigned_domain::{
    Digest,
    email_address::EmailAddress,
    inviting::{Answer, Invited, MAX_INVITED, MAX_RESENT, NotSent},
};
use undersigned_store::{
    appeals::Appeal,
    invitees::{self, Invitee},
    organizations::Organization,
};

/// What is kept of whoever is invited, sealed.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Kept {
    /// The e-mail address; gone once it is not needed any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// How their signature is known once the address is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    traces: Option<Traces>,
    /// The actor; for an e-mail address, the one that whoever had the link said is theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    /// The account as people write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    handle: Option<String>,
    /// What they are called, as far as somebody said.
    name: String,
    /// The language to write to them in.
    language: String,
    /// What the organiser wrote to them.
    words: String,
    /// The direct message that was sent last, by its id: what is taken back at a server that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

impl Kept {
    fn seal(&self, instance: &Instance, appeal_id: i64, hash: &str) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        Ok(instance
            .secret
            .seal(&plain, aad(appeal_id, hash).as_bytes())?)
    }

    fn open(instance: &Instance, row: &Invitee) -> Result<Self> {
        let aad = aad(row.appeal_id, &row.contact_hash);
        let plain = instance.secret.open(&row.sealed, aad.as_bytes())?;
        let kept: Self = serde_json::from_slice(&plain)
            .map_err(|_| FederationError::Internal("a sealed invitation cannot be read".into()))?;
        Ok(Self {
            // An older version kept it in clear.
            actor: kept.actor.or_else(|| row.actor.clone()),
            ..kept
        })
    }

    /// A row with this in place of what it had.
    fn within(&self, instance: &Instance, row: &Invitee) -> Result<Invitee> {
        Ok(Invitee {
            actor: None,
            sealed: self.seal(instance, row.appeal_id, &row.contact_hash)?,
            ..row.clone()
        })
    }

    fn address(&self) -> Option<EmailAddress> {
        EmailAddress::parse(self.email.as_deref()?).ok()
    }

    /// The same with what tells their signature apart without the address: whoever signs after an answer,
    /// or wants no more mails once they have signed, signs.
    fn traced(self, instance: &Instance) -> Self {
        let traces = self.address().map(|address| Traces::of(instance, &address));
        Self {
            traces: traces.or(self.traces),
            ..self
        }
    }

    /// The same without what nobody needs any more.
    fn emptied(self) -> Self {
        Self {
            email: None,
            words: String::new(),
            ..self
        }
    }
}

/// Sealed bytes belong to one row.
fn aad(appeal_id: i64, hash: &str) -> String {
    format!("invitee of appeal {appeal_id}: {hash}")
}

/// Under which name an e-mail address is found again.
fn email_hash(instance: &Instance, address: &EmailAddress) -> String {
    contact_hash(instance, "address", &address.identity())
}

/// Under which name an actor is found again.
fn actor_hash(instance: &Instance, actor: &str) -> String {
    contact_hash(instance, "actor", actor)
}

fn contact_hash(instance: &Instance, kind: &str, identity: &str) -> String {
    let identity = format!("{kind} {identity}");
    let hash = instance
        .secret
        .keyed_hash("somebody who is invited", identity.as_bytes());
    Digest::of(&[&hash]).hex()
}

/// Whether a contact wants no invitations from this server, or nothing at all that it did not ask for.
async fn wants_none(
    instance: &Instance,
    contact_hash: &str,
    email: Option<&EmailAddress>,
) -> Result<bool> {
    let db = instance.database.conn();
    if invitees::is_suppressed(db, contact_hash).await? {
        return Ok(true);
    }
    match email {
        Some(email) => instance.wants_no_mails(db, email).await,
        None => Ok(false),
    }
}

/// The secret of a link: made of what is random in the row and of the instance's key, so that a
/// reminder has the same link, and the database alone opens none.
fn secret(instance: &Instance, seed: &str) -> String {
    let bytes = instance
        .secret
        .keyed_hash("link of somebody who is invited", seed.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn link_hash(instance: &Instance, seed: &str) -> String {
    account::hash(&secret(instance, seed))
}

/// The link, in the language of whoever gets it.
fn link(instance: &Instance, row: &Invitee, kept: &Kept) -> String {
    let path = format!("/invited?token={}", secret(instance, &row.seed));
    instance.addresses.path_in(&path, &kept.language)
}

/// Whether an appeal still takes signatures.
async fn is_open(instance: &Instance, appeal: &Appeal) -> Result<bool> {
    if !takes_signatures(appeal) || appeal.root.is_none() {
        return Ok(false);
    }
    let db = instance.database.conn();
    if instance.is_suspended(db, appeal.organization_id).await? {
        return Ok(false);
    }
    let snapshot = instance.snapshot(appeal).await?;
    let note = snapshot.list().current();
    let deadline = note.and_then(|note| note.text.deadline.as_deref());
    Ok(!super::draft::has_passed(deadline, instance.clock.millis()))
}

/// # Errors
/// [`FederationError::NotFound`] for another organisation's appeal.
fn check_owner(organization: &Organization, appeal: &Appeal) -> Result<()> {
    match appeal.organization_id == Some(organization.id) {
        true => Ok(()),
        false => Err(FederationError::unknown_appeal()),
    }
}

/// Whether an invitation was taken back before an answer and can be sent anew, with another name, language or
/// words: once where it had been sent, so that whoever is invited to and fro gets no more letters than others.
/// Nobody is asked again who has answered; where an older version took it back, that is not known. So it is with an
/// account that nobody asks for any more, since its server never answered, or knows no such account.
fn may_return(row: &Invitee, now: i64) -> bool {
    let is_taken_back = row.state == invitees::REVOKED && row.answered_at.is_none();
    let is_given_up = row.state == invitees::NOT_FOUND || away::is_over(row, now);
    is_taken_back && row.resent < MAX_RESENT || is_given_up
}

fn unknown() -> FederationError {
    FederationError::not_found("invitee_unknown", "nobody was invited under that number")
}

fn changed() -> FederationError {
    FederationError::conflict(
        "invitee_changed",
        "it was sent or answered just now; look again",
    )
}

fn refused(why: NotSent) -> FederationError {
    let detail = match why {
        NotSent::Answered => "they have answered",
        NotSent::NoInvitations => "they want no invitations from this server",
        NotSent::Revoked => "the invitation was taken back",
        NotSent::Waiting => "the invitation itself has not been sent yet",
        NotSent::Closed => "the appeal cannot be signed any more",
        NotSent::Enough => "they got as many as there may be",
        NotSent::TooSoon(_) => "something was sent to them a short while ago",
    };
    FederationError::conflict(why.code(), detail)
}

/// The state of an account whose server never answered.
const NOT_REACHED: &str = "not-reached";

/// One who was invited, for the organiser's people.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number.
    pub id: i64,
    /// `account` or `email`.
    pub kind: String,
    /// The account or the e-mail address; none once that is forgotten.
    pub contact: Option<String>,
    /// The actor, where one is known.
    pub actor: Option<String>,
    /// What they are called, as far as somebody said.
    pub name: String,
    /// The language to write to them in.
    pub language: String,
    /// `sought` (its server did not answer, and is asked again), `not-reached` (it did not for two weeks, and is asked no
    /// more), `not-found` (it answered, and knows no such account), `waiting`, `sent`, `declined`, `stopped` or `revoked`.
    pub state: String,
    /// What they answered.
    pub answer: Answer,
    /// When the invitation was sent, in milliseconds since 1970.
    pub sent_at: Option<i64>,
    /// How often they were reminded.
    pub reminders: i64,
    /// Whether they may be reminded now.
    pub may_remind: std::result::Result<(), NotSent>,
    /// Whether the invitation itself may be sent once more.
    pub may_resend: std::result::Result<(), NotSent>,
    /// Their link, to be handed over by other ways.
    pub link: Option<String>,
}

/// Everybody who was invited to an appeal of the organisation's own, oldest first.
///
/// # Errors
/// [`FederationError::NotFound`] for another organisation's appeal; the database; sealed bytes that do
/// not open.
pub async fn rows(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<Vec<Row>> {
    openings::all(each(instance, organization, appeal).await?)
}

/// As [`rows`], one by one.
///
/// # Errors
/// [`FederationError::NotFound`] for another organisation's appeal; the database.
pub async fn each(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<Vec<Opening<Row>>> {
    check_owner(organization, appeal)?;
    let found = invitees::of_appeal(instance.database.conn(), appeal.id, MAX_INVITED).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let heard = Heard::of(instance, appeal).await?;
    let open = is_open(instance, appeal).await?;
    let shown = |row| shown(instance, &heard, open, row);
    Ok(found.iter().map(|row| (row.id, shown(row))).collect())
}

fn shown(instance: &Instance, heard: &Heard, open: bool, row: &Invitee) -> Result<Row> {
    let kept = Kept::open(instance, row)?;
    let stands = standing(instance, heard, row, &kept);
    let now = instance.clock.millis();
    let useful = open && !stands.revoked && stands.answer == Answer::NotYet;
    Ok(Row {
        id: row.id,
        kind: row.kind.clone(),
        contact: kept.email.clone().or_else(|| kept.handle.clone()),
        actor: kept.actor.clone(),
        state: match away::is_over(row, now) {
            true => NOT_REACHED.to_owned(),
            false => row.state.clone(),
        },
        answer: stands.answer,
        sent_at: row.sent_at,
        reminders: row.reminders,
        may_remind: stands.may_remind(open, now),
        may_resend: stands.may_resend(open, now),
        link: useful.then(|| link(instance, row, &kept)),
        name: kept.name,
        language: kept.language,
    })
}

fn standing(instance: &Instance, heard: &Heard, row: &Invitee, kept: &Kept) -> Invited {
    let stopped = row.state == invitees::STOPPED || heard.wants_none(row);
    let is_sent = row.state == invitees::SENT;
    Invited {
        // Whoever signs has said so last, whatever they said before, and in whatever other letter.
        answer: match heard.answer(instance, kept) {
            Answer::Endorsed => Answer::Endorsed,
            _ if row.state == invitees::DECLINED => Answer::Declined,
            Answer::NotYet if stopped => Answer::NoInvitations,
            // They had signed, and their address went with that.
            Answer::NotYet if is_sent && row.kind == invitees::EMAIL && kept.email.is_none() => {
                Answer::Declined
            }
            answer => answer,
        },
        revoked: row.state == invitees::REVOKED,
        last_at: row.last_at,
        reminders: row.reminders,
        resent: row.resent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_back_returns_once_and_never_after_an_answer() {
        let row = |state: &str, resent, answered_at| Invitee {
            id: 1,
            appeal_id: 1,
            kind: invitees::EMAIL.to_owned(),
            contact_hash: String::new(),
            actor: None,
            sealed: Vec::new(),
            seed: String::new(),
            link_hash: String::new(),
            state: state.to_owned(),
            reminders: 0,
            resent,
            next_at: 0,
            sent_at: Some(1),
            last_at: Some(1),
            answered_at,
            created_at: 1,
        };
        let returns = |row: Invitee| may_return(&row, 2);
        assert!(returns(row(invitees::REVOKED, 0, None)));
        assert!(!returns(row(invitees::REVOKED, MAX_RESENT, None)));
        // They had answered, or an older version took it back and it is not known whether they had.
        assert!(!returns(row(invitees::REVOKED, 0, Some(2))));
        assert!(!returns(row(invitees::SENT, 0, None)));
        // Its server is asked again.
        assert!(!returns(row(invitees::SOUGHT, 0, None)));
        assert!(may_return(&row(invitees::SOUGHT, 0, None), i64::MAX));
        // It has said that there is no such account; there may be one by now.
        assert!(returns(row(invitees::NOT_FOUND, 0, None)));
    }
}
