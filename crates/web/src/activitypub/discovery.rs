//! WebFinger, NodeInfo, and the sign of life.

use crate::{
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::escaped,
};
use axum::{
    Json, Router,
    extract::{Path, RawQuery, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use undersigned_federation::{FederationError, discovery::nodeinfo::Version};
use url::form_urlencoded;

/// The routes below `/.well-known`, and what they point to.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/.well-known/webfinger", get(webfinger))
        .route("/.well-known/host-meta", get(host_meta))
        .route("/.well-known/nodeinfo", get(nodeinfo_links))
        .route("/nodeinfo/{version}", get(nodeinfo))
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
    let kind = HeaderValue::from_static("application/jrd+json");
    Ok(typed(Json(found).into_response(), kind))
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

/// Where WebFinger is (RFC 6415): some software still looks there first.
async fn host_meta(State(state): State<WebState>) -> Response {
    let webfinger = state.instance.addresses.path("/.well-known/webfinger");
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  \
         <Link rel=\"lrdd\" template=\"{}?resource={{uri}}\"/>\n</XRD>\n",
        escaped(&webfinger)
    );
    let kind = HeaderValue::from_static("application/xrd+xml; charset=utf-8");
    typed(document.into_response(), kind)
}

async fn nodeinfo_links(State(state): State<WebState>) -> Json<Value> {
    Json(state.instance.nodeinfo_links())
}

async fn nodeinfo(State(state): State<WebState>, Path(version): Path<String>) -> Answer {
    let version = Version::named(&version).ok_or_else(Problem::not_found)?;
    let source = state.source.as_ref().map(|source| source.url.as_str());
    let document = state.instance.nodeinfo(version, source).await?;
    let kind = format!("application/json; profile=\"{}#\"", version.schema());
    let kind = HeaderValue::try_from(kind);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/json"));
    Ok(typed(Json(document).into_response(), kind))
}

async fn healthz() -> &'static str {
    "ok\n"
}

fn typed(mut response: Response, kind: HeaderValue) -> Response {
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
