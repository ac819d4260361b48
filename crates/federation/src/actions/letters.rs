//! Letters that readers send under their own name. Publishing one keeps who held an office before;
//! those who say that they sent theirs are counted by day, and the number is signed by the organiser,
//! so that every server that holds the appeal says the same. Nothing of a letter or its writer is kept.

pub mod once;

use super::dispatch::{self, Draft};
use crate::{
    FederationError, Instance,
    dispatches::{self, Kept},
    error::Result,
    memory,
    moment::LastLook,
    objects::{
        dispatch::{Around, around},
        note::with_most_shown,
    },
};
use serde_json::{Map, Value};
use std::{collections::HashMap, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{
    Dispatch, Status,
    dispatch::{Envelope, Kind, Letter, Words, letter::Sent, read_words},
    people::Day,
};
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::{self, Appeal},
    dispatches as store, letter_counts,
    schedules::Schedule,
};

/// How often it is looked whether a number has changed.
const PAUSE: Duration = Duration::from_secs(1);
/// How long after one number the next of the same letter may follow, in milliseconds.
const BETWEEN_MILLIS: i64 = 10_000;
/// How long a letter that nobody sends any more is still looked at, in days.
const LOOKED_AT_DAYS: i64 = 31;
/// Most days of which the organiser sees the numbers.
const SHOWN_DAYS: u32 = 366;

/// What a draft says, if it can be published.
///
/// # Errors
/// The [`undersigned_domain::Fault`] of what is wrong.
pub fn check(inside: &Map<String, Value>) -> Result<Letter> {
    match read_words(Kind::Letter, inside)? {
        Words::Letter(letter) => {
            letter.check()?;
            Ok(*letter)
        }
        _ => Err(FederationError::Internal("a letter is read as one".into())),
    }
}

/// Publishes a draft. Whoever held an office stays in it, and so does the number that was signed.
///
/// # Errors
/// As [`Draft::fit`] and [`dispatch::publish`].
pub(super) async fn publish(
    instance: &Instance,
    appeal: &Appeal,
    draft: Draft,
    due: Option<&Schedule>,
) -> Result<Dispatch> {
    let Words::Letter(letter) = draft.fit()? else {
        return Err(FederationError::Internal("a letter is read as one".into()));
    };
    let mut letter = *letter;
    let mut change = dispatch::begin(instance, appeal).await?;
    dispatch::check_still_called_for(&change.transaction, &change.appeal, &draft).await?;
    let earlier = published(&change.transaction, appeal.id, &draft.name).await?;
    letter.sent = None;
    if let Some((_, before)) = &earlier {
        letter.follows(before)?;
        letter.sent = before.sent;
    }
    let mut inside = draft.inside.clone();
    inside.remove("sent");
    if let Some(sent) = letter.write().remove("sent") {
        inside.insert("sent".into(), sent);
    }
    let words = Words::Letter(Box::new(letter));
    let said = dispatch::say(
        &mut change,
        &draft.name,
        Kind::Letter,
        Some((&words, inside)),
    )
    .await?;
    dispatch::end(&change, appeal, &draft, due).await?;
    dispatch::finish(instance, change).await?;
    Ok(said)
}

