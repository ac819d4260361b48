//! Who is signed in on the web; the links that let people in; and what ends with a password.
//!
//! What a browser keeps is random; the database holds its hash only.

mod links;
mod password;

pub use links::{ByLink, OpenLink, account_of_link, link_was_used, look_at_link};
pub use password::{change_password, set_password};

use super::{
    account::{self, hash},
    kept_form::KEPT_MILLIS,
};
use crate::{FederationError, Instance, error::Result};
use serde::{Deserialize, Serialize};
use undersigned_domain::team::{Role, Roles};
use undersigned_store::{
    accounts, organizations,
    organizations::Organization,
    sessions::{self, Session},
};

pub use undersigned_store::accounts::Account;

/// How long a session holds, in milliseconds: fourteen days.
pub const SESSION_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;

/// How long a session need not say that it was used, in milliseconds: ten minutes.
const SEEN_MILLIS: i64 = 10 * 60 * 1_000;

/// A session that holds.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub account: Account,
    /// What they may do.
    pub roles: Roles,
    /// Their accounts in other organisations here that this session may change over to.
    pub others: Vec<(i64, Organization)>,
    /// For which organisation.
    pub organization: Organization,
    /// What every form of this session carries.
    pub csrf: String,
}

/// What an account may do. A role that this program does not know only reads.
#[must_use]
pub fn roles_of(account: &Account) -> Roles {
    let known = account.role.parse();
    known.unwrap_or_else(|_| Roles::of([Role::Viewer]).unwrap_or_else(Roles::owner))
}

/// An account that somebody may come in to, as it was when they showed that they may.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {
    /// Its row.
    pub account_id: i64,
    /// Its password then, a PHC string. Where it is another one by now, nobody comes in by what was shown.
    pub password_hash: Option<String>,
}

impl From<&Account> for Opened {
    fn from(account: &Account) -> Self {
        Self {
            account_id: account.id,
            password_hash: account.password_hash.clone(),
        }
    }
}

/// Opens a session and answers its secret, which is shown to the browser only. The first account is
/// acted for at first; the others are the same person's. A `link` of the first one, by whose secret they come in, is used up.
///
/// # Errors
/// [`FederationError::Forbidden`] `password_changed` where one of them has another password by now, or is
/// gone: that ended all sessions, this one included; `link_used` where the link does not work any more. The database.
pub async fn open(
    instance: &Instance,
    opened: &[Opened],
    link: Option<&str>,
    device: &str,
) -> Result<String> {
    let (secret, token_hash) = account::secret("")?;
    let now = instance.clock.millis();
    let ids: Vec<i64> = opened.iter().map(|one| one.account_id).collect();
    let Some(account_id) = ids.first().copied() else {
        return Err(FederationError::Internal("a session of nobody".into()));
    };
    let csrf_token = form_secret(account_id)?;
    let transaction = instance.database.begin().await?;
    // Before anything else is written: whoever changes a password takes the account first, too.
    let held = accounts::hold(&transaction, &ids).await?;
    let is_as_shown = |one: &Opened| {
        let mut held = held.iter();
        held.any(|held| held.id == one.account_id && held.password_hash == one.password_hash)
    };
    if !opened.iter().all(is_as_shown) {
        return Err(password_changed());
    }
    if let Some(link) = link {
        links::use_up(instance, &transaction, link, account_id).await?;
    }
    sessions::prune(&transaction, now - KEPT_MILLIS).await?;
    let session = Session {
        token_hash: token_hash.clone(),
        account_id,
        csrf_token,
        created_at: now,
        expires_at: now + SESSION_MILLIS,
        device: device.to_owned(),
        seen_at: now,
    };
    sessions::insert(&transaction, session).await?;
    sessions::add_accounts(&transaction, &token_hash, &ids).await?;
    for id in &ids {
        accounts::set_joined(&transaction, *id, now).await?;
    }
    transaction.commit().await?;
    Ok(secret)
}

fn password_changed() -> FederationError {
    FederationError::forbidden(
        "password_changed",
        "the password was changed meanwhile; come in with the new one",
    )
}

/// The session of a secret, unless it has expired.
///
/// # Errors
/// The database.
pub async fn find(instance: &Instance, secret: &str) -> Result<Option<SignedIn>> {
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let live = sessions::live(db, &hash(secret), now).await?;
    let Some((session, account)) = live else {
        return Ok(None);
    };
    let Some(organization) = organizations::by_id(db, account.organization_id).await? else {
        return Ok(None);
    };
    if !(0..SEEN_MILLIS).contains(&(now - session.seen_at)) {
        // Pages are shown also where nothing can be written: one of them says why.
        if let Err(error) = sessions::seen(db, &session.token_hash, now).await {
            tracing::debug!(%error, "when a session was last used was not noted");
        }
    }
    let mut others = Vec::new();
    for other in sessions::accounts(db, &session.token_hash).await? {
        if other.id != account.id
            && let Some(organization) = organizations::by_id(db, other.organization_id).await?
        {
            others.push((other.id, organization));
        }
    }
    Ok(Some(SignedIn {
        roles: roles_of(&account),
        account,
        organization,
        others,
        csrf: session.csrf_token,
    }))
}

