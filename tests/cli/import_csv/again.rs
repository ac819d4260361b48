//! Rows of signers who are on the list already.

use crate::{PROGRAM, code, stderr, stdout};
use serde_json::{Value, json};
use undersigned_domain::{Digest, Names};
use undersigned_tests::{
    Backend, Desk, Server, desk::field, on_both_databases, on_either_database,
};

on_both_databases! {
    a_row_is_known_again_and_what_was_mended_stays
    a_list_from_the_desk_is_known_again
}

on_either_database! {
    who_is_on_the_list_by_that_name_is_left_out_as_at_the_desk
}

async fn a_row_is_known_again_and_what_was_mended_stays(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let file = hub.folder().join("paper.csv");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str(), "--json"];
    let import = |rows: &str, more: &[&str]| {
        let text = format!("Organisation,Country\n{rows}");
        std::fs::write(&file, text).expect("the file can be written");
        let report = hub.command_json(&[&arguments[..], more].concat());
        ["added", "updated", "unchanged"].map(|what| report[what].as_u64().unwrap_or_default())
    };
    // Two of one name are told apart by their countries, in whatever order they stand.
    let rows = "Quay,\nTidewater,IE\nTidewater,GB\n";
    assert_eq!(import(rows, &[]), [3, 0, 0]);
    assert_eq!(import(rows, &[]), [0, 0, 3]);
    let before = hub.list(&appeal).await;
    let rows = "Tidewater,GB\nQuay,IE\nTidewater,IE\n";
    assert_eq!(import(rows, &[]), [0, 1, 2]);
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 3, "{list:?}");
    let quay = list.iter().find(|entry| entry["names"]["und"] == "Quay");
    let quay = quay.expect("it is listed");
    assert_eq!(quay["country"], "IE");
    let id = quay["id"].as_str().expect("an id");
    assert!(before.iter().any(|entry| entry["id"] == id), "{before:?}");
    let names = Names {
        name_map: [("und".to_owned(), "Quay".to_owned())].into(),
        ..Names::default()
    };
    let guess = format!("undersigned:import\0{appeal}\0names {}", names.digest());
    let guess = Digest::of(&[guess.as_bytes()]).hex();
    assert!(
        !id.contains(&guess[..32]),
        "the name can be guessed by {id}"
    );

    let mut desk = Desk::of(&hub).await;
    let mended = [
        ("id", id),
        ("language-1", "en"),
        ("name-1", "Quay Collective"),
        ("country", "NL"),
        ("kind", "organisation"),
        ("provenance", "paper"),
    ];
    let path = "/desk/appeals/harbour/signers/sign";
    let (status, to) = desk.submit(path, &mended).await;
    assert!(status.is_redirection(), "{to}");
    assert_eq!(import(rows, &[]), [0, 0, 3]);
    let entry = hub.entry(&appeal, id).await.expect("it is listed");
    let said = [&entry["names"], &entry["country"], &entry["provenance"]];
    let mended = [
        &json!({"en": "Quay Collective"}),
        &json!("NL"),
        &json!("paper"),
    ];
    assert_eq!(said, mended);

    // Another wording moves it, and nothing else.
    let demands = json!([{"id": "a", "text": {"en": "Once more."}}]);
    hub.revise("harbour", json!({"demands": demands}))
        .await
        .expect(200);
    assert_eq!(import(rows, &["--wording", "current"]), [0, 3, 0]);
    let entry = hub.entry(&appeal, id).await.expect("it is listed");
    assert_eq!(
        (&entry["names"], &entry["revision"]),
        (mended[0], &json!(2))
    );

    // Once the row itself says something else, that holds.
    assert_eq!(import("Quay,\n", &[]), [0, 1, 0]);
    let entry = hub.entry(&appeal, id).await.expect("it is listed");
    assert_eq!(entry["names"], json!({"und": "Quay"}));
}

