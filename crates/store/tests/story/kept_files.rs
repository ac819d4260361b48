//! Files that belong to something an organiser says, and times of publishing.

use crate::NOW;
use undersigned_store::{
    Database,
    appeals::Appeal,
    kept_files::{self, EVIDENCE, NewKeptFile, SEALED_LIST},
    schedules::{self, NewSchedule},
};

fn file(appeal: &Appeal, purpose: &str, digest: &str) -> NewKeptFile {
    NewKeptFile {
        appeal_id: appeal.id,
        owner: "one".into(),
        purpose: purpose.into(),
        digest: digest.into(),
        media_type: "text/plain".into(),
        bytes: 7,
        state_digest: None,
        entries: Some(3),
        created_at: NOW,
    }
}

pub async fn files_lie_in_parts_and_go_with_their_owner(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for parts in [vec![vec![9]], vec![vec![1, 2], vec![3]]] {
        let transaction = db.begin().await.unwrap();
        let new = file(appeal, SEALED_LIST, "sha-256:a");
        kept_files::put(&transaction, new, parts).await.unwrap();
        transaction.commit().await.unwrap();
    }
    let kept = kept_files::list(conn, appeal.id, "one", SEALED_LIST);
    let kept = kept.await.unwrap();
    assert_eq!(kept.len(), 1);
    let parts = kept_files::content(conn, kept[0].id).await.unwrap();
    assert_eq!(parts, [vec![1, 2], vec![3]]);
    let transaction = db.begin().await.unwrap();
    assert!(kept_files::hold(&transaction, kept[0].id).await.unwrap());
    transaction.rollback().await.unwrap();
    for digest in ["sha-256:b", "sha-256:c"] {
        let transaction = db.begin().await.unwrap();
        let new = file(appeal, EVIDENCE, digest);
        kept_files::put(&transaction, new, vec![vec![0]])
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }
    let bytes = |purpose| kept_files::bytes_of(conn, appeal.id, purpose);
    assert_eq!(bytes(EVIDENCE).await.unwrap(), 14);
    let owners = kept_files::owners(conn, appeal.id).await.unwrap();
    assert_eq!(owners, ["one"], "each is named once");
    let except = ["sha-256:c".to_owned()];
    let gone = kept_files::forget(conn, appeal.id, "one", Some(EVIDENCE), &except);
    assert_eq!(gone.await.unwrap(), 1);
    let gone = kept_files::forget(conn, appeal.id, "one", None, &[]);
    assert_eq!(gone.await.unwrap(), 2);
    let parts = kept_files::content(conn, kept[0].id).await.unwrap();
    assert!(parts.is_empty(), "parts go with their file");
    let transaction = db.begin().await.unwrap();
    assert!(!kept_files::hold(&transaction, kept[0].id).await.unwrap());
    transaction.rollback().await.unwrap();
    assert_eq!(bytes(SEALED_LIST).await.unwrap(), 0);
}

fn time(appeal: &Appeal, name: &str, due_at: i64) -> NewSchedule {
    NewSchedule {
        appeal_id: appeal.id,
        name: name.into(),
        due_at,
        local_time: "2026-12-01T09:00".into(),
        zone: "Europe/Berlin".into(),
        accepted: String::new(),
        actor_kind: "person".into(),
        actor_id: Some(1),
        actor: "Ada".into(),
        state: schedules::WAITING.into(),
        outcome: String::new(),
        lease_until: None,
        created_at: NOW,
    }
}

