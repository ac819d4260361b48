//! Signers wherever they stand, and decisions about several of them: what the desk's queue does.

use super::{
    Caller,
    body::{Body, Params},
    lists,
};
use crate::{
    exports,
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{Json, extract::State, response::IntoResponse};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_federation::{
    actions::decide_signers::{self, Act, Choice, Outcome},
    clock::from_millis,
    moderation::Stance,
    signers::{Alike, Known, Signer, Standing},
    sought::{folded, has},
    views::AppealView,
};
use utoipa::ToSchema;

/// Signers of one page, unless asked otherwise.
const PAGE: usize = 100;
/// Most signers of one page.
const MAX_PAGE: usize = 500;

#[derive(Deserialize)]
pub struct Which {
    org: String,
    object: String,
    #[serde(default)]
    standing: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    how: String,
    #[serde(default)]
    after: String,
    per_page: Option<usize>,
}

#[derive(Deserialize, ToSchema)]
pub struct Chosen {
    /// The signer, as the list has it.
    about: String,
    /// Its `seen`, as the list has it: what has changed since is left alone.
    seen: Option<String>,
}

impl Chosen {
    /// As the actions have it.
    pub(super) fn read(self) -> Choice {
        Choice {
            about: self.about,
            seen: self.seen,
        }
    }
}

#[derive(Deserialize, ToSchema)]
pub struct NewDecision {
    org: String,
    object: String,
    /// `admit`, `refuse`, `remove`, `restore` (undoes a removal) or `reconsider` (undoes a refusal).
    act: String,
    /// For `refuse` and `remove`: one of the codes.
    reason: Option<String>,
    /// At most 100.
    signers: Vec<Chosen>,
}

#[utoipa::path(
    get,
    path = "/api/v1/signers",
    summary = "Signers in one place, with what is known of them",
    params(
        ("org" = String, Query, description = "the organisation's actor id or handle"),
        ("object" = String, Query, description = "the appeal's id"),
        ("standing" = Option<String>, Query, description = "`waiting` (unless said), `listed`, `refused`, `removed` or `withdrawn`"),
        ("q" = Option<String>, Query, description = "part of a name or address; capitals and accents do not matter"),
        ("country" = Option<String>, Query, description = "an ISO 3166-1 code"),
        ("how" = Option<String>, Query, description = "`own-server` or a provenance"),
        ("after" = Option<String>, Query, description = "what `next` said; empty from the start"),
        ("per_page" = Option<usize>, Query, description = "1 to 500"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Signers, description = "`items`, `next`, and `counts` by standing"),
        (status = 400, description = "`standing_unknown`: there is no such place; or the cursor or page size is not valid"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security(("token" = [])),
)]
pub async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let instance = &state.instance;
    let organization = caller.named(instance, &which.org).await?;
    let view = lists::view(&state, &which.object).await?;
    lists::must_initiate(&state, &view, &organization)?;
    let standing = match which.standing.as_str() {
        "" => Standing::Waiting,
        name => Standing::of(name).ok_or_else(|| {
            Problem::malformed(
                "standing_unknown",
                "`standing` is `waiting`, `listed`, `refused`, `removed` or `withdrawn`",
            )
        })?,
    };
    let (from, to) = lists::page(&which.after, which.per_page, PAGE, MAX_PAGE)?;
    let waiting = instance.who_waits(view.appeal.id).await?;
    let mut signers = instance.signers(&view, standing, &waiting).await?;
    let text = folded(&which.q);
    signers.retain(|one| fits(one, &which, &text));
    let to = to.min(signers.len());
    let shown: Vec<&Signer> = signers.get(from..to).unwrap_or_default().iter().collect();
    let alike = instance.alike(&view, (&waiting, standing)).await?;
    let known = instance.known_of(&shown, &alike).await?;
    let items: Vec<Value> = shown
        .iter()
        .zip(&known)
        .map(|(one, known)| item(&view, one, known))
        .collect();
    let counts: serde_json::Map<String, Value> = instance
        .signer_counts(&view, &waiting)
        .await?
        .into_iter()
        .map(|(standing, count)| (standing.name().to_owned(), count.into()))
        .collect();
    let next = (to < signers.len()).then(|| to.to_string());
    Ok(Json(json!({"items": items, "next": next, "counts": counts})).into_response())
}

