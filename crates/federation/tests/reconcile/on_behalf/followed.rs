//! Appeals that are held because somebody here follows whoever names them, and how two of one server are
//! told apart.

use super::{Hub, Wish, document, listing, new_key, wish_of};
use crate::pair::{appeal_key, author, note_at};
use serde_json::json;
use std::collections::BTreeMap;
use undersigned_domain::ids;
use undersigned_federation::{
    actions::organization::{self, NewOrganization},
    activities::Received,
    actors::RemoteActor,
    reconcile::{replicate, worker},
};
use undersigned_store::{
    appeal_lookups,
    appeals::{self, NewAppeal},
    followed_topics::{self, NewFollowedTopic},
    following::{self, NewFollowing},
};

/// Whoever is followed.
const MALLORY: &str = "https://evil.example/users/mallory";
/// A topic for which they speak.
const TOPIC: &str = "https://evil.example/topics/dock";

/// A copy of an appeal of Mallory's that the hub holds.
async fn hold(hub: &Hub, name: &str, unasked: bool) {
    let ap_id = format!("https://evil.example/appeals/{name}");
    let new = NewAppeal {
        root: Some(appeal_key().root.to_string()),
        host: ids::host(&ap_id),
        slug: name.to_owned(),
        organization_id: None,
        organiser: MALLORY.to_owned(),
        status: "open".to_owned(),
        titles: None,
        draft: None,
        created_at: 0,
        published_at: Some(0),
        unasked,
        ap_id,
    };
    let stored = appeals::insert(hub.instance.database.conn(), new).await;
    stored.expect("stored");
}

/// An organisation here follows Mallory, and their topic.
async fn follow(hub: &Hub) {
    let new = NewOrganization {
        handle: "one".to_owned(),
        names: BTreeMap::from([("en".to_owned(), "One".to_owned())]),
        summary: BTreeMap::new(),
        country: None,
    };
    let organization = organization::create(&hub.instance, new).await;
    let organization_id = organization.expect("founded").id;
    let db = hub.instance.database.conn();
    let follow = NewFollowing {
        organization_id,
        actor: MALLORY.to_owned(),
        follow_activity_id: "https://hub.example/follows/1".to_owned(),
        state: "accepted".to_owned(),
        created_at: 0,
    };
    following::upsert(db, follow).await.expect("stored");
    let topic = NewFollowedTopic {
        organization_id,
        collection: TOPIC.to_owned(),
        actor: MALLORY.to_owned(),
        name: "dock".to_owned(),
        follow_activity_id: "https://hub.example/follows/2".to_owned(),
        state: "accepted".to_owned(),
        created_at: 0,
    };
    let stored = followed_topics::upsert(db, topic).await;
    stored.expect("stored");
}

#[tokio::test]
async fn row_606_whoever_is_followed_has_so_many_appeals_held_and_no_more() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    follow(&hub).await;
    let one_more = "https://evil.example/appeals/one-more";
    for number in 0..499 {
        hold(&hub, &format!("a{number}"), false).await;
    }
    assert_eq!(wish_of(&hub, one_more, MALLORY).await, Ok(Wish::Ours));
    hold(&hub, "b", false).await;
    // Beyond that it is as if nobody here had asked.
    assert_eq!(wish_of(&hub, one_more, MALLORY).await, Ok(Wish::Theirs));
    for number in 0..20 {
        hold(&hub, &format!("u{number}"), true).await;
    }
    assert_eq!(wish_of(&hub, one_more, MALLORY).await, Err("appeal_limit"));

    // What they pin is not even asked for, and what they add to their topic is not looked up.
    let mut profile = document(&new_key(&format!("{MALLORY}#main-key")));
    let pinned = format!("{MALLORY}/pinned");
    profile["featured"] = json!(pinned);
    hub.web.serve(MALLORY, profile.clone());
    let item = |number: u32| format!("{one_more}-{number}");
    let items: Vec<String> = (0..200).map(item).collect();
    let collection = json!({"id": pinned, "type": "OrderedCollection", "orderedItems": items});
    hub.web.serve(&pinned, collection);
    let discovered = worker::discover(&hub.instance, MALLORY).await;
    discovered.expect("it answers");
    assert_eq!(hub.web.asked(), 2, "for the actor and what it pins");
    let sender = RemoteActor::read(&profile, 0).expect("an actor");
    let elsewhere = "https://union.example/appeals/a";
    for (number, object) in [one_more, elsewhere].into_iter().enumerate() {
        let id = format!("{MALLORY}/adds/{number}");
        let add = json!({
            "id": id, "type": "Add", "actor": MALLORY, "object": object, "target": TOPIC,
        });
        let body = add.to_string();
        let body = body.as_bytes();
        let taken = hub.instance.receive_from(sender.clone(), b"", body);
        assert_eq!(taken.await.expect("it is followed"), Received::Taken);
    }
    let waiting = appeal_lookups::objects(db).await;
    assert_eq!(waiting.expect("the database"), [elsewhere]);

    // What somebody here looks for is held.
    let by = author("https://evil.example/orgs/union", 1);
    hub.web.serve(&by.actor, listing(&by));
    let note = note_at(one_more, &by);
    hub.web.serve(one_more, note.value());
    let held = replicate::ensure(&hub.instance, one_more).await;
    assert!(!held.expect("it is there").unasked);
}

#[tokio::test]
async fn row_608_two_appeals_of_one_server_whose_addresses_end_alike_are_both_held() {
    let hub = Hub::new().await;
    let mut shown = Vec::new();
    for (number, union) in [(1, "union-a"), (2, "union-b"), (2, "union-b")] {
        let by = author(&format!("https://h.example/{union}"), number);
        hub.web.serve(&by.actor, listing(&by));
        let id = format!("https://h.example/{union}/appeals/free");
        let held = replicate::from_note(&hub.instance, &note_at(&id, &by), Wish::Ours).await;
        let held = held.expect("it is held");
        assert_eq!(held.ap_id, id);
        shown.push(held.slug);
    }
    assert_eq!(shown[0], "free");
    assert_ne!(shown[1], "free");
    assert_eq!(shown[1], shown[2], "it is there already");
}
