//! Many signers leave a list, or are refused, by one decision, part by part: what the desk does with all who match.

use super::{
    Caller,
    body::{Body, Params},
    lists, refusals,
    signing::Chosen,
};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_federation::{
    actions::{
        decide_signers::Choice,
        remove_many::{self, Kind, MOST, Progress},
    },
    views::{AppealView, Organization},
};
use utoipa::ToSchema;

#[derive(Deserialize)]
pub struct Which {
    org: String,
    object: String,
}

#[derive(Deserialize, ToSchema)]
pub struct NewRemoval {
    org: String,
    object: String,
    /// One of the codes of removals; of one who leaves the list everybody can read it.
    reason: Option<String>,
    /// At most 5,000, as the list has them.
    signers: Vec<Chosen>,
}

#[utoipa::path(
    post,
    path = "/api/v1/signers/remove",
    summary = "Take many signers off the list, part by part",
    request_body = NewRemoval,
    responses(
        (status = 202, body = super::answers::lists::Leaving, description = "they leave one part after the other, also after a restart; `GET` says how far it is"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`removal_under_way`: others are just leaving, or being refused"),
        (status = 422, description = "a member breaks a rule; `signers_none`: there are none; `too_many`: there are more than 5,000"),
    ),
    security(("token" = [])),
)]
pub async fn begin(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewRemoval>,
) -> Answer {
    begin_with(&state, caller, (Kind::Removal, new)).await
}

#[utoipa::path(
    post,
    path = "/api/v1/signers/refuse",
    summary = "Refuse many who wait, part by part",
    request_body = NewRemoval,
    responses(
        (status = 202, body = super::answers::lists::Leaving, description = "they are refused one part after the other, also after a restart; `GET /api/v1/signers/remove` says how far it is, and `DELETE` there stops it. What the last 1,000 refused under an appeal had sent is kept for thirty days"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`removal_under_way`: others are just leaving, or being refused"),
        (status = 422, description = "a member breaks a rule; `signers_none`: there are none; `too_many`: there are more than 5,000"),
    ),
    security(("token" = [])),
)]
pub async fn refuse(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewRemoval>,
) -> Answer {
    begin_with(&state, caller, (Kind::Refusal, new)).await
}

async fn begin_with(state: &WebState, caller: Caller, (kind, new): (Kind, NewRemoval)) -> Answer {
    let actor = caller.actor.clone();
    let reason = refusals::known_reason(new.reason.as_deref())?;
    let (organization, view) = decided_by(state, caller, &new.org, &new.object).await?;
    let code = match new.signers.len() {
        0 => Some("signers_none"),
        count if count > MOST => Some("too_many"),
        _ => None,
    };
    if let Some(code) = code {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            code,
            format!("`signers` has from 1 to {MOST} items"),
        ));
    }
    let chosen: Vec<Choice> = new.signers.into_iter().map(Chosen::read).collect();
    let (by, said) = ((&organization, &actor), (kind, reason));
    remove_many::begin(&state.instance, by, &view.appeal, said, &chosen).await?;
    let begun = Progress {
        kind,
        of: chosen.len(),
        removed: 0,
        left: 0,
        is_over: false,
    };
    Ok((StatusCode::ACCEPTED, Json(written(begun))).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/signers/remove",
    summary = "How far it is with many who leave the list, or are refused",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Leaving, description = "for a day after the end, too"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's; `removal_unknown`: nobody was to leave, or to be refused, of late"),
    ),
    security(("token" = [])),
)]
pub async fn progress(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let (_, view) = decided_by(&state, caller, &which.org, &which.object).await?;
    let progress = remove_many::progress(&state.instance, &view.appeal).await?;
    let progress = progress.ok_or_else(|| {
        let detail = "nobody was to leave this list, or to be refused, of late";
        Problem::new(StatusCode::NOT_FOUND, "removal_unknown", detail)
    })?;
    Ok(Json(written(progress)).into_response())
}

/// How far it is, as [`super::answers::lists::Leaving`] describes it.
fn written(progress: Progress) -> Value {
    json!({
        "act": progress.kind.act().name(),
        "of": progress.of,
        "removed": progress.removed,
        "left": progress.left,
        "isOver": progress.is_over,
    })
}

#[utoipa::path(
    delete,
    path = "/api/v1/signers/remove",
    summary = "Have nobody more leave the list, or be refused",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 204, description = "nobody more leaves, or is refused; whoever has left has left. What is over already stays as it ended"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn stop(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let (_, view) = decided_by(&state, caller, &which.org, &which.object).await?;
    remove_many::stop(&state.instance, &view.appeal).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The caller's organisation, and an appeal about whose signers it decides.
async fn decided_by(
    state: &WebState,
    caller: Caller,
    org: &str,
    object: &str,
) -> Answer<(Organization, AppealView)> {
    let organization = caller.named(&state.instance, org).await?;
    let view = lists::view(state, object).await?;
    lists::must_initiate(state, &view, &organization)?;
    Ok((organization, view))
}
