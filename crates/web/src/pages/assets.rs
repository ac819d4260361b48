//! Style sheet and mark.

use crate::{
    assets::{self, Asset, CACHE_CONTROL, MARK},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
};
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

/// `/assets/…`, and the mark at the address where browsers look without being told.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/assets/{file}", get(file))
        .route("/favicon.svg", get(mark))
        .route("/favicon.ico", get(mark))
}

/// Whether one of our files is at this path as it is now: the same bytes for everybody, whichever name of a host
/// they are asked by.
pub(crate) fn is_present(path: &str) -> bool {
    path.strip_prefix("/assets/")
        .is_some_and(|file| assets::find(file).is_some_and(|asset| asset.file == file))
}

async fn file(Path(file): Path<String>, headers: HeaderMap) -> Answer {
    let asset = assets::find(&file).ok_or_else(Problem::not_found)?;
    // Only the present address may be kept for ever: behind an old one stands newer content.
    let keep = if asset.file == file {
        CACHE_CONTROL
    } else {
        "no-cache"
    };
    Ok(answer(asset, keep, &headers))
}

async fn mark(headers: HeaderMap) -> Response {
    answer(&MARK, "public, max-age=86400", &headers)
}

/// Whether a client takes brotli (RFC 9110, section 12.5.3).
fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter();
    accepted
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let refused = |weight: &str| {
                weight.strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0_f32)
            };
            parts.next() == Some("br") && !parts.any(refused)
        })
}

fn answer(asset: &'static Asset, keep: &'static str, asked: &HeaderMap) -> Response {
    let brotli = takes_brotli(asked);
    let mut response = match brotli {
        true => asset.packed.as_slice().into_response(),
        false => asset.content.as_str().into_response(),
    };
    let headers = response.headers_mut();
    if brotli {
        let coding = HeaderValue::from_static("br");
        headers.insert(header::CONTENT_ENCODING, coding);
    }
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.media_type),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_as_they_are_now_are_the_same_for_everybody() {
        for asset in [&*assets::STYLE, &*MARK] {
            assert!(is_present(&asset.address()), "{asset:?}");
        }
        let below = format!("/assets/x/{}", assets::STYLE.file);
        let elsewhere = format!("/media/{}", assets::STYLE.file);
        for path in [
            "/assets/site.0123456789ab.css",
            "/assets/",
            "/assets/../desk",
            "/",
            below.as_str(),
            elsewhere.as_str(),
        ] {
            assert!(!is_present(path), "{path}");
        }
    }

    #[test]
    fn brotli_only_for_who_takes_it() {
        let takes = |value: &'static str| {
            let accepted = HeaderValue::from_static(value);
            takes_brotli(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, accepted)]))
        };
        assert!(takes("gzip, deflate, br, zstd") && takes("br;q=0.5"));
        assert!(!takes("gzip") && !takes("br;q=0, gzip") && !takes("brotli"));
        assert!(!takes_brotli(&HeaderMap::new()));
    }
}
