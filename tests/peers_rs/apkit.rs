//! apkit, a toolkit in Python, and http-message-signatures follow, read, check, answer and sign.

use crate::{PROGRAM, account, altered::assert_refuses_altered, assert_proofs, assert_signed};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, ScriptedPeer, Server,
    co_sign::{AS_ORGANISATION, confirm, token},
    until,
};

const SCHEMES: [&str; 2] = ["cavage", "rfc9421"];

/// A peer that signs and understands one kind of HTTP signature, and follows a new server.
async fn follower(scheme: &str) -> (ScriptedPeer, Server) {
    let apkit = ScriptedPeer::apkit(&["--scheme", scheme, "--understands", scheme]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    apkit.follow(&account(&hub)).await;
    let accept = apkit
        .receives("the Accept", |activity| activity["type"] == "Accept")
        .await;
    assert_signed(&accept, &hub.org);
    assert_eq!(accept["httpSignature"]["scheme"], scheme);
    assert_eq!(hub.followers().await, 1);
    (apkit, hub)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_follows_reads_and_signs_in_both_schemes() {
    for scheme in SCHEMES {
        let (apkit, hub) = follower(scheme).await;
        let appeal = hub.publish("brakes").await;
        let create = apkit.received("Create", &appeal).await;
        assert_signed(&create, &hub.org);
        let note = &create["raw"]["object"];
        let proof = apkit.verify_proof(note).await;
        assert_eq!(proof["verified"], true, "{proof}");
        assert_eq!(proof["controller"], hub.org.as_str(), "{proof}");
        let mut altered = note.clone();
        altered["appeal"]["demands"] = json!([]);
        assert_eq!(apkit.verify_proof(&altered).await["verified"], false);

        let note = apkit.reply(&appeal, "On that crane! 碼頭 #WeCoSign").await;
        sign(&apkit, &hub, 1).await;
        let list = hub.list(&appeal).await;
        assert_eq!(list.len(), 1, "{scheme}: {list:?}");
        assert_eq!(list[0]["account"], apkit.actor.as_str());
        let edit = |text: &str| json!({"note": note, "text": text, "account": hub.org});
        apkit.tell("edit", edit("On that very crane!")).await;
        assert!(hub.list(&appeal).await.is_empty(), "{scheme}");
        apkit.tell("edit", edit("Again. #WeCoSign")).await;
        // The second message said that it was taken off.
        sign(&apkit, &hub, 3).await;
        assert_eq!(hub.list(&appeal).await.len(), 1, "{scheme}");
        let delete = json!({"note": note, "account": hub.org});
        apkit.tell("delete", delete).await;
        assert!(hub.list(&appeal).await.is_empty(), "{scheme}");

        for kind in ["like", "announce"] {
            let sent = apkit.tell(kind, json!({"object": appeal})).await;
            let wish = json!({"activity": sent["activity"], "account": hub.org});
            apkit.tell("undo", wish).await;
        }
        for knock in apkit.list("knocks").await {
            assert_eq!(knock["scheme"], scheme, "{knock}");
            assert_eq!(knock["status"], 202, "{knock}");
        }
        // Only the first knock is in a scheme that it does not know.
        let strange = |arrival: &Value| arrival["status"] == 401;
        let arrivals = apkit.list("arrivals").await;
        let strange: Vec<_> = arrivals.iter().filter(|one| strange(one)).collect();
        assert_eq!(
            strange.len(),
            usize::from(scheme == "rfc9421"),
            "{strange:?}"
        );
        assert_proofs(&apkit, &hub).await;
        assert_eq!(apkit.list("refused").await, Vec::<Value>::new());
        assert_eq!(apkit.list("refused-fetches").await, Vec::<Value>::new());
        assert!(!hub.log().contains("panicked"), "{}", hub.log());
    }
}

/// Opens the link of the message with that number, and signs.
async fn sign(apkit: &ScriptedPeer, hub: &Server, message: usize) {
    let link = token(hub, &apkit.message(message).await);
    let done = confirm(hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_signatures_are_refused_once_anything_is_altered() {
    for scheme in SCHEMES {
        let (apkit, _hub) = follower(scheme).await;
        assert_refuses_altered(&apkit, scheme).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn statements_hold_by_its_code() {
    let apkit = ScriptedPeer::apkit(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = hub.publish("brakes").await;
    hub.attest(&appeal, json!({"names": {"zh-Hant": "碼頭工友社"}}))
        .await;
    let bundle = hub.fetch("/appeals/brakes/bundle").await.expect(200);
    let statements = bundle["statements"].as_array().expect("a list");
    assert!(statements.len() >= 2, "{statements:?}");
    for statement in statements {
        let proof = apkit.verify_proof(statement).await;
        assert_eq!(proof["verified"], true, "{proof}: {statement}");
        let mut altered = statement.clone();
        altered["published"] = json!("2001-01-01T00:00:00Z");
        assert_eq!(apkit.verify_proof(&altered).await["verified"], false);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_organisation_follows_an_account_on_apkit() {
    let apkit = ScriptedPeer::apkit(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.follow(&apkit.account).await;
    let follow = apkit.received("Follow", &apkit.actor).await;
    assert_signed(&follow, &hub.org);
    until("the follow to be accepted", || async {
        let states = undersigned_tests::picture::column(&hub, "following", "state").await;
        if states == ["accepted"] {
            Ok(())
        } else {
            Err(format!("{states:?}"))
        }
    })
    .await;
}

// Where it disagrees with us; tests/peers/README.md says what the standards say.

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_digest_of_another_body_is_refused() {
    let (apkit, hub) = follower("cavage").await;
    let appeal = hub.publish("brakes").await;
    let wish = json!({"object": appeal, "how": "draft-first"});
    let answer = apkit.tell("as-shipped", wish).await;
    assert_eq!(answer["status"], 401, "{answer}");
    let text = answer["text"].as_str().unwrap_or_default();
    assert!(text.contains("digest_mismatch"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rfc9421_as_apkit_ships_it_is_refused() {
    let (apkit, hub) = follower("cavage").await;
    let appeal = hub.publish("brakes").await;
    let wish = json!({"object": appeal, "how": "rfc9421"});
    let answer = apkit.tell("as-shipped", wish).await;
    assert_eq!(answer["status"], 401, "{answer}");
    let text = answer["text"].as_str().unwrap_or_default();
    assert!(text.contains("Content-Digest is malformed"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_apkit_cannot_check_holds_by_other_code() {
    let apkit = ScriptedPeer::apkit(&["--as-shipped", "--understands", "rfc9421"]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    apkit.follow(&account(&hub)).await;
    let refused = until("apkit to refuse the Accept", || async {
        let refused = apkit.list("refused").await;
        refused.first().cloned().ok_or_else(|| "not yet".to_owned())
    })
    .await;
    assert_eq!(refused["status"], 401, "{refused}");
    assert_eq!(refused["httpSignature"]["scheme"], "rfc9421", "{refused}");
    assert_eq!(refused["httpSignature"]["verified"], true, "{refused}");
}

/// A note whose `replies` is an address is answered 400 by apkit as it is shipped. That is about
/// the one activity, and keeps nothing else from arriving.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_peer_that_refuses_a_note_gets_what_comes_after_it() {
    let apkit = ScriptedPeer::apkit(&["--as-shipped"]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    apkit.follow(&account(&hub)).await;
    hub.until_followers(1).await;
    hub.publish("brakes").await;
    until("the appeal to be refused", || async {
        let refused = apkit.list("refused").await;
        if refused.iter().any(|post| post["status"] == 400) {
            Ok(())
        } else {
            Err(format!("{refused:?}"))
        }
    })
    .await;
    hub.follow(&apkit.account).await;
    apkit.received("Follow", &apkit.actor).await;
}
