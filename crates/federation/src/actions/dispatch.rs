//! Publishing what stands beside the list: updates, cases, handovers. Publishing a draft signs it,
//! stores it and tells others, and whoever reads the news by e-mail, in one transaction.

mod room;
mod writing;

pub(super) use room::check_room;
pub(super) use writing::end;
pub use writing::{Draft, MAX_DRAFTS, discard, draft, drafts_of, save};

use super::{attest::unpublished, case_pictures, handover, letters, meeting, news};
use crate::{
    FederationError, Instance,
    addresses::dispatch_folder,
    dispatches::{self, Kept},
    error::Result,
    objects::{
        dispatch::{Around, around},
        note::with_most_shown,
    },
    outgoing::{Audience, Outgoing},
    replica::Change,
    shared_cases,
};
use futures::FutureExt as _;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use undersigned_domain::{
    Dispatch, Status,
    dispatch::{Envelope, Kind, Words},
};
use undersigned_store::{
    ConnectionTrait,
    appeals::Appeal,
    dispatch_drafts as drafts, dispatches as store, letter_counts, outbox, remote_actors,
    schedules::{self, Schedule},
};

/// Publishes a draft as it was read, or what was written anew of something that is published.
///
/// # Errors
/// The [`undersigned_domain::Fault`] of what cannot be published; [`FederationError::TooLong`]; [`FederationError::Conflict`] where
/// the appeal is a draft, or no key of ours speaks; `draft_changed` where the draft is another by now; `withdrawn` for a
/// meeting or a letter that is new, or a new handover for which no list was sealed, where the appeal has been withdrawn.
pub async fn publish(instance: &Instance, appeal: &Appeal, draft: Draft) -> Result<Dispatch> {
    publish_due(instance, appeal, draft, None).boxed().await
}

/// The same; `due` is the time that came, where it is published because of one. Where that was cancelled or put
/// off meanwhile, nothing is published.
pub(super) async fn publish_due(
    instance: &Instance,
    appeal: &Appeal,
    draft: Draft,
    due: Option<&Schedule>,
) -> Result<Dispatch> {
    if draft.kind == Kind::Handover {
        return handover::publish(instance, appeal, draft).await;
    }
    if draft.kind == Kind::Letter {
        return letters::publish(instance, appeal, draft, due).await;
    }
    let words = draft.fit()?;
    check_days(&words, instance.clock.millis())?;
    let mut change = begin(instance, appeal).await?;
    check_still_called_for(&change.transaction, &change.appeal, &draft).await?;
    if let Words::Update(update) = &words {
        known_cases(&change, update.changes.iter().map(|change| &change.case)).await?;
    }
    if let Words::Event(event) = &words {
        meeting::check_held(event, instance.clock.millis())?;
    }
    let said = say(
        &mut change,
        &draft.name,
        draft.kind,
        Some((&words, draft.inside.clone())),
    )
    .await?;
    meeting::was_said(&change, &draft.name, &said).await?;
    if draft.kind == Kind::Case {
        // What the case shows no more goes with its older wording.
        let db = &change.transaction;
        case_pictures::keep(instance, db, appeal, &draft.name, &draft.inside).await?;
    }
    end(&change, appeal, &draft, due).await?;
    finish(instance, change).await?;
    Ok(said)
}

/// Nobody signs that something happened on a day that is still to come: a year that was mistyped would be counted
/// from for good. What others sign is not held to it.
///
/// # Errors
/// [`FederationError::Invalid`] `day_ahead`.
pub fn check_days(words: &Words, now: i64) -> Result<()> {
    let Words::Update(update) = words else {
        return Ok(());
    };
    let is_ahead = update.date.is_some_and(|day| day.is_to_come(now))
        || update.changes.iter().any(|one| one.when.is_to_come(now));
    match is_ahead {
        true => Err(FederationError::invalid(
            "day_ahead",
            "it speaks of a day that is still to come; publish it once it has come",
        )),
        false => Ok(()),
    }
}

/// Nobody is called to a meeting, or asked to write, for what was withdrawn, nor is it handed over: whatever there is to
/// say then is an update. That it was handed over before can be told late, with the list that was sealed for it then.
///
/// # Errors
/// [`FederationError::Conflict`] `withdrawn`.
pub(super) fn check_called_for(appeal: &Appeal, kind: Kind) -> Result<()> {
    if appeal.status != Status::Withdrawn.name() {
        return Ok(());
    }
    let detail = match kind {
        Kind::Update | Kind::Case => return Ok(()),
        Kind::Event | Kind::Letter => {
            "the appeal has been withdrawn: no new meeting and no new letter is published for it; say what there \
             is to say in an update"
        }
        Kind::Handover => {
            "the appeal has been withdrawn: no new handover is begun and no list is sealed, only one that was \
             sealed before is published; say what else there is to say in an update"
        }
    };
    Err(FederationError::conflict("withdrawn", detail))
}

