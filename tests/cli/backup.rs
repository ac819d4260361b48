//! `backup` while the server runs, and `restore` into an empty folder.

use crate::{AT_WORK, PROGRAM, assert_usage, code, stderr, stdout};
use sea_orm::{ConnectionTrait as _, TransactionTrait as _};
use serde_json::{Value, json};
use std::{os::unix::fs::PermissionsExt as _, process::Command};
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, open_database, until};

on_both_databases! {
    a_server_has_one_secret_key_for_ever
    nothing_is_put_back_under_a_server_that_works
    pictures_that_are_shown_and_not_there_are_named
    a_backup_that_is_made_while_signatures_come_in_is_whole
}

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
    // What is left of another database would be played into the restored one.
    std::fs::create_dir(&data).expect("the folder can be made");
    for ending in ["-wal", "-shm", "-journal"] {
        let left = format!("{data}/undersigned.db{ending}");
        std::fs::write(&left, "").expect("the file can be written");
        let refused = hub.command(&["restore", &file, "--data-dir", &data]);
        assert_usage(
            &refused,
            &format!("undersigned.db{ending} is there already"),
        );
        std::fs::remove_file(&left).expect("the file can be removed");
    }
    std::fs::remove_dir(&data).expect("nothing else was made");
    let restored = hub.command_json(&["restore", &file, "--data-dir", &data, "--json"]);
    assert_eq!(restored["publicUrl"], hub.url.as_str());
    assert_eq!(restored["signInAgain"], true, "{restored}");
    assert_eq!(restored["unpublished"], 0, "{restored}");
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
    knows_which_backup_it_is(&coalition["hub"], &restored);
    // The keys are the old ones: what it signs now is still taken.
    coalition["hub"]
        .endorse(&appeal, "The Hub")
        .await
        .expect(202);
    coalition.settle(&names, &appeal, 3).await;
}

