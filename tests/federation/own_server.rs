//! From an appeal to one's own server: what is typed in one place leads to another, with the
//! appeal filled in.

use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{
    Answer, Backend, Coalition, Desk, ForeignServer, Server, desk, on_either_database,
};

on_either_database! {
    an_organisation_finds_its_own_desk
    a_fediverse_account_finds_its_own_server
}

/// Types something into the form on an appeal's page, and reads the page that answers.
async fn type_in(server: &Server, path: &str, handle: &str) -> String {
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.append_pair("handle", handle);
    let request = server
        .client
        .post(format!("{}{path}/sign/own-server", server.url))
        .header("origin", &server.url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.finish());
    let answer = Answer::read(request.send().await.expect("the server answers")).await;
    assert_eq!(answer.status.as_u16(), 200, "{handle}: {}", answer.text);
    answer.text
}

/// Where the page's one button leads.
fn way(page: &str) -> String {
    let href = desk::between(page, "<a class=\"button main\" href=\"", "\"");
    href.replace("&#38;", "&").replace("&amp;", "&")
}

async fn an_organisation_finds_its_own_desk(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let object = hub.publish("free-them").await;
    let page = hub.client.get(&object).header("accept", "text/html");
    let page = Answer::read(page.send().await.expect("a page")).await.text;
    assert!(
        page.contains("action=\"/appeals/free-them/sign/own-server\""),
        "the appeal has the form"
    );
    let escaped: String = url::form_urlencoded::byte_serialize(object.as_bytes()).collect();
    let expected = format!("{}/desk/endorse?object={escaped}", dockers.url);
    let host = dockers.host();
    for handle in [
        format!("@dockers@{host}"),
        format!("dockers@{host}"),
        // As people write names, in any letters.
        format!("@Dockers@{}", host.to_uppercase()),
        dockers.org.clone(),
        host.clone(),
        dockers.url.clone(),
    ] {
        let page = type_in(hub, "/appeals/free-them", &handle).await;
        assert_eq!(way(&page), expected, "{handle}");
        assert!(page.contains(&host), "the page says where that leads");
    }

    let mut desk = Desk::of(dockers).await;
    let path = expected.trim_start_matches(dockers.url.as_str());
    let page = desk.get(path).await;
    let filled_in = format!("value=\"{object}\"");
    assert!(page.contains(&filled_in), "no {filled_in} in {page}");
    let fields = [
        ("csrf", desk::field(&page, "csrf")),
        ("object", object.clone()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let (status, to) = desk.post("/desk/endorse", &fields).await;
    assert!(
        status.is_redirection() && to.contains("/desk/endorse/check"),
        "{status} {to}"
    );

    // From the copy at another server the way is the same, home as well.
    let copy = format!("/appeals/{}/free-them", hub.host());
    assert_eq!(way(&type_in(dockers, &copy, &host).await), expected);
}

async fn a_fediverse_account_finds_its_own_server(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let escaped: String = url::form_urlencoded::byte_serialize(object.as_bytes()).collect();
    let social = ForeignServer::start().await;
    let base = social.base.clone();
    let host = base.trim_start_matches("http://").to_owned();
    let account = format!("@mei@{host}");
    let answer = |links: Value| social.give_links(&format!("acct:mei@{host}"), links);
    let template = |rel: &str, path: &str| json!({"rel": rel, "template": format!("{base}{path}")});
    let own = json!({"rel": "self", "type": "application/activity+json", "href": format!("{base}/users/mei")});
    let subscribe = template(
        "http://ostatus.org/schema/1.0/subscribe",
        "/authorize_interaction?uri={uri}",
    );
    let create = template(
        "https://w3id.org/fep/3b86/Create",
        "/share?text={content}&to={inReplyTo}&then={on-success}",
    );
    let shown = template(
        "https://w3id.org/fep/3b86/Object",
        "/intents/object?id={object}",
    );

    // As Mastodon answers.
    answer(json!([own, subscribe]));
    let page = type_in(&hub, "/appeals/free-them", &account).await;
    assert_eq!(
        way(&page),
        format!("{base}/authorize_interaction?uri={escaped}")
    );
    let words = format!("@hub@{} #WeCoSign", hub.host());
    assert!(page.contains(&words), "what to reply: {page}");

    // With the intents of FEP-3b86.
    answer(json!([own, subscribe, create]));
    let page = type_in(&hub, "/appeals/free-them", &account).await;
    let found = url::Url::parse(&way(&page)).expect("an address");
    let pairs: Vec<(String, String)> = found.query_pairs().into_owned().collect();
    let expected = [
        ("text".to_owned(), format!("{words} {object}")),
        ("to".to_owned(), object.clone()),
        ("then".to_owned(), String::new()),
    ];
    assert_eq!(pairs, expected);
    answer(json!([subscribe, create, shown]));
    let page = type_in(&hub, "/appeals/free-them", &account).await;
    assert_eq!(way(&page), format!("{base}/intents/object?id={escaped}"));

    // With nothing, it is explained.
    answer(json!([own]));
    let page = type_in(&hub, "/appeals/free-them", &account).await;
    assert!(!page.contains("class=\"button main\""), "no link");
    // An address has places at which a line may end.
    let page = page.replace("<wbr>", "");
    assert!(page.contains(&object) && page.contains(&words), "{page}");
}
