//! Passkeys: added, used alone and after the password, refused, and taken away.

use crate::{OTHER_PASSWORD, PROGRAM, at_the_quay, member};
use reqwest::StatusCode;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{PASSWORD, between, field},
    on_either_database,
    passkey::{Passkey, pairs},
};

const OWNER: &str = "hub@unions.example";
const PATH: &str = "/desk/account/passkeys";
const SIGN_IN: &str = "/sign-in/passkey";

on_either_database! {
    a_passkey_stands_for_password_and_code
    what_a_passkey_says_wrongly_is_refused
    a_passkey_is_added_once_by_whom_it_is_for
    a_passkey_opens_what_its_session_opened
    a_passkey_that_is_taken_away_opens_nothing
}

/// The page on which the browser makes a passkey.
async fn begun(desk: &mut Desk, name: &str, password: &str) -> String {
    let fields = [("name", name), ("password-now", password)];
    let (status, page) = desk.submit(PATH, &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page
}

/// A passkey that is added at the desk.
async fn added(server: &Server, desk: &mut Desk, name: &str, password: &str) -> Passkey {
    let page = begun(desk, name, password).await;
    let passkey = Passkey::asked_for(&page, &server.url);
    let (status, to) = add(desk, &page, &passkey).await;
    assert!(status.is_redirection(), "{to}");
    passkey
}

async fn add(desk: &mut Desk, page: &str, passkey: &Passkey) -> (StatusCode, String) {
    let mut fields = passkey.made(page);
    fields.push(("name", field(page, "name")));
    let to = format!("{PATH}/add");
    desk.submit(&to, &pairs(&fields)).await
}

/// Somebody who comes with a passkey; the answer.
async fn comes(server: &Server, passkey: &Passkey) -> (Desk, StatusCode, String) {
    let mut desk = Desk::nobody(server);
    let page = desk.get("/sign-in").await;
    let (status, answer) = desk.post(SIGN_IN, &pairs(&passkey.used(&page))).await;
    (desk, status, answer)
}

/// A form is refused with this sentence, and nobody is signed in.
async fn refused(server: &Server, to: &str, fields: &[(&'static str, String)], words: &str) {
    let mut desk = Desk::nobody(server);
    let (status, page) = desk.post(to, &pairs(fields)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains(words), "{words}: {page}");
    assert!(desk.look("/desk").await.0.is_redirection());
}

async fn a_passkey_stands_for_password_and_code(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&server).await;
    let mut passkey = added(&server, &mut desk, "My telephone", PASSWORD).await;
    let page = desk.get(PATH).await;
    assert!(page.contains("My telephone") && page.contains("not used yet"));
    passkey.counter = 1;
    let (mut other, status, to) = comes(&server, &passkey).await;
    assert!(status.is_redirection(), "{to}");
    assert_eq!(to, "/desk");
    assert_eq!(other.look("/desk").await.0, StatusCode::OK);
    assert!(other.get(PATH).await.contains("last used"));
    let log = other.get("/desk/log.csv").await;
    for action in ["own-passkey,", "own-sign-in-passkey,"] {
        assert!(log.contains(action), "{action}: {log}");
    }
    assert!(
        other
            .get("/desk/account/data.json")
            .await
            .contains("My telephone")
    );

    // With codes switched on, the password asks for one, or for the passkey; the passkey asks for nothing.
    let factor = "/desk/account/second-factor";
    let secret = between(&desk.get(factor).await, "tabindex=\"0\"><code>", "</code>");
    let code = crate::codes::code(&secret, 0);
    // Whoever finds a desk open must not lock its owner out.
    let guessed = [("password-now", "guessed"), ("code", code.as_str())];
    let (status, page) = desk.submit(factor, &guessed).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("id=\"password-now-error\""), "{page}");
    let fields = [("password-now", PASSWORD), ("code", code.as_str())];
    let (status, page) = desk.submit(factor, &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    passkey.counter = 2;
    assert!(comes(&server, &passkey).await.1.is_redirection());
    let mut third = Desk::nobody(&server);
    let (_, page) = third.sign_in(OWNER, PASSWORD).await;
    passkey.counter = 3;
    let answer = passkey.used(&page);
    // What answers the second step is no answer to the first, nor to another second step.
    refused(&server, SIGN_IN, &answer, "took too long").await;
    let (_, again) = Desk::nobody(&server).sign_in(OWNER, PASSWORD).await;
    let mut mixed = answer.clone();
    mixed[0].1 = field(&again, "half");
    refused(&server, "/sign-in/code/passkey", &mixed, "took too long").await;
    let (status, to) = third.post("/sign-in/code/passkey", &pairs(&answer)).await;
    assert!(status.is_redirection(), "{to}");
    assert_eq!(third.look("/desk").await.0, StatusCode::OK);
    // Wrong passwords of others in the same office keep nobody's passkey out.
    for _ in 0..5 {
        let mut stranger = Desk::nobody(&server);
        let guess = stranger.sign_in("who@hub.example", "a guess").await;
        assert_eq!(guess.0, StatusCode::UNPROCESSABLE_ENTITY);
    }
    passkey.counter = 4;
    assert!(comes(&server, &passkey).await.1.is_redirection());
}

async fn what_a_passkey_says_wrongly_is_refused(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&server).await;
    let mut passkey = added(&server, &mut desk, "Key", PASSWORD).await;
    passkey.counter = 7;
    let page = Desk::nobody(&server).get("/sign-in").await;
    let sound = passkey.used(&page);
    let mut nobody = Desk::nobody(&server);
    assert!(
        nobody
            .post(SIGN_IN, &pairs(&sound))
            .await
            .0
            .is_redirection()
    );
    // Row 210: sent a second time, by whoever has seen it.
    refused(&server, SIGN_IN, &sound, "took too long").await;
    let page = Desk::nobody(&server).get("/sign-in").await;

    passkey.counter = 8;
    let other_origin = server.url.replace("localhost", "evil.localhost");
    let origin = std::mem::replace(&mut passkey.origin, other_origin);
    refused(&server, SIGN_IN, &passkey.used(&page), "for another site").await;
    passkey.origin = origin;
    let relying = std::mem::replace(&mut passkey.relying, "evil.example".to_owned());
    refused(&server, SIGN_IN, &passkey.used(&page), "for another site").await;
    passkey.relying = relying;
    // Nobody asked for finger or PIN.
    passkey.flags = 0x01;
    refused(&server, SIGN_IN, &passkey.used(&page), "did not ask").await;
    passkey.flags = 0x05;
    let mut forged = passkey.used(&page);
    let altered = forged[4].1.replace('A', "B");
    forged[4].1 = altered;
    refused(&server, SIGN_IN, &forged, "class=\"error\"").await;
    let invented = page.replacen("data-challenge=\"", "data-challenge=\"AAAA", 1);
    let invented = passkey.used(&invented);
    // Five failures of one passkey in ten minutes are enough.
    let (status, page) = Desk::nobody(&server).post(SIGN_IN, &pairs(&invented)).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{page}");
}

async fn a_passkey_is_added_once_by_whom_it_is_for(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let mut ana = member(&server, &mut owner, "ana@hub.example", &["editor"]).await;
    // Somebody at a desk that was left open.
    let (status, page) = ana
        .submit(
            PATH,
            &[("name", "Mine"), ("password-now", "guessed guessed")],
        )
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let (status, _) = ana.submit(PATH, &[("name", " ")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);

    let page = begun(&mut ana, "Mine", OTHER_PASSWORD).await;
    let passkey = Passkey::asked_for(&page, &server.url);
    // The owner's session is not asked for Ana's passkey.
    let (status, shown) = add(&mut owner, &page, &passkey).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.contains("took too long"), "{shown}");
    assert!(add(&mut ana, &page, &passkey).await.0.is_redirection());
    let (status, shown) = add(&mut ana, &page, &Passkey::asked_for(&page, &server.url)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.contains("sent twice"), "{shown}");
    let page = begun(&mut owner, "Hers", PASSWORD).await;
    let (status, shown) = add(&mut owner, &page, &passkey).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.contains("known here already"), "{shown}");

    // Ana's passkey is no second step for the owner.
    let factor = "/desk/account/second-factor";
    let secret = between(&owner.get(factor).await, "tabindex=\"0\"><code>", "</code>");
    let code = crate::codes::code(&secret, 0);
    let fields = [("password-now", PASSWORD), ("code", code.as_str())];
    assert_eq!(owner.submit(factor, &fields).await.0, StatusCode::OK);
    added(&server, &mut owner, "Hers", PASSWORD).await;
    let (_, page) = Desk::nobody(&server).sign_in(OWNER, PASSWORD).await;
    let answer = passkey.used(&page);
    refused(&server, "/sign-in/code/passkey", &answer, "not known here").await;
    // Nor does it open the account that it claims.
    let page = Desk::nobody(&server).get("/sign-in").await;
    let mut claimed = passkey.used(&page);
    claimed[6].1 = "b3duZXI".to_owned();
    refused(&server, SIGN_IN, &claimed, "not known here").await;
}

