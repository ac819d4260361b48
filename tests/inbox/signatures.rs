//! HTTP signatures that do not hold, and what is done with those that do.

use crate::table::{Scene, letter, refuse_all};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use undersigned_federation::signatures::{Scheme, SigningKey};
use undersigned_tests::{ForeignServer, Letter, Picture, now, until};

const BOTH: [Scheme; 2] = [Scheme::Cavage, Scheme::Rfc9421];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_nobody_or_somebody_else_signed() {
    let scene = Scene::new().await;
    let actor = &scene.dockers;
    let like = actor.activity("Like", json!(scene.object()));
    let other = scene
        .sibling
        .activity("Like", json!(scene.object()))
        .to_string();
    let wrong = actor.with_wrong_http_key();
    let unsigned = Letter::unsigned(&scene.inbox, like.to_string());
    let mut refused = vec![
        letter("unsigned", unsigned.clone(), 401, "signature_missing"),
        letter(
            "garbage",
            unsigned.clone().with("signature", "garbage"),
            401,
            "signature_malformed",
        ),
        letter(
            "open quotes",
            unsigned.with("signature", "keyId=\"x"),
            401,
            "signature_malformed",
        ),
    ];
    for scheme in BOTH {
        let good = || actor.letter(scheme, &scene.inbox, &like);
        let row =
            |what: &str, sent: Letter, code| letter(format!("{scheme:?}: {what}"), sent, 401, code);
        let host = scene.hub.url.trim_start_matches("http://");
        let digest = match scheme {
            Scheme::Cavage => "digest",
            Scheme::Rfc9421 => "content-digest",
        };
        refused.extend([
            row(
                "another's key",
                wrong.letter(scheme, &scene.inbox, &like),
                "signature_invalid",
            ),
            row(
                "another body",
                good().saying(other.clone()),
                "digest_mismatch",
            ),
            row(
                "without its digest",
                good().without(digest),
                "signature_coverage",
            ),
            row("sent elsewhere", good().to("/inbox"), "signature_invalid"),
            row("with a query", good().to("?x=1"), "signature_invalid"),
            row(
                "signed for another host",
                actor
                    .letter(scheme, "http://localhost:1/orgs/hub/inbox", &like)
                    .with("host", host)
                    .sent_to(&scene.inbox),
                "signature_invalid",
            ),
            row(
                "one activity's actor is another",
                actor.letter_at(scheme, &scene.inbox, other.clone(), now()),
                "key_owner",
            ),
        ]);
    }
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signatures_from_the_past_and_the_future() {
    let scene = Scene::new().await;
    let like = scene
        .dockers
        .activity("Like", json!(scene.object()))
        .to_string();
    let at = |scheme, by: TimeDelta| {
        let time: DateTime<Utc> = now() + by;
        scene
            .dockers
            .letter_at(scheme, &scene.inbox, like.clone(), time)
    };
    let hours = TimeDelta::hours;
    let minutes = TimeDelta::minutes;
    let refused = vec![
        letter(
            "a Date of 13 hours ago",
            at(Scheme::Cavage, hours(-13)),
            401,
            "signature_expired",
        ),
        letter(
            "created 2 hours ago",
            at(Scheme::Rfc9421, hours(-2)),
            401,
            "signature_expired",
        ),
        letter(
            "a Date in 10 minutes",
            at(Scheme::Cavage, minutes(10)),
            401,
            "signature_future",
        ),
        letter(
            "created in 10 minutes",
            at(Scheme::Rfc9421, minutes(10)),
            401,
            "signature_future",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    for (scheme, by) in [
        (Scheme::Cavage, hours(-11)),
        (Scheme::Rfc9421, minutes(-50)),
    ] {
        let activity = scene
            .dockers
            .activity("Like", json!(scene.object()))
            .to_string();
        let sent = scene
            .dockers
            .letter_at(scheme, &scene.inbox, activity, now() + by);
        sent.send().await.expect(202);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_that_are_not_the_actors() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    // A key document that says whose it is, and nobody says so in return.
    let claimed = format!("{}/keys/1", evil.base);
    evil.serve(
        &claimed,
        json!({
            "@context": "https://w3id.org/security/v1",
            "id": claimed,
            "owner": scene.dockers.id,
            "publicKeyPem": mallory.http.public_pem().expect("a key has a PEM"),
        }),
    );
    let under = |key_id: &str| {
        let mut actor = mallory.clone();
        let der = mallory_key();
        actor.http = SigningKey::from_pkcs8(key_id, &der).expect("a key");
        actor.letter(
            Scheme::Cavage,
            &scene.inbox,
            &scene.dockers.activity("Like", json!("x")),
        )
    };
    let ours = format!("{}#main-key", scene.hub.org);
    let unlisted = format!("{}#other-key", mallory.id);
    let weak = weak_actor(&evil);
    let refused = vec![
        letter(
            "a key that claims an owner",
            under(&claimed),
            401,
            "key_owner",
        ),
        letter(
            "a key that no actor lists",
            under(&unlisted),
            401,
            "key_owner",
        ),
        letter("a key of ours", under(&ours), 401, "key_unresolvable"),
        letter(
            "a key on a closed port",
            under("http://localhost:1/a#k"),
            401,
            "key_unresolvable",
        ),
        letter(
            "a key on a private network",
            under("http://10.0.0.1/a#k"),
            401,
            "key_unresolvable",
        ),
        letter(
            "a key that is data",
            under("data:text/plain,x"),
            401,
            "key_unresolvable",
        ),
        letter(
            "a key that is gone",
            under(&format!("{}/gone#k", evil.base)),
            401,
            "key_unresolvable",
        ),
        letter("a key of 1024 bits", under(&weak), 401, "key_rejected"),
        letter(
            "a good key, another's activity",
            mallory.letter(
                Scheme::Cavage,
                &scene.inbox,
                &scene.dockers.activity("Like", json!("x")),
            ),
            401,
            "key_owner",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_comes_again_has_its_effect_once() {
    let scene = Scene::new().await;
    for (scheme, actor) in [
        (Scheme::Cavage, &scene.dockers),
        (Scheme::Rfc9421, &scene.sibling),
    ] {
        let follow = actor.activity("Follow", json!(scene.hub.org));
        let sent = actor.letter(scheme, &scene.inbox, &follow);
        sent.send().await.expect(202);
        let id = follow["id"].as_str().expect("an id");
        scene.foreign.arrival("Accept", id).await;
        let before = Picture::at_rest(&scene.hub, None).await;
        for _ in 0..3 {
            sent.send().await.expect(202);
        }
        let after = Picture::at_rest(&scene.hub, None).await;
        assert!(
            before.changed(&after).is_empty(),
            "{scheme:?}: left behind{}",
            before.difference(&after)
        );
        let accepts = scene.foreign.received();
        let accepts = accepts
            .iter()
            .filter(|it| it.body["object"]["id"] == id)
            .count();
        assert_eq!(accepts, 1, "{scheme:?}");
    }
    let followers = Picture::of(&scene.hub, None).await.count("followers");
    assert_eq!(followers, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_was_replaced_is_looked_up_again() {
    let scene = Scene::new().await;
    // Known with another key, longer ago than doubtful keys are looked up again.
    let like = scene.dockers.activity("Like", json!(scene.object()));
    scene
        .dockers
        .letter(Scheme::Cavage, &scene.inbox, &like)
        .send()
        .await
        .expect(202);
    let renewed = scene.dockers.with_wrong_http_key();
    let like = renewed.activity("Like", json!(scene.object()));
    let sent = renewed.letter(Scheme::Cavage, &scene.inbox, &like);
    assert_eq!(sent.send().await.code(), "signature_invalid");
    scene.foreign.serve(&renewed.id, renewed.document());
    // Its own server says so by an Update, signed with the old key.
    let update = scene.dockers.activity("Update", renewed.document());
    scene
        .dockers
        .letter(Scheme::Cavage, &scene.inbox, &update)
        .send()
        .await
        .expect(202);
    until("the new key to be accepted", || async {
        let answer = sent.send().await;
        if answer.status.is_success() {
            Ok(())
        } else {
            Err(answer.text)
        }
    })
    .await;
}

fn mallory_key() -> Vec<u8> {
    let made = undersigned_federation::signatures::generate_rsa_2048();
    made.expect("an RSA key can be made").0
}

/// An actor whose document lists an RSA key that is too short; answers the key's id.
fn weak_actor(server: &ForeignServer) -> String {
    let mut document = server.organization("weak").document();
    document["publicKey"]["publicKeyPem"] = json!(WEAK_PEM);
    let id = document["id"].as_str().expect("an id").to_owned();
    server.serve(&id, document);
    format!("{id}#main-key")
}

/// The public half of an RSA key of 1024 bits, made for this test.
const WEAK_PEM: &str = "\
-----BEGIN PUBLIC KEY-----\n\
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDQZHIe9Ekif80J9GVvjKlG48iJ\n\
oiwgd2bH/ZEoRXlHQiFf7+XLzSPueOu25+tsyvcxobBAyrcT7F6WV7RAv+p7n6HK\n\
M63uPQnr7o99tOz6X1Cxn+k8PLprGF3uLBss3RICnuBAvw1vs3sP/ozecGkDHY2d\n\
92QmVvrWTYye2fWomwIDAQAB\n\
-----END PUBLIC KEY-----\n";
