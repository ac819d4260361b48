//! News of an organisation that is suspended, and what else it wrote to people.

use super::{Rows, organization};
use crate::{PROGRAM, at_the_quay};
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Signer, desk::field, on_both_databases,
};

on_both_databases! {
    news_ends_with_a_suspension
    what_it_wrote_to_people_ends_with_a_suspension
    what_does_not_open_keeps_no_news_from_others
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
