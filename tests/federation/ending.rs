//! What the desk, the page and the forms say when the time of an appeal is over, and what is saved
//! and not published.

mod withdrawn;

use crate::PROGRAM;
use chrono::{SecondsFormat, TimeDelta};
use reqwest::header::ACCEPT;
use serde_json::json;
use undersigned_tests::{
    Answer, Backend, Coalition, Desk, Server, Signer, desk::field, now, on_either_database,
};

on_either_database! {
    closing_is_asked_for_and_can_be_undone
    after_closing_it_is_asked_what_came_of_it
    the_forms_of_a_closed_appeal_say_since_when
    a_saved_translation_says_that_it_waits
    what_is_over_opens_again_with_a_later_day_only
    what_is_delivered_and_closed_says_both
}

const MANAGE: &str = "/desk/appeals/brakes";

async fn closing_is_asked_for_and_can_be_undone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let mut desk = Desk::of(&hub).await;
    let close = format!("{MANAGE}/close");
    let (status, page) = desk.submit(&close, &[]).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(
        page.contains("Say that you are sure") && page.contains("href=\"#sure-close\""),
        "{page}"
    );
    assert!(takes_signatures(&hub).await);

    let (_, to) = desk.submit(&close, &[("sure", "yes")]).await;
    assert!(to.contains("done=closed"), "{to}");
    assert!(!takes_signatures(&hub).await);
    // Whoever sees no more than the post is told so, too.
    let post = content(&hub).await;
    assert!(post.starts_with("<p><em>Closed on "), "{post}");
    hub.end("brakes", "deliver").await.expect(200);
    let page = desk.get(MANAGE).await;
    let reopen = format!("{MANAGE}/reopen");
    assert!(
        page.contains(&format!("action=\"{reopen}\"")) && !page.contains(&close),
        "{page}"
    );
    let (_, to) = desk.submit(&reopen, &[]).await;
    assert!(to.contains("done=reopened"), "{to}");
    assert!(takes_signatures(&hub).await);
    let appeal = hub.get("/appeals/brakes", &[]).await.expect(200);
    assert_eq!(appeal["status"], "delivered", "that stays true");
    let note = hub.fetch("/appeals/brakes").await.expect(200);
    let policy = &note["interactionPolicy"]["canEndorse"];
    assert!(policy["automaticApproval"].is_array(), "{policy}");
    let page = hub.page("/appeals/brakes").await.text;
    assert!(!page.contains("Closed on"), "{page}");
    let post = content(&hub).await;
    assert!(post.starts_with("<p><em>Delivered on "), "{post}");
    assert!(!post.contains("Closed on"), "{post}");
}

async fn after_closing_it_is_asked_what_came_of_it(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let mut desk = Desk::of(&hub).await;
    let leads_to = format!("{MANAGE}/updates/new?outcome=yes");
    assert!(!desk.get(MANAGE).await.contains(&leads_to));
    let (_, to) = desk
        .submit(&format!("{MANAGE}/close"), &[("sure", "yes")])
        .await;
    let page = desk.get(&to).await;
    assert!(page.contains(&leads_to), "{page}");
    // An update like any other, in each language of the appeal.
    let form = desk.get(&leads_to).await;
    for title in ["value=\"What came of it\"", "value=\"結果如何\""] {
        assert!(form.contains(title), "{title}: {form}");
    }
    let said = [
        ("language-1", "en"),
        ("title-1", "What came of it"),
        ("body-1", "The brakes are mended."),
        ("source-title-1", "Harbour Gazette"),
        ("do", "check"),
    ];
    let (_, last_look) = desk.submit(&format!("{MANAGE}/updates/new"), &said).await;
    let page = desk.get(&last_look).await;
    // What may have been forgotten is said before it is sent, and keeps nobody from sending it.
    for missing in [
        "not written in these languages of the appeal: 繁體中文",
        "no address, so that nobody can follow them: Harbour Gazette",
    ] {
        assert!(page.contains(missing), "{missing}: {page}");
    }
    let read = field(&page, "read");
    let (status, to) = desk.submit(&last_look, &[("read", &read)]).await;
    assert!(status.is_redirection(), "{status} {to}");
    // Once it is said, nobody is asked again.
    let page = desk.get(MANAGE).await;
    assert!(!page.contains(&leads_to), "{page}");
}

/// What software shows that knows appeals as posts only.
async fn content(hub: &Server) -> String {
    let note = hub.fetch("/appeals/brakes").await.expect(200);
    let content = note["content"].as_str();
    content.expect("a note has content").to_owned()
}

