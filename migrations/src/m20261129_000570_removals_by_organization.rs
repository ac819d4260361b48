//! What is decided about many signers was kept by appeal, and is each organisation's own since 28 November 2026: what was under
//! way then goes on, and how it ended is told as long as ever. In a version in between nobody went on with it.

use std::collections::BTreeSet;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{JsonValue, Statement},
};

const KEPT: &str = "signers-leave:";

/// When the appeal was made of which this is the head of then: two numbers, and none of an organisation.
fn of_appeal(name: &str) -> Option<i64> {
    let (appeal, made_at) = name.strip_prefix(KEPT)?.split_once('-')?;
    appeal.parse::<i64>().ok()?;
    made_at.parse().ok()
}

/// Whose decision a head of then is, and the head as it is kept now; none where it cannot be read. The very first said neither
/// what becomes of the signers nor when it was begun: they left, and that was after the appeal was made.
fn of_now(head: &str, made_at: i64) -> Option<(i64, String)> {
    let mut head: JsonValue = head.parse().ok()?;
    let said = head.as_object_mut()?;
    let organization = said.get("organization")?.as_i64()?;
    said.entry("kind").or_insert_with(|| "removal".into());
    said.entry("begun_at").or_insert_with(|| made_at.into());
    let over = match said.remove("over_at") {
        None | Some(JsonValue::Null) => JsonValue::Null,
        Some(at) => JsonValue::from_iter([("at", at), ("end", "done".into())]),
    };
    said.insert("over".to_owned(), over);
    Some((organization, head.to_string()))
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (db, backend) = (manager.get_connection(), manager.get_database_backend());
    let kept = format!(
        "SELECT name, value FROM settings_kv WHERE name LIKE '{KEPT}%-%' AND name NOT LIKE '%:%:%'"
    );
    let heads = db
        .query_all_raw(Statement::from_string(backend, kept))
        .await?;
    let mut named = Vec::new();
    for head in heads {
        let name: String = head.try_get("", "name")?;
        let value: String = head.try_get("", "value")?;
        named.push((name, value));
    }
    let names: BTreeSet<String> = named.iter().map(|(name, _)| name.clone()).collect();
    for (name, value) in named {
        let Some(made_at) = of_appeal(&name) else {
            continue;
        };
        let known = of_now(&value, made_at);
        let known = known.map(|(organization, head)| (format!("{name}-{organization}"), head));
        // Where one was begun anew in the version in between, that one counts.
        let Some((to, head)) = known.filter(|(to, _)| !names.contains(to)) else {
            let forget =
                format!("DELETE FROM settings_kv WHERE name = '{name}' OR name LIKE '{name}:%'");
            db.execute_unprepared(&forget).await?;
            continue;
        };
        let parts = format!(
            "UPDATE settings_kv SET name = '{to}' || SUBSTR(name, {}) WHERE name LIKE '{name}:%'",
            name.len() + 1
        );
        db.execute_unprepared(&parts).await?;
        let set = "UPDATE settings_kv SET name = $1, value = $2 WHERE name = $3";
        let values = [to.into(), head.into(), name.into()];
        let set = Statement::from_sql_and_values(backend, set, values);
        db.execute_raw(set).await?;
    }
    Ok(())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}
