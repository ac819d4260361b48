//! Ed25519 keys in the Multikey notation (W3C Controlled Identifiers; FEP-521a).

use ed25519_dalek::{SigningKey, VerifyingKey};
use hashlink::LruCache;
use std::{
    fmt,
    str::FromStr,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

/// Multicodec prefix of an Ed25519 public key (0xed as a varint).
const ED25519_PUBLIC: [u8; 2] = [0xed, 0x01];

/// How many keys are kept read: those of an appeal's initiators stand in every statement, and one that
/// came in stands in the statement that answers it.
const KEPT: usize = 512;

/// Keys by their texts.
type Read = LruCache<Arc<str>, (Multikey, VerifyingKey)>;

/// Keys that were read and found usable. Finding the point is nearly as dear as checking a signature
/// with it.
static READ: LazyLock<Mutex<Read>> = LazyLock::new(|| Mutex::new(LruCache::new(KEPT)));

fn kept() -> MutexGuard<'static, Read> {
    READ.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An Ed25519 public key as it stands in documents: `z` and base58btc of the multicodec prefix
/// and 32 bytes, so `z6Mk…`.
///
/// Holding one means that the text is canonical and the point is neither off the curve nor of
/// small order. A copy costs nothing: the text is shared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Multikey(Arc<str>);

/// Why a text is no usable Ed25519 Multikey.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a usable Ed25519 Multikey (`z6Mk…`)")]
pub struct MultikeyFormat;

impl Multikey {
    /// The text, `z6Mk…`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key for checking proofs.
    pub(crate) fn verifying_key(&self) -> Result<VerifyingKey, MultikeyFormat> {
        let read = kept().get(&self.0).map(|(_, key)| *key);
        match read {
            Some(key) => Ok(key),
            None => self.keep(),
        }
    }

    /// Reads the key and keeps it.
    fn keep(&self) -> Result<VerifyingKey, MultikeyFormat> {
        let key = self.read()?;
        kept().insert(self.0.clone(), (self.clone(), key));
        Ok(key)
    }

    fn read(&self) -> Result<VerifyingKey, MultikeyFormat> {
        let base58 = self.0.strip_prefix('z').ok_or(MultikeyFormat)?;
        let bytes = bs58::decode(base58)
            .into_vec()
            .map_err(|_| MultikeyFormat)?;
        let raw = bytes
            .strip_prefix(&ED25519_PUBLIC)
            .and_then(|raw| <[u8; 32]>::try_from(raw).ok())
            .ok_or(MultikeyFormat)?;
        let key = VerifyingKey::from_bytes(&raw).map_err(|_| MultikeyFormat)?;
        // A point may be written with its y beyond the field's size: the same key, spelt otherwise.
        let is_canonical = key.to_edwards().compress().to_bytes() == raw;
        if key.is_weak() || !is_canonical || Self::of(&key) != *self {
            return Err(MultikeyFormat);
        }
        Ok(key)
    }

    fn of(key: &VerifyingKey) -> Self {
        let mut bytes = ED25519_PUBLIC.to_vec();
        bytes.extend_from_slice(key.as_bytes());
        Self(format!("z{}", bs58::encode(bytes).into_string()).into())
    }
}

impl FromStr for Multikey {
    type Err = MultikeyFormat;

    fn from_str(text: &str) -> Result<Self, MultikeyFormat> {
        // Longer than any Ed25519 Multikey: base58 decoding is quadratic, so the bound comes first.
        if text.len() > 64 {
            return Err(MultikeyFormat);
        }
        // Where it was read lately, its text is shared: one initiator's key stands in a million
        // statements.
        let read = kept().get(text).map(|(key, _)| key.clone());
        match read {
            Some(key) => Ok(key),
            None => {
                let key = Self(text.into());
                key.keep().map(|_| key)
            }
        }
    }
}

impl fmt::Display for Multikey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Multikey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The multicodec prefix `ed25519-priv`.
const ED25519_SECRET: [u8; 2] = [0x80, 0x26];

/// An Ed25519 private key. Its debug form tells nothing.
#[derive(Clone)]
pub struct SecretKey {
    signing: SigningKey,
    public: Multikey,
}

impl SecretKey {
    /// The key of a 32-byte seed, which the caller drew at random and keeps sealed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let signing = SigningKey::from_bytes(seed);
        let public = Multikey::of(&signing.verifying_key());
        Self { signing, public }
    }

    /// Reads the private half as [`SecretKey::to_multibase`] writes it.
    ///
    /// # Errors
    /// [`MultikeyFormat`] for anything else.
    pub fn from_multibase(text: &str) -> Result<Self, MultikeyFormat> {
        let encoded = text.strip_prefix('z').ok_or(MultikeyFormat)?;
        let bytes = bs58::decode(encoded)
            .into_vec()
            .map_err(|_| MultikeyFormat)?;
        let seed = bytes
            .strip_prefix(&ED25519_SECRET)
            .and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        seed.map(|seed| Self::from_seed(&seed))
            .ok_or(MultikeyFormat)
    }

    /// The private half as a `secretKeyMultibase` (Controlled Identifiers 1.0, section 2.2.2), for
    /// a file that only its owner reads.
    pub fn to_multibase(&self) -> String {
        let mut bytes = ED25519_SECRET.to_vec();
        bytes.extend_from_slice(&self.signing.to_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// The public half.
    pub fn public(&self) -> Multikey {
        self.public.clone()
    }

    /// The 32-byte seed, to be sealed.
    pub fn seed(&self) -> [u8; 32] {
        self.signing.to_bytes()
    }

    pub(crate) fn signing_key(&self) -> &SigningKey {
        &self.signing
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_written_form() {
        let key = SecretKey::from_seed(&[7; 32]).public();
        assert!(key.as_str().starts_with("z6Mk"));
        assert_eq!(key.as_str().parse(), Ok(key));
    }

    #[test]
    fn a_private_key_survives_its_written_form() {
        let key = SecretKey::from_seed(&[7; 32]);
        let text = key.to_multibase();
        let read = SecretKey::from_multibase(&text).map(|key| key.public());
        assert_eq!(read, Ok(key.public()));
        for wrong in ["", "z", key.public().as_str(), &text[1..], &text[..40]] {
            assert!(SecretKey::from_multibase(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn other_codecs_bases_and_weak_points_are_refused() {
        let mut weak = ED25519_PUBLIC.to_vec();
        weak.extend_from_slice(&[0; 32]);
        let weak = format!("z{}", bs58::encode(weak).into_string());
        // y = p + 3: the key with y = 3, beyond the field's size.
        let mut beyond = ED25519_PUBLIC.to_vec();
        beyond.extend_from_slice(&[0xff; 32]);
        (beyond[2], beyond[33]) = (0xf0, 0x7f);
        let beyond = format!("z{}", bs58::encode(beyond).into_string());
        for text in [
            "",
            "z",
            "u7QF",
            "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc",
            &weak,
            &beyond,
        ] {
            assert_eq!(text.parse::<Multikey>(), Err(MultikeyFormat), "{text}");
        }
    }
}
