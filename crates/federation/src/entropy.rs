//! Randomness, handed in like the clock, so that a simulation can repeat a run exactly.

use crate::{
    FederationError,
    error::Result,
    signatures::{self, KeyError},
};
use std::{fmt, sync::Arc};
use ulid::Ulid;

/// An RSA key pair: PKCS#8 DER of the private half, SPKI PEM of the public one.
pub type RsaPair = (Vec<u8>, String);

/// A source of randomness. Cloning shares it.
#[derive(Clone)]
pub struct Entropy(Arc<dyn Source>);

/// What an [`Entropy`] is made of.
pub trait Source: Send + Sync + 'static {
    /// Fills a buffer.
    ///
    /// # Errors
    /// Where the operating system has no randomness to give.
    fn fill(&self, buffer: &mut [u8]) -> Result<()>;

    /// A new RSA-2048 key pair.
    ///
    /// # Errors
    /// The cryptographic library.
    fn rsa_2048(&self) -> Result<RsaPair, KeyError> {
        signatures::generate_rsa_2048()
    }
}

/// The operating system's randomness.
struct System;

impl Source for System {
    fn fill(&self, buffer: &mut [u8]) -> Result<()> {
        aws_lc_rs::rand::fill(buffer).map_err(|_| FederationError::Internal("no randomness".into()))
    }
}

impl Entropy {
    /// The operating system's randomness.
    pub fn system() -> Self {
        Self(Arc::new(System))
    }

    /// Any other source.
    pub fn new(source: impl Source) -> Self {
        Self(Arc::new(source))
    }

    /// `N` random bytes.
    ///
    /// # Errors
    /// [`FederationError::Internal`] without randomness.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// A name for something new: 26 characters that sort by time.
    ///
    /// # Errors
    /// [`FederationError::Internal`] without randomness.
    pub fn name(&self, now_millis: i64) -> Result<String> {
        let random = u128::from_le_bytes(self.bytes()?);
        let millis = u64::try_from(now_millis).unwrap_or_default();
        Ok(Ulid::from_parts(millis, random).to_string().to_lowercase())
    }

    /// A new RSA-2048 key pair.
    ///
    /// # Errors
    /// The cryptographic library.
    pub fn rsa_2048(&self) -> Result<RsaPair, KeyError> {
        self.0.rsa_2048()
    }
}

impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entropy")
    }
}
