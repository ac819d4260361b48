//! Requests that are too large, of the wrong kind, or no JSON.

use crate::table::{Scene, letter, refuse_all};
use axum::http::StatusCode;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Letter, Picture, now};

const LIMIT: usize = 1024 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_are_no_json_of_ours() {
    let scene = Scene::new().await;
    let post = |body: Vec<u8>| {
        scene
            .dockers
            .letter_at(Scheme::Cavage, &scene.inbox, body, now())
    };
    let text = |body: &str| post(body.as_bytes().to_vec());
    let like = scene.dockers.activity("Like", json!(scene.object()));
    let plain = like.to_string();
    let with = |name: &str, value: &str| text(&format!("{{\"{name}\":{value},{}", &plain[1..]));
    let many = vec!["https://a.example/x"; 100_000];
    let refused = vec![
        letter("half an object", text("{"), 400, "json_invalid"),
        letter("nothing", text(""), 400, "json_invalid"),
        letter("no object", text("[]"), 400, "json_invalid"),
        letter(
            "two values",
            text(&format!("{plain} {plain}")),
            400,
            "json_invalid",
        ),
        letter(
            "a byte order mark",
            text(&format!("\u{feff}{plain}")),
            400,
            "json_invalid",
        ),
        letter(
            "invalid UTF-8",
            post(b"{\"a\":\"\xff\"}".to_vec()),
            400,
            "json_invalid",
        ),
        letter(
            "UTF-16",
            post(plain.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            400,
            "json_invalid",
        ),
        letter(
            "a lone surrogate",
            with("x", r#""\ud800""#),
            400,
            "json_invalid",
        ),
        letter("infinity", with("x", "Infinity"), 400, "json_invalid"),
        letter(
            "10,000 items",
            with("x", &json!(vec![0; 10_000]).to_string()),
            400,
            "json_limits",
        ),
        letter(
            "10,001 members",
            with(
                "x",
                &format!(
                    "{{{}}}",
                    (0..10_001)
                        .map(|n| format!("\"{n}\":0"))
                        .collect::<Vec<_>>()
                        .join(",")
                ),
            ),
            400,
            "json_limits",
        ),
        letter(
            "100,000 values",
            with("x", &json!(vec![vec![0; 1_000]; 100]).to_string()),
            400,
            "json_limits",
        ),
        letter(
            "1,001 tags",
            with("tag", &json!(vec!["x"; 1_001]).to_string()),
            400,
            "json_limits",
        ),
        letter("NaN", with("x", "NaN"), 400, "json_invalid"),
        letter("1e400", with("x", "1e400"), 400, "number_range"),
        letter(
            "10,000 levels",
            text(&"[".repeat(10_000)),
            400,
            "json_depth",
        ),
        letter(
            "33 levels",
            with("x", &format!("{}{}", "[".repeat(33), "]".repeat(33))),
            400,
            "json_depth",
        ),
        letter(
            "a key twice",
            with("id", "\"x\""),
            400,
            "json_duplicate_key",
        ),
        letter(
            "a key twice, escaped",
            with(r"\u0061ctor", "\"x\""),
            400,
            "json_duplicate_key",
        ),
        letter(
            "a key twice, deep down",
            with("x", r#"{"a":1,"a":1}"#),
            400,
            "json_duplicate_key",
        ),
        letter(
            "100,000 addressees",
            with("to", &json!(many[..40_000]).to_string()),
            400,
            "json_limits",
        ),
        letter(
            "no type",
            text(r#"{"id":"x","actor":"y"}"#),
            400,
            "member_invalid",
        ),
        letter("@graph", with("@graph", "[]"), 422, "jsonld_keyword"),
        letter(
            "a value spelt out",
            with("x", r#"{"@value":1}"#),
            422,
            "jsonld_keyword",
        ),
        letter(
            "@reverse, deep down",
            with("x", r#"{"@reverse":{}}"#),
            422,
            "jsonld_keyword",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_of_the_wrong_kind() {
    let scene = Scene::new().await;
    let like = scene.dockers.activity("Like", json!(scene.object()));
    let good = || scene.dockers.letter(Scheme::Cavage, &scene.inbox, &like);
    let kind = |kind| good().with("content-type", kind);
    let coded = |coding| good().with("content-encoding", coding);
    let other = "application/ld+json; profile=\"https://a.example/\"";
    let refused = vec![
        letter(
            "a form",
            kind("application/x-www-form-urlencoded"),
            415,
            "content_type",
        ),
        letter("text/html", kind("text/html"), 415, "content_type"),
        letter("plain JSON", kind("application/json"), 415, "content_type"),
        letter(
            "JSON-LD without profile",
            kind("application/ld+json"),
            415,
            "content_type",
        ),
        letter(
            "JSON-LD of another profile",
            kind(other),
            415,
            "content_type",
        ),
        letter(
            "no type",
            good().without("content-type"),
            415,
            "content_type",
        ),
        letter("gzip", coded("gzip"), 415, "content_encoding"),
        letter("br", coded("br"), 415, "content_encoding"),
        letter(
            "identity, gzip",
            coded("identity, gzip"),
            415,
            "content_encoding",
        ),
        letter(
            "one byte too many",
            Letter::unsigned(&scene.inbox, vec![b' '; LIMIT + 1]),
            413,
            "body_too_large",
        ),
        letter(
            "another host",
            good().with("host", "evil.example"),
            421,
            "host_unknown",
        ),
        letter(
            "our host, another port",
            good().with("host", "localhost:1"),
            421,
            "host_unknown",
        ),
    ];
    refuse_all(&scene.hub, Some(scene.object()), refused).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_unknown_length_is_cut_off_at_the_limit() {
    let scene = Scene::new().await;
    let before = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    let address = scene.hub.url.trim_start_matches("http://").to_owned();
    let stream = TcpStream::connect(address.replace("localhost", "127.0.0.1")).await;
    let (mut reader, mut writer) = stream.expect("the server listens").into_split();
    let head = format!(
        "POST /inbox HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/activity+json\r\n\
         Transfer-Encoding: chunked\r\n\r\n"
    );
    // It never ends by itself: what ends it is the server.
    let sending = tokio::spawn(async move {
        let chunk = format!("{:x}\r\n{}\r\n", 16 * 1024, " ".repeat(16 * 1024));
        let mut sent = 0_usize;
        let mut outcome = writer.write_all(head.as_bytes()).await;
        while outcome.is_ok() && sent < 64 * LIMIT {
            outcome = writer.write_all(chunk.as_bytes()).await;
            sent += 16 * 1024;
        }
        sent
    });
    let mut answer = Vec::new();
    let mut part = [0; 4096];
    while !String::from_utf8_lossy(&answer).contains("body_too_large") {
        match reader.read(&mut part).await {
            Ok(0) | Err(_) => break,
            Ok(read) => answer.extend_from_slice(&part[..read]),
        }
    }
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let sent = sending.await.expect("the sender ends");
    assert!(sent < 64 * LIMIT, "the server went on reading");
    let after = Picture::at_rest(&scene.hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_inbox_takes_posts() {
    let scene = Scene::new().await;
    let like = scene.dockers.activity("Like", json!(scene.object()));
    for path in [
        "/actor",
        "/orgs/hub",
        "/orgs/hub/outbox",
        "/appeals/free-them",
    ] {
        let address = format!("{}{path}", scene.hub.url);
        let answer = scene
            .dockers
            .letter(Scheme::Cavage, &address, &like)
            .send()
            .await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
}
