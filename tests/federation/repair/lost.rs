//! An organiser's server that lost the appeal: the others go on, and it gets everything back from them.

use super::{ALL, one_server, together};
use crate::PROGRAM;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::fs;
use undersigned_domain::SecretKey;
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, until};

on_both_databases! {
    the_organisers_server_comes_back_from_before_it_published
    the_organisers_server_comes_back_with_nothing_but_its_keys
    a_server_that_shows_no_proof_brings_nothing_back
    who_calls_for_it_is_called_by_name_where_nobody_asked_for_them
}

async fn who_calls_for_it_is_called_by_name_where_nobody_asked_for_them(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    let [hub, dockers, nurses] = ["hub", "dockers", "nurses"].map(|name| &coalition[name]);
    draft_with_a_co_initiator(&coalition).await;
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    let path = "/appeals/free-them/publish";
    let published = hub.api(reqwest::Method::POST, path, None).await.expect(200);
    let accepts = json!({"org": nurses.org, "object": published["id"]});
    let accepted = nurses.post("/invitations/accept", accepts).await;
    accepted.expect(202);
    // Neither have the nurses signed, nor has their server said anything to the dockers'.
    let copy = format!("/appeals/{}/free-them", hub.host());
    until("the co-initiator's name at the copy", || async {
        let page = dockers.page(&copy).await;
        match page.text.contains("Nurses Union") {
            true => Ok(()),
            false => Err(page.text),
        }
    })
    .await;
}

