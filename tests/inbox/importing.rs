//! Taking over a list at the desk: three steps, nothing stored before the last.

use crate::PROGRAM;
use reqwest::StatusCode;
use tokio::sync::Mutex;
use undersigned_tests::{
    Backend, Desk, Server, desk::field, on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_list_of_two_thousand_lines_is_taken_at_once
}

on_either_database! {
    a_pasted_table_is_looked_at_before_it_is_signed
    a_list_that_is_none_is_refused_where_it_was_given
    row_164_uploads_that_are_no_list_or_too_much_of_one
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
    // As a browser sends the field of a file that was left empty.
    let (status, to) = desk.send(base, &fields, &[("file", "", &b""[..])]).await;
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
        // Few lines are not folded, nor does a link lead past them.
        "<details open><summary id=\"rows-others\">",
    ] {
        assert!(page.contains(wrong), "{wrong}: {page}");
    }
    assert!(!page.contains("href=\"#take\""), "{page}");
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

    // What was refused is mended in its own file; the apostrophe of that is no part of the name.
    let mended = refused.replace(",x,", ",9,");
    let ours = [("csrf".to_owned(), csrf.clone())];
    let (status, to) = desk.upload_as(base, &ours, "file", mended.as_bytes()).await;
    assert!(status.is_redirection(), "{to}");
    let shown = desk.get(&format!("{base}/preview")).await;
    take(&mut desk, &shown).await;
    let list = hub.list(&appeal).await;
    assert_eq!(list.len(), 3, "{list:?}");
    assert_eq!(list[2]["names"]["en"], "=Quay Collective");
}

async fn a_list_that_is_none_is_refused_where_it_was_given(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let base = "/desk/appeals/harbour/import";
    let csrf = field(&desk.get(base).await, "csrf");
    let long = "A\n".repeat(2_001);
    // As some spreadsheets end lines.
    let old = "A\r".repeat(2_001);
    for (list, says) in [
        (" \n", "nothing in the list"),
        (long.as_str(), "more than 2,000 lines"),
        (old.as_str(), "more than 2,000 lines"),
        (
            "Organisation\tCountry\nQuay\tDE\tx\nCrane Drivers\tFR\ty\n",
            "(headings: 2, cells in a line: 3)",
        ),
    ] {
        let fields = [("csrf", csrf.as_str()), ("list", list)];
        let (status, page) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(says), "{page}");
    }
    // Of two lists nobody knows which one is meant.
    let fields = [("csrf", csrf.as_str()), ("list", "Crane Drivers")];
    let files: [(&str, &str, &[u8]); 1] = [("file", "list.csv", b"Name\nDockers\n")];
    let (status, page) = desk.send(base, &fields, &files).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.contains("Only one list") && page.contains("Crane Drivers"),
        "{page}"
    );
    let page = desk.get(&format!("{base}/preview")).await;
    assert!(!page.contains("import-take"), "nothing was begun");

    // What two marks near each other hold together may be one cell, and so one signer: somebody has to say it.
    let list = b"Name,Country,Notes\n\"Red Flag Union,Chile,b\nUnion of Drivers,Chile,x\n\
                 Union of Cooks\",Chile,c\nBakers,Korea,\nBakers,Korea,x\n";
    let fields = [("csrf", csrf.as_str())];
    let (status, to) = desk
        .send(base, &fields, &[("file", "list.csv", &list[..])])
        .await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get(&format!("{base}/preview")).await;
    for part in [
        "They are not taken unless you tick",
        "name=\"one-signer-2\" id=\"one-signer-2\" value=\"yes\">",
        "Lines 2–4 are one signer, and are taken: <span",
        "5: Korea (may be two: write South Korea or North Korea)",
        "Line 6:",
        "stands in the list twice, and is taken once",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let mark = field(&page, "mark");
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("one-signer-2", "yes"),
    ];
    let (_, to) = desk.post(&format!("{base}/take"), &said).await;
    assert_eq!(to, format!("{base}/done"));
    let done = desk.get(&to).await;
    let listed = base.replace("/import", "/co-signers");
    assert!(done.contains(&format!("href=\"{listed}\"")), "{done}");
    let list = hub.list(&appeal).await;
    let is_joined = |names: &serde_json::Value| names.to_string().contains("Union of Cooks");
    assert!(list.iter().any(|one| is_joined(&one["names"])), "{list:?}");
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
        (b"Name\nDock\0ers\n".to_vec(), 422, "line 2 is the first"),
        // All below the mark would be one name.
        (
            b"Name,Country\nDockers,DE\n\"Bakers,DE\nTram,FR\n".to_vec(),
            422,
            "in line 3 is never closed",
        ),
        // So would what stands between two marks far apart.
        (
            format!(
                "Name,Country\n\"Dockers\n{}Tram\",FR\n",
                "Bakers,DE\n".repeat(40)
            )
            .into_bytes(),
            422,
            "in line 2 goes over 42 lines",
        ),
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
            "This is a workbook, a document or a PDF",
        ),
        (mib(3), 422, "more than 2,000 lines"),
        (
            mib(4).into_iter().chain(*b"x").collect(),
            422,
            "larger than 4 MB",
        ),
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
    let leads_down = page.contains("href=\"#take\"") && page.contains("id=\"take\"");
    assert!(leads_down, "{page}");
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
pub(crate) const BASE: &str = "/desk/appeals/harbour/import";

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
