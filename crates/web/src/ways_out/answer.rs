//! Files as answers: pictures, calendars, sheets of paper.

use crate::{
    pages::shell::Shell,
    room::Shared,
    validate::{tagged, weak_tag},
};
use axum::{
    body::Bytes,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};

/// What a picture on somebody else's page may be kept without asking again.
pub(super) const A_WHILE: &str = "public, max-age=300";
/// Ask each time whether it has changed.
pub(super) const ASK: &str = "no-cache";

/// A file of this type, with a tag over its content, or 304 where the reader has it. Pages
/// elsewhere may show it.
pub(super) fn file(
    shell: &Shell,
    kind: &'static str,
    keep: &'static str,
    body: impl Into<Bytes>,
) -> Response {
    let body: Bytes = body.into();
    let digest = undersigned_domain::Digest::of(&[&body]).hex();
    let tag = weak_tag(&[&digest, kind]);
    let mut response = match shell.unchanged(&tag) {
        Some(unchanged) => unchanged,
        None => tagged(body.into_response(), &tag),
    };
    // The same bytes that are kept for the next who asks.
    response.extensions_mut().insert(Shared);
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_LANGUAGE, shell.page.language.tag),
        (header::VARY, "Accept-Language"),
        (header::CACHE_CONTROL, keep),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The same under a name to save it as. `name` has no quotes: it is made of a slug.
pub(super) fn named(mut response: Response, name: &str) -> Response {
    let shown: String = name
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_'))
        .collect();
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{shown}\"")) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
