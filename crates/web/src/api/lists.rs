//! Reading: what this server holds of an appeal. What the pages show needs no token.

use super::{Caller, appeals::describe, body::Params};
use crate::{
    exports,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use undersigned_domain::{RULES, ids};
use undersigned_federation::{clock::from_millis, views::AppealView};

/// Entries of one page, unless asked otherwise.
const PAGE: usize = 100;
/// Most entries of one page.
const MAX_PAGE: usize = 1_000;

#[derive(Deserialize)]
pub struct Which {
    object: String,
}

impl Which {
    /// The appeal's id.
    pub fn object(&self) -> &str {
        &self.object
    }
}

#[derive(Deserialize)]
pub struct WhichPage {
    object: String,
    #[serde(default)]
    after: String,
    per_page: Option<usize>,
}

pub async fn view(state: &WebState, object: &str) -> Answer<AppealView> {
    state.instance.view_by_id(object).await?.ok_or_else(|| {
        Problem::new(
            StatusCode::NOT_FOUND,
            "appeal_unknown",
            "this server does not hold that appeal",
        )
    })
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals",
    summary = "This server's copy of any appeal",
    params(
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, description = "the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
)]
pub async fn appeal(State(state): State<WebState>, Params(which): Params<Which>) -> Answer {
    let view = view(&state, &which.object).await?;
    Ok(Json(describe(&state.instance, &view.appeal).await?).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/state",
    summary = "Digest and totals of what this server holds",
    params(
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, description = "state digest, counts, and whether the origin is in reach"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
)]
pub async fn state(State(state): State<WebState>, Params(which): Params<Which>) -> Answer {
    let view = view(&state, &which.object).await?;
    let totals = &view.list.totals;
    let waiting = state.instance.pending(view.appeal.id).await?.len();
    let since = view.appeal.origin_unreachable_since;
    Ok(Json(json!({
        "rules": RULES,
        "object": view.appeal.ap_id,
        "root": view.appeal.root,
        "stateDigest": view.digest.to_string(),
        "count": view.snapshot.state().digests().len(),
        "pending": waiting,
        "coSigners": {
            "organisations": totals.organisations.current,
            "unnamed": totals.unnamed,
            "personal": totals.personal.current,
            "individuals": totals.individuals,
        },
        "earlierWording": {
            "organisations": totals.organisations.earlier,
            "personal": totals.personal.earlier,
        },
        "textConflicts": view.list.text_conflicts,
        "origin": {"reachable": since.is_none(), "since": since.map(from_millis)},
    }))
    .into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/cosigners",
    summary = "The folded list, by page",
    params(
        ("object" = String, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "what `next` said; empty from the start"),
        ("per_page" = Option<usize>, Query, description = "1 to 1,000"),
    ),
    responses(
        (status = 200, description = "`items` and `next`"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
)]
pub async fn co_signers(State(state): State<WebState>, Params(which): Params<WhichPage>) -> Answer {
    let view = view(&state, &which.object).await?;
    let size = which.per_page.unwrap_or(PAGE);
    if !(1..=MAX_PAGE).contains(&size) {
        return Err(Problem::malformed(
            "page_invalid",
            format!("`per_page` is from 1 to {MAX_PAGE}"),
        ));
    }
    let entries = &view.list.entries;
    let from = match which.after.as_str() {
        "" => 0,
        after => after
            .parse::<usize>()
            .map_err(|_| Problem::malformed("page_invalid", "`after` is what `next` said"))?,
    };
    let to = from.saturating_add(size).min(entries.len());
    let items: Vec<_> = entries
        .range(from, to)
        .map(|entry| exports::shown(&view, entry))
        .collect();
    let next = (to < entries.len()).then(|| to.to_string());
    Ok(Json(json!({
        "items": items,
        "next": next,
        "stateDigest": view.digest.to_string(),
    }))
    .into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/pending",
    summary = "What waits in this server's mailbox",
    params(
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, description = "`items`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn pending(
    State(state): State<WebState>,
    _: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let view = view(&state, &which.object).await?;
    let items: Vec<_> = state
        .instance
        .pending(view.appeal.id)
        .await?
        .into_iter()
        .map(|pending| {
            let mut shown = json!({
                "about": pending.about,
                "names": pending.names.name_map,
                "why": pending.why,
                "host": ids::host(&pending.about),
                "receivedAt": from_millis(pending.received_at),
            });
            let remark = view
                .look_alikes
                .if_listed(&pending.about, &pending.names.name_map);
            if let Some(remark) = remark {
                shown[exports::LOOK_ALIKE] = exports::look_alike(&remark);
            }
            shown
        })
        .collect();
    Ok(Json(json!({"items": items})).into_response())
}
