//! Appeals that arrive from elsewhere.

use super::{MINUTE, carried, note_of_the_hub};
use crate::table::{Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, millis};

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
