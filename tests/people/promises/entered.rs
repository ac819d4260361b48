//! What holds for people who were entered from a list.

use super::until_deleted;
use crate::{Campaign, SLUG, terms};
use serde_json::Value;
use std::fs;
use undersigned_tests::{Backend, Desk, Signer, WrongClock, desk::field, on_both_databases, until};

on_both_databases! {
    who_withdrew_is_entered_by_no_list
    who_came_without_terms_is_kept_for_a_year_after_the_end
}

/// Has the link to a signature sent again, to an address as typed, and withdraws by it.
async fn withdraw(campaign: &Campaign, signer: &Signer, typed: &str, email: &str) {
    let page = signer.open("/signature/link").await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.push(("email", typed));
    assert_eq!(signer.post("/signature/link", &fields).await.status, 303);
    let mail = campaign.mails.until(email, 1).await;
    let own = mail.link(&campaign.server.url);
    let token = field(&signer.open(&own).await.expect(200), "token");
    let withdrawn = [("token", token.as_str())];
    signer
        .post("/signature/withdraw", &withdrawn)
        .await
        .expect(200);
    // It is said to them as well, in their language or else in that of the page.
    let mail = campaign.mails.until(email, 2).await;
    let said = mail.text();
    assert!(said.contains("Your signature is withdrawn"), "{said}");
}

async fn who_withdrew_is_entered_by_no_list(backend: Backend) {
    let mut campaign = Campaign::start(backend, "never").await;
    let clock = WrongClock::of(&mut campaign.server);
    campaign.server.kill().await;
    campaign.server.run().await;
    let file = campaign.server.folder().join("people.csv");
    let text = "Name,E-mail address\nAna,ana@post.example\nBen,ben@post.example\n";
    fs::write(&file, text).expect("the file can be written");
    let file = file.display().to_string();
    let import = || {
        let map = ["--map", "Name=individual"];
        let arguments = ["import", "cosigners", SLUG, &file, "--json"];
        let output = campaign.server.command(&[&arguments[..], &map].concat());
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let report: Value = serde_json::from_str(&text).expect("a report");
        let refused = report["refused"].as_array().cloned().unwrap_or_default();
        let codes: Vec<(u64, String)> = refused
            .iter()
            .map(|one| (one["line"].as_u64(), one["code"].as_str()))
            .map(|(line, code)| (line.unwrap_or_default(), code.unwrap_or_default().into()))
            .collect();
        (report["added"].as_u64().unwrap_or_default(), codes)
    };
    assert_eq!(import(), (2, Vec::new()));

    // Who stands on a list has no mail from here, and asks for the link.
    let signer = Signer::of(&campaign.server);
    let page = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(page.contains("or were entered from a list"), "{page}");
    withdraw(&campaign, &signer, "Ana+x@post.example", "ana@post.example").await;
    assert_eq!(campaign.count().await, 1);
    assert_eq!(import(), (0, vec![(2, "person_withdrawn".to_owned())]));
    assert_eq!(campaign.count().await, 1);

    // They may change their mind; nobody else may.
    let wish = [("name", "Ana"), ("email", "ana@post.example")];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let mail = campaign.mails.until("ana@post.example", 3).await;
    signer
        .confirm(&mail.link(&campaign.server.url))
        .await
        .expect(200);
    assert_eq!(import(), (0, Vec::new()));
    assert_eq!(campaign.count().await, 2);

    // Where an appeal has no terms, the number that everybody sees follows, too.
    let paper = campaign.server.publish("paper").await;
    let file = campaign.server.folder().join("paper.csv");
    let dora = "Name,E-mail address\nDora,dora@post.example\n";
    fs::write(&file, dora).expect("the file can be written");
    let file = file.display().to_string();
    let map = ["--map", "Name=individual"];
    let arguments = [&["import", "cosigners", "paper", &file][..], &map].concat();
    assert!(campaign.server.command(&arguments).status.success());
    let listed = async || {
        let state = campaign.server.state(&paper).await.expect(200);
        state["coSigners"]["individuals"].clone()
    };
    assert_eq!(listed().await, 1);
    withdraw(&campaign, &signer, "dora@post.example", "dora@post.example").await;
    assert_eq!(listed().await, 0);

    // Once the day is over, a list brings nobody back.
    campaign.set_terms(terms("never", 1)).await.expect(200);
    let mut desk = Desk::of(&campaign.server).await;
    campaign.server.until_mails_are_noted().await;
    clock.set(3 * 24 * 60 * 60);
    until_deleted(&campaign).await;
    let base = format!("/desk/appeals/{SLUG}/import");
    let csrf = field(&desk.get(&base).await, "csrf");
    let fields = [("csrf", csrf.as_str()), ("list", text)];
    let (_, to) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
    let mark = field(&desk.get(&to).await, "mark");
    let columns = [
        ("csrf", csrf.as_str()),
        ("mark", &mark),
        ("header", "yes"),
        ("column-1", "individual"),
        ("column-2", "email"),
    ];
    let (_, to) = desk.post(&format!("{base}/columns"), &columns).await;
    let page = desk.get(&to).await;
    assert_eq!(
        page.matches("nobody is added after it").count(),
        2,
        "{page}"
    );
}

/// Has a server go on so many days later. What has to go is looked at when a process begins.
async fn restart(campaign: &mut Campaign, clock: &WrongClock, days: i64) {
    campaign.server.until_mails_are_noted().await;
    clock.set(days * 24 * 60 * 60);
    campaign.server.stop().await;
    campaign.server.run().await;
}

async fn who_came_without_terms_is_kept_for_a_year_after_the_end(backend: Backend) {
    const DORA: &str = "dora@post.example";
    let mut campaign = Campaign::start(backend, "never").await;
    let clock = WrongClock::of(&mut campaign.server);
    restart(&mut campaign, &clock, 0).await;
    let paper = campaign.server.publish("paper").await;
    let file = campaign.server.folder().join("paper.csv");
    let text = format!("Name,E-mail address\nDora,{DORA}\n");
    fs::write(&file, &text).expect("the file can be written");
    let file = file.display().to_string();
    let arguments = ["import", "cosigners", "paper", &file, "--json"];
    let report = campaign.server.command_json(&arguments);
    assert_eq!(report["added"], 1, "{report}");
    let warning = report["warnings"][0].as_str().unwrap_or_default();
    assert!(warning.contains("a year after it has ended"), "{report}");
    campaign.server.end("paper", "close").await.expect(200);

    restart(&mut campaign, &clock, 360).await;
    let signer = Signer::of(&campaign.server);
    let page = signer.open("/signature/link").await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.push(("email", DORA));
    assert_eq!(signer.post("/signature/link", &fields).await.status, 303);
    let mail = campaign.mails.until(DORA, 1).await;
    let own = mail.link(&campaign.server.url);
    signer.open(&own).await.expect(200);
    restart(&mut campaign, &clock, 370).await;
    until("the deletion", || async {
        let opened = signer.open(&own).await;
        (opened.status == 404).then_some(()).ok_or(opened.text)
    })
    .await;
    assert!(!campaign.server.log().contains(DORA));
    // The number stays, and the same list adds nobody to it.
    let state = campaign.server.state(&paper).await.expect(200);
    assert_eq!(state["coSigners"]["individuals"], 1, "{state}");
    let report = campaign.server.command_json(&arguments);
    assert_eq!(report["refused"][0]["code"], "people_over", "{report}");
    let (path, terms) = ("/appeals/paper/people", terms("never", 460));
    let late = campaign.server.api(reqwest::Method::PUT, path, Some(terms));
    assert_eq!(late.await.expect(422)["code"], "people_over");
}
