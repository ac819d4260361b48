//! Two forms of one address that are confirmed at the same time, one form that is confirmed twice, and two of one
//! organisation from two of its addresses.

use super::{Hub, OFFICE, SLUG, rows};
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use undersigned_tests::{
    Backend, Desk, desk::field, on_both_databases, on_either_database, open_database,
};

on_both_databases! {
    of_two_forms_of_one_address_one_waits
    of_two_who_confirm_by_one_link_one_signs
}

on_either_database! {
    two_of_one_name_from_one_domain_are_looked_at_by_a_person
    one_of_the_same_name_from_another_domain_is_looked_at_by_a_person
}

/// Has each change of a form take so long that another one begins meanwhile.
const SLOWLY: &str = "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ \
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
    CREATE TRIGGER slowly BEFORE UPDATE ON form_signers FOR EACH ROW EXECUTE FUNCTION slowly()";

async fn of_two_forms_of_one_address_one_waits(backend: Backend) {
    let hub = Hub::start(backend, "moderated").await;
    let mut forms = Vec::new();
    for count in 1..=2 {
        hub.fill_in(&[]).await.expect(200);
        let page = hub
            .signer
            .open(&hub.link(OFFICE, count).await)
            .await
            .expect(200);
        forms.push(["token", "text-digest"].map(|name| (name, field(&page, name))));
    }
    slow_down(&hub, backend, SLOWLY).await;
    let confirm = async |form: &[(&str, String); 2]| {
        let fields: Vec<(&str, &str)> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let answer = hub.signer.post("/sign-by-form/confirm", &fields).await;
        answer.status.as_u16()
    };
    let (one, two) = tokio::join!(confirm(&forms[0]), confirm(&forms[1]));
    let mut statuses = [one, two];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410], "of two at once one waits");
    let waiting = "SELECT 1 FROM form_signers WHERE state = 'waiting'";
    assert_eq!(rows(&hub.server, waiting).await, 1);
    assert_eq!(hub.server.pending(&hub.object).await.len(), 1);
}

/// The same for the use of a link.
const LINKS_SLOWLY: &str = "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ \
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
    CREATE TRIGGER slowly BEFORE UPDATE ON form_signer_links FOR EACH ROW EXECUTE FUNCTION slowly()";

/// On PostgreSQL several change something at the same time; a file of SQLite is changed by one after the other.
async fn slow_down(hub: &Hub, backend: Backend, slowly: &str) {
    if backend == Backend::Postgres {
        let database = open_database(hub.server.database_url()).await;
        let slowed = database.execute_unprepared(slowly).await;
        slowed.expect("it can be slowed");
        database.close().await.expect("it can be closed");
    }
}

async fn of_two_who_confirm_by_one_link_one_signs(backend: Backend) {
    let hub = Hub::start(backend, "moderated").await;
    hub.fill_in(&[]).await.expect(200);
    let page = hub.signer.open(&hub.link(OFFICE, 1).await).await;
    let page = page.expect(200);
    slow_down(&hub, backend, LINKS_SLOWLY).await;
    let fields = ["token", "text-digest"].map(|name| (name, field(&page, name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let confirm = || hub.signer.post("/sign-by-form/confirm", &fields);
    let (one, two) = tokio::join!(confirm(), confirm());
    let (won, lost) = match one.status.as_u16() {
        200 => (one, two),
        _ => (two, one),
    };
    let statuses = (won.status.as_u16(), lost.status.as_u16());
    assert_eq!(statuses, (200, 410), "of two at once one signs");
    let words = "This link does not work any more";
    assert!(lost.text.contains(words), "{}", lost.text);
    assert_eq!(hub.server.pending(&hub.object).await.len(), 1);
}

async fn two_of_one_name_from_one_domain_are_looked_at_by_a_person(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let name = ("name-1", "Sindicato de Estibadores de Valparaíso");
    hub.signed(&[name]).await;
    let fill_in = async |address: &str, name: &str| {
        let otherwise = [("email", address), ("name-1", name), ("also-known-as", "")];
        hub.fill_in(&otherwise).await.expect(200);
        hub.link(address, 1).await
    };
    let again = "SINDICATO DE ESTIBADORES DE VALPARAISO";
    let pedro = fill_in("pedro@crane-drivers.example", again).await;
    // He reads it before he presses, and where the link to that entry is sent again.
    let page = hub.signer.open(&pedro).await.expect(200);
    for words in [
        "an organisation of this name, or of one that looks like it, is here already",
        "Your organisation may be on the list already",
        name.1,
        "no. 1",
        "/sign/organisation/again",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("listed at once"), "{page}");
    hub.confirm(&pedro).await.expect(200);
    assert_eq!(hub.server.list(&hub.object).await.len(), 1);
    assert_eq!(hub.server.pending(&hub.object).await.len(), 1);
    // Whoever decides sees the two beside each other.
    let mut desk = Desk::of(&hub.server).await;
    let queue = desk.get(&format!("/desk/appeals/{SLUG}/queue")).await;
    assert!(queue.contains(again) && queue.contains(name.1), "{queue}");

    // Another name from that domain is another organisation.
    let crews = fill_in("crews@crane-drivers.example", "Sindicato de Grueros").await;
    let page = hub.signer.open(&crews).await.expect(200);
    assert!(page.contains("listed at once"), "{page}");
    assert!(!page.contains("may be on the list already"), "{page}");

    // Nor is it listed at once under another name once a person has refused it.
    let about = hub.server.pending(&hub.object).await.remove(0);
    let refusal = json!({"org": hub.server.org, "object": hub.object, "about": about});
    hub.server.post("/refusals", refusal).await.expect(200);
    let address = "pedro@crane-drivers.example";
    hub.mails.until(address, 3).await;
    let otherwise = [
        ("email", address),
        ("name-1", "Sindicato de Boteros"),
        ("also-known-as", ""),
    ];
    hub.fill_in(&otherwise).await.expect(200);
    let link = hub.link(address, 4).await;
    let page = hub.signer.open(&link).await.expect(200);
    assert!(!page.contains("listed at once"), "{page}");
    hub.confirm(&link).await.expect(200);
    let query = [("object", hub.object.as_str())];
    let waiting = hub.server.get("/pending", &query).await.expect(200);
    assert_eq!(waiting["items"][0]["why"], "refused_before", "{waiting}");
    assert_eq!(hub.server.list(&hub.object).await.len(), 1);
}

async fn one_of_the_same_name_from_another_domain_is_looked_at_by_a_person(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.signed(&[]).await;
    let address = "office@lamps.example";
    // With a Cyrillic letter.
    let otherwise = [
        ("email", address),
        ("website", "https://lamps.example"),
        ("name-1", "Cran\u{435} Drivers"),
    ];
    hub.fill_in(&otherwise).await.expect(200);
    let link = hub.link(address, 1).await;
    let page = hub.signer.open(&link).await.expect(200);
    let words = "an organisation of this name, or of one that looks like it, is here already";
    assert!(page.contains(words), "{page}");
    assert!(!page.contains("listed at once"), "{page}");
    hub.confirm(&link).await.expect(200);
    assert_eq!(hub.server.list(&hub.object).await.len(), 1);
    let query = [("object", hub.object.as_str())];
    let waiting = hub.server.get("/pending", &query).await.expect(200);
    assert_eq!(waiting["items"][0]["why"], "name_taken", "{waiting}");
}
