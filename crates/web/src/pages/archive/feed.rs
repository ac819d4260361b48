//! New appeals as Atom (RFC 4287): all, or those about a topic.

use super::shelf::{Shelf, Wanted};
use crate::{
    feeds,
    language::ENGLISH,
    pages::{cards, names, shell::Query, times},
    problem::{Answer, Problem},
    state::WebState,
};
use atom_syndication::{Entry, Feed, FixedDateTime, Person, Text};
use axum::{
    Router,
    extract::{Path, RawQuery, State},
    routing::get,
};
use undersigned_domain::ids;
use undersigned_federation::{addresses::topic_path, views::Appeal};

/// Appeals in a feed.
const NEWEST: usize = 50;

/// `/appeals.atom` and `/topics/{topic}/updates.atom`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals.atom", get(all))
        .route("/topics/{topic}/updates.atom", get(about))
}

async fn all(State(web): State<WebState>, RawQuery(query): RawQuery) -> Answer {
    let query = Query::read(query.as_deref());
    feed(
        &web,
        &Wanted::read(&query, None),
        "/appeals",
        "/appeals.atom",
    )
    .await
}

async fn about(State(web): State<WebState>, Path(topic): Path<String>) -> Answer {
    let page = topic_path(&topic);
    let wanted = Wanted {
        topic: Some(topic),
        ..Wanted::default()
    };
    feed(&web, &wanted, &page, &format!("{page}/updates.atom")).await
}

async fn feed(web: &WebState, wanted: &Wanted, page: &str, own: &str) -> Answer {
    let shelf = Shelf::of(web).await?;
    let addresses = &web.instance.addresses;
    let title = match &wanted.topic {
        Some(topic) => shelf.name_of(topic).ok_or_else(Problem::not_found)?,
        None => addresses.host(),
    };
    let mut newest = shelf.find(wanted);
    newest.sort_by_key(|appeal| std::cmp::Reverse(published(appeal)));
    newest.truncate(NEWEST);
    let feed = Feed {
        title: Text::plain(title),
        id: addresses.path(page),
        updated: newest.first().map(|one| moment(one)).unwrap_or_default(),
        links: vec![
            feeds::link("self", &addresses.path(own)),
            feeds::link("alternate", &addresses.path(page)),
        ],
        entries: newest
            .iter()
            .map(|appeal| entry(appeal, &addresses.path(&cards::address(web, appeal))))
            .collect(),
        authors: vec![Person {
            name: addresses.host(),
            ..Person::default()
        }],
        ..Feed::default()
    };
    Ok(feeds::atom(&feed))
}

fn entry(appeal: &Appeal, page: &str) -> Entry {
    let titles = names::read(appeal.titles.as_deref().unwrap_or_default());
    let title = names::first(&titles, ENGLISH).map(|title| title.words);
    Entry {
        title: Text::plain(title.unwrap_or_else(|| appeal.slug.clone())),
        id: appeal.ap_id.clone(),
        updated: moment(appeal),
        published: Some(moment(appeal)),
        authors: vec![Person {
            name: ids::host(&appeal.organiser),
            uri: Some(appeal.organiser.clone()),
            ..Person::default()
        }],
        links: vec![feeds::link("alternate", page)],
        ..Entry::default()
    }
}

fn published(appeal: &Appeal) -> i64 {
    appeal.published_at.unwrap_or(appeal.created_at)
}

fn moment(appeal: &Appeal) -> FixedDateTime {
    times::stored(published(appeal))
        .unwrap_or_default()
        .fixed_offset()
}
