//! Links that work once, used by several at the same moment: one comes in, and the others are told that it was used.

use crate::{OTHER_PASSWORD, PROGRAM};
use futures::future::join_all;
use sea_orm::ConnectionTrait as _;
use undersigned_tests::{
    Backend, Desk, Server, desk::PASSWORD, on_both_databases, on_either_database, open_database,
};

on_both_databases! {
    of_several_with_one_sign_in_link_one_comes_in
    of_several_with_one_set_up_link_one_founds
}

on_either_database! {
    whoever_set_up_and_loads_the_page_again_is_led_to_the_desk
}

/// How many use a link at once.
const SEVERAL: usize = 4;
/// Has the use of a link take so long that all others begin meanwhile.
const SLOWLY: &str = "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ \
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
    CREATE TRIGGER slowly BEFORE UPDATE ON sign_in_links FOR EACH ROW EXECUTE FUNCTION slowly()";

/// On PostgreSQL several change something at the same time; a file of SQLite is changed by one after the other.
async fn slow_down(server: &Server, backend: Backend) {
    if backend == Backend::Postgres {
        let database = open_database(server.database_url()).await;
        let slowed = database.execute_unprepared(SLOWLY).await;
        slowed.expect("it can be slowed");
        database.close().await.expect("it can be closed");
    }
}

/// Sends a form from several browsers at once; gives where each of them is led, or its page.
async fn at_once(server: &Server, path: &str, fields: &[(&str, &str)]) -> Vec<String> {
    let browsers = (0..SEVERAL).map(|_| async move {
        let mut browser = Desk::nobody(server);
        browser.post(path, fields).await.1
    });
    join_all(browsers).await
}

/// Checks that one came in, and that all others were told that the link was used, in words.
async fn assert_one(server: &Server, led: &[String], won: &str, used: (&str, &str)) {
    let (address, words) = used;
    let winners = led.iter().filter(|to| to.contains(won)).count();
    let losers = led.iter().filter(|to| to.starts_with(address)).count();
    assert_eq!((winners, losers), (1, SEVERAL - 1), "{led:?}");
    let page = Desk::nobody(server).get(address).await;
    assert!(page.contains(words), "{page}");
}

async fn of_several_with_one_sign_in_link_one_comes_in(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    slow_down(&server, backend).await;
    let used = (
        "/sign-in?why=link-used",
        "This link was used before: it works once.",
    );
    let reset = ["admin", "account", "reset-link", "--org", "hub", "--email"];
    let reset = [&reset[..], &["hub@unions.example", "--json"]].concat();
    let reset = server.command_json(&reset);
    let reset = reset["resetLink"].as_str().expect("a link").to_owned();
    // One that only signs in, and one by which a password is chosen.
    for (link, password) in [(server.sign_in_link(), None), (reset, Some(OTHER_PASSWORD))] {
        let token = link.rsplit('=').next().unwrap_or_default();
        let mut fields = vec![("token", token)];
        if let Some(password) = password {
            fields.extend([("password", password), ("password-again", password)]);
        }
        let led = at_once(&server, "/sign-in/link", &fields).await;
        assert_one(&server, &led, "/desk", used).await;
    }
    let mut owner = Desk::nobody(&server);
    let (status, to) = owner.sign_in("hub@unions.example", OTHER_PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
}

/// What somebody says who sets a server up.
const DOCKERS: [(&str, &str); 7] = [
    ("handle", "dockers"),
    ("language-1", "en"),
    ("name-1", "Dockers"),
    ("person", "Ana"),
    ("email", "ana@dockers.example"),
    ("password", PASSWORD),
    ("password-again", PASSWORD),
];

/// Path and query of the link that a server prints at its first start.
async fn set_up_path(server: &Server) -> String {
    let link = server.set_up_link().await;
    let path = link.split_once("/setup?").map(|(_, query)| query);
    format!("/setup?{}", path.unwrap_or_default().trim())
}

async fn of_several_with_one_set_up_link_one_founds(backend: Backend) {
    let server = Server::bare(PROGRAM, "hub", backend).await;
    slow_down(&server, backend).await;
    let path = set_up_path(&server).await;
    let led = at_once(&server, &path, &DOCKERS).await;
    let used = (
        "/sign-in?why=set-up-used",
        "The set-up link was used before or is too old.",
    );
    // One sees the page that says what was made.
    assert_one(&server, &led, "dockers", used).await;
    let mut owner = Desk::nobody(&server);
    let (status, to) = owner.sign_in("ana@dockers.example", PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
}

async fn whoever_set_up_and_loads_the_page_again_is_led_to_the_desk(backend: Backend) {
    let server = Server::bare(PROGRAM, "hub", backend).await;
    let path = set_up_path(&server).await;
    let mut owner = Desk::nobody(&server);
    let (status, page) = owner.post(&path, &DOCKERS).await;
    assert!(status.is_success() && page.contains("@dockers@"), "{page}");
    // The browser asks for the page again, or sends the form once more.
    let (status, to) = owner.post(&path, &DOCKERS).await;
    assert!(status.is_redirection());
    assert_eq!(to, "/desk");
    assert!(owner.look(&path).await.0.is_redirection());
    assert!(owner.look("/desk").await.0.is_success());
    // Nobody else learns anything by it.
    let (_, to) = Desk::nobody(&server).post(&path, &DOCKERS).await;
    assert_eq!(to, "/sign-in?why=set-up-used");
}
