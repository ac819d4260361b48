//! Updates, cases, handovers and letters of an appeal of one's own: written, published, taken back. Nothing is sent
//! before it is published.

mod checks;

use super::{Caller, appeals::own, body::Body, schedules::check_not_restored};
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
pub(super) use checks::check_languages;
use checks::{check_placeholders, check_registration, name_zone};
use serde_json::{Map, Value, json};
use undersigned_domain::{Dispatch, dispatch::Kind};
use undersigned_federation::{Instance, actions::dispatch, views::Appeal};

/// The kind that a folder of the address holds.
pub(super) fn kind_of(folder: &str) -> Answer<Kind> {
    match folder {
        "updates" => Ok(Kind::Update),
        "cases" => Ok(Kind::Case),
        "handovers" => Ok(Kind::Handover),
        "letters" => Ok(Kind::Letter),
        "meetings" => Ok(Kind::Event),
        _ => Err(Problem::not_found()),
    }
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}/{folder}",
    summary = "What is said beside an appeal: updates, cases, handovers, letters, meetings; and drafts of them",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates`, `cases`, `handovers`, `letters` or `meetings`"),
    ),
    responses(
        (status = 200, body = super::answers::Beside, description = "`published`: the signed documents; `drafts`: each with `name` and `members`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn list(
    State(state): State<WebState>,
    Path((slug, folder)): Path<(String, String)>,
    caller: Caller,
) -> Answer {
    let kind = kind_of(&folder)?;
    let appeal = own(&state.instance, &caller, &slug).await?;
    let drafts = dispatch::drafts_of(&state.instance, &appeal, kind).await?;
    let drafts: Vec<Value> = drafts
        .into_iter()
        .map(|draft| json!({"name": draft.name, "members": draft.inside}))
        .collect();
    let published: Vec<Value> = published(&state.instance, &appeal, kind)
        .await?
        .iter()
        .map(Dispatch::value)
        .collect();
    Ok(Json(json!({"published": published, "drafts": drafts})).into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/{folder}",
    summary = "Write a draft of an update, a case, a handover, a letter or a meeting",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates`, `cases`, `handovers`, `letters` or `meetings`"),
    ),
    request_body(
        content = Value,
        description = "the members of the signed `dispatch`, as docs/protocol.md names them: of an update `languages`, `title`, `body` and optionally `date`, `sources`, `cases`; of a case `caseKind` and optionally `names`, `about`, `place`, `pictures`, `sameCase`; of a handover `languages`, `date`, `takenBy` and optionally `place`, `words`, `evidence`, `answers`; of a letter `languages`, `title`, `subject`, `text`, `addressees` and optionally `words`, `fields`, `copies`, `until`; of a meeting `languages`, `title`, `startTime`, `timezone`, `venue` or `online`, and optionally `status`, `endTime`, `address`, `body`, `speakers`, `agenda`, `registration`, `minutes`",
    ),
    responses(
        (status = 201, body = super::answers::BesideNew, description = "`name`, by which it is published, and `id`, the address it will have"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`withdrawn`: nobody is called to a meeting, or asked to write, for what was withdrawn, nor is it handed over"),
        (status = 422, description = "a text that could never be signed; `zone_unknown`: `timezone` of a meeting names no zone, nor a city or country that has one, and `detail` names those that may be meant"),
        (status = 429, description = "there are too many drafts"),
    ),
    security(("token" = [])),
)]
pub async fn create(
    State(state): State<WebState>,
    Path((slug, folder)): Path<(String, String)>,
    caller: Caller,
    Body(mut members): Body<Map<String, Value>>,
) -> Answer {
    let kind = kind_of(&folder)?;
    let appeal = own(&state.instance, &caller, &slug).await?;
    check_registration(kind, &members)?;
    name_zone(kind, &mut members)?;
    let draft = dispatch::save(&state.instance, &appeal, None, kind, members).await?;
    let id = format!("{}/{folder}/{}", appeal.ap_id, draft.name);
    let body = json!({"name": draft.name, "id": id, "members": draft.inside});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[utoipa::path(
    put,
    path = "/api/v1/appeals/{slug}/{folder}/{name}",
    summary = "Write a draft anew, or the correction of what is published",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates`, `cases`, `handovers`, `letters` or `meetings`"),
        ("name" = String, Path, description = "the last part of its address"),
    ),
    request_body = Value,
    responses(
        (status = 200, body = super::answers::BesideDraft, description = "the draft"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 422, description = "a text that could never be signed; `zone_unknown` as for a new one"),
    ),
    security(("token" = [])),
)]
pub async fn change(
    State(state): State<WebState>,
    Path((slug, folder, name)): Path<(String, String, String)>,
    caller: Caller,
    Body(mut members): Body<Map<String, Value>>,
) -> Answer {
    let kind = kind_of(&folder)?;
    let appeal = own(&state.instance, &caller, &slug).await?;
    let there = dispatch::draft(&state.instance, &appeal, &name)
        .await?
        .is_some_and(|draft| draft.kind == kind)
        || is_published(&state.instance, &appeal, kind, &name).await?;
    if !there {
        return Err(Problem::not_found());
    }
    check_registration(kind, &members)?;
    name_zone(kind, &mut members)?;
    let draft = dispatch::save(&state.instance, &appeal, Some(&name), kind, members).await?;
    Ok(Json(json!({"name": draft.name, "members": draft.inside})).into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/publish",
    summary = "Sign and send a draft",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates`, `cases`, `handovers`, `letters` or `meetings`"),
        ("name" = String, Path, description = "the last part of its address"),
    ),
    responses(
        (status = 200, body = super::answers::SignedDocument, description = "the signed document; again, without a draft since, the same"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is nothing of that name, drafted or published, or it is another organisation's"),
        (status = 409, description = "the appeal is not published yet, no key of this server speaks, the draft was changed meanwhile, `perhaps_published`: it came due before this server was put back from a backup, or `withdrawn`: the appeal is, and the meeting or letter is new, or the handover is and no list was sealed for it"),
        (status = 422, description = "something is missing; `detail` names the member, and the languages in which a text is missing"),
    ),
    security(("token" = [])),
)]
pub async fn publish(
    State(state): State<WebState>,
    Path((slug, folder, name)): Path<(String, String, String)>,
    caller: Caller,
) -> Answer {
    let kind = kind_of(&folder)?;
    let appeal = own(&state.instance, &caller, &slug).await?;
    let draft = dispatch::draft(&state.instance, &appeal, &name).await?;
    let Some(draft) = draft.filter(|draft| draft.kind == kind) else {
        // Whoever heard no answer asks again, and is told what is published by now.
        let published = published(&state.instance, &appeal, kind).await?;
        let said = published.iter().find(|one| is_named(one, &name));
        return Ok(Json(said.ok_or_else(Problem::not_found)?.value()).into_response());
    };
    check_not_restored(&state.instance, &appeal, &name).await?;
    check_languages(&draft)?;
    check_placeholders(kind, &draft.inside)?;
    let said = dispatch::publish(&state.instance, &appeal, draft).await?;
    Ok(Json(said.value()).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}/{folder}/{name}",
    summary = "Take back what is published, or throw a draft away",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`updates`, `cases`, `handovers`, `letters` or `meetings`"),
        ("name" = String, Path, description = "the last part of its address"),
    ),
    responses(
        (status = 204, description = "it is gone; whoever has it is told"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn delete(
    State(state): State<WebState>,
    Path((slug, folder, name)): Path<(String, String, String)>,
    caller: Caller,
) -> Answer {
    let kind = kind_of(&folder)?;
    let appeal = own(&state.instance, &caller, &slug).await?;
    if is_published(&state.instance, &appeal, kind, &name).await? {
        dispatch::withdraw(&state.instance, &appeal, &name).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let draft = dispatch::draft(&state.instance, &appeal, &name).await?;
    draft
        .filter(|draft| draft.kind == kind)
        .ok_or_else(Problem::not_found)?;
    dispatch::discard(&state.instance, &appeal, &name).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What is published of a kind and was not taken back.
async fn published(instance: &Instance, appeal: &Appeal, kind: Kind) -> Answer<Vec<Dispatch>> {
    let Some(view) = instance.view_by_id(&appeal.ap_id).await? else {
        return Ok(Vec::new());
    };
    let shown = view.dispatches.shown.iter();
    Ok(shown.filter(|one| one.kind == kind).cloned().collect())
}

async fn is_published(
    instance: &Instance,
    appeal: &Appeal,
    kind: Kind,
    name: &str,
) -> Answer<bool> {
    let published = published(instance, appeal, kind).await?;
    Ok(published.iter().any(|one| is_named(one, name)))
}

fn is_named(dispatch: &Dispatch, name: &str) -> bool {
    dispatch.id.rsplit('/').next() == Some(name)
}
