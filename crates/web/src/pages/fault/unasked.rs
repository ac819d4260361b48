//! Forms that need no session, while the database does not answer: whoever sent one gets it back.

use super::{forms::give_back, is_program, page::Fault, place::Place, shown};
use crate::{
    pages::{
        problem::is_for_programs,
        session::{Posted, Visitor, Written},
    },
    problem::Problem,
    state::WebState,
};
use axum::{
    extract::{FromRequest as _, Request},
    http::HeaderValue,
    response::{IntoResponse as _, Response},
};
use undersigned_federation::error::DATABASE_DOWN;

/// A form that was sent to where nobody is let before the database was asked, and the database does not answer: it is
/// given back. Whatever else comes is answered with the problem.
pub async fn without_database(
    state: &WebState,
    mut request: Request,
    problem: Problem,
) -> Response {
    let is_form = problem.code == DATABASE_DOWN
        && !request.method().is_safe()
        && !is_program(request.headers())
        && !is_for_programs(request.uri().path());
    if !is_form {
        return problem.into_response();
    }
    let written = Written::default();
    request.extensions_mut().insert(written.clone());
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts, state);
    let place = Place::of(&parts);
    // It is read to be given back, and for nothing else.
    let posted = Posted::from_request(Request::from_parts(parts, body), state).await;
    let form = posted.ok().and_then(|_| written.take());
    let visitor = visitor.with_foot(state).await;
    let mut page = Fault::of(&problem).page(state, &visitor, &place);
    if let Some(form) = form {
        give_back(&mut page, form, false);
    }
    let retry_after = problem.retry_after().map(HeaderValue::from_static);
    let shown = shown(&page, &visitor, problem.status, retry_after.as_ref());
    shown.unwrap_or_else(|| problem.into_response())
}
