//! Whoever signs and ticks the news gets them by the link that confirms the signature.

use crate::{Campaign, PROGRAM, SLUG, news::update};
use reqwest::Method;
use serde_json::Value;
use std::fs;
use undersigned_tests::{Backend, Server, Signer, desk::field, on_both_databases};

on_both_databases! {
    who_signs_gets_the_news_by_the_same_link
}

async fn who_signs_gets_the_news_by_the_same_link(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    let form = format!("/appeals/{SLUG}/sign/person");
    let page = signer.open(&form).await.expect(200);
    assert!(page.contains("name=\"news\" value=\"yes\">"), "not ticked");
    // A form that is shown again keeps the tick, and its absence.
    for (ticked, shown) in [("yes", "value=\"yes\" checked>"), ("", "value=\"yes\">")] {
        let wrong = [("name", "R"), ("email", "rosa"), ("news", ticked)];
        let again = signer.sign(SLUG, &wrong).await.expect(422);
        assert!(again.contains(&format!("name=\"news\" {shown}")), "{again}");
    }
    for (email, ticked) in [("rosa@post.example", "yes"), ("ana@post.example", "")] {
        let wish = [("name", "R"), ("email", email), ("news", ticked)];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        let mail = mails.until(email, 1).await;
        let wanted = !ticked.is_empty();
        assert_eq!(mail.text().contains("The same link confirms that"), wanted);
        let link = mail.link(&server.url);
        let page = signer.open(&link).await.expect(200);
        assert_eq!(page.contains("With the same button"), wanted, "{page}");
        let done = signer.confirm(&link).await.expect(200);
        assert!(done.contains("Your signature counts"), "{done}");
        assert_eq!(done.contains("You also get the news"), wanted, "{done}");
        assert!(
            done.contains("Pass it on") && done.contains("mailto:?subject="),
            "{done}"
        );
        // The mail that the signature brings says that they come, how often, and how they end.
        let mail = mails.until(email, 2).await;
        assert_eq!(mail.text().contains("when there is something"), wanted);
        assert_eq!(mail.text().contains("/news?token="), wanted);
        let leave = mail.header("List-Unsubscribe");
        assert_eq!(leave.is_some(), wanted, "{leave:?}");
        assert!(leave.is_none_or(|leave| leave.contains("/news?token=")));
        assert_eq!(mail.header("List-Unsubscribe-Post").is_some(), wanted);
    }
    // Who has signed already confirms the news by a link of its own.
    let again = [
        ("name", "A"),
        ("email", "ana@post.example"),
        ("news", "yes"),
    ];
    assert_eq!(signer.sign(SLUG, &again).await.status, 303);
    let mail = mails.until("ana@post.example", 3).await;
    let confirm = mail.link(&format!("{}/news/confirm?token=", server.url));
    publish(server, update("Not yet to all")).await;
    mails.until("rosa@post.example", 3).await;
    assert_eq!(mails.to("ana@post.example").len(), 3);
    let token = field(&signer.open(&confirm).await.expect(200), "token");
    let fields = [("token", token.as_str())];
    signer.post("/news/confirm", &fields).await.expect(200);
    publish(server, update("To all")).await;
    for (email, count) in [("rosa@post.example", 4), ("ana@post.example", 4)] {
        let mail = mails.until(email, count).await;
        assert!(mail.header("List-Unsubscribe").is_some());
    }
    // They were told that nobody is given their addresses: a takeout has them only where it is asked to.
    let takeout = |name: &str, more: &[&str]| {
        let out = server.folder().join(name);
        let to = out.display().to_string();
        let line = ["takeout", "amery", "--out", &to, "--reason", "We move"];
        let taken = server.command(&[&line[..], more].concat());
        assert!(taken.status.success(), "{taken:?}");
        // Which wording each signed, and what they agreed to.
        let place = out.join(format!("appeals/{SLUG}"));
        let people = fs::read_to_string(place.join("people-who-signed.csv")).expect("a table");
        let agreed = fs::read_to_string(place.join("consents.jsonl")).expect("what they agreed to");
        for line in agreed.lines() {
            let agreed: Value = serde_json::from_str(line).expect("each line is JSON");
            let digest = agreed["digest"].as_str().expect("a digest");
            assert!(people.contains(&format!(",1,{digest}")), "{people}");
        }
        fs::read_to_string(place.join("news-readers.csv")).ok()
    };
    assert_eq!(takeout("without", &[]), None);
    let readers = takeout("with", &["--news-readers"]).expect("a table");
    assert!(readers.contains("rosa@post.example") && readers.contains("ana@post.example"));
    // Whoever withdraws the signature still reads, and is told so.
    let own = mails.to("rosa@post.example")[1].link(&server.url);
    let token = field(&signer.open(&own).await.expect(200), "token");
    let withdraw = [("token", token.as_str())];
    let gone = signer.post("/signature/withdraw", &withdraw).await;
    let gone = gone.expect(200);
    assert!(gone.contains("goes on until you end it"), "{gone}");
    mails.until("rosa@post.example", 5).await;
    publish(server, update("Still")).await;
    mails.until("rosa@post.example", 6).await;
    mails.until("ana@post.example", 5).await;
    // Ana sees on her page that she gets the news; it is in her file, and the box by the button ends it with all else.
    let own = mails.to("ana@post.example")[1].link(&server.url);
    let page = signer.open(&own).await.expect(200);
    assert!(page.contains("Your news by e-mail"), "{page}");
    assert!(
        page.contains("name=\"news\" value=\"yes\" checked>"),
        "{page}"
    );
    let token = field(&page, "token");
    let file = [("token", token.as_str())];
    let file = signer.post("/signature/download", &file).await.expect(200);
    let file: Value = serde_json::from_str(&file).expect("a file of JSON");
    assert_eq!(file["news"]["email"], "ana@post.example");
    let all = [("token", token.as_str()), ("news", "yes")];
    let gone = signer.post("/signature/withdraw", &all).await.expect(200);
    assert!(gone.contains("You get no more news"), "{gone}");
    let last = mails.until("ana@post.example", 6).await;
    assert!(last.text().contains("You get no more news"));
    // Whoever keeps the signature ends the news alone.
    let wish = [
        ("name", "C"),
        ("email", "cem@post.example"),
        ("news", "yes"),
    ];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let mail = mails.until("cem@post.example", 1).await;
    signer.confirm(&mail.link(&server.url)).await.expect(200);
    let own = mails.until("cem@post.example", 2).await.link(&server.url);
    let token = field(&signer.open(&own).await.expect(200), "token");
    // Readers are written to in their order: she would have had it before.
    publish(server, update("Without Ana")).await;
    mails.until("cem@post.example", 3).await;
    assert_eq!(mails.to("ana@post.example").len(), 6);
    let end = [("token", token.as_str())];
    let ended = signer.post("/signature/news", &end).await;
    assert_eq!(ended.status, 303);
    let page = signer.open(&ended.location).await.expect(200);
    assert!(
        page.contains("You get no more news of this appeal"),
        "{page}"
    );
    assert!(!page.contains("Your news by e-mail"), "{page}");

    // Where no mails leave the server, nothing is offered.
    let silent = Server::start(PROGRAM, "quay", backend).await;
    silent.publish(SLUG).await;
    let path = format!("/appeals/{SLUG}/people");
    let terms = silent.api(Method::PUT, &path, Some(crate::terms("never", 90)));
    terms.await.expect(200);
    for path in [form, format!("/appeals/{SLUG}/sign/organisation")] {
        let page = Signer::of(&silent).open(&path).await.expect(200);
        assert!(!page.contains("name=\"news\""), "{page}");
    }
}

/// Publishes an update.
pub async fn publish(server: &Server, members: Value) {
    let path = format!("/appeals/{SLUG}/updates");
    let draft = server.api(Method::POST, &path, Some(members)).await;
    let name = draft.expect(201)["name"]
        .as_str()
        .expect("a name")
        .to_owned();
    let path = format!("{path}/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200);
}
