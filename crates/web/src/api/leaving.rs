//! Many signers leave a list, are refused, or come back, by one decision, part by part: what the desk does with all who match.

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
        remove_many::{self, End, Kind, MOST, Progress},
    },
    clock::from_millis,
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

#[derive(Deserialize, ToSchema)]
pub struct NewRestoration {
    org: String,
    object: String,
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
        (status = 409, description = "`removal_under_way`: others are just leaving, being refused or let in again by this organisation"),
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
        (status = 409, description = "`removal_under_way`: others are just leaving, being refused or let in again by this organisation"),
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

#[utoipa::path(
    post,
    path = "/api/v1/signers/restore",
    summary = "Let many in again who were removed, part by part",
    request_body = NewRestoration,
    responses(
        (status = 202, body = super::answers::lists::Leaving, description = "they are let in again one part after the other, also after a restart; `GET /api/v1/signers/remove` says how far it is, and `DELETE` there stops it. Whom another organisation has removed, too, stays removed, and whoever has withdrawn or is blocked: they are counted as `left`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`removal_under_way`: others are just leaving, being refused or let in again by this organisation; `withdrawn`: the appeal has been withdrawn"),
        (status = 422, description = "a member breaks a rule; `signers_none`: there are none; `too_many`: there are more than 5,000"),
    ),
    security(("token" = [])),
)]
pub async fn restore(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewRestoration>,
) -> Answer {
    let new = NewRemoval {
        org: new.org,
        object: new.object,
        reason: None,
        signers: new.signers,
    };
    begin_with(&state, caller, (Kind::Restoration, new)).await
}

async fn begin_with(state: &WebState, caller: Caller, (kind, new): (Kind, NewRemoval)) -> Answer {
    let actor = caller.actor.clone();
    let reason = refusals::known_reason(new.reason.as_deref())?;
    let (organization, view) = decided_by(state, caller, &new.org, &new.object).await?;
    if !kind.act().is_open_for(&view.appeal) {
        let detail = "the appeal has been withdrawn: nobody is let in any more";
        return Err(Problem::new(StatusCode::CONFLICT, "withdrawn", detail));
    }
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
    let begun = remove_many::begin(&state.instance, by, &view.appeal, said, &chosen).await?;
    Ok((StatusCode::ACCEPTED, Json(written(begun))).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/signers/remove",
    summary = "How far it is with many who leave the list, are refused or come back",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Leaving, description = "for a day after the end, too"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's; `removal_unknown`: this organisation had nobody leave, refused or let in again of late"),
    ),
    security(("token" = [])),
)]
pub async fn progress(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let (organization, view) = decided_by(&state, caller, &which.org, &which.object).await?;
    let progress = remove_many::progress(&state.instance, &organization, &view.appeal).await?;
    let progress = progress.ok_or_else(|| {
        let detail = "nobody was to leave this list, to be refused or let in again, of late";
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
        "begunAt": from_millis(progress.begun_at),
        "isOver": progress.is_over(),
        "end": progress.end.map(End::name),
    })
}

#[utoipa::path(
    delete,
    path = "/api/v1/signers/remove",
    summary = "Have nobody more leave the list, be refused or come back",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 204, description = "nobody more leaves, is refused or comes back; whoever has left has left. What is over already stays as it ended"),
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
    let (organization, view) = decided_by(&state, caller, &which.org, &which.object).await?;
    remove_many::stop(&state.instance, &organization, &view.appeal).await?;
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
