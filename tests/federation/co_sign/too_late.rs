//! The link in the direct message ends two days after it was written.

use super::{AS_ORGANISATION, AS_PERSON, confirm, individuals, page, token};
use crate::PROGRAM;
use undersigned_tests::{
    Answer, Backend, Mastodon, Picture, Server, WrongClock, on_either_database,
};

on_either_database! {
    a_link_works_for_two_days_and_no_longer
}

const TWO_DAYS: i64 = 48 * 60 * 60;
/// Longer than a message is on its way here.
const A_WHILE: i64 = 5 * 60;

/// What the server keeps of anybody's signature. What it sent is seen at the other end: by a clock
/// that was set forward, the timer deletes at once what has arrived.
const SIGNATURES: [&str; 5] = [
    "GET /api/v1/state",
    "co_sign_intents",
    "co_sign_tokens",
    "person_signatures",
    "statements",
];

async fn a_link_works_for_two_days_and_no_longer(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let clock = WrongClock::of(&mut hub);
    hub.kill().await;
    hub.run().await;
    let mastodon = Mastodon::start().await;
    let appeal = hub.publish("brakes").await;
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.publish(&hub.org, &reply).await.expect(202);
    let link = token(&hub, &mastodon.message(1).await);
    clock.set(TWO_DAYS - A_WHILE);
    assert_eq!(page(&hub, &link).await.status, 200, "nearly two days later");

    clock.set(TWO_DAYS);
    let before = picture(&hub, &appeal, backend).await;
    let shown = page(&hub, &link).await;
    assert_eq!(shown.status, 410);
    for part in [
        "This link is too old",
        "A link works for two days. Nothing was signed.",
        "href=\"/appeals/brakes/sign\"",
    ] {
        assert!(shown.text.contains(part), "{part}: {}", shown.text);
    }
    assert!(!shown.text.contains("<form"), "{}", shown.text);
    for how in [&AS_ORGANISATION[..], &AS_PERSON] {
        let refused = confirm(&hub, &link, how).await;
        assert_eq!(refused.status, 410);
        assert!(refused.text.contains("This link is too old"));
    }
    let request = hub
        .client
        .get(format!("{}/co-sign?token={link}", hub.url))
        .header("accept", "application/problem+json");
    let program = Answer::read(request.send().await.expect("an answer")).await;
    assert_eq!(
        (program.status.as_u16(), program.code()),
        (410, "token_expired")
    );
    assert!(hub.list(&appeal).await.is_empty());
    assert!(hub.pending(&appeal).await.is_empty());
    assert_eq!(individuals(&hub, &appeal).await, 0);
    let after = picture(&hub, &appeal, backend).await;
    if let (Some(before), Some(after)) = (before, after) {
        let changed = before.changed(&after);
        let touched = SIGNATURES.iter().any(|table| changed.contains(*table));
        assert!(!touched, "{}", before.difference(&after));
    }
    assert_eq!(mastodon.messages().len(), 1, "nobody was told anything");

    // Nothing used it up: by a clock that is right again, it is a link like any other.
    clock.set(0);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(hub.list(&appeal).await.len(), 1);
}

/// What is held, where a look into the database is cheap.
async fn picture(hub: &Server, appeal: &str, backend: Backend) -> Option<Picture> {
    match backend {
        Backend::Sqlite => Some(Picture::at_rest(hub, Some(appeal)).await),
        Backend::Postgres => None,
    }
}
