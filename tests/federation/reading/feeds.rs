//! Feeds, read page by page.

use super::get;
use crate::PROGRAM;
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{Backend, Server, desk::between};

/// Where a feed says that another page of it is.
fn page_of_feed(feed: &str, rel: &str) -> Option<String> {
    let links = feed.split("<link ").skip(1);
    let mut links = links.filter_map(|rest| Some(rest.split_once('>')?.0));
    let link = links.find(|link| link.contains(&format!("rel=\"{rel}\"")))?;
    Some(between(link, "href=\"", "\"").replace("&amp;", "&"))
}

/// The ids of the entries of a feed, in its order.
fn ids(feed: &str) -> Vec<String> {
    let entries = feed.split("<entry>").skip(1);
    entries
        .map(|entry| between(entry, "<id>", "</id>"))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feed_of_a_topic_is_read_page_by_page_with_all_that_is_under_it() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut newest_first = Vec::new();
    for slug in ["brakes", "ropes", "winches"] {
        let mut draft = server.petition(slug);
        draft["topics"] = json!(["DockSafety"]);
        newest_first.insert(0, server.publish_draft(draft).await);
    }
    let members = json!({"caseKind": "person", "names": {"en": "Ada Brook"}});
    let draft = server.post("/appeals/brakes/cases", members).await;
    let draft = draft.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let path = format!("/appeals/brakes/cases/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200);
    let case = format!("{}/cases/{name}", newest_first[2]);
    newest_first.insert(0, case);

    let read = async |path: &str| {
        let answer = get(&server, path, &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.expect("text")
    };
    let feed = "/topics/docksafety/updates.atom";
    let whole = read(feed).await;
    assert_eq!(ids(&whole).len(), newest_first.len(), "{whole}");
    assert_eq!(page_of_feed(&whole, "next"), None);
    let (mut found, mut next) = (Vec::new(), Some(format!("{feed}?per_page=1")));
    while let Some(path) = next {
        let page = read(&path).await;
        found.extend(ids(&page));
        next = page_of_feed(&page, "next").map(|next| {
            let path = next.strip_prefix(&server.url).expect("it is here");
            path.to_owned()
        });
    }
    assert_eq!(found, newest_first);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feed_of_all_appeals_is_read_page_by_page_to_its_end() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut published = Vec::new();
    for slug in ["brakes", "ropes", "winches"] {
        published.push(server.publish(slug).await);
    }
    let read = async |path: &str| {
        let answer = get(&server, path, &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.expect("text")
    };
    let whole = read("/appeals.atom").await;
    let newest_first: Vec<String> = published.into_iter().rev().collect();
    assert_eq!(ids(&whole), newest_first);
    for rel in ["first", "previous", "next"] {
        assert_eq!(page_of_feed(&whole, rel), None, "there is one page");
    }
    let first = read("/appeals.atom?per_page=2&lang=en").await;
    assert_eq!(ids(&first), newest_first[..2]);
    assert_eq!(page_of_feed(&first, "previous"), None);
    let next = page_of_feed(&first, "next").expect("a second page");
    let path = next.strip_prefix(&server.url).expect("it is here");
    let second = read(path).await;
    assert_eq!(ids(&second), newest_first[2..]);
    assert_eq!(page_of_feed(&second, "next"), None);
    let own = page_of_feed(&second, "self");
    assert_eq!(own, Some(next.replace("lang=en&", "")));
    let before = page_of_feed(&second, "previous").expect("the first page");
    let path = before.strip_prefix(&server.url).expect("it is here");
    assert_eq!(ids(&read(path).await), newest_first[..2]);
    // Behind the last page is the last one; what is no page is said to be none.
    let behind = read("/appeals.atom?per_page=2&page=100").await;
    assert_eq!(ids(&behind), newest_first[2..]);
    for wrong in ["page=0", "page=x", "per_page=0"] {
        let answer = get(&server, &format!("/appeals.atom?{wrong}"), &[]).await;
        assert_eq!(answer.status(), 400, "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feeds_of_an_appeal_and_of_an_organisation_are_read_page_by_page() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    for slug in ["ropes", "brakes"] {
        server.publish(slug).await;
    }
    let tell = async |title: &str| {
        let said = json!({"languages": ["en"], "title": {"en": title}, "body": {"en": "News."}});
        let draft = server.post("/appeals/brakes/updates", said).await;
        let draft = draft.expect(201);
        let name = draft["name"].as_str().expect("a name");
        let path = format!("/appeals/brakes/updates/{name}/publish");
        server.api(Method::POST, &path, None).await.expect(200);
    };
    for title in ["First", "Second", "Third"] {
        tell(title).await;
    }
    let read = async |path: &str| {
        let answer = get(&server, path, &[]).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.expect("text")
    };
    for (feed, entries) in [
        ("/appeals/brakes/updates.atom", 4),
        ("/orgs/hub/updates.atom", 5),
    ] {
        let whole = read(feed).await;
        let newest_first = ids(&whole);
        assert_eq!(newest_first.len(), entries, "{whole}");
        assert_eq!(page_of_feed(&whole, "next"), None);
        let (mut found, mut next) = (Vec::new(), Some(format!("{feed}?per_page=1&lang=en")));
        while let Some(path) = next {
            let page = read(&path).await;
            let here = format!("{}{path}", server.url);
            assert!(found.is_empty() || page_of_feed(&page, "self") == Some(here));
            found.extend(ids(&page));
            next = page_of_feed(&page, "next").map(|next| {
                let path = next.strip_prefix(&server.url).expect("it is here");
                path.to_owned()
            });
        }
        assert_eq!(found, newest_first);
        let behind = read(&format!("{feed}?per_page=3&page=100")).await;
        assert_eq!(ids(&behind), newest_first[3..]);
        let far = read(&format!("{feed}?per_page=3&page={}", usize::MAX)).await;
        assert_eq!(ids(&far), newest_first[3..]);
        let wrong = get(&server, &format!("{feed}?page=0"), &[]).await;
        assert_eq!(wrong.status(), 400);
    }
    // What was looked at before is looked at again once there is more, or where it stands has changed.
    tell("Fourth").await;
    let more = read("/orgs/hub/updates.atom").await;
    assert!(more.contains("Fourth"), "{more}");
    assert_eq!(ids(&more).len(), 6, "{more}");
    server.end("ropes", "close").await.expect(200);
    let closed = read("/orgs/hub/updates.atom").await;
    assert!(closed.contains("Wording 1. Closed."), "{closed}");
    assert_eq!(ids(&closed).len(), 6, "{closed}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feed_of_all_appeals_says_what_each_demands_and_where_it_stands() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = server.publish("brakes").await;
    // Its own time stands in the entry, behind that of the feed.
    let read = async || {
        let feed = get(&server, "/appeals.atom", &[]).await.text().await;
        let feed = feed.expect("text");
        let (_, entry) = feed.split_once("<entry>").expect("an entry");
        let (_, updated) = entry.split_once("<updated>").expect("a time");
        let (updated, _) = updated.split_once("</updated>").expect("a time");
        (entry.to_owned(), updated.to_owned())
    };
    let (entry, mut last) = read().await;
    for said in [
        appeal.as_str(),
        "Wording 1. Open for signing.",
        "Release all eleven. Inspect every crane.",
    ] {
        assert!(entry.contains(said), "{said}: {entry}");
    }
    // Statements of one moment differ by milliseconds.
    for (how, said) in [
        ("close", "Wording 1. Closed."),
        ("withdraw", "Wording 1. Withdrawn."),
    ] {
        server.end("brakes", how).await.expect(200);
        let (entry, updated) = read().await;
        assert!(entry.contains(said), "{said}: {entry}");
        assert!(updated > last, "{updated} after {last}");
        last = updated;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_changes_of_a_list_is_told_on_a_page_and_in_a_feed() {
    let server = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = server.publish("brakes").await;
    let signer = |name: &str| json!({"names": {"en": name}});
    server.attest(&appeal, signer("Night Shift")).await;
    let left = server.attest(&appeal, signer("Day Shift")).await;
    let read = async |path: &str| {
        let answer = get(&server, path, &[("accept", "text/html")]).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.expect("text")
    };
    let page = "/appeals/brakes/cosigners/changes";
    let feed = format!("{page}/updates.atom");
    let list = read("/appeals/brakes/cosigners").await;
    let by_days = format!("<a href=\"{page}\">The list by days");
    assert!(list.contains(&by_days), "{list}");
    assert!(list.contains(&format!("href=\"{feed}\"")), "{list}");
    let before = read(&feed).await;
    assert!(before.contains("Joined the list · Day Shift · no. 2"));
    // The wording, and two who signed.
    assert_eq!(ids(&before).len(), 3, "{before}");
    let stays = ids(&before);
    let stays = stays.iter().find(|id| !id.starts_with(&left));
    let stays = stays.expect("whoever stays has an entry");

    let removal = json!({
        "org": server.org, "object": appeal, "about": left, "as": "signer", "state": "removed",
        "reason": "duplicate",
    });
    server.post("/admissions", removal).await.expect(201);
    let after = read(&feed).await;
    assert!(after.contains("Removed · entered twice · no. 2"), "{after}");
    assert!(!after.contains("Day Shift") && after.contains("Night Shift"));
    assert!(ids(&after).contains(stays), "{after}");
    assert!(ids(&after).iter().all(|id| !id.contains(&left)), "{after}");
    let newest = read(&format!("{feed}?per_page=1&lang=en")).await;
    assert_eq!(ids(&newest), ids(&after)[..1]);
    assert!(page_of_feed(&newest, "next").is_some(), "{newest}");

    let query = [("object", appeal.as_str()), ("per_page", "2")];
    let told = server.get("/changes", &query).await.expect(200);
    let newest = &told["items"][0];
    assert_eq!(newest["what"], "removed", "{told}");
    assert_eq!(newest["reason"], "duplicate", "{told}");
    assert_eq!(
        (&newest["number"], &newest["entry"]),
        (&json!(2), &json!(null))
    );
    assert_eq!(told["items"][1]["what"], "joined", "{told}");
    assert_eq!(told["next"], "2", "{told}");
    let query = [query[0], ("after", "2")];
    let rest = server.get("/changes", &query).await.expect(200);
    assert_eq!(rest["items"][0]["what"], "wording", "{rest}");
    assert_eq!(rest["next"], json!(null), "{rest}");

    let month = undersigned_tests::now().format("%Y-%m");
    for path in [page.to_owned(), format!("{page}?month={month}")] {
        let shown = read(&path).await;
        assert!(shown.contains("Night Shift"), "{shown}");
        assert!(shown.contains("Removed · entered twice"), "{shown}");
        assert!(!shown.contains("Day Shift"), "{shown}");
        let not_kept = "What somebody was called before is not kept";
        assert!(shown.contains(not_kept), "{shown}");
        assert!(shown.contains("as if it had never left"), "{shown}");
    }
    // Behind the last page is the last one, as of every list.
    let behind = read(&format!("{page}?page=9")).await;
    assert!(behind.contains("Night Shift"), "{behind}");
    let long_ago = read(&format!("{page}?month=1999-01")).await;
    assert!(long_ago.contains("Nothing has changed here."), "{long_ago}");
    let wrong = get(&server, &format!("{page}?page=0"), &[]).await;
    assert_eq!(wrong.status(), 400);
}
