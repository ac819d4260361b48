//! Pairs of entries that may be one signer.

use super::{Caller, lists};
use crate::{problem::Answer, state::WebState};
use axum::{Json, extract::State, response::IntoResponse};
use serde_json::{Value, json};
use undersigned_federation::suggestions::{Code, Reason, Suggestion};

#[utoipa::path(
    get,
    path = "/api/v1/suggestions",
    summary = "Pairs of entries that may be one signer, best first",
    params(
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Suggestions, description = "`items`, at most 500; pairs about which an initiator has decided are left out"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "`not_initiator`: a copy about which no organisation of this server decides"),
        (status = 404, description = "there is no such thing, or it is another organisation's: one of this server decides who is let in, and not this one"),
    ),
    security(("token" = [])),
)]
pub async fn suggestions(
    State(state): State<WebState>,
    caller: Caller,
    super::body::Params(which): super::body::Params<lists::Which>,
) -> Answer {
    let view = lists::view(&state, which.object()).await?;
    lists::must_initiate(&state, &view, &caller.organization)?;
    let found = state.instance.suggestions(&view).await?;
    let items: Vec<Value> = found.iter().map(item).collect();
    Ok(Json(json!({"items": items})).into_response())
}

fn item(one: &Suggestion) -> Value {
    let ids = one.entries.each_ref().map(|candidate| &candidate.id);
    let waiting: Vec<&String> = one
        .entries
        .iter()
        .filter(|candidate| candidate.waits())
        .map(|candidate| &candidate.id)
        .collect();
    json!({
        "entries": ids,
        "score": one.score,
        "grade": one.grade.name(),
        "why": one.why.iter().map(reason).collect::<Vec<_>>(),
        "waiting": waiting,
    })
}

pub fn reason(one: &Reason) -> Value {
    let texts: Vec<Value> = one
        .texts
        .iter()
        .zip(&one.languages)
        .map(|(text, language)| match one.code {
            Code::Country => json!({"country": text}),
            _ => json!({"text": text, "language": language}),
        })
        .collect();
    json!({"code": one.code.name(), "against": one.code.is_against(), "texts": texts})
}
