//! `/appeals/{slug}/comments`: why signers sign, as the organiser let it in; a page, and an
//! ActivityStreams collection. `/comments/{id}`: one of them as its note.

use super::{
    appeal::{current, letter, roll},
    cards,
    entry::entry_key,
    names::plain_address,
    session::Visitor,
    sign_by_form,
    signing::frame_at,
    times,
};
use crate::{
    activitypub::{self, objects, page_number, wants_activity},
    language::Language,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Link, Text,
        comments::{Comment, CommentsPage, Why},
    },
    withheld,
};
use axum::{
    Router,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, StatusCode},
    routing::get,
};
use std::collections::BTreeMap;
use undersigned_domain::Entry;
use undersigned_federation::{
    actions::comments::{self, Comment as Held},
    objects::collection,
    views::AppealView,
};

/// Comments on the page of an appeal.
pub const BEGINNING: u64 = 4;
/// Comments on one page of their own, and in one page of the collection.
const A_PAGE: u64 = 50;

/// Routes of the pages.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/comments", get(show))
        .route("/comments/{id}", get(note))
}

/// Words and language of a comment. Where nobody said which language it is in, a reader's own
/// would be a guess.
pub fn words(held: &Held) -> Text {
    Text::new(held.language.clone(), held.words.clone())
}

/// A comment as it is shown beside an entry.
pub fn comment(held: &Held, entry: &Entry, address: &str, reader: Language) -> Comment {
    let mut names = roll::names(entry, reader);
    names.truncate(2);
    if names.is_empty() {
        names.push(Text::new("", plain_address(&entry.id)));
    }
    Comment {
        words: words(held),
        names,
        href: format!("{address}/cosigners/{}", entry_key(&entry.id)),
        at: times::stored(held.updated_at),
    }
}

/// The beginning of an appeal's comments.
///
/// # Errors
/// The database.
pub async fn why(web: &WebState, view: &AppealView, reader: Language) -> Answer<Why> {
    let address = cards::address(web, &view.appeal);
    let (total, _) = web.instance.comments_version(view.appeal.id).await?;
    let ours = view.appeal.organization_id.is_some();
    if !ours {
        return Ok(Why {
            href: sign_by_form::at_origin(web, &view.appeal, "comments"),
            ..Why::default()
        });
    }
    Ok(Why {
        shown: listed(web, view, reader, 0, BEGINNING).await?,
        href: (total > BEGINNING).then(|| format!("{address}/comments")),
        total,
    })
}

/// Comments of those who stand on the list and are shown.
async fn listed(
    web: &WebState,
    view: &AppealView,
    reader: Language,
    skip: u64,
    limit: u64,
) -> Answer<Vec<Comment>> {
    let address = cards::address(web, &view.appeal);
    let held = web
        .instance
        .comments_shown(view.appeal.id, skip, limit)
        .await?;
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let survey = web.surveys.of(view);
    Ok(held
        .iter()
        .filter_map(|held| {
            let entry = survey.entry_of(&held.author)?;
            (!view.hidden.contains(&entry.id)).then(|| comment(held, entry, &address, reader))
        })
        .collect())
}

/// What is said by those on a page of the list, by the ids of their entries.
///
/// # Errors
/// The database.
pub async fn beside(
    web: &WebState,
    view: &AppealView,
    entries: &[&Entry],
) -> Answer<BTreeMap<String, Text>> {
    let (total, _) = web.instance.comments_version(view.appeal.id).await?;
    if view.appeal.organization_id.is_none() || total == 0 {
        return Ok(BTreeMap::new());
    }
    let held = web.instance.comments_of(view.appeal.id, entries).await?;
    Ok(held
        .into_iter()
        .filter(|(id, _)| !view.hidden.contains(id))
        .map(|(id, held)| (id, words(&held)))
        .collect())
}

async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let number = page_number(visitor.query("page"))?;
    if wants_activity(&headers) {
        return objects_of(&state, &view, number).await;
    }
    let number: u64 = number.unwrap_or(1);
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let (total, _) = state.instance.comments_version(view.appeal.id).await?;
    let address = cards::address(&state, &view.appeal);
    let path = |number: u64| match number {
        1 => format!("{address}/comments"),
        number => format!("{address}/comments?page={number}"),
    };
    let page = frame_at(&state, &visitor, &path(number)).await?;
    let link = |number: u64, key: &str| Link {
        href: visitor.with_language(&path(number)),
        words: page.t(key),
    };
    let skip = (number - 1) * A_PAGE;
    let shown = CommentsPage {
        address: visitor.with_language(&address),
        title: letter::title(&note.text, visitor.language),
        comments: listed(&state, &view, visitor.language, skip, A_PAGE).await?,
        earlier: (number > 1).then(|| link(number - 1, "why-newer")),
        later: (skip + A_PAGE < total).then(|| link(number + 1, "why-older")),
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

/// The comments as notes, a page at a time.
async fn objects_of(state: &WebState, view: &AppealView, number: Option<u64>) -> Answer {
    let id = format!("{}/comments", view.appeal.ap_id);
    let (total, _) = state.instance.comments_version(view.appeal.id).await?;
    let at = |number: u64| format!("{id}?page={number}");
    let Some(number) = number else {
        return Ok(activitypub::activity(&collection::paged(
            &id,
            total,
            &at(1),
        )));
    };
    let skip = (number - 1) * A_PAGE;
    let held = state
        .instance
        .comments_shown(view.appeal.id, skip, A_PAGE)
        .await?;
    let survey = state.surveys.of(view);
    let notes: Vec<_> = held
        .iter()
        .filter(|held| {
            let entry = survey.entry_of(&held.author);
            entry.is_some_and(|entry| !view.hidden.contains(&entry.id))
        })
        .map(|held| comments::note(held, &view.appeal))
        .collect();
    let next = (skip + A_PAGE < total).then(|| at(number + 1));
    let page = collection::page(&at(number), &id, next.as_deref(), &notes);
    Ok(activitypub::activity(&page))
}

async fn note(State(state): State<WebState>, OriginalUri(uri): OriginalUri) -> Answer {
    let id = state.instance.addresses.path(uri.path());
    let found = state.instance.comment_note(&id).await?;
    let (note, comment, appeal) = found.ok_or_else(Problem::not_found)?;
    if appeal.organization_id.is_some() {
        // As on the page of comments: what was said by somebody who is not shown is not shown.
        let view = state.instance.view_by_id(&appeal.ap_id).await?;
        let view = view.ok_or_else(Problem::not_found)?;
        withheld::may_be_shown(&state, &view).await?;
        let survey = state.surveys.of(&view);
        let entry = survey.entry_of(&comment.author);
        if entry.is_none_or(|entry| view.hidden.contains(&entry.id)) {
            return Err(Problem::not_found());
        }
    }
    Ok(activitypub::activity(&note))
}
