//! The description of this API, at `/api/openapi.json`.

use super::{appeals, endorsements, follows, lists, people, refusals, signers, suggestions};
use axum::Json;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityScheme},
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Undersigned",
        description = "The API for organisers. Errors are RFC 9457 problems with a stable `code`."
    ),
    paths(
        appeals::create,
        appeals::show,
        appeals::change,
        appeals::publish,
        appeals::close,
        appeals::withdraw,
        appeals::deliver,
        people::show,
        people::set,
        endorsements::endorse,
        endorsements::withdraw,
        follows::follow,
        lists::appeal,
        lists::state,
        lists::co_signers,
        lists::pending,
        signers::attest,
        signers::admit,
        refusals::refuse,
        signers::invite,
        signers::accept_invitation,
        signers::same_signer,
        suggestions::suggestions,
    ),
    modifiers(&Token)
)]
struct Description;

/// The bearer token.
struct Token;

impl Modify for Token {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("token", scheme);
    }
}

pub async fn show() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}
