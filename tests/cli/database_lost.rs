//! SQLite's file is removed, replaced or damaged: nothing is taken that could not be kept, what was taken is
//! saved, and no command makes it worse.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use reqwest::{StatusCode, header::RETRY_AFTER};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Output,
};
use undersigned_tests::{Backend, Desk, Observer, Peer, Server, open_database, until};

const GONE: &str = "removed or replaced";
const SAVED: &str = "undersigned.db.rescued-";
const DAMAGED: &str = "the database's file is damaged";
/// What SQLite makes a file of.
const PAGE: usize = 4_096;

fn database(folder: &Path) -> PathBuf {
    folder.join("undersigned.db")
}

/// What the server saved of a file that was gone.
fn saved(folder: &Path) -> Option<PathBuf> {
    let names = fs::read_dir(folder).expect("the folder is there").flatten();
    let mut paths = names.map(|one| one.path());
    paths.find(|path| path.display().to_string().contains(SAVED))
}

async fn until_logged(hub: &Server, what: &str) {
    until(&format!("{what} in the log"), || async {
        let log = hub.log();
        match log.contains(what) {
            true => Ok(()),
            false => Err(log),
        }
    })
    .await;
}

/// One check of what `doctor` found.
fn check(output: &Output, name: &str) -> Value {
    let report: Value = serde_json::from_str(&stdout(output))
        .unwrap_or_else(|_| panic!("no JSON: {}", stderr(output)));
    let checks = report["checks"].as_array().cloned().unwrap_or_default();
    let found = checks.into_iter().find(|check| check["name"] == name);
    found.unwrap_or_else(|| panic!("{name} is not in {report}"))
}

/// Checks that a command failed, and why.
#[track_caller]
fn assert_failed(output: &Output, what: &str) {
    let said = stderr(output);
    assert_eq!(code(output), 1, "{said}");
    assert!(said.contains(what), "{said} says nothing of {what}");
    assert!(!said.contains("panicked"), "{said}");
}

/// Checks that an appeal can be written to.
async fn assert_held(hub: &Server, slug: &str) {
    hub.end(slug, "close").await.expect(200);
}

