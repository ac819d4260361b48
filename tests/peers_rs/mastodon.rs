//! A follower on a server with Mastodon's habits.

use crate::PROGRAM;
use serde_json::json;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, Mastodon, Picture, Server, mastodon::Status, picture::column, until,
};

async fn hub_with_follower() -> (Server, Mastodon) {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mastodon = Mastodon::start().await;
    mastodon
        .send("follow", &hub.org, &hub.org)
        .await
        .expect(202);
    until("the Accept", || async {
        let knocks = mastodon.knocks();
        let accepted = knocks
            .iter()
            .any(|knock| knock.kind == "Accept" && knock.status == 202);
        if accepted {
            Ok(())
        } else {
            Err(format!("{knocks:?}"))
        }
    })
    .await;
    (hub, mastodon)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_appeal_looks_well_on_the_timeline() {
    let (hub, mastodon) = hub_with_follower().await;
    let appeal = hub.publish("free-them").await;
    let status = mastodon
        .sees("the appeal", |status| status.uri == appeal)
        .await;
    assert_eq!(status.account, hub.org);
    assert_eq!(status.url, appeal);
    assert_eq!(
        status.card.as_deref(),
        Some(appeal.as_str()),
        "the first plain link: {}",
        status.content
    );
    assert_eq!(status.spoiler, None, "no content warning");
    assert_eq!(status.language.as_deref(), Some("en"));
    assert!(status.public && status.boosted_by.is_none());
    for part in [
        "Free the eleven dockers",
        "<strong>no brakes</strong>",
        "Inspect every crane.",
    ] {
        assert!(status.content.contains(part), "{part}: {}", status.content);
    }
    let request = hub
        .client
        .get(&appeal)
        .header("accept", "application/activity+json");
    let note: serde_json::Value = request
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("a note");
    assert_eq!(note["type"], "Note", "one type, as text");
    for absent in ["name", "summary", "attachment", "inReplyTo"] {
        assert!(
            note.get(absent).is_none(),
            "{absent} would change how it is shown"
        );
    }
    assert_eq!(
        note["contentMap"],
        json!({"en": note["content"]}),
        "one language, the same text"
    );

    hub.revise(
        "free-them",
        json!({"title": {"en": "Free all twelve", "zh-Hant": "釋放十二人"}}),
    )
    .await
    .expect(200);
    let is_new = |status: &Status| status.content.contains("Free all twelve");
    let changed = mastodon.sees("the new wording", is_new).await;
    assert_eq!(changed.uri, appeal);
    let shown = mastodon
        .timeline()
        .iter()
        .filter(|status| status.uri == appeal)
        .count();
    assert_eq!(shown, 1, "the same post, edited");
    assert_eq!(mastodon.dropped(), Vec::<String>::new());
    assert_eq!(
        mastodon.unsigned_fetches(),
        Vec::<String>::new(),
        "what we fetch is signed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_profile_pins_open_appeals() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mastodon = Mastodon::start().await;
    let open = hub.publish("free-them").await;
    hub.publish("closed").await;
    hub.end("closed", "close").await.expect(200);
    hub.post("/appeals", hub.petition("draft"))
        .await
        .expect(201);
    let (actor, pinned) = mastodon.profile(&hub.org).await;
    assert_eq!(actor["type"], "Organization");
    assert_eq!(actor["preferredUsername"], "hub");
    assert!(actor["publicKey"].is_object(), "one key, not a list");
    assert_eq!(
        actor["endpoints"]["sharedInbox"],
        format!("{}/inbox", hub.url)
    );
    let pinned: Vec<&str> = pinned.iter().map(|status| status.uri.as_str()).collect();
    assert_eq!(
        pinned,
        [open.as_str()],
        "drafts and closed appeals are not pinned"
    );
    assert!(mastodon.post_count(&actor).await >= 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn followers_of_an_endorser_see_the_appeal_boosted() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let (nurses, mastodon) = {
        let nurses = Server::start(PROGRAM, "nurses", Backend::Sqlite).await;
        let mastodon = Mastodon::start().await;
        mastodon
            .send("follow", &nurses.org, &nurses.org)
            .await
            .expect(202);
        (nurses, mastodon)
    };
    let appeal = hub.publish("free-them").await;
    nurses.endorse(&appeal, "Union of Nurses").await.expect(202);
    let status = mastodon
        .sees("the boost", |status| status.uri == appeal)
        .await;
    assert_eq!(status.boosted_by.as_deref(), Some(nurses.org.as_str()));
    assert_eq!(status.account, hub.org);
    assert_eq!(
        mastodon.dropped(),
        Vec::<String>::new(),
        "no unknown activity was sent"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_mastodon_sends_is_taken_and_changes_no_list() {
    // A reply, reactions and a report are noted; the state and everything else stays as it was.
    let (hub, mastodon) = hub_with_follower().await;
    let appeal = hub.publish("free-them").await;
    mastodon
        .sees("the appeal", |status| status.uri == appeal)
        .await;
    let before = Picture::at_rest(&hub, Some(&appeal)).await;
    for document in ["create-reply", "like", "announce", "flag", "update-actor"] {
        let answer = mastodon.send(document, &hub.org, &appeal).await;
        assert_eq!(answer.status.as_u16(), 202, "{document}: {}", answer.text);
    }
    // Where it says that it moves, nobody is known by its name.
    mastodon.send("move", &hub.org, &appeal).await.expect(403);
    let after = Picture::at_rest(&hub, Some(&appeal)).await;
    let changed: Vec<String> = before.changed(&after).into_iter().collect();
    assert_eq!(
        changed,
        [
            "activities",
            "co_sign_intents",
            "co_sign_tokens",
            "reaction_counts",
            "reactions",
            "received_activities",
            "reports"
        ],
        "{}",
        before.difference(&after)
    );
    mastodon
        .send("undo-follow", &hub.org, &hub.org)
        .await
        .expect(202);
    assert_eq!(Picture::of(&hub, None).await.count("followers"), 0);
    mastodon.send("follow", &hub.org, &hub.org).await;
    mastodon
        .send("delete-actor", &hub.org, &hub.org)
        .await
        .expect(202);
    assert_eq!(Picture::at_rest(&hub, None).await.count("followers"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_server_gets_everything_later_and_in_order() {
    let (hub, mastodon) = hub_with_follower().await;
    mastodon.answer(Some(500));
    let first = hub.publish("first").await;
    until("a try that fails", || async {
        let knocks = mastodon.knocks();
        let failed = knocks.iter().any(|knock| knock.status == 500);
        if failed {
            Ok(())
        } else {
            Err(format!("{knocks:?}"))
        }
    })
    .await;
    let second = hub.publish("second").await;
    assert!(mastodon.timeline().is_empty());
    mastodon.answer(None);
    mastodon
        .sees("the second appeal", |status| status.uri == second)
        .await;
    let order: Vec<String> = mastodon
        .timeline()
        .into_iter()
        .map(|status| status.uri)
        .collect();
    assert_eq!(order, [first, second]);
    let retried = mastodon
        .knocks()
        .iter()
        .filter(|knock| knock.status == 500)
        .count();
    assert!(
        retried <= 3,
        "it is left alone for longer each time: {retried} tries"
    );
    Picture::at_rest(&hub, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_that_is_gone_is_forgotten() {
    let (hub, mastodon) = hub_with_follower().await;
    let other = Mastodon::start().await;
    other.send("follow", &hub.org, &hub.org).await.expect(202);
    mastodon.answer(Some(410));
    let first = hub.publish("first").await;
    other
        .sees("the first appeal", |status| status.uri == first)
        .await;
    until("one follower", || async {
        let followers = column(&hub, "followers", "actor").await;
        if followers == [json!(other.actor)] {
            Ok(())
        } else {
            Err(format!("{followers:?}"))
        }
    })
    .await;
    let knocks = mastodon.knocks().len();
    mastodon.answer(None);
    let second = hub.publish("second").await;
    other
        .sees("the second appeal", |status| status.uri == second)
        .await;
    Picture::at_rest(&hub, None).await;
    assert_eq!(mastodon.knocks().len(), knocks, "nothing more is sent");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_wants_the_other_signature_gets_it_and_is_remembered() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mastodon = Mastodon::start().await;
    mastodon.understand(&[Scheme::Rfc9421]);
    mastodon
        .send("follow", &hub.org, &hub.org)
        .await
        .expect(202);
    let tries = |kind: &'static str| {
        let knocks = mastodon.knocks();
        let tries = knocks.iter().filter(|knock| knock.kind == kind);
        tries
            .map(|knock| (knock.scheme, knock.status))
            .collect::<Vec<_>>()
    };
    until("the Accept", || async {
        let tries = tries("Accept");
        if tries.iter().any(|(_, status)| *status == 202) {
            Ok(())
        } else {
            Err(format!("{tries:?}"))
        }
    })
    .await;
    let (cavage, rfc9421) = (Some(Scheme::Cavage), Some(Scheme::Rfc9421));
    assert_eq!(tries("Accept"), [(cavage, 401), (rfc9421, 202)]);
    let appeal = hub.publish("free-them").await;
    mastodon
        .sees("the appeal", |status| status.uri == appeal)
        .await;
    assert_eq!(tries("Create"), [(rfc9421, 202)], "it is remembered");
    // And the other way round, when it changes its software.
    mastodon.understand(&[Scheme::Cavage]);
    let second = hub.publish("second").await;
    mastodon
        .sees("the second appeal", |status| status.uri == second)
        .await;
    assert_eq!(tries("Create")[1..], [(rfc9421, 401), (cavage, 202)]);
}

/// Makes a new HTTP key for the hub, beside the running server.
fn new_http_key(hub: &Server) -> String {
    let rotate = ["admin", "keys", "rotate", "--kind", "http", "--json"];
    let rotated = hub.command_json(&rotate);
    rotated["new"].as_str().expect("a new key").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_keeps_an_old_key_gets_what_is_sent_all_the_same() {
    let (hub, mastodon) = hub_with_follower().await;
    mastodon.remember_keys();
    let first = hub.publish("first").await;
    mastodon
        .sees("the first", |status| status.uri == first)
        .await;
    let new = new_http_key(&hub);
    let (actor, _) = mastodon.profile(&hub.org).await;
    assert_eq!(actor["publicKey"]["id"], new.as_str());
    let before = mastodon.knocks().len();
    let second = hub.publish("second").await;
    mastodon
        .sees("the second", |status| status.uri == second)
        .await;
    let knocks = mastodon.knocks().split_off(before);
    let statuses: Vec<u16> = knocks.iter().map(|knock| knock.status).collect();
    assert!(
        statuses.contains(&401),
        "the new key was tried first: {knocks:?}"
    );
    assert_eq!(statuses.last(), Some(&202));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_fetches_keys_again_is_reached_with_the_new_one() {
    let (hub, mastodon) = hub_with_follower().await;
    let first = hub.publish("first").await;
    mastodon
        .sees("the first", |status| status.uri == first)
        .await;
    new_http_key(&hub);
    let second = hub.publish("second").await;
    mastodon
        .sees("the second", |status| status.uri == second)
        .await;
    let refused = mastodon.knocks().iter().any(|knock| knock.status == 401);
    assert!(!refused, "{:?}", mastodon.knocks());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_come_with_what_is_read_out_in_their_place() {
    let (hub, mastodon) = hub_with_follower().await;
    let media = hub.photograph(1_200, 700).await;
    let mut draft = hub.petition("free-them");
    draft["pictures"] = json!([{
        "media": media, "alt": {"en": "A crane", "zh-Hant": "吊機"}, "credit": "M. Ito",
    }]);
    let appeal = hub.publish_draft(draft).await;
    let is_it = |status: &Status| status.uri == appeal;
    let status = mastodon.sees("the appeal with its picture", is_it).await;
    let url = format!("{}/media/{media}", hub.url);
    assert_eq!(status.pictures, [(url.clone(), Some("A crane".to_owned()))]);
    let picture = hub.client.get(url).send().await.expect("an answer");
    assert_eq!(picture.headers()["content-type"], "image/jpeg");
    hub.revise("free-them", json!({"pictures": []}))
        .await
        .expect(200);
    let is_plain = |status: &Status| status.uri == appeal && status.pictures.is_empty();
    let plain = mastodon.sees("the appeal without it", is_plain).await;
    assert_eq!(plain.card.as_deref(), Some(appeal.as_str()));
}
