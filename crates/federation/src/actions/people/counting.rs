//! Work in the background: the count becomes a statement, seldom, however many sign; what is said of where they
//! are from is renewed, more seldom still; and what was promised to be deleted is deleted. First, what older versions kept in clear of who was counted is hidden.

use super::regions;
use crate::{
    FederationError, Instance,
    actions::{audit, co_sign, each_by_itself, news::ended_a_year_ago, tally},
    error::Result,
    moment::LastLook,
};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    Transaction, acting,
    appeals::{self, Appeal},
    co_sign_intents, organizations, person_counts, person_requests, person_terms, persons,
};

/// How often this is looked at.
const INTERVAL: Duration = Duration::from_secs(1);
/// How often counts without terms are looked at, and what is said by country.
const SELDOM: Duration = Duration::from_secs(60 * 60);
/// How soon it is tried again to empty the database's log where somebody still reads what was.
const EMPTIED_AGAIN: Duration = Duration::from_secs(60);
/// How long after one statement the next may follow, in milliseconds.
const BETWEEN_MILLIS: i64 = 10_000;

/// Runs until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let (mut told, mut last_look) = (HashMap::new(), LastLook::default());
    let (mut are_hidden, mut without_terms) = (false, None::<Instant>);
    let mut to_empty = None;
    let mut regions_renewed = None::<Instant>;
    while !stop.is_cancelled() {
        // Of a database that is away or gone the log is told by itself, and not each second of all that fails.
        let database = &instance.database;
        if database.away().is_some() || database.lost().is_some() {
            stop.run_until_cancelled(sleep(INTERVAL)).await;
            continue;
        }
        if !are_hidden {
            match co_sign::hide_old(&instance).await {
                Ok(()) => are_hidden = true,
                Err(error) => tracing::warn!(%error, "who was counted is not hidden yet"),
            }
        }
        if regions_renewed.is_none_or(|renewed| renewed.elapsed() >= SELDOM) {
            match regions::renew(&instance).await {
                Ok(()) => regions_renewed = Some(Instant::now()),
                Err(error) => tracing::warn!(%error, "numbers by country were not looked at"),
            }
        }
        if without_terms.is_none_or(|told| told.elapsed() >= SELDOM) {
            match tell_without_terms(&instance).await {
                Ok(()) => without_terms = Some(Instant::now()),
                Err(error) => tracing::warn!(%error, "counts without terms were not looked at"),
            }
        }
        // All numbers of all appeals are added up to see which have changed.
        let moment = instance.moment().await;
        let telling = Box::pin(tell(&instance, &mut told));
        if let Err(error) = last_look.again(moment, telling).await {
            tracing::warn!(%error, "counts were not looked at");
        }
        if !instance.is_deleting_in_doubt()
            && let Err(error) = forget(&instance, &mut to_empty).await
        {
            tracing::warn!(%error, "what should be deleted was not");
        }
        stop.run_until_cancelled(sleep(INTERVAL)).await;
    }
}

/// Signs the counts that have changed, each at most every ten seconds; says whether none is left for later.
async fn tell(instance: &Instance, told: &mut HashMap<i64, i64>) -> Result<bool> {
    let mut is_all = true;
    let now = instance.clock.millis();
    // A clock that was set back holds up nothing.
    told.retain(|_, at| (0..BETWEEN_MILLIS).contains(&(now - *at)));
    for untold in person_terms::untold(instance.database.conn()).await? {
        let appeal_id = untold.appeal_id;
        if told.contains_key(&appeal_id) {
            is_all = false;
            continue;
        }
        told.insert(appeal_id, now);
        if let Err(error) = sign(instance, appeal_id).await {
            is_all = false;
            tracing::warn!(appeal_id, %error, "the count of people was not signed");
        }
    }
    Ok(is_all)
}

/// Signs the counts of appeals without terms, where somebody has withdrawn and that could not be signed at
/// once, or a process ended before it was. Where the same number was signed last, nothing is.
async fn tell_without_terms(instance: &Instance) -> Result<()> {
    for appeal_id in person_counts::without_terms(instance.database.conn()).await? {
        if let Err(error) = sign(instance, appeal_id).await {
            tracing::warn!(appeal_id, %error, "the count of people was not signed");
        }
    }
    Ok(())
}

