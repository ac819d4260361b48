//! Appeals elsewhere that something here names: they are looked up in the background, so that nobody
//! waits for another's server and nothing is forgotten when it is away.

use crate::{
    FederationError, Instance,
    error::Result,
    moment::LastLook,
    reconcile::{
        replicate::{self, Wish},
        worker::{PATIENCE, within},
    },
    shared_cases, topics,
};
use futures::FutureExt as _;
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::ids::{self, canonical_id};
use undersigned_store::{ConnectionTrait, appeal_lookups as store, appeals};

/// How often this is looked at.
const INTERVAL: Duration = Duration::from_secs(1);
/// In which of these rounds it is looked whether there is anything to tell to followers of topics.
const LOOKING: u32 = 4;
/// In which of these rounds all that is under a topic is looked at for that, whether or not anything
/// seems to have changed.
const TELLING: u32 = 60;
/// Most that wait at once. What is named beyond that is named again when it changes.
const MAX_WAITING: u64 = 500;
/// Beyond so many none is added because others name it: the rest is for what people here ask for.
const MAX_NAMED_WAITING: usize = 400;
/// How many are tried in one round.
const AT_ONCE: u64 = 4;
/// How often one is tried before it is given up: over about five days.
const MAX_TRIES: i64 = 12;
/// The first pause after a failure, in milliseconds; each further one is twice as long.
const PAUSE_MILLIS: i64 = 60 * 1_000;

/// Runs until stopped, in the middle of a lookup, too. Whoever is told of what is new under a topic does
/// not wait for the servers that are asked.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let both = async { tokio::join!(look_up(&instance), tell(&instance)) };
    tokio::select! {
        () = stop.cancelled() => {}
        _ = both => {}
    }
}

/// Looks up what is named, for ever.
async fn look_up(instance: &Instance) {
    loop {
        if let Err(error) = work(instance).await {
            tracing::warn!(%error, "appeals that are named here were not looked up");
        }
        sleep(INTERVAL).await;
    }
}

/// Tells followers of topics what is new, for ever.
async fn tell(instance: &Instance) {
    let mut round: u32 = 0;
    let (mut told, mut last_look) = (None, LastLook::default());
    loop {
        if round.is_multiple_of(TELLING) {
            (told, last_look) = (None, LastLook::default());
        }
        if round.is_multiple_of(LOOKING) {
            // All appeals are read to see what is under topics.
            let moment = instance.moment().await;
            let telling = Box::pin(tell_once(instance, &mut told));
            if let Err(error) = last_look.again(moment, telling).await {
                tracing::warn!(%error, "followers of topics were not told what is new");
            }
        }
        round = round.wrapping_add(1);
        sleep(INTERVAL).await;
    }
}

/// Tells them all; `told` is the tag of the round before, and then of this one.
async fn tell_once(instance: &Instance, told: &mut Option<u64>) -> Result<bool> {
    *told = topics::tell(instance, *told).await?;
    Ok(true)
}

/// Notes that an appeal is to be looked up, unless it is held, ours, or too many wait. One that is held is
/// asked for from now on.
///
/// # Errors
/// The database.
pub(crate) async fn add(
    instance: &Instance,
    db: &impl ConnectionTrait,
    object: &str,
) -> Result<()> {
    if !may_be_held(instance, db, object).await? {
        return Ok(());
    }
    let held = appeals::by_ap_id(db, object).await?;
    if let Some(held) = held.filter(|appeal| appeal.root.is_some()) {
        replicate::asked(instance, db, held).await?;
        return Ok(());
    }
    if store::count(db).await? < MAX_WAITING {
        store::add(db, object, instance.clock.millis()).await?;
    }
    Ok(())
}

/// The same because somebody elsewhere names it whom our people follow, or whose appeal they have signed. Only
/// so many are held because of that; beyond it, it is looked up as if nobody here had asked, or not at all.
///
/// # Errors
/// The database.
pub(crate) async fn add_named(
    instance: &Instance,
    db: &impl ConnectionTrait,
    object: &str,
) -> Result<()> {
    let held = appeals::by_ap_id(db, object).await?;
    if held.is_some_and(|appeal| appeal.root.is_some() && !appeal.unasked) {
        return Ok(());
    }
    let waiting = store::objects(db).await?;
    if waiting.len() >= MAX_NAMED_WAITING {
        return Ok(());
    }
    match replicate::wish_of_followed(instance, db, object, waiting).await? {
        Some(Wish::Ours) => add(instance, db, object).await,
        Some(Wish::Theirs) => add_unasked(instance, db, object).await,
        None => Ok(()),
    }
}

/// The same because somebody elsewhere gives cause for it: it is shown in no list.
///
/// # Errors
/// The database.
pub(crate) async fn add_unasked(
    instance: &Instance,
    db: &impl ConnectionTrait,
    object: &str,
) -> Result<()> {
    if !may_be_held(instance, db, object).await? {
        return Ok(());
    }
    let held = appeals::by_ap_id(db, object).await?;
    if held.is_some_and(|appeal| appeal.root.is_some()) || store::count(db).await? >= MAX_WAITING {
        return Ok(());
    }
    Ok(store::add_unasked(db, object, instance.clock.millis()).await?)
}

async fn may_be_held(instance: &Instance, db: &impl ConnectionTrait, object: &str) -> Result<bool> {
    Ok(!instance.addresses.is_ours(object)
        && !instance.rules_within(db).await?.is_blocked(object)
        && canonical_id("object", object).is_ok())
}

/// Looks up those whose time has come. A server that answers without end is given up like one that does
/// not answer.
async fn work(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let now = instance.clock.millis();
    for row in store::due(db, now, AT_ONCE).await? {
        let looked_up = match row.unasked {
            true => replicate::hold(instance, &row.object, Wish::Theirs).boxed(),
            false => replicate::ensure(instance, &row.object).boxed(),
        };
        match within(PATIENCE, looked_up).await {
            Ok(appeal) => {
                // Whoever calls for it is to know which cases of ours are the same.
                shared_cases::introduce(instance, &appeal).await?;
                store::delete(db, row.id).await?;
            }
            // What is there and is no appeal will be none tomorrow.
            Err(FederationError::NotFound { .. } | FederationError::Forbidden { .. }) => {
                store::delete(db, row.id).await?;
            }
            Err(error) if row.tries >= MAX_TRIES => {
                let host = ids::host(&row.object);
                let code = error.code();
                tracing::info!(host, code, "an appeal was not looked up, and given up");
                store::delete(db, row.id).await?;
            }
            Err(error) => {
                let host = ids::host(&row.object);
                tracing::debug!(host, code = error.code(), "an appeal is not looked up yet");
                let doublings = u32::try_from(row.tries.clamp(0, MAX_TRIES)).unwrap_or_default();
                let pause = PAUSE_MILLIS << doublings;
                store::put_off(db, row.id, row.tries + 1, now + pause).await?;
            }
        }
    }
    Ok(())
}
