//! An account in wrong hands: what ends with a new password, and with being signed out everywhere.

use crate::{OTHER_PASSWORD, PROGRAM, codes::code, organisations::beside};
use reqwest::StatusCode;
use undersigned_federation::actions::{
    access, session,
    tokens::{self, NewToken},
};
use undersigned_store::sessions;
use undersigned_tests::{
    Backend, Desk, MailServer, Server,
    desk::{PASSWORD, between, field},
    on_both_databases, on_either_database,
};

const OWNER: &str = "hub@unions.example";

on_both_databases! {
    tokens_end_with_a_new_password_by_link
    who_was_half_in_when_all_were_signed_out_stays_outside
    no_token_is_made_in_a_session_that_has_ended
}

on_either_database! {
    a_link_says_why_it_does_not_work
}

/// Makes a token at the desk that may do everything.
async fn token(desk: &mut Desk) -> String {
    let fields = [("label", "crane list"), ("all", "yes")];
    let (status, page) = desk.submit("/desk/tokens", &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    between(&page, "tabindex=\"0\"><code>", "</code>")
}

/// A link for a new password, by whoever runs the server.
fn reset_link(server: &Server) -> String {
    let arguments = ["admin", "account", "reset-link", "--org", "hub", "--email"];
    let made = server.command_json(&[&arguments[..], &[OWNER, "--json"]].concat());
    made["resetLink"].as_str().expect("a link").to_owned()
}

/// Presses the button of a link; gives where it leads, or the page.
async fn press(server: &Server, link: &str) -> String {
    let token = link.rsplit('=').next().unwrap_or_default();
    let fields = [
        ("token", token),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    let mut desk = Desk::nobody(server);
    desk.post("/sign-in/link", &fields).await.1
}

async fn tokens_end_with_a_new_password_by_link(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let mut server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let mut thief = Desk::of(&server).await;
    let made = token(&mut thief).await;
    let free = std::mem::replace(&mut server.token, made);
    server.get("/tokens", &[]).await.expect(200);
    assert!(thief.get("/desk/tokens").await.contains("Last used"));
    // A password that is chosen at the desk stops no program.
    let fields = [
        ("password-now", PASSWORD),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    let (status, to) = thief.submit("/desk/account/password", &fields).await;
    assert!(status.is_redirection(), "{to}");
    server.get("/tokens", &[]).await.expect(200);
    let told = mails.until(OWNER, 1).await.text();
    assert!(!told.contains("revoked"), "{told}");

    let lost = [("email", OWNER)];
    let (status, _) = Desk::nobody(&server).post("/sign-in/lost", &lost).await;
    assert_eq!(status, StatusCode::OK);
    let link = mails.until(OWNER, 2).await.link(&server.url);
    let path = link.trim_start_matches(server.url.as_str());
    let page = Desk::nobody(&server).get(path).await;
    let said = "tokens for programs that this account made";
    assert!(page.contains(said), "{page}");
    let mut owner = Desk::by(&server, &link, PASSWORD).await;
    assert!(thief.look("/desk").await.0.is_redirection());
    let gone = server.get("/tokens", &[]).await.expect(401);
    assert_eq!(gone["code"], "token_invalid");
    let told = mails.until(OWNER, 3).await.text();
    assert!(told.contains("revoked"), "{told}");
    let log = owner.get("/desk/log.csv").await;
    assert!(log.contains(",own-reset,"), "{log}");
    let row = log.lines().find(|row| row.contains(",token-revoke,"));
    let row = row.expect("what was revoked stands in the log");
    assert!(row.contains(&format!(",token-revoke,{OWNER},#")), "{row}");
    assert!(row.ends_with(" crane list,done"), "{row}");
    // What was made with a command is bound to nobody.
    server.token = free;
    server.get("/tokens", &[]).await.expect(200);
}

async fn a_link_says_why_it_does_not_work(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    let links = [(); 3].map(|()| reset_link(&server));
    // A newer one ends the older ones.
    for (link, leads) in [
        (&links[0], "/sign-in?why=link-over"),
        (&links[1], "/sign-in?why=link-over"),
        (&links[2], "/desk"),
        (&links[2], "/sign-in?why=link-used"),
    ] {
        let to = press(&server, link).await;
        assert!(to.starts_with(leads), "{to}");
    }
    for (why, words) in [
        ("link-used", "This link was used before: it works once."),
        ("link-over", "a newer one took its place"),
    ] {
        let path = format!("/sign-in?why={why}");
        let page = Desk::nobody(&server).get(&path).await;
        assert!(page.contains(words), "{page}");
    }
}

async fn who_was_half_in_when_all_were_signed_out_stays_outside(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let path = "/desk/account/second-factor";
    let secret = between(&owner.get(path).await, "tabindex=\"0\"><code>", "</code>");
    let first = code(&secret, 0);
    let fields = [("password-now", PASSWORD), ("code", first.as_str())];
    let (status, page) = owner.submit(path, &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");

    let mut thief = Desk::nobody(&server);
    let half = field(&thief.sign_in(OWNER, PASSWORD).await.1, "half");
    let links = [server.sign_in_link(), reset_link(&server)];
    let ended = server.command_json(&["admin", "account", "end-sessions", OWNER, "--json"]);
    assert_eq!(ended[0]["org"], "hub");
    assert_eq!(ended[0]["sessions"], 1);
    // That of the set-up is used.
    assert_eq!(ended[0]["links"], 2);
    assert!(owner.look("/desk").await.0.is_redirection());
    for link in &links {
        let to = press(&server, link).await;
        assert!(to.starts_with("/sign-in?why=link-over"), "{to}");
    }
    let next = code(&secret, 1);
    let fields = [("half", half.as_str()), ("code", next.as_str())];
    let (_, to) = thief.post("/sign-in/code", &fields).await;
    assert!(to.starts_with("/sign-in?why=expired"), "{to}");
    assert!(thief.look("/desk").await.0.is_redirection());
    // Whoever has password and code comes in anew.
    let mut owner = Desk::nobody(&server);
    let half = field(&owner.sign_in(OWNER, PASSWORD).await.1, "half");
    let next = code(&secret, 1);
    let fields = [("half", half.as_str()), ("code", next.as_str())];
    let (status, page) = owner.post("/sign-in/code", &fields).await;
    assert!(status.is_redirection(), "{page}");
    let log = owner.get("/desk/log.csv").await;
    let who = "command,Whoever runs the server,command";
    let row = format!("{who},{OWNER},admin account end-sessions,done");
    assert!(log.contains(&row), "{log}");
    // Nobody is signed out who is not there.
    let nobody = ["admin", "account", "end-sessions", "nobody@hub.example"];
    assert_eq!(server.command(&nobody).status.code(), Some(2));
}

async fn no_token_is_made_in_a_session_that_has_ended(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    let instance = beside(&server).await;
    let accounts = session::accounts_of(&instance, OWNER).await;
    let account = accounts.expect("accounts").remove(0);
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let open = sessions::of_account(db, account.id, now).await;
    let hash = open.expect("sessions").remove(0).token_hash;
    let make = async || {
        let new = NewToken {
            label: "late",
            maker: Some(account.id),
            session: Some(&hash),
            ..NewToken::default()
        };
        tokens::create(&instance, account.organization_id, new).await
    };
    make().await.expect("a token");
    let ended = access::end_sessions(&instance, &account).await;
    assert_eq!(ended.expect("it is ended").sessions, 1);
    let late = make().await.expect_err("the session has ended");
    assert_eq!(late.code(), "session_ended");
}
