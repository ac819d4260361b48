//! Where an organisation without a server signs by form: the form, what is said after it, and the
//! links in the e-mails. The secret in a link is what makes the form behind it ours; no page here
//! sets a cookie.

pub mod claim;
mod confirm;
mod form;
mod manage;
pub mod typed;

use super::{session::Visitor, signing::frame};
use crate::{
    problem::{Answer, Problem},
    rate_limit,
    routing::{boxed, get},
    state::WebState,
    views::{sign_by_form::FormDonePage, sign_by_form::Listing},
};
use axum::{Router, http::StatusCode, response::Response};
use undersigned_domain::ids;
use undersigned_federation::views::{Appeal, AppealView, takes_signatures};

/// Forms that one network may send in ten minutes, and whatever else has an e-mail sent.
pub const MAX_FORMS: usize = 20;

/// Routes of the pages.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/appeals/{slug}/sign/organisation",
            get(form::show).post(boxed(form::ask)),
        )
        .route(
            "/appeals/{slug}/sign/organisation/again",
            get(form::lost).post(boxed(form::again)),
        )
        .route(
            "/sign-by-form/confirm",
            get(confirm::show).post(boxed(confirm::confirm)),
        )
        .route(
            "/sign-by-form/manage",
            get(manage::show).post(boxed(manage::correct)),
        )
        .route(
            "/sign-by-form/manage/withdraw",
            get(manage::show).post(boxed(manage::withdraw)),
        )
        .route(
            "/sign-by-form/manage/wording",
            get(manage::show).post(boxed(manage::sign_wording)),
        )
        .route(
            "/sign-by-form/manage/why",
            get(manage::show).post(boxed(manage::why)),
        )
        .route(
            "/sign-by-form/manage/contact",
            get(manage::show).post(boxed(manage::contact)),
        )
        .route(
            "/sign-by-form/claim",
            get(claim::open).post(boxed(claim::claim)),
        )
        .route(
            "/appeals/{slug}/claim/{key}",
            get(claim::show).post(boxed(claim::say)),
        )
        .route(
            "/appeals/{slug}/claim/{key}/mail",
            get(claim::back).post(boxed(claim::mail)),
        )
}

/// Where the form of an open appeal is: here for our own, else at its origin, which keeps what is
/// said there.
pub fn address(web: &WebState, view: &AppealView) -> Option<String> {
    let appeal = &view.appeal;
    takes_signatures(appeal).then(|| at_origin(web, appeal, "sign/organisation"))?
}

/// A page of an appeal at its origin; none where that is not known to have such pages.
pub fn at_origin(web: &WebState, appeal: &Appeal, what: &str) -> Option<String> {
    if web.instance.addresses.is_ours(&appeal.ap_id) {
        return Some(format!("/appeals/{}/{what}", appeal.slug));
    }
    // Other software may call its appeals and pages otherwise.
    let end = format!("{}/appeals/{}", ids::host(&appeal.ap_id), appeal.slug);
    let plain = appeal.ap_id.split_once("://").map(|(_, rest)| rest);
    (plain == Some(end.as_str())).then(|| format!("{}/{what}", appeal.ap_id))
}

/// Counts one more thing that has an e-mail sent from the visitor's network, unless there were too
/// many.
pub(super) fn count(state: &WebState, visitor: &Visitor) -> Answer<()> {
    let networks = rate_limit::counted(visitor.client, "form", MAX_FORMS);
    let now = state.instance.clock.millis();
    let allowed = state.forms.begin_counted(&networks, now);
    allowed.then_some(()).ok_or_else(|| {
        Problem::too_many_requests(
            "too many forms were sent from this network; try again in ten minutes",
        )
    })
}

async fn view_of(state: &WebState, appeal: &Appeal) -> Answer<AppealView> {
    let found = state.instance.view_by_id(&appeal.ap_id).await?;
    found.ok_or_else(Problem::not_found)
}

async fn done(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    outcome: &str,
    listing: Option<Listing>,
) -> Answer<Response> {
    let page = done_page(state, visitor, view, outcome, listing).await?;
    visitor.show(StatusCode::OK, &page)
}

/// What is said after something was done, and nothing else.
async fn done_page(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    outcome: &str,
    listing: Option<Listing>,
) -> Answer<FormDonePage> {
    let (page, appeal, title) = frame(state, visitor, view).await?;
    let form = || address(state, view).map(|form| visitor.with_language(&form));
    Ok(FormDonePage {
        sign_again: (outcome == "withdrawn").then(form).flatten(),
        page,
        address: appeal,
        title,
        outcome: outcome.to_owned(),
        listing,
        news: false,
        pass_on: None,
    })
}
