//! What a peer signs that it saw: kept only where it is sound, its own, of this appeal and of now.

use crate::table::Scene;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use undersigned_domain::{AppealKey, Bundle, SeenBy, State};
use undersigned_federation::{clock, signatures::Scheme};
use undersigned_tests::{ForeignActor, millis, now, until};

/// Asks the hub for its state, as a peer that says it saw this.
async fn tell(scene: &Scene, peer: &ForeignActor, word: Value) {
    hold(scene, peer, &format!("sha-256:{}", "0".repeat(64)), word).await;
}

/// The same as one that says it holds that state.
async fn hold(scene: &Scene, peer: &ForeignActor, digest: &str, word: Value) {
    let body = json!({
        "object": scene.object(), "root": scene.appeal["root"], "rules": 1,
        "stateDigest": digest, "count": 0, "seenBy": word,
    });
    let address = format!("{}/sync/v1/state", scene.hub.url);
    let letter = peer.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    let letter = letter.with("content-type", "application/json");
    letter.send().await.expect(200);
}

/// An organisation of the foreign server comes onto the list.
async fn sign(scene: &Scene) {
    let dockers = &scene.dockers;
    let said = dockers.sign(dockers.endorsement(&scene.appeal, "Dockers", millis()));
    let body = json!({
        "object": scene.object(), "root": scene.appeal["root"], "statements": [said],
    });
    let address = format!("{}/sync/v1/push", scene.hub.url);
    let letter = dockers.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    let letter = letter.with("content-type", "application/json");
    letter.send().await.expect(200);
    until("the dockers on the list", || async {
        let entry = scene.hub.entry(scene.object(), &dockers.id).await;
        entry.map(|_| ()).ok_or_else(|| scene.hub.log())
    })
    .await;
}

fn word(by: &ForeignActor, state: &State, at: DateTime<Utc>) -> Value {
    let word = SeenBy::write(&by.author, state, &clock::rfc3339(at)).expect("it can be signed");
    serde_json::from_str(word.text()).expect("JSON")
}

/// The words of a server that the hub passes on.
async fn told(scene: &Scene, of: &ForeignActor) -> Vec<Value> {
    let path = scene.object().trim_start_matches(&scene.hub.url).to_owned();
    let state = scene.hub.fetch(&format!("{path}/state")).await.expect(200);
    let words = state["seenBy"].as_array().cloned().expect("a list");
    assert!(
        words
            .iter()
            .any(|word| word["attributedTo"] == format!("{}/actor", scene.hub.url)),
        "its own word is never missing"
    );
    let of = |word: &Value| word["attributedTo"] == of.id.as_str();
    words.into_iter().filter(of).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_sound_word_of_ones_own_is_kept_and_the_newest_of_each() {
    let scene = Scene::new().await;
    sign(&scene).await;
    let peer = scene.foreign.instance_actor();
    let path = scene.object().trim_start_matches(&scene.hub.url).to_owned();
    let bundle = scene.hub.fetch(&format!("{path}/bundle")).await.text;
    let state = Bundle::read(bundle.as_bytes()).expect("a bundle").state;
    let other = State::new(AppealKey {
        object: format!("{}/appeals/other", scene.hub.url),
        root: state.appeal().root.clone(),
    });
    let mut altered = word(&peer, &state, now());
    altered["count"] = json!(7);
    let organisation = ForeignActor::new(&scene.foreign.base, "crane");
    for (what, refused) in [
        ("nothing in it", json!({})),
        (
            "nothing but a name",
            json!({"attributedTo": peer.id, "at": "2026-01-01T00:00:00Z"}),
        ),
        ("altered", altered),
        (
            "under a key that is not listed",
            word(&peer.with_unlisted_key(), &state, now()),
        ),
        (
            "from the future",
            word(&peer, &state, now() + TimeDelta::hours(1)),
        ),
        ("about another appeal", word(&peer, &other, now())),
    ] {
        tell(&scene, &peer, refused).await;
        assert_eq!(told(&scene, &peer).await, Vec::<Value>::new(), "{what}");
    }
    assert_eq!(
        SeenBy::write(&organisation.author, &state, "2026-01-01T00:00:00Z").map_err(|f| f.code()),
        Err("member_invalid"),
        "an organisation does not speak for its server"
    );
    // A server speaks for itself: what it brings of another is not taken at the door.
    let elsewhere = ForeignActor::instance("http://localhost:1");
    tell(&scene, &peer, word(&elsewhere, &state, now())).await;
    assert_eq!(told(&scene, &elsewhere).await, Vec::<Value>::new());

    let (old, new) = (now() - TimeDelta::hours(2), now() - TimeDelta::hours(1));
    let (old, new) = (
        word(&peer, &other_state(&state), old),
        word(&peer, &state, new),
    );
    tell(&scene, &peer, old.clone()).await;
    assert_eq!(
        told(&scene, &peer).await,
        std::slice::from_ref(&old),
        "an older list is kept, too"
    );
    tell(&scene, &peer, new.clone()).await;
    tell(&scene, &peer, old).await;
    assert_eq!(told(&scene, &peer).await, [new]);
}

/// Anybody can sign a question that names the digest which `/state` tells everybody: that puts no name on the
/// appeal's page, into the answers to others, or into the bundle.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_741_a_server_for_which_the_list_does_not_vouch_is_named_nowhere() {
    let scene = Scene::new().await;
    let peer = scene.foreign.instance_actor();
    let path = scene.object().trim_start_matches(&scene.hub.url).to_owned();
    let host = scene.foreign.base.trim_start_matches("http://").to_owned();
    let hub = &scene.hub;
    let says_it_holds_it = async || {
        let bundle = hub.fetch(&format!("{path}/bundle")).await.text;
        let state = Bundle::read(bundle.as_bytes()).expect("a bundle").state;
        let digest = state.digest().to_string();
        hold(&scene, &peer, &digest, word(&peer, &state, now())).await;
    };
    // Its key can be found at its own origin, and it is remembered, to be compared with.
    says_it_holds_it().await;
    let page = hub.page(&path).await.text;
    let (state, bundle) = (format!("{path}/state"), format!("{path}/bundle"));
    for text in [
        page,
        hub.fetch(&state).await.text,
        hub.fetch(&bundle).await.text,
    ] {
        assert!(!text.contains(&host), "{text}");
    }
    // Once somebody on the list is at home there it is named, with the next word of its own.
    sign(&scene).await;
    says_it_holds_it().await;
    let answer = hub.fetch(&state).await.expect(200);
    assert_eq!(answer["replicas"], json!([scene.foreign.base]));
    assert_eq!(told(&scene, &peer).await.len(), 1);
    let page = hub.page(&path).await.text;
    assert!(page.contains(&host), "{page}");
}

/// An earlier state of the same appeal.
fn other_state(state: &State) -> State {
    State::new(state.appeal().clone())
}
