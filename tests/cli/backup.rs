//! `backup` while the server runs, and `restore` into an empty folder.

use crate::{PROGRAM, assert_usage, code, stderr};
use serde_json::json;
use std::process::Command;
use undersigned_tests::{Backend, Coalition, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_backed_up_comes_back_with_keys_and_lists() {
    let names = ["hub", "dockers"];
    let mut coalition = Coalition::of(PROGRAM, &names, Backend::Sqlite).await;
    let appeal = coalition["hub"].publish("free-them").await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition.settle(&names, &appeal, 1).await;
    let picture = coalition["hub"].photograph(1_000, 600).await;
    let described = json!([{"media": picture, "alt": {"en": "A crane", "zh-Hant": "吊機"}}]);
    let shown = json!({"pictures": described});
    coalition["hub"]
        .revise("free-them", shown)
        .await
        .expect(200);
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    let hub = &coalition["hub"];
    let made = hub.command_json(&["backup", &file, "--json"]);
    let size = std::fs::metadata(&file).expect("the file is there").len();
    assert_eq!(made["bytes"], size);

    // What comes after the backup is known to the others only.
    hub.attest(&appeal, json!({"names": {"en": "After the backup"}}))
        .await;
    let digest = coalition.settle(&names, &appeal, 2).await;
    let data = elsewhere.path().join("data").display().to_string();
    let hub = coalition.server("hub");
    assert_usage(&hub.command(&["restore", &file]), "is there already");
    let restored = hub.command_json(&["restore", &file, "--data-dir", &data, "--json"]);
    assert_eq!(restored["publicUrl"], hub.url.as_str());
    hub.kill().await;
    hub.set("UNDERSIGNED_DATA_DIR", &data);
    hub.run().await;
    assert_eq!(
        coalition.settle(&names, &appeal, 2).await,
        digest,
        "rebuilt from the replica"
    );
    let address = format!("{}/media/{picture}", coalition["hub"].url);
    let again = coalition["hub"].client.get(&address).send().await;
    assert_eq!(
        again.expect("the server answers").status(),
        200,
        "pictures too"
    );
    assert_eq!(
        std::fs::read_dir(format!("{data}/media"))
            .expect("the folder")
            .count(),
        2
    );
    // The keys are the old ones: what it signs now is still taken.
    coalition["hub"]
        .endorse(&appeal, "The Hub")
        .await
        .expect(202);
    coalition.settle(&names, &appeal, 3).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_backup_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let garbage = folder.path().join("garbage").display().to_string();
    std::fs::write(&garbage, "garbage").expect("the file can be written");
    let data = folder.path().join("data").display().to_string();
    for file in [garbage.as_str(), "/nowhere/backup"] {
        let output = Command::new(PROGRAM)
            .args(["restore", file, "--data-dir", &data])
            .current_dir(folder.path())
            .output()
            .expect("the command can be run");
        assert_usage(&output, "no backup");
    }
    let left: Vec<_> = std::fs::read_dir(&data)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    assert_eq!(left, [] as [std::path::PathBuf; 0], "nothing half restored");
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    assert_usage(&hub.command(&["backup", "/nowhere/hub.backup"]), "/nowhere");
    let output = hub.command(&["backup", &folder.path().join("ok").display().to_string()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgresql_it_says_what_to_use_instead() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let hub = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    assert_usage(&hub.command(&["backup", "hub.backup"]), "pg_dump");
    assert_usage(&hub.command(&["restore", "hub.backup"]), "pg_restore");
}
