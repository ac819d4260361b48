//! Which steps of the schema a database has, and bringing it up to date.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use undersigned_migrations::{Migrator, MigratorTrait};

use crate::connect::Database;
use crate::error::{StoreError, StoreResult};

/// Any number will do, as long as only our migrations lock it.
const MIGRATION_LOCK: i64 = 0x756e_6465_7273_6967;

/// How a database's schema stands to the one that this program was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// There is none yet.
    Absent,
    /// An earlier version left it.
    Earlier,
    /// It is the same.
    Current,
}

impl Database {
    /// Brings the schema up to date. Processes that start together take turns. A schema that is newer
    /// than this program is left as it is: what this program does not know it would break.
    ///
    /// # Errors
    /// [`StoreError::Newer`]; the database.
    pub async fn migrate(&self) -> StoreResult<()> {
        let transaction = self.begin().await?;
        if self.is_postgres() {
            transaction
                .execute_raw(Statement::from_sql_and_values(
                    DbBackend::Postgres,
                    "SELECT pg_advisory_xact_lock($1)",
                    [MIGRATION_LOCK.into()],
                ))
                .await?;
        }
        let done = Migrator::get_migration_models(transaction.inner()).await?;
        for done in done.iter().rev() {
            knows(&done.version)?;
        }
        Migrator::up(transaction.inner(), None).await?;
        transaction.commit_unlogged().await
    }

    /// How the schema stands to this program's. Nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::Newer`]; the database.
    pub async fn schema(&self) -> StoreResult<Schema> {
        let done = self.steps().await?;
        for done in done.iter().rev() {
            knows(done)?;
        }
        Ok(match done.len() {
            0 => Schema::Absent,
            done if done < Migrator::get_migration_files().len() => Schema::Earlier,
            _ => Schema::Current,
        })
    }

    /// The step that its schema took last, if there is any: [`knows`] tells whether a program may use it.
    ///
    /// # Errors
    /// The database.
    pub async fn newest_step(&self) -> StoreResult<Option<String>> {
        Ok(self.steps().await?.pop())
    }

    /// All steps that its schema has taken, in order. Asked without making the table of steps, as the
    /// library would: another process may be making it just now.
    async fn steps(&self) -> StoreResult<Vec<String>> {
        let db = self.conn();
        let backend = db.get_database_backend();
        let is_there = match backend {
            DbBackend::Postgres => "SELECT 1 WHERE to_regclass('seaql_migrations') IS NOT NULL",
            _ => "SELECT 1 FROM sqlite_schema WHERE name = 'seaql_migrations'",
        };
        let is_there = Statement::from_string(backend, is_there);
        if db.query_one_raw(is_there).await?.is_none() {
            return Ok(Vec::new());
        }
        let all = "SELECT version FROM seaql_migrations ORDER BY version";
        let rows = db
            .query_all_raw(Statement::from_string(backend, all))
            .await?;
        let versions = rows.iter().map(|row| row.try_get("", "version"));
        Ok(versions.collect::<Result<_, _>>()?)
    }
}

/// Checks that this program knows a step of the schema.
///
/// # Errors
/// [`StoreError::Newer`].
pub fn knows(step: &str) -> StoreResult<()> {
    let known = Migrator::get_migration_files();
    match known.iter().any(|known| known.name() == step) {
        true => Ok(()),
        false => Err(StoreError::Newer(step.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_this_program_does_not_know_is_of_a_newer_one() {
        let files = Migrator::get_migration_files();
        knows(files.last().unwrap().name()).unwrap();
        let later = knows("m20991231_000001_later");
        assert!(matches!(later, Err(StoreError::Newer(_))));
    }

    #[tokio::test]
    async fn how_a_schema_stands_is_told_without_changing_it() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/store.db", folder.path().display());
        let db = Database::connect(&url, 1).await.unwrap();
        for _ in 0..2 {
            assert_eq!(db.schema().await.unwrap(), Schema::Absent);
            assert_eq!(db.newest_step().await.unwrap(), None);
        }
        let before = db.begin().await.unwrap();
        Migrator::up(before.inner(), Some(1)).await.unwrap();
        before.commit_unlogged().await.unwrap();
        assert_eq!(db.schema().await.unwrap(), Schema::Earlier);
        db.migrate().await.unwrap();
        assert_eq!(db.schema().await.unwrap(), Schema::Current);
        let newest = db.newest_step().await.unwrap().unwrap();
        let files = Migrator::get_migration_files();
        assert_eq!(newest, files.last().unwrap().name());
    }
}
