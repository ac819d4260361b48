//! What readers are sent: once, packed, and as it comes.

mod collections;
mod feeds;

use crate::PROGRAM;
use reqwest::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH,
    SET_COOKIE, VARY,
};
use serde_json::{Value, json};
use tokio::time::timeout;
use undersigned_tests::{Backend, Server, desk::between, patience, until};

async fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> reqwest::Response {
    let mut request = server.client.get(format!("{}{path}", server.address()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.header("host", server.host());
    request.send().await.expect("the server answers")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_typed_off_paper_leads_to_the_right_one() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    server.publish("brakes").await;
    let draft = server.petition("unpublished");
    server.post("/appeals", draft).await.expect(201);
    let page = [("accept", "text/html")];
    for (typed, right) in [
        ("/appeals/brakes/", "/appeals/brakes"),
        ("/appeals/Brakes?lang=ar", "/appeals/brakes?lang=ar"),
        ("/Appeals/BRAKES/Sign", "/appeals/brakes/sign"),
        ("/orgs/Hub/", "/orgs/hub"),
    ] {
        let answer = get(&server, typed, &page).await;
        assert_eq!(answer.status(), 308, "{typed}");
        assert_eq!(answer.headers()["location"], right);
    }
    // What is not there is not there by another spelling either, and an id is exact.
    for nothing in ["/appeals/Nothing/", "/appeals/Unpublished", "/orgs/Nobody"] {
        let answer = get(&server, nothing, &page).await;
        assert_eq!(answer.status(), 404, "{nothing}");
    }
    let object = [("accept", "application/activity+json")];
    let answer = get(&server, "/appeals/Brakes", &object).await;
    assert_eq!(answer.status(), 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_reader_holds_is_not_sent_again() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut draft = server.petition("brakes");
    draft["topics"] = json!(["DockSafety"]);
    let appeal = server.publish_draft(draft).await;
    let signer = json!({"names": {"en": "Night Shift"}, "country": "HK", "provenance": "paper"});
    server.attest(&appeal, signer).await;
    // By its timer the server signs that it holds the list, and pages say so: compared after that.
    let digest = server.state(&appeal).await.expect(200)["stateDigest"].clone();
    until("the server's own word of this list", || async {
        let bundle = server.fetch("/appeals/brakes/bundle").await;
        let words = bundle.body["seenBy"].as_array().cloned();
        let words = words.unwrap_or_default();
        match words.iter().any(|word| word["stateDigest"] == digest) {
            true => Ok(()),
            false => Err(bundle.text),
        }
    })
    .await;
    let html = "text/html";
    let activity = "application/activity+json";
    for (path, accept) in [
        ("/", html),
        ("/appeals", html),
        ("/topics/docksafety", html),
        ("/topics", html),
        ("/orgs/hub", html),
        ("/appeals/brakes", html),
        ("/appeals/brakes?lang=ar", html),
        ("/appeals/brakes/cosigners", html),
        ("/appeals/brakes/cosigners/changes", html),
        ("/appeals/brakes/cosigners/changes/updates.atom", html),
        ("/appeals/brakes/revisions/1", html),
        ("/appeals/brakes/cosigners.csv", html),
        ("/appeals/brakes/cosigners.json", html),
        ("/appeals/brakes/cosigners.jsonld", html),
        ("/appeals/brakes/bundle", html),
        ("/appeals/brakes/updates.atom", html),
        ("/appeals.atom", html),
        ("/topics/docksafety/updates.atom", html),
        ("/appeals/brakes", activity),
        ("/appeals/brakes/cosigners", activity),
        ("/orgs/hub", activity),
    ] {
        let first = get(&server, path, &[("accept", accept)]).await;
        assert_eq!(first.status(), 200, "{path}");
        let headers = first.headers().clone();
        let tag = headers
            .get(ETAG)
            .unwrap_or_else(|| panic!("{path} has no tag"));
        assert!(headers.get(SET_COOKIE).is_none(), "{path}");
        assert!(headers.contains_key(CACHE_CONTROL), "{path}");
        let tag = tag.to_str().expect("text");
        let held = [("accept", accept), (IF_NONE_MATCH.as_str(), tag)];
        let second = get(&server, path, &held).await;
        assert_eq!(second.status(), 304, "{path}");
        assert_eq!(second.headers()[ETAG], tag, "{path}");
        assert!(second.bytes().await.expect("a body").is_empty(), "{path}");
        let packed = [held[0], held[1], (ACCEPT_ENCODING.as_str(), "br")];
        let again = get(&server, path, &packed).await;
        assert_eq!(again.status(), 304, "{path}, packed otherwise");
    }
    let english = get(&server, "/appeals/brakes", &[("accept", html)]).await;
    let arabic = get(&server, "/appeals/brakes?lang=ar", &[("accept", html)]).await;
    assert_ne!(english.headers()[ETAG], arabic.headers()[ETAG]);
    server.endorse(&appeal, "The Hub").await.expect(202);
    for path in ["/appeals/brakes", "/appeals/brakes/cosigners.csv"] {
        let tag = english.headers()[ETAG].to_str().expect("text");
        let held = [("accept", html), (IF_NONE_MATCH.as_str(), tag)];
        assert_eq!(get(&server, path, &held).await.status(), 200, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chosen_language_is_kept_on_the_way() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    server.publish("brakes").await;
    for path in ["/appeals/brakes", "/appeals/brakes/cosigners", "/appeals"] {
        let page = server.page(&format!("{path}?lang=es")).await.text;
        assert!(
            page.contains("<a href=\"/appeals?lang=es\">"),
            "{path}: {page}"
        );
        assert!(!page.contains("<a href=\"/appeals\">"), "{path}: {page}");
        let canonical = format!("rel=\"canonical\" href=\"{}{path}\"", server.url);
        assert!(page.contains(&canonical), "{path}: {page}");
        // Nobody who has chosen none is held to one.
        let page = server.page(path).await.text;
        assert!(page.contains("<a href=\"/appeals\">"), "{path}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_anybody_may_read_is_packed_and_nothing_else() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    server.publish("brakes").await;
    let packed = |headers: &HeaderMap| headers.get(CONTENT_ENCODING).cloned();
    for (path, accepted) in [("/appeals/brakes", "br"), ("/appeals/brakes", "gzip")] {
        let answer = get(
            &server,
            path,
            &[("accept-encoding", accepted), ("accept", "text/html")],
        )
        .await;
        assert_eq!(packed(answer.headers()).expect(path), accepted);
        let vary: Vec<_> = answer.headers().get_all(VARY).iter().collect();
        let vary = format!("{vary:?}").to_lowercase();
        assert!(
            vary.contains("accept-encoding") && vary.contains("accept-language"),
            "{vary}"
        );
    }
    let plain = get(&server, "/appeals/brakes", &[("accept", "text/html")]).await;
    assert_eq!(packed(plain.headers()), None);
    let page = plain.text().await.expect("text");
    let sheet = page
        .split("href=\"")
        .find(|rest| rest.starts_with("/assets/site."));
    let sheet = sheet
        .and_then(|rest| rest.split('"').next())
        .expect("a sheet");
    let sheet = get(&server, sheet, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed(sheet.headers()).expect("packed"), "br");
    // It holds the token of a form.
    let own = get(
        &server,
        "/sign-in",
        &[("accept-encoding", "br"), ("accept", "text/html")],
    )
    .await;
    assert_eq!(own.status(), 200);
    assert_eq!(packed(own.headers()), None);
}

/// Reads events until one says so many organisations; a nought is said in words, not as a number.
pub async fn told(stream: &mut reqwest::Response, organisations: &str) {
    let read = async {
        let mut text = String::new();
        while let Some(chunk) = stream.chunk().await.expect("the stream goes on") {
            text.push_str(&String::from_utf8_lossy(&chunk));
            let said = text
                .lines()
                .filter_map(|line| line.strip_prefix("data:"))
                .filter_map(|data| serde_json::from_str::<Value>(data.trim()).ok())
                .any(|data| data["organisations"] == organisations);
            if said {
                return;
            }
        }
        panic!("the stream ended: {text}");
    };
    timeout(patience(), read).await.expect("told soon");
}

async fn listen(server: &Server, path: &str) -> reqwest::Response {
    let stream = get(server, path, &[("accept", "text/event-stream")]).await;
    assert_eq!(stream.status(), 200);
    let kind = stream.headers()[CONTENT_TYPE].to_str().expect("text");
    assert!(kind.starts_with("text/event-stream"), "{kind}");
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_open_page_is_told_of_new_signatures_and_holds_up_no_shutdown() {
    let mut server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = server.publish("brakes").await;
    let mut english = listen(&server, "/appeals/brakes/events").await;
    let mut arabic = listen(&server, "/appeals/brakes/events?lang=ar").await;
    told(&mut english, "").await;
    server.endorse(&appeal, "The Hub").await.expect(202);
    told(&mut english, "1").await;
    told(&mut arabic, "١").await;
    let missing = get(&server, "/appeals/never-written/events", &[]).await;
    assert_eq!(missing.status(), 404);
    timeout(patience(), server.stop()).await.expect("it stops");
    // What holds a shutdown up is cut off after a while, and the log says so.
    let log = server.log();
    assert!(
        !log.contains("were cut off"),
        "streams end when the server stops: {log}"
    );
    // A sign of life may still be under way.
    let rest = async { while let Ok(Some(_)) = english.chunk().await {} };
    timeout(patience(), rest).await.expect("it ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signature_at_one_process_is_told_by_the_other() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let one = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    let other = one.start_beside().await;
    let appeal = one.publish("brakes").await;
    let mut stream = listen(&other, "/appeals/brakes/events").await;
    told(&mut stream, "").await;
    one.endorse(&appeal, "The Hub").await.expect(202);
    told(&mut stream, "1").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn topics_are_hashtags_on_every_server_and_need_no_new_signature() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut draft = server.petition("brakes");
    draft["topics"] = json!(["DockSafety", "勞工"]);
    server.publish_draft(draft).await;
    let before = server.fetch("/appeals/brakes").await.body;
    let names: Vec<&Value> = before["tag"]
        .as_array()
        .expect("tags")
        .iter()
        .map(|tag| &tag["name"])
        .collect();
    assert_eq!(names, ["#WeCoSign", "#DockSafety", "#勞工"]);
    assert!(before["appeal"].get("topics").is_none());
    let changed = server
        .revise("brakes", json!({"topics": ["Winches"]}))
        .await;
    assert_eq!(changed.expect(200)["revision"], 1, "no change of substance");
    let after = server.fetch("/appeals/brakes").await.body;
    assert_eq!(
        after["appeal"]["textDigest"],
        before["appeal"]["textDigest"]
    );
    assert_eq!(after["tag"][1]["name"], "#Winches");
    let page = get(&server, "/topics/winches", &[("accept", "text/html")]).await;
    assert_eq!(page.status(), 200);
    let gone = get(&server, "/topics/docksafety", &[("accept", "text/html")]).await;
    assert_eq!(gone.status(), 404);
    for (per_page, status) in [(100, 200), (1_000, 200), (1_001, 400)] {
        let page = server.page(&format!("/appeals?per_page={per_page}")).await;
        assert_eq!(page.status, status, "{per_page}");
    }
    // Behind the last page is the last one.
    for path in ["/appeals?page=9", "/topics/winches?page=9"] {
        let page = server.page(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains("/appeals/brakes"), "{}", page.text);
        assert!(!page.text.contains("page=8"), "{}", page.text);
    }
    let feed = get(&server, "/topics/winches/updates.atom", &[]).await;
    assert!(feed.text().await.expect("text").contains("/appeals/brakes"));
    let refused = server
        .revise("brakes", json!({"topics": ["two words"]}))
        .await;
    assert_eq!(refused.status, 422);
    let detail = refused.body["detail"].as_str().unwrap_or_default();
    assert!(
        detail.contains("`two words`") && detail.contains("`twoWords`"),
        "{detail}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_list_cannot_show_is_said_in_words() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = server.publish("brakes").await;
    for (name, ordinal) in [("Night Shift", None), ("Harbour Choir", Some(4))] {
        let signer = json!({"names": {"en": name}, "provenance": "paper", "ordinal": ordinal});
        server.attest(&appeal, signer).await;
    }
    let behind = server
        .page("/appeals/brakes/cosigners?per_page=1&page=9")
        .await;
    assert_eq!(behind.status, 200);
    assert!(
        behind.text.contains("The list ends before this page"),
        "{}",
        behind.text
    );
    assert!(
        behind.text.contains("page=2\" rel=\"last\""),
        "{}",
        behind.text
    );
    for query in ["from=garbage", "page=0", "wording=x", "order=x"] {
        let page = server
            .page(&format!("/appeals/brakes/cosigners?{query}"))
            .await;
        assert_eq!(page.status, 400, "{query}");
        assert!(
            page.text.contains("The list cannot be narrowed like that"),
            "{query}"
        );
        assert!(
            page.text.contains("/appeals/brakes/cosigners?lang=en"),
            "{query}"
        );
    }
    let list = server.page("/appeals/brakes/cosigners").await;
    assert!(
        list.text
            .contains("vacant: a later entry was given a higher one")
    );
    // Who was entered without a date did not sign on the day of that.
    assert!(list.text.contains(">entered on "), "{}", list.text);
    let page = server.page("/appeals/brakes").await.text;
    assert!(page.contains("Where a number is vacant"), "{page}");
    assert!(page.contains(">entered on "), "{page}");
    let entry = between(&list.text, "class=\"names\" href=\"", "\"");
    let entry = server.page(&entry).await.text;
    let said = "Signed wording 1; entered on ";
    assert!(
        entry.contains(said) && !entry.contains("Signed wording 1 on"),
        "{entry}"
    );
    assert!(
        entry.contains(" vouches for that. The proofs are "),
        "{entry}"
    );
    let year = undersigned_tests::now().format("%Y").to_string();
    assert!(
        list.text.contains(&format!(" {year}</time>")),
        "{}",
        list.text
    );
    let none = "/appeals/brakes/cosigners/0123456789abcdef0123456789abcdef";
    assert_eq!(server.page(none).await.status, 404, "nobody was ever there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_for_signing_leads_on_from_a_copy() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let away = Server::start(PROGRAM, "away", Backend::Sqlite).await;
    let appeal = hub.publish("brakes").await;
    away.endorse(&appeal, "Away").await.expect(202);
    let path = format!("/appeals/{}/brakes", hub.host());
    let sign = format!("{path}/sign?lang=ar");
    let html = [("accept", "text/html")];
    assert_eq!(get(&hub, &sign, &html).await.status(), 200);
    let on = get(&away, &sign, &html).await;
    assert_eq!(on.status(), 303);
    assert_eq!(on.headers()["location"], format!("{path}?lang=ar#sign"));
}
