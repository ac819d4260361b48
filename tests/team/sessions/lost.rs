//! A lost password, replaced by mail or with the help of whoever runs the server.

use super::OWNER;
use crate::{OTHER_PASSWORD, PROGRAM};
use reqwest::StatusCode;
use sea_orm::ConnectionTrait as _;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, desk::PASSWORD, on_both_databases, on_either_database,
    open_database,
};

on_both_databases! {
    row_623_what_was_answered_is_done_by_a_server_that_stops
}

on_either_database! {
    a_lost_password_is_replaced_by_mail
    without_mail_whoever_runs_the_server_helps
}

/// Has each mail that is queued take so long that a server could end meanwhile.
const SLOWLY: &str = "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ \
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
    CREATE TRIGGER slowly BEFORE INSERT ON mails FOR EACH ROW EXECUTE FUNCTION slowly()";

async fn a_lost_password_is_replaced_by_mail(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let mut signed_in = Desk::of(&server).await;
    let mut nobody = Desk::nobody(&server);
    let path = "/sign-in/lost";
    let (status, known) = nobody.post(path, &[("email", OWNER)]).await;
    assert_eq!(status, StatusCode::OK);
    let stranger = "str@unions.example";
    let (status, unknown) = nobody.post(path, &[("email", stranger)]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(known.replace(OWNER, ""), unknown.replace(stranger, ""));
    let mail = mails.until(OWNER, 1).await;
    let link = mail.link(&server.url);
    let mut desk = Desk::by(&server, &link, OTHER_PASSWORD).await;
    assert_eq!(desk.look("/desk").await.0, StatusCode::OK);
    // Whoever had the first password hears of it.
    let told = mails.until(OWNER, 2).await.text();
    assert!(told.contains("Your password for the desk of"), "{told}");
    assert!(signed_in.look("/desk").await.0.is_redirection());
    let (status, _) = nobody.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nobody
            .sign_in(OWNER, OTHER_PASSWORD)
            .await
            .0
            .is_redirection()
    );
    // Asking very often is refused, known or not.
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(nobody.post(path, &[("email", stranger)]).await.0);
    }
    assert!(
        answers.contains(&StatusCode::TOO_MANY_REQUESTS),
        "{answers:?}"
    );
}

async fn without_mail_whoever_runs_the_server_helps(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    let (_, page) = Desk::nobody(&server).look("/sign-in/lost").await;
    assert!(
        page.contains("undersigned admin account reset-link --org hub --email ADDRESS<"),
        "{page}"
    );
    assert!(!page.contains("<form method=\"post\" action=\"/sign-in/lost"));
    // The page that is shown sets none, and what a copy lacks is lost.
    let (_, page) = Desk::nobody(&server).look("/sign-in?why=expired").await;
    assert!(page.contains("Signing in sets two cookies"), "{page}");
    assert!(page.contains("You are no longer signed in."), "{page}");
    let arguments = ["admin", "account", "reset-link", "--org", "hub", "--email"];
    let made = server.command_json(&[&arguments[..], &[OWNER, "--json"]].concat());
    let link = made["resetLink"].as_str().expect("a link");
    let mut desk = Desk::by(&server, link, OTHER_PASSWORD).await;
    assert_eq!(desk.look("/desk").await.0, StatusCode::OK);
    // A link that nobody used yet lets nobody in once its owner has chosen another password.
    let made = server.command_json(&[&arguments[..], &[OWNER, "--json"]].concat());
    let link = made["resetLink"].as_str().expect("a link");
    let links = [link.to_owned(), server.sign_in_link()];
    let paths = links.map(|link| link.trim_start_matches(server.url.as_str()).to_owned());
    let mut thief = Desk::nobody(&server);
    for path in &paths {
        assert_eq!(thief.look(path).await.0, StatusCode::OK);
    }
    let fields = [
        ("password-now", OTHER_PASSWORD),
        ("password", PASSWORD),
        ("password-again", PASSWORD),
    ];
    let (status, to) = desk.submit("/desk/account/password", &fields).await;
    assert!(status.is_redirection(), "{to}");
    for path in &paths {
        assert!(thief.look(path).await.0.is_redirection());
    }
    let unknown = [&arguments[..], &["nobody@unions.example"]].concat();
    assert_eq!(server.command(&unknown).status.code(), Some(2));
    let listed = server.command_json(&["admin", "account", "list", "--org", "hub", "--json"]);
    assert_eq!(listed[0]["roles"], serde_json::json!(["owner"]));
}

async fn row_623_what_was_answered_is_done_by_a_server_that_stops(backend: Backend) {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let mut server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    Desk::of(&server).await;
    if backend == Backend::Postgres {
        let database = open_database(server.database_url()).await;
        let slow = database.execute_unprepared(SLOWLY).await;
        slow.expect("it can be slowed");
        database.close().await.expect("it can be closed");
    }
    let lost = [("email", OWNER)];
    let (status, _) = Desk::nobody(&server).post("/sign-in/lost", &lost).await;
    assert_eq!(status, StatusCode::OK);
    server.stop().await;
    server.run().await;
    let mail = mails.until(OWNER, 1).await;
    assert!(mail.link(&server.url).contains("token="));
}
