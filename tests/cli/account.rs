//! `admin account` and `token`: what helps where an account is in wrong hands.

use crate::{PROGRAM, assert_usage, code, stdout};
use reqwest::StatusCode;
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{PASSWORD, at_the_quay, between},
    on_both_databases,
};

const OWNER: &str = "hub@unions.example";
const ANA: &str = "ana@hub.example";

on_both_databases! {
    a_stolen_organisation_is_given_back
    tokens_are_listed_and_revoked
}

fn account(server: &Server, arguments: &[&str]) -> Value {
    server.command_json(&[&["admin", "account"], arguments, &["--json"]].concat())
}

fn listed(server: &Server, arguments: &[&str]) -> Vec<Value> {
    let all = account(server, &[&["list"], arguments].concat());
    all.as_array().expect("accounts").clone()
}

/// Invites ana as an owner; gives the link.
fn invite(server: &Server) -> String {
    let invited = account(server, &["invite", "--org", "hub", "--role", "owner", ANA]);
    // There is no mail server.
    assert_eq!(invited["mailed"], false);
    invited["link"].as_str().expect("a link").to_owned()
}

async fn a_stolen_organisation_is_given_back(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let mut thief = Desk::of(&server).await;
    let mut ana = Desk::by(&server, &invite(&server), PASSWORD).await;
    let fields = [("label", "for the thief"), ("all", "yes")];
    let (status, page) = thief.submit("/desk/tokens", &fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let token = between(&page, "tabindex=\"0\"><code>", "</code>");
    let page = thief.get("/desk/team").await;
    let (_, row) = page.rsplit_once("ana@hub.example</bdi>").expect("a row");
    let id = between(row, "name=\"id\" value=\"", "\"");
    let (status, to) = thief.submit("/desk/team/remove", &[("id", &id)]).await;
    assert!(status.is_redirection(), "{to}");
    assert!(ana.look("/desk").await.0.is_redirection());

    at_the_quay(&server).await;
    assert_eq!(listed(&server, &[]).len(), 2);
    let there = listed(&server, &["--org", "hub"]);
    let [only] = there.as_slice() else {
        panic!("{there:?}");
    };
    assert_eq!(only["org"], "hub");
    assert_eq!(only["email"], OWNER);
    assert_eq!(only["roles"], json!(["owner"]));
    assert_eq!(only["secondFactor"], false);
    assert!(only["lastSignIn"].is_string(), "{only}");

    let remove = ["admin", "account", "remove", "--org", "hub", OWNER];
    let surely = [&remove[..], &["--yes"]].concat();
    assert_usage(&server.command(&surely), "invite an owner first");
    let link = invite(&server);
    assert_usage(&server.command(&remove), "--yes");
    assert_usage(&server.command(&remove), "Until the owner comes");
    assert_eq!(thief.look("/desk").await.0, StatusCode::OK);
    let gone = account(&server, &["remove", "--org", "hub", OWNER, "--yes"]);
    let expected = json!({
        "removed": OWNER, "org": "hub", "sessionsEnded": 1, "tokensRevoked": 1,
    });
    assert_eq!(gone, expected);
    assert!(thief.look("/desk").await.0.is_redirection());
    let (status, _) = thief.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    server.token = token;
    let refused = server.get("/tokens", &[]).await.expect(401);
    assert_eq!(refused["code"], "token_maker_gone");
    assert_usage(&server.command(&surely), "nobody at the desk of hub");

    let mut ana = Desk::by(&server, &link, PASSWORD).await;
    let log = ana.get("/desk/log.csv").await;
    for wanted in [
        "admin account invite owner,done",
        "admin account remove,done",
        "for the thief,done",
    ] {
        assert!(log.contains(wanted), "no {wanted} in {log}");
    }
    // The only one again, and nobody is invited.
    let own = ["admin", "account", "remove", "--org", "hub", ANA, "--yes"];
    assert_usage(&server.command(&own), "invite an owner first");
}

async fn tokens_are_listed_and_revoked(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    at_the_quay(&server).await;
    let create = [
        "token",
        "create",
        "--org",
        "hub",
        "--scope",
        "read",
        "--label",
        "member list",
        "--json",
    ];
    let made = server.command_json(&create)["token"].clone();
    let made = made.as_str().expect("a token").to_owned();
    server.get("/tokens", &[]).await.expect(200);
    let quay = server.command_json(&["token", "list", "--org", "quay", "--json"]);
    assert_eq!(quay, json!([]));
    let all = server.command_json(&["token", "list", "--json"]);
    let text = all.to_string();
    for secret in [&made, &server.token] {
        assert!(!text.contains(secret.as_str()), "{text}");
    }
    let rows = all.as_array().expect("tokens");
    let of = |label: Value| rows.iter().find(|row| row["label"] == label);
    let own = of(Value::Null).expect("the server's own");
    assert!(own["lastUsed"].is_string(), "{own}");
    assert_eq!(own["scope"], Value::Null);
    assert_eq!(own["madeBy"], Value::Null);
    let narrow = of(json!("member list")).expect("the other one");
    assert_eq!(narrow["scope"], json!(["read"]));
    assert_eq!(narrow["lastUsed"], Value::Null);
    let output = server.command(&["token", "list", "--org", "hub"]);
    assert_eq!(code(&output), 0);
    let shown = stdout(&output);
    for words in ["  member list  read  made ", " by a command, no use noted"] {
        assert!(shown.contains(words), "{shown}");
    }

    let id = narrow["id"].to_string();
    let revoked = server.command_json(&["token", "revoke", &id, "--json"]);
    assert_eq!(revoked["revoked"]["label"], "member list");
    assert_usage(&server.command(&["token", "revoke", &id]), "no such token");
    let left = server.command_json(&["token", "list", "--json"]);
    assert_eq!(left.as_array().map(Vec::len), Some(1));
    server.token = made;
    let refused = server.get("/tokens", &[]).await.expect(401);
    assert_eq!(refused["code"], "token_invalid");
}
