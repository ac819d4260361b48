//! What is put off, for how long, and of which hosts it is said that they fail.

use undersigned_store::organizations::Organization;
use undersigned_store::*;

use crate::NOW;
use crate::delivery::{activity, claim_host, follow, queue};
use crate::mails::until_one_waits;

/// Two hosts, to each of which four things wait, in this order.
async fn two_hosts(db: &Database, dockers: &Organization, from: i64) -> [i64; 4] {
    let inboxes = ["https://a.example/inbox", "https://b.example/inbox"].map(str::to_owned);
    let mut ids = [0; 4];
    for (n, id) in (from..).zip(&mut ids) {
        *id = activity(db, dockers, n, false).await;
        queue(db.conn(), dockers, *id, &inboxes, NOW).await.unwrap();
    }
    ids
}

/// Neither hosts nor what waits for them are left.
async fn forget_them(db: &Database) {
    for table in ["deliveries", "delivery_hosts"] {
        for hosts in ["_.example", "n__.example"] {
            let forget = format!("DELETE FROM {table} WHERE host LIKE '{hosts}'");
            db.conn().execute_unprepared(&forget).await.unwrap();
        }
    }
}

/// What a host gets at a time.
async fn gets(db: &Database, host: &str, now: i64, limit: u64) -> Vec<i64> {
    let batch = deliveries::batch(db.conn(), host, now, limit).await;
    let batch = batch.unwrap().into_iter();
    batch.map(|one| one.activity_id).collect()
}

async fn put_off(db: &Database, host: &str, activity: i64, not_before: i64) {
    let sql = format!(
        "UPDATE deliveries SET attempts = attempts + 1, not_before = {not_before} \
         WHERE host = '{host}' AND activity_id = {activity}"
    );
    db.conn().execute_unprepared(&sql).await.unwrap();
}

pub async fn what_was_put_off_stands_behind_what_was_not(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let [first, second, third, fourth] = two_hosts(db, dockers, 50).await;
    let rows = deliveries::batch(conn, "a.example", NOW, 9).await.unwrap();
    for (row, off) in [(0, NOW + 20), (1, NOW + 10)] {
        deliveries::put_off(conn, rows[row].id, off).await.unwrap();
    }
    // What was never put off goes in its order, then the others by their times.
    for (after, all) in [
        (9, vec![third, fourth]),
        (10, vec![third, fourth, second]),
        (20, vec![third, fourth, second, first]),
    ] {
        assert_eq!(gets(db, "a.example", NOW + after, 9).await, all, "{after}");
    }
    assert_eq!(gets(db, "a.example", NOW + 20, 3).await.len(), 3);
    assert_eq!(gets(db, "b.example", NOW, 2).await, [first, second]);
    assert_eq!(delivery_hosts::next_due_at(conn).await.unwrap(), Some(NOW));
    assert_eq!(deliveries::drop_host(conn, "b.example").await.unwrap(), 4);
    for one in [third, fourth] {
        put_off(db, "a.example", one, NOW + 30).await;
    }
    let due = delivery_hosts::next_due_at(conn).await.unwrap();
    assert_eq!(due, Some(NOW + 10));
    let claim = |now| claim_host(conn, "w", now, 1);
    assert_eq!(claim(NOW + 9).await.unwrap(), None);
    let claimed = claim(NOW + 10).await.unwrap();
    assert_eq!(claimed.as_deref(), Some("a.example"));
    let waiting = deliveries::waiting_by_host(conn, 9).await.unwrap();
    let [at] = &*waiting else {
        panic!("{waiting:?}")
    };
    assert_eq!((at.waiting, at.not_before, at.attempts), (4, NOW + 10, 1));
    forget_them(db).await;
}

