//! What makes two requests the same: all that the answer may depend on. Whatever else a request
//! may carry that matters makes it one for which nothing is kept.

use axum::{
    body::HttpBody as _,
    extract::Request,
    http::{HeaderName, Method, header},
};
use undersigned_domain::Digest;

/// The first parts of addresses that anybody may read and that the database is asked for. Desk, API,
/// forms' links and files are none.
const PUBLIC: [&str; 10] = [
    "",
    "actor",
    "appeals",
    "appeals.atom",
    "contact",
    "imprint",
    "orgs",
    "privacy",
    "terms",
    "topics",
];

/// A digest of a request: its length is bounded, and nobody can make two the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(Digest);

impl Key {
    /// The key of a request that may share an answer with others.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let is_plain = *request.method() == Method::GET
            && request.body().is_end_stream()
            && is_public(request.uri().path())
            && !comes_in_its_time(request.uri().path())
            && !says_more(request);
        is_plain.then(|| Self(digest(request)))
    }
}

fn is_public(path: &str) -> bool {
    let first = path.split('/').nth(1);
    first.is_some_and(|first| PUBLIC.contains(&first))
}

/// What takes long to make and is kept by those who make it, or never ends.
fn comes_in_its_time(path: &str) -> bool {
    path.ends_with(".pdf") || path.ends_with("/events")
}

/// Whether a request says who asks, or asks for less than everything.
fn says_more(request: &Request) -> bool {
    [
        header::AUTHORIZATION,
        header::COOKIE,
        header::IF_MATCH,
        header::IF_UNMODIFIED_SINCE,
        header::IF_RANGE,
        header::RANGE,
        header::UPGRADE,
        HeaderName::from_static("signature"),
        HeaderName::from_static("signature-input"),
    ]
    .iter()
    .any(|name| request.headers().contains_key(name))
}

/// The headers on which a kept answer may depend; what varies with another is not kept.
pub(super) fn told() -> [HeaderName; 3] {
    [
        header::ACCEPT,
        header::ACCEPT_LANGUAGE,
        header::ACCEPT_ENCODING,
    ]
}

fn digest(request: &Request) -> Digest {
    let address = request.uri().path_and_query();
    let mut parts = vec![address.map_or("/", |address| address.as_str()).as_bytes()];
    for name in told().into_iter().chain([header::HOST]) {
        // Neither stands in an address or in a header.
        parts.push(b"\n");
        for value in request.headers().get_all(&name) {
            parts.push(value.as_bytes());
            parts.push(b"\0");
        }
    }
    Digest::of(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn key(address: &str, headers: &[(&str, &str)]) -> Option<Key> {
        let mut request = axum::http::Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Key::of(&request.body(Body::empty()).unwrap())
    }

    #[test]
    fn what_an_answer_depends_on_tells_keys_apart() {
        let plain = key("/appeals/brakes", &[]);
        assert!(plain.is_some());
        assert_eq!(plain, key("/appeals/brakes", &[("user-agent", "x")]));
        let mut keys = vec![plain];
        let others: [(&str, &[(&str, &str)]); 7] = [
            ("/appeals/ropes", &[]),
            ("/appeals/brakes?lang=de", &[]),
            ("/appeals/brakes", &[("accept", "text/html")]),
            ("/appeals/brakes", &[("accept-language", "text/html")]),
            ("/appeals/brakes", &[("accept-encoding", "br")]),
            (
                "/appeals/brakes",
                &[("accept-language", "de"), ("accept-language", "en")],
            ),
            ("/appeals/brakes", &[("accept-language", "deen")]),
        ];
        for (address, headers) in others {
            let other = key(address, headers);
            assert!(other.is_some() && !keys.contains(&other), "{address}");
            keys.push(other);
        }
    }

    #[test]
    fn who_says_more_has_no_key() {
        for header in [
            ("cookie", "undersigned_session=x"),
            ("authorization", "Bearer x"),
            ("signature", "x"),
            ("signature-input", "x"),
            ("range", "bytes=0-1"),
        ] {
            assert_eq!(key("/appeals/brakes", &[header]), None, "{}", header.0);
        }
        for address in ["/desk", "/api/v1/appeals", "/healthz", "/assets/x.css"] {
            assert_eq!(key(address, &[]), None, "{address}");
        }
        let ask = |method: Method, body: Body| {
            let request = axum::http::Request::builder().method(method);
            Key::of(&request.uri("/appeals/brakes").body(body).unwrap())
        };
        assert_eq!(ask(Method::POST, Body::empty()), None);
        assert_eq!(ask(Method::HEAD, Body::empty()), None);
        assert_eq!(ask(Method::GET, Body::from("x")), None);
        assert!(ask(Method::GET, Body::empty()).is_some());
        assert!(key("/", &[]).is_some());
    }
}
