//! What initiators say of signers.

use super::{
    Caller,
    body::{Body, Params},
};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use undersigned_domain::{
    Digest, Multikey, Names,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
    team::Permission,
};
use undersigned_federation::actions::{
    admit::{self, Decision},
    attest::{self, By, Signer},
    import::Wording,
    invite, join_signers,
};
use utoipa::ToSchema;

/// Longest `once`, in characters.
const MAX_ONCE: usize = 100;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewAttestation {
    org: String,
    object: String,
    names: BTreeMap<String, String>,
    also_known_as: Option<Vec<String>>,
    kind: Option<String>,
    country: Option<String>,
    #[schema(value_type = String, example = "paper")]
    provenance: Provenance,
    ordinal: Option<u64>,
    signed_at: Option<String>,
    /// Digest of the scan or e-mail that the initiator keeps: `sha-256:` and 64 digits.
    #[schema(value_type = Option<String>)]
    evidence_digest: Option<Digest>,
    /// What tells this call from others: the same again, after an answer was lost, lists nobody twice.
    once: Option<String>,
}

#[utoipa::path(
    post,
    path = "/api/v1/attestations",
    summary = "Attest that somebody without a server signed",
    request_body = NewAttestation,
    responses(
        (status = 201, body = super::answers::SaidId, description = "the attestation's id"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`once_used`: this `once` has listed another signer, and `detail` says under which id; `withdrawn`: the appeal is, and takes nobody new; `not_published`: it is a draft; `key_ended`: this server's key for the organisation has ended in the appeal"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
        (status = 502, description = "`unreachable`: the appeal is not held here, and its server does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn attest(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewAttestation>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let kind = match new.kind.as_deref() {
        None | Some("organisation") => SignerKind::Organisation,
        Some("individual" | "individual-in-personal-capacity") => SignerKind::Individual,
        Some(other) => {
            return Err(Problem::member_invalid(format!(
                "`{other}` is no kind of signer"
            )));
        }
    };
    let once = new.once.as_deref();
    if once.is_some_and(|once| once.is_empty() || once.chars().count() > MAX_ONCE) {
        return Err(Problem::member_invalid(format!(
            "`once` has 1 to {MAX_ONCE} characters"
        )));
    }
    let once = once.map(|once| format!("api {once}"));
    let signer = Signer {
        names: Names {
            name_map: new.names.into(),
            also_known_as: new.also_known_as.unwrap_or_default(),
            country: new.country,
            capacity: None,
        },
        kind,
        provenance: new.provenance,
        account: None,
        initiated: false,
        ordinal: new.ordinal,
        signed_at: new.signed_at,
        evidence: new.evidence_digest,
    };
    let (instance, once) = (&state.instance, once.as_deref());
    let (object, wording, by) = (&new.object, Wording::default(), By::Program);
    let id =
        attest::attest_once(instance, &organization, object, signer, once, wording, by).await?;
    Ok((StatusCode::CREATED, Json(json!({"id": id}))).into_response())
}

#[derive(Deserialize, ToSchema)]
pub struct NewAdmission {
    org: String,
    object: String,
    about: String,
    #[serde(rename = "as")]
    #[schema(value_type = String, example = "signer")]
    role: Role,
    #[schema(value_type = String, example = "admitted")]
    state: AdmissionState,
    reason: Option<String>,
    #[schema(value_type = Option<Vec<String>>)]
    overrules: Option<Vec<Digest>>,
    /// Only this key of the actor, as a Multikey.
    key: Option<String>,
}

#[utoipa::path(
    post,
    path = "/api/v1/admissions",
    summary = "Let a signer in, or remove one",
    request_body = NewAdmission,
    responses(
        (status = 201, body = super::answers::SaidIds, description = "the admissions' ids"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator, or not for this role: who calls for an appeal is named with a token that may invite"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`withdrawn`: the appeal is, and nobody is let in any more; `ended_too_early`: words of the signer would be lost; `key_ended`: this server's key for the organisation has ended in the appeal"),
        (status = 422, description = "a member breaks a rule; `detail` names it; `entry_unknown`: whoever is to be removed stands nowhere in the appeal"),
        (status = 502, description = "`unreachable`: the appeal is not held here, and its server does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn admit(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewAdmission>,
) -> Answer {
    if new.role != Role::Signer {
        // Who calls for an appeal together is more than who is on its list, at the desk too.
        caller.must(Permission::Invite)?;
    }
    let organization = caller.named(&state.instance, &new.org).await?;
    if new.role == Role::Organiser && new.about != organization.ap_id {
        return Err(Problem::member_invalid(
            "`organiser` is said of the organisation's own keys alone",
        ));
    }
    let key = match new.key.as_deref().map(str::parse::<Multikey>) {
        None => None,
        Some(Ok(key)) => Some(key),
        Some(Err(_)) => {
            return Err(Problem::member_invalid(
                "`key` is no Ed25519 key in Multikey form (z6Mk…)",
            ));
        }
    };
    let decision = Decision {
        about: &new.about,
        role: new.role,
        state: new.state,
        reason: super::refusals::known_reason(new.reason.as_deref())?,
        overrules: new.overrules.unwrap_or_default(),
        key,
        names: None,
    };
    let ids = admit::decide(&state.instance, &organization, &new.object, &decision).await?;
    let body = json!({"id": ids.first(), "ids": ids});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[derive(Deserialize, ToSchema)]
pub struct NewInvitation {
    org: String,
    object: String,
    about: String,
    #[serde(rename = "as")]
    #[schema(value_type = String, example = "signer")]
    role: Role,
}

#[utoipa::path(
    post,
    path = "/api/v1/invitations",
    summary = "Invite a co-initiator or keeper",
    request_body = NewInvitation,
    responses(
        (status = 202, body = super::answers::Invited, description = "the invitation is on its way"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not the organiser"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`withdrawn`: the appeal is"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
        (status = 502, description = "`unreachable`: the server of whoever is invited does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn invite(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewInvitation>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &new.org).await?;
    invite::invite(instance, &organization, &new.object, &new.about, new.role).await?;
    let body = json!({"about": new.about, "as": new.role, "state": "pending"});
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}

#[derive(Deserialize)]
pub struct Invitation {
    org: String,
    object: String,
    about: String,
}

#[utoipa::path(
    delete,
    path = "/api/v1/invitations",
    summary = "Take an invitation back that was not answered",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
        ("about" = String, Query, description = "the actor id of who was invited"),
    ),
    responses(
        (status = 200, body = super::answers::State, description = "`withdrawn`: whoever accepts it later is let in by nobody"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not the organiser"),
        (status = 404, description = "there is no such thing, or it is another organisation's; `invitation_unknown`: nobody with that address was invited"),
        (status = 409, description = "`invitation_answered`: a role that came of it is ended by a removal"),
    ),
    security(("token" = [])),
)]
pub async fn uninvite(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Invitation>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &which.org).await?;
    invite::recall(instance, &organization, &which.object, &which.about).await?;
    Ok(Json(json!({"state": "withdrawn"})).into_response())
}

#[derive(Deserialize, ToSchema)]
pub struct Acceptance {
    org: String,
    object: String,
}

#[utoipa::path(
    post,
    path = "/api/v1/invitations/accept",
    summary = "Accept an invitation; remembered where it has not come yet",
    request_body = Acceptance,
    responses(
        (status = 202, body = super::answers::State, description = "accepted"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "`invitation_withdrawn`: it was taken back"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`withdrawn`: the appeal was withdrawn since"),
    ),
    security(("token" = [])),
)]
pub async fn accept_invitation(
    State(state): State<WebState>,
    caller: Caller,
    Body(which): Body<Acceptance>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &which.org).await?;
    invite::answer(instance, &organization, &which.object, true).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({"state": "accepted"}))).into_response())
}

#[derive(Deserialize, ToSchema)]
pub struct NewSameSigner {
    org: String,
    object: String,
    entries: [String; 2],
    state: String,
    reason: Option<String>,
}

#[utoipa::path(
    post,
    path = "/api/v1/same-signer",
    summary = "Say that two entries are one signer, or are not",
    request_body = NewSameSigner,
    responses(
        (status = 201, body = super::answers::SaidId, description = "the statement's id"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
        (status = 502, description = "`unreachable`: the appeal is not held here, and its server does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn same_signer(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewSameSigner>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let same = match new.state.as_str() {
        "same" => true,
        "distinct" => false,
        _ => {
            return Err(Problem::member_invalid("`state` is `same` or `distinct`"));
        }
    };
    if new.entries[0] == new.entries[1] {
        return Err(Problem::member_invalid(
            "`entries` names the same entry twice; two different ones are compared",
        ));
    }
    let id = join_signers::decide(
        &state.instance,
        &organization,
        &new.object,
        [&new.entries[0], &new.entries[1]],
        same,
        new.reason.as_deref(),
    )
    .await?;
    Ok((StatusCode::CREATED, Json(json!({"id": id}))).into_response())
}
