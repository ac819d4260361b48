//! An organisation moves to another server: who follows it is led there, what it signed is signed
//! again under its new id, and no list is without its name for a moment.

use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Peer, Server, on_both_databases, until};

on_both_databases! {
    who_moves_stays_on_every_list
    what_has_changed_since_is_for_its_people
    nobody_is_moved_who_does_not_say_so
}

/// Runs `admin move`.
fn moves(server: &Server, arguments: &[&str]) -> Value {
    let own = ["--org", server.name.as_str(), "--json"];
    server.command_json(&[&["admin", "move"], arguments, &own].concat())
}

/// Has an organisation say at its new server who it was, and at its old one where it is.
fn from_to(old: &Server, new: &Server) -> Value {
    let here = moves(new, &["from", &old.org]);
    assert_eq!(here["alsoKnownAs"], json!([old.org]));
    moves(old, &["to", &new.org, "--yes"])
}

async fn until_listed(at: &Server, object: &str, who: &str, listed: bool) {
    let what = format!("{who} listed: {listed} at {}", at.name);
    until(&what, || async {
        let entry = at.entry(object, who).await;
        match entry.is_some() == listed {
            true => Ok(()),
            false => Err(format!("{entry:?}")),
        }
    })
    .await;
}

async fn until_outcome(at: &Server, object: &str, outcome: &str) {
    until(&format!("{object}: {outcome}"), || async {
        let shown = moves(at, &["show"]);
        let appeals = shown["appeals"].as_array().cloned().unwrap_or_default();
        let told = |one: &&Value| one["appeal"] == object && one["outcome"] == outcome;
        match appeals.iter().find(told) {
            Some(_) => Ok(()),
            None => Err(shown.to_string()),
        }
    })
    .await;
}

async fn who_moves_stays_on_every_list(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let peer = Peer::start().await;
    peer.follow(&old.org).await;
    old.until_followers(1).await;
    let object = hub.publish("wages").await;
    old.endorse(&object, "Quayside Union").await.expect(202);
    until_listed(&hub, &object, &old.org, true).await;
    until_listed(&old, &object, &old.org, true).await;
    let own = old.publish("brakes").await;

    let gone = from_to(&old, &new);
    assert_eq!(gone["movedTo"], new.org.as_str());
    assert_eq!(gone["signed"], json!([object]));
    assert_eq!(gone["invited"], json!([own]));
    assert_eq!(gone["notInvited"], json!([]));
    let body = json!({
        "org": old.org, "object": object, "change": "strike", "clause": "any",
        "reasons": {"en": "From elsewhere."},
    });
    let refused = old.post("/amendments", body).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (409, "moved"));

    // Its followers hear of it, and both documents say the same.
    let moved = until("the Move", || async {
        peer.received_of("Move")
            .pop()
            .ok_or_else(|| "none".to_owned())
    })
    .await;
    assert_eq!(moved.activity["object"], old.org.as_str());
    assert_eq!(moved.activity["target"], new.org.as_str());
    assert!(
        moved.activity["instrument"].is_null(),
        "that is for the new one alone"
    );
    let actor = old.fetch("/orgs/quay").await.expect(200);
    assert_eq!(actor["movedTo"], new.org.as_str());
    let actor = new.fetch("/orgs/pier").await.expect(200);
    assert_eq!(actor["alsoKnownAs"], json!([old.org]));
    assert!(old.page("/orgs/quay").await.text.contains(&new.org));

    // Signed again there; withdrawn here no sooner than that, by the same name.
    until("the new id alone on the list", || async {
        let list = hub.list(&object).await;
        let name = json!("Quayside Union");
        let named = |id: &str| {
            let mut entries = list.iter();
            entries.any(|one| one["id"] == id && one["names"]["en"] == name)
        };
        assert!(named(&old.org) || named(&new.org), "{list:?}");
        match !named(&old.org) && named(&new.org) {
            true => Ok(()),
            false => Err(format!("{list:?}")),
        }
    })
    .await;
    until_outcome(&new, &object, "signed").await;
    assert_eq!(moves(&old, &["show"])["signedHere"], json!([]));
    // The new one calls for what the old one called for.
    until_outcome(&new, &own, "accepted").await;
    until("the co-initiator", || async {
        let bundle = old.fetch("/appeals/brakes/bundle").await;
        let named = bundle.text.contains("\"co-initiator\"") && bundle.text.contains(&new.org);
        match named {
            true => Ok(()),
            false => Err(bundle.text),
        }
    })
    .await;

    // The old addresses answer as before, and sign nothing more.
    old.fetch("/appeals/brakes").await.expect(200);
    let refused = old.endorse(&object, "Quayside Union").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.code(), "moved");
    // Again changes nothing.
    let again = moves(&old, &["to", &new.org, "--yes"]);
    assert_eq!(again["signed"], json!([]));
    let stays = moves(&old, &["stay"]);
    assert!(stays["movedTo"].is_null(), "{stays}");
    let actor = old.fetch("/orgs/quay").await.expect(200);
    assert!(actor["movedTo"].is_null(), "{actor}");

    // Before somebody else can have the old name, the new actor gives it up.
    let shown = moves(&new, &["forget", &old.org]);
    assert_eq!(shown["alsoKnownAs"], json!([]));
    let actor = new.fetch("/orgs/pier").await.expect(200);
    let named = actor["alsoKnownAs"].as_array();
    assert!(named.is_none_or(Vec::is_empty), "{actor}");
    let again = ["admin", "move", "forget", &old.org, "--org", "pier"];
    assert_eq!(new.command(&again).status.code(), Some(2));
}

async fn what_has_changed_since_is_for_its_people(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let object = hub.publish("wages").await;
    old.endorse(&object, "Quayside Union").await.expect(202);
    until_listed(&hub, &object, &old.org, true).await;
    until_listed(&old, &object, &old.org, true).await;
    let body = json!({"en": "They stopped two cranes.", "zh-Hant": "他們停下了兩台吊機。"});
    hub.revise("wages", json!({"body": body})).await.expect(200);
    until("the new wording at the old server", || async {
        let entry = old.entry(&object, &old.org).await.unwrap_or_default();
        match entry["currentWording"] == false {
            true => Ok(()),
            false => Err(entry.to_string()),
        }
    })
    .await;

    from_to(&old, &new);
    until_outcome(&new, &object, "other-wording").await;
    let entry = hub.entry(&object, &old.org).await;
    assert!(entry.is_some(), "its old word stands until it is said anew");
    assert_eq!(moves(&old, &["show"])["signedHere"], json!([object]));
    new.endorse(&object, "Quayside Union").await.expect(202);
    until_listed(&hub, &object, &new.org, true).await;
    until_listed(&hub, &object, &old.org, false).await;
}

async fn nobody_is_moved_who_does_not_say_so(backend: Backend) {
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let unsure = ["admin", "move", "to", new.org.as_str(), "--org", "quay"];
    let sure = [&unsure[..], &["--yes"]].concat();
    for (line, why) in [(&unsure[..], "--yes"), (&sure[..], "admin move from")] {
        let refused = old.command(line);
        assert_eq!(refused.status.code(), Some(2));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains(why), "{said}");
    }
    let here = old.command(&["admin", "move", "from", &old.org, "--org", "quay"]);
    assert_eq!(here.status.code(), Some(2));
    let never = old.command(&["admin", "move", "stay", "--org", "quay"]);
    assert_eq!(never.status.code(), Some(2));
    let actor = old.fetch("/orgs/quay").await.expect(200);
    assert!(actor["movedTo"].is_null(), "{actor}");
}
