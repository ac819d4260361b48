//! On which terms people sign an appeal of one's own, and how many did. Never who.

use super::{Caller, appeals::own, body::Body, members};
use crate::{problem::Answer, state::WebState};
use axum::{
    Json,
    extract::{Path, State},
    response::IntoResponse,
};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::people::Terms;
use undersigned_federation::{
    Instance,
    actions::people::{regions, terms, wording},
    clock,
    views::Appeal,
};

/// The terms as they are answered, with what is said beside them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is only read may be sent back")]
struct Answered {
    terms: Terms,
    promised: Option<Value>,
    count: Option<Value>,
    earlier_wording: Option<Value>,
    regions: Option<Value>,
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/people",
    summary = "On which terms people sign, and how many did",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    responses(
        (status = 200, body = super::answers::desk::People, description = "`terms`, whether somebody relies on them (`promised`), `count`, how many of them signed an earlier wording (`earlierWording`), and `regions` in steps of five, as they were at `asOf`: they are renewed once a day at most, after many changes"),
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
    request_body(
        content = Value,
        description = "the terms, alone or as `terms` of what `GET` answers; the rest of that is passed over",
    ),
    responses(
        (status = 200, body = super::answers::desk::People, description = "the terms as they are now"),
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
    Body(new): Body<Value>,
) -> Answer {
    let new = read(new)?;
    let appeal = own(&state.instance, &caller, &slug).await?;
    terms::set(&state.instance, &caller.organization, &appeal, &new).await?;
    Ok(Json(describe(&state.instance, &appeal).await?).into_response())
}

/// The terms, alone or as they are answered.
fn read(new: Value) -> Answer<Terms> {
    match new.get("terms") {
        Some(_) => members::read(new).map(|Answered { terms, .. }| terms),
        None => members::read(new),
    }
}

async fn describe(instance: &Instance, appeal: &Appeal) -> Answer<Value> {
    let regions = regions::said(instance, appeal.id).await?;
    let countries = regions.at_least.iter();
    let countries: Vec<Value> = countries
        .map(|(country, count)| json!({"country": country, "atLeast": count}))
        .collect();
    Ok(json!({
        "terms": terms::get(instance, appeal.id).await?,
        "promised": terms::are_promised(instance, appeal.id).await?,
        "count": terms::count(instance, appeal.id).await?,
        "earlierWording": wording::earlier_than_now(instance, appeal).await?,
        "regions": {
            "countries": countries,
            "others": regions.others,
            "asOf": regions.as_of.map(clock::from_millis),
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_answered_may_be_sent_back() {
        let terms = json!({
            "open": true,
            "keeper": "Dockers",
            "contact": "office@d.example",
            "shown": "never",
            "keptUntil": "2027-01-31",
        });
        let answered = json!({
            "terms": terms,
            "promised": true,
            "count": 7,
            "earlierWording": 0,
            "regions": {"countries": [], "others": 5, "asOf": null},
        });
        let alone = read(terms).expect("terms");
        assert_eq!(read(answered.clone()).expect("terms"), alone);
        let mut misspelt = answered;
        misspelt["promise"] = json!(true);
        let refused = read(misspelt).expect_err("refused");
        assert_eq!(refused.code, "member_unknown");
        assert!(refused.detail.contains("`promise`"), "{}", refused.detail);
    }
}
