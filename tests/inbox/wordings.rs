//! Two texts under one revision: both are kept, shown and marked.

use crate::table::Scene;
use serde_json::{Map, Value, json};
use undersigned_domain::{AppealText, Digest};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, millis};

/// Somebody's note of the first revision, with a title of its own.
pub fn note(
    by: &ForeignActor,
    original: &Map<String, Value>,
    id: &str,
    seq: u64,
    title: &str,
) -> Value {
    let key = by.author.key.public();
    let mut note = original.clone();
    note.insert("id".into(), json!(id));
    note.insert("attributedTo".into(), json!(by.id));
    let appeal = &mut note["appeal"];
    for (name, value) in [
        ("key", json!(key.as_str())),
        ("root", json!(key.as_str())),
        ("seq", json!(seq)),
        ("title", json!({"en": title, "zh-Hant": "題"})),
    ] {
        appeal[name] = value;
    }
    let text: AppealText = serde_json::from_value(appeal.clone()).expect("a sound text");
    let digest: Digest = text.digest();
    appeal["textDigest"] = json!(digest.to_string());
    by.sign(note)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_texts_under_one_revision_are_both_shown() {
    let scene = Scene::new().await;
    let (hub, dockers) = (&scene.hub, &scene.dockers);
    hub.follow(&dockers.id).await;
    let follow = scene.foreign.arrival("Follow", &dockers.id).await;
    let accept = dockers.activity("Accept", follow.body);
    let send = |activity: Value| {
        let letter = dockers.letter(Scheme::Cavage, &scene.inbox, &activity);
        async move { letter.send().await.expect(202) }
    };
    send(accept).await;
    let original = hub.fetch("/appeals/free-them").await.expect(200);
    let mut original = original.as_object().expect("a note").clone();
    original.remove("proof");
    let (id, seq) = (dockers.new_id("appeals"), millis());
    let slug = id.rsplit('/').next().expect("an id has an end").to_owned();
    send(dockers.activity(
        "Create",
        note(dockers, &original, &id, seq, "Free them now"),
    ))
    .await;
    send(dockers.activity(
        "Update",
        note(dockers, &original, &id, seq, "Free some of them"),
    ))
    .await;

    let host = scene.foreign.base.trim_start_matches("http://").to_owned();
    let address = format!("/appeals/{host}/{slug}/revisions/1");
    let both = hub.fetch(&address).await.expect(200);
    assert_eq!(
        (&both["type"], &both["totalItems"]),
        (&json!("OrderedCollection"), &json!(2))
    );
    let titles: Vec<&Value> = both["orderedItems"]
        .as_array()
        .expect("items")
        .iter()
        .map(|note| &note["appeal"]["title"]["en"])
        .collect();
    assert!(titles.contains(&&json!("Free them now")), "{titles:?}");
    assert!(titles.contains(&&json!("Free some of them")), "{titles:?}");

    let request = hub.client.get(format!("{}{address}", hub.url));
    let page = request.header("accept", "text/html").send().await;
    let page = page
        .expect("the server answers")
        .text()
        .await
        .expect("a page");
    for words in [
        "exists in two versions",
        "Text 1",
        "Text 2",
        "What parts the two texts",
        "<del>",
        "<ins>",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    pins_to_what_was_never_written(&scene).await;
}

/// Who signs may pin anything. It is listed and said, and spoils no page.
async fn pins_to_what_was_never_written(scene: &Scene) {
    let hub = &scene.hub;
    let revised = json!({"title": {"en": "Free all twelve dockers", "zh-Hant": "題"}});
    hub.revise("free-them", revised).await.expect(200);
    let now = hub.get("/appeals", &[("object", scene.object())]).await;
    let current = now.expect(200)["textDigest"].clone();
    let invented = |number: usize| json!(format!("sha-256:{number:064}"));
    // The current text under the first number, seven that there never were, and one under a number
    // that is still to come.
    let mut pins = vec![(1, current), (9_999, invented(0))];
    pins.extend((1..8).map(|number| (2, invented(number))));
    for (place, (revision, digest)) in pins.into_iter().enumerate() {
        let signer = scene.foreign.organization(&format!("signer-{place}"));
        let mut appeal = scene.appeal.clone();
        appeal["revision"] = json!(revision);
        appeal["textDigest"] = digest;
        let signed = signer.sign(signer.endorsement(&appeal, &format!("Signer {place}"), millis()));
        let activity = signer.activity("Create", signed);
        let letter = signer.letter(Scheme::Cavage, &scene.inbox, &activity);
        letter.send().await.expect(202);
    }
    assert_eq!(hub.list(scene.object()).await.len(), 9);

    let second = hub.page("/appeals/free-them/revisions/2").await.text;
    for words in [
        "What changed from wording 1 to wording 2",
        "twelve",
        "3 more texts go under this number.",
        "the wording as it stands",
    ] {
        assert!(second.contains(words), "{words}: {second}");
    }
    let first = hub.page("/appeals/free-them/revisions/1").await.text;
    assert!(
        first.contains("What changed from wording 1 to wording 2"),
        "{first}"
    );
    let to_come = hub.page("/appeals/free-them/revisions/9999").await.text;
    assert!(to_come.contains("does not hold this text"), "{to_come}");
    for page in [&to_come, &second] {
        assert!(!page.contains("has been replaced"), "{page}");
        assert!(!page.contains("since replaced"), "{page}");
    }
    let letter = hub.page("/appeals/free-them").await.text;
    let said = "8 names stand under texts that this server does not hold.";
    assert!(letter.contains(said), "{letter}");
    assert!(!letter.contains("exists in two versions"), "{letter}");
}
