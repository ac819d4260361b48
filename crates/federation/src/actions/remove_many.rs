//! Many signers leave a list who have something in common, such as a flood of bogus ones; or many who wait are refused. A person
//! has seen how many they are, and by what they were found; who they are is noted then, and nobody is among them who comes later.
//! They leave in small parts, each of which is signed, written and told of at once, and everything else has its turn in between;
//! who is refused is refused as if somebody had ticked them, since nothing is signed of it. What is left to do stands in the
//! database: after a restart it goes on where it was.

mod kept;

use super::{
    admit,
    audit::{self, Actor},
    decide_signers::{self, Act, Choice, Outcome, logged_as},
    endorse::keeps_waiting,
    team,
};
use crate::{FederationError, Instance, error::Result, signers::Standing};
pub use kept::Kind;
use kept::{Head, KEPT, appeal_of, below, head_of, part_of, read, text};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    ConnectionTrait, StoreResult, accounts,
    appeals::{self, Appeal},
    organizations::{self, Organization},
    settings,
};

/// Most that leave, or are refused, by one decision.
pub const MOST: usize = 5_000;
/// How many leave together.
const TOGETHER: usize = 50;
/// How often it is looked whether somebody is to leave.
const PAUSE: Duration = Duration::from_secs(2);
/// The pause between two parts: so long others can change the appeal.
const BETWEEN: Duration = Duration::from_millis(200);
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

/// Has those leave who are to, until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let more = match instance.is_time_in_doubt() {
            true => Ok(false),
            false => run_due(&instance).await,
        };
        if let Err(error) = &more {
            tracing::warn!(%error, "signers who are to leave a list wait");
        }
        let pause = match more {
            Ok(true) => BETWEEN,
            Ok(false) | Err(_) => PAUSE,
        };
        stop.run_until_cancelled(sleep(pause)).await;
    }
}

/// Has one part of each appeal leave; says whether there are more.
///
/// # Errors
/// The database.
pub async fn run_due(instance: &Instance) -> Result<bool> {
    let mut more = false;
    for name in settings::names_below(instance.database.conn(), KEPT).await? {
        let Some(appeal_id) = appeal_of(&name) else {
            continue;
        };
        // What one does is deep: it is not to lie on the stack of whoever asks.
        match Box::pin(go_on(instance, appeal_id, &name)).await {
            Ok(left) => more |= left,
            Err(error) if error.is_of_database() => return Err(error),
            // What is wrong with one appeal alone keeps nobody on the lists of others.
            Err(error) => {
                let code = error.code();
                tracing::warn!(appeal_id, code, "signers who are to leave a list wait");
            }
        }
    }
    Ok(more)
}

/// One part, and what it belongs to.
struct Job<'a> {
    organization: &'a Organization,
    appeal: &'a Appeal,
    name: &'a str,
    head: &'a Head,
    part: &'a str,
    is_last: bool,
    choices: Vec<Choice>,
}

/// Does the next part; says whether there is another.
async fn go_on(instance: &Instance, appeal_id: i64, name: &str) -> Result<bool> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let Some(head) = read::<Head>(db, name).await? else {
        return Ok(false);
    };
    if let Some(over_at) = head.over_at {
        if now.saturating_sub(over_at) >= SHOWN_MILLIS && !instance.is_deleting_in_doubt() {
            settle(instance, appeal_id, name, &head).await?;
        }
        return Ok(false);
    }
    let appeal = appeals::by_id(db, appeal_id).await?;
    let appeal = appeal.filter(|appeal| head_of(appeal) == name);
    let organization = organizations::by_id(db, head.organization).await?;
    let organization = organization.filter(|one| one.deleted_at.is_none());
    let (Some(appeal), Some(organization)) = (appeal, organization) else {
        // Nobody is left who could say it, or there is no such list any more.
        settings::delete_below(db, &below(name)).await?;
        settings::delete(db, name).await?;
        return Ok(false);
    };
    // Nothing is signed in the name of one that is suspended.
    if organization.suspended_at.is_some() {
        return Ok(false);
    }
    let parts = settings::names_below(db, &below(name)).await?;
    let mut parts = parts.iter();
    let Some(part) = parts.next() else {
        settle(instance, appeal_id, name, &head).await?;
        return Ok(false);
    };
    let choices: Vec<(String, Option<String>)> = read(db, part).await?.unwrap_or_default();
    let choices = choices.into_iter();
    let is_last = parts.next().is_none();
    let job = Job {
        organization: &organization,
        appeal: &appeal,
        name,
        head: &head,
        part,
        is_last,
        choices: choices
            .map(|(about, seen)| Choice { about, seen })
            .collect(),
    };
    if head.kind == Kind::Refusal {
        Box::pin(one_by_one(instance, &job)).await?;
        return Ok(!is_last);
    }
    match Box::pin(together(instance, &job)).await {
        Err(error) if waits(&error) => return Err(error),
        // The organisation does not decide there any more, and nobody leaves by its word.
        Err(FederationError::Forbidden { code, .. }) => {
            tracing::warn!(appeal_id, code, "signers who were to leave a list stay");
            settle(instance, appeal_id, name, &head).await?;
            return Ok(false);
        }
        Err(error) => {
            tracing::info!(
                appeal_id,
                code = error.code(),
                "they leave one by one: one of them keeps the others"
            );
            Box::pin(one_by_one(instance, &job)).await?;
        }
        Ok(()) => {}
    }
    Ok(!is_last)
}

