//! What a server of somebody's own can have this one do by activities that are sound: little, and nothing again
//! and again.

use crate::alone;
use chrono::{DateTime, Utc};
use futures::future::join_all;
use serde_json::{Value, json};
use std::{collections::BTreeMap, ops::Range};
use tempfile::TempDir;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        moving,
        organization::{self, NewOrganization},
    },
    activities::Received,
    actors::RemoteActor,
    notices::{Kind, Told},
};
use undersigned_store::{
    followers,
    following::{self, NewFollowing},
    invitations::{self, NewInvitation},
    organizations::{self, Organization},
};

const OLD: &str = "https://old.example/orgs/union";

async fn server() -> (TempDir, Instance, Organization) {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let new = NewOrganization {
        handle: "union".into(),
        names: [("en".into(), "Union".into())].into(),
        ..NewOrganization::default()
    };
    let union = organization::create(&instance, new).await;
    (folder, instance, union.expect("an organisation"))
}

/// What an actor sends about itself, as if its signature held.
async fn hear(instance: &Instance, number: usize, more: Value) -> Result<Received, &'static str> {
    hear_of(instance, OLD, number, more).await
}

/// The same of any actor.
async fn hear_of(
    instance: &Instance,
    actor: &str,
    number: usize,
    more: Value,
) -> Result<Received, &'static str> {
    let document = json!({"id": actor, "type": "Organization", "inbox": format!("{actor}/inbox")});
    let sender = RemoteActor::read(&document, instance.clock.millis()).expect("an actor");
    let mut activity = json!({
        "id": format!("{actor}/activities/{number}"), "type": "Move", "actor": actor,
        "object": actor,
    });
    if let (Some(activity), Value::Object(more)) = (activity.as_object_mut(), more) {
        activity.extend(more);
    }
    let body = activity.to_string();
    let signature = number.to_le_bytes();
    let received = instance.receive_from(sender, &signature, body.as_bytes());
    received.await.map_err(|error| error.code())
}

#[tokio::test]
async fn row_701_an_invitation_that_is_sent_again_and_again_is_told_once() {
    let (_folder, instance, union) = server().await;
    let invite = async |number: usize, role: &str| {
        let offer = NewInvitation {
            object: "https://old.example/appeals/x".to_owned(),
            invited: union.ap_id.clone(),
            role: role.to_owned(),
            inviter: OLD.to_owned(),
            offer_id: format!("https://old.example/offers/{number}"),
            state: "pending".to_owned(),
            created_at: instance.clock.millis(),
        };
        let kept = invitations::upsert(instance.database.conn(), offer).await;
        kept.expect("the database answers");
        let mut waiting = instance.waiting_at_desk(&union).await.expect("what waits");
        waiting.retain(|one| one.kind == Kind::Invitations);
        waiting
    };
    let first = invite(1, "keeper").await;
    assert_eq!(Told::default().news(&first[0]), 1);
    let told = Told::of(&first);
    for (number, role) in [(2, "keeper"), (3, "co-initiator"), (4, "keeper")] {
        let again = invite(number, role).await;
        assert_eq!((again[0].count, told.news(&again[0])), (1, 0), "{number}");
    }
}

#[tokio::test]
async fn row_701_an_invitation_that_is_taken_back_and_sent_again_is_told_once() {
    let (_folder, instance, union) = server().await;
    let db = instance.database.conn();
    let waiting = async || {
        let mut waiting = instance.waiting_at_desk(&union).await.expect("what waits");
        waiting.retain(|one| one.kind == Kind::Invitations);
        waiting
    };
    let mut told = Told::default();
    let mut news = Vec::new();
    for number in 0..4 {
        let offer_id = format!("https://old.example/offers/{number}");
        let offer = NewInvitation {
            object: "https://old.example/appeals/x".to_owned(),
            invited: union.ap_id.clone(),
            role: "keeper".to_owned(),
            inviter: OLD.to_owned(),
            offer_id: offer_id.clone(),
            state: "pending".to_owned(),
            created_at: instance.clock.millis(),
        };
        let kept = invitations::upsert(db, offer).await;
        kept.expect("the database answers");
        let waits = waiting().await;
        news.push(told.news(&waits[0]));
        let now_told = instance.told_of(&union, &waits, &told).await;
        told = now_told.expect("the database answers");
        let undone = invitations::take_back_offer(db, &offer_id, OLD).await;
        assert!(undone.expect("the database answers"));
        let waits = waiting().await;
        assert!(waits.is_empty(), "nothing is to be answered");
        let now_told = instance.told_of(&union, &waits, &told).await;
        told = now_told.expect("the database answers");
    }
    assert_eq!(news, [1, 0, 0, 0]);
}

#[tokio::test]
async fn all_appeals_that_a_move_names_are_taken_along() {
    let (_folder, instance, union) = server().await;
    let transaction = instance.database.begin().await.expect("a transaction");
    let was = json!([OLD]).to_string();
    let set = organizations::set_also_known_as(&transaction, union.id, &was).await;
    set.expect("the database answers");
    transaction.commit().await.expect("committed");
    let appeals = |many: usize| -> Vec<String> {
        let named = (0..many).map(|n| format!("https://hub{n}.example/appeals/x"));
        named.collect()
    };
    // This program names as many in one activity; of more no more are read.
    for (many, taken) in [(50, 50), (80, 50)] {
        let named = json!({"target": union.ap_id, "instrument": appeals(many)});
        assert_eq!(hear(&instance, many, named).await, Ok(Received::Taken));
        let along = moving::taken_along(&instance, &union).await;
        assert_eq!(along.expect("the database answers").len(), taken);
    }
}

