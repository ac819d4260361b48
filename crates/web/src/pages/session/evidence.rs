//! A form of the desk with evidence in it: a file of which only the digest is kept.

use super::{Fields, Posted, SignedIn, form_body, kept, origin, stale_form};
use crate::{
    guard::MAX_BODY, multipart, problem::Problem, slow_uploads::too_slow, state::WebState,
};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};
use undersigned_domain::Digest;

/// Largest file, in bytes.
pub const MAX_FILE: usize = 20_000_000;
/// Largest body of such a form, in bytes.
pub const MAX_UPLOAD: usize = MAX_FILE + MAX_BODY;
/// Most parts of a form.
const MAX_PARTS: usize = 200;

/// What was given as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// No file, or an empty one.
    Nothing,
    /// A file with this digest.
    File(Digest),
    /// A file that is too large; the rest of the form may not have been read.
    TooLarge,
}

/// A form that somebody who is signed in has sent from one of our own pages, as
/// `multipart/form-data` or as other forms are.
pub struct SignedEvidence {
    /// Who.
    pub signed: SignedIn,
    /// What the form said.
    pub fields: Fields,
    /// Its file. It is not stored anywhere.
    pub file: Given,
}

impl FromRequest<WebState> for SignedEvidence {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        let (mut signed, sent, request) = kept::begin(request, state, &multipart::EVIDENCE).await?;
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let (fields, file) = if kind.starts_with("multipart/form-data") {
            if !origin::is_ours(request.headers(), state.instance.addresses.base()) {
                return Err(stale_form().into_response());
            }
            let organization = signed.organization.id;
            let request = state.uploads.wait_for(request, organization, MAX_BODY);
            let form = Multipart::from_request(request, state).await;
            read(form.map_err(axum::response::IntoResponse::into_response)?)
                .await
                .map_err(axum::response::IntoResponse::into_response)?
        } else {
            let posted = Posted::from_request(request, state).await?;
            (posted.fields, Given::Nothing)
        };
        kept::take(&mut signed, sent, &fields).await?;
        Ok(Self {
            signed,
            fields,
            file,
        })
    }
}

async fn read(mut form: Multipart) -> Result<(Fields, Given), Problem> {
    let broken = |error: MultipartError| {
        too_slow(&error).unwrap_or_else(|| {
            Problem::malformed("form_expected", "the form was cut off on its way")
        })
    };
    let (mut fields, mut file, mut size) = (Vec::new(), Given::Nothing, 0);
    while let Some(mut part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if fields.len() >= MAX_PARTS {
            return Err(Problem::malformed(
                "form_expected",
                "the form has too many fields",
            ));
        }
        if part.file_name().is_some() {
            let (mut hash, mut length) = (Sha256::new(), 0);
            while let Some(chunk) = part.chunk().await.map_err(broken)? {
                length += chunk.len();
                if length > MAX_FILE {
                    return Ok((Fields::of(fields), Given::TooLarge));
                }
                hash.update(&chunk);
            }
            if length > 0 {
                let digest = format!("sha-256:{}", hex::encode(hash.finalize()));
                file = digest.parse().map_or(Given::Nothing, Given::File);
            }
            continue;
        }
        let mut value = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            size += chunk.len();
            if size > MAX_BODY {
                let status = StatusCode::PAYLOAD_TOO_LARGE;
                return Err(Problem::new(
                    status,
                    "body_too_large",
                    "the form is too large",
                ));
            }
            value.extend_from_slice(&chunk);
        }
        fields.push((name, form_body::text(value)?));
    }
    Ok((Fields::of(fields), file))
}
