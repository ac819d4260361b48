//! How long a letter may be, and how many one network may count.

use super::{PATH, letter, publish, write};
use crate::PROGRAM;
use reqwest::Method;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Server, Signer, desk::field, on_either_database, until};

on_either_database! {
    this_machine_itself_is_not_limited
    a_form_takes_as_much_in_every_script_and_nothing_that_is_no_text
    row_791_a_letter_near_the_bound_is_counted
}

/// How many were sent is signed into what is signed already, and takes room there.
async fn row_791_a_letter_near_the_bound_is_counted(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let most = 128 * 1024;
    let tags = ["en", "ar", "es", "fr", "id", "ru"];
    let of_bytes = |bytes: usize| {
        let each = bytes / tags.len();
        let last = bytes - each * (tags.len() - 1);
        let in_each = |text: &dyn Fn(&str) -> String| -> Value {
            let texts = tags.iter().map(|&tag| (tag.to_owned(), json!(text(tag))));
            Value::Object(texts.collect())
        };
        json!({
            "languages": tags,
            "title": in_each(&|_| "Write".to_owned()),
            "subject": in_each(&|_| "The dockers".to_owned()),
            "words": {"en": "w".repeat(10_000)},
            "text": in_each(&|tag| "x".repeat(if tag == "ru" { last } else { each })),
            "addressees": [{"name": "minister", "office": {"en": "Minister"}}],
        })
    };
    let publish_of_bytes = async |bytes: usize| {
        let name = write(&hub, of_bytes(bytes)).await;
        let mut said = publish(&hub, &name).await;
        let members = said.as_object_mut().expect("an object");
        members.remove("proof").expect("it is signed");
        (name, said.to_string().len())
    };
    let (_, size) = publish_of_bytes(80_000).await;
    let (name, size) = publish_of_bytes(80_000 + most - 20 - size).await;
    assert_eq!(size, most - 20);
    let path = format!("{PATH}/{name}");
    let whole = hub.fetch(&path).await.expect(200);
    assert!(!whole["content"].as_str().expect("HTML").contains("[…]"));

    let (writer, sent) = (Signer::of(&hub), format!("{path}/sent"));
    let once = field(&writer.open(&sent).await.expect(200), "once");
    let said = [("csrf", ""), ("once", once.as_str())];
    writer.post(&sent, &said).await.expect(200);
    until("the number is signed", || async {
        let held = hub.fetch(&path).await.expect(200);
        let sent = &held["dispatch"]["sent"];
        match sent["count"] == json!(1) {
            true => Ok(()),
            false => Err(sent.to_string()),
        }
    })
    .await;
    let held = hub.fetch(&path).await.expect(200);
    assert_eq!(held["dispatch"]["text"], whole["dispatch"]["text"]);
    assert!(held["content"].as_str().expect("HTML").contains("[…]"));

    // What would leave it no room is not published.
    let name = write(&hub, of_bytes(119_000)).await;
    let path = format!("{PATH}/{name}/publish");
    let refused = hub.api(Method::POST, &path, None).await;
    let told = (refused.status.as_u16(), refused.code());
    assert_eq!(told, (422, "dispatch_too_long"), "{}", refused.text);
}

/// Browsers write each byte of such a letter as three.
async fn a_form_takes_as_much_in_every_script_and_nothing_that_is_no_text(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let name = write(&hub, letter()).await;
    publish(&hub, &name).await;
    let ready = format!("{PATH}/{name}/ready");
    let reader = Signer::of(&hub);
    let status = async |text: &str| {
        let typed = [("language", "en"), ("subject", "S"), ("text", text)];
        reader.post(&ready, &typed).await.status.as_u16()
    };
    // More than a letter may have, which is said beside its field; then more than a form may have.
    for letter in ["x", "字"] {
        let of_bytes = |bytes: usize| letter.repeat(bytes / letter.len());
        assert_eq!(status(&of_bytes(900_000)).await, 422, "{letter}");
        assert_eq!(status(&of_bytes(1_050_000)).await, 413, "{letter}");
    }
    for broken in ["language=en&text=%FF", "language=en&text=%E5%AD"] {
        let sent = hub
            .client
            .post(format!("{}{ready}", hub.url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(broken)
            .send()
            .await
            .expect("the server answers");
        assert_eq!(sent.status(), 400, "{broken}");
    }
}

async fn this_machine_itself_is_not_limited(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let name = write(&hub, letter()).await;
    publish(&hub, &name).await;
    let sent = format!("{PATH}/{name}/sent");
    let mut writer = Signer::of(&hub);
    let mut send = async |network: Option<&str>| {
        writer.network = network.map(str::to_owned);
        let once = field(&writer.open(&sent).await.expect(200), "once");
        let said = [("csrf", ""), ("once", once.as_str())];
        writer.post(&sent, &said).await.status.as_u16()
    };
    for number in 0..65 {
        assert_eq!(send(None).await, 200, "{number}");
        let limited = if number < 60 { 200 } else { 429 };
        assert_eq!(send(Some("203.0.113.7")).await, limited, "{number}");
    }
}
