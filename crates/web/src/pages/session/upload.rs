//! Forms with files that somebody who is signed in has sent.

use super::{Fields, SignedIn, origin, stale_form};
use crate::{multipart, state::WebState};
use axum::{
    extract::{FromRequest, FromRequestParts as _, Request},
    response::{IntoResponse as _, Response},
};
use std::collections::BTreeMap;
use subtle::ConstantTimeEq as _;

/// As [`SignedForm`](super::SignedForm), with files.
pub struct SignedUpload {
    /// Who.
    pub signed: SignedIn,
    /// What the form said.
    pub fields: Fields,
    /// Its files by field.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl FromRequest<WebState> for SignedUpload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        // Nothing is read for who is not signed in, or comes from another site.
        let (mut parts, body) = request.into_parts();
        let signed = SignedIn::from_request_parts(&mut parts, state).await?;
        if !origin::is_ours(&parts.headers, state.instance.addresses.base()) {
            return Err(stale_form().into_response());
        }
        let request = Request::from_parts(parts, body);
        let form = multipart::read(request).await;
        let form = form.map_err(|problem| problem.into_response())?;
        let sent = form.fields.get("csrf").as_bytes();
        if !bool::from(sent.ct_eq(signed.csrf.as_bytes())) {
            return Err(stale_form().into_response());
        }
        Ok(Self {
            signed,
            fields: form.fields,
            files: form.files,
        })
    }
}
