//! Handing an appeal over: the list as it stood, sealed; when and to whom; what shows it; what was
//! answered. It is said as a dispatch, which every server keeps that holds the appeal.

mod evidence;
mod sealed;
mod since;

pub use evidence::{MAX_FILE, file, has_file, keep_file};
pub(crate) use sealed::SealedLists;
use sealed::sealed_within;
pub use sealed::{Sealed, seal, sealed, sealed_text, sealed_view, unseal};
pub use since::{Gone, Signers, gone_since};

use super::{
    dispatch::{self, Draft},
    draft::draft_changed,
    own_pictures, publish,
};
use crate::{FederationError, Instance, error::Result};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{
    Dispatch, Status,
    dispatch::{Handover, Kind, Words, read_words},
};
use undersigned_store::{
    ConnectionTrait,
    appeals::Appeal,
    dispatches as store,
    kept_files::{self, EVIDENCE},
    media,
};

/// Publishes a handover, or the correction of one: with the digests of the list that was sealed,
/// which is sealed now where nobody did before. An appeal that is open or closed is delivered since.
///
/// # Errors
/// The [`undersigned_domain::Fault`] of what is missing; as [`dispatch::publish`].
pub(super) async fn publish(
    instance: &Instance,
    appeal: &Appeal,
    draft: Draft,
) -> Result<Dispatch> {
    check(&draft.inside, instance.clock.millis())?;
    let name = draft.name.as_str();
    let earlier = published(instance.database.conn(), appeal, name).await?;
    // Looked at before anything is sealed: a list is not frozen for what cannot be said.
    let list = match (sealed(instance, appeal, name).await?, &earlier) {
        (Some(list), _) => Some(list),
        (None, None) => Some(seal(instance, appeal, name).await?),
        // The file was taken away; what was said of it stays.
        (None, Some(_)) => None,
    };
    let mut inside = draft.inside.clone();
    for member in ["stateDigest", "count", "bundleDigest"] {
        inside.remove(member);
    }
    match (&list, &earlier) {
        // What was handed over does not change.
        (_, Some(Words::Handover(said))) if said.bundle_digest.is_some() || list.is_none() => {
            let said = said.write();
            for member in ["stateDigest", "count", "bundleDigest"] {
                if let Some(value) = said.get(member) {
                    inside.insert(member.into(), value.clone());
                }
            }
        }
        (Some(list), _) => list.name_in(&mut inside),
        (None, _) => {}
    }
    let words = read_words(Kind::Handover, &inside)?;
    let digests = digests(&inside);
    let mut change = dispatch::begin(instance, appeal).await?;
    if sealed_within(&change.transaction, appeal, name).await? != list {
        // Sealed anew, or taken away, while this waited for its turn: nobody signs for a file that is
        // gone.
        return Err(draft_changed());
    }
    let said = dispatch::say(
        &mut change,
        name,
        Kind::Handover,
        Some((&words, inside.clone())),
    )
    .await?;
    let status = change.list().current().map(|note| note.status);
    if matches!(status, Some(Status::Open | Status::Closed)) && earlier.is_none() {
        publish::move_to(&mut change, Status::Delivered).await?;
    }
    let db = &change.transaction;
    keep_pictures(instance, db, appeal, name, &inside).await?;
    kept_files::forget(db, appeal.id, name, Some(EVIDENCE), &digests).await?;
    dispatch::end(&change, appeal, &draft, None).await?;
    dispatch::finish(instance, change).await?;
    Ok(said)
}

/// Says that an appeal was handed over, in one step: the list is sealed as it stands.
///
/// # Errors
/// As [`dispatch::publish`]; nothing is left of what could not be published.
pub async fn deliver(
    instance: &Instance,
    appeal: &Appeal,
    inside: Map<String, Value>,
) -> Result<Dispatch> {
    check(&inside, instance.clock.millis())?;
    let draft = dispatch::save(instance, appeal, None, Kind::Handover, inside).await?;
    let name = draft.name.clone();
    match publish(instance, appeal, draft).await {
        Ok(said) => Ok(said),
        Err(error) => {
            dispatch::discard(instance, appeal, &name).await?;
            Err(error)
        }
    }
}

/// Whether a draft says all that is needed, nothing that cannot have happened, and no more than can be signed with the
/// digests of its list; `now` in milliseconds since 1970.
///
/// # Errors
/// The [`undersigned_domain::Fault`] that names the member; as [`check_days`]; [`FederationError::TooLong`].
pub fn check(inside: &Map<String, Value>, now: i64) -> Result<()> {
    let words = read_words(Kind::Handover, inside)?;
    if let Words::Handover(handover) = &words {
        handover.check()?;
        check_days(handover, now)?;
    }
    dispatch::check_room(Kind::Handover, inside, &words)
}

