//! What software of other people makes of us: Fedify's own code, apkit's, and Mastodon's habits.

mod altered;
mod apkit;
mod fedify;
mod mastodon;

use serde_json::Value;
use undersigned_proof::{Multikey, ProofError, eddsa_jcs_2022};
use undersigned_tests::{ScriptedPeer, Server};

/// The server under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");

/// `@name@host:port` of a server's organisation.
fn account(server: &Server) -> String {
    format!("@{}@{}", server.name, server.host())
}

/// What a scripted peer took in was signed, by its own check of the signature.
#[track_caller]
fn assert_signed(arrival: &Value, by: &str) {
    let signature = &arrival["httpSignature"];
    assert_eq!(signature["verified"], true, "{signature}");
    assert_eq!(signature["keyId"], format!("{by}#main-key"), "{signature}");
    assert_eq!(arrival["actor"], by);
}

/// A document, by its address.
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

/// What our own code says of the proof on a document of somebody else's actor.
fn our_verdict(document: &Value, actor: &Value) -> Result<(), ProofError> {
    let method = &document["proof"]["verificationMethod"];
    let keys = actor["assertionMethod"].as_array().expect("it has keys");
    let key = keys.iter().find(|key| &key["id"] == method);
    let key = key.expect("the key is listed")["publicKeyMultibase"].as_str();
    let key: Multikey = key.expect("a text").parse().expect("an Ed25519 key");
    eddsa_jcs_2022::verify(document.as_object().expect("an object"), &key)
}

/// Every activity that a scripted peer sent has a proof that holds by our own code, too.
async fn assert_proofs(peer: &ScriptedPeer, server: &Server) {
    let actor = fetch(server, &peer.actor).await;
    let knocks = peer.list("knocks").await;
    assert!(!knocks.is_empty());
    for knock in knocks {
        let body = knock["body"].as_str().expect("a text");
        let mut activity: Value = serde_json::from_str(body).expect("JSON");
        // An older signature, over JSON-LD, that some add last.
        activity
            .as_object_mut()
            .expect("an object")
            .remove("signature");
        assert_eq!(our_verdict(&activity, &actor), Ok(()), "{body}");
        activity["object"] = Value::Null;
        assert_eq!(our_verdict(&activity, &actor), Err(ProofError::Invalid));
    }
}
