//! Many sign in the same moment: they are stored together, each gets its own answer, and what was
//! accepted is there after a crash.

use crate::PROGRAM;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, ForeignActor, ForeignServer, Letter, Server, millis, on_both_databases,
};

/// Organisations that sign at once.
const MANY: usize = 16;

on_both_databases! {
    what_is_accepted_in_one_moment_outlives_a_crash
}

/// An organisation's endorsement, ready to be sent.
fn endorsing(by: &ForeignActor, hub: &Server, appeal: &Value, name: &str, seq: u64) -> Letter {
    let mut members = by.endorsement(appeal, name, seq);
    // One register, however often it is written.
    members.insert("id".into(), json!(format!("{}/endorsement", by.id)));
    let activity = by.activity("Create", by.sign(members));
    by.letter(Scheme::Cavage, &format!("{}/inbox", hub.org), &activity)
}

async fn what_is_accepted_in_one_moment_outlives_a_crash(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let appeal = hub.get("/appeals", &[("object", &object)]).await;
    let appeal = appeal.expect(200);
    let foreign = ForeignServer::start().await;
    let now = millis();
    let first = foreign.organization("first");
    let newer = endorsing(&first, &hub, &appeal, "Dockers", now + 1);
    newer.send().await.expect(202);

    let mut crowd = JoinSet::new();
    for number in 0..MANY {
        let union = foreign.organization(&format!("union{number}"));
        let letter = endorsing(&union, &hub, &appeal, &format!("Union {number}"), now);
        crowd.spawn(async move { letter.send().await.status });
    }
    // Among them one that is outdated: refused by itself, and to nobody else's harm.
    let older = endorsing(&first, &hub, &appeal, "Dokcers", now);
    let refused = older.send().await;
    assert_eq!(refused.code(), "stale", "{refused:?}");
    let answers = crowd.join_all().await;
    assert!(answers.iter().all(|status| *status == 202), "{answers:?}");
    hub.kill().await;

    hub.run().await;
    let listed = hub.list(&object).await;
    assert_eq!(listed.len(), MANY + 1, "{listed:?}");
    let named = |name: &str| listed.iter().any(|entry| entry["names"]["en"] == name);
    assert!(named("Dockers") && !named("Dokcers"));
}
