//! What is said of a server to whoever runs it: that mails wait, and, in the log, nothing of anybody.

use crate::{Campaign, SLUG};
use reqwest::StatusCode;
use serde_json::Value;
use undersigned_tests::{Backend, Desk, Mastodon, Observer, Signer, on_both_databases, until};

/// Words that stand nowhere else, and name people.
const CANARIES: [&str; 6] = [
    "Zanzibara",
    "q.zanzibara",
    "post-canary.example",
    "mistyped.example",
    "amery@unions.example",
    "/users/",
];

on_both_databases! {
    a_mail_server_that_is_away_is_survived_and_said
    the_log_is_read_by_programs_and_names_nobody
}

async fn a_mail_server_that_is_away_is_survived_and_said(backend: Backend) {
    let mut campaign = Campaign::start(backend, "never").await;
    let observer = Observer::new();
    let (name, value) = observer.variable();
    campaign.server.set(name, value);
    campaign.server.kill().await;
    campaign.server.run().await;
    campaign.mails.stop().await;
    let signer = Signer::of(&campaign.server);
    let wish = [("name", "Ana"), ("email", "ana@post.example")];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let status = observer.until_trouble("mail_server_down").await;
    assert_eq!(status, StatusCode::OK, "everything else goes on");
    let waiting = observer.number("undersigned_mails_waiting").await;
    assert_eq!(waiting.as_deref(), Some("1"));
    let mut desk = Desk::of(&campaign.server).await;
    let page = desk.get("/desk/server").await;
    assert!(
        page.contains("Mails wait, and the mail server takes none."),
        "{page}"
    );

    campaign.mails.resume().await;
    campaign.mails.until("ana@post.example", 1).await;
    observer.until_well("mail_server_down").await;
}

async fn the_log_is_read_by_programs_and_names_nobody(backend: Backend) {
    let mut campaign = Campaign::start(backend, "full").await;
    campaign.server.set("UNDERSIGNED_LOG", "debug");
    campaign.server.set("UNDERSIGNED_LOG_FORMAT", "json");
    campaign.server.kill().await;
    let before = campaign.server.log().len();
    campaign.server.run().await;
    let server = &campaign.server;

    // Somebody signs, and asks for what is theirs; somebody at the desk signs in, rightly and wrongly.
    let signer = Signer::of(server);
    let address = "q.zanzibara@post-canary.example";
    let wish = [("name", "Quillfeather Zanzibara"), ("email", address)];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let mail = campaign.mails.until(address, 1).await;
    let link = mail.link(&server.url);
    signer.confirm(&link).await.expect(200);
    campaign.mails.until(address, 2).await;
    campaign
        .mails
        .answer("zanzibara@mistyped.example", "550 no such person");
    let wish = [
        ("name", "Zanzibara"),
        ("email", "zanzibara@mistyped.example"),
    ];
    signer.sign(SLUG, &wish).await;
    Desk::of(server).await.get("/desk").await;
    let mut nobody = Desk::nobody(server);
    nobody
        .sign_in("amery@unions.example", "a wrong password")
        .await;
    // Somebody with an account elsewhere follows, and later wants nothing that comes.
    let mastodon = Mastodon::start().await;
    mastodon.send("follow", &server.org, &server.org).await;
    server.until_followers(1).await;
    mastodon.answer(Some(404));
    server.publish("second").await;
    until("a word about what was refused", || async {
        match server.log().contains("a delivery was refused") {
            true => Ok(()),
            false => Err(server.log()),
        }
    })
    .await;

    let log = server.log();
    let log = log.get(before..).expect("the log only grows");
    // The last line may be under way.
    let log = log.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect();
    assert!(lines.len() > 5, "{log}");
    for line in &lines {
        for member in ["timestamp", "level", "target"] {
            assert!(line[member].is_string(), "no {member}: {line}");
        }
    }
    let token = link.split_once("token=").map(|(_, rest)| rest);
    let secret = token.and_then(|rest| rest.split('&').next());
    let secret = secret.expect("the link has a token");
    for canary in CANARIES.into_iter().chain([secret]) {
        assert!(!log.contains(canary), "{canary} is in the log: {log}");
    }
}
