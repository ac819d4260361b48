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
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
};
use axum::{Router, extract::Path};

pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/appeals/{slug}/amendments", get(of_own))
        .route("/desk/appeals/{slug}/ballots", get(of_own))
        .route("/desk/amendments", get(overview::show))
        .route(
            "/desk/amendments/new",
            get(editor::start).post(boxed(editor::propose)),
        )
        .route(
            "/desk/amendments/change",
            get(editor::edit).post(boxed(editor::change)),
        )
        .route("/desk/amendments/one", get(amendment::show))
        .route(
            "/desk/amendments/position",
            post(amendment::position).get(boxed(back)),
        )
        .route(
            "/desk/amendments/withdraw",
            post(amendment::withdraw).get(boxed(back)),
        )
        .route(
            "/desk/amendments/merge",
            post(amendment::merge).get(boxed(back)),
        )
        .route(
            "/desk/amendments/take",
            get(take::show).post(boxed(take::take)),
        )
        .route("/desk/ballots", get(overview::show))
        .route(
            "/desk/ballots/new",
            get(opening::start).post(boxed(opening::open)),
        )
        .route("/desk/ballots/one", get(ballot::show))
        .route("/desk/ballots/vote", post(ballot::vote).get(boxed(back)))
        .route(
            "/desk/ballots/cancel",
            post(ballot::cancel).get(boxed(back)),
        )
}

/// From an appeal of one's own to what is decided about it.
async fn of_own(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    if appeal.root.is_none() {
        return signed.go(&format!("/desk/appeals/{slug}/edit"));
    }
    signed.go(&shared::overview_href(&appeal.ap_id))
}
