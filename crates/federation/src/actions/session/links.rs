//! Links that let people in: as an invitation, in place of a lost password, or for once.

use crate::{
    FederationError, Instance,
    actions::account::{self, hash},
    error::Result,
};
use serde::{Deserialize, Serialize};
use undersigned_store::{
    Transaction,
    accounts::{self, Account},
    sign_in_links::{self, SignInLink},
};

/// What a link that signs somebody in is for.
#[derive(Debug, Clone)]
pub struct OpenLink {
    /// Whom it signs in.
    pub account: Account,
    /// The purpose of the link: [`account::SIGN_IN`], [`account::JOIN`] or [`account::RESET`].
    pub purpose: String,
}

/// By which link somebody comes in, and what they chose there. The link is used up together with what it does, so that
/// nobody loses it for nothing.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ByLink {
    /// The link's secret; none where somebody comes in otherwise.
    pub link: Option<String>,
    /// The hash of a password that was chosen by it.
    pub new_password: Option<String>,
}

/// What a link that still works is for; it is left as it is.
///
/// # Errors
/// The database.
pub async fn look_at_link(instance: &Instance, secret: &str) -> Result<Option<OpenLink>> {
    let link = peek(instance, secret).await?;
    let purpose = link.as_ref().map(|link| link.purpose.clone());
    let account = account_of(instance, link).await?;
    Ok(account
        .zip(purpose)
        .map(|(account, purpose)| OpenLink { account, purpose }))
}

/// The account that a link which still works signs in; the link is left as it is.
///
/// # Errors
/// The database.
pub async fn account_of_link(instance: &Instance, secret: &str) -> Result<Option<Account>> {
    let link = peek(instance, secret).await?;
    account_of(instance, link).await
}

/// Uses up an account's link, in the transaction of what it does.
pub(super) async fn use_up(
    instance: &Instance,
    transaction: &Transaction,
    secret: &str,
    account_id: i64,
) -> Result<()> {
    let now = instance.clock.millis();
    let link = sign_in_links::take(transaction, &hash(secret), now).await?;
    match link.is_some_and(|link| link.account_id == Some(account_id)) {
        true => Ok(()),
        false => Err(FederationError::forbidden(
            "link_used",
            "this link was used, its time is over, or another one took its place",
        )),
    }
}

/// Whether a link does not work because it was used, as far as that is still known.
///
/// # Errors
/// The database.
pub async fn link_was_used(instance: &Instance, secret: &str) -> Result<bool> {
    Ok(sign_in_links::was_used(instance.database.conn(), &hash(secret)).await?)
}

async fn account_of(instance: &Instance, link: Option<SignInLink>) -> Result<Option<Account>> {
    let signs_in = [account::SIGN_IN, account::JOIN, account::RESET];
    let id = link
        .filter(|link| signs_in.contains(&link.purpose.as_str()))
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
