//! People who come from a list: looked up and entered together, since a list names thousands.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use crate::entity::person_signature::{Column, Entity};
use crate::entity::person_withdrawal;
use crate::error::StoreResult;
use crate::persons::NewPersonSignature;
use crate::{person_counts, person_revisions, sql};

/// Which of some addresses withdrew their signature under an appeal, and have not signed since.
pub async fn withdrawn(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hashes: &[&str],
) -> StoreResult<BTreeSet<String>> {
    let query = person_withdrawal::Entity::find()
        .select_only()
        .column(person_withdrawal::Column::EmailHash)
        .filter(person_withdrawal::Column::AppealId.eq(appeal_id));
    let column = person_withdrawal::Column::EmailHash;
    let found: Vec<String> = sql::tuples_in(db, query, column, email_hashes).await?;
    Ok(found.into_iter().collect())
}

/// Which of some addresses signed an appeal.
pub async fn signed(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hashes: &[&str],
) -> StoreResult<BTreeSet<String>> {
    let query = Entity::find()
        .select_only()
        .column(Column::EmailHash)
        .filter(Column::AppealId.eq(appeal_id));
    let found: Vec<String> = sql::tuples_in(db, query, Column::EmailHash, email_hashes).await?;
    Ok(found.into_iter().collect())
}

/// Stores signatures of addresses that differ, each with the country for which it is counted (the empty code
/// standing for none), and counts them; answers which addresses had not signed the appeal before. Nobody among them
/// has withdrawn.
pub async fn enter(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    new: &[(NewPersonSignature, String)],
) -> StoreResult<BTreeSet<String>> {
    let mut entered = BTreeSet::new();
    for part in sql::bulks(new) {
        let rows = part.iter().map(|(row, _)| row.clone().into_active_model());
        let inserted = Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([Column::AppealId, Column::EmailHash])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
        let ours: BTreeMap<&str, &[u8]> = part
            .iter()
            .map(|(row, _)| (row.email_hash.as_str(), row.sealed.as_slice()))
            .collect();
        if inserted == ours.len() as u64 {
            entered.extend(ours.into_keys().map(str::to_owned));
            continue;
        }
        // Somebody of them has signed meanwhile, and theirs stands: no two are sealed alike.
        let hashes: Vec<&str> = ours.keys().copied().collect();
        let query = Entity::find().filter(Column::AppealId.eq(appeal_id));
        let rows = sql::all_in(db, query, Column::EmailHash, &hashes).await?;
        let is_ours = |hash: &str, sealed: &[u8]| ours.get(hash).is_some_and(|it| *it == sealed);
        let rows = rows.into_iter();
        let rows = rows.filter(|row| is_ours(&row.email_hash, &row.sealed));
        entered.extend(rows.map(|row| row.email_hash));
    }
    // In one order for everybody, so that no two wait for each other.
    let mut by_country: BTreeMap<&str, i64> = BTreeMap::new();
    let mut by_revision: BTreeMap<i64, i64> = BTreeMap::new();
    for (row, country) in new {
        if entered.contains(&row.email_hash) {
            *by_country.entry(country).or_default() += 1;
            *by_revision.entry(row.revision).or_default() += 1;
        }
    }
    for (country, people) in by_country {
        person_counts::add(db, appeal_id, country, people).await?;
    }
    for (revision, people) in by_revision {
        person_revisions::add(db, appeal_id, revision, people).await?;
    }
    Ok(entered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appeals::{self, NewAppeal};
    use crate::persons;

    fn new(appeal_id: i64, hash: &str, sealed: u8) -> NewPersonSignature {
        NewPersonSignature {
            appeal_id,
            email_hash: hash.to_owned(),
            sealed: vec![sealed],
            created_at: 1,
            source: "import".to_owned(),
            shown: 0,
            revision: 1,
        }
    }

    #[tokio::test]
    async fn whoever_signed_before_is_not_entered_and_counted_again() {
        let (_folder, db) = sql::empty().await;
        let conn = db.conn();
        let appeal = NewAppeal::sample();
        let id = appeals::insert(conn, appeal).await.unwrap().id;
        assert!(
            persons::insert(conn, new(id, "ana", 1), "PE")
                .await
                .unwrap()
        );
        persons::note_withdrawal(conn, id, "bo", 1).await.unwrap();
        let hashes = ["ana", "bo", "cy"];
        let found = signed(conn, id, &hashes).await.unwrap();
        assert_eq!(found, BTreeSet::from(["ana".to_owned()]));
        let found = withdrawn(conn, id, &hashes).await.unwrap();
        assert_eq!(found, BTreeSet::from(["bo".to_owned()]));

        let list = [("ana", "PE"), ("cy", "PE"), ("di", "")];
        let list = list.map(|(hash, country)| (new(id, hash, 2), country.to_owned()));
        let entered = enter(conn, id, &list).await.unwrap();
        assert_eq!(entered, BTreeSet::from(["cy".to_owned(), "di".to_owned()]));
        assert!(enter(conn, id, &list[..1]).await.unwrap().is_empty());
        let counts = person_counts::by_country(conn, id).await.unwrap();
        assert_eq!(counts.get("PE"), Some(&2), "{counts:?}");
        assert_eq!(person_counts::total(conn, id).await.unwrap(), 3);
        assert_eq!(persons::count(conn, id).await.unwrap(), 3);
        db.close().await.unwrap();
    }
}
