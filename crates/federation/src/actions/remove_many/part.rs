//! One part of those who are to leave, to be refused or to come back: done, and noted as done.

use super::{
    by::actor,
    kept::{End, Head, Kind, Over, part_of, read, text},
    taken::{self, comes_back},
};
use crate::{
    FederationError, Instance,
    actions::{
        admit,
        audit::{self, Actor, DONE, FAILED, REFUSED},
        decide_signers::{self, Choice, Outcome, logged_as},
        endorse::keeps_waiting,
        sign_by_form,
    },
    error::Result,
    signers::{Signer, Standing},
    views::AppealView,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::{self, Appeal},
    organizations::Organization,
    settings,
};

/// The code of why an organisation does not decide about an appeal's signers.
const NOT_INITIATOR: &str = "not_initiator";
/// The code of why nobody is let in any more.
const WITHDRAWN: &str = "withdrawn";

/// One part, and what it belongs to.
pub(super) struct Job<'a> {
    pub organization: &'a Organization,
    pub appeal: &'a Appeal,
    pub name: &'a str,
    pub head: &'a Head,
    pub part: &'a str,
    pub is_last: bool,
    pub choices: Vec<Choice>,
}

impl Job<'_> {
    /// The ids of whom it is about.
    fn asked(&self) -> BTreeSet<&str> {
        self.choices.iter().map(|one| one.about.as_str()).collect()
    }

    /// The appeal as it is now, and those of the part who stand there so, by id.
    async fn found(
        &self,
        instance: &Instance,
        standing: Standing,
    ) -> Result<(AppealView, BTreeMap<String, Signer>)> {
        let view = instance.view_by_id(&self.appeal.ap_id).await?;
        let view = view.ok_or_else(FederationError::appeal_not_held)?;
        let asked = self.asked();
        let found = instance.signers_by_id(&view, standing, &asked).await?;
        Ok((view, found))
    }
}

/// Whether the same may succeed in a while. What one signer's register has too much of stays so, and keeps no other.
pub(super) fn waits(error: &FederationError) -> bool {
    keeps_waiting(error) || matches!(error, FederationError::Busy)
}

/// How it ends, where a part failed for what keeps every other part as well.
pub(super) fn ended_by(error: &FederationError) -> Option<End> {
    match error {
        // The organisation does not decide there any more, and nobody leaves by its word.
        FederationError::Forbidden { .. } => Some(End::NotInitiator),
        // The appeal was withdrawn since it was looked at.
        _ if error.code() == WITHDRAWN => Some(End::Withdrawn),
        _ => None,
    }
}

/// Has a part leave, or come back, in one change. Those with whom more is to be done are left for another round.
pub(super) async fn together(instance: &Instance, job: &Job<'_>) -> Result<()> {
    let (abouts, again) = match job.head.kind {
        Kind::Restoration => by_one_word(instance, job).await?,
        Kind::Removal | Kind::Refusal => (as_seen(instance, job).await?, Vec::new()),
    };
    if abouts.is_empty() {
        if !again.is_empty() {
            return Box::pin(one_by_one(instance, job)).await;
        }
        note_apart(instance, job, &[], &[]).await?;
        return Ok(());
    }
    sign(instance, job, &abouts, &again).await?;
    Ok(())
}

/// Has those of a part leave one after the other: what keeps one there keeps no other. Each is noted in the very change by
/// which it leaves. Wherever this breaks off, all who have left can be let in again at once, and whoever has not is still to
/// leave.
///
/// # Errors
/// As [`one_by_one`]; what may be gone on with in a while.
pub(super) async fn each_alone(instance: &Instance, job: &Job<'_>) -> Result<()> {
    let seen = as_seen(instance, job).await?;
    let mut left = job.choices.as_slice();
    while let Some((first, others)) = left.split_first() {
        let rest = Job {
            choices: left.to_vec(),
            ..*job
        };
        let again: Vec<&Choice> = others.iter().collect();
        let about = first.about.as_str();
        let goes_on = match seen.contains(&about) {
            true => match Box::pin(sign(instance, &rest, &[about], &again)).await {
                Err(error) if waits(&error) || ended_by(&error).is_some() => return Err(error),
                Err(error) => {
                    let how = match error {
                        FederationError::Internal(_) => FAILED,
                        _ => REFUSED,
                    };
                    note_not_done(instance, &rest, (about, how), &again).await?
                }
                Ok(goes_on) => goes_on,
            },
            false => note_apart(instance, &rest, &[], &again).await?,
        };
        if !goes_on {
            break;
        }
        left = others;
    }
    Ok(())
}

