//! What a command that fails says, and its exit code.

use crate::{alone::Taken, settings::SettingsError};
use std::process::ExitCode;
use undersigned_federation::FederationError;
use undersigned_store::StoreError;

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Wrong usage or unreadable input: exit code 2, one plain sentence.
    #[error("{0}")]
    Usage(String),
    /// Anything else: exit code 1, with the chain of causes.
    #[error("{0:#}")]
    Other(anyhow::Error),
}

impl Failure {
    /// Prints the sentence; answers the exit code.
    pub(super) fn report(self) -> ExitCode {
        eprintln!("undersigned: {self}");
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Other(_) => ExitCode::FAILURE,
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<Taken>() {
            Ok(taken) => Self::Usage(taken.to_string()),
            Err(error) => Self::Other(error),
        }
    }
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Other(error.into())
    }
}

impl From<FederationError> for Failure {
    fn from(error: FederationError) -> Self {
        match error {
            FederationError::Malformed { .. }
            | FederationError::Forbidden { .. }
            | FederationError::NotFound { .. }
            | FederationError::Conflict { .. }
            | FederationError::Invalid { .. } => Self::Usage(error.to_string()),
            error => Self::Other(error.into()),
        }
    }
}
