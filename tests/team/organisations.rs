//! An organisation that is suspended or deleted, and its neighbours on the same server.

mod news;

use crate::{PROGRAM, at_the_quay};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement, Value as Bound};
use serde_json::{Value, json};
use std::time::Duration;
use undersigned_domain::team::{Role, Roles};
use undersigned_federation::{
    Clock, Entropy, Instance, Parts,
    actions::{
        team::{self, Invitation},
        tokens::{self, ApiToken, NewToken},
    },
    moderation::Mode,
};
use undersigned_store::{Database, SecretKey};
use undersigned_tests::{
    Backend, Desk, Peer, Server,
    desk::{PASSWORD, field},
    millis, on_both_databases, on_either_database, open_database, until,
};

on_both_databases! {
    nobody_inherits_the_pages_of_the_server
    a_hidden_organisation_stays_hidden_until_it_is_gone
    what_a_command_left_half_deleted_the_server_finishes
    what_is_being_written_goes_with_the_organisation
}

on_either_database! {
    no_token_outlives_the_one_it_was_made_with
    nobody_is_invited_after_a_suspension
}

/// The database beside the server that has it open.
struct Rows(DatabaseConnection);

impl Rows {
    async fn of(server: &Server) -> Self {
        Self(open_database(server.database_url()).await)
    }

    async fn run(&self, sql: &str) {
        self.run_with(sql, Vec::new()).await;
    }

    async fn run_with(&self, sql: &str, values: Vec<Bound>) {
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        self.0.execute_raw(statement).await.expect("it can be run");
    }

    async fn count(&self, of: &str) -> usize {
        let backend = self.0.get_database_backend();
        let statement = Statement::from_string(backend, format!("SELECT 1 FROM {of}"));
        let rows = self.0.query_all_raw(statement).await;
        rows.expect("it can be asked").len()
    }

    async fn until(&self, of: &str, wanted: usize) {
        until(&format!("{wanted} {of}"), || async {
            match self.count(of).await {
                count if count == wanted => Ok(()),
                count => Err(count.to_string()),
            }
        })
        .await;
    }
}

fn organization(server: &Server, arguments: &[&str]) -> Value {
    server.command_json(&[&["admin", "organization"], arguments, &["--json"]].concat())
}

async fn nobody_inherits_the_pages_of_the_server(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut mei = at_the_quay(&hub).await;
    let write = [("language", "en"), ("text", "Ours now")];
    let mut refused = async || {
        assert!(
            !mei.get("/desk/profile")
                .await
                .contains("href=\"/desk/pages\"")
        );
        let csrf = field(&mei.get("/desk/profile").await, "csrf");
        let fields = [&[("csrf", csrf.as_str())], &write[..]].concat();
        mei.post("/desk/pages/imprint", &fields).await.0
    };
    assert_eq!(refused().await, StatusCode::NOT_FOUND);
    organization(&hub, &["delete", "hub", "--confirm", "hub", "--now"]);
    assert_eq!(refused().await, StatusCode::NOT_FOUND);
    assert_eq!(hub.page("/imprint").await.status, StatusCode::NOT_FOUND);
    // Whoever runs the server still does.
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("imprint.md").display().to_string();
    std::fs::write(&file, "Pier 3").expect("written");
    let set = [
        "admin", "page", "set", "imprint", "--lang", "en", &file, "--json",
    ];
    hub.command_json(&set);
    assert_eq!(hub.page("/imprint").await.status, StatusCode::OK);
}

