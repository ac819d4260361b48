//! A request in one spelling: without what nothing here depends on. A link that was passed on with a mark of
//! where it was read, or an invented one, gets the answer that everybody gets.

use crate::{
    language::negotiate,
    pages::{
        appeal, archive,
        co_signers::{self, changes},
        shell::Query,
    },
};
use axum::{
    extract::{OriginalUri, Request},
    http::{HeaderMap, HeaderValue, Uri, header, uri::PathAndQuery},
};
use url::form_urlencoded;

/// Takes out of a request what no answer to it depends on.
pub(super) fn make(request: &mut Request) {
    if let Some(uri) = without_unknown(request.uri()) {
        *request.uri_mut() = uri;
        // Nor does any handler see how it came.
        request.extensions_mut().remove::<OriginalUri>();
    }
    let headers = request.headers_mut();
    headers.remove(header::COOKIE);
    one_language(headers);
    one_packing(headers);
}

/// The parameters that the page at a path reads; none where nobody has said which it reads.
fn known(path: &str) -> Option<&'static [&'static str]> {
    // Hosts have a dot, or a port; slugs and what stands below an appeal have neither.
    let is_host = |part: &str| part.contains(['.', ':']);
    // One more than the longest of them has: what stands below a page is another.
    let parts: Vec<&str> = path.split('/').skip(1).take(6).collect();
    match parts.as_slice() {
        [""] | ["orgs", _] => Some(&["lang"]),
        ["appeals"] | ["topics", _] => Some(&archive::PARAMETERS),
        ["appeals", _] => Some(&appeal::PARAMETERS),
        ["appeals", _, "cosigners"] => Some(&co_signers::PARAMETERS),
        ["appeals", host, _] if is_host(host) => Some(&appeal::PARAMETERS),
        ["appeals", host, _, "cosigners"] if is_host(host) => Some(&co_signers::PARAMETERS),
        ["appeals", _, "cosigners", "changes"] => Some(&changes::PARAMETERS),
        ["appeals", host, _, "cosigners", "changes"] if is_host(host) => Some(&changes::PARAMETERS),
        _ => None,
    }
}

/// The same address with the first value of each parameter that is known, in their order; none where nobody has said
/// what its page reads.
fn without_unknown(uri: &Uri) -> Option<Uri> {
    let query = uri.query()?;
    let known = known(uri.path())?;
    let asked = Query::read(Some(query));
    let mut kept = form_urlencoded::Serializer::new(String::new());
    for name in known {
        if let Some(value) = asked.get(name) {
            kept.append_pair(name, value);
        }
    }
    let kept = kept.finish();
    let address = match kept.is_empty() {
        true => uri.path().to_owned(),
        false => format!("{}?{kept}", uri.path()),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(address).ok()?);
    Uri::from_parts(parts).ok()
}

/// The language of the interface that is meant, in place of everything a reader might speak.
fn one_language(headers: &mut HeaderMap) {
    let values = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    let language = negotiate(None, Some(&values.join(",")));
    let language = HeaderValue::from_static(language.tag);
    headers.insert(header::ACCEPT_LANGUAGE, language);
}

/// One way of packing that the reader takes: brotli, or else gzip, or none.
fn one_packing(headers: &mut HeaderMap) {
    let takes = |wanted: &str| {
        let values = headers.get_all(header::ACCEPT_ENCODING).iter();
        values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|coding| is_taken(coding, wanted))
    };
    let packing = ["br", "gzip"].into_iter().find(|wanted| takes(wanted));
    match packing {
        Some(packing) => {
            let packing = HeaderValue::from_static(packing);
            headers.insert(header::ACCEPT_ENCODING, packing);
        }
        None => {
            headers.remove(header::ACCEPT_ENCODING);
        }
    }
}

/// Whether one part of `Accept-Encoding` (RFC 9110, section 12.5.3) takes a coding.
fn is_taken(part: &str, wanted: &str) -> bool {
    let mut parts = part.split(';').map(str::trim);
    let refused = |weight: &str| {
        let weight = weight.strip_prefix("q=");
        weight.and_then(|weight| weight.parse().ok()) == Some(0.0_f32)
    };
    let is_named = parts
        .next()
        .is_some_and(|coding| coding.eq_ignore_ascii_case(wanted));
    is_named && !parts.any(refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn address(of: &str) -> String {
        let request = axum::http::Request::get(of);
        let mut request = request.body(Body::empty()).unwrap();
        make(&mut request);
        request.uri().to_string()
    }

    #[test]
    fn a_page_is_asked_for_what_it_reads_and_nothing_else() {
        for (asked, plain) in [
            ("/", "/"),
            ("/?utm_source=x&lang=fr", "/?lang=fr"),
            ("/orgs/hub?fbclid=x", "/orgs/hub"),
            ("/appeals?q=a%20b&z=1&page=2", "/appeals?q=a+b&page=2"),
            ("/appeals/brakes?z=1", "/appeals/brakes"),
            (
                "/appeals/brakes?names=all&z=1&text=both",
                "/appeals/brakes?text=both&names=all",
            ),
            ("/appeals/a.example/brakes?q=1", "/appeals/a.example/brakes"),
            (
                "/appeals/brakes/cosigners?z&country=DE",
                "/appeals/brakes/cosigners?country=DE",
            ),
            (
                "/appeals/localhost:8080/brakes/cosigners?z&page=2",
                "/appeals/localhost:8080/brakes/cosigners?page=2",
            ),
            (
                "/appeals/brakes/cosigners/changes?z&page=2&month=2026-11",
                "/appeals/brakes/cosigners/changes?month=2026-11&page=2",
            ),
            (
                "/appeals/a.example/brakes/cosigners/changes?z=1",
                "/appeals/a.example/brakes/cosigners/changes",
            ),
            // Of these nobody has said what they read.
            (
                "/appeals/a.example/brakes/cosigners/changes/updates.atom?per_page=1",
                "/appeals/a.example/brakes/cosigners/changes/updates.atom?per_page=1",
            ),
            (
                "/appeals/brakes/revisions/2?against=1&z=1",
                "/appeals/brakes/revisions/2?against=1&z=1",
            ),
            (
                "/appeals/brakes/people?done=x",
                "/appeals/brakes/people?done=x",
            ),
            ("/orgs/hub/outbox?page=true", "/orgs/hub/outbox?page=true"),
            ("/topics?z=1", "/topics?z=1"),
        ] {
            assert_eq!(address(asked), plain, "{asked}");
        }
    }

    #[test]
    fn packing_is_what_the_reader_takes() {
        let packing = |accepted: &str| {
            let value = HeaderValue::from_str(accepted).unwrap();
            let mut headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
            one_packing(&mut headers);
            let packing = headers.remove(header::ACCEPT_ENCODING);
            packing.map(|packing| packing.to_str().unwrap().to_owned())
        };
        assert_eq!(packing("gzip, br").as_deref(), Some("br"));
        assert_eq!(packing("GZIP;q=0.5, br;q=0").as_deref(), Some("gzip"));
        assert_eq!(packing("identity"), None);
        assert_eq!(packing(""), None);
    }
}
