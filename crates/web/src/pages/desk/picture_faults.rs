//! What is said at the desk when a picture, or what is said about one, is refused.

use super::words;
use crate::{
    problem::Answer,
    views::{FieldError, Page},
};
use undersigned_federation::FederationError;

/// A refusal beside a field, in words for people.
///
/// # Errors
/// What nobody at the desk can put right becomes a problem.
pub fn beside(page: &Page, field: impl Into<String>, error: FederationError) -> Answer<FieldError> {
    let key = match error.code() {
        "alt_missing" => "alt-missing",
        "goal_invalid" => "goal-form",
        "picture_too_large" => "picture-large",
        "picture_format" => "picture-format",
        "picture_dimensions" => "picture-dimensions",
        "picture_broken" => "picture-broken",
        "too_many_pictures" => "pictures-many",
        "pictures_too_large" => "pictures-large",
        "disk_low" => "pictures-no-room",
        "media_unknown" => "picture-gone",
        "picture_twice" => "picture-twice",
        "accent_invalid" => "accent-form",
        "accent_contrast" => "accent-pale",
        "link_invalid" => "link-form",
        _ => return words::beside(page, &field.into(), error),
    };
    Ok(words::wrong(page, field, key))
}
