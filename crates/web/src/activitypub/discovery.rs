//! WebFinger, NodeInfo, and the sign of life.

use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json, Router,
    extract::{RawQuery, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::Value;
use undersigned_federation::{FederationError, discovery::nodeinfo::SCHEMA};
use url::form_urlencoded;

/// The routes below `/.well-known`, and what they point to.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/.well-known/webfinger", get(webfinger))
        .route("/.well-known/nodeinfo", get(nodeinfo_links))
        .route("/nodeinfo/2.1", get(nodeinfo))
        .route("/healthz", get(healthz))
}

async fn webfinger(State(state): State<WebState>, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    let mut resources = form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name == "resource")
        .map(|(_, value)| value);
    let (Some(resource), None) = (resources.next(), resources.next()) else {
        return Err(Problem::malformed(
            "resource_invalid",
            "exactly one `resource` is needed",
        ));
    };
    let found = state.instance.webfinger(&resource).await;
    let found = found.map_err(|error| match error {
        // Gone for good, as its actor is: whoever asks need not ask again.
        FederationError::Gone(_) => {
            Problem::new(StatusCode::GONE, "gone", "the organisation was deleted")
        }
        error => error.into(),
    })?;
    let mut found = serde_json::to_value(found).unwrap_or_default();
    drop_nulls(&mut found);
    Ok(open(Json(found).into_response(), "application/jrd+json"))
}

/// RFC 7033 knows absent members, not empty ones.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

async fn nodeinfo_links(State(state): State<WebState>) -> Response {
    open(
        Json(state.instance.nodeinfo_links()).into_response(),
        "application/json",
    )
}

async fn nodeinfo(State(state): State<WebState>) -> Answer {
    let document = state.instance.nodeinfo().await?;
    let response = Json(document).into_response();
    let kind = format!("application/json; profile=\"{SCHEMA}#\"");
    let mut response = open(response, "application/json");
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    Ok(response)
}

async fn healthz() -> &'static str {
    "ok\n"
}

/// Scripts of other sites may read this: it is how they find accounts.
fn open(mut response: Response, kind: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    response
}
