//! What can go wrong while storing. Absence is not an error: queries answer `Option`.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

use crate::acting;
use crate::file::Lost;
use crate::presence::{Away, is_unconnected};

/// The crate's only error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Something with the same unique name is there already.
    ///
    /// On PostgreSQL the transaction in which this happens can only be rolled back; where a
    /// repeat is expected, use the functions that say whether they inserted.
    #[error("already there: {0}")]
    Conflict(String),

    /// The database refused or could not be reached.
    #[error("database: {}", in_words(.0))]
    Database(DbErr),

    /// The address of the database is none that this program can use.
    #[error("database address `{0}` is neither sqlite://… nor postgres://…")]
    Address(String),

    /// A newer version of this program has used the database. Nothing was changed in it.
    #[error(
        "this database was brought up to date by a newer version of this program (step `{0}`, \
         which this version does not know): start that version again, or bring back the backup \
         that was made before it"
    )]
    Newer(String),

    /// A URL that should name an inbox does not.
    #[error("inbox address `{0}` is not an http or https URL")]
    Inbox(String),

    /// A text that was to be stored, or looked for, holds U+0000: PostgreSQL takes none.
    #[error("U+0000 stands in a text, and is stored nowhere")]
    Nul,

    /// Its file is gone or damaged: what was written would not be kept.
    #[error(transparent)]
    Lost(#[from] Lost),

    /// There is a log of writes whose database is not there.
    #[error(
        "{0} is there, and the database that it belongs to is not: what was written last may be in it \
         alone, and SQLite would delete it. Put the database's file back beside it; or, if there is none \
         any more, move it away and bring back a backup with `undersigned restore FILE`"
    )]
    LoneLog(String),

    /// The database cannot be reached just now, or takes no connection.
    #[error(transparent)]
    Away(#[from] Away),

    /// The database does not answer.
    #[error("the database does not answer")]
    Silent,

    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file's path.
        path: String,
        /// The operating system's reason.
        source: std::io::Error,
    },

    /// The secret key file holds something else than 64 hexadecimal digits.
    #[error("{0} is not a secret key: 64 hexadecimal digits are needed")]
    SecretKey(String),

    /// Sealed bytes do not open with this key for this purpose, or could not be sealed.
    #[error("sealed data does not open with this secret key")]
    Sealed,
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(lost) = Lost::seen_in(&error) {
            return Self::Lost(lost);
        }
        if let Some(away) = Away::seen_in(&error) {
            return Self::Away(away);
        }
        if is_nul(&error) {
            return Self::Nul;
        }
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => Self::Conflict(what),
            _ => Self::Database(error),
        }
    }
}

impl StoreError {
    /// Whether the database gave no answer, or has no file any more, so that whatever is asked next would meet the same.
    /// Else it refused something, and nothing of the transaction lasts.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        match self {
            Self::Database(error) => match below(error) {
                Some(below) => !matches!(below, sqlx::Error::Database(_)),
                None => matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)),
            },
            Self::Lost(_) | Self::Away(_) | Self::Silent => true,
            _ => false,
        }
    }

    /// Whether there was no connection to the database, or it broke off: for whoever asks it now it is not there.
    #[must_use]
    pub fn is_away(&self) -> bool {
        match self {
            Self::Database(error) => is_unconnected(error),
            Self::Away(_) | Self::Silent => true,
            _ => false,
        }
    }

    /// Whether nobody knows what the database made of a commit: its answer was lost.
    #[must_use]
    pub fn leaves_open(&self) -> bool {
        matches!(self, Self::Database(error) if !acting::is_undone(error))
    }
}

/// Whether PostgreSQL says that a text is none of its encoding: of those that can be handed to it, only such as have
/// U+0000 in them.
fn is_nul(error: &DbErr) -> bool {
    /// `character_not_in_repertoire`; see the appendix on error codes in its manual.
    const NO_TEXT: &str = "22021";
    match below(error) {
        Some(sqlx::Error::Database(said)) => said.code().is_some_and(|code| code == NO_TEXT),
        _ => false,
    }
}

/// What a database says, without the line of PostgreSQL's own source that `sqlx` adds: nobody here can look there.
fn in_words(error: &DbErr) -> String {
    let said = error.to_string();
    let told = match said.rsplit_once(" at line ") {
        Some((told, line)) if line.bytes().all(|byte| byte.is_ascii_digit()) => told,
        _ => said.as_str(),
    };
    told.to_owned()
}

/// `Result` with [`StoreError`].
pub type StoreResult<T> = Result<T, StoreError>;

/// What the library below says, where an error is one of its.
pub(crate) fn below(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql;
    use std::io;
    use std::sync::Arc;

    fn seen_below(error: sqlx::Error) -> StoreError {
        DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))).into()
    }

    #[test]
    fn an_error_names_no_line_of_somebody_elses_source() {
        let said = |text: &str| StoreError::Database(DbErr::Custom(text.to_owned())).to_string();
        let missing = "relation \"notes\" does not exist";
        let told = said(&format!("{missing} at line 948"));
        assert!(told.ends_with(missing), "{told}");
        let told = said("it ends at line nine");
        assert!(told.ends_with("at line nine"), "{told}");
    }

    #[tokio::test]
    async fn a_lost_answer_leaves_open_what_lasts_and_a_refusal_does_not() {
        let lost = seen_below(sqlx::Error::Io(io::Error::other("reset by peer")));
        assert!(lost.is_unanswered() && lost.leaves_open());
        let never_asked = seen_below(sqlx::Error::PoolTimedOut);
        assert!(never_asked.is_unanswered() && !never_asked.leaves_open());

        let (_folder, db) = sql::empty().await;
        let nowhere = sql::execute(db.conn(), "INSERT INTO no_such_table VALUES (1)", []).await;
        let refused = nowhere.unwrap_err();
        assert!(!refused.is_unanswered() && !refused.leaves_open());
        let there = StoreError::Conflict("it".into());
        assert!(!there.is_unanswered() && !there.leaves_open());
    }
}
