//! `/sign/confirm?token=…`: the link in the first mail. Looking at it changes nothing.

use super::frame;
use crate::{
    pages::{
        cards,
        desk::words,
        session::{Posted, Visitor},
    },
    people_mail,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Form,
        people::{ConfirmPage, PeopleDonePage},
    },
};
use axum::{extract::State, http::StatusCode};
use undersigned_federation::{
    actions::people::{
        Confirmed, Opened,
        confirm::{self},
    },
    views::Appeal,
};

pub async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let opened = confirm::open(&state.instance, &token).await?;
    let appeal = ready(&state, opened)?;
    let page = frame(&state, &visitor, &format!("/sign/confirm?token={token}")).await?;
    let address = cards::address(&state, &appeal);
    let shown = ConfirmPage {
        form: Form {
            action: visitor.with_language("/sign/confirm"),
            ..Form::default()
        },
        token,
        address: visitor.with_language(&address),
        title: words::title(&appeal, visitor.language),
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

pub async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let confirmed = confirm::confirm(&state.instance, token, people_mail::write).await?;
    let appeal = match confirmed {
        Confirmed::Counted(appeal) => appeal,
        Confirmed::Not(opened) => ready(&state, opened)?,
    };
    let address = cards::address(&state, &appeal);
    // What was posted cannot be looked at again in another language.
    let page = frame(&state, &visitor, &address).await?;
    let done = PeopleDonePage {
        page,
        outcome: "counted".to_owned(),
        appeal: Some((
            visitor.with_language(&address),
            words::title(&appeal, visitor.language),
        )),
        again: None,
    };
    visitor.show(StatusCode::OK, &done)
}

/// The appeal of a link that can be used, or the answer that says why it cannot.
fn ready(state: &WebState, opened: Opened) -> Answer<Box<Appeal>> {
    let gone = |appeal: &Appeal, code, detail| {
        Problem::new(StatusCode::GONE, code, detail).about(cards::address(state, appeal))
    };
    match opened {
        Opened::Ready(appeal) => Ok(appeal),
        Opened::Used(appeal) => Err(gone(&appeal, "token_used", "this link has been used")),
        Opened::Expired(appeal) => Err(gone(
            &appeal,
            "token_expired",
            "this link is older than two days",
        )),
        Opened::Unknown => Err(Problem::new(
            StatusCode::NOT_FOUND,
            "token_unknown",
            "there is no such link",
        )),
    }
}
