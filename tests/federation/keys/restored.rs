//! Servers put back to before their last change of keys: what they say with a key that has ended is
//! refused, and there is a way out.

mod drawer;

use super::{
    ALL, at_rest, key_of, listed, proof_keys, public, rotate, said, together, two_signers,
    until_rotated, words_under,
};
use serde_json::{Value, json};
use undersigned_tests::{Answer, Backend, Coalition, Server, on_both_databases, until};

on_both_databases! {
    an_organiser_put_back_to_before_its_rotation_speaks_again_under_a_new_key
    a_key_that_an_organiser_lost_in_the_middle_of_its_change_is_named_and_given_up
    an_organiser_with_an_old_file_of_keys_keeps_its_root_when_it_gives_up_the_rest
    a_signer_put_back_to_before_its_rotation_is_not_told_that_it_withdrew
    a_co_initiator_put_back_to_before_its_rotation_is_let_in_again
    what_a_dead_key_said_is_not_said_again
}

/// An organisation's word is refused, with a sentence that names the appeal and the way out.
fn is_refused(answer: &Answer, appeal: &str) {
    let said = (answer.status.as_u16(), answer.code());
    assert_eq!(said, (409, "key_ended"), "{}", answer.text);
    let detail = answer.body["detail"].as_str().unwrap_or_default();
    for part in [appeal, "put back to before", "admin keys rotate"] {
        assert!(detail.contains(part), "{detail}");
    }
}

/// What `doctor` and `admin keys list` say about the keys; nothing where all is well.
fn told(server: &Server) -> (String, Vec<Value>) {
    let keys = server.doctor("keys");
    let mend = keys["mend"].as_str().unwrap_or_default().to_owned();
    assert_eq!(keys["ok"], mend.is_empty(), "{keys}");
    let ended = proof_keys(server)
        .iter()
        .filter_map(|key| key["ended"].as_array().cloned())
        .flatten()
        .collect();
    (mend, ended)
}

fn is_told(server: &Server, appeal: &str) {
    let (mend, ended) = told(server);
    for part in [server.org.as_str(), appeal, "admin keys rotate"] {
        assert!(mend.contains(part), "{mend}");
    }
    assert_eq!(ended.len(), 1, "{ended:?}");
    assert_eq!(ended[0]["appeal"], appeal);
    assert_eq!(ended[0]["mend"], mend.as_str());
}

/// Waits until a server has read from the others that its key has ended.
async fn until_told(server: &Server) {
    until("the end of its key", || async {
        match told(server) {
            (mend, _) if mend.is_empty() => Err(server.log()),
            _ => Ok(()),
        }
    })
    .await;
}

/// Three servers and a moderated appeal; the dockers are on the list and the nurses wait.
async fn moderated(backend: Backend) -> (Coalition, String) {
    let (coalition, appeal) = together(backend, json!({"admission": "moderated"})).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.until_pending(&appeal, &[&dockers.org]).await;
    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 1).await;
    (coalition, appeal)
}

/// Nothing that an organiser can say is taken.
async fn is_silent(coalition: &Coalition, appeal: &str) {
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    nurses.endorse(appeal, "Nurses").await.expect(202);
    hub.until_pending(appeal, &[&nurses.org]).await;
    let digest = hub.state(appeal).await.expect(200)["stateDigest"].clone();
    let attestation = json!({
        "org": hub.org, "object": appeal, "provenance": "paper", "names": {"en": "Bakers"},
    });
    let invitation = json!({
        "org": hub.org, "object": appeal, "about": nurses.org, "as": "keeper",
    });
    for refused in [
        hub.decide(appeal, &nurses.org, "admitted").await,
        hub.revise("free-them", json!({"deadline": "2099-12-31"}))
            .await,
        hub.end("free-them", "close").await,
        hub.endorse(appeal, "The Hub").await,
        hub.withdraw(appeal).await,
        hub.post("/attestations", attestation).await,
        hub.post("/invitations", invitation).await,
    ] {
        is_refused(&refused, appeal);
    }
    let after = hub.state(appeal).await.expect(200)["stateDigest"].clone();
    assert_eq!(digest, after, "nothing was signed");
    is_told(hub, appeal);
}

/// The organiser's word counts everywhere, for and against what it said under the lost key.
async fn speaks_again(coalition: &Coalition, appeal: &str, lost: &str) {
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    assert_eq!(told(hub), (String::new(), Vec::new()));
    hub.decide(appeal, &nurses.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, appeal, 3).await;
    hub.revise("free-them", json!({"deadline": "2099-12-31"}))
        .await
        .expect(200);
    for name in ALL {
        let deadline = json!("2099-12-31");
        coalition[name]
            .until_appeal(appeal, "deadline", &deadline)
            .await;
    }
    // What was said under the lost key has been said again, and the key has ended.
    until("the end of the lost key", || async {
        match words_under(coalition, "dockers", lost).await.is_empty() {
            true => Ok(()),
            false => Err(hub.log()),
        }
    })
    .await;
    hub.withdraw(appeal).await.expect(202);
    hub.decide(appeal, &coalition["dockers"].org, "removed")
        .await
        .expect(201);
    at_rest(coalition, appeal, 1).await;
    hub.decide(appeal, &coalition["dockers"].org, "admitted")
        .await
        .expect(201);
    at_rest(coalition, appeal, 2).await;
}

