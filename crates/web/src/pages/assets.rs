//! Style sheet and mark.

use crate::{
    assets::{self, Asset, CACHE_CONTROL, MARK},
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};

/// `/assets/…`, and the mark at the address where browsers look without being told.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/assets/{file}", get(file))
        .route("/favicon.svg", get(mark))
        .route("/favicon.ico", get(mark))
}

async fn file(Path(file): Path<String>) -> Answer {
    let asset = assets::find(&file).ok_or_else(Problem::not_found)?;
    // Only the present address may be kept for ever: behind an old one stands newer content.
    let keep = if asset.file == file {
        CACHE_CONTROL
    } else {
        "no-cache"
    };
    Ok(answer(asset, keep))
}

async fn mark() -> Response {
    answer(&MARK, "public, max-age=86400")
}

fn answer(asset: &'static Asset, keep: &'static str) -> Response {
    let mut response = asset.content.as_str().into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.media_type),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}