async fn page(hub: &Server, slug: &str) -> StatusCode {
    let address = format!("{}/appeals/{slug}", hub.url);
    let answer = hub.client.get(address).send().await;
    answer.expect("the server answers").status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_removed_is_said_and_saved_and_can_be_put_back() {
    let observer = Observer::new();
    let variables = [observer.variable()];
    let mut hub = Server::start_with(PROGRAM, "hub", Backend::Sqlite, &variables).await;
    let mut desk = Desk::of(&hub).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let at = |name: &str| elsewhere.path().join(name).display().to_string();
    let (backup, another) = (at("hub.backup"), at("another"));
    hub.command_json(&["backup", &backup, "--json"]);
    // Another one at the same address, while all is well.
    let second = hub.command(&["serve"]);
    assert_usage(&second, "a server runs already on the data in");
    hub.publish("free-them").await;
    for ending in ["", "-wal", "-shm"] {
        let file = hub.folder().join(format!("undersigned.db{ending}"));
        fs::remove_file(file).expect("it can be removed");
    }

    let address = format!("{}/api/v1/appeals", hub.address());
    let draft = hub.client.post(address).bearer_auth(&hub.token);
    let draft = draft.json(&hub.petition("lost")).send().await;
    let draft = draft.expect("the server answers");
    assert_eq!(draft.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(draft.headers().contains_key(RETRY_AFTER));
    let refused: Value = draft.json().await.expect("a problem is JSON");
    assert_eq!(refused["code"], "database_gone", "{refused}");
    let follow = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}#follow-again", peer.actor),
        "type": "Follow",
        "actor": peer.actor,
        "object": hub.org,
    });
    let answer = peer.send(&format!("{}/inbox", hub.org), &follow).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.code(), "database_gone", "{}", answer.text);
    // Who only reads is answered.
    assert_eq!(page(&hub, "free-them").await, StatusCode::OK);

    let status = observer.until_trouble("database_gone").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let number = observer.number("undersigned_trouble{code=\"database_gone\"}");
    assert_eq!(number.await.as_deref(), Some("1"));
    until_logged(&hub, "all that was taken is saved").await;
    until_logged(&hub, GONE).await;
    let (status, shown) = desk.look("/desk/server").await;
    assert_eq!(status, StatusCode::OK, "{shown}");
    assert!(shown.contains(GONE), "{shown}");

    // No command makes another one where it was.
    let setup = [
        "setup",
        "--org",
        "clerks",
        "--name",
        "en=Clerks",
        "--email",
        "clerks@unions.example",
    ];
    for command in [
        &["migrate"][..],
        &["restore", backup.as_str()],
        &["backup", another.as_str()],
        &["admin", "organization", "list"],
        &["token", "create", "--org", "hub"],
        &setup,
        &["serve"],
    ] {
        let refused = hub.command(command);
        assert_usage(&refused, GONE);
        assert!(stderr(&refused).contains("(process "), "{command:?}");
    }
    let report = hub.command(&["doctor", "--json"]);
    assert_eq!(code(&report), 1);
    let ill = check(&report, "database");
    assert!(ill["mend"].to_string().contains(GONE), "{ill}");
    assert!(!database(hub.folder()).exists(), "nobody made another one");

    hub.stop().await;
    let saved = saved(hub.folder()).expect("it was saved");
    let name = saved.file_name().expect("a file has a name");
    for command in ["serve", "migrate"] {
        assert_failed(&hub.command(&[command]), &name.to_string_lossy());
    }
    fs::rename(saved, database(hub.folder())).expect("it can be put back");
    hub.run().await;
    assert_held(&hub, "free-them").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_in_a_file_that_is_replaced_is_saved_at_the_end_and_the_other_one_stays() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.publish("before").await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let at = |name: &str| elsewhere.path().join(name).display().to_string();
    let (backup, other) = (at("hub.backup"), at("other"));
    hub.command_json(&["backup", &backup, "--json"]);
    hub.command_json(&["restore", &backup, "--data-dir", &other, "--json"]);
    hub.publish("since").await;
    // As `rsync` does it, and whoever restores a copy by hand under a server that runs.
    let came = database(Path::new(&other));
    let copy = hub.folder().join("coming");
    fs::copy(came, &copy).expect("it can be copied");
    fs::rename(copy, database(hub.folder())).expect("it can be replaced");
    let refused = hub.post("/appeals", hub.petition("lost")).await;
    assert_eq!(refused.code(), "database_gone", "{}", refused.text);
    assert_usage(&hub.command(&["admin", "organization", "list"]), GONE);
    hub.stop().await;
    let saved = saved(hub.folder()).expect("it was saved before the end");

    hub.run().await;
    assert_eq!(page(&hub, "before").await, StatusCode::OK);
    assert_eq!(page(&hub, "since").await, StatusCode::NOT_FOUND);
    hub.stop().await;
    fs::rename(saved, database(hub.folder())).expect("it can be put back");
    hub.run().await;
    assert_held(&hub, "since").await;
    // The old log holds what is deleted from now on.
    let aside = hub.doctor("files put aside");
    let mend = aside["mend"].as_str().unwrap_or_default();
    assert!(mend.contains("undersigned.db-wal.old-"), "{aside}");
    let (_, named) = mend.split_once("rm ").expect("it names the files");
    for file in named.split(' ') {
        fs::remove_file(file).expect("it is there");
    }
    assert_eq!(hub.doctor("files put aside")["mend"], "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_begun_beside_the_log_of_a_database_that_is_not_there() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.publish("free-them").await;
    hub.kill().await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let moved = elsewhere.path().join("moved.db");
    let log = hub.folder().join("undersigned.db-wal");
    let length = || fs::metadata(&log).expect("the log is there").len();
    let before = length();
    assert!(before > 0, "it holds what was written last");
    fs::copy(database(hub.folder()), &moved).expect("it can be copied");
    fs::remove_file(database(hub.folder())).expect("it can be removed");
    for command in [
        &["serve"][..],
        &["migrate"],
        &["admin", "organization", "list"],
    ] {
        let refused = hub.command(command);
        assert_failed(&refused, "undersigned.db-wal is there");
        assert_eq!(length(), before, "{command:?}");
    }
    fs::copy(&moved, database(hub.folder())).expect("it can be put back");
    hub.run().await;
    assert_held(&hub, "free-them").await;
}

