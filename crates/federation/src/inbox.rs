//! The inbox: who sent it, whether it is sound, and the one table of what is accepted.

use crate::{
    FederationError, Instance,
    activities::{self, Received},
    actors::RemoteActor,
    error::Result,
    signatures::{self, RequestParts, SignatureFault},
};
use serde_json::{Map, Value};
use undersigned_domain::ids;
use undersigned_proof::{Digest, strict_json, strict_json::Numbers};
use undersigned_store::{delivery_hosts, received, replicas};

/// Most addressees, tags and attachments of one activity.
const MAX_LIST: usize = 1_000;
/// Objects this deep inside an activity are not read, unless they are statements.
const UNREAD_DEPTH: usize = 2;

/// An activity whose sender is known.
pub struct Incoming {
    /// Who sent it, by its HTTP signature.
    pub sender: RemoteActor,
    /// The AS2 type.
    pub kind: String,
    /// The activity's id.
    pub id: String,
    /// The whole activity.
    pub activity: Map<String, Value>,
}

impl Incoming {
    /// The object, if it is embedded.
    pub fn object(&self) -> Option<&Map<String, Value>> {
        self.activity.get("object")?.as_object()
    }

    /// The object's id, embedded or not.
    pub fn object_id(&self) -> Option<&str> {
        match self.activity.get("object")? {
            Value::String(id) => Some(id),
            Value::Object(object) => object.get("id")?.as_str(),
            _ => None,
        }
    }
}

impl Instance {
    /// Takes one request to an inbox.
    ///
    /// Order of checks: digest, signature syntax, time, key, signature, JSON, who may say it, what
    /// it says. Nothing is stored before the last has passed.
    ///
    /// # Errors
    /// The first fault; see [`FederationError`].
    pub async fn receive(&self, request: &RequestParts<'_>, body: &[u8]) -> Result<Received> {
        let unverified = signatures::parse(request, body, self.clock.now())?;
        let (sender, proof) = match self.authenticate(&unverified).await {
            Ok(sender) => sender,
            // An actor that is gone cannot be asked for its key: its farewell is accepted and
            // has no effect, so that its server stops telling us.
            Err(FederationError::Gone(_)) if is_farewell(body) => return Ok(Received::Ignored),
            Err(FederationError::Gone(_)) => {
                return Err(SignatureFault::KeyUnresolvable("the actor is gone").into());
            }
            Err(error) => return Err(error),
        };
        self.receive_from(sender, &proof.signature_hash, body).await
    }

    /// Takes the body of a request whose sender is known. `signature_hash` tells this request from
    /// another one with the same activity.
    ///
    /// # Errors
    /// The first fault.
    pub async fn receive_from(
        &self,
        sender: RemoteActor,
        signature_hash: &[u8],
        body: &[u8],
    ) -> Result<Received> {
        let incoming = self.read_activity(body, sender)?;
        let fingerprint = Digest::of(&[incoming.id.as_bytes(), b"\0", signature_hash]).hex();
        if received::seen(self.database.conn(), &fingerprint).await? {
            return Ok(Received::Repeated);
        }
        self.heard_from(&incoming.sender).await?;
        let outcome = self.dispatch(&incoming).await?;
        received::insert(self.database.conn(), &fingerprint, self.clock.millis()).await?;
        Ok(outcome)
    }

    /// A peer has contacted us, so its server is there: what was put off is sent now, and it does
    /// not count as out of reach any longer.
    ///
    /// # Errors
    /// The database.
    pub async fn heard_from(&self, peer: &RemoteActor) -> Result<()> {
        let host = ids::host(&peer.id);
        let db = self.database.conn();
        if delivery_hosts::reset_backoff(db, &host, self.clock.millis()).await? {
            replicas::host_reachable(db, &host).await?;
            self.wake_delivery();
        }
        Ok(())
    }

    /// Who signed a request: the signature is checked with the key found at the signer's origin,
    /// and once more with a fresh copy of it where that fails.
    ///
    /// # Errors
    /// [`FederationError::Signature`], [`FederationError::Gone`].
    pub async fn authenticate(
        &self,
        unverified: &signatures::Unverified,
    ) -> Result<(RemoteActor, signatures::Verified)> {
        let (actor, key) = self.http_key(unverified.key_id(), false).await?;
        match unverified.verify(&key) {
            Ok(verified) => Ok((actor, verified)),
            Err(first) => {
                let (actor, fresh) = self.http_key(unverified.key_id(), true).await?;
                match unverified.verify(&fresh) {
                    Ok(verified) => Ok((actor, verified)),
                    Err(_) => Err(first.into()),
                }
            }
        }
    }

