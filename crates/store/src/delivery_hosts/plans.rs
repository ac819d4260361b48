//! What is asked of the queue each second is found by an index, however much waits.

use super::{
    COUNT_FAILING, NEXT_DUE_AT,
    given_up::with_followers,
    leases::{DUE, IN_TURN, QUICK},
};
use crate::{Database, deliveries, sql};
use sea_orm::{DbBackend, Value};

/// The steps by which SQLite answers a question.
async fn plan<const N: usize>(db: &Database, query: &str, values: [Value; N]) -> Vec<String> {
    sql::plan(db, sql::statement(db.conn(), query, values)).await
}

#[tokio::test]
async fn nothing_looks_at_all_that_waits_or_sorts_it() {
    let (_folder, db) = sql::empty().await;
    let mut plans = vec![
        plan(
            &db,
            deliveries::NEXT,
            ["hub.example".into(), 1.into(), 2.into(), 20.into()],
        )
        .await,
        plan(
            &db,
            &format!("{DUE}{IN_TURN} $3"),
            [1.into(), 2.into(), 48.into()],
        )
        .await,
        plan(
            &db,
            &format!("{DUE}{QUICK}{IN_TURN} $3"),
            [1.into(), 2.into(), 48.into()],
        )
        .await,
        plan(&db, NEXT_DUE_AT, []).await,
        plan(&db, COUNT_FAILING, []).await,
    ];
    for steps in &plans {
        let by_index = "deliveries_host_not_before_id_index (host=?";
        let found = steps.iter().filter(|step| step.contains(by_index));
        assert!(found.count() > 0, "{steps:#?}");
        // The few of one host that were chosen are gone through and put in order once more.
        let few = usize::from(steps.iter().any(|step| step == "SCAN due"));
        let count = |words: &str| steps.iter().filter(|step| step.contains(words)).count();
        assert_eq!(count("TEMP B-TREE"), few, "{steps:#?}");
        let through = steps.iter().filter(|step| *step == "SCAN d");
        assert_eq!(through.count(), few, "{steps:#?}");
    }
    // All are counted for who looks, and no row is read for it.
    let by_host = plan(&db, deliveries::BY_HOST, [200.into()]).await;
    let counted = "SCAN deliveries USING COVERING INDEX deliveries_host_not_before_id_index";
    assert!(by_host.iter().any(|step| step == counted), "{by_host:#?}");
    // Followers are found by the beginning of where they are told.
    let followers = with_followers(DbBackend::Sqlite);
    let followers = plan(&db, &followers, [1.into(), 200.into()]).await;
    let range = "followers_told_at_index (organization_id=? AND <expr>>? AND <expr><?)";
    let found = followers.iter().filter(|step| step.ends_with(range));
    assert_eq!(found.count(), 2, "https and http: {followers:#?}");
    plans.push(followers);
    for step in plans.iter().flatten() {
        for all in ["SCAN deliveries", "SCAN d ", "SCAN f", "AUTOMATIC"] {
            assert!(!step.contains(all), "{step}");
        }
    }
    db.close().await.unwrap();
}
