use crate::state::WebState;
use axum::{extract::Request, response::{IntoResponse, Response}};
pub async fn show(_: &WebState, _: Option<&str>, _: &str, _: Request) -> Response { "page".into_response() }
