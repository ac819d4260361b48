//! What a writer types into a letter is nowhere afterwards: not in the database, not in the log, not
//! in a second answer. A number is all that is left, and only of those who say so.

use crate::{PROGRAM, SLUG};
use reqwest::Method;
use serde_json::json;
use undersigned_tests::{Backend, Picture, Server, Signer, desk::field, on_both_databases, until};

on_both_databases! {
    nothing_of_a_letter_is_left_but_a_number
}

async fn nothing_of_a_letter_is_left_but_a_number(backend: Backend) {
    let server = Server::start(PROGRAM, "amery", backend).await;
    server.publish(SLUG).await;
    let path = format!("/appeals/{SLUG}/letters");
    let members = json!({
        "languages": ["en"], "title": {"en": "Write"}, "subject": {"en": "Release"},
        "text": {"en": "{salutation} {name}"},
        "addressees": [{"name": "office", "office": {"en": "The office"},
                        "email": "office@ministry.example"}],
    });
    let draft = server.api(Method::POST, &path, Some(members)).await;
    let name = draft.expect(201)["name"]
        .as_str()
        .expect("a name")
        .to_owned();
    let here = format!("{path}/{name}");
    let publish = format!("{here}/publish");
    let said = server.api(Method::POST, &publish, None).await;
    said.expect(200);

    let writer = Signer::of(&server);
    let typed = [
        ("language", "en"),
        ("name", "Wilhelmina Unmistakable"),
        ("address", "Nowhere Lane 77"),
        ("subject", "Release"),
        ("text", "My sister Perpetua is inside."),
    ];
    let before = match backend {
        Backend::Sqlite => Some(Picture::at_rest(&server, None).await),
        Backend::Postgres => None,
    };
    let ready = writer.post(&format!("{here}/ready"), &typed).await;
    let ready = ready.expect(200);
    assert!(ready.contains("My sister Perpetua"), "{ready}");
    if let Some(before) = before {
        let after = Picture::of(&server, None).await;
        assert_eq!(before.difference(&after), "", "nothing was written down");
    }
    // Whoever reads the page in Arabic goes on in Arabic, through all of it.
    let page = server.page(&format!("{here}?lang=ar")).await.text;
    let action = format!("{here}/ready?lang=ar");
    assert!(page.contains(&format!(r#"action="{action}""#)), "{page}");
    let arabic = writer.post(&action, &typed).await.expect(200);
    for part in ["<html lang=\"ar\"", "/sent?lang=ar\"", "/ready?lang=ar\""] {
        assert!(arabic.contains(part), "{part}: {arabic}");
    }
    // Whoever writes says how often their address stands in it, and not how long that makes it.
    let (address, text) = ("x".repeat(1_000), "{address}".repeat(2_222));
    let endless = [
        ("language", "en"),
        ("name", "Wilhelmina Unmistakable"),
        ("address", address.as_str()),
        ("subject", "Release"),
        ("text", text.as_str()),
    ];
    let refused = writer.post(&format!("{here}/ready"), &endless).await;
    assert!(refused.expect(422).contains("That is too long"));
    for part in ["Unmistakable", "Nowhere Lane", "Perpetua"] {
        assert!(!server.log().contains(part), "{part} stands in the log");
        let page = server.page(&here).await.text;
        assert!(!page.contains(part), "{part} stands on the page");
    }

    // A form from elsewhere counts nobody, and neither does a letter that is not there.
    let sent = format!("{here}/sent");
    let from = Some("https://elsewhere.example");
    let forged = writer.post_from(&sent, &[("csrf", "")], from).await;
    assert_ne!(forged.status, 200);
    let once = field(&ready, "once");
    let said = [("csrf", ""), ("once", once.as_str())];
    writer.post(&sent, &said).await.expect(200);
    until("the number", || async {
        let text = server.page(&here).await.text;
        match text.contains("1 person says that they sent one") {
            true => Ok(()),
            false => Err(text),
        }
    })
    .await;
    let nowhere = format!("{path}/nothing/sent");
    assert_eq!(writer.post(&nowhere, &[("csrf", "")]).await.status, 404);
}
