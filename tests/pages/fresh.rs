//! Pages are kept once they were made, and nobody is shown less than what was stored before they asked.

use crate::PROGRAM;
use reqwest::{Method, StatusCode, header};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_tests::{
    Backend, Server, on_both_databases, on_either_database, open_database, until,
};

const APPEAL: &str = "/appeals/brakes";
const LIST: &str = "/appeals/brakes/cosigners";

on_both_databases! {
    whatever_was_stored_stands_on_the_next_page
    a_command_beside_the_server_changes_the_next_page
}

on_either_database! {
    who_holds_a_page_is_told_of_another
    who_holds_a_page_is_told_of_another_name
}

async fn page(server: &Server, path: &str) -> String {
    let page = server.page(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
    page.text
}

/// Asks so often that the page is certainly one that was made before.
async fn read_again_and_again(server: &Server) {
    for path in [APPEAL, LIST] {
        for _ in 0..6 {
            page(server, path).await;
        }
    }
}

async fn signs(server: &Server, object: &str, name: &str) {
    let signer = json!({"names": {"en": name}, "provenance": "paper"});
    server.attest(object, signer).await;
}

async fn whatever_was_stored_stands_on_the_next_page(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("brakes").await;
    for number in 1..=8 {
        read_again_and_again(&hub).await;
        let name = format!("Crane Drivers, Berth {number}");
        signs(&hub, &object, &name).await;
        for path in [APPEAL, LIST] {
            assert!(page(&hub, path).await.contains(&name), "{name}");
        }
    }
    let before = page(&hub, APPEAL).await;
    hub.end("brakes", "close").await.expect(200);
    assert_ne!(page(&hub, APPEAL).await, before);
}

async fn a_command_beside_the_server_changes_the_next_page(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    for _ in 0..2 {
        read_again_and_again(&hub).await;
        let command = |arguments: &[&str]| {
            let whole = [&["admin", "organization"], arguments, &["--json"]].concat();
            hub.command_json(&whole)
        };
        command(&["suspend", "hub", "--hide"]);
        for path in [APPEAL, LIST] {
            assert_eq!(hub.page(path).await.status, StatusCode::FORBIDDEN);
        }
        command(&["resume", "hub"]);
    }
    read_again_and_again(&hub).await;
}

async fn who_holds_a_page_is_told_of_another(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("brakes").await;
    for number in 1..=3 {
        read_again_and_again(&hub).await;
        let tag = held(&hub, APPEAL).await;
        signs(&hub, &object, &format!("Pilots, Station {number}")).await;
        assert_eq!(get(&hub, APPEAL, Some(&tag)).await.status(), StatusCode::OK);
    }
    // What was seen of a key since is no part of the list, and stands on the signer's page.
    hub.endorse(&object, "The Hub").await.expect(202);
    until("the entry", || async {
        let entry = hub.entry(&object, &hub.org).await;
        entry.map(|_| ()).ok_or_else(|| "nothing yet".to_owned())
    })
    .await;
    let key = undersigned_proof::Digest::of(&[hub.org.as_bytes()]).hex();
    let path = format!("{LIST}/{}", &key[..32]);
    let tag = held(&hub, &path).await;
    let seen = "UPDATE statements SET origin_checked = TRUE, received_at = received_at - 86400000";
    let rows = open_database(hub.database_url()).await;
    let seen = Statement::from_string(rows.get_database_backend(), seen);
    rows.execute_raw(seen).await.expect("it can be run");
    let answer = get(&hub, &path, Some(&tag)).await;
    assert_eq!(answer.status(), StatusCode::OK);
}

async fn who_holds_a_page_is_told_of_another_name(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    // With a second one the frame of the pages does not name the first any more.
    hub.command_json(&[
        "setup",
        "--org",
        "clerks",
        "--name",
        "en=Clerks",
        "--email",
        "a@clerks.example",
        "--json",
    ]);
    let tag = held(&hub, APPEAL).await;
    let names = json!({"names": {"en": "Tidewater Hub"}});
    hub.api(Method::PATCH, "/orgs/hub", Some(names))
        .await
        .expect(200);
    let answer = get(&hub, APPEAL, Some(&tag)).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(page(&hub, APPEAL).await.contains("Tidewater Hub"));
}

/// The tag of a page that was unchanged for a while. The server also writes by itself, as when it
/// says what it has seen; then the page is another.
async fn held(hub: &Server, path: &str) -> String {
    until("a page that does not change", || async {
        let whole = get(hub, path, None).await;
        let tag = tag(&whole);
        for _ in 0..3 {
            let answer = get(hub, path, Some(&tag)).await;
            if answer.status() == StatusCode::OK && self::tag(&answer) != tag {
                return Err(tag);
            }
            assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
            let headers = answer.headers();
            for name in [
                header::ETAG,
                header::CACHE_CONTROL,
                header::CONTENT_LANGUAGE,
                header::CONTENT_SECURITY_POLICY,
            ] {
                assert_eq!(headers.get(&name), whole.headers().get(&name), "{name}");
            }
        }
        Ok(tag)
    })
    .await
}

fn tag(answer: &reqwest::Response) -> String {
    let tag = answer.headers().get(header::ETAG);
    let tag = tag.and_then(|tag| tag.to_str().ok());
    tag.expect("a tag").to_owned()
}

async fn get(server: &Server, path: &str, held: Option<&str>) -> reqwest::Response {
    let mut request = server.client.get(format!("{}{path}", server.url));
    request = request.header(header::ACCEPT, "text/html");
    if let Some(tag) = held {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    request.send().await.expect("the server answers")
}
