//! The HTTP API for organisers, below `/api/v1`. A bearer token speaks for one organisation;
//! another organisation's things answer 404.

mod appeals;
mod body;
mod endorsements;
mod follows;
mod lists;
mod openapi;
mod people;
mod refusals;
mod signers;
mod suggestions;

use crate::{problem::Problem, state::WebState};
use axum::{
    Router,
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    routing::{get, post},
};
use undersigned_federation::Instance;
use undersigned_federation::views::Organization;

/// The routes below `/api/v1`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/api/v1/appeals", post(appeals::create).get(lists::appeal))
        .route(
            "/api/v1/appeals/{slug}",
            get(appeals::show).patch(appeals::change),
        )
        .route("/api/v1/appeals/{slug}/publish", post(appeals::publish))
        .route("/api/v1/appeals/{slug}/close", post(appeals::close))
        .route("/api/v1/appeals/{slug}/withdraw", post(appeals::withdraw))
        .route("/api/v1/appeals/{slug}/deliver", post(appeals::deliver))
        .route(
            "/api/v1/appeals/{slug}/people",
            get(people::show).put(people::set),
        )
        .route("/api/v1/follows", post(follows::follow))
        .route(
            "/api/v1/endorsements",
            post(endorsements::endorse).delete(endorsements::withdraw),
        )
        .route("/api/v1/attestations", post(signers::attest))
        .route("/api/v1/admissions", post(signers::admit))
        .route("/api/v1/refusals", post(refusals::refuse))
        .route("/api/v1/invitations", post(signers::invite))
        .route(
            "/api/v1/invitations/accept",
            post(signers::accept_invitation),
        )
        .route("/api/v1/same-signer", post(signers::same_signer))
        .route("/api/v1/pending", get(lists::pending))
        .route("/api/v1/suggestions", get(suggestions::suggestions))
        .route("/api/v1/state", get(lists::state))
        .route("/api/v1/cosigners", get(lists::co_signers))
        .route("/api/openapi.json", get(openapi::show))
        .route("/api/{*rest}", axum::routing::any(nothing))
}

async fn nothing() -> Problem {
    Problem::not_found()
}

/// Who calls: the organisation whose token was sent.
pub struct Caller {
    /// The organisation.
    pub organization: Organization,
}

impl Caller {
    /// The organisation that a request names, if it is the caller's own.
    pub async fn named(self, instance: &Instance, name: &str) -> Result<Organization, Problem> {
        let named = instance.organization(name).await?;
        if named.id == self.organization.id {
            return Ok(named);
        }
        let unknown = "there is no such organisation here";
        Err(Problem::new(
            StatusCode::NOT_FOUND,
            "organization_unknown",
            unknown,
        ))
    }
}

impl FromRequestParts<WebState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Problem> {
        let unauthorized =
            |code, detail: &str| Problem::new(StatusCode::UNAUTHORIZED, code, detail);
        let token = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or_else(|| unauthorized("token_missing", "send `Authorization: Bearer <token>`"))?;
        let found = state.instance.token_holder(token.trim()).await?;
        let (organization, scope) = found.ok_or_else(|| {
            unauthorized(
                "token_invalid",
                "that token is not, or no longer, valid here",
            )
        })?;
        let reads = parts.method.is_safe();
        let may = scope.as_deref().is_none_or(|scope| {
            let mut words = scope.split([' ', ',']);
            words.any(|word| word == "write" || (word == "read" && reads))
        });
        if !may {
            return Err(Problem::new(
                StatusCode::FORBIDDEN,
                "token_scope",
                "that token is for other things",
            ));
        }
        Ok(Self { organization })
    }
}
