//! What a reply or quote from other software says, read without asking anybody.

use crate::{
    actions::comments,
    plain_html,
    property::{first, items},
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use undersigned_domain::{context::PUBLIC, ids, names::is_language_tag};
use unicode_normalization::UnicodeNormalization as _;

/// Longest text that is looked at, in bytes.
const MAX_TEXT: usize = 100_000;
/// Most addresses that one reply is taken to be about.
const MAX_ABOUT: usize = 10;
/// Most tags that are looked at.
const MAX_TAGS: usize = 100;
/// The spellings of the public collection (ActivityPub, section 5.6).
const PUBLIC_SPELLINGS: [&str; 3] = [PUBLIC, "as:Public", "Public"];
/// Members by which software says what a post quotes (FEP-044f, and what came before it).
const QUOTES: [&str; 4] = ["quote", "quoteUrl", "quoteUri", "_misskey_quote"];
/// Relations of a `Link` in `tag` that make it a quote (FEP-e232).
const QUOTE_RELATIONS: [&str; 2] = [
    "https://misskey-hub.net/ns#_misskey_quote",
    "http://fedibird.com/ns#quoteUri",
];
/// Tags after which a new word begins.
const BLOCKS: [&str; 9] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "hr",
];

/// A post that answers or quotes something.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub actor: String,
    /// What it answers or quotes, by id or address.
    pub about: Vec<String>,
    /// What of that it answers.
    pub answers: Vec<String>,
    /// Whether everybody may see it, listed or not.
    pub is_public: bool,
    /// Its language, where it says.
    pub language: Option<String>,
    /// Its HTML, as far as it is looked at. That is taken apart where it is about something here, and not before.
    content: String,
    /// Its hashtags, folded.
    hashtags: Vec<String>,
}

impl Reply {
    /// Reads a post. A vote in a poll (`name` and no `content`) is none.
    pub fn read(object: &Map<String, Value>) -> Option<Self> {
        let kind = first(object.get("type"))?.as_str()?;
        if !["Note", "Article", "Page"].contains(&kind) {
            return None;
        }
        let by_language = object.get("contentMap").and_then(Value::as_object);
        let content = object
            .get("content")
            .and_then(Value::as_str)
            .or_else(|| by_language?.values().next()?.as_str())
            .filter(|content| !content.is_empty())?;
        let id = object.get("id")?.as_str()?.to_owned();
        let actor = id_of(first(object.get("attributedTo"))?)?.to_owned();
        ids::canonical_id("id", &id).ok()?;
        if !ids::same_origin(&id, &actor) {
            return None;
        }
        Some(Self {
            about: about(object),
            answers: items(object.get("inReplyTo"))
                .filter_map(id_of)
                .take(MAX_ABOUT)
                .map(str::to_owned)
                .collect(),
            is_public: ["to", "cc"]
                .iter()
                .flat_map(|name| items(object.get(*name)))
                .filter_map(Value::as_str)
                .any(|to| PUBLIC_SPELLINGS.contains(&to)),
            language: by_language
                .and_then(|map| language_of(content, map))
                .filter(|tag| is_language_tag(tag))
                .cloned(),
            content: plain_html::cut(content, MAX_TEXT).to_owned(),
            hashtags: tags(object).filter_map(hashtag).collect(),
            id,
            actor,
        })
    }

    /// Its words as they are read, with their lines.
    pub fn words(&self) -> String {
        comments::of_html(&self.content)
    }

    /// Whether one of the phrases stands in it.
    pub fn says(&self, phrases: &Phrases) -> bool {
        let text = folded(&plain(&self.content));
        let mut phrases = phrases.0.iter();
        phrases.any(|phrase| {
            let mut texts = self.hashtags.iter().chain([&text]);
            texts.any(|text| stands_in(phrase, text))
        })
    }
}

/// The language in which a post is written that says the same in others: the one whose words it shows.
fn language_of<'a>(content: &str, by_language: &'a Map<String, Value>) -> Option<&'a String> {
    let mut all = by_language.iter();
    let shown = all.find(|(_, words)| words.as_str() == Some(content));
    shown
        .or_else(|| by_language.iter().next())
        .map(|(tag, _)| tag)
}

/// The phrases by which an appeal is co-signed, folded.
#[derive(Debug, Clone)]
pub struct Phrases(Vec<String>);

impl Phrases {
    /// The phrases of an appeal's note.
    pub fn of(note: &Value) -> Self {
        Self(
            phrases(note)
                .values()
                .map(|phrase| folded(phrase))
                .collect(),
        )
    }
}

