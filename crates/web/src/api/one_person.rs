//! One person who signed an appeal of one's own: found, hidden, shown again, deleted.

use super::{Caller, appeals::own, body::Body};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    FederationError,
    actions::people::{
        look_up::{self, Found, Reach, Whom},
        take_off,
    },
    views::Appeal,
};
use utoipa::ToSchema;

/// Whom to look for: by one of `name` and `email`.
#[derive(Deserialize, ToSchema)]
pub struct Sought {
    /// A public name, or part of it, at most 200 characters.
    name: Option<String>,
    /// A whole e-mail address. The token must be one that may open signatures, too.
    email: Option<String>,
    /// With `name`: the `next` of the page before.
    before: Option<i64>,
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/people/find",
    summary = "Find one person who signed, by a public name or by the whole e-mail address",
    params(("slug" = String, Path, description = "the appeal's slug")),
    request_body = Sought,
    responses(
        (status = 200, body = super::answers::desk::PeopleFound, description = "`items`, newest first, at most 50: `person`, by which the other calls name them, `name`, `region` and `country` where the name is public, `hidden`, `signedAt`, `confirmedAt`, `waits` (asked to sign, and has not confirmed), `source`, `speltOtherwise` (signed with another spelling of the address). `next` is the next page's `before`; there may be one with no items on it"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow deciding about signers or, for `email`, opening signatures"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn find(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
    Body(sought): Body<Sought>,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    let page = match (sought.name, sought.email) {
        (Some(name), None) => {
            look_up::by_name(&state.instance, &appeal, &name, sought.before).await?
        }
        (None, Some(email)) => {
            caller.must(Permission::Signatures)?;
            look_up::by_email(&state.instance, &appeal, &email).await?
        }
        _ => {
            let said = "say either `name` or `email`";
            return Err(FederationError::invalid("member_invalid", said).into());
        }
    };
    let items: Vec<Value> = page.found.iter().map(described).collect();
    Ok(Json(json!({ "items": items, "next": page.next })).into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/people/{person}/hide",
    summary = "Hide the name of somebody who signed; they are counted all the same",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("person" = String, Path, description = "as the search has it"),
    ),
    responses(
        (status = 204, description = "the name is not public any more"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow deciding about signers"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn hide(
    State(state): State<WebState>,
    Path(place): Path<(String, String)>,
    caller: Caller,
) -> Answer {
    set_hidden(&state, place, &caller, true).await
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/people/{person}/show",
    summary = "Show a name again that was hidden, as far as it may be",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("person" = String, Path, description = "as the search has it"),
    ),
    responses(
        (status = 204, description = "the name is hidden no more"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow deciding about signers"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn show_name(
    State(state): State<WebState>,
    Path(place): Path<(String, String)>,
    caller: Caller,
) -> Answer {
    set_hidden(&state, place, &caller, false).await
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}/people/{person}",
    summary = "Delete everything that is kept of somebody who signed",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("person" = String, Path, description = "as the search has it"),
    ),
    responses(
        (status = 204, description = "nothing is kept of them any more, also where nothing was; they do not count"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the token does not allow deciding about signers"),
        (status = 404, description = "there is no such appeal, it is another organisation's, the token does not allow finding this person, or they waited and have confirmed since: find them again"),
    ),
    security(("token" = [])),
)]
pub async fn delete(
    State(state): State<WebState>,
    Path((slug, person)): Path<(String, String)>,
    caller: Caller,
) -> Answer {
    let (appeal, whom) = meant(&state, &caller, &slug, &person).await?;
    let reach = reach(&caller);
    Box::pin(take_off::delete(&state.instance, &appeal, &whom, reach)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn set_hidden(
    state: &WebState,
    (slug, person): (String, String),
    caller: &Caller,
    hidden: bool,
) -> Answer {
    let (appeal, whom) = meant(state, caller, &slug, &person).await?;
    take_off::set_hidden(&state.instance, &appeal, &whom, reach(caller), hidden).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn meant(
    state: &WebState,
    caller: &Caller,
    slug: &str,
    person: &str,
) -> Answer<(Appeal, Whom)> {
    let appeal = own(&state.instance, caller, slug).await?;
    let whom = Whom::parse(person).ok_or_else(Problem::not_found)?;
    Ok((appeal, whom))
}

/// Whom the token may find.
fn reach(caller: &Caller) -> Reach {
    Reach::of(caller.granted.may(Permission::Signatures))
}

fn described(found: &Found) -> Value {
    let name = found.name.as_ref();
    json!({
        "person": found.whom.to_string(),
        "name": name.map(|shown| &shown.name),
        "region": name.and_then(|shown| shown.region.as_ref()),
        "country": name.and_then(|shown| shown.country.as_ref()),
        "hidden": found.hidden,
        "signedAt": found.signed_at,
        "confirmedAt": found.confirmed_at,
        "waits": found.waits(),
        "source": found.source,
        "speltOtherwise": found.spelt_otherwise,
    })
}
