//! Why signers sign, in their own words.

use super::{
    Caller,
    body::{Body, Params},
    lists,
};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::comments::{self, Comment, Listed, STATES, Said, Verdict},
    views::{Appeal, Organization},
};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewComment {
    org: String,
    object: String,
    /// Plain text, at most 500 characters.
    text: String,
    /// A language tag, such as `zh-Hant`.
    #[serde(default)]
    language: String,
    /// The id of an attestation of yours, where you write down what somebody else said. The token must
    /// be one that may let signers in, too.
    about: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    org: String,
    object: String,
    /// The comment's id, as the list has it.
    id: i64,
    /// Its `updatedAt`, as the list has it: what it says may have changed meanwhile.
    updated_at: i64,
    /// `shown` or `refused`.
    state: String,
}

#[derive(Deserialize)]
pub struct Which {
    org: String,
    object: String,
}

/// Comments of one page, unless asked otherwise, and at most.
const PAGE: u64 = 200;

#[derive(Deserialize)]
pub struct WhichPage {
    org: String,
    object: String,
    state: Option<String>,
    #[serde(default)]
    after: String,
    per_page: Option<u64>,
}

impl WhichPage {
    /// How many come before the page, and how many stand on it.
    fn page(&self) -> Answer<(u64, u64)> {
        let size = self.per_page.unwrap_or(PAGE);
        if !(1..=PAGE).contains(&size) {
            let detail = format!("`per_page` is from 1 to {PAGE}");
            return Err(Problem::malformed("page_invalid", detail));
        }
        let from = match (self.after.as_str(), &self.state) {
            ("", _) => Some(0),
            (_, None) => None,
            (after, Some(_)) => after.parse::<u32>().ok(),
        };
        let wrong = || Problem::malformed("page_invalid", "`after` is what `next` said of `state`");
        Ok((from.map(u64::from).ok_or_else(wrong)?, size))
    }

    /// The one state that is asked for, if any.
    fn state(&self) -> Answer<Option<&'static str>> {
        let Some(asked) = &self.state else {
            return Ok(None);
        };
        let known = STATES.into_iter().find(|known| known == asked);
        let wrong = || Problem::malformed("state_invalid", "`state` is waiting, shown or refused");
        known.map(Some).ok_or_else(wrong)
    }
}

#[utoipa::path(
    post,
    path = "/api/v1/comments",
    summary = "Say why an appeal is endorsed; again says it otherwise",
    request_body = NewComment,
    responses(
        (status = 202, body = super::answers::Said, description = "the comment is durable; the organiser decides whether it is shown"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, it is another organisation's, or it was not endorsed"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
        (status = 429, description = "too many comments wait for the organiser"),
    ),
    security(("token" = [])),
)]
pub async fn say(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewComment>,
) -> Answer {
    let instance = &state.instance;
    if new.about.is_some() {
        // It is shown at once, as if it had been decided about.
        caller.must(Permission::Admit)?;
    }
    let organization = caller.named(instance, &new.org).await?;
    let words = (new.text.as_str(), new.language.as_str());
    let said = match &new.about {
        None => {
            let object = lists::id_of(&state, &new.object).await?;
            comments::say(instance, &organization, &object, words.0, words.1).await?
        }
        Some(about) => {
            let appeal = own(&state, &organization, &new.object).await?;
            comments::write_down(instance, &organization, &appeal, about, words).await?
        }
    };
    Ok(answer(&said))
}

#[utoipa::path(
    delete,
    path = "/api/v1/comments",
    summary = "Take back what was said",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 202, body = super::answers::State, description = "it is taken back"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn unsay(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let organization = caller.named(&state.instance, &which.org).await?;
    let object = lists::id_of(&state, &which.object).await?;
    comments::unsay(&state.instance, &organization, &object).await?;
    let body = json!({"state": "withdrawn"});
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/comments",
    summary = "What signers of an appeal of yours say, by its state",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
        ("state" = Option<String>, Query, description = "`waiting`, `shown` or `refused`: these alone, by page"),
        ("after" = Option<String>, Query, description = "with `state`: what `next` said; empty from the newest"),
        ("per_page" = Option<u64>, Query, description = "from 1 to 200"),
    ),
    responses(
        (status = 200, body = super::answers::comments::CommentsOrPage, description = "`waiting`, `shown`, `refused`: the newest of each, and `next` of each; with `state`, `items` and `next`"),
        (status = 400, description = "the state, cursor or page size is not valid"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<WhichPage>,
) -> Answer {
    let ((from, size), asked) = (which.page()?, which.state()?);
    let organization = caller.named(&state.instance, &which.org).await?;
    let appeal = own(&state, &organization, &which.object).await?;
    let instance = &state.instance;
    if let Some(asked) = asked {
        let held = comments::listed(instance, &appeal, asked, from, size).await?;
        let body = json!({"items": items(&held), "next": next(&held, from)});
        return Ok(Json(body).into_response());
    }
    let (mut lists, mut following) = (Map::new(), Map::new());
    for name in STATES {
        let held = comments::listed(instance, &appeal, name, from, size).await?;
        lists.insert(name.to_owned(), items(&held));
        following.insert(name.to_owned(), next(&held, from));
    }
    lists.insert("next".to_owned(), following.into());
    Ok(Json(Value::Object(lists)).into_response())
}

fn items(held: &Listed) -> Value {
    let item = |(held, reported): &(Comment, u64)| {
        json!({
            "id": held.id,
            "about": held.author,
            "note": held.note_id,
            "text": held.words,
            "language": held.language,
            "reported": reported,
            "updatedAt": held.updated_at,
        })
    };
    held.comments.iter().map(item).collect()
}

/// Where the next page begins, if there is one.
fn next(held: &Listed, from: u64) -> Value {
    let behind = from + held.comments.len() as u64;
    json!(held.is_more.then(|| behind.to_string()))
}

#[utoipa::path(
    post,
    path = "/api/v1/comments/decide",
    summary = "Show a comment, refuse it, or take it down",
    request_body = Decision,
    responses(
        (status = 200, body = super::answers::CommentDecided, description = "it is so"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it says something else by now"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn decide(
    State(state): State<WebState>,
    caller: Caller,
    Body(decision): Body<Decision>,
) -> Answer {
    let organization = caller.named(&state.instance, &decision.org).await?;
    let appeal = own(&state, &organization, &decision.object).await?;
    let verdict = match decision.state.as_str() {
        "shown" => Verdict::Show,
        "refused" => Verdict::Refuse,
        _ => return Err(Problem::member_invalid("`state` is shown or refused")),
    };
    let which = (decision.id, decision.updated_at);
    comments::decide(&state.instance, &organization, &appeal, which, verdict).await?;
    Ok(Json(json!({"id": decision.id, "state": decision.state})).into_response())
}

async fn own(state: &WebState, organization: &Organization, object: &str) -> Answer<Appeal> {
    let view = state.instance.view_by_id(object).await?;
    let own = view.filter(|view| view.appeal.organization_id == Some(organization.id));
    Ok(own.ok_or_else(Problem::not_found)?.appeal)
}

fn answer(said: &Said) -> Response {
    let body = json!({"id": said.id, "state": said.state});
    (StatusCode::ACCEPTED, Json(body)).into_response()
}
