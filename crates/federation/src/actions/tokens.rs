//! Tokens by which programs act for an organisation: what each was made for, until when it holds, and what
//! it may do now, which is never more than whoever made it may do.

use super::{account, audit, session::roles_of};
use crate::{FederationError, Instance, error::Result};
use chrono::{Days, NaiveDate, TimeZone as _, Utc};
use undersigned_domain::team::{Granted, Permission, Scope};
use undersigned_store::{
    Transaction, accounts, acting, organizations, organizations::Organization, sessions, settings,
    tokens, tokens::NewApiToken,
};

pub use undersigned_store::tokens::ApiToken;

/// Longest label, in characters.
const MAX_LABEL: usize = 100;
/// A token holds for at most so many days ahead, where it says until when.
const MAX_DAYS: i64 = 3_660;
/// How long it need not be noted again that a token was used, in milliseconds: ten minutes.
const USED_MILLIS: i64 = 10 * 60 * 1_000;
/// So many tokens are named in a row of the log that says that somebody's were revoked.
const NAMED: usize = 20;

/// A token about to be made.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewToken<'a> {
    /// What it is for, in its maker's words; empty where that is not said.
    pub label: &'a str,
    /// What it may do, as [`Scope::parse`] reads it; without it, everything.
    pub scope: Option<&'a str>,
    /// The last day on which it holds, in UTC.
    pub until: Option<NaiveDate>,
    /// The account of whoever makes it; none for the server's operator.
    pub maker: Option<i64>,
    /// The token with which a program makes it: it ends no later.
    pub with: Option<&'a ApiToken>,
    /// The hash of the session in which somebody makes it at the desk: it has not ended.
    pub session: Option<&'a str>,
}

/// A token that was made.
#[derive(Clone)]
pub struct Made {
    /// Its number.
    pub id: i64,
    /// The token itself, `us_…`, which is kept nowhere.
    pub secret: String,
    /// When it ends, in milliseconds since 1970: no later than the one with which it was made.
    pub expires_at: Option<i64>,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Made({})", self.id)
    }
}

/// What somebody who sends a token may do.
#[derive(Debug)]
pub enum Held {
    /// Nothing: there is no such token, or it was revoked.
    Nothing,
    /// Nothing any more: its time is over.
    Ended,
    /// Nothing any more: whoever made it is no longer at the desk.
    MakerGone,
    /// This, for this organisation.
    Holds(Box<Holder>),
}

/// For whom a token speaks, and what it may do.
#[derive(Debug)]
pub struct Holder {
    /// The organisation.
    pub organization: Organization,
    /// The token.
    pub token: ApiToken,
    /// What it may do now.
    pub granted: Granted,
}

/// Makes a token.
///
/// # Errors
/// [`FederationError::Invalid`] for a scope that means nothing, a label that is too long, and a day that
/// has passed or is far ahead; [`FederationError::Forbidden`] `token_invalid` where the token with which it
/// is made was revoked meanwhile, `session_ended` where the session was ended.
pub async fn create(instance: &Instance, organization_id: i64, new: NewToken<'_>) -> Result<Made> {
    if let Some(Err(fault)) = new.scope.map(Scope::parse) {
        return Err(FederationError::invalid("scope_unknown", fault.to_string()));
    }
    let label = new.label.trim();
    if label.chars().count() > MAX_LABEL || label.chars().any(char::is_control) {
        return Err(FederationError::invalid(
            "field_too_long",
            format!("a label is one line of at most {MAX_LABEL} characters"),
        ));
    }
    let now = instance.clock.millis();
    let until = new.until.map(|day| end_of(day, now)).transpose()?;
    let with = new.with.and_then(|token| token.expires_at);
    let (secret, token_hash) = account::secret("us_")?;
    let row = NewApiToken {
        token_hash,
        organization_id,
        scope: new.scope.map(str::to_owned),
        created_at: now,
        expires_at: until.into_iter().chain(with).min(),
        account_id: new.maker,
        made_with: new.with.map(|token| token.id),
    };
    let transaction = instance.database.begin().await?;
    // Whoever revokes somebody's tokens holds these, too, and finds this one, or has ended what it is made with.
    accounts::hold_all(&transaction, organization_id).await?;
    if let Some(session) = new.session
        && sessions::live(&transaction, session, now).await?.is_none()
    {
        return Err(FederationError::forbidden(
            "session_ended",
            "you were signed out meanwhile; no token was made",
        ));
    }
    if let Some(with) = new.with {
        still_holds(&transaction, with).await?;
    }
    let made = tokens::insert(&transaction, row).await?;
    if !label.is_empty() {
        settings::set(&transaction, &label_name(made.id), label).await?;
    }
    let may = in_words(&scope_of(&made));
    acting::more(|entry| entry.detail = format!("{} ({may})", in_the_log(made.id, label)));
    transaction.commit().await?;
    Ok(Made {
        id: made.id,
        secret,
        expires_at: made.expires_at,
    })
}

