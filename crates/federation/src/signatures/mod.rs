//! HTTP signatures, in the two schemes the fediverse uses: draft-cavage-http-signatures-12 and
//! RFC 9421.
//!
//! Pure: no network and no clock. [`parse`] checks everything that needs no key, the caller then
//! fetches the key named by [`Unverified::key_id`], and [`Unverified::verify`] checks the
//! signature itself. Whether the key belongs to the actor of the activity is for the caller.

mod bytes;
mod cavage;
mod digest;
mod fault;
mod headers;
mod keys;
mod request;
mod rfc9421;
mod sign;
#[cfg(test)]
mod tests;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use url::Url;

use headers::SignatureHeaders;

pub use digest::{BodyDigest, content_digest, digest};
pub use fault::SignatureFault;
pub use keys::{Algorithm, KeyError, PublicKey, SigningKey, generate_rsa_2048};
pub use request::RequestParts;
pub use sign::{sign, sign_with};

/// How far a peer's clock may run ahead of ours.
const CLOCK_SKEW: TimeDelta = TimeDelta::minutes(5);

/// The longest key id we would look up, in bytes.
const KEY_ID_LIMIT: usize = 2048;

/// Which of the two signature schemes a request uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scheme {
    /// draft-cavage-http-signatures-12: one `Signature` header with a `keyId`.
    Cavage,
    /// RFC 9421: `Signature-Input` and `Signature`, by label.
    Rfc9421,
}

impl Scheme {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Cavage => Self::Rfc9421,
            Self::Rfc9421 => Self::Cavage,
        }
    }
}

/// One signature, ready to be verified.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Claim {
    /// The label in RFC 9421, `signature` in cavage.
    label: String,
    key_id: String,
    /// What the signature says it was made with; `None` leaves it to the key.
    algorithm: Option<Algorithm>,
    /// The names of what it covers, in lower case.
    covered: Vec<String>,
    /// The bytes that were signed.
    #[serde(with = "bytes")]
    message: Vec<u8>,
    #[serde(with = "bytes")]
    signature: Vec<u8>,
    /// When the signature says it was made.
    made_at: DateTime<Utc>,
}

/// A signed request that passed every check which needs no key. It may be written down, to be verified later.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unverified {
    scheme: Scheme,
    /// Never empty; all name keys of one document.
    claims: Vec<Claim>,
}

/// A request whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The scheme it was signed in.
    pub scheme: Scheme,
    /// The URL of the key that signed it.
    pub key_id: String,
    /// When the signature says it was made.
    pub made_at: DateTime<Utc>,
    /// SHA-256 of the signature: the same request seen twice has it twice.
    pub signature_hash: [u8; 32],
}

/// Checks everything about the signature of `request` that can be checked without its key:
/// presence, digests, syntax, coverage, host, time, and that the key id can be looked up.
///
/// `now` is the server's time. A cavage `Date` may lie from 12 hours ago to 5 minutes ahead, a
/// `created` in either scheme from 1 hour ago to 5 minutes ahead.
pub fn parse(
    request: &RequestParts<'_>,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<Unverified, SignatureFault> {
    let found = SignatureHeaders::collect(request.headers)?;
    digest::check(request.headers, body)?;
    request.check_host()?;
    let (scheme, claims) = match found {
        SignatureHeaders::Cavage(value) => {
            let claim = cavage::parse(request, &value, body, now)?;
            (Scheme::Cavage, vec![claim])
        }
        SignatureHeaders::Rfc9421 {
            input,
            signature,
            cavage,
        } => {
            let claims = rfc9421::parse(request, &input, &signature, body, now)?;
            // RFC 9421 decides, but an older signature beside it must not name somebody else.
            for value in &cavage {
                let beside = cavage::key_id(value)?;
                if document_of(&beside) != document_of(&claims[0].key_id) {
                    return Err(SignatureFault::Ambiguous);
                }
            }
            (Scheme::Rfc9421, claims)
        }
    };
    let signer = document_of(&claims[0].key_id);
    if claims
        .iter()
        .any(|claim| document_of(&claim.key_id) != signer)
    {
        return Err(SignatureFault::Ambiguous);
    }
    for claim in &claims {
        check_key_id(&claim.key_id, request)?;
    }
    Ok(Unverified { scheme, claims })
}

