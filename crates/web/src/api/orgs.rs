//! How the caller's organisation presents itself.

use super::{Caller, body::Body, members};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
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

/// An organisation as the API shows and takes it: this, and its profile beside it.
#[derive(Serialize, Deserialize)]
struct Words {
    names: BTreeMap<String, String>,
    #[serde(default)]
    summary: BTreeMap<String, String>,
    #[serde(default)]
    country: Option<String>,
}

#[utoipa::path(
    get,
    path = "/api/v1/orgs/{handle}",
    summary = "One's own organisation",
    params(("handle" = String, Path, description = "its handle")),
    responses(
        (status = 200, body = super::answers::Organisation, description = "the organisation"),
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
        (status = 200, body = super::answers::Organisation, description = "the organisation; its followers hear of it"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such organisation, or it is another one"),
        (status = 409, description = "somebody else changed it at the same moment; nothing was changed"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn change(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    caller: Caller,
    Body(mut changes): Body<Map<String, Value>>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &handle).await?;
    for (fixed, is) in [
        ("id", &organization.ap_id),
        ("handle", &organization.handle),
        ("account", &account(instance, &organization)),
    ] {
        members::take_fixed(&mut changes, fixed, is)?;
    }
    let known = [members::of::<Words>(), members::of::<Profile>()].concat();
    let changes = members::to_change(changes, &known, &[])?;
    let mut value = Value::Object(shown(&organization)?);
    json_patch::merge(&mut value, &Value::Object(changes));
    let new = read_presentation(value.as_object().cloned().unwrap_or_default())?;
    let changed = profile::change(instance, &organization, new).await?;
    answer(instance, &changed)
}

fn read_presentation(mut profile: Map<String, Value>) -> Answer<Presentation> {
    let words = members::of::<Words>().iter();
    let words = words
        .filter_map(|name| profile.remove_entry(*name))
        .collect();
    let words: Words = members::read(Value::Object(words))?;
    Ok(Presentation {
        names: words.names,
        summary: words.summary,
        country: words.country,
        profile: members::read(Value::Object(profile))?,
    })
}

fn shown(organization: &Organization) -> Answer<Map<String, Value>> {
    let now = Presentation::of(organization);
    let words = Words {
        names: now.names,
        summary: now.summary,
        country: now.country,
    };
    let mut shown = Map::new();
    for part in [
        serde_json::to_value(words),
        serde_json::to_value(now.profile),
    ] {
        let part = part.map_err(|error| Problem::malformed("internal", error.to_string()))?;
        shown.extend(part.as_object().cloned().unwrap_or_default());
    }
    Ok(shown)
}

fn account(instance: &Instance, organization: &Organization) -> String {
    format!("@{}@{}", organization.handle, instance.addresses.host())
}

fn answer(instance: &Instance, organization: &Organization) -> Answer {
    let mut body = Value::Object(shown(organization)?);
    body["id"] = json!(organization.ap_id);
    body["handle"] = json!(organization.handle);
    body["account"] = json!(account(instance, organization));
    Ok(Json(body).into_response())
}
