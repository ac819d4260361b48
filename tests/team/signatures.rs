//! What people wrote is opened by a steward, for a reason, and the log says so each time.

use crate::{PROGRAM, at_the_quay, id_of, member};
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, MailServer, Mastodon, Server, Signer,
    co_sign::{AS_PERSON, confirm, take_people, token},
    desk::{between, field},
    in_days, on_both_databases, on_either_database, open_database,
};

const SLUG: &str = "free-them";
const PATH: &str = "/desk/appeals/free-them/people/signatures";

on_both_databases! {
    only_a_steward_opens_what_people_wrote
}

on_either_database! {
    no_list_tells_others_who_signed
    who_signed_with_an_account_is_shown_by_it
}

async fn only_a_steward_opens_what_people_wrote(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    server.publish(SLUG).await;
    let until = undersigned_tests::now() + chrono::TimeDelta::days(90);
    let terms = json!({
        "open": true, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "full",
        "keptUntil": until.format("%Y-%m-%d").to_string(),
    });
    let path = format!("/appeals/{SLUG}/people");
    server
        .api(Method::PUT, &path, Some(terms))
        .await
        .expect(200);
    let signer = Signer::of(&server);
    let wish = [
        ("name", "Quillfeather Zanzibara"),
        ("email", "q@post.example"),
        ("message", "=Mutabor"),
    ];
    signer.sign(SLUG, &wish).await;
    let mail = mails.until("q@post.example", 1).await;
    signer.confirm(&mail.link(&server.url)).await.expect(200);

    let mut owner = Desk::of(&server).await;
    let mut editor = member(&server, &mut owner, "e@hub.example", &["editor"]).await;
    for desk in [&mut owner, &mut editor] {
        assert_eq!(desk.look(PATH).await.0, StatusCode::FORBIDDEN);
        let (status, page) = desk
            .submit(PATH, &[("reason", "curious"), ("do", "open")])
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(!page.contains("Zanzibara"), "{page}");
    }
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    // The way there says where it leads, and not all that stewards may do.
    for way in ["/desk/appeals/free-them", "/desk/appeals/free-them/people"] {
        let page = steward.get(way).await;
        let link = format!("{PATH}\">Read what people wrote</a>");
        assert!(page.contains(&link), "{way}: {page}");
    }
    let (status, page) = steward.look(PATH).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!page.contains("Zanzibara"), "{page}");
    let (status, page) = steward.submit(PATH, &[("do", "open")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.contains("Zanzibara"), "{page}");
    let reason = ("reason", "to answer the messages");
    let (status, page) = steward.submit(PATH, &[reason, ("do", "open")]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains("Zanzibara") && page.contains("=Mutabor"),
        "{page}"
    );
    assert!(page.contains("Shown of them: "), "{page}");
    // The page with the numbers leads there whoever may open it, and nobody else.
    for (desk, leads) in [(&mut steward, true), (&mut editor, false)] {
        let people = desk.get("/desk/appeals/free-them/people").await;
        assert_eq!(
            people.contains(&format!("href=\"{PATH}\"")),
            leads,
            "{people}"
        );
    }
    let (status, file) = steward.submit(PATH, &[reason, ("do", "csv")]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(file.contains("\"'=Mutabor\""), "{file}");

    // An owner takes the role, which the log says; and says that signatures were opened.
    let id = id_of(&mut owner, "hub@unions.example").await;
    let fields = [
        ("id", id.as_str()),
        ("role-owner", "yes"),
        ("role-steward", "yes"),
    ];
    assert!(
        owner
            .submit("/desk/team/roles", &fields)
            .await
            .0
            .is_redirection()
    );
    assert_eq!(owner.look(PATH).await.0, StatusCode::OK);
    let (_, log) = owner.look("/desk/log.csv").await;
    assert!(log.contains("owner steward"), "{log}");
    let opened: Vec<&str> = log
        .lines()
        .filter(|row| row.contains("signatures-open"))
        .collect();
    let done = opened.iter().filter(|row| row.ends_with(",done")).count();
    assert_eq!((opened.len(), done), (4, 2), "{opened:#?}");
    assert!(
        log.contains("to answer the messages") && !log.contains("Zanzibara"),
        "{log}"
    );
    // A table that cannot be read is none.
    let database = open_database(server.database_url()).await;
    let spoilt = "UPDATE person_signatures SET sealed = substr(sealed, 1, 1)";
    let spoilt = database.execute_unprepared(spoilt).await;
    assert_eq!(spoilt.expect("it can be spoilt").rows_affected(), 1);
    database.close().await.expect("the database can be closed");
    let (status, page) = steward.submit(PATH, &[reason, ("do", "csv")]).await;
    assert!(status.is_server_error(), "{status}: {page}");
    assert!(page.starts_with("<!doctype html>"), "{page}");
    // Another organisation's steward finds nothing.
    let mut quay = at_the_quay(&server).await;
    server.command_json(&[
        "admin",
        "account",
        "set-roles",
        "--org",
        "quay",
        "--email",
        "mei@quay.example",
        "--role",
        "owner",
        "--role",
        "steward",
        "--json",
    ]);
    let (status, page) = quay.submit(PATH, &[reason, ("do", "open")]).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{page}");
}

/// What becomes of one person on a list, as the desk says it before anything is taken over.
pub async fn foretold(desk: &mut Desk, email: &str) -> String {
    let base = format!("/desk/appeals/{SLUG}/import");
    let csrf = field(&desk.get(&base).await, "csrf");
    let list = format!("Name,E-mail\nSomebody,{email}\n");
    let fields = [("csrf", csrf.as_str()), ("list", list.as_str())];
    let (_, to) = desk.send(&format!("{base}/paste"), &fields, &[]).await;
    let mark = field(&desk.get(&to).await, "mark");
    let said = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("header", "yes"),
        ("column-1", "individual"),
        ("column-2", "email"),
    ];
    let (_, to) = desk.post(&format!("{base}/columns"), &said).await;
    let page = desk.get(&to).await;
    let shown = between(&page, "<dl class=\"tally\">", "class=\"buttons\"");
    shown.replace(&field(&page, "mark"), "")
}

