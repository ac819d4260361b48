//! The HTTP API for organisers, below `/api/v1`. A bearer token speaks for one organisation;
//! another organisation's things answer 404.

mod actors;
mod agreement;
mod answers;
mod appeals;
mod beside;
mod body;
mod comments;
mod deciding;
mod digest;
mod endorsements;
mod follows;
mod handovers;
mod health;
mod invitees;
mod leaving;
mod list_changes;
mod lists;
mod media;
mod members;
mod one_person;
mod openapi;
mod orgs;
mod people;
mod proceedings;
mod refusals;
pub mod rules;
mod schedules;
mod signers;
mod signing;
mod suggestions;
mod tokens;
mod webhook;

use crate::{
    audited,
    pages::session::suspended,
    problem::Problem,
    room,
    routing::{boxed, get, post},
    state::WebState,
};
use axum::{
    Router,
    extract::{FromRequestParts, MatchedPath},
    http::{StatusCode, header, request::Parts},
};
use undersigned_domain::team::{Granted, Permission};
use undersigned_federation::{
    Instance,
    actions::{
        audit,
        tokens::{ApiToken, Held, Holder, look_up},
    },
    views::Organization,
};

/// The routes below `/api/v1`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(people_routes())
        .merge(beside_routes())
        .merge(signer_routes())
        .merge(elsewhere_routes())
        .merge(deciding_routes())
        .merge(organisation_routes())
        .route(
            "/api/v1/appeals",
            post(appeals::create).get(boxed(lists::appeals)),
        )
        .route(
            "/api/v1/appeals/{slug}",
            get(appeals::show)
                .patch(boxed(appeals::change))
                .delete(boxed(appeals::discard)),
        )
        .route("/api/v1/appeals/{slug}/publish", post(appeals::publish))
        .route("/api/v1/appeals/{slug}/close", post(appeals::close))
        .route("/api/v1/appeals/{slug}/withdraw", post(appeals::withdraw))
        .route("/api/v1/appeals/{slug}/deliver", post(appeals::deliver))
        .route(
            "/api/v1/appeals/{slug}/schedule",
            get(schedules::show)
                .put(boxed(schedules::plan))
                .delete(boxed(schedules::cancel)),
        )
        .route("/api/v1/appeals/{slug}/numbers", get(health::numbers))
        .route("/api/v1/appeals/{slug}/health", get(health::health))
        .route("/api/v1/actors", get(actors::show))
        .route("/api/v1/state", get(lists::state))
        .route("/api/v1/cosigners", get(lists::co_signers))
        .route("/api/v1/changes", get(list_changes::changes))
        .route("/api/openapi.json", get(openapi::show))
        .route("/api/{*rest}", crate::routing::any(nothing))
}

/// People who sign an appeal, and organisations invited to.
fn people_routes() -> Router<WebState> {
    Router::new()
        .route(
            "/api/v1/appeals/{slug}/people",
            get(people::show).put(boxed(people::set)),
        )
        .route("/api/v1/appeals/{slug}/people/find", post(one_person::find))
        .route(
            "/api/v1/appeals/{slug}/people/{person}",
            crate::routing::delete(one_person::delete),
        )
        .route(
            "/api/v1/appeals/{slug}/people/{person}/hide",
            post(one_person::hide),
        )
        .route(
            "/api/v1/appeals/{slug}/people/{person}/show",
            post(one_person::show_name),
        )
        .route(
            "/api/v1/appeals/{slug}/invitees",
            get(invitees::list).post(boxed(invitees::invite)),
        )
        .route(
            "/api/v1/appeals/{slug}/invitees/remind",
            post(invitees::remind),
        )
        .route(
            "/api/v1/appeals/{slug}/invitees/{id}",
            crate::routing::delete(invitees::revoke),
        )
}

/// What is said beside a list.
fn beside_routes() -> Router<WebState> {
    Router::new()
        .route(
            "/api/v1/appeals/{slug}/{folder}",
            get(beside::list).post(boxed(beside::create)),
        )
        .route(
            "/api/v1/appeals/{slug}/{folder}/{name}",
            crate::routing::put(beside::change).delete(boxed(beside::delete)),
        )
        .route(
            "/api/v1/appeals/{slug}/{folder}/{name}/publish",
            post(beside::publish),
        )
        .route(
            "/api/v1/appeals/{slug}/{folder}/{name}/seal",
            post(handovers::seal).delete(boxed(handovers::unseal)),
        )
        .route(
            "/api/v1/appeals/{slug}/{folder}/{name}/evidence",
            post(handovers::evidence),
        )
        .route(
            "/api/v1/appeals/{slug}/{folder}/{name}/schedule",
            get(schedules::show_beside)
                .put(boxed(schedules::plan_beside))
                .delete(boxed(schedules::cancel_beside)),
        )
}

