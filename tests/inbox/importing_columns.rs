//! Taking over a list at the desk: what its columns hold, and what is left out of it.

use crate::{
    PROGRAM,
    importing::{BASE, choose, paste, take},
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Desk, Server, desk::field, in_days, on_either_database};

on_either_database! {
    telephones_are_left_out_and_what_becomes_public_is_shown
    names_beside_addresses_are_those_of_people_who_are_only_counted
    what_stands_above_a_list_and_what_is_no_name_is_left_out
    what_was_only_guessed_is_not_remembered
    lines_of_json_that_are_not_taken_are_given_back_as_such
}

async fn telephones_are_left_out_and_what_becomes_public_is_shown(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let list = "團體名稱\t團體電話\t團體簡稱\t聯絡人\n\
        碼頭工友社\t2345 6789\t碼工\t陳大文\n\
        團體名稱\t團體電話\t團體簡稱\t聯絡人\n\
        共 1 個團體\t\t\t\n";
    let page = paste(&mut desk, list).await;
    for (value, count) in [("organisation", 1), ("also-known-as", 1), ("ignore", 2)] {
        let chosen = format!("value=\"{value}\" selected");
        assert_eq!(page.matches(&chosen).count(), count, "{value}: {page}");
    }
    let columns = [
        ("column-1", "organisation"),
        ("column-2", "ignore"),
        ("column-3", "also-known-as"),
        ("column-4", "ignore"),
    ];
    let shown = choose(&mut desk, &page, &columns).await;
    for words in [
        "2 columns are left out",
        "團體電話 · 聯絡人",
        "碼工",
        "Line 3:",
        "the header once more",
        "Line 4:",
        "is a sum",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    for private in ["2345 6789", "陳大文"] {
        assert!(!shown.contains(private), "{private}: {shown}");
    }
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["alsoKnownAs"], json!(["碼工"]), "{listed:?}");
    // What is remembered of the columns publishes no telephone of another list.
    let list = "團體名稱\t網站\t團體電話\t備註\n潮水文員會\ta.example\t2345 6780\t-\n";
    let page = paste(&mut desk, list).await;
    assert!(!page.contains("value=\"also-known-as\" selected"), "{page}");
}

async fn names_beside_addresses_are_those_of_people_who_are_only_counted(backend: Backend) {
    const UNDATED: &str = "No day is set on which";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    // Others take nobody over of whom a list would tell whether they signed.
    let id = field(&desk.get("/desk/team").await, "id");
    let roles = [
        ("id", id.as_str()),
        ("role-owner", "yes"),
        ("role-steward", "yes"),
    ];
    let (status, to) = desk.submit("/desk/team/roles", &roles).await;
    assert!(status.is_redirection(), "{to}");
    let people = "Name,E-mail\nAna Ferreira,ana@people.example\nBen Ode,ben@people.example\n";
    let page = paste(&mut desk, people).await;
    assert!(page.contains("value=\"individual\" selected"), "{page}");
    assert!(!page.contains("value=\"organisation\" selected"), "{page}");
    // Whoever says that they are organisations is asked once more.
    let columns = [("column-1", "organisation"), ("column-2", "email")];
    let shown = choose(&mut desk, &page, &columns).await;
    assert!(
        shown.contains("2 names become public on every server"),
        "{shown}"
    );
    assert!(!shown.contains(UNDATED), "{shown}");

    let page = desk.get(&format!("{BASE}/columns")).await;
    let columns = [("column-1", "individual"), ("column-2", "email")];
    let shown = choose(&mut desk, &page, &columns).await;
    assert!(!shown.contains("become public"), "{shown}");
    let done = take(&mut desk, &shown).await;
    // Nobody is promised when that is deleted.
    for page in [&shown, &done] {
        assert!(page.contains(UNDATED), "{page}");
        assert!(
            page.contains("href=\"/desk/appeals/harbour/people\""),
            "{page}"
        );
    }
    let state = hub.state(&appeal).await.expect(200);
    assert_eq!(state["coSigners"]["individuals"], 2, "{state}");
    assert!(hub.list(&appeal).await.is_empty());

    let path = "/desk/appeals/harbour/people";
    let page = desk.get(path).await;
    assert!(page.contains(UNDATED), "{page}");
    let terms = json!({
        "open": false, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "never",
        "keptUntil": in_days(90),
    });
    let set = hub.api(Method::PUT, "/appeals/harbour/people", Some(terms));
    set.await.expect(200);
    let page = desk.get(path).await;
    assert!(!page.contains(UNDATED), "{page}");
}

