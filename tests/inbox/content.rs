//! Words that want to be more than words: on pages, in feeds and in exports; and forms that other
//! sites fill in.

use crate::table::Scene;
use serde_json::json;
use undersigned_federation::signatures::Scheme;
use undersigned_tests::{Answer, Picture, Server, millis};

const SCRIPT: &str =
    "]]></title></script><script>alert(1)</script><img src=x onerror=alert(1)>&lt;";

/// Status, headers and body of a page.
async fn page(server: &Server, path: &str) -> (u16, reqwest::header::HeaderMap, String) {
    let request = server.client.get(format!("{}{path}", server.url));
    let answer = request.header("accept", "text/html").send().await;
    let answer = answer.expect("the server answers");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    (status, headers, answer.text().await.expect("a body"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_stay_words_wherever_they_are_shown() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let mut draft = hub.petition("words");
    draft["title"] = json!({"en": SCRIPT, "zh-Hant": SCRIPT});
    draft["body"] = json!({
        "en": format!("{SCRIPT}\n\n[x](javascript:alert(1)) ![y](https://tracker.example/p.gif)"),
        "zh-Hant": "<svg onload=alert(1)><style>*{display:none}</style><base href=//evil.example>",
    });
    draft["demands"][0]["text"]["en"] = json!(SCRIPT);
    draft["addressees"] = json!([{"office": SCRIPT}]);
    let id = hub.publish_draft(draft).await;
    let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
    for (actor, name) in [
        (&scene.dockers, "=cmd|' /C calc'!A0,\"x\""),
        (&scene.sibling, "<script>alert(1)</script>"),
    ] {
        let endorsed = actor.sign(actor.endorsement(&appeal, name, millis()));
        let create = actor.activity("Create", endorsed);
        let letter = actor.letter(Scheme::Cavage, &scene.inbox, &create);
        letter.send().await.expect(202);
    }
    assert_eq!(hub.list(&id).await.len(), 2);
    for path in [
        "/",
        "/appeals/words",
        "/appeals/words?lang=zh-Hant",
        "/appeals/words/cosigners",
        "/appeals/words/revisions/1",
        "/appeals/words/updates.atom",
        "/orgs/hub",
    ] {
        let (status, headers, text) = page(hub, path).await;
        assert_eq!(status, 200, "{path}");
        // Our one script comes from a file of ours and has nothing between its tags.
        let ours = "<script src=\"/assets/live.";
        let lower = text.to_lowercase().replace(ours, "");
        for bad in [
            "<script",
            "<img src=x",
            "<svg onload",
            "<style",
            "<base",
            "tracker.example/p.gif\"",
            "href=\"javascript",
        ] {
            assert!(!lower.contains(bad), "{path}: {bad}: {text}");
        }
        let policy = headers["content-security-policy"].to_str().expect("text");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
    }
    let (_, _, csv) = page(hub, "/appeals/words/cosigners.csv").await;
    assert!(csv.contains("'=cmd"), "{csv}");
    for line in csv.lines() {
        for cell in line.split(',') {
            assert!(
                !cell.trim_matches('"').starts_with(['=', '+', '-', '@']),
                "{csv}"
            );
        }
    }
}

fn filled_in(request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
    let kind = "application/x-www-form-urlencoded";
    let form = "email=hub%40unions.example&password=x";
    request.header("content-type", kind).body(form)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_sites_fill_in_no_form() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let before = Picture::at_rest(hub, Some(scene.object())).await;
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ] {
        for path in ["/sign-in", "/desk/appeals/free-them/close"] {
            let request = hub.client.post(format!("{}{path}", hub.url));
            let answer = filled_in(request.header(name, value)).send().await;
            let answer = answer.expect("the server answers");
            assert_ne!(answer.status().as_u16(), 200, "{path}");
            assert!(!answer.headers().contains_key("set-cookie"), "{path}");
        }
        let request = hub.client.post(format!("{}/sign-in", hub.url));
        let request = request.header("accept", "application/json");
        let answer = filled_in(request.header(name, value)).send().await;
        let answer = Answer::read(answer.expect("the server answers")).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "csrf"));
    }
    // A GET never changes anything, whoever it comes from.
    for path in [
        "/appeals/free-them/close",
        "/api/v1/appeals/free-them/close",
        "/sign-out",
    ] {
        let (status, _, _) = page(hub, path).await;
        assert!(status >= 303, "{path}: {status}");
    }
    let after = Picture::at_rest(hub, Some(scene.object())).await;
    assert!(
        before.changed(&after).is_empty(),
        "left behind{}",
        before.difference(&after)
    );
}
