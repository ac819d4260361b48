//! Reading JSON bodies, with an answer that says what is wrong.

use crate::{guard::MAX_BODY, problem::Problem};
use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;
use undersigned_proof::{strict_json, strict_json::Numbers};

/// A JSON body. Read strictly: no key twice, nothing after the value.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = to_bytes(request.into_body(), MAX_BODY).await.map_err(|_| {
            Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "body_too_large",
                format!("a body has at most {MAX_BODY} bytes"),
            )
        })?;
        let value = strict_json::parse(&bytes, Numbers::Any)
            .map_err(|fault| Problem::malformed(fault.code(), fault.to_string()))?;
        let read = serde_json::from_value(value).map_err(|error| {
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "member_invalid",
                error.to_string(),
            )
        })?;
        Ok(Self(read))
    }
}
