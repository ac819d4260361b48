//! What the desk can do while a program signs by the form: who came is counted by domain and time, and deleted at once.

mod many;

use crate::{PROGRAM, at_the_quay, member};
use reqwest::{Method, StatusCode};
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Signer,
    desk::{between, field},
    in_days, on_both_databases, on_either_database,
};

const SLUG: &str = "free-them";
const PATH: &str = "/desk/appeals/free-them/people/arrivals";
const DELETE: &str = "/desk/appeals/free-them/people/arrivals/delete";

on_both_databases! {
    a_steward_deletes_whoever_came_from_a_domain
    a_link_from_elsewhere_counts_nothing_and_leaves_nothing
}

on_either_database! {
    nobody_is_deleted_by_a_domain_of_very_few
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

/// A steward counts who came in the last hour; gives the page, and its address.
async fn count(steward: &mut Desk) -> (String, String) {
    let (status, to) = steward.submit(PATH, &[("window", "hour")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.starts_with(&format!("{PATH}?window=hour&")), "{to}");
    let (status, page) = steward.look(&to).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    (page, to)
}

/// A link as it stands on a page.
fn unescaped(link: &str) -> String {
    link.replace("&amp;", "&").replace("&#38;", "&")
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

    let (page, counted) = count(&mut steward).await;
    let row = between(&page, "<bdi dir=\"ltr\">farm.example</bdi>", "</tr>");
    assert!(row.contains(">3</td>") && row.contains(">1</td>"), "{row}");
    // Nobody is named, nor where one alone has a mailbox.
    for personal in ["Zanzibara", "x1@", "post.example"] {
        assert!(!page.contains(personal), "{personal}: {page}");
    }
    // Counting and asking have addresses of their own, to which one can go back; no domain stands in them.
    let asks = between(&row, "href=\"", "\"");
    let asks = unescaped(&asks);
    assert!(asks.starts_with(DELETE) && !asks.contains("farm"), "{asks}");
    let (status, sure) = steward.look(&asks).await;
    assert_eq!(status, StatusCode::OK, "{sure}");
    let back = between(&sure, "<p class=\"back\"><a href=\"", "\"");
    assert_eq!(unescaped(&back), counted);
    assert!(!sure.contains("post.example"), "{sure}");
    let (since, until) = (field(&sure, "since"), field(&sure, "until"));
    assert_eq!(field(&sure, "domain"), "farm.example");
    let meant = [
        ("since", since.as_str()),
        ("until", until.as_str()),
        ("domain", "farm.example"),
    ];
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
    let (page, _) = count(&mut steward).await;
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

async fn a_link_from_elsewhere_counts_nothing_and_leaves_nothing(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    open_for_people(&server).await;
    flood(&server, &mails).await;
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    let (page, counted) = count(&mut steward).await;
    let row = between(&page, "<bdi dir=\"ltr\">farm.example</bdi>", "</tr>");
    let asks = unescaped(&between(&row, "href=\"", "\""));
    let looked = async |owner: &mut Desk| {
        let (_, log) = owner.look("/desk/log.csv").await;
        log.matches(",people-arrivals,").count()
    };
    assert_eq!(looked(&mut owner).await, 1);

    // Going back counts the same once more, and asks the same.
    for (address, told) in [(&counted, "farm.example"), (&asks, "Delete 4 signatures")] {
        let page = steward.get(address).await;
        assert!(page.contains(told), "{told}: {page}");
    }
    // What anybody could write, another time, and what another steward counted.
    let mut other = member(&server, &mut owner, "t@hub.example", &["steward"]).await;
    let since = between(&counted, "since=", "&");
    let earlier = counted.replace(&since, "1");
    for address in [format!("{PATH}?window=hour"), earlier] {
        let page = steward.get(&address).await;
        assert!(!page.contains("farm.example"), "{page}");
    }
    let page = other.get(&counted).await;
    assert!(!page.contains("farm.example"), "{page}");
    let (_, shown) = asks.split_once("&from=").expect("of which part");
    let wider = asks.replace(&format!("&from={shown}"), "&from=1&to=9999999999999");
    let bare = format!("{DELETE}?since=1&until=9999999999999&window=hour");
    let (status, page) = other.look(&asks).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    for address in [wider, bare] {
        let (status, page) = steward.look(&address).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{address}: {page}");
    }
    assert_eq!(looked(&mut owner).await, 1);
    // Without what every form of the session carries.
    let (status, page) = steward.post(PATH, &[("window", "hour")]).await;
    assert!(!status.is_success(), "{page}");
    assert!(!page.contains("noted="), "{page}");
}

async fn nobody_is_deleted_by_a_domain_of_very_few(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    open_for_people(&server).await;
    flood(&server, &mails).await;
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    // Whether somebody signed with a mailbox of their own is not to be found out by typing its domain.
    for domain in ["post.example", "nobody.example"] {
        let meant = [
            ("since", "0"),
            ("until", "9999999999999"),
            ("domain", domain),
        ];
        let (status, to) = steward.submit(DELETE, &meant).await;
        assert!(status.is_redirection(), "{status} {to}");
        assert!(to.ends_with("done=arrivals-nobody"), "{domain}: {to}");
    }
    assert_eq!(signed(&server).await, 4);
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
