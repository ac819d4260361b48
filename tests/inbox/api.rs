//! The organisers' API: who may call it, and what it refuses.

mod appeals;

use crate::table::{Case, Scene, case, refuse_all};
use axum::http::Method;
use serde_json::{Value, json};
use undersigned_tests::{Answer, Server, in_days};

/// A call to the API with any token and any body.
async fn call(
    server: &Server,
    token: Option<&str>,
    method: Method,
    path: &str,
    body: Vec<u8>,
) -> Answer {
    let mut request = server
        .client
        .request(method, format!("{}/api/v1{path}", server.url))
        .header("content-type", "application/json")
        .body(body);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    Answer::read(request.send().await.expect("the server answers")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_without_a_token_or_with_anothers() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    // Another organisation on the same server, with a token of its own.
    let arguments = [
        "setup",
        "--org",
        "other",
        "--name",
        "en=Other",
        "--email",
        "o@unions.example",
        "--json",
    ];
    let other = hub.command_json(&arguments)["org"]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let token = hub.command_json(&["token", "create", "--org", "other", "--json"]);
    let token = token["token"].as_str().expect("a token").to_owned();
    let draft = hub.petition("mine");
    let endorsement = json!({"org": hub.org, "object": scene.object(), "names": {"en": "Hub"}});
    let posts: [(&str, Value); 5] = [
        ("/appeals", draft.clone()),
        ("/endorsements", endorsement.clone()),
        (
            "/follows",
            json!({"org": hub.org, "account": scene.dockers.id}),
        ),
        (
            "/attestations",
            json!({"org": hub.org, "object": scene.object(), "names": {"en": "x"}, "provenance": "paper"}),
        ),
        (
            "/admissions",
            json!({"org": hub.org, "object": scene.object(), "about": scene.dockers.id, "as": "signer", "state": "admitted"}),
        ),
    ];
    let mut cases: Vec<Case<'_>> = Vec::new();
    for (path, body) in &posts {
        let sent = body.to_string().into_bytes();
        cases.push(case(
            format!("{path} without a token"),
            call(hub, None, Method::POST, path, sent.clone()),
            401,
            "token_missing",
        ));
        cases.push(case(
            format!("{path} with no token of ours"),
            call(hub, Some("us_nonsense"), Method::POST, path, sent.clone()),
            401,
            "token_invalid",
        ));
        cases.push(case(
            format!("{path} for another organisation"),
            call(hub, Some(&token), Method::POST, path, sent),
            404,
            "organization_unknown",
        ));
    }
    let mine = [
        "/appeals/free-them/publish",
        "/appeals/free-them/close",
        "/appeals/free-them/withdraw",
    ];
    for path in mine {
        cases.push(case(
            format!("{path} by another"),
            call(hub, Some(&token), Method::POST, path, Vec::new()),
            404,
            "appeal_unknown",
        ));
    }
    let change = json!({"deadline": in_days(70)}).to_string().into_bytes();
    cases.push(case(
        "a change by another",
        call(
            hub,
            Some(&token),
            Method::PATCH,
            "/appeals/free-them",
            change,
        ),
        404,
        "appeal_unknown",
    ));
    cases.push(case(
        "somebody who was never here",
        hub.post("/follows", json!({"org": "nobody", "account": other})),
        404,
        "organization_unknown",
    ));
    let about = json!({"org": other, "object": scene.object(), "names": {"en": "x"}, "provenance": "paper"});
    let attested = about.to_string().into_bytes();
    cases.push(case(
        "an attestation by no initiator",
        call(hub, Some(&token), Method::POST, "/attestations", attested),
        403,
        "not_initiator",
    ));
    let admission = json!({"org": other, "object": scene.object(), "about": scene.dockers.id, "as": "signer", "state": "admitted"});
    let admission = admission.to_string().into_bytes();
    cases.push(case(
        "an admission by no initiator",
        call(hub, Some(&token), Method::POST, "/admissions", admission),
        403,
        "not_initiator",
    ));
    refuse_all(hub, Some(scene.object()), cases).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_and_names_that_cannot_be_used() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let raw = |body: &[u8]| {
        call(
            hub,
            Some(&hub.token),
            Method::POST,
            "/endorsements",
            body.to_vec(),
        )
    };
    let endorse = |object: &str, names: Value| {
        hub.post(
            "/endorsements",
            json!({"org": hub.org, "object": object, "names": names}),
        )
    };
    let object = scene.object();
    let unknown = format!("{}/appeals/never-heard-of", hub.url);
    let closed = "http://localhost:1/appeals/x";
    let gone = format!("{}/appeals/none", scene.foreign.base);
    let withdraw = format!("/endorsements?org=hub&object={unknown}");
    let read = |path: &'static str, object: &str, more: Option<(&'static str, &'static str)>| {
        let object = object.to_owned();
        async move {
            let query: Vec<(&str, &str)> = [("object", object.as_str())]
                .into_iter()
                .chain(more)
                .collect();
            hub.get(path, &query).await
        }
    };
    let rows = vec![
        case("half an object", raw(b"{"), 400, "json_invalid"),
        case("no JSON", raw(b"\xff\xfe"), 400, "json_invalid"),
        case("a key twice", raw(br#"{"org":"hub","org":"hub"}"#), 400, "json_duplicate_key"),
        case("10,000 levels", raw("[".repeat(10_000).as_bytes()), 400, "json_depth"),
        case("a list", raw(b"[]"), 422, "member_invalid"),
        case("nothing in it", raw(b"{}"), 422, "member_invalid"),
        case("too large", raw(&vec![b' '; 1024 * 1024 + 1]), 413, "body_too_large"),
        case("an appeal we do not have", endorse(&unknown, json!({"en": "x"})), 404, "appeal_unknown"),
        case("an appeal that is not there", endorse(&gone, json!({"en": "x"})), 404, "appeal_unknown"),
        case("an appeal out of reach", endorse(closed, json!({"en": "x"})), 502, "unreachable"),
        case("an appeal in a private network", endorse("http://10.0.0.1/x", json!({"en": "x"})), 502, "address_forbidden"),
        case("an appeal that is no address", endorse("nonsense", json!({"en": "x"})), 422, "id_not_canonical"),
        case("no name", endorse(object, json!({})), 422, "member_invalid"),
        case("a blank name", endorse(object, json!({"en": " "})), 422, "member_invalid"),
        case("a name of 301 letters", endorse(object, json!({"en": "x".repeat(301)})), 422, "field_too_long"),
        case("a direction override", endorse(object, json!({"en": "a\u{202e}b"})), 422, "text_invalid"),
        case("no language tag", endorse(object, json!({"not a language": "x"})), 422, "unknown_language"),
        case("a withdrawal of nothing", call(hub, Some(&hub.token), Method::DELETE, &withdraw, Vec::new()), 404, "appeal_unknown"),
        case("a follow of nothing", hub.post("/follows", json!({"org": "hub", "account": "nonsense"})), 422, "account_invalid"),
        case("a follow of nobody", hub.post("/follows", json!({"org": "hub", "account": format!("@nobody@{}", scene.foreign.base.trim_start_matches("http://"))})), 404, "actor_unknown"),
        case("a page of nothing", read("/cosigners", object, Some(("per_page", "0"))), 400, "page_invalid"),
        case("a page of a million", read("/cosigners", object, Some(("per_page", "1000000"))), 400, "page_invalid"),
        case("a made-up cursor", read("/cosigners", object, Some(("after", "-1"))), 400, "page_invalid"),
        case("the state of nothing", read("/state", &unknown, None), 404, "appeal_unknown"),
        case("an address of nothing", hub.get("/nothing", &[]), 404, "not_found"),
    ];
    refuse_all(hub, Some(object), rows).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_be_left_out_may_say_nothing() {
    let scene = Scene::new().await;
    let (hub, object) = (&scene.hub, scene.object());
    let mut draft = hub.petition("lamps");
    draft["deadline"] = json!("");
    let held = hub.post("/appeals", draft).await.expect(201);
    assert_eq!(held["deadline"], Value::Null);
    let attestation = json!({
        "org": hub.org, "object": object, "names": {"en": "Night Shift"},
        "alsoKnownAs": null, "kind": null, "provenance": "paper",
    });
    hub.post("/attestations", attestation.clone())
        .await
        .expect(201);
    // What is wrong with a name is said of a line break as of what else is no part of a line.
    for name in ["Night\nShift", "Night\tShift"] {
        let mut of_two_lines = attestation.clone();
        of_two_lines["names"]["en"] = json!(name);
        let refused = hub.post("/attestations", of_two_lines).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (422, "text_invalid"),
            "{}",
            refused.text
        );
        assert!(
            refused.text.contains("a name is one line"),
            "{}",
            refused.text
        );
    }
    let admission = json!({
        "org": hub.org, "object": format!("{object}x"), "about": scene.dockers.id,
        "as": "signer", "state": "admitted", "overrules": null, "key": null,
    });
    let read = hub.post("/admissions", admission).await;
    assert_eq!(
        (read.status.as_u16(), read.code()),
        (404, "appeal_unknown"),
        "{}",
        read.text
    );
    // The name of a scheme may be written in any case.
    let request = hub.client.get(format!("{}/api/v1/appeals", hub.url));
    let request = request.header("authorization", format!("bearer {}", hub.token));
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status().as_u16(), 200);
}
