//! An organisation that is suspended or deleted, and its neighbours on the same server.

use crate::{PROGRAM, at_the_quay};
use reqwest::{Method, StatusCode};
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
    Backend, Desk, MailServer, Peer, Server, Signer,
    desk::{PASSWORD, field},
    millis, on_both_databases, open_database, until,
};

on_both_databases! {
    news_ends_with_a_suspension
    what_it_wrote_to_people_ends_with_a_suspension
    what_does_not_open_keeps_no_news_from_others
    nobody_inherits_the_pages_of_the_server
    a_hidden_organisation_stays_hidden_until_it_is_gone
    what_a_command_left_half_deleted_the_server_finishes
    what_is_being_written_goes_with_the_organisation
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

const QUEUED: &str = "mails WHERE bulk = 1";
const UNFINISHED: &str = "news WHERE done_at IS NULL";

/// A server with a mail server, whose appeals' news can be had.
struct Paper {
    server: Server,
    mails: MailServer,
    signer: Signer,
}

impl Paper {
    async fn start(backend: Backend) -> Self {
        let mails = MailServer::start().await;
        let smtp = mails.url();
        let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
        let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
        let signer = Signer::of(&server);
        Self {
            server,
            mails,
            signer,
        }
    }

    /// Somebody asks for the news of an appeal and confirms it.
    async fn read(&self, slug: &str, email: &str) {
        let path = format!("/appeals/{slug}/news?lang=en");
        let page = self.signer.open(&path).await.expect(200);
        let check = self.signer.checked(&page);
        let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
        fields.push(("email", email));
        assert_eq!(self.signer.post(&path, &fields).await.status, 303);
        let mail = self.mails.until(email, 1).await;
        let link = mail.link(&format!("{}/news/confirm?token=", self.server.url));
        let token = field(&self.signer.open(&link).await.expect(200), "token");
        let fields = [("token", token.as_str())];
        self.signer.post("/news/confirm", &fields).await.expect(200);
    }

    async fn tell(&self, slug: &str, title: &str) {
        let update = json!({
            "languages": ["en"], "title": {"en": title}, "body": {"en": "They are out."},
        });
        let path = format!("/appeals/{slug}/updates");
        let draft = self.server.post(&path, update).await.expect(201);
        let name = draft["name"].as_str().expect("a name");
        let path = format!("{path}/{name}/publish");
        self.server.api(Method::POST, &path, None).await.expect(200);
    }

    async fn again(&mut self) {
        self.server.stop().await;
        self.mails.resume().await;
        self.server.run().await;
    }
}

fn organization(server: &Server, arguments: &[&str]) -> Value {
    server.command_json(&[&["admin", "organization"], arguments, &["--json"]].concat())
}

async fn news_ends_with_a_suspension(backend: Backend) {
    let mut paper = Paper::start(backend).await;
    paper.server.publish("brakes").await;
    paper.read("brakes", "ana@post.example").await;
    paper.mails.stop().await;
    paper.tell("brakes", "Before").await;
    let rows = Rows::of(&paper.server).await;
    rows.until(QUEUED, 1).await;
    organization(&paper.server, &["suspend", "hub", "--reason", "Unasked"]);
    assert_eq!(rows.count(QUEUED).await, 0, "what waited is dropped");
    rows.until(UNFINISHED, 0).await;
    // News of the very moment ends when it is looked at.
    rows.run("UPDATE news SET done_at = NULL, reached = 0")
        .await;
    rows.until(UNFINISHED, 0).await;
    assert_eq!(rows.count(QUEUED).await, 0);

    organization(&paper.server, &["resume", "hub"]);
    paper.again().await;
    paper.tell("brakes", "Afterwards").await;
    let second = paper.mails.until("ana@post.example", 2).await.text();
    assert!(second.contains("Afterwards"), "{second}");
}

async fn what_it_wrote_to_people_ends_with_a_suspension(backend: Backend) {
    const WAITING: &str = "mails WHERE gave_up_at IS NULL";
    let mut paper = Paper::start(backend).await;
    paper.server.publish("brakes").await;
    let mut neighbour = at_the_quay(&paper.server).await;
    drop(Desk::of(&paper.server).await);
    paper.mails.stop().await;
    let invite = async |email: &str| {
        let body = json!({"invitees": [{"contact": email, "name": "Crane Drivers"}]});
        let answer = paper.server.post("/appeals/brakes/invitees", body).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    };
    invite("office@crane-drivers.example").await;
    let rows = Rows::of(&paper.server).await;
    rows.until(WAITING, 1).await;
    // What a neighbour writes is not its own, nor is what somebody needs to sign in again.
    crate::invite(&mut neighbour, "ben@quay.example", &["editor"]).await;
    let lost = [("email", "hub@unions.example")];
    Desk::nobody(&paper.server)
        .post("/sign-in/lost", &lost)
        .await;
    rows.until(WAITING, 3).await;
    organization(&paper.server, &["suspend", "hub", "--reason", "Unasked"]);
    assert_eq!(rows.count(WAITING).await, 2, "what it wrote is dropped");
    // What was to be written next waits until it may go on.
    rows.run("UPDATE invitees SET state = 'waiting', next_at = 0")
        .await;
    rows.until("invitees WHERE next_at > 0", 1).await;
    assert_eq!(rows.count(WAITING).await, 2);
    paper.again().await;
    for email in ["ben@quay.example", "hub@unions.example"] {
        paper.mails.until(email, 1).await;
    }
    let to_drivers = paper.mails.to("office@crane-drivers.example");
    assert_eq!(to_drivers.len(), 0);

    organization(&paper.server, &["resume", "hub"]);
    rows.run("UPDATE invitees SET next_at = 0").await;
    paper.mails.until("office@crane-drivers.example", 1).await;
}

async fn what_does_not_open_keeps_no_news_from_others(backend: Backend) {
    let paper = Paper::start(backend).await;
    for slug in ["brakes", "wages"] {
        paper.server.publish(slug).await;
    }
    paper.read("brakes", "cat@post.example").await;
    paper.read("wages", "ana@post.example").await;
    paper.read("wages", "ben@post.example").await;
    paper.tell("brakes", "News of brakes").await;
    paper.mails.until("cat@post.example", 2).await;
    let rows = Rows::of(&paper.server).await;
    rows.until(UNFINISHED, 0).await;
    // Of the older news the document cannot be read, of the newer one its first reader's address.
    rows.run("UPDATE dispatches SET body = 'nothing'").await;
    rows.run("UPDATE news SET done_at = NULL, reached = 0")
        .await;
    let first = "UPDATE subscribers SET sealed = $1 WHERE id = (SELECT MIN(s.id) FROM subscribers s \
         JOIN appeals a ON a.id = s.appeal_id WHERE a.slug = 'wages')";
    rows.run_with(first, vec![vec![0_u8; 40].into()]).await;
    paper.tell("wages", "News of wages").await;
    let mail = paper.mails.until("ben@post.example", 2).await.text();
    assert!(mail.contains("News of wages"), "{mail}");
    // The one that was passed over holds nothing up either; the other waits for whoever mends it.
    rows.until(UNFINISHED, 1).await;
    assert_eq!(paper.mails.to("ana@post.example").len(), 1);
    let log = paper.server.log();
    assert!(log.contains("a reader of news is passed over"), "{log}");
    assert!(log.contains("this news cannot be sent"), "{log}");
    assert!(!log.contains("@post.example"), "{log}");
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
