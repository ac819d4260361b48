//! A code beside the password, and what is kept of a person.

use crate::{OTHER_PASSWORD, PROGRAM, at_the_quay, id_of, invite, member};
use reqwest::StatusCode;
use sea_orm::ConnectionTrait as _;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{PASSWORD, between, field},
    on_both_databases, on_either_database, open_database,
};

const OWNER: &str = "hub@unions.example";

on_both_databases! {
    a_code_is_asked_for_and_taken_once
    a_change_and_the_mail_that_tells_of_it_are_stored_together
    an_account_is_taken_along_and_deleted
}

on_either_database! {
    what_opens_another_account_is_a_guess_at_this_one
}

/// The code for a secret some steps of thirty seconds from now.
pub fn code(secret: &str, steps: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("base32");
    let totp = totp_rs::Builder::new()
        .with_algorithm(totp_rs::Algorithm::SHA1)
        .with_secret(secret)
        .build()
        .expect("a sound secret");
    let now = undersigned_tests::now().timestamp() + steps * 30;
    totp.generate(u64::try_from(now).expect("after 1970"))
        .to_string()
}

async fn a_code_is_asked_for_and_taken_once(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&server).await;
    let path = "/desk/account/second-factor";
    let page = desk.get(path).await;
    let seen = between(&page, "tabindex=\"0\"><code>", "</code>");
    // Whoever looked at it some hours ago, at a desk that was left open, does not know the one that is taken.
    let database = open_database(server.database_url()).await;
    let earlier = "UPDATE second_factors SET created_at = created_at - 7200000";
    let changed = database.execute_unprepared(earlier).await;
    assert_eq!(changed.expect("it can be run").rows_affected(), 1);
    let page = desk.get(path).await;
    let secret = between(&page, "tabindex=\"0\"><code>", "</code>");
    assert_ne!(secret, seen);
    let (status, picture) = desk.look(&format!("{path}/qr.svg")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(picture.contains("<svg"), "{picture}");
    // Nothing is asked for before the first code.
    let mut other = Desk::nobody(&server);
    assert!(other.sign_in(OWNER, PASSWORD).await.0.is_redirection());
    let with = |password, code| [("password-now", password), ("code", code)];
    let fitting = code(&secret, 0);
    let (status, _) = desk.submit(path, &with(PASSWORD, "000000")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, page) = desk.submit(path, &with(PASSWORD, &fitting)).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let codes: Vec<&str> = page.split("<li><code>").skip(1).collect();
    assert_eq!(codes.len(), 10, "{page}");
    let recovery = |at: usize| codes[at].split('<').next().unwrap_or_default().to_owned();
    let (recovery, another) = (recovery(0), recovery(1));

    let mut other = Desk::nobody(&server);
    let (status, page) = other.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(other.look("/desk").await.0.is_redirection());
    let half = field(&page, "half");
    // One that was taken is not taken again, and both hold where a step ends meanwhile.
    let now = code(&secret, 1);
    let fields = |code| [("half", half.as_str()), ("code", code)];
    let to = "/sign-in/code";
    let (status, _) = other.post(to, &fields("000000")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    // In the digits of an Arabic keyboard it is the same.
    let arabic = |digit| char::from_u32(u32::from(digit) + 0x630);
    let arabic: String = now.chars().filter_map(arabic).collect();
    assert!(other.post(to, &fields(&arabic)).await.0.is_redirection());
    assert_eq!(other.look("/desk").await.0, StatusCode::OK);
    // Whoever looked over the shoulder cannot use it again; a recovery code works once.
    let mut thief = Desk::nobody(&server);
    let (status, _) = thief.post(to, &fields(&now)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(thief.post(to, &fields(&recovery)).await.0.is_redirection());
    let (status, _) = Desk::nobody(&server).post(to, &fields(&recovery)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, page) = Desk::nobody(&server)
        .post(to, &[("half", "AAAA"), ("code", &now)])
        .await;
    assert!(page.contains("why=expired"), "{page}");
    // A link for a lost password is no way around it; the operator's command is.
    let arguments = [
        "admin",
        "account",
        "reset-link",
        "--org",
        "hub",
        "--email",
        OWNER,
        "--json",
    ];
    let made = server.command_json(&arguments);
    let link = made["resetLink"].as_str().expect("a link");
    let token = link.rsplit('=').next().unwrap_or_default();
    let mut lost = Desk::nobody(&server);
    let fields = [
        ("token", token),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    // Whoever has no code at hand has used up no link.
    let mut without_code = Desk::nobody(&server);
    let (status, page) = without_code.post("/sign-in/link", &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let first_half = field(&page, "half");
    let (status, page) = lost.post("/sign-in/link", &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    // Who reads the owner's mail locks nobody out: until a code fits, the password is the old one, and
    // whoever is signed in stays so.
    let half = field(&page, "half");
    let mut before = Desk::nobody(&server);
    let (status, _) = before.sign_in(OWNER, OTHER_PASSWORD).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(before.sign_in(OWNER, PASSWORD).await.0, StatusCode::OK);
    assert_eq!(desk.look("/desk").await.0, StatusCode::OK);
    let (status, _) = lost
        .post(to, &[("half", half.as_str()), ("code", &another)])
        .await;
    assert!(status.is_redirection());
    assert_eq!(lost.look("/desk").await.0, StatusCode::OK);
    let log = lost.get("/desk/log.csv").await;
    // Once, although two began with the link: who had no code chose nothing.
    assert_eq!(log.matches(",own-reset,").count(), 1, "{log}");
    assert!(desk.look("/desk").await.0.is_redirection());
    // It works once, however many began with it.
    let (_, gone) = Desk::nobody(&server).post("/sign-in/link", &fields).await;
    assert!(gone.contains("why=link-used"), "{gone}");
    let late = [("half", first_half.as_str()), ("code", "000000")];
    let (_, gone) = without_code.post(to, &late).await;
    assert!(gone.contains("why=expired"), "{gone}");
    let half = field(&before.sign_in(OWNER, OTHER_PASSWORD).await.1, "half");
    guesses_end_soon(&server, &half).await;
    server.command_json(&[
        "admin",
        "account",
        "end-codes",
        "--org",
        "hub",
        "--email",
        OWNER,
        "--json",
    ]);
    let mut again = Desk::nobody(&server);
    assert!(
        again
            .sign_in(OWNER, OTHER_PASSWORD)
            .await
            .0
            .is_redirection()
    );
}

/// Has codes asked for; gives the recovery codes.
async fn with_codes(desk: &mut Desk) -> Vec<String> {
    let path = "/desk/account/second-factor";
    let page = desk.get(path).await;
    let secret = between(&page, "tabindex=\"0\"><code>", "</code>");
    let fitting = code(&secret, 0);
    let fields = [("password-now", PASSWORD), ("code", fitting.as_str())];
    let (status, page) = desk.submit(path, &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let codes = page.split("<li><code>").skip(1);
    let codes = codes.filter_map(|rest| rest.split('<').next());
    codes.map(str::to_owned).collect()
}

async fn what_opens_another_account_is_a_guess_at_this_one(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    with_codes(&mut Desk::of(&server).await).await;
    // Somebody who knows the password has an account of another organisation with the same address, and codes for that one.
    let mut quay = at_the_quay(&server).await;
    let link = invite(&mut quay, OWNER, &["viewer"]).await;
    let codes = with_codes(&mut Desk::by(&server, &link, PASSWORD).await).await;
    for (at, code) in codes.iter().take(6).enumerate() {
        let mut thief = Desk::nobody(&server).at("203.0.113.1");
        let half = field(&thief.sign_in(OWNER, PASSWORD).await.1, "half");
        let fields = [("half", half.as_str()), ("code", code.as_str())];
        let (status, page) = thief.post("/sign-in/code", &fields).await;
        match at < 5 {
            true => assert!(status.is_redirection(), "{at}: {page}"),
            false => assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{page}"),
        }
    }
}

/// After too many guesses the answer's head says when to come again.
async fn guesses_end_soon(server: &Server, half: &str) {
    let body = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("half", half)
        .append_pair("code", "000000")
        .finish();
    let mut last = None;
    for _ in 0..6 {
        let request = server.client.post(format!("{}/sign-in/code", server.url));
        let request = request
            .header("origin", &server.url)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", "203.0.113.9");
        last = request.body(body.clone()).send().await.ok();
    }
    let last = last.expect("the server answers");
    assert_eq!(last.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(last.headers()["retry-after"], "600");
}

async fn a_change_and_the_mail_that_tells_of_it_are_stored_together(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&server).await;
    let factor = "/desk/account/second-factor";
    let secret = between(&desk.get(factor).await, "tabindex=\"0\"><code>", "</code>");
    let now = code(&secret, 0);
    let codes = [("password-now", PASSWORD), ("code", now.as_str())];
    let password = [
        ("password-now", PASSWORD),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    let database = open_database(server.database_url()).await;
    let rename = async |from: &str, to: &str| {
        let statement = format!("ALTER TABLE {from} RENAME TO {to}");
        let renamed = database.execute_unprepared(&statement).await;
        renamed.expect("a table can be renamed");
    };
    // Where no mail can be queued, nothing is changed either.
    rename("mails", "mails_away").await;
    let away = StatusCode::SERVICE_UNAVAILABLE;
    assert_eq!(desk.submit(factor, &codes).await.0, away);
    let to = "/desk/account/password";
    assert_eq!(desk.submit(to, &password).await.0, away);
    // Nor is a link used up for nothing.
    let arguments = ["admin", "account", "reset-link", "--org", "hub", "--email"];
    let made = server.command_json(&[&arguments[..], &[OWNER, "--json"]].concat());
    let link = made["resetLink"].as_str().expect("a link");
    let by_link = [
        ("token", link.rsplit('=').next().unwrap_or_default()),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    let mut lost = Desk::nobody(&server);
    assert_eq!(lost.post("/sign-in/link", &by_link).await.0, away);
    rename("mails_away", "mails").await;
    let (status, to_desk) = Desk::nobody(&server).sign_in(OWNER, PASSWORD).await;
    assert!(status.is_redirection(), "{to_desk}");
    let token = by_link[0].1;
    let (status, page) = lost.look(&format!("/sign-in?token={token}")).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert_eq!(desk.submit(factor, &codes).await.0, StatusCode::OK);
    let (status, to) = desk.submit(to, &password).await;
    assert!(status.is_redirection(), "{to}");
}

async fn an_account_is_taken_along_and_deleted(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let mut ana = member(&server, &mut owner, "ana@hub.example", &["editor"]).await;
    ana.submit("/desk/account", &[("person", "Ana Quillfeather")])
        .await;
    let (status, file) = ana.look("/desk/account/data.json").await;
    assert_eq!(status, StatusCode::OK);
    let data: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(data["name"], "Ana Quillfeather");
    assert_eq!(data["sessions"].as_array().map(Vec::len), Some(1));
    assert!(!file.contains("$argon2"), "{file}");
    let number = id_of(&mut owner, "ana@hub.example").await;
    assert!(
        owner
            .get("/desk/log.csv")
            .await
            .contains("Ana Quillfeather")
    );
    let (status, _) = ana.submit("/desk/account/delete", &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, _) = ana.submit("/desk/account/delete", &[("sure", "yes")]).await;
    assert!(status.is_redirection());
    assert!(ana.look("/desk").await.0.is_redirection());
    let log = owner.get("/desk/log.csv").await;
    assert!(
        !log.contains("Ana") && !log.contains("ana@hub.example"),
        "{log}"
    );
    assert!(log.contains(&format!("(no. {number})")), "{log}");
    // The last owner cannot.
    let (status, _) = owner
        .submit("/desk/account/delete", &[("sure", "yes")])
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}
