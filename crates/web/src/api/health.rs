//! Numbers of a list, and how things stand with it and with what is to be delivered.

use super::{
    Caller,
    appeals::{not_published, own},
    body::Body,
};
use crate::{
    numbers::{self, Numbers},
    problem::Answer,
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use serde::Deserialize;
use serde_json::json;
use undersigned_federation::views::AppealView;
use utoipa::ToSchema;

async fn view(state: &WebState, caller: &Caller, slug: &str) -> Answer<AppealView> {
    let appeal = own(&state.instance, caller, slug).await?;
    let view = state.instance.view_by_id(&appeal.ap_id).await?;
    view.ok_or_else(not_published)
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/numbers",
    summary = "What a list adds up to",
    params(("slug" = String, Path, description = "the appeal's slug")),
    responses(
        (status = 200, body = super::answers::desk::Numbers, description = "`totals`, `growth`, `kinds`, `ways`, `countries`, `servers`, and `people` who signed here, without names"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is not published yet"),
    ),
    security(("token" = [])),
)]
pub async fn numbers(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
) -> Answer {
    let view = view(&state, &caller, &slug).await?;
    let numbers = Numbers::of(&state, &view).await?;
    Ok(Json(numbers.json(&view)).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/health",
    summary = "Deliveries, copies and key of an appeal",
    params(("slug" = String, Path, description = "the appeal's slug")),
    responses(
        (status = 200, body = super::answers::desk::Health, description = "`deliveries` by host with a `reason`, `replicas` with the digest each named last, and the `key`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is not published yet"),
    ),
    security(("token" = [])),
)]
pub async fn health(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
) -> Answer {
    let view = view(&state, &caller, &slug).await?;
    let health = state.instance.health(&caller.organization, &view).await?;
    Ok(Json(numbers::health(&health, &view)).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/deliveries",
    summary = "What of the organisation waits for which server, and why",
    responses(
        (status = 200, body = super::answers::desk::Deliveries, description = "`items`, those that fail first, with a `reason`: `waiting`, `gave-up`, `name`, `closed`, `certificate`, `timeout`, `slowed-down`, `signature`, `trouble`, `misdirected`, `unreachable`"),
        (status = 401, description = "the token is missing or not valid"),
    ),
    security(("token" = [])),
)]
pub async fn deliveries(State(state): State<WebState>, caller: Caller) -> Answer {
    let states = state
        .instance
        .delivery_reasons(&caller.organization)
        .await?;
    Ok(Json(json!({"items": numbers::deliveries(&states)})).into_response())
}

#[derive(Deserialize, ToSchema)]
pub struct Retry {
    /// The host, as `GET /api/v1/deliveries` names it.
    host: String,
}

#[utoipa::path(
    post,
    path = "/api/v1/deliveries/retry",
    summary = "Try a server again now",
    request_body = Retry,
    responses(
        (status = 202, body = super::answers::desk::Retried, description = "`retried`: whether it was paused until now"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "nothing waits for that server"),
    ),
    security(("token" = [])),
)]
pub async fn retry(
    State(state): State<WebState>,
    caller: Caller,
    Body(asked): Body<Retry>,
) -> Answer {
    let retried = state
        .instance
        .retry(&caller.organization, &asked.host)
        .await?;
    let body = Json(json!({"retried": retried}));
    Ok((StatusCode::ACCEPTED, body).into_response())
}
