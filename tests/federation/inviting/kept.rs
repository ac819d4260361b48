//! What is kept of whoever was invited, and for how long.

use super::{invite, items, link, secret_of};
use crate::sign_by_form::{Hub, OFFICE};
use sea_orm::{ConnectionTrait as _, Statement};
use undersigned_tests::{Backend, Desk, Mastodon, Signer, on_both_databases, open_database, until};

on_both_databases! {
    what_is_kept_is_sealed_and_opening_is_not_recorded
    the_address_of_whoever_signs_is_forgotten
}

async fn what_is_kept_is_sealed_and_opening_is_not_recorded(backend: Backend) {
    if backend != Backend::Sqlite {
        return;
    }
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    let mastodon = Mastodon::start().await;
    let account = mastodon.account();
    invite(
        &mut desk,
        &format!("{OFFICE}, Quillfeather Cranes\n{account}"),
    )
    .await;
    let mail = hub.mails.until(OFFICE, 1).await;
    mastodon.message(1).await;
    undersigned_tests::until("the mail's row is gone", || async {
        match undersigned_tests::Picture::of(&hub.server, None)
            .await
            .count("mails")
        {
            0 => Ok(()),
            waiting => Err(format!("{waiting} mails wait")),
        }
    })
    .await;
    let before = undersigned_tests::Picture::of(&hub.server, None).await;
    for _ in 0..3 {
        hub.signer.open(&link(&hub, &mail)).await.expect(200);
    }
    let after = undersigned_tests::Picture::of(&hub.server, None).await;
    let differs = before.difference(&after);
    assert!(!differs.contains("invitees"), "{differs}");
    let file = std::fs::read(hub.server.folder().join("undersigned.db")).expect("a database");
    let wal = std::fs::read(hub.server.folder().join("undersigned.db-wal")).unwrap_or_default();
    let token = secret_of(&link(&hub, &mail));
    for secret in ["crane-drivers", "Quillfeather", token.as_str()] {
        for bytes in [&file, &wal] {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} stands in the database");
        }
    }
    assert!(
        !hub.server.log().contains("crane-drivers"),
        "nor in the log"
    );
    let database = open_database(hub.server.database_url()).await;
    let query = "SELECT COUNT(*) FROM invitees WHERE actor IS NOT NULL";
    let query = Statement::from_string(database.get_database_backend(), query);
    let row = database.query_one_raw(query).await;
    let row = row.expect("it can be asked").expect("a row");
    let in_clear: i64 = row.try_get_by_index(0).expect("a number");
    assert_eq!(in_clear, 0, "nor an account beside its row");
    let privacy = Signer::of(&hub.server).open("/privacy").await.expect(200);
    assert!(
        privacy.contains("Organisations that were invited"),
        "{privacy}"
    );
}

async fn the_address_of_whoever_signs_is_forgotten(backend: Backend) {
    let mut hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, OFFICE).await;
    hub.mails.until(OFFICE, 1).await;
    hub.fill_in(&[]).await.expect(200);
    let confirm = hub.link(OFFICE, 2).await;
    hub.confirm(&confirm).await.expect(200);
    assert_eq!(items(&hub.server).await[0]["contact"], OFFICE);
    // What is kept is looked at at the start, and every hour.
    hub.server.stop().await;
    hub.server.run().await;
    until("the address is forgotten", || async {
        let rows = items(&hub.server).await;
        let forgotten = rows[0]["contact"].is_null();
        forgotten.then_some(()).ok_or_else(|| format!("{rows:?}"))
    })
    .await;
    assert_eq!(items(&hub.server).await[0]["answer"], "endorsed");
}
