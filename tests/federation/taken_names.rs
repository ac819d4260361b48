//! Whoever comes by the name of somebody on the list, or by one that looks like it, waits for a person on open appeals, too.

use crate::{PROGRAM, moving::until_listed};
use serde_json::json;
use undersigned_tests::{Backend, Desk, Server, on_both_databases, until};

on_both_databases! {
    whoever_is_called_like_another_waits_for_a_person
    nobody_is_called_otherwise_by_itself_as_another_is
    who_waits_for_a_name_comes_once_it_is_nobodys
}

const NAME: &str = "Quayside Union";
/// The same with a Cyrillic letter.
const FORGED: &str = "Quays\u{456}de Union";

/// Waits until somebody waits for a reason.
async fn until_why(hub: &Server, object: &str, who: &str, why: &str) {
    until(&format!("{who} waits: {why}"), || async {
        let waiting = hub.get("/pending", &[("object", object)]).await.expect(200);
        let items = waiting["items"].as_array().cloned().unwrap_or_default();
        match items
            .iter()
            .any(|one| one["about"] == who && one["why"] == why)
        {
            true => Ok(()),
            false => Err(waiting.to_string()),
        }
    })
    .await;
}

async fn whoever_is_called_like_another_waits_for_a_person(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let quay = Server::start(PROGRAM, "quay", backend).await;
    let strangers = Server::start(PROGRAM, "strangers", backend).await;
    let object = hub.publish("wages").await;
    quay.endorse(&object, NAME).await.expect(202);
    until_listed(&hub, &object, &quay.org, true).await;

    strangers.endorse(&object, FORGED).await.expect(202);
    until_why(&hub, &object, &strangers.org, "name_taken").await;
    assert_eq!(hub.list(&object).await.len(), 1);
    // Whoever decides reads why, and whose name it is.
    let mut desk = Desk::of(&hub).await;
    let page = desk.get("/desk/appeals/wages/queue").await;
    for said in [
        "A person decides: this name, or one that looks like it, is here already.",
        "or looks like it. It may be a branch of it",
        "It comes onto the list by itself once nobody else there has such a name.",
        "A word mixes letters of two scripts that look alike.",
        NAME,
        FORGED,
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Another name is nobody's.
    strangers.endorse(&object, "Rope Makers").await.expect(202);
    until_listed(&hub, &object, &strangers.org, true).await;

    // The very name, written otherwise, is looked at as well: a branch waits for a click.
    let branch = Server::start(PROGRAM, "branch", backend).await;
    branch
        .endorse(&object, "QUAYSIDE  UNION.")
        .await
        .expect(202);
    until_why(&hub, &object, &branch.org, "name_taken").await;
    hub.decide(&object, &branch.org, "admitted")
        .await
        .expect(201);
    until_listed(&hub, &object, &branch.org, true).await;

    // Who was entered by hand keeps nobody's name free, and a list that an organiser enters is asked nothing.
    let paper = json!({"names": {"en": "Rope Makers"}, "provenance": "paper"});
    hub.attest(&object, paper).await;
    assert_eq!(hub.list(&object).await.len(), 4);
}

async fn nobody_is_called_otherwise_by_itself_as_another_is(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let strangers = Server::start(PROGRAM, "strangers", backend).await;
    let object = hub.publish("wages").await;
    let paper = json!({"names": {"en": NAME}, "provenance": "paper"});
    hub.attest(&object, paper).await;
    strangers.endorse(&object, "Rope Makers").await.expect(202);
    until_listed(&hub, &object, &strangers.org, true).await;

    strangers.endorse(&object, FORGED).await.expect(202);
    until_why(&hub, &object, &strangers.org, "name_changed").await;
    let entry = hub.entry(&object, &strangers.org).await.expect("it stands");
    assert_ne!(entry["names"]["en"], FORGED, "{entry}");
    // A name of their own is let in at once.
    strangers
        .endorse(&object, "Rope Makers’ Union")
        .await
        .expect(202);
    until("their own name", || async {
        let entry = hub.entry(&object, &strangers.org).await.unwrap_or_default();
        match entry["names"]["en"] == "Rope Makers’ Union" {
            true => Ok(()),
            false => Err(entry.to_string()),
        }
    })
    .await;
}

async fn who_waits_for_a_name_comes_once_it_is_nobodys(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let strangers = Server::start(PROGRAM, "strangers", backend).await;
    let object = hub.publish("wages").await;
    let paper = json!({"names": {"en": NAME}, "provenance": "paper"});
    let id = hub.attest(&object, paper).await;
    strangers.endorse(&object, FORGED).await.expect(202);
    until_why(&hub, &object, &strangers.org, "name_taken").await;
    hub.decide(&object, &id, "removed").await.expect(201);
    until_listed(&hub, &object, &strangers.org, true).await;
}