/// Signs it of some of a part, in one change with the note of who is left for another round; says whether the part was still
/// to be done.
async fn sign(
    instance: &Instance,
    job: &Job<'_>,
    abouts: &[&str],
    again: &[&Choice],
) -> Result<bool> {
    let mut change = instance.change_to_sign(job.appeal.id).await?;
    let organization = job.organization;
    let done = match job.head.kind {
        Kind::Restoration => admit::restore_together(&mut change, organization, abouts).await?,
        Kind::Removal | Kind::Refusal => {
            let reason = job.head.reason.as_deref();
            admit::remove_together(&mut change, organization, abouts, reason).await?
        }
    };
    let transaction = &change.transaction;
    // Before the log: what was stopped meanwhile is not done.
    if !note(instance, transaction, job, (&done, again)).await? {
        return Ok(false);
    }
    let actor = actor(transaction, job.head).await?;
    for about in &done {
        log(instance, transaction, job, (actor.clone(), about), DONE).await?;
    }
    change.commit().await?;
    instance.wake_delivery();
    Ok(true)
}

/// Writes into the log what became of one of a part.
async fn log(
    instance: &Instance,
    transaction: &Transaction,
    job: &Job<'_>,
    (actor, about): (Actor, &str),
    outcome: &str,
) -> Result<()> {
    let about = audit::about(instance, about);
    let reason = job.head.reason.as_deref().unwrap_or_default();
    let (object, detail) = (logged_as(job.appeal), format!("{about} {reason}"));
    let what = (job.head.kind.act().name(), object.as_str(), detail.as_str());
    let organization = job.organization.id;
    audit::note_within(instance, transaction, organization, actor, what, outcome).await
}

/// Of a part those who stand on the list as they did when somebody looked, each once.
async fn as_seen<'a>(instance: &Instance, job: &'a Job<'_>) -> Result<Vec<&'a str>> {
    let (_, found) = job.found(instance, Standing::Listed).await?;
    let is_same = |one: &&Choice| {
        let signer = found.get(&one.about);
        signer.is_some_and(|signer| one.is_as_seen(signer))
    };
    let mut once = BTreeSet::new();
    let same = job.choices.iter().filter(is_same);
    let same = same.map(|one| one.about.as_str());
    Ok(same.filter(|about| once.insert(*about)).collect())
}

/// Of a part those who come back by one word of the organisation's each, since they were attested; and the others who can come
/// back: their servers are asked for keys, other names of theirs wait, or they stand there under several ids.
async fn by_one_word<'a>(
    instance: &Instance,
    job: &'a Job<'_>,
) -> Result<(Vec<&'a str>, Vec<&'a Choice>)> {
    let (view, found) = job.found(instance, Standing::Removed).await?;
    let joined = decide_signers::joined(&view, &job.asked());
    let (mut alone, mut others) = (Vec::new(), Vec::new());
    let mut once = BTreeSet::new();
    for choice in &job.choices {
        let about = choice.about.as_str();
        let can_come = found.get(about).is_some_and(|signer| {
            comes_back(&view, job.organization, signer) && choice.is_as_seen(signer)
        });
        if !can_come || !once.insert(about) {
            continue;
        }
        let state = view.snapshot.state();
        let is_attested = state.attestations_of(about).next().is_some();
        let is_alone = is_attested && !joined.contains(about);
        match is_alone && !sign_by_form::is_waiting(instance, job.appeal, about).await? {
            true => alone.push(about),
            false => others.push(choice),
        }
    }
    Ok((alone, others))
}

/// Refuses those of a part, or lets them in again, as if somebody had ticked each: what keeps one there keeps no other. Those
/// for whom there was no time are left for another round. Other servers may be asked for keys, which no transaction waits for:
/// so it is noted afterwards, and where it breaks off before that, whoever is decided about already is found to be so, and
/// counted as left.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation does not decide there any more; [`FederationError::Conflict`] `withdrawn`
/// where nobody is let in any more.
pub(super) async fn one_by_one(instance: &Instance, job: &Job<'_>) -> Result<()> {
    let actor = actor(instance.database.conn(), job.head).await?;
    let act = (job.head.kind.act(), job.head.reason.as_deref());
    let by = (job.organization, actor);
    let choices = choices(instance, job).await?;
    let decided = decide_signers::decide(instance, by, job.appeal, act, &choices);
    let mut outcomes = Box::pin(decided).await?;
    let done = choices.iter().zip(&outcomes);
    let done = done.filter(|(_, outcome)| matches!(outcome, Outcome::Done(_)));
    let removed: Vec<String> = done.map(|(choice, _)| choice.about.clone()).collect();
    if removed.is_empty()
        && let Some(denied) = outcomes.iter().position(is_denied)
        && let Outcome::Failed(error) = outcomes.swap_remove(denied)
    {
        return Err(error);
    }
    // After some were done, the others are left for another round, which ends it.
    let is_left = |outcome: &Outcome| match outcome {
        Outcome::Left => true,
        Outcome::Failed(error) => waits(error) || is_denied(outcome),
        Outcome::Done(_) | Outcome::Elsewhere | Outcome::Changed => false,
    };
    let each = choices.iter().zip(&outcomes);
    let again = each.filter(|(_, outcome)| is_left(outcome));
    let again: Vec<&Choice> = again.map(|(choice, _)| choice).collect();
    note_apart(instance, job, &removed, &again).await?;
    Ok(())
}

