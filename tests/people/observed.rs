//! What is said of a server to whoever runs it: that mails wait, and, in the log, nothing of anybody.

use crate::{Campaign, SLUG};
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::Value;
use undersigned_tests::{
    Backend, Desk, Mastodon, Observer, Signer, on_both_databases, open_database, until,
};

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
    a_mail_server_that_puts_all_mails_off_is_said_after_an_hour
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
    // Whoever has filled in a form reads so, too.
    let sent = signer.open(&format!("/appeals/{SLUG}/sign/sent")).await;
    let sent = sent.expect(200);
    assert!(sent.contains("E-mails wait at the moment"), "{sent}");
    assert!(!sent.contains("is on its way"), "{sent}");
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

async fn a_mail_server_that_puts_all_mails_off_is_said_after_an_hour(backend: Backend) {
    const HOUR: i64 = 61 * 60 * 1_000;
    const NOTED: &str = "SELECT value FROM settings_kv WHERE name = 'mail_put_off'";
    let mut campaign = Campaign::start(backend, "never").await;
    let observer = Observer::new();
    let (name, value) = observer.variable();
    campaign.server.set(name, value);
    campaign.server.kill().await;
    campaign.server.run().await;
    let signer = Signer::of(&campaign.server);
    for email in ["ana@post.example", "ben@post.example"] {
        campaign.mails.answer(email, "451 4.3.5 not configured");
        let wish = [("name", "Ana"), ("email", email)];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    }
    let database = open_database(campaign.server.database_url()).await;
    let backend = database.get_database_backend();
    let failures = "SELECT id FROM mails WHERE failures > 0";
    until("both are put off", || async {
        let query = Statement::from_string(backend, failures);
        let rows = database.query_all_raw(query).await;
        match rows.map_err(|error| error.to_string())?.len() {
            2 => Ok(()),
            count => Err(format!("{count} of 2")),
        }
    })
    .await;
    // That is noted once all mails of a round have been tried.
    let noted = until("it is noted since when", || async {
        let query = Statement::from_string(backend, NOTED);
        let row = database.query_one_raw(query).await;
        let row = row.map_err(|error| error.to_string())?.ok_or("no row")?;
        let noted: Result<String, _> = row.try_get("", "value");
        noted.map_err(|error| error.to_string())
    })
    .await;
    let (_, ready) = observer.ready().await;
    assert!(!ready.contains("mail_server_defers"), "too early: {ready}");
    let (since, answer) = noted.split_once(' ').expect("when, and what it answered");
    assert_eq!(answer, "451");
    let since: i64 = since.parse().expect("a time");
    // An hour later, as far as the rows say.
    let noted = format!(
        "UPDATE settings_kv SET value = '{} 451' WHERE name = 'mail_put_off'",
        since - HOUR
    );
    let queued = format!("UPDATE mails SET created_at = created_at - {HOUR}");
    for change in [noted, queued] {
        let change = Statement::from_string(backend, change);
        database
            .execute_raw(change)
            .await
            .expect("it can be changed");
    }
    let status = observer.until_trouble("mail_server_defers").await;
    assert_eq!(status, StatusCode::OK, "everything else goes on");
    let mut desk = Desk::of(&campaign.server).await;
    let page = desk.get("/desk/server").await;
    assert!(
        page.contains("The mail server has taken no mail for an hour: it answered 451."),
        "{page}"
    );
    let doctor = campaign.server.command(&["doctor"]);
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(said.contains("it answered 451"), "{said}");

    // One mail that is taken ends it.
    let wish = [("name", "Cat"), ("email", "cat@post.example")];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    campaign.mails.until("cat@post.example", 1).await;
    observer.until_well("mail_server_defers").await;
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
