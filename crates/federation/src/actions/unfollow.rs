//! Following no longer.

use crate::{
    Instance,
    error::Result,
    outgoing::{Audience, Outgoing},
};
use serde_json::json;
use std::collections::BTreeSet;
use undersigned_store::{followers, following, organizations, organizations::Organization};

/// Ends following an actor, and tells it with `Undo`. Whom nobody follows is no error. The
/// appeals that are held already stay.
///
/// # Errors
/// The database.
pub async fn unfollow(instance: &Instance, organization: &Organization, actor: &str) -> Result<()> {
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
        let follow = json!({
            "id": row.follow_activity_id,
            "type": "Follow",
            "actor": organization.ap_id,
            "object": actor,
        });
        let activity =
            instance.activity("Undo", &organization.ap_id, follow, Audience::One(actor))?;
        let outgoing = Outgoing {
            actor: organization.ap_id.clone(),
            organization_id: Some(organization.id),
            activity,
            public: false,
            inboxes: BTreeSet::from([followed.inbox]),
        };
        instance.enqueue(&transaction, outgoing).await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}
