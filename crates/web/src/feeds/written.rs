//! A feed as an answer: page by page (RFC 5005), with a tag, so that a reader who has it gets nothing.

use super::{Shell, link, moment};
use crate::{
    pages::archive::{MAX_ASKED, bounded, href, window},
    problem::Answer,
    validate::{tagged, weak_tag},
};
use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use std::ops::Range;

/// The media type of Atom.
const ATOM: &str = "application/atom+xml";

/// Entries in one page of a feed, unless fewer are asked for.
const SIZE: usize = 50;

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
            number: bounded(shell, "page", 1, usize::MAX)?,
            size: bounded(shell, "per_page", SIZE, MAX_ASKED)?.min(SIZE),
        })
    }

    /// The page, the newest first, cut out of all that there is. Behind the last page is the last one.
    pub fn cut<T>(self, mut all: Vec<Item<T>>) -> (Vec<Item<T>>, Cut) {
        all.sort_by(|a, b| b.seq.cmp(&a.seq).then_with(|| a.id.cmp(&b.id)));
        let (places, cut) = self.of(all.len());
        let mut items = all.split_off(places.start);
        items.truncate(places.len());
        (items, cut)
    }

    /// The same of so many that are in order already: from which to which.
    pub fn of(self, count: usize) -> (Range<usize>, Cut) {
        let (number, places) = window(count, self.size, self.number);
        let cut = Cut {
            number,
            size: self.size,
            more: places.end < count,
        };
        (places, cut)
    }
}

/// Which page was cut out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    number: usize,
    size: usize,
    more: bool,
}

/// How an entry is made, but for its id and its time.
pub(super) type Making<'a> = Box<dyn FnOnce() -> Option<Entry> + 'a>;

/// What may become an entry. How many there are is for organisers to say: Markdown is read only of those that stand on the
/// page that is asked for.
pub(super) struct Item<T> {
    /// By which it is sorted, and the time that its entry has.
    pub seq: u64,
    /// The id of its entry.
    pub id: String,
    /// What it is made of.
    pub what: T,
}

impl<'a> Item<Making<'a>> {
    /// One whose entry is made in this way. None comes of what cannot be shown.
    pub fn made(seq: u64, id: String, make: impl FnOnce() -> Option<Entry> + 'a) -> Self {
        let what = Box::new(make);
        Self { seq, id, what }
    }

    /// Its entry.
    pub fn entry(self) -> Option<Entry> {
        Some(Entry {
            id: self.id,
            updated: moment(self.seq),
            ..(self.what)()?
        })
    }
}

/// A page cut out of items, as entries.
pub(super) fn entries(all: Vec<Item<Making<'_>>>, part: Part) -> (Vec<Entry>, Cut) {
    let (items, cut) = part.cut(all);
    (items.into_iter().filter_map(Item::entry).collect(), cut)
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

/// The page of the feed that was cut out, with its entries: it lies at `updates.atom` below the page it goes with.
pub(super) fn paged(head: Head<'_>, entries: Vec<Entry>, cut: Cut, shell: &Shell) -> Response {
    let Cut { number, size, more } = cut;
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
    let own = match number > 1 || size < SIZE {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn only_what_stands_on_the_page_that_is_asked_for_is_made() {
        let made = Cell::new(0);
        let page = |number, size| {
            let made = &made;
            made.set(0);
            let item = |seq: u64| {
                Item::made(seq, format!("https://hub.example/{seq}"), move || {
                    made.set(made.get() + 1);
                    Some(Entry::default())
                })
            };
            let (entries, cut) = entries((1..=5).map(item).collect(), Part { number, size });
            let times = entries.iter().map(|one| one.updated.timestamp_millis());
            (
                times.collect::<Vec<i64>>(),
                cut.number,
                cut.more,
                made.get(),
            )
        };
        assert_eq!(page(1, 2), (vec![5, 4], 1, true, 2));
        assert_eq!(page(2, 2), (vec![3, 2], 2, true, 2));
        assert_eq!(page(3, 2), (vec![1], 3, false, 1));
        assert_eq!(page(usize::MAX, 2), (vec![1], 3, false, 1));
        assert_eq!(page(usize::MAX, 50), (vec![5, 4, 3, 2, 1], 1, false, 5));
    }

    #[test]
    fn a_feed_without_entries_is_one_page() {
        let (entries, cut) = entries(
            Vec::new(),
            Part {
                number: 7,
                size: 50,
            },
        );
        assert!(entries.is_empty());
        assert_eq!((cut.number, cut.more), (1, false));
    }
}
