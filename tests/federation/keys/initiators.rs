//! Keys of those who let others in: the organiser's, a co-initiator's.

use super::{
    ALL, at_rest, listed, proof_keys, public, rotate, said, shown, until_rotated, words_under,
};
use crate::PROGRAM;
use serde_json::json;
use undersigned_domain::Digest;
use undersigned_store::{Database, deliveries};
use undersigned_tests::{
    Backend, Coalition, Server, WrongClock, on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_co_initiator_changes_its_key_and_every_decision_stays
    the_organiser_changes_its_key_and_the_root_goes_on_naming_keys
}

on_either_database! {
    a_co_initiator_that_changes_its_key_before_it_hears_that_it_is_one_stays_one
    a_co_initiator_removed_as_a_signer_changes_its_key_all_the_same
    no_chain_leads_through_a_co_initiator_that_was_removed
}

/// The nurses become co-initiators of a moderated appeal, let the dockers in and attest two.
pub(super) async fn with_co_initiator(backend: Backend) -> (Coalition, String) {
    let coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    coalition.follow("hub").await;
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    draft["initiators"] = json!([nurses.org]);
    let appeal = hub.publish_draft(draft).await;
    accept(&coalition, &appeal).await;
    coalition.settle(&ALL, &appeal, 0).await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    nurses.until_pending(&appeal, &[&dockers.org]).await;
    nurses
        .decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 2).await;
    (coalition, appeal)
}

/// The nurses accept their invitation, and the hub lets them in.
async fn accept(coalition: &Coalition, appeal: &str) {
    let nurses = &coalition["nurses"];
    let accept = json!({"org": nurses.org, "object": appeal});
    nurses.post("/invitations/accept", accept).await.expect(202);
    until("the nurses as co-initiators", || async {
        let said = said(coalition, "hub").await;
        let named = said.iter().any(|said| said["as"] == "co-initiator");
        if named {
            Ok(())
        } else {
            Err(format!("{said:?}"))
        }
    })
    .await;
}

