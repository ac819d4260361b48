//! Two texts under one revision: both are kept, shown and marked.

use crate::table::Scene;
use serde_json::{Map, Value, json};
use undersigned_domain::{AppealText, Digest};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignActor, millis};

/// The dockers' note of the first revision, with a title of its own.
fn note(
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
}
