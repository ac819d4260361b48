//! Taking over another list at the desk: what of the ones before it stands, and what is asked anew.

use crate::{
    PROGRAM,
    importing::{BASE, choose, paste, take},
};
use reqwest::StatusCode;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, Server, desk::field, on_both_databases, on_either_database,
};

on_both_databases! {
    who_was_taken_back_does_not_come_back_with_a_country
}

on_either_database! {
    row_614_a_list_from_before_a_wording_stands_under_the_one_of_its_days
    what_is_left_out_stays_left_out_while_something_else_is_asked
    whose_number_moves_is_said_and_what_was_left_out_is_not_proposed_anew
    a_second_list_with_numbers_of_its_own_asks_whose_they_are
    a_row_of_several_lines_asks_all_at_once
}

async fn who_was_taken_back_does_not_come_back_with_a_country(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let list = "Organisation\tCountry\nQuay Collective\t\nTidewater Clerks\t\n";
    let columns = [("column-1", "organisation"), ("column-2", "country")];
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;
    assert_eq!(listed.len(), 2, "{listed:?}");
    let quay = listed
        .iter()
        .find(|entry| entry["names"]["und"] == "Quay Collective");
    let id = quay.and_then(|entry| entry["id"].as_str());
    let fields = [("id", id.expect("it is listed")), ("sure", "yes")];
    let path = "/desk/appeals/harbour/signers/withdraw";
    let (status, to) = desk.submit(path, &fields).await;
    assert!(status.is_redirection(), "{to}");

    let list = "Organisation\tCountry\nQuay Collective\tGB\nTidewater Clerks\tIE\n";
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    for part in ["does not come back by a list", "changes its entry"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(listed[0]["country"], "IE");
}

async fn row_614_a_list_from_before_a_wording_stands_under_the_one_of_its_days(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let body = json!({"body": {"en": "Another text.", "zh-Hant": "另一份文本。"}});
    hub.revise("harbour", body).await.expect(200);
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get(BASE).await, "csrf");
    let list = "Organisation\tDate\nTidewater Clerks\t2015-12-08\n";
    let fields = [("csrf", csrf.as_str()), ("list", list)];
    let (_, to) = desk.send(&format!("{BASE}/paste"), &fields, &[]).await;
    let mark = field(&desk.get(&to).await, "mark");
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("header", "yes"),
        ("column-1", "organisation"),
        ("language-1", "en"),
        ("column-2", "timestamp"),
    ];
    let (_, to) = desk.post(&format!("{BASE}/columns"), &said).await;
    let page = desk.get(&to).await;
    assert!(page.contains("<option value=\"1\" selected>"), "{page}");
    let mark = field(&page, "mark");
    for (wording, selected) in [("9", "1"), ("-1", "1"), ("two", "1"), ("2", "2")] {
        let fields = [
            ("csrf", csrf.as_str()),
            ("mark", mark.as_str()),
            ("wording", wording),
        ];
        let (status, page) = desk.post(&format!("{BASE}/take"), &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        let chosen = format!("<option value=\"{selected}\" selected>");
        assert!(page.contains(&chosen), "{wording}: {page}");
    }
    assert!(hub.list(&appeal).await.is_empty(), "nothing was taken");
    let fields = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("wording", "1"),
    ];
    let (_, to) = desk.post(&format!("{BASE}/take"), &fields).await;
    assert_eq!(to, format!("{BASE}/done"));
    let list = hub.list(&appeal).await;
    assert_eq!((list.len(), &list[0]["revision"]), (1, &json!(1)));
}

async fn what_is_left_out_stays_left_out_while_something_else_is_asked(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let body = json!({"body": {"en": "Another text.", "zh-Hant": "另一份文本。"}});
    hub.revise("harbour", body).await.expect(200);
    let mut desk = Desk::of(&hub).await;
    // Lines 2 and 3 have the very same name, so that leaving out the second is proposed.
    let list = "No.\tOrganisation\tDate\n1\tTidewater Clerks\t2015-12-08\n\
        2\tTidewater Clerks\t2015-12-09\n";
    let columns = [
        ("column-1", "number"),
        ("column-2", "organisation"),
        ("language-2", "en"),
        ("column-3", "timestamp"),
    ];
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    let ticked = "id=\"without-3\" value=\"yes\" checked";
    assert!(shown.contains(ticked), "{shown}");
    // Counts and words follow what is ticked.
    let is_out = "is left out, as ticked above";
    let count = "<dt>new</dt><dd>1</dd>";
    assert!(shown.contains(is_out) && shown.contains(count), "{shown}");
    let (csrf, mark) = (field(&shown, "csrf"), field(&shown, "mark"));
    let said = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    // The later wording is asked about, and so is one that there is not: what was ticked is shown as it was.
    for (wording, without, stays) in [
        ("2", "no", false),
        ("2", "yes", true),
        ("9", "no", false),
        ("9", "yes", true),
    ] {
        let more = [("wording", wording), ("without-3", without)];
        let (status, page) = desk
            .post(&format!("{BASE}/take"), &[said, more].concat())
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        assert!(page.contains("id=\"without-3\""), "{page}");
        assert_eq!(page.contains(ticked), stays, "{wording}: {page}");
        assert_eq!(page.contains(is_out), stays, "{wording}: {page}");
        assert_eq!(page.contains(count), stays, "{wording}: {page}");
    }
    assert!(hub.list(&appeal).await.is_empty(), "nothing was taken");
    let sure = [("wording", "2"), ("sure-wording", "2")];
    let (_, to) = desk
        .post(&format!("{BASE}/take"), &[said, sure].concat())
        .await;
    assert_eq!(to, format!("{BASE}/done"));
    assert_eq!(hub.list(&appeal).await.len(), 2, "both were to be taken");
}

