//! Keys that verify and keys that sign.

use std::{fmt, sync::Arc};

use aws_lc_rs::{
    encoding::AsDer as _,
    rand::SystemRandom,
    rsa,
    signature::{self, KeyPair as _, ParsedPublicKey, RsaKeyPair, RsaParameters},
};
use ed25519_dalek::{Signature, VerifyingKey};
use pem::Pem;
use serde::{Deserialize, Serialize};

use super::SignatureFault;

/// The signature algorithms we verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256: `rsa-sha256` in cavage, `rsa-v1_5-sha256` in RFC 9421.
    RsaSha256,
    /// Ed25519 (RFC 8032).
    Ed25519,
}

/// The sizes of RSA keys we work with, in bits. Shorter ones can be broken, longer ones cost too
/// much to verify.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// Somebody's public key, checked to be of an acceptable kind and size.
#[derive(Clone)]
pub struct PublicKey(Kind);

#[derive(Clone)]
enum Kind {
    Rsa(Arc<ParsedPublicKey>),
    Ed25519(VerifyingKey),
}

/// The DER of an Ed25519 SubjectPublicKeyInfo up to the key itself (RFC 8410 §4).
const ED25519_SPKI_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

impl PublicKey {
    /// Reads a PEM: `PUBLIC KEY` (SPKI, RSA or Ed25519) or `RSA PUBLIC KEY` (PKCS#1).
    pub fn from_pem(text: &str) -> Result<Self, SignatureFault> {
        Self::read_pem(
            text,
            *RSA_BITS.start(),
            &signature::RSA_PKCS1_2048_8192_SHA256,
        )
    }

    /// As [`Self::from_pem`] but taking RSA keys from 1024 bits, for the published vectors.
    #[cfg(test)]
    pub(crate) fn from_weak_pem(text: &str) -> Result<Self, SignatureFault> {
        Self::read_pem(
            text,
            1024,
            &signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
        )
    }

    fn read_pem(
        text: &str,
        least_bits: usize,
        parameters: &'static RsaParameters,
    ) -> Result<Self, SignatureFault> {
        let pem =
            pem::parse(text).map_err(|_| SignatureFault::KeyRejected("the PEM is malformed"))?;
        let der = pem.contents();
        match pem.tag() {
            "PUBLIC KEY" if der.starts_with(&ED25519_SPKI_PREFIX) => {
                Self::from_ed25519(&der[ED25519_SPKI_PREFIX.len()..])
            }
            "PUBLIC KEY" | "RSA PUBLIC KEY" => Self::read_rsa(der, least_bits, parameters),
            _ => Err(SignatureFault::KeyRejected("the PEM is not a public key")),
        }
    }

    /// Takes the 32 bytes of an Ed25519 key. Points of small order are rejected: for them one
    /// signature fits many messages.
    pub fn from_ed25519(bytes: &[u8]) -> Result<Self, SignatureFault> {
        let bytes: &[u8; 32] = bytes
            .try_into()
            .map_err(|_| SignatureFault::KeyRejected("an Ed25519 key has 32 bytes"))?;
        let key = VerifyingKey::from_bytes(bytes)
            .map_err(|_| SignatureFault::KeyRejected("not a point on the curve"))?;
        if key.is_weak() {
            return Err(SignatureFault::KeyRejected("a point of small order"));
        }
        Ok(Self(Kind::Ed25519(key)))
    }

    fn read_rsa(
        der: &[u8],
        least_bits: usize,
        parameters: &'static RsaParameters,
    ) -> Result<Self, SignatureFault> {
        let key = rsa::PublicKey::from_der(der)
            .map_err(|_| SignatureFault::KeyRejected("not a valid RSA key"))?;
        let bits = bit_length(key.modulus().big_endian_without_leading_zero());
        if bits < least_bits {
            return Err(SignatureFault::KeyRejected("the RSA key is too short"));
        }
        if bits > *RSA_BITS.end() {
            return Err(SignatureFault::KeyRejected("the RSA key is too long"));
        }
        let exponent = key.exponent();
        let exponent = exponent.big_endian_without_leading_zero();
        if exponent == [1] || exponent.last().is_none_or(|byte| byte % 2 == 0) {
            return Err(SignatureFault::KeyRejected(
                "the RSA exponent must be odd and above 1",
            ));
        }
        let key = ParsedPublicKey::new(parameters, AsRef::<[u8]>::as_ref(&key))
            .map_err(|_| SignatureFault::KeyRejected("not a valid RSA key"))?;
        Ok(Self(Kind::Rsa(Arc::new(key))))
    }

