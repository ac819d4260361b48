//! Validators (RFC 9110, section 8.8): what a reader holds already is not sent again.
//!
//! All tags are weak. They say what is shown, in which language; how it was packed for the way
//! (`Content-Encoding`) makes no difference to that.

use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use undersigned_domain::Digest;

/// Longest body that is read whole to make a tag of it, in bytes. What can be longer has a tag of
/// what it is made of.
const LONGEST: usize = 512 * 1024;

/// A weak `ETag` over everything an answer is made of. The program's version is part of it, since
/// a new template is a new page.
#[must_use]
pub fn weak_tag(parts: &[&str]) -> String {
    let version = [
        env!("CARGO_PKG_VERSION"),
        crate::assets::STYLE.file.as_str(),
    ];
    let bytes = version
        .iter()
        .chain(parts)
        .flat_map(|part| [part.as_bytes(), b"\0"]);
    written(Digest::of(&bytes.collect::<Vec<_>>()))
}

fn written(digest: Digest) -> String {
    let digest = digest.hex();
    format!("W/\"{}\"", digest.get(..32).unwrap_or(&digest))
}

/// The answer with its `ETag`.
#[must_use]
pub fn tagged(mut response: Response, tag: &str) -> Response {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// What a client says it holds: `If-None-Match` (RFC 9110, section 13.1.2).
#[derive(Debug, Clone, Default)]
pub struct Held(Option<String>);

impl Held {
    /// As a request says.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let values: Vec<&str> = headers
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        Self((!values.is_empty()).then(|| values.join(",")))
    }

    /// Whether that is the very thing with this tag, by the weak comparison.
    #[must_use]
    pub fn is(&self, tag: &str) -> bool {
        self.0.as_deref().is_some_and(|held| {
            held.trim() == "*" || held.split(',').any(|held| opaque(held) == opaque(tag))
        })
    }
}

/// What the weak comparison compares of a tag.
fn opaque(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// Gives every answer that anybody may read a validator, and answers 304 to who holds it already.
pub async fn validate(request: Request, next: Next) -> Response {
    // `HEAD` has become `GET` before it comes here.
    let reads = request.method() == Method::GET;
    let is_own = request.headers().contains_key(header::AUTHORIZATION);
    let held = Held::of(request.headers());
    let response = next.run(request).await;
    if !reads || is_own || response.status() != StatusCode::OK || is_private(response.headers()) {
        return response;
    }
    let response = digested(response).await;
    let tag = response.headers().get(header::ETAG);
    let same = tag
        .and_then(|tag| tag.to_str().ok())
        .is_some_and(|tag| held.is(tag));
    match same {
        true => unchanged(response.headers()),
        false => response,
    }
}

/// What is meant for one person, or comes in its own time, is never kept.
#[must_use]
pub fn is_private(headers: &HeaderMap) -> bool {
    let kept = headers
        .get(header::CACHE_CONTROL)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    headers.contains_key(header::SET_COOKIE)
        || kept.contains("no-store")
        || kept.contains("private")
        || kind.starts_with("text/event-stream")
}

/// The same answer with a tag made of its body, where it has none and is short enough.
async fn digested(response: Response) -> Response {
    let length = response.body().size_hint().exact();
    let short = length
        .and_then(|length| usize::try_from(length).ok())
        .is_some_and(|length| length <= LONGEST);
    if response.headers().contains_key(header::ETAG) || !short {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, LONGEST).await {
        Ok(bytes) => bytes,
        Err(error) => {
            tracing::error!(%error, "an answer could not be read back");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    parts
        .headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    tagged(
        Response::from_parts(parts, Body::from(bytes.clone())),
        &written(Digest::of(&[&bytes])),
    )
}

/// 304 with the headers that the whole answer would have had (RFC 9110, section 15.4.5).
pub(crate) fn unchanged(headers: &HeaderMap) -> Response {
    let mut answer = StatusCode::NOT_MODIFIED.into_response();
    let kept = [
        header::CACHE_CONTROL,
        header::CONTENT_LANGUAGE,
        header::ETAG,
        header::LAST_MODIFIED,
        header::VARY,
    ];
    for name in kept {
        for value in headers.get_all(&name) {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(value: &'static str) -> Held {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        Held::of(&headers)
    }

    #[test]
    fn a_tag_follows_each_part() {
        assert_eq!(weak_tag(&["a", "b"]), weak_tag(&["a", "b"]));
        assert_ne!(weak_tag(&["a", "b"]), weak_tag(&["ab"]));
        assert!(weak_tag(&[]).starts_with("W/\""));
    }

    #[test]
    fn a_held_tag_is_known_however_it_is_written() {
        for value in [
            "W/\"a\"",
            "\"a\"",
            "\"b\", \"a\"",
            "W/\"b\" ,W/\"a\",",
            "*",
            " * ",
        ] {
            assert!(held(value).is("W/\"a\""), "{value}");
            // Of a strong tag as well: nothing here is asked for in parts.
            assert!(held(value).is("\"a\""), "{value}");
        }
        for value in [
            "W/\"ab\"",
            "\"b\"",
            "a",
            "W/W/\"a\"",
            "w/\"a\"",
            "\"*\"",
            "",
        ] {
            assert!(!held(value).is("W/\"a\""), "{value}");
        }
        assert!(!Held::default().is("W/\"a\""));
    }

    #[test]
    fn several_headers_are_one() {
        let mut headers = HeaderMap::new();
        for value in ["W/\"b\"", "\"c\", W/\"a\""] {
            headers.append(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        }
        assert!(Held::of(&headers).is("W/\"a\""));
        assert!(!Held::of(&headers).is("W/\"d\""));
    }

    #[tokio::test]
    async fn equal_bodies_have_equal_tags() {
        let tag = |body: &'static str| async move {
            let response = digested(body.into_response()).await;
            response.headers()[header::ETAG].clone()
        };
        assert_eq!(tag("one").await, tag("one").await);
        assert_ne!(tag("one").await, tag("two").await);
    }

    #[test]
    fn what_is_somebodys_own_is_not_kept() {
        let with = |name: header::HeaderName, value| {
            HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
        };
        assert!(is_private(&with(header::CACHE_CONTROL, "no-store")));
        assert!(is_private(&with(header::SET_COOKIE, "a=b")));
        assert!(is_private(&with(header::CONTENT_TYPE, "text/event-stream")));
        assert!(!is_private(&with(header::CACHE_CONTROL, "no-cache")));
    }
}
