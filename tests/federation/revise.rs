//! What becomes of those who signed when the text changes, and when its time is over.

mod over;

use crate::PROGRAM;
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{
    Backend, Coalition, Desk, Server, desk::between, on_both_databases, on_either_database,
};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    a_change_of_substance_parts_the_signers_by_wording
}

on_either_database! {
    a_row_that_is_added_in_the_editor_is_where_the_answer_leads
    a_translation_changes_nothing_that_was_signed
    row_721_a_letter_full_of_addresses_can_be_closed_and_withdrawn
    a_language_that_is_added_is_a_translation
}

/// An open appeal that dockers and nurses have endorsed.
async fn endorsed(backend: Backend) -> (Coalition, String) {
    let coalition = Coalition::without_timer(PROGRAM, &ALL, backend).await;
    let appeal = coalition["hub"].publish("free-them").await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition["nurses"]
        .endorse(&appeal, "Nurses")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 2).await;
    (coalition, appeal)
}

async fn a_change_of_substance_parts_the_signers_by_wording(backend: Backend) {
    let (coalition, appeal) = endorsed(backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let before = hub
        .get("/appeals", &[("object", &appeal)])
        .await
        .expect(200);
    let demands = json!([{"id": "release", "text": {"en": "Release all twelve.", "zh-Hant": "釋放全部十二人。"}}]);
    let revised = hub
        .revise("free-them", json!({"demands": demands}))
        .await
        .expect(200);
    assert_eq!(revised["revision"], 2);
    assert_ne!(revised["textDigest"], before["textDigest"]);
    assert_eq!(revised["title"], before["title"], "what was not sent stays");

    for name in ALL {
        coalition[name]
            .until_state(&appeal, "/earlierWording/organisations", &json!(2))
            .await;
    }
    coalition.settle(&ALL, &appeal, 0).await;
    // Where there is room for one number, it is that of those who have signed, and not a nought.
    let own = "/appeals/free-them";
    let (embed, badge) = (format!("{own}/embed"), format!("{own}/badge.svg"));
    for path in ["/", own, &embed, &badge] {
        let page = hub.page(path).await.text;
        assert!(
            page.contains("organisations signed an earlier wording"),
            "{path}: {page}"
        );
        for nought in ["no organisation has joined", "No organisation stands"] {
            assert!(!page.contains(nought), "{path}: {page}");
        }
    }
    let overview = Desk::of(hub).await.get("/desk").await;
    let earlier = "2 organisations signed an earlier wording";
    assert!(overview.contains(earlier), "{overview}");
    let entry = dockers
        .entry(&appeal, &dockers.org)
        .await
        .expect("still listed");
    assert_eq!(
        (&entry["revision"], &entry["currentWording"]),
        (&json!(1), &json!(false))
    );
    assert_eq!(entry["names"], json!({"en": "Dockers"}));

    // Endorsing again affirms the new wording.
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    let entry = coalition["nurses"]
        .entry(&appeal, &dockers.org)
        .await
        .expect("listed");
    assert_eq!(
        (&entry["revision"], &entry["currentWording"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(entry["textDigest"], revised["textDigest"]);
}

/// As HTML it is several times as long, and stands in the note twice: other software is shown the beginning.
async fn row_721_a_letter_full_of_addresses_can_be_closed_and_withdrawn(backend: Backend) {
    let names = ["hub", "dockers"];
    let coalition = Coalition::without_timer(PROGRAM, &names, backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let addresses = |bytes: usize| {
        let line = "Read https://cranes.example/reports/2026/no-brakes/ and sign.\n\n";
        line.repeat(bytes / line.len())
    };
    let mut draft = hub.petition("free-them");
    draft["languages"] = json!(["en"]);
    draft["title"] = json!({"en": "Free the eleven dockers"});
    draft["demands"] = json!([]);
    draft["body"] = json!({"en": addresses(220_000)});
    let appeal = hub.publish_draft(draft.clone()).await;
    let note = hub.fetch("/appeals/free-them").await.expect(200);
    let content = note["content"].as_str().expect("HTML");
    assert!(content.contains("[…]"), "{}", content.len());
    let whole = note["appeal"]["body"]["en"].as_str().expect("the text");
    assert!(whole.len() > 219_000, "{}", whole.len());
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&names, &appeal, 1).await;

    let revised = json!({"body": {"en": format!("{}Today.", addresses(220_000))}});
    let revised = hub.revise("free-them", revised).await.expect(200);
    assert_eq!(revised["revision"], 2);
    for (how, status) in [("close", "closed"), ("withdraw", "withdrawn")] {
        hub.end("free-them", how).await.expect(200);
        dockers
            .until_appeal(&appeal, "status", &json!(status))
            .await;
    }
    // What could not be signed is no draft to be published.
    draft["slug"] = json!("too-long");
    draft["body"] = json!({"en": addresses(240_000)});
    hub.post("/appeals", draft).await.expect(201);
    let refused = hub.api(Method::POST, "/appeals/too-long/publish", None);
    let refused = refused.await;
    let told = (refused.status.as_u16(), refused.code());
    assert_eq!(told, (422, "appeal_too_long"), "{}", refused.text);
}

async fn a_translation_changes_nothing_that_was_signed(backend: Backend) {
    let (coalition, appeal) = endorsed(backend).await;
    let (hub, nurses) = (&coalition["hub"], &coalition["nurses"]);
    let before = hub
        .get("/appeals", &[("object", &appeal)])
        .await
        .expect(200);
    let with_french = |member: &str, french: &str| {
        let mut texts = before[member].clone();
        texts["fr"] = json!(french);
        texts
    };
    let changes = json!({
        "languages": ["en", "zh-Hant", "fr"],
        "translations": ["fr"],
        "title": with_french("title", "Libérez les onze dockers"),
        "body": with_french("body", "Ils ont arrêté une grue sans freins."),
    });
    let revised = hub.revise("free-them", changes).await.expect(200);
    assert_eq!(revised["revision"], 1);
    assert_eq!(revised["textDigest"], before["textDigest"]);
    assert_ne!(revised["stateDigest"], before["stateDigest"]);

    let title = revised["title"].clone();
    assert_eq!(title["fr"], "Libérez les onze dockers");
    nurses.until_appeal(&appeal, "title", &title).await;
    coalition.settle(&ALL, &appeal, 2).await;
    nurses
        .until_state(&appeal, "/earlierWording/organisations", &json!(0))
        .await;
    let note = nurses
        .fetch(&format!("/appeals/{}/free-them", hub.host()))
        .await;
    assert_eq!(note.text, hub.fetch("/appeals/free-them").await.text);
    assert!(note.body["updated"].is_string());
    assert_eq!(note.body["appeal"]["translations"], json!(["fr"]));

    // What is signed changes and the translation does not: readers are told.
    let french = hub.page("/appeals/free-them?text=fr").await.text;
    assert!(!french.contains("Unchanged since"), "{french}");
    let demands =
        json!([{"id": "release", "text": {"en": "Release them.", "zh-Hant": "釋放他們。"}}]);
    let changes = json!({ "demands": demands });
    let revised = hub.revise("free-them", changes).await.expect(200);
    assert_eq!(revised["revision"], 2);
    let french = hub.page("/appeals/free-them?text=fr").await.text;
    assert!(french.contains("Unchanged since wording 1."), "{french}");
    // So is whoever reads it at a desk of their own before they sign.
    nurses.until_appeal(&appeal, "revision", &json!(2)).await;
    let escaped = appeal.replace(':', "%3A").replace('/', "%2F");
    let mut desk = Desk::of(nurses).await;
    let page = desk
        .get(&format!("/desk/endorse/check?object={escaped}&lang=fr"))
        .await;
    assert!(page.contains("Inchangée depuis la version 1."), "{page}");
    assert!(page.contains("Libérez les onze dockers"), "{page}");
}

async fn a_language_that_is_added_is_a_translation(backend: Backend) {
    let (coalition, appeal) = endorsed(backend).await;
    let hub = &coalition["hub"];
    let changes = json!({
        "languages": ["en", "zh-Hant", "fr"],
        "title": {"fr": "Libérez les onze dockers"},
    });
    let revised = hub.revise("free-them", changes).await.expect(200);
    assert_eq!(revised["revision"], 1);
    assert_eq!(revised["translations"], json!(["fr"]));
    assert_eq!(
        revised["title"]["en"], "Free the eleven dockers",
        "languages that were not sent stay"
    );
    coalition.settle(&ALL, &appeal, 2).await;
}

async fn a_row_that_is_added_in_the_editor_is_where_the_answer_leads(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let new = "/desk/appeals/new";
    let typed = [
        ("kind", "petition"),
        ("admission", "open"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "Sound ropes"),
        ("demand-1-1", "Count the ropes."),
        ("office-1", "Harbour Master"),
    ];
    for button in ["more-languages", "more-demands", "more-addressees"] {
        let mut fields = vec![("do", "preview")];
        fields.extend_from_slice(&typed);
        let (_, page) = desk.submit(new, &fields).await;
        let mark = format!("value=\"{button}\" formaction=\"");
        let leads_to = between(&page, &mark, "\"");
        let (path, field) = leads_to.split_once('#').expect("it leads to a field");
        assert_eq!(path, new);
        let field = format!("id=\"{field}\"");
        assert!(!page.contains(&field), "{button}: {field} {page}");
        fields[0].1 = button;
        let (_, page) = desk.submit(path, &fields).await;
        assert!(page.contains(&field), "{button}: {field} {page}");
    }
}
