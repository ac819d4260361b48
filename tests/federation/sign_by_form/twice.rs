//! Two forms of one address that are confirmed at the same time.

use super::{Hub, OFFICE, rows};
use sea_orm::ConnectionTrait as _;
use undersigned_tests::{Backend, desk::field, on_both_databases, open_database};

on_both_databases! {
    of_two_forms_of_one_address_one_waits
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
    if backend == Backend::Postgres {
        let database = open_database(hub.server.database_url()).await;
        database
            .execute_unprepared(SLOWLY)
            .await
            .expect("it can be slowed");
        database.close().await.expect("it can be closed");
    }
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