/// Counts one that was sent, as its writer says; answers how many there are. Only the organiser's
/// server counts, and the same form ([`once::issue`]) once.
///
/// # Errors
/// [`FederationError::NotFound`] `letter_unknown` where there is none of ours;
/// [`FederationError::Conflict`] `withdrawn` once the appeal is, `letter_over` after its last day,
/// `form_stale` for a form that is not of this letter, or too old.
pub async fn sent_one(instance: &Instance, appeal: &Appeal, name: &str, once: &str) -> Result<u64> {
    let transaction = instance.database.begin().await?;
    let found = match appeal.organization_id {
        Some(_) => published(&transaction, appeal.id, name).await?,
        None => None,
    };
    let (_, letter) = found.ok_or_else(|| {
        FederationError::not_found("letter_unknown", "no letter of this server has that name")
    })?;
    if appeal.status == Status::Withdrawn.name() {
        return Err(FederationError::conflict(
            "withdrawn",
            "the appeal has been withdrawn; no more are counted",
        ));
    }
    let now = instance.clock.now().format("%Y-%m-%d").to_string();
    let today = Day::parse(&now);
    if letter
        .until
        .is_some_and(|last| today.is_some_and(|today| last < today))
    {
        return Err(FederationError::conflict(
            "letter_over",
            "the last day of this letter has passed; no more are counted",
        ));
    }
    if !once::is_open(instance, appeal, name, once) {
        return Err(FederationError::conflict(
            "form_stale",
            "the form was open for too long; open it again",
        ));
    }
    carry_over(&transaction, appeal.id, name, letter.sent).await?;
    if once::spend(&transaction, once).await? {
        letter_counts::add(&transaction, appeal.id, name, &now, 1).await?;
    }
    let total = letter_counts::total(&transaction, appeal.id, name).await?;
    transaction.commit().await?;
    Ok(total)
}

/// How many were counted here on which day, the newest first.
///
/// # Errors
/// The database.
pub async fn by_day(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
) -> Result<Vec<letter_counts::Day>> {
    let db = instance.database.conn();
    Ok(letter_counts::by_day(db, appeal.id, name, SHOWN_DAYS).await?)
}

/// Signs numbers that have changed until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let (mut told, mut last_look) = (HashMap::new(), LastLook::default());
    while !stop.is_cancelled() {
        // All numbers of all letters are added up to see which have changed.
        let moment = instance.moment().await;
        let telling = Box::pin(tell(&instance, &mut told));
        if let Err(error) = last_look.again(moment, telling).await {
            tracing::warn!(%error, "letters were not counted");
        }
        stop.run_until_cancelled(sleep(PAUSE)).await;
    }
}

/// Signs the numbers that have changed, each at most every ten seconds; says whether none is left for later.
async fn tell(instance: &Instance, told: &mut HashMap<(i64, String), i64>) -> Result<bool> {
    let mut is_all = true;
    let now = instance.clock.millis();
    // A clock that was set back holds up nothing.
    told.retain(|_, at| (0..BETWEEN_MILLIS).contains(&(now - *at)));
    let first = instance.clock.now() - chrono::TimeDelta::days(LOOKED_AT_DAYS);
    let first = first.format("%Y-%m-%d").to_string();
    for counted in letter_counts::since(instance.database.conn(), &first).await? {
        let key = (counted.appeal_id, counted.name.clone());
        if is_told(instance, &counted).await? {
            continue;
        }
        if told.contains_key(&key) {
            is_all = false;
            continue;
        }
        told.insert(key, now);
        if let Err(error) = sign(instance, counted.appeal_id, &counted.name).await {
            is_all = false;
            tracing::warn!(appeal_id = counted.appeal_id, %error, "letters were not signed for");
        }
    }
    Ok(is_all)
}

/// Whether the number is signed already, or is of something that nobody shows any more.
async fn is_told(instance: &Instance, counted: &letter_counts::Counted) -> Result<bool> {
    let db = instance.database.conn();
    let found = published(db, counted.appeal_id, &counted.name).await?;
    let count = u64::try_from(counted.count).unwrap_or(0);
    Ok(found.is_none_or(|(_, letter)| letter.sent.is_some_and(|sent| sent.count == count)))
}

