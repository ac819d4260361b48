//! Topics: written on, followed here and elsewhere; and appeals that wait to be looked up.

use crate::NOW;
use undersigned_store::{
    Database, appeal_lookups,
    followed_topics::{self, NewFollowedTopic},
    organizations::Organization,
    topic_followers::{self, NewTopicFollower},
    topic_pages::{self, NewTopicPage},
};

const PEER: &str = "https://peer.example/users/a";

pub async fn a_topic_is_written_on_and_followed(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let page = |content: &str| NewTopicPage {
        organization_id: dockers.id,
        topic: "docksafety".into(),
        name: "DockSafety".into(),
        content: content.into(),
        updated_at: NOW,
    };
    topic_pages::put(conn, page("{}")).await.unwrap();
    topic_pages::put(conn, page("{\"intro\":{}}"))
        .await
        .unwrap();
    assert_eq!(topic_pages::count_of(conn, dockers.id).await.unwrap(), 1);
    let found = topic_pages::find(conn, dockers.id, "docksafety")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.content, "{\"intro\":{}}");
    assert_eq!(
        topic_pages::all(conn).await.unwrap(),
        std::slice::from_ref(&found)
    );
    let of = topic_pages::of_organization(conn, dockers.id).await;
    assert_eq!(of.unwrap(), [found]);
    assert!(
        topic_pages::delete(conn, dockers.id, "docksafety")
            .await
            .unwrap()
    );
    assert!(
        !topic_pages::delete(conn, dockers.id, "docksafety")
            .await
            .unwrap()
    );

    let follower = |follow: &str| NewTopicFollower {
        topic: "docksafety".into(),
        actor: PEER.into(),
        inbox: format!("{PEER}/inbox"),
        shared_inbox: Some("https://peer.example/inbox".into()),
        follow_activity_id: follow.into(),
        created_at: NOW,
    };
    topic_followers::upsert(conn, follower("f1")).await.unwrap();
    topic_followers::upsert(conn, follower("f2")).await.unwrap();
    for (beside, others) in [(PEER, vec![]), ("https://peer.example/users/b", vec![PEER])] {
        let found = topic_followers::others(conn, "docksafety", beside).await;
        assert_eq!(found.unwrap(), others, "{beside}");
    }
    for (topic, others) in [("docksafety", 0), ("wages", 1)] {
        let count = topic_followers::count_others(conn, PEER, topic).await;
        assert_eq!(count.unwrap(), others, "{topic}");
    }
    assert_eq!(topic_followers::topics(conn).await.unwrap(), ["docksafety"]);
    assert_eq!(topic_followers::actors(conn).await.unwrap(), [PEER]);
    let inboxes = topic_followers::inboxes(conn, "docksafety").await.unwrap();
    assert_eq!(inboxes, ["https://peer.example/inbox"]);
    for (expected, object) in [(true, "a"), (false, "a"), (true, "b")] {
        let new = topic_followers::add_item(conn, "docksafety", object).await;
        assert_eq!(new.unwrap(), expected, "{object}");
    }
    let items = topic_followers::items(conn, "docksafety").await.unwrap();
    assert_eq!(items, ["a", "b"]);
    for expected in [true, false] {
        let gone = topic_followers::remove_item(conn, "docksafety", "a").await;
        assert_eq!(gone.unwrap(), expected);
    }
    assert!(
        !topic_followers::delete_follow(conn, "f1", PEER)
            .await
            .unwrap()
    );
    assert!(
        topic_followers::delete_follow(conn, "f2", PEER)
            .await
            .unwrap()
    );
    let noted = topic_followers::noted_topics(conn).await.unwrap();
    assert_eq!(noted, ["docksafety"]);
    topic_followers::forget_items(conn, "docksafety")
        .await
        .unwrap();
    assert!(
        topic_followers::noted_topics(conn)
            .await
            .unwrap()
            .is_empty()
    );
    // Who has nothing to do with this server follows none of its topics.
    for topic in ["docksafety", "wages"] {
        let topic = NewTopicFollower {
            topic: topic.into(),
            ..follower("f3")
        };
        topic_followers::upsert(conn, topic).await.unwrap();
    }
    assert_eq!(topic_followers::actors(conn).await.unwrap(), [PEER]);
    for gone in [2, 0] {
        let all = topic_followers::delete_actor_everywhere(conn, PEER).await;
        assert_eq!(all.unwrap(), gone);
    }
    assert!(topic_followers::actors(conn).await.unwrap().is_empty());
}

