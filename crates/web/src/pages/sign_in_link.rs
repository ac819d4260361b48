//! Signing in by a link from a mail: once, and with a new password where one comes for the first time
//! or has lost theirs.

use super::{
    desk::words,
    session::{Posted, Visitor, password},
    sign_in::{enter, noted},
};
use crate::{
    problem::Answer,
    state::WebState,
    views::{FieldError, Form, sign_in::SignInLinkPage},
};
use axum::{extract::State, http::StatusCode};
use undersigned_domain::team::Role;
use undersigned_federation::actions::{
    account::{JOIN, RESET, SIGN_IN},
    session::{self as link, ByLink, OpenLink, Opened},
    team,
};

/// Programs that look at links in e-mails must not use them up: a person presses a button.
pub(super) async fn confirm(state: &WebState, visitor: &Visitor, token: &str) -> Answer {
    let Some(open) = link::look_at_link(&state.instance, token).await? else {
        return closed(state, visitor, token).await;
    };
    let person = open.account.name.clone().unwrap_or_default();
    let page = link_page(state, visitor, token, &open, person, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

/// Says why a link does not work: whether it was used, or its time is over or another one took its place.
pub(super) async fn closed(state: &WebState, visitor: &Visitor, token: &str) -> Answer {
    let why = match link::link_was_used(&state.instance, token).await? {
        true => "/sign-in?why=link-used",
        false => "/sign-in?why=link-over",
    };
    Ok(visitor.go(why))
}

async fn link_page(
    state: &WebState,
    visitor: &Visitor,
    token: &str,
    open: &OpenLink,
    person: String,
    errors: Vec<FieldError>,
) -> Answer<SignInLinkPage> {
    let joins = open.purpose == JOIN;
    let organization = link::organization_of(&state.instance, &open.account).await?;
    let mut page = visitor.private_page(words::instance_name(state, visitor.language).await?);
    // In another language it is the same link.
    page.path = format!("/sign-in?token={token}");
    Ok(SignInLinkPage {
        page,
        form: Form {
            action: visitor.with_language("/sign-in/link"),
            csrf: String::new(),
            errors,
        },
        email: open.account.email.clone(),
        token: token.to_owned(),
        organisation: organization.map(|found| words::name_text(&found, visitor.language)),
        roles: link::roles_of(&open.account)
            .iter()
            .map(Role::name)
            .collect(),
        joins,
        needs_password: open.purpose != SIGN_IN,
        person,
    })
}

/// Signs in by a link, and sets a new password where one is given, once a code fits where one is asked
/// for. Whoever comes for the first time,
/// or has lost theirs, needs one.
pub(super) async fn by_link(
    State(state): State<WebState>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let fields = &posted.fields;
    let token = fields.get("token");
    let Some(open) = link::look_at_link(&state.instance, token).await? else {
        return closed(&state, &visitor, token).await;
    };
    let new = fields.get("password");
    let changes =
        open.purpose != SIGN_IN || !new.is_empty() || !fields.get("password-again").is_empty();
    let person = fields.text("person");
    if changes && let Some((field, key)) = password::wrong(new, fields.get("password-again")) {
        let wrong = words::wrong(&visitor.private_page(""), field, key);
        let page = link_page(&state, &visitor, token, &open, person, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if open.purpose == JOIN
        && let Err(error) = team::rename(&state.instance, open.account.id, Some(&person)).await
    {
        let wrong = words::beside(&visitor.private_page(""), "person", error)?;
        let page = link_page(&state, &visitor, token, &open, person, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = match changes {
        true => Some(password::hash(new.to_owned()).await?),
        false => None,
    };
    // As it is now: they may just have said what they are called.
    let Some(account) = link::account_of_link(&state.instance, token).await? else {
        return closed(&state, &visitor, token).await;
    };
    let action = match open.purpose.as_str() {
        JOIN => "own-join",
        RESET => "own-reset",
        _ => "own-sign-in",
    };
    noted(&state, &account, action);
    // Not used up before it has done what it is for.
    let by = ByLink {
        link: Some(token.to_owned()),
        new_password: hash,
    };
    enter(&state, &visitor, vec![Opened::from(&account)], by, "").await
}
