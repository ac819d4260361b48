//! Two forms of one address that are confirmed at the same time, and one form that is confirmed twice.

use super::{Hub, OFFICE, rows};
use sea_orm::ConnectionTrait as _;
use undersigned_tests::{Backend, desk::field, on_both_databases, open_database};

on_both_databases! {
    of_two_forms_of_one_address_one_waits
    of_two_who_confirm_by_one_link_one_signs
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
