//! The life of keys: changed, lost, stolen; with servers away, killed, or on two processes.

mod initiators;
mod interrupted;
mod lost;
mod restored;
mod scripted;
mod voting;

use crate::PROGRAM;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::text_digest::text_digest;
use undersigned_federation::signatures::Scheme;
use undersigned_proof::eddsa_jcs_2022;
use undersigned_tests::{
    Answer, Backend, Coalition, Desk, ForeignServer, Server, WrongClock, desk::PASSWORD, millis,
    now, on_both_databases, on_either_database, until,
};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    a_signer_changes_its_key_and_never_leaves_the_list
    a_withdrawal_before_the_new_key_is_let_in_takes_the_name_away
    a_rotation_of_what_only_waits_leaves_no_name_under_the_old_key
}

on_either_database! {
    feeds_name_each_wording_once_and_none_of_a_thief
    a_change_of_keys_moves_no_date
}

/// Three servers, two of which follow the hub and hold its appeal.
async fn together(backend: Backend, draft: Value) -> (Coalition, String) {
    let coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    coalition.follow("hub").await;
    let hub = &coalition["hub"];
    let mut petition = hub.petition("free-them");
    for (name, value) in draft.as_object().into_iter().flatten() {
        petition[name] = value.clone();
    }
    let appeal = hub.publish_draft(petition).await;
    coalition.settle(&ALL, &appeal, 0).await;
    (coalition, appeal)
}

/// Two organisations on the list.
async fn two_signers(backend: Backend) -> (Coalition, String) {
    let (coalition, appeal) = together(backend, json!({})).await;
    for name in ["dockers", "nurses"] {
        coalition[name].endorse(&appeal, name).await.expect(202);
    }
    coalition.settle(&ALL, &appeal, 2).await;
    (coalition, appeal)
}

/// All statements that a server holds of the hub's appeal.
async fn said(coalition: &Coalition, name: &str) -> Vec<Value> {
    let host = coalition["hub"].host();
    let path = match name {
        "hub" => "/appeals/free-them/bundle".to_owned(),
        _ => format!("/appeals/{host}/free-them/bundle"),
    };
    let bundle = coalition[name].fetch(&path).await.expect(200);
    bundle["statements"].as_array().cloned().unwrap_or_default()
}

/// The key of a statement; a note keeps it inside `appeal`.
fn key_of(statement: &Value) -> &str {
    let key = statement["key"].as_str();
    key.or_else(|| statement["appeal"]["key"].as_str())
        .unwrap_or_default()
}

/// Types of what an organisation has said under a key and is more than admissions and notes.
async fn words_under(coalition: &Coalition, at: &str, key: &str) -> Vec<String> {
    let said = said(coalition, at).await;
    let of_key = said.iter().filter(|said| key_of(said) == key);
    of_key
        .map(|said| said["type"].as_str().unwrap_or_default().to_owned())
        .filter(|kind| !["Note", "Admission"].contains(&kind.as_str()))
        .collect()
}

/// Its keys for statements, as the command lists them, oldest first.
fn proof_keys(server: &Server) -> Vec<Value> {
    let listed = server.command_json(&["admin", "keys", "list", "--org", &server.name, "--json"]);
    let keys = listed.as_array().cloned().unwrap_or_default();
    keys.into_iter()
        .filter(|key| key["kind"] == "ed25519")
        .collect()
}

fn public(key: &Value) -> String {
    key["publicKey"].as_str().unwrap_or_default().to_owned()
}

/// The keys that an organisation's document lists.
async fn listed(server: &Server) -> Vec<String> {
    let actor = server
        .fetch(&format!("/orgs/{}", server.name))
        .await
        .expect(200);
    let keys = actor["assertionMethod"].as_array().cloned();
    let text = |key: &Value| key["publicKeyMultibase"].as_str().map(str::to_owned);
    keys.iter().flatten().filter_map(text).collect()
}

/// Waits until the old key is retired and the new one alone is listed.
async fn until_rotated(server: &Server) {
    until("the old key's retirement", || async {
        let listed = listed(server).await;
        let keys = proof_keys(server);
        let newest = keys.last().map(public).unwrap_or_default();
        match listed == [newest] && keys[0]["retiredAt"].is_string() {
            true => Ok(()),
            false => Err(format!("{listed:?} {keys:?} {}", server.log())),
        }
    })
    .await;
}

fn rotate(server: &Server, more: &[&str]) -> Value {
    let mut arguments = vec!["admin", "keys", "rotate", "--org", &server.name, "--json"];
    arguments.extend(more);
    server.command_json(&arguments)
}

/// What readers see of a list: all but digests and who said so under which key.
fn shown(list: &[Value]) -> Vec<Value> {
    let members = [
        "id",
        "names",
        "ordinal",
        "since",
        "nameConfirmed",
        "admittedBy",
        "statement",
    ];
    let kept = |entry: &Value| -> Value {
        let pairs = members.map(|member| (member.to_owned(), entry[member].clone()));
        Value::Object(pairs.into_iter().collect())
    };
    list.iter().map(kept).collect()
}