    fn read_activity(&self, body: &[u8], sender: RemoteActor) -> Result<Incoming> {
        let Value::Object(activity) = strict_json::parse(body, Numbers::Any)? else {
            return Err(FederationError::malformed(
                "json_invalid",
                "an activity is an object",
            ));
        };
        check_lists(&activity)?;
        check_members(&activity, 0)?;
        let member = |name: &str| match activity.get(name) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Object(object)) => object.get("id")?.as_str().map(str::to_owned),
            Some(Value::Array(items)) => items.first()?.as_str().map(str::to_owned),
            _ => None,
        };
        let missing = |name: &str| {
            FederationError::malformed("member_invalid", format!("the activity has no `{name}`"))
        };
        let kind = member("type").ok_or_else(|| missing("type"))?;
        let actor = member("actor").ok_or_else(|| missing("actor"))?;
        let id = member("id").ok_or_else(|| missing("id"))?;
        if actor != sender.id {
            return Err(SignatureFault::KeyOwner.into());
        }
        ids::canonical_id("id", &id)?;
        if self.addresses.is_ours(&id) {
            return Err(FederationError::forbidden(
                "local_id",
                "the activity's id is of this server",
            ));
        }
        if !ids::same_origin(&id, &actor) {
            return Err(FederationError::forbidden(
                "attribution",
                "activity and actor are of different servers",
            ));
        }
        Ok(Incoming {
            sender,
            kind,
            id,
            activity,
        })
    }

    /// The table of what is accepted. What is not in it is answered kindly and has no effect:
    /// other software sends much that is of no use here.
    async fn dispatch(&self, incoming: &Incoming) -> Result<Received> {
        match incoming.kind.as_str() {
            "Follow" => activities::follow::receive(self, incoming).await,
            "Undo" => activities::undo::receive(self, incoming).await,
            "Accept" | "Reject" => activities::accept::receive(self, incoming).await,
            "Create" | "Update" | "Remove" => activities::create::receive(self, incoming).await,
            "Offer" => activities::offer::receive(self, incoming).await,
            "Delete" => activities::delete::receive(self, incoming).await,
            _ => Ok(Received::Ignored),
        }
    }
}

/// Whether a body says that an actor deletes itself.
fn is_farewell(body: &[u8]) -> bool {
    let Ok(activity) = strict_json::parse(body, Numbers::Any) else {
        return false;
    };
    let object = match activity.get("object") {
        Some(Value::Object(object)) => object.get("id"),
        other => other,
    };
    activity.get("type").and_then(Value::as_str) == Some("Delete")
        && object.is_some()
        && object == activity.get("actor")
}

fn check_lists(activity: &Map<String, Value>) -> Result<()> {
    let too_long = |value: &Value| value.as_array().is_some_and(|items| items.len() > MAX_LIST);
    let objects =
        std::iter::once(activity).chain(activity.get("object").and_then(Value::as_object));
    for object in objects {
        for name in ["to", "cc", "bto", "bcc", "audience", "tag", "attachment"] {
            if object.get(name).is_some_and(too_long) {
                return Err(FederationError::malformed(
                    "json_limits",
                    format!("`{name}` has more than {MAX_LIST} items"),
                ));
            }
        }
    }
    Ok(())
}

/// JSON-LD keywords could rearrange what a document means to software that expands it; we read
/// plain JSON only. Those that move things about have no place anywhere. Those that spell a value
/// out (`@value`, `@type`, …) have none in the activity and its object, which is what is read; but
/// software that expands documents leaves them further down, in copies of actors that nobody
/// reads. Statements pass a gate of their own that takes no keyword at any depth.
fn check_keywords(value: &Value, depth: usize) -> Result<()> {
    match value {
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| check_keywords(item, depth)),
        Value::Object(members) => check_members(members, depth),
        _ => Ok(()),
    }
}

fn check_members(members: &Map<String, Value>, depth: usize) -> Result<()> {
    let value_keywords = ["@value", "@type", "@id", "@language", "@direction"];
    members
        .iter()
        .try_for_each(|(name, value)| match name.as_str() {
            "@context" => Ok(()),
            name if depth >= UNREAD_DEPTH && value_keywords.contains(&name) => Ok(()),
            name if name.starts_with('@') => Err(FederationError::invalid(
                "jsonld_keyword",
                "JSON-LD keywords other than @context are not allowed",
            )),
            _ => check_keywords(value, depth + 1),
        })
}