/// Whether one was not decided about for what keeps every other as well.
fn is_denied(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Failed(error) => matches!(error.code(), NOT_INITIATOR | WITHDRAWN),
        _ => false,
    }
}

/// Those of a part about whom it can be decided: whoever is let in again so was removed by this organisation alone, and is not
/// blocked here.
///
/// # Errors
/// [`FederationError::Conflict`] `withdrawn` where the appeal was withdrawn since it was looked at: else each would be decided
/// about, and named in the log as refused.
async fn choices(instance: &Instance, job: &Job<'_>) -> Result<Vec<Choice>> {
    let mut choices = job.choices.clone();
    if job.head.kind != Kind::Restoration {
        return Ok(choices);
    }
    let (view, found) = job.found(instance, Standing::Removed).await?;
    admit::check_not_withdrawn(&view.list)?;
    choices.retain(|one| {
        let signer = found.get(&one.about);
        signer.is_some_and(|signer| comes_back(&view, job.organization, signer))
    });
    Ok(choices)
}

/// Notes what was done of a part in a transaction of its own; says whether the part was still to be done.
async fn note_apart(
    instance: &Instance,
    job: &Job<'_>,
    removed: &[String],
    again: &[&Choice],
) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, job.appeal.id).await?;
    let goes_on = note(instance, &transaction, job, (removed, again)).await?;
    transaction.commit().await?;
    Ok(goes_on)
}

/// The same of one who stays, since nothing could be signed of it; the log says so.
async fn note_not_done(
    instance: &Instance,
    job: &Job<'_>,
    (about, how): (&str, &str),
    again: &[&Choice],
) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, job.appeal.id).await?;
    let goes_on = note(instance, &transaction, job, (&[], again)).await?;
    if goes_on {
        let actor = actor(&transaction, job.head).await?;
        log(instance, &transaction, job, (actor, about), how).await?;
    }
    transaction.commit().await?;
    Ok(goes_on)
}

/// Notes who of a part has left, and who is left for another round; says whether the part was still to be done. Call it in a
/// transaction that holds the appeal.
async fn note(
    instance: &Instance,
    db: &impl ConnectionTrait,
    job: &Job<'_>,
    (removed, again): (&[String], &[&Choice]),
) -> Result<bool> {
    // Somebody may have begun anew meanwhile: its parts have the same names.
    let head = read::<Head>(db, job.name).await?;
    let Some(head) = head.filter(|head| head.begun_at == job.head.begun_at) else {
        return Ok(false);
    };
    let now = instance.clock.millis();
    taken::note(db, job, removed, now).await?;
    if head.over.is_some() || !settings::take(db, job.part).await? {
        // It was stopped, or another process has gone on: who was decided about one by one is decided about all the same.
        let head = Head {
            removed: head.removed + removed.len(),
            left: head.left.saturating_sub(removed.len()),
            ..head
        };
        settings::replace(db, job.name, &text(&head)?).await?;
        return Ok(false);
    }
    if !again.is_empty() {
        settings::set(db, job.part, &part_of(again.iter().copied())?).await?;
    }
    let stay = job.choices.len();
    let stay = stay.saturating_sub(removed.len() + again.len());
    let is_over = job.is_last && again.is_empty();
    let head = Head {
        removed: head.removed + removed.len(),
        left: head.left + stay,
        over: is_over.then_some(Over {
            at: now,
            end: End::Done,
        }),
        ..head
    };
    if let Some(undone) = head.undoes
        && is_over
        && head.left == 0
    {
        taken::forget(db, job.name, undone).await?;
    }
    Ok(settings::replace(db, job.name, &text(&head)?).await?)
}
