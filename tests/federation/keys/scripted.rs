//! Keys of a signer on a scripted server: stolen, lost, and what initiators do then.

use super::key_of;
use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_domain::SecretKey;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Answer, Backend, ForeignActor, ForeignServer, Server, millis, on_both_databases,
    on_either_database,
};

on_both_databases! {
    a_stolen_key_is_removed_and_the_owners_word_counts_again
    initiators_do_not_end_a_lost_key_too_early
}

on_either_database! {
    who_was_removed_and_signs_again_with_another_key_is_said_to_have_been
}

/// A hub with an open appeal, and the dockers on a scripted server with two keys of theirs.
struct Scripted {
    hub: Server,
    appeal: Value,
    foreign: ForeignServer,
    dockers: ForeignActor,
    anew: ForeignActor,
}

impl Scripted {
    /// The dockers have endorsed under their first key.
    async fn new(backend: Backend) -> Self {
        let hub = Server::start(PROGRAM, "hub", backend).await;
        let id = hub.publish("free-them").await;
        let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
        let foreign = ForeignServer::start().await;
        let dockers = foreign.organization("dockers");
        let mut anew = dockers.clone();
        anew.author.key = SecretKey::from_seed(&[7; 32]);
        anew.author.key_id = format!("{}#ed25519-key-2", dockers.id);
        let scripted = Self {
            hub,
            appeal,
            foreign,
            dockers,
            anew,
        };
        scripted
            .endorse(&scripted.dockers, millis())
            .await
            .expect(202);
        assert!(scripted.is_listed().await);
        scripted
    }

    fn object(&self) -> &str {
        self.appeal["id"].as_str().expect("an appeal has an id")
    }

    async fn is_listed(&self) -> bool {
        let entry = self.hub.entry(self.object(), &self.dockers.id).await;
        entry.is_some()
    }

    async fn endorse(&self, by: &ForeignActor, seq: u64) -> Answer {
        let mut members = by.endorsement(&self.appeal, "Dockers", seq);
        members.insert("id".into(), self.register().into());
        self.carry(by, by.sign(members)).await
    }

    /// The address of the dockers' endorsement.
    fn register(&self) -> String {
        format!("{}/endorsements/1", self.foreign.base)
    }

    /// Anybody may carry a statement.
    async fn carry(&self, carrier: &ForeignActor, statement: Value) -> Answer {
        let activity = carrier.activity("Update", statement);
        let inbox = format!("{}/inbox", self.hub.org);
        carrier
            .letter(Scheme::Cavage, &inbox, &activity)
            .send()
            .await
    }

    /// What the dockers' document lists from now on.
    fn list_keys(&self, of: &[&ForeignActor]) -> Value {
        let mut document = self.dockers.document();
        let keys = of
            .iter()
            .map(|of| of.document()["assertionMethod"][0].clone());
        document["assertionMethod"] = keys.collect();
        self.foreign.serve(&self.dockers.id, document.clone());
        document
    }

    async fn decide(&self, state: &str, reason: &str) -> Answer {
        let body = json!({
            "org": self.hub.org, "object": self.object(), "about": self.dockers.id, "as": "signer",
            "state": state, "reason": reason, "key": self.dockers.author.key.public().as_str(),
        });
        self.hub.post("/admissions", body).await
    }
}

async fn a_stolen_key_is_removed_and_the_owners_word_counts_again(backend: Backend) {
    let scene = Scripted::new(backend).await;
    let (hub, dockers, anew) = (&scene.hub, &scene.dockers, &scene.anew);
    let document = scene.list_keys(&[dockers, anew]);
    // News of the actor is enough for the new key to be let in.
    scene.carry(dockers, document).await.expect(202);
    scene.endorse(anew, millis()).await.expect(202);
    let owners = hub
        .entry(scene.object(), &dockers.id)
        .await
        .expect("listed");
    assert_eq!(owners["nameConfirmed"], true);

    // Whoever has the old key withdraws in the dockers' name, above all that they have said.
    let thief = ForeignServer::start().await;
    let thief = thief.organization("thief");
    let mut members = dockers.endorsement(&scene.appeal, "-", millis() + 60_000);
    for (name, value) in [
        ("id", json!(scene.register())),
        ("state", json!("withdrawn")),
    ] {
        members.insert(name.into(), value);
    }
    for name in ["nameMap", "revision", "textDigest"] {
        members.remove(name);
    }
    scene.carry(&thief, dockers.sign(members)).await.expect(202);
    assert!(!scene.is_listed().await, "it worked");
    let early = scene.decide("ended", "key-compromised").await;
    assert_eq!(
        (early.status.as_u16(), early.code()),
        (409, "ended_too_early")
    );
    scene.decide("removed", "key-compromised").await.expect(201);
    let again = hub.entry(scene.object(), &dockers.id).await;
    let again = again.expect("the owners' word counts again, unsigned anew");
    assert_eq!(
        (&again["names"], &again["since"]),
        (&owners["names"], &owners["since"])
    );
    assert_eq!(again["nameConfirmed"], true);

    scene.list_keys(&[anew]);
    scene.decide("ended", "key-compromised").await.expect(201);
    assert!(scene.is_listed().await);
    let bundle = hub.fetch("/appeals/free-them/bundle").await.expect(200);
    let old = dockers.author.key.public();
    let said = bundle["statements"].as_array().expect("a list");
    assert!(said.iter().all(|said| key_of(said) != old.as_str()));
}

