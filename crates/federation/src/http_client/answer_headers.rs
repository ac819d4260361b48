//! What the headers of an answer say.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::{HeaderMap, header};
use reqwest::Response;

use super::{HEADER_LIMIT, HttpError};

pub(super) fn redirect_target(response: &Response) -> Option<&str> {
    let follows = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = response.headers().get(header::LOCATION)?;
    follows.then(|| location.to_str().unwrap_or_default())
}

/// Refuses what is compressed, and more header fields than anybody needs. HTTP/2 is held to that
/// while it is read; of HTTP/1 the library reads no more than a hundred fields.
pub(super) fn check_headers(headers: &HeaderMap) -> Result<(), HttpError> {
    let identity = headers
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if !identity {
        return Err(HttpError::Encoded);
    }
    let bytes: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    if bytes > HEADER_LIMIT as usize {
        return Err(HttpError::TooLarge);
    }
    Ok(())
}

/// Reads `Retry-After`: seconds or an HTTP date (RFC 9110 §10.2.3). A date gone by is no wait.
pub(super) fn retry_after(value: &str, now: DateTime<Utc>) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = DateTime::<Utc>::from(httpdate::parse_http_date(value).ok()?);
    Some(
        until
            .signed_duration_since(now)
            .to_std()
            .unwrap_or_default(),
    )
}
