//! `import cosigners` of a printed list.

use crate::{PROGRAM, assert_usage, code, fixture, stderr, stdout};
use serde_json::{Value, json};
use undersigned_domain::{
    AppealKey, Digest, Envelope, Names,
    attestation::{Provenance, SignerKind},
    author::AttestationOf,
    endorsement::Pin,
};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Desk, ForeignServer, Server, millis, now, on_both_databases, on_either_database,
};

on_both_databases! {
    a_printed_list_comes_in_whole_and_only_once
    a_row_that_says_something_else_is_an_update
    a_dry_run_changes_nothing
    a_new_wording_moves_nobody_unless_told
    what_was_mended_stays_until_the_row_says_something_else
    an_entry_that_an_older_version_made_is_known_again
    a_second_list_with_numbers_of_its_own_replaces_nobody
}

on_either_database! {
    what_cannot_be_imported_is_refused_with_a_sentence
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

async fn what_was_mended_stays_until_the_row_says_something_else(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("list.jsonl");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str(), "--json"];
    let import = |name: &str| {
        let names = json!([{"text": name}]);
        let row = json!({"ordinal": 7, "kind": "organisation", "names": names});
        std::fs::write(&file, format!("{row}\n")).expect("the file can be written");
        let report = hub.command_json(&arguments);
        ["added", "updated", "unchanged"].map(|what| report[what].as_u64().unwrap_or_default())
    };
    assert_eq!(import("Quay"), [1, 0, 0]);
    let listed = hub.list(&appeal).await;
    let id = listed[0]["id"].as_str().expect("an id");
    let mut desk = Desk::of(&hub).await;
    mend(&mut desk, id, "Quay Collective").await;
    assert_eq!(import("Quay"), [0, 0, 1]);
    let listed = hub.list(&appeal).await;
    assert_eq!(listed[0]["names"], json!({"en": "Quay Collective"}));
    // Whoever has mended the list as well, and then the entry once more, finds it as they left it by either list.
    assert_eq!(import("Quay Collective"), [0, 0, 1]);
    mend(&mut desk, id, "Quay Collective Amery").await;
    for name in ["Quay Collective", "Quay", "Quay Collective"] {
        assert_eq!(import(name), [0, 0, 1], "{name}");
    }
    let listed = hub.list(&appeal).await;
    assert_eq!(listed[0]["names"], json!({"en": "Quay Collective Amery"}));
    assert_eq!(import("Quay Collective, Amery"), [0, 1, 0]);
    let listed = hub.list(&appeal).await;
    assert_eq!(listed[0]["names"], json!({"und": "Quay Collective, Amery"}));
}

/// Gives the entry number 7 another name at the desk.
async fn mend(desk: &mut Desk, id: &str, name: &str) {
    let mended = [
        ("id", id),
        ("language-1", "en"),
        ("name-1", name),
        ("kind", "organisation"),
        ("provenance", "import"),
        ("ordinal", "7"),
    ];
    let path = "/desk/appeals/harbour/signers/sign";
    let (status, to) = desk.submit(path, &mended).await;
    assert!(status.is_redirection(), "{to}");
}

