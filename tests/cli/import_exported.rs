//! `import cosigners` of a table that was exported from the list, as people correct it: what changes is named, and nobody
//! is listed twice.

use crate::{PROGRAM, code, stderr, stdout};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Server, on_either_database};

on_either_database! {
    what_changes_is_named_by_line_entry_and_field
    a_row_with_an_id_that_no_entry_has_is_refused
    a_table_without_its_ids_lists_nobody_twice
    a_row_that_no_list_changes_is_refused_with_whose_it_is
    several_spaces_in_a_name_are_one
}

/// The list as a table.
const TABLE: &str = "/appeals/harbour/cosigners.csv";
/// The signers, one of whom has names in two languages.
const SIGNERS: &str = concat!(
    r#"{"kind":"organisation","country":"PE","names":[{"text":"Crane Drivers","lang":"en"}]}"#,
    "\n",
    r#"{"kind":"organisation","names":[{"text":"Union of Miners","lang":"en"},{"text":"Syndicat des mineurs","lang":"fr"}]}"#,
    "\n",
    r#"{"kind":"individual","names":[{"text":"Ana Ferreira"}]}"#,
    "\n",
);

/// Runs the import of a file that says this.
fn import(server: &Server, file: &str, text: &str, more: &[&str]) -> std::process::Output {
    let path = server.folder().join(file).display().to_string();
    std::fs::write(&path, text).expect("the file can be written");
    let arguments = ["import", "cosigners", "harbour", path.as_str()];
    server.command(&[&arguments[..], more].concat())
}

/// The same, read.
fn report(server: &Server, file: &str, text: &str, more: &[&str]) -> Value {
    let output = import(server, file, text, &[more, &["--json"]].concat());
    serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
}

/// The line of a table that names somebody.
fn line_of(table: &str, name: &str) -> usize {
    let at = table.lines().position(|line| line.contains(name));
    at.expect("it is listed") + 1
}

async fn what_changes_is_named_by_line_entry_and_field(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("harbour").await;
    assert_eq!(report(&hub, "list.jsonl", SIGNERS, &[])["added"], 3);
    let table = hub.fetch(TABLE).await.text;
    let corrected = table.replace(",PE,organisation,", ",CL,organisation,");
    assert_ne!(corrected, table);
    let line = line_of(&table, "Crane Drivers");
    let output = import(&hub, "back.csv", &corrected, &["--dry-run"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let named = format!("line {line}: `Crane Drivers` changes: country (nothing was stored");
    for words in [
        named.as_str(),
        "2 organisations, 1 person by name, 0 people who are only counted",
    ] {
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let done = report(&hub, "back.csv", &corrected, &[]);
    let changed = json!([{"line": line, "entry": "Crane Drivers", "fields": ["country"]}]);
    assert_eq!(done["changed"], changed, "{done}");
    assert_eq!(done["updated"], 1, "{done}");
}

async fn a_row_with_an_id_that_no_entry_has_is_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    report(&hub, "list.jsonl", SIGNERS, &[]);
    let list = hub.list(&appeal).await;
    let table = hub.fetch(TABLE).await.text;
    let row = table.lines().find(|line| line.contains("Crane Drivers"));
    let row = row
        .expect("it is listed")
        .replace("Crane Drivers", "Tally Clerks");
    let id = list
        .iter()
        .find(|one| one["names"]["en"] == "Crane Drivers");
    let id = id.and_then(|one| one["id"].as_str()).expect("an id");
    let (address, _) = id.rsplit_once('/').expect("an id is an address");
    let row = row.replace(id, &format!("{address}/doesnotexist"));
    let done = report(&hub, "back.csv", &format!("{table}{row}\r\n"), &[]);
    assert_eq!(
        (&done["added"], &done["renumbered"]),
        (&json!(0), &json!(0))
    );
    let [refused] = done["refused"].as_array().map_or(&[][..], Vec::as_slice) else {
        panic!("{done}")
    };
    assert_eq!(refused["code"], "id_unknown", "{refused}");
    assert_eq!(refused["entry"], "Tally Clerks", "{refused}");
    assert_eq!(hub.list(&appeal).await, list);
}

async fn a_table_without_its_ids_lists_nobody_twice(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let organisations: Vec<&str> = SIGNERS.lines().take(2).collect();
    report(&hub, "list.jsonl", &organisations.join("\n"), &[]);
    let list = hub.list(&appeal).await;
    let text = "names,also_known_as,country,kind\nCrane Drivers,,PE,organisation\n\
                Union of Miners / Syndicat des mineurs,,,organisation\n";
    let done = report(&hub, "names.csv", text, &[]);
    assert_eq!(done["added"], 0, "{done}");
    let left_out = done["leftOut"].as_array();
    let left_out = left_out.map_or(&[][..], Vec::as_slice);
    let of_miners = left_out.iter().find(|one| one["line"] == 3);
    let code = of_miners.map(|one| &one["code"]);
    assert_eq!(code, Some(&json!("listed_already")), "{done}");
    assert_eq!(hub.list(&appeal).await, list);
}

async fn a_row_that_no_list_changes_is_refused_with_whose_it_is(backend: Backend) {
    let names = ["hub", "dockers"];
    let coalition = Coalition::of(PROGRAM, &names, backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("harbour").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&names, &appeal, 1).await;
    let table = hub.fetch(TABLE).await.text;
    let output = import(hub, "back.csv", &table.replace("Dockers", "Dokkers"), &[]);
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    let words = "line 2: `Dokkers`: it did not come onto the list by a list";
    assert!(stdout(&output).contains(words), "{}", stdout(&output));
}

async fn several_spaces_in_a_name_are_one(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let text = "Organisation\nEta  Circle\n";
    assert_eq!(report(&hub, "list.csv", text, &[])["added"], 1);
    let list = hub.list(&appeal).await;
    assert_eq!(list[0]["names"], json!({"und": "Eta Circle"}));
    assert_eq!(report(&hub, "list.csv", text, &[])["unchanged"], 1);
    assert_eq!(hub.list(&appeal).await, list);
}
