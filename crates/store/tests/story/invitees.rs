//! Organisations are invited to sign, answer, and are forgotten; pictures of who is meant.

use crate::{NOW, mails::until_one_waits};
use undersigned_store::{
    Database,
    appeals::Appeal,
    invitees::{self, DECLINED, EMAIL, Invitee, NOT_FOUND, SENT, SOUGHT, WAITING},
    portraits::{self, Portrait},
};

fn invitee(appeal: &Appeal, name: &str) -> Invitee {
    Invitee {
        id: 0,
        appeal_id: appeal.id,
        kind: EMAIL.into(),
        contact_hash: name.into(),
        actor: None,
        sealed: vec![1, 2, 3],
        seed: format!("seed of {name}"),
        link_hash: format!("link of {name}"),
        state: WAITING.into(),
        reminders: 0,
        resent: 0,
        next_at: NOW,
        sent_at: None,
        last_at: None,
        answered_at: None,
        created_at: NOW,
    }
}

pub async fn organisations_are_invited(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for name in ["one", "two", "one"] {
        let new = invitees::insert_if_absent(conn, invitee(appeal, name)).await;
        assert_eq!(new.unwrap(), name == "two" || count(db, appeal).await == 1);
    }
    assert_eq!(count(db, appeal).await, 2);
    assert_eq!(invitees::appeals(conn).await.unwrap(), [appeal.id]);
    assert!(invitees::due(conn, NOW - 1, 9).await.unwrap().is_empty());
    let due = invitees::due(conn, NOW, 9).await.unwrap();
    assert_eq!(due.len(), 2);
    let one = due[0].clone();
    invitees::put_off(conn, due[1].id, NOW + 9).await.unwrap();
    let left = invitees::due(conn, NOW, 9).await.unwrap();
    assert_eq!(left, std::slice::from_ref(&one));

    // Whom nobody has found yet is asked for, and is sent nothing.
    let sought = Invitee {
        state: SOUGHT.into(),
        ..invitee(appeal, "away")
    };
    let new = invitees::insert_if_absent(conn, sought).await;
    assert!(new.unwrap());
    assert!(
        invitees::sought_due(conn, NOW - 1, 9)
            .await
            .unwrap()
            .is_empty()
    );
    let sought = invitees::sought_due(conn, NOW, 9).await.unwrap();
    assert_eq!(sought.len(), 1);
    for (since, count) in [(NOW - 1, 1), (NOW, 0)] {
        let found = invitees::count_sought(conn, appeal.id, since).await;
        assert_eq!(found.unwrap(), count, "{since}");
    }
    assert!(
        !invitees::delete_sought(conn, one.id).await.unwrap(),
        "it waits"
    );
    // Once its server says that there is none, it is asked for no more.
    let unknown = Invitee {
        state: NOT_FOUND.into(),
        ..sought[0].clone()
    };
    let noted = invitees::update(conn, &sought[0], unknown).await;
    assert!(noted.unwrap());
    assert!(invitees::sought_due(conn, NOW, 9).await.unwrap().is_empty());
    let found = invitees::count_sought(conn, appeal.id, NOW - 1).await;
    assert_eq!(found.unwrap(), 0);
    assert!(invitees::delete_sought(conn, sought[0].id).await.unwrap());
    assert_eq!(count(db, appeal).await, 2);

    // Of two senders one is faster.
    let sent = Invitee {
        state: SENT.into(),
        sent_at: Some(NOW),
        ..one.clone()
    };
    let first = invitees::update(conn, &one, sent.clone()).await;
    assert!(first.unwrap());
    let second = invitees::update(conn, &one, sent.clone()).await;
    assert!(!second.unwrap(), "it is another row by now");
    let declined = Invitee {
        state: DECLINED.into(),
        sealed: Vec::new(),
        ..sent.clone()
    };
    let answered = invitees::update(conn, &sent, declined.clone()).await;
    assert!(answered.unwrap());
    let found = invitees::by_link(conn, "link of one").await.unwrap();
    assert_eq!(found, Some(declined.clone()));
    let found = invitees::find(conn, appeal.id, "one").await.unwrap();
    assert_eq!(found, Some(declined));

    for _ in 0..2 {
        invitees::suppress(conn, "one", NOW).await.unwrap();
    }
    assert!(invitees::is_suppressed(conn, "one").await.unwrap());
    assert!(!invitees::is_suppressed(conn, "two").await.unwrap());
    invitees::suppress(conn, "nobody here", NOW).await.unwrap();
    let suppressed = invitees::suppressed(conn, appeal.id).await.unwrap();
    assert_eq!(suppressed.into_iter().collect::<Vec<_>>(), ["one"]);
    let of_contact = invitees::of_contact(conn, "one").await.unwrap();
    let of_contact: Vec<&str> = of_contact.iter().map(|row| row.seed.as_str()).collect();
    assert_eq!(of_contact, ["seed of one"]);

    assert_eq!(invitees::prune(conn, NOW).await.unwrap(), 0);
    assert_eq!(invitees::forget(conn, appeal.id).await.unwrap(), 2);
    assert!(invitees::appeals(conn).await.unwrap().is_empty());
    assert!(invitees::is_suppressed(conn, "one").await.unwrap());
    for _ in 0..2 {
        invitees::allow_again(conn, "nobody here").await.unwrap();
    }
    let again = invitees::is_suppressed(conn, "nobody here").await;
    assert!(!again.unwrap());
    assert!(invitees::is_suppressed(conn, "one").await.unwrap());

    let portrait = |fetched_at: i64| Portrait {
        actor: "https://cranes.example/actor".into(),
        media_type: "image/png".into(),
        picture: vec![1, 2, 3],
        fetched_at,
    };
    portraits::keep(conn, portrait(NOW)).await.unwrap();
    portraits::keep(conn, portrait(NOW + 1)).await.unwrap();
    let kept = portraits::of(conn, "https://cranes.example/actor").await;
    assert_eq!(kept.unwrap(), Some(portrait(NOW + 1)));
    assert_eq!(portraits::prune(conn, NOW + 1).await.unwrap(), 0);
    assert_eq!(portraits::prune(conn, NOW + 2).await.unwrap(), 1);
}

pub async fn of_two_who_invite_the_same_at_once_one_did(db: &Database, appeal: &Appeal) {
    // On SQLite one transaction follows the other.
    if !db.is_postgres() {
        return;
    }
    let first = db.begin().await.unwrap();
    let new = invitees::insert_if_absent(&first, invitee(appeal, "three")).await;
    assert!(new.unwrap());
    let database = db.clone();
    let same = Invitee {
        seed: "another seed".into(),
        link_hash: "another link".into(),
        ..invitee(appeal, "three")
    };
    let second =
        tokio::spawn(async move { invitees::insert_if_absent(database.conn(), same).await });
    until_one_waits(db, &second).await;
    first.commit().await.unwrap();
    assert!(!second.await.unwrap().unwrap());
    assert_eq!(invitees::forget(db.conn(), appeal.id).await.unwrap(), 1);
}

async fn count(db: &Database, appeal: &Appeal) -> u64 {
    invitees::count(db.conn(), appeal.id).await.unwrap()
}