async fn what_stands_above_a_list_and_what_is_no_name_is_left_out(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(BASE).await, "csrf");
    let ours = [("csrf".to_owned(), csrf)];
    let file = b"Signatories of the appeal, draft 3;;\r\nNr.;Organisation;Country\r\n\
        1;\"Nurses\r\nof the Port\";IE\r\n2;+44 20 7946 0000;GB\r\n3;1.;FR\r\n4;Caf\xE9 Union;FR\r\n";
    let (status, to) = desk.upload_as(BASE, &ours, "file", file).await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get(&format!("{BASE}/columns")).await;
    for words in [
        "The list begins with line 2",
        "as older spreadsheets write",
        "value=\"number\" selected",
        "value=\"organisation\" selected",
        "value=\"country\" selected",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let columns = [
        ("column-1", "number"),
        ("column-2", "organisation"),
        ("column-3", "country"),
    ];
    let shown = choose(&mut desk, &page, &columns).await;
    for words in [
        "Line 1:",
        "stands above the list",
        "Line 5:",
        "Line 6:",
        "There is no letter in the name.",
        "Nurses of the Port",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    take(&mut desk, &shown).await;
    let names: Vec<String> = hub
        .list(&appeal)
        .await
        .iter()
        .map(|entry| {
            entry["names"]["und"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    assert_eq!(names, ["Nurses of the Port", "Café Union"]);
}

async fn what_was_only_guessed_is_not_remembered(backend: Backend) {
    const SECOND: &str = "Organisation\tAcronym\nCrane Drivers\tCD\n";
    let further = "value=\"also-known-as\" selected";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let columns = [("column-1", "organisation"), ("column-2", "ignore")];
    let page = paste(&mut desk, "Organisation\tNotes\nTidewater Clerks\tx\n").await;
    choose(&mut desk, &page, &columns).await;
    let page = paste(&mut desk, SECOND).await;
    assert!(page.contains(further), "looking remembers nothing: {page}");
    // What somebody has changed is.
    choose(&mut desk, &page, &columns).await;
    let page = paste(&mut desk, SECOND).await;
    assert!(!page.contains(further), "{page}");
}

/// Beside reasons in a table they would be names of organisations.
async fn lines_of_json_that_are_not_taken_are_given_back_as_such(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let row = |ordinal: Value, name: &str| {
        json!({"kind": "organisation", "ordinal": ordinal, "names": [{"text": name}]}).to_string()
    };
    let wrong = row(json!("8"), "Crane Drivers");
    let list = format!("{}\n{wrong}\n", row(json!(7), "Quay Collective"));
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(BASE).await, "csrf");
    let ours = [("csrf".to_owned(), csrf)];
    let (status, to) = desk.upload_as(BASE, &ours, "file", list.as_bytes()).await;
    assert!(status.is_redirection(), "{to}");
    let shown = desk.get(&format!("{BASE}/preview")).await;
    let done = take(&mut desk, &shown).await;
    assert!(done.contains("import/refused.jsonl\""), "{done}");
    assert!(!done.contains("refused.csv"), "{done}");
    let (status, _) = desk.look(&format!("{BASE}/refused.csv")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let refused = desk.get(&format!("{BASE}/refused.jsonl")).await;
    assert_eq!(refused, format!("{wrong}\n"));
    // Meant for one person, as every page of the desk.
    let kept = desk.kept(&format!("{BASE}/refused.jsonl")).await;
    assert_eq!(kept, "no-store, no-transform");

    // Mended it is taken.
    let mended = refused.replace("\"8\"", "8");
    let (_, to) = desk.upload_as(BASE, &ours, "file", mended.as_bytes()).await;
    assert_eq!(to, format!("{BASE}/preview"));
    let shown = desk.get(&to).await;
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert_eq!(listed[1]["names"], json!({"und": "Crane Drivers"}));
}