pub async fn a_time_that_is_too_far_away_is_not_waited_for(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let [first, second, third, fourth] = two_hosts(db, dockers, 60).await;
    // The clock was a month ahead when this was put off, and was set right while nobody was here.
    let month = NOW + 30 * 24 * 3_600_000;
    let far = deliveries::TOO_FAR_MILLIS;
    for (one, off) in [
        (first, month),
        (second, NOW + far),
        (third, NOW + far + 1),
        (fourth, 0),
    ] {
        put_off(db, "a.example", one, off).await;
    }
    let now = gets(db, "a.example", NOW, 9).await;
    assert_eq!(now, [fourth, third, first], "fresh ones first");
    put_off(db, "a.example", fourth, NOW + far).await;
    assert_eq!(deliveries::drop_host(conn, "b.example").await.unwrap(), 4);
    let claim = |now| claim_host(conn, "w", now, 1);
    let claimed = claim(NOW).await.unwrap();
    assert_eq!(claimed.as_deref(), Some("a.example"));
    for one in [first, third] {
        put_off(db, "a.example", one, NOW + far).await;
    }
    assert_eq!(claim(NOW + 10).await.unwrap(), None, "it may be true");
    // So is the time at which a host that failed is tried again.
    for one in [first, second, third, fourth] {
        put_off(db, "a.example", one, 0).await;
    }
    for (next, claimed) in [(NOW + 20 + far, None), (month, Some("a.example"))] {
        let failed = format!(
            "UPDATE delivery_hosts SET failures = 9, next_at = {next} WHERE host = 'a.example'"
        );
        conn.execute_unprepared(&failed).await.unwrap();
        let host = claim(NOW + 20).await.unwrap();
        assert_eq!(host.as_deref(), claimed, "{next}");
    }
    forget_them(db).await;
}

pub async fn each_host_has_a_turn_before_any_has_a_second(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    two_hosts(db, dockers, 90).await;
    let mut after = delivery_hosts::After::default();
    let both = ["a.example", "b.example"];
    // What waits for a host that had its turn keeps no other from its own; and whoever can take more than are left of a round
    // begins the next.
    for (limit, taken) in [
        (1, &both[..1]),
        (1, &both[1..]),
        (1, &both[..1]),
        (2, &both[..]),
        (9, &both[..]),
        (1, &both[..1]),
    ] {
        let claimed =
            delivery_hosts::claim_hosts(conn, &mut after, "w", NOW, 1_000, limit, 9).await;
        let claimed = claimed.unwrap().into_iter();
        let mut claimed: Vec<_> = claimed.map(|one| one.host).collect();
        claimed.sort_unstable();
        assert_eq!(claimed, taken);
        for host in &claimed {
            let released = delivery_hosts::release(conn, host, "w").await;
            assert!(released.unwrap());
        }
    }
    forget_them(db).await;
}

pub async fn their_turns_are_in_their_order_however_the_database_keeps_them(
    db: &Database,
    dockers: &Organization,
) {
    let conn = db.conn();
    let id = activity(db, dockers, 40, false).await;
    let hosts: Vec<String> = (0..60).map(|n| format!("n{n:02}.example")).collect();
    // The last of them stands first in the table.
    for host in hosts.iter().rev() {
        let inbox = [format!("https://{host}/inbox")];
        queue(conn, dockers, id, &inbox, NOW).await.unwrap();
    }
    if db.is_postgres() {
        // How it goes through them depends on what it knows of them.
        let look = "ANALYZE deliveries, delivery_hosts";
        conn.execute_unprepared(look).await.unwrap();
    }
    let mut after = delivery_hosts::After::default();
    for next in hosts.chunks(12) {
        let most = next.len();
        let claimed =
            delivery_hosts::claim_hosts(conn, &mut after, "w", NOW, 1_000, most, most).await;
        let claimed = claimed.unwrap().into_iter();
        let mut claimed: Vec<_> = claimed.map(|one| one.host).collect();
        claimed.sort_unstable();
        assert_eq!(claimed, next);
        for host in &claimed {
            let released = delivery_hosts::release(conn, host, "w").await;
            assert!(released.unwrap());
        }
    }
    forget_them(db).await;
}

