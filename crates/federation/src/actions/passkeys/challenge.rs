//! Challenges: what a passkey signs, so that what it said once says nothing a second time.
//!
//! Nothing is kept of a question that nobody answers: a challenge says by itself until when it holds, and
//! proves that it is ours and for what. An answer spends it.

use crate::{Instance, error::Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq as _;
use undersigned_domain::Digest;
use undersigned_store::{ConnectionTrait, person_requests};

/// How long an answer may take, in milliseconds: ten minutes.
const OPEN_MILLIS: i64 = 10 * 60 * 1_000;
/// Bytes that say something: when it ends, and randomness (section 13.4.3 wants sixteen at least).
const SAID: usize = 8 + 24;
/// Bytes that prove that it is ours.
const PROOF: usize = 16;

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
        match self {
            Self::SignIn => "sign in".to_owned(),
            Self::AfterPassword(half) => format!("after the password {half}"),
            Self::Add(account_id, csrf) => format!("add to {account_id} in {csrf}"),
        }
    }
}

/// A new challenge, as base64url.
///
/// # Errors
/// Missing randomness.
pub fn issue(instance: &Instance, purpose: Purpose<'_>) -> Result<String> {
    let ends = instance.clock.millis() + OPEN_MILLIS;
    let mut bytes = ends.to_be_bytes().to_vec();
    bytes.extend_from_slice(&instance.entropy.bytes::<24>()?);
    let proof = proof(instance, purpose, &bytes);
    bytes.extend_from_slice(&proof[..PROOF]);
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Whether a challenge is ours, for this, and not too old.
#[must_use]
pub fn is_open(instance: &Instance, purpose: Purpose<'_>, challenge: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(challenge) else {
        return false;
    };
    let Some((said, proven)) = bytes.split_at_checked(SAID) else {
        return false;
    };
    let proof = proof(instance, purpose, said);
    let ours = bool::from(proof[..PROOF].ct_eq(proven));
    let left = ends(said) - instance.clock.millis();
    ours && (0..=OPEN_MILLIS).contains(&left)
}

/// Spends a challenge that is open; false where that was done before.
///
/// # Errors
/// The database.
pub async fn spend(db: &impl ConnectionTrait, challenge: &str) -> Result<bool> {
    let bytes = URL_SAFE_NO_PAD.decode(challenge).unwrap_or_default();
    // Together with the other checks that hold once; they are forgotten when they have ended.
    let hash = Digest::of(&[b"undersigned:passkey challenge\0", &bytes]).hex();
    Ok(person_requests::spend_check(db, &hash, ends(&bytes)).await?)
}

fn ends(bytes: &[u8]) -> i64 {
    bytes
        .first_chunk()
        .map_or(0, |ends| i64::from_be_bytes(*ends))
}

fn proof(instance: &Instance, purpose: Purpose<'_>, said: &[u8]) -> [u8; 32] {
    let purpose = format!("passkey challenge to {}", purpose.words());
    instance.secret.keyed_hash(&purpose, said)
}
