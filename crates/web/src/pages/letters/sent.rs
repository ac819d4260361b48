//! `…/letters/{name}/sent`: somebody says that they sent theirs. One more is counted; who it was, and
//! what they wrote, nobody here knows.

use super::{Found, Place, shown};
use crate::{
    pages::{
        desk::words,
        session::{Posted, Visitor},
        signing::frame_at,
    },
    problem::{Answer, Problem},
    rate_limit,
    state::WebState,
    views::{Form, letters::LetterSentPage},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_federation::actions::letters;

/// Most that are counted of one letter from one network in ten minutes. A room that writes together is
/// behind one address, and each page counts once.
const MAX_SENT: usize = 60;

/// Asks whether one did.
pub(super) async fn ask(
    State(web): State<WebState>,
    Path(place): Path<Place>,
    visitor: Visitor,
) -> Answer {
    let found = Found::of(&web, &place).await?;
    let shown = page(&web, &visitor, &found, false).await?;
    visitor.show(StatusCode::OK, &shown)
}

/// Counts it.
pub(super) async fn count(
    State(web): State<WebState>,
    Path(place): Path<Place>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let found = Found::of(&web, &place).await?;
    let what = format!("sent {}", found.address);
    let budget = rate_limit::counted(visitor.client, &what, MAX_SENT);
    let now = web.instance.clock.millis();
    if !web.forms.begin_counted(&budget, now) {
        return Err(Problem::too_many_requests(
            "too many letters were counted from this network; try again in ten minutes",
        ));
    }
    let once = posted.fields.get("once");
    match letters::sent_one(&web.instance, &found.view.appeal, &place.name, once).await {
        Ok(_) => {
            let shown = page(&web, &visitor, &found, true).await?;
            visitor.show(StatusCode::OK, &shown)
        }
        Err(error) => {
            let mut shown = page(&web, &visitor, &found, false).await?;
            let wrong = match error.code() {
                "form_stale" => words::wrong(&shown.page, "main", "form-again"),
                _ => words::beside(&shown.page, "main", error)?,
            };
            shown.form.errors.push(wrong);
            visitor.show(StatusCode::CONFLICT, &shown)
        }
    }
}

async fn page(
    web: &WebState,
    visitor: &Visitor,
    found: &Found,
    thanked: bool,
) -> Answer<LetterSentPage> {
    if !found.is_ours() {
        return Err(Problem::not_found());
    }
    let here = format!("{}/sent", found.address);
    let reader = visitor.language;
    let language = shown::chosen(&found.letter, None, reader);
    Ok(LetterSentPage {
        page: frame_at(web, visitor, &here).await?,
        form: Form {
            action: visitor.with_language(&here),
            csrf: String::new(),
            errors: Vec::new(),
        },
        address: visitor.with_language(&found.address),
        heading: shown::in_tongue(&found.letter.title, &language, reader),
        once: found.once(web)?,
        over: shown::is_over(&found.letter, found.today),
        thanked,
    })
}
