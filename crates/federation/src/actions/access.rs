//! An account in wrong hands: how whoever runs the server takes it out of them. What they cannot undo with
//! this they undo with a new password ([`super::reset`]), roles and invitations ([`super::team`]).

use super::{
    account::{JOIN, RESET, SIGN_IN},
    audit, second_factor,
    session::roles_of,
    team::{self, Gone},
};
use crate::{FederationError, Instance, error::Result};
use undersigned_domain::team::Role;
use undersigned_store::{
    Transaction,
    accounts::{self, Account},
    audit as log,
    organizations::{self, Organization},
    sessions, sign_in_links,
};

/// What the log calls it when somebody comes in.
const COMES_IN: [&str; 3] = ["own-sign-in", "own-join", "own-reset"];

/// When somebody last came in, as far as that is known: by the log, or by the sessions that still hold.
///
/// # Errors
/// The database.
pub async fn last_sign_in(instance: &Instance, account: &Account) -> Result<Option<i64>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let noted = log::last_of(db, account.organization_id, account.id, &COMES_IN).await?;
    let sessions = sessions::of_account(db, account.id, now).await?;
    let opened = sessions.iter().map(|session| session.created_at);
    Ok(opened.chain(noted).max())
}

/// The accounts of an address, with their organisations.
///
/// # Errors
/// The database.
pub async fn of_address(instance: &Instance, email: &str) -> Result<Vec<(Organization, Account)>> {
    let db = instance.database.conn();
    let mut found = Vec::new();
    for account in accounts::by_email(db, email).await? {
        if let Some(organization) = organizations::by_id(db, account.organization_id).await? {
            found.push((organization, account));
        }
    }
    Ok(found)
}

/// What was ended of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedOut {
    /// How many sessions.
    pub sessions: u64,
    /// How many links that nobody had used.
    pub links: u64,
}

/// Ends all that lets somebody in to an account without its password: sessions, sign-ins that wait for a
/// code, and links that were mailed or handed over. An invitation stays; password and passkeys do, too.
///
/// # Errors
/// The database.
pub async fn end_sessions(instance: &Instance, account: &Account) -> Result<SignedOut> {
    let transaction = instance.database.begin().await?;
    // Whoever makes a token in one of the sessions holds these, too.
    accounts::hold_all(&transaction, account.organization_id).await?;
    // And whoever is coming in just now holds this one: their session is found.
    accounts::hold(&transaction, &[account.id]).await?;
    let sessions = sessions::delete_of_account(&transaction, account.id, None).await?;
    let mut links = 0;
    for purpose in [RESET, SIGN_IN] {
        links += sign_in_links::revoke_of_account(&transaction, account.id, purpose).await?;
    }
    let now = instance.clock.millis();
    second_factor::end_halves(&transaction, account.id, now).await?;
    audit::about_account(account.id, "");
    transaction.commit().await?;
    Ok(SignedOut { sessions, links })
}

/// Who would own an organisation without one of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heir {
    /// Somebody who has come, or nobody did before.
    Come,
    /// Only somebody whose invitation is open.
    Invited,
}

/// Who would own an organisation without one of its people.
///
/// # Errors
/// [`FederationError::NotFound`] for another organisation's people; [`FederationError::Conflict`]
/// `last_owner` where that would be nobody.
pub async fn heir(
    instance: &Instance,
    organization: &Organization,
    account_id: i64,
) -> Result<Heir> {
    let transaction = instance.database.begin().await?;
    heir_within(instance, &transaction, organization, account_id).await
}

async fn heir_within(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    account_id: i64,
) -> Result<Heir> {
    let people = team::held(transaction, organization, account_id).await?;
    let goes = people.iter().find(|one| one.id == account_id);
    let others = people.iter().filter(|one| one.id != account_id);
    if !goes.is_some_and(team::owns) || others.clone().any(team::owns) {
        return Ok(Heir::Come);
    }
    let now = instance.clock.millis();
    for invited in others.filter(|one| roles_of(one).has(Role::Owner)) {
        let link = sign_in_links::newest_of_account(transaction, invited.id, JOIN).await?;
        if link.is_some_and(|link| link.expires_at > now) {
            return Ok(Heir::Invited);
        }
    }
    Err(FederationError::conflict(
        "last_owner",
        "nobody else owns the organisation, or is invited to: invite an owner first, or make \
         somebody one",
    ))
}

/// Takes somebody from the desk, with their sessions and tokens; the last owner who has come, too, where
/// another one is invited.
///
/// # Errors
/// As for [`heir`].
pub async fn remove(
    instance: &Instance,
    organization: &Organization,
    account_id: i64,
) -> Result<Gone> {
    let transaction = instance.database.begin().await?;
    heir_within(instance, &transaction, organization, account_id).await?;
    let gone = team::forget(instance, &transaction, organization, account_id).await?;
    transaction.commit().await?;
    Ok(gone)
}
