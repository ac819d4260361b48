//! Who was only counted stands nowhere in clear: of the account and its reply there are keyed hashes, by
//! which they are found when the word is taken back.

use crate::{Instance, error::Result};
use undersigned_domain::Digest;
use undersigned_store::{
    ConnectionTrait,
    co_sign_intents::{self as intents, CoSignIntent},
};

/// Rows hidden at a time.
const CHUNK: u64 = 200;

/// Under which name a person is found again who signed with an account.
pub(super) fn person_hash(instance: &Instance, actor: &str) -> String {
    hash(instance, "account of a signature", actor)
}

fn hash(instance: &Instance, purpose: &str, text: &str) -> String {
    let hash = instance.secret.keyed_hash(purpose, text.as_bytes());
    Digest::of(&[&hash]).hex()
}

fn reply_hash(instance: &Instance, reply: &str) -> String {
    hash(instance, "reply of a signature", reply)
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
    intent.actor = person_hash(instance, &intent.actor);
    intent.reply = reply_hash(instance, &intent.reply);
    intent.host = String::new();
    intent.language = None;
}

/// The hash by which the signature of a person is found who has, or had, this intent.
pub(super) fn signature_of(instance: &Instance, intent: &CoSignIntent) -> String {
    match is_hidden(intent) {
        true => intent.actor.clone(),
        false => person_hash(instance, &intent.actor),
    }
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

/// Hides who was counted by an older version, which kept that in clear.
pub(crate) async fn hide_old(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    loop {
        let clear = intents::counted_in_clear(db, CHUNK).await?;
        if clear.is_empty() {
            return Ok(());
        }
        for mut intent in clear {
            hide(instance, &mut intent);
            intents::hide(db, &intent).await?;
        }
    }
}
