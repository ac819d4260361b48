//! How large everything is, what runs, what is let go of, and a clock that is set back.

use crate::NOW;
use undersigned_store::{
    ConnectionTrait, Database, SecretKey, StoreError,
    appeals::{self, AppealFilter},
    delivery_hosts,
    mails::{self, Mail},
    portraits::{self, Portrait},
    remote_actors::{self, RemoteActor},
    standing::{self, Kept},
    statements, webhooks,
};

const HOUR: i64 = 60 * 60 * 1_000;

fn actor(number: i64) -> RemoteActor {
    RemoteActor {
        ap_id: format!("https://strangers.example/users/{number}"),
        origin: "https://strangers.example".into(),
        kind: "Person".into(),
        inbox: "https://strangers.example/inbox".into(),
        shared_inbox: None,
        preferred_username: None,
        names: None,
        document: "{}".into(),
        fetched_at: number,
        met_at: number,
        gone_at: None,
    }
}

fn portrait(number: i64) -> Portrait {
    Portrait {
        actor: format!("https://strangers.example/users/{number}"),
        media_type: "image/png".into(),
        picture: vec![0; 100],
        fetched_at: number,
    }
}

pub async fn the_oldest_that_nothing_names_goes_first(db: &Database) {
    let conn = db.conn();
    assert!(standing::size(conn).await.unwrap() > 0);
    let version = standing::version(conn).await.unwrap();
    let name = if db.is_postgres() {
        "PostgreSQL "
    } else {
        "SQLite "
    };
    assert!(
        version.starts_with(name) && version.len() > name.len(),
        "{version}"
    );
    let step = db.newest_step().await.unwrap();
    assert!(step.is_some_and(|step| step.starts_with('m')));
    standing::write(conn, NOW).await.unwrap();
    let conflict = StoreError::Conflict("disk".into());
    assert!(!standing::is_full(&conflict), "somebody's word is no disk");

    let held = standing::held(conn).await.unwrap();
    let (mut members, mut mailbox) = (0, 0);
    let all = appeals::list(conn, &AppealFilter::default()).await.unwrap();
    for appeal in &all {
        let count = |standing| statements::count(conn, appeal.id, standing);
        members += count(statements::MEMBER).await.unwrap();
        mailbox += count(statements::MAILBOX).await.unwrap();
    }
    assert_eq!((held.members, held.mailbox), (members, mailbox));
    assert_eq!(held.appeals, all.len() as u64);
    let away = all
        .iter()
        .filter(|one| one.origin_unreachable_since.is_some());
    assert_eq!(held.unreachable, away.count() as u64);

    let before = standing::kept(conn).await.unwrap();
    for number in 1..=3 {
        remote_actors::upsert(conn, actor(number)).await.unwrap();
        portraits::keep(conn, portrait(number)).await.unwrap();
    }
    let kept = standing::kept(conn).await.unwrap();
    assert_eq!(
        kept,
        Kept {
            portraits: before.portraits + 300,
            actors: before.actors + 3,
            ..before
        }
    );
    assert_eq!(remote_actors::prune(conn, 1, 9).await.unwrap(), 0);
    assert_eq!(remote_actors::prune(conn, 9, 1).await.unwrap(), 1);
    let first = remote_actors::by_ap_id(conn, &actor(1).ap_id)
        .await
        .unwrap();
    assert!(first.is_none(), "the oldest went");
    assert_eq!(remote_actors::prune(conn, 9, u64::MAX).await.unwrap(), 2);

    // Two of a hundred bytes make room for a hundred and one.
    assert_eq!(portraits::make_room(conn, 101).await.unwrap(), 2);
    let last = portraits::of(conn, &portrait(3).actor).await.unwrap();
    assert!(last.is_some(), "the newest stays");
    assert_eq!(portraits::prune(conn, 9).await.unwrap(), 1);
    assert_eq!(standing::kept(conn).await.unwrap(), before);
}

/// A mail that was given up, by row.
async fn given_up(conn: &impl ConnectionTrait, id: &str, at: i64) -> i64 {
    let secret = SecretKey::from_bytes([3; 32]);
    let mail = Mail::plain("ana@post.example", "A link", "Here");
    mails::enqueue(conn, &secret, id, &mail, at).await.unwrap();
    let claimed = mails::claim(conn, "w", at, HOUR, 1).await.unwrap();
    let row = claimed.first().unwrap().id;
    mails::give_up(conn, row, "w", at, "550").await.unwrap();
    row
}

pub async fn what_waits_follows_a_clock_that_is_set_back(db: &Database) {
    let conn = db.conn();
    delivery_hosts::set_signature_scheme(conn, "slow.example", "cavage", NOW + HOUR)
        .await
        .unwrap();
    delivery_hosts::set_back(conn, NOW, HOUR).await.unwrap();
    let host = delivery_hosts::by_host(conn, "slow.example").await.unwrap();
    assert_eq!(host.map(|host| host.next_at), Some(NOW));
    webhooks::set_back(conn, NOW, HOUR).await.unwrap();
    // What a worker has just taken stays its own, however many processes notice that the clock was set.
    let secret = SecretKey::from_bytes([3; 32]);
    let mail = Mail::plain("ana@post.example", "A link", "Here");
    let late = NOW + HOUR;
    let id = "taken@a.example";
    let queued = mails::enqueue(conn, &secret, id, &mail, late).await;
    queued.unwrap();
    let taken = mails::claim(conn, "w", late, 30_000, 1).await.unwrap();
    for _ in 0..2 {
        mails::set_back(conn, NOW, HOUR).await.unwrap();
    }
    let none = mails::claim(conn, "other", NOW + 1, 30_000, 1).await;
    assert!(none.unwrap().is_empty());
    let free = mails::claim(conn, "other", NOW + 30_000, 30_000, 1).await;
    let free = free.unwrap();
    assert_eq!(free.len(), 1, "it ends as one that is taken now");
    assert_eq!(free[0].id, taken[0].id);
    mails::sent(conn, &[free[0].id]).await.unwrap();

    assert_eq!(mails::server_fails_since(conn).await.unwrap(), None);
    mails::server_fails(conn, NOW).await.unwrap();
    mails::server_fails(conn, NOW + 1).await.unwrap();
    let since = mails::server_fails_since(conn).await.unwrap();
    assert_eq!(since, Some(NOW), "since the first time");
    let failing = |waiting, given_up, now| {
        let standing = mails::Standing {
            waiting,
            given_up,
            ..mails::Standing::default()
        };
        async move { mails::are_failing(conn, &standing, now).await.unwrap() }
    };
    assert!(failing(1, 0, NOW).await && !failing(0, 0, NOW).await);
    let before = given_up(conn, "before@a.example", NOW - HOUR).await;
    assert!(!failing(0, 1, NOW).await, "when it took mails still");
    let lost = given_up(conn, "lost@a.example", NOW + HOUR).await;
    assert!(failing(0, 2, NOW + HOUR).await);
    assert!(!failing(0, 2, NOW + 26 * HOUR).await, "long ago");
    mails::sent(conn, &[before, lost]).await.unwrap();
    mails::server_works(conn).await.unwrap();
    assert!(!failing(1, 1, NOW).await);
    assert_eq!(mails::server_fails_since(conn).await.unwrap(), None);
}
