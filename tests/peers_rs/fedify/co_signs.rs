//! An account on Fedify co-signs with a reply, edits it, and deletes it.

use super::{SCHEMES, followed};
use crate::{PROGRAM, assert_proofs, fetch, our_verdict};
use serde_json::{Value, json};
use undersigned_proof::ProofError;
use undersigned_tests::{
    Backend, ScriptedPeer, Server,
    co_sign::{AS_ORGANISATION, confirm, token},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_is_confirmed_listed_edited_and_deleted() {
    for (first_knock, scheme) in SCHEMES {
        let fedify = ScriptedPeer::fedify(&["--first-knock", first_knock]).await;
        let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
        followed(&fedify, &hub).await;
        let appeal = hub.publish("brakes").await;
        fedify.received("Create", &appeal).await;
        fedify.reply(&appeal, "I was on that crane.").await;
        let note = fedify
            .reply(&appeal, "I was on that crane. #WeCoSign")
            .await;

        sign(&fedify, &hub, 1).await;
        let list = hub.list(&appeal).await;
        assert_eq!(list.len(), 1, "{scheme}: {list:?}");
        assert_eq!(list[0]["names"], json!({"en": "Crane Drivers"}));
        assert_eq!(list[0]["provenance"], "fediverse-account");
        assert_eq!(list[0]["account"], fedify.actor.as_str());
        let replies = hub.fetch("/appeals/brakes/replies").await.expect(200);
        assert_eq!(replies["items"], json!([note]));

        let edit = |text: &str| json!({"note": note, "text": text, "account": hub.org});
        fedify
            .tell("edit", edit("On that very crane! #WeCoSign"))
            .await;
        assert_eq!(hub.list(&appeal).await.len(), 1, "the words are there");
        fedify.tell("edit", edit("On that very crane!")).await;
        assert!(hub.list(&appeal).await.is_empty(), "{scheme}");

        fedify.tell("edit", edit("Again. #WeCoSign")).await;
        // The second message said that it was taken off.
        sign(&fedify, &hub, 3).await;
        assert_eq!(hub.list(&appeal).await.len(), 1, "{scheme}");
        let delete = json!({"note": note, "account": hub.org});
        fedify.tell("delete", delete).await;
        assert!(hub.list(&appeal).await.is_empty(), "{scheme}");
        assert_eq!(fedify.list("refused").await, Vec::<Value>::new());
    }
}

/// Opens the link of the message with that number, and signs.
pub async fn sign(fedify: &ScriptedPeer, hub: &Server, message: usize) {
    let link = token(hub, &fedify.message(message).await);
    let done = confirm(hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_with_a_proof_of_its_own_counts_like_any_other() {
    let fedify = ScriptedPeer::fedify(&[]).await;
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = hub.publish("brakes").await;
    let wish = json!({"inReplyTo": appeal, "text": "With proof. #WeCoSign", "secured": true});
    let sent = fedify.tell("reply", wish).await;
    let note = fetch(&hub, sent["note"].as_str().expect("an id")).await;

    // It signs the full address of the public, and serves the short one: over what is served the
    // proof does not hold, whatever Fedify says of it. Nothing of ours hangs on it.
    let actor = fetch(&hub, &fedify.actor).await;
    assert_eq!(note["to"], "as:Public");
    assert_eq!(our_verdict(&note, &actor), Err(ProofError::Invalid));
    assert_eq!(fedify.verify_proof(&note).await["verified"], true);
    let mut signed = note.clone();
    signed["to"] = json!("https://www.w3.org/ns/activitystreams#Public");
    assert_eq!(our_verdict(&signed, &actor), Ok(()));
    assert_proofs(&fedify, &hub).await;

    sign(&fedify, &hub, 1).await;
    assert_eq!(hub.list(&appeal).await.len(), 1);
}
