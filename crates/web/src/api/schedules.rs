//! Publishing at a chosen time: an appeal that is a draft, or what is drafted beside one.

use super::{
    Caller, agreement,
    appeals::own,
    beside::{check_languages, kind_of},
    body::Body,
};
use crate::{
    countries::COUNTRIES,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    Instance,
    actions::{
        dispatch::{self, Draft},
        schedule::{self, Schedule, When, meant},
    },
    clock,
    views::Appeal,
};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is only read may be sent back")]
pub struct NewTime {
    /// Day and time as the clocks of the zone show them: `2026-12-01T09:00`.
    at: String,
    /// Such as `Europe/Berlin`, or a large city or a country that has one zone.
    zone: String,
    #[schema(read_only)]
    due: Option<Value>,
    #[schema(read_only)]
    state: Option<Value>,
    #[schema(read_only)]
    accepted: Option<Value>,
    #[schema(read_only)]
    stopped_for: Option<Value>,
}

/// The same for an appeal.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is only read may be sent back")]
pub struct NewAppealTime {
    /// Day and time as the clocks of the zone show them: `2026-12-01T09:00`.
    at: String,
    /// Such as `Europe/Berlin`, or a large city or a country that has one zone.
    zone: String,
    /// Whether translations may lack something.
    #[serde(default)]
    incomplete: bool,
    #[schema(read_only)]
    due: Option<Value>,
    #[schema(read_only)]
    state: Option<Value>,
    #[schema(read_only)]
    accepted: Option<Value>,
    #[schema(read_only)]
    stopped_for: Option<Value>,
}

/// The time that somebody chose.
fn when(at: String, zone: &str) -> Answer<When> {
    let zone = meant(zone, &COUNTRIES).zone()?;
    Ok(When { local: at, zone })
}

fn describe(row: &Schedule) -> Value {
    let words = |text: &str| -> Vec<String> {
        text.split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    json!({
        "at": row.local_time,
        "zone": row.zone,
        "due": clock::from_millis(row.due_at),
        "state": row.state,
        "accepted": words(&row.accepted),
        "stoppedFor": words(&row.outcome),
    })
}

async fn found(state: &WebState, appeal: &Appeal, name: &str) -> Answer {
    let row = schedule::find(&state.instance, appeal, name).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    Ok(Json(describe(&row)).into_response())
}

/// Refuses to publish what came due before this server was put back from a copy: it may have been
/// published, and a program does not read what the desk says of it.
pub(super) async fn check_not_restored(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
) -> Answer<()> {
    let row = schedule::find(instance, appeal, name).await?;
    if row.is_none_or(|row| row.outcome != schedule::RESTORED_SINCE) {
        return Ok(());
    }
    let brings_back = match name {
        "" => format!(
            " (`undersigned recover {} --from URL` brings it back)",
            appeal.slug
        ),
        _ => String::new(),
    };
    let detail = format!(
        "it came due before this server was put back from a backup, and may have been published; \
         look whether other servers have it{brings_back}, or DELETE its schedule and publish"
    );
    Err(Problem::new(
        StatusCode::CONFLICT,
        "perhaps_published",
        detail,
    ))
}

async fn cancelled(state: &WebState, appeal: &Appeal, name: &str) -> Answer {
    match schedule::cancel(&state.instance, appeal, name).await? {
        true => Ok(StatusCode::NO_CONTENT.into_response()),
        false => Err(Problem::not_found()),
    }
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/schedule",
    summary = "When a draft is to be published",
    params(("slug" = String, Path, description = "the appeal's slug")),
    responses(
        (status = 200, body = super::answers::desk::Schedule, description = "`at`, `zone`, `due`; `state`: `waiting`, or `stopped` with `stoppedFor`: what was missing then, or `restored`: this server was put back from a backup since, and it may have been published"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "no time was chosen, or there is no such appeal"),
    ),
    security(("token" = [])),
)]
pub async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    found(&state, &appeal, "").await
}