/// Waits until a server has nothing to send any more.
async fn until_sent(server: &Server) {
    let database = Database::connect(&server.database_url(), 1).await;
    let database = database.expect("the database opens");
    until("every delivery", || async {
        match deliveries::pending_count(database.conn()).await {
            Ok(0) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}

/// Their clock is slow, so that they refuse what the hub sends and asks, and give up the key that it
/// has let in as one that nobody knows.
async fn a_co_initiator_that_changes_its_key_before_it_hears_that_it_is_one_stays_one(
    backend: Backend,
) {
    let mut coalition = Coalition::of(PROGRAM, &ALL, backend).await;
    coalition.follow("hub").await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    draft["initiators"] = json!([nurses.org]);
    let appeal = hub.publish_draft(draft).await;
    coalition.settle(&ALL, &appeal, 0).await;
    // By a slow clock they would refuse the invitation as well.
    until_sent(hub).await;
    let nurses = coalition.server("nurses");
    let clock = WrongClock::of(nurses);
    clock.set(-6 * 60 * 60);
    nurses.kill().await;
    nurses.run().await;
    accept(&coalition, &appeal).await;
    let nurses = &coalition["nurses"];
    rotate(nurses, &[]);
    until_rotated(nurses).await;
    clock.set(0);
    nurses.endorse(&appeal, "Nurses").await.expect(202);
    at_rest(&coalition, &appeal, 1).await;
    until_rotated(&coalition["nurses"]).await;
}

/// The organiser takes their signature off the list; that they call for the appeal is another thing.
async fn a_co_initiator_removed_as_a_signer_changes_its_key_all_the_same(backend: Backend) {
    let (coalition, appeal) = with_co_initiator(backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    hub.decide(&appeal, &nurses.org, "removed")
        .await
        .expect(201);
    let before = at_rest(&coalition, &appeal, 2).await;
    rotate(nurses, &[]);
    until_rotated(nurses).await;
    assert_eq!(
        shown(&before),
        shown(&at_rest(&coalition, &appeal, 2).await)
    );
    nurses
        .decide(&appeal, &coalition["dockers"].org, "removed")
        .await
        .expect(201);
    at_rest(&coalition, &appeal, 1).await;

    // Who waits is known to those who decide, and not to others on their server.
    nurses.pending(&appeal).await;
    let (name, email) = ("en=Clerks", "a@clerks.example");
    nurses.command_json(&[
        "setup", "--org", "clerks", "--name", name, "--email", email, "--json",
    ]);
    let token = nurses.command_json(&["token", "create", "--org", "clerks", "--json"]);
    let path = format!("{}/api/v1/pending?object={appeal}", nurses.url);
    let request = nurses.client.get(path);
    let request = request.bearer_auth(token["token"].as_str().expect("a token"));
    let refused = request.send().await.expect("the server answers");
    assert_eq!(refused.status().as_u16(), 404);
}

/// The nurses let the dockers in, then the organiser did, too, and parted with the nurses.
async fn no_chain_leads_through_a_co_initiator_that_was_removed(backend: Backend) {
    let (coalition, appeal) = with_co_initiator(backend).await;
    let hub = &coalition["hub"];
    let (dockers, nurses) = (&coalition["dockers"].org, &coalition["nurses"].org);
    let key = Digest::of(&[dockers.as_bytes()]).hex();
    let path = format!("/appeals/free-them/cosigners/{}", &key[..32]);
    let chain = async || {
        let page = hub.page(&path).await.text;
        assert!(page.contains("Every proof in the chain holds"), "{page}");
        let steps = page.split_once("<ol class=\"chain\"").expect("a chain").1;
        steps.split("</ol>").next().unwrap_or_default().to_owned()
    };
    hub.decide(&appeal, dockers, "admitted").await.expect(201);
    let through_nurses = chain().await;
    assert!(through_nurses.contains("Nurses"), "{through_nurses}");
    let removed = json!({
        "org": hub.org, "object": appeal, "about": nurses, "as": "co-initiator", "state": "removed",
    });
    hub.post("/admissions", removed).await.expect(201);
    let by_hub = chain().await;
    assert!(by_hub.contains("Hub Union"), "{by_hub}");
    assert!(!by_hub.contains("Nurses"), "{by_hub}");
}

async fn a_co_initiator_changes_its_key_and_every_decision_stays(backend: Backend) {
    let (coalition, appeal) = with_co_initiator(backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let mut ids = Vec::new();
    for name in ["Bakers", "The Bakers", "Gone Again"] {
        ids.push(nurses.attest(&appeal, json!({"names": {"en": name}})).await);
    }
    let same =
        json!({"org": nurses.org, "object": appeal, "entries": [ids[0], ids[1]], "state": "same"});
    nurses.post("/same-signer", same).await.expect(201);
    nurses.decide(&appeal, &ids[2], "removed").await.expect(201);
    let before = at_rest(&coalition, &appeal, 3).await;
    let old = public(&proof_keys(nurses)[0]);
    rotate(nurses, &[]);
    until_rotated(nurses).await;
    let after = at_rest(&coalition, &appeal, 3).await;
    assert_eq!(shown(&before), shown(&after));
    for name in ALL {
        assert_eq!(words_under(&coalition, name, &old).await, [""; 0], "{name}");
    }
    // The new key decides as the old one did.
    let new = nurses
        .attest(&appeal, json!({"names": {"en": "Weavers"}}))
        .await;
    at_rest(&coalition, &appeal, 4).await;
    nurses.decide(&appeal, &new, "removed").await.expect(201);
    nurses
        .decide(&appeal, &coalition["dockers"].org, "removed")
        .await
        .expect(201);
    at_rest(&coalition, &appeal, 2).await;
    assert_eq!(hub.list(&appeal).await, nurses.list(&appeal).await);
}

async fn the_organiser_changes_its_key_and_the_root_goes_on_naming_keys(backend: Backend) {
    let (coalition, appeal) = with_co_initiator(backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    hub.attest(&appeal, json!({"names": {"en": "Bakers"}, "ordinal": 4}))
        .await;
    hub.attest(&appeal, json!({"names": {"en": "Weavers"}}))
        .await;
    let before = at_rest(&coalition, &appeal, 4).await;
    let root = public(&proof_keys(hub)[0]);
    let drawer = hub.folder().join("root.json").display().to_string();
    let export = [
        "admin",
        "keys",
        "export-root",
        "ed25519-key",
        &drawer,
        "--forget",
        "--json",
    ];
    let refused = hub.command(&export);
    assert_eq!(refused.status.code(), Some(2), "it does the daily work");
    assert!(!std::path::Path::new(&drawer).exists(), "nothing is left");
    rotate(hub, &[]);
    until_rotated(hub).await;
    assert_eq!(
        proof_keys(hub)[0]["private"],
        true,
        "the root alone can name further keys"
    );
    assert_eq!(proof_keys(hub)[0]["rootOf"], json!([appeal]));
    assert_eq!(
        shown(&before),
        shown(&at_rest(&coalition, &appeal, 4).await)
    );
    for name in ALL {
        assert_eq!(
            words_under(&coalition, name, &root).await,
            [""; 0],
            "{name}"
        );
    }
    // The working key does all that the root did; and the root names another one.
    hub.revise("free-them", json!({"deadline": "2099-01-31"}))
        .await
        .expect(200);
    nurses
        .until_appeal(&appeal, "deadline", &json!("2099-01-31"))
        .await;
    hub.decide(&appeal, &coalition["dockers"].org, "removed")
        .await
        .expect(201);
    at_rest(&coalition, &appeal, 3).await;
    // The root has been lying in a drawer, and is brought for this.
    let exported = hub.command_json(&export);
    assert_eq!(exported, json!({"file": drawer, "forgotten": true}));
    assert_eq!(proof_keys(hub)[0]["private"], false);
    let rotated = rotate(hub, &[]);
    assert_eq!(rotated["awaits"][0]["awaits"], "root", "{rotated}");
    let imported = hub.command_json(&["admin", "keys", "import-root", &drawer, "--json"]);
    let id = imported["key"].as_str().unwrap_or_default();
    assert!(id.starts_with(&hub.org), "{imported}");
    until("the third key alone", || async {
        let listed = listed(hub).await;
        let newest = proof_keys(hub).last().map(public).unwrap_or_default();
        if listed == [newest] {
            Ok(())
        } else {
            Err(format!("{listed:?}"))
        }
    })
    .await;
    at_rest(&coalition, &appeal, 3).await;
    // Who comes later follows the chain from the root all the same.
    let late = Server::start(PROGRAM, "late", backend).await;
    late.endorse(&appeal, "Latecomers").await.expect(202);
    hub.until_pending(&appeal, &[&late.org]).await;
    hub.decide(&appeal, &late.org, "admitted").await.expect(201);
    at_rest(&coalition, &appeal, 4).await;
    let bundle = coalition["hub"].fetch("/appeals/free-them/bundle").await;
    let file = hub.folder().join("bundle.json");
    std::fs::write(&file, bundle.text).expect("the bundle can be written");
    let file = file.display().to_string();
    let verified = hub.command(&["verify", &file, "--root", &root]);
    assert!(verified.status.success(), "{verified:?}");
}
