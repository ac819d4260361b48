//! Following a topic: others follow ours, our organisations follow theirs.
//!
//! A topic is a collection, and a collection has no inbox. The actor that speaks for it, named in its
//! `attributedTo`, is the server's own; it answers a `Follow` of the collection and says with `Add`
//! and `Remove` what comes into it and goes.

use super::gather;
use crate::{
    FederationError, Instance,
    actions::follow::refuse_closed,
    activities::Received,
    addresses::{dispatch_folder, topic_of, topic_path},
    error::Result,
    inbox::Incoming,
    lookups,
    outgoing::{Audience, Outgoing},
    property, site,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::ids;
use undersigned_store::{
    followed_topics::{self, FollowedTopic, NewFollowedTopic},
    organizations::Organization,
    topic_followers::{self, NewTopicFollower},
};

/// Most followers of one topic whose domain is one: each is a row, and whoever has a domain makes as many
/// actors as they like.
const MAX_OF_DOMAIN: usize = 500;
/// Most followers of one topic.
const MAX_FOLLOWERS: usize = 10_000;
/// Most topics of this server that one actor elsewhere follows: all that is under each of them is
/// looked at time and again.
const MAX_OF_ACTOR: u64 = 200;
/// Most topics that one organisation follows.
const MAX_FOLLOWED: usize = 200;
/// Most appeals that are looked up because they stand in a collection.
const MAX_APPEALS: usize = 200;
/// Longest name of a topic elsewhere, in Unicode scalar values.
const MAX_NAME_CHARS: usize = 200;

/// The topic of this server that an address is of, if it is written as we write it.
fn ours(instance: &Instance, address: &str) -> Option<String> {
    let path = address.strip_prefix(instance.addresses.base())?;
    topic_of(path).filter(|topic| topic_path(topic) == path)
}

/// Takes a `Follow` of a topic of ours and answers with `Accept`. What is no topic here cannot be
/// followed, and is answered kindly.
///
/// # Errors
/// [`FederationError::TooMany`]; the database.
pub(crate) async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let Some(topic) = incoming.object_id().and_then(|id| ours(instance, id)) else {
        return Ok(Received::Ignored);
    };
    let sender = &incoming.sender;
    let db = instance.database.conn();
    if topic_followers::count_others(db, &sender.id, &topic).await? >= MAX_OF_ACTOR {
        return Err(FederationError::too_many(
            "follow_limit",
            format!("an actor follows at most {MAX_OF_ACTOR} topics of this server"),
        ));
    }
    let Some(gathered) = gather(instance, &topic).await? else {
        return Ok(Received::Ignored);
    };
    let transaction = instance.database.begin().await?;
    let others = topic_followers::others(&transaction, &topic, &sender.id).await?;
    if !site::has_room(&others, &sender.id, MAX_OF_DOMAIN, MAX_FOLLOWERS) {
        return Err(FederationError::too_many(
            "follower_limit",
            format!(
                "a topic has at most {MAX_OF_DOMAIN} followers of one domain, and \
                 {MAX_FOLLOWERS} in all"
            ),
        ));
    }
    let now = instance.clock.millis();
    let follower = NewTopicFollower {
        topic: topic.clone(),
        actor: sender.id.clone(),
        inbox: sender.inbox.clone(),
        shared_inbox: sender.shared_inbox.clone(),
        follow_activity_id: incoming.id.clone(),
        created_at: now,
    };
    topic_followers::upsert(&transaction, follower).await?;
    // What is in it now, the collection itself says; told is what comes after.
    if topic_followers::items(&transaction, &topic)
        .await?
        .is_empty()
    {
        for item in gathered.items() {
            topic_followers::add_item(&transaction, &topic, &item).await?;
        }
    }
    let actor = instance.addresses.instance_actor();
    let follow = incoming.follow_of(&instance.addresses.path(&topic_path(&topic)));
    let accept = instance.activity("Accept", &actor, follow, Audience::One(&sender.id))?;
    let outgoing = Outgoing {
        actor,
        organization_id: None,
        activity: accept,
        carried: Vec::new(),
        public: false,
        inboxes: [sender.inbox.clone()].into(),
    };
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(Received::Taken)
}

/// Takes back a `Follow` of a topic of ours; says whether there was one.
///
/// # Errors
/// The database.
pub(crate) async fn left(instance: &Instance, followed: &str, sender: &str) -> Result<bool> {
    match ours(instance, followed) {
        Some(topic) => Ok(topic_followers::delete(instance.database.conn(), &topic, sender).await?),
        None => Ok(false),
    }
}

