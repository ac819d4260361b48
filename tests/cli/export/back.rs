//! What was exported, brought back by `import cosigners`.

use super::{export, of};
use crate::{PROGRAM, assert_usage, code, fixture, stderr, stdout};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Coalition, Desk, Server, desk::field, on_both_databases, on_either_database,
};

on_both_databases! {
    what_was_exported_comes_back_the_same
    a_table_that_was_exported_says_nothing_new
}

on_either_database! {
    a_number_that_was_only_counted_is_printed_by_no_export
    a_column_of_names_that_was_sorted_by_itself_renames_nobody_unasked
    what_a_list_emptied_stays_as_the_desk_has_set_it_since
}

/// Whichever way an entry came. Brought back it is the same entry; elsewhere it has the same names, number and day.
async fn what_was_exported_comes_back_the_same(backend: Backend) {
    let names = ["hub", "dockers"];
    let coalition = Coalition::of(PROGRAM, &names, backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("harbour").await;
    let file = fixture("harbour.jsonl");
    hub.command_json(&["import", "cosigners", "harbour", &file, "--json"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    let signer = json!({"names": {"en": "Paper Branch"}, "signedAt": "2026-03-04"});
    hub.attest(&appeal, signer).await;
    let digest = coalition.settle(&names, &appeal, 39).await;
    let list = hub.list(&appeal).await;
    let exported = export(hub, "harbour", "jsonl");
    let path = hub.folder().join("back.jsonl").display().to_string();
    let import = |server: &Server, slug: &str, text: &str| -> Value {
        std::fs::write(&path, text).expect("the file can be written");
        let output = server.command(&["import", "cosigners", slug, &path, "--json"]);
        serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    };
    let counts =
        |report: &Value| ["added", "updated", "unchanged"].map(|what| report[what].clone());

    let report = import(hub, "harbour", &exported);
    assert_eq!(report["refused"], json!([]));
    assert_eq!(counts(&report), [0, 0, exported.lines().count()]);
    assert_eq!(coalition.settle(&names, &appeal, 39).await, digest);

    // What came by a list is corrected by one; what somebody signed is not.
    let corrected = exported.replace("Quayside Cleaners United", "Quay Cleaners United");
    let report = import(
        hub,
        "harbour",
        &corrected.replace("\"Dockers\"", "\"Dokkers\""),
    );
    assert_eq!(
        (&report["added"], &report["updated"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(of_refused(&report), ["entry_otherwise"]);
    assert_eq!(import(hub, "harbour", &exported)["updated"], 1);
    // What somebody has emptied in it goes, and what it does not say stays.
    let from_jordan = "\"country\":\"JO\"";
    for (country, updated, stands) in [
        ("\"country\":null", 0, json!("JO")),
        ("\"country\":\"\"", 1, Value::Null),
        (from_jordan, 1, json!("JO")),
    ] {
        let text = exported.replace(from_jordan, country);
        let report = import(hub, "harbour", &text);
        assert_eq!(report["updated"], updated, "{country}: {report}");
        assert_eq!(report["countriesNotKnown"], Value::Null, "{report}");
        let list = hub.list(&appeal).await;
        let entry = list.iter().find(|entry| entry["ordinal"] == 12);
        assert_eq!(entry.map(|entry| &entry["country"]), Some(&stands));
    }

    let other = Server::start(PROGRAM, "other", backend).await;
    let copy = other.publish("copy").await;
    assert_eq!(import(&other, "copy", &exported)["refused"], json!([]));
    let copied = other.list(&copy).await;
    for member in [
        "ordinal",
        "names",
        "alsoKnownAs",
        "country",
        "kind",
        "initiated",
        "signedAt",
    ] {
        assert_eq!(of(&copied, member), of(&list, member), "{member}");
    }
    let [there, here] = [other.state(&copy).await, hub.state(&appeal).await];
    assert_eq!(
        there.expect(200)["coSigners"],
        here.expect(200)["coSigners"]
    );

    // Whoever has gone since does not come back.
    dockers.withdraw(&appeal).await.expect(202);
    coalition.settle(&names, &appeal, 38).await;
    let report = import(hub, "harbour", &exported);
    assert_eq!(
        (&report["added"], of_refused(&report)),
        (&json!(0), vec![json!("taken_back")])
    );
    coalition.settle(&names, &appeal, 38).await;
}

/// What is wrong with each line that was refused.
fn of_refused(report: &Value) -> Vec<Value> {
    let refused = report["refused"].as_array().cloned();
    of(&refused.unwrap_or_default(), "code")
}

/// Nor does it at the desk, where somebody looks first.
async fn a_table_that_was_exported_says_nothing_new(backend: Backend) {
    let names = ["hub", "dockers"];
    let coalition = Coalition::of(PROGRAM, &names, backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("harbour").await;
    let file = fixture("harbour.jsonl");
    hub.command_json(&["import", "cosigners", "harbour", &file, "--json"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    let signer = json!({"names": {"en": "Union of Miners", "ru": "Союз шахтёров"}});
    hub.attest(&appeal, signer).await;
    let digest = coalition.settle(&names, &appeal, 39).await;
    let list = hub.list(&appeal).await;
    let exported = export(hub, "harbour", "csv");
    assert!(exported.contains("Union of Miners / Союз шахтёров"));
    let path = hub.folder().join("back.csv").display().to_string();
    let import = |text: &str| -> Value {
        std::fs::write(&path, text).expect("the file can be written");
        let output = hub.command(&["import", "cosigners", "harbour", &path, "--json"]);
        serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    };
    let counts = ["added", "updated", "unchanged", "renumbered"];
    let report = import(&exported);
    assert_eq!(report["refused"], json!([]));
    assert_eq!(
        counts.map(|what| report[what].clone()),
        [0, 0, list.len(), 0]
    );
    let taken = report["columns"].as_array().into_iter().flatten();
    let taken: Vec<&Value> = taken.filter(|one| !one["field"].is_null()).collect();
    let columns: Vec<&Value> = taken.iter().map(|one| &one["column"]).collect();
    let known = [
        "number",
        "names",
        "also_known_as",
        "country",
        "kind",
        "signed_at",
        "id",
    ];
    assert_eq!(columns, known);
    assert_eq!(taken[1]["field"], "organisation");
    assert_eq!(coalition.settle(&names, &appeal, 39).await, digest);
    // Nor does a kind that it leaves unsaid, or a day that lies ahead.
    let (place, row) = exported
        .lines()
        .enumerate()
        .find(|(_, row)| row.contains("Quayside Cleaners United"))
        .expect("it is listed");
    // Nobody knows when they signed.
    assert!(row.contains(",true,true,,"), "{row}");
    let ahead = row.replace(",true,true,,", ",true,true,2999-12-31,");
    let unsaid = exported.replace(row, &ahead).replace(",individual,", ",,");
    let report = import(&unsaid);
    assert_eq!(report["refused"], json!([]), "{report}");
    assert_eq!(report["timesNotRead"], json!([place + 1]), "{report}");
    assert_eq!(
        counts.map(|what| report[what].clone()),
        [0, 0, list.len(), 0]
    );
    assert_eq!(coalition.settle(&names, &appeal, 39).await, digest);

    let base = "/desk/appeals/harbour/import";
    let mut desk = Desk::of(hub).await;
    let csrf = field(&desk.get(base).await, "csrf");
    let ours = [("csrf".to_owned(), csrf)];
    desk.upload_as(base, &ours, "file", exported.as_bytes())
        .await;
    let page = desk.get(&format!("{base}/columns")).await;
    for chosen in ["id", "timestamp", "also-known-as", "organisation"] {
        let chosen = format!("value=\"{chosen}\" selected");
        assert_eq!(page.matches(&chosen).count(), 1, "{chosen}: {page}");
    }

    // What somebody corrects in it is corrected, and who is added below is new.
    let corrected = exported.replace("Quayside Cleaners United", "Quay Cleaners United");
    let added = format!("{corrected},Net Menders,,PE,organisation,,,,,,,,,,\r\n");
    let report = import(&added);
    assert_eq!(
        counts.map(|what| report[what].clone())[..2],
        [json!(1), json!(1)]
    );
    let now = hub.list(&appeal).await;
    assert_eq!(now.len(), list.len() + 1);
    let is_called = |name: &str| {
        now.iter()
            .any(|one| one["names"].to_string().contains(name))
    };
    assert!(is_called("\"Quay Cleaners United\""));
    let further = now.iter().map(|one| one["alsoKnownAs"].to_string());
    let flags: Vec<String> = further.filter(|names| names.contains("true")).collect();
    assert_eq!(flags, [""; 0], "no flag is a name");
}

/// Also where it has moved since.
async fn a_number_that_was_only_counted_is_printed_by_no_export(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let import = |file: &str, text: &str| {
        let path = hub.folder().join(file).display().to_string();
        std::fs::write(&path, text).expect("the file can be written");
        let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
        ["added", "updated", "unchanged", "renumbered"].map(|what| report[what].clone())
    };
    import(
        "paper.csv",
        "Organisation\nHarbour Pilots\nNet Menders Union\n",
    );
    let table = export(&hub, "harbour", "csv");
    let lines = export(&hub, "harbour", "jsonl");
    import("printed.csv", "No.,Organisation\n7,Crane Drivers\n");
    let corrected = table.replace("Net Menders Union", "Net Makers Union");
    for (file, text, updated) in [
        ("back.csv", &table, 0),
        ("back.jsonl", &lines, 0),
        ("back.csv", &corrected, 1),
    ] {
        assert_eq!(import(file, text), [0, updated, 2 - updated, 0], "{file}");
        let list = hub.list(&appeal).await;
        assert_eq!(of(&list, "number"), [7, 8, 9], "{file}");
    }
    // Another that is printed moves them once more: they have none of their own.
    assert_eq!(
        import("printed.csv", "No.,Organisation\n20,Sailmakers\n"),
        [1, 0, 0, 2]
    );
    let list = hub.list(&appeal).await;
    assert_eq!(of(&list, "number"), [7, 20, 21, 22]);
    let names = of(&list, "names");
    assert!(names.contains(&json!({"und": "Net Makers Union"})));

    // One that somebody writes into such a row is left out, which is said.
    let numbered = export(&hub, "harbour", "csv").replace("\n21,", "\n30,");
    let path = hub.folder().join("back.csv").display().to_string();
    std::fs::write(&path, numbered).expect("the file can be written");
    let arguments = ["import", "cosigners", "harbour", path.as_str()];
    let output = hub.command(&arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for words in [
        "a number was written into 1 line (4) of entries that no list has numbered, and is left out",
        "0 added, 0 updated, 4 unchanged",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let report = hub.command_json(&[&arguments[..], &["--json"]].concat());
    assert_eq!(report["numbersNotTaken"], json!([4]), "{report}");
    let list = hub.list(&appeal).await;
    assert_eq!(of(&list, "number"), [7, 20, 21, 22]);
}

/// A spreadsheet that sorts one column alone gives each id the name of another entry.
async fn a_column_of_names_that_was_sorted_by_itself_renames_nobody_unasked(backend: Backend) {
    const NAMES: [&str; 4] = [
        "Harbour Pilots",
        "Net Menders",
        "Crane Drivers",
        "Sailmakers",
    ];
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let path = hub.folder().join("list.csv").display().to_string();
    let write = |text: &str| std::fs::write(&path, text).expect("the file can be written");
    let arguments = ["import", "cosigners", "harbour", path.as_str()];
    let command = |more: &[&str]| hub.command(&[&arguments[..], more].concat());
    let report = |more: &[&str]| -> Value {
        let output = command(&[more, &["--json"]].concat());
        serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    };
    write(&format!("Organisation\n{}\n", NAMES.join("\n")));
    assert_eq!(report(&[])["added"], 4);
    let listed = hub.list(&appeal).await;
    let table = export(&hub, "harbour", "csv");

    // A name that is corrected is told, and asks nobody.
    write(&table.replace("Sailmakers", "Sailmakers Union"));
    let words = "`Sailmakers` → `Sailmakers Union` (nothing was stored";
    let output = command(&["--dry-run"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains(words), "{}", stdout(&output));

    let moved = |line: &str| {
        let at = NAMES.iter().position(|name| line.contains(name));
        let line = match at {
            Some(at) => line.replace(NAMES[at], NAMES[(at + 1) % NAMES.len()]),
            None => line.to_owned(),
        };
        line + "\r\n"
    };
    write(&table.lines().map(moved).collect::<String>());
    let output = command(&["--dry-run"]);
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    for words in [
        "`Harbour Pilots` → `Net Menders` (nothing was stored",
        "`Sailmakers` → `Harbour Pilots` (nothing was stored",
        "as if one column had been sorted by itself",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let looked = report(&["--dry-run"]);
    let renamed = looked["renamed"].as_array().cloned().unwrap_or_default();
    assert_eq!(of(&renamed, "line"), [2, 3, 4, 5], "{looked}");
    let of_pilots = renamed.iter().find(|one| one["was"] == "Harbour Pilots");
    assert_eq!(
        of_pilots.map(|one| &one["now"]),
        Some(&json!("Net Menders"))
    );
    let warning = looked["warnings"][0].as_str().unwrap_or_default();
    assert!(warning.contains("--renamed-all"), "{looked}");
    assert_usage(&command(&[]), "as if one column had been sorted by itself");
    assert_eq!(hub.list(&appeal).await, listed);

    // Unless somebody means it.
    let taken = report(&["--renamed-all"]);
    assert_eq!(
        (&taken["updated"], &taken["warnings"]),
        (&json!(4), &Value::Null)
    );
    let now = hub.list(&appeal).await;
    let name_of = |list: &[Value], id: &Value| {
        let entry = list.iter().find(|entry| entry["id"] == *id);
        entry.map(|entry| entry["names"]["und"].clone())
    };
    for entry in &listed {
        let before = NAMES.iter().position(|name| entry["names"]["und"] == *name);
        let after = NAMES[(before.expect("it is one of them") + 1) % NAMES.len()];
        assert_eq!(name_of(&now, &entry["id"]), Some(json!(after)));
    }
}

/// Until another list says otherwise.
async fn what_a_list_emptied_stays_as_the_desk_has_set_it_since(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let path = hub.folder().join("list.jsonl").display().to_string();
    let import = |text: &str| {
        std::fs::write(&path, text).expect("the file can be written");
        let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
        ["added", "updated", "unchanged"].map(|what| report[what].clone())
    };
    let country = async || hub.list(&appeal).await[0]["country"].clone();
    let names = json!([{"text": "Quay Collective", "lang": "en"}]);
    let row = json!({"ordinal": 7, "kind": "organisation", "country": "JO", "names": names});
    let row = row.to_string();
    assert_eq!(import(&row), [1, 0, 0]);
    let exported = export(&hub, "harbour", "jsonl");
    let emptied = exported.replace("\"country\":\"JO\"", "\"country\":\"\"");
    assert_eq!(import(&emptied), [0, 1, 0]);
    assert_eq!(country().await, Value::Null);

    let list = hub.list(&appeal).await;
    let mended = [
        ("id", list[0]["id"].as_str().expect("an id")),
        ("language-1", "en"),
        ("name-1", "Quay Collective"),
        ("country", "PS"),
        ("kind", "organisation"),
        ("provenance", "import"),
        ("ordinal", "7"),
    ];
    let mut desk = Desk::of(&hub).await;
    let path = "/desk/appeals/harbour/signers/sign";
    let (status, to) = desk.submit(path, &mended).await;
    assert!(status.is_redirection(), "{to}");
    for (text, counts, stands) in [
        (&emptied, [0, 0, 1], json!("PS")),
        (&row, [0, 1, 0], json!("JO")),
        (&emptied, [0, 1, 0], Value::Null),
    ] {
        assert_eq!(import(text), counts, "{text}");
        assert_eq!(country().await, stands, "{text}");
    }
}
