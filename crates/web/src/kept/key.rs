//! What makes two requests the same: all that the answer may depend on, in one spelling. Whatever else a
//! request may carry that matters makes it one for which nothing is kept.

use super::plain;
use crate::{activitypub, pages};
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
    /// The key of a request that may share an answer with others. From then on it says no more than its key:
    /// what no answer to it depends on is taken out of it.
    pub(super) fn of(request: &mut Request) -> Option<Self> {
        let is_plain = *request.method() == Method::GET
            && request.body().is_end_stream()
            && is_public(request.uri().path())
            && !comes_in_its_time(request.uri().path())
            && !says_more(request);
        is_plain.then(|| {
            plain::make(request);
            Self(digest(request))
        })
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
    let signed_in = pages::session::cookie::is_sent(request.headers());
    let says = [
        header::AUTHORIZATION,
        header::IF_MATCH,
        header::IF_UNMODIFIED_SINCE,
        header::IF_RANGE,
        header::RANGE,
        header::UPGRADE,
        HeaderName::from_static("signature"),
        HeaderName::from_static("signature-input"),
    ]
    .iter()
    .any(|name| request.headers().contains_key(name));
    signed_in || says
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
    let headers = request.headers();
    // Of `Accept`, all that is ever asked of it where an answer is one that is kept.
    let accepts = format!(
        "{} {} {}",
        activitypub::wants_activity(headers),
        activitypub::names_page(headers),
        pages::problem::is_reader(headers)
    );
    let mut parts = vec![address.map_or("/", |address| address.as_str()).as_bytes()];
    parts.push(b"\n");
    parts.push(accepts.as_bytes());
    for name in [
        header::ACCEPT_LANGUAGE,
        header::ACCEPT_ENCODING,
        header::HOST,
    ] {
        // Neither stands in an address or in a header.
        parts.push(b"\n");
        for value in headers.get_all(&name) {
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

    const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    fn key(address: &str, headers: &[(&str, &str)]) -> Option<Key> {
        let mut request = axum::http::Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Key::of(&mut request.body(Body::empty()).unwrap())
    }

    #[test]
    fn what_an_answer_depends_on_tells_keys_apart() {
        let plain = key("/appeals/brakes", &[]);
        assert!(plain.is_some());
        let mut keys = vec![plain];
        let others: [(&str, &[(&str, &str)]); 9] = [
            ("/appeals/ropes", &[]),
            ("/appeals/brakes?lang=de", &[]),
            ("/appeals/brakes?names=all", &[]),
            ("/appeals/brakes", &[("accept", "text/html")]),
            (
                "/appeals/brakes",
                &[("accept", "application/activity+json")],
            ),
            ("/appeals/brakes", &[("accept-language", "fr")]),
            ("/appeals/brakes", &[("accept-encoding", "br")]),
            ("/appeals/brakes", &[("accept-encoding", "gzip")]),
            ("/appeals/brakes", &[("host", "other.example")]),
        ];
        for (address, headers) in others {
            let other = key(address, headers);
            assert!(other.is_some() && !keys.contains(&other), "{address}");
            keys.push(other);
        }
    }

    #[test]
    fn row_870_what_is_made_up_makes_no_key_of_its_own() {
        let plain = key("/appeals/brakes?names=all", &[("accept", BROWSER)]);
        for (address, header) in [
            ("/appeals/brakes?names=all", ("user-agent", "x")),
            ("/appeals/brakes?names=all&z=4711", ("x-made-up", "4711")),
            ("/appeals/brakes?fbclid=a&names=all&&names=b", ("dnt", "1")),
            ("/appeals/brakes?names=all", ("cookie", "a=4711; b=c")),
            (
                "/appeals/brakes?names=all",
                ("accept-language", "en;q=0.471"),
            ),
            ("/appeals/brakes?names=all", ("accept-language", "xx, yy")),
            ("/appeals/brakes?names=all", ("accept-encoding", "made-up")),
            ("/appeals/brakes?names=all", ("accept", "text/html, x/4711")),
        ] {
            let headers = [header, ("accept", BROWSER)];
            let headers = match header.0 {
                "accept" => &headers[..1],
                _ => &headers[..],
            };
            assert_eq!(key(address, headers), plain, "{address} {header:?}");
        }
        let packed = key("/", &[("accept-encoding", "br")]);
        for accepted in ["gzip, deflate, br, zstd", "br;q=0.471", "gzip;q=0.1,br"] {
            assert_eq!(key("/", &[("accept-encoding", accepted)]), packed);
        }
    }

    #[test]
    fn who_says_more_has_no_key() {
        for header in [
            ("cookie", "undersigned_session=x"),
            ("cookie", "a=b; undersigned_session_8080=x"),
            ("cookie", "a=b; __Host-undersigned_session=x"),
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
            Key::of(&mut request.uri("/appeals/brakes").body(body).unwrap())
        };
        assert_eq!(ask(Method::POST, Body::empty()), None);
        assert_eq!(ask(Method::HEAD, Body::empty()), None);
        assert_eq!(ask(Method::GET, Body::from("x")), None);
        assert!(ask(Method::GET, Body::empty()).is_some());
        assert!(key("/", &[]).is_some());
    }
}