/// Signs the number of one letter as it is now. No word of the letter changes, so followers are told
/// nothing: those who hold the list are.
///
/// # Errors
/// The database; no key that speaks.
pub async fn sign(instance: &Instance, appeal_id: i64, name: &str) -> Result<()> {
    let Some(appeal) = appeals::by_id(instance.database.conn(), appeal_id).await? else {
        return Ok(());
    };
    if appeal.organization_id.is_none() || appeal.root.is_none() {
        return Ok(());
    }
    let mut change = instance.change_to_sign(appeal_id).await?;
    let Some((row, mut letter)) = published(&change.transaction, appeal_id, name).await? else {
        return Ok(());
    };
    let carried = carry_over(&change.transaction, appeal_id, name, letter.sent).await?;
    let count = letter_counts::total(&change.transaction, appeal_id, name).await?;
    let day = Day::parse(&instance.clock.now().format("%Y-%m-%d").to_string());
    let Some(day) = day.filter(|_| letter.sent.is_none_or(|sent| sent.count != count)) else {
        if carried {
            change.commit().await?;
        }
        return Ok(());
    };
    letter.sent = Some(Sent { count, day });
    let held = Dispatch::stored(&row.body)?;
    let mut document = held.value();
    let inside = document.get_mut("dispatch").map(Value::take);
    let (Some(Value::Object(mut inside)), Some(sent)) = (inside, letter.write().remove("sent"))
    else {
        return Ok(());
    };
    inside.insert("sent".into(), sent);
    let keys = change.speaker(&appeal.organiser).await?;
    let now = instance.clock.rfc3339();
    let envelope = Envelope {
        id: &held.id,
        appeal: &held.appeal,
        kind: Kind::Letter,
        seq: u64::try_from(change.tick()).unwrap_or(1).max(held.seq + 1),
        now: &now,
    };
    // As it stood there, but for how much other software is shown of it where the number leaves no room for all of that.
    let of = Around {
        id: &held.id,
        organiser: &held.author,
        appeal: &held.appeal.object,
        published: held.published.as_deref().unwrap_or(&now),
        updated: held.updated.as_deref(),
    };
    let words = Words::Letter(Box::new(letter));
    let said = with_most_shown(|most| {
        let around = around(of, &words, most);
        keys.author
            .dispatch(&envelope, around, Some(inside.clone()))
    })?;
    dispatch::tell(&change, &said, "Update", false).await?;
    if dispatches::keep(&mut change, &said, row.activity).await? != Kept::Taken {
        return Err(FederationError::Internal(
            "our own dispatch is not the newest".into(),
        ));
    }
    dispatch::finish(instance, change).await
}

/// Counts what was signed before this server was put back to an earlier state, which has fewer: all
/// who hold the list were told, and no number falls. Says whether there was any.
async fn carry_over(
    transaction: &Transaction,
    appeal_id: i64,
    name: &str,
    sent: Option<Sent>,
) -> Result<bool> {
    let Some(sent) = sent.filter(|sent| sent.count > 0) else {
        return Ok(false);
    };
    // Whoever forgot nothing has signed no more than it counted: a higher number is a thief's.
    if memory::restored_at(transaction).await?.is_none()
        || not_counted(transaction, appeal_id, name, sent).await? == 0
    {
        return Ok(false);
    }
    // One after the other: of two who send theirs at one moment, the second finds nothing missing any more.
    appeals::lock(transaction, appeal_id).await?;
    let missing = not_counted(transaction, appeal_id, name, sent).await?;
    if missing > 0 {
        let day = sent.day.to_string();
        letter_counts::add(transaction, appeal_id, name, &day, missing).await?;
    }
    Ok(missing > 0)
}

/// How many of those that were signed for are not counted.
async fn not_counted(
    transaction: &Transaction,
    appeal_id: i64,
    name: &str,
    sent: Sent,
) -> Result<i64> {
    let counted = letter_counts::total(transaction, appeal_id, name).await?;
    Ok(i64::try_from(sent.count.saturating_sub(counted)).unwrap_or(0))
}

/// The letter that is published with a name, and the row that holds it.
async fn published(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
) -> Result<Option<(store::Dispatch, Letter)>> {
    let row = store::by_name(db, appeal_id, name).await?;
    let row = row.filter(|row| !row.withdrawn && row.kind == Kind::Letter.name());
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(match Dispatch::stored(&row.body)?.words {
        Words::Letter(letter) => Some((row, *letter)),
        _ => None,
    })
}
