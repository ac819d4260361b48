//! People who sign with an account elsewhere.

use crate::{Campaign, PROGRAM, SLUG, terms};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_tests::{
    Answer, Backend, Mastodon, Server, WrongClock,
    co_sign::{AS_PERSON, confirm, take_people, token},
    on_both_databases, open_database, until,
};

on_both_databases! {
    no_account_is_counted_after_the_day
    who_is_counted_stands_nowhere_in_clear
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
    // Nor does a later day begin it anew.
    assert_eq!(campaign.set_terms(terms("never", 90)).await.status, 409);
}

/// What is kept in clear of accounts that want to co-sign.
async fn kept(server: &Server) -> Vec<[String; 4]> {
    let database = open_database(server.database_url()).await;
    let query = "SELECT state, actor, reply, host FROM co_sign_intents ORDER BY id";
    let query = Statement::from_string(database.get_database_backend(), query);
    let rows = database
        .query_all_raw(query)
        .await
        .expect("it can be asked");
    database.close().await.expect("it can be closed");
    let text = |row: &sea_orm::QueryResult, at: usize| row.try_get_by_index(at).expect("a text");
    rows.iter()
        .map(|row| std::array::from_fn(|at| text(row, at)))
        .collect()
}

async fn who_is_counted_stands_nowhere_in_clear(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let mastodon = Mastodon::start().await;
    let appeal = server.publish(SLUG).await;
    take_people(&server, SLUG).await;
    let reply = mastodon.reply(&server.org, &appeal);
    mastodon.publish(&server.org, &reply).await.expect(202);
    let link = token(&server, &mastodon.message(1).await);
    let done = confirm(&server, &link, &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let hidden = kept(&server).await;
    assert_eq!((hidden.len(), hidden[0][0].as_str()), (1, "counted"));
    let host = mastodon.account().rsplit('@').next().map(str::to_owned);
    let host = host.expect("a host");
    let whole = hidden[0].join(" ");
    assert!(!whole.contains("@mei") && !whole.contains(&host), "{whole}");

    // As an older version kept it: it is hidden at the next start.
    server.stop().await;
    let id = reply["id"].as_str().expect("an id");
    let clear = format!(
        "UPDATE co_sign_intents SET actor = '{}', reply = '{id}', host = '{host}'",
        mastodon.actor
    );
    let database = open_database(server.database_url()).await;
    database
        .execute_unprepared(&clear)
        .await
        .expect("it can be changed");
    database.close().await.expect("it can be closed");
    server.run().await;
    until("it is hidden", || async {
        let now = kept(&server).await;
        (now == hidden).then_some(()).ok_or(format!("{now:?}"))
    })
    .await;

    // The account is known still: it is counted once, and takes that back by its post.
    let again = mastodon.reply(&server.org, &appeal);
    mastodon.publish(&server.org, &again).await.expect(202);
    assert_eq!(kept(&server).await, hidden);
    let individuals = async || {
        let state = server.state(&appeal).await.expect(200);
        state["coSigners"]["individuals"].clone()
    };
    assert_eq!(individuals().await, 1);
    let mut silent = reply.clone();
    silent["content"] = json!("<p>No.</p>");
    silent["tag"] = json!([]);
    mastodon.edit(&server.org, &silent).await.expect(202);
    assert_eq!(individuals().await, 0);
    assert!(kept(&server).await.is_empty(), "nothing is left of it");
    let told = mastodon.message(2).await;
    assert!(told.contains("was taken off"), "{told}");

    // Whoever comes back is asked again.
    mastodon.edit(&server.org, &reply).await.expect(202);
    let link = token(&server, &mastodon.message(3).await);
    // No domain counts as many people as it likes.
    let crowd = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) \
         INSERT INTO co_sign_intents (appeal_id, actor, host, reply, state, messaged_at, \
         resent_at, created_at, updated_at) \
         SELECT (SELECT id FROM appeals), 'x' || CAST(i AS TEXT), '{}', '', 'counted', 0, 0, 0, 0 \
         FROM n",
        hidden[0][3]
    );
    for (change, status) in [
        (crowd.as_str(), 403_u16),
        ("DELETE FROM co_sign_intents WHERE reply = ''", 200),
    ] {
        let database = open_database(server.database_url()).await;
        let changed = database.execute_unprepared(change).await;
        changed.expect("it can be changed");
        database.close().await.expect("it can be closed");
        let done = confirm(&server, &link, &AS_PERSON).await;
        assert_eq!(done.status, status, "{}", done.text);
    }
    assert_eq!(individuals().await, 1);
}
