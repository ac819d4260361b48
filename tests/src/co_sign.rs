//! What somebody does with the link in the message that answers a reply with the phrase.

use crate::{Answer, Server, desk::between};
use reqwest::{
    Method,
    header::{CONTENT_TYPE, ORIGIN},
};
use serde_json::json;

/// What an organisation fills in.
pub const AS_ORGANISATION: [(&str, &str); 5] = [
    ("as", "organisation"),
    ("language-1", "en"),
    ("name-1", "Crane Drivers"),
    ("also-known-as", "CD"),
    ("country", "HK"),
];
/// What a person fills in.
pub const AS_PERSON: [(&str, &str); 2] = [("as", "person"), ("agree", "yes")];

/// Has people sign an appeal of the server's own organisation, on terms that hold for a while.
pub async fn take_people(server: &Server, slug: &str) {
    let until = crate::now() + chrono::TimeDelta::days(90);
    let terms = json!({
        "open": true,
        "keeper": "Amery Dockers’ Union",
        "contact": "privacy@amery.example",
        "shown": "never",
        "keptUntil": until.format("%Y-%m-%d").to_string(),
    });
    let path = format!("/appeals/{slug}/people");
    let set = server.api(Method::PUT, &path, Some(terms)).await;
    set.expect(200);
}

/// The secret of the link in a message.
pub fn token(server: &Server, message: &str) -> String {
    between(
        message,
        &format!("href=\"{}/co-sign?token=", server.url),
        "\"",
    )
}

/// Sends a form of the server's own pages, as a browser does.
pub async fn send_form(server: &Server, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    server
        .client
        .post(format!("{}{path}", server.url))
        .header(ORIGIN, &server.url)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.finish())
        .send()
        .await
        .expect("the server answers")
}

/// Confirms a signature, under the wording that the page of the link shows.
pub async fn confirm(server: &Server, token: &str, how: &[(&str, &str)]) -> Answer {
    let address = format!("{}/co-sign?token={token}", server.url);
    let page = server.client.get(address).send().await;
    let page = page.expect("the server answers").text().await;
    let page = page.expect("a page");
    // A link that leads nowhere shows none.
    let shown = |name: &str| {
        page.split_once(&format!("name=\"{name}\" value=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or("", |(digest, _)| digest)
    };
    // Of two values of one field the first counts.
    let mut fields = how.to_vec();
    fields.extend([
        ("token", token),
        ("text-digest", shown("text-digest")),
        ("consent", shown("consent")),
    ]);
    Answer::read(send_form(server, "/co-sign", &fields).await).await
}
