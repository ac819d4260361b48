//! Who was only counted, or was listed once and is so no more, stands nowhere in clear: of the account and its
//! reply there are keyed hashes, by which they are found when the word is taken back or the account comes back,
//! and one of the account's registered domain under that appeal, by which no domain counts as many people as it
//! likes. Who was listed before keeps the address of that attestation, whose earlier versions named the account.

use crate::{
    Instance,
    actions::{each_by_itself, has_ended_before},
    error::Result,
    site,
};
use std::collections::BTreeSet;
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal},
    by_appeal::ByAppeal as _,
    co_sign_intents::{self as intents, CoSignIntent},
    refusals,
};

/// Rows hidden at a time.
const CHUNK: u32 = 200;
/// How long after an appeal has ended it is kept who was listed once, was refused, or waits, in milliseconds: thirty days.
const AFTER_THE_END: i64 = 30 * 24 * 60 * 60 * 1_000;

/// Under which name a person is found again who signed with an account.
pub(crate) fn person_hash(instance: &Instance, actor: &str) -> String {
    instance.keyed_name("account of a signature", actor)
}

pub(super) fn reply_hash(instance: &Instance, reply: &str) -> String {
    instance.keyed_name("reply of a signature", reply)
}

/// What those who are hidden of one registered domain under one appeal have in common.
pub(super) fn domain_hash(instance: &Instance, appeal_id: i64, actor: &str) -> String {
    let of = format!("{appeal_id} {}", site::of(actor));
    instance.keyed_name("domain of a signature", &of)
}

/// Whether an intent says of whom it is by a hash alone: an id has a scheme.
fn is_hidden(intent: &CoSignIntent) -> bool {
    !intent.actor.contains(':')
}

/// Takes from an intent what says whose it is.
pub(super) fn hide(instance: &Instance, intent: &mut CoSignIntent) {
    if is_hidden(intent) {
        return;
    }
    intent.host = domain_hash(instance, intent.appeal_id, &intent.actor);
    intent.actor = person_hash(instance, &intent.actor);
    intent.reply = reply_hash(instance, &intent.reply);
    intent.language = None;
}

/// The hash by which the signature of a person is found who has, or had, this intent.
pub(super) fn signature_of(instance: &Instance, intent: &CoSignIntent) -> String {
    let hash = match is_hidden(intent) {
        true => intent.actor.clone(),
        false => person_hash(instance, &intent.actor),
    };
    instance.under_appeal(intent.appeal_id, &hash)
}

/// Whether an intent came by this post.
pub(crate) fn is_by(instance: &Instance, intent: &CoSignIntent, post: &str) -> bool {
    match is_hidden(intent) {
        true => intent.reply == reply_hash(instance, post),
        false => intent.reply == post,
    }
}

/// The intent of an account for an appeal, hidden or not.
pub(super) async fn find(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
    actor: &str,
) -> Result<Option<CoSignIntent>> {
    let hash = person_hash(instance, actor);
    Ok(match intents::find(db, appeal_id, actor).await? {
        Some(intent) => Some(intent),
        None => intents::find(db, appeal_id, &hash).await?,
    })
}

/// What an account has said about any appeal, hidden or not.
pub(crate) async fn of_actor(instance: &Instance, actor: &str) -> Result<Vec<CoSignIntent>> {
    let db = instance.database.conn();
    let mut found = intents::of_actor(db, actor).await?;
    found.extend(intents::of_actor(db, &person_hash(instance, actor)).await?);
    Ok(found)
}

/// Forgets who was listed once, was refused or waits for a decision, thirty days after the appeal has ended, and hides
/// who is no more on a list.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let mut kept = BTreeSet::from_iter(intents::appeals_with_kept(db).await?);
    kept.extend(refusals::appeals_with_accounts(db).await?);
    for id in kept {
        let Some(appeal) = appeals::by_id(db, id).await? else {
            continue;
        };
        each_by_itself(id, forget_of(instance, &appeal).await)?;
    }
    hide_old(instance).await
}

async fn forget_of(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let before = instance.clock.millis() - AFTER_THE_END;
    if has_ended_before(instance, appeal, before).await? {
        let db = instance.database.conn();
        intents::forget_kept(db, appeal.id).await?;
        refusals::forget_accounts(db, appeal.id).await?;
    }
    Ok(())
}

/// Hides who stands there in clear and is to be hidden: older versions kept that so.
///
/// # Errors
/// The database, once all have been tried: one that cannot be hidden keeps no other from it.
pub(crate) async fn hide_old(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let (mut after, mut failed) = (0, None);
    loop {
        let clear = intents::in_clear(db, after, CHUNK).await?;
        let Some(last) = clear.last() else {
            return failed.map_or(Ok(()), Err);
        };
        after = last.id;
        for intent in clear {
            if let Err(error) = hide_one(instance, intent).await {
                failed = Some(error);
            }
        }
    }
}

async fn hide_one(instance: &Instance, mut intent: CoSignIntent) -> Result<()> {
    hide(instance, &mut intent);
    let transaction = instance.database.begin().await?;
    match intents::find(&transaction, intent.appeal_id, &intent.actor).await? {
        // Counted here by its hash already, by which it is found: there is one signature of both.
        Some(known) if known.state == intents::COUNTED => {
            intents::delete_unchanged(&transaction, &intent).await?;
        }
        known => {
            // What was taken back before stands for this one again.
            if let Some(known) = known {
                intents::delete(&transaction, known.id).await?;
            }
            intents::hide(&transaction, &intent).await?;
        }
    }
    Ok(transaction.commit().await?)
}
