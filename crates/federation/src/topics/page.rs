//! What an organisation writes on the page of a topic: words to begin with, where to donate, what to
//! read or print. Links are plain: no money and no reader passes through this server.

use super::folded;
use crate::{
    FederationError, Instance,
    actions::draft::{nfc, nfc_map},
    error::Result,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::{Fault, dispatch::is_web_address, names::is_language_tag, topics};
use undersigned_store::{
    organizations::{self, Organization},
    topic_pages::{self, NewTopicPage, TopicPage},
};

/// Most links of a kind.
pub const MAX_LINKS: usize = 20;
/// Most topics on which one organisation writes.
const MAX_PAGES: u64 = 100;
/// Longest introduction in one language, in Unicode scalar values.
const MAX_INTRO_CHARS: usize = 10_000;
/// Longest title of a link, in Unicode scalar values.
const MAX_TITLE_CHARS: usize = 200;
/// Most languages of an introduction.
const MAX_LANGUAGES: usize = 40;

/// A link that a page of a topic shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicLink {
    /// How it is called.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// What stands on an organisation's part of a topic's page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicWords {
    /// The topic as the organisation writes it.
    #[serde(default)]
    pub name: String,
    /// Markdown by language.
    #[serde(default)]
    pub intro: BTreeMap<String, String>,
    /// Where to donate.
    #[serde(default)]
    pub donations: Vec<TopicLink>,
    /// What to read, print or pass on.
    #[serde(default)]
    pub materials: Vec<TopicLink>,
}

impl TopicWords {
    pub(super) fn of(row: &TopicPage) -> Self {
        let mut words: Self = serde_json::from_str(&row.content).unwrap_or_default();
        words.name.clone_from(&row.name);
        words
    }

    /// The whole of it as JSON.
    pub fn to_value(&self) -> Value {
        json!({
            "name": self.name,
            "intro": self.intro,
            "donations": self.donations,
            "materials": self.materials,
        })
    }

    /// Brings texts into form and leaves out what is empty: as it is stored.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.name = nfc(self.name.trim().trim_start_matches('#'));
        self.intro = nfc_map(&self.intro);
        self.intro.retain(|_, text| !text.trim().is_empty());
        for links in [&mut self.donations, &mut self.materials] {
            for link in links.iter_mut() {
                link.title = nfc(link.title.trim());
                link.url = link.url.trim().to_owned();
            }
            links.retain(|link| !link.title.is_empty() || !link.url.is_empty());
        }
        self
    }

    fn check(&self) -> Result<()> {
        if !topics::is_topic(&self.name) {
            return Err(Fault::Member("topics").into());
        }
        if self.intro.len() > MAX_LANGUAGES {
            return Err(Fault::TooLong("intro").into());
        }
        for (tag, text) in &self.intro {
            if !is_language_tag(tag) {
                return Err(Fault::UnknownLanguage(tag.clone()).into());
            }
            if text.chars().nth(MAX_INTRO_CHARS).is_some() {
                return Err(Fault::TooLong("intro").into());
            }
        }
        for (name, links) in [
            ("donations", &self.donations),
            ("materials", &self.materials),
        ] {
            if links.len() > MAX_LINKS {
                return Err(Fault::TooLong(name).into());
            }
            let sound = |link: &TopicLink| {
                !link.title.is_empty()
                    && link.title.chars().nth(MAX_TITLE_CHARS).is_none()
                    && is_web_address(&link.url)
            };
            if !links.iter().all(sound) {
                return Err(FederationError::invalid(
                    "link_invalid",
                    format!(
                        "each of `{name}` has a title and an address that begins with https://"
                    ),
                ));
            }
        }
        Ok(())
    }
}

/// What an organisation wrote on a topic.
///
/// # Errors
/// The database.
pub async fn read(
    instance: &Instance,
    organization: &Organization,
    topic: &str,
) -> Result<Option<TopicWords>> {
    let db = instance.database.conn();
    let row = topic_pages::find(db, organization.id, &folded(topic)).await?;
    Ok(row.as_ref().map(TopicWords::of))
}

/// All that an organisation wrote, by topic.
///
/// # Errors
/// The database.
pub async fn of_organization(
    instance: &Instance,
    organization: &Organization,
) -> Result<Vec<TopicWords>> {
    let db = instance.database.conn();
    let rows = topic_pages::of_organization(db, organization.id).await?;
    Ok(rows.iter().map(TopicWords::of).collect())
}

/// Writes an organisation's part of a topic's page, in place of what whoever writes has `seen` there;
/// none, where nothing was.
///
/// # Errors
/// [`FederationError::Invalid`] for a topic, language or link that is none, or what is too long;
/// [`FederationError::Conflict`] `topic_changed` where something else stands there: nothing of it is
/// overwritten; [`FederationError::TooMany`].
pub async fn write(
    instance: &Instance,
    organization: &Organization,
    words: TopicWords,
    seen: Option<&TopicWords>,
) -> Result<TopicWords> {
    let words = words.tidied();
    words.check()?;
    let transaction = instance.database.begin().await?;
    // Whoever writes on a topic does so one after the other: a page that is new has no row to hold.
    organizations::lock(&transaction, organization.id).await?;
    let db = &transaction;
    let topic = folded(&words.name);
    let there = topic_pages::find(db, organization.id, &topic).await?;
    let there = there.as_ref().map(TopicWords::of);
    if there.as_ref() != seen {
        return Err(FederationError::conflict(
            "topic_changed",
            "something else is written on that topic by now; read it again",
        ));
    }
    if there.is_none() && topic_pages::count_of(db, organization.id).await? >= MAX_PAGES {
        return Err(FederationError::too_many(
            "topic_limit",
            format!("an organisation writes on at most {MAX_PAGES} topics; delete some"),
        ));
    }
    let new = NewTopicPage {
        organization_id: organization.id,
        topic,
        name: words.name.clone(),
        content: words.to_value().to_string(),
        updated_at: instance.clock.millis(),
    };
    topic_pages::put(db, new).await?;
    transaction.commit().await?;
    Ok(words)
}

/// Takes an organisation's part of a topic's page away; says whether there was one.
///
/// # Errors
/// The database.
pub async fn delete(instance: &Instance, organization: &Organization, topic: &str) -> Result<bool> {
    let db = instance.database.conn();
    Ok(topic_pages::delete(db, organization.id, &folded(topic)).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, url: &str) -> TopicWords {
        TopicWords {
            name: name.to_owned(),
            donations: vec![TopicLink {
                title: "Strike fund".to_owned(),
                url: url.to_owned(),
            }],
            ..TopicWords::default()
        }
    }

    #[test]
    fn a_topic_is_one_word_and_a_link_leads_to_the_web() {
        let good = words(" #DockSafety ", "https://fund.example/ ").tidied();
        assert_eq!(good.name, "DockSafety");
        assert!(good.check().is_ok());
        for (name, url) in [
            ("two words", "https://fund.example/"),
            ("DockSafety", "javascript:alert(1)"),
            ("DockSafety", "https://a:b@fund.example/"),
            ("DockSafety", ""),
        ] {
            assert!(words(name, url).tidied().check().is_err(), "{name} {url}");
        }
    }

    #[test]
    fn empty_rows_of_a_form_are_no_links() {
        let mut form = words("DockSafety", "https://fund.example/");
        form.materials = vec![TopicLink::default(); 3];
        form.intro = [("en".to_owned(), " ".to_owned())].into();
        let tidied = form.tidied();
        assert!(tidied.materials.is_empty() && tidied.intro.is_empty());
    }
}
