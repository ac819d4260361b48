//! What is asked of other servers in order to check who sent something, and how often.

use crate::{
    PROGRAM,
    table::{Scene, letter, refuse_all},
};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;
use undersigned_federation::signatures::{Scheme, SigningKey, generate_rsa_2048};
use undersigned_tests::{
    Backend, ForeignActor, ForeignServer, Letter, Picture, Server, WrongClock, now,
};

/// How often a path of the server was asked for.
fn times(server: &ForeignServer, path: &str) -> usize {
    let asked = server.asked();
    asked.iter().filter(|asked| *asked == path).count()
}

fn path<'a>(server: &ForeignServer, address: &'a str) -> &'a str {
    address.strip_prefix(&server.base).expect("it is there")
}

/// The actor with its key under another id.
fn under(actor: &ForeignActor, key_id: &str) -> ForeignActor {
    let (der, _) = generate_rsa_2048().expect("an RSA key can be made");
    let mut actor = actor.clone();
    actor.http = SigningKey::from_pkcs8(key_id, &der).expect("the key was made just now");
    actor
}

fn like(scene: &Scene, actor: &ForeignActor) -> Letter {
    let like = actor.activity("Like", json!(scene.hub.org));
    actor.letter(Scheme::Cavage, &scene.inbox, &like)
}

