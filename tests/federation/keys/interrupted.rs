//! Keys changed while a server is killed, news is lost, or another process answers.

use super::{
    ALL, at_rest, key_of, listed, proof_keys, public, rotate, said, shown, together, two_signers,
    until_rotated, words_under,
};
use crate::PROGRAM;
use serde_json::json;
use std::process::Stdio;
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, until};

on_both_databases! {
    a_rotation_outlives_kill_9
    a_lost_update_is_made_up_for
    a_lost_update_of_who_was_joined_with_another_entry_is_made_up_for
}

async fn a_rotation_outlives_kill_9(backend: Backend) {
    /// More than are signed again in one transaction.
    const ROWS: usize = 450;
    let (mut coalition, appeal) = together(backend, json!({})).await;
    let hub = &coalition["hub"];
    let rows: String = (1..=ROWS)
        .map(|ordinal| {
            let names = json!([{"text": format!("Branch {ordinal}"), "lang": "en"}]);
            json!({"ordinal": ordinal, "kind": "organisation", "names": names}).to_string() + "\n"
        })
        .collect();
    let file = hub.folder().join("rows.jsonl");
    std::fs::write(&file, rows).expect("the file can be written");
    let file = file.display().to_string();
    hub.command_json(&["import", "cosigners", "free-them", &file, "--json"]);
    let before = at_rest(&coalition, &appeal, ROWS as u64).await;
    let root = public(&proof_keys(hub)[0]);

    // The command dies in the middle, then the server does.
    let mut command = hub.prepare(&["admin", "keys", "rotate"]);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command can be started");
    until("the first words under the new key", || async {
        let said = said(&coalition, "hub").await;
        let again = said.iter().any(|said| key_of(said) != root);
        if again {
            Ok(())
        } else {
            Err("none yet".into())
        }
    })
    .await;
    child.kill().expect("the command can be killed");
    child.wait().expect("the command ends");
    coalition.server("hub").kill().await;
    coalition.server("hub").run().await;
    until_rotated(&coalition["hub"]).await;
    let after = at_rest(&coalition, &appeal, ROWS as u64).await;
    assert_eq!(shown(&before), shown(&after));
    assert_eq!(words_under(&coalition, "nurses", &root).await, [""; 0]);
}

async fn a_lost_update_is_made_up_for(backend: Backend) {
    let (mut coalition, appeal) = two_signers(backend).await;
    lose_an_update(&mut coalition).await;
    at_rest(&coalition, &appeal, 2).await;
}

async fn a_lost_update_of_who_was_joined_with_another_entry_is_made_up_for(backend: Backend) {
    let (mut coalition, appeal) = together(backend, json!({})).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let names = json!({"names": {"en": "Union of Dockers"}});
    let paper = hub.attest(&appeal, names).await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&ALL, &appeal, 2).await;
    let same = json!({
        "org": hub.org, "object": appeal, "entries": [paper, dockers.org], "state": "same",
    });
    hub.post("/same-signer", same).await.expect(201);
    coalition.settle(&ALL, &appeal, 1).await;
    let entry = hub.entry(&appeal, &paper).await.expect("listed");
    assert_eq!(entry["sameAs"], json!([dockers.org]));
    lose_an_update(&mut coalition).await;
    at_rest(&coalition, &appeal, 1).await;
}

/// The dockers change their key, and the hub does not get the news.
async fn lose_an_update(coalition: &mut Coalition) {
    coalition.server("hub").kill().await;
    rotate(&coalition["dockers"], &[]);
    let database = undersigned_store::Database::connect(&coalition["dockers"].database_url(), 1)
        .await
        .expect("the database opens");
    let hub = coalition["hub"].host();
    undersigned_store::deliveries::drop_host(database.conn(), &hub)
        .await
        .expect("deliveries are dropped");
    coalition.server("hub").run().await;
    until_rotated(&coalition["dockers"]).await;
}

/// Two processes on one PostgreSQL, and a command beside them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_process_takes_notice_at_its_next_answer() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let first = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    let second = first.start_beside().await;
    let before = listed(&first).await;
    assert_eq!(before, listed(&second).await);
    let rotated = rotate(&first, &[]);
    let (one, other) = (listed(&first).await, listed(&second).await);
    assert_ne!(before, one);
    assert_eq!(one.last(), other.last(), "{rotated}");
    let http = rotate(&second, &["--kind", "http"]);
    for server in [&first, &second] {
        let actor = server.fetch("/orgs/hub").await.expect(200);
        assert_eq!(
            actor["publicKey"]["id"], http["new"],
            "one object, the new key"
        );
    }
}
