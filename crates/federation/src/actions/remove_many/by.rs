//! Whose decision it is, and whether they may still decide so.

use super::kept::Head;
use crate::{
    Instance,
    actions::{
        audit::Actor,
        session::roles_of,
        team,
        tokens::{has_ended, scope_of},
    },
    error::Result,
};
use undersigned_domain::team::{Granted, Permission};
use undersigned_store::{ConnectionTrait, accounts, tokens};

/// Who decided it. Whose account is gone is called by nothing but a number.
pub(super) async fn actor(db: &impl ConnectionTrait, head: &Head) -> Result<Actor> {
    Ok(match (head.person, head.token) {
        (Some(id), _) => {
            let account = accounts::by_id(db, id).await?;
            let called = account.map(|account| team::called(&account));
            Actor::Person(id, called.unwrap_or_default())
        }
        (None, Some(id)) => Actor::Token(id),
        (None, None) => Actor::Command,
    })
}

/// Whether they may still decide about signers: whose role was taken, who is no longer at the desk, and whose token was
/// revoked or has ended, would be refused now, and what they have begun is not gone on with either.
///
/// # Errors
/// The database.
pub(super) async fn may_still(instance: &Instance, head: &Head) -> Result<bool> {
    let db = instance.database.conn();
    match (head.person, head.token) {
        (Some(id), _) => {
            let account = accounts::by_id(db, id).await?;
            let account = account.filter(|one| one.organization_id == head.organization);
            Ok(account.is_some_and(|one| roles_of(&one).may(Permission::Admit)))
        }
        (None, Some(id)) => may_token(instance, id, head.organization).await,
        (None, None) => Ok(true),
    }
}

async fn may_token(instance: &Instance, id: i64, organization: i64) -> Result<bool> {
    let db = instance.database.conn();
    let token = tokens::by_id(db, id).await?;
    let token = token.filter(|one| {
        one.organization_id == organization && one.revoked_at.is_none() && !has_ended(instance, one)
    });
    let Some(token) = token else {
        return Ok(false);
    };
    let maker = match token.account_id {
        // The server's operator made it.
        None => None,
        Some(id) => match accounts::by_id(db, id).await? {
            Some(account) => Some(roles_of(&account)),
            None => return Ok(false),
        },
    };
    Ok(Granted::new(scope_of(&token), maker).may(Permission::Admit))
}