async fn a_hidden_organisation_stays_hidden_until_it_is_gone(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    hub.publish("brakes").await;
    let sent = hub.fetch("/orgs/hub/outbox?page=true").await.expect(200);
    let sent = sent["orderedItems"][0]["id"]
        .as_str()
        .expect("it said something");
    let sent = sent.trim_start_matches(&hub.url).to_owned();
    hub.fetch(&sent).await.expect(200);
    let mut owner = Desk::of(&hub).await;
    let path = "/desk/organisation/delete";
    let sure = [("handle", "hub"), ("password-now", PASSWORD)];
    let (status, to) = owner.submit(path, &sure).await;
    assert!(status.is_redirection(), "{to}");
    organization(&hub, &["suspend", "hub", "--reason", "Fraud", "--hide"]);
    // Its last step fails, again and again.
    let rows = Rows::of(&hub).await;
    rows.run("ALTER TABLE topic_pages RENAME TO topic_pages_away")
        .await;
    // A week is over: a server that is told so by its clock alone would doubt that.
    rows.run(&format!(
        "UPDATE organizations SET delete_at = {}",
        millis() - 1
    ))
    .await;
    until("a deletion that is broken off", || async {
        let log = hub.log();
        let said = log.contains("an organisation was not deleted");
        said.then_some(()).ok_or(log)
    })
    .await;
    for path in ["/orgs/hub", "/appeals/brakes"] {
        let page = hub.page(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(hub.fetch(&sent).await.status, StatusCode::FORBIDDEN);
    let refused = hub.post("/appeals", hub.petition("more")).await;
    assert_eq!(refused.expect(403)["code"], "suspended");
    // It has begun: nobody is told that the organisation stays.
    let (status, to) = owner.submit(&format!("{path}/undo"), &[]).await;
    assert!(status.is_redirection(), "{to}");
    assert!(!to.contains("organisation-kept"), "{to}");
    let begun = owner.get(path).await;
    assert!(begun.contains("It is being deleted"), "{begun}");
    assert!(!begun.contains(&format!("{path}/undo")), "{begun}");
    let kept = hub.command(&["admin", "organization", "keep", "hub"]);
    assert!(!kept.status.success(), "{kept:?}");

    rows.run("ALTER TABLE topic_pages_away RENAME TO topic_pages")
        .await;
    until("the end", || async {
        let answer = hub.fetch("/orgs/hub").await;
        let gone = answer.status == StatusCode::GONE;
        gone.then_some(()).ok_or(answer.text)
    })
    .await;
    assert_eq!(hub.fetch(&sent).await.status, StatusCode::GONE);
    // What it says last reaches others all the same.
    until("the farewell", || async {
        let deletes = peer.received_of("Delete");
        let mut deleted = deletes.iter().map(|one| &one.activity["object"]);
        let said = deleted.any(|object| *object == json!(hub.org));
        said.then_some(()).ok_or(format!("{}", deletes.len()))
    })
    .await;
    let undo = hub.command(&["admin", "organization", "keep", "hub"]);
    assert!(!undo.status.success(), "{undo:?}");
}

async fn what_a_command_left_half_deleted_the_server_finishes(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    // Its last step fails.
    let rows = Rows::of(&hub).await;
    rows.run("ALTER TABLE topic_pages RENAME TO topic_pages_away")
        .await;
    let delete = ["delete", "hub", "--confirm", "hub", "--now"];
    let broken_off = hub.command(&[&["admin", "organization"], &delete[..]].concat());
    assert_eq!(broken_off.status.code(), Some(1), "{broken_off:?}");
    let said = String::from_utf8_lossy(&broken_off.stderr);
    assert!(said.contains("the server goes on with it"), "{said}");
    let kept = hub.command(&["admin", "organization", "keep", "hub"]);
    assert!(!kept.status.success(), "{kept:?}");

    rows.run("ALTER TABLE topic_pages_away RENAME TO topic_pages")
        .await;
    until("the end", || async {
        let answer = hub.fetch("/orgs/hub").await;
        let gone = answer.status == StatusCode::GONE;
        gone.then_some(()).ok_or(answer.text)
    })
    .await;
}

async fn what_is_being_written_goes_with_the_organisation(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("brakes").await;
    let mut owner = Desk::of(&hub).await;
    // A translation of what is published is part of its next wording, and is kept with what it was made from.
    let path = "/desk/appeals/brakes/translate/de";
    let page = owner.get(path).await;
    let (csrf, was) = (field(&page, "csrf"), field(&page, "was"));
    let translation = [
        ("csrf", csrf.as_str()),
        ("was", was.as_str()),
        ("source", "en"),
        ("title", "Die elf sind frei"),
        ("source-title", "Free the eleven dockers"),
        ("body-1", ""),
    ];
    let (status, to) = owner.post(path, &translation).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let rows = Rows::of(&hub).await;
    for being_written in ["appeals WHERE draft IS NOT NULL", "translation_bases"] {
        assert_eq!(rows.count(being_written).await, 1, "{being_written}");
    }
    organization(&hub, &["delete", "hub", "--confirm", "hub", "--now"]);
    for being_written in ["appeals WHERE draft IS NOT NULL", "translation_bases"] {
        assert_eq!(rows.count(being_written).await, 0, "{being_written}");
    }
    assert_eq!(rows.count("appeals").await, 1, "it stays, as withdrawn");
}

/// The server's rules in this process, on the same database.
pub async fn beside(server: &Server) -> Instance {
    let database = Database::connect(&server.database_url(), 4).await;
    let parts = Parts {
        database: database.expect("the database opens"),
        secret: SecretKey::from_bytes([7; 32]),
        public_url: server.url.parse().expect("an address"),
        allow_private_network: true,
        sync_interval: Duration::from_secs(300),
        mode: Mode::Open,
        clock: Clock::system(),
        entropy: Entropy::system(),
        media_dir: server.folder().join("media"),
    };
    Instance::new(parts).await.expect("a server")
}

async fn no_token_outlives_the_one_it_was_made_with(backend: Backend) {
    const ROUNDS: usize = 20;
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let instance = beside(&hub).await;
    let organization = instance.organization("hub").await.expect("it is there");
    let live = async || {
        tokens::list(&instance, &organization)
            .await
            .expect("tokens")
    };
    let make = async |with: Option<&ApiToken>| {
        let new = NewToken {
            with,
            ..NewToken::default()
        };
        tokens::create(&instance, organization.id, new).await
    };
    let before = live().await.len();
    for _ in 0..ROUNDS {
        let first = make(None).await.expect("a token").id;
        let parent = live().await.into_iter().find(|token| token.id == first);
        let parent = parent.expect("it is listed");
        let child = make(Some(&parent)).await.expect("a token").id;
        let child = live().await.into_iter().find(|token| token.id == child);
        let child = child.expect("it is listed");
        // Somebody makes more while it is revoked.
        let (_, _, revoked) = futures::join!(
            make(Some(&parent)),
            make(Some(&child)),
            tokens::revoke(&instance, &organization, first),
        );
        revoked.expect("it is revoked");
        assert_eq!(live().await.len(), before, "one is left");
        let late = make(Some(&child)).await.expect_err("it was revoked");
        assert_eq!(late.code(), "token_invalid");
    }
}

async fn nobody_is_invited_after_a_suspension(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let instance = beside(&hub).await;
    // As the desk read it a moment before.
    let read = instance.organization("hub").await.expect("it is there");
    organization(&hub, &["suspend", "hub", "--reason", "Unasked"]);
    let invitation = Invitation {
        email: "ben@unions.example".to_owned(),
        name: None,
        roles: Roles::of([Role::Editor]).expect("a role"),
    };
    let write = |link: &str| ("Come".to_owned(), link.to_owned());
    let refused = team::invite(&instance, &read, &invitation, write).await;
    let refused = refused.expect_err("it is suspended");
    assert_eq!(refused.code(), "suspended");
    let rows = Rows::of(&hub).await;
    let invited = rows.count("accounts WHERE email = 'ben@unions.example'");
    assert_eq!(invited.await, 0);
}
