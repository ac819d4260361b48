//! What a server does in its rounds: what it signs anew, whom it asks, and what it waits for.

use super::{Hub, Page};
use std::{collections::BTreeMap, sync::atomic::Ordering::Relaxed, time::Duration};
use tokio_util::sync::CancellationToken;
use undersigned_federation::{
    actions::{
        organization::{self, NewOrganization},
        rotate,
    },
    lookups,
    reconcile::worker,
};
use undersigned_store::{
    appeal_lookups,
    following::{self, NewFollowing},
    seen_by::{self, NewSeenBy},
    topic_followers::{self, NewTopicFollower},
};

#[tokio::test]
async fn a_server_that_changes_its_own_keys_signs_anew_what_it_holds() {
    let hub = Hub::new().await;
    let own = "https://hub.example/actor";
    worker::round(&hub.instance).await.expect("a round");
    let keys = hub.instance.keys_of(own).await.expect("its keys");
    let (old, old_http) = (keys.author.key.public(), keys.http.key_id().to_owned());
    hub.minutes.store(1, Relaxed);
    let (new, replaced) = rotate::server(&hub.instance).await.expect("new keys");
    assert_eq!((new.len(), replaced.len()), (2, 2));
    assert!(replaced.contains(&old_http));
    let keys = hub.instance.keys_of(own).await.expect("its keys");
    let newest = keys.author.key.public();
    assert_ne!(newest, old);
    assert_eq!(keys.assertion.len(), 1, "the old one is not listed");
    assert!(new.contains(&keys.http.key_id().to_owned()));

    worker::round(&hub.instance).await.expect("a round");
    let words = hub.instance.seen_by(hub.appeal().await).await;
    let words = words.expect("the database");
    assert_eq!(words.len(), 1);
    assert!(words[0].body.contains(newest.as_str()), "{}", words[0].body);
    assert!(!words[0].body.contains(old.as_str()));
}

/// Signed while keys changed, when old and new statements stood side by side: every file from then on would seem to
/// have something left out.
#[tokio::test]
async fn a_word_for_more_than_is_held_is_outdone_at_once() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    worker::round(&hub.instance).await.expect("a round");
    let first = hub.own_word().await;
    for (minute, statements, outdone) in [(2, 0, false), (4, 64, true)] {
        let seen_at = first + (minute - 1) * 60_000;
        let word = NewSeenBy {
            appeal_id: hub.appeal().await,
            instance: "https://hub.example".to_owned(),
            seen_at,
            state_digest: format!("sha-256:{}", "0".repeat(64)),
            statements,
            body: "{}".to_owned(),
        };
        seen_by::keep_newest(db, word).await.expect("the database");
        hub.minutes.store(minute, Relaxed);
        worker::round(&hub.instance).await.expect("a round");
        assert_eq!(hub.own_word().await > seen_at, outdone, "{statements}");
    }
}

/// Whoever asks for that word could not check a file that is fresh from here.
#[tokio::test]
async fn a_file_has_this_servers_own_word_of_the_list_in_it() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    worker::round(&hub.instance).await.expect("a round");
    let earlier = hub.own_word().await + 60_000;
    let word = NewSeenBy {
        appeal_id: hub.appeal().await,
        instance: "https://hub.example".to_owned(),
        seen_at: earlier,
        state_digest: format!("sha-256:{}", "0".repeat(64)),
        statements: 0,
        body: "{}".to_owned(),
    };
    seen_by::keep_newest(db, word).await.expect("the database");
    hub.minutes.store(2, Relaxed);
    let object = "https://hub.example/appeals/free-them";
    let view = hub.instance.view_by_id(object).await;
    let view = view.expect("the database").expect("the appeal");
    // A server that compares is told what was signed; the timer signs anew.
    let summary = view.snapshot.summary();
    let told = hub.instance.seen_by_for(&view.appeal, &summary).await;
    assert_eq!(told.expect("the database")[0].seen_at, earlier);
    hub.instance.bundle(&view).await.expect("a bundle");
    let words = hub.instance.seen_by(hub.appeal().await).await;
    let words = words.expect("the database");
    assert_eq!(words[0].state_digest, view.digest.to_string());
    // Once for each list.
    let signed = hub.own_word().await;
    hub.minutes.store(3, Relaxed);
    hub.instance.bundle(&view).await.expect("a bundle");
    assert_eq!(hub.own_word().await, signed);
}

#[tokio::test]
async fn who_is_followed_by_several_is_asked_once_in_a_round() {
    let hub = Hub::new().await;
    let actor = "https://docks.example/users/dockers";
    for handle in ["one", "two"] {
        let new = NewOrganization {
            handle: handle.to_owned(),
            names: BTreeMap::from([("en".to_owned(), handle.to_owned())]),
            summary: BTreeMap::new(),
            country: None,
        };
        let organization = organization::create(&hub.instance, new).await;
        let follow = NewFollowing {
            organization_id: organization.expect("founded").id,
            actor: actor.to_owned(),
            follow_activity_id: format!("https://hub.example/follows/{handle}"),
            state: "accepted".to_owned(),
            created_at: 0,
        };
        let stored = following::upsert(hub.instance.database.conn(), follow).await;
        stored.expect("the database");
    }
    hub.web.put(actor, Page::Away);
    let before = hub.web.asked();
    worker::round(&hub.instance).await.expect("a round");
    assert_eq!(hub.web.asked(), before + 1);
}

/// Followers of a topic are told what went from it while a server that is asked does not answer; and
/// whoever stops this server does not wait for it.
#[tokio::test]
async fn a_server_that_never_answers_holds_up_no_news_and_no_stop() {
    let hub = Hub::new().await;
    let db = hub.instance.database.conn();
    let slow = "https://slow.example/appeals/a";
    hub.web.put(slow, Page::Never);
    appeal_lookups::add(db, slow, 0).await.expect("added");
    let follower = NewTopicFollower {
        topic: "docksafety".to_owned(),
        actor: "https://docks.example/users/dockers".to_owned(),
        inbox: "https://docks.example/users/dockers/inbox".to_owned(),
        shared_inbox: None,
        follow_activity_id: "https://docks.example/follows/1".to_owned(),
        created_at: 0,
    };
    topic_followers::upsert(db, follower).await.expect("stored");
    topic_followers::add_item(db, "docksafety", "https://hub.example/appeals/gone")
        .await
        .expect("stored");
    let stop = CancellationToken::new();
    let worker = tokio::spawn(lookups::run(hub.instance.clone(), stop.clone()));
    until("the slow server is asked", || async { hub.web.asked() > 0 }).await;
    until("it is said to have gone", || async {
        let items = topic_followers::items(db, "docksafety").await;
        items.expect("the database").is_empty()
    })
    .await;
    stop.cancel();
    let ended = tokio::time::timeout(Duration::from_secs(30), worker).await;
    ended.expect("it stops").expect("it does not panic");
}

async fn until<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    for _ in 0..6_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what}: not within a minute");
}
