//! People who sign with an account elsewhere.

use crate::{Campaign, terms};
use undersigned_tests::{
    Answer, Backend, Mastodon, WrongClock,
    co_sign::{AS_PERSON, confirm, token},
    on_both_databases, until,
};

on_both_databases! {
    no_account_is_counted_after_the_day
}

const DAY: i64 = 24 * 60 * 60;

async fn no_account_is_counted_after_the_day(backend: Backend) {
    let mut campaign = Campaign::start(backend, "never").await;
    let clock = WrongClock::of(&mut campaign.server);
    campaign.server.kill().await;
    campaign.server.run().await;
    // To the end of today.
    campaign.set_terms(terms("never", 0)).await.expect(200);
    let server = &campaign.server;
    let (one, two) = (Mastodon::start().await, Mastodon::start().await);
    let mut links = Vec::new();
    for account in [&one, &two] {
        let reply = account.reply(&server.org, &campaign.object);
        account.publish(&server.org, &reply).await.expect(202);
        links.push(token(server, &account.message(1).await));
    }
    let page = async |link: &str| {
        let address = format!("{}/co-sign?token={link}", server.url);
        let answer = server.client.get(address).send().await.expect("an answer");
        Answer::read(answer).await.text
    };
    assert!(page(&links[1]).await.contains("Sign as a person"));
    let done = confirm(server, &links[0], &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(campaign.count().await, 1);

    clock.set(DAY);
    until("the deletion", || async {
        let log = server.log();
        let deleted = log.contains("were deleted, as promised");
        deleted.then_some(()).ok_or(log)
    })
    .await;
    // Nothing is left by which it could be told that an account was counted before.
    let shown = page(&links[1]).await;
    assert!(!shown.contains("Sign as a person"), "{shown}");
    assert!(shown.contains("nobody is counted after it"), "{shown}");
    assert!(shown.contains("Sign as this organisation"), "{shown}");
    let refused = confirm(server, &links[1], &AS_PERSON).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("nobody is counted after it"));
    assert_eq!(campaign.count().await, 1);
}
