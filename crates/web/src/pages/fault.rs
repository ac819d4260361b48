//! Problems of the signed-in side, shown as pages.

use super::session::Visitor;
use crate::{
    state::WebState,
    views::{Template as _, problem::ProblemPage},
};
use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse as _, Response},
};
use serde_json::Value;

/// Turns every problem document that a handler answers into a page in the reader's language.
pub async fn as_page(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let accepted = parts.headers.get(header::ACCEPT);
    let program = accepted
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("json") && !accepted.contains("html"));
    let visitor = Visitor::of(&parts, &state);
    let response = next.run(Request::from_parts(parts, body)).await;
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/problem+json");
    // Whoever asks for JSON reads the problem as it is.
    if !is_problem || program {
        return response;
    }
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, 64 * 1024).await.unwrap_or_default();
    let problem: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let code = problem
        .get("code")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let page = visitor.private_page(state.instance.addresses.host());
    let page = ProblemPage::of(page, word(head.status, code), None);
    let Ok(html) = page.render() else {
        return Response::from_parts(head, bytes.into());
    };
    let mut page = (head.status, Html(html)).into_response();
    if let Some(after) = head.headers.get(header::RETRY_AFTER) {
        page.headers_mut()
            .insert(header::RETRY_AFTER, after.clone());
    }
    super::session::private_headers(page.headers_mut());
    let language = HeaderValue::from_static(visitor.language.tag);
    page.headers_mut()
        .insert(header::CONTENT_LANGUAGE, language);
    page
}

/// The words of the page for a status and a code.
fn word(status: StatusCode, code: &str) -> &'static str {
    match (status, code) {
        (_, "form_expired") => "expired",
        (_, "token_used") => "co-sign-used",
        (_, "token_expired") => "co-sign-expired",
        (_, "token_unknown") => "co-sign-unknown",
        (_, "reply_gone") => "co-sign-gone",
        (_, "reply_changed") => "co-sign-changed",
        (_, "not_open") => "co-sign-closed",
        (_, "limited") => "co-sign-limited",
        (StatusCode::FORBIDDEN, _) => "forbidden",
        (StatusCode::NOT_FOUND, _) => "not-found",
        (StatusCode::GONE, _) => "gone",
        (StatusCode::TOO_MANY_REQUESTS, _) => "too-many",
        (StatusCode::SERVICE_UNAVAILABLE | StatusCode::BAD_GATEWAY, _) => "unavailable",
        (status, _) if status.is_client_error() => "bad-request",
        _ => "internal",
    }
}