#[utoipa::path(
    put,
    path = "/api/v1/appeals/{slug}/schedule",
    summary = "Have a draft published at a time, in place of the one chosen before",
    params(("slug" = String, Path, description = "the appeal's slug")),
    request_body = NewAppealTime,
    responses(
        (status = 200, body = super::answers::desk::Schedule, description = "what was chosen; `accepted` is what of the check-list is not well now"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it is published"),
        (status = 422, description = "`time_form`, `zone_unknown`, `time_skipped`, `time_past`, `time_far`, `deadline_past`, `deadline_after_kept`; `translation_incomplete`: a translation lacks something, and `missing` says what; or the draft breaks a rule"),
    ),
    security(("token" = [])),
)]
pub async fn plan(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
    Body(new): Body<NewAppealTime>,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    agreement::check(&state.instance, &appeal, new.incomplete).await?;
    let when = when(new.at, &new.zone)?;
    let row = schedule::plan(&state.instance, &appeal, "", &when, &caller.actor).await?;
    Ok(Json(describe(&row)).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}/schedule",
    summary = "Leave it a draft",
    params(("slug" = String, Path, description = "the appeal's slug")),
    responses(
        (status = 204, description = "nothing happens at that time"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "no time was chosen, or there is no such appeal"),
        (status = 409, description = "`published_already`: it was published first"),
    ),
    security(("token" = [])),
)]
pub async fn cancel(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    cancelled(&state, &appeal, "").await
}

/// One's own appeal and the draft beside it, where that is what the address says, and of those that may have a time: the
/// desk offers none for others.
async fn beside(
    state: &WebState,
    caller: &Caller,
    (slug, folder, name): &(String, String, String),
) -> Answer<(Appeal, Draft)> {
    let kind = kind_of(folder)?;
    if !matches!(kind, Kind::Update | Kind::Case) {
        return Err(Problem::not_found());
    }
    let appeal = own(&state.instance, caller, slug).await?;
    let draft = dispatch::draft(&state.instance, &appeal, name).await?;
    let draft = draft.filter(|draft| draft.kind == kind);
    Ok((appeal, draft.ok_or_else(Problem::not_found)?))
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/schedule",
    summary = "When an update or a case is to be published",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates` or `cases`"),
        ("name" = String, Path, description = "the draft"),
    ),
    responses(
        (status = 200, body = super::answers::desk::Schedule, description = "as of an appeal"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "no time was chosen, or there is no such draft"),
    ),
    security(("token" = [])),
)]
pub async fn show_beside(
    State(state): State<WebState>,
    Path(path): Path<(String, String, String)>,
    caller: Caller,
) -> Answer {
    let (appeal, _) = beside(&state, &caller, &path).await?;
    found(&state, &appeal, &path.2).await
}

#[utoipa::path(
    put,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/schedule",
    summary = "Have an update or a case published at a time, for example a notice three days before the deadline",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates` or `cases`"),
        ("name" = String, Path, description = "the draft"),
    ),
    request_body = NewTime,
    responses(
        (status = 200, body = super::answers::desk::Schedule, description = "what was chosen"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such draft, or it is another organisation's"),
        (status = 422, description = "as of an appeal; or something is missing, and `detail` names the member"),
    ),
    security(("token" = [])),
)]
pub async fn plan_beside(
    State(state): State<WebState>,
    Path(path): Path<(String, String, String)>,
    caller: Caller,
    Body(new): Body<NewTime>,
) -> Answer {
    let (appeal, draft) = beside(&state, &caller, &path).await?;
    check_languages(&draft)?;
    let (instance, when) = (&state.instance, when(new.at, &new.zone)?);
    let row = schedule::plan(instance, &appeal, &path.2, &when, &caller.actor).await?;
    Ok(Json(describe(&row)).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/schedule",
    summary = "Leave it a draft",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates` or `cases`"),
        ("name" = String, Path, description = "the draft"),
    ),
    responses(
        (status = 204, description = "nothing happens at that time"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "no time was chosen, or there is no such draft"),
    ),
    security(("token" = [])),
)]
pub async fn cancel_beside(
    State(state): State<WebState>,
    Path(path): Path<(String, String, String)>,
    caller: Caller,
) -> Answer {
    let (appeal, _) = beside(&state, &caller, &path).await?;
    cancelled(&state, &appeal, &path.2).await
}
