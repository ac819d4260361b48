//! Mails wait, are taken on by one worker at a time, and leave no trace of whom they went to.

use crate::NOW;
use sea_orm::{DbBackend, Statement};
use tokio::task::{JoinHandle, yield_now};
use undersigned_store::{
    ConnectionTrait as _, Database, SecretKey,
    appeals::Appeal,
    form_signers::{self, FormSigner},
    mail_budgets::{self, Budget},
    mails::{self, About, Listed, Mail, Turn},
    organizations,
    person_requests::{self, PersonRequest},
    persons::{self, NewPersonSignature, PersonSignature},
    registrations::{self, Registration},
};

/// The step that forgets whose mails were that were given up.
const GIVEN_UP: &str = "m20261128_000520_mails_given_up";

fn mail(n: usize) -> Mail {
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

pub async fn mails_about_requests_go_with_them(db: &Database, appeal: &Appeal) {
    let (conn, secret) = (db.conn(), SecretKey::from_bytes([3; 32]));
    let waiting = async || mails::standing(conn).await.unwrap().waiting;
    let before = waiting().await;
    let ask = async |token: &str, whose: &str, expires_at: i64| {
        let request = PersonRequest {
            token_hash: token.into(),
            appeal_id: appeal.id,
            email_hash: Some(whose.into()),
            sealed: vec![1],
            created_at: NOW,
            expires_at,
            used_at: None,
        };
        person_requests::insert(conn, request).await.unwrap();
        let about = About::Request {
            appeal_id: appeal.id,
            email_hash: whose.into(),
        };
        let listed = Listed {
            about: Some(about),
            ..Listed::default()
        };
        let id = format!("{token}@a.example");
        let letter = mail(0);
        let queued = mails::enqueue_listed(conn, &secret, &id, &letter, NOW, listed);
        queued.await.unwrap();
    };
    ask("late", "ana", NOW + 10).await;
    // Who has asked once more since gets what was mailed: both look the same from here.
    ask("first", "bo", NOW + 10).await;
    ask("again", "bo", NOW + 20).await;
    assert_eq!(waiting().await, before + 3);
    let emptied = person_requests::empty_expired(conn, NOW + 10).await;
    assert_eq!(emptied.unwrap(), 2);
    assert_eq!(waiting().await, before + 2);
    // The day has come on which everything of them goes.
    let deleted = person_requests::delete_all(conn, appeal.id).await;
    assert_eq!(deleted.unwrap(), 3);
    assert_eq!(waiting().await, before);
}

pub async fn mails_about_people_and_entries_go_with_them(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let waiting = async || mails::standing(conn).await.unwrap().waiting;
    let before = waiting().await;

    // Another wording is signed: what asks for it goes, and the link to the signature does not.
    let ana = signs(db, appeal, "ana of the mails").await;
    signs(db, appeal, "lou of the mails").await;
    assert_eq!(waiting().await, before + 6);
    persons::sign_revision(conn, &ana, 2).await.unwrap();
    assert_eq!(waiting().await, before + 5);
    // Whoever withdraws takes along all that is of them, and nothing of another.
    let ana = persons::by_id(conn, ana.id).await.unwrap().unwrap();
    assert!(persons::delete(conn, &ana, "", NOW).await.unwrap());
    assert_eq!(waiting().await, before + 4);
    // By the address it is known which links were asked for.
    let links = About::Links("ana of the mails".into());
    assert_eq!(mails::drop_about(conn, links).await.unwrap(), 1);
    assert_eq!(waiting().await, before + 3);
    // The promised day has come.
    assert!(persons::delete_all(conn, appeal.id).await.unwrap() > 0);
    assert_eq!(waiting().await, before);

    // An entry that was taken off the list is asked for nothing, and gets the link to it until it is taken back.
    let mut entry = enters(db, appeal, "mailed-1").await;
    assert_eq!(waiting().await, before + 2);
    form_signers::REMOVED.clone_into(&mut entry.state);
    form_signers::update(conn, entry.clone()).await.unwrap();
    assert_eq!(waiting().await, before + 1);
    form_signers::WITHDRAWN.clone_into(&mut entry.state);
    form_signers::update(conn, entry).await.unwrap();
    assert_eq!(waiting().await, before);

    // A meeting was taken back, or its time is over.
    for link in ["mailed-1", "mailed-2"] {
        registers(db, appeal, link).await;
    }
    assert_eq!(waiting().await, before + 2);
    let forgotten = registrations::forget(conn, appeal.id, "mailed-1").await;
    assert_eq!((forgotten.unwrap(), waiting().await), (1, before + 1));
    let pruned = registrations::prune(conn, i64::MAX).await.unwrap();
    assert_eq!((pruned > 0, waiting().await), (true, before));

    // The organisation ends.
    signs(db, appeal, "mo of the mails").await;
    let mut entry = enters(db, appeal, "mailed-2").await;
    registers(db, appeal, "mailed-3").await;
    let zoes = About::Request {
        appeal_id: appeal.id,
        email_hash: "zoe".into(),
    };
    queue(db, zoes.clone()).await;
    assert_eq!(waiting().await, before + 7);
    let transaction = db.begin().await.unwrap();
    let forgotten = organizations::forget_around(&transaction, appeal.id + 1_000).await;
    forgotten.unwrap();
    assert_eq!(
        mails::standing(&transaction).await.unwrap().waiting,
        before + 7
    );
    let forgotten = organizations::forget_around(&transaction, appeal.id).await;
    forgotten.unwrap();
    assert_eq!(mails::standing(&transaction).await.unwrap().waiting, before);
    transaction.rollback().await.unwrap();

    // What later steps are not to find.
    persons::delete_all(conn, appeal.id).await.unwrap();
    form_signers::WITHDRAWN.clone_into(&mut entry.state);
    form_signers::update(conn, entry).await.unwrap();
    registrations::prune(conn, i64::MAX).await.unwrap();
    mails::drop_about(conn, zoes).await.unwrap();
    assert_eq!(waiting().await, before);
}

/// Queues a mail about something.
async fn queue(db: &Database, about: About) {
    let (secret, id) = (SecretKey::from_bytes([3; 32]), format!("{about}@a.example"));
    let listed = Listed {
        about: Some(about),
        ..Listed::default()
    };
    let letter = mail(0);
    let queued = mails::enqueue_listed(db.conn(), &secret, &id, &letter, NOW, listed);
    queued.await.unwrap();
}

/// Somebody signs, is asked to sign another wording, and gets the link to the signature, and all of theirs.
async fn signs(db: &Database, appeal: &Appeal, whose: &str) -> PersonSignature {
    let new = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: whose.into(),
        sealed: vec![1],
        created_at: NOW,
        source: "web-form".into(),
        shown: 0,
        revision: 1,
    };
    assert!(persons::insert(db.conn(), new, "").await.unwrap());
    let signed = persons::by_email_hash(db.conn(), appeal.id, whose).await;
    let signed = signed.unwrap().unwrap();
    let links = About::Links(whose.into());
    for about in [persons::about(&signed), persons::signed(&signed), links] {
        queue(db, about).await;
    }
    signed
}

