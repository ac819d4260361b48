//! People, and organisations that sign by form, are found by another keyed hash under each appeal, so that whoever has
//! the database alone cannot tell what else they signed. Earlier versions had one hash of each mailbox for all appeals. It
//! is hashed once more, which takes the secret key, so no step of the schema can do it.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Database;
use crate::entity::{
    form_signer, mail, person_request, person_signature, person_withdrawal, subscriber,
};
use crate::error::StoreResult;
use crate::mails::About;
use crate::subscribers::Subscriber;
use crate::transaction::Transaction;
use crate::{settings, sql};

/// Where the database keeps that it was done of people.
const DONE: &str = "people_hashed_by_appeal";
/// The same of organisations that sign by form: of these later versions still had one hash.
const FORMS_DONE: &str = "forms_hashed_by_appeal";

/// Makes the hashes, with the secret key.
pub trait ByAppeal: Sync {
    /// Of a hash that was the same under all appeals, the one under this.
    fn under_appeal(&self, appeal_id: i64, hash: &str) -> String;

    /// Of the same, the one by which mails with the links to all that somebody signed are taken back.
    fn of_links(&self, hash: &str) -> String;

    /// What is sealed of a reader, for the row with this hash; nothing where it does not open.
    fn sealed_anew(&self, reader: &Subscriber, hash: &str) -> Option<Vec<u8>>;
}

/// Hashes once more what an earlier version has left of people, and of organisations, each all or nothing. Processes that
/// start together take turns.
///
/// # Errors
/// The database.
pub async fn hash_by_appeal(database: &Database, hashes: &impl ByAppeal) -> StoreResult<()> {
    if let Some(transaction) = begin(database, DONE).await? {
        signatures(&transaction, hashes).await?;
        requests(&transaction, hashes).await?;
        withdrawals(&transaction, hashes).await?;
        readers(&transaction, hashes).await?;
        waiting(&transaction, hashes).await?;
        transaction.commit_unlogged().await?;
    }
    if let Some(transaction) = begin(database, FORMS_DONE).await? {
        forms(&transaction, hashes).await?;
        transaction.commit_unlogged().await?;
    }
    Ok(())
}

/// The transaction in which it is done; none where it was done already.
async fn begin(database: &Database, done: &str) -> StoreResult<Option<Transaction>> {
    if settings::get(database.conn(), done).await?.is_some() {
        return Ok(None);
    }
    let transaction = database.begin().await?;
    // Whoever does it just now is waited for.
    if !settings::set_if_absent(&transaction, done, "yes").await? {
        transaction.rollback().await?;
        return Ok(None);
    }
    Ok(Some(transaction))
}

async fn forms(db: &Transaction, hashes: &impl ByAppeal) -> StoreResult<()> {
    use form_signer::{Column, Entity};
    let columns = [Column::Id, Column::AppealId, Column::AddressHash];
    let update = "UPDATE form_signers SET address_hash = $2 WHERE id = $1";
    numbered::<Entity>(db, hashes, columns, update).await
}

async fn signatures(db: &Transaction, hashes: &impl ByAppeal) -> StoreResult<()> {
    use person_signature::{Column, Entity};
    let columns = [Column::Id, Column::AppealId, Column::EmailHash];
    let update = "UPDATE person_signatures SET email_hash = $2 WHERE id = $1";
    numbered::<Entity>(db, hashes, columns, update).await
}

/// Hashes once more what the last of three columns holds, by the number of each row and of its appeal in the two before it.
async fn numbered<E: EntityTrait>(
    db: &Transaction,
    hashes: &impl ByAppeal,
    columns: [E::Column; 3],
    update: &str,
) -> StoreResult<()> {
    let [number, ..] = columns;
    let mut after = 0;
    loop {
        let rows: Vec<(i64, i64, String)> = E::find()
            .select_only()
            .columns(columns)
            .filter(number.gt(after))
            .order_by_asc(number)
            .limit(sql::AT_A_TIME)
            .into_tuple()
            .all(db)
            .await?;
        let Some((last, _, _)) = rows.last() else {
            return Ok(());
        };
        after = *last;
        for (id, appeal_id, hash) in rows {
            let hash = hashes.under_appeal(appeal_id, &hash);
            sql::execute(db, update, [id.into(), hash.into()]).await?;
        }
    }
}

