//! Two versions of the program on one PostgreSQL: an earlier one is not worked under, and one that could not be
//! seen ends by itself.

use crate::{
    PROGRAM, assert_usage,
    upgrade::{LATER, lines},
};
use sea_orm::ConnectionTrait as _;
use std::{fs, process::Stdio};
use tokio::time::timeout;
use undersigned_tests::{Backend, Server, open_database, patience, until};

/// It does no background work, and would go on all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_answers_alone_is_not_worked_under_either() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let off = [("UNDERSIGNED_BACKGROUND_WORK", "off")];
    let mut hub = Server::start_with(PROGRAM, "hub", Backend::Postgres, &off).await;
    // As a program finds it that knows one step more.
    let newest = "SELECT max(version) FROM seaql_migrations";
    let newest = lines(&hub, newest).await.remove(0);
    let run = async |sql: String| {
        let database = open_database(hub.database_url()).await;
        let done = database.execute_unprepared(&sql).await;
        done.expect("the steps can be written");
        database.close().await.expect("the database can be closed");
    };
    run(format!(
        "DELETE FROM seaql_migrations WHERE version = '{newest}'"
    ))
    .await;
    let words = "a server or worker still works on this database";
    assert_usage(&hub.command(&["migrate"]), words);
    let log = hub.log();
    assert!(!log.contains("from now on"), "it has no turn: {log}");
    let put_back =
        format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{newest}', 0)");
    run(put_back).await;
    hub.stop().await;
    hub.command_json(&["migrate", "--json"]);
}

/// Nobody saw it when the newer version looked: it may have been cut off from the database just then.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_still_runs_ends_once_a_newer_version_was_here() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let hub = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    let file = hub.folder().join("worker.log");
    let log = fs::File::create(&file).expect("the log can be made");
    let mut worker = tokio::process::Command::from(hub.prepare(&["worker"]));
    let worker = worker.stdout(Stdio::null()).stderr(log).kill_on_drop(true);
    let mut worker = worker.spawn().expect("the worker can be started");
    let said = async |what: &str| {
        until(what, || async {
            let log = fs::read_to_string(&file).unwrap_or_default();
            match log.contains(what) {
                true => Ok(()),
                false => Err(log),
            }
        })
        .await;
    };
    said("Working for").await;
    let database = open_database(hub.database_url()).await;
    let marked = database.execute_unprepared(LATER).await;
    marked.expect("the step can be written");
    database.close().await.expect("the database can be closed");

    said("m20991231_000001_later").await;
    let ended = timeout(patience(), worker.wait()).await;
    let ended = ended.expect("it ends").expect("it can be waited for");
    assert_eq!(ended.code(), Some(1));
    let address = format!("{}/healthz", hub.address());
    until("the server's end", || async {
        match hub.client.get(&address).send().await {
            Ok(answer) => Err(format!("{}", answer.status())),
            Err(_) => Ok(()),
        }
    })
    .await;
    let log = hub.log();
    assert!(log.contains("start that version again"), "{log}");
}
