//! Publishing: what reaches those who follow, before and after, and what nobody sees.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_domain::Verified;
use undersigned_tests::{
    Answer, Backend, Coalition, Peer, Server, on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_published_appeal_is_delivered_to_a_follower_whole
    following_later_finds_the_open_appeals
}

on_either_database! {
    a_draft_is_nobodys_business
    appeals_of_another_organisation_answer_404
}

/// The appeal as a server shows it to other servers, once it does.
async fn note(server: &Server, path: &str) -> Answer {
    until(&format!("{path} at {}", server.name), || async {
        let answer = server.fetch(path).await;
        match answer.status.as_u16() {
            200 => Ok(answer),
            _ => Err(answer.text),
        }
    })
    .await
}

async fn a_published_appeal_is_delivered_to_a_follower_whole(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    dockers.follow(&format!("@hub@{}", hub.host())).await;
    hub.until_followers(2).await;
    let appeal = hub.publish("free-them").await;

    let replica = note(dockers, &format!("/appeals/{}/free-them", hub.host())).await;
    let original = hub.fetch("/appeals/free-them").await;
    assert_eq!(replica.text, original.text, "to the byte");
    let verified = Verified::check_value(&original.body).expect("the proof holds");
    assert_eq!(verified.statement().author, hub.org);
    assert_eq!(original.body["id"], appeal.as_str());
    assert_eq!(original.body["appeal"]["revision"], 1);
    assert_eq!(original.body["appeal"]["state"], "open");

    let seen = until("the appeal at the peer", || async {
        peer.received_of("Create")
            .first()
            .cloned()
            .ok_or_else(|| "nothing yet".to_owned())
    })
    .await;
    assert_eq!(
        seen.activity["object"], original.body,
        "delivered as it is served"
    );
    assert!(seen.headers.contains_key("signature"));

    let digest = coalition.settle(&["hub", "dockers"], &appeal, 0).await;
    let state = dockers
        .fetch(&format!("/appeals/{}/free-them/state", hub.host()))
        .await;
    assert_eq!(state.expect(200)["stateDigest"], digest);
    // Only the server of the appeal has it at the short address.
    assert_eq!(
        dockers.fetch("/appeals/free-them").await.status.as_u16(),
        404
    );
    let repeated = hub.end("free-them", "publish").await.expect(200);
    assert_eq!(
        repeated["stateDigest"], digest,
        "publishing again changes nothing"
    );
}

async fn following_later_finds_the_open_appeals(backend: Backend) {
    let coalition = Coalition::without_timer(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let open = hub.publish("still-open").await;
    let closed = hub.publish("closed").await;
    hub.end("closed", "close").await.expect(200);
    hub.post("/appeals", hub.petition("a-draft"))
        .await
        .expect(201);
    hub.endorse(&open, "The Hub").await.expect(202);

    dockers.follow(&hub.org).await;
    let replica = note(dockers, &format!("/appeals/{}/still-open", hub.host())).await;
    assert_eq!(replica.text, hub.fetch("/appeals/still-open").await.text);
    coalition.settle(&["hub", "dockers"], &open, 1).await;
    assert_eq!(dockers.state(&closed).await.status.as_u16(), 404);
}

async fn a_draft_is_nobodys_business(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    let draft = hub
        .post("/appeals", hub.petition("quiet"))
        .await
        .expect(201);
    assert_eq!(draft["status"], "draft");
    assert_eq!(draft["root"], Value::Null);
    let id = draft["id"].as_str().expect("a draft has its id").to_owned();

    let own = format!("/appeals/{}/quiet", hub.host());
    for rest in [
        "",
        "/state",
        "/bundle",
        "/cosigners",
        "/cosigners.csv",
        "/cosigners.json",
    ] {
        for base in ["/appeals/quiet", own.as_str()] {
            let path = format!("{base}{rest}");
            assert_eq!(hub.fetch(&path).await.status.as_u16(), 404, "{path}");
            let page = hub.client.get(format!("{}{path}", hub.url)).send().await;
            assert_eq!(
                page.expect("an answer").status().as_u16(),
                404,
                "{path} as a page"
            );
        }
    }
    let featured = hub.fetch("/orgs/hub/featured").await.expect(200);
    assert_eq!(featured["orderedItems"], json!([]));
    assert_eq!(hub.state(&id).await.status.as_u16(), 404);
    let refused = dockers.endorse(&id, "Dockers").await;
    assert_eq!(refused.status.as_u16(), 404, "{}", refused.text);
    assert_eq!(hub.end("quiet", "close").await.code(), "not_published");

    // The desk may look at it and change it, and publishing makes it seen.
    let changed = hub
        .revise("quiet", json!({"deadline": "2031-01-31"}))
        .await
        .expect(200);
    assert_eq!(changed["deadline"], "2031-01-31");
    hub.end("quiet", "publish").await.expect(200);
    dockers.endorse(&id, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &id, 1).await;
}

async fn appeals_of_another_organisation_answer_404(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("ours").await;
    hub.command_json(&[
        "setup",
        "--org",
        "clerks",
        "--name",
        "en=Clerks",
        "--email",
        "c@clerks.example",
        "--json",
    ]);
    let token = hub.command_json(&["token", "create", "--org", "clerks", "--json"]);
    let token = token["token"].as_str().expect("a token is printed");
    for (method, path) in [
        ("GET", "/appeals/ours"),
        ("PATCH", "/appeals/ours"),
        ("POST", "/appeals/ours/close"),
        ("POST", "/appeals/ours/withdraw"),
        ("GET", "/appeals/none"),
    ] {
        let method = method.parse().expect("a method");
        let address = format!("{}/api/v1{path}", hub.url);
        let request = hub
            .client
            .request(method, address)
            .bearer_auth(token)
            .json(&json!({}));
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 404, "{path}");
        let kind = answer.headers()["content-type"]
            .to_str()
            .unwrap_or_default()
            .to_owned();
        assert!(
            kind.starts_with("application/problem+json"),
            "{path}: {kind}"
        );
    }
    let status = hub
        .api(reqwest::Method::GET, "/appeals/ours", None)
        .await
        .expect(200);
    assert_eq!(status["status"], "open");
}