async fn an_organiser_put_back_to_before_its_rotation_speaks_again_under_a_new_key(
    backend: Backend,
) {
    let (mut coalition, appeal) = moderated(backend).await;
    let copy = coalition.server("hub").copy().await;
    let hub = &coalition["hub"];
    rotate(hub, &[]);
    until_rotated(hub).await;
    let lost = listed(hub).await.remove(0);
    hub.endorse(&appeal, "The Hub").await.expect(202);
    coalition.settle(&ALL, &appeal, 2).await;
    coalition.server("hub").put_back(copy).await;
    coalition.server("hub").run().await;
    coalition.settle(&ALL, &appeal, 2).await;
    is_silent(&coalition, &appeal).await;

    let said = coalition["hub"].command(&["admin", "keys", "rotate"]);
    let words = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{said:?}");
    assert!(words.contains("Make a backup anew"), "{words}");
    speaks_again(&coalition, &appeal, &lost).await;
    let root = &proof_keys(&coalition["hub"])[0];
    assert_eq!(root["private"], true, "{root}");
}

/// The old key still speaks, for the hub never hears that others hold what it said again. So nothing
/// is refused; but what stands under the key that was lost stays until its people give that up.
async fn a_key_that_an_organiser_lost_in_the_middle_of_its_change_is_named_and_given_up(
    backend: Backend,
) {
    let (mut coalition, appeal) = moderated(backend).await;
    let hub = coalition.server("hub");
    let copy = hub.copy().await;
    hub.set("UNDERSIGNED_SYNC_INTERVAL", "1h");
    hub.stop().await;
    hub.run().await;
    let hub = &coalition["hub"];
    rotate(hub, &[]);
    let lost = proof_keys(hub).last().map(public).expect("a new key");
    hub.endorse(&appeal, "The Hub").await.expect(202);
    until("a word under the new key elsewhere", || async {
        match words_under(&coalition, "nurses", &lost).await.is_empty() {
            true => Err(hub.log()),
            false => Ok(()),
        }
    })
    .await;
    let hub = coalition.server("hub");
    hub.put_back(copy).await;
    hub.set("UNDERSIGNED_SYNC_INTERVAL", "1s");
    hub.run().await;
    coalition.settle(&ALL, &appeal, 2).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    hub.until_pending(&appeal, &[&nurses.org]).await;
    let (mend, ended) = told(hub);
    if !ended.is_empty() {
        // The change was over before the server was stopped: that is the story of a key that has
        // ended, told by the others.
        is_told(hub, &appeal);
        return;
    }
    for part in [hub.org.as_str(), &appeal, &lost, "has named", "keys rotate"] {
        assert!(mend.contains(part), "{part} in {mend}");
    }

    rotate(hub, &[]);
    speaks_again(&coalition, &appeal, &lost).await;
}

async fn an_organiser_with_an_old_file_of_keys_keeps_its_root_when_it_gives_up_the_rest(
    backend: Backend,
) {
    let (mut coalition, appeal) = moderated(backend).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let keys = elsewhere.path().join("keys.json").display().to_string();
    let hub = coalition.server("hub");
    hub.command_json(&["admin", "keys", "export", &keys, "--json"]);
    rotate(hub, &[]);
    until_rotated(hub).await;
    let lost = listed(hub).await.remove(0);
    hub.endorse(&appeal, "The Hub").await.expect(202);
    coalition.settle(&ALL, &appeal, 2).await;
    come_back(&mut coalition, &keys).await;
    coalition.settle(&ALL, &appeal, 2).await;
    is_silent(&coalition, &appeal).await;

    let rotated = rotate(&coalition["hub"], &["--lost-old-key", "--yes"]);
    assert_eq!(rotated.get("rootless"), None, "{rotated}");
    speaks_again(&coalition, &appeal, &lost).await;
}

/// The hub loses everything but a file of keys.
async fn come_back(coalition: &mut Coalition, keys: &str) {
    let peer = coalition["nurses"].url.clone();
    let hub = coalition.server("hub");
    hub.lose_everything().await;
    hub.command_json(&["admin", "keys", "import", keys, "--json"]);
    let token = hub.command_json(&["token", "create", "--org", "hub", "--json"]);
    hub.token = token["token"].as_str().expect("a token").to_owned();
    hub.run().await;
    hub.command_json(&["recover", "free-them", "--from", &peer, "--json"]);
}

