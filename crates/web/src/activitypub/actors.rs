//! Actors and their collections.

use super::activity;
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Router,
    extract::{Path, Query, State},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_federation::objects::{actor, collection};

/// Items of one page of an outbox.
const PAGE: u64 = 20;

/// Routes below `/orgs` that are never pages, and the instance actor.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/actor", get(instance))
        .route("/actor/outbox", get(instance_outbox))
        .route("/orgs/{handle}/inbox", post(super::inbox::receive))
        .route("/orgs/{handle}/outbox", get(outbox))
        .route("/orgs/{handle}/followers", get(followers))
        .route("/orgs/{handle}/following", get(following))
        .route("/orgs/{handle}/featured", get(featured))
}

/// An organisation as an actor.
pub async fn organization(state: &WebState, handle: &str) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let keys = instance.keys_of(&organization.ap_id).await?;
    Ok(activity(&actor::organization(
        &instance.addresses,
        &organization,
        &keys,
    )))
}

async fn instance(State(state): State<WebState>) -> Answer {
    let instance = &state.instance;
    let keys = instance
        .keys_of(&instance.addresses.instance_actor())
        .await?;
    Ok(activity(&actor::instance(&instance.addresses, &keys)))
}

async fn instance_outbox(State(state): State<WebState>) -> Answer {
    let id = format!("{}/outbox", state.instance.addresses.instance_actor());
    Ok(activity(&collection::whole(&id, &[])))
}

#[derive(Deserialize)]
struct PageQuery {
    page: Option<bool>,
    before: Option<i64>,
}

async fn outbox(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    Query(query): Query<PageQuery>,
) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let id = format!("{}/outbox", organization.ap_id);
    if !query.page.unwrap_or(false) {
        let total = instance.outbox_size(organization.id).await?;
        return Ok(activity(&collection::paged(
            &id,
            total,
            &format!("{id}?page=true"),
        )));
    }
    let rows = instance
        .outbox_page(organization.id, query.before, PAGE)
        .await?;
    let next = rows
        .last()
        .map(|row| format!("{id}?page=true&before={}", row.id));
    let items: Vec<Value> = rows
        .iter()
        .filter_map(|row| serde_json::from_str(&row.body).ok())
        .collect();
    let here = match query.before {
        Some(before) => format!("{id}?page=true&before={before}"),
        None => format!("{id}?page=true"),
    };
    Ok(activity(&collection::page(
        &here,
        &id,
        next.as_deref(),
        &items,
    )))
}

/// How many follow; who they are is nobody's business.
async fn followers(State(state): State<WebState>, Path(handle): Path<String>) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let total = instance.follower_count(organization.id).await?;
    Ok(activity(&collection::size_only(
        &format!("{}/followers", organization.ap_id),
        total,
    )))
}

async fn following(State(state): State<WebState>, Path(handle): Path<String>) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let total = instance.followed(organization.id).await?.len();
    let id = format!("{}/following", organization.ap_id);
    Ok(activity(&collection::size_only(
        &id,
        u64::try_from(total).unwrap_or(0),
    )))
}

/// Open appeals, as ids: Mastodon pins them to the profile.
async fn featured(State(state): State<WebState>, Path(handle): Path<String>) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let open: Vec<Value> = instance
        .public_appeals(None)
        .await?
        .into_iter()
        .filter(|appeal| appeal.organization_id == Some(organization.id))
        .filter(|appeal| appeal.status == "open")
        .map(|appeal| json!(appeal.ap_id))
        .collect();
    Ok(activity(&collection::whole(
        &format!("{}/featured", organization.ap_id),
        &open,
    )))
}