/// Three servers; the appeal calls for the nurses as co-initiator, and they have accepted.
async fn with_a_co_initiator(coalition: &Coalition) -> String {
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    coalition.follow("hub").await;
    let path = "/appeals/free-them/publish";
    let published = hub.api(reqwest::Method::POST, path, None).await.expect(200);
    let appeal = published["id"].as_str().expect("an id").to_owned();
    let accepts = json!({"org": nurses.org, "object": appeal});
    nurses
        .post("/invitations/accept", accepts)
        .await
        .expect(202);
    hub.endorse(&appeal, "The Hub").await.expect(202);
    for ordinal in 1..=3 {
        let signer = json!({"names": {"en": format!("Branch {ordinal}")}, "ordinal": ordinal});
        hub.attest(&appeal, signer).await;
    }
    import(hub, r#"{"kind":"count","count":1234}"#);
    coalition.settle(&ALL, &appeal, 4).await;
    until("the co-initiator", || async {
        let body = dockers
            .fetch(&format!("/appeals/{}/free-them/bundle", hub.host()))
            .await;
        match body.text.contains("\"co-initiator\"") {
            true => Ok(()),
            false => Err(body.text),
        }
    })
    .await;
    // Whoever goes on without the hub holds all of this, and knows who else does.
    coalition.settle(&ALL, &appeal, 4).await;
    coalition.acquainted(&["dockers", "nurses"], &appeal).await;
    appeal
}

async fn draft_with_a_co_initiator(coalition: &Coalition) {
    let hub = &coalition["hub"];
    let mut draft = hub.petition("free-them");
    draft["initiators"] = json!([coalition["nurses"].org]);
    hub.post("/appeals", draft).await.expect(201);
}

/// Takes one row over from a file.
fn import(server: &Server, row: &str) {
    let file = server.folder().join("row.jsonl");
    fs::write(&file, row).expect("the file can be written");
    let file = file.display().to_string();
    let report = server.command_json(&["import", "cosigners", "free-them", &file, "--json"]);
    assert_eq!(report["refused"], json!([]));
}

/// What goes on while the organiser's server is gone: signers come and are let in.
async fn the_others_go_on(coalition: &Coalition, appeal: &str) -> Vec<Value> {
    let others = ["dockers", "nurses"];
    coalition["dockers"]
        .endorse(appeal, "Dockers")
        .await
        .expect(202);
    coalition.settle(&others, appeal, 5).await;
    coalition["nurses"].list(appeal).await
}

/// The organiser's server has come back: everything is as it was, and it can act again. It may have let in
/// once more whom the others let in meanwhile, where it heard of the signer first: no name or number
/// changes by that, but the digest of all statements does.
async fn everything_is_there_again(coalition: &Coalition, appeal: &str, list: &[Value]) {
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    coalition.settle(&ALL, appeal, 5).await;
    // Who let them in may be one more.
    let without = |list: &[Value]| -> Vec<Value> {
        let mut list = list.to_vec();
        for entry in &mut list {
            entry
                .as_object_mut()
                .map(|entry| entry.remove("admittedBy"));
        }
        list
    };
    let here = hub.list(appeal).await;
    assert_eq!(without(&here), without(list), "the same names and numbers");
    let copy = format!("/appeals/{}/free-them", hub.host());
    for part in ["", "/bundle"] {
        let here = hub.fetch(&format!("/appeals/free-them{part}")).await;
        let there = nurses.fetch(&format!("{copy}{part}")).await;
        assert_eq!(here.status, 200);
        let [here, there] = [here.body, there.body].map(|mut body| {
            // What servers signed that they saw goes around by itself.
            body.as_object_mut().map(|body| body.remove("seenBy"));
            body
        });
        assert_eq!(here, there, "{part}");
    }
    // What it said of the appeal was lost with the rest, and stands in its outbox again.
    let outbox = hub.fetch("/orgs/hub/outbox?page=true").await;
    let items = outbox.body["orderedItems"].as_array();
    let mut items = items.into_iter().flatten();
    let shown = items.find(|item| item["object"]["id"] == appeal);
    let shown = shown.unwrap_or_else(|| panic!("{}", outbox.text));
    assert_eq!(shown["type"], "Create", "{shown}");
    assert_eq!(shown["published"], shown["object"]["published"], "{shown}");
    // Whom it counted is gone; the number stands beside what is told anew.
    import(hub, r#"{"kind":"anonymous-count","count":5}"#);
    for name in ALL {
        coalition[name]
            .until_state(appeal, "/coSigners/unnamed", &json!(5))
            .await;
        coalition[name]
            .until_state(appeal, "/coSigners/individuals", &json!(1234))
            .await;
    }
    // Who follows has asked again.
    hub.until_followers(2).await;
    let held = hub.state(appeal).await.expect(200);
    let before = dockers
        .get("/appeals", &[("object", appeal)])
        .await
        .expect(200);
    assert_eq!(before["revision"], 1);
    let changes = json!({"demands": [{"id": "release", "text": {"en": "Release them.", "zh-Hant": "釋放他們。"}}]});
    hub.revise("free-them", changes).await.expect(200);
    dockers.until_appeal(appeal, "revision", &json!(2)).await;
    nurses.until_appeal(appeal, "revision", &json!(2)).await;
    hub.decide(appeal, &dockers.org, "removed")
        .await
        .expect(201);
    for name in ALL {
        until("the removal", || async {
            match coalition[name].entry(appeal, &dockers.org).await {
                None => Ok(()),
                Some(entry) => Err(format!("{name}: {entry}")),
            }
        })
        .await;
    }
    hub.end("free-them", "close").await.expect(200);
    for name in ALL {
        coalition[name]
            .until_appeal(appeal, "status", &json!("closed"))
            .await;
    }
    assert_ne!(
        hub.state(appeal).await.expect(200)["stateDigest"],
        held["stateDigest"]
    );
    until("equal digests", || async {
        let mut digests = Vec::new();
        for name in ALL {
            digests.push(coalition[name].state(appeal).await.expect(200)["stateDigest"].clone());
        }
        digests.dedup();
        match digests.len() {
            1 => Ok(()),
            _ => Err(format!("{digests:?}")),
        }
    })
    .await;
}

async fn the_organisers_server_comes_back_from_before_it_published(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    draft_with_a_co_initiator(&coalition).await;
    let copy = coalition.server("hub").copy().await;
    let appeal = with_a_co_initiator(&coalition).await;
    coalition.server("hub").lose_everything().await;
    let list = the_others_go_on(&coalition, &appeal).await;
    coalition.server("hub").put_back(copy).await;
    coalition.server("hub").run().await;
    everything_is_there_again(&coalition, &appeal, &list).await;
}

async fn the_organisers_server_comes_back_with_nothing_but_its_keys(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    draft_with_a_co_initiator(&coalition).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let keys = elsewhere.path().join("keys.json").display().to_string();
    coalition["hub"].command_json(&["admin", "keys", "export", &keys, "--json"]);
    let appeal = with_a_co_initiator(&coalition).await;
    coalition.server("hub").lose_everything().await;
    let list = the_others_go_on(&coalition, &appeal).await;

    // An empty server at the old address sends nobody away for good.
    let hub = coalition.server("hub");
    hub.run().await;
    let actor = hub.fetch("/orgs/hub").await;
    assert_eq!(actor.status, 404);
    hub.kill().await;

    let again = hub.command_json(&["admin", "keys", "import", &keys, "--json"]);
    assert_eq!(again["organizations"][0]["handle"], "hub");
    let twice = hub.command(&["admin", "keys", "import", &keys]);
    assert_eq!(twice.status.code(), Some(2), "{twice:?}");
    let token = hub.command_json(&["token", "create", "--org", "hub", "--json"]);
    hub.token = token["token"].as_str().expect("a token").to_owned();
    hub.run().await;
    everything_is_there_again(&coalition, &appeal, &list).await;
    // What it said before is not taken for another's.
    assert!(one_server(&coalition["hub"]), "it alone signs");
}

/// Whoever asks about an appeal at our address has to show that it is ours, by our own key.
async fn a_server_that_shows_no_proof_brings_nothing_back(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    let peer = coalition["nurses"].url.clone();
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("keys.json");
    let name = file.display().to_string();
    let hub = coalition.server("hub");
    hub.command_json(&["admin", "keys", "export", &name, "--json"]);
    hub.lose_everything().await;

    // The same server with the same names, but its organisation has another key.
    let text = fs::read_to_string(&file).expect("the keys are there");
    let mut keys: Value = serde_json::from_str(&text).expect("the keys are JSON");
    let other = SecretKey::from_seed(&[7; 32]);
    for key in keys["keys"].as_array_mut().into_iter().flatten() {
        if key["kind"] == "ed25519" && key["owner"] == hub.org.as_str() {
            key["privateKey"] = json!(STANDARD.encode([7; 32]));
            let broken = keys_with(&text, key["id"].as_str().unwrap_or_default());
            fs::write(&file, broken).expect("the file can be written");
            let refused = hub.command(&["admin", "keys", "import", &name]);
            assert_eq!(
                refused.status.code(),
                Some(2),
                "halves of two keys: {refused:?}"
            );
            key["publicKey"] = json!(other.public().as_str());
        }
    }
    fs::write(&file, keys.to_string()).expect("the file can be written");
    hub.command_json(&["admin", "keys", "import", &name, "--json"]);
    // It runs: whom it asks wants to see its key.
    hub.run().await;
    let asked = hub.command(&["recover", "free-them", "--from", &peer]);
    assert_eq!(asked.status.code(), Some(2), "{asked:?}");
    let words = String::from_utf8_lossy(&asked.stderr);
    assert!(words.contains("nothing shows that this appeal"), "{words}");

    // With its own key the same command brings it back.
    hub.lose_everything().await;
    // Without its keys there is nothing to ask with, and nothing is begun.
    let early = hub.command(&["recover", "free-them", "--from", &peer]);
    let said = String::from_utf8_lossy(&early.stderr);
    assert!(said.contains("there is no data of a server"), "{said}");
    fs::write(&file, text).expect("the file can be written");
    hub.command_json(&["admin", "keys", "import", &name, "--json"]);
    hub.run().await;
    for (slug, words) in [
        ("free-thm", "holds no appeal of"),
        (
            "https://other.example/appeals/free-them",
            "names no appeal of this server",
        ),
    ] {
        let none = hub.command(&["recover", slug, "--from", &peer]);
        assert_eq!(none.status.code(), Some(2), "{none:?}");
        let said = String::from_utf8_lossy(&none.stderr);
        assert!(said.contains(words), "{said}");
    }
    for (from, words) in [
        ("nurses", "no address of a server"),
        (hub.url.as_str(), "this server itself"),
    ] {
        let none = hub.command(&["recover", "free-them", "--from", from]);
        assert_eq!(none.status.code(), Some(2), "{none:?}");
        let said = String::from_utf8_lossy(&none.stderr);
        assert!(said.contains(words), "{said}");
    }
    let back = hub.command_json(&["recover", &appeal, "--from", &peer, "--json"]);
    assert_eq!(back["id"], appeal.as_str());
    coalition.settle(&ALL, &appeal, 0).await;
    let held = coalition["nurses"].state(&appeal).await.expect(200);
    assert_eq!(back["stateDigest"], held["stateDigest"]);
    // Whoever asks once more is told that it was there.
    let again = coalition["hub"].command_json(&["recover", &appeal, "--from", &peer, "--json"]);
    assert_eq!(again["unchanged"], true, "{again}");
}

/// A file of keys in which one key has another's private half.
fn keys_with(text: &str, id: &str) -> String {
    let mut keys: Value = serde_json::from_str(text).expect("the keys are JSON");
    let key = keys["keys"].as_array_mut().into_iter().flatten();
    for key in key.filter(|key| key["id"] == id) {
        key["privateKey"] = json!(STANDARD.encode([7; 32]));
    }
    keys.to_string()
}
