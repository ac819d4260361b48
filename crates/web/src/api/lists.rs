//! Reading: what this server holds of an appeal. What the pages show needs no token.

use super::{Caller, appeals::describe, body::Params};
use crate::{
    apart, exports,
    problem::{Answer, Problem},
    rate_limit::Client,
    state::WebState,
    withheld,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::{RULES, Totals, ids, list::Initiator};
use undersigned_federation::{
    clock::from_millis,
    reconcile::replicate,
    views::{AppealView, Organization, takes_signatures},
};

/// Entries of one page, unless asked otherwise.
const PAGE: usize = 100;
/// Most entries of one page.
const MAX_PAGE: usize = 1_000;

#[derive(Deserialize)]
pub struct Which {
    object: String,
}

impl Which {
    /// The appeal's id.
    pub fn object(&self) -> &str {
        &self.object
    }
}

#[derive(Deserialize)]
pub struct WhichPage {
    object: String,
    #[serde(default)]
    after: String,
    per_page: Option<usize>,
}

/// The id of the appeal that is meant: whoever has the address of the copy here from a browser means the appeal.
pub(super) async fn id_of(state: &WebState, object: &str) -> Answer<String> {
    let shown = replicate::shown_at(&state.instance, object).await?;
    Ok(shown.map_or_else(|| object.to_owned(), |appeal| appeal.ap_id))
}

pub async fn view(state: &WebState, object: &str) -> Answer<AppealView> {
    let object = id_of(state, object).await?;
    let view = state.instance.view_by_id(&object).await?;
    view.ok_or_else(unknown)
}

fn unknown() -> Problem {
    let detail = "this server does not hold that appeal";
    Problem::new(StatusCode::NOT_FOUND, "appeal_unknown", detail)
}

/// Whether an organisation of this server decides who is let in to an appeal.
fn is_decided_here(state: &WebState, view: &AppealView) -> bool {
    let addresses = &state.instance.addresses;
    let is_ours = |one: &Initiator| addresses.is_ours(&one.actor);
    view.appeal.organization_id.is_some() || view.list.initiators.iter().any(is_ours)
}

/// Why somebody waits in a copy about which nobody here decides.
const DECIDED_ELSEWHERE: &str = "decided_elsewhere";

/// Whether an organisation of this server is one of those that decide: by the list, or since the appeal is its own.
fn decides(view: &AppealView, organization: &Organization) -> bool {
    let is_it = |one: &Initiator| one.actor == organization.ap_id;
    view.appeal.organization_id == Some(organization.id) || view.list.initiators.iter().any(is_it)
}

/// What waits and was decided is the affair of those who decide: of an appeal of another organisation here it is
/// as if there were none.
fn anothers() -> Problem {
    let detail = "there is no such appeal of that organisation";
    Problem::new(StatusCode::NOT_FOUND, "appeal_unknown", detail)
}

/// Only initiators decide about an appeal's signers.
///
/// # Errors
/// 404 where another organisation of this server does; 403 `not_initiator` where none does.
pub(super) fn must_initiate(
    state: &WebState,
    view: &AppealView,
    organization: &Organization,
) -> Answer<()> {
    if decides(view, organization) {
        return Ok(());
    }
    match is_decided_here(state, view) {
        true => Err(anothers()),
        false => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "not_initiator",
            "only initiators of the appeal decide about its signers",
        )),
    }
}

/// The same for what everybody may read.
pub async fn public_view(state: &WebState, object: &str) -> Answer<AppealView> {
    let view = view(state, object).await?;
    withheld::may_be_shown(state, &view).await?;
    Ok(view)
}

