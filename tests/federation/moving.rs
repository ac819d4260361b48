//! An organisation moves to another server: who follows it is led there, what it signed is signed
//! again under its new id, and no list is without its name for a moment.

use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Peer, Server, on_both_databases, on_either_database, until,
};

on_both_databases! {
    who_moves_stays_on_every_list
    what_was_left_behind_is_tried_again_when_it_is_said_again
    who_moves_back_stands_under_the_first_name_again
}

on_either_database! {
    who_signs_what_it_calls_for_goes_over_with_both
    who_was_joined_with_an_older_entry_is_on_the_list_and_moves_all_the_same
    what_has_changed_since_is_for_its_people
    what_was_withdrawn_is_not_signed_again
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

/// Waits until a server lists somebody, or does not any more.
pub async fn until_listed(at: &Server, object: &str, who: &str, listed: bool) {
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

/// Until the new one calls for what the old one called for.
async fn until_called_for(old: &Server, new: &Server) {
    until("the co-initiator", || async {
        let bundle = old.fetch("/appeals/brakes/bundle").await;
        let named = bundle.text.contains("\"co-initiator\"") && bundle.text.contains(&new.org);
        match named {
            true => Ok(()),
            false => Err(bundle.text),
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
    // Its desk says so on every page, and offers nothing to sign.
    let mut desk = Desk::of(&old).await;
    let check = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("object", &object)
        .finish();
    for path in ["/desk".to_owned(), format!("/desk/endorse/check?{check}")] {
        let page = desk.get(&path).await;
        assert!(page.contains("Your organisation has moved."), "{page}");
        assert!(page.contains(&format!("href=\"{}\"", new.org)), "{page}");
        assert!(!page.contains("name=\"text-digest\""), "{page}");
    }

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
    until_called_for(&old, &new).await;

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

async fn who_signs_what_it_calls_for_goes_over_with_both(backend: Backend) {
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let own = old.publish("brakes").await;
    old.endorse(&own, "Quayside Union").await.expect(202);
    until_listed(&old, &own, &old.org, true).await;

    let gone = from_to(&old, &new);
    assert_eq!(gone["signed"], json!([own]));
    assert_eq!(gone["invited"], json!([own]));
    until_outcome(&new, &own, "signed").await;
    until_listed(&old, &own, &new.org, true).await;
    let entry = old.entry(&own, &new.org).await.unwrap_or_default();
    assert_eq!(entry["names"]["en"], "Quayside Union", "{entry}");
    until_listed(&old, &own, &old.org, false).await;
    assert_eq!(moves(&old, &["show"])["signedHere"], json!([]));
    until_called_for(&old, &new).await;

    // What is done is said, also where nothing is left to show.
    let stays = old.command(&["admin", "move", "stay", "--org", "quay"]);
    let said = String::from_utf8_lossy(&stays.stdout).into_owned();
    assert!(said.contains("says no longer that it has moved"), "{said}");
    let shown = old.command(&["admin", "move", "show", "--org", "quay"]);
    let said = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(said.contains("has not moved"), "{said}");
}

/// The organiser says that entries are one signer, of whom the first stands: the others are joined with it.
async fn joined(hub: &Server, object: &str, first: &str, others: &[&str]) {
    for other in others {
        let same = json!({
            "org": hub.org, "object": object, "entries": [first, other], "state": "same",
        });
        hub.post("/same-signer", same).await.expect(201);
    }
    until_same_as(hub, object, first, others).await;
}

/// Waits until an entry at a server is joined with these alone.
async fn until_same_as(at: &Server, object: &str, id: &str, others: &[&str]) {
    let mut others = others.to_vec();
    others.sort_unstable();
    until(&format!("{others:?} joined at {}", at.name), || async {
        let entry = at.entry(object, id).await.unwrap_or_default();
        match entry["sameAs"] == json!(others) {
            true => Ok(()),
            false => Err(entry.to_string()),
        }
    })
    .await;
}

async fn who_was_joined_with_an_older_entry_is_on_the_list_and_moves_all_the_same(
    backend: Backend,
) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let paper = json!({"names": {"en": "Those of the Quayside"}});
    let (wages, brakes) = (hub.publish("wages").await, hub.publish("brakes").await);
    let on_paper = hub.attest(&wages, paper.clone()).await;
    let on_paper_too = hub.attest(&brakes, paper).await;
    for object in [&wages, &brakes] {
        old.endorse(object, "Quayside Union").await.expect(202);
        until_listed(&hub, object, &old.org, true).await;
    }
    // Under one of the two appeals the new actor has spoken already, and is the same as well.
    new.endorse(&brakes, "Pier Union").await.expect(202);
    until_listed(&hub, &brakes, &new.org, true).await;
    joined(&hub, &wages, &on_paper, &[&old.org]).await;
    joined(&hub, &brakes, &on_paper_too, &[&old.org, &new.org]).await;
    until_same_as(&old, &wages, &on_paper, &[&old.org]).await;

    let mut desk = Desk::of(&old).await;
    let page = desk.get("/desk").await;
    assert!(page.contains("</bdi> · on the list</span>"), "{page}");
    assert!(!page.contains("refused your signature"), "{page}");
    let object: String = url::form_urlencoded::byte_serialize(wages.as_bytes()).collect();
    let receipt = desk
        .get(&format!("/desk/endorse/receipt?object={object}"))
        .await;
    assert!(receipt.contains("yes, as of"), "{receipt}");

    from_to(&old, &new);
    until_outcome(&new, &wages, "signed").await;
    until_listed(&hub, &wages, &new.org, true).await;
    // A signer that takes its name back takes along what was written down for it.
    until_listed(&hub, &wages, &on_paper, false).await;
    until_listed(&hub, &brakes, &on_paper_too, false).await;
    until_same_as(&hub, &brakes, &new.org, &[]).await;
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

async fn what_was_withdrawn_is_not_signed_again(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let object = hub.publish("wages").await;
    old.endorse(&object, "Quayside Union").await.expect(202);
    until_listed(&hub, &object, &old.org, true).await;
    until_listed(&old, &object, &old.org, true).await;
    hub.end("wages", "withdraw").await.expect(200);
    let withdrawn = json!("withdrawn");
    old.until_appeal(&object, "status", &withdrawn).await;

    from_to(&old, &new);
    until_outcome(&new, &object, "withdrawn").await;
    let log = Desk::of(&new).await.get("/desk/log").await;
    let said = "Did not sign again after moving here: the appeal has been withdrawn";
    assert!(log.contains(said), "{log}");
    // Its old word stays as it was.
    assert!(hub.entry(&object, &old.org).await.is_some());
}

async fn what_was_left_behind_is_tried_again_when_it_is_said_again(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let object = hub.publish("wages").await;
    old.endorse(&object, "Quayside Union").await.expect(202);
    until_listed(&hub, &object, &old.org, true).await;
    until_listed(&old, &object, &old.org, true).await;
    // The appeal cannot be fetched, and meanwhile the new actor says no longer who it was.
    hub.kill().await;
    from_to(&old, &new);
    until_outcome(&new, &object, "waiting").await;
    moves(&new, &["forget", &old.org]);
    until_outcome(&new, &object, "forgotten").await;

    hub.run().await;
    from_to(&old, &new);
    until_outcome(&new, &object, "signed").await;
    until_listed(&hub, &object, &new.org, true).await;
}

async fn who_moves_back_stands_under_the_first_name_again(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let old = Server::start(PROGRAM, "quay", backend).await;
    let new = Server::start(PROGRAM, "pier", backend).await;
    let object = hub.publish("wages").await;
    old.endorse(&object, "Quayside Union").await.expect(202);
    until_listed(&hub, &object, &old.org, true).await;
    until_listed(&old, &object, &old.org, true).await;
    // Each has said of the other that it was it: that alone moves nobody.
    moves(&old, &["from", &new.org]);
    from_to(&old, &new);
    until_listed(&hub, &object, &new.org, true).await;
    until_listed(&hub, &object, &old.org, false).await;
    until_listed(&new, &object, &new.org, true).await;
    // Whoever leaves goes by its own copy.
    until_listed(&new, &object, &old.org, false).await;

    // While the old one says that it is the new one, it could sign nothing.
    let to = ["admin", "move", "to", &old.org, "--org", "pier", "--yes"];
    let from = ["admin", "move", "from", &new.org, "--org", "quay"];
    for (at, line) in [(&new, &to[..]), (&old, &from[..])] {
        let refused = at.command(line);
        assert_eq!(refused.status.code(), Some(2));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains("admin move stay"), "{said}");
    }
    let actor = new.fetch("/orgs/pier").await.expect(200);
    assert!(actor["movedTo"].is_null(), "{actor}");

    moves(&old, &["stay"]);
    let back = from_to(&new, &old);
    assert_eq!(back["signed"], json!([object]));
    until_outcome(&old, &object, "signed").await;
    until_listed(&hub, &object, &old.org, true).await;
    until_listed(&hub, &object, &new.org, false).await;
    let entry = hub.entry(&object, &old.org).await.unwrap_or_default();
    assert_eq!(entry["names"]["en"], "Quayside Union", "{entry}");

    // Nor does there and back keep it from going there once more.
    until_listed(&old, &object, &new.org, false).await;
    moves(&new, &["stay"]);
    assert_eq!(from_to(&old, &new)["signed"], json!([object]));
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
    // Which address it is that is not there, is said.
    let nobody = format!("{}/orgs/nosuch", new.url);
    let mistyped = old.command(&["admin", "move", "from", &nobody, "--org", "quay"]);
    assert_eq!(mistyped.status.code(), Some(2));
    let said = String::from_utf8_lossy(&mistyped.stderr).into_owned();
    assert!(said.contains(&format!("nothing at {nobody} ")), "{said}");
    let never = old.command(&["admin", "move", "stay", "--org", "quay"]);
    assert_eq!(never.status.code(), Some(2));
    let actor = old.fetch("/orgs/quay").await.expect(200);
    assert!(actor["movedTo"].is_null(), "{actor}");
}
