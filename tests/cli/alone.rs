//! One server at a time on one SQLite file.

use crate::{PROGRAM, assert_usage, code, stderr};
use std::process::{Output, Stdio};
use tokio::time::timeout;
use undersigned_tests::{Backend, Server, patience, until};

/// A second server, at an address of its own.
const SERVE: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

/// What a process says that ends by itself.
async fn ended(hub: &Server, arguments: &[&str]) -> Output {
    let mut command = tokio::process::Command::from(hub.prepare(arguments));
    let output = command.kill_on_drop(true).output();
    let output = timeout(patience(), output).await;
    let output = output.unwrap_or_else(|_| panic!("{arguments:?} runs beside the server"));
    output.expect("the command can be run")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_server_on_the_same_data_is_refused_and_commands_are_not() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let (server, worker) = tokio::join!(ended(&hub, &SERVE), ended(&hub, &["worker"]));
    for refused in [server, worker] {
        assert_usage(&refused, "a server runs already on the data in");
        let said = stderr(&refused);
        let folder = hub.folder().canonicalize().expect("the folder is there");
        assert!(said.contains(&folder.display().to_string()), "{said}");
        assert!(said.contains("(process "), "{said}");
    }
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    for arguments in [
        &["backup", file.as_str()][..],
        &["migrate"],
        &["admin", "organization", "list"],
        &["token", "create", "--org", "hub"],
    ] {
        let done = hub.command(arguments);
        assert_eq!(code(&done), 0, "{arguments:?}: {}", stderr(&done));
    }
    hub.publish("free-them").await;
    // However the server ends, the next one starts at once.
    hub.kill().await;
    hub.run().await;
    hub.stop().await;
    hub.run().await;
    assert!(!hub.log().contains("waits for its end"), "{}", hub.log());
    // Nor has it anybody to take turns with.
    assert!(!hub.log().contains("from now on"), "{}", hub.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_is_taken_is_a_wrong_setting_whichever_it_is() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.stop().await;
    let held = std::net::TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = held.local_addr().expect("it has an address").to_string();
    let public = hub.prepare(&["serve", "--listen", &address]).output();
    assert_usage(&public.expect("the command can be run"), "--listen");
    let mut watched = hub.prepare(&SERVE);
    let watched = watched.env("UNDERSIGNED_ADMIN_LISTEN", &address).output();
    assert_usage(&watched.expect("the command can be run"), "admin_listen");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_waits_for_one_that_is_ending() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("log");
    let log = std::fs::File::create(&file).expect("the log can be made");
    let _next = tokio::process::Command::from(hub.prepare(&SERVE))
        .stdout(Stdio::null())
        .stderr(log)
        .kill_on_drop(true)
        .spawn()
        .expect("the server can be started");
    let said = async |what: &str| {
        until(what, || async {
            let log = std::fs::read_to_string(&file).unwrap_or_default();
            match log.contains(what) {
                true => Ok(()),
                false => Err(log),
            }
        })
        .await;
    };
    said("waits for its end").await;
    hub.stop().await;
    said("Undersigned is ready").await;
}
