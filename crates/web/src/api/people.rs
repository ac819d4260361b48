//! On which terms people sign an appeal of one's own, and how many did. Never who.

use super::{Caller, appeals::own, body::Body};
use crate::{problem::Answer, state::WebState};
use axum::{
    Json,
    extract::{Path, State},
    response::IntoResponse,
};
use serde_json::{Value, json};
use undersigned_domain::people::Terms;
use undersigned_federation::{Instance, actions::people::terms, views::Appeal};

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/people",
    summary = "On which terms people sign, and how many did",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    responses(
        (status = 200, description = "`terms`, whether somebody relies on them (`promised`), `count`, and `regions` in steps of five"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    Ok(Json(describe(&state.instance, &appeal).await?).into_response())
}

#[utoipa::path(
    put,
    path = "/api/v1/appeals/{slug}/people",
    summary = "Set the terms on which people sign",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    request_body = Value,
    responses(
        (status = 200, description = "the terms as they are now"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "people signed on stricter terms: they can become stricter, never looser"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn set(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
    Body(new): Body<Terms>,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    terms::set(&state.instance, &caller.organization, &appeal, &new).await?;
    Ok(Json(describe(&state.instance, &appeal).await?).into_response())
}

async fn describe(instance: &Instance, appeal: &Appeal) -> Answer<Value> {
    let regions = terms::regions(instance, appeal.id).await?;
    let countries = regions.at_least.iter();
    let countries: Vec<Value> = countries
        .map(|(country, count)| json!({"country": country, "atLeast": count}))
        .collect();
    Ok(json!({
        "terms": terms::get(instance, appeal.id).await?,
        "promised": terms::are_promised(instance, appeal.id).await?,
        "count": terms::count(instance, appeal.id).await?,
        "regions": {"countries": countries, "others": regions.others},
    }))
}
