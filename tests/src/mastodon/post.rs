//! What the account of the scripted server writes, boosts, edits and deletes.

use super::{Mastodon, PUBLIC, fixture};
use crate::Answer;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers posts and activities, so that none has another's id.
static SERIAL: AtomicU64 = AtomicU64::new(113_600_000_000_000_000);

impl Mastodon {
    /// A public reply to an object of an organisation, with the phrase; neither served nor sent yet.
    pub fn reply(&self, organisation: &str, object: &str) -> Value {
        let create = fixture("create-reply", &self.server.base, organisation, object);
        let mut note = create["object"].clone();
        let id = self.new_id("statuses");
        let url = id.replace("/users/mei/statuses/", "/@mei/");
        note["@context"] = create["@context"].clone();
        note["url"] = json!(url);
        note["atomUri"] = json!(id);
        note["id"] = json!(id);
        note
    }

    /// The same to followers only.
    pub fn private_reply(&self, organisation: &str, object: &str) -> Value {
        let mut note = self.reply(organisation, object);
        note["to"] = json!([format!("{}/followers", self.actor)]);
        note["cc"] = json!([organisation]);
        note
    }

    /// Serves a post at its own address from now on, and tells nobody.
    pub fn write(&self, note: &Value) {
        let id = note["id"].as_str().expect("a post has an id");
        self.server.serve(id, note.clone());
    }

    /// Serves a post and sends it to an organisation.
    pub async fn publish(&self, organisation: &str, note: &Value) -> Answer {
        self.write(note);
        self.tell(organisation, "Create", note.clone()).await
    }

    /// Serves a changed post and sends it to an organisation.
    pub async fn edit(&self, organisation: &str, note: &Value) -> Answer {
        self.write(note);
        self.tell(organisation, "Update", note.clone()).await
    }

    /// Deletes a post, as Mastodon does: its address answers 410, and a `Tombstone` is sent.
    pub async fn delete(&self, organisation: &str, note: &Value) -> Answer {
        let id = note["id"].as_str().expect("a post has an id");
        self.server.remove(id);
        let tombstone = json!({"id": id, "type": "Tombstone", "atomUri": id});
        self.tell(organisation, "Delete", tombstone).await
    }

    /// Says of another's post that it is deleted.
    pub async fn delete_of(&self, organisation: &str, note: &Value) -> Answer {
        self.tell(organisation, "Delete", note["id"].clone()).await
    }

    /// Deletes a post and tells nobody.
    pub fn erase(&self, note: &Value) {
        self.server
            .remove(note["id"].as_str().expect("a post has an id"));
    }

    /// Answers every fetch of a post with this status from now on, or as usual.
    pub fn answer_fetches(&self, status: Option<u16>) {
        self.mind.memory().answers_fetches = status;
    }

    /// Sends an activity of its account around an object.
    pub async fn tell(&self, organisation: &str, kind: &str, object: Value) -> Answer {
        let activity = self.activity(kind, object);
        self.deliver(organisation, &activity).await
    }

    /// An activity of its account around an object.
    pub fn activity(&self, kind: &str, object: Value) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": self.new_id("activities"),
            "type": kind,
            "actor": self.actor,
            "to": [PUBLIC],
            "object": object,
        })
    }

    /// A new address below its account.
    pub fn new_id(&self, folder: &str) -> String {
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        format!("{}/{folder}/{serial}", self.actor)
    }

    /// The direct messages it got, oldest first, as HTML.
    pub fn messages(&self) -> Vec<String> {
        let timeline = self.timeline().into_iter();
        let direct = timeline.filter(|status| !status.public);
        direct.map(|status| status.content).collect()
    }

    /// Waits for so many direct messages, and gives the last.
    pub async fn message(&self, number: usize) -> String {
        crate::until(&format!("message {number}"), || async {
            let messages = self.messages();
            match messages.len() == number {
                true => messages.last().cloned().ok_or_else(String::new),
                false => Err(format!("{messages:?}")),
            }
        })
        .await
    }

    /// What it was answered to an activity: the `Accept` or `Reject` of that id.
    pub async fn answered(&self, id: &str) -> Value {
        crate::until(&format!("an answer to {id}"), || async {
            let received = self.server.received();
            let mut bodies = received.iter().map(|arrival| &arrival.body);
            let found = bodies.find(|body| body["object"]["id"] == id || body["object"] == id);
            found
                .cloned()
                .ok_or_else(|| format!("{} arrived", received.len()))
        })
        .await
    }
}
