//! Servers that show nothing to whom they do not know: what we fetch is signed, in the scheme they
//! take; and our own key is there for everybody.

use crate::PROGRAM;
use axum::{Router, http::StatusCode, response::Redirect};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use undersigned_federation::signatures::{PublicKey, RequestParts, Scheme, parse};
use undersigned_tests::{
    Answer, Backend, ForeignActor, ForeignServer, Server,
    foreign::{Arrival, Manner},
    now,
};

type Knocks = Arc<Mutex<Vec<(Option<Scheme>, u16)>>>;

/// Shows documents only to the server whose key this is, and only in this scheme.
fn guarded(base: &str, key: PublicKey, scheme: Scheme, refusal: u16, knocks: &Knocks) -> Manner {
    let (base, knocks) = (base.to_owned(), knocks.clone());
    Arc::new(move |arrival: Arrival| {
        let request = RequestParts {
            method: &arrival.method,
            path_and_query: &arrival.path,
            authority: base.trim_start_matches("http://"),
            scheme: "http",
            headers: &arrival.headers,
        };
        let open = arrival.path.starts_with("/.well-known/");
        let found = parse(&request, &arrival.raw, now());
        let used = found.as_ref().ok().map(|found| found.scheme());
        let holds = found.is_ok_and(|found| found.verify(&key).is_ok()) && used == Some(scheme);
        let answer = if holds { 200 } else { refusal };
        if arrival.method == "GET" && !open {
            knocks.lock().expect("unpoisoned").push((used, answer));
        }
        let refused = !holds && arrival.method == "GET" && !open;
        Box::pin(async move { refused.then(|| StatusCode::from_u16(refusal).expect("a status")) })
    })
}

async fn unsigned(server: &Server, path: &str) -> Answer {
    let request = server.client.get(format!("{}{path}", server.url));
    let request = request.header("accept", "application/activity+json");
    Answer::read(request.send().await.expect("the server answers")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_want_signed_fetches_get_them_in_the_scheme_they_take() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let actor: Value = unsigned(&hub, "/actor").await.expect(200);
    let pem = actor["publicKey"]["publicKeyPem"].as_str().expect("a key");
    let key = PublicKey::from_pem(pem).expect("a sound key");
    for (scheme, refusal) in [
        (Scheme::Cavage, 401),
        (Scheme::Rfc9421, 400),
        (Scheme::Rfc9421, 401),
        (Scheme::Rfc9421, 403),
    ] {
        let foreign = ForeignServer::start().await;
        let knocks = Knocks::default();
        let actors = [foreign.organization("one"), foreign.organization("two")];
        foreign.behave(guarded(
            &foreign.base,
            key.clone(),
            scheme,
            refusal,
            &knocks,
        ));
        for actor in &actors {
            hub.follow(&actor.id).await;
        }
        let taken = (Some(scheme), 200);
        let expected = match scheme {
            Scheme::Cavage => vec![taken, taken],
            // Found out once, and remembered.
            Scheme::Rfc9421 => vec![(Some(Scheme::Cavage), refusal), taken, taken],
        };
        let knocked = knocks.lock().expect("unpoisoned").clone();
        assert_eq!(knocked[..expected.len()], expected, "{scheme:?} {refusal}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_actors_are_there_for_everybody() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let address = format!("{}/actor", hub.url);
    for (path, id) in [("/actor", &address), ("/orgs/hub", &hub.org)] {
        let actor = unsigned(&hub, path).await.expect(200);
        assert_eq!(actor["id"], id.as_str());
        assert_eq!(actor["publicKey"]["owner"], id.as_str());
        let pem = actor["publicKey"]["publicKeyPem"].as_str().expect("a key");
        assert!(PublicKey::from_pem(pem).is_ok());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_265_whoever_is_led_on_to_speaks_for_nobody_else() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let evil = ForeignServer::start().await;
    let copy = format!("{}/copy", evil.base);
    // A server that leads on to wherever somebody wishes.
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let to = copy.clone();
    let open = Router::new().fallback(move || async move { Redirect::temporary(&to) });
    let serving = tokio::spawn(async move { axum::serve(listener, open).await });
    let claimed = ForeignActor::new(&format!("http://localhost:{port}"), "dockers");
    evil.serve(&copy, claimed.document());
    let like = claimed.activity("Like", json!(hub.org));
    let letter = claimed.letter(Scheme::Cavage, &format!("{}/inbox", hub.org), &like);
    let refused = letter.send().await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (401, "key_unresolvable")
    );
    assert!(evil.asked().contains(&"/copy".to_owned()), "it was led on");
    serving.abort();
}
