//! Small facts about this instance: when it was made, whether it is set up.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use crate::entity::setting::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// The value under a name.
pub async fn get(db: &impl ConnectionTrait, name: &str) -> StoreResult<Option<String>> {
    Ok(Entity::find_by_id(name)
        .one(db)
        .await?
        .map(|setting| setting.value))
}

/// The values under some names, as far as there are any.
pub async fn values(
    db: &impl ConnectionTrait,
    names: &[&str],
) -> StoreResult<BTreeMap<String, String>> {
    let found = sql::all_in(db, Entity::find(), Column::Name, names).await?;
    let found = found.into_iter();
    Ok(found.map(|setting| (setting.name, setting.value)).collect())
}

/// Whether there is a value under any of a few names.
pub async fn has_any(db: &impl ConnectionTrait, names: &BTreeSet<String>) -> StoreResult<bool> {
    let names = names.iter().map(String::as_str);
    let found = Entity::find().filter(Column::Name.is_in(names));
    Ok(found.one(db).await?.is_some())
}

/// The names that begin so.
pub async fn names_below(
    db: &impl ConnectionTrait,
    beginning: &str,
) -> StoreResult<BTreeSet<String>> {
    let names = below(db, "SELECT name FROM settings_kv", beginning);
    let names = db.query_all_raw(names).await?;
    let names = names.iter().map(|row| row.try_get_by_index::<String>(0));
    Ok(names.collect::<Result<BTreeSet<String>, _>>()?)
}

/// A statement about the rows whose names begin so, which an index finds: some are asked for every two seconds.
fn below(db: &impl ConnectionTrait, doing: &str, beginning: &str) -> Statement {
    let (from, before) = sql::byte_range(db.get_database_backend());
    let within = format!("{doing} WHERE name {from} $1 AND name {before} $2");
    let end = format!("{beginning}{}", char::MAX);
    sql::statement(db, &within, [beginning.into(), end.into()])
}

/// Stores a value, in place of what was there.
pub async fn set(db: &impl ConnectionTrait, name: &str, value: &str) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO settings_kv (name, value) VALUES ($1, $2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name.into(), value.into()],
    )
    .await?;
    Ok(())
}

/// Stores a value in place of one that is there; says whether there was one.
pub async fn replace(db: &impl ConnectionTrait, name: &str, value: &str) -> StoreResult<bool> {
    let replaced = sql::execute(
        db,
        "UPDATE settings_kv SET value = $2 WHERE name = $1",
        [name.into(), value.into()],
    )
    .await?;
    Ok(replaced > 0)
}

