//! Reconciliation below `/sync/v1`: signed, bounded, and never a way round the checks.

use crate::table::{Case, Scene, letter, refuse_all};
use serde_json::{Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Letter, Picture, millis, now};

fn question(scene: &Scene, kind: &str, more: Value) -> Letter {
    let mut body = json!({"object": scene.object(), "root": scene.appeal["root"]});
    for (name, value) in more.as_object().cloned().unwrap_or_default() {
        body[name] = value;
    }
    raw(scene, kind, body.to_string().into_bytes())
}

/// Where a question goes; the one about ranges is asked at `/sync/v1` itself.
fn address(scene: &Scene, kind: &str) -> String {
    match kind {
        "ranges" => format!("{}/sync/v1", scene.hub.url),
        kind => format!("{}/sync/v1/{kind}", scene.hub.url),
    }
}

fn raw(scene: &Scene, kind: &str, body: Vec<u8>) -> Letter {
    let address = address(scene, kind);
    let letter = scene
        .dockers
        .letter_at(Scheme::Rfc9421, &address, body, now());
    letter.with("content-type", "application/json")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn questions_that_get_no_answer() {
    let scene = Scene::new().await;
    let digest = format!("sha-256:{}", "0".repeat(64));
    let state = json!({"rules": 1, "stateDigest": digest, "count": 0});
    let full = |change: Value| {
        let mut more = state.clone();
        for (name, value) in change.as_object().cloned().unwrap_or_default() {
            more[name] = value;
        }
        more
    };
    let mut rows: Vec<Case<'_>> = Vec::new();
    for kind in [
        "state",
        "ranges",
        "digests",
        "statements",
        "push",
        "registers",
        "proceedings",
    ] {
        let address = address(&scene, kind);
        let unsigned = Letter::unsigned(&address, "{}").with("content-type", "application/json");
        let elsewhere = question(&scene, "elsewhere", state.clone()).sent_to(&address);
        let altered = raw(&scene, kind, b"{}".to_vec()).saying("{ }");
        let huge = Letter::unsigned(&address, vec![b' '; 1024 * 1024 + 1]);
        rows.extend([
            letter(
                format!("{kind}: unsigned"),
                unsigned,
                401,
                "signature_missing",
            ),
            letter(
                format!("{kind}: signed for another address"),
                elsewhere,
                401,
                "signature_invalid",
            ),
            letter(format!("{kind}: altered"), altered, 401, "digest_mismatch"),
            letter(format!("{kind}: too large"), huge, 413, "body_too_large"),
            letter(
                format!("{kind}: half an object"),
                raw(&scene, kind, b"{".to_vec()),
                400,
                "json_invalid",
            ),
            letter(
                format!("{kind}: nothing in it"),
                raw(&scene, kind, b"{}".to_vec()),
                400,
                "json_invalid",
            ),
        ]);
    }
    let unknown = json!({"object": format!("{}/appeals/x", scene.hub.url)});
    let other_root = json!({"root": scene.dockers.author.key.public().as_str()});
    let want: Vec<&str> = vec![&digest; 101];
    let authors = vec![scene.dockers.id.as_str(); 51];
    let many: Vec<Value> = vec![json!({}); 101];
    rows.extend([
        letter(
            "an appeal nobody has",
            question(&scene, "state", full(unknown)),
            404,
            "appeal_unknown",
        ),
        letter(
            "another root",
            question(&scene, "state", full(other_root)),
            409,
            "root_mismatch",
        ),
        letter(
            "other rules",
            question(&scene, "state", full(json!({"rules": 99}))),
            409,
            "rules_mismatch",
        ),
        letter(
            "a made-up cursor",
            question(&scene, "digests", json!({"after": "x"})),
            400,
            "digest_format",
        ),
        letter(
            "101 digests",
            question(&scene, "statements", json!({"want": want})),
            400,
            "json_limits",
        ),
        letter(
            "101 proceedings",
            question(&scene, "proceedings", json!({"want": want})),
            400,
            "json_limits",
        ),
        letter(
            "51 authors",
            question(&scene, "registers", json!({"authors": authors})),
            400,
            "json_limits",
        ),
        letter(
            "the words of others",
            question(&scene, "registers", json!({"authors": [scene.hub.org]})),
            403,
            "not_author",
        ),
        letter(
            "101 statements",
            question(&scene, "push", json!({"statements": many})),
            400,
            "json_limits",
        ),
    ]);
    for (what, frame, code) in [
        ("no base64", "*".to_owned(), "frame_invalid"),
        ("no frame", base64(&[]), "frame_invalid"),
        ("no version", base64(&[7]), "frame_invalid"),
        ("half a range", base64(&[0x61, 0, 0]), "frame_invalid"),
        (
            "backwards",
            base64(&[0x61, 5, 1, 9, 0, 1, 1, 8, 0]),
            "frame_invalid",
        ),
        (
            "far more ids than there are",
            base64(&[0x61, 0, 0, 2, 0xff, 0xff, 0xff, 0x7f]),
            "frame_invalid",
        ),
        ("257 ranges", base64(&ranges(257)), "frame_limits"),
        ("2,049 ids", base64(&ids(2_049)), "frame_limits"),
        ("a long frame", base64(&[0x61; 65_537]), "frame_limits"),
    ] {
        let asked = question(&scene, "ranges", json!({"frame": frame}));
        rows.push(letter(format!("a frame: {what}"), asked, 400, code));
    }
    refuse_all(&scene.hub, Some(scene.object()), rows).await;
}

fn base64(frame: &[u8]) -> String {
    undersigned_federation::reconcile::frame::to_text(frame)
}

/// So many ranges of which nothing is said, a second each.
fn ranges(count: usize) -> Vec<u8> {
    let mut frame = vec![0x61];
    frame.extend([2, 0, 0].repeat(count));
    frame
}

/// One list of so many ids.
fn ids(count: usize) -> Vec<u8> {
    let mut frame = vec![0x61, 0, 0, 2, 0x80 | (count >> 7) as u8, count as u8 & 0x7f];
    frame.resize(frame.len() + count * 32, 7);
    frame
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frame_is_answered_from_what_is_held() {
    let scene = Scene::new().await;
    let ask = async |frame: &[u8]| {
        let asked = question(&scene, "ranges", json!({"frame": base64(frame)}));
        let answer = asked.send().await.expect(200);
        let text = answer["frame"].as_str().expect("a frame").to_owned();
        undersigned_federation::reconcile::frame::from_text(&text).expect("base64")
    };
    // Who holds nothing is told of the one statement there is: the note.
    let answer = ask(&[0x61, 0, 0, 2, 0]).await;
    assert_eq!(answer[..5], [0x61, 0, 0, 2, 1]);
    assert_eq!(answer.len(), 5 + 32);
    // A list is answered with a list, the same one here; a fingerprint that agrees with nothing.
    assert_eq!(ask(&answer).await, answer);
    let fingerprint = undersigned_proof::Digest::of(&[&answer[5..], &[1]]);
    let same = [&[0x61, 0, 0, 1], &fingerprint.bytes()[..16]].concat();
    assert_eq!(ask(&same).await, [0x61]);
    // A version to come is answered with ours.
    assert_eq!(ask(&[0x62, 1, 2, 3]).await, [0x61]);
    // As many ranges as may be.
    assert_eq!(ask(&ranges(256)).await, [0x61]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statements_handed_over_pass_the_same_gate() {
    let scene = Scene::new().await;
    let endorsement = |name: &str| scene.dockers.endorsement(&scene.appeal, name, millis());
    let sound = scene.dockers.sign(endorsement("Dockers"));
    let mut altered = sound.clone();
    altered["nameMap"]["en"] = json!("Bosses");
    let mut unproven = sound.clone();
    unproven.as_object_mut().expect("an object").remove("proof");
    let mut far = endorsement("Dockers");
    far.insert("seq".into(), json!(9_007_199_254_740_991_u64));
    let mut other = endorsement("Dockers");
    other.insert(
        "object".into(),
        json!(format!("{}/appeals/x", scene.hub.url)),
    );
    let mut ours = endorsement("Hub");
    ours.insert("attributedTo".into(), json!(scene.hub.org));
    ours.insert(
        "id".into(),
        json!(format!("{}/endorsements/9", scene.hub.url)),
    );
    let mut as_hub = scene.dockers.clone();
    as_hub.author.key_id = format!("{}#ed25519-key", scene.hub.org);
    let bad = [
        (json!("nonsense"), "json_invalid"),
        (altered, "proof_invalid"),
        (unproven, "proof_required"),
        (scene.dockers.sign(far), "seq_range"),
        (scene.dockers.sign(other), "appeal_unknown"),
        (as_hub.sign(ours), "local_id"),
    ];
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    for (statement, code) in &bad {
        let push = question(&scene, "push", json!({"statements": [statement]}));
        let answer = push.send().await.expect(200);
        assert_eq!(answer["held"], 0, "{code}: {answer}");
        assert_eq!(answer["refused"][0]["code"], *code, "{answer}");
    }
    let all: Vec<&Value> = bad.iter().map(|(statement, _)| statement).collect();
    let together = question(&scene, "push", json!({"statements": all}))
        .send()
        .await
        .expect(200);
    assert_eq!(together["held"], 0, "{together}");
    assert_eq!(
        together["refused"].as_array().map(Vec::len),
        Some(bad.len()),
        "{together}"
    );
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );

    // One that is sound is taken, whatever comes with it.
    let mixed = json!({"statements": [bad[1].0, sound]});
    let answer = question(&scene, "push", mixed).send().await.expect(200);
    assert_eq!(answer["held"], 1, "{answer}");
    assert_eq!(
        scene.hub.list(scene.object()).await.len(),
        1,
        "its key was seen at its origin"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_peer_that_asks_is_remembered_and_answered() {
    let scene = Scene::new().await;
    let digest = format!("sha-256:{}", "0".repeat(64));
    let state = json!({"rules": 1, "stateDigest": digest, "count": 0});
    // A draft is nobody's business.
    scene
        .hub
        .post("/appeals", scene.hub.petition("secret"))
        .await
        .expect(201);
    let mut draft = state.clone();
    draft["object"] = json!(format!("{}/appeals/secret", scene.hub.url));
    let answer = question(&scene, "state", draft).send().await;
    assert_eq!(
        (answer.status.as_u16(), answer.code()),
        (404, "appeal_unknown")
    );
    assert_eq!(Picture::of(&scene.hub, None).await.count("replicas"), 0);

    let answer = question(&scene, "state", state.clone())
        .send()
        .await
        .expect(200);
    let held = scene.hub.state(scene.object()).await.expect(200);
    assert_eq!(answer["stateDigest"], held["stateDigest"]);
    assert_eq!(answer["root"], scene.appeal["root"]);
    assert_eq!(Picture::of(&scene.hub, None).await.count("replicas"), 1);
}
