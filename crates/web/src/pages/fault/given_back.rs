//! Forms that need no session and that no handler is asked about: while the database does not answer, whoever sent one
//! gets it back; where none is taken any more, what was typed is shown.

use super::{forms::give_back, is_program, page::Fault, place::Place, shown};
use crate::{
    pages::{
        problem::is_for_programs,
        session::{Posted, Visitor, Written},
    },
    problem::Problem,
    state::WebState,
    views::problem::ProblemPage,
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
    let unasked = Unasked::read(state, request).await;
    let mut page = unasked.page(state, &problem);
    if unasked.posted.is_some()
        && let Some(form) = written.take()
    {
        give_back(&mut page, form, false);
    }
    unasked.answer(&page, problem)
}

/// A form that was sent where none is taken any more, as below the address of a suspended organisation's appeal: what was
/// typed is shown, to be copied.
pub async fn taken_no_more(state: &WebState, request: Request, problem: Problem) -> Response {
    let mut unasked = Unasked::read(state, request).await;
    unasked.visitor = unasked.visitor.with_foot(state).await;
    let mut page = unasked.page(state, &problem);
    if let Some(posted) = &unasked.posted {
        page.show_written(posted.written(state));
    }
    unasked.answer(&page, problem)
}

/// Such a form.
struct Unasked {
    visitor: Visitor,
    place: Place,
    /// What it said; none where it did not come from a page of this server, or is no form.
    posted: Option<Posted>,
}

impl Unasked {
    /// It is read to be given back, and for nothing else, and the database is not asked.
    async fn read(state: &WebState, request: Request) -> Self {
        let (parts, body) = request.into_parts();
        let visitor = Visitor::of(&parts, state);
        let place = Place::of(&parts);
        let posted = Posted::from_request(Request::from_parts(parts, body), state).await;
        let posted = posted.ok();
        Self {
            visitor,
            place,
            posted,
        }
    }

    /// The page that says what is wrong.
    fn page(&self, state: &WebState, problem: &Problem) -> ProblemPage {
        Fault::of(problem).page(state, &self.visitor, &self.place)
    }

    fn answer(&self, page: &ProblemPage, problem: Problem) -> Response {
        let retry_after = problem.retry_after().map(HeaderValue::from_static);
        let shown = shown(page, &self.visitor, problem.status, retry_after.as_ref());
        shown.unwrap_or_else(|| problem.into_response())
    }
}
