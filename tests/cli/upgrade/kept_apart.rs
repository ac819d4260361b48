//! Versions that do not work side by side: one leaves alone the schema that another uses, or says why it does not begin.

use super::{APPEAL, DUMPS, LATER, STATE, left_by, schema};
use crate::{AT_WORK, assert_usage, code, stderr, stdout};
use reqwest::{StatusCode, header::RETRY_AFTER};
use sea_orm::{
    ConnectionTrait as _, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};
use std::fs;
use undersigned_tests::{Backend, on_both_databases, open_database, until};

/// The lock that processes take before they bring the schema up to date.
const TAKE_TURNS: &str = "SELECT pg_advisory_xact_lock(8461811136750381415)";

on_both_databases! {
    commands_leave_the_schema_of_a_running_server_as_it_is
    the_schema_of_a_server_that_works_is_not_brought_up_to_date
    nothing_begins_beside_an_earlier_version_that_works
    a_newer_schema_is_refused_with_a_sentence_and_left_as_it_is
    while_the_schema_is_brought_up_to_date_others_are_told_to_come_back
}

/// The program was exchanged and its server not started anew: what an older server still uses is not changed
/// under it. A backup can be made at this very moment.
async fn commands_leave_the_schema_of_a_running_server_as_it_is(backend: Backend) {
    let mut hub = left_by(DUMPS[0], backend).await;
    let before = schema(&hub, backend).await;
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let file = place.path().join("before.backup").display().to_string();
    for arguments in [
        &["doctor"][..],
        &["admin", "organization", "list"],
        &["token", "create", "--org", "labour_watch"],
        &[
            "setup",
            "--org",
            "another",
            "--name",
            "en=Another",
            "--email",
            "a@b.example",
        ],
    ] {
        let refused = hub.command(arguments);
        assert_eq!(code(&refused), 1, "{arguments:?} {}", stderr(&refused));
        let said = format!("{}{}", stderr(&refused), stdout(&refused));
        assert!(
            said.contains("that of an earlier version"),
            "{arguments:?} {said}"
        );
    }
    let made = hub.command(&["backup", &file]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    assert_eq!(schema(&hub, backend).await, before);

    let data = place.path().join("data").display().to_string();
    if backend == Backend::Postgres {
        hub.empty_database();
    }
    hub.set("UNDERSIGNED_DATA_DIR", &data);
    if backend == Backend::Sqlite {
        hub.set(
            "UNDERSIGNED_DATABASE_URL",
            &format!("sqlite://{data}/undersigned.db"),
        );
    }
    hub.command_json(&["restore", &file, "--json"]);
    hub.run().await;
    assert_eq!(hub.state(APPEAL).await.expect(200)["stateDigest"], STATE);
}

/// `migrate` is for when no server runs, and finds out.
async fn the_schema_of_a_server_that_works_is_not_brought_up_to_date(backend: Backend) {
    let hub = left_by(DUMPS[0], backend).await;
    let before = schema(&hub, backend).await;
    // As an older server has it that still runs.
    match backend {
        Backend::Sqlite => {
            let lock = fs::File::create(hub.folder().join("undersigned.db.lock"));
            let lock = lock.expect("the file can be made");
            lock.lock().expect("the lock is nobody's");
            let words = "a server runs already on the data in";
            assert_usage(&hub.command(&["migrate"]), words);
            // Closed alone, it may be open still in what another test is just about to start.
            lock.unlock().expect("the lock can be given back");
        }
        Backend::Postgres => {
            let database = open_database(hub.database_url()).await;
            let held = database.begin().await.expect("a transaction");
            let taken = held.execute_unprepared(AT_WORK).await;
            taken.expect("the lock can be taken");
            let words = "a server or worker still works on this database";
            assert_usage(&hub.command(&["migrate"]), words);
            held.rollback().await.expect("the lock can be given back");
            database.close().await.expect("the database can be closed");
        }
    }
    assert_eq!(schema(&hub, backend).await, before);
    hub.command_json(&["migrate", "--json"]);
}

/// What an older worker does not know it would take for done.
async fn nothing_begins_beside_an_earlier_version_that_works(backend: Backend) {
    // A SQLite file has one server anyway.
    if backend == Backend::Sqlite {
        return;
    }
    let mut hub = left_by(DUMPS[0], backend).await;
    let before = schema(&hub, backend).await;
    let database = open_database(hub.database_url()).await;
    let held = database.begin().await.expect("a transaction");
    let taken = held.execute_unprepared(AT_WORK).await;
    taken.expect("the lock can be taken");
    let words = "of an earlier version still works on this database";
    hub.begin();
    assert_usage(&hub.command(&["worker"]), words);
    until("the server's refusal", || async {
        let log = hub.log();
        match log.contains(words) {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
    assert_eq!(schema(&hub, backend).await, before);

    held.rollback().await.expect("the lock can be given back");
    database.close().await.expect("the database can be closed");
    hub.run().await;
    assert_eq!(hub.state(APPEAL).await.expect(200)["stateDigest"], STATE);
}

async fn a_newer_schema_is_refused_with_a_sentence_and_left_as_it_is(backend: Backend) {
    let mut hub = left_by(DUMPS[0], backend).await;
    let before = schema(&hub, backend).await;
    let database = open_database(hub.database_url()).await;
    let marked = database.execute_unprepared(LATER).await;
    marked.expect("the step can be written");
    database.close().await.expect("the database can be closed");

    let refused = hub.command(&["migrate"]);
    assert_eq!(code(&refused), 1);
    let sentence = stderr(&refused);
    for words in ["newer version", "m20991231_000001_later", "backup"] {
        assert!(sentence.contains(words), "{sentence}");
    }
    hub.begin();
    until("the server's refusal", || async {
        let log = hub.log();
        match log.contains("newer version") {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
    assert_eq!(schema(&hub, backend).await, before);
}

async fn while_the_schema_is_brought_up_to_date_others_are_told_to_come_back(backend: Backend) {
    let mut hub = left_by(DUMPS[0], backend).await;
    let database = open_database(hub.database_url()).await;
    let mode = (backend == Backend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions {
        sqlite_transaction_mode: mode,
        ..TransactionOptions::default()
    };
    let held = database.begin_with_options(options).await;
    let held = held.expect("the lock can be taken");
    if backend == Backend::Postgres {
        let taken = held.execute_unprepared(TAKE_TURNS).await;
        taken.expect("the lock can be taken");
    }

    hub.begin();
    let address = format!("{}/orgs/labour_watch", hub.address());
    let first = until("an answer", || async {
        let answer = hub.client.get(&address).send().await;
        answer.map_err(|error| format!("{error}; log: {}", hub.log()))
    })
    .await;
    let inbox = format!("{}/inbox", hub.address());
    let second = hub.client.post(&inbox).body("{}").send().await;
    for answer in [first, second.expect("the server answers")] {
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        let after = answer.headers().get(RETRY_AFTER);
        assert_eq!(after.map(|value| value.as_bytes()), Some(&b"5"[..]));
    }

    held.rollback().await.expect("the lock can be given back");
    database.close().await.expect("the database can be closed");
    until("the server's start", || async {
        let answer = hub.client.get(&address).send().await;
        match answer.map(|answer| answer.status()) {
            Ok(StatusCode::OK) => Ok(()),
            Ok(StatusCode::SERVICE_UNAVAILABLE) => Err("not ready yet".to_owned()),
            // Asked at the very moment at which the server takes over.
            Err(error) => Err(format!("{error}; log: {}", hub.log())),
            other => panic!("{other:?}; log: {}", hub.log()),
        }
    })
    .await;
    assert_eq!(hub.state(APPEAL).await.expect(200)["stateDigest"], STATE);
}
