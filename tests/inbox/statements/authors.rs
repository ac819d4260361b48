//! Statements in somebody else's name, or about something else.

use super::{carried, endorse, note_of_the_hub, spoilt};
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Value, json};
use undersigned_tests::{ForeignActor, ForeignServer, Picture, millis};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statements_of_somebody_else_or_about_something_else() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let theirs = scene.dockers.sign(
        scene
            .dockers
            .endorsement(&scene.appeal, "Dockers", millis()),
    );
    // In another's name, by a key of one's own.
    let in_name_of = |author: &ForeignActor, key_id: &str, id: &str| {
        let mut forger = mallory.clone();
        forger.author.key_id = key_id.to_owned();
        let mut members = forger.endorsement(&scene.appeal, "Dockers", millis());
        members.insert("attributedTo".into(), json!(author.id));
        members.insert("id".into(), json!(id));
        forger.sign(members)
    };
    let at_theirs = format!("{}/endorsements/9", scene.foreign.base);
    let at_own = format!("{}/endorsements/9", evil.base);
    let mut as_hub = mallory.clone();
    as_hub.author.key_id = format!("{}#ed25519-key", scene.hub.org);
    let mut ours = as_hub.endorsement(&scene.appeal, "Hub", millis());
    ours.insert("attributedTo".into(), json!(scene.hub.org));
    ours.insert(
        "id".into(),
        json!(format!("{}/endorsements/9", scene.hub.url)),
    );
    let by_mallory = |statement| carried(&scene, &mallory, statement);
    let elsewhere = format!("{}/appeals/never-heard-of", scene.hub.url);
    let foreign_appeal = format!("{}/appeals/never-heard-of", evil.base);
    let other_root = scene.sibling.author.key.public();
    let mut by_sibling = scene.sibling.clone();
    by_sibling.author.actor = scene.dockers.id.clone();
    let mut for_dockers = by_sibling.endorsement(&scene.appeal, "Dockers", millis());
    for_dockers.insert("attributedTo".into(), json!(scene.dockers.id));
    let for_dockers = by_sibling.sign(for_dockers);
    let refused = vec![
        letter(
            "another's, carried before it was let in",
            by_mallory(theirs),
            403,
            "not_author",
        ),
        letter(
            "in another's name",
            by_mallory(in_name_of(&scene.dockers, &mallory.author.key_id, &at_own)),
            403,
            "proof_owner",
        ),
        letter(
            "in another's name, at its address",
            by_mallory(in_name_of(
                &scene.dockers,
                &scene.dockers.author.key_id,
                &at_theirs,
            )),
            403,
            "not_author",
        ),
        letter(
            "in another's name, with an id of one's own",
            by_mallory(in_name_of(
                &scene.dockers,
                &scene.dockers.author.key_id,
                &at_own,
            )),
            403,
            "proof_owner",
        ),
        letter(
            "in the name of a neighbour",
            carried(&scene, &scene.sibling, for_dockers),
            403,
            "not_author",
        ),
        letter(
            "in our name",
            by_mallory(as_hub.sign(ours)),
            403,
            "local_id",
        ),
        letter(
            "an appeal nobody has here",
            spoilt(&scene, |s| s["object"] = json!(elsewhere)),
            404,
            "appeal_unknown",
        ),
        letter(
            "an appeal of a server nobody knows",
            spoilt(&scene, |s| s["object"] = json!(foreign_appeal)),
            404,
            "appeal_unknown",
        ),
        letter(
            "another root",
            spoilt(&scene, |s| s["root"] = json!(other_root.as_str())),
            422,
            "root_mismatch",
        ),
        letter(
            "our appeal, revised by somebody",
            by_mallory(forged_note(&scene, &mallory).await),
            403,
            "proof_owner",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

/// The hub's own note with its text changed, signed by somebody else.
async fn forged_note(scene: &Scene, by: &ForeignActor) -> Value {
    let mut note = note_of_the_hub(scene).await;
    note.insert("content".into(), json!("<p>Forget it.</p>"));
    note["appeal"]["seq"] = json!(millis());
    note["appeal"]["key"] = json!(by.author.key.public().as_str());
    by.sign(note)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signer_has_no_word_in_who_is_listed() {
    let scene = Scene::new().await;
    let (_, answer) = endorse(&scene, "Dockers", millis()).await;
    answer.expect(202);
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert_eq!(scene.hub.list(scene.object()).await.len(), 1);
    let say = |kind: &str, members: Value| {
        let mut statement = scene
            .dockers
            .endorsement(&scene.appeal, "Friends", millis());
        for name in ["nameMap", "revision", "textDigest"] {
            statement.remove(name);
        }
        statement.insert("type".into(), json!(kind));
        statement.extend(members.as_object().cloned().unwrap_or_default());
        scene.dockers.sign(statement)
    };
    let admitted = say(
        "Admission",
        json!({
            "about": [scene.sibling.id], "as": "signer", "state": "admitted",
            "admits": scene.sibling.author.key.public().as_str(),
        }),
    );
    let removed = say(
        "Admission",
        json!({
            "about": [scene.hub.org], "as": "signer", "state": "removed", "reason": "other",
        }),
    );
    let id = scene.dockers.new_id("attestations");
    let attested = say(
        "Attestation",
        json!({
            "id": id, "state": "listed", "nameMap": {"en": "Friends"}, "kind": "organisation",
            "revision": scene.appeal["revision"], "textDigest": scene.appeal["textDigest"],
            "provenance": "paper", "since": 1,
        }),
    );
    for statement in [admitted, removed, attested] {
        let kind = statement["type"].clone();
        let answer = carried(&scene, &scene.dockers, statement).send().await;
        assert_eq!(answer.status.as_u16(), 202, "{kind}: {}", answer.text);
    }
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let changed = before.changed(&after);
    // They wait outside the state, as everything does that nobody let in.
    assert!(
        !changed.contains("appeals"),
        "the state changed{}",
        before.difference(&after)
    );
    let state = scene.hub.state(scene.object()).await.expect(200);
    assert_eq!(state["coSigners"]["organisations"], 1, "{state}");
    assert_eq!(scene.hub.list(scene.object()).await.len(), 1);
}
