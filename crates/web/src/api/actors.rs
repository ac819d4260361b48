//! Who an account is, before it is named in an appeal.

use super::{Caller, body::Params};
use crate::{problem::Answer, state::WebState};
use axum::{Json, extract::State, response::IntoResponse as _};
use serde::Deserialize;
use serde_json::json;
use undersigned_domain::team::Permission;

#[derive(Deserialize)]
pub struct Which {
    account: String,
}

#[utoipa::path(
    get,
    path = "/api/v1/actors",
    summary = "Who an account is: its id, as `initiators` of an appeal takes it, and its names",
    params(("account" = String, Query, description = "`@name@host`, or the address of a profile")),
    responses(
        (status = 200, body = super::answers::Account, description = "`id`, `handle`, `names` by language"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow writing"),
        (status = 404, description = "its server knows no such account"),
        (status = 422, description = "that is no account"),
        (status = 502, description = "its server does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn show(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    // It has other servers asked.
    caller.must(Permission::Write)?;
    let found = state.instance.look_up(&which.account).await?;
    let body = json!({"id": found.id, "handle": found.handle, "names": found.names});
    Ok(Json(body).into_response())
}
