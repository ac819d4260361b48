//! What a command that fails says, and its exit code.

use crate::{alone::Taken, open::OtherUrl, settings::SettingsError};
use std::process::ExitCode;
use undersigned_federation::FederationError;
use undersigned_store::StoreError;

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Wrong usage, wrong settings or unreadable input: exit code 2, one plain sentence.
    #[error("{0}")]
    Usage(String),
    /// Anything else: exit code 1, with the chain of causes.
    #[error("{}", causes(.0))]
    Other(anyhow::Error),
}

impl Failure {
    /// Prints the sentence; answers the exit code.
    pub(super) fn report(self) -> ExitCode {
        say!("undersigned: {self}");
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Other(_) => ExitCode::FAILURE,
        }
    }
}

/// The causes in one line, the last one last. One that the sentence before it ends with is not said
/// again: some errors quote their cause.
fn causes(error: &anyhow::Error) -> String {
    let mut said: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if !said.last().is_some_and(|before| before.ends_with(&cause)) {
            said.push(cause);
        }
    }
    said.join(": ")
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let error = match error.downcast::<Taken>() {
            Ok(taken) => return taken.into(),
            Err(error) => error,
        };
        match error.downcast::<OtherUrl>() {
            Ok(other) => Self::Usage(other.to_string()),
            Err(error) => Self::Other(error),
        }
    }
}

impl From<Taken> for Failure {
    fn from(taken: Taken) -> Self {
        Self::Usage(taken.to_string())
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
            | FederationError::Invalid { .. }
            | FederationError::TooLong { .. } => Self::Usage(error.to_string()),
            error => Self::Other(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;
    use anyhow::anyhow;

    #[test]
    fn no_cause_is_said_twice() {
        let quoted = anyhow!("the address is private")
            .context("x cannot be reached: the address is private");
        let said = Failure::Other(quoted.context("it was not reported")).to_string();
        let expected = "it was not reported: x cannot be reached: the address is private";
        assert_eq!(said, expected);
        let plain = Failure::Other(anyhow!("no space").context("it cannot be written"));
        assert_eq!(plain.to_string(), "it cannot be written: no space");
    }
}
