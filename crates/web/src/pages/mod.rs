//! Pages: handlers that ask for what is held, map it onto a view and render it.
//!
//! Every page has a file or folder named for it. [`shell`] makes the frame around a page out of a
//! request, [`problem`] the page that says what went wrong.

pub(crate) mod appeal;
pub(crate) mod archive;
pub(crate) mod assets;
pub(crate) mod beside;
pub(crate) mod cards;
mod co_sign;
pub(crate) mod co_signers;
mod comments;
pub mod desk;
pub(crate) mod entry;
pub(crate) mod fault;
mod home;
mod in_language;
mod invited;
mod letters;
mod meetings;
pub(crate) mod names;
mod new_organisation;
mod news;
mod no_mails;
mod notices;
pub(crate) mod organisation;
mod own_server;
pub(crate) mod people;
mod pictures;
pub(crate) mod problem;
pub(crate) mod proceedings;
mod registration;
pub(crate) mod revisions;
mod robots;
pub(crate) mod session;
mod set_up;
mod shared_cases;
pub(crate) mod shell;
mod sign;
pub(crate) mod sign_by_form;
mod sign_in;
mod sign_in_code;
mod sign_in_failed;
mod sign_in_link;
mod sign_in_lost;
mod sign_in_passkey;
mod sign_in_tries;
pub(crate) mod signing;
mod site_pages;
mod theme;
pub(crate) mod times;
pub(crate) mod turned_away;
pub(crate) mod typed;
pub(crate) mod updates;
mod zoned;

#[cfg(test)]
pub(crate) mod samples;

use crate::{audited, state::WebState};
use axum::{Router, middleware::from_fn_with_state};

/// Routes of the pages whose addresses are nothing but pages.
pub fn routes(state: &WebState) -> Router<WebState> {
    Router::new()
        .merge(public_routes())
        .merge(signed_in_routes(state))
}

/// What people who work for an organisation see, and the ways there; and where people sign.
fn signed_in_routes(state: &WebState) -> Router<WebState> {
    Router::new()
        .merge(set_up::routes())
        .merge(sign_in::routes())
        .merge(desk::routes())
        .merge(own_server::routes())
        .merge(co_sign::routes())
        .merge(invited::routes())
        .merge(notices::routes())
        .merge(no_mails::routes())
        .merge(new_organisation::routes())
        .merge(sign::routes())
        .merge(people::routes())
        .merge(news::routes())
        .merge(sign_by_form::routes())
        .merge(letters::routes())
        .merge(registration::routes())
        .merge(comments::routes())
        .layer(from_fn_with_state(state.clone(), audited::act))
        .layer(from_fn_with_state(state.clone(), fault::as_page))
}

/// What anybody may read.
fn public_routes() -> Router<WebState> {
    Router::new()
        .merge(home::routes())
        .merge(archive::routes())
        .merge(co_signers::changes::routes())
        .merge(entry::routes())
        .merge(assets::routes())
        .merge(robots::routes())
        .merge(site_pages::routes())
        .merge(theme::routes())
        .fallback(problem::nothing_here)
}
