//! kill -9 at bad moments, and servers that miss what others do: nothing is lost, nothing doubled.

use crate::PROGRAM;
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader},
    process::Stdio,
    time::UNIX_EPOCH,
};
use undersigned_store::{Database, deliveries};
use undersigned_tests::{Backend, Coalition, Peer, Server, millis, on_both_databases, until};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    an_endorsement_outlives_the_organisers_death
    an_endorsement_outlives_the_death_of_its_own_server
    what_waits_in_the_queue_is_sent_after_a_crash_under_a_fresh_signature
    who_was_away_catches_up_by_comparing_lists
    an_import_that_was_killed_is_completed_by_the_next
}

/// Three servers that hold one open appeal.
async fn together(backend: Backend) -> (Coalition, String) {
    Coalition::holding_an_appeal(PROGRAM, &ALL, backend).await
}

async fn an_endorsement_outlives_the_organisers_death(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition.server("hub").kill().await;
    // And one that is made while it is dead.
    let made = coalition["nurses"]
        .endorse(&appeal, "Nurses")
        .await
        .expect(202);
    assert_eq!(made["state"], "endorsed");
    coalition["nurses"]
        .until_state(&appeal, "/origin/reachable", &json!(false))
        .await;
    coalition.server("hub").run().await;
    coalition.settle(&ALL, &appeal, 2).await;
    coalition["nurses"]
        .until_state(&appeal, "/origin/reachable", &json!(true))
        .await;
}

async fn an_endorsement_outlives_the_death_of_its_own_server(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    for name in ["First", "Second", "Third"] {
        coalition["dockers"]
            .endorse(&appeal, name)
            .await
            .expect(202);
        coalition.server("dockers").kill().await;
        coalition.server("dockers").run().await;
    }
    coalition.settle(&ALL, &appeal, 1).await;
    let org = coalition["dockers"].org.clone();
    for name in ALL {
        until("the last name, confirmed", || async {
            match coalition[name].entry(&appeal, &org).await {
                Some(entry) if entry["names"]["en"] == "Third" => Ok(()),
                other => Err(format!("{name}: {other:?}")),
            }
        })
        .await;
    }
    coalition["dockers"].withdraw(&appeal).await.expect(202);
    coalition.server("dockers").kill().await;
    coalition.server("dockers").run().await;
    coalition.settle(&ALL, &appeal, 0).await;
}

async fn what_waits_in_the_queue_is_sent_after_a_crash_under_a_fresh_signature(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    let appeal = hub.publish("free-them").await;
    hub.endorse(&appeal, "The Hub").await.expect(202);
    hub.kill().await;
    let began_again = millis();
    let before = peer.received().len();
    hub.run().await;
    until("everything at the peer", || async {
        let received = peer.received();
        let has = |kind: &str| received.iter().any(|request| request.kind() == kind);
        let all = has("Create") && has("Announce");
        if all {
            Ok(())
        } else {
            Err(format!("{} requests", received.len()))
        }
    })
    .await;
    for request in peer.received().iter().skip(before) {
        let date = request.headers["date"].to_str().expect("a date is text");
        let date = httpdate::parse_http_date(date).expect("a date can be read");
        let date = date
            .duration_since(UNIX_EPOCH)
            .expect("after 1970")
            .as_secs();
        let age = (began_again / 1_000).saturating_sub(date);
        assert!(age <= 1, "signed {age} s before the restart");
    }
    // Repeats, if any, are the same activity under the same id.
    let kinds = |kind: &str| {
        let mut ids: Vec<_> = peer
            .received_of(kind)
            .iter()
            .map(|r| r.activity["id"].to_string())
            .collect();
        ids.sort();
        ids.dedup();
        ids.len()
    };
    assert_eq!((kinds("Announce"), kinds("Accept")), (1, 1));
}

/// Deletes what a server still wants to deliver to a host, as if it had given up.
async fn drop_deliveries(server: &Server, host: &str) {
    let database = Database::connect(&server.database_url(), 1)
        .await
        .expect("the database opens");
    deliveries::drop_host(database.conn(), host)
        .await
        .expect("deliveries are dropped");
}

