//! Appeals and statements at their own addresses, and what an appeal's state is.

use super::activity_text;
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json, Router,
    extract::{OriginalUri, Path, State},
    http::StatusCode,
    response::IntoResponse,
    routing::get,
};
use std::collections::BTreeMap;
use undersigned_domain::{Digest, wordings};
use undersigned_federation::{objects::collection, views::AppealView};

/// Routes of statements and of what belongs to an appeal but is no page.
pub fn routes() -> Router<WebState> {
    let mut routes = Router::new()
        .route("/appeals/{slug}/state", get(own_state))
        .route("/appeals/{host}/{slug}/state", get(state))
        .route("/appeals/{slug}/replies", get(replies))
        .route("/quote-authorizations/{id}", get(quote_authorization));
    for folder in [
        "endorsements",
        "admissions",
        "attestations",
        "tallies",
        "same-signers",
        "proceedings",
        "activities",
    ] {
        routes = routes.route(&format!("/{folder}/{{id}}"), get(statement));
    }
    routes
}

/// The appeal that an address names: `/appeals/{slug}/…` or `/appeals/{host}/{slug}/…`.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Which {
    /// Where the appeal is from; here where there is none.
    pub host: Option<String>,
    /// The last part of its address.
    pub slug: String,
}

/// The view behind a host and slug; our own host where there is none.
pub async fn view(web: &WebState, host: Option<&str>, slug: &str) -> Answer<AppealView> {
    let ours = web.instance.addresses.host();
    let host = host.unwrap_or(&ours);
    web.instance
        .view_by_slug(host, slug)
        .await?
        .ok_or_else(Problem::not_found)
}

/// The appeal as its note.
pub async fn appeal(web: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let digest = view.list.note_digest.ok_or_else(Problem::not_found)?;
    let text = web.instance.statement_text(view.appeal.id, digest).await?;
    Ok(activity_text(text.ok_or_else(Problem::not_found)?))
}

/// The addresses of an appeal's wordings, as an AS2 collection.
pub async fn revisions(web: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let id = format!("{}/revisions", view.appeal.ap_id);
    let items: Vec<_> = published(&view)
        .keys()
        .map(|revision| format!("{id}/{revision}").into())
        .collect();
    Ok(super::activity(&collection::whole(&id, &items)))
}

/// One wording as its note, as it was signed. Where two texts stand under its number, a
/// collection of both notes.
pub async fn revision(web: &WebState, host: Option<&str>, slug: &str, number: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let published = published(&view);
    let there = published.iter().find(|(one, _)| one.to_string() == number);
    let Some((revision, digests)) = there else {
        let numbers: Vec<String> = published.keys().map(ToString::to_string).collect();
        let detail = format!("there is no such wording; there is {}", numbers.join(", "));
        return Err(Problem::new(StatusCode::NOT_FOUND, "not_found", detail));
    };
    let mut notes = Vec::new();
    for digest in digests {
        notes.extend(web.instance.statement_text(view.appeal.id, *digest).await?);
    }
    match notes.as_slice() {
        [] => Err(Problem::not_found()),
        [only] => Ok(activity_text(only.clone())),
        several => {
            let read = |text: &String| serde_json::from_str(text).ok();
            let items: Vec<_> = several.iter().filter_map(read).collect();
            let id = format!("{}/revisions/{revision}", view.appeal.ap_id);
            Ok(super::activity(&collection::whole(&id, &items)))
        }
    }
}

/// The notes of each wording that was published, by number.
fn published(view: &AppealView) -> BTreeMap<u64, Vec<Digest>> {
    let mut published: BTreeMap<u64, Vec<Digest>> = BTreeMap::new();
    for wording in wordings(view.snapshot.state(), &view.list) {
        if let Some(note) = &wording.statement {
            let notes = published.entry(wording.revision).or_default();
            notes.push(note.digest);
        }
    }
    published
}

/// The list as an AS2 collection of the statements' ids.
pub async fn co_signers(web: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let id = format!("{}/cosigners", view.appeal.ap_id);
    let items: Vec<_> = view
        .list
        .entries
        .iter()
        .map(|entry| entry.statement.clone().into())
        .collect();
    let collection = collection::whole(&id, &items);
    Ok(super::activity(&collection))
}

/// The replies by which an appeal of ours was co-signed.
async fn replies(State(web): State<WebState>, Path(slug): Path<String>) -> Answer {
    let view = view(&web, None, &slug).await?;
    let (total, replies) = web.instance.co_sign_replies(view.appeal.id).await?;
    let items: Vec<_> = replies.into_iter().map(Into::into).collect();
    let id = format!("{}/replies", view.appeal.ap_id);
    Ok(super::activity(&collection::beginning(&id, total, &items)))
}

async fn quote_authorization(State(web): State<WebState>, OriginalUri(uri): OriginalUri) -> Answer {
    let id = web.instance.addresses.path(uri.path());
    let found = web.instance.quote_authorization(&id).await?;
    Ok(super::activity(&found.ok_or_else(Problem::not_found)?))
}

async fn statement(State(web): State<WebState>, OriginalUri(uri): OriginalUri) -> Answer {
    let id = web.instance.addresses.path(uri.path());
    let text = match uri.path().split('/').nth(1) {
        Some("activities") => web.instance.public_activity(&id).await?,
        Some("proceedings") => web.instance.own_proceeding(&id).await?,
        _ => web.instance.own_statement(&id).await?,
    };
    Ok(activity_text(text.ok_or_else(Problem::not_found)?))
}

async fn own_state(State(web): State<WebState>, Path(slug): Path<String>) -> Answer {
    answer_state(&web, None, &slug).await
}

async fn state(State(web): State<WebState>, Path((host, slug)): Path<(String, String)>) -> Answer {
    answer_state(&web, Some(&host), &slug).await
}

async fn answer_state(web: &WebState, host: Option<&str>, slug: &str) -> Answer {
    let view = view(web, host, slug).await?;
    let answer = web
        .instance
        .state_answer(&view.appeal, &view.snapshot.summary())
        .await?;
    Ok(Json(answer).into_response())
}
