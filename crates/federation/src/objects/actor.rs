//! The documents of our actors.

use crate::{Addresses, actions::moving, keys::ActorKeys, profile::Profile};
use activitypub_federation::protocol::public_key::PublicKey;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use undersigned_domain::{context::PUBLIC, nearest};
use undersigned_store::organizations::Organization;
use url::Url;

/// Terms of an actor's document, inline: no other server needs to fetch a context of ours.
fn context() -> Value {
    json!([
        "https://www.w3.org/ns/activitystreams",
        "https://w3id.org/security/v1",
        "https://w3id.org/security/multikey/v1",
        {
            "toot": "http://joinmastodon.org/ns#",
            "schema": "http://schema.org#",
            "gts": "https://gotosocial.org/ns#",
            "PropertyValue": "schema:PropertyValue",
            "value": "schema:value",
            "featured": {"@id": "toot:featured", "@type": "@id"},
            "discoverable": "toot:discoverable",
            "indexable": "toot:indexable",
            "attributionDomains": {"@id": "toot:attributionDomains", "@type": "@id"},
            "assertionMethod": {"@id": "https://w3id.org/security#assertionMethod", "@type": "@id", "@container": "@set"},
            "interactionPolicy": {"@id": "gts:interactionPolicy", "@type": "@id"},
            "canFeature": {"@id": "gts:canFeature", "@type": "@id"},
            "automaticApproval": {"@id": "gts:automaticApproval", "@type": "@id"},
            "webfinger": {"@id": "https://purl.archive.org/socialweb/webfinger#webfinger", "@type": "http://www.w3.org/2001/XMLSchema#string"}
        }
    ])
}

/// An organisation's names by language.
pub fn names(organization: &Organization) -> BTreeMap<String, String> {
    serde_json::from_str(&organization.names).unwrap_or_default()
}

/// The document of an organisation.
pub fn organization(addresses: &Addresses, organization: &Organization, keys: &ActorKeys) -> Value {
    let id = &organization.ap_id;
    let names = names(organization);
    let shown = nearest::to_anyone(&names);
    let summary: BTreeMap<String, String> = organization
        .summary
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default();
    let summary: BTreeMap<String, String> = summary
        .into_iter()
        .map(|(tag, text)| (tag, super::note::markdown(&text).replace('\n', " ")))
        .collect();
    let profile = Profile::of(organization);
    let mut document = actor(id, "Organization", &organization.handle, keys);
    for (member, value) in [
        ("name", json!(words(shown))),
        ("nameMap", json!(names)),
        ("summary", json!(words(nearest::to_anyone(&summary)))),
        ("url", json!(id)),
        ("outbox", json!(format!("{id}/outbox"))),
        ("followers", json!(format!("{id}/followers"))),
        ("following", json!(format!("{id}/following"))),
        ("featured", json!(format!("{id}/featured"))),
        (
            "endpoints",
            json!({"sharedInbox": addresses.shared_inbox()}),
        ),
        (
            "published",
            json!(crate::clock::from_millis(organization.created_at)),
        ),
        ("manuallyApprovesFollowers", json!(false)),
        ("discoverable", json!(true)),
        ("indexable", json!(true)),
        ("attributionDomains", json!([addresses.host()])),
        (
            "interactionPolicy",
            json!({"canFeature": {"automaticApproval": [PUBLIC]}}),
        ),
        (
            "webfinger",
            json!(format!("{}@{}", organization.handle, addresses.host())),
        ),
    ] {
        document.insert(member.into(), value);
    }
    if !summary.is_empty() {
        document.insert("summaryMap".into(), json!(summary));
    }
    let language = shown.map(|(tag, _)| tag);
    for (member, picture) in [("icon", &profile.picture), ("image", &profile.header)] {
        if let Some(picture) = picture {
            document.insert(member.into(), picture.document(addresses, language));
        }
    }
    let fields = fields(organization, &profile);
    document.insert("attachment".into(), fields.into());
    moves(&mut document, organization);
    if organization.suspended_at.is_some() {
        suspended(&mut document, organization);
    }
    document.into()
}

/// What stands in a member that has one language, for software that reads no other.
fn words(shown: Option<(&String, &String)>) -> String {
    shown.map(|(_, words)| words.clone()).unwrap_or_default()
}

