//! Addresses that read like a reader's here, by a `+tag`, and may be somebody else's mailbox.

use crate::{
    Campaign, SLUG,
    bounces::{pipe, report},
    news::{Paper, update},
};
use reqwest::Method;
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Desk, Signer, on_both_databases};

on_both_databases! {
    nobody_ends_or_confirms_the_news_of_another_by_a_tag
    a_signature_confirms_the_news_for_its_own_address_alone
}

async fn nobody_ends_or_confirms_the_news_of_another_by_a_tag(backend: Backend) {
    let paper = Paper::start(backend, &[]).await;
    let desk = Mutex::new(Desk::of(&paper.server).await);
    paper.read("ana@post.example", "en").await;
    // Where her host knows no tags, this mailbox is not there; where it does, it is another's.
    let answer = "550 5.1.1 no such person";
    paper.mails.answer("ana+zz@post.example", answer);
    assert_eq!(paper.ask("ana+zz@post.example", "en").await.status, 303);
    let told = paper.mails.until("ana@post.example", 2).await;
    assert!(told.text().contains("/news?token="), "{}", told.text());
    // She did not ask for that mail: nothing that is reported of it is about her subscription.
    assert!(!told.from.starts_with("bounces+"), "{}", told.from);
    assert!(paper.mails.to("ana+zz@post.example").is_empty());
    paper.publish("updates", update("News of today")).await;
    paper.mails.until("ana@post.example", 3).await;
    assert_eq!(paper.counts(&desk).await, ["1", "0", "0"]);

    // Who waits is confirmed by the address that was written to, and by no other one.
    assert_eq!(paper.ask("ben@post.example", "en").await.status, 303);
    let first = paper.mails.until("ben@post.example", 1).await;
    assert_eq!(paper.ask("ben+x@post.example", "en").await.status, 303);
    let other = paper.mails.until("ben+x@post.example", 1).await;
    let link = first.link(&format!("{}/news/confirm?token=", paper.server.url));
    assert_eq!(paper.signer.open(&link).await.status, 404, "it has ended");
    paper.confirm(&other).await.expect(200);
    paper.publish("updates", update("The day after")).await;
    paper.mails.until("ben+x@post.example", 2).await;
    paper.mails.until("ana@post.example", 4).await;
    assert_eq!(paper.mails.to("ben@post.example").len(), 1);

    // A report that comes late is about the address that it names, and about no other.
    assert_eq!(paper.ask("cat+x@post.example", "en").await.status, 303);
    let first = paper.mails.until("cat+x@post.example", 1).await;
    paper.read("cat@post.example", "en").await;
    let late = report(&first.from, "failed", "5.1.1");
    assert_eq!(pipe(&paper.server, late.as_bytes())["ended"], 0);
    assert_eq!(paper.counts(&desk).await, ["3", "0", "0"]);
}

async fn a_signature_confirms_the_news_for_its_own_address_alone(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    // Somebody asks for news with an address that reads like hers; she signs, and ticks the news.
    let asked = crate::news::ask(&signer, "dan+x@post.example", "en").await;
    assert_eq!(asked.status, 303);
    let foreign = mails.until("dan+x@post.example", 1).await;
    let wish = [
        ("name", "D"),
        ("email", "dan@post.example"),
        ("news", "yes"),
    ];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let link = mails.until("dan@post.example", 1).await.link(&server.url);
    signer.confirm(&link).await.expect(200);
    mails.until("dan@post.example", 2).await;
    let link = foreign.link(&format!("{}/news/confirm?token=", server.url));
    assert_eq!(signer.open(&link).await.status, 404, "it has ended");
    let path = format!("/appeals/{SLUG}/updates");
    let draft = server
        .api(Method::POST, &path, Some(update("To all")))
        .await;
    let draft = draft.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let path = format!("{path}/{name}/publish");
    server.api(Method::POST, &path, None).await.expect(200);
    let mail = mails.until("dan@post.example", 3).await;
    let own = mail.link(&format!("{}/news?token=", server.url));
    let kept = signer.open(&own).await.expect(200);
    assert!(kept.contains("dan@post.example"), "{kept}");
    assert_eq!(mails.to("dan+x@post.example").len(), 1);
}
