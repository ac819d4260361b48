//! The wording that was signed.

use crate::{FederationError, error::Result};
use undersigned_domain::{Note, endorsement::Pin};

/// Which wording an attestation says was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Signed {
    /// The one it is pinned to already; this one where it is new.
    AsHeld(Pin),
    /// This one, whatever it is pinned to: somebody said so.
    This(Pin),
}

impl Signed {
    /// What is signed by whoever has signed nothing yet.
    pub(crate) fn if_new(&self) -> &Pin {
        match self {
            Self::AsHeld(pin) | Self::This(pin) => pin,
        }
    }
}

/// Without a wording nothing can have been signed.
pub(crate) fn unpublished() -> FederationError {
    FederationError::conflict("not_published", "the appeal is not published yet")
}

/// What somebody who signs a note's wording pins.
pub(crate) fn pin_of(note: &Note) -> Pin {
    Pin {
        revision: note.revision,
        text_digest: note.text_digest,
    }
}

/// Refuses to have signed what was not shown; `shown` is the text's digest as the page had it.
///
/// # Errors
/// [`FederationError::Conflict`] `text_changed`.
pub(crate) fn check_wording(note: &Note, shown: &str) -> Result<()> {
    match note.text_digest.to_string() == shown {
        true => Ok(()),
        false => Err(FederationError::conflict(
            "text_changed",
            "the text changed while it was read; look at it again before you sign",
        )),
    }
}
