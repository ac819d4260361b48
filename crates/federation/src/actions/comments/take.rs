//! A reply to an appeal of ours by somebody on its list: its words wait for the organiser.

use super::{Comment, MAX_WAITING, is_of, stands_within, words};
use crate::{
    Instance,
    actions::co_sign::{self, Reply},
    error::Result,
};
use undersigned_store::{
    appeals::Appeal,
    comments::{self, WAITING},
};

/// Takes a post of somebody who signed. The first one counts until it is deleted; changed, it
/// waits anew, and is none any more where it is not for everybody or answers nothing of ours. Whoever
/// quotes an appeal speaks to their own followers about it. Answers whether it is of use.
pub(crate) async fn take(instance: &Instance, reply: &Reply) -> Result<bool> {
    let appeal = match reply.is_public {
        true => answered(instance, reply).await?,
        false => None,
    };
    let Some(appeal) = appeal else {
        return note_gone(instance, &reply.actor, &reply.id).await;
    };
    let snapshot = instance.snapshot(&appeal).await?;
    let mut listed = snapshot.list().entries.iter();
    if !listed.any(|entry| is_of(entry, &reply.actor)) {
        return Ok(false);
    }
    let words = words::of_reply(&reply.words(), &co_sign::phrases(instance, &appeal).await?);
    keep(instance, &appeal, reply, words).await
}

async fn keep(
    instance: &Instance,
    appeal: &Appeal,
    reply: &Reply,
    words: Option<String>,
) -> Result<bool> {
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    // Who has withdrawn meanwhile says nothing more.
    if !stands_within(instance, &transaction, appeal.id, &reply.actor).await? {
        return Ok(false);
    }
    let held = comments::hold_of(&transaction, appeal.id, &reply.actor).await?;
    let language = reply.language.clone().unwrap_or_default();
    match (held, words) {
        (Some(held), _) if held.note_id != reply.id => return Ok(false),
        (Some(held), Some(words)) if held.words == words && held.language == language => {
            return Ok(true);
        }
        (Some(held), Some(words)) => {
            let changed = Comment {
                state: WAITING.to_owned(),
                updated_at: now.max(held.updated_at + 1),
                words,
                language,
                ..held
            };
            comments::update(&transaction, changed).await?;
        }
        // What it says now cannot be shown, and what it said is not said any more.
        (Some(held), None) => {
            comments::delete(&transaction, held.id).await?;
        }
        (None, None) => return Ok(false),
        (None, Some(words)) => {
            let full = comments::count(&transaction, appeal.id, WAITING).await? >= MAX_WAITING;
            // One post that answers two appeals is a comment under the first.
            if full || comments::by_note(&transaction, &reply.id).await?.is_some() {
                return Ok(false);
            }
            let new = Comment {
                id: 0,
                appeal_id: appeal.id,
                author: reply.actor.clone(),
                note_id: reply.id.clone(),
                words,
                language,
                state: WAITING.to_owned(),
                created_at: now,
                updated_at: now,
            };
            comments::insert(&transaction, new).await?;
        }
    }
    transaction.commit().await?;
    Ok(true)
}

async fn answered(instance: &Instance, reply: &Reply) -> Result<Option<Appeal>> {
    for address in &reply.answers {
        if let Some(appeal) = co_sign::own_appeal_at(instance, address).await? {
            return Ok(Some(appeal));
        }
    }
    Ok(None)
}

/// A post was deleted by its author. Answers whether it was a comment.
pub(crate) async fn note_gone(instance: &Instance, actor: &str, note: &str) -> Result<bool> {
    let db = instance.database.conn();
    let held = comments::by_note(db, note).await?;
    match held.filter(|held| held.author == actor) {
        Some(held) => Ok(comments::delete(db, held.id).await?),
        None => Ok(false),
    }
}

/// An actor is gone, and its words with it.
pub(crate) async fn actor_gone(instance: &Instance, actor: &str) -> Result<()> {
    comments::delete_by(instance.database.conn(), actor).await?;
    Ok(())
}
