//! What the desk can do while a program signs by the form: who came is counted by domain and time, and deleted at once.

use crate::{PROGRAM, at_the_quay, member};
use reqwest::{Method, StatusCode};
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Signer,
    desk::{between, field},
    in_days, on_both_databases,
};

const SLUG: &str = "free-them";
const PATH: &str = "/desk/appeals/free-them/people/arrivals";
const DELETE: &str = "/desk/appeals/free-them/people/arrivals/delete";

on_both_databases! {
    a_steward_deletes_whoever_came_from_a_domain
    commands_count_and_delete_the_same
}

/// An appeal that people sign.
async fn open_for_people(server: &Server) {
    server.publish(SLUG).await;
    let terms = json!({
        "open": true, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "full",
        "keptUntil": in_days(90),
    });
    let path = format!("/appeals/{SLUG}/people");
    let set = server.api(Method::PUT, &path, Some(terms));
    set.await.expect(200);
}

/// Somebody asks to sign; answers the link that confirms.
async fn ask(server: &Server, mails: &MailServer, email: &str) -> String {
    let wish = [("name", "Wren Zanzibara"), ("email", email)];
    let sent = Signer::of(server).sign(SLUG, &wish).await;
    sent.expect(303);
    mails.until(email, 1).await.link(&server.url)
}

/// A program signs with three addresses and asks with a fourth; a person signs.
async fn flood(server: &Server, mails: &MailServer) {
    for email in ["x1@farm.example", "x2@a.farm.example", "x3@b.farm.example"] {
        let link = ask(server, mails, email).await;
        Signer::of(server).confirm(&link).await.expect(200);
        mails.until(email, 2).await;
    }
    ask(server, mails, "x4@farm.example").await;
    let link = ask(server, mails, "ana@post.example").await;
    Signer::of(server).confirm(&link).await.expect(200);
    mails.until("ana@post.example", 2).await;
}

async fn signed(server: &Server) -> serde_json::Value {
    let path = format!("/appeals/{SLUG}/people");
    let answer = server.get(&path, &[]).await.expect(200);
    answer["count"].clone()
}

async fn a_steward_deletes_whoever_came_from_a_domain(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    open_for_people(&server).await;
    flood(&server, &mails).await;

    let mut owner = Desk::of(&server).await;
    // It tells from where people signed, also who is not named.
    assert_eq!(owner.look(PATH).await.0, StatusCode::FORBIDDEN);
    let (status, _) = owner.submit(PATH, &[("window", "hour")]).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    let people = steward.get("/desk/appeals/free-them/people").await;
    assert!(people.contains(&format!("href=\"{PATH}\"")), "{people}");
    let page = steward.get(PATH).await;
    assert!(!page.contains("farm.example"), "{page}");

    let (status, page) = steward.submit(PATH, &[("window", "hour")]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let row = between(&page, "<bdi dir=\"ltr\">farm.example</bdi>", "</tr>");
    assert!(row.contains(">3</td>") && row.contains(">1</td>"), "{row}");
    // Nobody is named, nor where one alone has a mailbox.
    for personal in ["Zanzibara", "x1@", "post.example"] {
        assert!(!page.contains(personal), "{personal}: {page}");
    }
    let (since, until) = (field(&row, "since"), field(&row, "until"));
    let meant = [
        ("since", since.as_str()),
        ("until", until.as_str()),
        ("domain", "farm.example"),
    ];
    let asking = [&[("do", "ask")][..], &meant].concat();
    let (status, sure) = steward.submit(PATH, &asking).await;
    assert_eq!(status, StatusCode::OK, "{sure}");
    assert!(sure.contains("Delete all these signatures?"), "{sure}");
    assert!(sure.contains("Delete 4 signatures"), "{sure}");
    assert_eq!(signed(&server).await, 4);

    // Nobody else, and no other page, deletes anybody.
    let (status, _) = owner.submit(DELETE, &meant).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = steward.post(DELETE, &meant).await;
    assert!(!status.is_success(), "{status}");
    let mut quay = at_the_quay(&server).await;
    let (status, _) = quay.submit(DELETE, &meant).await;
    assert!(status.is_client_error(), "{status}");
    assert_eq!(signed(&server).await, 4);

    let received = mails.received().len();
    // Twice is as good as once.
    for _ in 0..2 {
        let (status, page) = steward.submit(DELETE, &meant).await;
        assert!(status.is_redirection(), "{status} {page}");
        assert_eq!(signed(&server).await, 1);
    }
    let (status, page) = steward.submit(PATH, &[("window", "hour")]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(!page.contains("farm.example"), "{page}");
    assert_eq!(mails.received().len(), received, "nobody gets a mail");

    let (_, log) = owner.look("/desk/log.csv").await;
    for action in ["people-arrivals", "people-arrivals-delete"] {
        let row = format!("{action},/appeals/{SLUG},");
        assert!(log.contains(&row), "{row}: {log}");
    }
    assert!(log.contains(": 4,done"), "{log}");
    for personal in ["Zanzibara", "farm.example", "post.example"] {
        assert!(!log.contains(personal), "{log}");
    }
}

async fn commands_count_and_delete_the_same(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    open_for_people(&server).await;
    flood(&server, &mails).await;
    let run = |act: &[&str]| {
        let line = [&["admin", "people"][..], act, &["--json"]].concat();
        server.command_json(&line)
    };
    let counted = run(&["arrivals", SLUG, "--within", "hour"]);
    let row = &counted["byDomain"][0];
    assert_eq!(row["domain"], "farm.example");
    assert_eq!((&row["signed"], &row["waiting"]), (&json!(3), &json!(1)));
    assert_eq!(counted["elsewhere"], 1);
    let time = |name: &str| row[name].as_str().expect("a time").to_owned();
    let (since, until) = (time("since"), time("until"));
    let meant = [
        "delete-arrivals",
        SLUG,
        "--since",
        &since,
        "--until",
        &until,
        "--domain",
        "farm.example",
    ];
    let line = [&["admin", "people"][..], &meant].concat();
    assert_eq!(server.command(&line).status.code(), Some(2));
    assert_eq!(signed(&server).await, 4);
    let sure = [&meant[..], &["--yes"]].concat();
    assert_eq!(run(&sure)["deleted"], 4);
    assert_eq!(run(&sure)["deleted"], 0);
    assert_eq!(signed(&server).await, 1);
}
