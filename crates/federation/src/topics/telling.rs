//! Telling followers of a topic what came into it and what went. What they know is written down, so
//! that each is told once, whichever process does it.

use super::gather_from;
use crate::{
    Instance,
    addresses::topic_path,
    error::Result,
    outgoing::{Audience, Outgoing},
};
use serde_json::json;
use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};
use undersigned_store::{appeals::Appeal, dispatches, topic_followers};

/// Tells followers of every topic what has changed since they were told last. Answers a tag; while
/// it is the same as what is handed in of the round before, nothing is looked at any further.
///
/// # Errors
/// The database.
pub async fn tell(instance: &Instance, told: Option<u64>) -> Result<Option<u64>> {
    let db = instance.database.conn();
    let followed = topic_followers::topics(db).await?;
    for topic in topic_followers::noted_topics(db).await? {
        if !followed.contains(&topic) {
            topic_followers::forget_items(db, &topic).await?;
        }
    }
    if followed.is_empty() {
        return Ok(None);
    }
    let appeals = instance.public_appeals(None).await?;
    let tag = Some(tag(&appeals, dispatches::latest(db).await?));
    if tag == told {
        return Ok(tag);
    }
    for topic in followed {
        let gathered = gather_from(instance, &appeals, &topic).await?;
        let now: BTreeSet<String> = gathered
            .map(|gathered| gathered.items().into_iter().collect())
            .unwrap_or_default();
        let known: BTreeSet<String> = topic_followers::items(db, &topic)
            .await?
            .into_iter()
            .collect();
        for item in now.difference(&known) {
            say(instance, &topic, item, "Add").await?;
        }
        for item in known.difference(&now) {
            say(instance, &topic, item, "Remove").await?;
        }
    }
    Ok(tag)
}

/// Differs where what is under topics differs, but for who may speak beside a list: signatures leave
/// it as it is.
fn tag(appeals: &[Appeal], latest: (i64, Option<i64>)) -> u64 {
    let mut hasher = DefaultHasher::new();
    for appeal in appeals {
        (&appeal.ap_id, &appeal.topics).hash(&mut hasher);
    }
    latest.hash(&mut hasher);
    hasher.finish()
}

/// Writes down that it is known, and tells, in one transaction.
async fn say(instance: &Instance, topic: &str, item: &str, verb: &str) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let new = match verb {
        "Add" => topic_followers::add_item(&transaction, topic, item).await?,
        _ => topic_followers::remove_item(&transaction, topic, item).await?,
    };
    if !new {
        return Ok(());
    }
    let actor = instance.addresses.instance_actor();
    let mut activity = instance.activity(verb, &actor, json!(item), Audience::Public)?;
    let collection = instance.addresses.path(&topic_path(topic));
    activity.insert("target".into(), json!(collection));
    // It goes to those who follow the topic; nobody follows the server's own actor.
    activity.remove("cc");
    let inboxes = topic_followers::inboxes(&transaction, topic).await?;
    let outgoing = Outgoing {
        actor,
        organization_id: None,
        activity,
        carried: Vec::new(),
        public: false,
        inboxes: inboxes.into_iter().collect(),
    };
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}
