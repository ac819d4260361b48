//! An organisation that was entered by others comes with a server of its own.

use super::{Hub, OFFICE, SLUG, token};
use crate::PROGRAM;
use serde_json::{Value, json};
use undersigned_tests::{Backend, Desk, Server, on_both_databases, on_either_database};

on_both_databases! {
    a_mailed_link_is_told_to_the_organiser
}

on_either_database! {
    without_proof_a_person_decides
    what_is_said_of_a_joined_entry_can_be_dismissed
}

fn claim(id: &str) -> String {
    let key = undersigned_proof::Digest::of(&[id.as_bytes()]).hex();
    format!("/appeals/{SLUG}/claim/{}", &key[..32])
}

async fn a_mailed_link_is_told_to_the_organiser(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let number = hub.server.entry(&hub.object, &id).await.unwrap()["ordinal"].clone();
    let page = hub.entry_page(&hub.server, &id).await;
    assert!(
        page.contains("Is this your organisation?") && page.contains(&claim(&id)),
        "{page}"
    );
    let cranes = Server::start(PROGRAM, "cranes", backend).await;
    let page = hub.signer.open(&claim(&id)).await.expect(200);
    assert!(page.contains("crane-drivers.example"), "{page}");
    let mail = format!("{}/mail", claim(&id));
    hub.signer.post(&mail, &[]).await.expect(200);
    let link = hub.link(OFFICE, 3).await;
    assert!(link.contains("/claim?"), "{link}");
    hub.signer.open(&link).await.expect(200);
    let say = |account: &str| {
        let (account, token) = (account.to_owned(), token(&link).to_owned());
        let hub = &hub;
        async move {
            let fields = [("token", token.as_str()), ("account", account.as_str())];
            hub.signer.post("/sign-by-form/claim", &fields).await
        }
    };
    // It has not endorsed yet, and the link is not used up by that.
    for account in [
        cranes.org.as_str(),
        "not an account",
        "@nobody@localhost:1",
        "",
    ] {
        let early = say(account).await;
        assert_eq!(early.status, 422, "{account}: {}", early.text);
    }
    cranes
        .endorse(&hub.object, "Crane Drivers International")
        .await
        .expect(202);
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(2))
        .await;
    // Loopback is nobody's domain: it does not happen by itself. The link speaks for the entry, and
    // nothing does for the account.
    let account = format!("@cranes@{}", cranes.host());
    let told = say(&account).await.expect(200);
    assert!(told.contains("The organiser decides"), "{told}");
    assert_eq!(say(&account).await.status, 410);
    assert_eq!(hub.server.list(&hub.object).await.len(), 2);
    let join = json!({
        "org": hub.server.org, "object": hub.object, "entries": [id, cranes.org], "state": "same",
    });
    hub.server.post("/same-signer", join).await.expect(201);

    let listed = hub.server.list(&hub.object).await;
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert!(number.is_u64());
    assert_eq!(listed[0]["ordinal"], number, "it keeps its number");
    assert_eq!(listed[0]["sameAs"], json!([cranes.org]));
    for server in [&hub.server, &cranes] {
        server
            .until_state(&hub.object, "/coSigners/organisations", &json!(1))
            .await;
        let page = hub.entry_page(server, &id).await;
        assert!(page.contains("By form, confirmed"), "{page}");
        assert!(page.contains("From its own server"), "{page}");
        assert!(!page.contains("Is this your organisation?"), "{page}");
    }
    assert_eq!(hub.signer.open(&claim(&id)).await.status, 404);

    // Undone, it is not joined again by itself, whatever comes.
    let undo = json!({
        "org": hub.server.org, "object": hub.object, "entries": [id, cranes.org],
        "state": "distinct",
    });
    hub.server.post("/same-signer", undo).await.expect(201);
    cranes
        .endorse(&hub.object, "Crane Drivers Worldwide")
        .await
        .expect(202);
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(2))
        .await;
    hub.signer.post(&mail, &[]).await.expect(200);
    let link = hub.link(OFFICE, 4).await;
    let fields = [("token", token(&link)), ("account", cranes.org.as_str())];
    let told = hub
        .signer
        .post("/sign-by-form/claim", &fields)
        .await
        .expect(200);
    assert!(told.contains("The organiser decides"), "{told}");
    assert_eq!(hub.server.list(&hub.object).await.len(), 2);
}

