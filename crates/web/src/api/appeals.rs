//! Writing, publishing and changing appeals.

mod sent;
mod shown;

pub(super) use shown::describe;

use super::{
    Caller,
    agreement::{self, Agreement},
    body::{Body, MaybeBody},
    members,
    schedules::check_not_restored,
};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use sent::{changed, read_draft, to_change};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use shown::current;
use undersigned_domain::{Status, team::Permission};
use undersigned_federation::{
    Instance,
    actions::{draft, handover, pictures, publish},
    views::Appeal,
};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
pub struct NewAppeal {
    slug: String,
    organiser: String,
    /// `kind`, `languages`, `title`, `body`, and optionally `translations`, `demands`, `addressees`, `initiators`,
    /// `admission`, `deadline`, `topics`, `pictures`, `goal`: see the documentation.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    draft: Map<String, Value>,
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals",
    summary = "Write a new appeal, as a draft",
    request_body = NewAppeal,
    responses(
        (status = 201, body = super::answers::Appeal, description = "the draft, with its `id`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the slug is taken"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn create(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewAppeal>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &new.organiser).await?;
    let draft = read_draft(new.draft)?;
    pictures::check_alt(&draft)?;
    // A program has a draft whole; a person at the desk writes it piece by piece.
    let draft = draft.checked()?;
    let appeal = draft::create(instance, &organization, &new.slug, draft).await?;
    let body = describe(instance, &appeal).await?;
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals/{slug}",
    summary = "An appeal of one's own",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    responses(
        (status = 200, body = super::answers::Appeal, description = "the appeal"),
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
    answer(&state.instance, &appeal).await
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/publish",
    summary = "Publish a draft",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    request_body(
        content = Option<Agreement>,
        description = "may be empty; `incomplete` says that translations may lack something",
    ),
    responses(
        (status = 200, body = super::answers::Appeal, description = "the appeal, open"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`perhaps_published`: it came due before this server was put back from a backup; `withdrawn`: it was published, and withdrawn"),
        (status = 422, description = "a member breaks a rule; `detail` names it. `translation_incomplete`: a translation lacks something, and `missing` says what"),
    ),
    security(("token" = [])),
)]
pub async fn publish(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
    MaybeBody(agreed): MaybeBody<Option<Agreement>>,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    if appeal.root.is_none() {
        check_not_restored(&state.instance, &appeal, "").await?;
    }
    let incomplete = agreed.flatten().is_some_and(|agreed| agreed.incomplete);
    agreement::check(&state.instance, &appeal, incomplete).await?;
    let appeal = publish::publish(&state.instance, &appeal).await?;
    answer(&state.instance, &appeal).await
}

/// Changes the members that are sent (RFC 7396, JSON Merge Patch); others stay.
#[utoipa::path(
    patch,
    path = "/api/v1/appeals/{slug}",
    summary = "Change a draft, or revise what is published",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    request_body = Value,
    responses(
        (status = 200, body = super::answers::Appeal, description = "the appeal; a change of substance has raised `revision`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it is withdrawn, or was changed by somebody else at the same time"),
        (status = 422, description = "a member breaks a rule; `detail` names it. `deadline_past`: what is published would get a last day that has passed"),
    ),
    security(("token" = [])),
)]
pub async fn change(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
    Body(mut changes): Body<Map<String, Value>>,
) -> Answer {
    let instance = &state.instance;
    let appeal = own(instance, &caller, &slug).await?;
    if appeal.root.is_some() {
        caller.must(Permission::Publish)?;
    }
    let (current, made_from) = current(instance, &appeal).await?;
    for (fixed, is) in [
        ("slug", &appeal.slug),
        ("organiser", &appeal.organiser),
        ("id", &appeal.ap_id),
    ] {
        members::take_fixed(&mut changes, fixed, is)?;
    }
    let changes = to_change(changes)?;
    // What was read and is sent back as it stands says nothing of a language that is added.
    let names_translations = changes
        .get("translations")
        .is_some_and(|sent| *sent != json!(current.text.translations));
    let names_pictures = changes.contains_key("pictures");
    let mut draft = changed(&current, changes)?;
    // A language that joins a published text is a translation of it, unless it is said to be
    // authoritative: nobody has signed it.
    if appeal.root.is_some() && !names_translations {
        let added = draft
            .text
            .languages
            .iter()
            .filter(|tag| !current.text.languages.contains(tag));
        let added: Vec<String> = added.cloned().collect();
        draft.text.translations.extend(added);
    }
    // A language that joins later leaves the pictures as they are.
    if names_pictures {
        pictures::check_alt(&draft)?;
    }
    let appeal = match appeal.root {
        None => draft::update(instance, &appeal, draft.checked()?).await?,
        Some(_) => {
            publish::check_changed_deadline(instance, &current, &draft)?;
            publish::revise(instance, &appeal, draft, made_from).await?
        }
    };
    answer(instance, &appeal).await
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}",
    summary = "Throw a draft away that was never published, with all that hangs on it",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    responses(
        (status = 204, description = "it is gone"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it is published, and can be withdrawn"),
    ),
    security(("token" = [])),
)]
pub async fn discard(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    draft::discard(&state.instance, &appeal).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/close",
    summary = "End automatic admission",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    responses(
        (status = 200, body = super::answers::Appeal, description = "the appeal"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it is not published, or withdrawn"),
    ),
    security(("token" = [])),
)]
pub async fn close(state: State<WebState>, slug: Path<String>, caller: Caller) -> Answer {
    set_status(state, slug, caller, Status::Closed).await
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/withdraw",
    summary = "Take the text back, for good",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    responses(
        (status = 200, body = super::answers::Appeal, description = "the appeal"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it is not published, or withdrawn"),
    ),
    security(("token" = [])),
)]
pub async fn withdraw(state: State<WebState>, slug: Path<String>, caller: Caller) -> Answer {
    set_status(state, slug, caller, Status::Withdrawn).await
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/deliver",
    summary = "Say that it has been handed over",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
    ),
    request_body(
        content = Value,
        description = "may be empty; or the members of a handover, as docs/protocol.md names them: `languages`, `date`, `takenBy` and optionally `place`, `words`, `evidence`, `answers`. The list is sealed as it stands, and the handover is published",
    ),
    responses(
        (status = 200, body = super::answers::Appeal, description = "the appeal"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "it is not published, or withdrawn"),
        (status = 422, description = "something is missing of the handover; `detail` names the member"),
    ),
    security(("token" = [])),
)]
pub async fn deliver(
    state: State<WebState>,
    slug: Path<String>,
    caller: Caller,
    MaybeBody(members): MaybeBody<Map<String, Value>>,
) -> Answer {
    let Some(members) = members.filter(|members| !members.is_empty()) else {
        return set_status(state, slug, caller, Status::Delivered).await;
    };
    let instance = &state.instance;
    let appeal = own(instance, &caller, &slug).await?;
    handover::deliver(instance, &appeal, members).await?;
    let appeal = instance.own_appeal(&slug).await?;
    answer(instance, &appeal).await
}

async fn set_status(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    caller: Caller,
    status: Status,
) -> Answer {
    let appeal = own(&state.instance, &caller, &slug).await?;
    if appeal.root.is_none() {
        return Err(not_published());
    }
    let appeal = publish::set_status(&state.instance, &appeal, status).await?;
    answer(&state.instance, &appeal).await
}

/// 409: nothing of it is public yet.
pub(super) fn not_published() -> Problem {
    let detail = "the appeal is not published yet";
    Problem::new(StatusCode::CONFLICT, "not_published", detail)
}

/// An appeal of the caller's own.
pub(super) async fn own(instance: &Instance, caller: &Caller, slug: &str) -> Answer<Appeal> {
    let appeal = instance.own_appeal(slug).await?;
    if appeal.organization_id == Some(caller.organization.id) {
        return Ok(appeal);
    }
    Err(Problem::new(
        StatusCode::NOT_FOUND,
        "appeal_unknown",
        "there is no such appeal here",
    ))
}

async fn answer(instance: &Instance, appeal: &Appeal) -> Answer<Response> {
    Ok(Json(describe(instance, appeal).await?).into_response())
}