async fn requests(db: &Transaction, hashes: &impl ByAppeal) -> StoreResult<()> {
    use person_request::{Column, Entity};
    let rows: Vec<(String, i64, String)> = Entity::find()
        .select_only()
        .columns([Column::TokenHash, Column::AppealId, Column::EmailHash])
        .filter(Column::EmailHash.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    for (token_hash, appeal_id, hash) in rows {
        let hash = hashes.under_appeal(appeal_id, &hash);
        let update = "UPDATE person_requests SET email_hash = $2 WHERE token_hash = $1";
        sql::execute(db, update, [token_hash.into(), hash.into()]).await?;
    }
    Ok(())
}

async fn withdrawals(db: &Transaction, hashes: &impl ByAppeal) -> StoreResult<()> {
    use person_withdrawal::{Column, Entity};
    let rows: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::AppealId, Column::EmailHash])
        .into_tuple()
        .all(db)
        .await?;
    for (appeal_id, hash) in rows {
        let anew = hashes.under_appeal(appeal_id, &hash);
        let update = "UPDATE person_withdrawals SET email_hash = $3 \
             WHERE appeal_id = $1 AND email_hash = $2";
        let values = [appeal_id.into(), hash.into(), anew.into()];
        sql::execute(db, update, values).await?;
    }
    Ok(())
}

async fn readers(db: &Transaction, hashes: &impl ByAppeal) -> StoreResult<()> {
    use subscriber::{Column, Entity};
    let mut after = 0;
    loop {
        let rows = Entity::find()
            .filter(Column::EmailHash.is_not_null())
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(sql::AT_A_TIME)
            .all(db)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        for reader in rows {
            let hash = reader.email_hash.as_deref().unwrap_or_default();
            let hash = hashes.under_appeal(reader.appeal_id, hash);
            // One that does not open stays as it is, and goes as others do.
            let sealed = hashes.sealed_anew(&reader, &hash);
            let sealed = sealed.unwrap_or_else(|| reader.sealed.clone());
            let update = "UPDATE subscribers SET email_hash = $2, sealed = $3 WHERE id = $1";
            let values = [reader.id.into(), hash.into(), sealed.into()];
            sql::execute(db, update, values).await?;
        }
    }
}

/// Mails that wait and are taken back with what they are about.
async fn waiting(db: &Transaction, hashes: &impl ByAppeal) -> StoreResult<()> {
    use mail::{Column, Entity};
    let about = Condition::any()
        .add(Column::About.starts_with("request "))
        .add(Column::About.starts_with("links "));
    let rows: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::About])
        .filter(about)
        .into_tuple()
        .all(db)
        .await?;
    for (id, about) in rows {
        let Some(about) = about_anew(&about, hashes) else {
            continue;
        };
        let update = "UPDATE mails SET about = $2 WHERE id = $1";
        sql::execute(db, update, [id.into(), about.to_string().into()]).await?;
    }
    Ok(())
}

