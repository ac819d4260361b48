//! What somebody typed into the form, and who does not read it.

use super::{Hub, OFFICE, SLUG};
use crate::PROGRAM;
use serde_json::json;
use undersigned_tests::{Backend, Server, on_both_databases};

on_both_databases! {
    what_was_typed_stays_on_its_server
}

async fn what_was_typed_stays_on_its_server(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let replica = Server::start(PROGRAM, "quay", backend).await;
    replica.endorse(&hub.object, "Quay Union").await.expect(202);
    // Whoever comes later stands below it.
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(1))
        .await;
    let id = hub.signed(&[]).await;
    replica
        .until_state(&hub.object, "/coSigners/organisations", &json!(2))
        .await;
    let canaries = ["Zanzibara", "Quillfeather", "Xylofabrikant", OFFICE];
    let silent = |what: &str, text: &str| {
        for canary in canaries {
            assert!(!text.contains(canary), "{canary} in {what}");
        }
    };
    for path in [
        "",
        "/cosigners",
        "/cosigners.csv",
        "/cosigners.json",
        "/bundle",
    ] {
        let path = format!("/appeals/{SLUG}{path}");
        silent(&path, &hub.signer.open(&path).await.text);
        silent(&path, &hub.server.fetch(&path).await.text);
    }
    silent("the entry", &hub.entry_page(&hub.server, &id).await);
    for path in ["/cosigners", "/pending", "/suggestions"] {
        let query = [("object", hub.object.as_str())];
        silent(path, &hub.server.get(path, &query).await.text);
        silent(path, &replica.get(path, &query).await.text);
    }
    silent("the log", &hub.server.log());
    // Sealed at rest.
    match backend {
        Backend::Sqlite => {
            let files = std::fs::read_dir(hub.server.folder()).expect("a folder");
            for file in files.flatten().filter(|file| file.path().is_file()) {
                let bytes = std::fs::read(file.path()).unwrap_or_default();
                let what = file.path().display().to_string();
                silent(&what, &String::from_utf8_lossy(&bytes));
            }
        }
        Backend::Postgres => {
            let dump = std::process::Command::new("pg_dump")
                .arg(hub.server.database_url())
                .output()
                .expect("pg_dump runs");
            assert!(dump.status.success());
            silent("the database", &String::from_utf8_lossy(&dump.stdout));
        }
    }
    assert_eq!(hub.mails.received().len(), 2);
}
