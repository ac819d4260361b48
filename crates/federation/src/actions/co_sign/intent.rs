//! A reply came: it is noted, and answered with a direct message.

use super::{
    hidden::{self, domain_hash},
    message::{self, Why},
    reply::Reply,
};
use crate::{Instance, actors::RemoteActor, error::Result, site};
use undersigned_store::{
    appeals::{self, Appeal},
    co_sign_intents::{self as intents, CoSignIntent, NewCoSignIntent},
};

/// How soon an account is written to again, in milliseconds.
const AGAIN_MILLIS: i64 = 60 * 60 * 1_000;
/// Most accounts of one registered domain that have not confirmed, for each appeal.
const MAX_OF_HOST: u64 = 1_000;
/// Most accounts that have not confirmed, for each appeal.
const MAX_IN_ALL: u64 = 20_000;

/// How this server came to know of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Its author's server sent it.
    Sent,
    /// Somebody pasted a link to it.
    Pasted,
}

/// Notes that an account wants to co-sign, and writes to it. Replies of one account are one
/// intent. Where there is no room any more, nothing happens.
pub(crate) async fn take(
    instance: &Instance,
    appeal: &Appeal,
    reply: &Reply,
    account: &RemoteActor,
    how: How,
) -> Result<()> {
    // One that was deleted writes to nobody any more.
    let organization = instance.organization_if_any(&appeal.organiser).await?;
    let Some(organization) = organization else {
        return Ok(());
    };
    let snapshot = instance.snapshot(appeal).await?;
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    // Nobody is counted meanwhile, and found by a hash from then on.
    appeals::hold(&transaction, appeal.id).await?;
    let known = hidden::find(instance, &transaction, appeal.id, &account.id).await?;
    let is_new = known.is_none();
    let known = match known {
        Some(known) => Some(known),
        None if !has_room(instance, &transaction, appeal.id, &account.id).await? => None,
        None => intents::insert_if_absent(&transaction, new(appeal, reply, account, now)).await?,
    };
    let Some(mut intent) = known else {
        return Ok(());
    };
    if ![intents::INTENT, intents::WITHDRAWN].contains(&intent.state.as_str()) {
        return Ok(());
    }
    if was_taken_off(instance, &intent, reply) {
        return Ok(());
    }
    let due = match how {
        How::Sent => intent.state == intents::WITHDRAWN || now - intent.messaged_at >= AGAIN_MILLIS,
        How::Pasted => now - intent.resent_at >= AGAIN_MILLIS,
    };
    intents::INTENT.clone_into(&mut intent.state);
    intent.actor.clone_from(&account.id);
    intent.host = site::of(&account.id);
    intent.reply.clone_from(&reply.id);
    intent.language.clone_from(&reply.language);
    intent.updated_at = now;
    if due {
        match how {
            How::Sent => intent.messaged_at = now,
            How::Pasted => intent.resent_at = now,
        }
        if is_new {
            intent.messaged_at = now;
        }
    }
    intents::update(&transaction, intent.clone()).await?;
    if due {
        let about = message::About::reply(&organization, snapshot.list(), account, reply);
        message::ask(instance, &transaction, &about, intent.id).await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Tells an account that its reply has the words and is shown to too few people to sign, at most once an
/// hour, and where nothing of it stands or waits for its link. Nothing of the reply is kept.
pub(crate) async fn tell_not_public(
    instance: &Instance,
    appeal: &Appeal,
    reply: &Reply,
    account: &RemoteActor,
) -> Result<bool> {
    tell_in_vain(instance, appeal, reply, account, Why::NotPublic).await
}

/// Tells an account in the same way that its reply came too late: once, as long as the appeal stays as it is.
pub(crate) async fn tell_too_late(
    instance: &Instance,
    appeal: &Appeal,
    reply: &Reply,
    account: &RemoteActor,
) -> Result<bool> {
    tell_in_vain(instance, appeal, reply, account, Why::TooLate).await
}

async fn tell_in_vain(
    instance: &Instance,
    appeal: &Appeal,
    reply: &Reply,
    account: &RemoteActor,
    why: Why,
) -> Result<bool> {
    let organization = instance.organization_if_any(&appeal.organiser).await?;
    let Some(organization) = organization else {
        return Ok(false);
    };
    let snapshot = instance.snapshot(appeal).await?;
    let now = instance.clock.millis();
    let was_told = |known: &CoSignIntent| match why {
        Why::TooLate => {
            let ended = i64::try_from(snapshot.list().ended_at()).unwrap_or(i64::MAX);
            known.messaged_at >= ended
        }
        _ => now - known.messaged_at < AGAIN_MILLIS,
    };
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, appeal.id).await?;
    match hidden::find(instance, &transaction, appeal.id, &account.id).await? {
        Some(known) if known.state != intents::WITHDRAWN || was_told(&known) => {
            return Ok(false);
        }
        Some(known) => {
            let told = CoSignIntent {
                messaged_at: now,
                updated_at: now,
                ..known
            };
            intents::update(&transaction, told).await?;
        }
        None if !has_room(instance, &transaction, appeal.id, &account.id).await? => {
            return Ok(false);
        }
        None => {
            let told = NewCoSignIntent {
                reply: String::new(),
                language: None,
                state: intents::WITHDRAWN.to_owned(),
                messaged_at: now,
                ..new(appeal, reply, account, now)
            };
            intents::insert_if_absent(&transaction, told).await?;
        }
    }
    let about = message::About::reply(&organization, snapshot.list(), account, reply);
    message::tell(instance, &transaction, &about, (why, appeal)).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(true)
}

/// Whether an account that stood on the list by this reply was taken off it: only another one asks anew.
/// A reply that the account took back itself is not noted any more.
fn was_taken_off(instance: &Instance, intent: &CoSignIntent, reply: &Reply) -> bool {
    let stood = intent.state == intents::WITHDRAWN && intent.attestation.is_some();
    stood && hidden::is_by(instance, intent, &reply.id)
}

async fn has_room(
    instance: &Instance,
    db: &impl undersigned_store::ConnectionTrait,
    appeal_id: i64,
    actor: &str,
) -> Result<bool> {
    let (host, hidden) = (site::of(actor), domain_hash(instance, appeal_id, actor));
    let of_host = intents::count_unconfirmed_of(db, appeal_id, [&host, &hidden]).await?;
    let states = [intents::INTENT, intents::WITHDRAWN];
    Ok(of_host < MAX_OF_HOST && intents::count(db, appeal_id, &states).await? < MAX_IN_ALL)
}

fn new(appeal: &Appeal, reply: &Reply, account: &RemoteActor, now: i64) -> NewCoSignIntent {
    NewCoSignIntent {
        appeal_id: appeal.id,
        actor: account.id.clone(),
        host: site::of(&account.id),
        reply: reply.id.clone(),
        language: reply.language.clone(),
        state: intents::INTENT.to_owned(),
        // Nothing was sent yet, whatever the clock says.
        messaged_at: 0,
        resent_at: 0,
        created_at: now,
        updated_at: now,
    }
}

/// The row as it is now.
pub(super) async fn again(
    db: &impl undersigned_store::ConnectionTrait,
    id: i64,
) -> Result<CoSignIntent> {
    intents::by_id(db, id).await?.ok_or_else(super::vanished)
}
