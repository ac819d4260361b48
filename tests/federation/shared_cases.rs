//! A person whom several appeals are about: what one organiser says of them is shown beside the
//! others' appeals, wherever these are, once both say that it is the same person.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server, desk::field, on_both_databases, on_either_database, until,
};

on_both_databases! {
    news_of_a_case_reaches_each_appeal_once_both_organisers_agree
}

on_either_database! {
    a_case_shows_pictures_with_words_for_those_who_do_not_see_them
    between_its_own_appeals_an_organisation_says_it_once
}

const PERSON: &str = "A. B.";

async fn write(server: &Server, folder: &str, members: Value) -> String {
    let draft = server.post(folder, members).await.expect(201);
    let name = draft["name"].as_str().expect("a name").to_owned();
    let path = format!("{folder}/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200);
    name
}

async fn rewrite(server: &Server, folder: &str, name: &str, members: Value) {
    let path = format!("{folder}/{name}");
    server
        .api(Method::PUT, &path, Some(members))
        .await
        .expect(200);
    let path = format!("{path}/publish");
    server.api(Method::POST, &path, None).await.expect(200);
}

fn case(same: &[&str]) -> Value {
    json!({
        "caseKind": "person", "names": {"en": PERSON}, "sameCase": same,
        "about": {"en": "Worked at the *east gate*."},
    })
}

fn news(case: &str, title: &str) -> Value {
    json!({
        "languages": ["en"], "title": {"en": title}, "body": {"en": "Known since today."},
        "cases": [{"case": case, "state": "released", "when": "2026-11-02"}],
    })
}

/// Waits until a server holds the case that names one of its own.
async fn until_claimed(server: &Server, named: &str, by: &str) {
    let (appeal, name) = by.split_once("/cases/").expect("a case");
    let (origin, slug) = appeal.split_once("/appeals/").expect("an appeal");
    let (_, host) = origin.split_once("://").expect("an origin");
    let copy = format!("/appeals/{host}/{slug}/cases/{name}");
    until(&format!("who names a case of {named}"), || async {
        let answer = server.page(&copy).await;
        match answer.status.as_u16() {
            200 => Ok(()),
            status => Err(format!("{status} {}", answer.text)),
        }
    })
    .await;
}

async fn news_of_a_case_reaches_each_appeal_once_both_organisers_agree(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let free = hub.publish("free-them").await;
    let back = away.publish("bring-back").await;
    let (ours, theirs) = ("/appeals/free-them/cases", "/appeals/bring-back/cases");
    let one = write(&away, theirs, case(&[])).await;
    let there = format!("{back}/cases/{one}");

    // One organiser says so: that alone shows nothing.
    let own = write(&hub, ours, case(&[&there])).await;
    let here = format!("{free}/cases/{own}");
    let told = write(&away, "/appeals/bring-back/updates", news(&there, "Out")).await;
    let page = hub.page(&format!("{ours}/{own}")).await.text;
    assert!(!page.contains(&told), "{page}");

    // The other one's people see who says so, and agree.
    let mut desk = Desk::of(&away).await;
    let editor = format!("/desk{theirs}/{one}");
    until_claimed(&away, &back, &here).await;
    let page = desk.get(&editor).await;
    assert!(page.contains(&format!("value=\"{here}\"")), "{page}");
    let csrf = field(&page, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("kind", "person"),
        ("language-1", "en"),
        ("name-1", PERSON),
        ("same-1", here.as_str()),
        ("do", "save"),
    ];
    let (status, to) = desk.post(&editor, &fields).await;
    assert!(status.is_redirection(), "{to}");
    let publish = format!("{theirs}/{one}/publish");
    away.api(Method::POST, &publish, None).await.expect(200);

    // What the other one says stands on both, with its own address, and in the feeds.
    let copy = format!("/appeals/{}/bring-back", away.host());
    let text = hub
        .until_page_says(&format!("{ours}/{own}"), 200, &told)
        .await;
    assert!(text.contains(&format!("{copy}/cases/{one}")), "{text}");
    assert!(text.contains("<em>east gate</em>"), "{text}");
    let all = hub.page("/appeals/free-them/updates").await.text;
    assert!(all.contains(&told), "as in the feed: {all}");
    for feed in [
        format!("{ours}/{own}/updates.atom"),
        "/appeals/free-them/updates.atom".to_owned(),
    ] {
        let said = format!("{back}/updates/{told}");
        hub.until_page_says(&feed, 200, &said).await;
    }
    let answer = write(&hub, "/appeals/free-them/updates", news(&here, "Home")).await;
    away.until_page_says(&format!("{theirs}/{one}"), 200, &answer)
        .await;

    // Either takes it back alone.
    rewrite(&hub, ours, &own, case(&[])).await;
    away.until_page(&format!("{theirs}/{one}"), |page| {
        page.status == 200 && !page.text.contains(&answer)
    })
    .await;
}

async fn between_its_own_appeals_an_organisation_says_it_once(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let back = hub.publish("bring-back").await;
    let one = write(&hub, "/appeals/bring-back/cases", case(&[])).await;
    let there = format!("{back}/cases/{one}");
    let own = write(&hub, "/appeals/free-them/cases", case(&[&there])).await;
    let told = write(&hub, "/appeals/bring-back/updates", news(&there, "Out")).await;
    let page = hub.page(&format!("/appeals/free-them/cases/{own}")).await;
    assert!(page.text.contains(&told), "{}", page.text);
    let other = hub.page(&format!("/appeals/bring-back/cases/{one}")).await;
    assert!(
        other
            .text
            .contains(&format!("/appeals/free-them/cases/{own}")),
        "{}",
        other.text
    );
}

async fn a_case_shows_pictures_with_words_for_those_who_do_not_see_them(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await;
    let media = hub.photograph(640, 480).await;
    let url = format!("http://{}/media/{media}", hub.host());
    let folder = "/appeals/free-them/cases";
    let shown = |alt: Value| {
        json!({
            "caseKind": "person", "names": {"en": PERSON},
            "pictures": [{"url": url, "alt": alt}],
        })
    };
    let draft = hub.post(folder, shown(json!({}))).await.expect(201);
    let path = format!(
        "{folder}/{}/publish",
        draft["name"].as_str().expect("a name")
    );
    let refused = hub.api(Method::POST, &path, None).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "member_invalid")
    );
    let name = write(&hub, folder, shown(json!({"en": "A woman at a gate"}))).await;
    let page = hub.page(&format!("{folder}/{name}")).await.text;
    assert!(
        page.contains(&format!("src=\"/media/{media}\"")) && page.contains("A woman at a gate"),
        "{page}"
    );
    // Elsewhere nobody's page loads anything from here.
    let copy = format!("/appeals/{}/free-them/cases/{name}", hub.host());
    let page = away.until_page_says(&copy, 200, "A woman at a gate").await;
    assert!(!page.contains(&media), "{page}");
}
