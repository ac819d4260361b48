//! Who signs from a domain that is an addressee's own waits for a person on an open appeal, too.

use super::{Hub, SLUG};
use crate::{PROGRAM, moving::until_listed};
use serde_json::json;
use undersigned_tests::{Backend, MailServer, Server, Signer, on_either_database, until};

on_either_database! {
    row_673_who_signs_from_an_addressees_domain_waits_for_a_person
}

/// Why those wait who wait under an appeal.
async fn why(hub: &Hub, name: &str) -> Option<String> {
    let query = [("object", hub.object.as_str())];
    let waiting = hub.server.get("/pending", &query).await.expect(200);
    let items = waiting["items"].as_array()?;
    let one = items.iter().find(|one| one["names"]["en"] == name)?;
    one["why"].as_str().map(str::to_owned)
}

async fn row_673_who_signs_from_an_addressees_domain_waits_for_a_person(backend: Backend) {
    let mails = MailServer::start().await;
    let address = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", address.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let port = Server::start(PROGRAM, "port", backend).await;
    let mut draft = server.petition(SLUG);
    draft["admission"] = json!("open");
    draft["addressees"] = json!([
        {"office": "Board of MedTex", "email": "board@mail.medtex.example"},
        {"office": format!("Port Authority ({})", port.org)},
        {"office": "Minister", "email": "minister@gmail.com"},
    ]);
    let object = server.publish_draft(draft).await;
    let hub = Hub {
        signer: Signer::of(&server),
        server,
        mails,
        object,
    };

    // By form.
    let council = "council@medtex.example";
    let fields = [
        ("name-1", "MedTex Works Council"),
        ("website", "https://medtex.example"),
        ("email", council),
    ];
    hub.fill_in(&fields).await.expect(200);
    let link = hub.link(council, 1).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(page.contains("the domain of an addressee"), "{page}");
    assert!(!page.contains("listed at once"), "{page}");
    hub.confirm(&link).await.expect(200);
    assert!(hub.server.list(&hub.object).await.is_empty());
    let waits = why(&hub, "MedTex Works Council").await;
    assert_eq!(waits.as_deref(), Some("addressee_domain"));

    // From a server of its own.
    port.endorse(&hub.object, "Port Staff").await.expect(202);
    until("it waits as an addressee", || async {
        match why(&hub, "Port Staff").await.as_deref() {
            Some("addressee_domain") => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;

    // Others are listed at once, as before.
    hub.signed(&[]).await;
    let listed = hub.server.list(&hub.object).await;
    assert_eq!(listed.len(), 1, "{listed:?}");

    // A person lets in whom it likes.
    let admitted = hub.server.decide(&hub.object, &port.org, "admitted").await;
    admitted.expect(201);
    until_listed(&hub.server, &hub.object, &port.org, true).await;
}
