//! WebFinger and the name the server answers to.

use crate::table::{Scene, case, refuse_all};
use serde_json::json;
use undersigned_tests::{Answer, ForeignServer, Server, picture::column};

async fn ask(server: &Server, query: String) -> Answer {
    let address = format!("{}/.well-known/webfinger{query}", server.url);
    let request = server.client.get(address);
    Answer::read(request.send().await.expect("the server answers")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webfinger_answers_for_this_server_only() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let host = hub.url.trim_start_matches("http://").to_owned();
    let port = host.rsplit_once(':').expect("a port").1.to_owned();
    let of = |resource: &str| {
        let query: String = url::form_urlencoded::Serializer::new("?".to_owned())
            .append_pair("resource", resource)
            .finish();
        ask(hub, query.replacen("?&", "?", 1))
    };
    let long = format!("acct:{}@{host}", "a".repeat(10_000));
    let rows = vec![
        case(
            "another server's admin",
            of("acct:admin@other.example"),
            404,
            "actor_unknown",
        ),
        case(
            "nobody",
            of(&format!("acct:nobody@{host}")),
            404,
            "actor_unknown",
        ),
        case(
            "another port",
            of("acct:hub@localhost:1"),
            400,
            "resource_invalid",
        ),
        case(
            "an address of nobody",
            of(&format!("{}/orgs/nobody", hub.url)),
            404,
            "actor_unknown",
        ),
        case(
            "no resource",
            ask(hub, String::new()),
            400,
            "resource_invalid",
        ),
        case("an empty one", of(""), 400, "resource_invalid"),
        case(
            "two",
            ask(
                hub,
                format!("?resource=acct:hub@{host}&resource=acct:hub@{host}"),
            ),
            400,
            "resource_invalid",
        ),
        case("two hosts", of("acct:a@b@c"), 400, "resource_invalid"),
        case("10 KB", of(&long), 400, "resource_invalid"),
        case("a path", of("../../etc/passwd"), 400, "resource_invalid"),
        case(
            "a host with a path",
            of(&format!("acct:hub@{host}/x")),
            400,
            "resource_invalid",
        ),
        case(
            "a host with a fragment",
            of(&format!("acct:hub@{host}#x")),
            400,
            "resource_invalid",
        ),
        case(
            "a host with a user",
            of(&format!("acct:hub@x:y@{host}")),
            400,
            "resource_invalid",
        ),
        case(
            "ideographic full stops",
            of("acct:hub@other。example"),
            400,
            "resource_invalid",
        ),
        case(
            "no name",
            of(&format!("acct:@{host}")),
            400,
            "resource_invalid",
        ),
        case("no host", of("acct:hub@"), 400, "resource_invalid"),
        case(
            "another scheme",
            of("mailto:hub@localhost"),
            400,
            "resource_invalid",
        ),
        case(
            "our host in capitals and no such port",
            of(&format!("acct:hub@LOCALHOST:0{port}")),
            400,
            "resource_invalid",
        ),
    ];
    refuse_all(hub, Some(scene.object()), rows).await;

    let found = of(&format!("acct:hub@{host}")).await.expect(200);
    assert_eq!(found["subject"], format!("acct:hub@{host}"));
    let link = json!({"rel": "self", "type": "application/activity+json", "href": hub.org});
    assert!(
        found["links"].as_array().expect("links").contains(&link),
        "{found}"
    );
    for typed in [
        format!("acct:HUB@{}", host.to_uppercase()),
        hub.org.replace("http://localhost", "HTTP://LocalHost"),
    ] {
        assert_eq!(of(&typed).await.expect(200), found, "{typed}");
    }
    assert_eq!(
        of(&hub.org).await.expect(200)["subject"],
        found["subject"],
        "it loops back"
    );
    // The server's own actor by the server's address, as its `url` says it and as it is read.
    let own = of(&format!("{}/actor", hub.url)).await.expect(200);
    for address in [hub.url.clone(), format!("{}/", hub.url)] {
        assert_eq!(of(&address).await.expect(200), own, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_host_is_misdirected() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let get = |path: &'static str, name: &'static str, value: &'static str| async move {
        let request = hub
            .client
            .get(format!("{}{path}", hub.url))
            .header(name, value);
        Answer::read(request.send().await.expect("the server answers")).await
    };
    let rows = vec![
        case(
            "WebFinger of another host",
            get("/.well-known/webfinger?resource=x", "host", "evil.example"),
            421,
            "host_unknown",
        ),
        case(
            "an appeal of another host",
            get("/appeals/free-them", "host", "evil.example"),
            421,
            "host_unknown",
        ),
        case(
            "the API of another host",
            get("/api/v1/state", "host", "evil.example"),
            421,
            "host_unknown",
        ),
    ];
    refuse_all(hub, Some(scene.object()), rows).await;
    // Whoever runs the server and opens it by another name reads a page, in their language.
    let request = hub.client.get(format!("{}/", hub.url));
    let request = request.header("host", "evil.example");
    let request = request
        .header("accept", "text/html")
        .header("accept-language", "fr");
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status().as_u16(), 421);
    let page = answer.text().await.expect("a page");
    assert!(page.contains("<html lang=\"fr\""), "{page}");
    assert!(!page.contains("host_unknown"), "{page}");
    // It says by which name it would have been answered, and nothing of the one that was asked.
    let address = hub.url.trim_end_matches('/');
    assert!(page.contains(&format!("<a href=\"{address}\"")), "{page}");
    assert!(!page.contains("evil.example"), "{page}");
    // Its style sheet is there by that name too, and what is no file of the program is not.
    let style = page.split("<link rel=\"stylesheet\" href=\"").nth(1);
    let style = style.and_then(|rest| rest.split('"').next());
    let style = style.expect("the page has a style sheet");
    for (path, expected) in [(style, 200), ("/assets/site.css", 421), ("/media/x", 421)] {
        let request = hub.client.get(format!("{address}{path}"));
        let request = request.header("host", "evil.example");
        let answer = request.send().await.expect("the server answers");
        assert_eq!(answer.status().as_u16(), expected, "{path}");
    }
    let request = hub.client.post(format!("{address}{style}"));
    let request = request.header("host", "evil.example");
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status().as_u16(), 421);
    // What a proxy is said to have heard changes nothing.
    let request = hub
        .client
        .get(&hub.org)
        .header("accept", "application/activity+json");
    let answer = request
        .header("x-forwarded-host", "evil.example")
        .send()
        .await;
    let actor = Answer::read(answer.expect("the server answers"))
        .await
        .expect(200);
    assert_eq!(actor["id"], hub.org.as_str());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_of_the_server_where_its_actor_is() {
    let scene = Scene::new().await;
    let evil = ForeignServer::start().await;
    let mallory = evil.organization("mallory");
    // The dockers' server says that one of its accounts is an actor elsewhere.
    scene.foreign.give_account("union", &mallory.id);
    let account = format!(
        "@union@{}",
        scene.foreign.base.trim_start_matches("http://")
    );
    let body = json!({"org": scene.hub.org, "account": account});
    let answer = scene.hub.post("/follows", body).await.expect(202);
    let shown = answer.to_string();
    assert!(shown.contains(&mallory.id), "{shown}");
    assert!(!shown.contains("union@"), "{shown}");
    let known = column(&scene.hub, "following", "actor").await;
    assert_eq!(known, [json!(mallory.id)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_cannot_be_read_is_answered_with_a_code() {
    let scene = Scene::new().await;
    let hub = &scene.hub;
    let rows = [
        ("/orgs/hub/outbox?page=2", "page_invalid"),
        ("/orgs/hub/outbox?page=true&before=x", "page_invalid"),
        ("/orgs/hub/outbox?page=true&before=-5", "page_invalid"),
        ("/orgs/hub/outbox?page=true&before=0", "page_invalid"),
        ("/orgs/%FF", "address_invalid"),
        ("/appeals/%c0%af", "address_invalid"),
        ("/api/v1/appeals/%FF", "address_invalid"),
    ];
    let rows = rows.map(|(path, code)| case(path, hub.fetch(path), 400, code));
    refuse_all(hub, Some(scene.object()), rows.into()).await;
    let page = hub.page("/appeals/%FF").await;
    assert_eq!(page.status, 400);
    assert!(page.text.contains("<html"), "{}", page.text);
    // What is asked for twice is no fault of the address.
    let sheet = hub.fetch("/theme.css?org=hub&org=hub").await;
    assert_eq!((sheet.status.as_u16(), sheet.code()), (404, "not_found"));
}
