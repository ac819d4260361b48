//! People sign at the organiser's server: the form, the links in the mails, what is kept of each,
//! and the names that may be shown. No cookie is set; the secret in a form makes it somebody's.

mod form;
mod link;
mod link_again;
mod names;
mod not_now;
mod own;
mod sent;
pub mod text;
pub mod words;

pub(super) use not_now::NotNow;

use super::{desk::words::wrong, session::Visitor};
use crate::{
    check::{self, Failed, Passed},
    problem::Answer,
    rate_limit,
    routing::{boxed, get, post},
    state::WebState,
    views::{FieldError, Page, people::CheckField},
};
use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use std::convert::identity;
use undersigned_domain::people::{Shown, Terms};
use undersigned_federation::{
    FederationError,
    actions::people::{self, request::Solved},
    views::{AppealView, takes_signatures},
};

/// Forms that one network may send in ten minutes, with work and with an answer only.
const MAX_WITH_WORK: usize = 60;
/// See [`MAX_WITH_WORK`].
const MAX_WITH_ANSWER: usize = 5;

/// What runs on pages with a check: our own script, which asks nobody anything.
const WITH_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Routes of everything that people do here.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/appeals/{slug}/sign/person",
            get(form::show).post(boxed(form::send)),
        )
        .route("/appeals/{host}/{slug}/sign/person", get(form::at_origin))
        .route("/appeals/{slug}/sign/sent", get(sent::show))
        .route("/appeals/{slug}/people", get(names::show))
        .route("/sign/confirm", get(link::show).post(boxed(link::confirm)))
        .route("/signature", get(own::show))
        .route(
            "/signature/correct",
            post(own::correct).get(boxed(own::back)),
        )
        .route(
            "/signature/download",
            post(own::download).get(boxed(own::back)),
        )
        .route(
            "/signature/wording",
            post(own::sign_wording).get(boxed(own::back)),
        )
        .route("/signature/news", post(own::end_news).get(boxed(own::back)))
        .route(
            "/signature/withdraw",
            post(own::withdraw).get(boxed(own::back)),
        )
        .route(
            "/signature/renew",
            post(link_again::renew).get(boxed(own::back)),
        )
        .route(
            "/signature/link",
            get(link_again::again).post(boxed(link_again::send_again)),
        )
        .route("/signature/link/sent", get(link_again::sent_again))
}

/// Where a person can sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The form.
    pub href: String,
    /// Whether that is on this server.
    pub is_here: bool,
    /// Whether a person may choose to be shown by name there.
    pub named: bool,
}

