//! Following organisations elsewhere.

use super::{Caller, body::Body};
use crate::{problem::Answer, state::WebState};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use undersigned_federation::actions::follow;
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
pub struct NewFollow {
    org: String,
    account: String,
}

#[utoipa::path(
    post,
    path = "/api/v1/follows",
    summary = "Follow an organisation, or a topic by its address, elsewhere",
    request_body = NewFollow,
    responses(
        (status = 202, body = super::answers::Followed, description = "the request is on its way"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the account is blocked here, or has blocked the organisation"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
        (status = 502, description = "`unreachable`: the account, its server or the server of the topic does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn follow(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewFollow>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let actor = follow::follow(&state.instance, &organization, &new.account).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({"account": actor}))).into_response())
}