/// Damages a table that is read when what has expired is deleted, of a server that does not run.
async fn damage(hub: &Server) {
    let database = open_database(hub.database_url()).await;
    let roots = "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'portraits' AND rootpage > 0";
    let roots = Statement::from_string(database.get_database_backend(), roots);
    let roots = database.query_all_raw(roots).await.expect("the schema");
    database.close().await.expect("the database can be closed");
    let file = self::database(hub.folder());
    let mut content = fs::read(&file).expect("the file can be read");
    assert!(!roots.is_empty(), "the table is there");
    for root in &roots {
        let page: i64 = root.try_get_by_index(0).expect("a page");
        let end = usize::try_from(page).expect("a page") * PAGE;
        content[end - PAGE..end].fill(0x5a);
    }
    fs::write(&file, content).expect("the file can be damaged");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_is_said_in_the_same_words_everywhere() {
    let observer = Observer::new();
    let variables = [observer.variable()];
    let mut hub = Server::start_with(PROGRAM, "hub", Backend::Sqlite, &variables).await;
    hub.publish("free-them").await;
    hub.stop().await;
    damage(&hub).await;
    hub.run().await;
    let status = observer.until_trouble("database_damaged").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let refused = hub.post("/appeals", hub.petition("lost")).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.code(), "database_damaged", "{}", refused.text);
    until_logged(&hub, DAMAGED).await;
    hub.stop().await;

    let garbage = "no database, and longer than the head of one".repeat(1_000);
    fs::write(database(hub.folder()), garbage).expect("the file can be damaged");
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let backup = elsewhere.path().join("hub.backup").display().to_string();
    for command in [
        &["serve"][..],
        &["backup", backup.as_str()],
        &["migrate"],
        &["export", "free-them", "--format", "bundle"],
    ] {
        let refused = hub.command(command);
        assert_failed(&refused, DAMAGED);
        assert!(stderr(&refused).contains("undersigned restore"));
    }
    assert!(!Path::new(&backup).exists());
    let report = hub.command(&["doctor", "--json"]);
    assert_eq!(code(&report), 1);
    let ill = check(&report, "database");
    assert!(ill["mend"].to_string().contains(DAMAGED), "{ill}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_not_this_programs_is_not_well() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    for name in ["empty", "foreign"] {
        let folder = elsewhere.path().join(name);
        fs::create_dir(&folder).expect("the folder can be made");
        let file = database(&folder);
        match name {
            "empty" => fs::write(&file, "").expect("the file can be made"),
            _ => {
                let url = format!("sqlite://{}?mode=rwc", file.display());
                let foreign = open_database(url).await;
                let made = foreign.execute_unprepared("CREATE TABLE books (title TEXT)");
                made.await.expect("the table can be made");
                foreign.close().await.expect("the database can be closed");
            }
        }
        // What else may be wrong with a file is said first.
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(&file, private).expect("it is ours");
        let folder = folder.display().to_string();
        let report = hub.command(&["doctor", "--json", "--data-dir", &folder]);
        assert_eq!(code(&report), 1, "{name}");
        let ill = check(&report, "database");
        assert_eq!(ill["ok"], json!(false), "{name}: {ill}");
        let file = check(&report, "database file");
        let why = file["notChecked"].as_str().unwrap_or_default();
        assert!(!why.is_empty(), "{name}: {file}");
    }
}
