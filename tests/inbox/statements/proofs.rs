//! Proofs that do not hold.

use super::{carried, spoilt, tampered};
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Value, json};
use undersigned_tests::millis;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn proofs_that_do_not_hold() {
    let scene = Scene::new().await;
    let proof =
        |name: &'static str, value: Value| tampered(&scene, |signed| signed["proof"][name] = value);
    let appended = |signed: &mut Value| {
        let context = signed["@context"].as_array_mut().expect("a list");
        context.push(json!({"nameMap": "https://evil.example/x"}));
    };
    let unlisted = scene.dockers.with_unlisted_key();
    let by_unlisted = unlisted.sign(unlisted.endorsement(&scene.appeal, "Dockers", millis()));
    let refused = vec![
        letter(
            "no proof",
            tampered(&scene, |s| {
                drop(s.as_object_mut().expect("an object").remove("proof"))
            }),
            422,
            "proof_required",
        ),
        letter(
            "two proofs",
            tampered(&scene, |s| s["proof"] = json!([s["proof"], s["proof"]])),
            422,
            "proof_required",
        ),
        letter(
            "another suite",
            proof("cryptosuite", json!("ecdsa-jcs-2019")),
            422,
            "proof_suite",
        ),
        letter(
            "another type",
            proof("type", json!("Ed25519Signature2020")),
            422,
            "proof_suite",
        ),
        letter(
            "another purpose",
            proof("proofPurpose", json!("authentication")),
            422,
            "proof_purpose",
        ),
        letter(
            "a context appended",
            tampered(&scene, appended),
            422,
            "proof_context",
        ),
        letter(
            "base64 instead of base58",
            proof("proofValue", json!("mAAAA")),
            422,
            "proof_invalid",
        ),
        letter(
            "an empty proof",
            proof("proofValue", json!("z")),
            422,
            "proof_invalid",
        ),
        letter(
            "another time",
            proof("created", json!("2026-11-20T10:00:01Z")),
            422,
            "proof_invalid",
        ),
        letter(
            "another name",
            tampered(&scene, |s| s["nameMap"]["en"] = json!("Bosses")),
            422,
            "proof_invalid",
        ),
        letter(
            "a name more",
            tampered(&scene, |s| s["nameMap"]["fr"] = json!("Dockers")),
            422,
            "proof_invalid",
        ),
        letter(
            "another appeal",
            tampered(&scene, |s| {
                s["object"] = json!(format!("{}/appeals/x", scene.hub.url))
            }),
            422,
            "proof_invalid",
        ),
        letter(
            "another key",
            tampered(&scene, |s| {
                s["key"] = json!(scene.sibling.author.key.public().as_str())
            }),
            422,
            "proof_invalid",
        ),
        letter(
            "a key the author does not list",
            carried(&scene, &scene.dockers, by_unlisted),
            422,
            "proof_key_role",
        ),
        letter(
            "a JSON-LD keyword",
            spoilt(&scene, |s| drop(s.insert("@included".into(), json!([])))),
            422,
            "jsonld_keyword",
        ),
        letter(
            "another context throughout",
            spoilt(&scene, |s| {
                s["@context"] = json!(["https://www.w3.org/ns/activitystreams"])
            }),
            422,
            "context_unknown",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    spoilt(&scene, |_| ()).send().await.expect(202);
}
