//! The organisation's webhook: where a program is told what waits.

use super::{Caller, body::Body};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::webhook::{self, Hook},
    clock::from_millis,
};
use utoipa::ToSchema;

/// A webhook about to be set up.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is only read may be sent back")]
pub struct NewHook {
    /// The address that takes the messages; `https`, and on no private network.
    url: String,
    #[schema(read_only)]
    created_at: Option<Value>,
    #[schema(read_only)]
    taken_at: Option<Value>,
    #[schema(read_only)]
    failing_since: Option<Value>,
    #[schema(read_only)]
    last_error: Option<Value>,
    #[schema(read_only)]
    ended_at: Option<Value>,
    #[schema(read_only)]
    waiting: Option<Value>,
}

#[utoipa::path(
    get,
    path = "/api/v1/webhook",
    summary = "How your organisation's webhook stands",
    responses(
        (status = 200, body = super::answers::desk::Hook, description = "`url`, `createdAt`, `takenAt` (when it last took a message), `failingSince`, `lastError`, `endedAt` (when it was given up) and `waiting`, how many messages wait"),
        (status = 404, description = "there is no webhook"),
    ),
    security(("token" = [])),
)]
pub async fn show(State(state): State<WebState>, caller: Caller) -> Answer {
    // The address may hold a secret.
    caller.must(Permission::Organisation)?;
    let hook = webhook::find(&state.instance, &caller.organization).await?;
    Ok(Json(described(hook.ok_or_else(unknown)?)).into_response())
}

#[utoipa::path(
    put,
    path = "/api/v1/webhook",
    summary = "Set up a webhook in place of the one before",
    request_body = NewHook,
    responses(
        (status = 200, body = super::answers::desk::HookSecret, description = "`secret`, which signs its messages and is shown this once. What waits now is told at once"),
        (status = 422, description = "`webhook_url`: an address that this server does not ask"),
    ),
    security(("token" = [])),
)]
pub async fn set(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewHook>,
) -> Answer {
    let secret = webhook::set(&state.instance, &caller.organization, &new.url).await?;
    Ok(Json(json!({"secret": secret})).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/webhook",
    summary = "Take the webhook away: address and secret are forgotten",
    responses(
        (status = 204, description = "nothing is sent any more"),
        (status = 404, description = "there is no webhook"),
    ),
    security(("token" = [])),
)]
pub async fn end(State(state): State<WebState>, caller: Caller) -> Answer {
    match webhook::end(&state.instance, &caller.organization).await? {
        true => Ok(StatusCode::NO_CONTENT.into_response()),
        false => Err(unknown()),
    }
}

#[utoipa::path(
    post,
    path = "/api/v1/webhook/test",
    summary = "Send a message that says nothing, to see whether it arrives",
    responses(
        (status = 202, body = super::answers::State, description = "it is on its way"),
        (status = 404, description = "there is no webhook, or it was given up"),
    ),
    security(("token" = [])),
)]
pub async fn test(State(state): State<WebState>, caller: Caller) -> Answer {
    webhook::test(&state.instance, &caller.organization).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({"state": "waiting"}))).into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/webhook/resume",
    summary = "Have a webhook tried again that was given up",
    responses(
        (status = 202, body = super::answers::State, description = "what waits is sent; nothing changes where it works"),
        (status = 404, description = "there is no webhook"),
    ),
    security(("token" = [])),
)]
pub async fn resume(State(state): State<WebState>, caller: Caller) -> Answer {
    let (instance, organization) = (&state.instance, &caller.organization);
    // One that works already is what whoever asks again wants.
    let works = webhook::resume(instance, organization).await?
        || webhook::find(instance, organization).await?.is_some();
    match works {
        true => Ok((StatusCode::ACCEPTED, Json(json!({"state": "waiting"}))).into_response()),
        false => Err(unknown()),
    }
}

fn described(hook: Hook) -> Value {
    json!({
        "url": hook.url,
        "createdAt": from_millis(hook.created_at),
        "takenAt": hook.taken_at.map(from_millis),
        "failingSince": hook.failing_since.map(from_millis),
        "lastError": hook.last_error,
        "endedAt": hook.ended_at.map(from_millis),
        "waiting": hook.waiting,
    })
}

fn unknown() -> Problem {
    let detail = "there is no such webhook";
    Problem::new(StatusCode::NOT_FOUND, "webhook_unknown", detail)
}
