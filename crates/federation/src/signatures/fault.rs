//! What can be wrong with a signature, with the codes peers and tests see.

use std::borrow::Cow;

/// Longest reason that is given, in characters: ids of others may stand in it, and some are remembered.
const MAX_REASON: usize = 600;

/// Why a request was not accepted as signed. Every one answers HTTP 401 with [`Self::code`].
///
/// The `&'static str` says which rule was broken; what is said of keys may hold addresses, and what stood there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    /// The request carries no signature at all.
    #[error("the request is not signed")]
    Missing,
    /// A signature header does not follow its grammar, or its parts do not fit together.
    #[error("the signature header is malformed: {0}")]
    Malformed(&'static str),
    /// Several signatures that do not agree on who signed.
    #[error("the request carries signatures that do not agree on the signer")]
    Ambiguous,
    /// The signature leaves out something it must cover.
    #[error("the signature does not cover {0}")]
    Coverage(&'static str),
    /// The signature does not verify with the key.
    #[error("the signature does not verify: {0}")]
    Invalid(&'static str),
    /// The signature is too old, or past its own expiry.
    #[error("the signature has expired")]
    Expired,
    /// The signature claims to be made in the future.
    #[error("the signature is dated in the future")]
    Future,
    /// The signature covers a component we do not implement.
    #[error("the signature covers a component that is not supported: {0}")]
    Component(&'static str),
    /// The request was made for another host.
    #[error("the request was signed for another host")]
    Authority,
    /// The body does not have the digest the request names.
    #[error("the digest of the body does not match: {0}")]
    DigestMismatch(&'static str),
    /// The key is of a kind or size that must not be used.
    #[error("the key is not acceptable: {0}")]
    KeyRejected(&'static str),
    /// The key does not belong to the actor in whose name it signs.
    #[error("the key does not belong to the actor: {0}")]
    KeyOwner(Cow<'static, str>),
    /// The actor was not known to have the key, and its server was asked about others so often of late that
    /// it is not asked about this one just now.
    #[error(
        "the actor was not known to have this key, and its server is not asked again just now; try again later"
    )]
    KeyUnknown,
    /// The key id is not something that could be fetched.
    #[error("the key id cannot be resolved: {0}")]
    KeyUnresolvable(Cow<'static, str>),
}

impl SignatureFault {
    /// [`Self::KeyOwner`], with what is wrong.
    pub(crate) fn key_owner(why: &str) -> Self {
        Self::KeyOwner(Cow::Owned(shortened(why)))
    }

    /// [`Self::KeyUnresolvable`], with what is wrong.
    pub(crate) fn key_unresolvable(why: &str) -> Self {
        Self::KeyUnresolvable(Cow::Owned(shortened(why)))
    }

    /// The stable code of the fault, as it stands in `application/problem+json`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "signature_missing",
            Self::Malformed(_) => "signature_malformed",
            Self::Ambiguous => "signature_ambiguous",
            Self::Coverage(_) => "signature_coverage",
            Self::Invalid(_) => "signature_invalid",
            Self::Expired => "signature_expired",
            Self::Future => "signature_future",
            Self::Component(_) => "signature_component",
            Self::Authority => "authority",
            Self::DigestMismatch(_) => "digest_mismatch",
            Self::KeyRejected(_) => "key_rejected",
            Self::KeyOwner(_) => "key_owner",
            Self::KeyUnknown => "key_unknown",
            Self::KeyUnresolvable(_) => "key_unresolvable",
        }
    }
}

fn shortened(why: &str) -> String {
    why.chars().take(MAX_REASON).collect()
}