async fn takes_signatures(hub: &Server) -> bool {
    let appeal = hub.get("/appeals/brakes", &[]).await.expect(200);
    appeal["takesSignatures"] == json!(true)
}

async fn what_is_over_opens_again_with_a_later_day_only(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub"], backend).await;
    let hub = &coalition["hub"];
    let object = hub.publish("brakes").await;
    let past = hub
        .revise("brakes", json!({"deadline": "2020-01-31"}))
        .await;
    assert_eq!((past.status.as_u16(), past.code()), (422, "deadline_past"));
    let soon = now() + TimeDelta::seconds(5);
    let soon = json!({"deadline": soon.to_rfc3339_opts(SecondsFormat::Secs, true)});
    hub.revise("brakes", soon).await.expect(200);
    hub.until_appeal(&object, "status", &json!("closed")).await;
    let mut desk = Desk::of(hub).await;
    let page = desk.get(MANAGE).await;
    assert!(
        page.contains("Publish a later day first") && page.contains("/edit#deadline"),
        "{page}"
    );
    let reopen = format!("{MANAGE}/reopen");
    let (status, page) = desk.submit(&reopen, &[]).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("The last day to sign has passed"), "{page}");

    // The day that it has is no new one.
    let topics = json!({"topics": ["Winches"]});
    hub.revise("brakes", topics).await.expect(200);

    let later = json!({"deadline": "2099-01-31"});
    hub.revise("brakes", later).await.expect(200);
    let (_, to) = desk.submit(&reopen, &[]).await;
    assert!(to.contains("done=reopened"), "{to}");
    hub.until_appeal(&object, "status", &json!("open")).await;
}

async fn the_forms_of_a_closed_appeal_say_since_when(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    hub.end("brakes", "close").await.expect(200);
    let signer = Signer::of(&hub);
    // So does the page before them, and there is no sheet of paper any more.
    let page = signer.open("/appeals/brakes/sign").await.expect(409);
    assert!(
        page.contains("Signing has ended") && page.contains("Closed on"),
        "{page}"
    );
    let sheet = signer.open("/appeals/brakes/sheet").await.expect(409);
    assert!(
        sheet.contains("Signing has ended") && !sheet.contains("<tr><td"),
        "{sheet}"
    );
    let page = signer.open("/appeals/brakes").await.expect(200);
    assert!(
        page.contains("Nobody signed.") && !page.contains("/brakes/sheet"),
        "{page}"
    );
    assert!(page.contains("id=\"share\""), "{page}");
    for (form, own) in [
        ("person", "/signature/link"),
        ("organisation", "/appeals/brakes/sign/organisation/again"),
    ] {
        let path = format!("/appeals/brakes/sign/{form}");
        for shown in [signer.open(&path).await, signer.post(&path, &[]).await] {
            let page = shown.expect(409);
            assert!(
                page.contains("Signing has ended") && page.contains("Closed on"),
                "{page}"
            );
            for way in ["/appeals/brakes", "/appeals/brakes/cosigners", own] {
                assert!(
                    page.contains(&format!("<a href=\"{way}\">")),
                    "{way}: {page}"
                );
            }
        }
        let request = hub.client.get(format!("{}{path}", hub.url));
        let request = request.header(ACCEPT, "application/json");
        let answer = Answer::read(request.send().await.expect("the server answers")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (409, "not_open"),
            "{form}"
        );
    }
}

async fn what_is_delivered_and_closed_says_both(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("brakes");
    draft["deadline"] = json!("2099-01-31");
    hub.publish_draft(draft).await;
    let mut desk = Desk::of(&hub).await;
    let open = hub.page("/appeals/brakes").await.text;
    assert!(open.contains("deadline.ics"), "{open}");
    assert!(
        open.contains("No organisation stands behind this petition so far"),
        "{open}"
    );
    assert!(desk.get(MANAGE).await.contains("2099-01-31"));

    hub.end("brakes", "close").await.expect(200);
    hub.end("brakes", "deliver").await.expect(200);
    let pages = [
        hub.page("/appeals/brakes").await.text,
        hub.page("/appeals?status=delivered").await.text,
        desk.get(MANAGE).await,
        desk.get("/desk").await,
    ];
    for page in pages {
        assert!(
            page.contains("<strong>Delivered</strong> <span>Closed on <time"),
            "{page}"
        );
        assert!(
            !page.contains("deadline.ics") && !page.contains("2099-01-31"),
            "{page}"
        );
    }
    let page = hub.page("/appeals/brakes").await.text;
    assert!(
        page.contains("No organisation stands behind this petition"),
        "{page}"
    );
    assert!(!page.contains("so far"), "{page}");
}

