//! `doctor`: well where all is well, and how to mend what is not.

use crate::{PROGRAM, code, stderr, stdout};
use serde_json::{Value, json};
use std::{fs, net::SocketAddr, os::unix::fs::PermissionsExt as _, path::Path};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};
use undersigned_federation::Clock;
use undersigned_store::{Database, settings};
use undersigned_tests::{
    Backend, ForeignServer, MailServer, Observer, Server, on_both_databases, until,
};

on_both_databases! {
    a_running_server_is_well_and_a_stopped_one_is_not
    a_clock_that_no_other_server_shares_is_named
    backups_that_are_made_no_longer_are_named
    another_public_url_and_mails_that_reach_nobody_are_named
}

/// One check of a report.
fn check(report: &Value, name: &str) -> Value {
    let checks = report["checks"].as_array().cloned().unwrap_or_default();
    let found = checks.into_iter().find(|check| check["name"] == name);
    found.unwrap_or_else(|| panic!("{name} is not in {report}"))
}

/// Why something was not checked; empty where it was.
fn why_not(check: &Value) -> String {
    let why = check["notChecked"].as_str().unwrap_or_default().to_owned();
    if !why.is_empty() {
        assert_eq!(check["ok"], json!(true), "{check}");
        assert_eq!(check["mend"], "", "{check}");
    }
    why
}

