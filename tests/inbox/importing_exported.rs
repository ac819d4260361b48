//! A list that was exported and comes back: what it changes is shown, and what somebody has mended since stays.

use crate::{
    PROGRAM,
    importing::{BASE, take},
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Coalition, Desk, Server, desk::field, on_either_database, until};

on_either_database! {
    what_a_row_changes_is_shown_with_what_was_there
    a_person_who_signed_on_a_server_of_its_own_comes_back_the_same
    a_column_of_names_that_was_sorted_by_itself_is_asked_about
    a_column_of_countries_that_was_sorted_by_itself_is_asked_about
    what_the_desk_mends_stays_whatever_was_exported_before
    a_correction_whose_letters_were_lost_is_refused
}

/// The list as a table.
const TABLE: &str = "/appeals/harbour/cosigners.csv";

async fn what_a_row_changes_is_shown_with_what_was_there(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let quay = json!([{"text": "Quay Collective", "lang": "en"}]);
    let ana = json!([{"text": "Ana Ferreira"}]);
    let rows = [
        json!({"ordinal": 1, "kind": "organisation", "names": quay}),
        json!({"ordinal": 2, "kind": "individual", "names": ana}),
    ];
    let path = hub.folder().join("list.jsonl").display().to_string();
    let lines = rows.map(|row| format!("{row}\n")).concat();
    std::fs::write(&path, lines).expect("the file can be written");
    let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
    assert_eq!(report["added"], 2, "{report}");

    let exported = hub.fetch(TABLE).await.text;
    let corrected = exported.replace("Quay Collective", "Quay Collectives");
    // A kind that is not said is the one that somebody has.
    let corrected = corrected.replace(",individual,", ",,");
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(BASE).await, "csrf");
    let ours = [("csrf".to_owned(), csrf)];
    let (status, to) = desk
        .upload_as(BASE, &ours, "file", corrected.as_bytes())
        .await;
    assert!(status.is_redirection(), "{to}");
    let shown = desk.get(&format!("{BASE}/preview")).await;
    for part in [
        "changes its entry <span class=\"meta\">names</span> <span class=\"meta\">was:",
        "an organisation on the list",
        "a person on the list, in personal capacity",
        "empty cells in it and lines that it lacks change nothing",
    ] {
        assert_eq!(shown.matches(part).count(), 1, "{part}: {shown}");
    }
    take(&mut desk, &shown).await;
    let list = hub.list(&appeal).await;
    assert_eq!(list[0]["names"], json!({"en": "Quay Collectives"}));
    assert_eq!(list[1]["kind"], "individual");
}

