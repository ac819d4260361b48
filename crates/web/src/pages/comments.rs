//! `/appeals/{slug}/comments`: why signers sign, as the organiser let it in; a page, and an
//! ActivityStreams collection. `/comments/{id}`: one of them as its note.

use super::{
    appeal::{current, letter, roll},
    cards,
    entry::entry_path,
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
    routing::get,
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
};
use std::collections::BTreeMap;
use undersigned_domain::Entry;
use undersigned_federation::{
    actions::comments::{self, Comment as Held},
    objects::collection,
    views::AppealView,
};

/// Comments on the page of an appeal.
pub const BEGINNING: usize = 4;
/// Comments on one page of their own, and in one page of the collection.
const A_PAGE: usize = 50;

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
        href: entry_path(address, &entry.id),
        at: times::stored(held.updated_at),
    }
}

/// The beginning of an appeal's comments.
///
/// # Errors
/// The database.
pub async fn why(web: &WebState, view: &AppealView, reader: Language) -> Answer<Why> {
    let address = cards::address(web, &view.appeal);
    if view.appeal.organization_id.is_none() {
        return Ok(Why {
            href: sign_by_form::at_origin(web, &view.appeal, "comments"),
            ..Why::default()
        });
    }
    let of_listed = of_listed(web, view).await?;
    let total = of_listed.len() as u64;
    let beginning: Vec<i64> = of_listed.into_iter().take(BEGINNING).collect();
    Ok(Why {
        shown: listed(web, view, reader, &beginning).await?,
        href: (total > BEGINNING as u64).then(|| format!("{address}/comments")),
        total,
    })
}

/// Numbers of all comments of those who stand on the list and are shown, the newest first: what is
/// counted and put on pages is what is seen.
async fn of_listed(web: &WebState, view: &AppealView) -> Answer<Vec<i64>> {
    let held = web.instance.comments_let_in(view.appeal.id).await?;
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let survey = web.surveys.of(view).await;
    let is_shown = |author: &str| {
        let entry = survey.entry_of(author);
        entry.is_some_and(|entry| !view.hidden.contains(&entry.id))
    };
    let shown = held.into_iter().filter(|(_, author)| is_shown(author));
    Ok(shown.map(|(id, _)| id).collect())
}

/// Some comments as they are shown.
async fn listed(
    web: &WebState,
    view: &AppealView,
    reader: Language,
    ids: &[i64],
) -> Answer<Vec<Comment>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let address = cards::address(web, &view.appeal);
    let survey = web.surveys.of(view).await;
    let held = web.instance.comments_by_ids(ids).await?;
    Ok(held
        .iter()
        .filter_map(|held| {
            let entry = survey.entry_of(&held.author)?;
            Some(comment(held, entry, &address, reader))
        })
        .collect())
}

/// The part of a list that stands on a page, and whether there are more behind it.
fn page_of(ids: &[i64], number: u64) -> (&[i64], bool) {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    let skip = number.saturating_sub(1).saturating_mul(A_PAGE);
    let rest = ids.get(skip..).unwrap_or_default();
    (rest.get(..A_PAGE).unwrap_or(rest), rest.len() > A_PAGE)
}

/// The last page of so many; there is always one.
fn last_page(count: usize) -> u64 {
    u64::try_from(count.div_ceil(A_PAGE).max(1)).unwrap_or(u64::MAX)
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
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let all = of_listed(&state, &view).await?;
    // Some may have gone since somebody saw the way to a page: behind the end stands the last one.
    let number = number.unwrap_or(1).min(last_page(all.len()));
    let (ids, is_more) = page_of(&all, number);
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
    let shown = CommentsPage {
        address: visitor.with_language(&address),
        title: letter::title(&note.text, visitor.language),
        comments: listed(&state, &view, visitor.language, ids).await?,
        earlier: (number > 1).then(|| link(number - 1, "why-newer")),
        later: is_more.then(|| link(number + 1, "why-older")),
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

/// The comments as notes, a page at a time.
async fn objects_of(state: &WebState, view: &AppealView, number: Option<u64>) -> Answer {
    let id = format!("{}/comments", view.appeal.ap_id);
    let all = of_listed(state, view).await?;
    let at = |number: u64| format!("{id}?page={number}");
    let Some(number) = number else {
        return Ok(activitypub::activity(&collection::paged(
            &id,
            all.len() as u64,
            &at(1),
        )));
    };
    let (ids, is_more) = page_of(&all, number);
    let held = state.instance.comments_by_ids(ids).await?;
    let notes = held.iter().map(|held| comments::note(held, &view.appeal));
    let notes: Vec<_> = notes.collect();
    let next = is_more.then(|| at(number + 1));
    let page = collection::page(&at(number), &id, next.as_deref(), &notes);
    Ok(activitypub::activity(&page))
}

async fn note(State(state): State<WebState>, OriginalUri(uri): OriginalUri) -> Answer {
    let id = state.instance.addresses.path(uri.path());
    let found = state.instance.comment_note(&id).await?;
    let (note, comment, appeal) = found.ok_or_else(Problem::not_found)?;
    withheld::shows_what_it_said(&state, &comment.author).await?;
    if appeal.organization_id.is_some() {
        // As on the page of comments: what was said by somebody who is not shown is not shown.
        let view = state.instance.view_by_id(&appeal.ap_id).await?;
        let view = view.ok_or_else(Problem::not_found)?;
        withheld::may_be_shown(&state, &view).await?;
        let survey = state.surveys.of(&view).await;
        let entry = survey.entry_of(&comment.author);
        if entry.is_none_or(|entry| view.hidden.contains(&entry.id)) {
            return Err(Problem::not_found());
        }
    }
    Ok(activitypub::activity(&note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_full_until_the_last() {
        let all: Vec<i64> = (0..100).collect();
        assert_eq!(page_of(&all, 1), (&all[..50], true));
        assert_eq!(page_of(&all, 2), (&all[50..], false));
        assert_eq!(page_of(&all[..51], 2), (&all[50..51], false));
        for number in [3, u64::MAX] {
            assert_eq!(page_of(&all, number), (&all[..0], false), "{number}");
        }
        assert_eq!(page_of(&[], 1), (&all[..0], false));
        for (count, last) in [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2)] {
            assert_eq!(last_page(count), last, "{count}");
            let (shown, is_more) = page_of(&all[..count], last);
            assert!(!is_more && shown.is_empty() == (count == 0), "{count}");
        }
    }
}