/// Signs the count of one appeal as it is now.
///
/// # Errors
/// The database; no key that speaks.
pub async fn sign(instance: &Instance, appeal_id: i64) -> Result<()> {
    let db = instance.database.conn();
    let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
        return Ok(());
    };
    let (Some(id), Some(_)) = (appeal.organization_id, &appeal.root) else {
        return Ok(());
    };
    let Some(organization) = organizations::by_id(db, id).await? else {
        return Ok(());
    };
    let mut change = instance.change_to_sign(appeal_id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    tally::update(&mut change, &organization, &keys, tally::Told::default()).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Commits that somebody counts no more: to its end, also where whoever asked for it is gone meanwhile, since the
/// number is to be lowered as well.
pub(super) async fn commit_fewer(
    instance: &Instance,
    transaction: Transaction,
    appeal_id: i64,
) -> Result<()> {
    let terms = person_terms::get(&transaction, appeal_id).await?;
    let (instance, acting) = (instance.clone(), acting::inherit());
    let ended = tokio::spawn(async move {
        acting.run(transaction.commit()).await?;
        // The worker sees by the terms which counts are to be signed. People come from lists without any.
        if terms.is_none()
            && let Err(error) = sign(&instance, appeal_id).await
        {
            tracing::warn!(appeal_id, %error, "the count of people is signed within the hour");
        }
        Ok::<(), FederationError>(())
    });
    ended.await?
}

/// Deletes what was promised to be deleted, and what nobody confirmed in time. Numbers stay. `to_empty` is from when the
/// database's log is to be emptied, where what was deleted may still stand in its files.
async fn forget(instance: &Instance, to_empty: &mut Option<Instant>) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let mut deleted = 0;
    for appeal_id in person_terms::over(db, now).await? {
        // What fails for one keeps no other beyond its day.
        match forget_as_promised(instance, appeal_id).await {
            Ok(number) => deleted += number,
            Err(error) => {
                tracing::warn!(appeal_id, %error, "people's signatures were not deleted on the day; it is tried again");
            }
        }
    }
    if deleted > 0 {
        *to_empty = Some(Instant::now());
    }
    if to_empty.is_some_and(|from| from <= Instant::now()) {
        *to_empty = Some(Instant::now() + EMPTIED_AGAIN);
        if instance.database.empty_log().await? {
            *to_empty = None;
        }
    }
    if person_requests::has_expired(db, now).await? {
        person_requests::empty_expired(db, now).await?;
    }
    Ok(())
}

/// Answers how many were deleted.
async fn forget_as_promised(instance: &Instance, appeal_id: i64) -> Result<u64> {
    let deleted = delete(instance, appeal_id).await?;
    tracing::info!(
        appeal_id,
        deleted,
        "people's signatures were deleted, as promised; their number stays"
    );
    Ok(deleted)
}

/// Deletes what is kept of people to whom no day was promised, because there were no terms when they came
/// from a list or with an account: a year after their appeal has ended. Numbers stay.
///
/// # Errors
/// The database.
pub async fn forget_without_terms(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    for appeal_id in person_counts::without_terms(db).await? {
        if !persons::any(db, appeal_id).await? {
            continue;
        }
        let appeal = appeals::by_id(db, appeal_id).await?;
        let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
            continue;
        };
        each_by_itself(appeal_id, forget_after_the_end(instance, &appeal).await)?;
    }
    Ok(())
}

async fn forget_after_the_end(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if !ended_a_year_ago(instance, appeal).await? {
        return Ok(());
    }
    let deleted = delete(instance, appeal.id).await?;
    tracing::info!(
        appeal_id = appeal.id,
        deleted,
        "people's signatures were deleted a year after the end; their number stays"
    );
    Ok(())
}

/// Deletes everything of an appeal's people but their number; answers how many signatures there were.
async fn delete(instance: &Instance, appeal_id: i64) -> Result<u64> {
    let transaction = instance.database.begin().await?;
    person_requests::delete_all(&transaction, appeal_id).await?;
    co_sign_intents::delete_counted(&transaction, appeal_id).await?;
    transaction.commit().await?;
    // Last, since as long as any is there it is seen that this was broken off; and in parts.
    let deleted = persons::delete_all(instance.database.conn(), appeal_id).await?;
    if deleted > 0
        && let Err(error) = note_deleted(instance, appeal_id).await
    {
        tracing::warn!(appeal_id, %error, "the log does not say that people's signatures were deleted");
    }
    Ok(deleted)
}

/// Tells the organiser in its log that nobody there deleted them: their time was over. Afterwards, so that what is broken
/// off and begun again each second fills no log.
async fn note_deleted(instance: &Instance, appeal_id: i64) -> Result<()> {
    let appeal = appeals::by_id(instance.database.conn(), appeal_id).await?;
    let Some(appeal) = appeal else {
        return Ok(());
    };
    let Some(organization_id) = appeal.organization_id else {
        return Ok(());
    };
    let object = format!("/appeals/{}", appeal.slug);
    audit::note_by_itself(instance, organization_id, ("people-forgotten", &object)).await
}
