//! What a command that fails says, and its exit code.

use crate::{admin_http::Occupied, alone::Taken, open::OtherUrl, settings::SettingsError};
use std::process::ExitCode;
use undersigned_federation::FederationError;
use undersigned_store::{
    StoreError,
    standing::{self, Refusal},
};

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Wrong usage, wrong settings or unreadable input: exit code 2, one plain sentence.
    #[error("{0}")]
    Usage(String),
    /// Anything else: exit code 1, with the chain of causes.
    #[error("{}", in_full(.0))]
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

/// The causes, and what to do where a database says in its own words alone why it refused something.
fn in_full(error: &anyhow::Error) -> String {
    match remedy(error) {
        Some(remedy) => format!("{}; {remedy}", causes(error)),
        None => causes(error),
    }
}

/// What to do about what a database refuses.
pub(super) fn remedy(error: &anyhow::Error) -> Option<&'static str> {
    let refused = error.chain().find_map(|cause| match cause.downcast_ref() {
        Some(FederationError::Store(error)) => Some(error),
        _ => cause.downcast_ref::<StoreError>(),
    })?;
    Some(match standing::refusal(refused)? {
        Refusal::Full => {
            "there is no room, or the disk does not take it: make room, see whether a quota is used up, and give \
             the command again"
        }
        Refusal::File => {
            "whoever runs this may not write the database's file or its folder, or the disk is read-only: see \
             `owners of files` in `undersigned doctor`, and give commands as the user as whom the server runs"
        }
        Refusal::Right => {
            "the user in database_url has to own the database: `ALTER DATABASE name OWNER TO user`, given by whoever \
             administers PostgreSQL, makes it theirs"
        }
    })
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
        let error = match error.downcast::<Occupied>() {
            Ok(occupied) => return Self::Usage(occupied.to_string()),
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
