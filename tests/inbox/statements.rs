//! Statements that are forged, spoilt, outdated, or somebody else's to send.

use crate::table::{Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Answer, ForeignActor, ForeignServer, Letter, Picture, millis, picture::column, until,
};

const MINUTE: u64 = 60 * 1_000;

/// A statement on its way to the hub inside a `Create`.
fn carried(scene: &Scene, actor: &ForeignActor, statement: Value) -> Letter {
    let activity = actor.activity("Create", statement);
    actor.letter(Scheme::Cavage, &scene.inbox, &activity)
}

/// The dockers' endorsement with something changed before it is signed.
fn spoilt(scene: &Scene, spoil: impl FnOnce(&mut Map<String, Value>)) -> Letter {
    let mut members = scene
        .dockers
        .endorsement(&scene.appeal, "Dockers", millis());
    spoil(&mut members);
    carried(scene, &scene.dockers, scene.dockers.sign(members))
}

/// The dockers' endorsement with something changed after it was signed.
fn tampered(scene: &Scene, tamper: impl FnOnce(&mut Value)) -> Letter {
    let members = scene
        .dockers
        .endorsement(&scene.appeal, "Dockers", millis());
    let mut signed = scene.dockers.sign(members);
    tamper(&mut signed);
    carried(scene, &scene.dockers, signed)
}

async fn endorse(scene: &Scene, name: &str, seq: u64) -> (Value, Answer) {
    let mut members = scene.dockers.endorsement(&scene.appeal, name, seq);
    members.insert(
        "id".into(),
        json!(format!("{}/endorsements/1", scene.foreign.base)),
    );
    let signed = scene.dockers.sign(members);
    let answer = carried(scene, &scene.dockers, signed.clone()).send().await;
    (signed, answer)
}

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