async fn a_signer_put_back_to_before_its_rotation_is_not_told_that_it_withdrew(backend: Backend) {
    let (mut coalition, appeal) = two_signers(backend).await;
    let copy = coalition.server("dockers").copy().await;
    rotate(&coalition["dockers"], &[]);
    until_rotated(&coalition["dockers"]).await;
    at_rest(&coalition, &appeal, 2).await;
    coalition.server("dockers").put_back(copy).await;
    coalition.server("dockers").run().await;
    let dockers = &coalition["dockers"];
    until_told(dockers).await;
    is_refused(&dockers.withdraw(&appeal).await, &appeal);
    is_refused(&dockers.endorse(&appeal, "Dockers").await, &appeal);
    is_told(dockers, &appeal);
    at_rest(&coalition, &appeal, 2).await;

    rotate(dockers, &[]);
    assert_eq!(told(dockers), (String::new(), Vec::new()));
    dockers.withdraw(&appeal).await.expect(202);
    at_rest(&coalition, &appeal, 1).await;
    dockers.endorse(&appeal, "Dockers again").await.expect(202);
    at_rest(&coalition, &appeal, 2).await;
    let entry = coalition["nurses"].entry(&appeal, &dockers.org).await;
    let entry = entry.expect("listed");
    assert_eq!(entry["names"]["en"], "Dockers again", "{entry}");
}

async fn a_co_initiator_put_back_to_before_its_rotation_is_let_in_again(backend: Backend) {
    let (mut coalition, appeal) = super::initiators::with_co_initiator(backend).await;
    let copy = coalition.server("nurses").copy().await;
    rotate(&coalition["nurses"], &[]);
    until_rotated(&coalition["nurses"]).await;
    at_rest(&coalition, &appeal, 2).await;
    coalition.server("nurses").put_back(copy).await;
    coalition.server("nurses").run().await;
    let (hub, nurses, dockers) = (
        &coalition["hub"],
        &coalition["nurses"],
        &coalition["dockers"].org,
    );
    until_told(nurses).await;
    is_refused(&nurses.decide(&appeal, dockers, "removed").await, &appeal);
    is_told(nurses, &appeal);

    rotate(nurses, &[]);
    let name = json!({
        "org": hub.org, "object": appeal, "about": nurses.org, "as": "co-initiator",
        "state": "admitted",
    });
    hub.post("/admissions", name).await.expect(201);
    until("the nurses as co-initiators", || async {
        let answer = nurses.decide(&appeal, dockers, "removed").await;
        match answer.status.as_u16() {
            201 => Ok(()),
            _ => Err(answer.text),
        }
    })
    .await;
    at_rest(&coalition, &appeal, 1).await;
}

/// The organiser speaks under a key that has ended, while nobody can tell it so; then the right keys
/// are put back, and changed.
async fn what_a_dead_key_said_is_not_said_again(backend: Backend) {
    let (mut coalition, appeal) = together(backend, json!({"deadline": "2099-01-31"})).await;
    let old = coalition.server("hub").copy().await;
    rotate(&coalition["hub"], &[]);
    until_rotated(&coalition["hub"]).await;
    at_rest(&coalition, &appeal, 0).await;
    let new = coalition.server("hub").copy().await;
    for name in ["dockers", "nurses"] {
        coalition.server(name).kill().await;
    }
    coalition.server("hub").put_back(old).await;
    coalition.server("hub").run().await;
    let dead = json!("2099-06-30");
    coalition["hub"]
        .revise("free-them", json!({"deadline": dead}))
        .await
        .expect(200);
    for name in ["dockers", "nurses"] {
        coalition.server(name).run().await;
    }
    at_rest(&coalition, &appeal, 0).await;
    is_told(&coalition["hub"], &appeal);

    coalition.server("hub").put_back(new).await;
    coalition.server("hub").run().await;
    at_rest(&coalition, &appeal, 0).await;
    let hub = &coalition["hub"];
    assert_eq!(told(hub), (String::new(), Vec::new()));
    rotate(hub, &[]);
    until("the third key alone", || async {
        match listed(hub).await {
            keys if keys.len() == 1 && keys[0] == public(&proof_keys(hub)[2]) => Ok(()),
            keys => Err(format!("{keys:?}")),
        }
    })
    .await;
    at_rest(&coalition, &appeal, 0).await;
    let root = public(&proof_keys(hub)[0]);
    let mut dead_ones = 0;
    for said in said(&coalition, "nurses").await {
        if said["type"] == "Note" && said.to_string().contains("2099-06-30") {
            assert_eq!(key_of(&said), root, "said again: {said}");
            dead_ones += 1;
        }
    }
    assert_eq!(dead_ones, 1, "the dead word is there to be left alone");
    for name in ALL {
        let deadline = json!("2099-01-31");
        coalition[name]
            .until_appeal(&appeal, "deadline", &deadline)
            .await;
    }
}