async fn a_saved_translation_says_that_it_waits(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = hub.petition("brakes");
    draft["addressees"] = json!([{
        "office": {"en": "Minister of the Interior", "zh-Hant": "內政部長"},
    }]);
    hub.publish_draft(draft).await;
    let mut desk = Desk::of(&hub).await;
    let waits = "Saved changes are not published yet.";
    assert!(!desk.get(MANAGE).await.contains(waits));

    let path = format!("{MANAGE}/translate/fr");
    let was = field(&desk.get(&path).await, "was");
    let fields = [
        ("was", was.as_str()),
        ("source", "en"),
        ("title", "Libérez les onze"),
        ("body-1", "Ils ont arrêté une grue."),
        ("office-1", "Ministre de l’Intérieur"),
        ("source-office-1", "Minister of the Interior"),
    ];
    let (_, to) = desk.submit(&path, &fields).await;
    assert!(to.contains("done=translation-saved"), "{to}");
    let publish = format!("{MANAGE}/publish");
    // The pages on which it was written lead on as well.
    let overview = format!("{MANAGE}/translate");
    for path in [MANAGE, "/desk", path.as_str(), overview.as_str()] {
        let page = desk.get(path).await;
        assert!(
            page.contains(waits) && page.contains("Languages: <bdi lang=\"fr\">français</bdi> <a"),
            "{page}"
        );
        assert!(page.contains(&format!("href=\"{publish}\"")), "{page}");
    }

    // What is signed is translated from nothing.
    let page = desk.get(&overview).await;
    let original = "<td role=\"cell\" colspan=\"2\">authoritative text</td>";
    assert_eq!(page.matches(original).count(), 2, "{page}");
    assert_eq!(page.matches("<progress").count(), 1, "{page}");

    // Each language of it can be looked at as readers will see it.
    let preview = format!("{MANAGE}/preview");
    let page = desk.get(&preview).await;
    assert!(page.contains("id=\"text-en\"") && !page.contains("id=\"text-fr\""));
    assert!(
        page.contains(waits) && !page.contains("This is a draft"),
        "{page}"
    );
    assert!(
        page.contains("<strong>Open for signing</strong>")
            && !page.contains("<strong>Draft</strong>"),
        "{page}"
    );
    for tag in ["en", "zh-Hant", "fr"] {
        let href = format!("href=\"{preview}?text={tag}\"");
        assert!(page.contains(&href), "{tag}: {page}");
    }
    let page = desk.get(&format!("{preview}?text=fr")).await;
    assert!(
        page.contains("id=\"text-fr\" lang=\"fr\" dir=\"ltr\"") && !page.contains("id=\"text-en\""),
        "{page}"
    );
    assert!(page.contains("Libérez les onze"), "{page}");
    assert!(
        page.contains("Ministre de l’Intérieur") && !page.contains("Minister of"),
        "{page}"
    );
    // Whoever only reads the page in its language sees what is signed beside it.
    let page = desk.get(&format!("{preview}?lang=fr")).await;
    assert!(
        page.contains("id=\"text-fr\"") && page.contains("id=\"text-en\""),
        "{page}"
    );
    // The desk goes on in its own language, and links lead back to it in that.
    assert!(
        page.contains("<html lang=\"fr\"") && page.contains(&format!("href=\"{publish}\"")),
        "{page}"
    );
    let other = format!("href=\"{preview}?text=en&#38;lang=fr\"");
    assert!(page.contains(&other), "{page}");
    assert!(desk.get(MANAGE).await.contains("<html lang=\"en\""));
    let page = desk.get(&format!("{preview}?text=zh-Hant&lang=en")).await;
    assert!(
        page.contains("內政部長") && !page.contains("Minister of the Interior"),
        "{page}"
    );

    let check = desk.get(&publish).await;
    let (was, draft) = (field(&check, "was"), field(&check, "draft"));
    let fields = [
        ("was", was.as_str()),
        ("draft", draft.as_str()),
        ("incomplete", "yes"),
    ];
    let (_, to) = desk.submit(&publish, &fields).await;
    assert!(to.contains("done=published"), "{to}");
    for path in [MANAGE, "/desk"] {
        let page = desk.get(path).await;
        assert!(!page.contains(waits), "{page}");
    }
    let (status, _) = desk.look(&preview).await;
    assert_eq!(status.as_u16(), 303, "readers see it already");
}