async fn no_list_tells_others_who_signed(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    server.publish(SLUG).await;
    let terms = json!({
        "open": true, "keeper": "Hub Union", "contact": "privacy@hub.example", "shown": "never",
        "keptUntil": in_days(90),
    });
    let path = format!("/appeals/{SLUG}/people");
    let set = server.api(Method::PUT, &path, Some(terms));
    set.await.expect(200);
    let signer = Signer::of(&server);
    let (signed, gone) = ("signed@post.example", "gone@post.example");
    let mut own = String::new();
    for email in [signed, gone] {
        let wish = [("name", "Somebody"), ("email", email)];
        signer.sign(SLUG, &wish).await.expect(303);
        let mail = mails.until(email, 1).await;
        signer.confirm(&mail.link(&server.url)).await.expect(200);
        own = mails.until(email, 2).await.link(&server.url);
    }
    let link = field(&signer.open(&own).await.expect(200), "token");
    let token = [("token", link.as_str())];
    let withdrawn = signer.post("/signature/withdraw", &token).await;
    withdrawn.expect(200);

    let mut owner = Desk::of(&server).await;
    let unknown = foretold(&mut owner, "nobody@post.example").await;
    assert!(
        unknown.contains("Only a steward of signatures imports people"),
        "{unknown}"
    );
    for email in [signed, gone] {
        assert_eq!(foretold(&mut owner, email).await, unknown, "{email}");
    }
    // Nor does the number tell them that everybody sees: nobody of it is counted.
    foretold(&mut owner, "nobody@post.example").await;
    let base = format!("/desk/appeals/{SLUG}/import");
    let preview = owner.get(&format!("{base}/preview")).await;
    let mark = field(&preview, "mark");
    let said = [("mark", mark.as_str())];
    let (_, to) = owner.submit(&format!("{base}/take"), &said).await;
    assert!(to.ends_with("/done"), "{to}");
    let done = owner.get(&to).await;
    assert!(
        done.contains("Only a steward of signatures imports people"),
        "{done}"
    );
    let counted = server.get(&path, &[]).await.expect(200);
    assert_eq!(counted["count"], 1, "{counted}");
    // A steward may look whether somebody signed, and is told; the log says that they read a list.
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    let before = owner.get("/desk/log.csv").await;
    for (email, says) in [
        (signed, "is there already"),
        (gone, "withdrew their signature here"),
    ] {
        let shown = foretold(&mut steward, email).await;
        assert!(shown.contains(says), "{email}: {shown}");
    }
    let after = owner.get("/desk/log.csv").await;
    let reads = |log: &str| log.matches("import-read").count();
    assert!(reads(&after) >= reads(&before) + 2, "{after}");
    // So does a command that stores nothing.
    let file = server.folder().join("one.csv");
    std::fs::write(&file, format!("Name,E-mail\nSomebody,{signed}\n")).expect("it is written");
    let file = file.display().to_string();
    let looks = [
        "import",
        "cosigners",
        SLUG,
        file.as_str(),
        "--map",
        "Name=individual",
        "--dry-run",
    ];
    assert!(server.command(&looks).status.success());
    let log = owner.get("/desk/log.csv").await;
    let row = format!("import cosigners,/appeals/{SLUG}");
    assert!(log.contains(&row), "{row}: {log}");
}

async fn who_signed_with_an_account_is_shown_by_it(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let appeal = server.publish(SLUG).await;
    take_people(&server, SLUG).await;
    let mastodon = Mastodon::start().await;
    let reply = mastodon.reply(&server.org, &appeal);
    mastodon.publish(&server.org, &reply).await.expect(202);
    let link = token(&server, &mastodon.message(1).await);
    let done = confirm(&server, &link, &AS_PERSON).await;
    assert_eq!(done.status, 200, "{}", done.text);
    let mut owner = Desk::of(&server).await;
    let mut steward = member(&server, &mut owner, "s@hub.example", &["steward"]).await;
    let reason = ("reason", "somebody asked what is kept of them");
    let (status, page) = steward.submit(PATH, &[reason, ("do", "open")]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains(&mastodon.actor) && page.contains("fediverse account"),
        "{page}"
    );
    let (status, file) = steward.submit(PATH, &[reason, ("do", "csv")]).await;
    assert_eq!(status, StatusCode::OK);
    let (head, row) = file.split_once('\n').expect("a head and a row");
    assert!(head.trim_end().ends_with("account,source"), "{head}");
    let ends = format!("{},fediverse-account", mastodon.actor);
    assert!(row.trim_end().ends_with(&ends), "{row}");
}
