//! Somebody asks for a place for an organisation: confirmed by mail, decided at the command line.

use super::{HOUR, check_handle, invite_within};
use crate::{
    FederationError, Instance,
    actions::{account, draft::nfc, people::request::Solved, sign_by_form},
    error::Result,
    moderation::Stance,
    networks::Asker,
};
use serde::{Deserialize, Serialize};
use undersigned_domain::{
    Digest, email_address::EmailAddress, names::typed::check_name, typed_text::name_without_breaks,
};
use undersigned_store::{
    Transaction,
    mails::{About, Listed, Mail, Turn},
    organization_requests::{
        self as requests, NewOrganizationRequest, OrganizationRequest, SENT, WAITING,
    },
};

/// How long the link holds that confirms a request, in milliseconds.
const CONFIRM_MILLIS: i64 = 48 * HOUR;
/// How long a request that nobody decided, and one that was decided, is kept, in milliseconds.
const WAITING_MILLIS: i64 = 180 * 24 * HOUR;
const DECIDED_MILLIS: i64 = 30 * 24 * HOUR;
/// Most requests that wait, and most that nobody confirmed.
const MAX_WAITING: u64 = 200;
const MAX_SENT: u64 = 1_000;
/// Longest name and longest words, in characters.
const MAX_NAME: usize = 200;
const MAX_WORDS: usize = 2_000;

/// What somebody writes who asks for a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// What the organisation is called.
    pub name: String,
    /// The handle they would like.
    pub handle: String,
    /// Its website; may be empty.
    pub website: String,
    /// Where they are reached.
    pub email: String,
    /// Why they ask.
    pub words: String,
    /// The language in which they are written to.
    pub language: String,
}

impl Asked {
    async fn checked(self, instance: &Instance) -> Result<(Self, EmailAddress)> {
        let line = |code, typed: &str, most: usize| {
            let text = nfc(typed.trim());
            let sound = !text.is_empty()
                && text.chars().nth(most).is_none()
                && text.chars().all(|c| c == '\n' || !c.is_control());
            sound
                .then_some(text)
                .ok_or_else(|| FederationError::invalid(code, format!("1 to {most} characters")))
        };
        let name = line("name_invalid", &self.name, MAX_NAME)?;
        if name.contains('\n') {
            return Err(FederationError::invalid(
                "name_invalid",
                "a name is one line",
            ));
        }
        check_name(&name)?;
        let name = name_without_breaks(&name);
        check_handle(instance, &self.handle).await?;
        let website = sign_by_form::website(&self.website)?;
        let email = EmailAddress::parse(&self.email)
            .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))?;
        let words = self.words.replace("\r\n", "\n");
        let asked = Self {
            name,
            handle: self.handle,
            website: website.map(|url| url.to_string()).unwrap_or_default(),
            email: email.to_string(),
            words: line("words_invalid", &words, MAX_WORDS)?,
            language: self.language,
        };
        Ok((asked, email))
    }

    fn open(instance: &Instance, row: &OrganizationRequest) -> Result<Self> {
        let plain = instance
            .secret
            .open(&row.sealed, aad(&row.token_hash).as_bytes())?;
        serde_json::from_slice(&plain)
            .map_err(|_| FederationError::Internal("a sealed request cannot be read".into()))
    }
}

/// Sealed bytes belong to one row.
fn aad(token_hash: &str) -> String {
    format!("request for a place: {token_hash}")
}

/// Subject and text of a mail.
pub type Words = (String, String);

fn mail(to: &str, (subject, text): Words) -> Mail {
    Mail::plain(to, &subject, text)
}