fn about_anew(about: &str, hashes: &impl ByAppeal) -> Option<About> {
    if let Some(hash) = about.strip_prefix("links ") {
        return Some(About::Links(hashes.of_links(hash)));
    }
    let (appeal_id, hash) = about.strip_prefix("request ")?.split_once('/')?;
    let appeal_id = appeal_id.parse().ok()?;
    Some(About::Request {
        appeal_id,
        email_hash: hashes.under_appeal(appeal_id, hash),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appeals::{self, NewAppeal};
    use crate::form_signers::{self, FormSigner};
    use crate::mails::{self, Listed, Mail};
    use crate::person_requests::{self, PersonRequest};
    use crate::persons::{self, NewPersonSignature};
    use crate::seal::SecretKey;
    use crate::subscribers::{self, READING};

    struct Named;

    impl ByAppeal for Named {
        fn under_appeal(&self, appeal_id: i64, hash: &str) -> String {
            format!("{hash} under {appeal_id}")
        }

        fn of_links(&self, hash: &str) -> String {
            format!("all of {hash}")
        }

        fn sealed_anew(&self, _: &Subscriber, hash: &str) -> Option<Vec<u8>> {
            Some(hash.as_bytes().to_vec())
        }
    }

    #[tokio::test]
    async fn whoever_signed_under_an_earlier_version_is_found_under_each_appeal() {
        let (_folder, db) = sql::empty().await;
        let conn = db.conn();
        let appeal = NewAppeal::sample();
        let appeal_id = appeals::insert(conn, appeal).await.unwrap().id;
        let new = NewPersonSignature {
            appeal_id,
            email_hash: "ana".to_owned(),
            sealed: vec![1],
            created_at: 1,
            source: "web-form".to_owned(),
            shown: 0,
            revision: 1,
        };
        persons::insert(conn, new, "").await.unwrap();
        persons::note_withdrawal(conn, appeal_id, "bo", 1)
            .await
            .unwrap();
        let request = PersonRequest {
            token_hash: "token".to_owned(),
            appeal_id,
            email_hash: Some("cy".to_owned()),
            sealed: vec![1],
            created_at: 1,
            expires_at: 9,
            used_at: None,
        };
        person_requests::insert(conn, request).await.unwrap();
        let reader = Subscriber {
            id: 0,
            appeal_id,
            email_hash: Some("di".to_owned()),
            sealed: vec![1],
            seed: String::new(),
            link_hash: String::new(),
            confirm_hash: String::new(),
            bounce_hash: String::new(),
            language: "en".to_owned(),
            state: READING.to_owned(),
            reason: None,
            asked_at: 1,
            confirmed_at: Some(1),
            ended_at: None,
        };
        subscribers::insert_if_absent(conn, reader).await.unwrap();
        let office = FormSigner {
            id: 0,
            appeal_id,
            about: "https://hub.example/attestations/1".to_owned(),
            state: form_signers::LISTED.to_owned(),
            domain: "cranes.example".to_owned(),
            own_domain: true,
            address_hash: "office".to_owned(),
            sealed: vec![1],
            confirmed_at: Some(1),
            created_at: 1,
            updated_at: 1,
        };
        form_signers::insert(conn, office).await.unwrap();
        let secret = SecretKey::from_bytes([3; 32]);
        let asks = About::Request {
            appeal_id,
            email_hash: "cy".to_owned(),
        };
        for (name, about) in [("a@a", asks), ("b@a", About::Links("ana".to_owned()))] {
            let (mail, about) = (Mail::default(), Some(about));
            let listed = Listed {
                about,
                ..Listed::default()
            };
            let queued = mails::enqueue_listed(conn, &secret, name, &mail, 1, listed);
            queued.await.unwrap();
        }

        // What was done once is not done again.
        for _ in 0..2 {
            hash_by_appeal(&db, &Named).await.unwrap();
        }
        let under = |hash: &str| Named.under_appeal(appeal_id, hash);
        let ana = persons::by_email_hash(conn, appeal_id, &under("ana")).await;
        assert!(ana.unwrap().is_some());
        let bo = persons::has_withdrawn(conn, appeal_id, &under("bo")).await;
        assert!(bo.unwrap());
        let cy = person_requests::waiting_of(conn, appeal_id, &under("cy"), 2).await;
        assert!(cy.unwrap().is_some());
        let di = subscribers::find(conn, appeal_id, &under("di")).await;
        assert_eq!(di.unwrap().unwrap().sealed, under("di").as_bytes());
        let office = form_signers::of_address(conn, appeal_id, &under("office")).await;
        assert!(office.unwrap().is_some());
        let asks = About::Request {
            appeal_id,
            email_hash: under("cy"),
        };
        for about in [asks, About::Links("all of ana".to_owned())] {
            assert_eq!(mails::drop_about(conn, about).await.unwrap(), 1);
        }
        db.close().await.unwrap();
    }
}
