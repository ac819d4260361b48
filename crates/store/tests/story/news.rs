//! People read the news of an appeal by e-mail, leave, and are forgotten; news goes to each once.

use crate::NOW;
use crate::mails::until_one_waits;
use undersigned_store::{
    ConnectionTrait as _, Database, SecretKey,
    appeals::Appeal,
    mails::{self, Listed, Mail, Turn},
    news::{self, NewNews},
    organizations::Organization,
    subscribers::{self, Counts, Subscriber, WAITING},
};

fn subscriber(appeal: &Appeal, name: &str) -> Subscriber {
    Subscriber {
        id: 0,
        appeal_id: appeal.id,
        email_hash: Some(name.into()),
        sealed: vec![1, 2, 3],
        seed: format!("seed of {name}"),
        link_hash: format!("link of {name}"),
        confirm_hash: format!("confirmation of {name}"),
        bounce_hash: format!("bounce of {name}"),
        language: "en".into(),
        state: WAITING.into(),
        reason: None,
        asked_at: NOW,
        confirmed_at: None,
        ended_at: None,
    }
}

async fn asks(db: &Database, appeal: &Appeal, name: &str) -> i64 {
    let (conn, new) = (db.conn(), subscriber(appeal, name));
    assert!(subscribers::insert_if_absent(conn, new).await.unwrap());
    let found = subscribers::find(conn, appeal.id, name).await.unwrap();
    found.unwrap().id
}

async fn queue(db: &Database, id: &str, subscriber: i64, turn: Turn) {
    let listed = Listed {
        subscriber_id: Some(subscriber),
        turn,
        ..Listed::default()
    };
    let secret = SecretKey::from_bytes([3; 32]);
    mails::enqueue_listed(db.conn(), &secret, id, &Mail::default(), NOW, listed)
        .await
        .unwrap();
}

