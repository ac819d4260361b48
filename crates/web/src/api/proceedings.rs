//! What was proposed and decided about a text, as this server holds it.

use super::{
    body::Params,
    lists::{self, public_view},
};
use crate::{hidden_words, pages::signing::withdrawn_millis, problem::Answer, state::WebState};
use axum::{Json, extract::State, response::IntoResponse};
use serde::Deserialize;
use serde_json::{Value, json};
use undersigned_domain::{
    appeal::ByLanguage,
    decided_until,
    proceedings::{AmendmentEntry, BallotEntry, PROCEEDINGS, PositionEntry, Proceeding},
};
use undersigned_federation::{clock::from_millis, views::AppealView};

/// Documents of one page, unless asked otherwise.
const PAGE: usize = 50;
/// Amendments or ballots of one page, unless asked otherwise.
const ENTRIES: usize = 100;
/// Most of either on one page: each has up to 64 KiB, and what others say to it.
const MAX_PAGE: usize = 200;

#[derive(Deserialize)]
pub struct WhichPage {
    object: String,
    #[serde(default)]
    after: String,
    per_page: Option<usize>,
}

impl WhichPage {
    /// From which place to which a page goes.
    fn part(&self, page: usize) -> Answer<(usize, usize)> {
        lists::page(&self.after, self.per_page, page, MAX_PAGE)
    }
}

/// A part of what there is, and where the next begins.
fn page<T>(all: &[T], (from, to): (usize, usize), shown: impl Fn(&T) -> Value) -> Value {
    let part = all.get(from..to.min(all.len())).unwrap_or_default();
    let items: Vec<Value> = part.iter().map(shown).collect();
    json!({"items": items, "next": (to < all.len()).then(|| to.to_string())})
}

#[utoipa::path(
    get,
    path = "/api/v1/proceedings",
    summary = "Amendments, positions, ballots, votes and recounts as they were signed",
    params(
        ("object" = String, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "what `next` said"),
        ("per_page" = Option<usize>, Query, description = "from 1 to 200"),
    ),
    responses(
        (status = 200, body = super::answers::proceedings::Proceedings, description = "`items`, in the order of their digests, those of whom this server blocks with `hidden` and without words and proof; `next`; `digest` of all that is held"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 404, description = "this server does not hold that appeal"),
    ),
)]
pub async fn list(State(state): State<WebState>, Params(which): Params<WhichPage>) -> Answer {
    let view = public_view(&state, &which.object).await?;
    let (from, to) = which.part(PAGE)?;
    let paged = state
        .instance
        .page_of_proceedings(&view.appeal, from, to - from);
    let (items, held) = paged.await?;
    let items: Vec<Value> = items.iter().map(|one| signed(&view, one)).collect();
    let digest = state.instance.digest_of_proceedings(view.appeal.id).await?;
    Ok(Json(json!({
        "proceedings": PROCEEDINGS,
        "items": items,
        "next": (to < held).then(|| to.to_string()),
        "digest": digest.to_string(),
    }))
    .into_response())
}

/// A proceeding as it was signed, without words of those that this server blocks.
fn signed(view: &AppealView, said: &Proceeding) -> Value {
    let left = hidden_words::left(said, &|actor| view.hides(actor));
    left.unwrap_or_else(|| said.value())
}

#[utoipa::path(
    get,
    path = "/api/v1/amendments",
    summary = "Amendments of an appeal, with what others say of them",
    params(
        ("object" = String, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "what `next` said"),
        ("per_page" = Option<usize>, Query, description = "from 1 to 200"),
    ),
    responses(
        (status = 200, body = super::answers::proceedings::Amendments, description = "`items`, the oldest first: what each would change, its author's `state` of it, what was `decided`, `positions`, `conflicts`, `ballots`; no words of whom this server blocks, with `hidden`; `next`"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 404, description = "this server does not hold that appeal"),
    ),
)]
pub async fn amendments(State(state): State<WebState>, Params(which): Params<WhichPage>) -> Answer {
    let view = public_view(&state, &which.object).await?;
    let part = which.part(ENTRIES)?;
    let record = state.instance.record(&view.appeal, &view.snapshot).await?;
    let now = state.instance.clock.seq();
    let until = decided_until(withdrawn_millis(&view), now);
    let shown = page(&record.amendments, part, |entry| {
        amendment(&view, entry, record.verdict(entry, until))
    });
    Ok(Json(shown).into_response())
}

fn amendment(view: &AppealView, entry: &AmendmentEntry, decided: Option<&str>) -> Value {
    let said = &entry.amendment;
    let all = entry.positions.iter();
    let positions: Vec<Value> = all.map(|one| position(view, one)).collect();
    let shown = json!({
        "id": entry.id,
        "by": entry.author,
        "at": time(entry.seq),
        "digest": entry.digest.to_string(),
        "state": said.state.name(),
        "decided": decided,
        "revision": said.revision,
        "textDigest": said.text_digest.to_string(),
        "change": said.change.name(),
        "clause": said.clause,
        "after": said.after,
        "part": said.part.map(|part| part.name()),
        "text": words(view, &entry.author, &said.text),
        "reasons": words(view, &entry.author, &said.reasons),
        "into": said.into,
        "positions": positions,
        "conflicts": entry.conflicts,
        "ballots": entry.ballots,
    });
    marked(view, &entry.author, shown)
}

