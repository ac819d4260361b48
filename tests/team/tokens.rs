//! Tokens of a desk: narrowed by name, ended by their day, and never more than whoever made them.

use crate::{OTHER_PASSWORD, PROGRAM, id_of, member};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Desk, Server, desk::between, on_either_database};

on_either_database! {
    a_token_does_what_was_ticked_until_its_day
    a_token_never_does_more_than_its_maker
    programs_make_tokens_that_do_no_more_than_theirs
}

/// Ticks, as a form sends them.
async fn made(desk: &mut Desk, fields: &[(&str, &str)]) -> String {
    let (status, page) = desk.submit("/desk/tokens", fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    between(&page, "tabindex=\"0\"><code>", "</code>")
}

fn attestation(object: &str, name: &str) -> Value {
    json!({"org": "hub", "object": object, "names": {"en": name}, "provenance": "paper"})
}

async fn a_token_does_what_was_ticked_until_its_day(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish("brakes").await;
    let mut desk = Desk::of(&server).await;
    let day = |days| {
        let day = undersigned_tests::now() + chrono::TimeDelta::days(days);
        day.format("%Y-%m-%d").to_string()
    };
    // What owners may not do themselves is not offered to them, and not taken.
    let page = desk.get("/desk/tokens").await;
    assert!(page.contains("name=\"may-admit\"") && !page.contains("name=\"may-signatures\""));
    let more = [("label", "x"), ("may-signatures", "yes")];
    let (status, _) = desk.submit("/desk/tokens", &more).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (past, far) = (day(-1), day(5_000));
    for (fields, words) in [
        (vec![("label", "x")], "Tick what it may do"),
        (vec![("may-admit", "yes")], "Fill this in"),
        (
            vec![("label", "x"), ("all", "yes"), ("until", past.as_str())],
            "This day has passed",
        ),
        (
            vec![("label", "x"), ("all", "yes"), ("until", far.as_str())],
            "within the next ten years",
        ),
        (
            vec![("label", "x"), ("all", "yes"), ("until", "soon")],
            "year-month-day",
        ),
    ] {
        let (status, page) = desk.submit("/desk/tokens", &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(words), "{words}: {page}");
    }
    let tomorrow = day(1);
    let token = made(
        &mut desk,
        &[
            ("label", "member list"),
            ("may-admit", "yes"),
            ("may-draft", "yes"),
            ("until", &tomorrow),
        ],
    )
    .await;
    let page = desk.get("/desk/tokens").await;
    for words in ["member list", "Write drafts", "Let signers in"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains(&tomorrow), "{page}");
    let owner = std::mem::replace(&mut server.token, token);
    let signer = attestation(&object, "Crane Drivers");
    server.post("/attestations", signer).await.expect(201);
    let endorsement = json!({"org": "hub", "object": object, "names": {"en": "Hub"}});
    let refused = server.post("/endorsements", endorsement).await;
    assert_eq!(refused.expect(403)["code"], "token_scope");
    server.token = owner;
    let args = |day: &str| server.command(&["token", "create", "--org", "hub", "--until", day]);
    assert_eq!(args(&past).status.code(), Some(2));
    assert!(args(&tomorrow).status.success());
    let listed = server.get("/tokens", &[]).await.expect(200);
    let row = listed["items"].as_array().expect("rows").iter();
    let row = row.clone().find(|row| row["label"] == "member list");
    let row = row.expect("the token is listed");
    assert_eq!(row["scope"], json!(["read", "draft", "admit"]));
    assert_eq!(row["expired"], false);
    // The log tells which one was made and revoked, also once it is gone.
    let id = row["id"].to_string();
    let (status, to) = desk
        .submit("/desk/tokens/revoke", &[("id", id.as_str())])
        .await;
    assert!(status.is_redirection(), "{to}");
    let log = desk.get("/desk/log.csv").await;
    for row in [
        format!("token,,#{id} member list (read draft admit),done"),
        format!("token-revoke,,#{id} member list,done"),
    ] {
        assert!(log.contains(&row), "no {row} in {log}");
    }
}

async fn a_token_never_does_more_than_its_maker(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish("brakes").await;
    let mut owner = Desk::of(&server).await;
    let mut ana = member(&server, &mut owner, "ana@hub.example", &["owner"]).await;
    let fields = [("label", "everything"), ("all", "yes")];
    let token = made(&mut ana, &fields).await;
    let free = std::mem::replace(&mut server.token, token.clone());
    let signer = attestation(&object, "Crane Drivers");
    server.post("/attestations", signer).await.expect(201);
    // She becomes a translator: so does her token, from the next call on.
    let id = id_of(&mut owner, "ana@hub.example").await;
    let fields = [("id", id.as_str()), ("role-translator", "yes")];
    owner.submit("/desk/team/roles", &fields).await;
    let signer = attestation(&object, "Rope Makers");
    let refused = server.post("/attestations", signer).await;
    assert_eq!(refused.expect(403)["code"], "token_scope");
    server.get("/appeals/brakes", &[]).await.expect(200);
    // She leaves, and nothing holds any more.
    owner.submit("/desk/team/remove", &[("id", &id)]).await;
    let gone = server.get("/tokens", &[]).await;
    assert_eq!(gone.expect(401)["code"], "token_maker_gone");
    let page = owner.get("/desk/tokens").await;
    assert!(!page.contains("<bdi>everything</bdi>"), "{page}");
    let log = owner.get("/desk/log.csv").await;
    assert!(log.contains(" everything,done"), "{log}");
    // What the server's operator made is bound to nobody.
    server.token = free;
    server.get("/tokens", &[]).await.expect(200);
    let mut nobody = Desk::nobody(&server);
    let (_, page) = nobody.sign_in("ana@hub.example", OTHER_PASSWORD).await;
    assert!(page.contains("class=\"error\""), "{page}");
}

async fn programs_make_tokens_that_do_no_more_than_theirs(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    server.publish("brakes").await;
    let command = [
        "token",
        "create",
        "--org",
        "hub",
        "--scope",
        "organisation,draft",
        "--until",
        "2030-01-31",
        "--json",
    ];
    let narrow = server.command_json(&command)["token"].clone();
    let narrow = narrow.as_str().expect("a token").to_owned();
    let free = std::mem::replace(&mut server.token, narrow);
    for (asked, status, code) in [
        (json!({"label": "more"}), 403, "token_scope"),
        (
            json!({"label": "more", "scope": ["admit"]}),
            403,
            "token_scope",
        ),
        (
            json!({"label": "x", "scope": ["nonsense"]}),
            422,
            "scope_unknown",
        ),
        (
            json!({"label": " ", "scope": ["draft"]}),
            422,
            "label_missing",
        ),
        (
            json!({"label": "x", "scope": ["draft"], "until": "31.1.2027"}),
            422,
            "until_invalid",
        ),
        (
            json!({"label": "x", "scope": ["draft"], "until": "2020-01-31"}),
            422,
            "until_past",
        ),
    ] {
        let refused = server.post("/tokens", asked).await.expect(status);
        assert_eq!(refused["code"], code);
    }
    let asked = json!({"label": "drafts", "scope": ["draft"]});
    let child = server.post("/tokens", asked).await.expect(201);
    let listed = server.get("/tokens", &[]).await.expect(200);
    let items = listed["items"].as_array().expect("rows");
    let of = |id: &Value| items.iter().find(|row| row["id"] == *id).cloned();
    let row = of(&child["id"]).expect("it is listed");
    // It ends with the one that made it.
    assert_eq!(row["expires"], "2030-02-01T00:00:00Z");
    assert_eq!(child["expires"], row["expires"]);
    let parent = items
        .iter()
        .find(|row| row["scope"] == json!(["read", "draft", "organisation"]));
    let parent = parent.expect("the first one")["id"].clone();
    server.token = child["token"].as_str().expect("a token").to_owned();
    server.get("/tokens", &[]).await.expect(403);
    server.get("/appeals/brakes", &[]).await.expect(200);
    server.token = free;
    let path = format!("/tokens/{parent}");
    server.api(Method::DELETE, &path, None).await.expect(204);
    server.api(Method::DELETE, &path, None).await.expect(404);
    server.token = child["token"].as_str().expect("a token").to_owned();
    let gone = server.get("/tokens", &[]).await.expect(401);
    assert_eq!(gone["code"], "token_invalid");
}
