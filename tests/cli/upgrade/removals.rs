//! What was decided about many was kept otherwise at first: whoever was to leave a list then leaves it all the same.

use super::{APPEAL, DUMPS, left_by, lines};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server, on_both_databases, open_database, until};

on_both_databases! {
    a_removal_that_was_under_way_goes_on
    how_a_removal_ended_is_kept
    a_removal_that_was_begun_anew_counts
}

/// Who is to leave the list of the dumps.
const SIGNER: &str = "https://hub.example/attestations/printed-1";
/// What was kept beside who they are, at first and soon after.
const HEADS: [&str; 2] = [
    r#"{"organization":1,"person":null,"token":null,"reason":"duplicate","of":1,"removed":0,"left":0,"over_at":null}"#,
    r#"{"kind":"removal","organization":1,"person":null,"token":null,"reason":"duplicate","of":1,"removed":0,"left":0,
        "begun_at":1795904658820,"over_at":null}"#,
];
/// The dump that has one that is over, and what that is called from now on.
const DUMP: &str = "2026-11-28";
const ENDED: &str = "signers-leave:2-1795904651176-1";

/// Writes rows into the database of a server that is stopped.
async fn write(hub: &Server, rows: &[String]) {
    let database = open_database(hub.database_url()).await;
    for row in rows {
        let written = database.execute_unprepared(row).await;
        written.expect("a row can be written");
    }
    database.close().await.expect("the database can be closed");
}

/// What is kept of decisions about many, by name.
async fn kept(hub: &Server) -> Vec<(String, Value)> {
    let all = "SELECT name || ' ' || value FROM settings_kv WHERE name LIKE 'signers-leave:%'";
    let rows = lines(hub, all).await;
    let row = |row: &String| {
        let (name, value) = row.split_once(' ').expect("a name and a value");
        (name.to_owned(), value.parse::<Value>().expect("JSON"))
    };
    rows.iter().map(row).collect()
}

async fn a_removal_that_was_under_way_goes_on(backend: Backend) {
    for (dump, head) in DUMPS.into_iter().zip(HEADS) {
        let mut hub = left_by(dump, backend).await;
        let part = format!(r#"[["{SIGNER}",null]]"#);
        let row = |below: &str, value: &str| {
            format!(
                "INSERT INTO settings_kv (name, value) SELECT 'signers-leave:' || id || '-' || \
                 created_at || '{below}', '{value}' FROM appeals WHERE ap_id = '{APPEAL}'"
            )
        };
        write(&hub, &[row("", head), row(":00001", &part)]).await;
        hub.command_json(&["migrate", "--json"]);
        hub.run().await;
        until("the signer has left the list", || async {
            match hub.entry(APPEAL, SIGNER).await {
                None => Ok(()),
                Some(entry) => Err(entry.to_string()),
            }
        })
        .await;
        hub.stop().await;
        let kept = kept(&hub).await;
        let [(name, head)] = kept.as_slice() else {
            panic!("{dump}: {kept:?}")
        };
        assert!(name.ends_with("-1"), "{dump}: {name}");
        assert_eq!(head["removed"], 1, "{dump}: {head}");
        assert_eq!(head["over"]["end"], "done", "{dump}: {head}");
    }
}

async fn how_a_removal_ended_is_kept(backend: Backend) {
    let hub = left_by(DUMP, backend).await;
    hub.command_json(&["migrate", "--json"]);
    let head = json!({
        "kind": "removal", "organization": 1, "person": null, "token": 1, "reason": "abuse", "of": 1, "removed": 1,
        "left": 0, "begun_at": 1_795_904_658_820_i64, "over": {"at": 1_795_904_659_076_i64, "end": "done"},
    });
    assert_eq!(kept(&hub).await, [(ENDED.to_owned(), head)]);
}

async fn a_removal_that_was_begun_anew_counts(backend: Backend) {
    let hub = left_by(DUMP, backend).await;
    let anew = json!({"organization": 1, "begun_at": 1_795_990_000_000_i64, "over": null});
    let row = |name: &str, value: &Value| {
        format!("INSERT INTO settings_kv (name, value) VALUES ('{name}', '{value}')")
    };
    let old = row("signers-leave:2-1795904651176:00001", &json!([]));
    write(&hub, &[row(ENDED, &anew), old]).await;
    hub.command_json(&["migrate", "--json"]);
    assert_eq!(kept(&hub).await, [(ENDED.to_owned(), anew)]);
}
