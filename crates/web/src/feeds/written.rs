//! A feed as an answer: page by page (RFC 5005), with a tag, so that a reader who has it gets nothing.

use super::{Shell, link};
use crate::{
    pages::archive::{MAX_ASKED, bounded, href},
    problem::Answer,
    validate::{tagged, weak_tag},
};
use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// The media type of Atom.
const ATOM: &str = "application/atom+xml";

/// Entries in one page of a feed, unless fewer are asked for.
const SIZE: usize = 50;
/// Most pages of a feed: each is made from the newest on, for anybody who asks.
const PAGES: usize = 20;

/// Which page of a feed is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    number: usize,
    size: usize,
}

impl Part {
    /// As the address says it.
    pub fn asked(shell: &Shell) -> Answer<Self> {
        Ok(Self {
            number: bounded(shell, "page", 1, usize::MAX)?.min(PAGES),
            size: bounded(shell, "per_page", SIZE, MAX_ASKED)?.min(SIZE),
        })
    }

    /// Of how many, the newest of each kind, the page is made: all up to its end, and one by which it is known whether
    /// another page follows.
    pub fn most(self) -> usize {
        self.number.saturating_mul(self.size).saturating_add(1)
    }
}

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

/// A page of the feed with some entries, which lies at `updates.atom` below its page, the newest first. Behind the last
/// page is the last one.
pub(super) fn paged(
    head: Head<'_>,
    mut entries: Vec<Entry>,
    part: Part,
    shell: &Shell,
) -> Response {
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    let last = entries.len().div_ceil(part.size).max(1);
    let number = part.number.min(last);
    let mut entries = entries.split_off((number - 1) * part.size);
    let more = entries.len() > part.size && number < PAGES;
    entries.truncate(part.size);
    let address = format!("{}/updates.atom", head.page);
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
        links: other_pages(shell, &address, number, more),
        ..Feed::default()
    };
    let own = match number > 1 || part.size < SIZE {
        true => href(shell, &address, number),
        false => address,
    };
    answer(feed, &own, head.page, shell)
}

/// Where the other pages of a long feed at an address are (RFC 5005, section 3). What is published meanwhile moves entries on
/// to the next page, where they have the same ids: nobody who reads to the end misses one for it.
pub(crate) fn other_pages(shell: &Shell, address: &str, number: usize, more: bool) -> Vec<Link> {
    let pages = [
        ("first", (number > 1).then_some(1)),
        ("previous", (number > 1).then(|| number - 1)),
        ("next", more.then(|| number + 1)),
    ];
    let link = |(rel, number): (&str, Option<usize>)| {
        let address = href(shell, address, number?);
        Some(link(rel, ATOM, &address))
    };
    pages.into_iter().filter_map(link).collect()
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
