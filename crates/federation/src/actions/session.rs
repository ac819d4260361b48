//! Who is signed in on the web, and the links that let people in.
//!
//! What a browser keeps is random; the database holds its hash only.

use super::account::{self, hash};
use crate::{FederationError, Instance, error::Result};
use undersigned_store::{
    accounts, organizations,
    organizations::Organization,
    sessions::{self, Session},
    sign_in_links::{self, SignInLink},
    tokens,
};

pub use undersigned_store::{accounts::Account, tokens::ApiToken};

/// How long a session holds, in milliseconds: fourteen days.
pub const SESSION_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;

/// A session that holds.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub account: Account,
    /// For which organisation.
    pub organization: Organization,
    /// What every form of this session carries.
    pub csrf: String,
}

/// Opens a session and answers its secret, which is shown to the browser only.
///
/// # Errors
/// The database.
pub async fn open(instance: &Instance, account_id: i64) -> Result<String> {
    let (secret, token_hash) = account::secret("")?;
    let (csrf_token, _) = account::secret("")?;
    let now = instance.clock.millis();
    let db = instance.database.conn();
    sessions::prune(db, now).await?;
    let session = Session {
        token_hash,
        account_id,
        csrf_token,
        created_at: now,
        expires_at: now + SESSION_MILLIS,
    };
    sessions::insert(db, session).await?;
    Ok(secret)
}

/// The session of a secret, unless it has expired.
///
/// # Errors
/// The database.
pub async fn find(instance: &Instance, secret: &str) -> Result<Option<SignedIn>> {
    let db = instance.database.conn();
    let live = sessions::live(db, &hash(secret), instance.clock.millis()).await?;
    let Some((session, account)) = live else {
        return Ok(None);
    };
    let organization = organizations::by_id(db, account.organization_id).await?;
    Ok(organization.map(|organization| SignedIn {
        account,
        organization,
        csrf: session.csrf_token,
    }))
}

/// Ends a session.
///
/// # Errors
/// The database.
pub async fn close(instance: &Instance, secret: &str) -> Result<()> {
    Ok(sessions::delete(instance.database.conn(), &hash(secret)).await?)
}

/// All accounts with an e-mail address, one for each organisation.
///
/// # Errors
/// The database.
pub async fn accounts_of(instance: &Instance, email: &str) -> Result<Vec<Account>> {
    Ok(accounts::by_email(instance.database.conn(), email).await?)
}

/// The account that a link which still works signs in; the link is left as it is.
///
/// # Errors
/// The database.
pub async fn account_of_link(instance: &Instance, secret: &str) -> Result<Option<Account>> {
    let link = peek(instance, secret).await?;
    account_of(instance, link).await
}

/// Uses a link up and answers the account that it signs in.
///
/// # Errors
/// The database.
pub async fn take_link(instance: &Instance, secret: &str) -> Result<Option<Account>> {
    // A link for another purpose must not be used up here.
    if account_of_link(instance, secret).await?.is_none() {
        return Ok(None);
    }
    let db = instance.database.conn();
    let link = sign_in_links::take(db, &hash(secret), instance.clock.millis()).await?;
    account_of(instance, link).await
}

async fn account_of(instance: &Instance, link: Option<SignInLink>) -> Result<Option<Account>> {
    let id = link
        .filter(|link| link.purpose == account::SIGN_IN)
        .and_then(|link| link.account_id);
    match id {
        Some(id) => Ok(accounts::by_id(instance.database.conn(), id).await?),
        None => Ok(None),
    }
}

async fn peek(instance: &Instance, secret: &str) -> Result<Option<SignInLink>> {
    let now = instance.clock.millis();
    Ok(sign_in_links::peek(instance.database.conn(), &hash(secret), now).await?)
}

/// Gives an account a new password, a PHC string, and ends all its sessions.
///
/// # Errors
/// The database.
pub async fn set_password(instance: &Instance, account_id: i64, hash: &str) -> Result<()> {
    let transaction = instance.database.begin().await?;
    accounts::set_password(&transaction, account_id, hash).await?;
    sessions::delete_of_account(&transaction, account_id).await?;
    Ok(transaction.commit().await?)
}

/// Whether a set-up link still works; it is left as it is.
///
/// # Errors
/// The database.
pub async fn set_up_link_holds(instance: &Instance, secret: &str) -> Result<bool> {
    let link = peek(instance, secret).await?;
    Ok(link.is_some_and(|link| link.purpose == account::SET_UP))
}

/// Uses a set-up link up; all others stop working, too.
///
/// # Errors
/// The database.
pub async fn finish_set_up(instance: &Instance, secret: &str) -> Result<()> {
    let db = instance.database.conn();
    sign_in_links::take(db, &hash(secret), instance.clock.millis()).await?;
    sign_in_links::revoke(db, account::SET_UP).await?;
    Ok(())
}

/// An organisation's API tokens that have not been revoked, oldest first.
///
/// # Errors
/// The database.
pub async fn tokens_of(instance: &Instance, organization: &Organization) -> Result<Vec<ApiToken>> {
    let all = tokens::of_organization(instance.database.conn(), organization.id).await?;
    Ok(all
        .into_iter()
        .filter(|token| token.revoked_at.is_none())
        .collect())
}

/// Revokes an API token of an organisation.
///
/// # Errors
/// [`FederationError::NotFound`] where it has no such token.
pub async fn revoke_token(instance: &Instance, organization: &Organization, id: i64) -> Result<()> {
    let all = tokens_of(instance, organization).await?;
    if !all.iter().any(|token| token.id == id) {
        return Err(FederationError::not_found(
            "token_unknown",
            "there is no such token",
        ));
    }
    tokens::revoke(instance.database.conn(), id, instance.clock.millis()).await?;
    Ok(())
}

/// Under which name a token's label is kept: labels are for people, and no part of the token.
fn label_name(id: i64) -> String {
    format!("token-label:{id}")
}

/// What a token is for, as its maker wrote.
///
/// # Errors
/// The database.
pub async fn token_label(instance: &Instance, id: i64) -> Result<Option<String>> {
    Ok(undersigned_store::settings::get(instance.database.conn(), &label_name(id)).await?)
}

/// Writes down what a token that was just made is for.
///
/// # Errors
/// The database.
pub async fn label_token(instance: &Instance, secret: &str, label: &str) -> Result<()> {
    let db = instance.database.conn();
    if let Some(token) = tokens::live(db, &hash(secret)).await? {
        undersigned_store::settings::set(db, &label_name(token.id), label).await?;
    }
    Ok(())
}
