//! Admission by hand: a person lets in, takes out, and lets in again.

use crate::PROGRAM;
use serde_json::json;
use undersigned_tests::{Backend, Coalition, on_both_databases, on_either_database, until};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    nobody_is_listed_before_a_person_has_decided
    who_was_removed_is_gone_everywhere_and_may_be_let_in_again
}

on_either_database! {
    only_initiators_decide
    a_changed_name_waits_for_a_person_and_is_confirmed_by_one
}

/// A moderated appeal with endorsements of dockers and nurses on their way.
async fn moderated(backend: Backend) -> (Coalition, String) {
    let coalition = Coalition::without_timer(PROGRAM, &ALL, backend).await;
    let hub = &coalition["hub"];
    let mut draft = hub.petition("free-them");
    draft["admission"] = json!("moderated");
    let appeal = hub.publish_draft(draft).await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition["nurses"]
        .endorse(&appeal, "Nurses")
        .await
        .expect(202);
    let mut waiting = [&*coalition["dockers"].org, &*coalition["nurses"].org];
    waiting.sort_unstable();
    hub.until_pending(&appeal, &waiting).await;
    (coalition, appeal)
}

async fn nobody_is_listed_before_a_person_has_decided(backend: Backend) {
    let (coalition, appeal) = moderated(backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    assert_eq!(hub.list(&appeal).await, [] as [serde_json::Value; 0]);
    let empty = hub.state(&appeal).await.expect(200);
    assert_eq!(
        (&empty["count"], &empty["pending"]),
        (&json!(1), &json!(2)),
        "only the note"
    );
    let copy = hub
        .get("/appeals", &[("object", &appeal)])
        .await
        .expect(200);
    for member in [
        "rules",
        "root",
        "stateDigest",
        "count",
        "pending",
        "coSigners",
        "origin",
    ] {
        assert_eq!(copy[member], empty[member], "{member}");
        assert!(!copy[member].is_null(), "{member}");
    }

    let admitted = hub
        .decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    let path = admitted["id"].as_str().expect("an admission has an id");
    let admission = hub
        .fetch(path.strip_prefix(&hub.url).expect("ours"))
        .await
        .expect(200);
    assert_eq!(
        (&admission["type"], &admission["state"]),
        (&json!("Admission"), &json!("admitted"))
    );
    assert_eq!(admission["about"], json!([dockers.org]), "always an array");
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    hub.until_pending(&appeal, &[&nurses.org]).await;
    let entry = dockers.entry(&appeal, &dockers.org).await.expect("listed");
    assert_eq!(entry["admittedBy"], json!([hub.org]));
    assert_eq!(entry["nameConfirmed"], true);

    // On a moderated appeal a changed name waits, too, and the place is kept meanwhile.
    dockers
        .endorse(&appeal, "Dockers, Renamed")
        .await
        .expect(202);
    until("the name to be in doubt", || async {
        match hub.entry(&appeal, &dockers.org).await {
            Some(entry) if entry["nameConfirmed"] == false => {
                assert_eq!(entry["names"], json!({}));
                Ok(())
            }
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    until("the new name", || async {
        match dockers.entry(&appeal, &dockers.org).await {
            Some(entry) if entry["names"]["en"] == "Dockers, Renamed" => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}

async fn who_was_removed_is_gone_everywhere_and_may_be_let_in_again(backend: Backend) {
    let (coalition, appeal) = moderated(backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    hub.decide(&appeal, &nurses.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 2).await;

    hub.decide(&appeal, &dockers.org, "removed")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 1).await;
    for name in ALL {
        assert!(
            coalition[name].entry(&appeal, &dockers.org).await.is_none(),
            "{name}"
        );
    }
    // The removed cannot come back by its own word.
    let asked = dockers.endorse(&appeal, "Dockers again").await.expect(202);
    assert_eq!(asked["state"], "endorsed");
    coalition.settle(&ALL, &appeal, 1).await;

    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 2).await;
    until("the name with which it asked", || async {
        match nurses.entry(&appeal, &dockers.org).await {
            Some(entry) if entry["names"]["en"] == "Dockers again" => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    // It stands where it stood before, and nobody else has moved.
    let places: Vec<_> = nurses.list(&appeal).await;
    let places: Vec<_> = places.iter().map(|entry| &entry["id"]).collect();
    assert_eq!(places, [&dockers.org, &nurses.org]);
}

async fn only_initiators_decide(backend: Backend) {
    let (coalition, appeal) = moderated(backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let refused = dockers.decide(&appeal, &nurses.org, "admitted").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "not_initiator")
    );
    let unknown = hub
        .decide(&appeal, &format!("{}/orgs/nobody", dockers.url), "admitted")
        .await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.code()),
        (422, "key_unknown")
    );
    let elsewhere = format!("{}/appeals/none", hub.url);
    let refused = hub.decide(&elsewhere, &nurses.org, "admitted").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (404, "appeal_unknown")
    );
    assert_eq!(
        hub.state(&appeal).await.expect(200)["count"],
        1,
        "nothing was signed"
    );
}

async fn a_changed_name_waits_for_a_person_and_is_confirmed_by_one(backend: Backend) {
    let (coalition, appeal) = moderated(backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    hub.decide(&appeal, &nurses.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 2).await;

    dockers.endorse(&appeal, "Another Union").await.expect(202);
    hub.until_pending(&appeal, &[&dockers.org]).await;
    let entry = hub.entry(&appeal, &dockers.org).await.expect("it counts");
    assert_eq!(
        entry["names"],
        json!({}),
        "not shown before it is confirmed"
    );
    assert_eq!(entry["nameConfirmed"], false);

    hub.decide(&appeal, &dockers.org, "admitted")
        .await
        .expect(201);
    hub.until_pending(&appeal, &[]).await;
    until("the new name at the nurses' server", || async {
        let entry = nurses.entry(&appeal, &dockers.org).await;
        match entry {
            Some(entry) if entry["names"]["en"] == "Another Union" => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}