/// Waits until every server holds the same and nothing is under way any longer.
async fn at_rest(coalition: &Coalition, appeal: &str, count: u64) -> Vec<Value> {
    coalition.settle(&ALL, appeal, count).await;
    coalition["hub"].list(appeal).await
}

async fn a_signer_changes_its_key_and_never_leaves_the_list(backend: Backend) {
    let (coalition, appeal) = two_signers(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let before = hub.list(&appeal).await;
    let old = public(&proof_keys(dockers)[0]);
    let rotated = rotate(dockers, &[]);
    assert_eq!(
        rotated["old"],
        json!([format!("{}#ed25519-key", dockers.org)])
    );
    assert_eq!(rotated["new"], format!("{}#ed25519-key-2", dockers.org));
    // The running server lists both from its next answer on, while the old one still speaks.
    let both = listed(dockers).await;
    assert!(both.len() == 2 || !both.contains(&old), "{both:?}");
    until("the change of keys", || async {
        let list = hub.list(&appeal).await;
        assert!(
            list.iter().any(|entry| entry["id"] == dockers.org.as_str()),
            "it left the list"
        );
        let there = words_under(&coalition, "hub", &old).await;
        match there.is_empty() {
            true => Ok(()),
            false => Err(format!("{there:?} {}", dockers.log())),
        }
    })
    .await;
    until_rotated(dockers).await;
    let after = at_rest(&coalition, &appeal, 2).await;
    assert_eq!(
        shown(&before),
        shown(&after),
        "the same list, with the same addresses"
    );
    for name in ALL {
        assert_eq!(words_under(&coalition, name, &old).await, [""; 0], "{name}");
    }
    let keys = proof_keys(dockers);
    assert_eq!(keys[0]["retiredAs"], "rotated");
    assert_eq!(
        (&keys[0]["private"], &keys[1]["private"]),
        (&json!(false), &json!(true))
    );
    // What comes later is said under the new key.
    dockers.endorse(&appeal, "Dockers United").await.expect(202);
    until("the new name", || async {
        match hub.entry(&appeal, &dockers.org).await {
            Some(entry) if entry["names"]["en"] == "Dockers United" => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    dockers.withdraw(&appeal).await.expect(202);
    at_rest(&coalition, &appeal, 1).await;
}

async fn a_withdrawal_before_the_new_key_is_let_in_takes_the_name_away(backend: Backend) {
    let (mut coalition, appeal) = two_signers(backend).await;
    // Later these two have only each other to hear of it from.
    coalition.acquainted(&["dockers", "nurses"], &appeal).await;
    coalition.server("hub").kill().await;
    let dockers = &coalition["dockers"];
    let rotated = rotate(dockers, &[]);
    assert_eq!(rotated["awaits"][0]["awaits"], "admission", "{rotated}");
    assert_eq!(listed(dockers).await.len(), 2);
    dockers.withdraw(&appeal).await.expect(202);
    // With the old key, which is the one that the others know.
    coalition.settle(&["dockers", "nurses"], &appeal, 1).await;
    coalition.server("hub").run().await;
    until_rotated(&coalition["dockers"]).await;
    at_rest(&coalition, &appeal, 1).await;
    let said = said(&coalition, "nurses").await;
    let dockers = &coalition["dockers"].org;
    let named =
        |said: &&Value| said["attributedTo"] == dockers.as_str() && said.get("nameMap").is_some();
    assert_eq!(said.iter().find(named), None);
}

async fn a_rotation_of_what_only_waits_leaves_no_name_under_the_old_key(backend: Backend) {
    let (coalition, appeal) = together(backend, json!({"admission": "moderated"})).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.until_pending(&appeal, &[&dockers.org]).await;
    let old = public(&proof_keys(dockers)[0]);
    rotate(dockers, &[]);
    until_rotated(dockers).await;
    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    at_rest(&coalition, &appeal, 1).await;
    let entry = hub.entry(&appeal, &dockers.org).await.expect("listed");
    assert_eq!(
        (&entry["names"]["en"], &entry["nameConfirmed"]),
        (&json!("Dockers"), &json!(true))
    );
    assert_eq!(words_under(&coalition, "hub", &old).await, [""; 0]);
}

/// The feeds of an appeal and of its organiser.
const FEEDS: [&str; 2] = ["/appeals/free-them/updates.atom", "/orgs/hub/updates.atom"];

/// Each key leaves its notes in the state for good, and so does a thief's.
async fn feeds_name_each_wording_once_and_none_of_a_thief(backend: Backend) {
    let (coalition, appeal) = together(backend, json!({})).await;
    let hub = &coalition["hub"];
    let thief = hub.author();
    let root = public(&proof_keys(hub)[0]);
    let note = hub.fetch("/appeals/free-them").await.expect(200);
    let Value::Object(mut forged) = note else {
        panic!("the note is an object");
    };
    forged.remove("proof");
    let text = &mut forged["appeal"];
    text["title"]["en"] = json!("Lock up the dockers");
    text["revision"] = json!(2);
    text["seq"] = json!(millis());
    let languages = ["en", "zh-Hant"].map(str::to_owned);
    let digest = text_digest(text.as_object().expect("a text"), &languages);
    text["textDigest"] = json!(digest.to_string());
    let forged = eddsa_jcs_2022::sign(forged, &thief.key, &thief.key_id, "2026-12-02T00:00:00Z");
    let carrier = ForeignServer::start().await;
    let carrier = carrier.organization("carrier");
    let body = json!({"object": appeal, "root": root, "statements": [forged]});
    let address = format!("{}/sync/v1/push", hub.url);
    let letter = carrier.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    let letter = letter.with("content-type", "application/json");
    let taken = letter.send().await.expect(200);
    assert_eq!(taken["refused"], json!([]), "the key counts as yet");
    let title = json!({"en": "Lock up the dockers", "zh-Hant": "釋放十一名碼頭工人"});
    hub.until_appeal(&appeal, "title", &title).await;

    let retire = [
        "admin",
        "keys",
        "retire",
        "ed25519-key",
        "--compromised",
        "--yes",
        "--json",
    ];
    hub.command_json(&retire);
    until("feeds without the thief's words", || async {
        for path in FEEDS {
            let feed = hub.page(path).await.text;
            if feed.contains("Lock up") || !feed.contains("Free the eleven dockers") {
                return Err(format!("{feed} {}", hub.log()));
            }
        }
        let said = said(&coalition, "hub").await;
        let notes = said.iter().filter(|said| said["type"] == "Note").count();
        match notes > 2 {
            true => Ok(()),
            false => Err("not yet the wording under both keys, and the thief's".to_owned()),
        }
    })
    .await;
    for path in FEEDS {
        let feed = hub.page(path).await.text;
        let ids = feed.split("<id>").skip(1);
        let ids: Vec<&str> = ids.filter_map(|rest| rest.split("</id>").next()).collect();
        let several: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), several.len(), "{path}: {feed}");
    }
}

/// Whoever changes its key signs everything again. It was said when it was said first.
async fn a_change_of_keys_moves_no_date(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &["hub"], backend).await;
    let hub = coalition.server("hub");
    let clock = WrongClock::of(hub);
    clock.set(-3 * 24 * 60 * 60);
    hub.kill().await;
    hub.run().await;
    let hub = &coalition["hub"];
    let (name, email) = ("en=Clerks", "a@clerks.example");
    let clerks = hub.command_json(&[
        "setup", "--org", "clerks", "--name", name, "--email", email, "--json",
    ]);
    let clerks = clerks["org"]["id"].as_str().expect("an id");
    let token = hub.command_json(&["token", "create", "--org", "clerks", "--json"]);
    let appeal = hub.publish("free-them").await;
    let endorsement = json!({"org": clerks, "object": appeal, "names": {"en": "Clerks"}});
    let request = hub
        .client
        .post(format!("{}/api/v1/endorsements", hub.url))
        .bearer_auth(token["token"].as_str().expect("a token"))
        .json(&endorsement);
    let answer = request.send().await.expect("the server answers");
    Answer::read(answer).await.expect(202);
    hub.end("free-them", "withdraw").await.expect(200);
    let key = async || {
        let said = said(&coalition, "hub").await;
        let endorsement = said.iter().find(|said| said["type"] == "Endorsement");
        key_of(endorsement.expect("it is there")).to_owned()
    };
    let days = async || {
        let entry = hub.entry(&appeal, clerks).await.expect("listed");
        let mut days = vec![entry["signedAt"].as_str().unwrap_or_default()[..10].to_owned()];
        for path in ["/appeals/free-them", "/appeals/free-them/revisions/1"] {
            let page = hub.page(path).await.text;
            let withdrawn = page.split_once("Withdrawn by its organiser on ");
            let day = withdrawn.and_then(|(_, day)| day.split_once("</strong>"));
            days.push(day.expect(path).0.to_owned());
        }
        days
    };
    let (old, before) = (key().await, days().await);
    clock.set(0);
    hub.command_json(&["admin", "keys", "rotate", "--org", "clerks", "--json"]);
    until("the endorsement under the new key", || async {
        match key().await == old {
            true => Err(hub.log()),
            false => Ok(()),
        }
    })
    .await;
    rotate(hub, &[]);
    until_rotated(hub).await;
    assert_eq!(days().await, before);
    // The desk of those who signed says the same.
    let link = hub.command_json(&["admin", "sign-in-link", "--email", email, "--json"]);
    let link = link[0]["signInLink"].as_str().expect("a link is printed");
    let mut desk = Desk::by(hub, link, PASSWORD).await;
    let page = desk
        .get(&format!("/desk/endorse/check?object={appeal}"))
        .await;
    let signed = format!("You endorsed this appeal on {}", before[1]);
    assert!(page.contains(&signed), "{signed} {page}");
}
