//! One letter as PDF, made of what was just typed and kept by nobody.

use super::{Found, Place, Typed, again, document, ready_page};
use crate::{
    language::direction,
    pages::{
        session::{Posted, Visitor, private_headers},
        sign_by_form::MAX_FORMS,
        signing::frame_at,
    },
    pdf::{self, PdfFault, marked},
    problem::{Answer, Problem},
    rate_limit,
    state::WebState,
    views::{Page, Template as _, letters::Ready},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse as _,
};
use std::time::Duration;
use tokio::time::timeout;

/// How long a writer waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The letter to the addressee `which`.
pub(super) async fn pdf(
    State(web): State<WebState>,
    Path(place): Path<Place>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let found = Found::of(&web, &place).await?;
    let Some(renderer) = web.makers.pdf.clone() else {
        let detail = format!(
            "this server has no {}, which makes PDF; print the page",
            pdf::NAME
        );
        let status = StatusCode::NOT_IMPLEMENTED;
        return Err(Problem::new(status, "pdf_unavailable", detail));
    };
    let typed = found.typed(&posted, &visitor);
    let page = frame_at(&web, &visitor, &found.address).await?;
    let errors = typed.errors(&found.letter, &page);
    if !errors.is_empty() {
        return again(&web, &visitor, &found, &typed, errors).await;
    }
    let budget = rate_limit::counted(visitor.client, "letter", MAX_FORMS);
    let now = web.instance.clock.millis();
    if !web.forms.begin_counted(&budget, now) {
        let fault = PdfFault::TooOften;
        return without(&web, (&visitor, page), &found, &typed, fault).await;
    }
    let row: usize = posted.fields.get("which").parse().unwrap_or(1);
    let letter = match found.ready(&web, &typed, (&visitor, &page), Some(row)) {
        Ok(letters) => letters.into_iter().next(),
        Err(errors) => return again(&web, &visitor, &found, &typed, errors).await,
    };
    let letter = letter.ok_or_else(Problem::not_found)?;
    let frame = page.clone();
    let html = document(frame, turned(letter)).render().map_err(|_| {
        let detail = "the letter could not be written";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
    })?;
    // Not through what is kept of other documents: this one is its writer's.
    let made = timeout(PATIENCE, renderer.render(html, visitor.client)).await;
    let made = match made.unwrap_or(Err(PdfFault::Busy)) {
        Ok(made) => made,
        Err(fault) => return without(&web, (&visitor, page), &found, &typed, fault).await,
    };
    let mut response = made.into_response();
    let headers = response.headers_mut();
    private_headers(headers);
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/pdf"),
    );
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"letter-{row}.pdf\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// The letters once more, where one cannot be made into PDF now: with the status that says why.
async fn without(
    web: &WebState,
    (visitor, page): (&Visitor, Page),
    found: &Found,
    typed: &Typed,
    fault: PdfFault,
) -> Answer {
    let problem = Problem::from(fault);
    let mut response = ready_page(web, (visitor, page), found, typed, true).await?;
    *response.status_mut() = problem.status;
    if let Some(seconds) = problem.retry_after() {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    Ok(response)
}

/// Keeps lines from right to left that would turn round in the renderer.
fn turned(mut letter: Ready) -> Ready {
    if direction(&letter.language) == "rtl" {
        letter.subject = marked(&letter.subject);
        letter.text = marked(&letter.text);
        for line in letter.to.iter_mut().chain(&mut letter.copies) {
            *line = marked(line);
        }
    }
    letter
}
