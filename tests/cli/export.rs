//! `export`: the list as files that agree with each other and with the server.

mod back;

use crate::{PROGRAM, assert_usage, code, fixture, stderr, stdout};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, on_either_database};

on_both_databases! {
    every_format_holds_the_whole_list
}

on_either_database! {
    a_replica_can_be_exported_too
}

/// Runs `export`, which must succeed, into a file and to standard output.
fn export(server: &Server, slug: &str, format: &str) -> String {
    let file = server
        .folder()
        .join(format!("out.{format}"))
        .display()
        .to_string();
    let line = ["export", slug, "--format", format, "--out", &file];
    // The one before has been read.
    let to_file = server.command(&[&line[..], &["--replace"]].concat());
    assert_eq!(code(&to_file), 0, "{}", stderr(&to_file));
    let written = std::fs::read_to_string(&file).expect("the file is there");
    let printed = server.command(&["export", slug, "--format", format]);
    assert_eq!(lasting(&stdout(&printed)), lasting(&written), "{format}");
    written
}

/// A file without what servers say of having seen the list: that may change between two looks.
fn lasting(text: &str) -> &str {
    text.split("\n],\"seenBy\":").next().unwrap_or_default()
}

/// Lines of JSON, read.
fn rows(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

/// A member of each.
fn of(rows: &[Value], member: &str) -> Vec<Value> {
    rows.iter().map(|row| row[member].clone()).collect()
}

async fn every_format_holds_the_whole_list(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = fixture("harbour.jsonl");
    hub.command_json(&["import", "cosigners", "harbour", &file, "--json"]);
    let list = hub.list(&appeal).await;
    let state = hub.state(&appeal).await.expect(200);

    let bundle = export(&hub, "harbour", "bundle");
    let served = hub.fetch("/appeals/harbour/bundle").await.text;
    assert_eq!(lasting(&bundle), lasting(&served));
    let bundle: Value = serde_json::from_str(&bundle).expect("a bundle is JSON");
    assert_eq!(bundle["stateDigest"], state["stateDigest"]);
    assert_eq!(bundle["object"], appeal.as_str());
    assert_eq!(bundle["statements"].as_array().map(Vec::len), Some(41));
    for member in ["format", "rules", "root", "seenBy"] {
        assert!(!bundle[member].is_null(), "{member}");
    }

    let csv = export(&hub, "harbour", "csv");
    assert_eq!(csv, hub.fetch("/appeals/harbour/cosigners.csv").await.text);
    assert_eq!(csv.lines().count(), list.len() + 1);
    assert!(
        csv.contains("\"'=SUM Collective\""),
        "no spreadsheet runs it"
    );

    let mut rows = rows(&export(&hub, "harbour", "jsonl"));
    let counts = rows.split_off(list.len());
    assert_eq!(of(&counts, "kind"), ["anonymous-count", "count"]);
    assert_eq!(of(&counts, "count"), [json!(3), json!(418)]);
    assert_eq!(of(&rows, "id"), of(&list, "id"));
    assert_eq!(of(&rows, "ordinal"), of(&list, "ordinal"));

    assert_usage(
        &hub.command(&["export", "nothing", "--format", "csv"]),
        "nothing",
    );
    let nowhere = [
        "export",
        "harbour",
        "--format",
        "csv",
        "--out",
        "/nowhere/list.csv",
    ];
    assert_usage(&hub.command(&nowhere), "/nowhere/list.csv");

    // A file that is there stays, unless it is said that it need not.
    let kept = hub.folder().join("kept.csv").display().to_string();
    let to_kept = ["export", "harbour", "--format", "csv", "--out", &kept];
    assert_eq!(code(&hub.command(&to_kept)), 0);
    std::fs::write(&kept, "of somebody").expect("the file can be written");
    assert_usage(&hub.command(&to_kept), "--replace");
    let read = || std::fs::read_to_string(&kept).expect("the file is there");
    assert_eq!(read(), "of somebody");
    let replaced = hub.command(&[&to_kept[..], &["--replace"]].concat());
    assert_eq!(code(&replaced), 0, "{}", stderr(&replaced));
    assert_eq!(read(), csv);
}

async fn a_replica_can_be_exported_too(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let replica = format!("{}/free-them", hub.host());
    assert_eq!(
        lasting(&export(dockers, &replica, "bundle")),
        lasting(&export(hub, "free-them", "bundle"))
    );
    assert_eq!(
        export(dockers, &replica, "csv"),
        export(hub, "free-them", "csv")
    );
}
