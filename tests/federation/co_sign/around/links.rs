//! A link to a reply that never arrived: whoever pastes it has it looked for, and does not wait for what it leads to.

use super::super::{AS_ORGANISATION, appeal, confirm, send_form, token};
use crate::PROGRAM;
use axum::{Router, response::Redirect, routing::get};
use reqwest::header::{CONTENT_TYPE, LOCATION, ORIGIN};
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use tokio::{net::TcpListener, sync::Notify};
use undersigned_domain::context::PUBLIC;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{
    Backend, ForeignServer, Server, on_both_databases, on_either_database, until,
};

on_both_databases! {
    row_822_whoever_pastes_a_link_does_not_wait_for_what_it_leads_to
}

on_either_database! {
    a_pasted_link_sends_the_message_again
    who_wrote_nothing_is_not_written_to
}

async fn a_pasted_link_sends_the_message_again(backend: Backend) {
    let (hub, mastodon, appeal) = appeal(backend).await;
    let how = hub.client.get(format!("{appeal}/sign")).send().await;
    let how = how.unwrap().text().await.unwrap();
    assert!(
        how.contains("#WeCoSign") && how.contains("name=\"reply\""),
        "{how}"
    );

    // The reply never arrived here.
    let reply = mastodon.reply(&hub.org, &appeal);
    mastodon.write(&reply);
    let paste = |address: String| {
        let hub = &hub;
        async move {
            let path = "/appeals/brakes/sign/reply";
            let answer = send_form(hub, path, &[("reply", &address)]).await;
            let to = answer.headers().get(LOCATION).cloned();
            (answer.status().as_u16(), to)
        }
    };
    let id = reply["id"].as_str().unwrap().to_owned();
    let first = paste(id.clone()).await;
    assert_eq!(first.0, 303);
    mastodon.message(1).await;
    // Once an hour; and the answer is the same, as it is for what is not there at all.
    assert_eq!(paste(id.clone()).await, first);
    assert_eq!(paste(format!("{}/nothing", mastodon.actor)).await, first);
    let private = mastodon.private_reply(&hub.org, &appeal);
    mastodon.write(&private);
    let private = private["id"].as_str().unwrap().to_owned();
    assert_eq!(paste(private).await, first);
    assert_eq!(paste("not an address".to_owned()).await.0, 422);
    assert_eq!(mastodon.messages().len(), 1);

    // Another site cannot send the form.
    let foreign = hub
        .client
        .post(format!("{appeal}/sign/reply"))
        .header(ORIGIN, "https://evil.example")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body("reply=x")
        .send()
        .await;
    assert_eq!(foreign.unwrap().status(), 403);

    let link = token(&hub, &mastodon.message(1).await);
    let done = confirm(&hub, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(paste(id).await, first);
    assert_eq!(hub.list(&appeal).await.len(), 1);
}

/// Notes that whoever asked does not wait for the answer any more.
struct GivenUp(Arc<AtomicBool>);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A server that never answers stands for one whose post takes long to be looked at.
async fn row_822_whoever_pastes_a_link_does_not_wait_for_what_it_leads_to(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (asked, given_up) = (Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
    let (rings, notes) = (asked.clone(), given_up.clone());
    let silent = Router::new().fallback(move || {
        let (rings, waits) = (rings.clone(), GivenUp(notes.clone()));
        async move {
            rings.notify_one();
            std::future::pending::<()>().await;
            drop(waits);
        }
    });
    let serving = tokio::spawn(async move { axum::serve(listener, silent).await });
    let post = format!("http://localhost:{port}/post");
    let pasted = send_form(&hub, "/appeals/brakes/sign/reply", &[("reply", &post)]).await;
    assert_eq!(pasted.status(), 303);
    assert!(!given_up.load(Ordering::SeqCst), "it was waited for");
    asked.notified().await;
    serving.abort();
}

/// Somebody's post names an author whose address leads on to an account of another server.
async fn who_wrote_nothing_is_not_written_to(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("brakes").await;
    let foreign = ForeignServer::start().await;
    let account = foreign.organization("mei");
    let reply = |id: &str, author: &str| {
        json!({
            "id": id, "type": "Note", "attributedTo": author, "inReplyTo": appeal,
            "to": [PUBLIC], "content": "<p>#WeCoSign</p>",
        })
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let post = format!("http://localhost:{port}/post");
    let document = reply(&post, &format!("http://localhost:{port}/author")).to_string();
    let to = account.id.clone();
    let evil = Router::new()
        .route(
            "/post",
            get(move || async move { ([(CONTENT_TYPE, "application/activity+json")], document) }),
        )
        .fallback(move || async move { Redirect::temporary(&to) });
    let serving = tokio::spawn(async move { axum::serve(listener, evil).await });
    let pasted = send_form(&hub, "/appeals/brakes/sign/reply", &[("reply", &post)]).await;
    assert_eq!(pasted.status(), 303);
    until("it is led on", || async {
        let asked = foreign.asked();
        match asked == ["/orgs/mei"] {
            true => Ok(()),
            false => Err(format!("{asked:?}")),
        }
    })
    .await;
    serving.abort();

    // Nor does that keep the message from it once it replies itself.
    let own = account.new_id("notes");
    let create = account.activity("Create", reply(&own, &account.id));
    let letter = account.letter(Scheme::Cavage, &format!("{}/inbox", hub.org), &create);
    letter.send().await.expect(202);
    let message = until("a message", || async {
        let received = foreign.received();
        let found = received.into_iter().find(|it| it.kind() == "Create");
        found.ok_or_else(|| "nothing".to_owned())
    })
    .await;
    assert_eq!(message.body["object"]["inReplyTo"], json!(own));
}
