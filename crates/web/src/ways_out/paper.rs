//! `…/letter.pdf` and `…/cosigners.pdf`, where the renderer is there.

use super::answer::{ASK, file, named};
use crate::{
    activitypub::objects::{self, Which},
    pages::shell::Shell,
    pdf::{self, Parts, PdfFault},
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, Uri},
    routing::get,
};
use std::time::Duration;
use tokio::time::timeout;
use undersigned_domain::Digest;
use undersigned_federation::views::AppealView;

/// How long a reader waits: less than a request may take. What takes longer is there when one asks
/// again, as the answer says.
const PATIENCE: Duration = Duration::from_secs(20);

/// The routes of both.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/letter.pdf", get(letter))
        .route("/appeals/{host}/{slug}/letter.pdf", get(letter))
        .route("/appeals/{slug}/cosigners.pdf", get(list))
        .route("/appeals/{host}/{slug}/cosigners.pdf", get(list))
}

async fn letter(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    answer(web, which, request, Parts::Letter).await
}

async fn list(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    answer(web, which, request, Parts::List).await
}

async fn answer(web: WebState, which: Which, request: Request, parts: Parts) -> Answer {
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let name = match parts {
        Parts::List => "cosigners",
        Parts::Letter | Parts::Both => "letter",
    };
    let name = format!("{}-{name}.pdf", view.appeal.slug);
    made_of(
        &web,
        &view,
        (request.uri(), request.headers()),
        parts,
        &name,
    )
    .await
}

/// A PDF of a view, which may be that of another time.
///
/// # Errors
/// 501 without the renderer; as [`pdf::html`].
pub(crate) async fn made_of(
    web: &WebState,
    view: &AppealView,
    (uri, headers): (&Uri, &HeaderMap),
    parts: Parts,
    name: &str,
) -> Answer {
    if web.makers.pdf.is_none() {
        let detail = format!(
            "this server has no {}, which makes PDF; print the page",
            pdf::NAME
        );
        let status = StatusCode::NOT_IMPLEMENTED;
        return Err(Problem::new(status, "pdf_unavailable", detail));
    }
    let shell = Shell::read(web, uri, headers).await;
    let html = pdf::html(web, view, uri, headers, parts).await?;
    let made = make(web, html).await?;
    let answer = file(&shell, "application/pdf", ASK, made);
    Ok(named(answer, name))
}

/// Makes it, or takes what was made of the same text. It is finished and kept even where the reader
/// does not wait for it, so that the next one need not.
async fn make(web: &WebState, html: String) -> Answer<Bytes> {
    let key = Digest::of(&[html.as_bytes()]).hex();
    let makers = web.makers.clone();
    if let Some(made) = makers.kept_pdf.get(&key) {
        return Ok(made);
    }
    let making = tokio::spawn(async move {
        let Some(renderer) = &makers.pdf else {
            return Err(PdfFault::Failed);
        };
        let made = renderer.render(html).await?;
        makers.kept_pdf.put(key, made.clone());
        Ok(made)
    });
    match timeout(PATIENCE, making).await {
        Ok(made) => Ok(made.unwrap_or(Err(PdfFault::Failed))?),
        Err(_) => Err(PdfFault::Busy.into()),
    }
}
