//! `/sync/v1`: reconciliation, signed by instance actors.

use super::inbox::{bounded, signed};
use crate::{
    problem::{Answer, Problem},
    rate_limit, room,
    routing::post,
    state::WebState,
};
use axum::{
    Json, Router,
    extract::{Request, State},
};
use serde::{Serialize, de::DeserializeOwned};
use undersigned_federation::{
    actors::RemoteActor,
    reconcile::{
        dispatches::{DispatchesAnswer, DispatchesQuestion},
        messages::{
            DigestsAnswer, DigestsQuestion, Push, PushAnswer, RangesAnswer, RangesQuestion,
            StateAnswer, StateQuestion, StatementsAnswer, StatementsQuestion,
        },
        proceedings::{ProceedingsAnswer, ProceedingsQuestion},
        registers::{RegistersAnswer, RegistersQuestion},
    },
};

/// The routes at and below `/sync/v1`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/sync/v1", post(ranges))
        .route("/sync/v1/state", post(state))
        .route("/sync/v1/digests", post(digests))
        .route("/sync/v1/statements", post(statements))
        .route("/sync/v1/push", post(push))
        .route("/sync/v1/registers", post(registers))
        .route("/sync/v1/dispatches", post(dispatches))
        .route("/sync/v1/proceedings", post(proceedings))
}

async fn read<Q: DeserializeOwned>(web: &WebState, request: Request) -> Answer<(RemoteActor, Q)> {
    let (parts, body) = request.into_parts();
    let body = bounded(&parts.headers, body).await?;
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let request = signed(&web.instance, parts.method.as_str(), path, &parts.headers);
    let client = rate_limit::of(&parts.extensions, &parts.headers);
    let peer = web
        .instance
        .authenticate_sync(&request, &body, client)
        .await?;
    room::introduce(&parts.extensions);
    let question = serde_json::from_slice(&body)
        .map_err(|error| Problem::malformed("json_invalid", error.to_string()))?;
    Ok((peer, question))
}

fn answer<A: Serialize>(answer: A) -> Answer<Json<A>> {
    Ok(Json(answer))
}

async fn state(State(web): State<WebState>, request: Request) -> Answer<Json<StateAnswer>> {
    let (peer, question) = read::<StateQuestion>(&web, request).await?;
    answer(web.instance.answer_state(&peer, &question).await?)
}

async fn ranges(State(web): State<WebState>, request: Request) -> Answer<Json<RangesAnswer>> {
    let (_, question) = read::<RangesQuestion>(&web, request).await?;
    answer(web.instance.answer_ranges(&question).await?)
}

async fn digests(State(web): State<WebState>, request: Request) -> Answer<Json<DigestsAnswer>> {
    let (_, question) = read::<DigestsQuestion>(&web, request).await?;
    answer(web.instance.answer_digests(&question).await?)
}

async fn statements(
    State(web): State<WebState>,
    request: Request,
) -> Answer<Json<StatementsAnswer>> {
    let (_, question) = read::<StatementsQuestion>(&web, request).await?;
    answer(web.instance.answer_statements(&question).await?)
}

async fn push(State(web): State<WebState>, request: Request) -> Answer<Json<PushAnswer>> {
    let (_, question) = read::<Push>(&web, request).await?;
    answer(web.instance.answer_push(question).await?)
}

async fn registers(State(web): State<WebState>, request: Request) -> Answer<Json<RegistersAnswer>> {
    let (peer, question) = read::<RegistersQuestion>(&web, request).await?;
    answer(web.instance.answer_registers(&peer, &question).await?)
}

async fn dispatches(
    State(web): State<WebState>,
    request: Request,
) -> Answer<Json<DispatchesAnswer>> {
    let (_, question) = read::<DispatchesQuestion>(&web, request).await?;
    answer(web.instance.answer_dispatches(&question).await?)
}

async fn proceedings(
    State(web): State<WebState>,
    request: Request,
) -> Answer<Json<ProceedingsAnswer>> {
    let (_, question) = read::<ProceedingsQuestion>(&web, request).await?;
    answer(web.instance.answer_proceedings(&question).await?)
}
