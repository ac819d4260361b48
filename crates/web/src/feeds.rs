//! What happened to an appeal, as Atom (RFC 4287): each wording, and where the appeal stands.

use crate::{activitypub::objects::view, problem::Answer, state::WebState};
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use undersigned_domain::{Content, Note, Statement, ids};

/// The feeds' routes.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/updates.atom", get(own))
        .route("/appeals/{host}/{slug}/updates.atom", get(others))
}

async fn own(State(state): State<WebState>, Path(slug): Path<String>) -> Answer {
    answer(&state, None, &slug).await
}

async fn others(
    State(state): State<WebState>,
    Path((host, slug)): Path<(String, String)>,
) -> Answer {
    answer(&state, Some(&host), &slug).await
}

async fn answer(state: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(state, host, slug).await?;
    let page = state
        .instance
        .addresses
        .appeal_page(&view.appeal.host, &view.appeal.slug);
    let mut notes: Vec<(&Statement, &Note)> = view
        .snapshot
        .state()
        .statements()
        .filter_map(|statement| match &statement.content {
            Content::Note(note) => Some((statement.as_ref(), note.as_ref())),
            _ => None,
        })
        .collect();
    notes.sort_by_key(|(statement, _)| std::cmp::Reverse(statement.seq));
    let title = notes
        .first()
        .map(|(_, note)| title(note))
        .unwrap_or_default();
    let mut feed = Feed {
        title: Text::plain(title),
        id: view.appeal.ap_id.clone(),
        updated: notes
            .first()
            .map(|(note, _)| moment(note))
            .unwrap_or_default(),
        authors: vec![Person {
            name: ids::host(&view.appeal.organiser),
            uri: Some(view.appeal.organiser.clone()),
            ..Person::default()
        }],
        ..Feed::default()
    };
    feed.links = vec![
        link("self", &format!("{page}/updates.atom")),
        link("alternate", &page),
    ];
    feed.entries = notes
        .iter()
        .map(|(statement, note)| entry(statement, note, &page))
        .collect();
    Ok(atom(&feed))
}

fn entry(statement: &Statement, note: &Note, page: &str) -> Entry {
    let mut entry = Entry {
        title: Text::plain(title(note)),
        id: format!("{}#wording-{}", statement.id, note.revision),
        updated: moment(statement),
        ..Entry::default()
    };
    entry.links = vec![link("alternate", page)];
    let summary = format!("Wording {}, {}", note.revision, note.status.name());
    entry.summary = Some(Text::plain(summary));
    entry
}

fn title(note: &Note) -> String {
    let language = note
        .text
        .languages
        .first()
        .map(String::as_str)
        .unwrap_or_default();
    note.text.title.get(language).cloned().unwrap_or_default()
}

/// `seq` is milliseconds since 1970 for everything that was signed by a sound clock.
fn moment(statement: &Statement) -> FixedDateTime {
    let millis = i64::try_from(statement.seq).unwrap_or_default();
    chrono::DateTime::from_timestamp_millis(millis)
        .unwrap_or_default()
        .fixed_offset()
}

/// A link of a feed.
pub fn link(rel: &str, href: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        ..Link::default()
    }
}

/// A feed as an answer.
pub fn atom(feed: &Feed) -> Response {
    let mut response = feed.to_string().into_response();
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
