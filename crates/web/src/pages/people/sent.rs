//! `/appeals/{slug}/sign/sent`: an e-mail is on its way, and to which address.

use crate::{
    activitypub::objects,
    pages::{
        appeal::{current, letter},
        cards,
        session::Visitor,
        signing::frame_at,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{Link, people::PeopleDonePage},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use undersigned_federation::Instance;

/// How long the page names the address, in milliseconds: an hour. Others may look through what a browser has seen.
const NAMED_MILLIS: i64 = 60 * 60 * 1_000;
/// What the address is sealed for.
const PURPOSE: &[u8] = b"sign/sent";

/// Where whoever sent the form of an appeal is led. What they typed goes along sealed, so that it stands in clear in no log and
/// in no history.
pub fn path(instance: &Instance, address: &str, email: &str) -> String {
    let path = format!("{address}/sign/sent");
    let ends = instance.clock.millis() + NAMED_MILLIS;
    let plain = [&ends.to_be_bytes()[..], email.as_bytes()].concat();
    match instance.secret.seal(&plain, PURPOSE) {
        Ok(sealed) => format!("{path}?to={}", URL_SAFE_NO_PAD.encode(sealed)),
        // The page says the same of an address that it does not name.
        Err(_) => path,
    }
}

/// The address that goes along in `to`, as it was typed a short while ago.
fn email(instance: &Instance, to: &str) -> Option<String> {
    let sealed = URL_SAFE_NO_PAD.decode(to).ok()?;
    let plain = instance.secret.open(&sealed, PURPOSE).ok()?;
    let (ends, email) = plain.split_first_chunk::<8>()?;
    let is_named = instance.clock.millis() < i64::from_be_bytes(*ends);
    is_named.then(|| String::from_utf8(email.to_vec()).ok())?
}

/// The same page whoever signed, and whether they had signed before.
pub async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let address = cards::address(&state, &view.appeal);
    let to = visitor.query("to");
    let sent_to = email(&state.instance, to);
    let here = match sent_to {
        Some(_) => format!("{address}/sign/sent?to={to}"),
        None => format!("{address}/sign/sent"),
    };
    let mut page = frame_at(&state, &visitor, &here).await?;
    page.mails_wait = state.instance.do_mails_wait().await?;
    let done = PeopleDonePage {
        outcome: "sent".to_owned(),
        again: Some(Link {
            href: visitor.with_language(&format!("{address}/sign/person")),
            words: page.t("people-done-mistyped"),
        }),
        sent_to,
        appeal: Some((
            visitor.with_language(&address),
            letter::title(&note.text, visitor.language),
        )),
        page,
        pass_on: None,
    };
    visitor.show(StatusCode::OK, &done)
}