/// Has a session act for another organisation in which the person has an account. Forms that were
/// open before do not work any more, so that none is sent in another organisation's name.
///
/// # Errors
/// [`FederationError::NotFound`] where this is no account of the session.
pub async fn change_over(instance: &Instance, secret: &str, account_id: i64) -> Result<()> {
    let db = instance.database.conn();
    let token_hash = hash(secret);
    let known = sessions::accounts(db, &token_hash).await?;
    if !known.iter().any(|account| account.id == account_id) {
        return Err(FederationError::not_found(
            "account_unknown",
            "there is no such account in this session",
        ));
    }
    let csrf_token = form_secret(account_id)?;
    sessions::change_account(db, &token_hash, account_id, &csrf_token).await?;
    Ok(())
}

/// What the forms of a session carry while it acts for an account: it tells which, so that what was typed
/// for one organisation is not taken for another's.
fn form_secret(account_id: i64) -> Result<String> {
    Ok(account::secret(&format!("{account_id}."))?.0)
}

/// For which account a form was shown, by what it carries; none where that does not tell.
#[must_use]
pub fn account_of_form(secret: &str) -> Option<i64> {
    secret.split_once('.')?.0.parse().ok()
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// By which it is ended.
    pub id: String,
    /// Browser and system.
    pub device: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// As much of a session's hash as tells it from an account's others.
fn id_of(token_hash: &str) -> String {
    token_hash.chars().take(16).collect()
}

/// The sessions of an account, newest first.
///
/// # Errors
/// The database.
pub async fn list(instance: &Instance, account_id: i64, secret: &str) -> Result<Vec<Listed>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let own = hash(secret);
    let sessions = sessions::of_account(db, account_id, now).await?;
    let listed = sessions.into_iter().map(|session| Listed {
        id: id_of(&session.token_hash),
        device: session.device,
        created_at: session.created_at,
        seen_at: session.seen_at.max(session.created_at),
        is_this: session.token_hash == own,
    });
    Ok(listed.collect())
}

/// Ends a session of an account.
///
/// # Errors
/// [`FederationError::NotFound`] where it has no such session.
pub async fn end(instance: &Instance, account_id: i64, id: &str) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let sessions = sessions::of_account(db, account_id, now).await?;
    let found = sessions
        .iter()
        .find(|session| id_of(&session.token_hash) == id);
    let found = found
        .ok_or_else(|| FederationError::not_found("session_unknown", "there is no such session"))?;
    Ok(sessions::delete(db, &found.token_hash).await?)
}

/// Ends all sessions of an account but the one that asks; answers how many.
///
/// # Errors
/// The database.
pub async fn end_others(instance: &Instance, account_id: i64, secret: &str) -> Result<u64> {
    let db = instance.database.conn();
    Ok(sessions::delete_of_account(db, account_id, Some(&hash(secret))).await?)
}

/// Whose session it was that has expired not long ago: what that account sends is still worth
/// keeping. A session that somebody ended is not remembered.
///
/// # Errors
/// The database.
pub async fn was(instance: &Instance, secret: &str) -> Result<Option<i64>> {
    let now = instance.clock.millis();
    let db = instance.database.conn();
    let session = sessions::expired(db, &hash(secret), now - KEPT_MILLIS, now).await?;
    Ok(session.map(|session| session.account_id))
}

/// Ends a session.
///
/// # Errors
/// The database.
pub async fn close(instance: &Instance, secret: &str) -> Result<()> {
    Ok(sessions::delete(instance.database.conn(), &hash(secret)).await?)
}

/// An account by its row.
///
/// # Errors
/// The database.
pub async fn account(instance: &Instance, id: i64) -> Result<Option<Account>> {
    Ok(accounts::by_id(instance.database.conn(), id).await?)
}

/// The organisation of an account.
///
/// # Errors
/// The database.
pub async fn organization_of(
    instance: &Instance,
    account: &Account,
) -> Result<Option<Organization>> {
    let db = instance.database.conn();
    Ok(organizations::by_id(db, account.organization_id).await?)
}

/// All accounts with an e-mail address, one for each organisation.
///
/// # Errors
/// The database.
pub async fn accounts_of(instance: &Instance, email: &str) -> Result<Vec<Account>> {
    Ok(accounts::by_email(instance.database.conn(), email).await?)
}
