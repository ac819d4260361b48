//! `admin organization`: several organisations on one server, suspended, invited, asked for, deleted.

mod deleting;
mod founding;

use crate::{PROGRAM, assert_usage};
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Desk, Server, on_both_databases, until};

on_both_databases! {
    a_suspended_organisation_publishes_nothing_and_no_list_falls
}

fn organization(server: &Server, arguments: &[&str]) -> Value {
    server.command_json(&[&["admin", "organization"], arguments, &["--json"]].concat())
}

async fn until_listed(at: &Server, object: &str, who: &str, listed: bool) {
    until(
        &format!("{who} listed: {listed} at {}", at.name),
        || async {
            let entry = at.entry(object, who).await;
            match entry.is_some() == listed {
                true => Ok(()),
                false => Err(format!("{entry:?}")),
            }
        },
    )
    .await;
}

async fn a_suspended_organisation_publishes_nothing_and_no_list_falls(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let dockers = Server::start(PROGRAM, "dockers", backend).await;
    let nurses = Server::start(PROGRAM, "nurses", backend).await;
    let object = hub.publish("brakes").await;
    for (server, name) in [(&dockers, "Dockers"), (&nurses, "Nurses")] {
        server.endorse(&object, name).await.expect(202);
        until_listed(&hub, &object, &server.org, true).await;
        until_listed(server, &object, &server.org, true).await;
    }
    let mut owner = Desk::of(&hub).await;
    let told = organization(&hub, &["suspend", "hub", "--reason", "Unasked letters"]);
    assert!(told["suspendedAt"].is_string(), "{told}");

    // Nothing is published by its people or programs; they read and take along.
    let refused = hub.post("/appeals", hub.petition("more")).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "suspended")
    );
    let refused = hub.end("brakes", "close").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "suspended")
    );
    let (status, page) = owner.submit("/desk/appeals/brakes/close", &[]).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    assert!(page.contains("is suspended"), "{page}");
    // What somebody was writing is not lost with that.
    let typed = [("title-1", "Ropes"), ("body-1", "As at the quayside.")];
    let (status, page) = owner.submit("/desk/appeals/new", &typed).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    for said in ["is suspended", "As at the quayside."] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("no longer signed in"), "{page}");
    let (status, home) = owner.look("/desk").await;
    assert_eq!(status, StatusCode::OK);
    assert!(home.contains("Unasked letters"), "{home}");
    let log = owner.get("/desk/log").await;
    for said in ["admin organization suspend", "Unasked letters"] {
        assert!(
            log.matches(said).count() > home.matches(said).count(),
            "{said}: {log}"
        );
    }
    let (status, _) = owner.submit("/desk/account", &[("person", "Ana")]).await;
    assert!(
        status.is_redirection(),
        "people look after their own accounts"
    );
    // Everybody reads, and is told.
    for path in ["/appeals/brakes", "/orgs/hub"] {
        let page = hub.page(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("uspended"), "{}", page.text);
    }
    let actor = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(actor["suspended"], true);
    assert_eq!(actor["nameMap"], json!({"en": "Hub Union"}));
    assert!(actor["assertionMethod"].is_array());

    // Nobody new is let in, and who takes a name back is heard everywhere.
    let clerks = Server::start(PROGRAM, "clerks", backend).await;
    clerks.endorse(&object, "Clerks").await.expect(202);
    hub.until_pending(&object, &[&clerks.org]).await;
    nurses.withdraw(&object).await;
    for server in [&hub, &dockers] {
        until_listed(server, &object, &nurses.org, false).await;
        until_listed(server, &object, &dockers.org, true).await;
    }
    assert!(hub.entry(&object, &clerks.org).await.is_none());
    assert_eq!(
        hub.page("/appeals/brakes/bundle").await.status,
        StatusCode::OK
    );

    // Hidden: pages and the post say 403, what copies are checked and compared by stays.
    organization(&hub, &["suspend", "hub", "--hide"]);
    let log = owner.get("/desk/log").await;
    assert!(log.contains("admin organization suspend --hide"), "{log}");
    for path in ["/appeals/brakes", "/appeals/brakes/cosigners", "/orgs/hub"] {
        let page = hub.page(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(
            page.text.contains("This organisation is suspended"),
            "{}",
            page.text
        );
    }
    let refused = hub.fetch("/appeals/brakes").await;
    assert_eq!(
        (refused.status.as_u16(), refused.code()),
        (403, "suspended")
    );
    let stub = hub.fetch("/orgs/hub").await.expect(200);
    assert_eq!(stub["name"], "hub");
    assert!(stub.get("nameMap").is_none() && stub.get("attachment").is_none());
    assert_eq!(stub["publicKey"], actor["publicKey"]);
    hub.fetch("/appeals/brakes/state").await.expect(200);
    let home = hub.page("/").await.text;
    assert!(
        !home.contains("/appeals/brakes") && !home.contains("/orgs/hub"),
        "{home}"
    );
    // Nor by another way to it: as if it were a copy, in a widget, or by its id.
    for path in [
        format!("/appeals/{}/brakes", hub.host()),
        format!("/appeals/{}/brakes/cosigners", hub.host()),
        format!("/oembed?url={object}"),
    ] {
        assert_eq!(
            hub.page(&path).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    for call in ["/appeals", "/cosigners", "/amendments", "/ballots"] {
        let answer = hub.get(call, &[("object", &object)]).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (403, "suspended"),
            "{call}"
        );
    }
    hub.get("/state", &[("object", &object)]).await.expect(200);
    until_listed(&dockers, &object, &dockers.org, true).await;

    // It goes on where it stopped.
    organization(&hub, &["resume", "hub"]);
    assert_eq!(hub.page("/appeals/brakes").await.status, StatusCode::OK);
    until_listed(&hub, &object, &clerks.org, true).await;
    until_listed(&dockers, &object, &clerks.org, true).await;
    hub.end("brakes", "close").await.expect(200);
    let again = hub.command(&["admin", "organization", "resume", "hub"]);
    assert_usage(&again, "is not suspended");
    let nobody = hub.command(&["admin", "organization", "suspend", "nobody"]);
    assert_usage(&nobody, "organisation");
}
