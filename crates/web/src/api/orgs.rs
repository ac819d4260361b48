//! How the caller's organisation presents itself.

use super::{Caller, body::Body};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use undersigned_federation::{
    Instance,
    actions::profile::{self, Presentation},
    profile::Profile,
    views::Organization,
};

/// An organisation as the API shows and takes it.
#[derive(Serialize, Deserialize)]
struct Shown {
    names: BTreeMap<String, String>,
    #[serde(default)]
    summary: BTreeMap<String, String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(flatten)]
    profile: Profile,
}

#[utoipa::path(
    get,
    path = "/api/v1/orgs/{handle}",
    summary = "One's own organisation",
    params(("handle" = String, Path, description = "its handle")),
    responses(
        (status = 200, description = "the organisation"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such organisation, or it is another one"),
    ),
    security(("token" = [])),
)]
pub async fn show(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    caller: Caller,
) -> Answer {
    let organization = caller.named(&state.instance, &handle).await?;
    answer(&state.instance, &organization)
}

/// Changes the members that are sent (RFC 7396, JSON Merge Patch); others stay.
#[utoipa::path(
    patch,
    path = "/api/v1/orgs/{handle}",
    summary = "Present one's organisation",
    params(("handle" = String, Path, description = "its handle")),
    request_body = Value,
    responses(
        (status = 200, description = "the organisation; its followers hear of it"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such organisation, or it is another one"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn change(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    caller: Caller,
    Body(changes): Body<Map<String, Value>>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &handle).await?;
    let mut value = shown(&organization)?;
    json_patch::merge(&mut value, &Value::Object(changes));
    let read: Shown = serde_json::from_value(value).map_err(|error| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "member_invalid",
            error.to_string(),
        )
    })?;
    let new = Presentation {
        names: read.names,
        summary: read.summary,
        country: read.country,
        profile: read.profile,
    };
    let changed = profile::change(instance, &organization, new).await?;
    answer(instance, &changed)
}

fn shown(organization: &Organization) -> Answer<Value> {
    let now = Presentation::of(organization);
    let shown = Shown {
        names: now.names,
        summary: now.summary,
        country: now.country,
        profile: now.profile,
    };
    serde_json::to_value(shown).map_err(|error| Problem::malformed("internal", error.to_string()))
}

fn answer(instance: &Instance, organization: &Organization) -> Answer {
    let mut body = shown(organization)?;
    body["id"] = json!(organization.ap_id);
    body["handle"] = json!(organization.handle);
    body["account"] = json!(format!(
        "@{}@{}",
        organization.handle,
        instance.addresses.host()
    ));
    Ok(Json(body).into_response())
}
