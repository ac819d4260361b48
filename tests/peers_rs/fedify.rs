//! Fedify's own code follows, reads and checks.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server, fedify::Fedify, until};

/// `@name@host:port` of a server's organisation.
fn account(server: &Server) -> String {
    format!(
        "@{}@{}",
        server.name,
        server.url.trim_start_matches("http://")
    )
}

#[track_caller]
fn assert_signed(arrival: &Value, by: &str) {
    let signature = &arrival["httpSignature"];
    assert_eq!(signature["verified"], true, "{signature}");
    assert_eq!(signature["keyId"], format!("{by}#main-key"), "{signature}");
    assert_eq!(arrival["actor"], by);
}

async fn fetch(server: &Server, address: &str) -> Value {
    let request = server
        .client
        .get(address)
        .header("accept", "application/activity+json");
    request
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("a document")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_on_fedify_gets_appeal_update_and_endorsement() {
    let Some(fedify) = Fedify::start("rfc9421").await else {
        return;
    };
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let nurses = Server::start(PROGRAM, "nurses", Backend::Sqlite).await;
    for server in [&hub, &nurses] {
        fedify.follow(&account(server)).await;
        let follow = until("the Accept", || async {
            let received = fedify.list("received").await;
            let accept = received.into_iter().find(|activity| {
                activity["type"] == "Accept" && activity["actor"] == server.org.as_str()
            });
            accept.ok_or_else(|| "not yet".to_owned())
        })
        .await;
        assert_signed(&follow, &server.org);
    }

    let appeal = hub.publish("free-them").await;
    let create = fedify.received("Create", &appeal).await;
    assert_signed(&create, &hub.org);
    let note = &create["raw"]["object"];
    assert_eq!(note["type"], "Note");
    let proof = fedify.verify_proof(note).await;
    assert_eq!(proof["verified"], true, "{proof}");
    assert_eq!(proof["controller"], hub.org.as_str(), "{proof}");
    assert_eq!(
        proof["object"]["verified"], true,
        "its stricter check, too: {proof}"
    );
    let fetched = fetch(&hub, &appeal).await;
    assert_eq!(&fetched, note, "what is served is what was sent");
    let seen = fedify.tell("lookup", json!({"object": appeal})).await;
    assert_eq!(seen["type"], "Note", "{seen}");

    let mut altered = note.clone();
    altered["content"] = json!("<p>Work harder.</p>");
    assert_eq!(fedify.verify_proof(&altered).await["verified"], false);
    let mut altered = note.clone();
    altered["appeal"]["demands"] = json!([]);
    assert_eq!(
        fedify.verify_proof(&altered).await["verified"],
        false,
        "terms of ours are covered"
    );

    let title = json!({"en": "Free all twelve dockers", "zh-Hant": "釋放十二名碼頭工人"});
    hub.revise("free-them", json!({"title": title}))
        .await
        .expect(200);
    let update = fedify.received("Update", &appeal).await;
    assert_signed(&update, &hub.org);
    assert_eq!(update["raw"]["object"]["appeal"]["revision"], 2);
    assert_eq!(
        fedify.verify_proof(&update["raw"]["object"]).await["verified"],
        true
    );

    let endorsed = nurses
        .endorse(&appeal, "Union of Nurses 護士工會")
        .await
        .expect(202);
    let announce = fedify.received("Announce", &appeal).await;
    assert_signed(&announce, &nurses.org);
    let endorsement = fetch(&nurses, endorsed["id"].as_str().expect("an id")).await;
    let proof = fedify.verify_proof(&endorsement).await;
    assert_eq!(proof["verified"], true, "{proof}");
    assert_eq!(proof["controller"], nurses.org.as_str(), "{proof}");
    let mut altered = endorsement.clone();
    altered["nameMap"]["en"] = json!("Union of Bosses");
    assert_eq!(fedify.verify_proof(&altered).await["verified"], false);

    // Nothing that we sent was refused, and nothing made it ask the wide world for a context.
    assert_eq!(fedify.list("refused").await, Vec::<Value>::new());
    assert_eq!(fedify.list("refused-fetches").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fedify_sends_arrives_without_harm() {
    for scheme in ["rfc9421", "draft-cavage-http-signatures-12"] {
        let Some(fedify) = Fedify::start(scheme).await else {
            return;
        };
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        let appeal = hub.publish("free-them").await;
        fedify.follow(&account(&hub)).await;
        assert_eq!(followers(&hub).await, 1, "{scheme}");
        let before = hub.state(&appeal).await.expect(200);
        let text = "I was on that crane. #WeCoSign";
        let reply = fedify
            .tell("reply", json!({"inReplyTo": appeal, "text": text}))
            .await;
        fedify.tell("like", json!({"object": appeal})).await;
        fedify.tell("announce", json!({"object": appeal})).await;
        fedify
            .tell("delete", json!({"note": reply["note"], "account": hub.org}))
            .await;
        assert_eq!(hub.state(&appeal).await.expect(200), before, "{scheme}");
        fedify.tell("unfollow", json!({"account": hub.org})).await;
        assert_eq!(followers(&hub).await, 0, "{scheme}");
        assert_eq!(
            hub.publish("another").await,
            format!("{}/appeals/another", hub.url)
        );
        assert!(!hub.log().contains("panicked"), "{}", hub.log());
    }
}

async fn followers(server: &Server) -> u64 {
    let followers = fetch(server, &format!("{}/followers", server.org)).await;
    followers["totalItems"].as_u64().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_organisation_follows_an_account_on_fedify() {
    let Some(fedify) = Fedify::start("rfc9421").await else {
        return;
    };
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let host = url::Url::parse(&fedify.actor).expect("an address");
    let host = host.authority().to_owned();
    hub.follow(&format!("@reader@{host}")).await;
    let follow = fedify.received("Follow", &fedify.actor).await;
    assert_signed(&follow, &hub.org);
    until("the follow to be accepted", || async {
        let states = undersigned_tests::picture::column(&hub, "following", "state").await;
        if states == ["accepted"] {
            Ok(())
        } else {
            Err(format!(
                "{states:?}, refused {:?}",
                fedify.list("refused").await
            ))
        }
    })
    .await;
}
