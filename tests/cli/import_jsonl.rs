//! `import cosigners` of a printed list.

mod again;

use crate::{PROGRAM, assert_usage, code, fixture, stderr, stdout};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server, on_both_databases, on_either_database};

on_both_databases! {
    a_printed_list_comes_in_whole_and_only_once
    a_row_that_says_something_else_is_an_update
}

on_either_database! {
    what_cannot_be_imported_is_refused_with_a_sentence
    a_dry_run_changes_nothing
    a_new_wording_moves_nobody_unless_told
}

/// Numbers that the printed list leaves out.
const GAPS: [u64; 8] = [6, 11, 20, 26, 34, 41, 42, 43];

async fn a_printed_list_comes_in_whole_and_only_once(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = fixture("harbour.jsonl");
    let arguments = ["import", "cosigners", "harbour", file.as_str(), "--json"];
    let output = hub.command(&arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("41 of 41 rows done"),
        "{}",
        stderr(&output)
    );
    let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(
        (&report["added"], &report["unchanged"]),
        (&json!(41), &json!(0))
    );
    assert_eq!(report["refused"], json!([]));
    assert_eq!(report["personal"], 2, "everybody reads their names");

    let state = hub.state(&appeal).await.expect(200);
    assert_eq!(
        state["coSigners"],
        json!({"organisations": 37, "unnamed": 3, "personal": 2, "individuals": 418})
    );
    let list = hub.list(&appeal).await;
    let numbers: Vec<u64> = list
        .iter()
        .filter_map(|entry| entry["ordinal"].as_u64())
        .collect();
    let printed: Vec<u64> = (1..=45).filter(|number| !GAPS.contains(number)).collect();
    assert_eq!(numbers, printed, "as printed, gaps included");
    let by_number = |number: u64| {
        let found = list.iter().find(|entry| entry["ordinal"] == number);
        found.unwrap_or_else(|| panic!("number {number} is missing"))
    };
    assert_eq!(
        by_number(31)["names"],
        json!({"zh-Hant": "北堤理貨員協會", "zh-Hans": "北堤理货员协会", "en": "North Dyke Tally Clerks"})
    );
    assert_eq!(by_number(21)["alsoKnownAs"], json!(["NK-Fælles"]));
    assert_eq!(by_number(36)["names"], json!({"en": "Ropewalk Branch 7"}));
    assert_eq!(by_number(36)["alsoKnownAs"], json!(["Ropewalk Branch 9"]));
    assert_eq!(by_number(37)["names"], json!({"und": "TWF-East"}));
    assert_eq!(
        by_number(32)["names"]["fr"],
        "Caf\u{e9} des Dockers, cooperative",
        "in NFC"
    );
    assert_eq!(by_number(39)["kind"], "individual");
    assert_eq!(by_number(12)["country"], "JO");
    let initiators: Vec<&Value> = list
        .iter()
        .filter(|entry| entry["initiated"] == true)
        .collect();
    assert_eq!(initiators.len(), 2);
    assert!(initiators.iter().all(|entry| entry["ordinal"].is_null()));

    let report = hub.command_json(&arguments);
    assert_eq!(
        (&report["added"], &report["unchanged"]),
        (&json!(0), &json!(41))
    );
    assert_eq!(
        hub.state(&appeal).await.expect(200)["stateDigest"],
        state["stateDigest"]
    );
}

async fn a_row_that_says_something_else_is_an_update(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("list.jsonl");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str(), "--json"];
    let row = |ordinal: u64, name: &str| json!({"ordinal": ordinal, "kind": "organisation", "names": [{"text": name, "lang": "en"}]});
    let write = |rows: &[Value]| {
        let text: String = rows.iter().map(|row| format!("{row}\n")).collect();
        std::fs::write(&file, text).expect("the file can be written");
    };
    write(&[
        row(1, "First"),
        row(2, "Secnod"),
        json!({"kind": "count", "count": 5}),
    ]);
    assert_eq!(hub.command_json(&arguments)["added"], 3);
    let first = hub.list(&appeal).await;

    let robot = json!({"kind": "robot"});
    write(&[
        row(1, "First"),
        robot,
        row(2, "Second"),
        json!({"kind": "count", "count": 7}),
    ]);
    let output = hub.command(&arguments);
    assert_eq!(code(&output), 3, "some rows refused");
    let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!(
        (&report["updated"], &report["unchanged"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(report["refused"][0]["line"], 2);
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 2);
    assert_eq!(list[1]["names"], json!({"en": "Second"}));
    assert_eq!(list[1]["id"], first[1]["id"], "the same attestation");
    let state = hub.state(&appeal).await.expect(200);
    assert_eq!(state["coSigners"]["individuals"], 7, "set, not added");

    // A withdrawn appeal takes nobody new; who stands there can still be said otherwise.
    hub.end("harbour", "withdraw").await.expect(200);
    write(&[row(1, "First"), row(2, "Second, corrected")]);
    assert_eq!(hub.command_json(&arguments)["updated"], 1);
    write(&[row(1, "First, corrected"), row(3, "Third")]);
    let output = hub.command(&arguments);
    assert_ne!(code(&output), 0, "{}", stdout(&output));
    assert!(stderr(&output).contains("withdrawn"), "{}", stderr(&output));
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 2);
    assert_eq!(list[0]["names"], json!({"en": "First"}));
    assert_eq!(list[1]["names"], json!({"en": "Second, corrected"}));
}