/// Whoever revokes this token now waits until the other one is made, and then finds it.
async fn still_holds(transaction: &Transaction, with: &ApiToken) -> Result<()> {
    match tokens::hold(transaction, with.id).await? {
        Some(_) => Ok(()),
        None => Err(FederationError::forbidden(
            "token_invalid",
            "the token with which this one was to be made has been revoked",
        )),
    }
}

/// The first moment at which a token that holds until a day holds no more.
fn end_of(day: NaiveDate, now: i64) -> Result<i64> {
    let next = day.checked_add_days(Days::new(1));
    let end = next.and_then(|day| day.and_hms_opt(0, 0, 0));
    let end = end.map_or(i64::MAX, |end| {
        Utc.from_utc_datetime(&end).timestamp_millis()
    });
    if end <= now {
        return Err(FederationError::invalid(
            "until_past",
            "the day until which a token holds has passed",
        ));
    }
    if end - now > MAX_DAYS * 24 * 60 * 60 * 1_000 {
        return Err(FederationError::invalid(
            "until_far",
            "a token holds for ten years at most; without a day it holds until it is revoked",
        ));
    }
    Ok(end)
}

/// What a token allows now.
///
/// # Errors
/// The database.
pub async fn look_up(instance: &Instance, secret: &str) -> Result<Held> {
    let db = instance.database.conn();
    let Some(token) = tokens::by_hash(db, &account::hash(secret)).await? else {
        return Ok(Held::Nothing);
    };
    let maker = match token.account_id {
        None => None,
        Some(id) => accounts::by_id(db, id).await?,
    };
    // Also where its tokens were revoked with the account: that says more.
    if token.account_id.is_some() && maker.is_none() {
        return Ok(Held::MakerGone);
    }
    if token.revoked_at.is_some() {
        return Ok(Held::Nothing);
    }
    if has_ended(instance, &token) {
        return Ok(Held::Ended);
    }
    let maker = maker.as_ref().map(roles_of);
    let Some(organization) = organizations::by_id(db, token.organization_id).await? else {
        return Ok(Held::Nothing);
    };
    let granted = Granted::new(scope_of(&token), maker);
    note_use(instance, token.id).await?;
    Ok(Held::Holds(Box::new(Holder {
        organization,
        token,
        granted,
    })))
}

/// Notes that a token was used, give or take some minutes. Where nothing can be written, reading goes on.
async fn note_use(instance: &Instance, id: i64) -> Result<()> {
    let now = instance.clock.millis();
    let noted = used_at(instance, id).await?;
    if noted.is_some_and(|at| (0..USED_MILLIS).contains(&(now - at))) {
        return Ok(());
    }
    let db = instance.database.conn();
    if let Err(error) = settings::set(db, &used_name(id), &now.to_string()).await {
        tracing::debug!(%error, "that a token was used is not noted");
    }
    Ok(())
}

/// When a token was last used, give or take some minutes; none where that was not noted.
///
/// # Errors
/// The database.
pub async fn used_at(instance: &Instance, id: i64) -> Result<Option<i64>> {
    let noted = settings::get(instance.database.conn(), &used_name(id)).await?;
    Ok(noted.and_then(|at| at.parse().ok()))
}

/// Whether a token's time is over.
#[must_use]
pub fn has_ended(instance: &Instance, token: &ApiToken) -> bool {
    let now = instance.clock.millis();
    token.expires_at.is_some_and(|end| end <= now)
}

/// What a token was made for. A scope that means nothing allows nothing.
#[must_use]
pub fn scope_of(token: &ApiToken) -> Scope {
    let scope = token.scope.as_deref().map_or(Ok(Scope::All), Scope::parse);
    scope.unwrap_or_else(|_| Scope::Only(Default::default()))
}

/// An organisation's tokens that have not been revoked, oldest first; those whose time is over too.
///
/// # Errors
/// The database.
pub async fn list(instance: &Instance, organization: &Organization) -> Result<Vec<ApiToken>> {
    let all = tokens::of_organization(instance.database.conn(), organization.id).await?;
    let live = all.into_iter().filter(|token| token.revoked_at.is_none());
    Ok(live.collect())
}

