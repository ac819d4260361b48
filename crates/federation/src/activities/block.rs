//! `Block`: an actor wants nothing more from one of our organisations. It acts on what is sent to
//! that actor and on nothing else: what it has signed stays signed, and its server, where that
//! holds a list, goes on getting the statements.

use super::Received;
use crate::{Instance, error::Result, inbox::Incoming, property, site};
use serde_json::{Map, Value};
use undersigned_store::{blockers, deliveries, followers, following, organizations};

/// Most inboxes of one registered domain that are noted as wanting nothing from an organisation: all are
/// read whenever it says something.
const MAX_OF_DOMAIN: usize = 1_000;
/// Most inboxes that are noted so.
const MAX_IN_ALL: usize = 20_000;

/// Ends what binds the two, and notes the block, unless very many are noted.
///
/// # Errors
/// The database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let db = instance.database.conn();
    let blocked = incoming.object_id().unwrap_or_default();
    let Some(organization) = organizations::by_ap_id(db, blocked).await? else {
        return Ok(Received::Ignored);
    };
    let sender = &incoming.sender;
    let transaction = instance.database.begin().await?;
    followers::delete(&transaction, organization.id, &sender.id).await?;
    following::set_state_of(&transaction, organization.id, &sender.id, "rejected").await?;
    // Where others have the same inbox, it is no follower any more, and they go on getting what is theirs:
    // there is nothing to note.
    if let Some(inbox) = instance.inbox_of_its_own(&transaction, sender).await? {
        deliveries::drop_from(&transaction, &organization.ap_id, inbox).await?;
        let noted = blockers::inboxes(&transaction, organization.id).await?;
        if site::has_room(&noted, inbox, MAX_OF_DOMAIN, MAX_IN_ALL) {
            let blocker = blockers::NewBlocker {
                organization_id: organization.id,
                actor: sender.id.clone(),
                inbox: inbox.to_owned(),
                block_activity_id: incoming.id.clone(),
            };
            blockers::upsert(&transaction, blocker).await?;
        }
    }
    transaction.commit().await?;
    Ok(Received::Taken)
}

/// Takes the `Block` inside an `Undo` back, of which perhaps only the id is known.
///
/// # Errors
/// The database.
pub(super) async fn undo(
    instance: &Instance,
    sender: &str,
    block: &Map<String, Value>,
) -> Result<Received> {
    let db = instance.database.conn();
    let blocked = property::id(block.get("object")).unwrap_or_default();
    let undone = match organizations::by_ap_id(db, blocked).await? {
        Some(organization) => blockers::delete(db, organization.id, sender).await?,
        None => {
            let id = block.get("id").and_then(Value::as_str).unwrap_or_default();
            blockers::delete_block(db, id, sender).await?
        }
    };
    Ok(super::taken_if(undone))
}
