//! Endorsing from one's own server.

use super::{
    Caller,
    body::{Body, Params},
    lists,
};
use crate::{
    pages::names,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use chrono::DateTime;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::{
    Names,
    endorsement::Reservation,
    mandate::{Body as Decided, Mandate},
    people::Day,
};
use undersigned_federation::{
    FederationError, Instance,
    actions::{
        endorse::{self, Endorsed, Said},
        reaffirm,
    },
    clock::rfc3339,
    desk::OwnEndorsement,
    reconcile::replicate,
    views::Organization,
};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewEndorsement {
    org: String,
    object: String,
    /// Names by language. Left out by an organisation that endorses the appeal already, or did until it
    /// withdrew, it signs under the names it has signed with; else under those of its profile.
    names: Option<BTreeMap<String, String>>,
    /// Left out together with `names`, those signed before stay; the same holds for `country` and
    /// `capacity`. The first time `country` is then that of the profile.
    also_known_as: Option<Vec<String>>,
    country: Option<String>,
    capacity: Option<String>,
    /// Left out, those made before go on, as far as their demands still stand, also where the endorsement was withdrawn
    /// since; `[]` ends them.
    reservations: Option<Vec<NewReservation>>,
    /// Who decided, and when. Left out, that which was given before goes on, as far as the wording is
    /// the same and the endorsement was not withdrawn since; `null` ends it.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<NewMandate>)]
    mandate: Option<Option<NewMandate>>,
}

/// On what an endorsement rests.
#[derive(Deserialize, ToSchema)]
pub struct NewMandate {
    /// `members`, `assembly`, `congress`, `council`, `board`, `executive` or `other`.
    by: String,
    /// The day of the decision.
    #[schema(format = Date)]
    on: String,
}

/// `null` is something else than nothing.
fn given<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<NewMandate>>, D::Error> {
    Option::deserialize(value).map(Some)
}

/// A reservation: the id of a demand, alone or with words.
#[derive(Deserialize, ToSchema)]
#[serde(try_from = "Value", untagged)]
pub enum NewReservation {
    /// The id alone.
    Demand(String),
    /// The id, and what is reserved.
    Text(ReservedWords),
}

/// What is reserved of a demand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReservedWords {
    /// The demand's id.
    demand: String,
    /// What is reserved.
    text: Option<String>,
}

impl TryFrom<Value> for NewReservation {
    type Error = serde_json::Error;

    fn try_from(value: Value) -> Result<Self, serde_json::Error> {
        match value {
            Value::String(demand) => Ok(Self::Demand(demand)),
            value => serde_json::from_value(value).map(Self::Text),
        }
    }
}

#[derive(Deserialize)]
pub struct Which {
    org: String,
    object: String,
}

#[utoipa::path(
    post,
    path = "/api/v1/endorsements",
    summary = "Endorse an appeal of any server; again corrects or affirms anew",
    request_body = NewEndorsement,
    responses(
        (
            status = 202,
            body = super::answers::Endorsed,
            description = "the endorsement is durable and on its way; `standing` says whether it is on the list: of an \
                           appeal of another server it is `waiting` until that server has listed it, by itself or when \
                           a person there has decided"
        ),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`withdrawn`: the appeal is; `moved`: the organisation has moved to another server; `key_ended`: this server's key for it has ended in the appeal"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
        (status = 502, description = "`unreachable`: the appeal is not held here yet, and its server does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn endorse(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewEndorsement>,
) -> Answer {
    let organization = caller.named(&state.instance, &new.org).await?;
    let before = match (&new.names, &new.reservations, &new.mandate) {
        (Some(_), Some(_), Some(_)) => None,
        _ => {
            // The address of a copy is as good as the appeal's own.
            let appeal = replicate::ensure(&state.instance, &new.object).await?;
            reaffirm::goes_on(&state.instance, &organization, &appeal).await?
        }
    };
    let names = match (new.names, &before) {
        // What is sent is said, with or without the names; nothing of it is passed over.
        (None, Some(before)) => {
            let signed = before.names.clone();
            Names {
                also_known_as: new.also_known_as.unwrap_or(signed.also_known_as),
                country: new.country.or(signed.country),
                capacity: new.capacity.or(signed.capacity),
                ..signed
            }
        }
        (None, None) => Names {
            name_map: names::read(&organization.names).into(),
            also_known_as: new.also_known_as.unwrap_or_default(),
            country: new.country.or_else(|| organization.country.clone()),
            capacity: new.capacity,
        },
        (Some(name_map), _) => Names {
            name_map: name_map.into(),
            also_known_as: new.also_known_as.unwrap_or_default(),
            country: new.country,
            capacity: new.capacity,
        },
    };
    let reservations = match (new.reservations, &before) {
        (Some(given), _) => given.into_iter().map(reservation).collect(),
        (None, Some(before)) => before.reservations.clone(),
        (None, None) => Vec::new(),
    };
    let mandate = match (new.mandate, &before) {
        (Some(given), _) => given.map(mandate).transpose()?,
        (None, Some(before)) => before.mandate,
        (None, None) => None,
    };
    let said = Said {
        names,
        reservations,
        mandate,
    };
    let endorsed = endorse::endorse(&state.instance, &organization, &new.object, said).await?;
    answer(&state.instance, &organization, &endorsed).await
}

#[utoipa::path(
    get,
    path = "/api/v1/endorsements",
    summary = "What the organisation said last of an appeal, and what became of it",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::Endorsed, description = "what was signed, and where it stands by what this server holds"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "`not_endorsed`: it has not endorsed that appeal; or there is no such organisation, or it is another"),
    ),
    security(("token" = [])),
)]
pub async fn show(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &which.org).await?;
    let object = lists::id_of(&state, &which.object).await?;
    let own = instance.endorsement_of(&organization, &object).await?;
    let own = own.ok_or_else(|| {
        let never = "this organisation has not endorsed that appeal";
        Problem::new(StatusCode::NOT_FOUND, "not_endorsed", never)
    })?;
    let appeal = own.view.appeal.id;
    let waits = endorse::withdrawal_waits(instance, &organization, appeal).await?;
    let said = Endorsed {
        id: own.id.clone(),
        object,
        state: match own.endorsed {
            true if waits => "waiting",
            true => "endorsed",
            false => "withdrawn",
        },
        elsewhere_from: own.elsewhere_from,
    };
    Ok(Json(told(&said, Some(&own))).into_response())
}