async fn a_passkey_opens_what_its_session_opened(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let mut quay = at_the_quay(&server).await;
    let invited = "mei@quay.example";
    let mut at_hub = member(&server, &mut owner, invited, &["editor"]).await;
    // With one password for both, the password opens both, and so does a passkey that is added then.
    let fields = [
        ("password-now", OTHER_PASSWORD),
        ("password", PASSWORD),
        ("password-again", PASSWORD),
    ];
    at_hub.submit("/desk/account/password", &fields).await;
    let only_hub = added(&server, &mut at_hub, "At the hub", PASSWORD).await;
    let mut both = Desk::nobody(&server);
    assert!(both.sign_in(invited, PASSWORD).await.0.is_redirection());
    let page = begun(&mut both, "For both", PASSWORD).await;
    assert!(page.contains("It also lets you in for"), "{page}");
    let passkey = Passkey::asked_for(&page, &server.url);
    assert!(add(&mut both, &page, &passkey).await.0.is_redirection());

    let (mut by_one, status, _) = comes(&server, &only_hub).await;
    assert!(status.is_redirection());
    assert!(!by_one.get("/desk").await.contains("/desk/change-over"));
    let (mut by_both, status, _) = comes(&server, &passkey).await;
    assert!(status.is_redirection());
    assert!(by_both.get("/desk").await.contains("/desk/change-over"));
    // The other organisation's log knows of it, too.
    assert!(quay.get("/desk/log.csv").await.contains("own-passkey,"));
}

