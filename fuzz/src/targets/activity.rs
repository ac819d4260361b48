//! What arrives in an inbox, as far as it is read without asking anybody: the activity, and as what
//! its object can be taken: a statement, a post that co-signs, an actor, a report. Also the header
//! that compares followers.

use arbitrary::Result;
use http::{HeaderMap, HeaderValue};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use undersigned_domain::{Verified, ids};
use undersigned_federation::{
    Addresses,
    actions::co_sign::{Phrases, Reply},
    activities::{create, flag},
    actors::RemoteActor,
    inbox, property, site, synchronization,
};
use undersigned_proof::{strict_json, strict_json::Numbers};

static HERE: LazyLock<Addresses> =
    LazyLock::new(|| Addresses::new(&"https://hub.example".parse().expect("an address")));

/// Most items that are read of a list.
const MOST_ITEMS: usize = 20;
/// Longest name, in characters.
const LONGEST_NAME: usize = 300;

/// Reads the input as everything that it can be.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    synchronization_header(input);
    let farewell = inbox::farewell(input);
    let Ok(value) = strict_json::parse(input, Numbers::Any) else {
        assert_eq!(farewell, None);
        return Ok(());
    };
    as_anything(&value);
    let Some(actor) = property::id(value.get("actor")) else {
        return Ok(());
    };
    assert!(farewell.is_none_or(|leaving| leaving == actor));
    if let Some(sender) = sender(actor)
        && let Ok(Some(incoming)) = inbox::read_activity(&HERE, input, sender)
    {
        assert!(ids::canonical_id("id", &incoming.id).is_ok());
        assert!(ids::same_origin(&incoming.id, &incoming.sender.id));
        assert!(!HERE.is_ours(&incoming.id));
        let keyword = |name: &String| name.starts_with('@') && name != "@context";
        assert!(!incoming.activity.keys().any(keyword));
        assert!(!incoming.object().is_some_and(|it| it.keys().any(keyword)));
        report(&incoming.activity);
        for object in property::each(incoming.activity.get("object")) {
            as_anything(object);
        }
    }
    Ok(())
}

fn sender(id: &str) -> Option<RemoteActor> {
    let followers = format!("{id}/followers");
    let document = json!({"id": id, "type": "Person", "inbox": id, "followers": followers});
    RemoteActor::read(&document, 0).ok()
}

fn as_anything(value: &Value) {
    if let Ok(actor) = RemoteActor::read(value, 0) {
        sound(&actor);
    }
    let phrases = Phrases::of(value);
    let Some(object) = value.as_object() else {
        return;
    };
    if create::is_statement(object) {
        let _ = Verified::check_value(value);
    }
    if let Some(reply) = Reply::read(object) {
        assert!(ids::canonical_id("id", &reply.id).is_ok());
        assert!(ids::same_origin(&reply.id, &reply.actor));
        assert!(reply.about.len() <= 10);
        assert!(reply.about.iter().all(|id| id.len() <= ids::MAX_ID_BYTES));
        reply.says(&phrases);
        reply.says(&Phrases::of(&Value::Null));
    }
}

/// What is stored of an actor, and where something will be sent.
fn sound(actor: &RemoteActor) {
    assert!(actor.id.len() <= ids::MAX_ID_BYTES);
    for inbox in actor.shared_inbox.iter().chain([&actor.inbox]) {
        assert!(inbox.len() <= ids::MAX_ID_BYTES && site::same(inbox, &actor.id));
    }
    for collection in actor.featured.iter().chain(&actor.followers) {
        assert!(ids::same_origin(collection, &actor.id));
    }
    assert!(actor.names.len() <= MOST_ITEMS && actor.also_known_as.len() <= MOST_ITEMS);
    let short = |name: &String| name.chars().count() <= LONGEST_NAME;
    assert!(actor.names.values().all(short));
    assert!(actor.http_keys.len() <= MOST_ITEMS && actor.assertion.len() <= MOST_ITEMS);
    for (id, _) in &actor.http_keys {
        let _ = actor.http_key(id);
    }
    actor.handle();
}

fn report(activity: &Map<String, Value>) {
    let content = flag::content(activity);
    assert!(content.chars().count() <= 2_000 && !content.contains(char::is_control));
    let subjects = flag::subjects(activity);
    assert!(subjects.len() <= MOST_ITEMS);
    assert!(subjects.iter().all(|id| id.len() <= ids::MAX_ID_BYTES));
}

fn synchronization_header(input: &[u8]) {
    let sender = sender("https://a.example/users/a").expect("an actor");
    let Ok(value) = HeaderValue::from_bytes(input) else {
        return;
    };
    let mut headers = HeaderMap::new();
    headers.insert(synchronization::HEADER, value);
    if let Some(claim) = synchronization::read(&sender, &headers) {
        assert_eq!(claim.actor, sender.id);
        assert!(ids::same_origin(&claim.url, &sender.id));
    }
}