async fn without_proof_a_person_decides(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let paper = json!({"names": {"en": "Night Nurses Association"}});
    let id = hub.server.attest(&hub.object, paper).await;
    let nurses = Server::start(PROGRAM, "nurses", backend).await;
    nurses.endorse(&hub.object, "夜班護士").await.expect(202);
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(2))
        .await;
    let suggested = || async {
        let query = [("object", hub.object.as_str())];
        let body = hub.server.get("/suggestions", &query).await.expect(200);
        body["items"].as_array().cloned().unwrap_or_default()
    };
    assert!(suggested().await.is_empty());
    let fields = [("account", nurses.org.as_str())];
    // There is no address to write to, and no answer tells that.
    let mail = format!("{}/mail", claim(&id));
    hub.signer.post(&mail, &[]).await.expect(200);
    assert!(hub.mails.received().is_empty());
    for _ in 0..2 {
        let told = hub.signer.post(&claim(&id), &fields).await.expect(200);
        assert!(told.contains("The organiser decides"), "{told}");
    }
    let items = suggested().await;
    assert_eq!(items.len(), 1, "{items:?}");
    let entries = items[0]["entries"].as_array().unwrap();
    assert!(entries.contains(&json!(id)) && entries.contains(&json!(nurses.org)));
    assert!(items[0]["why"].to_string().contains("claimed"), "{items:?}");
    assert_eq!(hub.server.list(&hub.object).await.len(), 2);
    let mut desk = Desk::of(&hub.server).await;
    let page = desk.get(&format!("/desk/appeals/{SLUG}/co-signers")).await;
    assert!(page.contains("Somebody says that these are one"), "{page}");
    let join = json!({
        "org": hub.server.org, "object": hub.object, "entries": [id, nurses.org], "state": "same",
    });
    hub.server.post("/same-signer", join).await.expect(201);
    let listed: Vec<Value> = hub.server.list(&hub.object).await;
    assert_eq!(listed.len(), 1);
    assert!(suggested().await.is_empty());

    // Of an entry that is nobody's to claim, and by who is on no list, nothing is kept.
    let stranger = [("account", hub.server.org.as_str())];
    let other = json!({"names": {"en": "Others"}});
    let other = hub.server.attest(&hub.object, other).await;
    assert_eq!(hub.signer.post(&claim(&other), &stranger).await.status, 422);
    assert_eq!(hub.signer.post(&claim("x"), &fields).await.status, 404);
    assert!(suggested().await.is_empty());
}

/// What is shown, and decided about, is the entry that stands for both.
async fn what_is_said_of_a_joined_entry_can_be_dismissed(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let clerks = json!({"names": {"en": "Harbour Clerks"}, "ordinal": 1});
    let clerks = hub.server.attest(&hub.object, clerks).await;
    let paper = json!({"names": {"en": "Night Nurses Association"}, "ordinal": 2});
    let paper = hub.server.attest(&hub.object, paper).await;
    let nurses = Server::start(PROGRAM, "nurses", backend).await;
    nurses.endorse(&hub.object, "夜班護士").await.expect(202);
    hub.server
        .until_state(&hub.object, "/coSigners/organisations", &json!(3))
        .await;
    let fields = [("account", nurses.org.as_str())];
    let told = hub.signer.post(&claim(&paper), &fields).await.expect(200);
    assert!(told.contains("The organiser decides"), "{told}");
    let decide = async |entries: Value, state: &str| {
        let decision = json!({
            "org": hub.server.org, "object": hub.object, "entries": entries, "state": state,
        });
        hub.server.post("/same-signer", decision).await.expect(201);
    };
    let suggested = async || {
        let query = [("object", hub.object.as_str())];
        let body = hub.server.get("/suggestions", &query).await.expect(200);
        body["items"].as_array().cloned().unwrap_or_default()
    };
    decide(json!([clerks, paper]), "same").await;
    let items = suggested().await;
    assert_eq!(items.len(), 1, "{items:?}");
    let shown = items[0]["entries"].clone();
    assert_eq!(shown, json!([clerks, nurses.org]), "{items:?}");
    decide(shown, "distinct").await;
    let items = suggested().await;
    assert!(items.is_empty(), "it was dismissed: {items:?}");
}