/// Puts it away as it was found, unless another process has gone on meanwhile, or somebody has begun anew.
async fn settle(instance: &Instance, appeal_id: i64, name: &str, head: &Head) -> Result<()> {
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, appeal_id).await?;
    let now: Option<Head> = read(&transaction, name).await?;
    if let Some(now) = now.filter(|now| now.stands_as(head)) {
        put_away(&transaction, name, &now, instance.clock.millis()).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Whether the same may succeed in a while. What one signer's register has too much of stays so, and keeps no other.
fn waits(error: &FederationError) -> bool {
    keeps_waiting(error) || matches!(error, FederationError::Busy)
}

/// Has a part leave in one change.
async fn together(instance: &Instance, job: &Job<'_>) -> Result<()> {
    let abouts = as_seen(instance, job).await?;
    if abouts.is_empty() {
        return note_apart(instance, job, 0, &[]).await;
    }
    let reason = job.head.reason.as_deref();
    let mut change = instance.change_to_sign(job.appeal.id).await?;
    let removed = admit::remove_together(&mut change, job.organization, &abouts, reason).await?;
    let transaction = &change.transaction;
    // Before the log: what was stopped meanwhile is not done.
    if !note(instance, transaction, job, (removed.len(), &[])).await? {
        return Ok(());
    }
    let actor = actor(transaction, job.head).await?;
    let object = logged_as(job.appeal);
    for about in &removed {
        let about = audit::about(instance, about);
        let detail = format!("{about} {}", reason.unwrap_or_default());
        let what = (Act::Remove.name(), object.as_str(), detail.as_str());
        let organization = job.organization.id;
        audit::note_done(instance, transaction, organization, actor.clone(), what).await?;
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Of a part those who stand on the list as they did when somebody looked, each once.
async fn as_seen<'a>(instance: &Instance, job: &'a Job<'_>) -> Result<Vec<&'a str>> {
    let view = instance.view_by_id(&job.appeal.ap_id).await?;
    let view = view.ok_or_else(FederationError::appeal_not_held)?;
    let asked: BTreeSet<&str> = job.choices.iter().map(|one| one.about.as_str()).collect();
    let found = instance.signers_by_id(&view, Standing::Listed, &asked);
    let found = found.await?;
    let is_same = |one: &&Choice| {
        let signer = found.get(&one.about);
        signer.is_some_and(|signer| one.is_as_seen(signer))
    };
    let mut once = BTreeSet::new();
    let same = job.choices.iter().filter(is_same);
    let same = same.map(|one| one.about.as_str());
    Ok(same.filter(|about| once.insert(*about)).collect())
}

/// Does with a part as if somebody had ticked each: what keeps one there keeps no other. Those for whom there was no time
/// are left for another round.
async fn one_by_one(instance: &Instance, job: &Job<'_>) -> Result<()> {
    let actor = actor(instance.database.conn(), job.head).await?;
    let act = (job.head.kind.act(), job.head.reason.as_deref());
    let by = (job.organization, actor);
    let decided = decide_signers::decide(instance, by, job.appeal, act, &job.choices);
    let outcomes = Box::pin(decided).await?;
    let removed = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Done(_)));
    let is_left = |outcome: &Outcome| match outcome {
        Outcome::Left => true,
        Outcome::Failed(error) => waits(error),
        Outcome::Done(_) | Outcome::Elsewhere | Outcome::Changed => false,
    };
    let each = job.choices.iter().zip(&outcomes);
    let again = each.filter(|(_, outcome)| is_left(outcome));
    let again: Vec<&Choice> = again.map(|(choice, _)| choice).collect();
    note_apart(instance, job, removed.count(), &again).await
}

/// Notes what was done of a part in a transaction of its own.
async fn note_apart(
    instance: &Instance,
    job: &Job<'_>,
    removed: usize,
    again: &[&Choice],
) -> Result<()> {
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, job.appeal.id).await?;
    note(instance, &transaction, job, (removed, again)).await?;
    transaction.commit().await?;
    Ok(())
}

/// Notes that so many of a part have left, and who is left for another round; says whether the part was still to be done.
/// Call it in a transaction that holds the appeal.
async fn note(
    instance: &Instance,
    db: &impl ConnectionTrait,
    job: &Job<'_>,
    (removed, again): (usize, &[&Choice]),
) -> Result<bool> {
    // Another process may have gone on meanwhile, or somebody has begun anew: its parts have the same names.
    let head = read::<Head>(db, job.name).await?;
    let Some(head) = head.filter(|head| head.stands_as(job.head)) else {
        return Ok(false);
    };
    if !settings::take(db, job.part).await? {
        return Ok(false);
    }
    if !again.is_empty() {
        settings::set(db, job.part, &part_of(again.iter().copied())?).await?;
    }
    let stay = job.choices.len().saturating_sub(removed + again.len());
    let is_over = job.is_last && again.is_empty();
    let head = Head {
        removed: head.removed + removed,
        left: head.left + stay,
        over_at: is_over.then(|| instance.clock.millis()),
        ..head
    };
    Ok(settings::replace(db, job.name, &text(&head)?).await?)
}

/// Who decided it. Whose account is gone is called by nothing but a number.
async fn actor(db: &impl ConnectionTrait, head: &Head) -> Result<Actor> {
    Ok(match (head.person, head.token) {
        (Some(id), _) => {
            let account = accounts::by_id(db, id).await?;
            let called = account.map(|account| team::called(&account));
            Actor::Person(id, called.unwrap_or_default())
        }
        (None, Some(id)) => Actor::Token(id),
        (None, None) => Actor::Command,
    })
}
