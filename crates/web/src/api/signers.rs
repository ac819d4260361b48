//! What initiators say of signers.

use super::{Caller, body::Body};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use undersigned_domain::{
    Digest, Names,
    admission::{AdmissionState, Role},
    attestation::{Provenance, SignerKind},
};
use undersigned_federation::actions::{
    admit::{self, Decision},
    attest::{self, Signer},
    invite, join_signers,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewAttestation {
    org: String,
    object: String,
    names: BTreeMap<String, String>,
    #[serde(default)]
    also_known_as: Vec<String>,
    kind: Option<String>,
    country: Option<String>,
    provenance: Provenance,
    ordinal: Option<u64>,
    signed_at: Option<String>,
}

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
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "member_invalid",
                format!("`{other}` is no kind of signer"),
            ));
        }
    };
    let signer = Signer {
        names: Names {
            name_map: new.names,
            also_known_as: new.also_known_as,
            country: new.country,
            capacity: None,
        },
        kind,
        provenance: new.provenance,
        initiated: false,
        ordinal: new.ordinal,
        signed_at: new.signed_at,
    };
    let id = attest::attest(&state.instance, &organization, &new.object, signer).await?;
    Ok((StatusCode::CREATED, Json(json!({"id": id}))).into_response())
}

#[derive(Deserialize)]
pub struct NewAdmission {
    org: String,
    object: String,
    about: String,
    #[serde(rename = "as")]
    role: Role,
    state: AdmissionState,
    reason: Option<String>,
    #[serde(default)]
    overrules: Vec<Digest>,
}

pub async fn admit(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewAdmission>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let decision = Decision {
        about: &new.about,
        role: new.role,
        state: new.state,
        reason: new.reason.as_deref(),
        overrules: new.overrules,
    };
    let ids = admit::decide(&state.instance, &organization, &new.object, &decision).await?;
    let body = json!({"id": ids.first(), "ids": ids});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[derive(Deserialize)]
pub struct NewInvitation {
    org: String,
    object: String,
    about: String,
    #[serde(rename = "as")]
    role: Role,
}

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
pub struct Acceptance {
    org: String,
    object: String,
}

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

#[derive(Deserialize)]
pub struct NewSameSigner {
    org: String,
    object: String,
    entries: [String; 2],
    state: String,
    reason: Option<String>,
}

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
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "member_invalid",
                "`state` is `same` or `distinct`",
            ));
        }
    };
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
