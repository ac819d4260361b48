//! One actor and one `Follow`, written in every way that means the same, or lacking what need not
//! be there.

use crate::table::Scene;
use serde_json::{Value, json};
use undersigned_federation::signatures::{Scheme, SigningKey, generate_rsa_2048};
use undersigned_tests::{ForeignActor, Picture, picture::column};

/// Sends an activity; what is wrong with the answer, if anything.
async fn tell(scene: &Scene, actor: &ForeignActor, activity: &Value) -> Option<String> {
    let letter = actor.letter(Scheme::Cavage, &scene.inbox, activity);
    let answer = letter.send().await;
    (answer.status.as_u16() != 202).then(|| format!("{} {}", answer.status, answer.text))
}

async fn is_follower(scene: &Scene, actor: &ForeignActor) -> bool {
    let followers = column(&scene.hub, "followers", "actor").await;
    followers.contains(&json!(actor.id))
}

/// Follows, and looks whether that had its effect.
async fn follows(scene: &Scene, actor: &ForeignActor, follow: &Value) -> Option<String> {
    let fault = tell(scene, actor, follow).await;
    let there = is_follower(scene, actor).await;
    fault.or_else(|| (!there).then(|| "not a follower".to_owned()))
}

fn set(members: &[(&str, Value)]) -> Vec<(String, Value)> {
    let owned = members.iter().cloned();
    owned
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A document with members changed; null takes one away.
fn with(mut document: Value, changes: &[(String, Value)]) -> Value {
    let members = document.as_object_mut().expect("an object");
    for (name, value) in changes {
        match value {
            Value::String(word) if word == "ABSENT" => {
                members.shift_remove(name);
            }
            _ => {
                members.insert(name.clone(), value.clone());
            }
        }
    }
    document
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_actor_is_read_however_it_is_written() {
    let scene = Scene::new().await;
    let actor = scene.foreign.organization("shape");
    let id = actor.id.clone();
    let plain = actor.document();
    let key = plain["publicKey"].clone();
    let multikey = plain["assertionMethod"][0].clone();
    let absent = || json!("ABSENT");
    let variants = [
        set(&[("type", json!(["Person", "schema:Person"]))]),
        set(&[("type", json!(["litepub:Thing", "Organization"]))]),
        set(&[("@context", absent())]),
        set(&[("@context", json!("https://www.w3.org/ns/activitystreams"))]),
        set(&[(
            "@context",
            json!({"as": "https://www.w3.org/ns/activitystreams#"}),
        )]),
        set(&[("publicKey", json!([key]))]),
        set(&[(
            "publicKey",
            json!([{"id": "https://x.example/k", "owner": "https://x.example/a", "publicKeyPem": "x"}, key]),
        )]),
        set(&[(
            "publicKey",
            json!({"id": key["id"], "owner": {"id": id}, "publicKeyPem": key["publicKeyPem"]}),
        )]),
        set(&[(
            "publicKey",
            json!({"id": key["id"], "publicKeyPem": key["publicKeyPem"]}),
        )]),
        set(&[("assertionMethod", absent())]),
        set(&[("assertionMethod", Value::Null)]),
        set(&[("assertionMethod", multikey.clone())]),
        set(&[("assertionMethod", json!(multikey["id"]))]),
        set(&[("assertionMethod", json!([multikey["id"], multikey, 7]))]),
        set(&[("endpoints", absent())]),
        set(&[("endpoints", Value::Null)]),
        set(&[("endpoints", json!(format!("{id}/endpoints")))]),
        set(&[(
            "endpoints",
            json!([{"sharedInbox": format!("{}/inbox", scene.foreign.base)}]),
        )]),
        set(&[("preferredUsername", absent()), ("name", absent())]),
        set(&[("preferredUsername", Value::Null), ("name", Value::Null)]),
        set(&[
            ("name", json!(["One", "Two"])),
            ("nameMap", json!("no map")),
        ]),
        set(&[("nameMap", json!({"en": ["a list"], "fr": null}))]),
        set(&[("icon", json!("https://x.example/a.png"))]),
        set(&[(
            "icon",
            json!([{"type": "Image", "url": ["a", {"href": "b"}]}, null]),
        )]),
        set(&[("url", json!([{"type": "Link", "href": id}, id]))]),
        set(&[("url", json!({"type": "Link", "href": id}))]),
        set(&[(
            "inbox",
            json!({"id": format!("{id}/inbox"), "type": "OrderedCollection"}),
        )]),
        set(&[
            ("followers", json!({"id": format!("{id}/followers")})),
            ("featured", json!([])),
        ]),
        set(&[("alsoKnownAs", json!("https://old.example/a"))]),
        set(&[(
            "alsoKnownAs",
            json!([null, {"id": "https://old.example/a"}]),
        )]),
        set(&[
            ("attachment", json!({"type": "PropertyValue"})),
            ("tag", Value::Null),
        ]),
        set(&[
            ("https://unknown.example/ns#x", json!([[["deep"]]])),
            ("x:y", json!(1.5)),
        ]),
    ];
    let mut faults = Vec::new();
    for changes in &variants {
        let document = with(plain.clone(), changes);
        scene.foreign.serve(&id, document);
        // From here on it is known as it is written now.
        let updated = tell(&scene, &actor, &actor.activity("Update", json!(id))).await;
        let follow = actor.activity("Follow", json!(scene.hub.org));
        let fault = updated.or(follows(&scene, &actor, &follow).await);
        let undo = actor.activity("Undo", follow.clone());
        let fault = fault.or(tell(&scene, &actor, &undo).await);
        if let Some(fault) = fault {
            faults.push(format!("{changes:?}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_may_have_an_address_of_its_own() {
    let scene = Scene::new().await;
    let mut actor = scene.foreign.organization("keyed");
    let (der, _) = generate_rsa_2048().expect("an RSA key can be made");
    let key_id = format!("{}/key", actor.id);
    actor.http = SigningKey::from_pkcs8(key_id.as_str(), &der).expect("a key");
    // The actor only names it; it says itself whose it is.
    let mut document = actor.document();
    let mut key = document["publicKey"].take();
    document["publicKey"] = json!(key_id);
    scene.foreign.serve(&actor.id, document.clone());
    scene.foreign.serve(&key_id, key.clone());
    let follow = actor.activity("Follow", json!(scene.hub.org));
    assert_eq!(follows(&scene, &actor, &follow).await, None);

    // A key that its owner does not name is nobody's.
    document["publicKey"] = json!(format!("{}/another", actor.id));
    let mut thief = actor.clone();
    let stolen = format!("{}/stolen", actor.id);
    thief.http = SigningKey::from_pkcs8(stolen.as_str(), &der).expect("a key");
    key["id"] = json!(stolen);
    scene.foreign.serve(&actor.id, document);
    scene.foreign.serve(&stolen, key);
    let like = thief.activity("Like", json!(scene.object()));
    let letter = thief.letter(Scheme::Cavage, &scene.inbox, &like);
    let answer = letter.send().await;
    assert_eq!(answer.status.as_u16(), 401, "{}", answer.text);
    assert_eq!(answer.code(), "key_owner");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_activity_is_read_however_it_is_written() {
    let scene = Scene::new().await;
    let actor = &scene.dockers;
    let org = scene.hub.org.clone();
    let embedded = json!({"type": "Organization", "id": org, "name": {"x": null}});
    let whole = actor.document();
    let absent = || json!("ABSENT");
    let variants = [
        set(&[("actor", json!({"id": actor.id, "type": "Organization"}))]),
        set(&[("actor", json!([actor.id]))]),
        set(&[("actor", json!([whole]))]),
        set(&[("object", embedded.clone())]),
        set(&[("object", json!([org]))]),
        set(&[("object", json!([embedded]))]),
        set(&[("type", json!(["Follow"]))]),
        set(&[("type", json!(["litepub:Ask", "Follow"]))]),
        set(&[("to", absent()), ("@context", absent())]),
        set(&[("to", json!(org)), ("@context", json!([]))]),
        set(&[("to", json!([{"id": org}])), ("cc", Value::Null)]),
        set(&[(
            "@context",
            json!({"@vocab": "https://www.w3.org/ns/activitystreams#"}),
        )]),
        set(&[
            ("published", json!(17)),
            ("state", json!("pending")),
            ("x", json!([[]])),
        ]),
    ];
    let inside = |follow: &Value, name: &str, value: Value| {
        with(follow.clone(), &[(name.to_owned(), value)])
    };
    let mut faults = Vec::new();
    for (number, changes) in variants.iter().enumerate() {
        let plain = actor.activity("Follow", json!(org));
        let follow = with(plain.clone(), changes);
        if let Some(fault) = follows(&scene, actor, &follow).await {
            faults.push(format!("{changes:?}: {fault}"));
        }
        let undone = [
            follow.clone(),
            plain["id"].clone(),
            json!([plain["id"]]),
            json!([follow]),
            inside(&plain, "id", absent()),
            inside(&plain, "object", embedded.clone()),
            inside(&plain, "object", json!([org])),
            inside(&plain, "object", absent()),
            inside(&plain, "actor", absent()),
            inside(&plain, "type", json!(["Follow", "x"])),
        ];
        let undo = actor.activity("Undo", undone[number % undone.len()].clone());
        let fault = tell(&scene, actor, &undo).await;
        let left = !is_follower(&scene, actor).await;
        if let Some(fault) = fault.or((!left).then(|| "still a follower".to_owned())) {
            faults.push(format!("{undo}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
    let picture = Picture::at_rest(&scene.hub, None).await;
    assert_eq!(picture.count("followers"), 0);
}
