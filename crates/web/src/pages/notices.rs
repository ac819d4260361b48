//! `/notices?token=…`: the link in a mail about what waits, by which somebody gets no more of them.
//! The secret in it is what makes the form behind it theirs; opening it changes nothing.

use super::{
    session::{Fields, Visitor},
    signing::{frame_at, opened_at},
};
use crate::{
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::{Form, notices::NoticesStopPage},
};
use axum::{Router, body::Bytes, extract::State, http::StatusCode};
use undersigned_federation::actions::digest;

const PATH: &str = "/notices";

/// Routes of the page.
pub fn routes() -> Router<WebState> {
    Router::new().route(PATH, get(ask).post(boxed(stop)))
}

async fn ask(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    digest::whose(&state.instance, &token).await?;
    page(&state, &visitor, token, false).await
}

/// The form, and the one click of mail programs (RFC 8058), which comes from their servers: the secret
/// in the address is what counts.
async fn stop(State(state): State<WebState>, visitor: Visitor, body: Bytes) -> Answer {
    let token = match visitor.query("token") {
        "" => Fields::parse(&body).text("token"),
        token => token.to_owned(),
    };
    digest::stop(&state.instance, &token).await?;
    page(&state, &visitor, token, true).await
}

async fn page(state: &WebState, visitor: &Visitor, token: String, stopped: bool) -> Answer {
    let address = opened_at(PATH, &token);
    let page = NoticesStopPage {
        page: frame_at(state, visitor, &address).await?,
        form: Form {
            action: visitor.with_language(PATH),
            csrf: String::new(),
            errors: Vec::new(),
        },
        token,
        stopped,
        account_href: visitor.with_language("/desk/account"),
    };
    visitor.show(StatusCode::OK, &page)
}
