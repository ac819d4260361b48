//! "Sign from your own server": what may be typed there, and where nobody is ever sent.

use crate::table::Scene;
use reqwest::{Client, Response, StatusCode, header, redirect::Policy};
use serde_json::{Value, json};
use undersigned_tests::{ForeignServer, desk::field, work};

const SUBSCRIBE: &str = "http://ostatus.org/schema/1.0/subscribe";

/// Sends the form as a browser does from the appeal's own page.
async fn type_in(scene: &Scene, handle: &str, headers: &[(&'static str, &str)]) -> Response {
    send(scene, &[("handle", handle)], headers).await
}

async fn send(
    scene: &Scene,
    fields: &[(&str, &str)],
    headers: &[(&'static str, &str)],
) -> Response {
    let client = Client::builder().redirect(Policy::none()).build();
    let address = format!("{}/appeals/free-them/sign/own-server", scene.hub.url);
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    let mut request = client
        .expect("a client can be made")
        .post(address)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.finish());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.expect("the server answers")
}

async fn typed(scene: &Scene, handle: &str) -> (StatusCode, String) {
    let answer = type_in(scene, handle, &[("origin", &scene.hub.url)]).await;
    assert!(!answer.headers().contains_key(header::LOCATION), "{handle}");
    assert!(
        !answer.headers().contains_key(header::SET_COOKIE),
        "{handle}"
    );
    (answer.status(), answer.text().await.expect("a page"))
}

/// Every address that a page links to.
fn links(page: &str) -> Vec<String> {
    let links = page.split(" href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    links
        .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
        .collect()
}

fn account(server: &ForeignServer) -> String {
    format!("mei@{}", server.base.trim_start_matches("http://"))
}

fn give(server: &ForeignServer, links: Value) {
    server.give_links(&format!("acct:{}", account(server)), links);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_sent_where_somebody_else_wants_them() {
    let scene = Scene::new().await;
    for handle in [
        "",
        "javascript:alert(1)",
        "//evil.example",
        "https:evil.example",
        "/%2Fevil.example",
        "https://a:b@evil.example/",
        "data:text/html,<script>",
        "a@b@evil.example",
        "evil.example/authorize?uri=x&on-success=https://evil.example",
        "\"><script>alert(1)</script>@evil.example",
        "@mei@169.254.169.254",
        "@mei@10.0.0.1",
        "https://[::ffff:10.0.0.1]/",
        "@mei@localhost:1",
        &"a".repeat(100_000),
    ] {
        let (status, page) = typed(&scene, handle).await;
        let shown: String = handle.chars().take(80).collect();
        assert_eq!(status.as_u16(), 422, "{shown}: {page}");
        assert!(!page.contains("<script"), "{shown}");
        let led: Vec<String> = links(&page);
        assert!(
            !led.iter().any(|link| link.contains("evil")),
            "{shown}: {led:?}"
        );
    }

    let evil = ForeignServer::start().await;
    let base = &evil.base;
    for template in [
        "https://evil.example/?uri={uri}".to_owned(),
        "javascript:alert('{uri}')".to_owned(),
        "//evil.example/{uri}".to_owned(),
        "https:evil.example?uri={uri}".to_owned(),
        format!("{base}/%2Fevil.example?uri={{uri}}"),
        format!("{base}//evil.example?uri={{uri}}"),
        format!("{base}/x?uri={{uri}}&on-success=https://evil.example"),
        format!("{base}@evil.example/?uri={{uri}}"),
        "http://localhost:1/?evil={uri}".to_owned(),
    ] {
        give(&evil, json!([{"rel": SUBSCRIBE, "template": template}]));
        let (status, page) = typed(&scene, &account(&evil)).await;
        assert_eq!(status.as_u16(), 200, "{template}: {page}");
        let led = links(&page);
        assert!(
            !led.iter()
                .any(|link| link.contains("evil") || link.starts_with("javascript")),
            "{template}: {led:?}"
        );
        assert!(
            page.replace("<wbr>", "").contains(scene.object()),
            "the address, to search for by hand"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_blocked_is_not_asked() {
    let scene = Scene::new().await;
    let blocked = ForeignServer::start().await;
    let template = format!("{}/authorize?uri={{uri}}", blocked.base);
    give(&blocked, json!([{"rel": SUBSCRIBE, "template": template}]));
    let (status, page) = typed(&scene, &account(&blocked)).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    let command = [
        "admin",
        "blocks",
        "add",
        blocked.base.trim_start_matches("http://"),
    ];
    let added = scene.hub.command(&command);
    assert!(added.status.success(), "{added:?}");
    let (status, page) = typed(&scene, &account(&blocked)).await;
    assert_eq!(status.as_u16(), 422, "{page}");
    assert!(page.contains("has nothing to do with that one"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_form_is_taken_from_our_own_page_and_not_without_end() {
    let scene = Scene::new().await;
    for headers in [
        [("origin", "https://evil.example"), ("x-any", "")],
        [
            ("sec-fetch-site", "cross-site"),
            ("origin", scene.hub.url.as_str()),
        ],
    ] {
        let answer = type_in(&scene, "social.example", &headers).await;
        assert_eq!(answer.status().as_u16(), 403, "{headers:?}");
    }
    let mut last = StatusCode::OK;
    for _ in 0..31 {
        let from = [("x-forwarded-for", "203.0.113.7")];
        let answer = type_in(&scene, "https:evil.example", &from).await;
        last = answer.status();
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.headers().contains_key(header::RETRY_AFTER));
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let other = [("x-forwarded-for", "203.0.113.8")];
    let answer = type_in(&scene, "https:evil.example", &other).await;
    assert_eq!(answer.status().as_u16(), 422, "others are not kept out");

    // Of very many networks each form has to show that somebody stands behind it, and has one server asked.
    let handle = "https:evil.example";
    let mut page = String::new();
    for network in 0..300 {
        let from = format!("198.51.{}.{}", network / 250, network % 250);
        let from = [("x-forwarded-for", from.as_str())];
        let answer = type_in(&scene, handle, &from).await;
        page = answer.text().await.expect("a page");
        if page.contains(" data-work=") {
            break;
        }
    }
    assert!(page.contains("Very many people are looking"), "{page}");
    let check = field(&page, "check");
    let work = work(&check);
    let fields = [
        ("handle", handle),
        ("invited", "secret"),
        ("check", check.as_str()),
        ("work", work.as_str()),
    ];
    for words in ["Write an account as", "Very many people are looking"] {
        let page = send(&scene, &fields, &other).await.text().await;
        let page = page.expect("a page");
        assert!(page.contains(words), "{words}: {page}");
        // Whoever came by an invitation and writes it otherwise is still known to have come by it.
        assert_eq!(field(&page, "invited"), "secret");
        assert_ne!(field(&page, "check"), check, "a check is taken once");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_sent_to_their_server_for_a_letter_that_is_closed() {
    let scene = Scene::new().await;
    let server = ForeignServer::start().await;
    let template = format!("{}/authorize?uri={{uri}}", server.base);
    give(&server, json!([{"rel": SUBSCRIBE, "template": template}]));
    let (_, page) = typed(&scene, &account(&server)).await;
    assert!(page.contains("/authorize?uri="), "{page}");

    scene.hub.end("free-them", "close").await.expect(200);
    let (status, page) = typed(&scene, &account(&server)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Signatures are not taken now"), "{page}");
    assert!(!page.contains("/authorize?uri="), "{page}");
}
