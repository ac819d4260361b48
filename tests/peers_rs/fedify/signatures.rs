//! HTTP signatures of both kinds, as Fedify's code makes and checks them.

use super::{SCHEMES, followed};
use crate::{
    PROGRAM,
    altered::{assert_refuses_altered, posts},
};
use serde_json::json;
use undersigned_tests::{Backend, ScriptedPeer, Server, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_kinds_are_taken_at_the_first_knock() {
    for (first_knock, scheme) in SCHEMES {
        let fedify = ScriptedPeer::fedify(&["--first-knock", first_knock]).await;
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        followed(&fedify, &hub).await;
        let appeal = hub.publish("free-them").await;
        fedify.reply(&appeal, "I was on that crane. 碼頭").await;
        fedify.tell("like", json!({"object": appeal})).await;
        let knocks = fedify.list("knocks").await;
        assert_eq!(knocks.len(), 3, "{knocks:?}");
        for knock in knocks {
            assert_eq!(knock["scheme"], scheme, "{knock}");
            assert_eq!(knock["status"], 202, "{knock}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_takes_one_kind_gets_it_at_the_second_knock() {
    for (only, tried) in [
        (
            "rfc9421",
            vec![("cavage", 401), ("rfc9421", 202), ("rfc9421", 202)],
        ),
        ("cavage", vec![("cavage", 202), ("cavage", 202)]),
    ] {
        let fedify = ScriptedPeer::fedify(&["--understands", only]).await;
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        followed(&fedify, &hub).await;
        let appeal = hub.publish("free-them").await;
        fedify.received("Create", &appeal).await;
        let posts = posts(&fedify).await;
        let knocks: Vec<_> = posts
            .iter()
            .map(|post| {
                (
                    post["scheme"].as_str().unwrap(),
                    post["status"].as_u64().unwrap(),
                )
            })
            .collect();
        assert_eq!(knocks, tried, "{only}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_signatures_are_refused_once_anything_is_altered() {
    for only in ["rfc9421", "cavage"] {
        let fedify = ScriptedPeer::fedify(&["--understands", only]).await;
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        followed(&fedify, &hub).await;
        assert_refuses_altered(&fedify, only).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn authorized_fetch_is_passed_in_both_directions() {
    for (first_knock, scheme) in SCHEMES {
        let fedify =
            ScriptedPeer::fedify(&["--first-knock", first_knock, "--authorized-fetch"]).await;
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        let unsigned = hub
            .client
            .get(&fedify.actor)
            .header("accept", "application/activity+json")
            .send()
            .await
            .expect("an answer");
        assert_eq!(unsigned.status(), 401, "it means it");

        // Its follow can only be checked with its key, and its reply only with its post.
        followed(&fedify, &hub).await;
        let appeal = hub.publish("brakes").await;
        fedify
            .reply(&appeal, "I was on that crane. #WeCoSign")
            .await;
        super::co_signs::sign(&fedify, &hub, 1).await;
        assert_eq!(hub.list(&appeal).await.len(), 1, "{scheme}");
        let arrivals = fedify.list("arrivals").await;
        for path in ["/users/reader", "/notes/"] {
            let shown = arrivals.iter().find(|arrival| {
                let is = arrival["path"]
                    .as_str()
                    .unwrap_or_default()
                    .starts_with(path);
                is && arrival["method"] == "GET" && arrival["status"] == 200
            });
            let shown = shown.unwrap_or_else(|| panic!("{path}: {arrivals:?}"));
            assert_ne!(shown["scheme"], "none", "{shown}");
        }

        // The followers at a server are shown to that server alone.
        let create = until("a delivery to the shared inbox", || async {
            let posts = posts(&fedify).await;
            let found = posts
                .iter()
                .find(|post| post["headers"]["collection-synchronization"].is_string());
            found.cloned().ok_or_else(|| format!("{posts:?}"))
        })
        .await;
        let header = create["headers"]["collection-synchronization"]
            .as_str()
            .unwrap();
        let url = undersigned_tests::desk::between(header, "url=\"", "\"");
        let unsigned = hub.client.get(&url).send().await.expect("an answer");
        assert_eq!(unsigned.status(), 401, "{url}");
        let followers = fedify.tell("fetch", json!({"url": url})).await;
        let items = &followers["orderedItems"];
        assert_eq!(items, &json!([fedify.actor]), "{scheme}: {followers}");
    }
}
