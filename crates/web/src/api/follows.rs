//! Following organisations elsewhere.

use super::{Caller, body::Body};
use crate::{problem::Answer, state::WebState};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use undersigned_federation::actions::follow;

#[derive(Deserialize)]
pub struct NewFollow {
    org: String,
    account: String,
}

pub async fn follow(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewFollow>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let actor = follow::follow(&state.instance, &organization, &new.account).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({"account": actor}))).into_response())
}
