//! Proposing changes to a text, saying where one stands, opening ballots and voting: for an
//! organisation of this server, under any appeal that this server holds.

mod members;

use super::{Caller, body::Body, lists::view};
use crate::{countries::COUNTRIES, problem::Answer, state::WebState};
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse, response::Response};
use members::{NewAmendment, NewBallot, NewPosition, NewQuestion, NewVote, NewVoter};
use serde_json::{Value, json};
use undersigned_domain::{
    Fault, Multikey, Proceeding,
    proceedings::{Choices, Delegate, RollEntry},
};
use undersigned_federation::{
    FederationError,
    actions::{
        proceedings::{
            self, AmendmentForm, BallotForm, CandidateForm, MajorityForm, PositionForm,
            QuestionForm, SealedForm,
        },
        schedule::meant,
    },
};

#[utoipa::path(
    post,
    path = "/api/v1/amendments",
    summary = "Propose a change to a text; write it anew, take it back, or stand behind another one instead",
    request_body = NewAmendment,
    responses(
        (status = 202, body = crate::api::answers::SignedId, description = "it is durable and on its way: `id` and `digest`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the organisation is not let in, or the token is for other things"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is withdrawn, no key of this server speaks, or a ballot about it is open or has adopted it"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn amend(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewAmendment>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &new.org).await?;
    let appeal = view(&state, &new.object).await?.appeal;
    let taken_back = is(new.state.as_deref(), "withdrawn")?;
    let form = AmendmentForm {
        change: new.change,
        clause: new.clause,
        after: new.after,
        part: new.part,
        text: new.text,
        reasons: new.reasons,
    };
    let said = match (new.id.as_deref(), new.into.as_deref()) {
        (None, None) if !taken_back => {
            proceedings::propose(instance, &organization, &appeal, form).await?
        }
        (None, _) => return Err(id_needed().into()),
        (Some(id), _) if taken_back => {
            proceedings::withdraw_amendment(instance, &organization, &appeal, id).await?
        }
        (Some(id), Some(into)) => {
            proceedings::merge_amendment(instance, &organization, &appeal, id, into).await?
        }
        (Some(id), None) => {
            proceedings::change_amendment(instance, &organization, &appeal, id, form).await?
        }
    };
    Ok(answer(&said))
}

#[utoipa::path(
    post,
    path = "/api/v1/positions",
    summary = "Second an amendment, comment on it, reserve; again says it otherwise",
    request_body = NewPosition,
    responses(
        (status = 202, body = crate::api::answers::SignedId, description = "it is durable and on its way: `id` and `digest`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the organisation is not let in, or the token is for other things"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is withdrawn, or no key of this server speaks"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn position(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewPosition>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &new.org).await?;
    let appeal = view(&state, &new.object).await?.appeal;
    let about = new.amendment.as_str();
    let said = if is(new.state.as_deref(), "withdrawn")? {
        proceedings::withdraw_position(instance, &organization, &appeal, about).await?
    } else {
        let form = PositionForm {
            seconds: new.seconds,
            comment: new.comment,
            reservation: new.reservation,
        };
        proceedings::take_position(instance, &organization, &appeal, about, form).await?
    };
    Ok(answer(&said))
}

#[utoipa::path(
    post,
    path = "/api/v1/ballots",
    summary = "Open a ballot, whose terms never change; or call it off before it closes",
    request_body = NewBallot,
    responses(
        (status = 202, body = crate::api::answers::SignedId, description = "it is durable and on its way: `id` and `digest`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "only initiators open ballots, or the token is for other things"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is withdrawn, no key of this server speaks, or the ballot has closed"),
        (status = 422, description = "a member breaks a rule; `detail` names it"),
    ),
    security(("token" = [])),
)]
pub async fn ballot(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewBallot>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &new.org).await?;
    let view = view(&state, &new.object).await?;
    let called_off = is(new.state.as_deref(), "cancelled")?;
    let said = match &new.id {
        Some(id) if called_off => {
            proceedings::cancel_ballot(instance, &organization, &view.appeal, id).await?
        }
        Some(_) => {
            let detail = "a ballot's terms never change; `state` `cancelled` calls it off";
            return Err(FederationError::invalid("ballot_fixed", detail).into());
        }
        None if called_off => return Err(id_needed().into()),
        None => {
            let roll = match new.roll {
                Some(roll) => roll.into_iter().map(voter).collect::<Result<Vec<_>, _>>()?,
                None => proceedings::standard_roll(view.snapshot.list()),
            };
            let question = new.question.map(question).ok_or_else(|| {
                let detail = "`question` says what is put to the vote";
                FederationError::invalid("question_missing", detail)
            })?;
            let zone = new.timezone.as_deref();
            let zone = zone.map(|zone| meant(zone, &COUNTRIES).zone());
            let form = BallotForm {
                question,
                roll,
                quorum: new.quorum,
                majority: new.majority.map(|majority| MajorityForm {
                    of: majority.of,
                    percent: majority.percent,
                    more: majority.more,
                }),
                closes: new.closes,
                zone: zone.transpose()?,
                sealed: new.sealed.map(|sealed| SealedForm {
                    opens_until: sealed.opens_until,
                    unopened: sealed.unopened,
                }),
                words: new.words,
            };
            proceedings::open_ballot(instance, &organization, &view.appeal, form).await?
        }
    };
    Ok(answer(&said))
}