pub async fn only_who_has_something_to_get_fails(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let [first, second, third, fourth] = two_hosts(db, dockers, 70).await;
    let before = delivery_hosts::count_given_up(conn).await.unwrap();
    let failing = || async { delivery_hosts::count_failing(conn).await.unwrap() };
    assert_eq!(failing().await, 0);
    let set = |to: &'static str| async move {
        let change = format!("UPDATE delivery_hosts SET {to}");
        conn.execute_unprepared(&change).await.unwrap();
    };
    delivery_hosts::set_signature_scheme(conn, "c.example", "rfc9421", NOW)
        .await
        .unwrap();
    set("failures = 2, next_at = 100 WHERE host LIKE '_.example'").await;
    assert_eq!(failing().await, 2, "nothing waits for c");
    // The one is there, and only stumbles over what there is.
    for one in [first, second, third, fourth] {
        put_off(db, "a.example", one, 101).await;
    }
    assert_eq!(failing().await, 1);
    set("next_at = 101 WHERE host = 'a.example'").await;
    assert_eq!(failing().await, 2, "it did not even stumble");
    set("gave_up_at = 1 WHERE host = 'b.example'").await;
    assert_eq!(failing().await, 1);

    // Of those that were given up, the desk is told where somebody follows.
    let lost = |by: i64| async move {
        let lost = delivery_hosts::given_up_with_followers(conn, by, 9).await;
        let lost = lost.unwrap().into_iter();
        lost.map(|row| row.host).collect::<Vec<_>>()
    };
    set("gave_up_at = 1 WHERE host = 'a.example'").await;
    assert!(lost(dockers.id).await.is_empty());
    follow(conn, dockers, "https://a.example.org/inbox").await;
    follow(conn, dockers, "https://a.example:8443/inbox").await;
    assert!(lost(dockers.id).await.is_empty(), "other hosts");
    // One is told at an inbox that it shares, whatever its own.
    for (host, inbox) in [
        ("a.example", "http://a.example/inbox"),
        ("b.example", "https://b.example/"),
    ] {
        follow(conn, dockers, inbox).await;
        assert_eq!(lost(dockers.id).await, [host]);
        assert!(lost(dockers.id + 1).await.is_empty());
        followers::delete(conn, dockers.id, "https://hub.example/users/jo")
            .await
            .unwrap();
    }
    let given_up = delivery_hosts::count_given_up(conn).await.unwrap();
    assert_eq!(given_up, before + 2);
    forget_them(db).await;
}

/// Two hosts paused, and stumbled over something.
async fn set_back(db: Database) {
    let transaction = db.begin().await.unwrap();
    let changed = delivery_hosts::set_back(&transaction, NOW, 20_000).await;
    assert!(changed.unwrap() >= 2);
    transaction.commit().await.unwrap();
}

