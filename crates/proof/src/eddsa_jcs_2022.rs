//! The `eddsa-jcs-2022` cryptosuite (W3C Data Integrity EdDSA Cryptosuites v1.0, section 3.3),
//! as FEP-8b32 uses it for ActivityPub objects.

use crate::{
    Multikey, SecretKey,
    canonical::{canonical, canonical_without},
};
use ed25519_dalek::{Signature, Signer as _};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// The `type` of every proof we make or accept.
pub const PROOF_TYPE: &str = "DataIntegrityProof";
/// The `cryptosuite` of every proof we make or accept.
pub const CRYPTOSUITE: &str = "eddsa-jcs-2022";
/// The `proofPurpose` of every proof we make or accept.
pub const PROOF_PURPOSE: &str = "assertionMethod";

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// There is no `proof`, or not exactly one.
    #[error("exactly one proof is required: `proof` is one object, and no list")]
    Required,
    /// Another `type` or `cryptosuite`.
    #[error("the proof is not of type DataIntegrityProof with cryptosuite eddsa-jcs-2022")]
    Suite,
    /// Another `proofPurpose`.
    #[error("the proof's purpose is not assertionMethod")]
    Purpose,
    /// `@context` of document and proof are not exactly equal.
    #[error("the @context of document and proof differ")]
    Context,
    /// Not canonical, of wrong length, or made by another key or for another document.
    #[error("the proof does not verify")]
    Invalid,
}

impl ProofError {
    /// The stable code of the fault.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "proof_required",
            Self::Suite => "proof_suite",
            Self::Purpose => "proof_purpose",
            Self::Context => "proof_context",
            Self::Invalid => "proof_invalid",
        }
    }
}

/// Adds a proof to a document that has none. The document's `@context`, if there is one, is
/// repeated inside the proof.
///
/// `created` is an RFC 3339 time in UTC without a fraction, `verification_method` the id of the
/// key in its controller's document.
pub fn sign(
    document: Map<String, Value>,
    key: &SecretKey,
    verification_method: &str,
    created: &str,
) -> Map<String, Value> {
    sign_keeping(document, key, verification_method, created).0
}

/// As [`sign`], and keeps the canonical form of the document without its proof, for whoever needs it for something
/// else, too.
pub fn sign_keeping(
    mut document: Map<String, Value>,
    key: &SecretKey,
    verification_method: &str,
    created: &str,
) -> (Map<String, Value>, Vec<u8>) {
    document.remove("proof");
    let mut proof = Map::new();
    if let Some(context) = document.get("@context") {
        proof.insert("@context".into(), context.clone());
    }
    for (name, value) in [
        ("type", PROOF_TYPE),
        ("cryptosuite", CRYPTOSUITE),
        ("verificationMethod", verification_method),
        ("proofPurpose", PROOF_PURPOSE),
        ("created", created),
    ] {
        proof.insert(name.into(), json!(value));
    }
    let unsecured = canonical(&document);
    let hash = hash(&unsecured, &canonical(&proof));
    let signature = key.signing_key().sign(&hash);
    let value = format!("z{}", bs58::encode(signature.to_bytes()).into_string());
    proof.insert("proofValue".into(), Value::String(value));
    document.insert("proof".into(), Value::Object(proof));
    (document, unsecured)
}

/// Checks the one proof of a document under a given key.
///
/// Stricter than the W3C text where that leaves a relay room: `@context` of document and proof
/// must be equal, and the signature canonical (`verify_strict`).
///
/// # Errors
/// See [`ProofError`].
pub fn verify(document: &Map<String, Value>, key: &Multikey) -> Result<(), ProofError> {
    SecuredDocument::of(document).verify(key)
}

/// A document with its proof, and the canonical form of what the proof secures: all the rest. For
/// whoever needs that form for something else, too.
#[derive(Debug)]
pub struct SecuredDocument<'a> {
    document: &'a Map<String, Value>,
    unsecured: Vec<u8>,
}

impl<'a> SecuredDocument<'a> {
    /// Writes the canonical form; nothing is checked yet.
    pub fn of(document: &'a Map<String, Value>) -> Self {
        Self {
            document,
            unsecured: canonical_without(document, "proof"),
        }
    }

    /// The canonical form of the document without its proof.
    pub fn unsecured(&self) -> &[u8] {
        &self.unsecured
    }

    /// As [`verify`].
    ///
    /// # Errors
    /// See [`ProofError`].
    pub fn verify(&self, key: &Multikey) -> Result<(), ProofError> {
        let Some(Value::Object(proof)) = self.document.get("proof") else {
            return Err(ProofError::Required);
        };
        let text = |name: &str| proof.get(name).and_then(Value::as_str);
        if text("type") != Some(PROOF_TYPE) || text("cryptosuite") != Some(CRYPTOSUITE) {
            return Err(ProofError::Suite);
        }
        if text("proofPurpose") != Some(PROOF_PURPOSE) {
            return Err(ProofError::Purpose);
        }
        if proof.get("@context") != self.document.get("@context") {
            return Err(ProofError::Context);
        }
        let signature = signature(text("proofValue").ok_or(ProofError::Invalid)?)?;
        let configuration = canonical_without(proof, "proofValue");
        key.verifying_key()
            .map_err(|_| ProofError::Invalid)?
            .verify_strict(&hash(&self.unsecured, &configuration), &signature)
            .map_err(|_| ProofError::Invalid)
    }
}

/// Reads `proofValue`: multibase base58btc of exactly 64 bytes. Base58 has one spelling for each: a
/// leading `1` is a zero byte of its own, and what follows is a number without leading zeros.
fn signature(proof_value: &str) -> Result<Signature, ProofError> {
    let base58 = proof_value.strip_prefix('z').ok_or(ProofError::Invalid)?;
    if base58.len() > 96 {
        return Err(ProofError::Invalid);
    }
    let bytes = bs58::decode(base58)
        .into_vec()
        .map_err(|_| ProofError::Invalid)?;
    Signature::from_slice(&bytes).map_err(|_| ProofError::Invalid)
}

/// SHA-256 of the canonical proof configuration, then SHA-256 of the canonical document.
fn hash(document: &[u8], configuration: &[u8]) -> [u8; 64] {
    let mut hash = [0; 64];
    hash[..32].copy_from_slice(&Sha256::digest(configuration));
    hash[32..].copy_from_slice(&Sha256::digest(document));
    hash
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_in_base58_has_one_spelling(text in "1{0,4}[1-9A-HJ-NP-Za-km-z]{0,92}") {
            let bytes = bs58::decode(&text).into_vec().unwrap();
            prop_assert_eq!(bs58::encode(bytes).into_string(), text);
        }
    }
}
