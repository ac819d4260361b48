//! The link by which a person confirms, pressed several times at the same moment: one signature, and whoever came second is
//! told that the link was used.

use crate::{Campaign, SLUG};
use futures::future::join_all;
use sea_orm::ConnectionTrait as _;
use undersigned_tests::{Backend, Signer, desk::field, on_both_databases, open_database};

on_both_databases! {
    of_several_who_confirm_by_one_link_one_signs
}

/// Has the use of a link take so long that all others begin meanwhile.
const SLOWLY: &str = "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ \
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
    CREATE TRIGGER slowly BEFORE UPDATE ON person_requests FOR EACH ROW EXECUTE FUNCTION slowly()";

async fn of_several_who_confirm_by_one_link_one_signs(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let signer = Signer::of(&campaign.server);
    let wish = [("name", "Rosa"), ("email", "rosa@post.example")];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let mail = campaign.mails.until("rosa@post.example", 1).await;
    let page = signer.open(&mail.link(&campaign.server.url)).await;
    let page = page.expect(200);
    if backend == Backend::Postgres {
        let database = open_database(campaign.server.database_url()).await;
        let slowed = database.execute_unprepared(SLOWLY).await;
        slowed.expect("it can be slowed");
        database.close().await.expect("it can be closed");
    }
    let fields = ["token", "revision"].map(|name| (name, field(&page, name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let all = join_all((0..4).map(|_| signer.post("/sign/confirm", &fields))).await;
    let mut statuses: Vec<u16> = all.iter().map(|one| one.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(
        statuses,
        [200, 410, 410, 410],
        "of several at once one signs"
    );
    for used in all.iter().filter(|one| one.status == 410) {
        let words = "This link has been used";
        assert!(used.text.contains(words), "{}", used.text);
    }
    assert_eq!(campaign.count().await, 1);
}
