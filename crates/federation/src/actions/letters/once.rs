//! A form by which somebody says that they sent a letter counts once, however often it is sent: pressed
//! twice, or loaded again. It says by itself until when it holds, and proves that it is ours and of
//! which letter; nothing is kept of one that nobody sends, and who sends it is not in it.

use crate::{Instance, error::Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq as _;
use undersigned_domain::Digest;
use undersigned_store::{ConnectionTrait, appeals::Appeal, person_requests};

/// How long a form holds, in milliseconds: a week, for whoever goes to the post office in between.
const OPEN_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// Bytes that say something: when it ends, and randomness.
const SAID: usize = 8 + 24;
/// Bytes that prove that it is ours.
const PROOF: usize = 16;

/// What a new form of a letter carries, as base64url.
///
/// # Errors
/// Missing randomness.
pub fn issue(instance: &Instance, appeal: &Appeal, name: &str) -> Result<String> {
    let ends = instance.clock.millis() + OPEN_MILLIS;
    let mut bytes = ends.to_be_bytes().to_vec();
    bytes.extend_from_slice(&instance.entropy.bytes::<24>()?);
    let proof = proof(instance, appeal, name, &bytes);
    bytes.extend_from_slice(&proof[..PROOF]);
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Whether a form is ours, of this letter, and not too old.
pub(super) fn is_open(instance: &Instance, appeal: &Appeal, name: &str, once: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(once) else {
        return false;
    };
    let Some((said, proven)) = bytes.split_at_checked(SAID) else {
        return false;
    };
    let proof = proof(instance, appeal, name, said);
    let ours = bool::from(proof[..PROOF].ct_eq(proven));
    let left = ends(said).saturating_sub(instance.clock.millis());
    ours && (0..=OPEN_MILLIS).contains(&left)
}

/// Spends a form that is open; false where that was done before.
pub(super) async fn spend(db: &impl ConnectionTrait, once: &str) -> Result<bool> {
    let bytes = URL_SAFE_NO_PAD.decode(once).unwrap_or_default();
    // Together with the other checks that hold once; they are forgotten when they have ended.
    let hash = Digest::of(&[b"undersigned:letter sent\0", &bytes]).hex();
    Ok(person_requests::spend_check(db, &hash, ends(&bytes)).await?)
}

fn ends(bytes: &[u8]) -> i64 {
    bytes
        .first_chunk()
        .map_or(0, |ends| i64::from_be_bytes(*ends))
}

fn proof(instance: &Instance, appeal: &Appeal, name: &str, said: &[u8]) -> [u8; 32] {
    let purpose = format!("letter sent: {} in appeal {}", name, appeal.id);
    instance.secret.keyed_hash(&purpose, said)
}
