//! Another list of signers who are on the list already.

use crate::{PROGRAM, code, stdout};
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
    what_was_mended_stays_until_the_row_says_something_else
    an_entry_that_an_older_version_made_is_known_again
}

on_either_database! {
    a_second_list_with_numbers_of_its_own_replaces_nobody
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
