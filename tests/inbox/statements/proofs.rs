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
    let value = |change: &dyn Fn(&str) -> String| {
        tampered(&scene, |signed| {
            let value = signed["proof"]["proofValue"].as_str().expect("a proof");
            signed["proof"]["proofValue"] = json!(change(&value[1..]));
        })
    };
    // Whose key stands in the actor's document, but not as one that signs statements.
    let other_role = |role: &'static str| {
        let actor = scene.foreign.organization(role);
        let mut document = actor.document();
        let members = document.as_object_mut().expect("an object");
        let keys = members.remove("assertionMethod").expect("there are keys");
        members.insert(role.into(), keys);
        scene.foreign.serve(&actor.id, document);
        let signed = actor.sign(actor.endorsement(&scene.appeal, "Dockers", millis()));
        carried(&scene, &actor, signed)
    };
    let mut by_did = scene.dockers.clone();
    by_did.author.key_id = format!("did:key:{0}#{0}", by_did.author.key.public().as_str());
    let by_did = by_did.sign(by_did.endorsement(&scene.appeal, "Dockers", millis()));
    let members = scene
        .dockers
        .endorsement(&scene.appeal, "Dockers", millis());
    let mut stripped = scene.dockers.sign(members);
    stripped.as_object_mut().expect("an object").remove("proof");
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
            "base64url",
            value(&|it| format!("u{it}")),
            422,
            "proof_invalid",
        ),
        letter(
            "a capital Z",
            value(&|it| format!("Z{it}")),
            422,
            "proof_invalid",
        ),
        letter(
            "a byte more",
            value(&|it| format!("z{it}1")),
            422,
            "proof_invalid",
        ),
        letter(
            "a zero in front",
            value(&|it| format!("z1{it}")),
            422,
            "proof_invalid",
        ),
        letter(
            "half of it",
            value(&|it| format!("z{}", &it[..it.len() / 2])),
            422,
            "proof_invalid",
        ),
        letter(
            "a key to sign in with",
            other_role("authentication"),
            422,
            "proof_key_role",
        ),
        letter(
            "a key to agree on keys",
            other_role("keyAgreement"),
            422,
            "proof_key_role",
        ),
        letter(
            "a key that is its own name",
            carried(&scene, &scene.dockers, by_did),
            422,
            "id_not_canonical",
        ),
        letter(
            "no proof, carried by another",
            carried(&scene, &scene.sibling, stripped),
            422,
            "proof_required",
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
