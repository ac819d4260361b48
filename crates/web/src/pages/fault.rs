//! Problems of the signed-in side, shown as pages.

mod forms;
mod given_back;
mod page;
mod patience;
mod place;
mod words;

pub(crate) use given_back::{taken_no_more, without_database};

use super::{
    in_language::carried,
    session::{Visitor, cookie, private_headers},
};
use crate::{
    audited::MayBeDone,
    problem::{Problem, TIMEOUT},
    slow_uploads::Time,
    state::WebState,
    views::{Template as _, problem::ProblemPage},
};
use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{Html, IntoResponse as _, Response},
};
use forms::Forms;
use page::Fault;
use patience::{PATIENCE, in_time};
use place::Place;
use serde_json::Value;
use undersigned_federation::error::DATABASE_DOWN;

/// Turns every problem document that a handler answers into a page in the reader's language.
pub async fn as_page(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let program = is_program(&parts.headers);
    let visitor = who_asks(&parts, &state);
    let place = Place::of(&parts);
    let time = parts.extensions.get::<Time>().cloned().unwrap_or_default();
    let forms = Forms::of_request(&mut parts.extensions);
    let answer = next.run(Request::from_parts(parts, body));
    let answer = in_time(answer, &time, || forms.are_held(), PATIENCE).await;
    let response = answer.unwrap_or_else(too_late);
    // Whoever asks for JSON reads the problem as it is.
    if !is_problem(&response) || program {
        return response;
    }
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, 64 * 1024).await.unwrap_or_default();
    let problem: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let code = problem.get("code").and_then(Value::as_str);
    let fault = Fault {
        status: head.status,
        code: code.unwrap_or_default(),
        begun: head.extensions.get::<MayBeDone>().is_some(),
        about: head.extensions.get(),
    };
    if let Some(onward) = place.leads_on(fault.code).filter(|_| !place.was_form) {
        return visitor.go(&onward);
    }
    // What is at the foot would be waited for as well.
    let visitor = match [DATABASE_DOWN, TIMEOUT].contains(&fault.code) {
        true => visitor,
        false => visitor.with_foot(&state).await,
    };
    let mut page = fault.page(&state, &visitor, &place);
    forms.give_back(&mut page, &fault);
    let retry_after = head.headers.get(header::RETRY_AFTER);
    let shown = shown(&page, &visitor, head.status, retry_after);
    shown.unwrap_or_else(|| Response::from_parts(head, bytes.into()))
}

/// Who asks; at the desk in the language that was chosen for the session, as on every other page there.
fn who_asks(parts: &Parts, state: &WebState) -> Visitor {
    let mut visitor = Visitor::of(parts, state);
    if parts.uri.path().starts_with("/desk") {
        let known = cookie::read(&parts.headers, state.instance.addresses.base());
        visitor.prefer(known.and_then(|(_, language)| language).as_deref());
    }
    visitor
}

/// Whether whoever asks reads problems as JSON.
fn is_program(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT);
    accepted
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("json") && !accepted.contains("html"))
}

fn is_problem(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind == "application/problem+json")
}

/// What is answered where it takes so long that it is broken off.
fn too_late() -> Response {
    let detail = "the answer took too long; nothing of it is done unless it was done by then";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT, detail).into_response()
}

/// The page as an answer; none where it does not render.
fn shown(
    page: &ProblemPage,
    visitor: &Visitor,
    status: StatusCode,
    retry_after: Option<&HeaderValue>,
) -> Option<Response> {
    let html = carried(page.render().ok()?, visitor.asked_language.as_deref());
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    if let Some(after) = retry_after {
        headers.insert(header::RETRY_AFTER, after.clone());
    }
    private_headers(headers);
    let language = HeaderValue::from_static(visitor.language.tag);
    headers.insert(header::CONTENT_LANGUAGE, language);
    Some(response)
}
