//! `/desk/amendments` and `/desk/ballots`: an organisation proposes changes to a text, says where it
//! stands on those of others, and votes. The text may be its own or another server's, so that an
//! appeal goes by its id, as where one signs.

mod adopted;
mod amendment;
mod ballot;
mod editor;
mod lines;
mod opening;
mod overview;
mod preview;
mod rows;
mod shared;
mod speaking;
mod take;
mod terms;
mod waiting;

pub(super) use adopted::{left_behind, open_ballots};
pub(super) use waiting::to_cast;

use super::{back, own};
use crate::{pages::session::SignedIn, problem::Answer, state::WebState};
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};

pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/appeals/{slug}/amendments", get(of_own))
        .route("/desk/appeals/{slug}/ballots", get(of_own))
        .route("/desk/amendments", get(overview::show))
        .route(
            "/desk/amendments/new",
            get(editor::start).post(editor::propose),
        )
        .route(
            "/desk/amendments/change",
            get(editor::edit).post(editor::change),
        )
        .route("/desk/amendments/one", get(amendment::show))
        .route(
            "/desk/amendments/position",
            post(amendment::position).get(back),
        )
        .route(
            "/desk/amendments/withdraw",
            post(amendment::withdraw).get(back),
        )
        .route("/desk/amendments/merge", post(amendment::merge).get(back))
        .route("/desk/amendments/take", get(take::show).post(take::take))
        .route("/desk/ballots", get(overview::show))
        .route("/desk/ballots/new", get(opening::start).post(opening::open))
        .route("/desk/ballots/one", get(ballot::show))
        .route("/desk/ballots/vote", post(ballot::vote).get(back))
        .route("/desk/ballots/cancel", post(ballot::cancel).get(back))
}

/// From an appeal of one's own to what is decided about it.
async fn of_own(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    if appeal.root.is_none() {
        return signed.go(&format!("/desk/appeals/{slug}/edit"));
    }
    signed.go(&shared::overview_href(&appeal.ap_id))
}
