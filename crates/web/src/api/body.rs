//! Reading JSON bodies and query parameters, with an answer that says what is wrong.

use crate::{guard::MAX_BODY, problem::Problem};
use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;
use undersigned_proof::{strict_json, strict_json::Numbers};

/// Query parameters, with an answer that says what is wrong.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        let Query(params) =
            read.map_err(|error| Problem::malformed("query_invalid", error.body_text()))?;
        Ok(Self(params))
    }
}

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
