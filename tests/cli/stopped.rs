//! Commands that are told to stop half-way (SIGTERM, Ctrl-C): what they had begun would be a second copy of
//! everything, with people's names in it, in a hidden folder that nobody looks into.

use crate::{PROGRAM, code, stderr};
use rustix::process::{Pid, Signal, kill_process};
use sea_orm::{ConnectionTrait as _, TransactionTrait as _};
use serde_json::json;
use std::{
    cell::RefCell,
    fs::{self, File},
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use undersigned_tests::{Backend, Server, open_database, until};

/// Runs a command, ready to be stopped.
fn begin(hub: &Server, arguments: &[&str]) -> Child {
    let mut command = hub.prepare(arguments);
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    piped.spawn().expect("the command can be run")
}

fn tell_to_stop(command: &Child) {
    let id = i32::try_from(command.id()).expect("a process's number is small");
    let id = Pid::from_raw(id).expect("the command runs");
    kill_process(id, Signal::TERM).expect("the command can be told");
}

/// The file of that name in a hidden folder of a folder.
fn begun(folder: &Path, name: &str) -> Option<PathBuf> {
    let found = fs::read_dir(folder).ok()?.flatten();
    let mut hidden = found.filter(|one| one.file_name().to_string_lossy().starts_with('.'));
    hidden.find_map(|one| Some(one.path().join(name)).filter(|file| file.exists()))
}

async fn until_begun(folder: &Path, name: &str) {
    until("what the command begins", || async {
        begun(folder, name).ok_or_else(|| format!("no {name} in {}", folder.display()))
    })
    .await;
}

/// Checks that it says that nothing was done.
fn assert_stopped(output: &Output) {
    let said = stderr(output);
    assert_eq!(code(output), 1, "{said}");
    assert!(said.contains("it was stopped: nothing was"), "{said}");
}

/// `serve 2>&1 | head -1`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_goes_on_where_nobody_reads_any_longer_what_it_says() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.stop().await;
    let mut server = begin(&hub, &["serve"]);
    drop((server.stdout.take(), server.stderr.take()));
    until("the server answers", || async {
        let health = hub.client.get(format!("{}/healthz", hub.address()));
        match health.send().await {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(answer.status().to_string()),
            Err(error) => Err(error.to_string()),
        }
    })
    .await;
    tell_to_stop(&server);
    let ended = server.wait().expect("the server ends");
    assert_eq!(ended.code(), Some(0), "{ended}");
    // Nor does a command fail whose reader has enough.
    let mut list = begin(&hub, &["admin", "organization", "list"]);
    drop((list.stdout.take(), list.stderr.take()));
    let ended = list.wait().expect("the command ends");
    assert_eq!(ended.code(), Some(0), "{ended}");
}

