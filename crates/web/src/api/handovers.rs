//! Handing an appeal over: sealing the list, and files that show it. The rest is as with updates.

use super::{Caller, appeals::own, beside::kind_of};
use crate::{
    multipart,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Path, Request, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use serde_json::json;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    actions::{dispatch, handover},
    clock,
    views::Appeal,
};

/// A handover that is written, or published, of an appeal of one's own.
async fn handover_of(
    state: &WebState,
    caller: &Caller,
    (slug, folder, name): &(String, String, String),
) -> Answer<Appeal> {
    if kind_of(folder)? != Kind::Handover {
        return Err(Problem::not_found());
    }
    let appeal = own(&state.instance, caller, slug).await?;
    let written = dispatch::draft(&state.instance, &appeal, name).await?;
    let written = written.is_some_and(|draft| draft.kind == Kind::Handover);
    let kept = || handover::sealed(&state.instance, &appeal, name);
    if !written && kept().await?.is_none() {
        return Err(Problem::not_found());
    }
    Ok(appeal)
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/seal",
    summary = "Seal the list as it stands now, for a handover that is being written",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`handovers`"),
        ("name" = String, Path, description = "the handover's draft"),
    ),
    responses(
        (status = 200, body = super::answers::SealedList, description = "`bundleDigest`, `stateDigest`, `count`, `bytes`, `sealedAt`, and `url`, at which it can be had once the handover is published, as long as everybody on it stands on the list"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such draft, or it is another organisation's"),
        (status = 409, description = "the appeal is not published, or the handover is; `withdrawn`: the appeal is"),
    ),
    security(("token" = [])),
)]
pub async fn seal(
    State(state): State<WebState>,
    Path(path): Path<(String, String, String)>,
    caller: Caller,
) -> Answer {
    let appeal = handover_of(&state, &caller, &path).await?;
    let list = handover::seal(&state.instance, &appeal, &path.2).await?;
    let body = json!({
        "bundleDigest": list.digest,
        "stateDigest": list.state_digest,
        "count": list.entries,
        "bytes": list.bytes,
        "sealedAt": clock::from_millis(list.at),
        "url": format!("{}/handovers/{}/bundle", appeal.ap_id, path.2),
    });
    Ok(Json(body).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/seal",
    summary = "Stop offering the list that was sealed; its digest stays",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`handovers`"),
        ("name" = String, Path, description = "the handover"),
    ),
    responses(
        (status = 204, description = "the file is gone"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn unseal(
    State(state): State<WebState>,
    Path(path): Path<(String, String, String)>,
    caller: Caller,
) -> Answer {
    let appeal = handover_of(&state, &caller, &path).await?;
    handover::unseal(&state.instance, &appeal, &path.2).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(
    post,
    path = "/api/v1/appeals/{slug}/{folder}/{name}/evidence",
    summary = "Keep a file that shows it, encrypted; only its digest is public",
    params(
        ("slug" = String, Path, description = "the appeal's slug"),
        ("folder" = String, Path, description = "`handovers`"),
        ("name" = String, Path, description = "the handover's draft"),
    ),
    request_body(
        content_type = "multipart/form-data",
        description = "`file`: at most 10 MB",
        content = String,
    ),
    responses(
        (status = 201, body = super::answers::Evidence, description = "`digest` and `mediaType`, for the member `evidence` of the handover"),
        (status = 400, description = "it is no form with a file"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such draft, or it is another organisation's"),
        (status = 408, description = "it came too slowly, or stopped coming"),
        (status = 413, description = "it is larger than 10 MB"),
        (status = 429, description = "200 MB are kept for the appeal already"),
    ),
    security(("token" = [])),
)]
pub async fn evidence(
    State(state): State<WebState>,
    Path(path): Path<(String, String, String)>,
    caller: Caller,
    request: Request,
) -> Answer {
    let appeal = handover_of(&state, &caller, &path).await?;
    let (organization, most) = (caller.organization.id, multipart::EVIDENCE.form());
    let request = state.uploads.wait_for(request, organization, most);
    let mut form = multipart::read_whole(request, &multipart::EVIDENCE).await?;
    let file = form
        .files
        .remove("file")
        .ok_or_else(|| Problem::malformed("file_missing", "send the file in the field `file`"))?;
    let (digest, kind) = handover::keep_file(&state.instance, &appeal, &path.2, file).await?;
    let body = json!({"digest": digest.to_string(), "mediaType": kind});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
