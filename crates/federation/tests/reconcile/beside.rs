//! What an organiser says beside the list, and what this server does not take of it.

use crate::{
    pair::{appeal_key, organiser},
    two,
};
use serde_json::Map;
use undersigned_domain::dispatch::{Envelope, Kind};
use undersigned_federation::{
    actions::moderate::{self, Wanted},
    moderation::Severity,
};
use undersigned_store::dispatches::{self, NewDispatch};

#[tokio::test]
async fn row_607_what_is_refused_is_not_fetched_again_and_of_whom_is_blocked_nothing() {
    let (_folder, a, b) = two(1..2, 2..2, 2..2).await;
    // Dated so far ahead that nobody takes it.
    let envelope = Envelope {
        id: "https://hub.example/appeals/free-them/updates/1",
        appeal: &appeal_key(),
        kind: Kind::Update,
        seq: 8_000_000_000_000,
        now: "2025-12-02T00:00:00Z",
    };
    let said = organiser().dispatch(&envelope, Map::new(), None);
    let said = said.expect("a sound tombstone");
    let new = NewDispatch {
        appeal_id: b.appeal().await.id,
        ap_id: said.id.clone(),
        name: "1".to_owned(),
        kind: said.kind.name().to_owned(),
        seq: 8_000_000_000_000,
        digest: said.digest.to_string(),
        key: said.key.to_string(),
        withdrawn: true,
        body: said.text().to_owned(),
        activity: None,
        received_at: 0,
    };
    let stored = dispatches::put(b.instance.database.conn(), new).await;
    stored.expect("the database");
    for _ in 0..5 {
        a.reconcile(&b).await.expect("it goes well");
    }
    let held = dispatches::list(a.instance.database.conn(), a.appeal().await.id).await;
    let held = held.expect("the database");
    assert!(held.is_empty(), "{held:?}");
    // Each time the digests, and the document once; once more where a day has just begun.
    let asked = a.wire.take_traffic().count("dispatches");
    assert!((6..=7).contains(&asked), "{asked}");

    let rule = Wanted {
        subject: "hub.example".to_owned(),
        severity: Severity::Block,
        public_comment: None,
        private_comment: None,
    };
    let blocked = moderate::set(&a.instance, vec![rule]).await;
    blocked.expect("a rule");
    a.reconcile(&b).await.expect("it goes well");
    assert_eq!(a.wire.take_traffic().count("dispatches"), 0);
}
