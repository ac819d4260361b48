//! What is said under a key that has ended.

use super::endorse;
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_domain::SecretKey;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, Letter, millis};

/// Something of the dockers' on its way to the hub inside an `Update`.
fn update(scene: &Scene, object: Value) -> Letter {
    let activity = scene.dockers.activity("Update", object);
    scene
        .dockers
        .letter(Scheme::Cavage, &scene.inbox, &activity)
}

/// A statement of the dockers' without names: what is said instead of the endorsement.
fn instead(scene: &Scene, by: &ForeignActor, seq: u64, members: Value) -> Map<String, Value> {
    let mut statement = by.endorsement(&scene.appeal, "-", seq);
    for name in ["nameMap", "revision", "textDigest"] {
        statement.remove(name);
    }
    statement.extend(members.as_object().cloned().unwrap_or_default());
    statement
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_666_what_a_key_says_after_its_end_is_not_said_to_be_held() {
    let scene = Scene::new().await;
    let (dockers, now) = (&scene.dockers, millis());
    let (first, answer) = endorse(&scene, "Dockers", now).await;
    answer.expect(202);
    let id = first["id"].clone();

    // They have another key, and endorse under that one, too.
    let mut anew = dockers.clone();
    anew.author.key = SecretKey::from_seed(&[7; 32]);
    anew.author.key_id = format!("{}#ed25519-key-2", dockers.id);
    let mut document = dockers.document();
    let keys = [dockers, &anew].map(|of| of.document()["assertionMethod"][0].clone());
    document["assertionMethod"] = json!(keys);
    scene.foreign.serve(&dockers.id, document.clone());
    update(&scene, document).send().await.expect(202);
    let mut again = anew.endorsement(&scene.appeal, "Dockers", now + 1);
    again.insert("id".into(), id.clone());
    update(&scene, anew.sign(again)).send().await.expect(202);

    // The old one ends itself.
    let members = json!({
        "type": "Admission", "about": [dockers.id], "as": "signer", "state": "ended",
        "admits": dockers.author.key.public().as_str(),
    });
    let end = dockers.sign(instead(&scene, dockers, now + 2, members));
    update(&scene, end.clone()).send().await.expect(202);

    let withdrawn = json!({"id": id, "state": "withdrawn"});
    let withdrawal = dockers.sign(instead(&scene, dockers, now + 10, withdrawn.clone()));
    let cases = vec![
        letter(
            "a withdrawal",
            update(&scene, withdrawal.clone()),
            403,
            "ended",
        ),
        letter(
            "the same in a list",
            update(&scene, json!([withdrawal])),
            403,
            "ended",
        ),
        letter("what it said before", update(&scene, first), 403, "ended"),
        letter("the end itself", update(&scene, end), 200, "duplicate"),
    ];
    refuse_all(&scene.hub, Some(scene.object()), cases).await;
    let listed = scene.hub.list(scene.object()).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["names"], json!({"en": "Dockers"}));

    // Under the key that has not ended the withdrawal takes effect.
    let withdrawal = anew.sign(instead(&scene, &anew, now + 11, withdrawn));
    update(&scene, withdrawal).send().await.expect(202);
    assert!(scene.hub.list(scene.object()).await.is_empty());
}