pub async fn people_read_leave_and_are_forgotten(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let mut ids = Vec::new();
    for name in ["ana", "ben", "cat", "dan"] {
        ids.push(asks(db, appeal, name).await);
    }
    let again = subscribers::insert_if_absent(conn, subscriber(appeal, "ana")).await;
    assert!(!again.unwrap(), "one mailbox stands there once");
    for id in &ids[..3] {
        assert!(subscribers::confirm(conn, *id, NOW + 1).await.unwrap());
        assert!(!subscribers::confirm(conn, *id, NOW + 2).await.unwrap());
    }
    let of = async |after: i64, since: i64| {
        let readers = subscribers::readers(conn, appeal.id, after, since, 9).await;
        let readers = readers.unwrap().into_iter().map(|reader| reader.id);
        readers.collect::<Vec<i64>>()
    };
    assert!(
        of(0, NOW).await.is_empty(),
        "who confirms gets what comes later"
    );
    assert_eq!(of(0, NOW + 1).await, ids[..3]);
    assert_eq!(of(ids[0], NOW + 1).await, ids[1..3]);

    // What waits for who left, or has no mailbox, is not sent; mails to many come last.
    queue(db, "news-0@a.example", ids[0], Turn::Last).await;
    queue(db, "news-1@a.example", ids[1], Turn::Last).await;
    queue(db, "other@a.example", ids[3], Turn::InOrder).await;
    assert_eq!(mails::bulk_due(conn, NOW).await.unwrap(), 2);
    let first = mails::claim(conn, "a", NOW, 1_000, 1).await.unwrap();
    assert_eq!(first[0].message_id, "other@a.example");
    mails::release(conn, "a").await.unwrap();
    // What is written to people at desks goes before what was asked for earlier.
    queue(db, "desk@a.example", ids[3], Turn::First).await;
    let first = mails::claim(conn, "a", NOW, 1_000, 1).await.unwrap();
    assert_eq!(first[0].message_id, "desk@a.example");
    mails::release(conn, "a").await.unwrap();
    assert!(subscribers::leave(conn, ids[0], NOW + 3).await.unwrap());
    assert!(!subscribers::leave(conn, ids[0], NOW + 4).await.unwrap());
    assert!(
        subscribers::bounce(conn, ids[1], "5.1.1", NOW + 3)
            .await
            .unwrap()
    );
    assert!(
        !subscribers::bounce(conn, ids[3], "550", NOW + 3)
            .await
            .unwrap()
    );
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 0);
    let counts = subscribers::counts(conn, appeal.id).await.unwrap();
    let wanted = Counts {
        reading: 1,
        left: 1,
        bounced: 1,
    };
    assert_eq!(counts, wanted);
    let left = subscribers::by_link(conn, "link of ana").await.unwrap();
    let left = left.expect("that there was one");
    assert_eq!((left.email_hash, left.sealed.len()), (None, 0));
    let bounced = subscribers::by_bounce(conn, "bounce of ben").await.unwrap();
    assert_eq!(bounced.unwrap().reason.as_deref(), Some("5.1.1"));
    let never = subscribers::by_confirmation(conn, "confirmation of dan").await;
    assert_eq!(never.unwrap(), None);
    // A mailbox that left may come back.
    let mut back = subscriber(appeal, "ana");
    back.link_hash = "another link".into();
    back.confirm_hash = "another confirmation".into();
    back.bounce_hash = "another bounce".into();
    assert!(subscribers::insert_if_absent(conn, back).await.unwrap());
    let waits = subscribers::find(conn, appeal.id, "ana").await.unwrap();
    let waits = waits.expect("a row").id;
    subscribers::ask_again(conn, waits, "es", NOW + 5)
        .await
        .unwrap();
    assert_eq!(subscribers::prune_waiting(conn, NOW + 5).await.unwrap(), 0);
    assert_eq!(subscribers::prune_waiting(conn, NOW + 6).await.unwrap(), 1);

    // News is noted once, and of two who go on with it one does.
    let new = NewNews {
        appeal_id: appeal.id,
        name: "n".into(),
        part: "update".into(),
        reached: 0,
        created_at: NOW,
    };
    assert!(news::insert_if_absent(conn, new.clone()).await.unwrap());
    assert!(!news::insert_if_absent(conn, new.clone()).await.unwrap());
    let row = news::unfinished(conn, 9).await.unwrap().remove(0);
    assert!(news::advance(conn, &row, 7).await.unwrap());
    assert!(!news::advance(conn, &row, 9).await.unwrap());
    // What reads otherwise is the same news, and whoever read it as it was does not go on with it.
    let row = news::unfinished(conn, 9).await.unwrap().remove(0);
    news::rename(conn, appeal.id, "n", "update", "answer")
        .await
        .unwrap();
    assert!(!news::advance(conn, &row, 9).await.unwrap());
    assert!(news::insert_if_absent(conn, new.clone()).await.unwrap());
    news::rename(conn, appeal.id, "n", "answer", "update")
        .await
        .unwrap();
    let both = news::unfinished(conn, 9).await.unwrap();
    let parts: Vec<&str> = both.iter().map(|row| row.part.as_str()).collect();
    assert_eq!(parts, ["answer", "update"]);
    assert_eq!(both[0].reached, 7);
    news::finish(conn, both[1].id, NOW).await.unwrap();
    news::finish(conn, row.id, NOW).await.unwrap();
    assert!(news::unfinished(conn, 9).await.unwrap().is_empty());
    // What ended may go on from where it came to; not what ended before a time.
    for (part, ended_after, left) in [
        ("answer", NOW, 0),
        ("another", NOW - 1, 0),
        ("answer", NOW - 1, 1),
    ] {
        news::resume(conn, appeal.id, ("n", part), ended_after)
            .await
            .unwrap();
        let unfinished = news::unfinished(conn, 9).await.unwrap();
        assert_eq!(unfinished.len(), left, "{part} {ended_after}");
    }
    let again = news::unfinished(conn, 9).await.unwrap().remove(0);
    assert_eq!((again.id, again.reached), (row.id, 7));
    news::finish(conn, row.id, NOW).await.unwrap();

    assert_eq!(subscribers::appeals(conn).await.unwrap(), [appeal.id]);
    queue(db, "last@a.example", ids[2], Turn::Last).await;
    let transaction = db.begin().await.unwrap();
    let forgotten = subscribers::forget(&transaction, appeal.id).await;
    assert_eq!(forgotten.unwrap(), 3);
    transaction.commit().await.unwrap();
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 0);
}

