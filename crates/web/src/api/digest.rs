//! Mails about what waits, for whoever made the token.

use super::{Caller, body::Body};
use crate::{
    language::{LANGUAGES, Language},
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use undersigned_domain::team::Permission;
use undersigned_federation::{
    Instance,
    actions::digest::{self, Rhythm},
};
use utoipa::ToSchema;

/// How often, and in which language, somebody wants to be written to.
#[derive(Deserialize, ToSchema)]
pub struct Wish {
    /// `off`, `daily` or `weekly`.
    #[schema(example = "weekly")]
    rhythm: String,
    /// One of the languages of the interface; without it, the organisation's own.
    language: Option<String>,
}

#[utoipa::path(
    get,
    path = "/api/v1/digest",
    summary = "How often whoever made the token gets a mail about what waits",
    responses(
        (status = 200, body = super::answers::desk::Digest, description = "`rhythm` (`off`, `daily` or `weekly`) and `language`, null where it is the organisation's own"),
        (status = 404, description = "nobody at the desk made this token"),
    ),
    security(("token" = [])),
)]
pub async fn show(State(state): State<WebState>, caller: Caller) -> Answer {
    caller.must(Permission::Organisation)?;
    answer(&state.instance, maker(&caller)?).await
}

#[utoipa::path(
    put,
    path = "/api/v1/digest",
    summary = "Choose how often whoever made the token gets a mail about what waits",
    request_body = Wish,
    responses(
        (status = 200, body = super::answers::desk::Digest, description = "`rhythm` and `language`, as they are now"),
        (status = 404, description = "nobody at the desk made this token"),
        (status = 422, description = "there is no such rhythm or language"),
    ),
    security(("token" = [])),
)]
pub async fn set(State(state): State<WebState>, caller: Caller, Body(wish): Body<Wish>) -> Answer {
    let account_id = maker(&caller)?;
    let rhythm = Rhythm::from_code(&wish.rhythm).ok_or_else(|| {
        let known = Rhythm::ALL.map(Rhythm::code).join(", ");
        Problem::member_invalid(format!("`rhythm` is one of {known}"))
    })?;
    let language = wish.language.as_deref().map(|tag| {
        let known = || LANGUAGES.iter().map(|one| one.tag).collect::<Vec<_>>();
        Language::from_tag(tag).ok_or_else(|| {
            Problem::member_invalid(format!("`language` is one of {}", known().join(", ")))
        })
    });
    let language = language.transpose()?.map(|language| language.tag);
    digest::choose(&state.instance, account_id, rhythm, language).await?;
    answer(&state.instance, account_id).await
}

async fn answer(instance: &Instance, account_id: i64) -> Answer {
    let (rhythm, language) = digest::chosen(instance, account_id).await?;
    let body = json!({"rhythm": rhythm.code(), "language": language});
    Ok(Json(body).into_response())
}

/// Whose mails these are. A token that was made at the server's command line is nobody's.
fn maker(caller: &Caller) -> Answer<i64> {
    caller.token.account_id.ok_or_else(|| {
        let detail = "nobody at the desk made this token, so there is nobody to write to";
        Problem::new(StatusCode::NOT_FOUND, "account_unknown", detail)
    })
}