async fn who_was_away_catches_up_by_comparing_lists(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    coalition["nurses"]
        .endorse(&appeal, "Nurses")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    coalition.server("nurses").kill().await;

    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.endorse(&appeal, "The Hub").await.expect(202);
    for ordinal in 1..=5 {
        let signer = json!({"names": {"en": format!("Branch {ordinal}")}, "ordinal": ordinal});
        hub.attest(&appeal, signer).await;
    }
    let changes = json!({"demands": [{"id": "release", "text": {"en": "Release them.", "zh-Hant": "釋放他們。"}}]});
    hub.revise("free-them", changes).await.expect(200);
    dockers.until_appeal(&appeal, "revision", &json!(2)).await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let nurses = coalition["nurses"].host();
    drop_deliveries(&coalition["hub"], &nurses).await;
    drop_deliveries(&coalition["dockers"], &nurses).await;

    coalition.server("nurses").run().await;
    coalition.settle(&ALL, &appeal, 1).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    assert_eq!(hub.list(&appeal).await, nurses.list(&appeal).await);
    let replica = nurses
        .fetch(&format!("/appeals/{}/free-them", hub.host()))
        .await;
    assert_eq!(replica.text, hub.fetch("/appeals/free-them").await.text);
}

/// Rows of the file that is imported.
const ROWS: usize = 600;

async fn an_import_that_was_killed_is_completed_by_the_next(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    let appeal = hub.publish("long-list").await;
    let file = hub.folder().join("long.jsonl");
    let mut rows: String = (1..=ROWS)
        .map(|ordinal| {
            let names =
                json!([{"text": format!("Branch {ordinal} of the Long List"), "lang": "en"}]);
            json!({"ordinal": ordinal, "kind": "organisation", "names": names}).to_string() + "\n"
        })
        .collect();
    rows += "{\"kind\":\"count\",\"count\":1234}\n";
    std::fs::write(&file, rows).expect("the file can be written");
    let file = file.display().to_string();

    let arguments = ["import", "cosigners", "long-list", file.as_str(), "--json"];
    let mut command = hub.prepare(&arguments);
    let mut import = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the import can be started");
    let progress = BufReader::new(import.stderr.take().expect("it is piped"));
    let reached = progress
        .lines()
        .map_while(Result::ok)
        .find(|line| line.ends_with(" of 601 rows done"));
    import.kill().expect("the import can be killed");
    let status = import.wait().expect("the import ends");
    assert_eq!(reached.as_deref(), Some("50 of 601 rows done"));
    assert_eq!(status.code(), None, "killed, not done");
    let half = hub.state(&appeal).await.expect(200)["coSigners"]["organisations"].clone();
    let half = half.as_u64().expect("a number");
    assert!(
        (50..ROWS as u64).contains(&half) && half % 50 == 0,
        "whole batches: {half}"
    );

    let report = hub.command_json(&arguments);
    assert_eq!(report["refused"], json!([]));
    // A batch that was being committed at that moment may have been kept after we looked.
    let kept = report["unchanged"].as_u64().expect("a number");
    assert!([half, half + 50].contains(&kept), "{kept}, after {half}");
    assert_eq!(report["added"], ROWS as u64 + 1 - kept);
    let state = hub.state(&appeal).await.expect(200);
    assert_eq!(
        state["coSigners"],
        json!({"organisations": ROWS, "unnamed": 0, "personal": 0, "individuals": 1234})
    );
    // The note, one attestation a row, the tally, and nothing twice.
    assert_eq!(state["count"], ROWS + 2);
    let mut numbers: Vec<u64> = hub
        .list(&appeal)
        .await
        .iter()
        .filter_map(|entry| entry["ordinal"].as_u64())
        .collect();
    numbers.dedup();
    assert_eq!(numbers, (1..=ROWS as u64).collect::<Vec<_>>());
    coalition
        .settle(&["hub", "dockers"], &appeal, ROWS as u64)
        .await;

    let again: Value = hub.command_json(&arguments);
    assert_eq!(
        (&again["added"], &again["unchanged"]),
        (&json!(0), &json!(ROWS + 1))
    );
    assert_eq!(
        hub.state(&appeal).await.expect(200)["stateDigest"],
        state["stateDigest"]
    );
}
