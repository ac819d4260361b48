//! A PostgreSQL that takes connections and answers nothing, as one that was stopped. Nobody waits for as long as until the
//! server breaks off what it was asked; what people wrote comes back; and afterwards nothing is missing or there twice.

use super::{comes_back, is_taken, signer_comes_back};
use crate::PROGRAM;
use reqwest::{RequestBuilder, StatusCode, header};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, Observer, Peer, Server, Signer, Wire, desk::field, open_database,
};

/// Somebody is told to come again, and never that there is nothing.
async fn is_put_off(request: RequestBuilder) -> String {
    let answer = request.send().await.expect("the server answers");
    let (status, headers) = (answer.status(), answer.headers().clone());
    let text = answer.text().await.expect("it is text");
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{text}");
    assert!(headers.contains_key(header::RETRY_AFTER), "{text}");
    text
}

/// Whoever reads gets a page. What the server answers by itself, after thirty seconds, is none.
async fn reader_is_told(hub: &Server, path: &str) {
    let request = hub.client.get(format!("{}{path}", hub.url));
    let page = is_put_off(request.header(header::ACCEPT, "text/html")).await;
    assert!(page.contains("<h1>Not just now</h1>"), "{path}: {page}");
    assert!(page.contains("its database"), "{path}: {page}");
}

/// Another server learns why.
async fn peer_is_told(hub: &Server, address: &str) {
    let request = hub.client.get(address);
    let problem = is_put_off(request.header(header::ACCEPT, "application/activity+json")).await;
    assert!(
        problem.contains("\"database_down\""),
        "{address}: {problem}"
    );
}

/// The process is well, whatever became of its database.
async fn is_alive(hub: &Server) {
    let request = hub.client.get(format!("{}/healthz", hub.url));
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status(), StatusCode::OK);
}

/// How many rows a table has, seen beside the server.
async fn rows(hub: &Server, table: &str) -> i64 {
    let database = open_database(hub.database_url()).await;
    let count = format!("SELECT COUNT(*) FROM {table}");
    let count = Statement::from_string(database.get_database_backend(), count);
    let row = database.query_one_raw(count).await.expect("it is counted");
    let row = row.expect("there is a number");
    row.try_get_by_index(0).expect("it is one")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_hangs_is_survived_and_said() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let observer = Observer::new();
    let variables = [observer.variable()];
    let mut hub = Server::start_with(PROGRAM, "hub", Backend::Postgres, &variables).await;
    let wire = Wire::of(&mut hub).await;
    hub.stop().await;
    hub.run().await;
    let peer = Peer::start().await;
    let inbox = format!("{}/inbox", hub.org);
    let follow = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}#follow", peer.actor),
        "type": "Follow",
        "actor": peer.actor,
        "object": hub.org,
    });
    let object = hub.publish("free-them").await;
    let signer = Signer::of(&hub);
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get("/desk/account").await, "csrf");

    wire.hold();
    // All at once, and the desk first: a connection that has just answered is asked without being tried, and nothing but
    // the server's patience ends that.
    let ((), (), (), (), (), (), (), followed, ready) = tokio::join!(
        comes_back(&mut desk, &csrf),
        signer_comes_back(&signer, &hub.url),
        reader_is_told(&hub, "/appeals/free-them"),
        reader_is_told(&hub, "/appeals/free-them/cosigners"),
        peer_is_told(&hub, &hub.org),
        peer_is_told(&hub, &object),
        is_alive(&hub),
        peer.send(&inbox, &follow),
        observer.until_trouble("database_down"),
    );
    let told = (followed.status, followed.code());
    let down = (StatusCode::SERVICE_UNAVAILABLE, "database_down");
    assert_eq!(told, down, "{}", followed.text);
    assert_eq!(ready, StatusCode::SERVICE_UNAVAILABLE);
    // Who comes by now waits for nothing.
    reader_is_told(&hub, "/").await;
    let refused = hub.post("/appeals", hub.petition("one")).await;
    assert_eq!((refused.status, refused.code()), down, "{}", refused.text);
    is_alive(&hub).await;

    wire.let_go();
    observer.until_well("database_down").await;
    is_taken(&mut desk, &csrf).await;
    peer.send(&inbox, &follow).await.expect(202);
    hub.until_followers(1).await;
    hub.publish("one").await;
    hub.page("/appeals/free-them").await.expect(200);
    for (table, count) in [("dispatch_drafts", 1), ("followers", 1), ("appeals", 2)] {
        assert_eq!(rows(&hub, table).await, count, "{table}");
    }
}