/// Says which actors elsewhere it was, and which one it is now.
fn moves(document: &mut Map<String, Value>, organization: &Organization) {
    let earlier = moving::earlier(organization);
    if !earlier.is_empty() {
        term(document, "alsoKnownAs", &id_term("as:alsoKnownAs"));
        document.insert("alsoKnownAs".into(), json!(earlier));
    }
    if let Some(to) = &organization.moved_to {
        term(document, "movedTo", &id_term("as:movedTo"));
        document.insert("movedTo".into(), json!(to));
        // Nobody should be led to follow it.
        document.insert("discoverable".into(), json!(false));
    }
}

fn id_term(id: &str) -> Value {
    json!({"@id": id, "@type": "@id"})
}

/// Adds a term to the context of a document.
fn term(document: &mut Map<String, Value>, name: &str, meaning: &Value) {
    let terms = document
        .get_mut("@context")
        .and_then(Value::as_array_mut)
        .and_then(|context| context.last_mut())
        .and_then(Value::as_object_mut);
    if let Some(terms) = terms {
        terms.insert(name.into(), meaning.clone());
    }
}

/// Says that an actor is suspended, in Mastodon's word. Of one that is hidden nothing is left but its
/// keys, by which what it signed can still be checked.
fn suspended(document: &mut Map<String, Value>, organization: &Organization) {
    document.insert("suspended".into(), json!(true));
    term(document, "suspended", &json!("toot:suspended"));
    document.insert("discoverable".into(), json!(false));
    document.insert("indexable".into(), json!(false));
    if organization.hidden {
        for member in [
            "nameMap",
            "summaryMap",
            "icon",
            "image",
            "attachment",
            "summary",
        ] {
            document.remove(member);
        }
        document.insert("name".into(), json!(organization.handle));
    }
}

/// What profiles show as a table. The page says `rel=me` of itself, which is how other software
/// sees that the link is the organisation's own.
fn fields(organization: &Organization, profile: &Profile) -> Vec<Value> {
    let field =
        |name: &str, value: String| json!({"type": "PropertyValue", "name": name, "value": value});
    let link = |address: &str| {
        let address = super::note::escape(address);
        let shown = address.split_once("://").map_or("", |(_, rest)| rest);
        format!("<a href=\"{address}\" rel=\"me nofollow noopener\">{shown}</a>")
    };
    let links = profile.links.iter();
    let links = links.map(|one| field(&one.name, link(&one.href)));
    let country = organization.country.clone();
    let country = country.map(|country| field("Country", country));
    std::iter::once(field("Appeals", link(&organization.ap_id)))
        .chain(links)
        .chain(country)
        .collect()
}

/// The name before the `@` of the instance actor.
pub fn instance_handle(addresses: &Addresses) -> String {
    addresses.host()
}

/// The document of the instance actor: it signs fetches and reconciliation, and is always served
/// to unsigned requests, so that servers which demand signed fetches can check ours.
pub fn instance(addresses: &Addresses, keys: &ActorKeys) -> Value {
    let id = addresses.instance_actor();
    let mut document = actor(&id, "Application", &instance_handle(addresses), keys);
    for (member, value) in [
        ("name", json!(addresses.host())),
        ("url", json!(addresses.base())),
        ("inbox", json!(addresses.shared_inbox())),
        ("outbox", json!(format!("{id}/outbox"))),
        (
            "endpoints",
            json!({"sharedInbox": addresses.shared_inbox()}),
        ),
        ("manuallyApprovesFollowers", json!(true)),
    ] {
        document.insert(member.into(), value);
    }
    document.into()
}

fn actor(id: &str, kind: &str, handle: &str, keys: &ActorKeys) -> Map<String, Value> {
    let assertion: Vec<Value> = keys
        .assertion
        .iter()
        .map(|(key_id, key)| {
            json!({
                "id": key_id,
                "type": "Multikey",
                "controller": id,
                "publicKeyMultibase": key.as_str(),
            })
        })
        .collect();
    let mut document = Map::new();
    for (member, value) in [
        ("@context", context()),
        ("id", json!(id)),
        ("type", json!(kind)),
        ("preferredUsername", json!(handle)),
        ("inbox", json!(format!("{id}/inbox"))),
        ("publicKey", public_key(id, keys)),
        ("assertionMethod", assertion.into()),
    ] {
        document.insert(member.into(), value);
    }
    document
}

/// One single key object: an array breaks some servers.
fn public_key(id: &str, keys: &ActorKeys) -> Value {
    let Ok(owner) = Url::parse(id) else {
        return Value::Null;
    };
    let key = PublicKey {
        id: keys.http.key_id().to_owned(),
        owner,
        public_key_pem: keys.http_public_pem.clone(),
    };
    serde_json::to_value(key).unwrap_or_default()
}