async fn another_public_url_and_mails_that_reach_nobody_are_named(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let another = "https://127.0.0.1:1";
    hub.set("UNDERSIGNED_PUBLIC_URL", another);
    hub.set("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "false");
    let output = hub.command(&["doctor", "--json"]);
    let report: Value = serde_json::from_str(&stdout(&output))
        .unwrap_or_else(|_| panic!("no JSON: {}", stderr(&output)));
    assert_eq!(code(&output), 1, "{report}");
    for (name, words) in [
        ("public URL", [hub.url.as_str(), another, "admin move"]),
        ("SMTP", ["smtp_url", "signature", "mail"]),
    ] {
        let ill = check(&report, name);
        assert_eq!(ill["ok"], json!(false), "{ill}");
        let mend = ill["mend"].as_str().unwrap_or_default();
        for word in words {
            assert!(mend.contains(word), "{word} is not in {mend}");
        }
    }
    assert!(!why_not(&check(&report, "TLS")).is_empty(), "{report}");
    // A server that has another name answers there, as one does that took our port.
    let other_name = hub.url.replace("localhost", "127.0.0.1");
    hub.set("UNDERSIGNED_PUBLIC_URL", &other_name);
    let ill = hub.doctor("reachable");
    let mend = ill["mend"].as_str().unwrap_or_default();
    assert!(mend.contains("answers 421: another server"), "{ill}");
    assert!(!why_not(&hub.doctor("WebFinger")).is_empty());
    hub.set("UNDERSIGNED_PUBLIC_URL", another);
    // Nor does anything serve there what was made for the other one.
    hub.stop().await;
    for command in ["serve", "worker"] {
        let refused = hub.command(&[command]);
        let said = stderr(&refused);
        assert_eq!(code(&refused), 2, "{command}: {said}");
        for word in [
            "another public URL",
            hub.url.as_str(),
            another,
            "admin move",
        ] {
            assert!(said.contains(word), "{command}: {word} is not in {said}");
        }
    }
}

async fn a_clock_that_no_other_server_shares_is_named(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let others = [ForeignServer::start().await, ForeignServer::start().await];
    for other in &others {
        hub.follow(&other.organization("dockers").id).await;
    }
    let well = hub.doctor("other clocks");
    assert_eq!(well["ok"], json!(true), "{well}");
    assert!(well["notChecked"].is_null(), "{well}");
    for other in &others {
        other.show_date("Thu, 01 Jan 2026 00:00:00 GMT");
    }
    let ill = hub.doctor("other clocks");
    assert_eq!(ill["ok"], json!(false), "{ill}");
    assert!(
        ill["mend"]
            .as_str()
            .is_some_and(|mend| mend.contains("NTP")),
        "{ill}"
    );
}

async fn backups_that_are_made_no_longer_are_named(backend: Backend) {
    const DAYS: i64 = 24 * 60 * 60 * 1_000;
    let observer = Observer::new();
    let hub = Server::start_with(PROGRAM, "hub", backend, &[observer.variable()]).await;
    let gauge = "undersigned_backup_age_seconds";
    assert!(why_not(&hub.doctor("backup")).contains("undersigned backup"));
    assert_eq!(observer.number(gauge).await, None);

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("hub.backup").display().to_string();
    hub.command_json(&["backup", &file, "--json"]);
    let well = json!({"name": "backup", "ok": true, "mend": ""});
    assert_eq!(hub.doctor("backup"), well);
    let age = async || -> Option<i64> { observer.number(gauge).await?.parse().ok() };
    assert!(age().await.is_some_and(|age| age < 600));

    // With what was written before a change of keys nobody speaks any more.
    hub.command_json(&["admin", "keys", "rotate", "--server", "--json"]);
    let ill = hub.doctor("backup");
    assert_eq!(ill["ok"], json!(false), "{ill}");
    let mend = ill["mend"].as_str().unwrap_or_default();
    assert!(mend.contains("before a change of keys"), "{mend}");
    hub.command_json(&["backup", &file, "--replace", "--json"]);
    assert_eq!(hub.doctor("backup"), well);

    let made = Clock::system().millis() - 5 * DAYS;
    let database = Database::connect(&hub.database_url(), 1).await;
    let database = database.expect("the database opens");
    let noted = settings::set(database.conn(), "backed_up_at", &made.to_string()).await;
    noted.expect("the database answers");
    let ill = hub.doctor("backup");
    assert_eq!(ill["ok"], json!(false), "{ill}");
    let mend = ill["mend"].as_str().unwrap_or_default();
    assert!(mend.contains("5 days ago"), "{mend}");
    assert!(age().await.is_some_and(|age| age >= 5 * DAYS / 1_000));
}

async fn a_running_server_is_well_and_a_stopped_one_is_not(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let doctor = |hub: &Server| {
        let output = hub.command(&["doctor", "--json"]);
        let report: Value = serde_json::from_str(&stdout(&output))
            .unwrap_or_else(|_| panic!("no JSON: {}", stderr(&output)));
        (code(&output), report)
    };
    // It answers a little before its work in the background has begun.
    let report = until("a server that is well", || async {
        match doctor(&hub) {
            (0, report) => Ok(report),
            (exit, report) => Err(format!("{exit}: {report}")),
        }
    })
    .await;
    let checks = report["checks"].as_array().expect("checks");
    assert!(
        checks
            .iter()
            .all(|check| check["ok"] == json!(true) && check["mend"] == "")
    );
    assert!(checks.len() >= 6, "{report}");
    // SQLite has this computer's clock.
    let compared = checks.iter().any(|one| one["name"] == "database's clock");
    assert_eq!(compared, backend == Backend::Postgres, "{report}");
    // What could not be looked at is not called well.
    for (name, why) in [
        ("SMTP", "smtp_url"),
        ("TLS", "https"),
        ("other clocks", "servers"),
    ] {
        let said = why_not(&check(&report, name));
        assert!(said.contains(why), "{name}: {said}");
    }
    for name in ["secret key", "reachable", "clock", "WebFinger"] {
        assert_eq!(why_not(&check(&report, name)), "");
    }

    hub.kill().await;
    let (exit, report) = doctor(&hub);
    assert_eq!(exit, 1);
    let checks = report["checks"].as_array().expect("checks");
    let ill: Vec<&Value> = checks
        .iter()
        .filter(|check| check["ok"] == json!(false))
        .collect();
    assert!(!ill.is_empty());
    assert!(
        ill.iter()
            .all(|check| check["mend"].as_str().is_some_and(|mend| mend.len() > 20))
    );
    for name in ["clock", "WebFinger"] {
        let said = why_not(&check(&report, name));
        assert_eq!(said, "the server could not be reached");
    }
    let text = stdout(&hub.command(&["doctor"]));
    let line = "----  WebFinger: not checked: the server could not be reached";
    assert!(text.lines().any(|said| said == line), "{text}");
    assert!(text.contains("\nMEND  reachable: "), "{text}");
    assert!(text.contains("\nwell  database\n"), "{text}");
}

/// A mail server that knows nobody who signs in.
async fn strangers_only() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("it listens");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(refuse(stream));
        }
    });
    address
}

