//! What an organiser writes into invitations.

use crate::{FederationError, actions::draft::nfc, error::Result};
use undersigned_domain::{inviting::MAX_WORDS, typed_text::cleaned};

/// Whether the organiser's own words can stand in an invitation.
///
/// # Errors
/// [`FederationError::Invalid`] `words_invalid`.
pub fn check_words(words: &str) -> Result<()> {
    own_words(words).map(|_| ())
}

/// The organiser's own words: plain, with single line feeds.
///
/// # Errors
/// [`FederationError::Invalid`] `words_invalid`.
pub(super) fn own_words(words: &str) -> Result<String> {
    let words = nfc(&cleaned(words).replace('\t', " "));
    let sound = words.chars().nth(MAX_WORDS).is_none()
        && words.chars().all(|c| c == '\n' || !c.is_control());
    sound.then_some(words).ok_or_else(|| {
        FederationError::invalid(
            "words_invalid",
            format!("write at most {MAX_WORDS} characters of plain text"),
        )
    })
}
