//! Following no longer.

use crate::{
    Instance,
    error::Result,
    outgoing::{Audience, Outgoing},
    topics::following as topics,
};
use serde_json::json;
use undersigned_store::{
    ConnectionTrait, followers, following, organizations, organizations::Organization,
};

/// Ends following an actor or a topic, and tells it with `Undo`. Whom nobody follows is no error. The
/// appeals that are held already stay.
///
/// # Errors
/// The database.
pub async fn unfollow(instance: &Instance, organization: &Organization, actor: &str) -> Result<()> {
    if topics::unfollow(instance, organization, actor).await? {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    let Some(row) = following::by_actor(&transaction, organization.id, actor).await? else {
        return Ok(());
    };
    following::delete(&transaction, organization.id, actor).await?;
    if instance.addresses.is_ours(actor) {
        if let Some(followed) = organizations::by_ap_id(&transaction, actor).await? {
            followers::delete(&transaction, followed.id, &organization.ap_id).await?;
        }
    } else if let Some(followed) = instance.stored_actor(actor).await? {
        let undo = Undone {
            follow: &row.follow_activity_id,
            actor,
            inbox: followed.inbox,
        };
        tell(instance, &transaction, organization, undo).await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Tells an actor that an organisation does not follow it, though it believes so.
///
/// # Errors
/// As [`Instance::actor`].
pub(crate) async fn disown(
    instance: &Instance,
    organization: &Organization,
    actor: &str,
) -> Result<()> {
    let inbox = instance.actor(actor).await?.inbox;
    let transaction = instance.database.begin().await?;
    let row = following::by_actor(&transaction, organization.id, actor).await?;
    // Of a follow that was forgotten the id is not known either; who follows whom says enough.
    let follow = match row {
        Some(row) => row.follow_activity_id,
        None => instance
            .addresses
            .activity(&instance.entropy.name(instance.clock.millis())?),
    };
    let undo = Undone {
        follow: &follow,
        actor,
        inbox,
    };
    tell(instance, &transaction, organization, undo).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// A follow that ends.
struct Undone<'a> {
    /// Its id.
    follow: &'a str,
    /// Who was followed.
    actor: &'a str,
    /// Where it is told.
    inbox: String,
}

async fn tell(
    instance: &Instance,
    db: &impl ConnectionTrait,
    organization: &Organization,
    undone: Undone<'_>,
) -> Result<()> {
    let follow = json!({
        "id": undone.follow,
        "type": "Follow",
        "actor": organization.ap_id,
        "object": undone.actor,
    });
    let audience = Audience::One(undone.actor);
    let activity = instance.activity("Undo", &organization.ap_id, follow, audience)?;
    let outgoing = Outgoing::to([undone.inbox], organization, activity);
    instance.enqueue(db, outgoing).await
}
