//! Taking over a list at the desk: three steps, nothing stored before the last.

use crate::PROGRAM;
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Desk, Server, desk::field, in_days, on_both_databases, until};

on_both_databases! {
    a_pasted_table_is_looked_at_before_it_is_signed
    telephones_are_left_out_and_what_becomes_public_is_shown
    a_list_that_is_none_is_refused_where_it_was_given
    row_164_uploads_that_are_no_list_or_too_much_of_one
    a_list_of_two_thousand_lines_is_taken_at_once
    names_beside_addresses_are_those_of_people_who_are_only_counted
    who_was_taken_back_does_not_come_back_with_a_country
    row_614_a_list_from_before_a_wording_stands_under_the_one_of_its_days
    what_is_left_out_stays_left_out_while_something_else_is_asked
    whose_number_moves_is_said_and_what_was_left_out_is_not_proposed_anew
    a_second_list_with_numbers_of_its_own_asks_whose_they_are
    what_stands_above_a_list_and_what_is_no_name_is_left_out
    what_was_only_guessed_is_not_remembered
}

const LIST: &str = "No.\tName (English)\t中文名稱\tCountry\tDate\n\
    1\tTidewater Clerks\t潮水文員會\tHong Kong\n\
    2\t\t\tHK\n\
    x\t=Quay Collective\t\tGB\n\
    3\t=Dockers & Sons\t\tNowhereland\n\
    4\tCrane Drivers\t\tIE\t08.12.2015\n";

