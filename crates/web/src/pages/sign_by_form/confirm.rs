//! `/sign-by-form/confirm?token=…`: the link in the first e-mail. Looking at it changes nothing.

use super::{done_page, typed, view_of};
use crate::{
    pages::{
        appeal::current,
        cards,
        desk::words,
        entry::entry_path,
        names,
        session::{Posted, Visitor},
        signing::{self, frame, used},
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form,
        pass_on::PassOn,
        sign_by_form::{FormConfirmPage, FormDonePage, Namesake},
    },
};
use axum::{extract::State, http::StatusCode};
use undersigned_domain::Entry;
use undersigned_federation::{
    actions::sign_by_form::{self, Confirmed, Open},
    views::AppealView,
};

pub async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token");
    let open = opened(&state, token).await?;
    let view = view_of(&state, &open.appeal).await?;
    // Said before anybody reads it to sign it.
    signing::check_open(&state, &view).await?;
    let page = page(&state, &visitor, &view, &open, token, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

pub async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let open = opened(&state, token).await?;
    let view = view_of(&state, &open.appeal).await?;
    let listing = typed::listing(&open.names, visitor.language);
    let news = open.news;
    let shown = posted.fields.get("text-digest");
    let confirmed = sign_by_form::confirm(&state.instance, open, shown, visitor.asker());
    let outcome = match confirmed.await {
        Ok(Confirmed::Listed) => "listed",
        Ok(Confirmed::Waits) => "waits",
        Err(error) if error.code() == "text_changed" => {
            let wrong = words::wrong(&visitor.private_page(""), "confirm", "text-changed");
            let open = opened(&state, token).await?;
            let view = view_of(&state, &open.appeal).await?;
            let page = page(&state, &visitor, &view, &open, token, vec![wrong]).await?;
            return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) if error.code() == "token_used" => return Err(used(&state, &view.appeal)),
        Err(error) => {
            return Err(Problem::from(error).about(cards::address(&state, &view.appeal)));
        }
    };
    let done = done_page(&state, &visitor, &view, outcome, Some(listing)).await?;
    let address = cards::address(&state, &view.appeal);
    let done = FormDonePage {
        news,
        pass_on: Some(PassOn::new(
            state.instance.addresses.path(&address),
            &done.title.words,
        )),
        ..done
    };
    visitor.show(StatusCode::OK, &done)
}

/// What a secret leads to.
async fn opened(state: &WebState, token: &str) -> Answer<Open> {
    let link = sign_by_form::open(&state.instance, token).await?;
    Ok(*signing::opened(state, link)?)
}

/// The entry that may be this organisation's already, and where its link is sent again.
fn namesake(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    open: &Open,
) -> Option<Namesake> {
    let shown = |entry: &&Entry| !view.hidden.contains(&entry.id);
    let entry = open.namesake.as_deref().filter(shown)?;
    let appeal = cards::address(state, &view.appeal);
    Some(Namesake {
        entry: visitor.with_language(&entry_path(&appeal, &entry.id)),
        name: names::first(&entry.names.name_map, visitor.language)?,
        number: entry.number,
        again: visitor.with_language(&format!("{appeal}/sign/organisation/again")),
    })
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    open: &Open,
    token: &str,
    errors: Vec<FieldError>,
) -> Answer<FormConfirmPage> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let (mut page, address, title) = frame(state, visitor, view).await?;
    page.path = format!("/sign-by-form/confirm?token={token}");
    Ok(FormConfirmPage {
        form: Form {
            action: visitor.with_language("/sign-by-form/confirm"),
            csrf: String::new(),
            errors,
        },
        kind: note.text.kind.name().to_owned(),
        token: token.to_owned(),
        text_digest: note.text_digest.to_string(),
        wording: u32::try_from(note.revision).unwrap_or(u32::MAX),
        listing: typed::listing(&open.names, visitor.language),
        why: open.why().map(str::to_owned),
        domain: open.domain.clone(),
        own_domain: open.own_domain,
        namesake: namesake(state, visitor, view, open),
        next: open.next.name(),
        news: open.news,
        address,
        title,
        page,
    })
}