pub async fn a_time_is_come_to_by_one_process_and_again_when_that_dies(
    db: &Database,
    appeal: &Appeal,
) {
    let conn = db.conn();
    schedules::put(conn, time(appeal, "", NOW + 9))
        .await
        .unwrap();
    schedules::put(conn, time(appeal, "", NOW + 5))
        .await
        .unwrap();
    schedules::put(conn, time(appeal, "later", NOW + 1_000))
        .await
        .unwrap();
    assert_eq!(
        schedules::of_appeal(conn, appeal.id).await.unwrap().len(),
        2
    );
    assert_eq!(schedules::claim(conn, NOW, 60).await.unwrap(), None);
    let row = schedules::claim(conn, NOW + 5, 60).await.unwrap().unwrap();
    assert_eq!((row.name.as_str(), row.due_at), ("", NOW + 5));
    let second = schedules::claim(conn, NOW + 6, 60).await.unwrap();
    assert_eq!(second, None, "another process is at it");
    let again = schedules::claim(conn, NOW + 70, 60).await.unwrap();
    assert!(again.is_some(), "it has died");
    // A clock that was ahead by a year has been put right since somebody took it.
    const YEAR: i64 = 365 * 24 * 3_600_000;
    let ahead = schedules::claim(conn, NOW + YEAR, 60).await.unwrap();
    assert!(ahead.is_some());
    let due = schedules::claim(conn, NOW + 200, 90_000).await.unwrap();
    assert!(due.is_some(), "it was nobody's any more");
    for _ in 0..2 {
        schedules::set_back(conn, NOW + 200).await.unwrap();
    }
    let due = schedules::claim(conn, NOW + 200, 60).await.unwrap();
    assert_eq!(due, None, "somebody is at it");
    let due = schedules::claim(conn, NOW + 60_200, 60).await.unwrap();
    assert!(due.is_some(), "for no longer than if it was taken now");
    // Somebody chose another time meanwhile: how the old one ended is of no interest.
    schedules::put(conn, time(appeal, "", NOW + 500))
        .await
        .unwrap();
    let ended = schedules::end(conn, &row, schedules::STOPPED, "languages");
    assert!(!ended.await.unwrap());
    let row = schedules::claim(conn, NOW + 500, 60)
        .await
        .unwrap()
        .unwrap();
    let ended = schedules::end(conn, &row, schedules::STOPPED, "languages");
    assert!(ended.await.unwrap());
    let row = schedules::find(conn, appeal.id, "").await.unwrap().unwrap();
    assert_eq!(
        (row.state.as_str(), row.outcome.as_str()),
        ("stopped", "languages")
    );
    assert_eq!(schedules::claim(conn, NOW + 900, 60).await.unwrap(), None);
    // Whoever chose the time deletes their account.
    let called = async || schedules::find(conn, appeal.id, "later").await.unwrap();
    schedules::forget_name(conn, 2).await.unwrap();
    assert_eq!(called().await.unwrap().actor, "Ada");
    schedules::forget_name(conn, 1).await.unwrap();
    assert_eq!(called().await.unwrap().actor, "");
    // This data was put back from a copy: what was due by then may have been published.
    schedules::put(conn, time(appeal, "", NOW + 500))
        .await
        .unwrap();
    let taken = schedules::claim(conn, NOW + 500, 60).await.unwrap();
    assert!(taken.is_some(), "somebody was at it when it was copied");
    let stopped = schedules::stop_due(conn, NOW + 500, "restored");
    assert_eq!(stopped.await.unwrap(), 1, "and none that is due later");
    let row = schedules::find(conn, appeal.id, "").await.unwrap().unwrap();
    assert_eq!(
        (row.state.as_str(), row.outcome.as_str(), row.lease_until),
        ("stopped", "restored", None)
    );
    assert_eq!(schedules::claim(conn, NOW + 900, 60).await.unwrap(), None);
    // Of what an earlier version published its row is left.
    let published = NewSchedule {
        state: schedules::DONE.into(),
        ..time(appeal, "published", NOW + 500)
    };
    schedules::put(conn, published).await.unwrap();
    assert_eq!(schedules::prune(conn, NOW + 500).await.unwrap(), 0);
    assert_eq!(schedules::prune(conn, NOW + 2_000).await.unwrap(), 1);
    let left = schedules::of_appeal(conn, appeal.id).await.unwrap();
    assert_eq!(left.len(), 2, "what waits, and what was stopped");
    assert!(schedules::delete(conn, appeal.id, "").await.unwrap());
    assert!(schedules::delete(conn, appeal.id, "later").await.unwrap());
}
