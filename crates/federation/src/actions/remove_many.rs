//! Many signers leave a list who have something in common, such as a flood of bogus ones; or many who wait are refused. A person
//! has seen how many they are, and by what they were found; who they are is noted then, and nobody is among them who comes later.
//! They leave in small parts, each of which is signed, written and told of at once, and everything else has its turn in between;
//! so whoever was attested comes back who is [let in again](let_in_again). Who has a server of their own comes back as if
//! somebody had ticked them, since it is asked for their keys, and so is refused who is refused, since nothing is signed of it
//! but of those who were taken off before. What is left to do stands in the database: after a restart it goes on where it was. Whoever has begun it may still decide about
//! signers at each part; else it ends there.

mod by;
mod going_on;
mod kept;
mod part;
mod taken;

use super::{audit::Actor, decide_signers::Choice};
use crate::{FederationError, Instance, error::Result};
pub use going_on::{run, run_due};
pub use kept::{End, Kind};
use kept::{Head, KEPT, Over, below, head_of, part_of, read, text};
use std::collections::BTreeMap;
pub use taken::{Taken, forget_old, taken_away};
use undersigned_domain::Digest;
use undersigned_store::{
    ConnectionTrait, StoreResult,
    appeals::{self, Appeal},
    organizations::Organization,
    settings,
};

/// Most that leave, are refused or let in again by one decision.
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
    /// How many have left, are refused, or have come back.
    pub removed: usize,
    /// How many stay, or wait: they call for the appeal, have changed, have left by themselves, or it ended before; of
    /// those who wait, somebody else may have decided, or they stand on the list and only a name waits. Of those who left, how
    /// many do not come back.
    pub left: usize,
    /// When it was begun, in milliseconds since 1970.
    pub begun_at: i64,
    /// The account that began it,
    pub person: Option<i64>,
    /// or else the token.
    pub token: Option<i64>,
    /// How it ended; nothing while it goes on.
    pub end: Option<End>,
}

impl Progress {
    fn of(head: &Head) -> Self {
        Self {
            kind: head.kind,
            of: head.of,
            removed: head.removed,
            left: head.left,
            begun_at: head.begun_at,
            person: head.person,
            token: head.token,
            end: head.over.map(|over| over.end),
        }
    }

    /// Whether nobody leaves any more.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.end.is_some()
    }
}

/// What is decided about many.
struct Decision<'a> {
    kind: Kind,
    reason: Option<&'a str>,
    /// When the removal was decided that is undone.
    undoes: Option<i64>,
    /// How many belong to them about whom it cannot be decided.
    left: usize,
}

/// Has signers leave the list, refuses those who wait, or lets those in again who left, one part after the other. What says
/// something else by then stays, and who stands there no more is passed over.
///
/// # Errors
/// [`FederationError::Invalid`] `too_many` for more than [`MOST`]; [`FederationError::Conflict`] `removal_under_way` where
/// the organisation has just others leave, refused or let in again; the database.
pub async fn begin(
    instance: &Instance,
    by: (&Organization, &Actor),
    appeal: &Appeal,
    (kind, reason): (Kind, Option<&str>),
    chosen: &[Choice],
) -> Result<Progress> {
    let decision = Decision {
        kind,
        reason,
        undoes: None,
        left: 0,
    };
    write_down(instance, by, appeal, &decision, chosen).await
}

/// Lets all in again whom one removal of many took away and who can come back; the others are left, and counted.
///
/// # Errors
/// As [`begin`].
pub async fn let_in_again(
    instance: &Instance,
    by: (&Organization, &Actor),
    appeal: &Appeal,
    taken: &Taken,
) -> Result<Progress> {
    let chosen: Vec<Choice> = taken
        .back
        .iter()
        .map(|one| Choice {
            about: one.about.clone(),
            seen: Some(one.seen()),
        })
        .collect();
    let decision = Decision {
        kind: Kind::Restoration,
        reason: None,
        undoes: Some(taken.begun_at),
        left: taken.of.saturating_sub(chosen.len()),
    };
    write_down(instance, by, appeal, &decision, &chosen).await
}

