//! Cryptographic plumbing that knows nothing of appeals: strict JSON, canonical JSON (RFC 8785),
//! SHA-256 digests in their written form, Multikey, and the `eddsa-jcs-2022` cryptosuite of
//! W3C Data Integrity as FEP-8b32 uses it.
//!
//! It never reads a clock, a random source, a file or the network: keys and times are handed in.
//! To add a cryptosuite, write a file beside [`eddsa_jcs_2022`] with the same two functions.

pub mod canonical;
pub mod digest;
pub mod eddsa_jcs_2022;
pub mod multikey;
pub mod strict_json;

pub use digest::Digest;
pub use eddsa_jcs_2022::ProofError;
pub use multikey::{Multikey, SecretKey};
pub use strict_json::JsonFault;
