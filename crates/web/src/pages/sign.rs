//! `/appeals/{slug}/sign`: how to sign with an account in the fediverse, and the form for whoever
//! replied and got no message. A copy has no such page of its own: replies count where the appeal is from.

use super::{
    appeal::{current, letter},
    cards,
    desk::words,
    names, own_server,
    session::{Posted, Visitor},
    sign_by_form,
    signing::{check_open, frame_at},
};
use crate::{
    activitypub::objects::{self, Which},
    language::Language,
    problem::{Answer, Problem},
    rate_limit,
    routing::{boxed, get, post},
    state::WebState,
    views::{FieldError, Form, appeal::FediverseWay, co_sign::SignPage},
};
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use undersigned_federation::{
    actions::co_sign,
    views::{AppealView, takes_signatures},
};

/// Links to replies to one appeal that one network may paste in ten minutes.
pub const MAX_PASTED: usize = 20;

/// Routes of the page.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/sign", get(show))
        .route("/appeals/{host}/{slug}/sign", get(show))
        .route("/appeals/{slug}/sign/reply", post(again).get(boxed(back)))
}

/// What to reply to an appeal, where replies count: to an open one of ours.
///
/// # Errors
/// The database.
pub async fn fediverse(
    web: &WebState,
    view: &AppealView,
    reader: Language,
) -> Answer<Option<FediverseWay>> {
    let addresses = &web.instance.addresses;
    let appeal = &view.appeal;
    let handle = addresses.handle_of(&appeal.organiser);
    let Some(handle) = handle.filter(|_| takes_signatures(appeal)) else {
        return Ok(None);
    };
    let phrases = web.instance.co_sign_phrases(appeal).await?;
    Ok(Some(FediverseWay {
        account: format!("@{handle}@{}", addresses.host()),
        phrase: names::first(&phrases, reader).unwrap_or_default(),
        href: format!("{}/sign", cards::address(web, appeal)),
    }))
}

async fn show(State(state): State<WebState>, Path(which): Path<Which>, visitor: Visitor) -> Answer {
    let view = objects::view(&state, which.host.as_deref(), &which.slug).await?;
    if view.appeal.host != state.instance.addresses.host() {
        let page = visitor.with_language(&cards::address(&state, &view.appeal));
        return Ok(Redirect::to(&format!("{page}#sign")).into_response());
    }
    check_open(&state, &view).await?;
    let pasted = visitor.query("pasted") == "yes";
    let page = page(&state, &visitor, &view, "", pasted, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

async fn back(Path(slug): Path<String>, visitor: Visitor) -> Answer {
    Ok(visitor.go(&format!("/appeals/{slug}/sign")))
}

/// Has a reply looked at and its author written to. The answer is the same whatever is found.
async fn again(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let what = format!("pasted for {slug}");
    let budget = rate_limit::counted(visitor.client, &what, MAX_PASTED);
    let now = state.instance.clock.millis();
    if !state.pasted.begin_counted(&budget, now) {
        return Err(Problem::too_many_requests(
            "too many links were pasted from this network; try again in ten minutes",
        ));
    }
    let reply = posted.fields.address("reply");
    let Ok(pasted) = co_sign::Pasted::read(&reply) else {
        let wrong = words::wrong(&visitor.private_page(""), "reply", "reply-address");
        let page = page(&state, &visitor, &view, &reply, false, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    if state.has_much_under_way() {
        return Err(Problem::too_many_requests(
            "very many links are being looked at; try again in ten minutes",
        ));
    }
    let (instance, appeal) = (state.instance.clone(), view.appeal.clone());
    // Not waited for: what an account that is counted wrote would take less long.
    state.answered.spawn(async move {
        if let Err(error) = co_sign::send_again(&instance, &appeal, &pasted).await {
            tracing::warn!(%error, "a pasted reply could not be looked at");
        }
    });
    Ok(visitor.go(&format!("/appeals/{slug}/sign?pasted=yes")))
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    reply: &str,
    pasted: bool,
    errors: Vec<FieldError>,
) -> Answer<SignPage> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let address = cards::address(state, &view.appeal);
    let page = frame_at(state, visitor, &format!("{address}/sign")).await?;
    Ok(SignPage {
        form: Form {
            action: visitor.with_language(&format!("{address}/sign/reply")),
            csrf: String::new(),
            errors,
        },
        title: letter::title(&note.text, visitor.language),
        way: fediverse(state, view, visitor.language).await?,
        object: view.appeal.ap_id.clone(),
        own_server: visitor.with_language(&own_server::address(state, view)),
        reply: reply.to_owned(),
        pasted,
        form_href: sign_by_form::address(state, view).map(|href| visitor.with_language(&href)),
        person_href: super::people::way(state, view)
            .await?
            .map(|way| visitor.with_language(&way.href)),
        address: visitor.with_language(&address),
        page,
    })
}
