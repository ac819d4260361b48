//! `restore` into PostgreSQL that is killed once the database is full.

use crate::{PROGRAM, assert_usage, code, stderr};
use std::{fs, os::unix::fs::PermissionsExt as _};
use undersigned_tests::{Backend, Server};

/// What PostgreSQL's program does, and a power cut right after.
const CUT: &str =
    "#!/bin/sh\nPATH=\"${PATH#*:}\"\nexport PATH\npg_restore \"$@\"\nkill -9 \"$PPID\"\n";

/// Nothing says in the database yet that it was put back: whoever worked on it would do again what was done since.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_put_back_and_not_noted_is_worked_on_by_nobody() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let mut hub = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    hub.publish("free-them").await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let at = |name: &str| elsewhere.path().join(name);
    let file = at("hub.backup").display().to_string();
    hub.command_json(&["backup", &file, "--json"]);
    hub.kill().await;
    hub.empty_database();
    hub.set("UNDERSIGNED_DATA_DIR", &at("data").display().to_string());
    fs::create_dir(at("bin")).expect("a folder can be made");
    fs::write(at("bin/pg_restore"), CUT).expect("a program can be written");
    let runs = fs::Permissions::from_mode(0o755);
    fs::set_permissions(at("bin/pg_restore"), runs).expect("it can be run");
    let path = std::env::var("PATH").expect("there is one");
    hub.set("PATH", &format!("{}:{path}", at("bin").display()));
    let killed = hub.command(&["restore", &file]);
    assert_eq!(killed.status.code(), None, "{}", stderr(&killed));
    hub.set("PATH", &path);

    let note = at("data/.undersigned-restoring");
    assert!(note.exists());
    let other = at("other.backup").display().to_string();
    for refused in [
        &["serve"][..],
        &["worker"],
        &["migrate"],
        &["backup", &other],
        &["admin", "organization", "list"],
        &["restore", &file],
    ] {
        let output = hub.command(refused);
        assert_eq!(code(&output), 1, "{refused:?}");
        let said = stderr(&output);
        assert!(said.contains("was broken off"), "{refused:?}: {said}");
        assert!(said.contains("`undersigned admin restored`"), "{said}");
    }
    // What is not whole is not called so.
    let key = fs::read(at("data/secret.key")).expect("the key is there");
    fs::remove_file(at("data/secret.key")).expect("it can be removed");
    let ended = hub.command(&["admin", "restored"]);
    assert_usage(&ended, "restore the backup again");
    fs::write(at("data/secret.key"), key).expect("it can be put back");
    let ended = hub.command_json(&["admin", "restored", "--json"]);
    assert_eq!(ended["signInAgain"], true);
    assert!(!note.exists());
    hub.run().await;
}

/// Where nothing was changed nobody is kept from it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restore_that_is_refused_keeps_nobody_from_a_database() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let mut hub = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    hub.command_json(&["backup", &file, "--json"]);
    hub.stop().await;
    assert_usage(&hub.command(&["restore", &file]), "has to be empty");
    hub.run().await;
}
