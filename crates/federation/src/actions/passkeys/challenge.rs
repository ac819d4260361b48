//! Challenges: what a passkey signs, so that what it said once says nothing a second time.
//!
//! Nothing is kept of a question that nobody answers: a challenge says by itself until when it holds, and
//! proves that it is ours and for what. An answer spends it.

use crate::{Instance, actions::single_use::SingleUse, error::Result};
use undersigned_store::ConnectionTrait;

/// An answer may take ten minutes.
const CHALLENGE: SingleUse = SingleUse {
    open_millis: 10 * 60 * 1_000,
    spent_as: b"undersigned:passkey challenge\0",
};

/// What a challenge is for: an answer to one is none to another.
#[derive(Debug, Clone, Copy)]
pub enum Purpose<'a> {
    /// To sign in with nothing else.
    SignIn,
    /// To go on after the password, with what says that it fitted.
    AfterPassword(&'a str),
    /// To add a passkey to an account, from one session, by the token of its forms.
    Add(i64, &'a str),
}

impl Purpose<'_> {
    fn words(self) -> String {
        let what = match self {
            Self::SignIn => "sign in".to_owned(),
            Self::AfterPassword(half) => format!("after the password {half}"),
            Self::Add(account_id, csrf) => format!("add to {account_id} in {csrf}"),
        };
        format!("passkey challenge to {what}")
    }
}

/// A new challenge, as base64url.
///
/// # Errors
/// Missing randomness.
pub fn issue(instance: &Instance, purpose: Purpose<'_>) -> Result<String> {
    CHALLENGE.issue(instance, &purpose.words())
}

/// Whether a challenge is ours, for this, and not too old.
#[must_use]
pub fn is_open(instance: &Instance, purpose: Purpose<'_>, challenge: &str) -> bool {
    CHALLENGE.is_open(instance, &purpose.words(), challenge)
}

/// Spends a challenge that is open; false where that was done before.
///
/// # Errors
/// The database.
pub async fn spend(db: &impl ConnectionTrait, challenge: &str) -> Result<bool> {
    CHALLENGE.spend(db, challenge).await
}
