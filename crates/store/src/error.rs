//! What can go wrong while storing. Absence is not an error: queries answer `Option`.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

use crate::file::Lost;

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
    #[error("database: {0}")]
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
    #[error("the database at {host} does not answer: {reason}")]
    Away {
        /// Where it is.
        host: String,
        /// What was seen of it.
        reason: String,
    },

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
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => Self::Conflict(what),
            _ => Self::Database(error),
        }
    }
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
