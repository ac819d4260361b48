//! Another organisation on a server: set up by a link, or asked for.

use super::organization;
use crate::{PROGRAM, assert_usage};
use reqwest::StatusCode;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Signer, desk::PASSWORD, on_both_databases,
};

on_both_databases! {
    a_link_sets_an_organisation_up_once
    who_asks_for_a_place_confirms_it_and_is_answered
}

/// The fields of the set-up.
fn fields<'a>(handle: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("handle", handle),
        ("language-1", "en"),
        ("name-1", "Tidewater Clerks"),
        ("email", email),
        ("person", "Ana"),
        ("password", PASSWORD),
        ("password-again", PASSWORD),
    ]
}

async fn a_link_sets_an_organisation_up_once(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let mut hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    // Closed is what nobody has changed.
    let closed = hub.command(&["admin", "organization", "invite"]);
    assert_usage(&closed, "new_organizations");
    assert_eq!(
        hub.page("/new-organisation").await.status,
        StatusCode::NOT_FOUND
    );
    hub.set("UNDERSIGNED_NEW_ORGANIZATIONS", "invitation");
    hub.stop().await;
    hub.run().await;
    let made = organization(&hub, &["invite", "--mail", "ana@clerks.example"]);
    let link = made["setUpLink"].as_str().expect("a link").to_owned();
    let mail = mails.until("ana@clerks.example", 1).await;
    assert_eq!(mail.link(&hub.url), link);
    let path = link.trim_start_matches(hub.url.as_str()).to_owned();
    let mut ana = Desk::nobody(&hub);
    assert_eq!(ana.look(&path).await.0, StatusCode::OK);
    // A handle that is taken, or could be taken for another, is none; the link goes on working.
    for handle in ["hub", "h_ub", "support", "Not a handle"] {
        let (status, page) = ana.post(&path, &fields(handle, "ana@clerks.example")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{handle}: {page}");
    }
    // Two browsers with one link set up one organisation.
    let mut other = Desk::nobody(&hub);
    let (first, second) = (
        fields("clerks", "ana@clerks.example"),
        fields("typists", "bo@clerks.example"),
    );
    let (one, two) = futures::join!(ana.post(&path, &first), other.post(&path, &second));
    let made = [&one, &two]
        .iter()
        .filter(|(status, _)| *status == StatusCode::OK)
        .count();
    assert_eq!(made, 1, "{one:?} {two:?}");
    let there = [
        hub.fetch("/orgs/clerks").await,
        hub.fetch("/orgs/typists").await,
    ];
    let there = there
        .iter()
        .filter(|answer| answer.status == StatusCode::OK)
        .count();
    assert_eq!(there, 1);
    assert!(ana.look(&path).await.0.is_redirection());

    // A link that was handed out leads nowhere once the server is closed.
    let late = organization(&hub, &["invite"])["setUpLink"]
        .as_str()
        .expect("a link")
        .to_owned();
    hub.set("UNDERSIGNED_NEW_ORGANIZATIONS", "closed");
    hub.stop().await;
    hub.run().await;
    let path = late.trim_start_matches(hub.url.as_str());
    assert!(Desk::nobody(&hub).look(path).await.0.is_redirection());
    let (status, _) = Desk::nobody(&hub)
        .post(path, &fields("late", "l@late.example"))
        .await;
    assert!(status.is_redirection());
    assert_eq!(hub.fetch("/orgs/late").await.status, StatusCode::NOT_FOUND);
    let shown = organization(&hub, &["list"]);
    assert_eq!(shown.as_array().map(Vec::len), Some(2), "{shown}");
}

/// Fills the form in and sends it.
async fn ask(signer: &Signer, with: &[(&str, &str)]) -> undersigned_tests::Shown {
    let page = signer.open("/new-organisation").await.expect(200);
    let check = signer.checked(&page);
    let mut all = vec![
        ("name", "Tidewater Clerks"),
        ("handle", "clerks"),
        ("website", "clerks.example"),
        ("email", "ana@clerks.example"),
        ("words", "We are forty\nand write letters."),
    ];
    all.retain(|(name, _)| !with.iter().any(|(given, _)| given == name));
    all.extend_from_slice(with);
    all.extend(check.iter().map(|(name, value)| (*name, value.as_str())));
    signer.post("/new-organisation", &all).await
}

async fn who_asks_for_a_place_confirms_it_and_is_answered(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [
        ("UNDERSIGNED_SMTP_URL", smtp.as_str()),
        ("UNDERSIGNED_NEW_ORGANIZATIONS", "request"),
        ("UNDERSIGNED_OPERATOR_MAIL", "operator@hub.example"),
    ];
    let hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    assert!(hub.page("/").await.text.contains("/new-organisation"));
    let mut signer = Signer::of(&hub);
    // What is missing or cannot be is said beside the field, and nothing is sent.
    for wrong in [
        ("name", ""),
        ("handle", "hub"),
        ("handle", "hu_b"),
        ("handle", "admin"),
        ("email", "nobody"),
        ("website", "ftp://x"),
        ("words", ""),
    ] {
        let shown = ask(&signer, &[wrong]).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    signer.effort = undersigned_tests::Effort::None;
    ask(&signer, &[]).await.expect(422);
    signer.effort = undersigned_tests::Effort::Answer;
    ask(&signer, &[]).await.expect(200);
    let mail = mails.until("ana@clerks.example", 1).await;
    assert_eq!(mails.received().len(), 1);
    let requests = || organization(&hub, &["requests"]);
    assert_eq!(requests(), json!([]), "nobody has confirmed");

    // Looking at the link changes nothing; the button does, once.
    let link = mail.link(&hub.url);
    let page = signer.open(&link).await.expect(200);
    assert_eq!(requests(), json!([]));
    let token = undersigned_tests::desk::field(&page, "token");
    for _ in 0..2 {
        let fields = [("token", token.as_str())];
        signer
            .post("/new-organisation/confirm", &fields)
            .await
            .expect(200);
    }
    mails.until("operator@hub.example", 1).await;
    let told = requests();
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told[0]["name"], "Tidewater Clerks");
    assert_eq!(told[0]["website"], "https://clerks.example/");
    assert_eq!(told[0]["words"], "We are forty\nand write letters.");
    // Asking again changes nothing while it waits.
    ask(&signer, &[]).await.expect(200);
    let number = told[0]["number"].to_string();
    let made = organization(&hub, &["accept", &number]);
    let link = made["setUpLink"].as_str().expect("a link").to_owned();
    let mail = mails.until("ana@clerks.example", 2).await;
    assert_eq!(mail.link(&hub.url), link);
    let path = link.trim_start_matches(hub.url.as_str());
    let mut ana = Desk::nobody(&hub);
    let (status, page) = ana
        .post(path, &fields("clerks", "ana@clerks.example"))
        .await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let decided = hub.command(&["admin", "organization", "accept", &number]);
    assert_usage(&decided, "no request waits");

    // Another is refused, and told why.
    let other = [("handle", "typists"), ("email", "bo@typists.example")];
    ask(&signer, &other).await.expect(200);
    let mail = mails.until("bo@typists.example", 1).await;
    let token = mail.link(&hub.url);
    let token = token
        .split("token=")
        .nth(1)
        .and_then(|rest| rest.split('&').next());
    let fields = [("token", token.expect("a token"))];
    signer
        .post("/new-organisation/confirm", &fields)
        .await
        .expect(200);
    let number = requests()[0]["number"].to_string();
    let silent = hub.command(&["admin", "organization", "refuse", &number, "--reason", " "]);
    assert_usage(&silent, "why");
    organization(
        &hub,
        &["refuse", &number, "--reason", "We know only dockers."],
    );
    let mail = mails.until("bo@typists.example", 2).await;
    assert!(
        mail.text().contains("We know only dockers."),
        "{}",
        mail.text()
    );
    assert_eq!(requests(), json!([]));
    let unknown = [("token", "made-up")];
    let shown = signer.post("/new-organisation/confirm", &unknown).await;
    assert_eq!(shown.status, StatusCode::NOT_FOUND);
    let log = hub.log();
    assert!(!log.contains("ana@") && !log.contains("Tidewater"), "{log}");
}