/// A token by its number, and whose it is.
///
/// # Errors
/// [`FederationError::NotFound`] where there is none, or it was revoked.
pub async fn find(instance: &Instance, id: i64) -> Result<(Organization, ApiToken)> {
    let db = instance.database.conn();
    let token = tokens::by_id(db, id).await?;
    let token = token
        .filter(|token| token.revoked_at.is_none())
        .ok_or_else(unknown)?;
    let organization = organizations::by_id(db, token.organization_id).await?;
    let organization = organization.ok_or_else(unknown)?;
    audit::concerns(organization.id);
    Ok((organization, token))
}

fn unknown() -> FederationError {
    FederationError::not_found("token_unknown", "there is no such token")
}

/// Revokes a token of an organisation, and those that were made with it.
///
/// # Errors
/// [`FederationError::NotFound`] where it has no such token.
pub async fn revoke(instance: &Instance, organization: &Organization, id: i64) -> Result<()> {
    let all = list(instance, organization).await?;
    if !all.iter().any(|token| token.id == id) {
        return Err(unknown());
    }
    let now = instance.clock.millis();
    let label = label(instance, id).await?.unwrap_or_default();
    let transaction = instance.database.begin().await?;
    // Before any token, as whoever makes one does.
    accounts::hold_all(&transaction, organization.id).await?;
    acting::more(|entry| entry.detail = in_the_log(id, &label));
    revoke_all(&transaction, vec![id], now).await?;
    Ok(transaction.commit().await?)
}

/// Revokes tokens and those that were made with them; answers which of them held until now.
async fn revoke_all(transaction: &Transaction, mut left: Vec<i64>, now: i64) -> Result<Vec<i64>> {
    let mut revoked = Vec::new();
    // Each before those that were made with it: from then on nobody makes another. With one that was
    // revoked before, so were these.
    while let Some(id) = left.pop() {
        if tokens::revoke(transaction, id, now).await? {
            revoked.push(id);
            left.extend(tokens::made_with(transaction, id).await?);
        }
    }
    Ok(revoked)
}

/// Revokes what an account of an organisation made, and what was made with that, in the transaction that
/// takes the account out of somebody's hands and holds the organisation's accounts. The log says so in a
/// row of its own. Answers how many.
pub(crate) async fn revoke_of_account(
    instance: &Instance,
    transaction: &Transaction,
    (organization_id, account_id): (i64, i64),
) -> Result<u64> {
    let made = tokens::of_account(transaction, account_id).await?;
    let mut revoked = revoke_all(transaction, made, instance.clock.millis()).await?;
    if revoked.is_empty() {
        return Ok(0);
    }
    revoked.sort_unstable();
    let mut named = Vec::new();
    for id in revoked.iter().take(NAMED) {
        let label = settings::get(transaction, &label_name(*id)).await?;
        named.push(in_the_log(*id, &label.unwrap_or_default()));
    }
    let (object, named) = (audit::account_name(account_id), named.join(", "));
    let row = ("token-revoke", object.as_str(), named.as_str());
    audit::note_besides(transaction, organization_id, row).await?;
    Ok(revoked.len() as u64)
}

/// What tells a token from others in the log, also once it is gone.
fn in_the_log(id: i64, label: &str) -> String {
    format!("#{id} {label}").trim_end().to_owned()
}

/// A scope by its names, as it is typed.
fn in_words(scope: &Scope) -> String {
    match scope {
        Scope::All => "write".to_owned(),
        scope => {
            let names: Vec<&str> = scope.iter().map(Permission::name).collect();
            names.join(" ")
        }
    }
}

/// Under which name a token's label is kept: labels are for people, and no part of the token.
fn label_name(id: i64) -> String {
    format!("token-label:{id}")
}

/// Under which name it is kept when a token was last used.
fn used_name(id: i64) -> String {
    format!("token-used:{id}")
}

/// What a token is for, as its maker wrote.
///
/// # Errors
/// The database.
pub async fn label(instance: &Instance, id: i64) -> Result<Option<String>> {
    Ok(settings::get(instance.database.conn(), &label_name(id)).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_to_the_end_of_its_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        // Noon of that day, and the midnight after it.
        let (noon, midnight) = (1_795_262_400_000, 1_795_305_600_000);
        assert_eq!(end_of(day, noon).unwrap(), midnight);
        assert_eq!(end_of(day, midnight).unwrap_err().code(), "until_past");
        let far = NaiveDate::from_ymd_opt(2037, 1, 1).unwrap();
        for far in [far, NaiveDate::MAX] {
            assert_eq!(end_of(far, noon).unwrap_err().code(), "until_far");
        }
    }
}
