//! `/sign-in/lost`: a link by mail for whoever has lost the password.

use super::{
    desk::words,
    session::{Posted, Visitor},
    sign_by_form::MAX_FORMS,
    sign_in::show_refusal,
};
use crate::{
    problem::Answer,
    rate_limit,
    state::WebState,
    team_mail,
    views::{FieldError, Form, sign_in::LostPasswordPage},
};
use axum::{extract::State, http::StatusCode};
use undersigned_federation::{
    actions::{
        account::is_email,
        reset,
        session::{Account, Opened},
    },
    views::Organization,
};

pub(super) async fn lost(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let page = lost_page(&state, &visitor, String::new(), false, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

async fn lost_page(
    state: &WebState,
    visitor: &Visitor,
    email: String,
    sent: bool,
    errors: Vec<FieldError>,
) -> Answer<LostPasswordPage> {
    let name = words::instance_name(state, visitor.language).await?;
    // Everybody may know the name of the only one; whose accounts there are nobody is told.
    let handle = match state.mails {
        true => None,
        false => match state.instance.organizations().await?.as_slice() {
            [only] => Some(only.handle.clone()),
            _ => None,
        },
    };
    Ok(LostPasswordPage {
        page: visitor.private_page(name),
        form: Form {
            action: visitor.with_language("/sign-in/lost"),
            csrf: String::new(),
            errors,
        },
        email,
        sent,
        mails: state.mails,
        handle,
    })
}

/// Mails a link to whoever has an account with this address. What is answered, and how fast, does not
/// say whether anybody has.
pub(super) async fn send_reset(
    State(state): State<WebState>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let email = posted.fields.text("email");
    let frame = visitor.private_page("");
    let (status, key) = if email.is_empty() {
        (StatusCode::UNPROCESSABLE_ENTITY, "needed")
    } else if !is_email(&email) {
        (StatusCode::UNPROCESSABLE_ENTITY, "email-form")
    } else if !state
        .forms
        .begin_counted(&lost_counted(&visitor), state.instance.clock.millis())
    {
        (StatusCode::TOO_MANY_REQUESTS, "too-many")
    } else {
        let instance = state.instance.clone();
        let reader = visitor.language;
        let (to, marks) = (email.clone(), visitor.marks.clone());
        // Not waited for: an address with an account would take longer.
        state.answered.spawn(async move {
            let write = |organization: &Organization, link: &str| {
                let name = words::name_of(organization, reader);
                team_mail::reset(reader, &name, link)
            };
            let is_known = |account: &Account| {
                let account = Opened::from(account);
                marks.of(&instance, &account).is_some()
            };
            if let Err(error) = reset::send(&instance, &to, is_known, write).await {
                tracing::warn!(%error, "a link for a lost password was not mailed");
            }
        });
        let page = lost_page(&state, &visitor, email, true, Vec::new()).await?;
        return visitor.show(StatusCode::OK, &page);
    };
    let wrong = words::wrong(&frame, "email", key);
    let page = lost_page(&state, &visitor, email, false, vec![wrong]).await?;
    show_refusal(&visitor, status, &page)
}

/// Under which names a request for a link counts; not those of failures to sign in. The address is none of them: what is
/// mailed to it has bounds of its own, and nobody is to keep somebody else from asking.
fn lost_counted(visitor: &Visitor) -> Vec<(String, usize)> {
    rate_limit::counted(visitor.network, "lost network", MAX_FORMS)
}
