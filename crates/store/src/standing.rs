//! How large the database is, what it runs on, and whether it can be written to.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, sqlx};

use crate::error::{StoreError, StoreResult, below};
use crate::settings;
use crate::sql;
use crate::statements::{MAILBOX, MEMBER};

/// What PostgreSQL answers where its disk is full, in whatever language it says so (SQLSTATE).
const DISK_FULL: &str = "53100";
/// The fact that is written to see whether anything can be.
const WRITTEN: &str = "written_at";

/// The size of the whole database, in bytes.
pub async fn size(db: &impl ConnectionTrait) -> StoreResult<u64> {
    let size = match db.get_database_backend() {
        DbBackend::Postgres => "SELECT pg_database_size(current_database())",
        _ => {
            "SELECT pages.page_count * sizes.page_size \
              FROM pragma_page_count AS pages, pragma_page_size AS sizes"
        }
    };
    sql::number(db, size, []).await
}

/// What the database is, with its version: `SQLite 3.46.0`.
pub async fn version(db: &impl ConnectionTrait) -> StoreResult<String> {
    let (name, version) = match db.get_database_backend() {
        DbBackend::Postgres => ("PostgreSQL", "SELECT current_setting('server_version')"),
        _ => ("SQLite", "SELECT sqlite_version()"),
    };
    let version: Option<String> = sql::value(db, version, []).await?;
    Ok(format!("{name} {}", version.unwrap_or_default()))
}

/// Writes something small, durably.
pub async fn write(db: &impl ConnectionTrait, now: i64) -> StoreResult<()> {
    settings::set(db, WRITTEN, &now.to_string()).await
}

/// Whether an error says that there is no room for what was to be written, or that the disk does
/// not take it.
#[must_use]
pub fn is_full(error: &StoreError) -> bool {
    let StoreError::Database(error) = error else {
        return false;
    };
    if says_disk_full(error) {
        return true;
    }
    let error = error.to_string().to_lowercase();
    // Not "disk" alone: "database disk image is malformed" is another matter, and needs a backup.
    [
        "disk is full",
        "disk full",
        "disk i/o",
        "no space",
        "quota exceeded",
    ]
    .iter()
    .any(|words| error.contains(words))
}

fn says_disk_full(error: &DbErr) -> bool {
    match below(error) {
        Some(sqlx::Error::Database(inner)) => inner.code().is_some_and(|code| code == DISK_FULL),
        _ => false,
    }
}

/// What a database refuses for a reason that whoever runs the server can mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no room, or the disk does not take it.
    Full,
    /// SQLite's file, or its folder, is not for whoever asks to write.
    File,
    /// PostgreSQL does not let this user do that.
    Right,
}

/// Why a database refused something, where that is known.
#[must_use]
pub fn refusal(error: &StoreError) -> Option<Refusal> {
    if is_full(error) {
        return Some(Refusal::Full);
    }
    let StoreError::Database(error) = error else {
        return None;
    };
    match below(error)? {
        sqlx::Error::Database(inner) => refusal_by(&inner.code()?),
        _ => None,
    }
}

/// The same by the code that is answered: of PostgreSQL five digits and letters (SQLSTATE), of SQLite a smaller
/// number, whose last byte says what it is about.
fn refusal_by(code: &str) -> Option<Refusal> {
    /// `insufficient_privilege`; see the appendix on error codes in PostgreSQL's manual.
    const NO_RIGHT: &str = "42501";
    /// `SQLITE_READONLY` and `SQLITE_CANTOPEN`; see <https://www.sqlite.org/rescode.html>.
    const NO_FILE: [u32; 2] = [8, 14];
    if code.len() == NO_RIGHT.len() {
        return (code == NO_RIGHT).then_some(Refusal::Right);
    }
    let code: u32 = code.parse().ok()?;
    NO_FILE.contains(&(code & 0xff)).then_some(Refusal::File)
}

/// When the first of the deliveries that could go `now` was enqueued. One that is put off, since its host
/// stumbles over it, says nothing about the others.
pub async fn oldest_delivery(db: &impl ConnectionTrait, now: i64) -> StoreResult<Option<i64>> {
    let first = "SELECT created_at FROM deliveries WHERE not_before <= $1 ORDER BY id LIMIT 1";
    sql::value(db, first, [now.into()]).await
}

/// What is kept of other servers and of uploads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Pictures of actors elsewhere, in bytes.
    pub portraits: u64,
    /// Actors elsewhere.
    pub actors: u64,
    /// Pictures that organisations uploaded, in bytes.
    pub uploads: u64,
}

/// What is kept of other servers and of uploads.
pub async fn kept(db: &impl ConnectionTrait) -> StoreResult<Kept> {
    let portraits = "SELECT CAST(COALESCE(SUM(LENGTH(picture)), 0) AS BIGINT) FROM portraits";
    let uploads = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM media";
    Ok(Kept {
        portraits: sql::number(db, portraits, []).await?,
        actors: sql::number(db, "SELECT COUNT(*) FROM remote_actors", []).await?,
        uploads: sql::number(db, uploads, []).await?,
    })
}

/// What is held of all appeals together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Appeals, ours and copies.
    pub appeals: u64,
    /// Those whose own server is out of reach.
    pub unreachable: u64,
    /// Statements that are members of a state.
    pub members: u64,
    /// Statements that wait to be let in.
    pub mailbox: u64,
}

/// What is held of all appeals together. Every statement is counted: not for whoever asks every few seconds.
pub async fn held(db: &impl ConnectionTrait) -> StoreResult<Held> {
    let unreachable = "SELECT COUNT(*) FROM appeals WHERE origin_unreachable_since IS NOT NULL";
    let mut held = Held {
        appeals: sql::number(db, "SELECT COUNT(*) FROM appeals", []).await?,
        unreachable: sql::number(db, unreachable, []).await?,
        ..Held::default()
    };
    let statements = "SELECT standing, COUNT(*) FROM statements GROUP BY standing";
    for row in db.query_all_raw(sql::statement(db, statements, [])).await? {
        let standing: String = row.try_get_by_index(0)?;
        let number = sql::unsigned(row.try_get_by_index(1)?);
        match standing.as_str() {
            MEMBER => held.members = number,
            MAILBOX => held.mailbox = number,
            _ => {}
        }
    }
    Ok(held)
}

/// How many bytes of pictures an organisation has uploaded.
pub async fn uploads_of(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    sql::number(
        db,
        "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM media WHERE organization_id = $1",
        [organization_id.into()],
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_mended_is_told_from_what_cannot() {
        for (code, known) in [
            ("8", Some(Refusal::File)),
            ("1544", Some(Refusal::File)),
            ("14", Some(Refusal::File)),
            ("5", None),
            ("42501", Some(Refusal::Right)),
            ("23505", None),
            // Its last byte as a number would be SQLite's 8.
            ("42504", None),
            ("", None),
        ] {
            assert_eq!(refusal_by(code), known, "{code}");
        }
    }

    #[test]
    fn a_full_disk_is_known_by_its_words() {
        let full = StoreError::Database(DbErr::Custom("database or disk is full".to_owned()));
        assert_eq!(refusal(&full), Some(Refusal::Full));
        assert_eq!(refusal(&StoreError::Silent), None);
    }
}
