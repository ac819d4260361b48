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
use undersigned_store::{ConnectionTrait as _, organizations};

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
