//! What can go wrong between servers, sorted by whose fault it is. Only `web` knows status codes.

mod often;

use crate::{
    http_client::HttpError,
    signatures::{KeyError, SignatureFault},
};
use serde_json::Value;
use tokio::task::JoinError;
use undersigned_domain::{Fault, ids, names::typed::TypedFault};
use undersigned_proof::JsonFault;
use undersigned_store::{StoreError, standing};

/// The crate's error. `code` is always a stable snake_case word.
#[derive(Debug, thiserror::Error)]
pub enum FederationError {
    /// The HTTP signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureFault),
    /// The body is not strict JSON, or not what it should be.
    #[error("{detail}")]
    Malformed {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
    },
    /// Well formed, but not theirs to say.
    #[error("{detail}")]
    Forbidden {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
    },
    /// There is no such thing here.
    #[error("{detail}")]
    NotFound {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
    },
    /// It contradicts what is held.
    #[error("{detail}")]
    Conflict {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
        /// What is held: a newer statement.
        held: Option<Value>,
    },
    /// Well formed, but breaks a rule.
    #[error("{detail}")]
    Invalid {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
    },
    /// Longer than can be signed.
    #[error("{detail}")]
    TooLong {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
        /// How many bytes have to go.
        over: usize,
    },
    /// Too many; later, perhaps.
    #[error("{detail}")]
    TooMany {
        /// Stable code.
        code: &'static str,
        /// A sentence.
        detail: String,
    },
    /// Too much waits here to be looked at; soon, perhaps.
    #[error("this server has too much to look at just now; send it again in half a minute")]
    Busy,
    /// Another server could not be asked.
    #[error("{host} cannot be reached: {source}")]
    Unreachable {
        /// Which.
        host: String,
        /// Why.
        source: HttpError,
    },
    /// Another server says that the thing is gone. Which it was may be a person: the log gets the host alone.
    #[error("what was asked for at {} is gone", ids::host(.0))]
    Gone(String),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
    /// Something that should not happen: a key that cannot be read, a library that fails.
    #[error("{0}")]
    Internal(String),
}

/// `Result` with [`FederationError`].
pub type Result<T, E = FederationError> = std::result::Result<T, E>;

/// The code of a database that does not answer.
pub const DATABASE_DOWN: &str = "database_down";

/// What the `type` of a problem begins with that a server of this kind answers; its code follows.
pub const PROBLEM_TYPES: &str = "https://w3id.org/undersigned/problems/";

impl FederationError {
    /// Something malformed.
    pub fn malformed(code: &'static str, detail: impl Into<String>) -> Self {
        Self::Malformed {
            code,
            detail: detail.into(),
        }
    }

    /// Something that is not theirs to say.
    pub fn forbidden(code: &'static str, detail: impl Into<String>) -> Self {
        Self::Forbidden {
            code,
            detail: detail.into(),
        }
    }

    /// Something that is not here.
    pub fn not_found(code: &'static str, detail: impl Into<String>) -> Self {
        Self::NotFound {
            code,
            detail: detail.into(),
        }
    }

    /// Something that breaks a rule.
    pub fn invalid(code: &'static str, detail: impl Into<String>) -> Self {
        Self::Invalid {
            code,
            detail: detail.into(),
        }
    }

    /// Something that contradicts what is held.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::Conflict {
            code,
            detail: detail.into(),
            held: None,
        }
    }

    /// Something that is too much, for now.
    pub fn too_many(code: &'static str, detail: impl Into<String>) -> Self {
        Self::TooMany {
            code,
            detail: detail.into(),
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Signature(fault) => fault.code(),
            Self::Malformed { code, .. }
            | Self::Forbidden { code, .. }
            | Self::NotFound { code, .. }
            | Self::Conflict { code, .. }
            | Self::Invalid { code, .. }
            | Self::TooLong { code, .. }
            | Self::TooMany { code, .. } => code,
            Self::Unreachable { source, .. } => source.code(),
            Self::Busy => "busy",
            Self::Gone(_) => "gone",
            Self::Store(StoreError::Conflict(_)) => "conflict",
            Self::Store(StoreError::Lost(lost)) => lost.code(),
            Self::Store(error) if standing::is_full(error) => "disk_full",
            Self::Store(error) if error.is_away() => DATABASE_DOWN,
            Self::Store(_) | Self::Internal(_) => "internal",
        }
    }

    /// Whether the database's file is gone or damaged, or the database known to be away, which the log is told by itself.
    pub fn is_of_lost_database(&self) -> bool {
        matches!(self, Self::Store(StoreError::Lost(_) | StoreError::Away(_)))
    }

    /// Whether the database itself fails, so that whatever is done next would meet the same.
    pub(crate) fn is_of_database(&self) -> bool {
        matches!(self, Self::Store(error) if !matches!(error, StoreError::Sealed))
    }

    /// Whether nothing of a change was stored since nothing can be just now: the database refuses to write, or is not
    /// there.
    pub fn is_not_stored(&self) -> bool {
        let Self::Store(error) = self else {
            return false;
        };
        let takes_nothing = standing::refusal(error).is_some() || error.is_unanswered();
        takes_nothing && !error.leaves_open()
    }

    /// Whether the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Unreachable { source, .. } => source.is_retryable(),
            Self::Store(_) | Self::TooMany { .. } | Self::Busy => true,
            _ => false,
        }
    }
}

