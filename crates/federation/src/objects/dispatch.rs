//! What surrounds a dispatch: an update is a note that other software shows as a reply to the
//! appeal. Cases and handovers travel between servers that hold the list only.

use super::note::{escape, normalise, shown};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    context::PUBLIC,
    dispatch::{Letter, Update, Words},
};

/// What a document says besides its dispatch.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Its address, which is the page's too.
    pub id: &'a str,
    /// The organiser.
    pub organiser: &'a str,
    /// The appeal.
    pub appeal: &'a str,
    /// When it was first published, RFC 3339.
    pub published: &'a str,
    /// When it was last changed, RFC 3339; absent at first.
    pub updated: Option<&'a str>,
}

/// The members of the document around a dispatch, to be signed by
/// [`undersigned_domain::Author::dispatch`], with so many bytes of its text for other software.
pub(crate) fn around(of: Around<'_>, words: &Words, most: usize) -> Map<String, Value> {
    let mut members = Map::new();
    let public = [
        ("to", json!([PUBLIC])),
        ("cc", json!([format!("{}/followers", of.organiser)])),
        ("published", json!(of.published)),
    ];
    for (member, value) in public {
        members.insert(member.into(), value);
    }
    if let Some(updated) = of.updated {
        members.insert("updated".into(), json!(updated));
    }
    if let Words::Withdrawn = words {
        members.insert("formerType".into(), json!("Note"));
        return members;
    }
    for (member, value) in [
        ("url", of.id),
        ("inReplyTo", of.appeal),
        ("context", of.appeal),
    ] {
        members.insert(member.into(), json!(value));
    }
    if let Words::Event(event) = words {
        // A meeting is no reply: software for meetings shows it by itself.
        members.remove("inReplyTo");
        members.extend(super::event::members(of.id, event, most));
    }
    if let Words::Letter(letter) = words {
        let language = letter.languages.first().cloned().unwrap_or_default();
        let content = calls_to_write(of.id, letter, &language, most);
        members.insert("contentMap".into(), json!({language: content}));
        members.insert("content".into(), json!(content));
    }
    if let Words::Update(update) = words {
        let language = update.languages.first().cloned().unwrap_or_default();
        let content = content(of.id, update, &language, most);
        let quote = json!({"canQuote": {"automaticApproval": [PUBLIC]}});
        for (member, value) in [
            ("contentMap", json!({language: content})),
            ("content", json!(content)),
            ("interactionPolicy", quote),
        ] {
            members.insert(member.into(), value);
        }
    }
    members
}

/// HTML in the first language: what one is asked to write, and where the letter is. Neither the letter
/// nor whom it goes to: both are read, filled in and sent from its page.
fn calls_to_write(id: &str, letter: &Letter, language: &str, most: usize) -> String {
    let text = |map: &undersigned_domain::appeal::ByLanguage| {
        map.get(language).cloned().unwrap_or_default()
    };
    normalise(&format!(
        "<p><strong>{}</strong></p><p><a href=\"{id}\">{id}</a></p>{}",
        escape(&text(&letter.title)),
        shown(&text(&letter.words), most, String::new),
        id = escape(id),
    ))
}

/// HTML in the first language: title, address, text, sources. No name of a case stands in it that
/// the organiser has not written into the text.
fn content(id: &str, update: &Update, language: &str, most: usize) -> String {
    let text = |map: &undersigned_domain::appeal::ByLanguage| {
        map.get(language).cloned().unwrap_or_default()
    };
    let sources = update.sources.iter().map(|source| match &source.url {
        Some(url) => {
            let name = match source.title.is_empty() {
                true => url,
                false => &source.title,
            };
            format!("<li><a href=\"{}\">{}</a></li>", escape(url), escape(name))
        }
        None => format!("<li>{}</li>", escape(&source.title)),
    });
    let sources = || {
        let sources: String = sources.collect();
        match sources.is_empty() {
            true => sources,
            false => format!("<ul>{sources}</ul>"),
        }
    };
    normalise(&format!(
        "<p><strong>{}</strong></p><p><a href=\"{id}\">{id}</a></p>{}",
        escape(&text(&update.title)),
        shown(&text(&update.body), most, sources),
        id = escape(id),
    ))
}