#[utoipa::path(
    delete,
    path = "/api/v1/endorsements",
    summary = "Withdraw an endorsement",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (
            status = 202,
            body = super::answers::Endorsed,
            description = "the withdrawal is durable and on its way; `elsewhereFrom` is there where it is dated \
                           ahead of other servers' clocks, and says from when on they count it. `state` is `waiting` \
                           while this server's clock is doubted: it is signed and sent by itself once it is not"
        ),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "`key_ended`: this server's key for the organisation has ended in the appeal"),
        (status = 422, description = "`object` is no address of an appeal; `detail` says why"),
        (status = 502, description = "`unreachable`: the appeal is not held here, and its server does not answer"),
    ),
    security(("token" = [])),
)]
pub async fn withdraw(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let organization = caller.named(&state.instance, &which.org).await?;
    // The appeal is looked up as where it is endorsed, so that one address means the same in both.
    let appeal = replicate::ensure(&state.instance, &which.object).await?;
    let endorsed = endorse::withdraw_or_wait(&state.instance, &organization, &appeal.ap_id).await?;
    answer(&state.instance, &organization, &endorsed).await
}

fn reservation(new: NewReservation) -> Reservation {
    match new {
        NewReservation::Demand(demand) => Reservation { demand, text: None },
        NewReservation::Text(words) => Reservation {
            demand: words.demand,
            text: words.text,
        },
    }
}

fn mandate(new: NewMandate) -> Result<Mandate, FederationError> {
    let by = Decided::from_name(&new.by).ok_or_else(|| {
        let known = Decided::ALL.map(|(name, _)| name).join(", ");
        FederationError::invalid("mandate_body", format!("`mandate.by` is one of {known}"))
    })?;
    let on = Day::parse(&new.on).ok_or_else(|| {
        FederationError::invalid("mandate_date", "`mandate.on` is a day, such as 2026-11-21")
    })?;
    Ok(Mandate { by, on })
}

async fn answer(instance: &Instance, organization: &Organization, endorsed: &Endorsed) -> Answer {
    let own = instance
        .endorsement_of(organization, &endorsed.object)
        .await?;
    let told = told(endorsed, own.as_ref());
    Ok((StatusCode::ACCEPTED, Json(told)).into_response())
}

fn told(endorsed: &Endorsed, own: Option<&OwnEndorsement>) -> Value {
    let mut told = json!({
        "id": endorsed.id,
        "state": endorsed.state,
        "standing": own.map(|own| own.standing().name()),
        "nameConfirmed": own.is_some_and(|own| own.name_confirmed),
    });
    if let Some((at, reason)) = own.and_then(OwnEndorsement::barred) {
        told["at"] = json!(DateTime::from_timestamp_millis(at).map(rfc3339));
        told["reason"] = json!(reason);
    }
    if let Some(from) = endorsed.elsewhere_from {
        told["elsewhereFrom"] = json!(rfc3339(from));
    }
    told
}
