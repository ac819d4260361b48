//! What is refused in many places, in the same words everywhere.

use super::FederationError;
use undersigned_domain::dispatch::MAX_DISPATCH_BYTES;

impl FederationError {
    /// An appeal that is not here, or not theirs.
    pub(crate) fn unknown_appeal() -> Self {
        Self::not_found("appeal_unknown", "there is no such appeal here")
    }

    /// An appeal, ours or another's, of which this server has no copy.
    pub(crate) fn appeal_not_held() -> Self {
        Self::not_found("appeal_unknown", "this server does not hold that appeal")
    }

    /// A link that never was, or does not work any more.
    pub(crate) fn unknown_link() -> Self {
        Self::not_found("token_unknown", "there is no such link")
    }

    /// A picture that was never uploaded here, or that nothing showed for a day.
    pub(crate) fn unknown_picture() -> Self {
        Self::invalid(
            "media_unknown",
            "there is no such picture here; upload it first, and use it within a day",
        )
    }

    /// What is written beside a list, and is too long to be signed.
    pub(crate) fn long_dispatch(over: usize) -> Self {
        Self::TooLong {
            code: "dispatch_too_long",
            detail: format!(
                "what is signed beside a list, with all its languages and what has to be said of it later, has at most \
                 {MAX_DISPATCH_BYTES} bytes; this has {over} too many: shorten a text, or leave a translation out"
            ),
            over,
        }
    }

    /// What belongs to an appeal with the same address and another root.
    pub(crate) fn other_root() -> Self {
        Self::invalid(
            "root_mismatch",
            "this server follows another root key for the appeal",
        )
    }

    /// What is said to be of a time that is far from having come.
    pub(crate) fn too_early() -> Self {
        Self::invalid(
            "seq_range",
            "`seq` is more than 24 hours ahead of this server's clock",
        )
    }
}