/// Where a person can sign an appeal: the form here or, where people have signed elsewhere, the one
/// at the organiser's own server. None where people cannot sign.
///
/// # Errors
/// The database.
pub async fn way(web: &WebState, view: &AppealView) -> Answer<Option<Way>> {
    let appeal = &view.appeal;
    if !web.instance.addresses.is_ours(&appeal.ap_id) {
        let open = takes_signatures(appeal);
        let mut claims = view.list.totals.claims.iter();
        let counts = claims.any(|claim| claim.by == appeal.organiser && claim.individuals > 0);
        return Ok((open && counts).then(|| Way {
            href: format!("{}/sign/person", appeal.ap_id),
            is_here: false,
            // What is promised there, this server does not know.
            named: true,
        }));
    }
    match people::open_terms(&web.instance, appeal).await {
        Ok(terms) => Ok(Some(Way {
            href: format!("{}/sign/person", super::cards::address(web, appeal)),
            is_here: true,
            named: terms.shown != Shown::Never,
        })),
        Err(FederationError::Conflict { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether some of the people who signed may be shown by name: where what was promised here allows it, and
/// wherever another server counts them, since what is promised there this one does not know.
pub fn may_be_named(web: &WebState, view: &AppealView, promised: Option<&Terms>) -> bool {
    let mut claims = view.list.totals.claims.iter();
    claims.any(|claim| claim.individuals > 0 && !web.instance.addresses.is_ours(&claim.by))
        || promised.is_some_and(|terms| terms.shown != Shown::Never)
}

/// What a form that is shown says of how it was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Showing {
    /// Nothing: it is new, or something in it is wrong.
    #[default]
    Plain,
    /// It asks the question whatever runs in the browser.
    Question,
    /// It was sent before: pressed twice, or after going back. Whoever changed something in it may send it once more.
    SentBefore,
}

impl Showing {
    /// The status of an answer that shows a form once more, which has something wrong in it unless it was sent before.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::SentBefore => StatusCode::OK,
            Self::Plain | Self::Question => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// A fresh check for a form.
pub(super) fn check_field(
    state: &WebState,
    page: &Page,
    form: &str,
    showing: Showing,
) -> Answer<CheckField> {
    let check = check::issue(&state.instance, form)?;
    let field = CheckField::new(page, &check, showing == Showing::Question);
    Ok(CheckField {
        sent_before: showing == Showing::SentBefore,
        ..field
    })
}

/// The check with which a form came, where its question was answered and something else in the form is wrong: it comes back with
/// its answer.
pub(super) fn answered(
    state: &WebState,
    page: &Page,
    form: &str,
    fields: &super::session::Fields,
) -> Option<CheckField> {
    let answer = fields.get("answer");
    let check = check::answered(&state.instance, form, fields.get("check"), answer)?;
    let field = CheckField::new(page, &check, true);
    Some(CheckField {
        answer: answer.to_owned(),
        ..field
    })
}

/// The code of a form whose check was spent: it was sent before. That says nothing of the address in it.
pub(super) const SENT_BEFORE: &str = "check_spent";

/// Why the check of a form does not let it be taken: it is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotYet {
    /// It was not solved: the question is asked.
    Unsolved,
    /// The question was answered with another number than the sum: another one is asked.
    WrongSum,
    /// It is too old.
    Stale,
    /// So many forms came from the network just now that this one has to wait.
    TooMany,
}

impl NotYet {
    /// What is said of it, beside the question or else beside a field.
    pub(super) fn wrong(self, page: &Page, field: &str) -> FieldError {
        match self {
            Self::Unsolved => wrong(page, "answer", "answer"),
            Self::WrongSum => wrong(page, "answer", "answer-sum"),
            Self::Stale => wrong(page, field, "form-again"),
            Self::TooMany => wrong(page, field, "too-many-forms"),
        }
    }

    /// How the form is shown.
    pub(super) const fn showing(self) -> Showing {
        match self {
            Self::Unsolved | Self::WrongSum => Showing::Question,
            Self::Stale | Self::TooMany => Showing::Plain,
        }
    }

    /// What makes its answer of the form that is shown.
    pub(super) fn answer(self) -> fn(Response) -> Response {
        match self {
            Self::TooMany => later,
            Self::Unsolved | Self::WrongSum | Self::Stale => identity,
        }
    }
}

/// Judges the check of a form, and counts it for the network that it comes from.
pub(super) fn judge(
    state: &WebState,
    visitor: &Visitor,
    form: &str,
    fields: &super::session::Fields,
) -> Result<Solved, NotYet> {
    let (text, work) = (fields.get("check"), fields.get("work"));
    let (answer, asker) = (fields.get("answer"), visitor.asker());
    let judged = check::judge(&state.instance, form, text, work, answer, asker);
    let limits = &state.people;
    let (solved, throttle, most) = match judged {
        Ok(Passed::Work(solved)) => (solved, &limits.with_work, MAX_WITH_WORK),
        Ok(Passed::Answer(solved)) => (solved, &limits.with_answer, MAX_WITH_ANSWER),
        Err(Failed::Stale) => return Err(NotYet::Stale),
        Err(Failed::Unsolved) => return Err(NotYet::Unsolved),
        Err(Failed::WrongSum) => return Err(NotYet::WrongSum),
    };
    // Whoever speaks from this machine for nobody else is not limited, as everywhere.
    let networks = rate_limit::counted_of_crowd(visitor.client, "form", most);
    if !throttle.begin_counted(&networks, state.instance.clock.millis()) {
        return Err(NotYet::TooMany);
    }
    Ok(solved)
}

/// Counts a form without a check for the network that it comes from, with those that browsers solve; says whether it may
/// be taken.
pub(super) fn may_send(state: &WebState, visitor: &Visitor) -> bool {
    let networks = rate_limit::counted_of_crowd(visitor.client, "form", MAX_WITH_WORK);
    let now = state.instance.clock.millis();
    state.people.with_work.begin_counted(&networks, now)
}

/// A form that is shown again as it was filled in, to be sent once more when fewer come.
fn later(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from_static("600"));
    response
}

/// Lets our own script run on a page, and nothing be fetched by it.
pub(super) fn with_script(mut response: Response) -> Response {
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(WITH_SCRIPT),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::MAX_WITH_WORK;
    use crate::pages::sign_by_form::MAX_FORMS;

    #[test]
    fn the_documentation_says_how_many_forms_a_network_may_send() {
        let documented = include_str!("../../../../../docs/operating.md");
        for (what, most) in [
            ("and for news and meetings", MAX_WITH_WORK),
            ("requests for a place", MAX_FORMS),
        ] {
            let row = format!("{what} | {most} together");
            assert!(documented.contains(&row), "{row}");
        }
    }
}