async fn a_list_from_the_desk_is_known_again(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let text = "No.,Organisation,Short name,Country,Date\n1,Tidewater Clerks,TC,HK,2015-12-08\n\
                2,Quay Collective,,IE,\n3,Crane Drivers,,IE,\n";
    let base = "/desk/appeals/harbour/import";
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(base).await, "csrf");
    let pasted = [("csrf", csrf.as_str()), ("list", text)];
    let (_, to) = desk.send(&format!("{base}/paste"), &pasted, &[]).await;
    let mark = field(&desk.get(&to).await, "mark");
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("header", "yes"),
        ("column-1", "number"),
        ("column-2", "organisation"),
        ("language-2", "en"),
        ("column-3", "also-known-as"),
        ("column-4", "country"),
        ("column-5", "timestamp"),
    ];
    let (_, to) = desk.post(&format!("{base}/columns"), &said).await;
    let mark = field(&desk.get(&to).await, "mark");
    let sure = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("without-4", "yes"),
    ];
    let (_, to) = desk.post(&format!("{base}/take"), &sure).await;
    assert_eq!(to, format!("{base}/done"));
    let before = hub.list(&appeal).await;
    assert_eq!(before.len(), 2, "{before:?}");

    let file = hub.folder().join("paper.csv");
    std::fs::write(&file, text).expect("the file can be written");
    let path = file.display().to_string();
    let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
    let counts = ["added", "updated", "unchanged", "renumbered"].map(|what| report[what].as_u64());
    assert_eq!(counts, [0, 0, 2, 0].map(Some), "{report}");
    let fields: Vec<&Value> = report["columns"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|column| &column["field"])
        .collect();
    let taken = [
        "number",
        "organisation",
        "also-known-as",
        "country",
        "timestamp",
    ];
    assert_eq!(fields, taken, "{report}");
    // What somebody left out there does not come in by another door.
    let left_out = &report["leftOut"][0];
    assert_eq!(
        (&left_out["line"], &left_out["code"]),
        (&json!(4), &json!("left_out_before")),
        "{report}"
    );
    assert_eq!(hub.list(&appeal).await, before);

    // What a later list has no column for, or leaves empty, stays as it is.
    for (later, counts) in [
        (
            "No.,Organisation\n1,Tidewater Clerks\n2,Quay Collective\n",
            [0, 0, 2],
        ),
        (
            "No.,Organisation,Short name,Country,Date\n1,Tidewater Clerks,,,\n2,Quay Collective,QC,,\n",
            [0, 1, 1],
        ),
    ] {
        std::fs::write(&file, later).expect("the file can be written");
        let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
        let did = ["added", "updated", "unchanged"].map(|what| report[what].as_u64());
        assert_eq!(did, counts.map(Some), "{report}");
    }
    let list = hub.list(&appeal).await;
    assert_eq!(list[0], before[0]);
    for member in ["names", "country", "signedAt"] {
        assert_eq!(list[1][member], before[1][member], "{member}");
    }
    assert_eq!(list[1]["alsoKnownAs"], json!(["QC"]));

    // A number that nobody had moves whoever has none printed.
    let more = "Organisation,Country\nHarbour Pilots,NL\n";
    std::fs::write(&file, more).expect("the file can be written");
    hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
    std::fs::write(&file, "No.,Organisation\n9,Net Menders\n").expect("it can be written");
    let arguments = ["import", "cosigners", "harbour", path.as_str(), "--dry-run"];
    let output = hub.command(&arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let words = "1 entry that is on the list already gets another number";
    assert!(stdout(&output).contains(words), "{}", stdout(&output));
}

async fn who_is_on_the_list_by_that_name_is_left_out_as_at_the_desk(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let signer = json!({"names": {"en": "Bollard Society"}, "country": "CL"});
    hub.attest(&appeal, signer).await;
    let file = hub.folder().join("paper.csv");
    let text = "Organisation,Country\nBollard society,Chile\nQuay Collective,Peru\nQUAY COLLECTIVE,PERU\n\
                Bollard Society,Peru\n";
    std::fs::write(&file, text).expect("the file can be written");
    let path = file.display().to_string();
    let arguments = ["import", "cosigners", "harbour", path.as_str()];
    let output = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for words in [
        "line 2: left out: `Bollard Society` is on the list already, under number 1",
        "line 4: left out: `Quay Collective` stands in line 3 already",
        "2 added, 0 updated, 0 unchanged, 0 refused",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let report = hub.command_json(&[&arguments[..], &["--json"]].concat());
    let left_out = report["leftOut"].as_array().into_iter().flatten();
    let left_out: Vec<_> = left_out.map(|one| (&one["line"], &one["code"])).collect();
    let code = json!("listed_already");
    assert_eq!(left_out, [(&json!(2), &code), (&json!(4), &code)]);
    assert_eq!(hub.list(&appeal).await.len(), 3);
    // Somebody may know better.
    let report = hub.command_json(&[&arguments[..], &["--json", "--as-new", "2"]].concat());
    assert_eq!(report["added"], 1, "{report}");
    assert_eq!(hub.list(&appeal).await.len(), 4);
}
