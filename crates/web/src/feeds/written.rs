//! A feed as an answer, with a tag, so that a reader who has it gets nothing.

use super::{MOST, Shell, link};
use crate::validate::{tagged, weak_tag};
use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Person, Text};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// The media type of Atom.
pub(crate) const ATOM: &str = "application/atom+xml";

/// What a feed says of itself.
pub(super) struct Head<'a> {
    /// Its title.
    pub title: Text,
    /// More about it.
    pub subtitle: Option<Text>,
    /// Its id.
    pub id: String,
    /// Whose it is: name and id.
    pub author: (String, String),
    /// What it says of its time while it has no entries.
    pub began: FixedDateTime,
    /// The address of the page that it goes with.
    pub page: &'a str,
}

/// The feed with the newest of some entries, which lies at `updates.atom` below its page.
pub(super) fn newest(head: Head<'_>, mut entries: Vec<Entry>, shell: &Shell) -> Response {
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(MOST);
    let (name, uri) = head.author;
    let feed = Feed {
        title: head.title,
        subtitle: head.subtitle,
        id: head.id,
        updated: entries.first().map_or(head.began, |newest| newest.updated),
        authors: vec![Person {
            name,
            uri: Some(uri),
            ..Person::default()
        }],
        entries,
        ..Feed::default()
    };
    let address = format!("{}/updates.atom", head.page);
    answer(feed, &address, head.page, shell)
}

/// The feed for a page at `page` and with its own address `address`, or 304 where the reader has it. Links to its other
/// pages stand in it already.
pub(crate) fn answer(mut feed: Feed, address: &str, page: &str, shell: &Shell) -> Response {
    let language = shell.page.language.tag;
    feed.lang = Some(language.to_owned());
    feed.generator = Some(Generator {
        value: "Undersigned".to_owned(),
        ..Generator::default()
    });
    let mut links = vec![
        link("self", ATOM, address),
        link("alternate", "text/html", page),
    ];
    links.append(&mut feed.links);
    feed.links = links;
    let text = feed.to_string();
    let tag = weak_tag(&[&text]);
    if let Some(unchanged) = shell.unchanged(&tag) {
        return unchanged;
    }
    // No `Last-Modified`: the date of the newest entry stays where an older one changed, or was taken back.
    let mut response = text.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CONTENT_LANGUAGE, language),
        (header::VARY, "Accept-Language"),
        (header::CACHE_CONTROL, "no-cache"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    tagged(response, &tag)
}