/// The same of a draft. What is published is still put right: that a meeting does not take place, above all.
pub(super) async fn check_still_called_for(
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    draft: &Draft,
) -> Result<()> {
    let Err(error) = check_called_for(appeal, draft.kind) else {
        return Ok(());
    };
    let there = store::by_name(db, appeal.id, &draft.name).await?;
    match there.is_some_and(|row| !row.withdrawn) {
        true => Ok(()),
        false => Err(error),
    }
}

/// Takes a published one back: its address says that it was taken back, and nothing else.
///
/// # Errors
/// [`FederationError::NotFound`] where there is none; as [`publish`].
pub async fn withdraw(instance: &Instance, appeal: &Appeal, name: &str) -> Result<Dispatch> {
    let row = store::by_name(instance.database.conn(), appeal.id, name)
        .await?
        .filter(|row| !row.withdrawn)
        .ok_or_else(|| FederationError::not_found("dispatch_unknown", "there is no such thing"))?;
    let kind = Dispatch::stored(&row.body)?.kind;
    let mut change = begin(instance, appeal).await?;
    let said = say(&mut change, name, kind, None).await?;
    drafts::delete(&change.transaction, appeal.id, name).await?;
    schedules::delete(&change.transaction, appeal.id, name).await?;
    if kind == Kind::Handover {
        handover::forget(&change.transaction, appeal.id, name).await?;
    }
    if kind == Kind::Case {
        case_pictures::forget(&change.transaction, appeal.id, name).await?;
    }
    if kind == Kind::Letter {
        letter_counts::forget(&change.transaction, appeal.id, name).await?;
    }
    if kind == Kind::Event {
        meeting::was_taken_back(&change.transaction, appeal.id, name).await?;
    }
    finish(instance, change).await?;
    Ok(said)
}

/// Signs again, under the key that speaks now, what was signed under one that does not count for
/// long. Nobody is told but those who ask.
///
/// # Errors
/// The database.
pub(crate) async fn say_again(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if appeal.organization_id.is_none() || appeal.root.is_none() {
        return Ok(());
    }
    let rows = store::list(instance.database.conn(), appeal.id).await?;
    let keys = instance.keys_of(&appeal.organiser).await?;
    let current = keys.author.key.public().to_string();
    if rows.iter().all(|row| row.key == current) {
        return Ok(());
    }
    let mut change = instance.change(appeal.id).await?;
    let Some(keys) = change.speaker_if_any(&appeal.organiser).await? else {
        return Ok(());
    };
    let key = keys.author.key.public();
    if !dispatches::is_organisers(&change.list(), &appeal.organiser, &key) {
        return Ok(());
    }
    for row in store::list(&change.transaction, appeal.id).await? {
        let held = Dispatch::stored(&row.body)?;
        // What was said under a key of another's that was let in is not ours to say again; nor is what a
        // thief had said with one of ours, which came from elsewhere.
        let ours = keys.has_alone(&held.key) || keys.knows(&held.key) && row.activity.is_some();
        if held.key == key || held.author != appeal.organiser || !ours {
            continue;
        }
        let now = instance.clock.rfc3339();
        let again = keys.author.dispatch_again(&held, held.seq + 1, &now)?;
        dispatches::keep(&mut change, &again, row.activity).await?;
    }
    change.commit().await?;
    Ok(())
}

pub(super) async fn begin(instance: &Instance, appeal: &Appeal) -> Result<Change> {
    let change = instance.change_to_sign(appeal.id).await?;
    match change.appeal.root {
        Some(_) => Ok(change),
        None => Err(unpublished()),
    }
}

/// Cases that an update speaks of have to be there: readers would see nothing of what it says.
async fn known_cases(change: &Change, cases: impl Iterator<Item = &String>) -> Result<()> {
    for case in cases {
        let row = store::by_ap_id(&change.transaction, change.appeal.id, case).await?;
        if !row.is_some_and(|row| !row.withdrawn && row.kind == Kind::Case.name()) {
            return Err(FederationError::invalid(
                "case_unknown",
                "the update speaks of a case that is not published",
            ));
        }
    }
    Ok(())
}

