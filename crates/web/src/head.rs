//! `HEAD` (RFC 9110, section 9.3.2): the answer to `GET`, without its body.

use axum::{
    body::{Body, Bytes, HttpBody as _},
    extract::Request,
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use futures::stream;
use std::convert::Infallible;

/// Has all that stands behind this answer a `HEAD` as the `GET` that it stands for: with its status, its
/// validators, and its length where that is known. What would be written while it is read is let go
/// of unread.
pub async fn as_get(mut request: Request, next: Next) -> Response {
    if request.method() != Method::HEAD {
        return next.run(request).await;
    }
    *request.method_mut() = Method::GET;
    without_body(next.run(request).await)
}

fn without_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let length = body.size_hint().exact();
    if let Some(length) = length.filter(|length| *length > 0) {
        parts
            .headers
            .entry(header::CONTENT_LENGTH)
            .or_insert(HeaderValue::from(length));
    }
    let nothing = match length {
        Some(_) => Body::empty(),
        // Of a body that is empty, axum would say that its length is 0.
        None => Body::from_stream(stream::empty::<Result<Bytes, Infallible>>()),
    };
    Response::from_parts(parts, nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate;
    use axum::{Router, body::to_bytes, http::StatusCode, middleware::from_fn, routing::get};
    use tower::ServiceExt as _;

    /// Nobody knows how long it is, as of what is compressed.
    async fn pieces() -> Body {
        Body::from_stream(stream::iter(["a", "b"].map(Ok::<_, Infallible>)))
    }

    async fn ask(method: Method, path: &str, held: &str) -> Response {
        let app = Router::new()
            .route("/page", get(|| async { "words" }))
            .route("/away", get(|| async { StatusCode::NOT_FOUND }))
            .route("/pieces", get(pieces))
            .layer(from_fn(validate::validate))
            .layer(from_fn(as_get));
        let request = axum::http::Request::builder().method(method);
        let request = request.header(header::IF_NONE_MATCH, held).uri(path);
        let request = request.body(Body::empty()).expect("a request");
        app.oneshot(request).await.expect("an answer")
    }

    #[tokio::test]
    async fn it_says_what_get_says_and_sends_nothing() {
        let page = ask(Method::GET, "/page", "").await;
        let tag = page.headers()[header::ETAG].to_str().expect("text");
        for (path, held) in [
            ("/page", ""),
            ("/page", tag),
            ("/away", ""),
            ("/pieces", ""),
        ] {
            let whole = ask(Method::GET, path, held).await;
            let head = ask(Method::HEAD, path, held).await;
            assert_eq!(head.status(), whole.status(), "{path} {held}");
            for name in [header::ETAG, header::CONTENT_TYPE, header::CACHE_CONTROL] {
                let (head, whole) = (head.headers().get(&name), whole.headers().get(&name));
                assert_eq!(head, whole, "{path} {held} {name}");
            }
            let body = to_bytes(head.into_body(), 100).await.expect("a body");
            assert!(body.is_empty(), "{path} {held}");
        }
        let head = ask(Method::HEAD, "/page", "").await;
        assert_eq!(head.headers()[header::CONTENT_LENGTH], "5");
        assert_eq!(head.status(), StatusCode::OK);
        let head = ask(Method::HEAD, "/pieces", "").await;
        assert_eq!(head.headers().get(header::CONTENT_LENGTH), None);
    }
}
