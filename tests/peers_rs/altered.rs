//! What we signed, altered on its way to a peer.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use undersigned_federation::signatures::{content_digest, digest};
use undersigned_tests::{ScriptedPeer, foreign::Letter, until};

/// The arrivals at the peer's inboxes, all of them answered: what came is known a moment before that.
pub async fn posts(peer: &ScriptedPeer) -> Vec<Value> {
    until("an answer to whatever came", || async {
        let mut arrivals = peer.list("arrivals").await;
        arrivals.retain(|arrival| arrival["method"] == "POST");
        match arrivals.iter().all(|arrival| arrival["status"].is_u64()) {
            true => Ok(arrivals),
            false => Err(format!("{arrivals:?}")),
        }
    })
    .await
}

/// What arrived, ready to be sent once more.
fn again(peer: &ScriptedPeer, arrival: &Value, body: &str) -> Letter {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let inbox = url::Url::parse(&peer.actor)
        .and_then(|actor| actor.join(&text(&arrival["path"])))
        .expect("an address");
    let mut headers = HeaderMap::new();
    for (name, value) in arrival["headers"].as_object().expect("headers") {
        if name != "content-length" {
            let name: HeaderName = name.parse().expect("a name");
            headers.insert(name, HeaderValue::from_str(&text(value)).expect("a value"));
        }
    }
    Letter::new(inbox, headers, body.as_bytes().to_vec())
}

/// The peer takes our last delivery once more as it was, and refuses it once anything is altered.
pub async fn assert_refuses_altered(peer: &ScriptedPeer, scheme: &str) {
    let posts = posts(peer).await;
    let last = posts.last().expect("something came");
    assert_eq!(last["scheme"], scheme);
    let body = last["body"].as_str().expect("a text");

    let unchanged = again(peer, last, body).send().await;
    let why = "else the rest says little";
    assert_eq!(unchanged.status, 202, "{why}: {}", unchanged.text);

    let other = body.replacen("Accept", "Reject", 1);
    assert_ne!(other, body);
    let altered = again(peer, last, &other).send().await;
    assert_eq!(altered.status, 401, "{scheme}: another body");

    // Whoever can alter the body can alter its digest.
    let mut arrival = last.clone();
    let (name, digest) = match scheme {
        "cavage" => ("digest", digest(other.as_bytes())),
        _ => ("content-digest", content_digest(other.as_bytes())),
    };
    arrival["headers"][name] = json!(digest);
    let altered = again(peer, &arrival, &other).send().await;
    assert_eq!(altered.status, 401, "{scheme}: another digest");

    let mut arrival = last.clone();
    arrival["path"] = json!("/inbox");
    let elsewhere = again(peer, &arrival, body).send().await;
    assert_eq!(elsewhere.status, 401, "{scheme}: another target");
}
