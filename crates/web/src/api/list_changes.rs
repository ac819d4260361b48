//! Reading: what changed of a list.

use super::{
    body::Params,
    lists::{page, public_view},
};
use crate::{
    problem::Answer,
    state::WebState,
    survey::{Changed, recorded},
};
use axum::{Json, extract::State, response::IntoResponse};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::{Entry, list::Vacancy};
use undersigned_federation::{clock::from_millis, views::AppealView};

/// Changes of one page, unless asked otherwise.
const PAGE: usize = 100;
/// Most changes of one page.
const MAX_PAGE: usize = 200;

#[derive(Deserialize)]
pub struct Asked {
    object: String,
    #[serde(default)]
    after: String,
    per_page: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/api/v1/changes",
    summary = "What changed of the list, the newest first, by page",
    params(
        ("object" = String, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "what `next` said; empty from the start"),
        ("per_page" = Option<usize>, Query, description = "1 to 200"),
    ),
    responses(
        (status = 200, body = super::answers::lists::ListChanges, description = "`items` and `next`"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
)]
pub async fn changes(State(state): State<WebState>, Params(asked): Params<Asked>) -> Answer {
    let view = public_view(&state, &asked.object).await?;
    let (from, to) = page(&asked.after, asked.per_page, PAGE, MAX_PAGE)?;
    let survey = recorded(&state, &view).await?;
    let record = survey.record(view.snapshot.state());
    let to = to.min(record.count());
    let items: Vec<Value> = record
        .some(from.min(to)..to)
        .map(|(at, changed)| change(&view, at, changed))
        .collect();
    let next = (to < record.count()).then(|| to.to_string());
    let body = json!({
        "items": items,
        "next": next,
        "stateDigest": view.digest.to_string(),
    });
    Ok(Json(body).into_response())
}

fn change(view: &AppealView, at: DateTime<Utc>, changed: Changed<'_>) -> Value {
    let of_entry = |what: &str, entry: &Entry| {
        let hidden = view.hidden.contains(&entry.id);
        let mut told = of_nobody(what, at);
        told["number"] = json!(entry.number);
        told["entry"] = json!((!hidden).then_some(&entry.id));
        told["hidden"] = json!(hidden);
        told
    };
    match changed {
        Changed::Joined(entry) => of_entry("joined", entry),
        Changed::Again(entry) => of_entry("signed-anew", entry),
        Changed::Corrected(entry) => of_entry("corrected", entry),
        Changed::Left(gone) => {
            let what = match gone.why {
                Vacancy::Removed => "removed",
                Vacancy::Withdrawn | Vacancy::TakenBack | Vacancy::Joined => "withdrawn",
            };
            let mut told = of_nobody(what, at);
            told["number"] = json!(gone.number);
            told["reason"] = json!(gone.reason);
            told
        }
        Changed::Worded(wording) => {
            let mut told = of_nobody("wording", at);
            told["revision"] = json!(wording.revision);
            told
        }
    }
}

fn of_nobody(what: &str, at: DateTime<Utc>) -> Value {
    json!({
        "what": what,
        "at": from_millis(at.timestamp_millis()),
        "number": null,
        "entry": null,
        "hidden": false,
        "reason": null,
        "revision": null,
    })
}