/// One host is given up while the clock is set back: each holds the host before what waits for it.
pub async fn who_gives_up_and_a_clock_that_is_set_back_do_not_wait_for_each_other(
    db: &Database,
    dockers: &Organization,
) {
    let conn = db.conn();
    let [first, ..] = two_hosts(db, dockers, 80).await;
    let off = NOW + 60_000;
    for host in ["a.example", "b.example"] {
        put_off(db, host, first, off).await;
        let fails = format!(
            "UPDATE delivery_hosts SET lease_holder = 'w', failing_since = {off}, next_at = {off} \
             WHERE host = '{host}'"
        );
        conn.execute_unprepared(&fails).await.unwrap();
    }
    if db.is_postgres() {
        let giving_up = db.begin().await.unwrap();
        let holds = delivery_hosts::set_slow(&giving_up, "a.example", true).await;
        holds.unwrap();
        let setting = tokio::spawn(set_back(db.clone()));
        until_one_waits(db, &setting).await;
        let given_up = delivery_hosts::give_up(&giving_up, "a.example", "w", NOW).await;
        assert_eq!(given_up.unwrap(), Some(4));
        giving_up.commit().await.unwrap();
        setting.await.unwrap();
    } else {
        // One transaction follows the other.
        set_back(db.clone()).await;
        let transaction = db.begin().await.unwrap();
        let given_up = delivery_hosts::give_up(&transaction, "a.example", "w", NOW).await;
        assert_eq!(given_up.unwrap(), Some(4));
        transaction.commit().await.unwrap();
    }
    let of = |host| delivery_hosts::by_host(conn, host);
    let (gone, stays) = (of("a.example").await, of("b.example").await);
    assert_eq!(gone.unwrap().unwrap().gave_up_at, Some(NOW));
    let stays = stays.unwrap().unwrap();
    let earlier = off - 20_000;
    assert_eq!(
        (stays.failing_since, stays.next_at),
        (Some(earlier), earlier)
    );
    // So is what it stumbled over: the last of what it gets.
    assert_eq!(gets(db, "b.example", earlier - 1, 9).await.len(), 3);
    assert_eq!(gets(db, "b.example", earlier, 9).await.last(), Some(&first));
    forget_them(db).await;
}

/// What was sent by a host's holder is written down while somebody else is at the same rows: each holds hosts before
/// deliveries, and both in one order.
pub async fn what_has_arrived_waits_for_others_and_holds_nothing_meanwhile(
    db: &Database,
    dockers: &Organization,
) {
    // On SQLite one transaction follows the other.
    if !db.is_postgres() {
        return;
    }
    let conn = db.conn();
    two_hosts(db, dockers, 110).await;
    let (a, b) = ("a.example", "b.example");
    let waiting = async |host: &str| {
        let batch = deliveries::batch(conn, host, NOW, 9).await;
        let rows = batch.unwrap().into_iter();
        rows.map(|one| one.id).collect::<Vec<_>>()
    };
    let (to_a, to_b) = (waiting(a).await, waiting(b).await);
    // The last of the one host was queued after the first of the other.
    let arrived = [to_b[0], to_a[3]];
    assert!(arrived[0] < arrived[1]);
    let other = db.begin().await.unwrap();
    let noted = deliveries::not_reached(&other, to_a[3], "nobody is there").await;
    noted.unwrap();
    let database = db.clone();
    let done = tokio::spawn(async move { deliveries::done_many(database.conn(), &arrived).await });
    until_one_waits(db, &done).await;
    let noted = deliveries::not_reached(&other, to_b[0], "nobody is there").await;
    noted.unwrap();
    other.commit().await.unwrap();
    done.await.unwrap().unwrap();
    assert_eq!(waiting(a).await, to_a[..3]);
    assert_eq!(waiting(b).await, to_b[1..]);

    for host in [a, b] {
        let claimed = claim_host(conn, "w", NOW, 1_000).await;
        assert_eq!(claimed.unwrap().as_deref(), Some(host));
    }
    let other = db.begin().await.unwrap();
    delivery_hosts::set_slow(&other, a, true).await.unwrap();
    let (database, arrived) = (db.clone(), [to_a[0], to_b[1]]);
    let settling = tokio::spawn(async move {
        let transaction = database.begin().await?;
        let took_all = [(b, "w"), (a, "w")];
        delivery_hosts::settle(&transaction, &took_all, &arrived, NOW).await?;
        transaction.commit().await
    });
    until_one_waits(db, &settling).await;
    assert_eq!(deliveries::drop_host(&other, a).await.unwrap(), 3);
    other.commit().await.unwrap();
    settling.await.unwrap().unwrap();
    assert_eq!(waiting(b).await, to_b[2..]);
    for host in [a, b] {
        let row = delivery_hosts::by_host(conn, host).await.unwrap();
        assert_eq!(row.unwrap().lease_holder, None);
    }
    forget_them(db).await;
}
