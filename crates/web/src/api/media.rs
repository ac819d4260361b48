//! Uploading pictures.

use super::Caller;
use crate::{
    multipart,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    Json,
    extract::{Request, State},
    http::StatusCode,
    response::IntoResponse as _,
};
use serde_json::json;
use undersigned_federation::{actions::media, media::Shape};

#[utoipa::path(
    post,
    path = "/api/v1/media",
    summary = "Upload a picture, to be used within a day",
    request_body(
        content_type = "multipart/form-data",
        description = "`file`: a JPEG, PNG or WebP of at most 24 MB; `shape`: `whole` or `square`",
        content = String,
    ),
    responses(
        (status = 201, body = super::answers::Media, description = "`media`, the name to use it by; `url`, `width`, `height`"),
        (status = 400, description = "it is no form with a file"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 408, description = "it came too slowly, or stopped coming"),
        (status = 413, description = "it is larger than 24 MB"),
        (status = 422, description = "it is no picture that can be read; `detail` says why"),
        (status = 429, description = "`too_many_pictures`, `pictures_too_large`: as many are kept as may be; `disk_low`: this server has little room left"),
    ),
    security(("token" = [])),
)]
pub async fn upload(State(state): State<WebState>, caller: Caller, request: Request) -> Answer {
    let (organization, most) = (caller.organization.id, multipart::PICTURES.form());
    let request = state.uploads.wait_for(request, organization, most);
    let mut form = multipart::read_whole(request, &multipart::PICTURES).await?;
    let shape = match form.fields.get("shape") {
        "" | "whole" => Shape::Whole,
        "square" => Shape::Square,
        _ => return Err(Problem::member_invalid("`shape` is `whole` or `square`")),
    };
    let file = form.files.remove("file").ok_or_else(|| {
        Problem::malformed("file_missing", "send the picture in the field `file`")
    })?;
    let instance = &state.instance;
    let picture = media::upload(instance, &caller.organization, file, shape).await?;
    let body = json!({
        "media": picture.media,
        "url": instance.addresses.path(&format!("/media/{}", picture.media)),
        "width": picture.width,
        "height": picture.height,
    });
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
