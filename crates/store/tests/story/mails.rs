//! Mails wait, are taken on by one worker at a time, and leave no trace of whom they went to.

use crate::NOW;
use sea_orm::{DbBackend, Statement};
use tokio::task::{JoinHandle, yield_now};
use undersigned_store::{
    ConnectionTrait as _, Database, SecretKey,
    mail_budgets::{self, Budget},
    mails::{self, About, Listed, Mail, Turn},
};

/// The step that forgets whose mails were that were given up.
const GIVEN_UP: &str = "m20261128_000520_mails_given_up";

pub fn mail(n: usize) -> Mail {
    Mail {
        to: format!("canary{n}@union.example"),
        subject: "Please confirm".into(),
        text: "A link".into(),
        ..Mail::default()
    }
}

pub async fn mails_are_queued_and_taken_once(db: &Database) {
    let (conn, secret) = (db.conn(), SecretKey::from_bytes([3; 32]));
    let undone = db.begin().await.unwrap();
    mails::enqueue(&undone, &secret, "undone@a.example", &mail(0), NOW)
        .await
        .unwrap();
    drop(undone);

    let transaction = db.begin().await.unwrap();
    for n in 0..40 {
        let id = format!("m{n}@a.example");
        mails::enqueue(&transaction, &secret, &id, &mail(n), NOW)
            .await
            .unwrap();
    }
    transaction.commit().await.unwrap();
    let standing = mails::standing(conn).await.unwrap();
    assert_eq!((standing.waiting, standing.oldest_at), (40, Some(NOW)));
    assert_eq!(standing.due_at, Some(NOW));

    // Two workers at once: nobody gets what another has.
    let (a, b) = futures::join!(
        mails::claim(conn, "a", NOW, 1_000, 15),
        mails::claim(conn, "b", NOW, 1_000, 15)
    );
    let (a, b) = (a.unwrap(), b.unwrap());
    let mut ids: Vec<i64> = a.iter().chain(&b).map(|mail| mail.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((a.len(), b.len(), ids.len()), (15, 15, 30));
    assert_eq!(a[0].open(&secret).unwrap().text, "A link");
    assert!(a[0].open(&SecretKey::from_bytes([4; 32])).is_err());
    assert!(!format!("{:?}", a[0].open(&secret)).contains("canary"));

    let sent: Vec<i64> = a[2..].iter().map(|mail| mail.id).collect();
    mails::sent(conn, &sent).await.unwrap();
    mails::put_off(conn, a[0].id, "a", NOW + 60_000, "450")
        .await
        .unwrap();
    mails::give_up(conn, a[1].id, "a", NOW, "550")
        .await
        .unwrap();
    // What is another's is not touched.
    mails::give_up(conn, b[0].id, "a", NOW, "550")
        .await
        .unwrap();
    let standing = mails::standing(conn).await.unwrap();
    assert_eq!((standing.waiting, standing.given_up), (26, 1));

    // Ten are free, then those of a worker that died, then the one that was put off.
    let left = mails::claim(conn, "c", NOW, 5_000, 100).await.unwrap();
    assert_eq!(left.len(), 10);
    // One that the server went away over holds up no other.
    let over = left[0].id;
    mails::to_the_end(conn, over, "c", NOW + 1).await.unwrap();
    mails::release(conn, "c").await.unwrap();
    let before = mails::claim(conn, "d", NOW + 1_000, 5_000, 24).await;
    assert!(before.unwrap().iter().all(|mail| mail.id != over));
    mails::release(conn, "d").await.unwrap();
    let left = mails::claim(conn, "c", NOW + 1_000, 5_000, 100)
        .await
        .unwrap();
    assert_eq!(left.len(), 25);
    mails::clear_leases(conn).await.unwrap();
    let left = mails::claim(conn, "c", NOW + 60_000, 5_000, 100)
        .await
        .unwrap();
    assert_eq!(left.len(), 26);
    let held = async |holder: &str, at: i64| {
        let held = mails::is_held(conn, left[0].id, holder, at).await;
        held.unwrap()
    };
    assert!(held("c", NOW + 64_999).await);
    assert!(!held("d", NOW + 64_999).await && !held("c", NOW + 65_000).await);
    // One that was put off is not late, however long ago it was written.
    let others: Vec<i64> = left
        .iter()
        .filter(|mail| mail.failures == 0)
        .map(|mail| mail.id)
        .collect();
    mails::sent(conn, &others).await.unwrap();
    let standing = mails::standing(conn).await.unwrap();
    let times = (standing.oldest_at, standing.due_at);
    assert_eq!(times, (Some(NOW), Some(NOW + 60_000)));
    assert!(left.iter().any(|mail| mail.failures == 1));
    // By a clock that was ahead, it was put off for years.
    let far = left.iter().find(|mail| mail.failures == 1).unwrap().id;
    mails::put_off(conn, far, "c", NOW << 1, "450")
        .await
        .unwrap();
    let due = mails::claim(conn, "c", NOW, 5_000, 100).await.unwrap();
    assert!(due.iter().any(|mail| mail.id == far));
    let ids: Vec<i64> = left.iter().map(|mail| mail.id).collect();
    mails::sent(conn, &ids).await.unwrap();
    assert_eq!(mails::prune(conn, NOW + 1).await.unwrap(), 1);
    assert_eq!(
        mails::standing(conn).await.unwrap(),
        mails::Standing::default()
    );
}

pub async fn what_was_given_up_is_nobodys(db: &Database) {
    let (conn, secret) = (db.conn(), SecretKey::from_bytes([3; 32]));
    let listed = Listed {
        subscriber_id: Some(7_000),
        turn: Turn::Last,
        organization_id: Some(7_000),
        about: Some(About::Links("ana".into())),
    };
    let letter = mail(0);
    let queued = mails::enqueue_listed(conn, &secret, "never@a.example", &letter, NOW, listed);
    queued.await.unwrap();
    let claimed = mails::claim(conn, "a", NOW, 5_000, 9).await.unwrap();
    let [only] = claimed.as_slice() else {
        panic!("{claimed:?}")
    };
    mails::give_up(conn, only.id, "a", NOW, "550")
        .await
        .unwrap();
    let of_somebody = async || {
        let known = "SELECT 1 FROM mails WHERE gave_up_at IS NOT NULL AND \
             (subscriber_id IS NOT NULL OR organization_id IS NOT NULL OR about IS NOT NULL)";
        let known = Statement::from_string(conn.get_database_backend(), known);
        conn.query_all_raw(known).await.unwrap().len()
    };
    assert_eq!(of_somebody().await, 0);
    assert_eq!(mails::standing(conn).await.unwrap().given_up, 1);

    // What an earlier version left goes with the next start.
    let left = "UPDATE mails SET subscriber_id = 7000, organization_id = 7000, about = 'links ana'";
    conn.execute_unprepared(left).await.unwrap();
    assert_eq!(of_somebody().await, 1);
    let undone = format!("DELETE FROM seaql_migrations WHERE version = '{GIVEN_UP}'");
    conn.execute_unprepared(&undone).await.unwrap();
    db.migrate().await.unwrap();
    assert_eq!(of_somebody().await, 0);
    assert_eq!(mails::prune(conn, NOW + 1).await.unwrap(), 1);
}

pub async fn nobody_is_mail_bombed(db: &Database) {
    let conn = db.conn();
    let budget = Budget {
        window: 1_000,
        limit: 3,
        for_each_answered: 2,
    };
    let take = async |now: i64| mail_budgets::take(conn, "ana", budget, now).await.unwrap();
    for _ in 0..3 {
        assert!(take(NOW).await);
    }
    assert!(!take(NOW + 999).await);
    assert!(mail_budgets::take(conn, "ben", budget, NOW).await.unwrap());
    mail_budgets::earn(conn, "ana").await.unwrap();
    assert!(take(NOW + 999).await && take(NOW + 999).await);
    assert!(!take(NOW + 999).await);
    // The next window; and a clock that was set back begins one, too.
    for _ in 0..3 {
        assert!(take(NOW + 1_000).await);
    }
    assert!(!take(NOW + 1_000).await);
    assert!(take(NOW - 5_000).await);
    assert_eq!(mail_budgets::prune(conn, NOW + 1_000).await.unwrap(), 2);
}

/// Waits until a task waits for what somebody else has locked. Only on PostgreSQL.
pub async fn until_one_waits<T>(db: &Database, task: &JoinHandle<T>) {
    let waits = "SELECT 1 FROM pg_stat_activity \
         WHERE datname = current_database() AND wait_event_type = 'Lock'";
    loop {
        let asked = Statement::from_string(DbBackend::Postgres, waits);
        if db.conn().query_one_raw(asked).await.unwrap().is_some() {
            return;
        }
        assert!(!task.is_finished(), "it waits for somebody else");
        yield_now().await;
    }
}

/// Somebody takes back two mails that a worker has just sent, one after the other.
pub async fn a_worker_that_waits_for_a_mail_holds_no_other(db: &Database) {
    // On SQLite one transaction follows the other.
    if !db.is_postgres() {
        return;
    }
    let (conn, secret) = (db.conn(), SecretKey::from_bytes([3; 32]));
    for is_last_held in [true, false] {
        for n in 0..2 {
            let id = format!("both{n}@a.example");
            let queued = mails::enqueue(conn, &secret, &id, &mail(n), NOW).await;
            queued.unwrap();
        }
        let claimed = mails::claim(conn, "a", NOW, 60_000, 9).await.unwrap();
        let ids: Vec<i64> = claimed.iter().map(|mail| mail.id).collect();
        let (first, second) = match is_last_held {
            true => (ids[1], ids[0]),
            false => (ids[0], ids[1]),
        };
        let other = db.begin().await.unwrap();
        let hold = format!("SELECT 1 FROM mails WHERE id = {first} FOR UPDATE");
        other.execute_unprepared(&hold).await.unwrap();
        // It waits for nobody.
        mails::renew(conn, "a", NOW + 90_000).await.unwrap();
        let (database, all) = (db.clone(), ids.clone());
        let sending = tokio::spawn(async move { mails::sent(database.conn(), &all).await });
        until_one_waits(db, &sending).await;
        let delete = format!("DELETE FROM mails WHERE id = {second}");
        other.execute_unprepared(&delete).await.unwrap();
        other.rollback().await.unwrap();
        sending.await.unwrap().unwrap();
    }
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 0);
}
