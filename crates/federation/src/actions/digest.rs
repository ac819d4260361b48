//! Mails about what waits: one to each person who wants them, once a day or once a week, and only
//! where something waits of which they have not been told.

use super::{own_languages::own_languages, session::roles_of};
use crate::{
    FederationError, Instance,
    error::Result,
    mail::{Allowance, Own},
    notices::{Kind, Told},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Datelike as _, Days, Utc, Weekday};
use std::{collections::BTreeMap, time::Duration};
use subtle::ConstantTimeEq as _;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{email_address::EmailAddress, team::Role};
use undersigned_store::{
    accounts::{self, Account},
    mails::{Mail, unsubscribe_headers},
    organizations::{self, Organization},
};

/// How often it is looked whether a mail is due.
const PAUSE: Duration = Duration::from_secs(5);
/// Accounts that are looked at in one go.
const AT_A_TIME: u64 = 50;
/// At which hour of the day (UTC) mails go out.
const HOUR: u32 = 7;
/// How long a mailbox is left alone that got enough for today, in milliseconds.
const LATER: i64 = 60 * 60 * 1_000;

/// How often somebody wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Never.
    Off,
    /// Every day on which something new waits.
    Daily,
    /// On Mondays, where something new waits.
    Weekly,
}

impl Rhythm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Off, Self::Daily, Self::Weekly];

    /// Its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The one with a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What an account has chosen; until then owners are told daily, and nobody else is.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self::from_code(&account.digest).unwrap_or_else(|| {
            if roles_of(account).has(Role::Owner) {
                Self::Daily
            } else {
                Self::Off
            }
        })
    }

    /// When it is looked at next, in milliseconds since 1970: at the same hour for everybody, so that
    /// a mail says nothing of when somebody was at their desk.
    fn next_after(self, now: DateTime<Utc>) -> i64 {
        let mut day = now.date_naive();
        loop {
            let at = day.and_hms_opt(HOUR, 0, 0).map(|at| at.and_utc());
            let fits = self != Self::Weekly || day.weekday() == Weekday::Mon;
            match at {
                Some(at) if fits && at > now => return at.timestamp_millis(),
                _ => {}
            }
            match day.checked_add_days(Days::new(1)) {
                Some(next) => day = next,
                None => return i64::MAX,
            }
        }
    }
}

/// What a mail is to say.
#[derive(Debug)]
pub struct Letter<'a> {
    /// Languages in the order in which they are wished for.
    pub languages: &'a [String],
    /// The organisation's names by language.
    pub names: &'a BTreeMap<String, String>,
    /// What waits: of which kind, how many, where they are seen to.
    pub lines: &'a [(Kind, u64, String)],
    /// Where one says how often to be told.
    pub settings: &'a str,
    /// Where no more such mails are asked for.
    pub stop: &'a str,
}

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// In which language.
    pub language: String,
    /// One line.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Puts a mail into words for people.
pub type Writer = fn(&Letter<'_>) -> Written;

/// Sends what is due until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = run_due(&instance).await {
            tracing::warn!(%error, "mails about what waits could not be written");
        }
        stop.run_until_cancelled(sleep(PAUSE)).await;
    }
}

/// Writes the mails that are due now; answers how many.
///
/// # Errors
/// The database.
pub async fn run_due(instance: &Instance) -> Result<u64> {
    let mut sent = 0;
    loop {
        let (db, now) = (instance.database.conn(), instance.clock.millis());
        let due = accounts::digest_due(db, now, AT_A_TIME).await?;
        if due.is_empty() {
            return Ok(sent);
        }
        for account in due {
            match look(instance, &account).await {
                Ok(is_sent) => sent += u64::from(is_sent),
                // What is wrong with one desk alone keeps nobody else from their mail.
                Err(error) if !error.is_of_database() => {
                    tracing::warn!(account = account.id, %error, "this desk cannot be read; all others are");
                    let told = account.digest_told.as_deref();
                    accounts::digest_looked(db, &account, now + LATER, told).await?;
                }
                Err(error) => return Err(error),
            }
        }
    }
}

/// Looks whether something new waits for one person, and writes to them; says whether it did.
async fn look(instance: &Instance, account: &Account) -> Result<bool> {
    let db = instance.database.conn();
    let rhythm = Rhythm::of(account);
    let next = rhythm.next_after(instance.clock.now());
    let told = account.digest_told.as_deref();
    let organization = organizations::by_id(db, account.organization_id).await?;
    // Who was never looked at is told tomorrow: nobody wants a mail in the minute they have come.
    let first = account.digest_next_at.is_none();
    let (Some(organization), false, true) = (organization, first, rhythm != Rhythm::Off) else {
        accounts::digest_looked(db, account, next, told).await?;
        return Ok(false);
    };
    let waiting = instance.waiting_at_desk(&organization).await?;
    let before = Told::read(told);
    let now_told = instance.told_of(&organization, &waiting, &before).await?;
    let now_told = now_told.write();
    let address = EmailAddress::parse(&account.email).ok();
    let (true, Some(address)) = (waiting.iter().any(|one| before.news(one) > 0), address) else {
        accounts::digest_looked(db, account, next, Some(&now_told)).await?;
        return Ok(false);
    };
    let allowance = instance.may_mail_own(Own::Digest, &address).await?;
    if allowance != Allowance::Granted {
        let later = instance.clock.millis() + LATER;
        accounts::digest_looked(db, account, later, told).await?;
        return Ok(false);
    }
    let lines: Vec<(Kind, u64, String)> = waiting
        .iter()
        .map(|one| (one.kind, one.count, instance.addresses.path(&one.path)))
        .collect();
    let own = own_languages(instance, &organization).await?;
    let mail = write(instance, account, (&organization, own), &lines, &address);
    let transaction = instance.database.begin().await?;
    if !accounts::digest_looked(&transaction, account, next, Some(&now_told)).await? {
        return Ok(false);
    }
    instance.enqueue_mail(&transaction, &mail).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(true)
}

