//! Where a form was sent from (OWASP's "verifying origin with standard headers", Fetch Metadata).

use axum::http::{HeaderMap, header};

/// Whether a request that changes something comes from a page of this server.
///
/// `Sec-Fetch-Site` decides where the browser sends it. Our pages ask for no referrer, so that
/// browsers may say `Origin: null`, which proves nothing; such a request still needs the token of
/// the session. Programs send neither header.
pub fn is_ours(headers: &HeaderMap, base: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match text(header::ORIGIN.as_str()) {
        None | Some("null") => true,
        Some(origin) => origin.eq_ignore_ascii_case(base),
    }
}

/// Whether the browser itself says that it comes from a page of this server: for what is answered without
/// any proof of a session.
pub fn is_surely_ours(headers: &HeaderMap, base: &str) -> bool {
    let names_one = headers
        .get(header::ORIGIN)
        .is_some_and(|origin| origin != "null");
    (names_one || headers.contains_key("sec-fetch-site")) && is_ours(headers, base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        headers
    }

    fn ours(pairs: &[(&'static str, &'static str)]) -> bool {
        is_ours(&headers(pairs), "https://harbour.example")
    }

    #[test]
    fn where_the_browser_says_nothing_nobody_is_sure() {
        let sure = |pairs: &[(&'static str, &'static str)]| {
            is_surely_ours(&headers(pairs), "https://harbour.example")
        };
        assert!(sure(&[("origin", "https://harbour.example")]));
        assert!(sure(&[
            ("origin", "null"),
            ("sec-fetch-site", "same-origin")
        ]));
        for pairs in [
            &[][..],
            &[("origin", "null")],
            &[("origin", "https://evil.example")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
        ] {
            assert!(!sure(pairs), "{pairs:?}");
        }
    }

    #[test]
    fn other_sites_are_refused() {
        assert!(ours(&[]));
        assert!(ours(&[("origin", "https://harbour.example")]));
        assert!(ours(&[
            ("origin", "null"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(!ours(&[("origin", "https://evil.example")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[
            ("origin", "https://harbour.example"),
            ("sec-fetch-site", "cross-site")
        ]));
    }
}