async fn a_passkey_that_is_taken_away_opens_nothing(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&server).await;
    let mut lost = added(&server, &mut desk, "Lost", PASSWORD).await;
    lost.counter = 5;
    assert!(comes(&server, &lost).await.1.is_redirection());
    // A copy counts for itself, and falls behind; so does one that stands still.
    for counter in [5, 4] {
        lost.counter = counter;
        let (_, status, page) = comes(&server, &lost).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("seems to have been copied"), "{page}");
    }
    let page = desk.get(PATH).await;
    let id = field(&page, "id");
    let mut ana = member(&server, &mut desk, "ana@hub.example", &["viewer"]).await;
    let remove = format!("{PATH}/remove");
    assert_eq!(
        ana.submit(&remove, &[("id", &id)]).await.0,
        StatusCode::NOT_FOUND
    );
    assert!(
        desk.submit(&remove, &[("id", &id)])
            .await
            .0
            .is_redirection()
    );
    lost.counter = 6;
    let (_, status, page) = comes(&server, &lost).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("not known here, or was removed"), "{page}");

    // Whoever runs the server sees them and ends them.
    let stolen = added(&server, &mut desk, "Stolen", PASSWORD).await;
    let of = ["--org", "hub", "--email", OWNER, "--json"];
    let command = |name| {
        let words = [&["admin", "account", name], &of[..]].concat();
        server.command_json(&words)
    };
    let shown = command("passkeys");
    assert_eq!(shown[0]["name"], "Stolen");
    let listed = server.command_json(&["admin", "account", "list", "--org", "hub", "--json"]);
    assert_eq!(listed[0]["passkeys"], 1);
    assert_eq!(command("end-passkeys").as_array().map(Vec::len), Some(0));
    let (_, status, _) = comes(&server, &stolen).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(desk.look("/desk").await.0.is_redirection());
}