async fn whose_number_moves_is_said_and_what_was_left_out_is_not_proposed_anew(backend: Backend) {
    const MOVES: &str = "One other entry would get a new number";
    const BEFORE: &str = "It was left out of the list before.";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let page = paste(&mut desk, "Organisation\tCountry\nTidewater Clerks\tHK\n").await;
    let columns = [("column-1", "organisation"), ("column-2", "country")];
    let shown = choose(&mut desk, &page, &columns).await;
    assert!(!shown.contains(MOVES), "{shown}");
    take(&mut desk, &shown).await;
    assert_eq!(hub.list(&appeal).await[0]["number"], 1);

    // A printed number above that of somebody who has none moves them.
    let list = "No.\tOrganisation\tCountry\n7\tQuay Collective\tIE\n8\tTidewater Clerks\tHK\n\
                x\tCrane Drivers\tIE\n";
    let columns = [
        ("column-1", "number"),
        ("column-2", "organisation"),
        ("column-3", "country"),
    ];
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    assert!(shown.contains(MOVES), "{shown}");
    let ticked = "id=\"without-3\" value=\"yes\" checked";
    assert!(shown.contains("id=\"without-3\""), "{shown}");
    // The very name that is on the list is most likely that one.
    assert!(shown.contains(ticked) && !shown.contains(BEFORE), "{shown}");
    let (csrf, mark) = (field(&shown, "csrf"), field(&shown, "mark"));
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("without-3", "yes"),
    ];
    let (_, to) = desk.post(&format!("{BASE}/take"), &said).await;
    assert_eq!(to, format!("{BASE}/done"));
    let done = desk.get(&to).await;
    let count = "<dt>ticked to be left out</dt><dd>1</dd>";
    assert!(done.contains(count), "{done}");
    let numbers = async || -> Vec<u64> {
        let list = hub.list(&appeal).await.into_iter();
        list.filter_map(|entry| entry["number"].as_u64()).collect()
    };
    assert_eq!(numbers().await, [7, 8]);
    // What was not taken can be mended in a spreadsheet: its columns are headed as in the list.
    let refused = desk.get(&format!("{BASE}/refused.csv")).await;
    let head = refused.lines().next().unwrap_or_default();
    assert!(
        head.ends_with("line,reason,No.,Organisation,Country"),
        "{refused}"
    );

    // The same list again leaves the same line out, until somebody says otherwise.
    paste(&mut desk, list).await;
    let shown = desk.get(&format!("{BASE}/preview")).await;
    assert!(shown.contains(ticked) && shown.contains(BEFORE), "{shown}");
    assert!(!shown.contains(MOVES), "{shown}");
    take(&mut desk, &shown).await;
    assert_eq!(numbers().await, [7, 8, 9], "no tick, no line left out");
    paste(&mut desk, list).await;
    let shown = desk.get(&format!("{BASE}/preview")).await;
    assert!(!shown.contains(BEFORE), "{shown}");
}

