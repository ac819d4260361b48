//! Inboxes: every organisation's, and the shared one.

use crate::{
    guard::{MAX_BODY, announced},
    problem::{Answer, Problem},
    rate_limit, room,
    state::WebState,
};
use axum::{
    Json,
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use serde_json::json;
use std::time::Instant;
use undersigned_federation::{
    FederationError, Instance, activities::Received, fetch::is_activity_json,
    signatures::RequestParts,
};

/// Takes one activity. Which inbox it came to makes no difference: the activity says whom it
/// concerns.
pub async fn receive(State(state): State<WebState>, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let body = bounded(&parts.headers, body).await?;
    let kind = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    if !is_activity_json(kind.unwrap_or_default()) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "content_type",
            "an inbox takes application/activity+json",
        ));
    }
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let request = signed(&state.instance, parts.method.as_str(), path, &parts.headers);
    let client = rate_limit::of(&parts.extensions, &parts.headers);
    let began = Instant::now();
    let received = state.instance.receive(&request, &body, client).await;
    let figures = &state.instance.watch.figures;
    match received {
        Ok(_) => figures.inbox_taken.since(began),
        Err(_) => figures.inbox_refused.since(began),
    }
    if let Ok(Received::Taken | Received::Duplicate | Received::Early | Received::Repeated) =
        received
    {
        room::introduce(&parts.extensions);
    }
    match received.map_err(answered)? {
        Received::Duplicate => Ok(Json(json!({"code": "duplicate"})).into_response()),
        Received::Early => {
            let early = Json(json!({"code": "early"}));
            Ok((StatusCode::ACCEPTED, early).into_response())
        }
        Received::Taken | Received::Ignored | Received::Repeated | Received::Later => {
            Ok(StatusCode::ACCEPTED.into_response())
        }
    }
}

/// What is said of an activity that was not taken. While this server's clock is doubted it signs nothing: whoever took a
/// signature back elsewhere is to say so again later, and would not after a refusal.
fn answered(error: FederationError) -> Problem {
    match error.code() {
        code @ "clock_doubted" => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, code, error.to_string())
        }
        _ => error.into(),
    }
}

/// The parts of a request that its signature covers. Scheme and authority are those of our public
/// URL: a proxy may stand between.
pub(super) fn signed<'a>(
    instance: &'a Instance,
    method: &'a str,
    path_and_query: &'a str,
    headers: &'a HeaderMap,
) -> RequestParts<'a> {
    let base = instance.addresses.base();
    let (scheme, authority) = base.split_once("://").unwrap_or(("https", base));
    RequestParts {
        method,
        path_and_query,
        authority,
        scheme,
        headers,
    }
}

/// Reads a body that is no larger than it may be, and not compressed.
pub(super) async fn bounded(headers: &HeaderMap, body: axum::body::Body) -> Answer<Bytes> {
    let encoded = headers
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
    let too_large = || {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body_too_large",
            format!("a body has at most {MAX_BODY} bytes"),
        )
    };
    if announced(headers).is_some_and(|length| length > MAX_BODY) {
        return Err(too_large());
    }
    if encoded {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "content_encoding",
            "bodies are taken uncompressed only",
        ));
    }
    to_bytes(body, MAX_BODY).await.map_err(|_| too_large())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_signed_yet_is_to_be_sent_again() {
        let of = |code| answered(FederationError::conflict(code, "not now")).into_response();
        let doubted = of("clock_doubted");
        assert_eq!(doubted.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(doubted.headers().contains_key(header::RETRY_AFTER));
        assert_eq!(of("token_used").status(), StatusCode::CONFLICT);
    }
}
