//! Actors and their collections.

use super::{activity, inbox::signed, names_page, to_page};
use crate::{
    problem::{Answer, Problem},
    rate_limit,
    routing::{get, post},
    state::WebState,
};
use axum::{
    Router,
    extract::{Path, RawQuery, Request, State},
    http::{HeaderMap, HeaderValue, header},
};
use serde_json::Value;
use undersigned_federation::objects::{actor, collection};
use url::form_urlencoded;

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
        .route(
            "/orgs/{handle}/followers/synchronization",
            get(followers_at_asker),
        )
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

/// The instance actor; whoever opens its address in a browser, as WebFinger says that one may, gets the
/// server's own page.
async fn instance(State(state): State<WebState>, headers: HeaderMap) -> Answer {
    if names_page(&headers) {
        return Ok(to_page("/"));
    }
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

/// Whether a query asks for a page of an outbox, and before which activity.
///
/// # Errors
/// [`Problem`] `page_invalid`.
fn page_asked(query: &str) -> Answer<(bool, Option<i64>)> {
    let wrong = |detail: &str| Problem::malformed("page_invalid", detail);
    let (mut page, mut before) = (false, None);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            // As of every collection: no page is asked for.
            "page" if value.is_empty() => {}
            "page" => {
                let asked = value.parse::<bool>();
                page = asked.map_err(|_| wrong("`page` is true or false"))?;
            }
            "before" => {
                let asked = value.parse::<i64>();
                let asked = asked.ok().filter(|before| *before > 0);
                before = Some(asked.ok_or_else(|| wrong("`before` is a number from 1"))?);
            }
            _ => {}
        }
    }
    Ok((page, before))
}

async fn outbox(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let (page, before) = page_asked(query.as_deref().unwrap_or_default())?;
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let id = format!("{}/outbox", organization.ap_id);
    if !page {
        let total = instance.outbox_size(organization.id).await?;
        return Ok(activity(&collection::paged(
            &id,
            total,
            &format!("{id}?page=true"),
        )));
    }
    // One more than a page has says whether there is another.
    let mut rows = instance
        .outbox_page(organization.id, before, PAGE + 1)
        .await?;
    let is_more = rows.len() as u64 > PAGE;
    rows.truncate(PAGE as usize);
    let next = rows
        .last()
        .filter(|_| is_more)
        .map(|row| format!("{id}?page=true&before={}", row.id));
    let items: Vec<Value> = rows
        .iter()
        .filter_map(|row| serde_json::from_str(&row.body).ok())
        .collect();
    let here = match before {
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

/// Those followers that are at the server which asks, by its signature (FEP-8fcf).
async fn followers_at_asker(
    State(state): State<WebState>,
    Path(handle): Path<String>,
    request: Request,
) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    let (parts, _) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let asked = signed(instance, parts.method.as_str(), path, &parts.headers);
    let client = rate_limit::of(&parts.extensions, &parts.headers);
    let there = instance
        .followers_of_asker(&organization, &asked, client)
        .await?;
    let there: Vec<Value> = there.into_iter().map(Value::from).collect();
    let id = format!("{}/followers/synchronization", organization.ap_id);
    let mut response = activity(&collection::whole(&id, &there));
    // The next to ask gets another answer.
    let private = HeaderValue::from_static("private, no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, private);
    Ok(response)
}

async fn following(State(state): State<WebState>, Path(handle): Path<String>) -> Answer {
    let instance = &state.instance;
    let organization = instance
        .organization_by_handle(&handle)
        .await?
        .ok_or_else(Problem::not_found)?;
    // Whom it only asked, or who refuses it, it does not follow.
    let asked = instance.followed(organization.id).await?;
    let total = asked.iter().filter(|one| one.state == "accepted").count();
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
    let open = instance.featured(&organization).await?;
    let open: Vec<Value> = open.into_iter().map(Value::from).collect();
    Ok(activity(&collection::whole(
        &format!("{}/featured", organization.ap_id),
        &open,
    )))
}