/// `ulimit -f`: the signal would end the server without a word.
#[test]
fn a_limit_to_how_large_a_file_gets_is_told_as_a_full_disk_is() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let limited = Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$0\" serve", PROGRAM])
        .env("UNDERSIGNED_DATA_DIR", folder.path())
        .env("UNDERSIGNED_LISTEN", "127.0.0.1:0")
        .output()
        .expect("the command can be run");
    let said = stderr(&limited);
    assert_eq!(limited.status.code(), Some(1), "{}: {said}", limited.status);
    assert!(said.contains("there is no room"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_is_stopped_says_how_far_it_came() {
    const ROWS: usize = 2_000;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.publish("long-list").await;
    let file = hub.folder().join("long.jsonl");
    let row = |number: usize| {
        let name = format!("Branch {number} of the Long List");
        let names = json!([{"text": name, "lang": "en"}]);
        json!({"kind": "organisation", "names": names}).to_string() + "\n"
    };
    let rows: String = (1..=ROWS).map(row).collect();
    fs::write(&file, rows).expect("the file can be written");
    let file = file.display().to_string();
    let mut import = begin(&hub, &["import", "cosigners", "long-list", &file]);
    let told = import.stderr.take().expect("it is piped");
    let mut told = BufReader::new(told).lines().map_while(Result::ok);
    let first = told.next().unwrap_or_default();
    assert_eq!(first, format!("50 of {ROWS} rows done"));
    tell_to_stop(&import);
    let said: Vec<String> = told.collect();
    let ended = import.wait().expect("the command ends");
    assert_eq!(ended.code(), Some(1), "{said:?}");
    let said = said.join("\n");
    assert!(said.contains("broken off after "), "{said}");
    assert!(said.contains("it was stopped"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restore_that_is_stopped_leaves_nothing() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.publish("free-them").await;
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let at = |name: &str| place.path().join(name).display().to_string();
    hub.command_json(&["backup", &at("whole"), "--json"]);
    let whole = fs::read(at("whole")).expect("the backup is there");
    // Read as it comes, so that it stands still half-way.
    let pipe = at("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo can be run").success());
    let data = at("data");
    let restore = begin(&hub, &["restore", &pipe, "--data-dir", &data]);
    let mut pipe = File::options().write(true).open(&pipe).expect("it is read");
    let (begin, rest) = whole.split_at(whole.len() / 2);
    pipe.write_all(begin).expect("it is read");
    until_begun(Path::new(&data), "undersigned.db").await;
    tell_to_stop(&restore);
    // What waits for more of the file sees that it is to stop once there is more: little by little, so that
    // it has not read all of it before it is told.
    let rest = RefCell::new(rest.chunks(1));
    until("the end of its reading", || async {
        let next = rest.borrow_mut().next();
        match next.map(|next| (&pipe).write_all(next)) {
            Some(Ok(())) => Err("it reads on".to_owned()),
            Some(Err(_)) | None => Ok(()),
        }
    })
    .await;
    drop(pipe);
    let output = restore.wait_with_output().expect("the command ends");
    assert_stopped(&output);
    assert!(!Path::new(&data).exists(), "nothing is left of it");
    hub.command_json(&["restore", &at("whole"), "--data-dir", &data, "--json"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_is_stopped_while_it_packs_leaves_nothing() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let picture = hub.photograph(400, 300).await;
    // Nothing but room to read on for seconds; nearly nothing of it is written by then.
    let picture = File::options()
        .write(true)
        .open(hub.folder().join("media").join(picture))
        .expect("the picture is there");
    picture.set_len(1 << 30).expect("it can be made longer");
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let file = place.path().join("hub.backup").display().to_string();
    let backup = begin(&hub, &["backup", &file]);
    until_begun(place.path(), "backup.tar").await;
    tell_to_stop(&backup);
    let output = backup.wait_with_output().expect("the command ends");
    assert_stopped(&output);
    let left = fs::read_dir(place.path()).expect("the folder").count();
    assert_eq!(left, 0, "nothing is left of it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_takeout_that_is_stopped_leaves_nothing() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let hub = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    hub.publish("free-them").await;
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let out = place.path().join("hub").display().to_string();
    let database = open_database(hub.database_url()).await;
    let held = database.begin().await.expect("a transaction begins");
    let locked = held.execute_unprepared("LOCK TABLE topic_pages IN ACCESS EXCLUSIVE MODE");
    locked.await.expect("the table can be locked");
    let takeout = begin(
        &hub,
        &["takeout", "hub", "--out", &out, "--reason", "Leaving"],
    );
    until_begun(place.path(), "README.txt").await;
    tell_to_stop(&takeout);
    let output = takeout.wait_with_output().expect("the command ends");
    assert_stopped(&output);
    let left = fs::read_dir(place.path()).expect("the folder").count();
    assert_eq!(left, 0, "nothing is left of it");
    held.rollback().await.expect("the lock can be given back");
    hub.command_json(&[
        "takeout", "hub", "--out", &out, "--reason", "Leaving", "--json",
    ]);
}
