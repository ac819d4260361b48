//! Refusing who waits to be let in.

use super::{Caller, body::Body};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use undersigned_domain::admission::REASONS;
use undersigned_federation::actions::refuse;
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
pub struct NewRefusal {
    org: String,
    object: String,
    about: String,
    /// Told to whoever signed by form; one of the codes for removals.
    reason: Option<String>,
}

#[utoipa::path(
    post,
    path = "/api/v1/refusals",
    summary = "Refuse a signer who waits, and tell its server",
    request_body = NewRefusal,
    responses(
        (status = 200, body = super::answers::Removed, description = "how many statements waited"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 422, description = "`reason` is none of the codes"),
        (status = 502, description = "`unreachable`: the appeal is not held here, and its server does not answer"),
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
    let reason = known_reason(new.reason.as_deref())?;
    let removed = refuse::refuse(&state.instance, &organization, object, about, reason).await?;
    Ok(Json(json!({"removed": removed})).into_response())
}

pub fn known_reason(reason: Option<&str>) -> Answer<Option<&'static str>> {
    let Some(reason) = reason else {
        return Ok(None);
    };
    let known = REASONS.iter().copied().find(|known| *known == reason);
    known.map(Some).ok_or_else(|| {
        let detail = format!("`{reason}` is no reason; there are {}", REASONS.join(", "));
        Problem::member_invalid(detail)
    })
}
