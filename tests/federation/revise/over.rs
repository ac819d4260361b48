//! An appeal that is closed, withdrawn or handed over.

use super::{ALL, endorsed};
use crate::PROGRAM;
use chrono::{SecondsFormat, TimeDelta};
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Coalition, Desk, Server, now, on_both_databases, on_either_database,
};

on_both_databases! {
    an_appeal_closes_by_itself_at_its_deadline
}

on_either_database! {
    after_closing_newcomers_wait_for_a_person
    withdrawing_ends_it_for_good
    a_delivered_appeal_says_so_everywhere
    handing_over_neither_closes_nor_opens
}

async fn after_closing_newcomers_wait_for_a_person(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &ALL, backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let appeal = hub.publish("free-them").await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;
    let closed = hub.end("free-them", "close").await.expect(200);
    assert_eq!(closed["status"], "closed");
    dockers
        .until_appeal(&appeal, "status", &json!("closed"))
        .await;

    let late = nurses.endorse(&appeal, "Nurses").await.expect(202);
    assert_eq!(late["state"], "endorsed");
    hub.until_pending(&appeal, &[&nurses.org]).await;
    let pending = hub
        .get("/pending", &[("object", &appeal)])
        .await
        .expect(200);
    assert_eq!(pending["items"][0]["names"], json!({"en": "Nurses"}));
    assert_eq!(pending["items"][0]["why"], "awaits_admission");
    hub.until_state(&appeal, "/pending", &json!(1)).await;
    coalition.settle(&["hub", "dockers"], &appeal, 1).await;

    hub.decide(&appeal, &nurses.org, "admitted")
        .await
        .expect(201);
    coalition.settle(&ALL, &appeal, 2).await;
    hub.until_pending(&appeal, &[]).await;
    // Leaving is always possible.
    dockers.withdraw(&appeal).await.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
}

async fn withdrawing_ends_it_for_good(backend: Backend) {
    let (coalition, appeal) = endorsed(backend).await;
    let hub = &coalition["hub"];
    let mut desk = Desk::of(hub).await;
    let offered = [
        "/free-them/signers\"",
        "/free-them/import\"",
        "/free-them/invitees\"",
    ];
    let page = desk.get("/desk/appeals/free-them").await;
    assert!(offered.iter().all(|way| page.contains(way)), "{page}");
    hub.end("free-them", "withdraw").await.expect(200);
    let page = desk.get("/desk/appeals/free-them").await;
    assert!(!offered.iter().any(|way| page.contains(way)), "{page}");
    for name in ALL {
        coalition[name]
            .until_appeal(&appeal, "status", &json!("withdrawn"))
            .await;
    }
    let overview = Desk::of(&coalition["dockers"]).await.get("/desk").await;
    assert!(
        overview.contains("<strong>Withdrawn</strong>"),
        "{overview}"
    );
    for name in ["hub", "dockers"] {
        let refused = coalition[name].endorse(&appeal, "Too late").await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, "withdrawn"),
            "{name}"
        );
    }
    let refused = hub.end("free-them", "deliver").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "withdrawn")
    );
    let refused = hub.revise("free-them", json!({"demands": []})).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "withdrawn")
    );
    let late = json!({
        "org": hub.org, "object": appeal, "names": {"en": "Too late"}, "provenance": "paper",
    });
    let refused = hub.post("/attestations", late).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (409, "withdrawn")
    );
    coalition["nurses"].withdraw(&appeal).await.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
}

async fn a_delivered_appeal_says_so_everywhere(backend: Backend) {
    let (coalition, appeal) = endorsed(backend).await;
    let hub = &coalition["hub"];
    let delivered = hub.end("free-them", "deliver").await.expect(200);
    assert_eq!(delivered["revision"], 1, "handing over changes no wording");
    for name in ALL {
        coalition[name]
            .until_appeal(&appeal, "status", &json!("delivered"))
            .await;
    }
    coalition.settle(&ALL, &appeal, 2).await;
    let featured = hub.fetch("/orgs/hub/featured").await.expect(200);
    assert_eq!(featured["orderedItems"], Value::Array(Vec::new()));
}

async fn handing_over_neither_closes_nor_opens(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let open = hub.publish("open-then-delivered").await;
    hub.end("open-then-delivered", "deliver").await.expect(200);
    dockers.endorse(&open, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &open, 1).await;
    assert_eq!(open_at(hub, "open-then-delivered").await, [true; 5]);

    let closed = hub.publish("closed-then-delivered").await;
    hub.end("closed-then-delivered", "close").await.expect(200);
    hub.end("closed-then-delivered", "deliver")
        .await
        .expect(200);
    dockers.endorse(&closed, "Dockers").await.expect(202);
    hub.until_pending(&closed, &[&dockers.org]).await;
    assert_eq!(open_at(hub, "closed-then-delivered").await, [false; 5]);
    let text = hub.page("/appeals/closed-then-delivered").await.text;
    assert!(text.contains("Closed on") && text.contains("Delivered on"));

    // Closed after it was handed over, it says both, and takes no more.
    let ended = hub.end("open-then-delivered", "close").await.expect(200);
    assert_eq!(ended["status"], "delivered");
    assert_eq!(ended["takesSignatures"], false);
    assert_eq!(open_at(hub, "open-then-delivered").await, [false; 5]);
    hub.until_appeal(&open, "takesSignatures", &json!(false))
        .await;
    hub.end("open-then-delivered", "close").await.expect(200);
}

/// Whether an appeal takes signatures, by whatever of its server says so: the API, the ways on its
/// page, the form for organisations, the archive and the first page.
async fn open_at(hub: &Server, slug: &str) -> [bool; 5] {
    let path = format!("/appeals/{slug}");
    let read = async |path: &str| hub.page(path).await.text;
    let appeal = hub.api(Method::GET, &path, None).await.expect(200);
    let open = read("/appeals?status=open").await;
    let home = read("/").await;
    let open_home = home.split("id=\"closed\"").next().unwrap_or_default();
    [
        appeal["takesSignatures"] == json!(true),
        read(&path).await.contains("id=\"sign\""),
        read(&format!("{path}/sign/organisation"))
            .await
            .contains("name=\"role\""),
        open.contains(&format!("href=\"{path}")),
        open_home.contains(&format!("href=\"{path}")),
    ]
}

async fn an_appeal_closes_by_itself_at_its_deadline(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub"], backend).await;
    let hub = &coalition["hub"];
    let mut draft = hub.petition("over");
    draft["deadline"] = json!("2020-01-31");
    hub.post("/appeals", draft).await.expect(201);
    // It is published with a day on which somebody can sign, or not at all.
    let publish = "/appeals/over/publish";
    let refused = hub.api(reqwest::Method::POST, publish, None).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "deadline_past")
    );
    let day = |day: &str| json!({"deadline": day});
    hub.revise("over", day("2099-01-31")).await.expect(200);
    let published = hub.api(reqwest::Method::POST, publish, None).await;
    let published = published.expect(200);
    let over = published["id"].as_str().expect("an id").to_owned();
    let soon = now() + TimeDelta::seconds(5);
    let soon = soon.to_rfc3339_opts(SecondsFormat::Secs, true);
    hub.revise("over", day(&soon)).await.expect(200);
    let open = hub.publish("not-over").await;
    hub.until_appeal(&over, "status", &json!("closed")).await;
    hub.until_appeal(&open, "status", &json!("open")).await;
}
