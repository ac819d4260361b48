//! Reading an activity as it was sent: what stands in it at all, and whether its sender may send it.

use super::{Incoming, KNOWN};
use crate::{
    Addresses, FederationError, activities::create::is_statement, actors::RemoteActor,
    error::Result, property, signatures::SignatureFault,
};
use serde_json::{Map, Value, json};
use undersigned_domain::ids;
use undersigned_proof::{
    JsonFault,
    strict_json::{self, Numbers, holds_nul},
};

/// Most addressees, tags and attachments of one activity.
const MAX_LIST: usize = 1_000;
/// Longest body, in bytes, that is looked at before it is known who sent it.
const MAX_FAREWELL: usize = 16 * 1024;
/// Objects this deep inside an activity are not read, unless they are statements.
const UNREAD_DEPTH: usize = 2;
/// The same of what is in its `object`: of a post also what is in its members is read, such as its tags.
const UNREAD_DEPTH_OF_OBJECT: usize = 3;
/// Most members of one object, and most items of one list.
const MAX_MEMBERS: usize = strict_json::MAX_MEMBERS - 1;

/// Reads an activity of the sender's at the server with these addresses; none where it is another's
/// that was passed on. Nobody is asked.
///
/// # Errors
/// [`FederationError::Malformed`] for what cannot be read, [`FederationError::Signature`] and
/// [`FederationError::Forbidden`] for what is not the sender's to send.
pub fn read_activity(
    addresses: &Addresses,
    body: &[u8],
    sender: RemoteActor,
) -> Result<Option<Incoming>> {
    let read = strict_json::parse_message(body, Numbers::Any)?;
    check_sizes(&read)?;
    let Value::Object(mut activity) = read else {
        return Err(FederationError::malformed(
            "json_invalid",
            "an activity is an object",
        ));
    };
    check_lists(&activity)?;
    check_texts(&activity)?;
    check_members(&activity, 0, UNREAD_DEPTH)?;
    property::unwrap_only(&mut activity, "object");
    let missing = |name: &str| {
        FederationError::malformed("member_invalid", format!("the activity has no `{name}`"))
    };
    let owned = str::to_owned;
    let kind = property::kind(&activity, &KNOWN).map(owned);
    let kind = kind.ok_or_else(|| missing("type"))?;
    let actor = property::id(activity.get("actor")).map(owned);
    let actor = actor.ok_or_else(|| missing("actor"))?;
    let id = property::id(activity.get("id")).map(owned);
    let id = id.ok_or_else(|| missing("id"))?;
    if actor != sender.id && is_passed_on(&activity) {
        return Ok(None);
    }
    if actor != sender.id {
        let why = format!(
            "it is that of {}, and the activity's `actor` is another",
            sender.id
        );
        return Err(SignatureFault::key_owner(&why).into());
    }
    ids::canonical_id("id", &id)?;
    if addresses.is_ours(&id) {
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
    Ok(Some(Incoming {
        sender,
        kind,
        id,
        activity,
    }))
}

/// Whether an activity carries a Linked Data signature, under which some software passes on what
/// others said. Such a signature holds for many documents that read differently, so it proves
/// nothing here; it only tells a well-meant copy from a forgery.
fn is_passed_on(activity: &Map<String, Value>) -> bool {
    let signature = activity.get("signature").and_then(Value::as_object);
    signature.is_some_and(|signature| {
        signature.get("type").and_then(Value::as_str) == Some("RsaSignature2017")
    })
}

/// The actor that deletes itself, if that is what a body says.
pub fn farewell(body: &[u8]) -> Option<String> {
    // Most bodies are none, and need not be read twice to see it.
    let says_so = || std::str::from_utf8(body).is_ok_and(|text| text.contains("Delete"));
    if body.len() > MAX_FAREWELL || !says_so() {
        return None;
    }
    let activity = strict_json::parse_message(body, Numbers::Any).ok()?;
    let object = property::id(activity.get("object"))?;
    let leaves = property::is_a(activity.as_object()?, "Delete")
        && Some(object) == property::id(activity.get("actor"));
    leaves.then(|| object.to_owned())
}

/// All that is looked at of the farewell of an actor, without whatever else was written beside it.
///
/// # Errors
/// [`FederationError::Malformed`] and [`FederationError::Invalid`] for what cannot be one, whoever sent it.
pub(super) fn bare_farewell(actor: &str, body: &[u8]) -> Result<String> {
    let activity = strict_json::parse_message(body, Numbers::Any)?;
    let id = property::id(activity.get("id"))
        .ok_or_else(|| FederationError::malformed("member_invalid", "the activity has no `id`"))?;
    ids::canonical_id("actor", actor)?;
    ids::canonical_id("id", id)?;
    Ok(json!({"id": id, "type": "Delete", "actor": actor, "object": actor}).to_string())
}

/// Nothing in an activity may have as many as what is signed.
fn check_sizes(value: &Value) -> Result<()> {
    let size = match value {
        Value::Array(items) => {
            items.iter().try_for_each(check_sizes)?;
            items.len()
        }
        Value::Object(members) => {
            members.values().try_for_each(check_sizes)?;
            members.len()
        }
        _ => 0,
    };
    match size > MAX_MEMBERS {
        true => Err(FederationError::malformed(
            "json_limits",
            format!("an object or list has more than {MAX_MEMBERS} members"),
        )),
        false => Ok(()),
    }
}

/// PostgreSQL neither stores U+0000 nor looks for it, so whoever sent it would be asked to send it again for ever. Of a
/// statement only the id is looked at before its gate, which says more exactly what is wrong with its texts.
fn check_texts(activity: &Map<String, Value>) -> Result<()> {
    let in_document = |document: &Value| match document.as_object() {
        Some(members) if is_statement(members) => members.get("id").is_some_and(holds_nul),
        _ => holds_nul(document),
    };
    let in_member = |(name, value): (&String, &Value)| match name.as_str() {
        "object" | "result" => property::items(Some(value)).any(in_document),
        name => name.contains('\0') || holds_nul(value),
    };
    match activity.iter().any(in_member) {
        true => Err(JsonFault::Nul.into()),
        false => Ok(()),
    }
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
/// out (`@value`, `@type`, …) have none in the activity, its object and what is in the members of that, which is
/// what is read; but software that expands documents leaves them further down, in copies of actors that nobody
/// reads. Statements pass a gate of their own that takes no keyword at any depth.
fn check_keywords(value: &Value, depth: usize, unread: usize) -> Result<()> {
    match value {
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| check_keywords(item, depth, unread)),
        Value::Object(members) => check_members(members, depth, unread),
        _ => Ok(()),
    }
}

/// Whether a member is an ActivityStreams term under another name, which software that expands
/// documents would take for the same: two values for one thing.
fn is_written_out(name: &str) -> bool {
    name.starts_with("as:") || name.starts_with("https://www.w3.org/ns/activitystreams#")
}

fn check_members(members: &Map<String, Value>, depth: usize, unread: usize) -> Result<()> {
    let value_keywords = ["@value", "@type", "@id", "@language", "@direction"];
    members
        .iter()
        .try_for_each(|(name, value)| match name.as_str() {
            "@context" => Ok(()),
            name if depth >= unread && value_keywords.contains(&name) => Ok(()),
            name if depth < UNREAD_DEPTH && is_written_out(name) => Err(FederationError::invalid(
                "jsonld_keyword",
                "ActivityStreams terms are written short",
            )),
            name if name.starts_with('@') => Err(FederationError::invalid(
                "jsonld_keyword",
                "JSON-LD keywords other than @context are not allowed",
            )),
            "object" if depth == 0 => check_keywords(value, 1, UNREAD_DEPTH_OF_OBJECT),
            _ => check_keywords(value, depth + 1, unread),
        })
}
