//! What other servers fetch from us and send to us.

pub mod actors;
pub mod discovery;
pub mod inbox;
pub mod objects;
pub mod sync;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;

/// The media type of ActivityPub documents.
pub const ACTIVITY_JSON: &str = "application/activity+json";

/// Whether a client asks for ActivityPub rather than for a page.
pub fn wants_activity(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|accept| accept.to_str().ok())
        .flat_map(|accept| accept.split(','))
        .map(str::trim)
        // A browser says what it likes best first.
        .take_while(|part| !part.starts_with("text/html"))
        .any(|part| {
            part.starts_with(ACTIVITY_JSON)
                || part.starts_with("application/ld+json")
                || part.starts_with("application/json")
        })
}

/// Answers with an ActivityPub document.
pub fn activity(document: &Value) -> Response {
    activity_text(document.to_string())
}

/// Answers with an ActivityPub document that is text already.
pub fn activity_text(text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(ACTIVITY_JSON),
    );
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept, Accept-Language"),
    );
    response
}