pub async fn a_topic_elsewhere_is_followed(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let (collection, actor) = (
        "https://hub.example/topics/dock",
        "https://hub.example/actor",
    );
    let row = NewFollowedTopic {
        organization_id: dockers.id,
        collection: collection.into(),
        actor: actor.into(),
        name: "Dock".into(),
        follow_activity_id: "follow-1".into(),
        state: "pending".into(),
        created_at: NOW,
    };
    followed_topics::upsert(conn, row.clone()).await.unwrap();
    assert!(
        !followed_topics::is_followed(conn, collection, actor)
            .await
            .unwrap()
    );
    let other = followed_topics::set_state(conn, "follow-1", PEER, "accepted").await;
    assert_eq!(other.unwrap(), None, "only who speaks for it answers");
    let answered = followed_topics::set_state(conn, "follow-1", actor, "accepted").await;
    assert_eq!(answered.unwrap().as_deref(), Some(collection));
    assert!(
        followed_topics::is_followed(conn, collection, actor)
            .await
            .unwrap()
    );
    let found = followed_topics::find(conn, dockers.id, collection)
        .await
        .unwrap();
    let listed = followed_topics::list(conn, dockers.id).await.unwrap();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), listed);
    assert_eq!(followed_topics::actors(conn).await.unwrap(), [actor]);
    for gone in [1, 0] {
        let all = followed_topics::delete_actor_everywhere(conn, actor).await;
        assert_eq!(all.unwrap(), gone);
    }
    followed_topics::upsert(conn, row).await.unwrap();
    followed_topics::delete(conn, dockers.id, collection)
        .await
        .unwrap();
    assert!(
        followed_topics::list(conn, dockers.id)
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn an_appeal_waits_to_be_looked_up(db: &Database) {
    let conn = db.conn();
    for object in ["https://a.example/appeals/x", "https://a.example/appeals/x"] {
        appeal_lookups::add(conn, object, NOW).await.unwrap();
    }
    assert_eq!(appeal_lookups::count(conn).await.unwrap(), 1);
    let waiting = appeal_lookups::objects(conn).await.unwrap();
    assert_eq!(waiting, ["https://a.example/appeals/x"]);
    let due = appeal_lookups::due(conn, NOW, 10).await.unwrap();
    assert_eq!(due.len(), 1);
    assert!(!due[0].unasked);
    // What is wished here is not less so because somebody elsewhere wishes it, too.
    let claimed = "https://b.example/appeals/y";
    let unasked = async || {
        let due = appeal_lookups::due(conn, NOW, 10).await.unwrap();
        let found = due.into_iter().find(|row| row.object == claimed);
        found.unwrap().unasked
    };
    appeal_lookups::add_unasked(conn, claimed, NOW)
        .await
        .unwrap();
    assert!(unasked().await);
    appeal_lookups::add(conn, claimed, NOW).await.unwrap();
    assert!(!unasked().await);
    appeal_lookups::add_unasked(conn, claimed, NOW)
        .await
        .unwrap();
    assert!(!unasked().await);
    let other = appeal_lookups::due(conn, NOW, 10).await.unwrap();
    appeal_lookups::delete(conn, other[1].id).await.unwrap();
    appeal_lookups::put_off(conn, due[0].id, 1, NOW + 60)
        .await
        .unwrap();
    assert!(appeal_lookups::due(conn, NOW, 10).await.unwrap().is_empty());
    let later = appeal_lookups::due(conn, NOW + 60, 10).await.unwrap();
    assert_eq!(later[0].tries, 1);
    appeal_lookups::delete(conn, due[0].id).await.unwrap();
    assert_eq!(appeal_lookups::count(conn).await.unwrap(), 0);
}
