//! People register for a meeting, think better of it, and are forgotten after it.

use crate::NOW;
use undersigned_store::{
    Database,
    appeals::Appeal,
    registrations::{self, Registration},
};

fn somebody(appeal: &Appeal, link: &str) -> Registration {
    Registration {
        id: 0,
        appeal_id: appeal.id,
        name: "01jd".into(),
        sealed: vec![1, 2, 3],
        link_hash: link.into(),
        registered_at: NOW,
        forget_at: NOW + 10,
    }
}

pub async fn people_register_and_are_forgotten(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for link in ["1", "2", "3"] {
        let new = somebody(appeal, link);
        registrations::insert(conn, new).await.unwrap();
    }
    let count = async |name: &str| registrations::count(conn, appeal.id, name).await.unwrap();
    assert_eq!((count("01jd").await, count("other").await), (3, 0));
    let listed = registrations::list(conn, appeal.id, "01jd", 9)
        .await
        .unwrap();
    let links: Vec<&str> = listed.iter().map(|row| row.link_hash.as_str()).collect();
    assert_eq!(links, ["1", "2", "3"]);

    let second = registrations::by_link(conn, "2").await.unwrap().unwrap();
    assert!(registrations::delete(conn, second.id).await.unwrap());
    assert!(!registrations::delete(conn, second.id).await.unwrap());
    assert_eq!(registrations::by_link(conn, "2").await.unwrap(), None);

    registrations::forget_at(conn, appeal.id, "01jd", NOW + 20)
        .await
        .unwrap();
    assert_eq!(registrations::prune(conn, NOW + 20).await.unwrap(), 0);
    assert_eq!(registrations::prune(conn, NOW + 21).await.unwrap(), 2);
    let new = somebody(appeal, "4");
    registrations::insert(conn, new).await.unwrap();
    assert_eq!(
        registrations::forget(conn, appeal.id, "01jd")
            .await
            .unwrap(),
        1
    );
    assert_eq!(count("01jd").await, 0);

    // Who has not confirmed is in no count, and has registered once.
    let waits = registrations::insert_waiting(conn, somebody(appeal, "5"), "post");
    let waits = waits.await.unwrap();
    assert_eq!(registrations::waits_for(&waits), Some("01jd"));
    let waiting = async || registrations::count_waiting(conn, appeal.id, "01jd", None).await;
    assert_eq!((count("01jd").await, waiting().await.unwrap()), (0, 1));
    let confirm = async || registrations::confirm(conn, &waits, NOW + 30).await;
    assert!(confirm().await.unwrap());
    assert!(!confirm().await.unwrap());
    assert_eq!((count("01jd").await, waiting().await.unwrap()), (1, 0));
    let row = registrations::by_link(conn, "5").await.unwrap().unwrap();
    assert_eq!(registrations::waits_for(&row), None);
    assert!(!registrations::confirm(conn, &row, NOW).await.unwrap());

    // Of one domain, or of all, whoever has waited longest gives way; also one that an earlier version wrote.
    let earlier = Registration {
        name: "waits:01jd".into(),
        ..somebody(appeal, "6")
    };
    registrations::insert(conn, earlier).await.unwrap();
    for (link, domain) in [("7", "post"), ("8", "post"), ("9", "other")] {
        let waits = registrations::insert_waiting(conn, somebody(appeal, link), domain);
        waits.await.unwrap();
    }
    let of = async |domain: Option<&'static str>| {
        let count = registrations::count_waiting(conn, appeal.id, "01jd", domain);
        count.await.unwrap()
    };
    assert_eq!((of(None).await, of(Some("post")).await), (4, 2));
    assert_eq!(of(Some("none")).await, 0);
    let gives_way = async |domain: Option<&'static str>| {
        let forgotten = registrations::forget_longest_waiting(conn, appeal.id, "01jd", domain);
        forgotten.await.unwrap()
    };
    assert!(gives_way(Some("post")).await);
    assert!(gives_way(None).await);
    assert!(!gives_way(Some("none")).await);
    for (link, is_there) in [("6", false), ("7", false), ("8", true), ("9", true)] {
        let row = registrations::by_link(conn, link).await.unwrap();
        assert_eq!(row.is_some(), is_there, "{link}");
    }
    // Who has registered, and who waits.
    let forgotten = registrations::forget(conn, appeal.id, "01jd").await;
    assert_eq!(forgotten.unwrap(), 3);
}
