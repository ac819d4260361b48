//! What pages of other sites may read from here (Fetch, "CORS protocol").
//!
//! What anybody may read, anybody's page may read: with `*`, which no browser takes for an answer to a request
//! that carried a cookie. Pages are no part of it, nor is anything that is meant for one person, nor
//! anything but reading: desk, forms and personal links stay out of reach.
//!
//! Below `/api/`, reading with a token is among it. No browser sends a token by itself, and no
//! cookie counts there, so a page elsewhere gets nothing but what the token that it was given gets in any
//! program. Changing something is not: a token that may is kept by a program, not by a page that others wrote.

use crate::validate::is_private;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// The first parts of addresses at which there are documents that programs read.
const SHARED: [&str; 19] = [
    ".well-known",
    "activities",
    "actor",
    "admissions",
    "api",
    "appeals",
    "appeals.atom",
    "attestations",
    "comments",
    "endorsements",
    "media",
    "nodeinfo",
    "oembed",
    "orgs",
    "proceedings",
    "quote-authorizations",
    "same-signers",
    "tallies",
    "topics",
];

/// How long a browser may remember what it was told, in seconds: none does for longer than a day.
const REMEMBERED: &str = "86400";

/// What pages of other sites are told beside what they may read anyway.
const EXPOSED: &str = "ETag, Retry-After";

/// Answers the question of a browser before a request, and marks what any page may read.
pub async fn share(request: Request, next: Next) -> Response {
    let first = request.uri().path().split('/').nth(1).unwrap_or_default();
    if !SHARED.contains(&first) {
        return next.run(request).await;
    }
    if is_preflight(&request) {
        return permission(first == "api");
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if reads && !is_private(headers) && !is_page(headers) {
        for (name, value) in [
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

/// Whether a browser asks what a page of another site may do.
fn is_preflight(request: &Request) -> bool {
    let headers = request.headers();
    *request.method() == Method::OPTIONS
        && headers.contains_key(header::ORIGIN)
        && headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// What a page of another site may do, whatever was asked.
fn permission(takes_tokens: bool) -> Response {
    // A value with quotes in it, as the profile of JSON-LD has, needs to be permitted.
    let sent = match takes_tokens {
        true => "Accept, Accept-Language, Authorization, If-None-Match",
        false => "Accept, Accept-Language, If-None-Match",
    };
    let told: [(HeaderName, &'static str); 4] = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, sent),
        (header::ACCESS_CONTROL_MAX_AGE, REMEMBERED),
    ];
    (StatusCode::NO_CONTENT, told).into_response()
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, middleware::from_fn, response::Html, routing::get};
    use tower::ServiceExt as _;

    async fn page() -> Html<&'static str> {
        Html("page")
    }

    async fn own() -> ([(HeaderName, &'static str); 1], &'static str) {
        ([(header::CACHE_CONTROL, "no-store")], "own")
    }

    async fn object() -> &'static str {
        "object"
    }

    async fn ask(method: Method, path: &str, headers: &[(&str, &str)]) -> Response {
        let app = Router::new()
            .route("/appeals/page", get(page))
            .route("/appeals/own", get(own))
            .route("/{first}/object", get(object).post(object))
            .layer(from_fn(share));
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        app.oneshot(request).await.expect("an answer")
    }

    fn may_read(response: &Response) -> bool {
        let headers = response.headers();
        // Never with what a browser knows of whoever sits before it.
        assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
        let origin = headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        origin.is_some_and(|origin| origin == "*")
    }

    #[tokio::test]
    async fn documents_are_read_by_any_page_and_nothing_else_is() {
        for path in [
            "/appeals/object",
            "/api/object",
            "/.well-known/object",
            "/orgs/nobody",
        ] {
            for method in [Method::GET, Method::HEAD] {
                assert!(may_read(&ask(method, path, &[]).await), "{path}");
            }
        }
        for path in [
            "/appeals/page",
            "/appeals/own",
            "/desk/object",
            "/sign/object",
            "/x/object",
        ] {
            assert!(!may_read(&ask(Method::GET, path, &[]).await), "{path}");
        }
        assert!(!may_read(&ask(Method::POST, "/api/object", &[]).await));
    }

    #[tokio::test]
    async fn browsers_are_told_what_they_may_send() {
        let asks = [
            ("origin", "https://elsewhere.example"),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "authorization"),
        ];
        for (path, tokens) in [("/api/v1/state", true), ("/appeals/object", false)] {
            let told = ask(Method::OPTIONS, path, &asks).await;
            assert_eq!(told.status(), StatusCode::NO_CONTENT);
            assert!(may_read(&told), "{path}");
            let headers = told.headers();
            // Only reading, whatever was asked.
            assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_METHODS], "GET, HEAD");
            let sent = &headers[header::ACCESS_CONTROL_ALLOW_HEADERS];
            let sent = sent.to_str().expect("text");
            assert_eq!(sent.contains("Authorization"), tokens, "{path}: {sent}");
        }
        // No question of a browser, or about what is for nobody else.
        for (path, asks) in [("/desk/object", &asks[..]), ("/appeals/object", &asks[..1])] {
            let told = ask(Method::OPTIONS, path, asks).await;
            assert_eq!(told.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
            assert!(!may_read(&told), "{path}");
        }
    }
}
