//! `Undo`: a follower leaves. Other undone activities had no effect here in the first place.

use super::Received;
use crate::{Instance, error::Result, inbox::Incoming};
use serde_json::Value;
use undersigned_store::{followers, organizations};

/// Forgets the follower.
///
/// # Errors
/// The database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let Some(object) = incoming.object() else {
        return Ok(Received::Ignored);
    };
    if object.get("type").and_then(Value::as_str) != Some("Follow") {
        return Ok(Received::Ignored);
    }
    let followed = match object.get("object") {
        Some(Value::String(id)) => id.as_str(),
        Some(Value::Object(actor)) => actor.get("id").and_then(Value::as_str).unwrap_or_default(),
        _ => return Ok(Received::Ignored),
    };
    let db = instance.database.conn();
    let Some(organization) = organizations::by_ap_id(db, followed).await? else {
        return Ok(Received::Ignored);
    };
    followers::delete(db, organization.id, &incoming.sender.id).await?;
    Ok(Received::Taken)
}