fn write(
    instance: &Instance,
    account: &Account,
    (organization, own): (&Organization, Vec<String>),
    lines: &[(Kind, u64, String)],
    to: &EmailAddress,
) -> Mail {
    let names: BTreeMap<String, String> =
        serde_json::from_str(&organization.names).unwrap_or_default();
    let mut languages: Vec<String> = account.language.iter().cloned().collect();
    languages.extend(own);
    let token = token(instance, account);
    let stop = instance.addresses.path(&format!("/notices?token={token}"));
    let settings = instance.addresses.path("/desk/account");
    let letter = Letter {
        languages: &languages,
        names: &names,
        lines,
        settings: &settings,
        stop: &stop,
    };
    let written = instance.write_digest(&letter);
    let mut mail = Mail::plain(to.to_string(), &written.subject, written.text);
    mail.headers.extend(unsubscribe_headers(&stop));
    let language = ("Content-Language".to_owned(), written.language);
    mail.headers.push(language);
    mail
}

impl Instance {
    /// Has mails about what waits written in words for people. Without it they are codes and links.
    pub fn write_digests_with(&self, writer: Writer) {
        // Only the first one counts: there is one program in a process.
        let _ = self.digest_writer.set(writer);
    }

    fn write_digest(&self, letter: &Letter<'_>) -> Written {
        if let Some(write) = self.digest_writer.get() {
            return write(letter);
        }
        let lines = letter.lines.iter();
        let lines: Vec<String> = lines
            .map(|(kind, count, link)| format!("{} {count} {link}", kind.code()))
            .collect();
        Written {
            language: letter.languages.first().cloned().unwrap_or_default(),
            subject: lines.first().cloned().unwrap_or_default(),
            text: format!("{}\n\n{}\n", lines.join("\n"), letter.stop),
        }
    }
}

/// Chooses how often, and in which language, somebody is written to.
///
/// # Errors
/// The database.
pub async fn choose(
    instance: &Instance,
    account_id: i64,
    rhythm: Rhythm,
    language: Option<&str>,
) -> Result<()> {
    let next = rhythm.next_after(instance.clock.now());
    let db = instance.database.conn();
    accounts::set_mails(db, account_id, language, rhythm.code(), Some(next)).await?;
    Ok(())
}

/// What somebody has chosen: how often, and in which language.
///
/// # Errors
/// [`FederationError::NotFound`] where there is no such account; the database.
pub async fn chosen(instance: &Instance, account_id: i64) -> Result<(Rhythm, Option<String>)> {
    let account = accounts::by_id(instance.database.conn(), account_id).await?;
    let account = account.ok_or_else(|| {
        FederationError::not_found("account_unknown", "there is no such person here")
    })?;
    Ok((Rhythm::of(&account), account.language))
}

/// The secret of the link by which somebody gets no more such mails: made of their account and the
/// instance's key, so that it stays the same and is kept nowhere.
fn token(instance: &Instance, account: &Account) -> String {
    let of = format!("{} {}", account.id, account.created_at);
    let hash = instance
        .secret
        .keyed_hash("no more mails about what waits", of.as_bytes());
    format!("{}-{}", account.id, URL_SAFE_NO_PAD.encode(hash))
}

/// Whose mails such a link ends. Looking at it changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] `token_unknown`; the database.
pub async fn whose(instance: &Instance, secret: &str) -> Result<Account> {
    let unknown = FederationError::unknown_link;
    let (id, _) = secret.split_once('-').ok_or_else(unknown)?;
    let id: i64 = id.parse().map_err(|_| unknown())?;
    let account = accounts::by_id(instance.database.conn(), id).await?;
    let account = account.ok_or_else(unknown)?;
    let fits: bool = token(instance, &account)
        .as_bytes()
        .ct_eq(secret.as_bytes())
        .into();
    fits.then_some(account).ok_or_else(unknown)
}

/// Ends such mails for whoever has the link.
///
/// # Errors
/// As [`whose`].
pub async fn stop(instance: &Instance, secret: &str) -> Result<()> {
    let account = whose(instance, secret).await?;
    choose(
        instance,
        account.id,
        Rhythm::Off,
        account.language.as_deref(),
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(rhythm: Rhythm, now: &str) -> String {
        let now: DateTime<Utc> = now.parse().unwrap();
        crate::clock::from_millis(rhythm.next_after(now))
    }

    #[test]
    fn mails_go_out_in_the_morning_of_the_next_day_or_monday() {
        assert!(next(Rhythm::Daily, "2026-11-21T06:59:59Z").starts_with("2026-11-21T07:00:00"));
        assert!(next(Rhythm::Daily, "2026-11-21T07:00:00Z").starts_with("2026-11-22T07:00:00"));
        // The 23rd of November 2026 is a Monday.
        assert!(next(Rhythm::Weekly, "2026-11-21T09:00:00Z").starts_with("2026-11-23T07:00:00"));
        assert!(next(Rhythm::Weekly, "2026-11-23T07:00:00Z").starts_with("2026-11-30T07:00:00"));
    }
}
