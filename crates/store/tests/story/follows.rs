//! Whom an organisation follows, who follows it, and who wants nothing from it.

use crate::NOW;
use undersigned_store::{
    Database, blockers,
    followers::{self, NewFollower},
    following::{self, NewFollowing},
    organizations::Organization,
    remote_actors::{self, RemoteActor},
};

pub async fn it_follows_and_is_followed(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let nurses = "https://nurses.example/orgs/nurses";
    let mut actor = RemoteActor {
        ap_id: nurses.into(),
        origin: "https://nurses.example".into(),
        kind: "Organization".into(),
        inbox: format!("{nurses}/inbox"),
        shared_inbox: None,
        preferred_username: Some("nurses".into()),
        names: None,
        document: "{}".into(),
        fetched_at: NOW,
        met_at: NOW,
        gone_at: None,
    };
    assert!(!remote_actors::mark_gone(conn, nurses, NOW).await.unwrap());
    remote_actors::upsert(conn, actor.clone()).await.unwrap();
    actor.shared_inbox = Some("https://nurses.example/inbox".into());
    actor.fetched_at = NOW + 1;
    actor.met_at = NOW + 1;
    remote_actors::upsert(conn, actor.clone()).await.unwrap();
    actor.met_at = NOW;
    let found = remote_actors::by_ap_id(conn, nurses).await.unwrap();
    assert_eq!(found.as_ref(), Some(&actor));
    let follower = NewFollower {
        organization_id: dockers.id,
        actor: nurses.into(),
        inbox: format!("{nurses}/inbox"),
        shared_inbox: None,
        follow_activity_id: format!("{nurses}/follows/1"),
        created_at: NOW,
        site: "nurses.example".into(),
    };
    followers::upsert(conn, follower).await.unwrap();
    assert!(remote_actors::mark_gone(conn, nurses, NOW).await.unwrap());
    assert_eq!(
        remote_actors::by_ap_ids(conn, &[nurses, "x"])
            .await
            .unwrap()[0]
            .gone_at,
        Some(NOW),
        "something names it still"
    );
    followers::delete_actor_everywhere(conn, nurses)
        .await
        .unwrap();
    assert!(!remote_actors::mark_gone(conn, nurses, NOW).await.unwrap());
    let forgotten = remote_actors::by_ap_id(conn, nurses).await.unwrap();
    assert_eq!(forgotten, None);
    assert!(!remote_actors::delete(conn, nurses).await.unwrap());

    for (who, shared) in [("a", true), ("b", true), ("c", false), ("a", true)] {
        followers::upsert(
            conn,
            NewFollower {
                organization_id: dockers.id,
                actor: format!("https://social.example/{who}"),
                inbox: format!("https://social.example/{who}/inbox"),
                shared_inbox: shared.then(|| "https://social.example/inbox".into()),
                follow_activity_id: "https://social.example/follows/1".into(),
                created_at: NOW,
                site: "social.example".into(),
            },
        )
        .await
        .unwrap();
    }
    // Three follow, at two inboxes.
    let there = async |site: &str, most: u64| {
        let found = followers::of_site(conn, dockers.id, site, most)
            .await
            .unwrap();
        (found.followers, found.since)
    };
    assert_eq!(there("social.example", 9).await, (3, Some(NOW)));
    assert_eq!(there("social.example", 2).await, (2, Some(NOW)));
    assert_eq!(there("nurses.example", 9).await, (0, None));
    for (site, inboxes) in [(Some("social.example"), 2), (Some("x"), 0), (None, 2)] {
        let counted = followers::count_inboxes(conn, dockers.id, site).await;
        assert_eq!(counted.unwrap(), inboxes, "{site:?}");
    }
    for (many, are) in [(3, true), (4, false)] {
        let found = followers::are_many(conn, dockers.id, many).await;
        assert_eq!(found.unwrap(), are, "{many}");
    }
    assert_eq!(followers::count(conn, dockers.id).await.unwrap(), 3);
    assert_eq!(
        followers::inboxes(conn, dockers.id).await.unwrap(),
        [
            "https://social.example/c/inbox",
            "https://social.example/inbox"
        ]
    );
    let origin = "https://social.example/";
    let below = followers::below(conn, dockers.id, origin).await.unwrap();
    assert_eq!(below.len(), 3);
    let odd = followers::below(conn, dockers.id, "https://social_example/%").await;
    assert!(odd.unwrap().is_empty(), "no letter is a wildcard");
    let b = "https://social.example/b";
    let ends = followers::below(conn, dockers.id, b).await.unwrap();
    assert_eq!(ends, [b], "neither what comes before nor after");
    let shared = "https://social.example/inbox";
    let c = "https://social.example/c";
    let follows = followers::of_actor(conn, c).await.unwrap();
    assert_eq!(follows[0].told_at(), "https://social.example/c/inbox");
    let told = followers::is_told_at(conn, dockers.id, follows[0].told_at()).await;
    assert!(told.unwrap());
    let id = follows[0].id;
    followers::set_inboxes(
        conn,
        id,
        "https://social.example/c2",
        Some(shared),
        "social.example",
    )
    .await
    .unwrap();
    for (inbox, told) in [(shared, true), ("https://social.example/c2", false)] {
        let held = followers::is_told_at(conn, dockers.id, inbox).await;
        assert_eq!(held.unwrap(), told, "{inbox}");
    }
    assert_eq!(
        followers::inboxes(conn, dockers.id).await.unwrap(),
        [shared]
    );
    followers::set_inboxes(conn, id, "https://social.example/c3", None, "moved.example")
        .await
        .unwrap();
    assert_eq!(there("moved.example", 9).await, (1, Some(NOW)));
    let two = followers::inboxes(conn, dockers.id).await.unwrap();
    assert_eq!(two, ["https://social.example/c3", shared]);
    let id = "https://social.example/follows/1";
    assert!(
        !followers::delete_follow(conn, "https://social.example/follows/2", c)
            .await
            .unwrap()
    );
    assert!(!followers::delete_follow(conn, id, nurses).await.unwrap());

    let b = "https://social.example/b";
    assert!(followers::delete(conn, dockers.id, b).await.unwrap());
    assert!(!followers::delete(conn, dockers.id, b).await.unwrap());
    assert_eq!(
        followers::delete_actor_everywhere(conn, "https://social.example/c")
            .await
            .unwrap(),
        1
    );
    assert_eq!(followers::list(conn, dockers.id).await.unwrap().len(), 1);

    let follow = NewFollowing {
        organization_id: dockers.id,
        actor: nurses.into(),
        follow_activity_id: "https://dockers.example/follows/1".into(),
        state: "pending".into(),
        created_at: NOW,
    };
    following::upsert(conn, follow.clone()).await.unwrap();
    following::upsert(conn, follow.clone()).await.unwrap();
    let id = &follow.follow_activity_id;
    assert!(
        !following::set_state(conn, id, "https://evil.example", "accepted")
            .await
            .unwrap()
    );
    assert!(
        following::set_state(conn, id, nurses, "accepted")
            .await
            .unwrap()
    );
    let found = following::by_actor(conn, dockers.id, nurses).await.unwrap();
    assert_eq!(found.unwrap().state, "accepted");
    assert!(following::anyone_follows(conn, nurses).await.unwrap());
    let any = following::set_state_of(conn, dockers.id, nurses, "rejected").await;
    assert!(any.unwrap());
    let any = following::set_state_of(conn, dockers.id, c, "rejected").await;
    assert!(!any.unwrap());
    let held = following::of_actor(conn, nurses).await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].state, "rejected");
    assert!(following::delete(conn, dockers.id, nurses).await.unwrap());
    assert!(following::list(conn, dockers.id).await.unwrap().is_empty());
    following::upsert(conn, follow.clone()).await.unwrap();
    let gone = following::delete_actor_everywhere(conn, nurses).await;
    assert_eq!(gone.unwrap(), 1);

    for block in ["1", "2"] {
        let blocker = blockers::NewBlocker {
            organization_id: dockers.id,
            actor: c.into(),
            inbox: format!("{c}/inbox"),
            block_activity_id: format!("{c}/blocks/{block}"),
        };
        blockers::upsert(conn, blocker).await.unwrap();
    }
    let closed = blockers::inboxes(conn, dockers.id).await.unwrap();
    assert_eq!(closed, [format!("{c}/inbox")]);
    for (id, inboxes) in [(dockers.id, closed), (-1, Vec::new())] {
        let both = blockers::suspended_and_inboxes(conn, id).await;
        assert_eq!(both.unwrap(), (false, inboxes));
    }
    let first = format!("{c}/blocks/1");
    let second = format!("{c}/blocks/2");
    assert!(!blockers::delete_block(conn, &first, c).await.unwrap());
    assert!(!blockers::delete_block(conn, &second, b).await.unwrap());
    assert!(blockers::delete_block(conn, &second, c).await.unwrap());
    assert!(!blockers::delete(conn, dockers.id, c).await.unwrap());
    assert_eq!(blockers::delete_actor_everywhere(conn, c).await.unwrap(), 0);
}
