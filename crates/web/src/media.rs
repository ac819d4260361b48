//! `/media/{file}`: pictures, as this server made them anew.

use crate::{
    assets::CACHE_CONTROL,
    problem::{Answer, Problem},
    rate_limit::Client,
    routing::get,
    state::WebState,
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use tokio::runtime::Handle;
use undersigned_federation::{actions::media::is_known, media::MediaFile};

/// Routes of pictures.
pub fn routes() -> Router<WebState> {
    Router::new().route("/media/{file}", get(show))
}

/// The name is that of the content, so an answer holds for ever. Opened by itself a picture is
/// downloaded, with a policy that allows nothing: whatever a browser may take it for.
/// As many as read it at a time read one and the same.
async fn show(
    State(state): State<WebState>,
    Path(name): Path<String>,
    Client(client): Client,
) -> Answer {
    let file = MediaFile::parse(&name).ok_or_else(Problem::not_found)?;
    let (instance, runtime, read) = (state.instance.clone(), Handle::current(), file.clone());
    let make = move || -> Answer<Bytes> {
        let bytes = runtime.block_on(instance.media.read(&read))?;
        Ok(bytes.ok_or_else(Problem::not_found)?.into())
    };
    let whole = match state.pictures.get(file.as_str(), client, make).await {
        Err(problem) if problem.status == StatusCode::NOT_FOUND => {
            return Err(not_here(&state, &file).await);
        }
        whole => whole?,
    };
    let mut response = whole.answer();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, file.media_type()),
        (header::CACHE_CONTROL, CACHE_CONTROL),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    only_a_picture(headers);
    Ok(response)
}

/// Why there is no file of a picture. Another process may have it, or a backup: nobody is to take it for deleted. The
/// database is asked in nobody's turn to read a file: what is here needs none.
async fn not_here(state: &WebState, file: &MediaFile) -> Problem {
    match is_known(&state.instance, file).await {
        Ok(true) => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "picture_missing",
            "the file of this picture is not here just now",
        ),
        Ok(false) => Problem::not_found(),
        Err(error) => error.into(),
    }
}

/// What somebody else sent is taken for nothing but the picture it is said to be, and runs nothing.
pub(crate) fn only_a_picture(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::CONTENT_DISPOSITION, "attachment"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox; frame-ancestors 'none'",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