/// Signs, stores and tells. `None` takes it back.
pub(super) async fn say(
    change: &mut Change,
    name: &str,
    kind: Kind,
    said: Option<(&Words, Map<String, Value>)>,
) -> Result<Dispatch> {
    let instance = change.instance().clone();
    let keys = change.speaker(&change.appeal.organiser.clone()).await?;
    let appeal = change.state().appeal().clone();
    let id = format!("{}/{}/{name}", change.appeal.ap_id, dispatch_folder(kind));
    let row = store::by_ap_id(&change.transaction, change.appeal.id, &id).await?;
    let held = row
        .as_ref()
        .map(|row| Dispatch::stored(&row.body))
        .transpose()?;
    let now = instance.clock.rfc3339();
    let known = held.as_ref().map_or(0, |held| held.seq);
    let published = held.as_ref().and_then(|held| held.published.clone());
    let of = Around {
        id: &id,
        organiser: &keys.author.actor,
        appeal: &appeal.object,
        published: published.as_deref().unwrap_or(&now),
        updated: held.is_some().then_some(now.as_str()),
    };
    let envelope = Envelope {
        id: &id,
        appeal: &appeal,
        kind,
        seq: u64::try_from(change.tick()).unwrap_or(1).max(known + 1),
        now: &now,
    };
    let author = &keys.author;
    let dispatch = match said {
        Some((words, inside)) => with_most_shown(|most| {
            author.dispatch(&envelope, around(of, words, most), Some(inside.clone()))
        })?,
        None => {
            let mut members = around(of, &Words::Withdrawn, 0);
            if kind == Kind::Event {
                members.insert("formerType".into(), kind.object_type().into());
            }
            author.dispatch(&envelope, members, None)?
        }
    };
    let standing = held.as_ref().is_some_and(|held| !held.is_withdrawn());
    let verb = match (standing, dispatch.is_withdrawn()) {
        (_, true) => "Delete",
        (true, false) => "Update",
        (false, false) => "Create",
    };
    let earlier = row.and_then(|row| row.activity);
    let activity = tell(change, &dispatch, verb, for_followers(kind)).await?;
    if let Some(earlier) = earlier {
        // What was corrected or taken back is not to be read in the outbox.
        outbox::hide(&change.transaction, &earlier).await?;
    }
    if dispatches::keep(change, &dispatch, activity).await? != Kept::Taken {
        return Err(FederationError::Internal(
            "our own dispatch is not the newest".into(),
        ));
    }
    let before = held.as_ref().map(|held| &held.words);
    news::announce(change, name, before, &dispatch.words).await?;
    Ok(dispatch)
}

/// Whether followers are told of what is said: what they can read, or do, by itself.
fn for_followers(kind: Kind) -> bool {
    matches!(kind, Kind::Update | Kind::Letter | Kind::Event)
}

/// Tells those who hold the list and those who call for the appeal; where it is `public` followers
/// too. Answers the id of the activity.
pub(super) async fn tell(
    change: &Change,
    dispatch: &Dispatch,
    verb: &str,
    public: bool,
) -> Result<Option<String>> {
    let instance = change.instance();
    let activity = instance.activity(verb, &dispatch.author, dispatch.value(), Audience::Public)?;
    let id = activity
        .get("id")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let mut inboxes: BTreeSet<String> = instance
        .replica_inboxes(&change.transaction, change.appeal.id)
        .await?;
    inboxes.extend(shared_cases::inboxes(change, dispatch).await?);
    let list = change.list();
    let initiators: Vec<&str> = list
        .initiators
        .iter()
        .map(|initiator| initiator.actor.as_str())
        .collect();
    let known = remote_actors::by_ap_ids(&change.transaction, &initiators).await?;
    inboxes.extend(
        known
            .into_iter()
            .map(|actor| actor.shared_inbox.unwrap_or(actor.inbox)),
    );
    if let (true, Some(organization)) = (public, change.appeal.organization_id) {
        let followers = instance
            .follower_inboxes(&change.transaction, organization)
            .await?;
        inboxes.extend(followers);
    }
    let outgoing = Outgoing {
        actor: dispatch.author.clone(),
        organization_id: change.appeal.organization_id,
        activity,
        carried: Vec::new(),
        // Of what was taken back the outbox keeps nothing.
        public: public && !dispatch.is_withdrawn(),
        inboxes,
    };
    instance.enqueue(&change.transaction, outgoing).await?;
    Ok(id)
}

pub(super) async fn finish(instance: &Instance, change: Change) -> Result<()> {
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use undersigned_domain::{dispatch::read_words, people::Day};

    #[test]
    fn nothing_is_said_to_have_happened_on_a_day_to_come() {
        let noon =
            Day::parse("2026-11-23").map_or(0, |day| day.end_millis() - 12 * 60 * 60 * 1_000);
        let code = |date: &str, when: &str| {
            let said = json!({
                "languages": ["en"], "title": {"en": "A"}, "body": {"en": "B"}, "date": date,
                "cases": [{"case": "https://d.example/appeals/a/cases/c", "state": "detained", "when": when}],
            });
            let words = read_words(Kind::Update, said.as_object().expect("an object"));
            let checked = check_days(&words.expect("an update"), noon);
            checked.err().map(|error| error.code())
        };
        // In Auckland it is tomorrow already.
        assert_eq!(code("2026-11-24", "2026-11-24"), None);
        assert_eq!(code("2026-11-20", "2026"), None);
        assert_eq!(code("2026-11-25", "2026-11-20"), Some("day_ahead"));
        assert_eq!(code("2026-11-20", "2027-11-19"), Some("day_ahead"));
    }
}
