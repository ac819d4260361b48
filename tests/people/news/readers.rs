//! Who reads the news: asked for and ended by themselves alone, and kept no longer than was said.

use super::{DAY, Paper, ask, update};
use crate::{PROGRAM, SLUG};
use undersigned_tests::{
    Backend, Desk, Effort, Server, Signer, WrongClock, desk::between, on_both_databases,
    on_either_database, until,
};

on_both_databases! {
    who_reads_is_kept_no_longer_than_was_said
}

on_either_database! {
    nothing_is_asked_or_ended_in_the_name_of_another
    without_mail_nobody_is_offered_the_news
}

async fn nothing_is_asked_or_ended_in_the_name_of_another(backend: Backend) {
    let paper = Paper::start(backend, &[]).await;
    let path = format!("/appeals/{SLUG}/news");
    let mut signer = paper.signer.clone();
    let evil = Some("https://evil.example");
    for path in [path.as_str(), "/news/confirm"] {
        let refused = signer
            .post_from(path, &[("email", "x@y.example")], evil)
            .await;
        assert_eq!(refused.status, 403, "{path}");
    }
    // Without effort the question is asked; a check works once, and for its own form only.
    signer.effort = Effort::None;
    let asked = ask(&signer, "ana@post.example", "en").await.expect(422);
    assert!(asked.contains("href=\"#answer\""), "{asked}");
    signer.effort = Effort::Answer;
    let page = signer.open(&path).await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.push(("email", "ana@post.example"));
    assert_eq!(signer.post("/signature/link", &fields).await.status, 422);
    assert_eq!(signer.post(&path, &fields).await.status, 303);
    let before = signer.post(&path, &fields).await.expect(200);
    assert!(before.contains("You have sent this already."), "{before}");
    paper.mails.until("ana@post.example", 1).await;
    // Ten mails a day to one mailbox, however it is written; who asks sees no difference.
    for n in 0..12 {
        signer.network = Some(format!("203.0.113.{n}"));
        let email = format!("Victim+{n}@post.example");
        assert_eq!(ask(&signer, &email, "en").await.status, 303);
    }
    signer.network = None;
    assert_eq!(ask(&signer, "last@post.example", "en").await.status, 303);
    paper.mails.until("last@post.example", 1).await;
    assert_eq!(paper.mails.all_to("Victim", 10).await, 10);

    // Who guesses learns nothing.
    let unknown = "token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for path in ["/news", "/news/confirm"] {
        let opened = signer.open(&format!("{path}?{unknown}")).await;
        assert_eq!(opened.status, 404, "{path}");
        assert!(
            opened.text.contains("There is no such link"),
            "{}",
            opened.text
        );
        let fields = [("token", "AAAA"), ("List-Unsubscribe", "One-Click")];
        assert_eq!(signer.post(path, &fields).await.status, 404, "{path}");
    }
    // The secret that confirms opens nothing else, and the other way round.
    let mail = paper.mails.until("ana@post.example", 1).await;
    let link = mail.link(&format!("{}/news/confirm?token=", paper.server.url));
    let token = between(&link, "token=", "&");
    assert_eq!(
        signer.open(&format!("/news?token={token}")).await.status,
        404
    );

    // Only at the organiser's server, and while there is something to be told.
    let away = Server::start(PROGRAM, "away", backend).await;
    away.endorse(&format!("{}/appeals/{SLUG}", paper.server.url), "Away")
        .await
        .expect(202);
    let copy = format!("/appeals/{}/{SLUG}", paper.server.host());
    until("the copy", || async {
        let page = away.page(&copy).await;
        (page.status == 200).then_some(()).ok_or(page.text)
    })
    .await;
    for path in [copy.clone(), format!("{copy}/updates")] {
        let page = away.page(&path).await.text;
        assert!(!page.contains("/news"), "{page}");
    }
    paper.server.end(SLUG, "withdraw").await.expect(200);
    let page = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(!page.contains(&format!("{path}?lang")));
    assert_eq!(signer.open(&path).await.status, 409);
    assert_eq!(
        signer.post(&path, &[("email", "x@y.example")]).await.status,
        409
    );
}

async fn who_reads_is_kept_no_longer_than_was_said(backend: Backend) {
    let mut paper = Paper::start(backend, &[]).await;
    let clock = WrongClock::of(&mut paper.server);
    paper.server.stop().await;
    paper.server.run().await;
    paper.read("ana@post.example", "en").await;
    paper.ask("late@post.example", "en").await;
    let mail = paper.mails.until("late@post.example", 1).await;
    let link = mail.link(&format!("{}/news/confirm?token=", paper.server.url));
    // After two days the link says that it is too old; after three nothing is left of it.
    paper.server.until_mails_are_noted().await;
    clock.set(2 * DAY + 60);
    let old = paper.signer.open(&link).await;
    assert_eq!(old.status, 410);
    assert!(old.text.contains("This link is too old"), "{}", old.text);
    clock.set(3 * DAY + 60);
    paper.server.stop().await;
    paper.server.run().await;
    until("the link is unknown", || async {
        let opened = paper.signer.open(&link).await;
        (opened.status == 404).then_some(()).ok_or(opened.text)
    })
    .await;
    // Its readers stay for a year after an appeal was closed, and then they go.
    paper.server.end(SLUG, "close").await.expect(200);
    paper.publish("updates", update("How it ended")).await;
    let mail = paper.mails.until("ana@post.example", 2).await;
    let own = mail.link(&format!("{}/news?token=", paper.server.url));
    paper.server.until_mails_are_noted().await;
    clock.set(360 * DAY);
    paper.server.stop().await;
    paper.server.run().await;
    paper.signer.open(&own).await.expect(200);
    clock.set(370 * DAY);
    paper.server.stop().await;
    paper.server.run().await;
    until("everybody is forgotten", || async {
        let opened = paper.signer.open(&own).await;
        (opened.status == 404).then_some(()).ok_or(opened.text)
    })
    .await;
    let form = format!("/appeals/{SLUG}/news");
    assert_eq!(paper.signer.open(&form).await.status, 409);
}

async fn without_mail_nobody_is_offered_the_news(backend: Backend) {
    let server = Server::start(PROGRAM, "amery", backend).await;
    server.publish(SLUG).await;
    let signer = Signer::of(&server);
    let path = format!("/appeals/{SLUG}/news");
    assert_eq!(signer.open(&path).await.status, 409);
    let page = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(!page.contains(&format!("{path}?lang")), "{page}");
    let mut desk = Desk::of(&server).await;
    let page = desk.get(&format!("/desk/appeals/{SLUG}/updates")).await;
    assert!(page.contains("No mail leaves this server"), "{page}");
}
