//! `/sign-in/code`: the code after a password that fitted, or after a link.

use super::{
    desk::words,
    session::{Posted, Visitor},
    sign_in::{noted, open, safe_next, show_refusal},
    sign_in_failed::{self, Whose},
    sign_in_passkey,
};
use crate::{
    problem::Answer,
    state::WebState,
    views::{FieldError, Form, sign_in::SignInCodePage},
};
use axum::{extract::State, http::StatusCode};
use undersigned_federation::{
    actions::{
        second_factor::{self, Standing},
        session as link,
    },
    standing::figures::SignInFailure,
};

pub(super) async fn code_page(
    state: &WebState,
    visitor: &Visitor,
    half: String,
    next: &str,
    errors: Vec<FieldError>,
) -> Answer<SignInCodePage> {
    let name = words::instance_name(state, visitor.language).await?;
    let mut page = visitor.private_page(name);
    // What was posted cannot be looked at again in another language.
    page.path = "/sign-in".to_owned();
    let passkey = sign_in_passkey::asking_after_password(state, visitor, &half, next).await?;
    Ok(SignInCodePage {
        page,
        passkey,
        form: Form {
            action: visitor.with_language("/sign-in/code"),
            csrf: String::new(),
            errors,
        },
        half,
        next: next.to_owned(),
    })
}

/// The second step: a code, for accounts whose password fitted a short while ago.
pub(super) async fn by_code(
    State(state): State<WebState>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let fields = &posted.fields;
    let instance = &state.instance;
    let half = fields.get("half").to_owned();
    let next = safe_next(fields.get("next")).unwrap_or_default().to_owned();
    let Some(known) = second_factor::of_half(instance, &half).await? else {
        return Ok(visitor.go("/sign-in?why=expired"));
    };
    let names = known.accounts.iter();
    // Wrong passwords from the same network are no tries with a code.
    let network = visitor.network;
    let network = network.map(|network| format!("codes of network {network}"));
    let names: Vec<String> = names
        .map(|opened| name_of(opened.account_id))
        .chain(network)
        .collect();
    if !state.sign_in.begin(&names, instance.clock.millis()) {
        let ids = known.accounts.iter().map(|opened| opened.account_id);
        sign_in_failed::note_unlooked(&state, names.iter(), Whose::Accounts(ids.collect()));
        let wrong = words::wrong(&visitor.private_page(""), "code", "too-many");
        let page = code_page(&state, &visitor, half, &next, vec![wrong]).await?;
        return show_refusal(&visitor, StatusCode::TOO_MANY_REQUESTS, &page);
    }
    let (mut fitting, mut without, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    for opened in known.accounts {
        let id = opened.account_id;
        if second_factor::standing(instance, id).await? == Standing::Off {
            without.push(opened);
        } else if second_factor::fits(instance, id, &fields.code()).await? {
            fitting.push(opened);
        } else {
            failed.push(id);
        }
    }
    let Some(first) = fitting.first() else {
        sign_in_failed::note(&state, SignInFailure::Code, failed);
        let wrong = words::wrong(&visitor.private_page(""), "code", "code");
        let page = code_page(&state, &visitor, half, &next, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    // At those that it does not open it was a guess, and stays one: whoever has another account with somebody's address and
    // password gets no more of them by giving that one's code.
    let guessed: Vec<String> = failed.into_iter().map(name_of).collect();
    let opened = names.iter().filter(|name| !guessed.contains(name));
    state.sign_in.succeeded(opened);
    let action = match known.by.new_password {
        Some(_) => "own-reset",
        None => "own-sign-in",
    };
    if let Some(account) = link::account(instance, first.account_id).await? {
        noted(&state, &account, action);
    }
    fitting.extend(without);
    open(&state, &visitor, fitting, known.by, &next).await
}

/// Under which name tries with a code for an account count.
fn name_of(account_id: i64) -> String {
    format!("code {account_id}")
}
