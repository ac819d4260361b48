//! Facts that are found by the beginning of their names.

use sea_orm::{DbBackend, Statement};
use undersigned_store::*;

/// On SQLite, whose plan says so, it is tried beside the query.
pub async fn names_that_begin_so_are_found_by_an_index_in_any_order_of_texts(db: &Database) {
    if !db.is_postgres() {
        return;
    }
    let transaction = db.begin().await.unwrap();
    for name in ["fact:", "fact:1", "fact:\u{fffd}", "fact;", "Fact:1"] {
        settings::set(&transaction, name, "").await.unwrap();
    }
    // Of so few, all would be looked at.
    let few = "SET LOCAL enable_seqscan = off";
    transaction.execute_unprepared(few).await.unwrap();
    let scans = async || {
        // No index of another order can be used for a beginning.
        let counted =
            "SELECT pg_stat_get_xact_numscans('settings_kv_name_beginning_index'::regclass)";
        let counted = Statement::from_string(DbBackend::Postgres, counted);
        let row = transaction.query_one_raw(counted).await.unwrap().unwrap();
        row.try_get_by_index::<i64>(0).unwrap()
    };
    let before = scans().await;
    let found = settings::names_below(&transaction, "fact:").await.unwrap();
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, ["fact:", "fact:1", "fact:\u{fffd}"]);
    let after = scans().await;
    assert!(after > before);
    settings::delete_below(&transaction, "fact:").await.unwrap();
    assert!(scans().await > after);
    for (name, left) in [("fact:1", false), ("fact;", true), ("Fact:1", true)] {
        let held = settings::get(&transaction, name).await.unwrap();
        assert_eq!(held.is_some(), left, "{name}");
    }
    transaction.rollback().await.unwrap();
}
