//! Pages.
pub mod appeal;
pub mod co_signers;
pub mod organisation;
use crate::state::WebState;
use axum::Router;
pub fn routes() -> Router<WebState> { Router::new() }