/// Whether what was typed is the address of a topic.
pub(crate) fn is_address(typed: &str) -> bool {
    url::Url::parse(typed.trim()).is_ok_and(|url| topic_of(url.path()).is_some())
}

/// Asks to follow a topic of another server. What is in it is looked up from now on. Answers the
/// collection's id.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no collection that somebody speaks for, or one of ours;
/// [`FederationError::Forbidden`] `follow_blocked`; [`FederationError::TooMany`]; as
/// [`Instance::fetch_object`].
pub(crate) async fn follow(
    instance: &Instance,
    organization: &Organization,
    address: &str,
) -> Result<String> {
    let address = address.trim();
    if instance.addresses.is_ours(address) {
        return Err(FederationError::invalid(
            "follow_self",
            "the topics of this server need not be followed by its own organisations",
        ));
    }
    let db = instance.database.conn();
    if followed_topics::list(db, organization.id).await?.len() >= MAX_FOLLOWED {
        return Err(FederationError::too_many(
            "follow_limit",
            format!("an organisation follows at most {MAX_FOLLOWED} topics"),
        ));
    }
    let topic = Topic::fetch(instance, address).await?;
    let inbox = instance.actor(&topic.actor).await?.inbox;
    refuse_closed(instance, organization, &inbox).await?;
    let audience = Audience::One(&topic.actor);
    let activity = instance.activity("Follow", &organization.ap_id, json!(topic.id), audience)?;
    let row = NewFollowedTopic {
        organization_id: organization.id,
        collection: topic.id.clone(),
        actor: topic.actor,
        name: topic.name,
        follow_activity_id: activity
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        state: "pending".to_owned(),
        created_at: instance.clock.millis(),
    };
    let transaction = instance.database.begin().await?;
    followed_topics::upsert(&transaction, row).await?;
    for object in topic.appeals {
        Box::pin(lookups::add_named(instance, &transaction, &object)).await?;
    }
    let outgoing = Outgoing::to([inbox], organization, activity);
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(topic.id)
}

/// Follows a topic no longer, and tells with `Undo`; says whether it was followed.
///
/// # Errors
/// The database.
pub(crate) async fn unfollow(
    instance: &Instance,
    organization: &Organization,
    collection: &str,
) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    let Some(row) = followed_topics::find(&transaction, organization.id, collection).await? else {
        return Ok(false);
    };
    followed_topics::delete(&transaction, organization.id, collection).await?;
    if let Some(actor) = instance.stored_actor(&row.actor).await? {
        let follow = json!({
            "id": row.follow_activity_id,
            "type": "Follow",
            "actor": organization.ap_id,
            "object": row.collection,
        });
        let audience = Audience::One(&row.actor);
        let activity = instance.activity("Undo", &organization.ap_id, follow, audience)?;
        let outgoing = Outgoing::to([actor.inbox], organization, activity);
        instance.enqueue(&transaction, outgoing).await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(true)
}

/// Topics of other servers that an organisation follows, oldest first.
///
/// # Errors
/// The database.
pub async fn followed(
    instance: &Instance,
    organization: &Organization,
) -> Result<Vec<FollowedTopic>> {
    Ok(followed_topics::list(instance.database.conn(), organization.id).await?)
}

/// Takes the answer to a `Follow` of a topic; says whether it was one.
///
/// # Errors
/// The database.
pub(crate) async fn answered(
    instance: &Instance,
    follow: &str,
    sender: &str,
    state: &str,
) -> Result<bool> {
    let db = instance.database.conn();
    let collection = followed_topics::set_state(db, follow, sender, state).await?;
    Ok(collection.is_some())
}

/// Whether an activity is about a collection that is followed here, by the actor that speaks for it.
///
/// # Errors
/// The database.
async fn is_of_followed(instance: &Instance, incoming: &Incoming) -> Result<bool> {
    let Some(collection) = property::id(incoming.activity.get("target")) else {
        return Ok(false);
    };
    let db = instance.database.conn();
    Ok(followed_topics::is_followed(db, collection, &incoming.sender.id).await?)
}

/// Takes `Add` and `Remove`: the appeal of what came into a topic is looked up; what went stays here
/// as any copy does.
///
/// # Errors
/// The database.
pub(crate) async fn changed(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    if !is_of_followed(instance, incoming).await? {
        return Ok(Received::Ignored);
    }
    if let Some(object) = incoming.object_id()
        && incoming.kind == "Add"
    {
        let db = instance.database.conn();
        Box::pin(lookups::add_named(instance, db, appeal_in(object))).await?;
    }
    Ok(Received::Taken)
}

