//! What somebody does with the link in the message that answers a reply with the phrase.

use crate::{Answer, Server, desk::between};
use reqwest::header::{CONTENT_TYPE, ORIGIN};

/// What an organisation fills in.
pub const AS_ORGANISATION: [(&str, &str); 5] = [
    ("as", "organisation"),
    ("language-1", "en"),
    ("name-1", "Crane Drivers"),
    ("also-known-as", "CD"),
    ("country", "HK"),
];
/// What a person fills in.
pub const AS_PERSON: [(&str, &str); 1] = [("as", "person")];

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
    let shown = page
        .split_once("name=\"text-digest\" value=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("", |(digest, _)| digest);
    let mut fields = vec![("token", token), ("text-digest", shown)];
    fields.extend(how);
    Answer::read(send_form(server, "/co-sign", &fields).await).await
}
