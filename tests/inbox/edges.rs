//! How readers and their programs meet what is here: as a page or as a document, without a body, from pages of
//! other sites; and what this server says of itself.

use crate::PROGRAM;
use reqwest::{
    Method, Response,
    header::{
        ACCEPT, ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS,
        ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_REQUEST_METHOD,
        AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderName,
        IF_NONE_MATCH, LOCATION, ORIGIN, REFERRER_POLICY, VARY,
    },
};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server};

/// Where the source code is said to be.
const SOURCE: &str = "https://code.example/undersigned";
const HTML: &str = "text/html";

/// A server with an appeal, that says where its source code is.
async fn hub() -> Server {
    let source = [("UNDERSIGNED_SOURCE_URL", SOURCE)];
    let hub = Server::start_with(PROGRAM, "hub", Backend::Sqlite, &source).await;
    hub.publish("brakes").await;
    hub
}

async fn ask(
    hub: &Server,
    method: &Method,
    path: &str,
    headers: &[(HeaderName, &str)],
) -> Response {
    let address = format!("{}{path}", hub.url);
    let mut request = hub.client.request(method.clone(), address);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    request.send().await.expect("the server answers")
}

fn header(response: &Response, name: HeaderName) -> String {
    let value = response.headers().get(name);
    let value = value.and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

async fn text(hub: &Server, path: &str) -> String {
    let response = ask(hub, &Method::GET, path, &[(ACCEPT, HTML)]).await;
    assert_eq!(response.status().as_u16(), 200, "{path}");
    response.text().await.expect("text")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_greater_weight_decides_between_page_and_object() {
    let hub = hub().await;
    let object = "application/activity+json";
    let page = "text/html; charset=utf-8";
    for path in ["/appeals/brakes", "/appeals/brakes/cosigners", "/orgs/hub"] {
        for (accept, kind) in [
            ("text/html;q=0.9, application/activity+json", object),
            (
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                object,
            ),
            ("application/activity+json, */*;q=0.1", object),
            ("*/*;q=0.1", page),
            ("application/activity+json;q=0, */*", page),
            ("text/html, application/activity+json;q=0.9", page),
        ] {
            let answer = ask(&hub, &Method::GET, path, &[(ACCEPT, accept)]).await;
            assert_eq!(answer.status().as_u16(), 200, "{path} {accept}");
            assert_eq!(header(&answer, CONTENT_TYPE), kind, "{path} {accept}");
            let vary = header(&answer, VARY);
            let mut varies = vary.split(',').map(str::trim);
            assert!(varies.any(|name| name == "Accept"), "{path}: {vary}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_looks_at_the_server_itself_finds_a_page_and_a_program_its_actor() {
    let hub = hub().await;
    let actor = "application/activity+json";
    for accept in [actor, "*/*", "application/ld+json, text/html;q=0.5"] {
        let answer = ask(&hub, &Method::GET, "/actor", &[(ACCEPT, accept)]).await;
        assert_eq!(answer.status().as_u16(), 200, "{accept}");
        assert_eq!(header(&answer, CONTENT_TYPE), actor, "{accept}");
    }
    for accept in ["text/html", "text/html,application/xhtml+xml,*/*;q=0.8"] {
        let answer = ask(&hub, &Method::GET, "/actor", &[(ACCEPT, accept)]).await;
        assert_eq!(answer.status().as_u16(), 303, "{accept}");
        assert_eq!(header(&answer, LOCATION), "/", "{accept}");
        assert_eq!(header(&answer, VARY), "Accept", "{accept}");
    }
    let meta = ask(&hub, &Method::GET, "/.well-known/host-meta", &[]).await;
    assert_eq!(meta.status().as_u16(), 200);
    let kind = "application/xrd+xml; charset=utf-8";
    assert_eq!(header(&meta, CONTENT_TYPE), kind);
    let meta = meta.text().await.expect("a document");
    let template = format!(
        "template=\"{}/.well-known/webfinger?resource={{uri}}\"",
        hub.url
    );
    assert!(meta.contains(&template), "{meta}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn head_says_what_get_says() {
    let hub = hub().await;
    for path in [
        "/",
        "/appeals/brakes",
        "/appeals/brakes/badge.svg",
        "/appeals/brakes/cosigners.csv",
        "/appeals/brakes/cosigners.json",
        "/appeals/brakes/qr.svg",
        "/appeals/brakes/updates.atom",
        "/api/openapi.json",
        "/api/v1/pending",
        "/favicon.svg",
        "/nodeinfo/2.0",
        "/nowhere",
        "/orgs/hub",
        "/robots.txt",
        "/signature?token=x",
        "/.well-known/nodeinfo",
        "/.well-known/webfinger",
    ] {
        let whole = ask(&hub, &Method::GET, path, &[]).await;
        let head = ask(&hub, &Method::HEAD, path, &[]).await;
        assert_eq!(head.status(), whole.status(), "{path}");
        for name in [CACHE_CONTROL, CONTENT_TYPE, ETAG, VARY] {
            let (head, whole) = (header(&head, name.clone()), header(&whole, name.clone()));
            assert_eq!(head, whole, "{path}: {name}");
        }
        let (length, tag) = (header(&head, CONTENT_LENGTH), header(&whole, ETAG));
        let body = whole.bytes().await.expect("a body");
        if !length.is_empty() {
            assert_eq!(length, body.len().to_string(), "{path}");
        }
        assert!(head.bytes().await.expect("no body").is_empty(), "{path}");
        if !tag.is_empty() {
            // As other programs write it: strong, and among others.
            let held = format!("\"x\", {}", tag.trim_start_matches("W/"));
            for method in [Method::GET, Method::HEAD] {
                let held = [(IF_NONE_MATCH, held.as_str())];
                let unchanged = ask(&hub, &method, path, &held).await;
                assert_eq!(unchanged.status().as_u16(), 304, "{method} {path}");
            }
        }
    }
    // Packed for the way, it has a length that is not known before.
    let packed = [(ACCEPT_ENCODING, "br")];
    let head = ask(&hub, &Method::HEAD, "/appeals/brakes", &packed).await;
    assert_ne!(header(&head, CONTENT_LENGTH), "0");
    let posts = ask(&hub, &Method::HEAD, "/inbox", &[]).await;
    assert_eq!(posts.status().as_u16(), 405);
    // Less is around that address than around all others, and every answer carries the same.
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(header(&posts, HeaderName::from_static(name)), value);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_sites_read_what_anybody_may_read() {
    let hub = hub().await;
    let elsewhere = (ORIGIN, "https://elsewhere.example");
    let bearer = format!("Bearer {}", hub.token);
    let object = "application/activity+json";
    let may_read = |answer: &Response| {
        let credentials = header(answer, ACCESS_CONTROL_ALLOW_CREDENTIALS);
        assert_eq!(credentials, "", "{}", answer.url());
        header(answer, ACCESS_CONTROL_ALLOW_ORIGIN) == "*"
    };
    for path in [
        "/appeals/brakes",
        "/appeals/brakes/bundle",
        "/appeals/brakes/cosigners.csv",
        "/appeals/brakes/cosigners.json",
        "/appeals/brakes/updates.atom",
        "/api/openapi.json",
        "/nodeinfo/2.1",
        "/orgs/hub",
        "/.well-known/nodeinfo",
        "/.well-known/webfinger?resource=acct:nobody@nowhere.example",
    ] {
        let asked = [elsewhere.clone(), (ACCEPT, object)];
        let answer = ask(&hub, &Method::GET, path, &asked).await;
        assert!(may_read(&answer), "{path}");
    }
    // With a token, which no browser sends by itself.
    let asked = [elsewhere.clone(), (AUTHORIZATION, bearer.as_str())];
    let answer = ask(&hub, &Method::GET, "/api/v1/appeals", &asked).await;
    assert_eq!(answer.status().as_u16(), 200);
    assert!(may_read(&answer));
    // Neither pages nor what is meant for one person, nor anything that changes something.
    for path in [
        "/",
        "/appeals/brakes",
        "/appeals/brakes/sign",
        "/desk",
        "/sign-in",
        "/signature?token=x",
    ] {
        let asked = [elsewhere.clone(), (ACCEPT, HTML)];
        let answer = ask(&hub, &Method::GET, path, &asked).await;
        assert!(!may_read(&answer), "{path}");
    }
    let close = "/api/v1/appeals/brakes/close";
    let asked = [elsewhere.clone(), (AUTHORIZATION, bearer.as_str())];
    assert!(!may_read(&ask(&hub, &Method::POST, close, &asked).await));

    let asks = [elsewhere, (ACCESS_CONTROL_REQUEST_METHOD, "POST")];
    for (path, tokens) in [("/api/v1/appeals", true), ("/appeals/brakes", false)] {
        let told = ask(&hub, &Method::OPTIONS, path, &asks).await;
        assert_eq!(told.status().as_u16(), 204, "{path}");
        assert!(may_read(&told), "{path}");
        let methods = header(&told, ACCESS_CONTROL_ALLOW_METHODS);
        assert_eq!(methods, "GET, HEAD", "{path}");
        let sent = header(&told, ACCESS_CONTROL_ALLOW_HEADERS);
        assert_eq!(sent.contains("Authorization"), tokens, "{path}: {sent}");
    }
    for path in ["/desk", "/sign-in", "/inbox"] {
        let told = ask(&hub, &Method::OPTIONS, path, &asks).await;
        assert_ne!(told.status().as_u16(), 204, "{path}");
        assert!(!may_read(&told), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_for_one_person_are_neither_found_nor_passed_on() {
    let hub = hub().await;
    let robots = HeaderName::from_static("x-robots-tag");
    let rules = text(&hub, "/robots.txt").await;
    assert!(rules.starts_with("User-agent: *\n"), "{rules}");
    for path in [
        "/co-sign",
        "/invited",
        "/news",
        "/news/confirm",
        "/registration",
        "/sign-by-form/confirm",
        "/sign-by-form/manage",
        "/sign/confirm",
        "/signature",
    ] {
        let link = format!("{path}?token=x");
        let page = ask(&hub, &Method::GET, &link, &[(ACCEPT, HTML)]).await;
        assert_eq!(header(&page, robots.clone()), "noindex", "{path}");
        assert_eq!(header(&page, REFERRER_POLICY), "no-referrer", "{path}");
        let is_named = |rule: &str| {
            let beginning = rule.strip_prefix("Disallow: ");
            beginning.is_some_and(|beginning| path.starts_with(beginning))
        };
        assert!(rules.lines().any(is_named), "{path}: {rules}");
    }
    let page = ask(&hub, &Method::GET, "/appeals/brakes", &[(ACCEPT, HTML)]).await;
    assert_eq!(header(&page, robots), "");
    assert_eq!(header(&page, REFERRER_POLICY), "no-referrer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_uses_it_is_told_what_it_is_and_where_its_source_code_is() {
    let hub = hub().await;
    let links = hub.fetch("/.well-known/nodeinfo").await.expect(200);
    for (index, version) in ["2.1", "2.0"].into_iter().enumerate() {
        let schema = format!("http://nodeinfo.diaspora.software/ns/schema/{version}");
        let link = json!({"rel": schema, "href": format!("{}/nodeinfo/{version}", hub.url)});
        assert_eq!(links["links"][index], link);
        let path = format!("/nodeinfo/{version}");
        let answer = ask(&hub, &Method::GET, &path, &[]).await;
        let kind = format!("application/json; profile=\"{schema}#\"");
        assert_eq!(header(&answer, CONTENT_TYPE), kind);
        let document: Value = answer.json().await.expect("JSON");
        assert_eq!(document["version"], version);
        assert_eq!(document["usage"]["localPosts"], 1);
        let source = document["software"].get("repository");
        let said = (version == "2.1").then(|| json!(SOURCE));
        assert_eq!(source, said.as_ref(), "{document}");
    }
    let other = ask(&hub, &Method::GET, "/nodeinfo/1.0", &[]).await;
    assert_eq!(other.status().as_u16(), 404);

    let link = format!("<a href=\"{SOURCE}\">Source code</a>");
    for path in ["/", "/appeals/brakes", "/sign-in", "/appeals/brakes/sign"] {
        let page = text(&hub, &format!("{path}?lang=en")).await;
        assert!(page.contains(&link), "{path}: {page}");
    }
    assert_eq!(hub.doctor("source code")["found"], SOURCE);
}
