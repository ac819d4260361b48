//! Pages: handlers that ask for what is held, map it onto a view and render it.
//!
//! Every page has a file or folder named for it. [`shell`] makes the frame around a page out of a
//! request, [`problem`] the page that says what went wrong.

pub mod appeal;
pub mod archive;
pub mod assets;
pub mod beside;
pub mod cards;
pub mod co_sign;
pub mod co_signers;
pub mod comments;
pub mod desk;
pub mod entry;
pub(crate) mod fault;
pub mod home;
mod in_language;
pub mod invited;
pub mod letters;
pub mod meetings;
pub mod names;
pub mod new_organisation;
pub mod news;
pub mod notices;
pub mod organisation;
pub mod own_server;
pub mod people;
pub mod pictures;
pub mod problem;
pub mod proceedings;
pub mod registration;
pub mod revisions;
pub mod robots;
pub mod session;
pub mod set_up;
pub mod shared_cases;
pub mod shell;
pub mod sign;
pub mod sign_by_form;
pub mod sign_in;
mod sign_in_code;
mod sign_in_failed;
mod sign_in_link;
mod sign_in_lost;
mod sign_in_passkey;
mod sign_in_tries;
pub(crate) mod signing;
pub mod site_pages;
pub mod theme;
pub mod times;
pub mod turned_away;
pub mod typed;
pub mod updates;
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
        .merge(entry::routes())
        .merge(assets::routes())
        .merge(robots::routes())
        .merge(site_pages::routes())
        .merge(theme::routes())
        .fallback(problem::nothing_here)
}