async fn a_pasted_table_is_looked_at_before_it_is_signed(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/harbour/import";
    let page = desk.get(base).await;
    let csrf = field(&page, "csrf");
    let fields = [("csrf", csrf.as_str()), ("list", LIST)];
    let (status, to) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
    assert_eq!(
        (status, to.as_str()),
        (StatusCode::SEE_OTHER, &*format!("{base}/columns"))
    );
    let page = desk.get(&to).await;
    for chosen in ["number", "organisation", "country"] {
        assert!(
            page.contains(&format!("value=\"{chosen}\" selected")),
            "{page}"
        );
    }
    let mark = field(&page, "mark");
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("header", "yes"),
        ("column-1", "number"),
        ("column-2", "organisation"),
        ("language-2", "en"),
        ("column-3", "organisation"),
        ("language-3", "zh-Hant"),
        ("column-4", "country"),
        ("column-5", "timestamp"),
    ];
    let stale = said.map(|(name, value)| (name, if name == "mark" { "another" } else { value }));
    let (status, _) = desk.post(&format!("{base}/columns"), &stale).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, to) = desk.post(&format!("{base}/columns"), &said).await;
    let page = desk.get(&to).await;
    assert!(
        page.contains("Tidewater Clerks") && page.contains("潮水文員會"),
        "{page}"
    );
    for wrong in [
        "Line 3:",
        "Nobody is named",
        "Line 4:",
        "country that is not known here",
        "5: Nowhereland",
        "The time of signing cannot be read in some lines",
    ] {
        assert!(page.contains(wrong), "{wrong}: {page}");
    }
    assert!(!page.contains("Line 5:"), "{page}");
    assert!(hub.list(&appeal).await.is_empty(), "looking stores nothing");

    let mark = field(&page, "mark");
    let fields = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    let mut to = String::new();
    for _ in 0..5 {
        (_, to) = desk.post(&format!("{base}/take"), &fields).await;
        if to == format!("{base}/done") {
            break;
        }
    }
    assert_eq!(to, format!("{base}/done"));
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 3, "{list:?}");
    assert_eq!(list[0]["names"]["zh-Hant"], "潮水文員會");
    assert_eq!(list[0]["country"], "HK");
    assert_eq!(list[1]["names"]["en"], "=Dockers & Sons");
    assert_eq!(list[1]["country"], serde_json::Value::Null);
    let refused = desk.get(&format!("{base}/refused.csv")).await;
    assert_eq!(refused.lines().count(), 3, "{refused}");
    assert!(
        refused.contains("\"'=Quay Collective\""),
        "no formula leaves: {refused}"
    );
    assert!(!refused.contains("Crane Drivers"), "{refused}");

    // The same list again: nothing to take, and what the columns hold is remembered.
    let fields = [("csrf", csrf.as_str()), ("list", LIST)];
    let (_, to) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
    let page = desk.get(&to).await;
    assert!(page.contains("value=\"zh-Hant\""), "{page}");
    let page = desk.get(&format!("{base}/preview")).await;
    assert!(
        page.contains("is there already") && !page.contains("class=\"main\""),
        "{page}"
    );
    assert_eq!(hub.list(&appeal).await.len(), 3);

    // Who was taken back does not come back by the list that once brought it.
    let id = list[2]["id"].as_str().expect("an id");
    let fields = [("csrf", csrf.as_str()), ("id", id)];
    let path = "/desk/appeals/harbour/signers/withdraw";
    // Once it is said to be sure: nobody brings the same entry back.
    let (status, page) = desk.post(path, &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    for part in [
        "Say that you are sure",
        "id=\"sure-error\"",
        "Crane Drivers",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(hub.list(&appeal).await.len(), 3);
    let fields = [("csrf", csrf.as_str()), ("id", id), ("sure", "yes")];
    let (status, to) = desk.post(path, &fields).await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get(&format!("{base}/preview")).await;
    for part in ["Line 6:", "does not come back by a list"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("changes its entry"), "{page}");
    assert_eq!(hub.list(&appeal).await.len(), 2);
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

async fn a_list_that_is_none_is_refused_where_it_was_given(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/harbour/import";
    let csrf = field(&desk.get(base).await, "csrf");
    let long = "A\n".repeat(2_001);
    // As some spreadsheets end lines.
    let old = "A\r".repeat(2_001);
    for (list, says) in [
        (" \n", "nothing in the list"),
        (long.as_str(), "Divide it"),
        (old.as_str(), "Divide it"),
    ] {
        let fields = [("csrf", csrf.as_str()), ("list", list)];
        let (status, page) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(says), "{page}");
    }
    let page = desk.get(&format!("{base}/preview")).await;
    assert!(!page.contains("import-take"), "nothing was begun");
}

/// Hostile input, row 164.
async fn row_164_uploads_that_are_no_list_or_too_much_of_one(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/harbour/import";
    let csrf = field(&desk.get(base).await, "csrf");
    let ours = [("csrf".to_owned(), csrf.clone())];
    let mib = |count: usize| "a,b\n".repeat(count * 256 * 1024).into_bytes();
    for (file, status, says) in [
        (b"".to_vec(), 422, "nothing in the list"),
        (b"Name\0\nDockers\0\n".to_vec(), 422, "nothing in the list"),
        // Chinese as older spreadsheets write it.
        (
            b"Name\n\xD6\xD0\xCE\xC4\n".to_vec(),
            422,
            "line 2 is the first",
        ),
        // A spreadsheet as it is, which is a packed folder.
        (
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xFF\xFE".to_vec(),
            422,
            "UTF-8",
        ),
        (mib(3), 422, "Divide it"),
        (mib(4).into_iter().chain(*b"x").collect(), 422, "Divide it"),
        // Refused before it is read.
        (mib(6), 413, "A list has at most 4 MB"),
    ] {
        let (answered, page) = desk.upload_as(base, &ours, "file", &file).await;
        assert_eq!(answered.as_u16(), status, "{says}: {page}");
        assert!(page.contains(says), "{says}: {page}");
    }
    // Too much of it, and nobody said how much it would be.
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
    );
    let pieces = std::iter::once(head.into_bytes()).chain((0..64).map(|_| vec![b'a'; 128 * 1024]));
    let pieces = pieces.map(Ok::<_, std::io::Error>);
    let body = reqwest::Body::wrap_stream(futures::stream::iter(pieces));
    let kind = "multipart/form-data; boundary=x";
    let (status, page) = desk.post_as(base, kind, body).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{page}");
    for (kind, body) in [
        ("multipart/form-data", "--x\r\n\r\n"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disp"),
        ("text/csv", "Name\nDockers\n"),
    ] {
        let (status, page) = desk.post_as(base, kind, body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{kind}: {page}");
    }
    let theirs = [("csrf".to_owned(), "another".to_owned())];
    let (status, _) = desk
        .upload_as(base, &theirs, "file", b"Name\nDockers\n")
        .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = desk.look(&format!("{base}/preview")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "nothing was begun");
    assert!(hub.list(&appeal).await.is_empty());
}

async fn a_list_of_two_thousand_lines_is_taken_at_once(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/harbour/import";
    let csrf = field(&desk.get(base).await, "csrf");
    let mut list = String::from("Name\tCountry\n");
    for number in 1..2_000 {
        list.push_str(&format!("Dockers of Quay {number:04}\tIE\n"));
    }
    let fields = [("csrf", csrf.as_str()), ("list", list.as_str())];
    let (_, to) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
    assert_eq!(to, format!("{base}/columns"));
    let mark = field(&desk.get(&to).await, "mark");
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("header", "yes"),
        ("column-1", "organisation"),
        ("language-1", "en"),
        ("column-2", "country"),
    ];
    let (_, to) = desk.post(&format!("{base}/columns"), &said).await;
    // On a busy machine one request, which is given half a minute, may not have the time for all of it; nothing
    // is stored then. It is asked again for as long as the machine may be busy.
    let desk = Mutex::new(desk);
    let began = std::time::Instant::now();
    let page = until("two thousand lines that were looked at", async || {
        let page = desk.lock().await.get(&to).await;
        match page.contains("name=\"mark\"") {
            true => Ok(page),
            false => Err(format!("{page}: {}", hub.log())),
        }
    })
    .await;
    let mark = field(&page, "mark");
    let looked = began.elapsed();
    let fields = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    let began = std::time::Instant::now();
    let take = format!("{base}/take");
    let to = until("two thousand lines that were taken", async || {
        let (_, to) = desk.lock().await.post(&take, &fields).await;
        match to.starts_with(base) {
            true => Ok(to),
            false => Err(format!("{to}: {}", hub.log())),
        }
    })
    .await;
    println!(
        "2,000 lines: looked at in {looked:?}, taken in {:?}",
        began.elapsed()
    );
    assert_eq!(to, format!("{base}/done"));
    let state = hub.state(&appeal).await.expect(200);
    assert_eq!(state["coSigners"]["organisations"], 1_999, "{state}");
}

/// Where lists are taken over.
const BASE: &str = "/desk/appeals/harbour/import";

/// Pastes a list; the page that asks what its columns hold.
pub(crate) async fn paste(desk: &mut Desk, list: &str) -> String {
    let csrf = field(&desk.get(BASE).await, "csrf");
    let fields = [("csrf", csrf.as_str()), ("list", list)];
    let (_, to) = desk.send(&format!("{BASE}/paste"), &fields, &[]).await;
    desk.get(&to).await
}

/// Says what the columns hold; the page that shows what becomes of the list.
pub(crate) async fn choose(desk: &mut Desk, page: &str, columns: &[(&str, &str)]) -> String {
    let (csrf, mark) = (field(page, "csrf"), field(page, "mark"));
    let mut said = vec![
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("header", "yes"),
    ];
    said.extend_from_slice(columns);
    let (_, to) = desk.post(&format!("{BASE}/columns"), &said).await;
    desk.get(&to).await
}

/// Takes the list over; the page that says what became of it.
pub(crate) async fn take(desk: &mut Desk, page: &str) -> String {
    let (csrf, mark) = (field(page, "csrf"), field(page, "mark"));
    let fields = [("csrf", csrf.as_str()), ("mark", mark.as_str())];
    let (_, to) = desk.post(&format!("{BASE}/take"), &fields).await;
    assert_eq!(to, format!("{BASE}/done"));
    desk.get(&to).await
}

async fn names_beside_addresses_are_those_of_people_who_are_only_counted(backend: Backend) {
    const UNDATED: &str = "No day is set on which";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
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
        "changes its entry <span class=\"meta\">was:",
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
