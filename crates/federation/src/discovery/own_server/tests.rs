use super::*;
use serde_json::json;

const TO_SIGN: ToSign<'_> = ToSign {
    object: "https://hub.example/appeals/a?b&c",
    reply: "@hub@hub.example #WeCoSign & more",
};

fn resource(typed: &str) -> Option<String> {
    read(typed, true).and_then(|it| it.resources.into_iter().next())
}

#[test]
fn an_account_an_address_or_a_host_is_read() {
    let read = |typed| resource(typed).unwrap_or_else(|| panic!("{typed}"));
    for typed in ["@a@b.example", " a@B.example ", "acct:a@b.example"] {
        assert_eq!(read(typed), "acct:a@b.example");
    }
    assert_eq!(read("https://b.example/orgs/x"), "https://b.example/orgs/x");
    assert_eq!(read("HTTPS://B.Example/orgs/x"), "https://b.example/orgs/x");
    assert_eq!(read("b.example"), "https://b.example/");
    assert_eq!(read("https://b.example"), "https://b.example/");
    assert_eq!(read("localhost:8081"), "http://localhost:8081/");
    assert_eq!(read("@a@bücher.example"), "acct:a@xn--bcher-kva.example");
    for typed in [
        "",
        "@",
        "@a@",
        "@@b.example",
        "a@b@c",
        "a b@c.example",
        "javascript:alert(1)",
        "javascript://b.example/%0aalert(1)",
        "data:text/html,x",
        "//evil.example",
        "/%2Fevil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "http://b.example/",
        "https://a:b@b.example/",
        "https://b.example\\@evil.example/",
        "b.example/path",
        "b.example?x",
        "b.example#x",
        "a@b.example/x",
        "a/b@c.example",
        "%61@b.example",
        "b.example:99999",
        "ftp://b.example/",
    ] {
        assert_eq!(resource(typed), None, "{typed}");
    }
    assert!(super::read("localhost:8081", false).is_some_and(|it| it.base.scheme() == "https"));
    // Where loopback is allowed, a name that only looks like it is somebody else's all the same.
    for typed in ["127.b.example", "@a@127.0.0.1.b.example:80", "127.0.0.1"] {
        let loopback = typed == "127.0.0.1";
        let scheme = if loopback { "http" } else { "https" };
        let base = super::read(typed, true).map(|it| it.base);
        assert_eq!(base.as_ref().map(Url::scheme), Some(scheme), "{typed}");
    }
    assert_eq!(resource(&"a".repeat(3_000)), None);
}

fn found(links: Value) -> Option<(Means, String)> {
    let base = Url::parse("https://union.example/").expect("a base");
    way(&json!({"links": links}), &base, TO_SIGN)
}

fn link(rel: &str, template: &str) -> Value {
    json!({"rel": rel, "template": template})
}

#[test]
fn the_best_way_is_taken_and_filled_in() {
    let object = "https%3A%2F%2Fhub.example%2Fappeals%2Fa%3Fb%26c";
    let mut links = vec![
        link(
            SUBSCRIBE,
            "https://union.example/authorize_interaction?uri={uri}",
        ),
        link(
            CREATE_INTENT,
            "https://www.union.example/new?content={content}&inReplyTo={inReplyTo}&on-success={on-success}",
        ),
        link(OBJECT_INTENT, "https://union.example/show/{object}"),
        link(
            ENDORSE,
            "https://union.example/desk/endorse?object={object}",
        ),
    ];
    for (means, address) in [
        (
            Means::Desk,
            format!("https://union.example/desk/endorse?object={object}"),
        ),
        (
            Means::Object,
            format!("https://union.example/show/{object}"),
        ),
        (
            Means::Create,
            format!(
                "https://www.union.example/new?content=%40hub%40hub.example%20%23WeCoSign%20%26%20more&inReplyTo={object}&on-success="
            ),
        ),
        (
            Means::Subscribe,
            format!("https://union.example/authorize_interaction?uri={object}"),
        ),
    ] {
        assert_eq!(found(json!(links)), Some((means, address)));
        links.pop();
    }
    assert_eq!(found(json!(links)), None);
    let odd =
        json!([null, 7, {"rel": 3}, {"rel": [SUBSCRIBE], "href": "https://union.example/x?{uri}"}]);
    assert!(found(odd).is_some());
}

#[test]
fn no_template_leads_anywhere_but_to_its_own_server() {
    for template in [
        "https://evil.example/?uri={uri}",
        "https://union.example.evil.example/?uri={uri}",
        "https://union.example@evil.example/?uri={uri}",
        "https://user@union.example/?uri={uri}",
        "http://union.example/?uri={uri}",
        "javascript:alert('{uri}')",
        "data:text/html,{uri}",
        "//union.example/?uri={uri}",
        "https:union.example/?uri={uri}",
        "https:\\\\union.example/?uri={uri}",
        "/authorize?uri={uri}",
        "https://union.example//evil.example/?uri={uri}",
        "https://union.example/%2Fevil.example?uri={uri}",
        "https://union.example/%5cevil.example?uri={uri}",
        "https://union.example/?uri={uri}&on-success=https://evil.example",
        "https://union.example/?uri={uri}&on-cancel=%2F%2Fevil.example",
        "https://{uri}/",
        "{uri}",
        "https://union.example/?uri={uri",
        "https://union.example/{?uri}{uri}",
        "https://union.example/?uri= {uri}",
        "https://union.example/\n?uri={uri}",
        "https://union.example/authorize",
    ] {
        assert_eq!(
            found(json!([link(SUBSCRIBE, template)])),
            None,
            "{template}"
        );
    }
    let long = format!("https://union.example/{}?uri={{uri}}", "a".repeat(2_100));
    assert_eq!(found(json!([link(SUBSCRIBE, &long)])), None);
}
