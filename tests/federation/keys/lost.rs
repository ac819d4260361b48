//! Keys that were lost or stolen.

use super::{ALL, at_rest, listed, proof_keys, public, rotate, said, two_signers, words_under};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server, on_both_databases, until};

on_both_databases! {
    a_lost_key_is_ended_once_its_owner_has_spoken_again
    a_lost_key_does_not_keep_anybody_from_withdrawing
    what_this_server_signed_with_a_stolen_key_is_said_again
}

async fn a_lost_key_is_ended_once_its_owner_has_spoken_again(backend: Backend) {
    let (mut coalition, appeal) = two_signers(backend).await;
    let old = public(&proof_keys(&coalition["dockers"])[0]);
    let end = |hub: &Server, about: &str| {
        json!({
            "org": hub.org, "object": appeal, "about": about, "as": "signer", "state": "ended",
            "reason": "key-lost", "key": old,
        })
    };
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let early = hub.post("/admissions", end(hub, &dockers.org)).await;
    assert_eq!(
        (early.status.as_u16(), early.code()),
        (409, "ended_too_early"),
        "in use"
    );
    let unconfirmed = dockers.command(&["admin", "keys", "rotate", "--lost-old-key"]);
    assert_eq!(unconfirmed.status.code(), Some(2), "it asks first");

    // While the only initiator is away, the word waits; and nobody ends the key too early.
    coalition.server("hub").kill().await;
    let rotated = rotate(&coalition["dockers"], &["--lost-old-key", "--yes"]);
    assert_eq!(rotated["awaits"][0]["awaits"], "admission", "{rotated}");
    assert_eq!(listed(&coalition["dockers"]).await.len(), 1);
    coalition.server("hub").run().await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    until("the end of the lost key", || async {
        let answer = hub.post("/admissions", end(hub, &dockers.org)).await;
        match (answer.status.as_u16(), answer.code()) {
            (201, _) => Ok(()),
            (409, "ended_too_early") => Err(answer.text),
            _ => panic!("{}", answer.text),
        }
    })
    .await;
    let after = at_rest(&coalition, &appeal, 2).await;
    let entry = after
        .iter()
        .find(|entry| entry["id"] == dockers.org.as_str());
    assert_eq!(
        entry.map(|entry| &entry["nameConfirmed"]),
        Some(&json!(true))
    );
    for name in ALL {
        assert_eq!(words_under(&coalition, name, &old).await, [""; 0], "{name}");
    }
    assert_eq!(proof_keys(dockers)[0]["retiredAs"], "lost");
}

async fn a_lost_key_does_not_keep_anybody_from_withdrawing(backend: Backend) {
    let (coalition, appeal) = two_signers(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    hub.end("free-them", "close").await.expect(200);
    dockers
        .until_appeal(&appeal, "status", &json!("closed"))
        .await;
    rotate(dockers, &["--lost-old-key", "--yes"]);
    dockers.withdraw(&appeal).await.expect(202);
    at_rest(&coalition, &appeal, 1).await;
    let end = json!({
        "org": hub.org, "object": appeal, "about": dockers.org, "as": "signer", "state": "ended",
        "reason": "key-lost",
    });
    hub.post("/admissions", end).await.expect(201);
    at_rest(&coalition, &appeal, 1).await;
    let said = said(&coalition, "nurses").await;
    let named = |said: &&Value| {
        said["attributedTo"] == dockers.org.as_str() && said.get("nameMap").is_some()
    };
    assert_eq!(said.iter().find(named), None, "the name has left the state");
}

async fn what_this_server_signed_with_a_stolen_key_is_said_again(backend: Backend) {
    let (coalition, appeal) = two_signers(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let old = public(&proof_keys(dockers)[0]);
    let retire = [
        "admin",
        "keys",
        "retire",
        "ed25519-key",
        "--compromised",
        "--yes",
        "--json",
    ];
    let retired = dockers.command_json(&retire);
    assert_eq!(retired["new"], format!("{}#ed25519-key-2", dockers.org));
    assert!(
        !listed(dockers).await.contains(&old),
        "nobody new believes the stolen key"
    );
    until("the end of the stolen key", || async {
        let there = words_under(&coalition, "hub", &old).await;
        let entry = hub.entry(&appeal, &dockers.org).await;
        let confirmed = entry.is_some_and(|entry| entry["nameConfirmed"] == true);
        match there.is_empty() && confirmed {
            true => Ok(()),
            false => Err(format!("{there:?} {confirmed} {}", dockers.log())),
        }
    })
    .await;
    at_rest(&coalition, &appeal, 2).await;
    // Whoever was on the server has its own keys, too.
    let changed = dockers.command_json(&["admin", "keys", "rotate", "--server", "--json"]);
    assert_eq!(changed["new"].as_array().map(Vec::len), Some(2));
    dockers.withdraw(&appeal).await.expect(202);
    at_rest(&coalition, &appeal, 1).await;
}