/// Its id was made of all that the row called it, and not hidden.
async fn an_entry_that_an_older_version_made_is_known_again(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let names = |language: &str| Names {
        name_map: [(language.to_owned(), "Quay Collective".to_owned())].into(),
        ..Names::default()
    };
    let digest = names("und").digest();
    let name = format!("undersigned:import\0{appeal}\0names {digest}");
    let name = Digest::of(&[name.as_bytes()]).hex();
    let other = json!({"names": {"en": "Crane Drivers"}});
    let other = hub.attest(&appeal, other).await;
    let other = other.strip_prefix(&hub.url).expect("it is at the server");
    let other = hub.fetch(other).await.expect(200);
    let text = |member: &str| other[member].as_str().unwrap_or_default().to_owned();
    let envelope = Envelope {
        id: format!("{}/attestations/{}", hub.url, &name[..32]),
        appeal: AppealKey {
            object: appeal.clone(),
            root: text("root").parse().expect("a key"),
        },
        seq: millis(),
        published: text("published"),
    };
    let pin = Pin {
        revision: other["revision"].as_u64().unwrap_or_default(),
        text_digest: text("textDigest").parse().expect("a digest"),
    };
    // Somebody has said in which language it is called so.
    let said = AttestationOf {
        pin: &pin,
        names: &names("en"),
        kind: SignerKind::Organisation,
        provenance: Provenance::Import,
        initiated: false,
        ordinal: None,
        signed_at: None,
        since: envelope.seq,
        account: None,
        evidence: None,
    };
    let said = hub.author().attest(&envelope, &said);
    let said = said.expect("a sound attestation").value();
    let foreign = ForeignServer::start().await;
    let carrier = foreign.organization("carrier");
    let body = json!({"object": appeal, "root": said["root"], "statements": [said]});
    let address = format!("{}/sync/v1/push", hub.url);
    let letter = carrier.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    let letter = letter.with("content-type", "application/json");
    let taken = letter.send().await.expect(200);
    assert_eq!(taken["refused"], json!([]), "{taken}");

    let file = hub.folder().join("list.jsonl");
    let row = r#"{"kind":"organisation","names":[{"text":"Quay Collective"}]}"#;
    std::fs::write(&file, row).expect("the file can be written");
    let file = file.display().to_string();
    for _ in 0..2 {
        let report = hub.command_json(&["import", "cosigners", "harbour", &file, "--json"]);
        let counts = [&report["added"], &report["updated"], &report["unchanged"]];
        assert_eq!(counts, [0, 0, 1]);
    }
    let entry = hub.entry(&appeal, &envelope.id).await;
    let entry = entry.expect("it is listed");
    assert_eq!(entry["names"], json!({"en": "Quay Collective"}));
}

async fn a_second_list_with_numbers_of_its_own_replaces_nobody(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("list.jsonl");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str(), "--json"];
    let import = |rows: &[(u64, &[&str])], more: &[&str]| {
        let rows = rows.iter().map(|(ordinal, names)| {
            let names: Vec<Value> = names.iter().map(|name| json!({"text": name})).collect();
            json!({"ordinal": ordinal, "kind": "organisation", "names": names}).to_string() + "\n"
        });
        std::fs::write(&file, rows.collect::<String>()).expect("the file can be written");
        let output = hub.command(&[&arguments[..], more].concat());
        let report: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
        let counts = ["added", "updated", "unchanged"];
        let counts = counts.map(|what| report[what].as_u64().unwrap_or_default());
        (code(&output), counts, report)
    };
    let first: &[(u64, &[&str])] = &[(1, &["Unión Portuaria"]), (2, &["Ropewalkers League"])];
    assert_eq!(import(first, &[]).1, [2, 0, 0]);
    let before = hub.list(&appeal).await;

    let second: &[(u64, &[&str])] = &[
        (1, &["Federación de Marineros"]),
        (2, &["海員工會"]),
        (3, &["Crane Drivers"]),
    ];
    let (exit, counts, report) = import(second, &[]);
    assert_eq!((exit, counts), (3, [1, 0, 0]), "{report}");
    for (place, parts) in [
        (0, ["Unión Portuaria", "--renamed 1", "--as-new 1"]),
        (1, ["Ropewalkers League", "--renamed 2", "--as-new 2"]),
    ] {
        let refused = &report["refused"][place];
        assert_eq!(refused["code"], "number_taken", "{report}");
        let reason = refused["reason"].as_str().unwrap_or_default();
        assert!(parts.iter().all(|part| reason.contains(part)), "{reason}");
    }
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 3, "{list:?}");
    for (now, then) in list.iter().zip(&before) {
        assert_eq!(now["names"], then["names"]);
    }

    let (exit, counts, report) = import(second, &["--renamed", "1", "--as-new", "2"]);
    assert_eq!((exit, counts), (0, [1, 1, 1]), "{report}");
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 4, "{list:?}");
    assert_eq!(list[0]["id"], before[0]["id"]);
    assert_eq!(list[0]["names"], json!({"und": "Federación de Marineros"}));
    assert_eq!(list[1]["names"], before[1]["names"], "nobody was replaced");
    assert_eq!(list[3]["names"], json!({"und": "海員工會"}));
    assert_ne!(list[3]["ordinal"], json!(2), "the number is another's");

    // Both are known by now; a translation beside the same text asks nobody.
    let (exit, counts, report) = import(second, &[]);
    assert_eq!((exit, counts), (0, [0, 0, 3]), "{report}");
    let translated: &[(u64, &[&str])] = &[(3, &["吊機司機會", "Crane Drivers"])];
    assert_eq!(import(translated, &[]).1, [0, 1, 0]);
}
