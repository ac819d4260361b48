//! Nothing but the number leaves, and nothing lies about in plain text.

use crate::{Campaign, PROGRAM, SLUG};
use std::{fs, path::Path, process::Command};
use undersigned_tests::{Backend, Server, Signer, on_both_databases};

/// Words that stand nowhere else.
const CANARIES: [&str; 6] = [
    "Zanzibara",
    "Quillfeather",
    "q.zanzibara",
    "post-canary.example",
    "Xylofabrikant",
    "Mutabor-Message",
];

on_both_databases! {
    nothing_but_the_number_leaves
}

async fn nothing_but_the_number_leaves(backend: Backend) {
    let campaign = Campaign::start(backend, "full").await;
    let server = &campaign.server;
    let replica = Server::start(PROGRAM, "quay", backend).await;
    replica
        .endorse(&campaign.object, "Quay Union")
        .await
        .expect(202);
    let signer = Signer::of(server);
    let address = "q.zanzibara@post-canary.example";
    let wish = [
        ("name", "Quillfeather Zanzibara"),
        ("email", address),
        ("occupation", "Xylofabrikant"),
        ("region", "Xylofabrikant"),
        ("country", "TN"),
        ("message", "Mutabor-Message"),
    ];
    signer.sign(SLUG, &wish).await;
    let mail = campaign.mails.until(address, 1).await;
    search("waiting", server, backend);
    signer.confirm(&mail.link(&server.url)).await.expect(200);
    campaign.mails.until(address, 2).await;
    campaign.until_listed(server, 1).await;
    campaign.until_listed(&replica, 1).await;
    // The same address for news by e-mail.
    let asked = crate::news::ask(&signer, address, "en").await;
    assert_eq!(asked.status, 303);
    let mail = campaign.mails.until(address, 3).await;
    let link = mail.link(&format!("{}/news/confirm?token=", server.url));
    let token = undersigned_tests::desk::field(&signer.open(&link).await.expect(200), "token");
    let fields = [("token", token.as_str())];
    signer.post("/news/confirm", &fields).await.expect(200);

    // Chosen to be shown to nobody, though names may be shown.
    for path in [
        "/",
        "/appeals",
        &format!("/appeals/{SLUG}"),
        &format!("/appeals/{SLUG}/people"),
        &format!("/appeals/{SLUG}/cosigners"),
        &format!("/appeals/{SLUG}/cosigners/changes"),
        &format!("/appeals/{SLUG}/cosigners/changes/updates.atom"),
        &format!("/appeals/{SLUG}/cosigners.csv"),
        &format!("/appeals/{SLUG}/cosigners.json"),
        &format!("/appeals/{SLUG}/bundle"),
        &format!("/appeals/{SLUG}/bundle.json"),
        &format!("/appeals/{SLUG}/updates.atom"),
        "/orgs/amery",
        "/orgs/amery/outbox",
        "/orgs/amery/outbox?page=1",
        "/nodeinfo/2.1",
    ] {
        silent(path, &signer.open(path).await.text);
        silent(path, &server.fetch(path).await.text);
    }
    for path in [
        "/appeals",
        "/state",
        "/changes",
        "/cosigners",
        "/pending",
        "/suggestions",
    ] {
        let query = [("object", campaign.object.as_str())];
        silent(path, &server.get(path, &query).await.text);
        silent(path, &replica.get(path, &query).await.text);
    }
    let people = server.get(&format!("/appeals/{SLUG}/people"), &[]).await;
    silent("the API on people", &people.text);
    // One person from one country is too few to say.
    assert_eq!(people.body["regions"]["countries"], serde_json::json!([]));
    assert_eq!(people.body["regions"]["others"], 1);
    search("signed", server, backend);
    search("replica", &replica, backend);
}

fn silent(what: &str, text: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary} in {what}");
    }
}

/// Looks through every file of a server, and through a dump of its database.
fn search(when: &str, server: &Server, backend: Backend) {
    files(when, server.folder());
    if backend == Backend::Postgres {
        let dump = Command::new("pg_dump").arg(server.database_url()).output();
        let dump = dump.expect("pg_dump runs");
        assert!(dump.status.success() && dump.stdout.len() > 10_000);
        silent(when, &String::from_utf8_lossy(&dump.stdout));
    }
}

fn files(when: &str, folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(when, &path);
        } else if let Ok(bytes) = fs::read(&path) {
            let what = format!("{when}: {}", path.display());
            silent(&what, &String::from_utf8_lossy(&bytes));
        }
    }
}
