//! Many at once.

use futures::future::join_all;
use std::time::Duration;
use undersigned_store::appeals::AppealFilter;
use undersigned_store::organizations::Organization;
use undersigned_store::*;

use crate::NOW;
use crate::delivery::{activity, claim_host, queue};
use crate::mails::until_one_waits;

pub async fn a_dropped_transaction_leaves_nothing(db: &Database) {
    let transaction = db.begin().await.unwrap();
    received::insert(&transaction, "dropped", NOW)
        .await
        .unwrap();
    drop(transaction);
    let transaction = db.begin().await.unwrap();
    assert!(!is_received(&transaction, "dropped").await);
    received::insert(&transaction, "undone", NOW).await.unwrap();
    // Readers neither wait for a writer nor see what is not committed.
    assert!(!is_received(db.conn(), "undone").await);
    transaction.rollback().await.unwrap();
    assert!(!is_received(db.conn(), "undone").await);
}

/// Whether a request is remembered.
async fn is_received(db: &impl ConnectionTrait, fingerprint: &str) -> bool {
    let seen = received::seen(db, &[fingerprint]).await.unwrap();
    seen == [fingerprint]
}

pub async fn eight_read_and_write_at_once(handles: &[Database]) {
    let db = &handles[0];
    let appeal = appeals::list(db.conn(), &AppealFilter::default())
        .await
        .unwrap()
        .remove(0);
    let tasks = (0..8).map(|task| {
        let (db, id) = (handles[task % handles.len()].clone(), appeal.id);
        tokio::spawn(async move {
            for n in 0..25 {
                let transaction = db.begin().await.unwrap();
                let held = appeals::lock(&transaction, id).await.unwrap().unwrap();
                let bumped = appeals::bump_version(&transaction, id).await.unwrap();
                assert_eq!(bumped.version, held.list_version + 1);
                transaction.commit().await.unwrap();
                // Single writes go on beside the transactions.
                let name = format!("task-{task}-{n}");
                settings::set(db.conn(), &name, "done").await.unwrap();
                assert!(settings::get(db.conn(), &name).await.unwrap().is_some());
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let after = appeals::by_id(db.conn(), appeal.id).await.unwrap().unwrap();
    assert_eq!(after.list_version, appeal.list_version + 200);
}

/// Who withdraws takes rows before mails; what is around an appeal is forgotten the other way round.
pub async fn who_forgets_what_is_around_an_appeal_waits_for_who_withdraws(db: &Database) {
    // On SQLite one transaction follows the other.
    if !db.is_postgres() {
        return;
    }
    let appeal = appeals::list(db.conn(), &AppealFilter::default())
        .await
        .unwrap()
        .remove(0);
    let withdrawing = db.begin().await.unwrap();
    appeals::hold(&withdrawing, appeal.id).await.unwrap();
    let other = db.clone();
    let forgetting = tokio::spawn(async move {
        let transaction = other.begin().await.unwrap();
        organizations::forget_around(&transaction, appeal.id)
            .await
            .unwrap();
        // Later steps find all of it.
        transaction.rollback().await.unwrap();
    });
    until_one_waits(db, &forgetting).await;
    withdrawing.rollback().await.unwrap();
    forgetting.await.unwrap();
}

/// Whoever blocks somebody takes what they have waiting away from several appeals.
pub async fn who_takes_several_appeals_waits_for_who_takes_them_otherwise(db: &Database) {
    // On SQLite one transaction follows the other.
    if !db.is_postgres() {
        return;
    }
    let all = appeals::list(db.conn(), &AppealFilter::default()).await;
    let mut ids: Vec<i64> = all.unwrap().iter().map(|appeal| appeal.id).collect();
    ids.sort_unstable();
    let (first, last) = (ids[0], ids[ids.len() - 1]);
    assert_ne!(first, last);
    let one = db.begin().await.unwrap();
    appeals::lock(&one, first).await.unwrap();
    let other = db.clone();
    let blocking = tokio::spawn(async move {
        let transaction = other.begin().await.unwrap();
        let given = [last, first, last];
        appeals::lock_several(&transaction, &given).await.unwrap();
        transaction.rollback().await.unwrap();
    });
    until_one_waits(db, &blocking).await;
    // Nobody has that one yet.
    appeals::lock(&one, last).await.unwrap();
    one.rollback().await.unwrap();
    blocking.await.unwrap();
}

/// More at once than there are connections: none waits for one that another holds who waits as well.
pub async fn many_read_beside_their_transactions(db: &Database) {
    let tasks = (0..40).map(|task| {
        let db = db.clone();
        tokio::spawn(async move {
            let transaction = db.begin().await.unwrap();
            let name = format!("beside-{task}");
            received::insert(&transaction, &name, NOW).await.unwrap();
            assert!(!is_received(db.conn(), &name).await);
            transaction.commit().await.unwrap();
        })
    });
    let all = tokio::time::timeout(Duration::from_secs(120), join_all(tasks));
    for task in all.await.expect("nobody waits for good") {
        task.unwrap();
    }
}

pub async fn two_workers_never_share_a_host(db: &Database, dockers: &Organization) {
    let id = activity(db, dockers, 100, true).await;
    let inboxes: Vec<String> = (0..60)
        .map(|n| format!("https://peer{n}.example/inbox"))
        .collect();
    let transaction = db.begin().await.unwrap();
    queue(&transaction, dockers, id, &inboxes, NOW)
        .await
        .unwrap();
    transaction.commit().await.unwrap();

    let workers = ["w1", "w2"].map(|holder| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut mine = Vec::new();
            while let Some(host) = claim_host(db.conn(), holder, NOW, 60_000).await.unwrap() {
                mine.push(host);
            }
            mine
        })
    });
    let mut claimed: Vec<String> = Vec::new();
    for worker in workers {
        claimed.extend(worker.await.unwrap());
    }
    assert_eq!(claimed.len(), 60);
    claimed.sort();
    claimed.dedup();
    assert_eq!(claimed.len(), 60);
}