fn fits(one: &Signer, which: &Which, text: &str) -> bool {
    let country = one.names.country.as_deref().unwrap_or_default();
    let written = one.names.name_map.values().chain(&one.names.also_known_as);
    (which.country.is_empty() || which.country == country)
        && (which.how.is_empty() || which.how == one.how)
        && (text.is_empty()
            || written
                .chain([&one.about])
                .any(|name| has(&folded(name), text)))
}

fn item(view: &AppealView, one: &Signer, known: &Known) -> Value {
    let mut item = json!({
        "about": one.about,
        "seen": one.seen(),
        "standing": one.standing.name(),
        "names": one.names.name_map,
        "alsoKnownAs": one.names.also_known_as,
        "country": one.names.country,
        "kind": one.kind.name(),
        "how": one.how,
        "number": one.number,
        "why": one.why,
        "reason": one.reason,
        "by": one.by,
        "at": from_millis(one.at),
        "key": one.key,
        "domain": one.domain,
        "stance": match known.stance {
            Stance::Open => "open",
            Stance::Limited => "limited",
            Stance::Blocked => "blocked",
        },
        "met": known.met.as_ref().map(|met| json!({
            "first": from_millis(met.first),
            "last": from_millis(met.last),
            "handle": met.handle,
            "type": met.kind,
            "since": met.since,
            "gone": met.gone,
        })),
        "alike": known.alike.iter().map(alike).collect::<Vec<_>>(),
    });
    let remark = view.look_alikes.if_listed(&one.about, &one.names.name_map);
    if let Some(remark) = remark.filter(|_| one.standing == Standing::Waiting) {
        item[exports::LOOK_ALIKE] = exports::look_alike(&remark);
    }
    item
}

fn alike(one: &Alike) -> Value {
    json!({
        "id": one.id,
        "number": one.number,
        "waits": one.waits,
        "grade": one.grade.name(),
        "score": one.score,
        "why": one.why.iter().map(super::suggestions::reason).collect::<Vec<_>>(),
    })
}

#[utoipa::path(
    post,
    path = "/api/v1/signers/decide",
    summary = "One decision about several signers: each by itself, with what became of it",
    request_body = NewDecision,
    responses(
        (status = 200, body = super::answers::lists::Outcomes, description = "`outcomes`, in the order of `signers`: `done`, `elsewhere` (no longer there), `changed` (since it was looked at), `left` (no time: send it again) or `failed` with `code` and `detail`"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 403, description = "not an initiator of the appeal"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
        (status = 422, description = "a member breaks a rule, or there are more than 100; `detail` says which"),
    ),
    security(("token" = [])),
)]
pub async fn decide(
    State(state): State<WebState>,
    caller: Caller,
    Body(new): Body<NewDecision>,
) -> Answer {
    let instance = &state.instance;
    let actor = caller.actor.clone();
    let organization = caller.named(instance, &new.org).await?;
    let act = Act::of(&new.act).ok_or_else(|| {
        let known = Act::ALL.map(Act::name).join(", ");
        Problem::member_invalid(format!("`{}` is no act; there are {known}", new.act))
    })?;
    let reason = super::refusals::known_reason(new.reason.as_deref())?;
    let view = lists::view(&state, &new.object).await?;
    lists::must_initiate(&state, &view, &organization)?;
    let choices: Vec<Choice> = new.signers.into_iter().map(Chosen::read).collect();
    let outcomes = decide_signers::decide(
        instance,
        (&organization, actor),
        &view.appeal,
        (act, reason),
        &choices,
    )
    .await?;
    let outcomes: Vec<Value> = choices
        .iter()
        .zip(outcomes)
        .map(|(one, outcome)| told(&one.about, outcome))
        .collect();
    Ok(Json(json!({"outcomes": outcomes})).into_response())
}

fn told(about: &str, outcome: Outcome) -> Value {
    let mut told = json!({"about": about, "outcome": outcome.name()});
    if let Outcome::Failed(error) = outcome {
        let problem = Problem::from(error);
        told["code"] = problem.code.into();
        told["detail"] = problem.detail.into();
    }
    told
}