#[utoipa::path(
    post,
    path = "/api/v1/votes",
    summary = "Vote, also for somebody who made one a delegate; where votes are sealed it is sealed by itself",
    request_body = NewVote,
    responses(
        (status = 202, body = crate::api::answers::SignedId, description = "it is durable and on its way: `id` and `digest`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "the roll does not let the organisation vote for that voter, or the token is for other things"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 409, description = "the appeal is withdrawn, the ballot has closed, or no key of this server speaks"),
        (status = 422, description = "the choices do not answer the question; `detail` says how they are written"),
    ),
    security(("token" = [])),
)]
pub async fn vote(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewVote>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &new.org).await?;
    let appeal = view(&state, &new.object).await?.appeal;
    let choices = choices(&new.choices)?;
    // As elsewhere, an organisation goes by its handle too.
    let voter = new.voter.filter(|voter| *voter != organization.handle);
    let voter = voter.as_deref().unwrap_or(&organization.ap_id);
    let ballot = new.ballot.as_str();
    let said = proceedings::vote(instance, &organization, &appeal, ballot, voter, choices).await?;
    Ok(answer(&said))
}

/// What is cast; whoever packs an answer as if it were places is told how it is written.
fn choices(said: &Value) -> Result<Choices, FederationError> {
    Choices::from_value(said).map_err(|fault| match fault {
        Fault::TooLong(_) => fault.into(),
        _ => FederationError::invalid(
            fault.code(),
            "`choices` is `\"yes\"`, `\"no\"` or `\"abstain\"`, without brackets; in an election alone it has the \
             places of candidates, from 0, ascending, as `[0, 2]`",
        ),
    })
}

/// Whether `state` is there. It has one value.
fn is(state: Option<&str>, only: &str) -> Result<bool, FederationError> {
    match state {
        None => Ok(false),
        Some(given) if given == only => Ok(true),
        Some(_) => {
            let detail = format!("`state` is `{only}`, or left out");
            Err(FederationError::invalid("state_unknown", detail))
        }
    }
}

fn id_needed() -> FederationError {
    FederationError::invalid("id_missing", "`id` says which one it is about")
}

fn voter(new: NewVoter) -> Result<RollEntry, FederationError> {
    let wrong = |detail: &str| FederationError::invalid("delegate_key", detail);
    let delegate = match (new.by, new.key) {
        (None, None) => None,
        (Some(actor), Some(key)) => {
            let key: Multikey = key
                .parse()
                .map_err(|_| wrong("the key of a delegate is an Ed25519 Multikey, `z6Mk…`"))?;
            Some(Delegate { actor, key })
        }
        _ => return Err(wrong("a delegate has `by` and `key`, or neither")),
    };
    Ok(RollEntry {
        voter: new.voter,
        delegate,
    })
}

fn question(new: NewQuestion) -> QuestionForm {
    match new {
        NewQuestion::Amendment { amendment } => QuestionForm::Amendment(amendment),
        NewQuestion::Text {} => QuestionForm::Text,
        NewQuestion::Committee {
            seats,
            candidates,
            term,
            mandate,
        } => QuestionForm::Committee {
            seats,
            candidates: candidates
                .into_iter()
                .map(|one| CandidateForm {
                    name: one.name,
                    of: one.of,
                    about: one.about,
                })
                .collect(),
            term: (term.from, term.until),
            mandate,
        },
    }
}

fn answer(said: &Proceeding) -> Response {
    let body = json!({"id": said.id, "digest": said.digest.to_string()});
    (StatusCode::ACCEPTED, Json(body)).into_response()
}