/// An organisation signs by form, is asked for something, and gets a link to its entry.
async fn enters(db: &Database, appeal: &Appeal, name: &str) -> FormSigner {
    let new = FormSigner {
        id: 0,
        appeal_id: appeal.id,
        about: format!("https://dockers.example/attestations/{name}"),
        state: form_signers::LISTED.into(),
        domain: "union.example".into(),
        own_domain: false,
        address_hash: name.into(),
        sealed: vec![1],
        confirmed_at: Some(NOW),
        created_at: NOW,
        updated_at: NOW,
    };
    let entry = form_signers::insert(db.conn(), new).await.unwrap();
    queue(db, About::FormSigner(entry.id)).await;
    queue(db, About::FormLetter(entry.id)).await;
    entry
}

/// Somebody asks for a place at a meeting, and is to confirm that.
async fn registers(db: &Database, appeal: &Appeal, meeting: &str) {
    let new = Registration {
        id: 0,
        appeal_id: appeal.id,
        name: meeting.into(),
        sealed: vec![1],
        link_hash: format!("link to {meeting}"),
        registered_at: NOW,
        forget_at: NOW + 10,
    };
    let waits = registrations::insert_waiting(db.conn(), new, "post").await;
    queue(db, About::Registration(waits.unwrap().id)).await;
}
