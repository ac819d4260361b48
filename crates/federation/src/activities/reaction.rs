//! `Announce`, `Like` and `EmojiReact` of an appeal of ours, and their `Undo`: counted as what they
//! are, one for each account, and never as signatures.

use super::Received;
use crate::{
    Instance, actions::co_sign::own_appeal_at, error::Result, inbox::Incoming, site,
    small_writes::SmallWrite,
};
use serde_json::Value;
use undersigned_store::reactions::{self, BOOST, EMOJI, LIKE, NewReaction};

/// Most reactions of a kind from one registered domain, for each appeal.
const MAX_OF_DOMAIN: u64 = 10_000;
/// Most accounts that boost or that like one appeal.
const MAX_IN_ALL: u64 = 200_000;

/// What an appeal got besides signatures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reactions {
    /// Accounts that passed it on.
    pub boosts: u64,
    /// Accounts that like it.
    pub likes: u64,
}

/// Counts a reaction.
///
/// # Errors
/// The database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let Some(kind) = kind(&incoming.kind) else {
        return Ok(Received::Ignored);
    };
    let object = incoming.object_id().unwrap_or_default();
    let Some(appeal) = own_appeal_at(instance, object).await? else {
        return Ok(Received::Ignored);
    };
    // Of whom is deleted nothing is counted, and nobody would forget it again.
    let organiser = instance.organization_if_any(&appeal.organiser).await?;
    if organiser.is_none() {
        return Ok(Received::Ignored);
    }
    let db = instance.database.conn();
    let sender = &incoming.sender.id;
    let host = site::of(sender);
    let counts = reactions::counts(db, appeal.id).await?;
    let all = match kind {
        BOOST => counts.boosts,
        _ => counts.likes,
    };
    if all >= MAX_IN_ALL || reactions::count_of(db, appeal.id, kind, &host).await? >= MAX_OF_DOMAIN
    {
        return Ok(Received::Ignored);
    }
    let new = NewReaction {
        appeal_id: appeal.id,
        kind: kind.to_owned(),
        actor: sender.clone(),
        host,
        activity_id: incoming.id.clone(),
        created_at: instance.clock.millis(),
    };
    let counted = instance.write_down(SmallWrite::Reacted(new)).await?;
    Ok(super::taken_if(counted))
}

/// Takes a reaction back: by its id, or by what it was.
///
/// # Errors
/// The database.
pub async fn undo(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let actor = &incoming.sender.id;
    let mut gone = false;
    if let Some(activity) = incoming.undone_id() {
        let db = instance.database.conn();
        for appeal_id in reactions::said_with(db, actor, activity).await? {
            let by_id = SmallWrite::TookBack {
                appeal_id,
                actor: actor.clone(),
                activity: activity.to_owned(),
            };
            gone |= instance.write_down(by_id).await?;
        }
    }
    if !gone
        && let Some(undone) = incoming.object()
        && let Some(kind) = undone.get("type").and_then(Value::as_str).and_then(kind)
        // Of several emojis of one account the newest is noted: what undoes an older one leaves it.
        && !(kind == EMOJI && undone.contains_key("id"))
        && let Some(object) = match undone.get("object") {
            Some(Value::String(id)) => Some(id.as_str()),
            Some(Value::Object(object)) => object.get("id").and_then(Value::as_str),
            _ => None,
        }
        && let Some(appeal) = own_appeal_at(instance, object).await?
    {
        let by_appeal = SmallWrite::TookBackOf {
            appeal_id: appeal.id,
            kind,
            actor: actor.clone(),
        };
        gone = instance.write_down(by_appeal).await?;
    }
    Ok(super::taken_if(gone))
}

fn kind(activity: &str) -> Option<&'static str> {
    match activity {
        "Announce" => Some(BOOST),
        "Like" => Some(LIKE),
        "EmojiReact" => Some(EMOJI),
        _ => None,
    }
}

impl Instance {
    /// How often an appeal was boosted and liked, as far as this server was told.
    ///
    /// # Errors
    /// The database.
    pub async fn reactions_to(&self, appeal_id: i64) -> Result<Reactions> {
        let counts = reactions::counts(self.database.conn(), appeal_id).await?;
        Ok(Reactions {
            boosts: counts.boosts,
            likes: counts.likes,
        })
    }
}