/// One appeal of any server, or a page of one's own.
#[derive(Deserialize)]
pub struct AnyOrOwn {
    object: Option<String>,
    #[serde(default)]
    after: String,
    per_page: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/api/v1/appeals",
    summary = "This server's copy of any appeal; without `object`, the token's organisation's own, drafts among them",
    params(
        ("object" = Option<String>, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "without `object`: what `next` said; empty from the start"),
        ("per_page" = Option<usize>, Query, description = "without `object`: 1 to 1,000"),
    ),
    responses(
        (status = 200, body = super::answers::lists::AppealOrAppeals, description = "the appeal; without `object`, `items` and `next`"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 401, description = "without `object`: the token is missing or not valid"),
        (status = 403, description = "without `object`: the token is for other things"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
    security((), ("token" = [])),
)]
pub async fn appeals(
    State(state): State<WebState>,
    caller: Result<Caller, Problem>,
    Params(asked): Params<AnyOrOwn>,
) -> Answer {
    let instance = &state.instance;
    let Some(object) = &asked.object else {
        // What everybody may read needs no token, what is one's own does.
        return own(&state, &caller?, &asked).await;
    };
    let view = public_view(&state, object).await?;
    let described = describe(instance, &view.appeal).await?;
    let body = together(described, of_the_copy(&state, &view).await?);
    Ok(Json(body).into_response())
}

/// What both calls about a copy say of it beside what it holds.
async fn of_the_copy(state: &WebState, view: &AppealView) -> Answer<Value> {
    let since = view.appeal.origin_unreachable_since;
    Ok(json!({
        "rules": RULES,
        "pending": state.instance.count_pending(view.appeal.id).await?,
        "origin": {
            "reachable": since.is_none(),
            "since": since.map(from_millis),
            "compared": !view.rules.is_apart_from(&view.appeal.ap_id),
        },
    }))
}

/// The members of two objects.
fn together(mut body: Value, more: Value) -> Value {
    if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
        body.extend(more);
    }
    body
}

/// Appeals of the caller's own, what is still a draft first.
async fn own(state: &WebState, caller: &Caller, asked: &AnyOrOwn) -> Answer {
    let instance = &state.instance;
    let all = instance.appeals_of(&caller.organization).await?;
    let (from, to) = page(&asked.after, asked.per_page, PAGE, MAX_PAGE)?;
    let to = to.min(all.len());
    let items: Vec<_> = all
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .map(|appeal| {
            json!({
                "id": appeal.ap_id,
                "slug": appeal.slug,
                "status": appeal.status,
                "takesSignatures": takes_signatures(appeal),
                "published": appeal.published_at.map(from_millis),
                "url": instance.addresses.appeal_page(&appeal.host, &appeal.slug),
            })
        })
        .collect();
    let next = (to < all.len()).then(|| to.to_string());
    Ok(Json(json!({"items": items, "next": next})).into_response())
}

/// From which place to which a page of a list goes, which may lie behind its end: `usual` entries unless asked
/// otherwise, and no more than `most`.
///
/// # Errors
/// 400 `page_invalid`.
pub fn page(
    after: &str,
    per_page: Option<usize>,
    usual: usize,
    most: usize,
) -> Answer<(usize, usize)> {
    let size = per_page.unwrap_or(usual);
    if !(1..=most).contains(&size) {
        return Err(Problem::malformed(
            "page_invalid",
            format!("`per_page` is from 1 to {most}"),
        ));
    }
    let from = match after {
        "" => 0,
        after => after
            .parse::<usize>()
            .map_err(|_| Problem::malformed("page_invalid", "`after` is what `next` said"))?,
    };
    Ok((from, from.saturating_add(size)))
}

/// How many signed the wording that stands; of those who are only counted, whichever wording.
pub(super) fn signed_current(totals: &Totals) -> Value {
    json!({
        "organisations": totals.organisations.current,
        "unnamed": totals.unnamed,
        "personal": totals.personal.current,
        "individuals": totals.individuals,
    })
}

/// How many signed an earlier one, and not the one that stands.
pub(super) fn signed_earlier(totals: &Totals) -> Value {
    json!({
        "organisations": totals.organisations.earlier,
        "personal": totals.personal.earlier,
    })
}

#[utoipa::path(
    get,
    path = "/api/v1/state",
    summary = "Digest and totals of what this server holds",
    params(
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Standing, description = "state digest, counts, and whether the origin is in reach"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
)]
pub async fn state(State(state): State<WebState>, Params(which): Params<Which>) -> Answer {
    let view = view(&state, &which.object).await?;
    let totals = &view.list.totals;
    let holds = json!({
        "object": view.appeal.ap_id,
        "root": view.appeal.root,
        "stateDigest": view.digest.to_string(),
        "count": view.snapshot.state().digests().len(),
        "coSigners": signed_current(totals),
        "earlierWording": signed_earlier(totals),
        "textConflicts": view.list.text_conflicts,
    });
    let body = together(holds, of_the_copy(&state, &view).await?);
    Ok(Json(body).into_response())
}

