//! `/invited?token=…`: the link in an invitation to sign. The secret in it is what makes the forms
//! behind it theirs; opening it changes nothing, is noted nowhere, and sets no cookie.

use super::{
    appeal::{current, letter},
    cards, names, own_server,
    session::{Fields, Posted, Visitor},
    sign, sign_by_form,
    signing::{frame_at, gone, opened_at, unknown},
};
use crate::{
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Form,
        invited::{InvitedPage, InvitedStopPage},
    },
};
use axum::{Router, body::Bytes, extract::State, http::StatusCode};
use undersigned_domain::ids;
use undersigned_federation::actions::inviting::{self, Invitation, Opened};

/// Routes of the pages.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/invited", get(show))
        .route("/invited/decline", post(decline).get(boxed(back)))
        .route("/invited/stop", get(ask_to_stop).post(boxed(stop)))
}

/// What a secret leads to, or the answer that says why it leads nowhere.
pub(super) async fn opened(state: &WebState, token: &str) -> Answer<Box<Invitation>> {
    match inviting::open(&state.instance, token).await? {
        Opened::Invitation(found) => Ok(found),
        Opened::Revoked { appeal, .. } => {
            let detail = "this invitation was taken back";
            Err(gone("invitation_revoked", detail).about(cards::address(state, &appeal)))
        }
        Opened::Unknown => Err(unknown()),
    }
}

async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let found = opened(&state, &token).await?;
    let view = state.instance.view_by_id(&found.appeal.ap_id).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let appeal_address = cards::address(&state, &view.appeal);
    let reader = visitor.language;
    let organiser = &view.appeal.organiser;
    let known = state.instance.actor_names(&[organiser.as_str()]).await?;
    let organiser_name = known
        .get(organiser)
        .and_then(|names| names::first(names, reader));
    let mut titles = letter::titles(&note.text, &note.text.authoritative());
    let title = letter::title(&note.text, reader);
    titles.retain(|one| one.words != title.words);
    let form_href = sign_by_form::address(&state, &view)
        .map(|href| visitor.with_language(&format!("{href}?invited={token}")));
    let page = InvitedPage {
        page: frame_at(&state, &visitor, &opened_at("/invited", &token)).await?,
        form: Form {
            action: visitor.with_language("/invited/decline"),
            csrf: String::new(),
            errors: Vec::new(),
        },
        address: visitor.with_language(&appeal_address),
        title,
        titles,
        organiser: organiser_name.map_or_else(|| ids::host(organiser), |name| name.words),
        handle: found.handle.clone().unwrap_or_default(),
        answer: found.answer.code(),
        open: found.open,
        stopped: found.stopped,
        own_server: visitor.with_language(&own_server::address(&state, &view)),
        fediverse: sign::fediverse(&state, &view, reader).await?,
        form_href,
        stop_href: visitor.with_language(&opened_at("/invited/stop", &token)),
        name: found.name,
        token,
    };
    visitor.show(StatusCode::OK, &page)
}

async fn back(visitor: Visitor) -> Answer {
    Ok(visitor.go("/"))
}

async fn decline(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    inviting::decline(&state.instance, token).await?;
    Ok(visitor.go(&opened_at("/invited", token)))
}

async fn ask_to_stop(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let stopped = match inviting::open(&state.instance, &token).await? {
        Opened::Invitation(found) => found.stopped,
        // Whoever took it back does not answer for those who want to be left in peace.
        Opened::Revoked { stopped, .. } => stopped,
        Opened::Unknown => return Err(unknown()),
    };
    stop_page(&state, &visitor, &token, stopped).await
}

/// The form, and the one click of mail programs (RFC 8058), which comes from their servers: the secret
/// in the address is what counts.
async fn stop(State(state): State<WebState>, visitor: Visitor, body: Bytes) -> Answer {
    let fields = Fields::parse(&body);
    let token = match visitor.query("token") {
        "" => fields.text("token"),
        token => token.to_owned(),
    };
    inviting::stop(&state.instance, &token).await?;
    stop_page(&state, &visitor, &token, true).await
}

async fn stop_page(state: &WebState, visitor: &Visitor, token: &str, stopped: bool) -> Answer {
    let page = InvitedStopPage {
        page: frame_at(state, visitor, &opened_at("/invited/stop", token)).await?,
        form: Form {
            action: visitor.with_language("/invited/stop"),
            csrf: String::new(),
            errors: Vec::new(),
        },
        token: token.to_owned(),
        stopped,
        back_href: visitor.with_language(&opened_at("/invited", token)),
    };
    visitor.show(StatusCode::OK, &page)
}
