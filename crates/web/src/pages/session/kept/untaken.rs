//! Forms that came without a session that takes them: after it had ended, from a page of another one, from somebody who
//! may not send them, or while nobody could be asked whose it is.

use super::Sent;
use crate::{
    guard::MAX_BODY,
    multipart::{self, Bounds},
    pages::{
        desk,
        session::{
            Fields, Posted, SignedIn, Visitor, cookie,
            given_back::{announces_at_most, give_back},
            let_in::Barred,
            origin,
        },
    },
    problem::Problem,
    state::WebState,
};
use axum::{
    extract::{FromRequest as _, Request},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use std::time::Duration;
use tokio::time::timeout;
use undersigned_federation::actions::session;

/// How long the database is asked whose session it is. What was written is read only then, and is to be given back before
/// the thirty seconds that the server gives a request are over.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whose session it is that a form came in. Where the database took the question and does not answer, nobody can say.
pub(super) async fn whose(parts: &Parts, state: &WebState) -> Result<SignedIn, Response> {
    let asked = timeout(PATIENCE, SignedIn::whoever(parts, state)).await;
    match asked {
        Ok(found) => found,
        Err(_) => {
            // Whoever comes next is not to wait as long.
            state.instance.database.doubt().await;
            Err(Problem::no_database().into_response())
        }
    }
}

/// A form came after the session had expired: it is kept for whoever's session it was. Where the session is not
/// known any more, whoever sent it gets it back. `refusal` is the answer to all else. Files are not kept.
pub(super) async fn after_expiry(
    request: Request,
    sent: Option<Sent>,
    state: &WebState,
    bounds: &Bounds,
    refusal: Response,
) -> Response {
    let base = state.instance.addresses.base();
    let Some(sent) = sent else {
        return refusal;
    };
    let (parts, body) = request.into_parts();
    let known = cookie::read(&parts.headers, base);
    let is_known = known.is_some();
    let (secret, language) = known.unwrap_or_default();
    let Ok(account) = session::was(&state.instance, &secret).await else {
        return refusal;
    };
    let mut visitor = Visitor::of(&parts, state);
    visitor.prefer(language.as_deref());
    let refusal = match sent.is_list {
        // Files are not given back: whoever chose one finds the way to where they did.
        true => visitor.go_to_sign_in(&sent.page, is_known.then_some("expired")),
        false => refusal,
    };
    let is_ours = origin::is_ours(&parts.headers, base);
    // Nothing proves that whoever has no session wrote this: their browser has to say where it comes from.
    if account.is_none() && !origin::is_surely_ours(&parts.headers, base) {
        return refusal;
    }
    // Of whom nobody knows no more is read than of a form without files.
    let is_small = account.is_some() || announces_at_most(&parts, MAX_BODY);
    let bounds = (is_ours && is_small).then_some(bounds);
    let request = Request::from_parts(parts, body);
    let Some(fields) = read(request, &sent, state, bounds).await else {
        return refusal;
    };
    let sent = sent.standing(&fields);
    if sent.is_list && fields.get("list").trim().is_empty() {
        return refusal;
    }
    let Some(account) = account else {
        return give_back(state, visitor, &sent, &fields, refusal).await;
    };
    match sent.keep(&state.instance, account, &fields).await {
        Ok(true) => visitor.go_to_sign_in(&sent.page, Some("kept")),
        _ => give_back(state, visitor, &sent, &fields, refusal).await,
    }
}

/// What a form says that no session takes; nothing of one with files, where these are not to be read.
async fn read(
    request: Request,
    sent: &Sent,
    state: &WebState,
    files: Option<&Bounds>,
) -> Option<Fields> {
    if sent.files {
        let form = multipart::read(request, files?).await;
        return form.ok().map(|form| form.fields);
    }
    let posted = Posted::from_request(request, state).await;
    posted.ok().map(|posted| posted.fields)
}

/// A form came while nobody could be asked whose session it is: it is held to be given back, where the browser says
/// that it comes from a page of this server.
pub(super) async fn hold_unknown(
    request: Request,
    sent: Option<Sent>,
    state: &WebState,
    bounds: &Bounds,
) {
    let Some(sent) = sent else {
        return;
    };
    if let Some(fields) = to_give_back(request, &sent, state, bounds).await {
        sent.in_hand.hold(&state.instance, &sent, &fields);
    }
}

/// What a form says that is given back and not taken: where the browser says that it comes from a page of this server,
/// and no more of it than of a form without files.
async fn to_give_back(
    request: Request,
    sent: &Sent,
    state: &WebState,
    bounds: &Bounds,
) -> Option<Fields> {
    let (parts, body) = request.into_parts();
    if !origin::is_surely_ours(&parts.headers, state.instance.addresses.base()) {
        return None;
    }
    let bounds = announces_at_most(&parts, MAX_BODY).then_some(bounds);
    read(Request::from_parts(parts, body), sent, state, bounds).await
}

/// A form of somebody who may not send it: their roles were changed while they wrote, or their organisation was
/// suspended. The page that says so shows what they wrote. What they wrote for another organisation of theirs is kept
/// for that one, as [`of_another_session`] does.
pub(super) async fn of_barred(
    signed: &SignedIn,
    barred: Barred,
    request: Request,
    sent: Option<Sent>,
    bounds: &Bounds,
) -> Response {
    let Some(sent) = sent else {
        return signed.turn_away(barred, None).await;
    };
    let Some(fields) = to_give_back(request, &sent, &signed.state, bounds).await else {
        return signed.turn_away(barred, None).await;
    };
    let account = session::account_of_form(fields.get("csrf"));
    let is_own = account == Some(signed.account.id);
    if is_own {
        sent.in_hand.hold(signed.instance(), &sent, &fields);
    }
    let wrote = match barred {
        Barred::Role(_) if is_own => sent.in_hand.take(),
        // Whoever makes a page of the problem takes it.
        _ => None,
    };
    let refusal = signed.turn_away(barred, wrote).await;
    match account {
        Some(_) if !is_own => of_another_session(signed, Some(sent), &fields, refusal).await,
        _ => refusal,
    }
}

/// A form came from a page of an earlier session: somebody signed in again in another window. It is
/// shown again in this one. Where the session acted for another organisation of theirs, it is kept for
/// that one, and shown again once they have changed back.
pub(super) async fn of_another_session(
    signed: &SignedIn,
    sent: Option<Sent>,
    fields: &Fields,
    refusal: Response,
) -> Response {
    let Some(sent) = sent.map(|sent| sent.standing(fields)) else {
        return refusal;
    };
    let present = signed.account.id;
    let named = session::account_of_form(fields.get("csrf"));
    // A list is nobody's whose form does not say so: another site may have made it.
    if sent.is_list && named.is_none() {
        return refusal;
    }
    let account = named.unwrap_or(present);
    let is_theirs = account == present || signed.others.iter().any(|(id, _)| *id == account);
    if !is_theirs {
        return refusal;
    }
    if sent.is_list && account == present {
        let shown = desk::list_again(signed, &sent.action, fields.get("list"));
        return Box::pin(shown)
            .await
            .unwrap_or_else(IntoResponse::into_response);
    }
    match sent.keep(signed.instance(), account, fields).await {
        Ok(true) if account == present => signed.visitor.go(&sent.page),
        Ok(true) => {
            let detail = "the form is kept for another of your organisations; change over to it";
            Problem::new(StatusCode::FORBIDDEN, "form_of_another", detail).into_response()
        }
        Ok(false) => refusal,
        Err(problem) => problem.into_response(),
    }
}