async fn initiators_do_not_end_a_lost_key_too_early(backend: Backend) {
    let scene = Scripted::new(backend).await;
    let began = millis();
    let refused = |answer: Answer| {
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (409, "ended_too_early")
        );
        answer.body["detail"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let detail = refused(scene.decide("ended", "key-lost").await);
    assert!(detail.contains("still lists"), "{detail}");
    assert!(!detail.contains("does not say now"), "{detail}");
    scene.foreign.serve(&scene.dockers.id, json!({}));
    let detail = refused(scene.decide("ended", "key-lost").await);
    assert!(detail.contains("does not say now"), "{detail}");
    scene.list_keys(&[&scene.anew]);
    let detail = refused(scene.decide("ended", "key-lost").await);
    assert!(detail.contains("nothing is held"), "{detail}");
    // A word, but an older one.
    scene
        .endorse(&scene.anew, began - 600_000)
        .await
        .expect(202);
    let detail = refused(scene.decide("ended", "key-lost").await);
    assert!(detail.contains("would be lost"), "{detail}");
    scene.endorse(&scene.anew, millis()).await.expect(202);
    scene.decide("ended", "key-lost").await.expect(201);
    assert!(scene.is_listed().await);
    // `key` is a key, and one that was let in.
    let mut body = json!({
        "org": scene.hub.org, "object": scene.object(), "about": scene.dockers.id, "as": "signer",
        "state": "removed", "key": "not a key",
    });
    let refused = scene.hub.post("/admissions", body.clone()).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "member_invalid")
    );
    body["key"] = json!(SecretKey::from_seed(&[8; 32]).public().as_str());
    body["state"] = json!("ended");
    let refused = scene.hub.post("/admissions", body).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "key_unknown")
    );
}

async fn who_was_removed_and_signs_again_with_another_key_is_said_to_have_been(backend: Backend) {
    let scene = Scripted::new(backend).await;
    let (hub, dockers, anew) = (&scene.hub, &scene.dockers, &scene.anew);
    // Their clock is a minute ahead: what they said before their removal is not said after it.
    let theirs = || millis() + 60_000;
    scene.endorse(dockers, theirs()).await.expect(202);
    hub.decide(scene.object(), &dockers.id, "removed")
        .await
        .expect(201);
    assert!(!scene.is_listed().await);
    hub.until_pending(scene.object(), &[]).await;
    let document = scene.list_keys(&[anew]);
    scene.carry(dockers, document).await.expect(202);
    let before = hub.state(scene.object()).await.expect(200);
    for act in ["refuse", "admit"] {
        scene.endorse(anew, theirs() + 60_000).await.expect(202);
        hub.until_pending(scene.object(), &[&dockers.id]).await;
        let waiting = hub.get("/pending", &[("object", scene.object())]).await;
        let waiting = waiting.expect(200);
        assert_eq!(waiting["items"][0]["why"], "removed_before", "{waiting}");
        let body = json!({
            "org": hub.org, "object": scene.object(), "act": act, "signers": [{ "about": dockers.id }],
        });
        let decided = hub.post("/signers/decide", body).await.expect(200);
        assert_eq!(decided["outcomes"][0]["outcome"], "done", "{decided}");
        hub.until_pending(scene.object(), &[]).await;
        let after = hub.state(scene.object()).await.expect(200);
        assert_ne!(before["stateDigest"], after["stateDigest"], "{act}");
    }
    assert!(scene.is_listed().await);
}
