//! What is asked of the queue each second is found by an index, however much waits.

use super::{
    COUNT_FAILING,
    given_up::with_followers,
    leases::{QUICK, claim, look},
    next_due,
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
    let mut plans = vec![plan(&db, &next_due(), []).await];
    for which in ["", QUICK] {
        let looking: [Value; 3] = [1.into(), 2.into(), "hub.example".into()];
        plans.push(plan(&db, &look(which), looking.clone()).await);
        let [now, too_far, after] = looking;
        let taking = [now, too_far, after, 48.into(), 3.into(), "w".into()];
        plans.push(plan(&db, &claim(DbBackend::Sqlite, which), taking).await);
    }
    // The hosts that are known are not gone through: what waits leads to them, and not to more than are asked for.
    for steps in &plans {
        let next = "deliveries_host_not_before_id_index (host>?)";
        assert!(steps.iter().any(|step| step.ends_with(next)), "{steps:#?}");
        for all in ["SCAN h", "SCAN delivery_hosts", "MATERIALIZE waiting"] {
            let through = steps.iter().any(|step| step.starts_with(all));
            assert!(!through, "{steps:#?}");
        }
    }
    plans.push(plan(&db, COUNT_FAILING, []).await);
    let few = ["hub.example".into(), 1.into(), 2.into(), 20.into()];
    plans.push(plan(&db, deliveries::NEXT, few).await);
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
