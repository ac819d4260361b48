//! Forms with files that somebody who is signed in has sent.

use super::{Fields, SignedIn, kept, origin, stale_form};
use crate::{
    multipart::{self, Bounds},
    state::WebState,
};
use axum::{
    extract::{FromRequest, Request},
    response::{IntoResponse as _, Response},
};
use std::collections::{BTreeMap, BTreeSet};

/// As [`SignedForm`](super::SignedForm), with files.
pub struct SignedUpload {
    /// Who.
    pub signed: SignedIn,
    /// What the form said.
    pub fields: Fields,
    /// Its files by field.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Fields whose files were too large to be taken.
    pub large: BTreeSet<String>,
}

impl FromRequest<WebState> for SignedUpload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        upload(request, state, &multipart::PICTURES).await
    }
}

/// As [`SignedUpload`], with a list of signers.
pub struct SignedList(pub SignedUpload);

impl FromRequest<WebState> for SignedList {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        upload(request, state, &multipart::LIST).await.map(Self)
    }
}

async fn upload(
    request: Request,
    state: &WebState,
    bounds: &Bounds,
) -> Result<SignedUpload, Response> {
    // Nothing is read for who is not signed in and was not lately, or comes from another site.
    let (mut signed, sent, request) = kept::begin(request, state, bounds).await?;
    if !origin::is_ours(request.headers(), state.instance.addresses.base()) {
        return Err(stale_form().into_response());
    }
    let organization = signed.organization.id;
    let request = state.uploads.wait_for(request, organization, bounds.form());
    let form = multipart::read(request, bounds).await;
    let form = form.map_err(|problem| problem.into_response())?;
    kept::take(&mut signed, sent, &form.fields).await?;
    Ok(SignedUpload {
        signed,
        fields: form.fields,
        files: form.files,
        large: form.large,
    })
}
