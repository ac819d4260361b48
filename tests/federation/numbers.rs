//! Numbers of a list and how things stand with it: what waits for which server and why.

use crate::PROGRAM;
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{
    Backend, Behaviour, Desk, Peer, Server, desk::field, in_days, on_both_databases, until,
};

on_both_databases! {
    numbers_add_up_and_deliveries_say_why_they_wait
}

async fn numbers_add_up_and_deliveries_say_why_they_wait(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let away = Server::start(PROGRAM, "away", backend).await;
    let object = hub.publish("free-them").await;
    away.endorse(&object, "Away").await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    hub.attest(
        &object,
        json!({"names": {"en": "Crane drivers"}, "country": "DE"}),
    )
    .await;
    let path = "/appeals/free-them/numbers";
    let numbers = hub.get(path, &[]).await.expect(200);
    assert_eq!(numbers["totals"]["organisations"]["current"], 2);
    assert_eq!(numbers["ways"], json!({"own-server": 1, "paper": 1}));
    assert_eq!(
        numbers["countries"][0],
        json!({"country": "DE", "count": 1})
    );
    assert_eq!(numbers["servers"][0]["host"], away.host());
    let sum = numbers["growth"]
        .as_array()
        .and_then(|all| all.last().cloned());
    assert_eq!(sum.expect("it grew")["organisations"], 2);
    assert_eq!(away.get(path, &[]).await.status, 404, "others' numbers");

    let health = "/appeals/free-them/health";
    until("the copy agrees", || async {
        let now = hub.get(health, &[]).await.expect(200);
        match now["replicas"][0]["state"] == "same" && now["key"]["counts"] == true {
            true => Ok(()),
            false => Err(now.to_string()),
        }
    })
    .await;

    // A follower's server has trouble.
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    peer.behave(Behaviour::Status(503));
    hub.revise("free-them", json!({"deadline": in_days(70)}))
        .await
        .expect(200);
    let item = until("the failure", || async {
        let all = hub.get("/deliveries", &[]).await.expect(200);
        let failing = all["items"].as_array().into_iter().flatten();
        let mut failing = failing.filter(|one| one["failures"].as_u64() > Some(2));
        failing.next().cloned().ok_or_else(|| all.to_string())
    })
    .await;
    assert_eq!(item["reason"], "trouble");
    let host = item["host"].as_str().expect("a host").to_owned();
    let mut desk = Desk::of(&hub).await;
    // The other server has compared again since the change.
    until("the copy agrees again", || async {
        let now = hub.get(health, &[]).await.expect(200);
        match now["replicas"][0]["state"] == "same" {
            true => Ok(()),
            false => Err(now.to_string()),
        }
    })
    .await;
    let page = desk.get("/desk/appeals/free-them/numbers").await;
    assert!(page.contains(&host) && page.contains("something is wrong with it"));
    assert!(page.contains(&away.host()) && page.contains("Holds the same list"));
    let csv = desk.get("/desk/appeals/free-them/numbers.csv").await;
    assert!(csv.contains("way,own-server,1"), "{csv}");

    // Somebody else's queue is not for them to hurry.
    let retry = json!({"host": host});
    let refused = away
        .api(Method::POST, "/deliveries/retry", Some(retry))
        .await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (404, "host_unknown")
    );
    peer.behave(Behaviour::Status(202));
    let csrf = field(&page, "csrf");
    let form = [
        ("csrf", csrf.as_str()),
        ("host", host.as_str()),
        ("back", "/desk/appeals/free-them/numbers"),
    ];
    let (status, to) = desk.post("/desk/deliveries/retry", &form).await;
    assert!(
        status.is_redirection() && to.contains("done=retried"),
        "{to}"
    );
    until("nothing waits", || async {
        let all = hub.get("/deliveries", &[]).await.expect(200);
        match all["items"] == json!([]) {
            true => Ok(()),
            false => Err(all.to_string()),
        }
    })
    .await;
}
