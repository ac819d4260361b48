//! `/no-mails?token=…`: the link below a mail that anybody can have sent with a form, by which no more of them come. The
//! secret in it is what makes the form behind it somebody's; opening it changes nothing, and sets no cookie.

use super::{
    session::{Posted, Visitor},
    signing::{frame_at, opened_at},
};
use crate::{
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::{Form, no_mails::NoMailsPage},
};
use axum::{Router, extract::State, http::StatusCode};
use undersigned_federation::mail::unasked;

const PATH: &str = "/no-mails";

/// Routes of the page.
pub fn routes() -> Router<WebState> {
    Router::new().route(PATH, get(show).post(boxed(decide)))
}

async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let stopped = unasked::is_stopped(&state.instance, &token).await?;
    let page = NoMailsPage {
        page: frame_at(&state, &visitor, &opened_at(PATH, &token)).await?,
        form: Form {
            action: visitor.with_language(PATH),
            ..Form::default()
        },
        token,
        stopped,
        taken_back: !stopped && visitor.query("again") == "yes",
    };
    visitor.show(StatusCode::OK, &page)
}

/// One of the two buttons: no more, or as before.
async fn decide(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let opened = opened_at(PATH, token);
    if posted.fields.ticked("again") {
        unasked::allow(&state.instance, token).await?;
        return Ok(visitor.go(&format!("{opened}&again=yes")));
    }
    unasked::stop(&state.instance, token).await?;
    Ok(visitor.go(&opened))
}
