//! People register for a meeting, think better of it, and are forgotten after it.

use crate::NOW;
use undersigned_store::{
    Database,
    appeals::Appeal,
    registrations::{self, Registration},
};

fn somebody(appeal: &Appeal, mailbox: &str, link: &str) -> Registration {
    Registration {
        id: 0,
        appeal_id: appeal.id,
        name: "01jd".into(),
        email_hash: mailbox.into(),
        sealed: vec![1, 2, 3],
        link_hash: link.into(),
        registered_at: NOW,
        forget_at: NOW + 10,
    }
}

pub async fn people_register_and_are_forgotten(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for (mailbox, link) in [("ana", "1"), ("ben", "2"), ("ana", "3")] {
        let new = somebody(appeal, mailbox, link);
        registrations::insert(conn, new).await.unwrap();
    }
    let counts = async || {
        let mailboxes = registrations::count(conn, appeal.id, "01jd").await.unwrap();
        let rows = registrations::rows(conn, appeal.id, "01jd").await.unwrap();
        (mailboxes, rows)
    };
    assert_eq!(counts().await, (2, 3), "one mailbox is counted once");
    assert_eq!(
        registrations::count(conn, appeal.id, "other")
            .await
            .unwrap(),
        0
    );
    let is_there = async |mailbox: &str| {
        let there = registrations::is_there(conn, appeal.id, "01jd", mailbox).await;
        there.unwrap()
    };
    assert!(is_there("ben").await);
    assert!(!is_there("cat").await);
    let listed = registrations::list(conn, appeal.id, "01jd", 9)
        .await
        .unwrap();
    let mailboxes: Vec<&str> = listed.iter().map(|row| row.email_hash.as_str()).collect();
    assert_eq!(mailboxes, ["ana", "ben", "ana"]);

    let ben = registrations::by_link(conn, "2").await.unwrap().unwrap();
    assert!(registrations::delete(conn, ben.id).await.unwrap());
    assert!(!registrations::delete(conn, ben.id).await.unwrap());
    assert_eq!(registrations::by_link(conn, "2").await.unwrap(), None);

    registrations::forget_at(conn, appeal.id, "01jd", NOW + 20)
        .await
        .unwrap();
    assert_eq!(registrations::prune(conn, NOW + 20).await.unwrap(), 0);
    assert_eq!(registrations::prune(conn, NOW + 21).await.unwrap(), 2);
    let new = somebody(appeal, "cat", "4");
    registrations::insert(conn, new).await.unwrap();
    assert_eq!(
        registrations::forget(conn, appeal.id, "01jd")
            .await
            .unwrap(),
        1
    );
    assert_eq!(counts().await, (0, 0));
}
