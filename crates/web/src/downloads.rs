//! The list as files to keep: CSV, JSON, JSON-LD, and the bundle with every proof.

mod files;

pub use files::Files;

use crate::{
    activitypub::{
        ACTIVITY_JSON,
        objects::{self, Which},
    },
    apart, exports,
    problem::Answer,
    rate_limit::Client,
    routing::get,
    state::WebState,
    validate::{Held, tagged, weak_tag},
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use std::net::IpAddr;
use tokio::runtime::Handle;
use undersigned_federation::views::AppealView;

/// A file there is of every list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Csv,
    Json,
    JsonLd,
    Bundle,
}

impl File {
    const ALL: [(&'static str, Self); 4] = [
        ("cosigners.csv", Self::Csv),
        ("cosigners.json", Self::Json),
        ("cosigners.jsonld", Self::JsonLd),
        ("bundle", Self::Bundle),
    ];

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json | Self::Bundle => "application/json",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// What it is called when it is saved; the JSON is for programs, which look at it in place.
    fn name(self, slug: &str) -> Option<String> {
        match self {
            Self::Csv => Some(format!("{slug}.csv")),
            Self::JsonLd => Some(format!("{slug}.jsonld")),
            Self::Bundle => Some(format!("{slug}.bundle.json")),
            Self::Json => None,
        }
    }
}

/// Each file below the appeal, ours or a copy.
pub fn routes() -> Router<WebState> {
    let mut routes = Router::new();
    for (name, file) in File::ALL {
        let show = move |State(web): State<WebState>,
                         Path(which): Path<Which>,
                         Client(client): Client,
                         headers: HeaderMap| async move {
            let place = (which.host.as_deref(), which.slug.as_str());
            answer(&web, place, file, client, &headers).await
        };
        routes = routes
            .route(&format!("/appeals/{{slug}}/{name}"), get(show))
            .route(&format!("/appeals/{{host}}/{{slug}}/{name}"), get(show));
    }
    routes
}

async fn answer(
    web: &WebState,
    (host, slug): (Option<&str>, &str),
    file: File,
    client: Option<IpAddr>,
    headers: &HeaderMap,
) -> Answer {
    let view = objects::view(web, host, slug).await?;
    // A long list is not written only to be told that the reader has it.
    let tag = tag(web, &view, file).await?;
    if Held::of(headers).is(&tag) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
    }
    apart::count(web, client, view.list.entries.len())?;
    let (instance, runtime) = (web.instance.clone(), Handle::current());
    let make = move || -> Answer<Bytes> {
        let text = match file {
            File::Csv => exports::csv(&view.list, &view.hidden),
            File::Json => exports::document(&view).to_string(),
            File::JsonLd => exports::linked_data(&view).to_string(),
            File::Bundle => runtime.block_on(instance.bundle(&view))?,
        };
        Ok(text.into())
    };
    let whole = web.files.get(&tag, client, make).await?;
    Ok(tagged(to_keep(whole.answer(), file, slug), &tag))
}

/// What a file is made of. A bundle also holds what servers signed that they saw, and what was
/// proposed and voted on.
async fn tag(web: &WebState, view: &AppealView, file: File) -> Answer<String> {
    let mut parts = vec![
        view.appeal.ap_id.clone(),
        view.tag(),
        format!("{file:?}"),
        view.appeal.list_version.to_string(),
    ];
    if file == File::Bundle {
        // Asking signs our own word of this list, where there is none yet.
        let seen = web
            .instance
            .seen_by_in_file(&view.appeal, &view.snapshot.summary())
            .await?;
        parts.extend(seen.into_iter().map(|row| row.body));
        let proceedings = web.instance.digest_of_proceedings(view.appeal.id).await?;
        parts.push(proceedings.to_string());
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Ok(weak_tag(&parts))
}

/// A table for whoever is signed in, to be saved under a name, and kept by nobody on the way.
pub(crate) fn private_csv(body: impl Into<axum::body::Body>, name: &str) -> Response {
    private(body, "text/csv; charset=utf-8", name)
}

/// The same for a JSON document.
pub(crate) fn private_json(body: String, name: &str) -> Response {
    private(body, "application/json", name)
}

/// The same for anything.
pub(crate) fn private(
    body: impl Into<axum::body::Body>,
    kind: &'static str,
    name: &str,
) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static(kind);
    headers.insert(header::CONTENT_TYPE, kind);
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    crate::pages::session::private_headers(headers);
    response
}

/// The bundle that was handed over, byte for byte.
pub(crate) fn sealed(mut response: Response, slug: &str) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, File::Bundle.media_type()),
        (header::CACHE_CONTROL, "no-cache"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let name = format!("attachment; filename=\"{slug}.handed-over.bundle.json\"");
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A file to keep. Never in a type that other servers would take for an object of ours.
fn to_keep(mut response: Response, file: File, slug: &str) -> Response {
    debug_assert_ne!(file.media_type(), ACTIVITY_JSON);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(file.media_type()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let disposition = file
        .name(slug)
        .and_then(|name| HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok());
    if let Some(disposition) = disposition {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
