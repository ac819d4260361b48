//! What every request passes, and what every answer carries.

use crate::{
    pages::{assets, turned_away::Reader},
    problem::Problem,
    rate_limit,
    state::WebState,
    validate::is_private,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// Largest body of a request, in bytes.
pub const MAX_BODY: usize = 1024 * 1024;

/// No inline script or style, nothing from elsewhere, no frames. Our one script asks only us.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
     style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The same for the one page that may stand in a frame anywhere. It has no form, and no cookie is
/// read for it.
const FRAMED_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     form-action 'none'; frame-ancestors *; base-uri 'none'";

/// For half a year browsers come by HTTPS alone, also where somebody typed or linked `http:` (RFC 6797).
/// Not for names below: they may be somebody else's.
const HTTPS_ALONE: &str = "max-age=15552000";

/// Marks an answer, among its extensions, that may stand in a frame of another site.
#[derive(Debug, Clone, Copy)]
pub struct Framed;

/// Refuses requests for another host: links and signatures are made for ours only. Style sheets, scripts and the mark
/// are there by every name, so that the page which says so can be read: they are the program's own, alike on every
/// server and named by what is in them, so that neither a cache nor a page of another site gets anything from them.
pub async fn host(State(state): State<WebState>, request: Request, next: Next) -> Response {
    if request.uri().path() == "/healthz" {
        return next.run(request).await;
    }
    let ours = state.instance.addresses.host();
    let named = request
        .uri()
        .authority()
        .map(|authority| authority.as_str());
    let header = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let default_port = match state.instance.addresses.base().starts_with("https:") {
        true => ":443",
        false => ":80",
    };
    let fits = |host: Option<&str>| host.is_none_or(|host| is_name(host, &ours, default_port));
    if (named.is_none() && header.is_none()) || !fits(named) || !fits(header) {
        if request.method().is_safe() && assets::is_present(request.uri().path()) {
            return next.run(request).await;
        }
        let base = state.instance.addresses.base();
        let problem = Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            "host_unknown",
            format!("this server answers for {base} only"),
        );
        // Most of all whoever runs the server comes by another name, in a browser on the same machine.
        return state.turned_away.answer(Reader::of(&request), problem);
    }
    rate_limit::note_naming(&state, &request);
    next.run(request).await
}

/// Whether a host is ours as it is named. The port that a scheme has anyway may be named with it (RFC 9110,
/// section 4.2.3).
fn is_name(host: &str, ours: &str, default_port: &str) -> bool {
    let has_port = |host: &str| {
        let port = host.rsplit_once(':').map(|(_, port)| port);
        port.is_some_and(|port| !port.contains(']'))
    };
    let plain = host.strip_suffix(default_port);
    let plain = plain.filter(|_| !has_port(ours)).unwrap_or(host);
    plain.eq_ignore_ascii_case(ours)
}

/// How many bytes a request says that its body has, where it says so.
#[must_use]
pub fn announced(headers: &HeaderMap) -> Option<usize> {
    let length = headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

/// Adds what keeps browsers from doing more than pages need.
pub async fn headers(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let is_encrypted = state.instance.addresses.base().starts_with("https:");
    let mut response = next.run(request).await;
    add_headers(&mut response, is_encrypted);
    response
}

fn add_headers(response: &mut Response, is_encrypted: bool) {
    let framed = response.extensions().get::<Framed>().is_some();
    let headers = response.headers_mut();
    if is_private(headers) {
        // Whoever finds a link that was meant for one person does not make it findable.
        let noindex = HeaderValue::from_static("noindex");
        headers.insert(HeaderName::from_static("x-robots-tag"), noindex);
    }
    if is_encrypted {
        let alone = HeaderValue::from_static(HTTPS_ALONE);
        headers.insert(header::STRICT_TRANSPORT_SECURITY, alone);
    }
    if framed {
        let policy = HeaderValue::from_static(FRAMED_POLICY);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    } else {
        headers
            .entry(header::X_FRAME_OPTIONS)
            .or_insert(HeaderValue::from_static("DENY"));
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // As every page says of itself: some addresses here are links for one person.
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "interest-cohort=()",
        ),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse as _;

    #[test]
    fn the_port_that_a_scheme_has_anyway_is_no_other_name() {
        for (host, ours, fits) in [
            ("hub.example", "hub.example", true),
            ("Hub.Example:443", "hub.example", true),
            ("hub.example:80", "hub.example", false),
            ("hub.example:443:443", "hub.example", false),
            ("hub.example:8443", "hub.example:8443", true),
            ("hub.example:8443:443", "hub.example:8443", false),
            ("[2001:db8::443]", "[2001:db8::443]", true),
            ("[2001:db8::1]:443", "[2001:db8::1]", true),
            ("evil.example:443", "hub.example", false),
        ] {
            assert_eq!(is_name(host, ours, ":443"), fits, "{host}");
        }
    }

    #[test]
    fn what_is_meant_for_one_person_is_not_to_be_found() {
        for (cache_control, told) in [("no-store, no-transform", true), ("no-cache", false)] {
            let kept = [(header::CACHE_CONTROL, cache_control)];
            let mut response = (StatusCode::OK, kept).into_response();
            add_headers(&mut response, true);
            let headers = response.headers();
            let robots = headers.get("x-robots-tag").is_some();
            assert_eq!(robots, told, "{cache_control}");
            assert_eq!(headers[header::REFERRER_POLICY], "no-referrer");
        }
    }

    /// No page has a picture in itself, so whatever had one would not be ours.
    #[test]
    fn pictures_come_from_this_server_alone() {
        for policy in [CONTENT_SECURITY_POLICY, FRAMED_POLICY] {
            assert!(policy.contains("; img-src 'self'; "), "{policy}");
        }
    }

    #[test]
    fn only_a_server_that_has_https_asks_for_it_alone() {
        for (is_encrypted, told) in [(true, Some("max-age=15552000")), (false, None)] {
            let mut response = StatusCode::OK.into_response();
            add_headers(&mut response, is_encrypted);
            let told_it = response.headers().get(header::STRICT_TRANSPORT_SECURITY);
            assert_eq!(told_it.and_then(|value| value.to_str().ok()), told);
        }
    }
}