fn position(view: &AppealView, entry: &PositionEntry) -> Value {
    let said = &entry.position;
    let shown = json!({
        "by": entry.author,
        "at": time(entry.seq),
        "seconds": said.seconds,
        "comment": words(view, &entry.author, &said.comment),
        "reservation": words(view, &entry.author, &said.reservation),
    });
    marked(view, &entry.author, shown)
}

/// Words, none where they are of somebody that this server blocks.
fn words(view: &AppealView, author: &str, said: &ByLanguage) -> Value {
    match view.hides(author) {
        true => json!({}),
        false => json!(said),
    }
}

/// That words are missing, so that nobody takes it for silence.
fn marked(view: &AppealView, author: &str, mut shown: Value) -> Value {
    if view.hides(author) {
        shown["hidden"] = json!(true);
    }
    shown
}

#[utoipa::path(
    get,
    path = "/api/v1/ballots",
    summary = "Ballots of an appeal, with every vote, what it is worth, and the outcome",
    params(
        ("object" = String, Query, description = "the appeal's id"),
        ("after" = Option<String>, Query, description = "what `next` said"),
        ("per_page" = Option<usize>, Query, description = "from 1 to 200"),
    ),
    responses(
        (status = 200, body = super::answers::proceedings::Ballots, description = "`items`, the oldest first: terms, `votes`, `result`, `resultDigest`, `recounts`; `appealWithdrawn` where the appeal was withdrawn before the ballot had ended, and nothing is decided by it any more: its `result` has null as `adopted`, as that of one that was `cancelled`, which has `ended` at once; with `hidden`, terms without words of whom this server blocks; `next`"),
        (status = 400, description = "the cursor or page size is not valid"),
        (status = 404, description = "this server does not hold that appeal"),
    ),
)]
pub async fn ballots(State(state): State<WebState>, Params(which): Params<WhichPage>) -> Answer {
    let view = public_view(&state, &which.object).await?;
    let part = which.part(ENTRIES)?;
    let record = state.instance.record(&view.appeal, &view.snapshot).await?;
    let now = state.instance.clock.seq();
    let withdrawn = withdrawn_millis(&view);
    let shown = page(&record.ballots, part, |entry| {
        ballot(&view, entry, now, withdrawn)
    });
    Ok(Json(shown).into_response())
}

fn ballot(view: &AppealView, entry: &BallotEntry, now: u64, withdrawn: Option<u64>) -> Value {
    let terms = &entry.ballot;
    let hides = |actor: &str| view.hides(actor);
    let votes: Vec<Value> = entry
        .votes
        .iter()
        .map(|vote| {
            json!({
                "voter": vote.voter,
                "by": vote.by,
                "at": time(vote.seq),
                "digest": vote.digest.to_string(),
                "choices": vote.choices.as_ref().map(|choices| choices.to_value()),
                "standing": entry.reported_standing(vote, now, withdrawn).name(),
                "recounts": vote.recounts,
            })
        })
        .collect();
    let recounts: Vec<Value> = entry
        .recounts
        .iter()
        .map(|one| {
            json!({
                "by": one.author,
                "at": time(one.seq),
                "agrees": one.agrees,
                "resultDigest": one.result_digest.to_string(),
            })
        })
        .collect();
    let agreeing = entry.recounts.iter().filter(|one| one.agrees).count();
    let mut shown = json!({
        "id": entry.id,
        "by": entry.author,
        "at": time(entry.seq),
        "digest": entry.digest.to_string(),
        // The terms as they were signed: question, roll, quorum, majority, closing time.
        "terms": hidden_words::terms(&entry.author, terms, &hides),
        "cancelled": entry.cancelled,
        "twoTerms": entry.two_terms,
        "closed": entry.cancelled || now > terms.closes,
        // Nothing that is said after this counts.
        "ended": entry.has_ended(now),
        // Nothing is decided by it any more, whatever the result.
        "appealWithdrawn": entry.is_cut_off(withdrawn),
        "votes": votes,
        "result": entry.reported(withdrawn),
        "resultDigest": entry.result.digest.to_string(),
        "recounts": recounts,
        "recomputedBy": agreeing,
    });
    if hides(&entry.author) || hidden_words::asks_hidden(terms, &hides) {
        shown["hidden"] = json!(true);
    }
    shown
}

fn time(seq: u64) -> Option<String> {
    i64::try_from(seq).ok().map(from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_the_next_begins() {
        let shown = |from, to| page(&[1, 2, 3], (from, to), |one| json!(one));
        assert_eq!(shown(0, 2), json!({"items": [1, 2], "next": "2"}));
        assert_eq!(shown(2, 4), json!({"items": [3], "next": null}));
        assert_eq!(shown(9, 11), json!({"items": [], "next": null}));
        let asked = |after: &str, per_page| WhichPage {
            object: String::new(),
            after: after.to_owned(),
            per_page,
        };
        assert_eq!(asked("", None).part(ENTRIES).ok(), Some((0, 100)));
        assert_eq!(asked("100", Some(7)).part(ENTRIES).ok(), Some((100, 107)));
        for wrong in [asked("x", None), asked("", Some(0)), asked("", Some(201))] {
            assert_eq!(wrong.part(ENTRIES).unwrap_err().code, "page_invalid");
        }
    }
}
