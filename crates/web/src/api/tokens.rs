//! Tokens, made and revoked by a token that may do so.

use super::{Caller, body::Body, scope_refuses};
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
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::team::{Permission, Scope};
use undersigned_federation::{
    actions::tokens::{self, ApiToken, NewToken},
    clock::from_millis,
};
use utoipa::ToSchema;

/// A token about to be made.
#[derive(Deserialize, ToSchema)]
pub struct AskedToken {
    /// What it is for, shown at the desk.
    label: String,
    /// What it may do: names of permissions or roles; without it, everything that the calling token may.
    scope: Option<Vec<String>>,
    /// The last day on which it holds, in UTC, such as `2027-01-31`.
    until: Option<String>,
}

#[utoipa::path(
    get,
    path = "/api/v1/tokens",
    summary = "Tokens of your organisation, never their text",
    responses(
        (status = 200, body = super::answers::desk::Tokens, description = "`items`: `id`, `label`, `scope` (names of permissions, or null for everything), `created`, `expires`, `expired`, `lastUsed` (give or take ten minutes; null where no use was noted); oldest first"),
    ),
    security(("token" = [])),
)]
pub async fn list(State(state): State<WebState>, caller: Caller) -> Answer {
    caller.must(Permission::Organisation)?;
    let instance = &state.instance;
    let mut items = Vec::new();
    for token in tokens::list(instance, &caller.organization).await? {
        let label = tokens::label(instance, token.id).await?;
        let used_at = tokens::used_at(instance, token.id).await?;
        items.push(json!({
            "id": token.id,
            "label": label,
            "scope": names(&token),
            "created": from_millis(token.created_at),
            "expires": token.expires_at.map(from_millis),
            "expired": tokens::has_ended(instance, &token),
            "lastUsed": used_at.map(from_millis),
        }));
    }
    Ok(Json(json!({"items": items})).into_response())
}

/// What a token was made for; nothing where that is everything.
fn names(token: &ApiToken) -> Value {
    match tokens::scope_of(token) {
        Scope::All => Value::Null,
        scope => scope.iter().map(Permission::name).collect(),
    }
}

#[utoipa::path(
    post,
    path = "/api/v1/tokens",
    summary = "Make a token that may no more than the one that asks, and ends no later",
    request_body = AskedToken,
    responses(
        (status = 201, body = super::answers::desk::TokenMade, description = "`id`, `expires` (null for never) and `token`, which is shown this once"),
        (status = 403, description = "the token is for other things, or asks for more than it may do itself"),
    ),
    security(("token" = [])),
)]
pub async fn create(
    State(state): State<WebState>,
    caller: Caller,
    Body(asked): Body<AskedToken>,
) -> Answer {
    let invalid = |code, detail: &str| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail);
    if asked.label.trim().is_empty() {
        return Err(invalid("label_missing", "say what the token is for"));
    }
    let words = asked.scope.map(|words| words.join(" "));
    let scope = match words.as_deref().map(Scope::parse) {
        None => Scope::All,
        Some(Ok(scope)) => scope,
        Some(Err(fault)) => return Err(invalid("scope_unknown", &fault.to_string())),
    };
    if !caller.granted.covers(&scope) {
        return Err(scope_refuses());
    }
    let until = asked.until.as_deref().map(str::parse::<NaiveDate>);
    let until = until.transpose().map_err(|_| {
        let detail = "`until` is a day, such as 2027-01-31";
        invalid("until_invalid", detail)
    })?;
    let new = NewToken {
        label: &asked.label,
        scope: words.as_deref(),
        until,
        maker: caller.token.account_id,
        with: Some(&caller.token),
        session: None,
    };
    let made = tokens::create(&state.instance, caller.organization.id, new).await?;
    let expires = made.expires_at.map(from_millis);
    let answer = json!({"id": made.id, "token": made.secret, "expires": expires});
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/tokens/{id}",
    summary = "Revoke a token, and those that were made with it",
    params(("id" = i64, Path, description = "its number")),
    responses(
        (status = 204, description = "it holds no more"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn revoke(
    State(state): State<WebState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    tokens::revoke(&state.instance, &caller.organization, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