impl From<Fault> for FederationError {
    fn from(fault: Fault) -> Self {
        let (code, detail) = (fault.code(), fault.to_string());
        match fault {
            // It can be read, and breaks a rule of what is signed.
            Fault::Json(JsonFault::NumberRange) => Self::Invalid { code, detail },
            Fault::Json(_) => Self::Malformed { code, detail },
            Fault::ProofOwner => Self::Forbidden { code, detail },
            _ => Self::Invalid { code, detail },
        }
    }
}

/// What no database of ours stores is the fault of whoever sent it, and the same again would be no other.
impl From<StoreError> for FederationError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Nul => Self::malformed("text_invalid", error.to_string()),
            error => Self::Store(error),
        }
    }
}

impl From<TypedFault> for FederationError {
    fn from(fault: TypedFault) -> Self {
        Self::invalid(fault.code(), fault.to_string())
    }
}

impl From<JsonFault> for FederationError {
    fn from(fault: JsonFault) -> Self {
        Self::malformed(fault.code(), fault.to_string())
    }
}

impl From<KeyError> for FederationError {
    fn from(error: KeyError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Never in the words of a panic: a name may stand in them. Where it was, the log says.
impl From<JoinError> for FederationError {
    fn from(error: JoinError) -> Self {
        let how = match error.is_panic() {
            true => "what was done aside broke off",
            false => "what was done aside was stopped",
        };
        Self::Internal(how.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_store::presence::Away;

    #[tokio::test]
    async fn a_task_that_breaks_off_says_none_of_its_words() {
        async fn breaks_off() {
            panic!("Rosa Quillfeather cannot be read");
        }
        let ended = tokio::spawn(breaks_off()).await;
        let error = FederationError::from(ended.unwrap_err());
        assert_eq!(error.to_string(), "what was done aside broke off");
    }

    #[test]
    fn what_is_stored_nowhere_is_the_fault_of_who_sent_it() {
        let error = FederationError::from(StoreError::Nul);
        assert!(matches!(error, FederationError::Malformed { .. }));
        assert!(!error.is_retryable() && !error.is_of_database());
        let error = FederationError::from(StoreError::Silent);
        assert!(error.is_retryable() && error.is_of_database());
    }

    #[test]
    fn what_a_database_could_not_be_asked_is_not_stored() {
        for error in [
            StoreError::Silent,
            StoreError::Away(Away {
                host: "db.example".to_owned(),
                reason: "refused".to_owned(),
            }),
        ] {
            let error = FederationError::from(error);
            assert!(error.is_not_stored());
            assert_eq!(error.code(), DATABASE_DOWN);
        }
        for error in [StoreError::Sealed, StoreError::Conflict("it".to_owned())] {
            assert!(!FederationError::from(error).is_not_stored());
        }
        assert!(!FederationError::Busy.is_not_stored());
    }

    #[test]
    fn what_is_gone_is_named_by_its_host() {
        let gone = FederationError::Gone("https://social.example/users/mei".to_owned());
        let said = gone.to_string();
        assert!(said.contains("social.example"), "{said}");
        assert!(!said.contains("mei"), "{said}");
    }

    #[test]
    fn one_row_that_does_not_open_is_no_fault_of_the_database() {
        assert!(FederationError::from(StoreError::Silent).is_of_database());
        assert!(!FederationError::from(StoreError::Sealed).is_of_database());
        assert!(!FederationError::Internal("a desk".to_owned()).is_of_database());
    }
}
