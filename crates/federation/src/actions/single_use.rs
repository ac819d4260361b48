//! What is handed out and counts once. It says by itself until when it holds, and proves that it is ours and for
//! what: nothing is kept of what never comes back.

use crate::{Instance, error::Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq as _;
use undersigned_domain::Digest;
use undersigned_store::{ConnectionTrait, person_requests};

/// Random bytes of each. WebAuthn wants sixteen at least (section 13.4.3).
const RANDOM: usize = 24;
/// Bytes that say something: when it ends, and randomness.
const SAID: usize = 8 + RANDOM;
/// Bytes that prove that it is ours.
const PROOF: usize = 16;

/// One kind of it.
pub(super) struct SingleUse {
    /// How long it holds, in milliseconds.
    pub open_millis: i64,
    /// With what the digest begins under which it is spent.
    pub spent_as: &'static [u8],
}

impl SingleUse {
    /// A new one for a purpose, as base64url.
    ///
    /// # Errors
    /// Missing randomness.
    pub fn issue(&self, instance: &Instance, purpose: &str) -> Result<String> {
        let ends = instance.clock.millis() + self.open_millis;
        let mut bytes = ends.to_be_bytes().to_vec();
        bytes.extend_from_slice(&instance.entropy.bytes::<RANDOM>()?);
        let proof = instance.secret.keyed_hash(purpose, &bytes);
        bytes.extend_from_slice(&proof[..PROOF]);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Whether one is ours, for this purpose, and not too old.
    pub fn is_open(&self, instance: &Instance, purpose: &str, issued: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(issued) else {
            return false;
        };
        let Some((said, proven)) = bytes.split_at_checked(SAID) else {
            return false;
        };
        let proof = instance.secret.keyed_hash(purpose, said);
        let ours = bool::from(proof[..PROOF].ct_eq(proven));
        let left = ends(said).saturating_sub(instance.clock.millis());
        ours && (0..=self.open_millis).contains(&left)
    }

    /// Spends one that is open; false where that was done before.
    ///
    /// # Errors
    /// The database.
    pub async fn spend(&self, db: &impl ConnectionTrait, issued: &str) -> Result<bool> {
        let bytes = URL_SAFE_NO_PAD.decode(issued).unwrap_or_default();
        // Together with the other checks that hold once; they are forgotten when they have ended.
        let hash = Digest::of(&[self.spent_as, &bytes]).hex();
        Ok(person_requests::spend_check(db, &hash, ends(&bytes)).await?)
    }
}

fn ends(bytes: &[u8]) -> i64 {
    bytes
        .first_chunk()
        .map_or(0, |ends| i64::from_be_bytes(*ends))
}