/// Stores values by their names, in place of what was there.
pub async fn set_many(
    db: &impl ConnectionTrait,
    values: &BTreeMap<String, String>,
) -> StoreResult<()> {
    let rows: Vec<ActiveModel> = values
        .iter()
        .map(|(name, value)| ActiveModel {
            name: ActiveValue::Set(name.clone()),
            value: ActiveValue::Set(value.clone()),
        })
        .collect();
    for part in sql::bulks(&rows) {
        Entity::insert_many(part.iter().cloned())
            .on_conflict(
                OnConflict::column(Column::Name)
                    .update_column(Column::Value)
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Stores a value unless there is one; says whether it did. Of two calls at once one does.
pub async fn set_if_absent(
    db: &impl ConnectionTrait,
    name: &str,
    value: &str,
) -> StoreResult<bool> {
    let inserted = sql::execute(
        db,
        "INSERT INTO settings_kv (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        [name.into(), value.into()],
    )
    .await?;
    Ok(inserted > 0)
}

/// Forgets when sign-ins of accounts were ended that are gone, when tokens were used that were revoked, at which
/// appeals that are gone unusually many came, which number was signed there, and who is not shown in them; answers how many
/// rows. What such a token was called stays for the log.
pub async fn prune_gone(db: &impl ConnectionTrait) -> StoreResult<u64> {
    sql::execute(
        db,
        "DELETE FROM settings_kv WHERE \
         (name LIKE 'sign-ins-ended:%' AND name NOT IN \
         (SELECT 'sign-ins-ended:' || id FROM accounts)) \
         OR (name LIKE 'token-used:%' AND name NOT IN \
         (SELECT 'token-used:' || id FROM api_tokens WHERE revoked_at IS NULL)) \
         OR (name LIKE 'heavy-hour:%' AND name NOT IN \
         (SELECT 'heavy-hour:' || id FROM appeals)) \
         OR (name LIKE 'people-signed:%' AND name NOT IN \
         (SELECT 'people-signed:' || id FROM appeals)) \
         OR (name LIKE 'entry-leaves:%' AND NOT EXISTS (SELECT 1 FROM appeals \
         WHERE settings_kv.name LIKE ('entry-leaves:' || appeals.id || ':%')))",
        [],
    )
    .await
}

/// Forgets a value.
pub async fn delete(db: &impl ConnectionTrait, name: &str) -> StoreResult<()> {
    Entity::delete_by_id(name).exec(db).await?;
    Ok(())
}

/// Forgets a value; says whether there was one. Of two calls at once one does.
pub async fn take(db: &impl ConnectionTrait, name: &str) -> StoreResult<bool> {
    let deleted = Entity::delete_by_id(name).exec(db).await?;
    Ok(deleted.rows_affected > 0)
}

/// Forgets the values whose names begin so.
pub async fn delete_below(db: &impl ConnectionTrait, beginning: &str) -> StoreResult<()> {
    let delete = below(db, "DELETE FROM settings_kv", beginning);
    db.execute_raw(delete).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_forgotten_meanwhile_is_neither_replaced_nor_taken() {
        let (_folder, db) = sql::empty().await;
        let conn = db.conn();
        for name in ["a:1", "a:2", "b:1"] {
            set(conn, name, "before").await.unwrap();
        }
        assert!(replace(conn, "a:1", "now").await.unwrap());
        assert_eq!(get(conn, "a:1").await.unwrap().as_deref(), Some("now"));
        assert!(take(conn, "a:1").await.unwrap());
        assert!(!take(conn, "a:1").await.unwrap());
        assert!(!replace(conn, "a:1", "again").await.unwrap());
        delete_below(conn, "a:").await.unwrap();
        for (name, left) in [("a:1", false), ("a:2", false), ("b:1", true)] {
            assert_eq!(get(conn, name).await.unwrap().is_some(), left, "{name}");
        }
        db.close().await.unwrap();
    }

    #[tokio::test]
    async fn names_that_begin_so_are_found_by_an_index() {
        let (_folder, db) = sql::empty().await;
        let conn = db.conn();
        for name in ["a", "a:", "a:1", "a:\u{fffd}", "a;", "A:1", "b:1"] {
            set(conn, name, "").await.unwrap();
        }
        let found = names_below(conn, "a:").await.unwrap();
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, ["a:", "a:1", "a:\u{fffd}"]);
        for doing in ["SELECT name FROM settings_kv", "DELETE FROM settings_kv"] {
            let steps = sql::plan(&db, below(conn, doing, "a:")).await;
            let by_index = steps.iter().all(|step| step.starts_with("SEARCH"));
            assert!(by_index && !steps.is_empty(), "{steps:#?}");
        }
        db.close().await.unwrap();
    }

    #[tokio::test]
    async fn many_values_take_the_place_of_those_that_were_there() {
        let (_folder, db) = sql::empty().await;
        let conn = db.conn();
        set(conn, "a:1", "before").await.unwrap();
        set(conn, "b", "stays").await.unwrap();
        let many: BTreeMap<String, String> = (0..300)
            .map(|number| (format!("a:{number}"), number.to_string()))
            .collect();
        set_many(conn, &many).await.unwrap();
        set_many(conn, &BTreeMap::new()).await.unwrap();
        let names: Vec<&str> = many.keys().map(String::as_str).chain(["b", "c"]).collect();
        let found = values(conn, &names).await.unwrap();
        assert_eq!(found.len(), 301);
        assert_eq!(found["a:1"], "1");
        assert_eq!(found["b"], "stays");
        db.close().await.unwrap();
    }
}
