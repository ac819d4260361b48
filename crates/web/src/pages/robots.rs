//! `/robots.txt` (RFC 9309): what search engines and archives are asked to leave alone.
//!
//! Nothing is kept from anybody by it; pages that are meant for one person say `noindex` as well. What
//! anybody may read may be found.

use crate::{routing::get, state::WebState};
use axum::{Router, http::header};

/// How addresses begin that are for people at a desk, for whoever got a link, and for programs.
const NOT_TO_BE_FOUND: [&str; 15] = [
    "/api/",
    "/co-sign",
    "/desk",
    "/invited",
    "/new-organisation/confirm",
    "/news",
    "/no-mails",
    "/notices",
    "/registration",
    "/setup",
    // `/sign/confirm`, `/sign-by-form/`, `/sign-in`, `/sign-out`, `/signature`.
    "/sign",
    "/sync/",
    "/appeals/*/claim/",
    "/appeals/*/events",
    "/appeals/*/sign/",
];

/// The route of the file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/robots.txt", get(show))
}

async fn show() -> ([(header::HeaderName, &'static str); 1], String) {
    let kept = [(header::CACHE_CONTROL, "public, max-age=86400")];
    (kept, text())
}

fn text() -> String {
    let lines = NOT_TO_BE_FOUND.map(|beginning| format!("Disallow: {beginning}\n"));
    format!("User-agent: *\n{}", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a rule covers an address (RFC 9309, section 2.2.2).
    fn is_covered(rule: &str, path: &str) -> bool {
        let mut parts = rule.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = path.strip_prefix(first) else {
            return false;
        };
        parts.all(|part| match rest.split_once(part) {
            Some((_, behind)) => {
                rest = behind;
                true
            }
            None => false,
        })
    }

    #[test]
    fn what_anybody_may_read_may_be_found_and_links_for_one_person_may_not() {
        let text = text();
        let rules: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("Disallow: "))
            .collect();
        assert_eq!(rules.len() + 1, text.lines().count(), "{text}");
        let is_allowed = |path: &str| !rules.iter().any(|rule| is_covered(rule, path));
        for path in [
            "/",
            "/appeals",
            "/appeals/brakes",
            "/appeals/hub.example/brakes/cosigners",
            "/appeals/brakes/sign",
            "/appeals/brakes/updates.atom",
            "/appeals/signs-of-wear",
            "/assets/page.css",
            "/media/a.webp",
            "/orgs/hub",
            "/privacy",
            "/topics/docksafety",
        ] {
            assert!(is_allowed(path), "{path}");
        }
        for path in [
            "/api/v1/appeals",
            "/appeals/brakes/claim/a",
            "/appeals/brakes/sign/person",
            "/co-sign?token=a",
            "/desk/appeals/brakes",
            "/invited?token=a",
            "/news/confirm?token=a",
            "/no-mails?token=a",
            "/registration?token=a",
            "/setup?token=a",
            "/sign-by-form/manage?token=a",
            "/sign-in",
            "/sign/confirm?token=a",
            "/signature?token=a",
        ] {
            assert!(!is_allowed(path), "{path}");
        }
    }
}
