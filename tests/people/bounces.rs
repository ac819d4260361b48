//! Readers of news whose mailbox is not there: a mail server says so at once, or reports it later.

use crate::news::{Paper, update};
use serde_json::{Value, json};
use std::{io::Write as _, process::Stdio};
use tokio::sync::Mutex;
use undersigned_tests::{Backend, Desk, Server, on_both_databases, until};

on_both_databases! {
    who_cannot_be_reached_is_forgotten
}

/// As Postfix reports, to the address that a mail came from.
pub fn report(to: &str, action: &str, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\r\n\r\n\
         --B\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n\r\n\
         --B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Final-Recipient: rfc822; somebody@post.example\r\nAction: {action}\r\nStatus: {status}\r\n\
         \r\n--B--\r\n"
    )
}

/// What the command for reports says to one.
pub fn pipe(server: &Server, input: &[u8]) -> Value {
    let mut command = server.prepare(&["admin", "bounce", "--json"]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the command can be run");
    let mut stdin = child.stdin.take().expect("it reads");
    stdin.write_all(input).expect("it reads all of it");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{:?}", output.status);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

async fn who_cannot_be_reached_is_forgotten(backend: Backend) {
    let paper = Paper::start(backend, &[]).await;
    for name in ["ana", "ben", "cat", "dan", "fay", "gil"] {
        paper.read(&format!("{name}@post.example"), "en").await;
    }
    for (name, answer) in [
        ("ana", "550 5.1.1 no such person ana@post.example"),
        ("ben", "450 4.2.1 later"),
        ("dan", "550 5.7.1 that looks like an advertisement"),
        ("fay", "552 5.2.2 no room"),
        ("gil", "553 5.1.0 Sender address rejected: user unknown"),
    ] {
        paper.mails.answer(&format!("{name}@post.example"), answer);
    }
    let desk = Mutex::new(Desk::of(&paper.server).await);
    paper.publish("updates", update("News of today")).await;
    let mail = paper.mails.until("cat@post.example", 2).await;
    paper.until_counts(&desk, ["5", "0", "1"]).await;
    until("mails that wait, and one that does not", || async {
        let log = paper.server.log();
        let waiting = log.matches("a mail is put off").count() == 3;
        (waiting && log.contains("refused for good"))
            .then_some(())
            .ok_or(log)
    })
    .await;

    // What is not for good, or not about the mailbox, or no report, ends nothing.
    let server = &paper.server;
    for (action, status) in [
        ("delayed", "4.4.1"),
        ("failed", "5.7.1"),
        ("failed", "5.2.2"),
    ] {
        let told = pipe(server, report(&mail.from, action, status).as_bytes());
        assert_eq!((&told["report"], &told["ended"]), (&json!(true), &json!(0)));
    }
    let forged = format!("bounces+{}@news.example", "0".repeat(32));
    let told = pipe(server, report(&forged, "failed", "5.1.1").as_bytes());
    assert_eq!(told["ended"], 0);
    let mut long = b"Subject: hello\r\n\r\n".to_vec();
    long.resize(3_000_000, b'x');
    assert_eq!(pipe(server, &long)["report"], false);
    assert_eq!(pipe(server, b"")["report"], false);
    assert_eq!(paper.counts(&desk).await, ["5", "0", "1"]);

    let told = report(&mail.from.to_uppercase(), "failed", "5.1.1");
    assert_eq!(pipe(server, told.as_bytes())["ended"], 1);
    assert_eq!(pipe(server, told.as_bytes())["ended"], 0);
    assert_eq!(paper.counts(&desk).await, ["4", "0", "2"]);
    // Nobody who could not be reached is written again.
    paper.mails.answer("ana@post.example", "250 ok");
    paper.mails.answer("dan@post.example", "250 ok");
    paper.publish("updates", update("The day after")).await;
    paper.mails.until("dan@post.example", 2).await;
    assert_eq!(paper.mails.to("ana@post.example").len(), 1);
    assert_eq!(paper.mails.to("cat@post.example").len(), 2);
    // A mailbox that never was leaves nothing, not even a number.
    paper.mails.answer("eva@post.example", "550 unknown user");
    paper.ask("eva@post.example", "en").await;
    until("the word about it", || async {
        let log = paper.server.log();
        let count = log.matches("its subscription ends").count();
        (count == 2).then_some(()).ok_or(log)
    })
    .await;
    assert_eq!(paper.counts(&desk).await, ["4", "0", "2"]);
    assert!(!paper.server.log().contains("@post.example"));
}
