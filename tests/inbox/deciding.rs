//! What initiators say of signers by the API, and what is refused of that.

use crate::table::{Case, Scene, case, refuse_all};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_667_nobody_is_overwritten_by_a_used_once_and_nothing_is_said_of_nobody() {
    let scene = Scene::new().await;
    let (hub, object) = (&scene.hub, scene.object());
    let signer = |name: &str, country: &str, kind: &str, ordinal: u64| {
        json!({
            "org": hub.org, "object": object, "names": {"en": name}, "country": country,
            "kind": kind, "ordinal": ordinal, "provenance": "paper", "once": "row 7",
        })
    };
    let first = signer("Rope  Makers", "GB", "organisation", 7);
    let made = hub.post("/attestations", first.clone()).await.expect(201);
    let id = made["id"].as_str().expect("an id").to_owned();
    let again = hub.post("/attestations", first).await.expect(201);
    assert_eq!(again["id"], id.as_str());
    let others = [
        signer("Bakers", "GB", "organisation", 7),
        signer("Rope Makers", "FR", "organisation", 7),
        signer("Rope Makers", "GB", "individual", 7),
        signer("Rope Makers", "GB", "organisation", 8),
    ];
    let answer = hub.post("/attestations", others[0].clone()).await;
    let detail = answer.body["detail"].as_str().unwrap_or_default();
    assert!(detail.contains(&id), "{detail}");
    assert!(!detail.contains("Rope"), "{detail}");
    let query = [
        ("org", hub.org.as_str()),
        ("object", object),
        ("standing", "lost"),
    ];
    let mut cases: Vec<Case<'_>> = Vec::new();
    for other in others {
        cases.push(case(
            format!("another signer: {other}"),
            hub.post("/attestations", other),
            409,
            "once_used",
        ));
    }
    let decision = |about: &str, state: &str| {
        json!({
            "org": hub.org, "object": object, "about": about, "as": "signer", "state": state,
        })
    };
    let nobody = format!("{id}x");
    for (about, state, code) in [
        (nobody.as_str(), "removed", "entry_unknown"),
        ("x", "removed", "id_not_canonical"),
        ("x", "admitted", "id_not_canonical"),
    ] {
        cases.push(case(
            format!("{about} is {state}"),
            hub.post("/admissions", decision(about, state)),
            422,
            code,
        ));
    }
    let mut wrong = signer("Bakers", "GB", "organisation", 9);
    wrong["once"] = json!("row 9");
    wrong["names"] = json!({"x": "Bakers"});
    cases.push(case(
        "a name in no language",
        hub.post("/attestations", wrong.clone()),
        422,
        "unknown_language",
    ));
    wrong["names"] = json!({"en": " "});
    cases.push(case(
        "a blank name",
        hub.post("/attestations", wrong),
        422,
        "member_invalid",
    ));
    cases.push(case(
        "no such place",
        hub.get("/signers", &query),
        400,
        "standing_unknown",
    ));
    refuse_all(hub, Some(object), cases).await;
    let somebody = hub.decide(object, &scene.sibling.id, "removed").await;
    assert_eq!(
        (somebody.status.as_u16(), somebody.code()),
        (422, "entry_unknown")
    );
    // Who stands there is removed as before.
    hub.decide(object, &id, "removed").await.expect(201);
}
