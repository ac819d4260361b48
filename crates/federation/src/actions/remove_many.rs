//! Many signers leave a list who have something in common, such as a flood of bogus ones; or many who wait are refused. A person
//! has seen how many they are, and by what they were found; who they are is noted then, and nobody is among them who comes later.
//! They leave in small parts, each of which is signed, written and told of at once, and everything else has its turn in between;
//! who is refused is refused as if somebody had ticked them, since nothing is signed of it. What is left to do stands in the
//! database: after a restart it goes on where it was.

mod by;
mod going_on;
mod kept;
mod part;

use super::{audit::Actor, decide_signers::Choice};
use crate::{FederationError, Instance, error::Result};
pub use going_on::{run, run_due};
pub use kept::Kind;
use kept::{Head, KEPT, below, head_of, part_of, read, text};
use std::collections::BTreeMap;
use undersigned_store::{
    ConnectionTrait, StoreResult,
    appeals::{self, Appeal},
    organizations::Organization,
    settings,
};

/// Most that leave, or are refused, by one decision.
pub const MOST: usize = 5_000;
/// How many leave together.
const TOGETHER: usize = 50;
/// How long the desk says how it ended, in milliseconds: a day.
const SHOWN_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What becomes of them.
    pub kind: Kind,
    /// How many were to leave, or to be refused.
    pub of: usize,
    /// How many have left, or are refused.
    pub removed: usize,
    /// How many stay, or wait: they call for the appeal, have changed, have left by themselves, or it was stopped before; of
    /// those who wait, somebody else may have decided, or they stand on the list and only a name waits.
    pub left: usize,
    /// Whether nobody leaves any more.
    pub is_over: bool,
}

/// Has signers leave the list, or refuses those who wait, one part after the other. What says something else by then stays, and
/// who stands there no more is passed over.
///
/// # Errors
/// [`FederationError::Invalid`] `too_many` for more than [`MOST`]; [`FederationError::Conflict`] `removal_under_way` where
/// others are just leaving, or being refused; the database.
pub async fn begin(
    instance: &Instance,
    (organization, actor): (&Organization, &Actor),
    appeal: &Appeal,
    (kind, reason): (Kind, Option<&str>),
    chosen: &[Choice],
) -> Result<()> {
    if chosen.len() > MOST {
        return Err(FederationError::invalid(
            "too_many",
            format!("at most {MOST} signers are decided about so by one decision"),
        ));
    }
    let (person, token) = match actor {
        Actor::Person(id, _) => (Some(*id), None),
        Actor::Token(id) => (None, Some(*id)),
        Actor::Command => (None, None),
    };
    let head = Head {
        kind,
        organization: organization.id,
        person,
        token,
        reason: reason.map(str::to_owned),
        of: chosen.len(),
        removed: 0,
        left: 0,
        begun_at: instance.clock.millis(),
        over_at: None,
    };
    let name = head_of(appeal);
    let mut rows = BTreeMap::from([(name.clone(), text(&head)?)]);
    for (number, part) in (1..).zip(chosen.chunks(TOGETHER)) {
        rows.insert(format!("{}{number:05}", below(&name)), part_of(part)?);
    }
    let transaction = instance.database.begin().await?;
    // Of two who begin at once, the second finds the first.
    appeals::lock(&transaction, appeal.id).await?;
    let before: Option<Head> = read(&transaction, &name).await?;
    if before.is_some_and(|before| before.over_at.is_none()) {
        return Err(FederationError::conflict(
            "removal_under_way",
            "others are just being removed from this list, or refused; wait until that is done, or stop it",
        ));
    }
    settings::set_many(&transaction, &rows).await?;
    transaction.commit().await?;
    Ok(())
}

/// How far it is with an appeal; nothing where nobody was to leave of late.
///
/// # Errors
/// The database.
pub async fn progress(instance: &Instance, appeal: &Appeal) -> Result<Option<Progress>> {
    let head: Option<Head> = read(instance.database.conn(), &head_of(appeal)).await?;
    Ok(head.map(|head| Progress {
        kind: head.kind,
        of: head.of,
        removed: head.removed,
        left: head.left,
        is_over: head.over_at.is_some(),
    }))
}

/// Whether this person has begun it since then, and it is under way: their form may be sent twice.
///
/// # Errors
/// The database.
pub async fn is_begun(
    instance: &Instance,
    appeal: &Appeal,
    (kind, person): (Kind, i64),
    since: i64,
) -> Result<bool> {
    let head: Option<Head> = read(instance.database.conn(), &head_of(appeal)).await?;
    Ok(head.is_some_and(|head| {
        let is_theirs = head.kind == kind && head.person == Some(person);
        is_theirs && head.over_at.is_none() && head.begun_at >= since
    }))
}

/// Has nobody more leave; what is over stays as it ended. Whoever has left has left.
///
/// # Errors
/// The database.
pub async fn stop(instance: &Instance, appeal: &Appeal) -> Result<()> {
    put_away_if(instance, appeal, |head| head.over_at.is_none()).await
}

/// Has the desk no longer say how it ended; what is under way goes on.
///
/// # Errors
/// The database.
pub async fn dismiss(instance: &Instance, appeal: &Appeal) -> Result<()> {
    put_away_if(instance, appeal, |head| head.over_at.is_some()).await
}

async fn put_away_if(
    instance: &Instance,
    appeal: &Appeal,
    is_meant: fn(&Head) -> bool,
) -> Result<()> {
    let name = head_of(appeal);
    let transaction = instance.database.begin().await?;
    // Whoever leaves just now has left before this, or does not.
    appeals::lock(&transaction, appeal.id).await?;
    let head = read::<Head>(&transaction, &name).await?;
    let Some(head) = head.filter(is_meant) else {
        return Ok(());
    };
    put_away(&transaction, &name, &head, instance.clock.millis()).await?;
    transaction.commit().await?;
    Ok(())
}

/// Has it be over, whoever is left; what is over is forgotten. Call it in a transaction that holds the appeal.
async fn put_away(db: &impl ConnectionTrait, name: &str, head: &Head, now: i64) -> Result<()> {
    settings::delete_below(db, &below(name)).await?;
    match head.over_at {
        Some(_) => settings::delete(db, name).await?,
        None => settings::set(db, name, &text(&head.ended(now))?).await?,
    }
    Ok(())
}

/// Forgets whoever is yet to leave any list.
///
/// # Errors
/// The database.
pub(crate) async fn forget(db: &impl ConnectionTrait) -> StoreResult<()> {
    settings::delete_below(db, KEPT).await
}
