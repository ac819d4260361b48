//! `/sign/confirm?token=…`: the link in the first mail. Looking at it changes nothing.

use crate::{
    pages::{
        cards,
        desk::words,
        session::{Posted, Visitor},
        signing,
    },
    people_mail,
    problem::Answer,
    state::WebState,
    views::{
        Form,
        pass_on::PassOn,
        people::{ConfirmPage, PeopleDonePage},
    },
};
use axum::{extract::State, http::StatusCode};
use undersigned_federation::actions::people::{
    Confirmed,
    confirm::{self},
};

pub async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let opened = confirm::open(&state.instance, &token).await?;
    let asked = signing::opened(&state, opened)?;
    let appeal = &asked.appeal;
    let page = signing::frame_at(&state, &visitor, &format!("/sign/confirm?token={token}")).await?;
    let address = cards::address(&state, appeal);
    let shown = ConfirmPage {
        form: Form {
            action: visitor.with_language("/sign/confirm"),
            ..Form::default()
        },
        token,
        address: visitor.with_language(&address),
        title: words::title(appeal, visitor.language),
        news: asked.news,
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

pub async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let confirmed = confirm::confirm(&state.instance, token, people_mail::write).await?;
    let asked = match confirmed {
        Confirmed::Counted(asked) => asked,
        Confirmed::Not(opened) => signing::opened(&state, opened)?,
    };
    let appeal = &asked.appeal;
    let outcome = if asked.news {
        "counted-news"
    } else {
        "counted"
    };
    let address = cards::address(&state, appeal);
    // What was posted cannot be looked at again in another language.
    let page = signing::frame_at(&state, &visitor, &address).await?;
    let title = words::title(appeal, visitor.language);
    let done = PeopleDonePage {
        page,
        outcome: outcome.to_owned(),
        pass_on: Some(PassOn::new(
            state.instance.addresses.path(&address),
            &title.words,
        )),
        appeal: Some((visitor.with_language(&address), title)),
        again: None,
    };
    visitor.show(StatusCode::OK, &done)
}
