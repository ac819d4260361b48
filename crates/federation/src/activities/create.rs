//! `Create`, `Update` and `Remove`: envelopes around statements, and posts that co-sign.

use super::{Received, co_sign, is_anothers, statement};
use crate::{FederationError, Instance, error::Result, inbox::Incoming, property};
use serde_json::{Map, Value};
use undersigned_domain::{Fault, StatementType, Verified, ids};

/// Most objects of one activity. This program sends 50 at most.
const MAX_TOGETHER: usize = 100;

/// Takes the statement inside. It is taken out of the activity, and so are many: what is checked elsewhere need not be copied,
/// and what is long stays in memory once while other servers are asked about it.
///
/// # Errors
/// [`FederationError::Forbidden`] where the object is not the sender's to send; the faults of the
/// statement.
pub async fn receive(instance: &Instance, incoming: &mut Incoming) -> Result<Received> {
    match incoming.activity.get_mut("object") {
        Some(Value::Array(objects)) => {
            let objects = std::mem::take(objects);
            return receive_many(instance, incoming, objects).await;
        }
        Some(Value::Object(object)) if is_statement(object) => {
            let document = std::mem::take(object);
            return statement::receive(instance, document, carried(instance, incoming)).await;
        }
        _ => {}
    }
    let incoming = &*incoming;
    let fetched;
    let object = match incoming.object() {
        Some(object) => object,
        None => match Box::pin(named(instance, incoming)).await? {
            Some(object) if is_statement(&object) => {
                return statement::receive(instance, object, carried(instance, incoming)).await;
            }
            Some(object) => {
                fetched = object;
                &fetched
            }
            None => return Ok(Received::Ignored),
        },
    };
    if undersigned_domain::dispatch::is_dispatch(object) {
        return super::dispatch::receive(instance, object).await;
    }
    if undersigned_domain::proceedings::is_proceeding(object) {
        return super::proceeding::receive(instance, object).await;
    }
    let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
    let sender = &incoming.sender.id;
    if instance.addresses.is_ours(id) {
        return Err(FederationError::forbidden(
            "local_id",
            "that object is of this server",
        ));
    }
    let author = property::id(object.get("attributedTo"));
    let anothers = match author {
        Some(author) => author != sender,
        // An actor is nobody's but its own.
        None => object.contains_key("inbox"),
    };
    if !ids::same_origin(id, sender) || anothers || is_anothers(instance, id, sender).await? {
        let code = if incoming.kind == "Update" {
            "not_owner"
        } else {
            "attribution"
        };
        return Err(FederationError::forbidden(
            code,
            "the object is not the sender's own",
        ));
    }
    co_sign::receive(instance, incoming, object).await
}

/// By whom the statements in an activity were sent.
fn carried<'a>(instance: &Instance, incoming: &'a Incoming) -> statement::Carried<'a> {
    let sender = &incoming.sender;
    statement::Carried::By(&sender.id, sender.listed_lately(instance.clock.millis()))
}

/// What an activity names by its id alone, as its sender's own server has it; none where it is another's, or of no
/// use. Asked once for each activity, and of one host no oftener than is bearable.
async fn named(instance: &Instance, incoming: &Incoming) -> Result<Option<Map<String, Value>>> {
    let brings = matches!(incoming.kind.as_str(), "Create" | "Update");
    let id = match incoming.activity.get("object") {
        Some(Value::String(id)) if brings => id,
        _ => return Ok(None),
    };
    if !ids::same_origin(id, &incoming.sender.id) || instance.addresses.is_ours(id) {
        return Ok(None);
    }
    let (host, now) = (ids::host(id), instance.clock.millis());
    let paid = instance
        .key_lookups
        .pay(None, &format!("{host} (posts)"), now);
    paid.map_err(|_| {
        FederationError::too_many(
            "too_many_requests",
            "too many posts of this server were asked for; try again later",
        )
    })?;
    match instance.fetch_object(id).await {
        Ok(Value::Object(object)) => Ok(Some(object)),
        Err(error) if error.is_retryable() => Err(error),
        _ => Ok(None),
    }
}

/// Whether an activity says what is in its statements, and nothing else. A statement is taken once,
/// however often it comes, so such an activity needs nobody to remember that it was here.
pub fn carries_statements(incoming: &Incoming) -> bool {
    let envelope = matches!(incoming.kind.as_str(), "Create" | "Update" | "Remove");
    let in_it = match incoming.activity.get("object") {
        Some(Value::Array(_)) => true,
        Some(Value::Object(object)) => is_statement(object),
        _ => false,
    };
    envelope && in_it && !incoming.activity.contains_key("target")
}

/// Whether an activity brings nothing but what its author's proof speaks for: statements, or what the
/// organiser says beside the list.
pub fn proves_itself(incoming: &Incoming) -> bool {
    let envelope = matches!(incoming.kind.as_str(), "Create" | "Update" | "Delete");
    let object = incoming.object();
    carries_statements(incoming)
        || envelope && object.is_some_and(undersigned_domain::dispatch::is_dispatch)
}

/// Takes many statements of one author at once: an import. One that is refused, or unsound, keeps no
/// other out.
async fn receive_many(
    instance: &Instance,
    incoming: &Incoming,
    objects: Vec<Value>,
) -> Result<Received> {
    if objects.len() > MAX_TOGETHER {
        return Err(FederationError::malformed(
            "json_limits",
            format!("`object` has more than {MAX_TOGETHER} items"),
        ));
    }
    let documents: Vec<Value> = objects
        .into_iter()
        .filter(|object| object.as_object().is_some_and(is_statement))
        .collect();
    let (mut sound, mut fault) = (Vec::new(), None::<Fault>);
    for checked in instance.check_several::<Verified>(documents).await? {
        match checked {
            Ok(verified) => sound.push(verified),
            Err(found) => fault = fault.or(Some(found)),
        }
    }
    let carried = carried(instance, incoming);
    let outcomes = statement::take_all(instance, &sound, carried).await?;
    let outcomes: Vec<_> = outcomes.into_iter().map(statement::not_ended).collect();
    let taken = outcomes.iter().any(Result::is_ok);
    let fault = fault.map(FederationError::from);
    match fault.or_else(|| outcomes.into_iter().find_map(Result::err)) {
        Some(error) if !taken => Err(error),
        _ => Ok(Received::Taken),
    }
}

/// Whether an object is one of our statements: by its type, and a note by its `appeal`.
pub fn is_statement(object: &serde_json::Map<String, Value>) -> bool {
    let kind = object
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    match StatementType::ALL.iter().find(|(name, _)| *name == kind) {
        Some((_, StatementType::Note)) => object.get("appeal").is_some_and(Value::is_object),
        Some(_) => true,
        None => false,
    }
}
