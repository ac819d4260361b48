//! Statements that are forged, spoilt, outdated, or somebody else's to send.

mod appeals;
mod authors;
mod bounds;
mod ended;
mod order;
mod proofs;

use crate::table::Scene;
use serde_json::{Map, Value, json};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Answer, ForeignActor, Letter, millis};

/// A minute of `seq`.
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

/// The dockers endorse under one id, and what the hub says to that.
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

/// The hub's note without its proof.
async fn note_of_the_hub(scene: &Scene) -> Map<String, Value> {
    let mut note = signed_note_of_the_hub(scene).await;
    note.remove("proof");
    note
}

/// The hub's note as everybody gets it.
pub async fn signed_note_of_the_hub(scene: &Scene) -> Map<String, Value> {
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
    let Ok(Value::Object(note)) = serde_json::from_str(&text) else {
        panic!("no note: {text}");
    };
    note
}
