//! What is left to do is done, one part after the other, also after a restart.

use super::{
    SHOWN_MILLIS, by,
    kept::{End, Head, KEPT, Kind, Over, appeal_of, below, head_of, read},
    part::{Job, each_alone, ended_by, one_by_one, together, waits},
    put_away,
};
use crate::{
    Instance,
    actions::{
        audit,
        decide_signers::{Choice, logged_as},
    },
    error::Result,
};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    appeals::{self, Appeal},
    organizations,
    outage::Outage,
    settings,
};

/// How often it is looked whether somebody is to leave.
const PAUSE: Duration = Duration::from_secs(2);
/// The pause between two parts: so long others can change the appeal.
const BETWEEN: Duration = Duration::from_millis(200);

/// What keeps each of them waiting, by the names of their heads.
type Outages = BTreeMap<String, Outage>;

/// Has those leave who are to, until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let (mut outage, mut outages) = (Outage::default(), Outages::new());
    while !stop.is_cancelled() {
        let more = match instance.is_time_in_doubt() {
            true => Ok(false),
            false => round(&instance, &mut outages).await,
        };
        if let Some(error) = outage.look(&more) {
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
    round(instance, &mut Outages::new()).await
}

/// The same, which says now and then what lasts.
async fn round(instance: &Instance, outages: &mut Outages) -> Result<bool> {
    let mut more = false;
    let names = settings::names_below(instance.database.conn(), KEPT).await?;
    outages.retain(|name, _| names.contains(name));
    for name in names {
        let Some(appeal_id) = appeal_of(&name) else {
            continue;
        };
        // What one does is deep: it is not to lie on the stack of whoever asks.
        let went = match Box::pin(go_on(instance, appeal_id, &name)).await {
            Err(error) if error.is_of_database() => return Err(error),
            went => went,
        };
        // What is wrong with one appeal alone keeps nobody on the lists of others.
        if let Some(error) = outages.entry(name).or_default().look(&went) {
            let code = error.code();
            tracing::warn!(appeal_id, code, "signers who are to leave a list wait");
        }
        more |= went.unwrap_or(false);
    }
    Ok(more)
}

/// Does the next part; says whether there is another.
async fn go_on(instance: &Instance, appeal_id: i64, name: &str) -> Result<bool> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let Some(head) = read::<Head>(db, name).await? else {
        return Ok(false);
    };
    if let Some(over) = head.over {
        if now.saturating_sub(over.at) >= SHOWN_MILLIS && !instance.is_deleting_in_doubt() {
            settle(instance, appeal_id, name, &head).await?;
        }
        return Ok(false);
    }
    let appeal = appeals::by_id(db, appeal_id).await?;
    let appeal = appeal.filter(|appeal| head_of(appeal, head.organization) == name);
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
    if !by::may_still(instance, &head).await? {
        return give_up(instance, &appeal, (name, &head), End::Denied).await;
    }
    let parts = settings::names_below(db, &below(name)).await?;
    let mut parts = parts.iter();
    let Some(part) = parts.next() else {
        settle(instance, appeal_id, name, &head).await?;
        return Ok(false);
    };
    if !head.kind.act().is_open_for(&appeal) {
        return give_up(instance, &appeal, (name, &head), End::Withdrawn).await;
    }
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
    let done = match head.kind {
        Kind::Removal | Kind::Restoration => together_or_not(instance, &job).await,
        Kind::Refusal => Box::pin(one_by_one(instance, &job)).await,
    };
    match done {
        Err(error) => match ended_by(&error) {
            Some(end) => give_up(instance, &appeal, (name, &head), end).await,
            None => Err(error),
        },
        Ok(()) => Ok(!is_last),
    }
}

/// Has a part leave, or come back, in one change; where one of them keeps the others, one by one.
async fn together_or_not(instance: &Instance, job: &Job<'_>) -> Result<()> {
    match Box::pin(together(instance, job)).await {
        Err(error) if waits(&error) || ended_by(&error).is_some() => Err(error),
        Err(error) => {
            tracing::info!(
                appeal_id = job.appeal.id,
                code = error.code(),
                "they are decided about one by one: one of them keeps the others"
            );
            match job.head.kind {
                Kind::Removal => Box::pin(each_alone(instance, job)).await,
                Kind::Refusal | Kind::Restoration => Box::pin(one_by_one(instance, job)).await,
            }
        }
        Ok(()) => Ok(()),
    }
}

/// Puts it away as it was found, unless another process has gone on meanwhile, or somebody has begun anew.
async fn settle(instance: &Instance, appeal_id: i64, name: &str, head: &Head) -> Result<()> {
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, appeal_id).await?;
    let now: Option<Head> = read(&transaction, name).await?;
    if let Some(now) = now.filter(|now| now.stands_as(head)) {
        let over = Over {
            at: instance.clock.millis(),
            end: End::Done,
        };
        put_away(&transaction, name, &now, over).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Ends it before all had their turn, and writes that into the log. There is no other part.
async fn give_up(
    instance: &Instance,
    appeal: &Appeal,
    (name, head): (&str, &Head),
    end: End,
) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    appeals::lock(&transaction, appeal.id).await?;
    let now: Option<Head> = read(&transaction, name).await?;
    if let Some(now) = now.filter(|now| now.stands_as(head)) {
        let at = instance.clock.millis();
        put_away(&transaction, name, &now, Over { at, end }).await?;
        let actor = by::actor(&transaction, &now).await?;
        let action = format!("remove-all-{}", end.name());
        let (object, detail) = (logged_as(appeal), format!("{}/{}", now.removed, now.of));
        let what = (action.as_str(), object.as_str(), detail.as_str());
        audit::note_done(instance, &transaction, now.organization, actor, what).await?;
    }
    transaction.commit().await?;
    Ok(false)
}
