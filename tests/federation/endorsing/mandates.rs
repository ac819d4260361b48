//! Who decided an endorsement, and when, as the desk says it.

use super::{endorse, entry, paste};
use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Coalition, Desk, Server, desk::between, on_both_databases, on_either_database,
};

on_both_databases! {
    a_mandate_is_signed_shown_and_ends_with_the_wording
}

on_either_database! {
    a_mandate_that_cannot_be_is_refused
}

async fn a_mandate_is_signed_shown_and_ends_with_the_wording(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let object = hub.publish("free-them").await;
    let mut desk = Desk::of(dockers).await;
    paste(&mut desk, &object).await;
    let mandate = [("decided-by", "board"), ("decided-on", "2026-02-03")];
    let (status, done) = endorse(&mut desk, &object, &mandate).await;
    assert_eq!(status, 303, "{done}");
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let page = entry(hub, dockers).await;
    assert!(
        page.contains("Decided by") && page.contains("the board"),
        "{page}"
    );
    // Its address stands there once, and leads to it.
    let how = between(&page, "<dt>How it came</dt>", "</dd>");
    let plain = dockers.org.trim_start_matches("http://");
    assert_eq!(how.matches(&format!(">{plain}<")).count(), 1, "{how}");
    assert!(how.contains(&format!("href=\"{}\"", dockers.org)), "{how}");
    assert!(!how.contains(", <"), "{how}");

    // The receipt is the statement, byte for byte, and a page.
    let receipt = done.replacen("/done?", "/receipt?", 1);
    let page = desk.get(&receipt).await;
    for part in [
        "Receipt of an endorsement",
        "the board",
        "Union of Dockers",
        &object,
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let file = desk
        .get(&receipt.replacen("/receipt?", "/receipt.json?", 1))
        .await;
    let statement: Value = serde_json::from_str(&file).expect("a statement");
    let mandate = json!({"by": "board", "on": "2026-02-03"});
    assert_eq!(statement["mandate"], mandate, "{statement}");
    undersigned_domain::Verified::check(file.as_bytes()).expect("its proof holds by itself");

    // A correction keeps it; another wording ends it.
    let shown = desk.get(&done.replacen("/done?", "/check?", 1)).await;
    assert!(shown.contains("value=\"2026-02-03\""), "{shown}");
    let fixed =
        json!({"org": dockers.org, "object": object, "country": "HK", "names": {"en": "Dockers"}});
    dockers.post("/endorsements", fixed).await.expect(202);
    assert_eq!(said(&mut desk, &receipt).await["mandate"], mandate);
    // A country alone is changed, or refused, and the names stay.
    let moved = json!({"org": dockers.org, "object": object, "country": "CL"});
    dockers.post("/endorsements", moved).await.expect(202);
    let now = said(&mut desk, &receipt).await;
    assert_eq!(
        (&now["country"], &now["nameMap"]),
        (&json!("CL"), &json!({"en": "Dockers"}))
    );
    let nowhere = json!({"org": dockers.org, "object": object, "country": "XX"});
    let refused = dockers.post("/endorsements", nowhere).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (422, "country_unknown")
    );
    let none = json!({"org": dockers.org, "object": object, "mandate": null});
    dockers.post("/endorsements", none).await.expect(202);
    assert!(said(&mut desk, &receipt).await.get("mandate").is_none());
    let anew = json!({"org": dockers.org, "object": object, "mandate": mandate});
    dockers.post("/endorsements", anew).await.expect(202);
    assert_eq!(said(&mut desk, &receipt).await["mandate"], mandate);
    hub.revise("free-them", json!({"demands": [{"id": "release", "text": {"en": "Let all of them go", "zh-Hant": "全部釋放"}}]}))
        .await
        .expect(200);
    hub.api(reqwest::Method::POST, "/appeals/free-them/publish", None)
        .await
        .expect(200);
    let earlier = "/earlierWording/organisations";
    dockers.until_state(&object, earlier, &json!(1)).await;
    let plain = json!({"org": dockers.org, "object": object});
    dockers.post("/endorsements", plain).await.expect(202);
    assert!(said(&mut desk, &receipt).await.get("mandate").is_none());

    let withdrawn = dockers.withdraw(&object).await;
    assert_eq!(withdrawn.status, 202);
    let page = desk.get(&receipt).await;
    assert!(page.contains("Receipt of a withdrawal"), "{page}");
    assert!(
        !between(&page, "<pre", "</pre>").contains("Dockers"),
        "no name stays"
    );
}

async fn said(desk: &mut Desk, receipt: &str) -> Value {
    let file = desk
        .get(&receipt.replacen("/receipt?", "/receipt.json?", 1))
        .await;
    serde_json::from_str(&file).expect("a statement")
}

async fn a_mandate_that_cannot_be_is_refused(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    for (by, on, sentence) in [
        ("board", "", "Say both who decided and on which day"),
        ("", "2026-02-03", "Say both who decided and on which day"),
        (
            "the-king",
            "2026-02-03",
            "Say both who decided and on which day",
        ),
        (
            "board",
            "2026-02-30",
            "Say both who decided and on which day",
        ),
        ("board", "2199-01-01", "This day lies ahead"),
    ] {
        let mandate = [("decided-by", by), ("decided-on", on)];
        let (status, page) = endorse(&mut desk, &object, &mandate).await;
        assert_eq!(status, 422, "{by} {on}: {page}");
        assert!(page.contains(sentence), "{by} {on}: {page}");
    }
    for (mandate, code) in [
        (
            json!({"by": "the king", "on": "2026-02-03"}),
            "mandate_body",
        ),
        (json!({"by": "board", "on": "yesterday"}), "mandate_date"),
        (json!({"by": "board", "on": "2199-01-01"}), "mandate_date"),
        (json!("board"), "member_invalid"),
    ] {
        let body = json!({"org": hub.org, "object": object, "names": {"en": "The Hub"}, "mandate": mandate});
        let refused = hub.post("/endorsements", body).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, code));
    }
    assert!(hub.list(&object).await.is_empty());
}
