//! Entries that may be one signer: suggested, decided by a person, undone.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, on_both_databases, on_either_database};

on_both_databases! {
    a_pair_is_suggested_until_an_initiator_has_decided
}

on_either_database! {
    a_word_of_ones_own_is_told_where_what_was_attested_is_shown
    a_copy_shows_its_own_mailbox_and_no_decisions_of_others
}

fn signer(language: &str, name: &str) -> Value {
    json!({"names": {language: name}, "provenance": "paper"})
}

async fn a_pair_is_suggested_until_an_initiator_has_decided(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let hub = &coalition["hub"];
    let appeal = hub.publish("lamps").await;
    let traditional = hub.attest(&appeal, signer("zh-Hant", "鐵路職工聯盟")).await;
    let simplified = hub.attest(&appeal, signer("zh-Hans", "铁路职工联盟")).await;
    hub.attest(&appeal, signer("en", "Night Nurses Association"))
        .await;

    let query = [("object", appeal.as_str())];
    let found = hub.get("/suggestions", &query).await.expect(200);
    let items = found["items"].as_array().expect("items");
    assert_eq!(items.len(), 1, "{found}");
    let mut ids = [traditional.as_str(), simplified.as_str()];
    assert_eq!(items[0]["why"][0]["code"], "same_name");
    assert_eq!(items[0]["grade"], "certain");
    let mut given =
        [&items[0]["entries"][0], &items[0]["entries"][1]].map(|id| id.as_str().unwrap());
    ids.sort_unstable();
    given.sort_unstable();
    assert_eq!(given, ids);

    // Somebody else's token says nothing about it.
    coalition["dockers"]
        .get(
            "/suggestions",
            &[("object", "https://nowhere.example/appeals/x")],
        )
        .await
        .expect(404);

    for (state, entries) in [("same", 2), ("distinct", 3)] {
        let decision = json!({
            "org": hub.org, "object": appeal, "entries": ids, "state": state,
        });
        hub.post("/same-signer", decision).await.expect(201);
        let found = hub.get("/suggestions", &query).await.expect(200);
        assert_eq!(found["items"], json!([]), "decided: {state}");
        assert_eq!(hub.list(&appeal).await.len(), entries);
    }
}

async fn a_word_of_ones_own_is_told_where_what_was_attested_is_shown(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("lamps").await;
    let attested = hub.attest(&appeal, signer("en", "Harbour Porters")).await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 2).await;
    let told = "It signed from its own server, too.";
    let path = "/appeals/lamps/cosigners";
    assert!(!hub.page(path).await.text.contains(told));

    let list = hub.list(&appeal).await;
    let mut ids: Vec<&str> = list.iter().filter_map(|one| one["id"].as_str()).collect();
    ids.sort_unstable();
    let decision = json!({
        "org": hub.org, "object": appeal, "entries": ids, "state": "same",
    });
    hub.post("/same-signer", decision).await.expect(201);
    // The fold shows the one that came first.
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 1, "{list:?}");
    assert_eq!(list[0]["id"], json!(attested));
    let page = hub.page(path).await.text;
    assert!(page.contains(told), "{page}");
}

async fn a_copy_shows_its_own_mailbox_and_no_decisions_of_others(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("lamps").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let query = [("org", dockers.org.as_str()), ("object", appeal.as_str())];
    // What waits there is of those who are there.
    let waiting = dockers.get("/pending", &query[1..]).await.expect(200);
    assert!(waiting["items"].is_array(), "{waiting}");
    for (path, asked) in [("/suggestions", &query[1..]), ("/signers", &query[..])] {
        let refused = dockers.get(path, asked).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (403, "not_initiator"),
            "{path}"
        );
    }
}