/// Nobody signs that a list was handed over on a day that is still to come, nor that it was answered
/// before. What others sign is not held to it.
///
/// # Errors
/// [`FederationError::Invalid`] `handover_ahead` or `answer_before_handover`.
pub fn check_days(handover: &Handover, now: i64) -> Result<()> {
    let Some(date) = handover.date else {
        return Ok(());
    };
    if date.is_to_come(now) {
        return Err(FederationError::invalid(
            "handover_ahead",
            "it is handed over on a day that is still to come; publish it once it was",
        ));
    }
    let mut answered = handover.answers.iter().filter_map(|one| one.date);
    match answered.any(|day| day < date) {
        true => Err(FederationError::invalid(
            "answer_before_handover",
            "an answer is dated before the day on which it was handed over",
        )),
        false => Ok(()),
    }
}

/// What is published with a name and was not taken back.
async fn published(
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    name: &str,
) -> Result<Option<Words>> {
    let row = store::by_name(db, appeal.id, name).await?;
    let row = row.filter(|row| !row.withdrawn && row.kind == Kind::Handover.name());
    Ok(row
        .map(|row| Dispatch::stored(&row.body))
        .transpose()?
        .map(|dispatch| dispatch.words))
}

/// Keeps the pictures of ours that a handover shows, in what is written and in what is published.
///
/// # Errors
/// [`FederationError::Invalid`] `media_unknown`.
pub(super) async fn keep_pictures(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    name: &str,
    inside: &Map<String, Value>,
) -> Result<()> {
    let written = own_pictures::among(instance, evidence(inside));
    let published = match published(db, appeal, name).await? {
        Some(Words::Handover(said)) => own_pictures::among(instance, evidence(&said.write())),
        _ => BTreeSet::new(),
    };
    own_pictures::keep(db, &used_by(appeal.id, name), written, published).await
}

/// Keeps of what is published what it shows, and nothing that was only written.
///
/// # Errors
/// The database.
pub(super) async fn keep_published(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    name: &str,
) -> Result<()> {
    keep_pictures(instance, db, appeal, name, &Map::new()).await?;
    if let Some(Words::Handover(said)) = published(db, appeal, name).await? {
        let digests = digests(&said.write());
        kept_files::forget(db, appeal.id, name, Some(EVIDENCE), &digests).await?;
    }
    Ok(())
}

fn used_by(appeal_id: i64, name: &str) -> String {
    format!("handover:{appeal_id}:{name}")
}

fn evidence(inside: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    let items = inside.get("evidence").and_then(Value::as_array);
    items.into_iter().flatten()
}

fn digests(inside: &Map<String, Value>) -> Vec<String> {
    let digests = evidence(inside).filter_map(|item| item.get("digest")?.as_str());
    digests.map(str::to_owned).collect()
}

/// Forgets all files of a handover that is no more.
pub(super) async fn forget(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> Result<()> {
    kept_files::forget(db, appeal_id, name, None, &[]).await?;
    media::set_uses(db, &used_by(appeal_id, name), []).await?;
    Ok(())
}

/// A piece of evidence as a member of a handover: its titles are what somebody who does not see it
/// reads.
pub fn evidence_member(
    digest: &str,
    media_type: &str,
    url: Option<&str>,
    title: Map<String, Value>,
) -> Value {
    let mut member = Map::new();
    member.insert("digest".into(), json!(digest));
    member.insert("mediaType".into(), json!(media_type));
    if !title.is_empty() {
        member.insert("title".into(), title.into());
    }
    if let Some(url) = url.filter(|url| !url.is_empty()) {
        member.insert("url".into(), json!(url));
    }
    Value::Object(member)
}

#[cfg(test)]
mod tests {
    use super::check_days;
    use undersigned_domain::{
        appeal::ByLanguage,
        dispatch::{Answer, Handover},
        people::Day,
    };

    fn said(date: &str, answered: &[&str]) -> Handover {
        let answers = answered.iter().map(|day| Answer {
            date: Day::parse(day),
            by: ByLanguage::new(),
            text: ByLanguage::new(),
        });
        Handover {
            date: Day::parse(date),
            answers: answers.collect(),
            ..Handover::default()
        }
    }

    #[test]
    fn nothing_is_handed_over_on_a_day_to_come_or_answered_before() {
        let noon =
            Day::parse("2026-11-23").map_or(0, |day| day.end_millis() - 12 * 60 * 60 * 1_000);
        let code = |date: &str, answered: &[&str]| {
            let checked = check_days(&said(date, answered), noon);
            checked.err().map(|error| error.code())
        };
        assert_eq!(code("2026-11-30", &[]), Some("handover_ahead"));
        assert_eq!(code("2026-11-25", &[]), Some("handover_ahead"));
        // In Auckland it is tomorrow already.
        assert_eq!(code("2026-11-24", &[]), None);
        assert_eq!(code("2026-11-20", &["2026-11-20", "2026-12-20"]), None);
        let early = code("2026-11-20", &["2026-12-20", "2026-11-19"]);
        assert_eq!(early, Some("answer_before_handover"));
    }
}