#[utoipa::path(
    get,
    path = "/api/v1/cosigners",
    summary = "The folded list, by page",
    params(
        ("object" = String, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "what `next` said; empty from the start"),
        ("per_page" = Option<usize>, Query, description = "1 to 1,000"),
    ),
    responses(
        (status = 200, body = super::answers::lists::CoSigners, description = "`items` and `next`"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's"),
    ),
)]
pub async fn co_signers(
    State(state): State<WebState>,
    Client(client): Client,
    Params(which): Params<WhichPage>,
) -> Answer {
    let view = public_view(&state, &which.object).await?;
    let (from, to) = page(&which.after, which.per_page, PAGE, MAX_PAGE)?;
    let to = to.min(view.list.entries.len());
    let entries = to.saturating_sub(from);
    if !apart::is_long(entries) {
        return Ok(co_signers_page(&view, from, to));
    }
    apart::count(&state, client, entries)?;
    let make = move || async move { Answer::Ok(co_signers_page(&view, from, to)) };
    state.apart.make(make).await
}

fn co_signers_page(view: &AppealView, from: usize, to: usize) -> Response {
    let entries = &view.list.entries;
    let items: Vec<_> = entries
        .range(from, to)
        .map(|entry| exports::shown(view, entry))
        .collect();
    let next = (to < entries.len()).then(|| to.to_string());
    Json(json!({
        "items": items,
        "next": next,
        "stateDigest": view.digest.to_string(),
    }))
    .into_response()
}

#[utoipa::path(
    get,
    path = "/api/v1/pending",
    summary = "What waits in this server's mailbox",
    params(
        ("object" = String, Query, description = "the appeal's id"),
    ),
    responses(
        (status = 200, body = super::answers::lists::Pending, description = "`items`; of a copy about which no organisation of this server decides, for each of them"),
        (status = 401, description = "the token is missing or not valid"),
        (status = 404, description = "there is no such thing, or it is another organisation's: one of this server decides who is let in, and not this one"),
    ),
    security(("token" = [])),
)]
pub async fn pending(
    State(state): State<WebState>,
    caller: Caller,
    Params(which): Params<Which>,
) -> Answer {
    let view = view(&state, &which.object).await?;
    // Of a copy about which nobody here decides it is the mailbox of all who are here: what they said themselves waits
    // in it until the others have let them in, by rules of their own.
    let decided_here = is_decided_here(&state, &view);
    if decided_here {
        must_initiate(&state, &view, &caller.organization)?;
    }
    let items: Vec<_> = state
        .instance
        .pending(view.appeal.id)
        .await?
        .into_iter()
        .map(|pending| {
            let mut shown = json!({
                "about": pending.about,
                "names": pending.names.name_map,
                "why": if decided_here { pending.why } else { DECIDED_ELSEWHERE },
                "host": ids::host(&pending.about),
                "receivedAt": from_millis(pending.received_at),
            });
            let remark = view
                .look_alikes
                .if_listed(&pending.about, &pending.names.name_map);
            if let Some(remark) = remark {
                shown[exports::LOOK_ALIKE] = exports::look_alike(&remark);
            }
            shown
        })
        .collect();
    Ok(Json(json!({"items": items})).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_no_more_entries_than_it_may_and_no_place_is_too_far() {
        let asked = |after: &str, size| page(after, size, 100, 500).ok();
        assert_eq!(asked("", None), Some((0, 100)));
        assert_eq!(asked("7", Some(1)), Some((7, 8)));
        assert_eq!(asked("", Some(500)), Some((0, 500)));
        let last = usize::MAX.to_string();
        assert_eq!(asked(&last, Some(500)), Some((usize::MAX, usize::MAX)));
        for (after, size) in [("", Some(0)), ("", Some(501)), ("-1", None), ("x", None)] {
            let wrong = page(after, size, 100, 500).unwrap_err();
            assert_eq!(wrong.code, "page_invalid", "{after} {size:?}");
        }
    }
}