#[tokio::test]
async fn row_702_whoever_is_followed_has_others_asked_only_so_often_where_it_moves() {
    let (_folder, instance, union) = server().await;
    let follow = NewFollowing {
        organization_id: union.id,
        actor: OLD.to_owned(),
        follow_activity_id: "https://hub.example/activities/1".to_owned(),
        state: "accepted".to_owned(),
        created_at: instance.clock.millis(),
    };
    let kept = following::upsert(instance.database.conn(), follow).await;
    kept.expect("the database answers");
    // The pace of one actor is not what bounds it here: there may be many.
    instance.lift_limits();
    let mut answers = Vec::new();
    for number in 0..400 {
        let target = json!({"target": format!("https://victim.example/{number}")});
        answers.push(hear(&instance, number, target).await);
    }
    let count = |code: &str| answers.iter().filter(|one| **one == Err(code)).count();
    // The clock goes on meanwhile, and with it what may be asked.
    let asked = count("move_unconfirmed");
    assert!((240..300).contains(&asked), "{asked}");
    assert_eq!(asked + count("key_lookups"), 400);
}

#[tokio::test]
async fn row_702_a_stranger_has_only_so_many_others_asked_wherever_it_moves() {
    let folder = tempfile::tempdir().expect("a folder");
    // It stands still: nothing of what was spent is forgotten.
    let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
    let hear_moves = async |numbers: Range<usize>| {
        let mut count = BTreeMap::new();
        for number in numbers {
            let target = json!({"target": format!("https://victim-{number}.example/orgs/a")});
            let code = hear(&instance, number, target).await.expect_err("untrue");
            *count.entry(code).or_insert(0) += 1;
        }
        count
    };
    let of_one_actor = BTreeMap::from([("move_unconfirmed", 200), ("too_many_requests", 100)]);
    assert_eq!(hear_moves(0..300).await, of_one_actor);
    // As by many actors of one site.
    instance.lift_limits();
    let of_one_site = BTreeMap::from([("move_unconfirmed", 40), ("key_lookups", 60)]);
    assert_eq!(hear_moves(300..400).await, of_one_site);
}

#[tokio::test]
async fn row_851_names_without_end_below_one_domain_wait_together() {
    let folder = tempfile::tempdir().expect("a folder");
    // It stands still: nothing of what was sent is forgotten.
    let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
    let like = || json!({"type": "Like", "object": "https://nowhere.example/posts/1"});
    let mut refused = 0;
    for number in 0..2_100 {
        let actor = format!("https://s{}.farm.example/users/a", number % 21);
        match hear_of(&instance, &actor, number, like()).await {
            Ok(_) => {}
            Err(code) => {
                assert_eq!(code, "too_many_requests");
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 100);
    // Whoever is elsewhere does not.
    assert!(hear(&instance, 0, like()).await.is_ok());
}

#[tokio::test]
async fn row_851_what_many_do_at_one_moment_is_done_for_each() {
    let (_folder, instance, union) = server().await;
    let db = instance.database.conn();
    let actors: Vec<String> = (0..40)
        .map(|number| format!("https://social{number}.example/users/a"))
        .collect();
    let follows = actors.iter().map(|actor| {
        let follow = json!({"type": "Follow", "object": union.ap_id});
        hear_of(&instance, actor, 1, follow)
    });
    for answer in join_all(follows).await {
        assert_eq!(answer, Ok(Received::Taken));
    }
    let told = followers::inboxes(db, union.id).await;
    assert_eq!(told.expect("the database answers").len(), 40);
    // Half of them leave, each in one of both ways, and one of them twice.
    let leaving = actors.iter().take(20).chain(actors.first()).enumerate();
    let leaves = leaving.map(|(number, actor)| {
        let undone = match number % 2 {
            0 => json!({"type": "Follow", "object": union.ap_id}),
            _ => json!(format!("{actor}/activities/1")),
        };
        let undo = json!({"type": "Undo", "object": undone});
        hear_of(&instance, actor, 2 + number, undo)
    });
    let answers = join_all(leaves).await;
    let taken = answers.iter().filter(|one| **one == Ok(Received::Taken));
    assert_eq!(taken.count(), 20);
    let told = followers::inboxes(db, union.id).await;
    assert_eq!(told.expect("the database answers").len(), 20);
}

#[tokio::test]
async fn row_107_who_does_and_undoes_without_end_has_to_wait() {
    let (_folder, instance, union) = server().await;
    let mut number = 0;
    let mut refused = async |kinds: &[&str]| {
        let mut refused = 0;
        for _ in 0..500 {
            for kind in kinds {
                number += 1;
                let object = match *kind {
                    "Undo" => json!({"type": "Follow", "object": union.ap_id}),
                    _ => json!("https://nowhere.example/posts/1"),
                };
                let said = hear(&instance, number, json!({"type": kind, "object": object})).await;
                match said {
                    Ok(_) => {}
                    Err(code) => {
                        assert_eq!(code, "too_many_requests");
                        refused += 1;
                    }
                }
            }
        }
        refused
    };
    // 200 at once and fifteen a second: the clock goes on meanwhile.
    let first = refused(&["Like", "Undo"]).await;
    assert!((1..=800).contains(&first), "{first}");
    assert!(refused(&["Flag", "Announce"]).await > 0);
    instance.lift_limits();
    assert_eq!(refused(&["Like", "Undo"]).await, 0);
}
