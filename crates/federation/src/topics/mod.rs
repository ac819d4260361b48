//! Topics: what an action is about, as a page that gathers everything under it, and as a collection
//! that others can follow.
//!
//! Appeals say themselves what they are about, in the hashtags of their notes; what stands beside
//! their lists (letters, meetings, cases) is about the same. Organisations of this server add words,
//! links for donations and materials.

pub mod following;
mod page;
mod telling;

pub use page::{MAX_LINKS, TopicLink, TopicWords, delete, of_organization, read, write};
pub use telling::tell;

use crate::{
    Instance,
    addresses::topic_path,
    error::Result,
    views::{AppealView, Organization},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::{Dispatch, dispatch::Kind, topics};
use undersigned_store::{appeals::Appeal, organizations, topic_pages};

/// Most appeals of which a topic's page and collection tell.
const MAX_APPEALS: usize = 500;
/// Most items of a collection; the newest ones.
const MAX_ITEMS: usize = 1_000;

/// The kinds of what stands beside a list that is something to act on or to know, in the order of a
/// topic's page.
pub const KINDS: [Kind; 3] = [Kind::Letter, Kind::Event, Kind::Case];

/// Everything under one topic that the world may see.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// The topic in small letters.
    pub topic: String,
    /// The topic as most write it.
    pub name: String,
    /// Appeals about it, newest first, each with what stands beside its list.
    pub appeals: Vec<AppealView>,
    /// What organisations of this server write about it.
    pub pages: Vec<(Organization, TopicWords)>,
}

impl Gathered {
    /// What is of a kind, newest first, with its appeal.
    pub fn of_kind(&self, kind: Kind) -> Vec<(&AppealView, &Dispatch)> {
        let mut found: Vec<(&AppealView, &Dispatch)> = self
            .appeals
            .iter()
            .flat_map(|view| {
                let all = view.dispatches.shown.iter();
                all.filter(move |one| one.kind == kind)
                    .map(move |one| (view, one))
            })
            .collect();
        found.sort_by(|a, b| (&b.1.published, &b.1.id).cmp(&(&a.1.published, &a.1.id)));
        found
    }

    /// Ids of all there is, each once: appeals first, then what stands beside their lists.
    pub fn items(&self) -> Vec<String> {
        let appeals = self.appeals.iter().map(|view| view.appeal.ap_id.clone());
        let beside = KINDS.into_iter().flat_map(|kind| {
            let of_kind = self.of_kind(kind).into_iter();
            of_kind.map(|(_, one)| one.id.clone())
        });
        appeals.chain(beside).take(MAX_ITEMS).collect()
    }
}

/// A topic as it is compared: whatever the case of its letters.
pub fn folded(topic: &str) -> String {
    topic.to_lowercase()
}

/// What an appeal is about.
pub fn of_appeal(appeal: &Appeal) -> Vec<String> {
    let held = appeal.topics.as_deref().unwrap_or_default();
    serde_json::from_str(held).unwrap_or_default()
}

/// A topic as most write it; none where nothing is under it. Without what is under it, which takes
/// long to read.
///
/// # Errors
/// The database.
pub async fn name(instance: &Instance, topic: &str) -> Result<Option<String>> {
    for appeal in instance.public_appeals(None).await? {
        let mut own = of_appeal(&appeal).into_iter();
        if let Some(written) = own.find(|one| topics::same(one, topic)) {
            return Ok(Some(written));
        }
    }
    let pages = pages_about(instance, topic).await?;
    Ok(pages.into_iter().next().map(|(_, words)| words.name))
}

/// Everything under a topic; none where nothing is.
///
/// # Errors
/// The database.
pub async fn gather(instance: &Instance, topic: &str) -> Result<Option<Gathered>> {
    gather_from(instance, &instance.public_appeals(None).await?, topic).await
}

/// The same from appeals that were read, as [`Instance::public_appeals`] answers them.
async fn gather_from(
    instance: &Instance,
    appeals: &[Appeal],
    topic: &str,
) -> Result<Option<Gathered>> {
    let mut name = None;
    let mut views = Vec::new();
    for appeal in appeals {
        let mut own = of_appeal(appeal).into_iter();
        let Some(written) = own.find(|one| topics::same(one, topic)) else {
            continue;
        };
        name.get_or_insert(written);
        if views.len() < MAX_APPEALS
            && let Some(view) = instance.view_by_id(&appeal.ap_id).await?
        {
            views.push(view);
        }
    }
    let pages = pages_about(instance, topic).await?;
    for (_, words) in &pages {
        name.get_or_insert_with(|| words.name.clone());
    }
    Ok(name.map(|name| Gathered {
        topic: folded(topic),
        name,
        appeals: views,
        pages,
    }))
}

/// What organisations that the world may see write about a topic.
async fn pages_about(instance: &Instance, topic: &str) -> Result<Vec<(Organization, TopicWords)>> {
    let db = instance.database.conn();
    let folded = folded(topic);
    let mut pages = Vec::new();
    for row in topic_pages::all(db).await? {
        if row.topic != folded {
            continue;
        }
        let Some(by) = organizations::by_id(db, row.organization_id).await? else {
            continue;
        };
        if by.deleted_at.is_none() && (by.suspended_at.is_none() || !by.hidden) {
            pages.push((by, TopicWords::of(&row)));
        }
    }
    Ok(pages)
}

/// All topics there are with how many appeals are about each, those of most first; a topic of which
/// only an organisation's page tells has none.
///
/// # Errors
/// The database.
pub async fn all(instance: &Instance) -> Result<Vec<(String, usize)>> {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for appeal in instance.public_appeals(None).await? {
        for topic in of_appeal(&appeal) {
            let place = counts.entry(folded(&topic)).or_insert_with(|| (0, topic));
            place.0 += 1;
        }
    }
    let db = instance.database.conn();
    for row in topic_pages::all(db).await? {
        let shown = organizations::by_id(db, row.organization_id).await?;
        let is_shown = |by: &Organization| {
            by.deleted_at.is_none() && (by.suspended_at.is_none() || !by.hidden)
        };
        if shown.as_ref().is_some_and(is_shown) {
            counts.entry(row.topic).or_insert_with(|| (0, row.name));
        }
    }
    let mut all: Vec<(String, usize)> = counts
        .into_values()
        .map(|(count, name)| (name, count))
        .collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(all)
}

/// The collection of a topic: what is in it, and who speaks for it.
pub fn collection(instance: &Instance, gathered: &Gathered) -> Value {
    let addresses = &instance.addresses;
    let items: Vec<Value> = gathered.items().into_iter().map(Value::String).collect();
    let id = addresses.path(&topic_path(&gathered.topic));
    let mut document = crate::objects::collection::whole(&id, &items);
    document["name"] = json!(gathered.name);
    document["url"] = json!(id);
    // Whoever wants to hear what comes into it follows the collection, and writes to its actor.
    document["attributedTo"] = json!(addresses.instance_actor());
    document
}