/// An actor's document with the key of another id.
fn document(actor: &ForeignActor, owner: &str) -> Value {
    json!({
        "id": actor.http.key_id(),
        "owner": owner,
        "publicKeyPem": actor.http.public_pem().expect("a key has a PEM"),
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_asked_for_what_is_refused_anyway() {
    let scene = Scene::new().await;
    let actor = &scene.dockers;
    let sound = || like(&scene, actor);
    let refused = vec![
        letter(
            "unsigned",
            sound().without("signature"),
            401,
            "signature_missing",
        ),
        letter(
            "of no type",
            sound().without("content-type"),
            415,
            "content_type",
        ),
        letter("altered", sound().saying("{}"), 401, "digest_mismatch"),
        letter(
            "without a time",
            sound().without("date"),
            401,
            "signature_coverage",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
    assert_eq!(scene.foreign.asked(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_context_is_never_fetched() {
    let scene = Scene::new().await;
    let mut activity = scene.dockers.activity("Like", json!(scene.hub.org));
    activity["@context"] = json!([format!("{}/context", scene.foreign.base)]);
    let sent = scene
        .dockers
        .letter(Scheme::Cavage, &scene.inbox, &activity);
    sent.send().await.expect(202);
    assert_eq!(
        scene.foreign.asked(),
        [path(&scene.foreign, &scene.dockers.id)]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_may_have_an_address_of_its_own() {
    let scene = Scene::new().await;
    let (home, safe) = (&scene.foreign, ForeignServer::start().await);
    for (name, key_id) in [
        ("beside", format!("{}/orgs/beside/main-key", home.base)),
        ("elsewhere", format!("{}/keys/7", safe.base)),
        ("fragment", format!("{}/keys#8", safe.base)),
    ] {
        let actor = under(&home.organization(name), &key_id);
        home.serve(&actor.id, actor.document());
        let key_document = key_id.split('#').next().expect("an address").to_owned();
        let server = if key_id.starts_with(&home.base) {
            home
        } else {
            &safe
        };
        server.serve(&key_document, document(&actor, &actor.id));
        like(&scene, &actor).send().await.expect(202);
        like(&scene, &actor).send().await.expect(202);
        assert_eq!(times(server, path(server, &key_document)), 1, "{name}");
        assert_eq!(times(home, path(home, &actor.id)), 1, "{name}");
    }
    // As GoToSocial answers: a part of the actor, with the key in it.
    let key_id = format!("{}/orgs/part/main-key", home.base);
    let part = under(&home.organization("part"), &key_id);
    home.serve(&part.id, part.document());
    let stub = json!({
        "id": part.id, "type": "Person", "preferredUsername": "part",
        "publicKey": document(&part, &part.id),
    });
    home.serve(&key_id, stub);
    like(&scene, &part).send().await.expect(202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_that_nobody_stands_by() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    let claimed = under(&scene.dockers, &format!("{}/keys/1", evil.base));
    evil.serve(claimed.http.key_id(), document(&claimed, &scene.dockers.id));
    let with_fragment = under(&scene.dockers, &format!("{}/keys#2", evil.base));
    evil.serve(
        &format!("{}/keys", evil.base),
        document(&with_fragment, &scene.dockers.id),
    );
    let ours = under(&mallory, &format!("{}/keys/3", evil.base));
    evil.serve(ours.http.key_id(), document(&ours, &scene.hub.org));
    // The same document, uploaded to a server that keeps other people's files.
    let served = |name: &str, kind: &'static str| {
        let id = format!("{}/files/{name}", evil.base);
        let mut actor = ForeignActor::new(&evil.base, name);
        actor.id.clone_from(&id);
        let actor = under(&actor, &format!("{id}#main-key"));
        evil.serve_as(&id, kind, actor.document().to_string());
        actor
    };
    let huge = evil.organization("huge");
    let mut document_of_huge = huge.document();
    document_of_huge["summary"] = json!("x".repeat(70_000));
    evil.serve(&huge.id, document_of_huge);
    let mut unlike = evil.organization("unlike");
    unlike.id = format!("{}/orgs/another", evil.base);
    let unlike = under(&unlike, &format!("{}/orgs/unlike#main-key", evil.base));
    evil.serve(&format!("{}/orgs/unlike", evil.base), unlike.document());
    let row = |what: &str, actor: &ForeignActor, code| letter(what, like(&scene, actor), 401, code);
    let scheme = |key_id: &str| under(&mallory, key_id);
    let refused = vec![
        row("a key that says whose it is", &claimed, "key_owner"),
        row("one with a fragment", &with_fragment, "key_owner"),
        row("one that says it is ours", &ours, "key_owner"),
        row("an image", &served("png", "image/png"), "key_unresolvable"),
        row(
            "a web page",
            &served("page", "text/html"),
            "key_unresolvable",
        ),
        row(
            "plain JSON",
            &served("json", "application/json"),
            "key_unresolvable",
        ),
        row("70 KB of actor", &huge, "key_unresolvable"),
        row("another actor's address", &unlike, "key_unresolvable"),
        row("did:", &scheme("did:key:z6Mk#k"), "key_unresolvable"),
        row("acct:", &scheme("acct:a@b.example"), "key_unresolvable"),
        row("data:", &scheme("data:text/plain,x#k"), "key_unresolvable"),
        row(
            "with a password",
            &scheme("https://a:b@c.example/#k"),
            "key_unresolvable",
        ),
        row(
            "our shared key",
            &scheme(&format!("{}/actor#main-key", scene.hub.url)),
            "key_unresolvable",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_signature_causes_one_look_and_no_more() {
    let scene = Scene::new().await;
    let actor_path = path(&scene.foreign, &scene.dockers.id);
    like(&scene, &scene.dockers).send().await.expect(202);
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let impostor = scene.dockers.with_wrong_http_key();
    for _ in 0..5 {
        let answer = like(&scene, &impostor).send().await;
        assert_eq!(answer.code(), "signature_invalid");
    }
    assert_eq!(times(&scene.foreign, actor_path), 2);
    // Nor do keys that it never had: a few of them are looked for, since it may have a new one.
    for number in 0..5 {
        let unlisted = under(&scene.dockers, &format!("{}#{number}", scene.dockers.id));
        let answer = like(&scene, &unlisted).send().await;
        let code = match number {
            0..3 => "key_owner",
            _ => "key_unknown",
        };
        assert_eq!((answer.status.as_u16(), answer.code()), (401, code));
    }
    assert_eq!(times(&scene.foreign, actor_path), 5);
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
    like(&scene, &scene.dockers).send().await.expect(202);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_was_changed_is_found_at_once() {
    let scene = Scene::new().await;
    like(&scene, &scene.dockers).send().await.expect(202);
    let renewed = scene.dockers.with_wrong_http_key();
    scene.foreign.serve(&renewed.id, renewed.document());
    like(&scene, &renewed).send().await.expect(202);
    let actor_path = path(&scene.foreign, &renewed.id);
    assert_eq!(times(&scene.foreign, actor_path), 2);
    // So are the next ones, under ids of their own, within the same ten minutes.
    for number in 2..4 {
        let id = format!("{}#main-key-{number}", scene.dockers.id);
        let renewed = under(&scene.dockers, &id);
        scene.foreign.serve(&renewed.id, renewed.document());
        like(&scene, &renewed).send().await.expect(202);
        assert_eq!(times(&scene.foreign, actor_path), number + 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_not_looked_for_again() {
    let scene = Scene::new().await;
    let nobody = under(
        &scene.dockers,
        &format!("{}/orgs/nobody#k", scene.foreign.base),
    );
    for _ in 0..3 {
        let answer = like(&scene, &nobody).send().await;
        assert_eq!(answer.code(), "key_unresolvable");
        let said = answer.body["detail"].to_string();
        assert!(said.contains("/orgs/nobody (404 or 410); this"), "{said}");
    }
    assert_eq!(times(&scene.foreign, "/orgs/nobody"), 1);
    let poor = scene.foreign.organization("poor");
    let mut document = poor.document();
    document["inbox"] = Value::Null;
    scene.foreign.serve(&poor.id, document);
    for _ in 0..2 {
        let answer = like(&scene, &poor).send().await;
        assert_eq!(answer.code(), "key_unresolvable");
        let said = answer.body["detail"].to_string();
        assert!(said.contains("has no `inbox`"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_names_keys_in_vain_has_to_wait() {
    let scene = Scene::new().await;
    let stranger = under(&scene.dockers, &format!("{}/none", scene.foreign.base));
    let sound = like(&scene, &stranger);
    let header = sound.headers["signature"]
        .to_str()
        .expect("text")
        .to_owned();
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let mut answers = Vec::new();
    for number in 0..90 {
        let header = header.replace("/none", &format!("/none/{number}"));
        let sent = sound.clone().with("signature", &header);
        let answer = sent.with("x-forwarded-for", "203.0.113.7").send().await;
        answers.push((answer.status.as_u16(), answer.code().to_owned()));
    }
    let refused = (401, "key_unresolvable".to_owned());
    assert!(
        answers[..60].iter().all(|answer| *answer == refused),
        "{answers:?}"
    );
    let waits = (429, "key_lookups".to_owned());
    // One more is allowed every ten seconds: on a slow machine that may be the last of these.
    assert!(answers[60..].contains(&waits), "{answers:?}");
    assert!(scene.foreign.asked().len() < 90);
    // Whom we know, and who comes from elsewhere, is served.
    let elsewhere = like(&scene, &scene.dockers).with("x-forwarded-for", "203.0.113.8");
    elsewhere.send().await.expect(202);
    let known = like(&scene, &scene.dockers).with("x-forwarded-for", "203.0.113.7");
    known.send().await.expect(202);
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_farewell_of_somebody_unknown_causes_no_look() {
    let scene = Scene::new().await;
    let gone = scene.foreign.organization("gone");
    scene.foreign.remove(&gone.id);
    let delete = gone.activity("Delete", json!(gone.id));
    let sent = gone.letter(Scheme::Cavage, &scene.inbox, &delete);
    refuse_all(
        &scene.hub,
        Some(scene.object()),
        vec![letter("a farewell", sent, 202, "")],
    )
    .await;
    assert_eq!(scene.foreign.asked(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_266_a_key_that_was_taken_back_counts_for_a_day() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let clock = WrongClock::of(&mut hub);
    hub.kill().await;
    hub.run().await;
    let inbox = format!("{}/inbox", hub.org);
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let later = |actor: &ForeignActor, hours: i64| {
        let like = actor.activity("Like", json!(hub.org)).to_string();
        let then = now() + chrono::TimeDelta::hours(hours);
        actor.letter_at(Scheme::Cavage, &inbox, like, then)
    };
    later(&dockers, 0).send().await.expect(202);
    let renewed = dockers.with_wrong_http_key();
    foreign.serve(&renewed.id, renewed.document());
    later(&dockers, 0).send().await.expect(202);
    clock.set(25 * 60 * 60);
    let refused = later(&dockers, 25).send().await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (401, "signature_invalid")
    );
    later(&renewed, 25).send().await.expect(202);
    assert_eq!(times(&foreign, path(&foreign, &renewed.id)), 2);
    // Whose server is away is believed as it was.
    foreign.behave(Arc::new(|_| {
        Box::pin(async { Some(StatusCode::SERVICE_UNAVAILABLE) })
    }));
    clock.set(50 * 60 * 60);
    later(&renewed, 50).send().await.expect(202);
}

/// Whoever has the stolen key could spend what its address may have looked up, so that nobody is asked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_have_no_key_looked_up_is_not_believed_with_an_old_one() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let clock = WrongClock::of(&mut hub);
    hub.kill().await;
    hub.run().await;
    let inbox = format!("{}/inbox", hub.org);
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let later = |actor: &ForeignActor, hours: i64, from: &str| {
        let like = actor.activity("Like", json!(hub.org)).to_string();
        let then = now() + chrono::TimeDelta::hours(hours);
        let letter = actor.letter_at(Scheme::Cavage, &inbox, like, then);
        letter.with("x-forwarded-for", from)
    };
    later(&dockers, 0, "203.0.113.1").send().await.expect(202);
    let renewed = dockers.with_wrong_http_key();
    foreign.serve(&renewed.id, renewed.document());
    clock.set(25 * 60 * 60);
    // One more is given every ten seconds, in which a busy machine may not have asked for all.
    for number in 0..200 {
        let nobody = ForeignActor::new(&foreign.base, &format!("nobody{number}"));
        let answer = later(&nobody, 25, "203.0.113.2").send().await;
        if answer.code() == "key_lookups" {
            break;
        }
    }
    let refused = later(&dockers, 25, "203.0.113.2").send().await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (429, "key_lookups")
    );
    // That it was tried keeps nobody else from having it asked.
    later(&renewed, 25, "203.0.113.3").send().await.expect(202);
}
