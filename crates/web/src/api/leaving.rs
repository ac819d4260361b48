//! Many signers leave a list by one decision, part by part: what the desk does with all who match.

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
use serde_json::json;
use undersigned_federation::{
    actions::{
        decide_signers::Choice,
        remove_many::{self, MOST},
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
    /// One of the codes of removals; everybody can read it.
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
        (status = 409, description = "`removal_under_way`: others are just leaving"),
        (status = 422, description = "a member breaks a rule, or there are none or more than 5,000; `detail` says which"),
    ),
    security(("token" = [])),
)]
pub async fn begin(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewRemoval>,
) -> Answer {
    let actor = caller.actor.clone();
    let reason = refusals::known_reason(new.reason.as_deref())?;
    let (organization, view) = decided_by(&state, caller, &new.org, &new.object).await?;
    if new.signers.is_empty() || new.signers.len() > MOST {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "too_many",
            format!("`signers` has from 1 to {MOST} items"),
        ));
    }
    let chosen: Vec<Choice> = new.signers.into_iter().map(Chosen::read).collect();
    let by = (&organization, &actor);
    remove_many::begin(&state.instance, by, &view.appeal, reason, &chosen).await?;
    let body = json!({"of": chosen.len(), "removed": 0, "left": 0, "isOver": false});
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/signers/remove",
    summary = "How far it is with many who leave the list",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Leaving, description = "for a day after the end, too"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's; `removal_unknown`: nobody was to leave of late"),
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
        let detail = "nobody was to leave this list of late";
        Problem::new(StatusCode::NOT_FOUND, "removal_unknown", detail)
    })?;
    let body = json!({
        "of": progress.of,
        "removed": progress.removed,
        "left": progress.left,
        "isOver": progress.is_over,
    });
    Ok(Json(body).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/signers/remove",
    summary = "Have nobody more leave the list; once it is over, forget how it ended",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 204, description = "nobody more leaves; whoever has left has left"),
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