/// Who signs an appeal of the organisation, and why.
fn signer_routes() -> Router<WebState> {
    Router::new()
        .route(
            "/api/v1/comments",
            get(comments::list)
                .post(boxed(comments::say))
                .delete(boxed(comments::unsay)),
        )
        .route("/api/v1/comments/decide", post(comments::decide))
        .route("/api/v1/attestations", post(signers::attest))
        .route("/api/v1/admissions", post(signers::admit))
        .route("/api/v1/refusals", post(refusals::refuse))
        .route("/api/v1/same-signer", post(signers::same_signer))
        .route("/api/v1/pending", get(lists::pending))
        .route("/api/v1/signers", get(signing::list))
        .route("/api/v1/signers/decide", post(signing::decide))
        .route("/api/v1/signers/refuse", post(leaving::refuse))
        .route("/api/v1/signers/restore", post(leaving::restore))
        .route(
            "/api/v1/signers/remove",
            get(leaving::progress)
                .post(boxed(leaving::begin))
                .delete(boxed(leaving::stop)),
        )
        .route("/api/v1/suggestions", get(suggestions::suggestions))
}

/// What the organisation does elsewhere, and who is invited to call for its appeals.
fn elsewhere_routes() -> Router<WebState> {
    Router::new()
        .route("/api/v1/follows", post(follows::follow))
        .route(
            "/api/v1/endorsements",
            post(endorsements::endorse)
                .get(boxed(endorsements::show))
                .delete(boxed(endorsements::withdraw)),
        )
        .route(
            "/api/v1/invitations",
            post(signers::invite).delete(boxed(signers::uninvite)),
        )
        .route(
            "/api/v1/invitations/accept",
            post(signers::accept_invitation),
        )
}

/// What organisations propose about a text, and decide.
fn deciding_routes() -> Router<WebState> {
    Router::new()
        .route("/api/v1/proceedings", get(proceedings::list))
        .route(
            "/api/v1/amendments",
            get(proceedings::amendments).post(boxed(deciding::amend)),
        )
        .route("/api/v1/positions", post(deciding::position))
        .route(
            "/api/v1/ballots",
            get(proceedings::ballots).post(boxed(deciding::ballot)),
        )
        .route("/api/v1/votes", post(deciding::vote))
}

/// The organisation itself: its deliveries, programs and pictures.
fn organisation_routes() -> Router<WebState> {
    Router::new()
        .route("/api/v1/deliveries", get(health::deliveries))
        .route("/api/v1/deliveries/retry", post(health::retry))
        .route(
            "/api/v1/webhook",
            get(webhook::show)
                .put(boxed(webhook::set))
                .delete(boxed(webhook::end)),
        )
        .route("/api/v1/webhook/test", post(webhook::test))
        .route("/api/v1/webhook/resume", post(webhook::resume))
        .route("/api/v1/digest", get(digest::show).put(boxed(digest::set)))
        .route("/api/v1/media", post(media::upload))
        .route(
            "/api/v1/tokens",
            get(tokens::list).post(boxed(tokens::create)),
        )
        .route(
            "/api/v1/tokens/{id}",
            crate::routing::delete(tokens::revoke),
        )
        .route(
            "/api/v1/orgs/{handle}",
            get(orgs::show).patch(boxed(orgs::change)),
        )
}

async fn nothing() -> Problem {
    Problem::not_found()
}

/// Who calls: the organisation whose token was sent.
pub struct Caller {
    /// The organisation.
    pub organization: Organization,
    /// The token, for the log.
    pub actor: audit::Actor,
    /// The token's row.
    pub token: ApiToken,
    /// What it may do.
    pub granted: Granted,
}

impl Caller {
    /// Whether the token allows something more than the call as such needs.
    pub fn must(&self, permission: Permission) -> Result<(), Problem> {
        match self.granted.may(permission) {
            true => Ok(()),
            false => Err(scope_refuses()),
        }
    }

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

fn scope_refuses() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "token_scope",
        "that token is for other things",
    )
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
            .and_then(|value| value.split_once(' '))
            // The name of a scheme may be written in any case (RFC 9110, section 11.1).
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Bearer"))
            .map(|(_, token)| token)
            .ok_or_else(|| unauthorized("token_missing", "send `Authorization: Bearer <token>`"))?;
        let holder = match look_up(&state.instance, token.trim()).await? {
            Held::Holds(holder) => *holder,
            Held::Ended => {
                let detail = "the time of that token is over; make another one";
                return Err(unauthorized("token_expired", detail));
            }
            Held::MakerGone => {
                let detail = "whoever made that token is no longer at the desk; make another one";
                return Err(unauthorized("token_maker_gone", detail));
            }
            Held::Nothing => {
                let detail = "that token is not, or no longer, valid here";
                return Err(unauthorized("token_invalid", detail));
            }
        };
        let Holder {
            organization,
            token,
            granted,
        } = holder;
        let route = parts.extensions.get::<MatchedPath>();
        let route = route.map_or_else(|| parts.uri.path(), MatchedPath::as_str);
        let (needed, action) = rules::needed(&parts.method, route);
        if !granted.may(needed) {
            return Err(scope_refuses());
        }
        if action.is_some() && organization.suspended_at.is_some() {
            return Err(suspended());
        }
        if let Some(action) = action {
            let object = audited::object_of(parts.uri.path());
            let (id, actor) = (Some(organization.id), audit::Actor::Token(token.id));
            audit::begin(&state.instance, id, actor, action, &object);
        }
        room::introduce(&parts.extensions);
        Ok(Self {
            organization,
            actor: audit::Actor::Token(token.id),
            token,
            granted,
        })
    }
}