async fn refuse(mut stream: TcpStream) {
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read).lines();
    let mut answer = "220 test ESMTP\r\n";
    while write.write_all(answer.as_bytes()).await.is_ok() {
        let Ok(Some(line)) = lines.next_line().await else {
            return;
        };
        answer = match line.split(' ').next() {
            Some("EHLO") => "250-test\r\n250 AUTH PLAIN\r\n",
            Some("AUTH") => "535 5.7.8 nobody of that name\r\n",
            _ => "250 ok\r\n",
        };
    }
}

/// That somebody listens says little about whether a mail leaves.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_does_not_take_the_password_is_named() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut smtp = |url: &str| {
        hub.set("UNDERSIGNED_SMTP_URL", url);
        hub.doctor("SMTP")
    };
    let mails = MailServer::start().await;
    let well = smtp(&mails.url());
    assert_eq!(well, json!({"name": "SMTP", "ok": true, "mend": ""}));
    let address = strangers_only().await;
    let ill = smtp(&format!("smtp://ana:hidden@{address}"));
    let mend = ill["mend"].as_str().unwrap_or_default();
    assert!(mend.contains("does not take the user"), "{mend}");
    assert!(mend.contains("535") && !mend.contains("hidden"), "{mend}");
    assert!(ill["found"].is_null(), "{ill}");
    // It may be no escape, but a part of the password.
    let doubtful = smtp(&format!("smtp://ana:zebra%64oor@{address}"));
    let found = doubtful["found"].as_str().unwrap_or_default();
    assert!(found.contains("write `%25`"), "{doubtful}");
    assert!(!doubtful.to_string().contains("zebra"), "{doubtful}");
    // Taken as it was before; and a server that starts says it once.
    hub.stop().await;
    hub.run().await;
    let log = hub.log();
    assert_eq!(log.matches("write `%25`").count(), 1, "{log}");
    assert!(!log.contains("zebra"), "{log}");
}

/// It answers whoever says hello, and takes no mail of this server.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_refuses_the_sender_or_this_machine_is_named_with_what_it_says() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mails = MailServer::start().await;
    hub.set("UNDERSIGNED_SMTP_URL", &mails.url());
    hub.set("UNDERSIGNED_MAIL_FROM", "letters@dockers.example");
    assert_eq!(hub.doctor("SMTP")["mend"], "");
    let mend = || {
        let ill = hub.doctor("SMTP");
        assert_eq!(ill["ok"], json!(false), "{ill}");
        ill["mend"].as_str().unwrap_or_default().to_owned()
    };
    mails.answer_senders("550-5.7.1 that is none\r\n550 5.7.1 \u{7}of yours");
    let sender = mend();
    for said in [
        "takes no mails from letters@dockers.example (it answers 550 5.7.1 that is none ",
        "of yours); set mail_from",
    ] {
        assert!(sender.contains(said), "{said} is not in {sender}");
    }
    assert!(!sender.contains(char::is_control), "{sender}");
    mails.greet("554 5.7.1 host blocked");
    let machine = mend();
    let said = "refuses this machine (it answers 554 5.7.1 host blocked)";
    assert!(machine.contains(said), "{machine}");
    assert!(!machine.contains("smtp_url"), "{machine}");
    assert!(mails.received().is_empty(), "nothing was sent");
}

/// Whoever may enter the folder and read the file has everything in it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_others_can_read_is_named() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let file = hub.folder().join("undersigned.db");
    let open = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    let looked_at = || hub.doctor("database file");
    assert_eq!(looked_at()["ok"], json!(true));
    open(&file, 0o644);
    open(hub.folder(), 0o700);
    assert_eq!(looked_at()["ok"], json!(true), "nobody gets there");
    open(hub.folder(), 0o755);
    let ill = looked_at();
    assert_eq!(ill["ok"], json!(false), "{ill}");
    let mend = ill["mend"].as_str().unwrap_or_default();
    assert!(
        mend.contains("chmod 600") && mend.contains("undersigned.db"),
        "{mend}"
    );
}
