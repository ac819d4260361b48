//! `/sign/confirm?token=…`: the link in the first mail. Looking at it changes nothing.

use super::{text, words as said};
use crate::{
    pages::{
        cards,
        desk::words,
        revisions::Wordings,
        session::{Posted, Visitor},
        signing,
    },
    people_mail,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Form,
        pass_on::PassOn,
        people::{ConfirmPage, PeopleDonePage},
    },
};
use axum::{extract::State, http::StatusCode};
use undersigned_federation::actions::people::{
    Asked, Confirmed,
    confirm::{self},
};

pub async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let opened = confirm::open(&state.instance, &token).await?;
    let asked = self::opened(&state, opened)?;
    page(&state, &visitor, &token, &asked, false).await
}

/// What a link leads to, or why it leads nowhere.
fn opened(state: &WebState, link: confirm::Opened) -> Answer<Box<Asked>> {
    match link {
        confirm::Opened::Withdrawn(appeal) => {
            let gone = signing::gone("request_ended", "what was asked for has ended since");
            Err(gone.about(cards::address(state, &appeal)))
        }
        link => signing::opened(state, link),
    }
}

/// The page with the text and the button: once more where the text changed while it was open.
async fn page(
    state: &WebState,
    visitor: &Visitor,
    token: &str,
    asked: &Asked,
    again: bool,
) -> Answer {
    let appeal = &asked.appeal;
    let page = signing::frame_at(state, visitor, &format!("/sign/confirm?token={token}")).await?;
    let address = cards::address(state, appeal);
    let view = state.instance.view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    // Said before anybody reads it to sign it.
    signing::check_open(state, &view).await?;
    let wordings = Wordings::here(state, &view);
    let text = text::to_sign(&view, &wordings, visitor.language);
    let filled_in = asked.wording.filter(|one| wordings.is_replaced(*one));
    let shown = ConfirmPage {
        form: Form {
            action: visitor.with_language("/sign/confirm"),
            ..Form::default()
        },
        token: token.to_owned(),
        address: visitor.with_language(&address),
        title: words::title(appeal, visitor.language),
        written: said::of_person(&asked.person, Vec::new()),
        public: said::in_public(&page, &asked.person, asked.shown),
        news: asked.news,
        text: text.ok_or_else(Problem::not_found)?,
        changed: filled_in.map(|one| wordings.changes_since(one)),
        again,
        page,
    };
    let status = match again {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    visitor.show(status, &shown)
}

pub async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let shown = posted.fields.get("revision").parse().ok();
    let confirmed = confirm::confirm(
        &state.instance,
        token,
        shown,
        visitor.asker(),
        people_mail::write,
    )
    .await?;
    let asked = match confirmed {
        Confirmed::Counted(asked) => asked,
        Confirmed::Reworded(asked) => return page(&state, &visitor, token, &asked, true).await,
        Confirmed::Not(opened) => self::opened(&state, opened)?,
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
        sent_to: None,
        pass_on: Some(PassOn::new(
            state.instance.addresses.path(&address),
            &title.words,
        )),
        appeal: Some((visitor.with_language(&address), title)),
        again: None,
    };
    visitor.show(StatusCode::OK, &done)
}
