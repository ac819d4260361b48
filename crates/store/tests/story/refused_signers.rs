//! Somebody is refused, and the refusal is kept until it is too old or there are too many.

use crate::NOW;
use std::collections::BTreeSet;
use undersigned_store::{
    Database,
    appeals::Appeal,
    refused_signers::{self as refused, NewRefusedSigner},
};

fn refusal(appeal: &Appeal, number: i64) -> NewRefusedSigner {
    NewRefusedSigner {
        appeal_id: appeal.id,
        about: format!("https://pier.example/orgs/{number}"),
        reason: "duplicate".into(),
        refused_by: "https://dockers.example/orgs/dockers".into(),
        sealed: vec![1, 2, 3],
        refused_at: NOW + number,
        expires_at: NOW + 100 + number,
    }
}

pub async fn who_was_refused_is_kept_for_a_while(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for number in [1, 2, 1, 3] {
        refused::keep(conn, refusal(appeal, number), 10)
            .await
            .unwrap();
    }
    let numbers = async |now| -> Vec<i64> {
        let rows = refused::list(conn, appeal.id, now).await.unwrap();
        let listed: BTreeSet<String> = rows.iter().map(|row| row.about.clone()).collect();
        let who = refused::who(conn, appeal.id, now).await.unwrap();
        assert_eq!(who.len(), rows.len());
        assert_eq!(who.into_iter().collect::<BTreeSet<_>>(), listed);
        rows.iter().map(|row| row.refused_at - NOW).collect()
    };
    assert_eq!(numbers(NOW).await, [3, 1, 2], "the newest first, each once");
    let by = async |who: &str, now| refused::by(conn, who, now).await.unwrap().len();
    let dockers = "https://dockers.example/orgs/dockers";
    assert_eq!(by(dockers, NOW).await, 3);
    assert_eq!(by(dockers, NOW + 102).await, 1);
    assert_eq!(by("https://pier.example/orgs/1", NOW).await, 0);
    refused::keep(conn, refusal(appeal, 4), 3).await.unwrap();
    assert_eq!(numbers(NOW).await, [4, 3, 1], "the oldest goes");
    let one = "https://pier.example/orgs/1";
    let found = refused::find(conn, appeal.id, one, NOW).await.unwrap();
    assert_eq!(found.map(|row| row.sealed), Some(vec![1, 2, 3]));
    let late = refused::find(conn, appeal.id, one, NOW + 101)
        .await
        .unwrap();
    assert_eq!(late, None);
    assert_eq!(numbers(NOW + 101).await, [4, 3]);
    assert_eq!(refused::prune(conn, NOW + 101).await.unwrap(), 1);
    refused::forget(conn, appeal.id, "https://pier.example/orgs/3")
        .await
        .unwrap();
    assert_eq!(numbers(NOW).await, [4]);
    assert_eq!(refused::prune(conn, NOW + 1_000).await.unwrap(), 1);
}