/// A mail server refuses a mail to somebody who leaves just then: neither waits for the other for ever.
pub async fn who_leaves_and_cannot_be_reached_does_both(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let mut ids = Vec::new();
    for name in ["eva", "fay"] {
        let id = asks(db, appeal, name).await;
        assert!(subscribers::confirm(conn, id, NOW + 1).await.unwrap());
        queue(db, &format!("{name}@a.example"), id, Turn::InOrder).await;
        ids.push(id);
    }
    let [eva, fay] = ids[..] else {
        panic!("there are two");
    };
    let given_up = async || mails::standing(conn).await.unwrap().given_up;
    let before = given_up().await;
    let claimed = mails::claim(conn, "a", NOW, 60_000, 9).await.unwrap();
    let mail_of = |id: i64| {
        let mail = claimed.iter().find(|mail| mail.subscriber_id == Some(id));
        mail.expect("it waits").id
    };

    // The mail stays to be counted; whoever it was for does not.
    let transaction = db.begin().await.unwrap();
    let of = (mail_of(eva), "a");
    let bounced = subscribers::bounce_of_mail(&transaction, eva, of, "5.1.1", NOW + 3).await;
    bounced.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(given_up().await, before + 1);
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 1);

    // On SQLite one transaction follows the other.
    if db.is_postgres() {
        let leaving = db.begin().await.unwrap();
        let hold = format!("SELECT 1 FROM subscribers WHERE id = {fay} FOR UPDATE");
        leaving.execute_unprepared(&hold).await.unwrap();
        let (other, mail) = (db.clone(), mail_of(fay));
        let bouncing = tokio::spawn(async move {
            let transaction = other.begin().await.unwrap();
            let of = (mail, "a");
            subscribers::bounce_of_mail(&transaction, fay, of, "5.1.1", NOW + 4).await?;
            transaction.commit().await
        });
        until_one_waits(db, &bouncing).await;
        assert!(subscribers::leave(&leaving, fay, NOW + 3).await.unwrap());
        leaving.commit().await.unwrap();
        bouncing.await.unwrap().unwrap();
    } else {
        assert!(subscribers::leave(conn, fay, NOW + 3).await.unwrap());
    }
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 0);
    let transaction = db.begin().await.unwrap();
    let forgotten = subscribers::forget(&transaction, appeal.id).await;
    assert_eq!(forgotten.unwrap(), 2);
    transaction.commit().await.unwrap();
    // What was given up is counted by who comes after.
    mails::sent(conn, &[mail_of(eva), mail_of(fay)])
        .await
        .unwrap();
}

pub async fn news_that_waits_is_taken_back(db: &Database, dockers: &Organization, appeal: &Appeal) {
    let conn = db.conn();
    let reader = Subscriber {
        id: 0,
        appeal_id: appeal.id,
        email_hash: Some("lea".into()),
        sealed: vec![1, 2, 3],
        seed: "seed of lea".into(),
        link_hash: "link of lea".into(),
        confirm_hash: "confirmation of lea".into(),
        bounce_hash: "bounce of lea".into(),
        language: "en".into(),
        state: WAITING.into(),
        reason: None,
        asked_at: NOW,
        confirmed_at: None,
        ended_at: None,
    };
    subscribers::insert_if_absent(conn, reader).await.unwrap();
    let found = subscribers::find(conn, appeal.id, "lea").await.unwrap();
    let subscriber_id = found.map(|row| row.id);
    let secret = SecretKey::from_bytes([3; 32]);
    for (id, turn) in [
        ("news@lea.example", Turn::Last),
        ("asked@lea.example", Turn::InOrder),
    ] {
        let listed = Listed {
            subscriber_id,
            turn,
            ..Listed::default()
        };
        mails::enqueue_listed(conn, &secret, id, &Mail::default(), NOW, listed)
            .await
            .unwrap();
    }
    let new = NewNews {
        appeal_id: appeal.id,
        name: "leaving".into(),
        part: "update".into(),
        reached: 0,
        created_at: NOW,
    };
    news::insert_if_absent(conn, new).await.unwrap();
    let row = news::unfinished(conn, 9).await.unwrap().remove(0);

    // Another organisation's readers are not meant.
    let dropped = |id| subscribers::drop_news(conn, id);
    assert_eq!(dropped(dockers.id + 1_000).await.unwrap(), 0);
    assert_eq!(dropped(dockers.id).await.unwrap(), 1);
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 1);
    news::finish_of(conn, dockers.id + 1_000, NOW)
        .await
        .unwrap();
    assert_eq!(news::unfinished(conn, 9).await.unwrap().len(), 1);
    news::finish_of(conn, dockers.id, NOW).await.unwrap();
    assert!(news::unfinished(conn, 9).await.unwrap().is_empty());
    // Whoever wrote mails about it meanwhile queues none.
    assert!(!news::advance(conn, &row, 7).await.unwrap());
    // What it wrote to somebody who reads no news is taken back as well.
    let own = Listed {
        organization_id: Some(dockers.id),
        ..Listed::default()
    };
    let id = "invited@lea.example";
    mails::enqueue_listed(conn, &secret, id, &Mail::default(), NOW, own)
        .await
        .unwrap();
    let dropped = |id| mails::drop_of(conn, id);
    assert_eq!(dropped(dockers.id + 1_000).await.unwrap(), 0);
    assert_eq!(dropped(dockers.id).await.unwrap(), 1);
    assert_eq!(mails::standing(conn).await.unwrap().waiting, 1);
    let transaction = db.begin().await.unwrap();
    let forgotten = subscribers::forget(&transaction, appeal.id).await;
    forgotten.unwrap();
    transaction.commit().await.unwrap();
}
