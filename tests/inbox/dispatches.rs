//! Updates and cases that are not the organiser's, or not whole.

use crate::table::{Scene, letter, refuse_all};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, Author,
    dispatch::{Envelope, Kind},
};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{ForeignServer, millis};

fn update(author: &Author, appeal: &AppealKey, id: &str, seq: u64) -> Value {
    let inside = json!({
        "languages": ["en"], "title": {"en": "They are out"}, "body": {"en": "All of them"},
    });
    let envelope = Envelope {
        id,
        appeal,
        kind: Kind::Update,
        seq,
        now: "2026-11-20T08:00:00Z",
    };
    let said = author.dispatch(&envelope, Map::new(), inside.as_object().cloned());
    said.expect("it passes the gate").value()
}

/// A letter that asks readers to write to a mailbox.
fn call_to_write(author: &Author, appeal: &AppealKey) -> Value {
    let inside = json!({
        "languages": ["en"], "title": {"en": "They are to be written to"},
        "subject": {"en": "S"}, "text": {"en": "{salutation}"},
        "addressees": [{"name": "a", "office": {"en": "Office"}, "email": "a@b.example"}],
    });
    let envelope = Envelope {
        id: &format!("{}/letters/forged", appeal.object),
        appeal,
        kind: Kind::Letter,
        seq: millis(),
        now: "2026-11-20T08:00:00Z",
    };
    let said = author.dispatch(&envelope, Map::new(), inside.as_object().cloned());
    said.expect("it passes the gate").value()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_organiser_says_what_stands_beside_its_list() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let appeal = AppealKey {
        object: scene.appeal["id"].as_str().expect("an id").to_owned(),
        root: scene.appeal["root"]
            .as_str()
            .and_then(|root| root.parse().ok())
            .expect("a root"),
    };
    let id = format!("{}/updates/forged", appeal.object);
    let mut as_hub = mallory.author.clone();
    as_hub.actor.clone_from(&scene.hub.org);
    as_hub.key_id = format!("{}#ed25519-key", scene.hub.org);
    let forged = update(&as_hub, &appeal, &id, millis());
    let mut altered = forged.clone();
    altered["dispatch"]["title"]["en"] = json!("They are in");
    let mut own_id = forged.clone();
    own_id["attributedTo"] = json!(mallory.id);
    let mut without = forged.clone();
    if let Value::Object(members) = &mut without {
        members.remove("proof");
    }
    let call = call_to_write(&as_hub, &appeal);
    let mut headers = call.clone();
    headers["dispatch"]["addressees"][0]["email"] = json!("a@b.example?bcc=c@d.example");
    let sent = |object: Value| {
        let activity = mallory.activity("Create", object);
        mallory.letter(Scheme::Cavage, &scene.inbox, &activity)
    };
    let other_root = AppealKey {
        root: mallory.author.key.public(),
        ..appeal.clone()
    };
    let other_root = update(&as_hub, &other_root, &id, millis());
    refuse_all(
        &scene.hub,
        Some(scene.object()),
        vec![
            letter("by another key", sent(forged), 403, "not_organiser"),
            letter("altered on the way", sent(altered), 422, "proof_invalid"),
            letter("by an author elsewhere", sent(own_id), 403, "proof_owner"),
            letter("without a proof", sent(without), 422, "proof_required"),
            letter("under another root", sent(other_root), 422, "root_mismatch"),
            letter("a letter by another key", sent(call), 403, "not_organiser"),
            letter(
                "headers of a mail in a letter",
                sent(headers),
                422,
                "member_invalid",
            ),
        ],
    )
    .await;
    let path = scene.object().replace(&scene.hub.url, "");
    for folder in ["updates", "letters"] {
        let page = scene.hub.page(&format!("{path}/{folder}")).await;
        assert!(!page.text.contains("They are"), "{}", page.text);
    }
}