/// The hub's note without its proof.
async fn note_of_the_hub(scene: &Scene) -> Map<String, Value> {
    let request = scene
        .hub
        .client
        .get(scene.object())
        .header("accept", "application/activity+json");
    let text = request
        .send()
        .await
        .expect("an answer")
        .text()
        .await
        .expect("a body");
    let Ok(Value::Object(mut note)) = serde_json::from_str(&text) else {
        panic!("no note: {text}");
    };
    note.remove("proof");
    note
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn appeals_of_those_whom_we_follow_and_of_others() {
    let scene = Scene::new().await;
    let original = note_of_the_hub(&scene).await;
    let appeal = |of: &ForeignActor, spoil: &dyn Fn(&mut Map<String, Value>)| {
        let key = of.author.key.public();
        let mut note = original.clone();
        note.insert("id".into(), json!(of.new_id("appeals")));
        note.insert("attributedTo".into(), json!(of.id));
        for (name, value) in [
            ("key", json!(key.as_str())),
            ("root", json!(key.as_str())),
            ("seq", json!(millis())),
        ] {
            note["appeal"][name] = value;
        }
        spoil(&mut note);
        of.sign(note)
    };
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    scene.hub.follow(&dockers.id).await;
    let follow = scene.foreign.arrival("Follow", &dockers.id).await;
    let accept = dockers.activity("Accept", follow.body);
    dockers
        .letter(Scheme::Cavage, &scene.inbox, &accept)
        .send()
        .await
        .expect(202);
    let unlisted = dockers.with_unlisted_key();
    let early = |hours: u64| {
        let seq = millis() + hours * 60 * MINUTE;
        carried(
            &scene,
            dockers,
            appeal(dockers, &move |note| note["appeal"]["seq"] = json!(seq)),
        )
    };
    let by_dockers =
        |spoil: &dyn Fn(&mut Map<String, Value>)| carried(&scene, dockers, appeal(dockers, spoil));
    let refused = vec![
        letter(
            "of nobody we follow",
            carried(&scene, sibling, appeal(sibling, &|_| ())),
            404,
            "appeal_unknown",
        ),
        letter(
            "of a neighbour, carried along",
            carried(&scene, dockers, appeal(sibling, &|_| ())),
            403,
            "attribution",
        ),
        letter(
            "under a key that is not theirs",
            carried(&scene, dockers, appeal(&unlisted, &|_| ())),
            422,
            "proof_key_role",
        ),
        letter(
            "with another digest",
            by_dockers(&|note| {
                note["appeal"]["textDigest"] = json!(format!("sha-256:{}", "0".repeat(64)))
            }),
            422,
            "text_digest",
        ),
        letter(
            "with another text",
            by_dockers(&|note| note["appeal"]["demands"] = json!([])),
            422,
            "text_digest",
        ),
        letter(
            "with a title in another language",
            by_dockers(&|note| note["appeal"]["title"]["tlh"] = json!("x")),
            422,
            "unknown_language",
        ),
        letter("in 25 hours", early(25), 422, "seq_range"),
        letter("in 12 hours", early(12), 422, "seq_range"),
        letter(
            "at our address",
            by_dockers(&|note| {
                drop(note.insert("id".into(), json!(format!("{}/appeals/x", scene.hub.url))))
            }),
            403,
            "proof_owner",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    let sound = appeal(dockers, &|_| ());
    let id = sound["id"].as_str().expect("an id").to_owned();
    carried(&scene, dockers, sound).send().await.expect(202);
    assert_eq!(
        scene.hub.state(&id).await.expect(200)["root"],
        dockers.author.key.public().as_str()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_that_are_out_of_bounds() {
    let scene = Scene::new().await;
    let named = |name: &str| {
        let name = name.to_owned();
        spoilt(&scene, move |s| s["nameMap"] = json!({"en": name}))
    };
    let seq = |value: Value| spoilt(&scene, move |s| s["seq"] = value);
    let seventeen: Map<String, Value> =
        (0..17).map(|n| (format!("x-{n}"), json!("name"))).collect();
    let refused = vec![
        letter("seq 0", seq(json!(0)), 422, "seq_range"),
        letter("seq -1", seq(json!(-1)), 422, "seq_range"),
        letter("seq 1.5", seq(json!(1.5)), 400, "number_range"),
        letter(
            "seq 2^53",
            seq(json!(9_007_199_254_740_992_u64)),
            400,
            "number_range",
        ),
        letter("seq as text", seq(json!("5")), 422, "number_range"),
        letter(
            "seq in 25 hours",
            seq(json!(millis() + 25 * 60 * MINUTE)),
            422,
            "seq_range",
        ),
        letter(
            "seq 2^53 - 1",
            seq(json!(9_007_199_254_740_991_u64)),
            422,
            "seq_range",
        ),
        letter(
            "no language tag",
            spoilt(&scene, |s| s["nameMap"] = json!({"not a language": "x"})),
            422,
            "unknown_language",
        ),
        letter(
            "a name not in NFC",
            named("Unio\u{301}n"),
            422,
            "text_invalid",
        ),
        letter(
            "a direction override",
            named("Dock\u{202e}ers"),
            422,
            "text_invalid",
        ),
        letter(
            "a control character",
            named("Dock\u{0}ers"),
            422,
            "text_invalid",
        ),
        letter(
            "a line separator",
            named("Dock\u{2028}ers"),
            422,
            "text_invalid",
        ),
        letter(
            "301 characters",
            named(&"é".repeat(301)),
            422,
            "field_too_long",
        ),
        letter("a blank name", named(" "), 422, "member_invalid"),
        letter(
            "17 names",
            spoilt(&scene, |s| {
                drop(s.insert("nameMap".into(), json!(seventeen)))
            }),
            422,
            "field_too_long",
        ),
        letter(
            "no name",
            spoilt(&scene, |s| drop(s.remove("nameMap"))),
            422,
            "member_invalid",
        ),
        letter(
            "a name that is a list",
            spoilt(&scene, |s| s["nameMap"] = json!({"en": ["x"]})),
            422,
            "member_invalid",
        ),
        letter(
            "withdrawn with a name",
            spoilt(&scene, |s| s["state"] = json!("withdrawn")),
            422,
            "withdrawn_with_name",
        ),
        letter(
            "a state nobody knows",
            spoilt(&scene, |s| s["state"] = json!("maybe")),
            422,
            "member_invalid",
        ),
        letter(
            "a country by name",
            spoilt(&scene, |s| {
                drop(s.insert("country".into(), json!("Hong Kong")))
            }),
            422,
            "field_too_long",
        ),
        letter(
            "MD5",
            spoilt(&scene, |s| {
                s["textDigest"] = json!("md5-d41d8cd98f00b204e9800998ecf8427e")
            }),
            422,
            "digest_format",
        ),
        letter(
            "a digest in capitals",
            spoilt(&scene, |s| {
                s["textDigest"] = json!(format!("sha-256:{}", "A".repeat(64)))
            }),
            422,
            "digest_format",
        ),
        letter(
            "17 KiB",
            spoilt(&scene, |s| {
                drop(s.insert("x".into(), json!("x".repeat(17 * 1024))))
            }),
            422,
            "field_too_long",
        ),
        letter(
            "another spelling of the appeal",
            spoilt(&scene, |s| {
                s["object"] = json!(scene.object().replace("free-them", "%66ree-them"))
            }),
            422,
            "id_not_canonical",
        ),
        letter(
            "two authors",
            spoilt(&scene, |s| {
                s["attributedTo"] = json!([scene.dockers.id, scene.sibling.id])
            }),
            422,
            "member_invalid",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endorsement_that_is_older_the_same_or_early() {
    let scene = Scene::new().await;
    let now = millis();
    let (_, answer) = endorse(&scene, "Dokcers", now).await;
    answer.expect(202);
    let (newest, answer) = endorse(&scene, "Dockers", now + 1).await;
    answer.expect(202);
    let listed = scene.hub.list(scene.object()).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["names"], json!({"en": "Dockers"}));

    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let (_, stale) = endorse(&scene, "Dokcers", now).await;
    assert_eq!(stale.code(), "stale", "{stale:?}");
    assert_eq!(
        stale.body["held"], newest,
        "the newer statement comes along"
    );
    stale.expect(409);
    let (_, again) = endorse(&scene, "Dockers", now + 1).await;
    assert_eq!(again.expect(200)["code"], "duplicate");
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let changed = before.changed(&after);
    assert!(
        changed.iter().all(|table| table == "received_activities"),
        "left behind{}",
        before.difference(&after)
    );

    // Half an hour ahead: kept apart, and nothing of it is seen.
    let (early, answer) = endorse(&scene, "Dockers of tomorrow", now + 30 * MINUTE).await;
    answer.expect(202);
    let later = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let changed: Vec<String> = before.changed(&later).into_iter().collect();
    assert_eq!(
        changed,
        ["received_activities", "statements"],
        "{}",
        before.difference(&later)
    );
    assert_eq!(later.count("statements"), before.count("statements") + 1);
    let kept = column(&scene.hub, "statements", "standing || ' ' || ap_id").await;
    let id = early["id"].as_str().expect("an id");
    assert!(kept.contains(&json!(format!("early {id}"))), "{kept:?}");
    assert_eq!(
        scene.hub.list(scene.object()).await[0]["names"],
        json!({"en": "Dockers"})
    );
    let bundle = scene
        .hub
        .client
        .get(format!("{}/bundle", scene.object()))
        .send()
        .await;
    let bundle = bundle.expect("an answer").text().await.expect("a body");
    assert!(!bundle.contains("of tomorrow"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_stays_and_only_the_author_withdraws() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let now = millis();
    let (signed, answer) = endorse(&scene, "Dockers", now).await;
    answer.expect(202);
    until("the dockers on the list", || async {
        let listed = scene.hub.list(scene.object()).await.len();
        if listed == 1 {
            Ok(())
        } else {
            Err(format!("{listed} listed"))
        }
    })
    .await;
    let withdrawal = |seq: u64| {
        let mut members = scene.dockers.endorsement(&scene.appeal, "", seq);
        members.insert("id".into(), signed["id"].clone());
        members.insert("state".into(), json!("withdrawn"));
        for name in ["nameMap", "revision", "textDigest"] {
            members.remove(name);
        }
        members
    };
    let mut forger = mallory.clone();
    forger.author.key_id = scene.dockers.author.key_id.clone();
    let mut forged = withdrawal(now + 5);
    forged.insert("key".into(), json!(mallory.author.key.public().as_str()));
    let under_victims_key = forger.sign(withdrawal(now + 5));
    let refused = vec![
        letter(
            "withdrawn by another key",
            carried(&scene, &mallory, forger.sign(forged)),
            403,
            "not_author",
        ),
        letter(
            "withdrawn under the author's key",
            carried(&scene, &mallory, under_victims_key),
            422,
            "proof_invalid",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;

    let withdrawn = scene.dockers.sign(withdrawal(now + 10));
    carried(&scene, &scene.dockers, withdrawn.clone())
        .send()
        .await
        .expect(202);
    assert!(scene.hub.list(scene.object()).await.is_empty());
    let (_, old) = endorse(&scene, "Dockers", now).await;
    assert_eq!(old.code(), "stale");
    let names = column(&scene.hub, "statements", "body").await;
    assert!(
        !names
            .iter()
            .any(|body| body.to_string().contains("Dockers")),
        "the name is gone"
    );

    // Endorsed again; then the old withdrawal comes by once more.
    let (_, again) = endorse(&scene, "Dockers", now + 20).await;
    again.expect(202);
    let replayed = carried(&scene, &scene.dockers, withdrawn).send().await;
    assert_eq!((replayed.status.as_u16(), replayed.code()), (409, "stale"));
    assert_eq!(scene.hub.list(scene.object()).await.len(), 1);
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