/// Looks again at what is in a topic of an actor's that is followed here: an `Add` may have been missed.
///
/// # Errors
/// As [`Instance::fetch_object`]; [`FederationError::Invalid`] where there is no such topic.
pub(crate) async fn look_again(instance: &Instance, collection: &str, actor: &str) -> Result<()> {
    let topic = Topic::fetch(instance, collection).await?;
    if topic.actor != actor {
        tracing::debug!(topic = collection, "somebody else speaks for it");
        return Ok(());
    }
    for object in topic.appeals {
        let db = instance.database.conn();
        Box::pin(lookups::add_named(instance, db, &object)).await?;
    }
    Ok(())
}

/// The appeal of an item: itself, or the one below which it stands.
fn appeal_in(item: &str) -> &str {
    super::KINDS
        .into_iter()
        .find_map(|kind| {
            let folder = format!("/{}/", dispatch_folder(kind));
            item.rsplit_once(&folder).map(|(appeal, _)| appeal)
        })
        .unwrap_or(item)
}

/// A topic of another server.
struct Topic {
    id: String,
    actor: String,
    name: String,
    appeals: BTreeSet<String>,
}

impl Topic {
    async fn fetch(instance: &Instance, address: &str) -> Result<Self> {
        let document = match instance.fetch_object(address).await {
            // The server answers, and knows no such topic.
            Err(FederationError::Gone(_)) => None,
            answer => Some(answer?),
        };
        let document = document.as_ref().and_then(Value::as_object);
        document.and_then(Self::read).ok_or_else(|| {
            FederationError::invalid("not_a_topic", "there is no such topic at that address")
        })
    }

    fn read(document: &Map<String, Value>) -> Option<Self> {
        let is_collection =
            ["OrderedCollection", "Collection"].map(|kind| property::is_a(document, kind));
        let id = property::id(document.get("id"))?;
        let actor = property::id(document.get("attributedTo"))?;
        if !is_collection.contains(&true) || !ids::same_origin(id, actor) {
            return None;
        }
        let items = ["orderedItems", "items"].map(|name| document.get(name));
        let appeals = items
            .into_iter()
            .flat_map(|items| property::ids_of(items, MAX_APPEALS))
            .map(|item| appeal_in(item).to_owned())
            .take(MAX_APPEALS);
        let name = property::text(document, "name");
        Some(Self {
            id: id.to_owned(),
            actor: actor.to_owned(),
            name: name
                .unwrap_or_else(|| ids::host(id))
                .chars()
                .take(MAX_NAME_CHARS)
                .collect(),
            appeals: appeals.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(document: Value) -> Option<Topic> {
        document.as_object().and_then(Topic::read)
    }

    #[test]
    fn a_collection_is_followed_by_the_actor_of_its_own_server() {
        let topic = |actor: &str| {
            read(json!({
                "id": "https://a.example/topics/dock", "type": "OrderedCollection",
                "name": "Dock", "attributedTo": actor,
                "orderedItems": [
                    "https://a.example/appeals/x",
                    "https://a.example/appeals/x/cases/1",
                    {"id": "https://b.example/appeals/y"},
                    7,
                ],
            }))
        };
        let found = topic("https://a.example/actor").expect("a topic");
        let appeals: Vec<&str> = found.appeals.iter().map(String::as_str).collect();
        assert_eq!(
            appeals,
            ["https://a.example/appeals/x", "https://b.example/appeals/y"]
        );
        assert!(topic("https://b.example/actor").is_none());
        let many: Vec<String> = (0..300)
            .map(|n| format!("https://a.example/appeals/{n}"))
            .collect();
        let long = read(json!({
            "id": "https://a.example/topics/dock", "type": "Collection",
            "attributedTo": "https://a.example/actor", "items": many,
        }));
        assert_eq!(long.expect("a topic").appeals.len(), MAX_APPEALS);
        assert!(read(json!({"id": "https://a.example/topics/dock", "type": "Note"})).is_none());
    }

    #[test]
    fn only_the_page_of_a_topic_is_one() {
        assert!(is_address("https://a.example/topics/%E5%8B%9E%E5%B7%A5"));
        for other in [
            "@dock@a.example",
            "https://a.example/orgs/dock",
            "https://a.example/topics/",
            "https://a.example/topics/a%20b",
        ] {
            assert!(!is_address(other), "{other}");
        }
    }
}