async fn write_down(
    instance: &Instance,
    (organization, actor): (&Organization, &Actor),
    appeal: &Appeal,
    decision: &Decision<'_>,
    chosen: &[Choice],
) -> Result<Progress> {
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
        kind: decision.kind,
        organization: organization.id,
        person,
        token,
        reason: decision.reason.map(str::to_owned),
        undoes: decision.undoes,
        seen: seen(chosen),
        of: chosen.len() + decision.left,
        removed: 0,
        left: decision.left,
        begun_at: instance.clock.millis(),
        over: None,
    };
    let name = head_of(appeal, organization.id);
    let mut rows = BTreeMap::from([(name.clone(), text(&head)?)]);
    for (number, part) in (1..).zip(chosen.chunks(TOGETHER)) {
        rows.insert(format!("{}{number:05}", below(&name)), part_of(part)?);
    }
    let transaction = instance.database.begin().await?;
    // Of two who begin at once, the second finds the first.
    appeals::lock(&transaction, appeal.id).await?;
    let before: Option<Head> = read(&transaction, &name).await?;
    if before.is_some_and(|before| before.over.is_none()) {
        return Err(FederationError::conflict(
            "removal_under_way",
            "others are just being removed from this list, refused or let in again; wait until that is done, or stop it",
        ));
    }
    if head.kind == Kind::Removal {
        taken::make_room(&transaction, &name).await?;
    }
    settings::set_many(&transaction, &rows).await?;
    transaction.commit().await?;
    Ok(Progress::of(&head))
}

/// How far an organisation is with an appeal; nothing where it had nobody leave of late.
///
/// # Errors
/// The database.
pub async fn progress(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<Option<Progress>> {
    let name = head_of(appeal, organization.id);
    let head: Option<Head> = read(instance.database.conn(), &name).await?;
    Ok(head.as_ref().map(Progress::of))
}

/// Whether this person has begun it since then, about those and no others, and it is under way: their form may be sent
/// twice. `seen` is what [`seen`] says of whom the form is about.
///
/// # Errors
/// The database.
pub async fn is_begun(
    instance: &Instance,
    (organization, appeal): (&Organization, &Appeal),
    (kind, person): (Kind, i64),
    (seen, since): (&str, i64),
) -> Result<bool> {
    let name = head_of(appeal, organization.id);
    let head: Option<Head> = read(instance.database.conn(), &name).await?;
    Ok(head.is_some_and(|head| {
        let is_theirs = head.kind == kind && head.person == Some(person);
        is_theirs && head.seen == seen && head.over.is_none() && head.begun_at >= since
    }))
}

/// Differs wherever others are meant, or one of them says something else.
#[must_use]
pub fn seen(chosen: &[Choice]) -> String {
    let each = chosen.iter().filter_map(|one| one.seen.as_deref());
    let mut each: Vec<&str> = each.collect();
    each.sort_unstable();
    Digest::of(&[each.concat().as_bytes()]).hex()
}

/// Has nobody more leave; what is over stays as it ended. Whoever has left has left.
///
/// # Errors
/// The database.
pub async fn stop(instance: &Instance, organization: &Organization, appeal: &Appeal) -> Result<()> {
    put_away_if(instance, (organization, appeal), |head| head.over.is_none()).await
}

/// Has the desk no longer say how it ended; what is under way goes on.
///
/// # Errors
/// The database.
pub async fn dismiss(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<()> {
    put_away_if(instance, (organization, appeal), |head| head.over.is_some()).await
}

async fn put_away_if(
    instance: &Instance,
    (organization, appeal): (&Organization, &Appeal),
    is_meant: fn(&Head) -> bool,
) -> Result<()> {
    let name = head_of(appeal, organization.id);
    let transaction = instance.database.begin().await?;
    // Whoever leaves just now has left before this, or does not.
    appeals::lock(&transaction, appeal.id).await?;
    let head = read::<Head>(&transaction, &name).await?;
    let Some(head) = head.filter(is_meant) else {
        return Ok(());
    };
    let stopped = Over {
        at: instance.clock.millis(),
        end: End::Stopped,
    };
    put_away(&transaction, &name, &head, stopped).await?;
    transaction.commit().await?;
    Ok(())
}

/// Has it be over, whoever is left; what is over is forgotten. Call it in a transaction that holds the appeal.
async fn put_away(db: &impl ConnectionTrait, name: &str, head: &Head, over: Over) -> Result<()> {
    settings::delete_below(db, &below(name)).await?;
    match head.over {
        Some(_) => settings::delete(db, name).await?,
        None => settings::set(db, name, &text(&head.ended(over))?).await?,
    }
    Ok(())
}

/// Forgets whoever is yet to leave any list, and who left any of late.
///
/// # Errors
/// The database.
pub(crate) async fn forget(db: &impl ConnectionTrait) -> StoreResult<()> {
    settings::delete_below(db, KEPT).await?;
    taken::forget_all(db).await
}