/// The backup was noted after it was made, so it does not know of itself.
fn knows_which_backup_it_is(hub: &Server, restored: &Value) {
    let backup = hub.doctor("backup");
    let made = restored["createdAt"].as_str().expect("a time");
    let said = format!("put back from the backup of {made}");
    let found = backup["found"].as_str().unwrap_or_default();
    assert!(found.contains(&said), "{backup}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_backup_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let garbage = folder.path().join("garbage").display().to_string();
    std::fs::write(&garbage, "garbage").expect("the file can be written");
    let data = folder.path().join("data").display().to_string();
    for (file, why) in [
        (garbage.as_str(), "is no backup"),
        ("/nowhere/backup", "cannot be read"),
    ] {
        let output = Command::new(PROGRAM)
            .args(["restore", file, "--data-dir", &data])
            .current_dir(folder.path())
            .output()
            .expect("the command can be run");
        assert_usage(&output, why);
    }
    assert!(
        !std::path::Path::new(&data).exists(),
        "nothing half restored, and no folder for it"
    );
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let nowhere = hub.command(&["backup", "/nowhere/hub.backup"]);
    assert_usage(&nowhere, "there is no folder /nowhere");
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    // All of it is the name of a folder, and nothing of it a part of an address.
    let within = place.path().join("50%25 of?all#");
    std::fs::create_dir(&within).expect("the folder can be made");
    let file = within.join("ok").display().to_string();
    // On a disk with less room than the server is to have nothing is begun.
    let mut full = hub.prepare(&["backup", &file]);
    let full = full.env("UNDERSIGNED_MIN_FREE_MB", "4000000000").output();
    let full = full.expect("the command can be run");
    assert_usage(&full, "free while the backup is made");
    let output = hub.command(&["backup", &file]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let data = within.join("data").display().to_string();
    let output = hub.command(&["restore", &file, "--data-dir", &data]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.contains("Everybody has to sign in again"), "{said}");
    // What people were mailed who signed or read the news goes on, and nothing else is said of it.
    assert!(said.contains("that let somebody in are void"), "{said}");
    assert!(
        said.contains("invited to sign an appeal still work"),
        "{said}"
    );
    let made = std::fs::read_dir(place.path()).expect("the folder").count();
    assert_eq!(made, 1, "nothing was made beside it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgresql_it_comes_back_into_an_empty_database() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let names = ["hub", "dockers"];
    let mut coalition = Coalition::of(PROGRAM, &names, Backend::Postgres).await;
    let appeal = coalition["hub"].publish("free-them").await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition.settle(&names, &appeal, 1).await;
    let picture = coalition["hub"].photograph(400, 300).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    let hub = &coalition["hub"];
    hub.command_json(&["backup", &file, "--json"]);
    hub.attest(&appeal, json!({"names": {"en": "After the backup"}}))
        .await;
    let digest = coalition.settle(&names, &appeal, 2).await;

    let data = elsewhere.path().join("data").display().to_string();
    let hub = coalition.server("hub");
    let full = ["restore", file.as_str(), "--data-dir", data.as_str()];
    assert_usage(&hub.command(&full), "has to be empty");
    let other = elsewhere.path().join("other").display().to_string();
    let output = Command::new(PROGRAM)
        .args(["restore", &file, "--data-dir", &other])
        .current_dir(elsewhere.path())
        .output();
    let output = output.expect("the command can be run");
    assert_usage(&output, "a backup of a PostgreSQL database");
    hub.kill().await;
    hub.empty_database();
    hub.set("UNDERSIGNED_DATA_DIR", &data);
    let restored = hub.command_json(&["restore", &file, "--json"]);
    assert_eq!(restored["publicUrl"], hub.url.as_str());
    hub.run().await;
    assert_eq!(coalition.settle(&names, &appeal, 2).await, digest);
    knows_which_backup_it_is(&coalition["hub"], &restored);
    let address = format!("{}/media/{picture}", coalition["hub"].url);
    let again = coalition["hub"].client.get(&address).send().await;
    assert_eq!(again.expect("the server answers").status(), 200);
    coalition["hub"]
        .endorse(&appeal, "The Hub")
        .await
        .expect(202);
    coalition.settle(&names, &appeal, 3).await;
}

/// What is answered before the copy is made is in it, and what is in it fits together.
async fn a_backup_that_is_made_while_signatures_come_in_is_whole(backend: Backend) {
    const BEFORE: usize = 10;
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("free-them").await;
    let sign = async |number: usize| {
        let names = json!({"names": {"en": format!("Branch {number}")}});
        hub.attest(&appeal, names).await
    };
    let mut signed = Vec::new();
    for number in 0..BEFORE {
        signed.push(sign(number).await);
    }
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    let mut backup = tokio::process::Command::from(hub.prepare(&["backup", &file]));
    let meanwhile = async {
        for number in BEFORE..BEFORE + 30 {
            sign(number).await;
        }
    };
    let (made, ()) = tokio::join!(backup.output(), meanwhile);
    let made = made.expect("the command can be run");
    assert_eq!(code(&made), 0, "{}", stderr(&made));

    hub.kill().await;
    if backend == Backend::Postgres {
        hub.empty_database();
    }
    let data = elsewhere.path().join("data").display().to_string();
    hub.set("UNDERSIGNED_DATA_DIR", &data);
    let within = |line: &[&str]| {
        let done = hub.command(line);
        assert_eq!(code(&done), 0, "{line:?} {}", stderr(&done));
        done
    };
    within(&["restore", &file]);
    let bundle = elsewhere.path().join("bundle.json").display().to_string();
    within(&[
        "export",
        "free-them",
        "--format",
        "bundle",
        "--out",
        &bundle,
    ]);
    within(&["verify", &bundle]);
    let text = std::fs::read_to_string(&bundle).expect("the bundle is there");
    for id in &signed {
        assert!(text.contains(id.as_str()), "{id} was answered before");
    }
}

/// A command that is given in another folder does not begin an empty server there, nor does it put that
/// in the place of a good backup.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_no_data_is_nothing_is_begun_and_nothing_replaced() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("good.backup");
    // Only an earlier backup would be replaced.
    let mut good = vec![0; 512];
    good[..14].copy_from_slice(b"undersigned.db");
    good[257..262].copy_from_slice(b"ustar");
    std::fs::write(&file, &good).expect("the file can be written");
    let empty = tempfile::tempdir().expect("a temporary folder can be made");
    let file = file.display().to_string();
    for arguments in [
        &["backup", "--replace", file.as_str()][..],
        &["admin", "keys", "export", &file],
        &["admin", "restored"],
        &["admin", "organization", "list"],
        &["token", "create", "--org", "hub"],
    ] {
        let output = Command::new(PROGRAM)
            .args(arguments)
            .current_dir(empty.path())
            .env_remove("UNDERSIGNED_DATA_DIR")
            .output()
            .expect("the command can be run");
        assert_ne!(code(&output), 0, "{arguments:?}");
        let said = stderr(&output);
        assert!(said.contains("no data of a server here"), "{said}");
        assert!(said.contains("--data-dir"), "{said}");
    }
    let kept = std::fs::read(&file).expect("the file is there");
    assert_eq!(kept, good);
    let begun = std::fs::read_dir(empty.path()).expect("the folder").count();
    assert_eq!(begun, 0, "nothing was made");
}

/// Without its secret key, or with another, nothing is served: what that would seal is lost when the
/// right one comes back.
async fn a_server_has_one_secret_key_for_ever(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let file = hub.folder().join("secret.key");
    let key = std::fs::read(&file).expect("the key is there");
    // While it runs it is written back, and over nothing.
    std::fs::remove_file(&file).expect("the key can be removed");
    until("the key is back", || async {
        match std::fs::read(&file) {
            Ok(back) if back == key => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    let mode = std::fs::metadata(&file).expect("the key is there");
    assert_eq!(mode.permissions().mode() & 0o777, 0o600);
    assert!(hub.log().contains("written back from memory"));
    std::fs::write(&file, "another").expect("the key can be replaced");
    until("the log says that it is another", || async {
        match hub.log() {
            log if log.contains("secret_key_gone") => Ok(()),
            log => Err(log),
        }
    })
    .await;
    let another = std::fs::read(&file).expect("it is there");
    assert_eq!(another, b"another");
    hub.stop().await;
    std::fs::remove_file(&file).expect("the key can be removed");
    let serve = |hub: &Server| hub.prepare(&["serve"]).output().expect("it can be run");
    let refused = serve(&hub);
    assert_eq!(code(&refused), 1, "{}", stderr(&refused));
    let said = stderr(&refused);
    assert!(
        said.contains("secret key of this data is missing"),
        "{said}"
    );
    assert!(!file.exists(), "no other one is made");
    let other = tempfile::tempdir().expect("a temporary folder can be made");
    let begun = Command::new(PROGRAM)
        .args(["setup", "--org", "other", "--name", "en=Other"])
        .args(["--email", "hall@other.example"])
        .current_dir(other.path())
        .output()
        .expect("the command can be run");
    assert_eq!(code(&begun), 0, "{}", stderr(&begun));
    let another = other.path().join("undersigned-data/secret.key");
    std::fs::copy(another, &file).expect("another key can be put there");
    let refused = serve(&hub);
    assert_eq!(code(&refused), 1, "{}", stderr(&refused));
    let said = stderr(&refused);
    assert!(said.contains("is not the secret key"), "{said}");
    std::fs::write(&file, key).expect("the key can be put back");
    hub.run().await;
}

/// It would go on with what it has in memory, which is another list.
async fn nothing_is_put_back_under_a_server_that_works(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    hub.command_json(&["backup", &file, "--json"]);
    let refused = |hub: &Server, words: &str| {
        assert_usage(&hub.command(&["restore", &file]), words);
    };
    match backend {
        Backend::Sqlite => {
            // It is there, and makes no other file meanwhile.
            hub.pause();
            for ending in ["", "-wal", "-shm"] {
                let name = format!("undersigned.db{ending}");
                let moved = std::fs::rename(hub.folder().join(&name), elsewhere.path().join(&name));
                assert!(moved.is_ok() || !ending.is_empty(), "{moved:?}");
            }
            refused(&hub, "a server runs already on the data in");
            hub.kill().await;
        }
        Backend::Postgres => {
            let words = "a server or worker still works on this database";
            // One that does no background work as well.
            for work in ["off", "on"] {
                hub.stop().await;
                hub.set("UNDERSIGNED_BACKGROUND_WORK", work);
                hub.run().await;
                refused(&hub, words);
            }
            hub.kill().await;
            hub.empty_database();
            let database = open_database(hub.database_url()).await;
            let held = database.begin().await.expect("a transaction");
            let taken = held.execute_unprepared(AT_WORK).await;
            taken.expect("the lock can be taken");
            refused(&hub, words);
            held.rollback().await.expect("the lock can be given back");
            database.close().await.expect("the database can be closed");
        }
    }
    let restored = hub.command_json(&["restore", &file, "--json"]);
    assert_eq!(restored["publicUrl"], hub.url.as_str());
    hub.run().await;
}

/// A backup that lacks what pages show is written all the same, and is not called whole.
async fn pictures_that_are_shown_and_not_there_are_named(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let (shown, unused) = (
        hub.photograph(400, 300).await,
        hub.photograph(500, 300).await,
    );
    let described =
        json!({"pictures": [{"media": shown, "alt": {"en": "A crane", "zh-Hant": "吊機"}}]});
    hub.revise("free-them", described).await.expect(200);
    for picture in [&shown, &unused] {
        let file = hub.folder().join("media").join(picture);
        std::fs::remove_file(file).expect("the picture can be removed");
    }
    // As in a process that has another folder than the one to which it was sent.
    let answer = hub.fetch(&format!("/media/{shown}")).await;
    assert_eq!(answer.code(), "picture_missing", "{}", answer.text);
    let ill = hub.doctor("pictures");
    let mend = ill["mend"].as_str().unwrap_or_default();
    assert!(mend.contains(&shown) && !mend.contains(&unused), "{ill}");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("hub.backup").display().to_string();
    let made = hub.command(&["backup", &file, "--json"]);
    assert_eq!(code(&made), 1, "{}", stderr(&made));
    let said: serde_json::Value = serde_json::from_str(&stdout(&made)).expect("it is JSON");
    assert_eq!(said["missing"], json!([shown]), "{said}");
    let earlier = std::fs::read(&file).expect("the backup is there");
    assert_usage(&hub.command(&["backup", &file]), "--replace");
    let kept = std::fs::read(&file).expect("the backup is there");
    assert!(kept == earlier, "what is not to be replaced stays as it is");
    let told = hub.command(&["backup", &file, "--replace"]);
    let words =
        format!("1 picture in use is missing in the data folder, and so in the backup: {shown}.");
    assert!(stdout(&told).contains(&words), "{}", stdout(&told));
    hub.command_json(&["restore", "--check", &file, "--json"]);
}
