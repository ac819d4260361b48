//! Amendments, ballots and votes that are not their author's to say, or not whole.

use crate::table::{Case, Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_domain::{AppealKey, proceedings::Envelope};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, Letter, millis};

const DAY_MILLIS: u64 = 24 * 60 * 60 * 1_000;

/// The table's appeal, as proceedings name it.
fn key(scene: &Scene) -> AppealKey {
    AppealKey {
        object: scene.object().to_owned(),
        root: scene.appeal["root"]
            .as_str()
            .and_then(|root| root.parse().ok())
            .expect("a root"),
    }
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn amendment(scene: &Scene) -> Map<String, Value> {
    members(json!({
        "revision": scene.appeal["revision"],
        "textDigest": scene.appeal["textDigest"],
        "change": "change",
        "clause": "release",
        "text": {"en": "Release all of them today."},
        "reasons": {"en": "Every day counts."},
    }))
}

fn ballot(scene: &Scene, voter: &str) -> Map<String, Value> {
    members(json!({
        "question": {
            "kind": "text",
            "revision": scene.appeal["revision"],
            "textDigest": scene.appeal["textDigest"],
        },
        "roll": [{"voter": voter}],
        "quorum": 50,
        "majority": {"of": "votes", "percent": 50, "more": true},
        "closes": millis() + DAY_MILLIS,
        "sealed": false,
    }))
}

/// Signs a proceeding with an address below the actor's server.
fn said(
    who: &ForeignActor,
    appeal: &AppealKey,
    what: (&str, &str),
    seq: u64,
    members: Map<String, Value>,
) -> Value {
    said_at(&who.new_id("proceedings"), who, appeal, what, seq, members)
}

/// The same with an address of its own, so that it can be said anew.
fn said_at(
    id: &str,
    who: &ForeignActor,
    appeal: &AppealKey,
    what: (&str, &str),
    seq: u64,
    members: Map<String, Value>,
) -> Value {
    let envelope = Envelope {
        id,
        appeal,
        seq,
        now: "2026-11-21T08:00:00Z",
    };
    let signed = who.author.proceeding(&envelope, what.0, what.1, members);
    signed.expect("it passes the gate").value()
}

/// Changes one member of what was signed, and signs that again.
fn spoilt(who: &ForeignActor, good: &Value, name: &str, value: Value) -> Value {
    let mut document = members(good.clone());
    document.remove("proof");
    document.insert(name.into(), value);
    who.sign(document)
}

fn sent(scene: &Scene, who: &ForeignActor, object: Value) -> Letter {
    let activity = who.activity("Create", object);
    who.letter(Scheme::Cavage, &scene.inbox, &activity)
}

/// Has the dockers sign, so that their key is let in.
async fn let_in(scene: &Scene) {
    let endorsement = scene
        .dockers
        .endorsement(&scene.appeal, "Dockers", millis());
    let endorsed = scene.dockers.sign(endorsement);
    sent(scene, &scene.dockers, endorsed)
        .send()
        .await
        .expect(202);
    let listed = scene.hub.entry(scene.object(), &scene.dockers.id).await;
    assert!(listed.is_some(), "the dockers are listed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_not_let_in_proposes_nothing_and_who_is_opens_no_ballot() {
    let scene = Scene::new().await;
    let appeal = key(&scene);
    let (dockers, sibling) = (&scene.dockers, &scene.sibling);
    let_in(&scene).await;
    let proposed = ("Amendment", "proposed");
    let stranger = said(sibling, &appeal, proposed, millis(), amendment(&scene));
    let terms = ballot(&scene, &dockers.id);
    let opened = said(dockers, &appeal, ("Ballot", "open"), millis(), terms);
    let called_off = said(
        dockers,
        &appeal,
        ("Ballot", "cancelled"),
        millis(),
        Map::new(),
    );
    let position = members(json!({
        "about": format!("{}/proceedings/one", scene.hub.url), "seconds": true,
    }));
    let position = said(sibling, &appeal, ("Position", "said"), millis(), position);
    let early = millis() + 2 * DAY_MILLIS;
    let early = said(dockers, &appeal, proposed, early, amendment(&scene));
    let other = AppealKey {
        root: dockers.author.key.public(),
        ..appeal.clone()
    };
    let other_root = said(dockers, &other, proposed, millis(), amendment(&scene));
    let rows: Vec<Case<'_>> = vec![
        ("by a stranger", sibling, stranger, 403, "not_admitted"),
        ("a stranger's word", sibling, position, 403, "not_admitted"),
        (
            "a ballot by a signer",
            dockers,
            opened,
            403,
            "not_initiator",
        ),
        (
            "called off by a signer",
            dockers,
            called_off,
            403,
            "not_initiator",
        ),
        ("two days ahead", dockers, early, 422, "seq_range"),
        (
            "under another root",
            dockers,
            other_root,
            422,
            "root_mismatch",
        ),
    ]
    .into_iter()
    .map(|(what, who, object, status, code)| letter(what, sent(&scene, who, object), status, code))
    .collect();
    refuse_all(&scene.hub, Some(scene.object()), rows).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_whole_leaves_nothing_behind() {
    let scene = Scene::new().await;
    let appeal = key(&scene);
    let dockers = &scene.dockers;
    let_in(&scene).await;
    let proposed = ("Amendment", "proposed");
    let good = said(dockers, &appeal, proposed, millis(), amendment(&scene));
    let mut altered = good.clone();
    altered["text"]["en"] = json!("Keep them in.");
    let mut without = members(good.clone());
    without.remove("proof");
    let long = "w".repeat(10_001);
    let ballot_id = format!("{}/proceedings/one", scene.hub.url);
    let vote = members(json!({
        "about": ballot_id, "ballotDigest": scene.appeal["textDigest"],
        "closes": millis() + DAY_MILLIS, "voter": dockers.id, "choices": "yes",
    }));
    let vote = said(dockers, &appeal, ("Vote", "cast"), millis(), vote);
    let both = spoilt(
        dockers,
        &vote,
        "commitment",
        scene.appeal["textDigest"].clone(),
    );
    let spoil = |name, value| spoilt(dockers, &good, name, value);
    let rows = [
        ("altered on the way", altered, 422, "proof_invalid"),
        (
            "without a proof",
            Value::Object(without),
            422,
            "proof_required",
        ),
        (
            "in a neighbour's name",
            spoil("attributedTo", json!(scene.sibling.id)),
            403,
            "not_admitted",
        ),
        (
            "at an address elsewhere",
            spoil("id", json!("https://elsewhere.example/proceedings/1")),
            403,
            "proof_owner",
        ),
        ("no text", spoil("text", json!({})), 422, "member_invalid"),
        (
            "too long",
            spoil("text", json!({"en": long})),
            422,
            "field_too_long",
        ),
        (
            "no reasons",
            spoil("reasons", Value::Null),
            422,
            "member_invalid",
        ),
        (
            "an unknown change",
            spoil("change", json!("turn")),
            422,
            "member_invalid",
        ),
        (
            "an unknown state",
            spoil("state", json!("adopted")),
            422,
            "member_invalid",
        ),
        ("open and sealed at once", both, 422, "member_invalid"),
        (
            "an unknown answer",
            spoilt(dockers, &vote, "choices", json!("perhaps")),
            422,
            "member_invalid",
        ),
    ];
    let rows = rows.into_iter().map(|(what, object, status, code)| {
        letter(what, sent(&scene, dockers, object), status, code)
    });
    refuse_all(&scene.hub, Some(scene.object()), rows.collect()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_said_very_much_takes_something_back_first() {
    let scene = Scene::new().await;
    let appeal = key(&scene);
    let dockers = &scene.dockers;
    let_in(&scene).await;
    // Nearly as long as one may be.
    let long = || {
        let words = json!("w".repeat(9_900));
        let tags = ["de", "en", "es", "fr", "it", "pt"];
        let text = tags.map(|tag| (tag.to_owned(), words.clone()));
        let mut members = amendment(&scene);
        let text = Value::Object(text.into_iter().collect());
        members.insert("text".into(), text);
        members
    };
    let say = async |id: &str, state: &str, members: Map<String, Value>| {
        let what = ("Amendment", state);
        let object = said_at(id, dockers, &appeal, what, millis(), members);
        sent(&scene, dockers, object).send().await
    };
    let ids: Vec<String> = (0..21).map(|_| dockers.new_id("proceedings")).collect();
    say(&ids[0], "proposed", amendment(&scene))
        .await
        .expect(202);
    for id in &ids[1..20] {
        say(id, "proposed", long()).await.expect(202);
    }
    let refused = say(&ids[20], "proposed", amendment(&scene)).await;
    assert_eq!(refused.status.as_u16(), 429, "{}", refused.text);
    assert_eq!(refused.code(), "register_limit");
    let longer = say(&ids[0], "proposed", long()).await;
    assert_eq!(longer.code(), "register_limit", "{}", longer.text);
    // As long as before, or shorter, is always taken.
    say(&ids[0], "proposed", amendment(&scene))
        .await
        .expect(202);
    for id in &ids[1..4] {
        let mut members = amendment(&scene);
        members.retain(|name, _| name != "text" && name != "reasons");
        say(id, "withdrawn", members).await.expect(202);
    }
    say(&ids[20], "proposed", amendment(&scene))
        .await
        .expect(202);
}