async fn a_second_list_with_numbers_of_its_own_asks_whose_they_are(backend: Backend) {
    const COLUMNS: [(&str, &str); 2] = [("column-1", "number"), ("column-2", "organisation")];
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let first =
        "No.\tOrganisation\n1\tTidewater Clerks\n2\tQuay Collective\n3\tRopewalkers League\n";
    let page = paste(&mut desk, first).await;
    let shown = choose(&mut desk, &page, &COLUMNS).await;
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;
    assert_eq!(listed.len(), 3, "{listed:?}");

    // One is a correction; two are others, or renamed: only a person knows.
    let second = "No.\tOrganisation\n1\t海員工會\n2\tBollard Society\n3\tRopewalkers Leauge\n";
    let page = paste(&mut desk, second).await;
    let shown = choose(&mut desk, &page, &COLUMNS).await;
    for words in [
        "The number is another’s",
        "Tidewater Clerks",
        "Quay Collective",
        "name=\"at-number-2\"",
        "name=\"at-number-3\"",
        "changes its entry <span class=\"meta\">names</span> <span class=\"meta\">was:",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("at-number-4"), "{shown}");
    // Whoever says nothing replaces nobody.
    let done = take(&mut desk, &shown).await;
    assert!(done.contains("An entry with quite another name"), "{done}");
    let after = hub.list(&appeal).await;
    assert_eq!(after.len(), 3, "{after:?}");
    assert_eq!(after[0]["names"], listed[0]["names"]);
    assert_eq!(after[1]["names"], listed[1]["names"]);

    let choices = [("at-number-2", "as-new"), ("at-number-3", "renamed")];
    paste(&mut desk, second).await;
    let shown = desk.get(&format!("{BASE}/preview")).await;
    let (csrf, mark) = (field(&shown, "csrf"), field(&shown, "mark"));
    let said = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    let (_, to) = desk
        .post(&format!("{BASE}/take"), &[said, choices].concat())
        .await;
    assert_eq!(to, format!("{BASE}/done"));
    let after = hub.list(&appeal).await;
    assert_eq!(after.len(), 4, "{after:?}");
    assert_eq!(
        after[0]["names"], listed[0]["names"],
        "it stays at its number"
    );
    assert_eq!(after[1]["id"], listed[1]["id"]);
    let names = after[1]["names"].to_string();
    assert!(names.contains("Bollard Society"), "{names}");
    let names = after[3]["names"].to_string();
    assert!(names.contains("海員工會"), "{names}");

    // Both are known by now.
    paste(&mut desk, second).await;
    let shown = desk.get(&format!("{BASE}/preview")).await;
    assert!(!shown.contains("at-number-"), "{shown}");
    assert!(
        !shown.contains("class=\"main\""),
        "nothing to take: {shown}"
    );
}

async fn a_row_of_several_lines_asks_all_at_once(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let first = "No.\tOrganisation\n1\tTidewater Clerks\n2\tQuay Collective\n";
    let page = paste(&mut desk, first).await;
    let columns = [("column-1", "number"), ("column-2", "organisation")];
    let shown = choose(&mut desk, &page, &columns).await;
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;

    // Each of three rows may be several; the number of the second is that of a row beside it, of the third that of the first.
    let list = b"No.,Organisation\n1,\"Red Flag Union\n4,Union of Drivers\n5,Union of Cooks\"\n3,Crane Drivers\n\
                 3,\"Bollard Society\n6,Net Menders\n7,Sailmakers\"\n\
                 1,\"Harbour Pilots\n8,Ropewalkers\n9,Caulkers\"\n";
    let csrf = field(&shown, "csrf");
    let fields = [("csrf", csrf.as_str())];
    let files = [("file", "list.csv", &list[..])];
    let (status, to) = desk.send(BASE, &fields, &files).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let shown = desk.get(&format!("{BASE}/preview")).await;
    for part in [
        "name=\"one-signer-2\"",
        "name=\"at-number-2\"",
        "No. 1 on the list:",
        "Tidewater Clerks",
        "Lines 6–8:",
        "Bollard Society",
        "The same number or the same names stand in another line, too.",
        "name=\"one-signer-9\"",
        "name=\"at-number-9\"",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("one-signer-6"), "{shown}");
    let mark = field(&shown, "mark");
    let said = [
        fields[0],
        ("mark", mark.as_str()),
        ("one-signer-2", "yes"),
        ("at-number-2", "as-new"),
        ("one-signer-9", "yes"),
        ("at-number-9", "as-new"),
    ];
    let (_, to) = desk.post(&format!("{BASE}/take"), &said).await;
    assert_eq!(to, format!("{BASE}/done"));
    // Of two with one number the first is taken, and the other one is named.
    let done = desk.get(&to).await;
    assert!(done.contains("Line 9:"), "{done}");
    let after = hub.list(&appeal).await;
    assert_eq!(after.len(), 4, "{after:?}");
    assert_eq!(after[0]["names"], listed[0]["names"], "nobody was replaced");
    let named = |name: &str| {
        let mut all = after.iter();
        all.find(|entry| entry["names"].to_string().contains(name))
    };
    let crane = named("Crane Drivers").expect("it has its number");
    assert_eq!(crane["ordinal"], 3);
    assert!(named("Red Flag Union").is_some(), "{after:?}");
    assert!(named("Bollard Society").is_none(), "{after:?}");
    assert!(named("Harbour Pilots").is_none(), "{after:?}");

    // The other one alone is taken as well.
    let (_, to) = desk.send(BASE, &fields, &files).await;
    assert_eq!(to, format!("{BASE}/columns"));
    let shown = desk.get(&format!("{BASE}/preview")).await;
    let mark = field(&shown, "mark");
    let said = [
        fields[0],
        ("mark", mark.as_str()),
        ("one-signer-9", "yes"),
        ("at-number-9", "as-new"),
    ];
    let (_, to) = desk.post(&format!("{BASE}/take"), &said).await;
    assert_eq!(to, format!("{BASE}/done"));
    let after = hub.list(&appeal).await;
    assert_eq!(after.len(), 5, "{after:?}");
    assert!(after[4]["names"].to_string().contains("Harbour Pilots"));
}
