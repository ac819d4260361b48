//! What Mastodon makes of a note.

use serde_json::Value;

pub(super) const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// A post as its timeline shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The object's id.
    pub uri: String,
    /// What people get when they open it.
    pub url: String,
    /// The author's id.
    pub account: String,
    /// HTML.
    pub content: String,
    /// Language, where `contentMap` says it.
    pub language: Option<String>,
    /// The content warning.
    pub spoiler: Option<String>,
    /// Whether everybody may see it, and find it.
    pub public: bool,
    /// What the preview card is made from.
    pub card: Option<String>,
    /// Pictures, with what is read out in their place.
    pub pictures: Vec<(String, Option<String>)>,
    /// The id of the account that boosted it here, if that is how it came.
    pub boosted_by: Option<String>,
}

/// What Mastodon makes of a note; nothing of any other type.
pub(super) fn status(note: &Value, boosted_by: Option<&str>) -> Option<Status> {
    if note["type"].as_str() != Some("Note") {
        return None;
    }
    let text = |name: &str| note[name].as_str().map(str::to_owned);
    let by_language = note["contentMap"].as_object();
    let content = text("content")
        .or_else(|| by_language.and_then(|map| map.values().next()?.as_str().map(str::to_owned)))?;
    let pictures = pictures(&note["attachment"]);
    Some(Status {
        uri: text("id")?,
        url: text("url").or_else(|| text("id"))?,
        account: text("attributedTo")?,
        language: by_language.and_then(|map| map.keys().next().cloned()),
        spoiler: text("summary").filter(|summary| !summary.is_empty()),
        public: addresses(&note["to"]).any(|to| to == PUBLIC),
        card: first_plain_link(&content).filter(|_| pictures.is_empty()),
        pictures,
        boosted_by: boosted_by.map(str::to_owned),
        content,
    })
}

/// What it makes of `attachment`: at most 16; `summary` goes before `name` as the description
/// (`app/lib/activitypub/parser/media_attachment_parser.rb`).
fn pictures(attachment: &Value) -> Vec<(String, Option<String>)> {
    let items = match attachment {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let picture = |item: &Value| {
        let known = ["Document", "Image"]
            .iter()
            .any(|kind| item["type"] == *kind);
        let media = item["mediaType"].as_str()?;
        let url = item["url"].as_str()?.to_owned();
        let text = |name: &str| item[name].as_str().filter(|text| !text.is_empty());
        let described = text("summary").or_else(|| text("name")).map(str::to_owned);
        (known && media.starts_with("image/")).then_some((url, described))
    };
    items.iter().filter_map(picture).take(16).collect()
}

fn addresses(value: &Value) -> impl Iterator<Item = &str> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    items.iter().filter_map(Value::as_str)
}

/// The first link that is neither a mention nor a hashtag.
fn first_plain_link(content: &str) -> Option<String> {
    content.split("<a ").skip(1).find_map(|tag| {
        let (attributes, _) = tag.split_once('>')?;
        let special = ["mention", "hashtag", "rel=\"tag"]
            .iter()
            .any(|word| attributes.contains(word));
        let (_, rest) = attributes.split_once("href=\"")?;
        let (href, _) = rest.split_once('"')?;
        (!special).then(|| href.to_owned())
    })
}
