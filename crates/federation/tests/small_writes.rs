//! What strangers have written down at the same moment.

use crate::{alone, petition};
use futures::future::join_all;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use undersigned_federation::{
    Clock,
    actions::closing,
    activities::{Received, reaction},
    actors::RemoteActor,
    inbox::Incoming,
};
use undersigned_store::{
    ConnectionTrait as _, deliveries, organizations,
    outbox::{self, NewActivity},
    replicas::{self, SeenReplica},
};

/// A like by an account of this name.
fn like(name: &str, object: &str) -> Incoming {
    let actor = format!("https://social.example/users/{name}");
    let id = format!("{actor}/likes/1");
    let activity = json!({"id": id, "type": "Like", "actor": actor, "object": object});
    let activity: Map<String, Value> = serde_json::from_value(activity).expect("an object");
    let sender = RemoteActor {
        kind: "Person".to_owned(),
        inbox: format!("{actor}/inbox"),
        shared_inbox: None,
        preferred_username: None,
        names: BTreeMap::new(),
        http_keys: Vec::new(),
        assertion: Vec::new(),
        featured: None,
        followers: None,
        also_known_as: Vec::new(),
        fetched_at: 0,
        gone: false,
        reachable: false,
        id: actor,
    };
    Incoming {
        sender,
        kind: "Like".to_owned(),
        id,
        activity,
    }
}

#[tokio::test]
async fn what_the_database_refuses_undoes_nothing_that_came_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (_, appeal) = petition::published(&instance).await;
    let refuses = "CREATE TRIGGER refuses BEFORE INSERT ON reactions \
         WHEN NEW.actor LIKE '%/poisoned' BEGIN SELECT RAISE(ABORT, 'refused'); END";
    let made = instance.database.conn().execute_unprepared(refuses).await;
    made.expect("a trigger");
    let names = (0..20).map(|number| match number {
        7 => "poisoned".to_owned(),
        number => format!("n{number}"),
    });
    let likes: Vec<Incoming> = names.map(|name| like(&name, &appeal.ap_id)).collect();
    let received = likes.iter().map(|like| reaction::receive(&instance, like));
    for (number, received) in join_all(received).await.into_iter().enumerate() {
        match number {
            7 => assert_eq!(received.expect_err("refused").code(), "internal"),
            _ => assert_eq!(received.expect("taken"), Received::Taken),
        }
    }
    let counted = instance.reactions_to(appeal.id).await;
    assert_eq!(counted.expect("the database answers").likes, 19);
}

#[tokio::test]
async fn a_like_that_comes_while_the_organisation_is_deleted_is_not_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (union, appeal) = petition::published(&instance).await;
    let db = instance.database.conn();
    let likes = async || {
        let counted = instance.reactions_to(appeal.id).await;
        counted.expect("the database answers").likes
    };
    let receive = async |name: &str| {
        let received = reaction::receive(&instance, &like(name, &appeal.ap_id)).await;
        received.expect("the database answers")
    };
    // As long as it can be undone, nothing changes.
    let later = instance.clock.millis() + 60 * 60 * 1_000;
    let planned = organizations::plan_deletion(db, union.id, later, false).await;
    assert!(planned.expect("the database answers"));
    assert_eq!(receive("ana").await, Received::Taken);
    assert_eq!(likes().await, 1);

    // Its row stands until all that is around its appeals is forgotten.
    let begun = closing::begin_now(&instance, &union, false).await;
    begun.expect("the database answers");
    assert_eq!(receive("ben").await, Received::Ignored);
    assert_eq!(likes().await, 1);
}

#[tokio::test]
async fn who_is_back_is_told_so_by_the_next_request_where_the_database_refused_a_part() {
    const HOST: &str = "social.example";
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (union, appeal) = petition::published(&instance).await;
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    // It holds the appeal, is out of reach, and stumbled over what waits for it.
    let holds = SeenReplica {
        appeal_id: appeal.id,
        base_url: format!("https://{HOST}"),
        inbox: format!("https://{HOST}/inbox"),
        state_digest: None,
        seen_at: now,
    };
    let kept = replicas::upsert_seen(db, holds).await;
    kept.expect("the database answers");
    let replica = async || {
        let held = replicas::list(db, appeal.id).await;
        let mut held = held.expect("the database answers");
        held.pop().expect("a replica")
    };
    let failing = replicas::set_failing(db, replica().await.id, now).await;
    failing.expect("the database answers");
    let ap_id = "https://hub.example/activities/that-waits".to_owned();
    let activity = NewActivity {
        ap_id: ap_id.clone(),
        organization_id: Some(union.id),
        actor: union.ap_id.clone(),
        public: true,
        body: "{}".to_owned(),
        created_at: now,
    };
    let ids = outbox::insert_many(db, vec![activity]).await;
    let target = deliveries::Target {
        activity_id: ids.expect("the database answers")[&ap_id],
        actor: union.ap_id.clone(),
        inboxes: vec![format!("https://{HOST}/inbox")],
    };
    let queued = deliveries::enqueue(db, &[target], now).await;
    assert_eq!(queued.expect("the database answers"), 1);
    let due = async || {
        let waiting = deliveries::batch(db, HOST, instance.clock.millis(), 9).await;
        waiting.expect("the database answers")
    };
    let hour = 60 * 60 * 1_000;
    let put_off = deliveries::put_off(db, due().await[0].id, now + hour).await;
    put_off.expect("the database answers");
    assert!(due().await.is_empty());
    let held_back = format!(
        "UPDATE delivery_hosts SET failures = 3, next_at = {} WHERE host = '{HOST}'",
        now + hour
    );
    let held_back = db.execute_unprepared(&held_back).await;
    held_back.expect("held back");

    let sender = like("ana", &appeal.ap_id).sender;
    for table in ["replicas", "deliveries"] {
        let refuses = format!(
            "CREATE TRIGGER refuses BEFORE UPDATE ON {table} \
             BEGIN SELECT RAISE(ABORT, 'refused'); END"
        );
        let made = db.execute_unprepared(&refuses).await;
        made.expect("a trigger");
        let heard = instance.heard_from(&sender).await;
        assert!(heard.is_err(), "{table}");
        let gone = db.execute_unprepared("DROP TRIGGER refuses").await;
        gone.expect("no trigger");
    }
    let heard = instance.heard_from(&sender).await;
    heard.expect("the database answers");
    assert_eq!(replica().await.failing_since, None);
    assert_eq!(due().await.len(), 1);
}
