//! Following an organisation elsewhere: its appeals are held here from then on.

use crate::{
    FederationError, Instance,
    discovery::webfinger::FoundActor,
    error::Result,
    outgoing::{Audience, Outgoing},
    site,
    topics::following as topics,
};
use serde_json::{Value, json};
use undersigned_store::{
    appeals, blockers, followers,
    following::{self, NewFollowing},
    organizations::{self, Organization},
};

/// Asks to follow an account: `@name@host`, or an actor's id; or a topic of another server, by its
/// address. Answers the id of what is followed.
///
/// # Errors
/// [`FederationError::Invalid`] for oneself, or for what is no account;
/// [`FederationError::Forbidden`] `follow_blocked` where it has blocked the organisation; as
/// [`Instance::find_actor`] else.
pub async fn follow(
    instance: &Instance,
    organization: &Organization,
    account: &str,
) -> Result<String> {
    if topics::is_address(account) {
        return topics::follow(instance, organization, account).await;
    }
    match instance.find_actor(account).await? {
        FoundActor::Ours(id) => follow_here(instance, organization, &id).await,
        FoundActor::Theirs(actor) => {
            refuse_closed(instance, organization, &actor.inbox).await?;
            let object = json!(actor.id);
            let audience = Audience::One(&actor.id);
            let activity = instance.activity("Follow", &organization.ap_id, object, audience)?;
            let transaction = instance.database.begin().await?;
            following::upsert(
                &transaction,
                row(instance, organization, &actor.id, &activity, "pending"),
            )
            .await?;
            appeals::set_asked_of(&transaction, &actor.id).await?;
            let outgoing = Outgoing::to([actor.inbox.clone()], organization, activity);
            instance.enqueue(&transaction, outgoing).await?;
            transaction.commit().await?;
            instance.wake_delivery();
            Ok(actor.id)
        }
    }
}

/// Refuses to follow whoever has blocked the organisation: the `Follow` would not be sent.
pub(crate) async fn refuse_closed(
    instance: &Instance,
    organization: &Organization,
    inbox: &str,
) -> Result<()> {
    let closed = blockers::inboxes(instance.database.conn(), organization.id).await?;
    if closed.iter().any(|one| one == inbox) {
        return Err(FederationError::forbidden(
            "follow_blocked",
            "it has blocked your organisation; nothing is sent to it until it takes that back, or \
             follows you",
        ));
    }
    Ok(())
}

/// Asks again, for each of our organisations that followed an actor before its server was put back
/// to an earlier state: it may have forgotten who follows. Where they are known still, nothing
/// changes.
///
/// # Errors
/// The database.
pub(crate) async fn again(
    instance: &Instance,
    actor: &str,
    restored_at: Option<i64>,
) -> Result<()> {
    // A time that has not come would have us ask for ever.
    let Some(restored_at) = restored_at.filter(|at| *at <= instance.clock.millis()) else {
        return Ok(());
    };
    let Some(followed) = instance.stored_actor(actor).await? else {
        return Ok(());
    };
    let db = instance.database.conn();
    for organization in organizations::all(db).await? {
        let Some(row) = following::by_actor(db, organization.id, actor).await? else {
            continue;
        };
        if row.state != "accepted" || row.created_at >= restored_at {
            continue;
        }
        let audience = Audience::One(actor);
        let activity = instance.activity("Follow", &organization.ap_id, json!(actor), audience)?;
        let transaction = instance.database.begin().await?;
        // It stays accepted: what comes from there is wanted, whatever became of the first.
        let renewed = self::row(instance, &organization, actor, &activity, "accepted");
        following::upsert(&transaction, renewed).await?;
        let outgoing = Outgoing::to([followed.inbox.clone()], &organization, activity);
        instance.enqueue(&transaction, outgoing).await?;
        transaction.commit().await?;
    }
    instance.wake_delivery();
    Ok(())
}

/// Two organisations of one server need no messages between them.
async fn follow_here(instance: &Instance, organization: &Organization, id: &str) -> Result<String> {
    if id == organization.ap_id {
        return Err(FederationError::invalid(
            "follow_self",
            "an organisation does not follow itself",
        ));
    }
    let followed = instance.organization(id).await?;
    let activity =
        instance.activity("Follow", &organization.ap_id, json!(id), Audience::One(id))?;
    let transaction = instance.database.begin().await?;
    let row = row(instance, organization, id, &activity, "accepted");
    followers::upsert(
        &transaction,
        followers::NewFollower {
            organization_id: followed.id,
            actor: organization.ap_id.clone(),
            inbox: format!("{}/inbox", organization.ap_id),
            shared_inbox: Some(instance.addresses.shared_inbox()),
            follow_activity_id: row.follow_activity_id.clone(),
            created_at: row.created_at,
            site: site::of(instance.addresses.base()),
        },
    )
    .await?;
    following::upsert(&transaction, row).await?;
    transaction.commit().await?;
    Ok(id.to_owned())
}

fn row(
    instance: &Instance,
    organization: &Organization,
    actor: &str,
    activity: &serde_json::Map<String, Value>,
    state: &str,
) -> NewFollowing {
    NewFollowing {
        organization_id: organization.id,
        actor: actor.to_owned(),
        follow_activity_id: activity
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        state: state.to_owned(),
        created_at: instance.clock.millis(),
    }
}