impl Phrases {
    /// Whether a word is one of the phrases and nothing else.
    pub fn is(&self, word: &str) -> bool {
        let word = folded(word);
        self.0.contains(&word)
    }
}

/// The phrases of an appeal's note as they are written: one text (under `und`), or one for each
/// language.
pub fn phrases(note: &Value) -> BTreeMap<String, String> {
    let und = |text: &str| BTreeMap::from([("und".to_owned(), text.to_owned())]);
    let mut phrases = match note.pointer("/appeal/coSignPhrase") {
        Some(Value::String(text)) => und(text),
        Some(Value::Object(map)) => map
            .iter()
            .filter_map(|(language, text)| Some((language.clone(), text.as_str()?.to_owned())))
            .collect(),
        _ => BTreeMap::new(),
    };
    phrases.retain(|_, phrase| !folded(phrase).is_empty());
    if phrases.is_empty() {
        phrases = und(crate::objects::note::CO_SIGN_PHRASE);
    }
    phrases
}

/// Whether a phrase stands in a text, both folded. A hashtag, and whatever begins or ends with a
/// Latin letter or a digit, must not go on in the text.
fn stands_in(phrase: &str, text: &str) -> bool {
    let hashtag = phrase.starts_with('#');
    let goes_on = |mine: Option<char>, next: Option<char>| match (mine, next) {
        (Some(mine), Some(next)) if hashtag => {
            mine != '#' && (next.is_alphanumeric() || next == '_')
        }
        (Some(mine), Some(next)) => mine.is_ascii_alphanumeric() && next.is_ascii_alphanumeric(),
        _ => false,
    };
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|text| text.chars().next());
        let glued =
            hashtag && before.is_some_and(|before| before.is_alphanumeric() || before == '#');
        !glued
            && !goes_on(phrase.chars().next(), before)
            && !goes_on(phrase.chars().next_back(), after)
    })
}

/// One form for all widths and letter cases, without what cannot be seen.
fn folded(text: &str) -> String {
    let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let wide: String = text.nfkc().filter(|c| !unseen(*c)).collect();
    let lower: String = wide.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML as text. Mastodon puts the `#` and the word of a hashtag into different elements, so only
/// blocks part words.
fn plain(html: &str) -> String {
    let parted = |tag: &str| BLOCKS.contains(&tag);
    plain_html::words(html, MAX_TEXT, |tag| if parted(tag) { " " } else { "" })
}

fn about(object: &Map<String, Value>) -> Vec<String> {
    let named = std::iter::once("inReplyTo").chain(QUOTES);
    let members = named
        .flat_map(|name| items(object.get(name)))
        .filter_map(id_of);
    let links = tags(object).filter_map(quote_link);
    members
        .chain(links)
        .take(MAX_ABOUT)
        .map(str::to_owned)
        .collect()
}

/// The address of a `Link` in `tag` that quotes (FEP-e232): one that says so, or one that leads to
/// an object and says nothing of why.
fn quote_link(tag: &Map<String, Value>) -> Option<&str> {
    if first(tag.get("type"))?.as_str()? != "Link" {
        return None;
    }
    let mut relations = items(tag.get("rel")).filter_map(Value::as_str).peekable();
    let quotes = match relations.peek() {
        Some(_) => relations.any(|relation| QUOTE_RELATIONS.contains(&relation)),
        None => tag
            .get("mediaType")
            .and_then(Value::as_str)
            .is_some_and(crate::fetch::is_activity_json),
    };
    tag.get("href")
        .and_then(Value::as_str)
        .filter(|href| quotes && href.len() <= ids::MAX_ID_BYTES)
}

fn hashtag(tag: &Map<String, Value>) -> Option<String> {
    if first(tag.get("type"))?.as_str()? != "Hashtag" {
        return None;
    }
    let name = tag.get("name")?.as_str().filter(|name| name.len() <= 300)?;
    let folded = folded(name);
    Some(format!("#{}", folded.trim_start_matches('#')))
}

fn tags(object: &Map<String, Value>) -> impl Iterator<Item = &Map<String, Value>> {
    items(object.get("tag"))
        .take(MAX_TAGS)
        .filter_map(Value::as_object)
}

/// An id, plain or of an embedded object.
fn id_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(id) => Some(id.as_str()),
        Value::Object(object) => object.get("id")?.as_str(),
        _ => None,
    }
    .filter(|id| id.len() <= ids::MAX_ID_BYTES)
}

#[cfg(test)]
mod tests;
