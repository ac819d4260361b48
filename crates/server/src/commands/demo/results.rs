//! What there is to compare beyond the list: how ballots ended, and how many letters were sent.

use anyhow::Context as _;
use serde_json::{Value, json};
use undersigned_domain::{
    Dispatch,
    dispatch::Words,
    proceedings::{BallotEntry, Record},
};
use undersigned_federation::{Instance, views::AppealView};

/// What a server works out by itself from the documents it holds of an appeal. It names nothing of
/// the server's own, so that two that hold the same answer the same.
pub async fn of(instance: &Instance, object: &str) -> anyhow::Result<Value> {
    let view = instance.view_by_id(object).await?;
    let view = view.context("there is no copy of the appeal yet")?;
    let record = instance.record(&view.appeal, &view.snapshot).await?;
    Ok(written(&view, &record))
}

fn written(view: &AppealView, record: &Record) -> Value {
    let ballots: Vec<Value> = record.ballots.iter().map(ballot).collect();
    let letters: Vec<Value> = view.dispatches.shown.iter().filter_map(letter).collect();
    json!({"ballots": ballots, "letters": letters})
}

fn ballot(entry: &BallotEntry) -> Value {
    json!({
        "id": entry.id,
        "asks": entry.ballot.question.kind(),
        "terms": entry.digest.to_string(),
        "votes": entry.votes.len(),
        "outcome": entry.result.value(),
        "resultDigest": entry.result.digest.to_string(),
        "recounts": entry.recounts.len(),
        "agreeing": agreeing(entry),
    })
}

fn letter(dispatch: &Dispatch) -> Option<Value> {
    let Words::Letter(letter) = &dispatch.words else {
        return None;
    };
    let sent = letter.sent.map_or(0, |sent| sent.count);
    Some(json!({"id": dispatch.id, "sent": sent}))
}

/// How many voters' servers have counted, and came to the same.
pub fn agreeing(entry: &BallotEntry) -> usize {
    entry.recounts.iter().filter(|one| one.agrees).count()
}
