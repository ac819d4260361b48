//! Reading JSON bodies and query parameters, with an answer that says what is wrong.

use super::members;
use crate::{guard::MAX_BODY, problem::Problem, state::WebState};
use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;
use undersigned_federation::{Instance, actions::audit};
use undersigned_proof::{strict_json, strict_json::Numbers};

/// Query parameters, with an answer that says what is wrong.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        let Query(params) =
            read.map_err(|error| Problem::malformed("query_invalid", wrong(&error.body_text())))?;
        Ok(Self(params))
    }
}

/// What is wrong with a query, of what axum says of it: a path and a cause, after words of its own.
fn wrong(said: &str) -> String {
    let error = said.split_once("query string: ");
    let error = error.map_or(said, |(_, error)| error);
    let missing = error.strip_prefix("missing field `");
    let missing = missing.and_then(|rest| rest.strip_suffix('`'));
    match (missing, error.split_once(": ")) {
        (Some(member), _) => format!("`{member}` is missing in the query"),
        (None, Some((member, cause))) => format!("`{member}` in the query: {cause}"),
        (None, None) => format!("the query cannot be read: {error}"),
    }
}

/// A JSON body. Read strictly: no key twice, nothing after the value, no U+0000, no member at which nobody looks.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<WebState> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Problem> {
        match read(request, &state.instance, false).await? {
            MaybeBody(Some(read)) => Ok(Self(read)),
            MaybeBody(None) => Err(Problem::malformed("json", "a JSON body was expected")),
        }
    }
}

/// The same where there need not be one.
pub struct MaybeBody<T>(pub Option<T>);

impl<T: DeserializeOwned> FromRequest<WebState> for MaybeBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Problem> {
        read(request, &state.instance, true).await
    }
}

async fn read<T: DeserializeOwned>(
    request: Request,
    instance: &Instance,
    may_be_empty: bool,
) -> Result<MaybeBody<T>, Problem> {
    let bytes = to_bytes(request.into_body(), MAX_BODY).await.map_err(|_| {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body_too_large",
            format!("a body has at most {MAX_BODY} bytes"),
        )
    })?;
    if may_be_empty && bytes.is_empty() {
        return Ok(MaybeBody(None));
    }
    let value = strict_json::parse_without_nul(&bytes, Numbers::Any)
        .map_err(|fault| Problem::malformed(fault.code(), fault.to_string()))?;
    let text = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
    let about = text("about").map(|about| audit::about(instance, about));
    audit::more(text("object"), about.as_deref());
    Ok(MaybeBody(Some(members::read(value)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Uri;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Asked {
        #[expect(dead_code, reason = "only read")]
        object: String,
        #[expect(dead_code, reason = "only read")]
        per_page: Option<u32>,
    }

    #[test]
    fn what_is_wrong_with_a_query_names_the_member() {
        for (query, said) in [
            ("/?per_page=3", "`object` is missing in the query"),
            ("/?object=a&per_page=x", "`per_page` in the query: "),
        ] {
            let uri = query.parse::<Uri>().expect("an address");
            let refused = Query::<Asked>::try_from_uri(&uri).expect_err("refused");
            let detail = wrong(&refused.body_text());
            assert!(detail.starts_with(said), "{detail}");
        }
    }
}