async fn a_new_wording_moves_nobody_unless_told(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("list.jsonl");
    let path = file.display().to_string();
    let write = |names: &[&str]| {
        let rows = names.iter().enumerate().map(|(index, name)| {
            json!({"ordinal": index + 1, "kind": "organisation", "names": [{"text": name, "lang": "en"}]})
        });
        let text: String = rows.map(|row| format!("{row}\n")).collect();
        std::fs::write(&file, text).expect("the file can be written");
    };
    let import = |more: &[&str]| {
        let mut arguments = vec!["import", "cosigners", "harbour", path.as_str(), "--json"];
        arguments.extend(more);
        hub.command_json(&arguments)
    };
    let revisions = async || -> Vec<u64> {
        let list = hub.list(&appeal).await;
        let revisions = list
            .iter()
            .map(|entry| entry["revision"].as_u64().unwrap_or(0));
        revisions.collect()
    };
    write(&["First", "Second"]);
    import(&[]);
    hub.revise("harbour", json!({"demands": []}))
        .await
        .expect(200);
    let demands = json!([{"id": "a", "text": {"en": "Once more."}}]);
    hub.revise("harbour", json!({"demands": demands}))
        .await
        .expect(200);

    write(&["First", "Second, corrected", "Third"]);
    let report = import(&[]);
    let counts = [&report["unchanged"], &report["updated"], &report["added"]];
    assert_eq!(counts, [1, 1, 1]);
    assert_eq!(
        revisions().await,
        [1, 1, 3],
        "new rows come under the current wording"
    );

    let report = import(&["--wording", "2", "--dry-run"]);
    assert_eq!(report["updated"], 3);
    assert_eq!(revisions().await, [1, 1, 3]);
    import(&["--wording", "2"]);
    assert_eq!(revisions().await, [2, 2, 2]);
    assert_eq!(import(&[])["unchanged"], 3, "and there they stay");
    assert_eq!(import(&["--wording", "current"])["updated"], 3);
    assert_eq!(revisions().await, [3, 3, 3]);

    for (wording, sentence) in [
        ("7", "there is 1, 2, 3"),
        ("newest", "the number of a wording"),
    ] {
        let output = hub.command(&[
            "import",
            "cosigners",
            "harbour",
            &path,
            "--wording",
            wording,
        ]);
        assert_usage(&output, sentence);
    }
}

async fn a_dry_run_changes_nothing(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let before = hub.state(&appeal).await.expect(200);
    for (file, added) in [("harbour.jsonl", 41), ("form.csv", 17)] {
        let file = fixture(file);
        let report = hub.command_json(&[
            "import",
            "cosigners",
            "harbour",
            &file,
            "--dry-run",
            "--json",
        ]);
        assert_eq!(report["added"], added, "{file}");
        assert_eq!(hub.state(&appeal).await.expect(200), before, "{file}");
    }
    let file = fixture("harbour.jsonl");
    let report = hub.command_json(&["import", "cosigners", "harbour", &file, "--json"]);
    assert_eq!(report["added"], 41, "the dry run has not been remembered");
}

async fn what_cannot_be_imported_is_refused_with_a_sentence(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.post("/appeals", hub.petition("draft"))
        .await
        .expect(201);
    hub.publish("open").await;
    let good = fixture("harbour.jsonl");
    let import = |slug: &str, file: &str| hub.command(&["import", "cosigners", slug, file]);
    assert_usage(&import("draft", &good), "publish");
    assert_usage(&import("nothing", &good), "appeal");
    assert_usage(&import("open", "/nowhere/list.jsonl"), "cannot be read");
    assert_usage(
        &import("open", env!("CARGO_MANIFEST_DIR")),
        "neither a .csv nor a .jsonl",
    );
    let file = |name: &str, bytes: &[u8]| {
        let file = hub.folder().join(name);
        std::fs::write(&file, bytes).expect("the file can be written");
        file.display().to_string()
    };
    assert_usage(
        &import("open", &file("latin1.jsonl", b"{\"kind\":\"caf\xe9\"}\n")),
        "UTF-8",
    );
    assert_usage(
        &import("open", &file("no-names.csv", b"E-mail\na@b.example\n")),
        "--map",
    );
    assert_usage(&import("open", &file("empty.csv", b"")), "--map");
    let mapped = hub.command(&["import", "cosigners", "open", &good, "--map", "a=email"]);
    assert_usage(&mapped, "--map");
    assert_usage(&hub.command(&["import", "cosigners", "open"]), "FILE");
}