impl Unverified {
    /// The scheme of the signature.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The URL of the key to verify with.
    pub fn key_id(&self) -> &str {
        &self.claims[0].key_id
    }

    /// All labels with their key ids, the one of [`Self::key_id`] first. Every key id names the
    /// same document.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.claims
            .iter()
            .map(|claim| (claim.label.as_str(), claim.key_id.as_str()))
    }

    /// The bytes that each signature is over, in the order of [`Self::labels`].
    pub fn signed_bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.claims.iter().map(|claim| claim.message.as_slice())
    }

    /// Whether every signature that [`Self::verify`] looks at covers a header: what none of them covers
    /// was perhaps added, or changed, on the way.
    pub fn covers(&self, header: &str) -> bool {
        let key_id = &self.claims[0].key_id;
        let mut looked_at = self.claims.iter().filter(|claim| claim.key_id == *key_id);
        looked_at.all(|claim| claim.covered.iter().any(|name| name == header))
    }

    /// Verifies every signature made with the key [`Self::key_id`] names. Signatures by other
    /// keys of the same document are left aside: they add nothing and can take nothing away.
    pub fn verify(&self, key: &PublicKey) -> Result<Verified, SignatureFault> {
        let first = &self.claims[0];
        for claim in self.claims.iter().filter(|c| c.key_id == first.key_id) {
            if claim.algorithm.is_some_and(|a| a != key.algorithm()) {
                return Err(SignatureFault::Invalid(
                    "the algorithm is not that of the key",
                ));
            }
            if !key.verifies(&claim.message, &claim.signature) {
                return Err(SignatureFault::Invalid("wrong key, or changed on the way"));
            }
        }
        Ok(Verified {
            scheme: self.scheme,
            key_id: first.key_id.clone(),
            made_at: first.made_at,
            signature_hash: Sha256::digest(&first.signature).into(),
        })
    }
}

/// A key id without its fragment: the document the key is in.
pub(crate) fn document_of(key_id: &str) -> &str {
    key_id
        .split_once('#')
        .map_or(key_id, |(document, _)| document)
}

/// Refuses key ids that cannot name a key elsewhere on the web. Whether the address behind the
/// name may be asked is for the HTTP client.
fn check_key_id(key_id: &str, request: &RequestParts<'_>) -> Result<(), SignatureFault> {
    if key_id.len() > KEY_ID_LIMIT {
        return Err(SignatureFault::key_unresolvable("too long"));
    }
    let url =
        Url::parse(key_id).map_err(|_| SignatureFault::key_unresolvable("not an absolute URL"))?;
    if !matches!(url.scheme(), "https" | "http") || url.host_str().is_none_or(str::is_empty) {
        return Err(SignatureFault::key_unresolvable("not a web address"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(SignatureFault::key_unresolvable("holds credentials"));
    }
    if url.authority() == request.normal_authority() {
        return Err(SignatureFault::key_unresolvable("one of our own"));
    }
    Ok(())
}

/// Checks a time of signing against a window reaching `back` into the past, and an expiry, if one
/// is given, against now.
fn check_time(
    made_at: DateTime<Utc>,
    expires: Option<DateTime<Utc>>,
    back: TimeDelta,
    now: DateTime<Utc>,
) -> Result<(), SignatureFault> {
    if made_at.signed_duration_since(now) > CLOCK_SKEW {
        return Err(SignatureFault::Future);
    }
    if now.signed_duration_since(made_at) > back || expires.is_some_and(|expires| expires < now) {
        return Err(SignatureFault::Expired);
    }
    Ok(())
}

/// A Unix time in seconds from outside; out of range is malformed.
fn unix_time(seconds: i64) -> Result<DateTime<Utc>, SignatureFault> {
    DateTime::from_timestamp(seconds, 0)
        .filter(|time| time.timestamp() >= 0)
        .ok_or(SignatureFault::Malformed("a time is out of range"))
}
