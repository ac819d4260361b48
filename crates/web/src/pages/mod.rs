//! Pages: handlers that ask for what is held, map it onto a view and render it.
//!
//! Every page has a file or folder named for it. [`shell`] makes the frame around a page out of a
//! request, [`problem`] the page that says what went wrong.

pub mod appeal;
pub mod archive;
pub mod assets;
pub mod cards;
pub mod co_signers;
pub mod entry;
pub mod home;
pub mod names;
pub mod organisation;
pub mod problem;
pub mod shell;
pub mod times;

#[cfg(test)]
mod samples;

use crate::state::WebState;
use axum::Router;

/// Routes of the pages whose addresses are nothing but pages.
pub fn routes() -> Router<WebState> {
    Router::new().merge(public_routes())
}

/// What anybody may read.
fn public_routes() -> Router<WebState> {
    Router::new()
        .merge(home::routes())
        .merge(archive::routes())
        .merge(entry::routes())
        .merge(assets::routes())
        .fallback(problem::nothing_here)
}