async fn a_person_who_signed_on_a_server_of_its_own_comes_back_the_same(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("harbour").await;
    let names = json!({"en": "Ana Ferreira"});
    let endorsement = json!({
        "org": dockers.org, "object": appeal, "names": names, "capacity": "personal",
        "country": "PE",
    });
    dockers.post("/endorsements", endorsement).await.expect(202);
    until("she is on the list", || async {
        match hub.list(&appeal).await.as_slice() {
            [one] if one["names"] == names => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    for format in ["csv", "jsonl"] {
        let file = hub.folder().join(format!("list.{format}"));
        let path = file.display().to_string();
        let output = hub.command(&["export", "harbour", "--format", format]);
        let text = String::from_utf8(output.stdout).expect("a list is text");
        // What a line leaves unsaid stays.
        let text = text.replace("\"country\":\"PE\"", "\"country\":null");
        std::fs::write(&file, text).expect("the file can be written");
        let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
        assert_eq!(report["refused"], json!([]), "{format}: {report}");
        assert_eq!(report["unchanged"], 1, "{format}: {report}");
    }
    // Once she has gone, no address is missing.
    dockers.withdraw(&appeal).await.expect(202);
    until("she is on the list no more", || async {
        match hub.list(&appeal).await.as_slice() {
            [] => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    for format in ["csv", "jsonl"] {
        let file = hub.folder().join(format!("list.{format}"));
        let path = file.display().to_string();
        let output = hub.command(&["import", "cosigners", "harbour", &path, "--json"]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
        assert_eq!(report["refused"][0]["code"], "taken_back", "{report}");
    }
}

async fn a_column_of_names_that_was_sorted_by_itself_is_asked_about(backend: Backend) {
    const ASKED: &str = "name=\"renamed-all\"";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let path = hub.folder().join("list.csv").display().to_string();
    let list = "Organisation\nCrane Drivers\nNet Menders\nSailmakers\n";
    std::fs::write(&path, list).expect("the file can be written");
    hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
    let listed = hub.list(&appeal).await;
    let exported = hub.fetch(TABLE).await.text;
    let moved = exported
        .replace("Sailmakers", "Another")
        .replace("Net Menders", "Sailmakers")
        .replace("Crane Drivers", "Net Menders")
        .replace("Another", "Crane Drivers");
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(BASE).await, "csrf");
    let ours = [("csrf".to_owned(), csrf.clone())];
    let preview = format!("{BASE}/preview");
    let ticked = format!("{ASKED} id=\"renamed-all\" value=\"yes\" checked");
    // Nothing else that somebody writes into it is asked about.
    for (table, is_asked, is_numbered) in [
        (
            exported.replace("Sailmakers", "Sailmakers Union"),
            false,
            false,
        ),
        (exported.replace("\n1,", "\n9,"), false, true),
        (moved, true, false),
    ] {
        let (status, to) = desk.upload_as(BASE, &ours, "file", table.as_bytes()).await;
        assert!(status.is_redirection(), "{to}");
        let shown = desk.get(&preview).await;
        assert_eq!(shown.contains(ASKED), is_asked, "{shown}");
        let said = shown.contains("A number was written into some exported lines");
        assert_eq!(said, is_numbered, "{shown}");
        // Rows that are left out can make it most of them: what was ticked then stays ticked while something else is asked.
        let mark = field(&shown, "mark");
        let sure = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
        let sure = [&sure[..], &[("renamed-all", "yes"), ("wording", "9")]].concat();
        let (_, shown) = desk.post(&format!("{BASE}/take"), &sure).await;
        assert!(shown.contains(&ticked), "{shown}");
    }
    let mark = field(&desk.get(&preview).await, "mark");
    let said = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    let (status, shown) = desk.post(&format!("{BASE}/take"), &said).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{shown}");
    for part in ["id=\"renamed-all-error\"", "sort whole rows of the table"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(hub.list(&appeal).await, listed);
    let sure = [&said[..], &[("renamed-all", "yes")]].concat();
    let (_, to) = desk.post(&format!("{BASE}/take"), &sure).await;
    assert_eq!(to, format!("{BASE}/done"));
    let now = hub.list(&appeal).await;
    for was in &listed {
        let now = now.iter().find(|now| now["id"] == was["id"]);
        let now = now.expect("it is on the list");
        assert_ne!(now["names"], was["names"]);
    }
}

async fn a_column_of_countries_that_was_sorted_by_itself_is_asked_about(backend: Backend) {
    const ASKED: &str = "name=\"renamed-all\"";
    const WHAT: &str = "give it what another entry has";
    const CHANGED_PLACES: &str = "Did the two change places in the table by mistake?";
    const SIGNERS: [(&str, &str); 7] = [
        ("Crane Drivers", "PE"),
        ("Net Menders", "DE"),
        ("Sailmakers", "IE"),
        ("Harbour Pilots", "FR"),
        ("Cooks", "CL"),
        ("Porters", "BE"),
        ("Clerks", "AR"),
    ];
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let path = hub.folder().join("list.csv").display().to_string();
    let write = |text: &str| std::fs::write(&path, text).expect("the file can be written");
    let rows = SIGNERS.map(|(name, country)| format!("{name},{country}\n"));
    write(&format!("Organisation,Country\n{}", rows.concat()));
    let arguments = ["import", "cosigners", "harbour", path.as_str(), "--json"];
    hub.command_json(&arguments);
    let listed = hub.list(&appeal).await;
    let exported = hub.fetch(TABLE).await.text;
    let cell = |country: &str| format!(",{country},organisation,");
    let moved = exported.lines().map(|line| {
        let at = SIGNERS.iter().position(|(name, _)| line.contains(name));
        let line = at.map_or_else(
            || line.to_owned(),
            |at| {
                let (_, another) = SIGNERS[(at + 1) % SIGNERS.len()];
                line.replace(&cell(SIGNERS[at].1), &cell(another))
            },
        );
        line + "\r\n"
    });
    let moved = moved.collect::<String>();

    write(&moved);
    let looked = hub.command(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(looked.status.code(), Some(3), "{looked:?}");
    let looked: Value = serde_json::from_slice(&looked.stdout).expect("a report");
    let warning = looked["warnings"][0].as_str().unwrap_or_default();
    let words = "would get the countries of other entries, as if one column had been sorted";
    assert!(warning.contains(words), "{looked}");
    let refused = hub.command(&arguments);
    assert_ne!(refused.status.code(), Some(0), "{refused:?}");
    assert_eq!(hub.list(&appeal).await, listed);

    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(BASE).await, "csrf");
    let ours = [("csrf".to_owned(), csrf.clone())];
    let preview = format!("{BASE}/preview");
    // One that is corrected asks nothing; two names that were exchanged are pointed out.
    let corrected = exported.replace(&cell("PE"), &cell("EC"));
    let exchanged = exported
        .replace("Cooks", "Another")
        .replace("Clerks", "Cooks")
        .replace("Another", "Clerks");
    for (table, is_asked, are_exchanged) in [
        (corrected, false, false),
        (exchanged, false, true),
        (moved, true, false),
    ] {
        let (status, to) = desk.upload_as(BASE, &ours, "file", table.as_bytes()).await;
        assert!(status.is_redirection(), "{to}");
        let shown = desk.get(&preview).await;
        for part in [ASKED, WHAT] {
            assert_eq!(shown.contains(part), is_asked, "{part}: {shown}");
        }
        for part in [CHANGED_PLACES, " ↔ "] {
            assert_eq!(shown.contains(part), are_exchanged, "{part}: {shown}");
        }
    }
    let mark = field(&desk.get(&preview).await, "mark");
    let said = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    let (status, shown) = desk.post(&format!("{BASE}/take"), &said).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{shown}");
    for part in ["id=\"renamed-all-error\"", "Tick that this is meant", WHAT] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(hub.list(&appeal).await, listed);
    let sure = [&said[..], &[("renamed-all", "yes")]].concat();
    let (_, to) = desk.post(&format!("{BASE}/take"), &sure).await;
    assert_eq!(to, format!("{BASE}/done"));
    let now = hub.list(&appeal).await;
    for was in &listed {
        let now = now.iter().find(|now| now["id"] == was["id"]);
        let now = now.expect("it is on the list");
        assert_eq!(now["names"], was["names"]);
        assert_ne!(now["country"], was["country"]);
    }
}

async fn what_the_desk_mends_stays_whatever_was_exported_before(backend: Backend) {
    const UNCHANGED: [Option<u64>; 3] = [Some(0), Some(0), Some(1)];
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let import = |file: &str, text: &str| {
        let path = hub.folder().join(file).display().to_string();
        std::fs::write(&path, text).expect("the file can be written");
        let report = hub.command_json(&["import", "cosigners", "harbour", &path, "--json"]);
        ["added", "updated", "unchanged"].map(|what| report[what].as_u64())
    };
    let exported = async || {
        let output = hub.command(&["export", "harbour", "--format", "jsonl"]);
        let lines = String::from_utf8(output.stdout).expect("lines are text");
        (hub.fetch(TABLE).await.text, lines)
    };
    let stands = async || {
        let list = hub.list(&appeal).await;
        (list[0]["names"].clone(), list[0]["country"].clone())
    };
    let list = "No.,Organisation\n7,Quay Collective\n";
    assert_eq!(import("list.csv", list), [1, 0, 0].map(Some));
    let listed = hub.list(&appeal).await;
    let id = listed[0]["id"].as_str().expect("an id");
    let (table, lines) = exported().await;
    // What says only what stands there is known afterwards as well.
    let emptied = lines.replace("\"country\":null", "\"country\":\"\"");
    assert_eq!(import("emptied.jsonl", &emptied), UNCHANGED);

    let mut desk = Desk::of(&hub).await;
    mend(&mut desk, id, "Quay Union", "PS").await;
    let (later_table, later_lines) = exported().await;
    let mended = (json!({"en": "Quay Union"}), json!("PS"));
    let files = [
        ("table.csv", &table),
        ("lines.jsonl", &lines),
        ("emptied.jsonl", &emptied),
        ("later.csv", &later_table),
        ("later.jsonl", &later_lines),
    ];
    for (file, text) in files {
        assert_eq!(import(file, text), UNCHANGED, "{file}");
        assert_eq!(stands().await, mended, "{file}");
    }
    mend(&mut desk, id, "Quay Federation", "JO").await;
    let mended = (json!({"en": "Quay Federation"}), json!("JO"));
    for (file, text) in files {
        assert_eq!(import(file, text), UNCHANGED, "{file}");
        assert_eq!(stands().await, mended, "{file}");
    }
    assert_eq!(import("list.csv", list), UNCHANGED);

    // What is corrected in it is corrected.
    let (table, _) = exported().await;
    let corrected = table.replace("Quay Federation", "Quay Federations");
    assert_eq!(import("table.csv", &corrected), [0, 1, 0].map(Some));
    let (names, country): (Value, Value) = stands().await;
    assert_eq!(names, json!({"en": "Quay Federations"}));
    assert_eq!(country, "JO");
}

async fn a_correction_whose_letters_were_lost_is_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let path = hub.folder().join("list.csv").display().to_string();
    let import = |text: &str| {
        std::fs::write(&path, text).expect("the file can be written");
        hub.command_json(&["import", "cosigners", "harbour", &path, "--json"])
    };
    let listed = import("No.,Organisation\n7,Союз шахтёров\n");
    assert_eq!(listed["added"], 1, "{listed}");
    let exported = hub.fetch(TABLE).await.text;
    // Of the name that it has the letters stay; those of another one are nowhere.
    let kept = import(&exported.replace("Союз шахтёров", "???? ????????"));
    assert_eq!(kept["unchanged"], 1, "{kept}");
    let refused = import(&exported.replace("Союз шахтёров", "????????? ????????"));
    assert_eq!(refused["refused"][0]["code"], "letters_lost", "{refused}");
    assert_eq!(refused["updated"], 0, "{refused}");
    let list = hub.list(&appeal).await;
    assert_eq!(list[0]["names"], json!({"und": "Союз шахтёров"}));
}

/// Gives the entry another name and country at the desk.
async fn mend(desk: &mut Desk, id: &str, name: &str, country: &str) {
    let mended = [
        ("id", id),
        ("language-1", "en"),
        ("name-1", name),
        ("country", country),
        ("kind", "organisation"),
        ("provenance", "import"),
        ("ordinal", "7"),
    ];
    let path = "/desk/appeals/harbour/signers/sign";
    let (status, to) = desk.submit(path, &mended).await;
    assert!(status.is_redirection(), "{to}");
}