    /// The algorithm this key verifies.
    pub fn algorithm(&self) -> Algorithm {
        match self.0 {
            Kind::Rsa(_) => Algorithm::RsaSha256,
            Kind::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// Whether `signature` is this key's signature of `message`.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.0 {
            Kind::Rsa(key) => key.verify_sig(message, signature).is_ok(),
            Kind::Ed25519(key) => Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({:?})", self.algorithm())
    }
}

fn bit_length(big_endian: &[u8]) -> usize {
    match big_endian.first() {
        Some(first) => big_endian.len() * 8 - first.leading_zeros() as usize,
        None => 0,
    }
}

/// Why one of our own keys could not be made, read or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The stored key is not a PKCS#8 or PKCS#1 RSA private key of 2048 bits or more.
    #[error("the signing key cannot be read")]
    Unreadable,
    /// The cryptographic library failed, for want of memory or randomness.
    #[error("the cryptographic library failed")]
    Library,
    /// The URL has no host, or the key id cannot stand in a header field.
    #[error("the request cannot be signed: {0}")]
    Request(&'static str),
}

/// One of our RSA keys with the id under which peers find its public half.
#[derive(Clone)]
pub struct SigningKey {
    key_id: String,
    pair: Arc<RsaKeyPair>,
}

impl SigningKey {
    /// Reads a PKCS#8 DER as [`generate_rsa_2048`] makes it. `key_id` is the URL of the public
    /// key (`https://example.org/actor#main-key`).
    pub fn from_pkcs8(key_id: impl Into<String>, der: &[u8]) -> Result<Self, KeyError> {
        let pair = RsaKeyPair::from_pkcs8(der).map_err(|_| KeyError::Unreadable)?;
        Ok(Self::new(key_id.into(), pair))
    }

    /// Reads a PEM: `PRIVATE KEY` (PKCS#8) or `RSA PRIVATE KEY` (PKCS#1).
    pub fn from_pem(key_id: impl Into<String>, text: &str) -> Result<Self, KeyError> {
        let pem = pem::parse(text).map_err(|_| KeyError::Unreadable)?;
        let pair = match pem.tag() {
            "PRIVATE KEY" => RsaKeyPair::from_pkcs8(pem.contents()),
            "RSA PRIVATE KEY" => RsaKeyPair::from_der(pem.contents()),
            _ => return Err(KeyError::Unreadable),
        };
        let pair = pair.map_err(|_| KeyError::Unreadable)?;
        Ok(Self::new(key_id.into(), pair))
    }

    fn new(key_id: String, pair: RsaKeyPair) -> Self {
        Self {
            key_id,
            pair: Arc::new(pair),
        }
    }

    /// The URL of the public key.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The public half as an SPKI PEM (`-----BEGIN PUBLIC KEY-----`).
    pub fn public_pem(&self) -> Result<String, KeyError> {
        public_pem(&self.pair)
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 over `message`.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(
                &signature::RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message,
                &mut signature,
            )
            .map_err(|_| KeyError::Library)?;
        Ok(signature)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.key_id)
    }
}

/// Makes an RSA key of 2048 bits: the private key as PKCS#8 DER and the public key as SPKI PEM.
pub fn generate_rsa_2048() -> Result<(Vec<u8>, String), KeyError> {
    let pair = RsaKeyPair::generate(rsa::KeySize::Rsa2048).map_err(|_| KeyError::Library)?;
    let private = pair.as_der().map_err(|_| KeyError::Library)?;
    let public = public_pem(&pair)?;
    Ok((private.as_ref().to_vec(), public))
}

fn public_pem(pair: &RsaKeyPair) -> Result<String, KeyError> {
    let spki = pair.public_key().as_der().map_err(|_| KeyError::Library)?;
    let pem = Pem::new("PUBLIC KEY", spki.as_ref());
    let lines = pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF);
    Ok(pem::encode_config(&pem, lines))
}
