//! Whose decision it is.

use super::kept::Head;
use crate::{
    actions::{audit::Actor, team},
    error::Result,
};
use undersigned_store::{ConnectionTrait, accounts};

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
