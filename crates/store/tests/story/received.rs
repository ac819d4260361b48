//! What comes in: requests that were seen already, and farewells that are yet to be looked at.

use undersigned_store::*;

use crate::NOW;

pub async fn farewells_wait_until_they_were_looked_at(db: &Database) {
    let conn = db.conn();
    let farewell = |fingerprint: &str| farewells::Farewell {
        fingerprint: fingerprint.into(),
        signed: "{}".into(),
        body: r#"{"type":"Delete"}"#.into(),
        came_at: NOW,
        next_at: NOW + 10,
        actor: None,
        domain: None,
    };
    let two = ["a", "b"].map(farewell);
    for _ in 0..2 {
        farewells::insert_many(conn, &two).await.unwrap();
    }
    assert_eq!(farewells::count(conn).await.unwrap(), 2);
    let taken = async |now: i64, limit: i64| {
        let taken = farewells::take_due(conn, now, NOW + 100, limit).await;
        let taken = taken.unwrap().into_iter();
        taken.map(|one| one.fingerprint).collect::<Vec<_>>()
    };
    // Its own process looks at it first, and then one at a time.
    assert!(taken(NOW + 9, 9).await.is_empty());
    assert_eq!(taken(NOW + 10, 1).await, ["a"]);
    assert_eq!(taken(NOW + 10, 9).await, ["b"]);
    assert!(taken(NOW + 99, 9).await.is_empty());
    // A clock that was ahead is not waited for.
    let ahead = NOW + 3 * 60 * 60 * 1_000;
    let put_off = farewells::put_off(conn, "a", None, ahead).await;
    put_off.unwrap();
    assert_eq!(taken(NOW, 9).await, ["a"]);
    for one in &two {
        farewells::delete(conn, &one.fingerprint).await.unwrap();
    }
    assert_eq!(farewells::count(conn).await.unwrap(), 0);
}

pub async fn farewells_leave_each_other_room(db: &Database) {
    let conn = db.conn();
    let farewell = |number: i64| farewells::Farewell {
        fingerprint: number.to_string(),
        signed: "{}".into(),
        body: r#"{"type":"Delete"}"#.into(),
        came_at: NOW + number,
        next_at: NOW,
        actor: None,
        domain: None,
    };
    let all: Vec<_> = (0..6).map(farewell).collect();
    farewells::insert_many(conn, &all).await.unwrap();
    // The last is yet to be looked at, and waits on nobody's account.
    for (number, actor, domain) in [
        ("0", "a", "one"),
        ("1", "a", "one"),
        ("2", "b", "one"),
        ("3", "c", "two"),
        ("4", "d", "one"),
    ] {
        let whose = Some((actor.to_owned(), domain.to_owned()));
        let put_off = farewells::put_off(conn, number, whose, NOW).await;
        put_off.unwrap();
    }
    let left = async || {
        let left = farewells::take_due(conn, NOW, NOW, 9).await;
        let left = left.unwrap().into_iter();
        let mut left: Vec<_> = left.map(|one| one.fingerprint).collect();
        left.sort();
        left.concat()
    };
    farewells::keep_of_actor(conn, "a", 1).await.unwrap();
    assert_eq!(left().await, "12345");
    farewells::keep_of_domain(conn, "one", 2).await.unwrap();
    assert_eq!(left().await, "2345");
    farewells::make_room(conn, 3).await.unwrap();
    assert_eq!(left().await, "2345");
    farewells::make_room(conn, 2).await.unwrap();
    assert_eq!(left().await, "345");
    for one in &all {
        farewells::delete(conn, &one.fingerprint).await.unwrap();
    }
}

pub async fn repeats_are_known(db: &Database) {
    let conn = db.conn();
    assert!(received::insert(conn, "f1", NOW).await.unwrap());
    assert!(!received::insert(conn, "f1", NOW).await.unwrap());
    assert_eq!(received::seen(conn, &["f1", "f2"]).await.unwrap(), ["f1"]);
    assert_eq!(received::prune(conn, NOW).await.unwrap(), 0);
    assert_eq!(received::prune(conn, NOW + 1).await.unwrap(), 1);
    assert!(received::insert(conn, "f1", NOW).await.unwrap());
    // Many go in parts, and all of them.
    let many: Vec<String> = (0..2_100).map(|n| format!("many {n}")).collect();
    received::insert_many(conn, &many, NOW - 1).await.unwrap();
    assert_eq!(received::prune(conn, NOW).await.unwrap(), 2_100);
    let seen = received::seen(conn, &["f1", "many 1"]).await;
    assert_eq!(seen.unwrap(), ["f1"]);
}
