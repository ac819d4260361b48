//! Refusing who waits to be let in.

use super::{Caller, body::Body};
use crate::{problem::Answer, state::WebState};
use axum::{Json, extract::State, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use undersigned_federation::actions::refuse;
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
pub struct NewRefusal {
    org: String,
    object: String,
    about: String,
}

#[utoipa::path(
    post,
    path = "/api/v1/refusals",
    summary = "Refuse a signer who waits, and tell its server",
    request_body = NewRefusal,
    responses(
        (status = 200, description = "how many statements waited"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn refuse(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewRefusal>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let (object, about) = (&new.object, &new.about);
    let removed = refuse::refuse(&state.instance, &organization, object, about).await?;
    Ok(Json(json!({"removed": removed})).into_response())
}
