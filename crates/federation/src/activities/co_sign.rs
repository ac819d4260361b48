//! `Create` and `Update` of a post of other software: a reply or quote that co-signs an appeal of
//! ours, or does so no longer. Everything else is of no use here.

use super::{Received, taken_if};
use crate::{
    Instance,
    actions::{
        co_sign::{self, How, Reply},
        comments, invite,
    },
    actors::RemoteActor,
    error::Result,
    inbox::Incoming,
};
use serde_json::{Map, Value};
use undersigned_store::{appeals, co_sign_intents as intents};

/// Takes a post that its author sent.
///
/// # Errors
/// The database.
pub async fn receive(
    instance: &Instance,
    incoming: &Incoming,
    object: &Map<String, Value>,
) -> Result<Received> {
    if !["Create", "Update"].contains(&incoming.kind.as_str()) {
        return Ok(Received::Ignored);
    }
    let sender = &incoming.sender;
    let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
    let reply = Reply::read(object).filter(|reply| reply.actor == sender.id);
    if incoming.kind == "Update" && changed(instance, sender, id, reply.as_ref()).await? {
        if let Some(reply) = &reply {
            comments::take(instance, reply).await?;
        }
        return Ok(Received::Taken);
    }
    if let Some(received) = invite::take_to_sign(instance, incoming, object).await? {
        return Ok(received);
    }
    let Some(reply) = reply else {
        // What is no public post any more is no comment any more.
        let gone = comments::note_gone(instance, &sender.id, id).await?;
        return Ok(taken_if(gone));
    };
    // What somebody on the list says is a comment, also where it has the phrase in it once more.
    let commented = comments::take(instance, &reply).await?;
    let Some(appeal) = co_sign::meant(instance, &reply).await? else {
        // Whoever is on the list says something about it, and asks for nothing.
        let late = match commented {
            true => None,
            false => co_sign::meant_too_late(instance, &reply).await?,
        };
        let told = match late {
            Some(appeal) => co_sign::tell_too_late(instance, &appeal, &reply, sender).await?,
            None => false,
        };
        return Ok(taken_if(commented || told));
    };
    if !reply.is_public {
        let told = co_sign::tell_not_public(instance, &appeal, &reply, sender).await?;
        return Ok(taken_if(commented || told));
    }
    co_sign::take(instance, &appeal, &reply, sender, How::Sent).await?;
    Ok(Received::Taken)
}

/// Whether a post that was edited stands for something here. Where it does not say so any more, that
/// is withdrawn, and so is what was refused of it and might be undone.
async fn changed(
    instance: &Instance,
    sender: &RemoteActor,
    id: &str,
    reply: Option<&Reply>,
) -> Result<bool> {
    let db = instance.database.conn();
    let mut known = false;
    let mut silent = Vec::new();
    for intent in co_sign::of_actor(instance, &sender.id).await? {
        if !co_sign::is_by(instance, &intent, id) {
            continue;
        }
        // What stands for nothing now may ask for something anew.
        known |= intent.state != intents::WITHDRAWN;
        let appeal = appeals::by_id(db, intent.appeal_id).await?;
        let stands = match (reply, appeal) {
            (Some(reply), Some(appeal)) => {
                co_sign::still_co_signs(instance, reply, &appeal).await?
            }
            _ => false,
        };
        if !stands {
            silent.push(intent);
        }
    }
    co_sign::take_each_back(instance, &silent, Some(sender)).await?;
    Ok(known)
}