/// Notes what somebody asks for, and mails them the link that confirms it. What is answered does not
/// tell whether the address has asked before.
///
/// # Errors
/// [`FederationError::Invalid`] `name_invalid`, `name_web_address`, `name_without_letters`,
/// `text_invalid`, `handle_invalid`, `website_invalid`, `email_invalid`,
/// `words_invalid`; [`FederationError::Conflict`] `handle_taken`, `handle_alike`, `check_spent`;
/// [`FederationError::TooMany`] where very many wait, the address's domain got enough mails, or too many were asked for
/// from one network.
pub async fn ask(
    instance: &Instance,
    asked: Asked,
    solved: &Solved,
    write: impl FnOnce(&Asked, &str) -> Words + Send,
) -> Result<()> {
    let (asked, email) = asked.checked(instance).await?;
    solved.spend(instance).await?;
    let db = instance.database.conn();
    let website = Some(asked.website.as_str()).filter(|website| !website.is_empty());
    if instance.rules().await?.stance_to_form(&email, website) == Stance::Blocked {
        return Ok(());
    }
    let full = requests::count(db, WAITING, None).await? >= MAX_WAITING
        || requests::count(db, SENT, None).await? >= MAX_SENT;
    if full {
        return Err(FederationError::too_many(
            "requests_full",
            "many ask for a place just now; try again in some days",
        ));
    }
    if !instance.may_mail_back(&email, solved.asker).await? {
        return Ok(());
    }
    let hash = instance
        .secret
        .keyed_hash("who asks for a place", email.identity().as_bytes());
    let email_hash = Digest::of(&[&hash]).hex();
    let transaction = instance.database.begin().await?;
    // Who waits already need not ask twice.
    if requests::count(&transaction, WAITING, Some(&email_hash)).await? > 0 {
        return Ok(());
    }
    let (secret, token_hash) = account::secret("")?;
    let plain =
        serde_json::to_vec(&asked).map_err(|error| FederationError::Internal(error.to_string()))?;
    let new = NewOrganizationRequest {
        email_hash,
        sealed: instance.secret.seal(&plain, aad(&token_hash).as_bytes())?,
        token_hash,
        state: SENT.to_owned(),
        created_at: instance.clock.millis(),
    };
    let row = requests::insert(&transaction, new).await?;
    let path = format!("/new-organisation/confirm?token={secret}");
    let link = instance.addresses.path_in(&path, &asked.language);
    let (subject, text) = write(&asked, &link);
    let text = instance.with_way_out(&text, &email, &asked.language)?;
    let mail = mail(&asked.email, (subject, text));
    let listed = Listed {
        about: Some(About::OrganizationRequest(row.id)),
        ..Listed::default()
    };
    instance.enqueue_listed(&transaction, &mail, listed).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// What a link that was mailed leads to. Looking changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] `token_unknown`; the database.
pub async fn open(instance: &Instance, secret: &str) -> Result<OrganizationRequest> {
    let db = instance.database.conn();
    let row = requests::by_token(db, &account::hash(secret)).await?;
    let now = instance.clock.millis();
    let holds = |row: &OrganizationRequest| {
        row.state != SENT || (0..CONFIRM_MILLIS).contains(&(now - row.created_at))
    };
    row.filter(holds).ok_or_else(FederationError::unknown_link)
}

/// Confirms a request: it waits for whoever runs the server, who is told by mail where they have an
/// address, in the words that `write` gives it. `asker` follows the link.
///
/// # Errors
/// As [`open`].
pub async fn confirm(
    instance: &Instance,
    secret: &str,
    asker: Asker,
    operator: Option<&str>,
    write: impl FnOnce(u64) -> Words + Send,
) -> Result<()> {
    let row = open(instance, secret).await?;
    let transaction = instance.database.begin().await?;
    if !requests::confirm(&transaction, row.id, instance.clock.millis()).await? {
        return Ok(());
    }
    let asked = Asked::open(instance, &row)?;
    let waiting = requests::count(&transaction, WAITING, None).await?;
    if let Some(operator) = operator {
        // In the letters that every mail server takes.
        let address = EmailAddress::parse(operator);
        let address = address.map_or_else(|_| operator.to_owned(), |one| one.to_string());
        let mail = mail(&address, write(waiting));
        instance.enqueue_mail(&transaction, &mail).await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    tracing::info!(
        waiting,
        "somebody asks for a place: see `undersigned admin organization requests`"
    );
    if let Ok(email) = EmailAddress::parse(&asked.email) {
        instance.mail_was_answered(&email, asker).await;
    }
    Ok(())
}

/// Requests that wait, oldest first.
///
/// # Errors
/// The database.
pub async fn waiting(instance: &Instance) -> Result<Vec<(OrganizationRequest, Asked)>> {
    let rows = requests::waiting(instance.database.conn()).await?;
    rows.into_iter()
        .map(|row| {
            let asked = Asked::open(instance, &row)?;
            Ok((row, asked))
        })
        .collect()
}

async fn one(instance: &Instance, id: i64) -> Result<(OrganizationRequest, Asked)> {
    let row = requests::by_id(instance.database.conn(), id).await?;
    let row = row.filter(|row| row.state == WAITING);
    let row = row.ok_or_else(|| {
        FederationError::not_found("request_unknown", "no request waits under that number")
    })?;
    let asked = Asked::open(instance, &row)?;
    Ok((row, asked))
}

/// Accepts a request: a link to set the organisation up is mailed, and answered.
///
/// # Errors
/// [`FederationError::NotFound`] where none waits under that number.
pub async fn accept(
    instance: &Instance,
    id: i64,
    write: impl FnOnce(&Asked, &str) -> Words + Send,
) -> Result<String> {
    let (row, asked) = one(instance, id).await?;
    let transaction = instance.database.begin().await?;
    let (link, token_hash) = invite_within(instance, &transaction).await?;
    let link = match link.contains("lang=") || asked.language.is_empty() {
        true => link,
        false => format!("{link}&lang={}", asked.language),
    };
    decide(instance, transaction, &row, requests::ACCEPTED, {
        let about = About::SignInLink(token_hash);
        (mail(&asked.email, write(&asked, &link)), Some(about))
    })
    .await?;
    Ok(link)
}

/// Refuses a request; why is mailed.
///
/// # Errors
/// As [`accept`].
pub async fn refuse(
    instance: &Instance,
    id: i64,
    write: impl FnOnce(&Asked) -> Words + Send,
) -> Result<()> {
    let (row, asked) = one(instance, id).await?;
    let transaction = instance.database.begin().await?;
    let mail = mail(&asked.email, write(&asked));
    decide(instance, transaction, &row, requests::REFUSED, (mail, None)).await
}

async fn decide(
    instance: &Instance,
    transaction: Transaction,
    row: &OrganizationRequest,
    state: &str,
    (mail, about): (Mail, Option<About>),
) -> Result<()> {
    if !requests::decide(&transaction, row.id, state).await? {
        return Err(FederationError::conflict(
            "request_decided",
            "that request was decided just now",
        ));
    }
    let listed = Listed {
        turn: Turn::First,
        about,
        ..Listed::default()
    };
    instance.enqueue_listed(&transaction, &mail, listed).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// Mails a link to set an organisation up.
///
/// # Errors
/// [`FederationError::Invalid`] `email_invalid`; the database.
pub async fn mail_link(instance: &Instance, to: &str, words: Words) -> Result<()> {
    let to = EmailAddress::parse(to)
        .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))?;
    let transaction = instance.database.begin().await?;
    let mail = mail(&to.to_string(), words);
    instance.enqueue_mail(&transaction, &mail).await?;
    Ok(transaction.commit().await?)
}

/// Forgets requests that nobody confirmed, that were decided, or that nobody decided for long.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    for (state, kept) in [
        (SENT, CONFIRM_MILLIS),
        (WAITING, WAITING_MILLIS),
        (requests::ACCEPTED, DECIDED_MILLIS),
        (requests::REFUSED, DECIDED_MILLIS),
    ] {
        requests::prune(db, state, now - kept).await?;
    }
    Ok(())
}
