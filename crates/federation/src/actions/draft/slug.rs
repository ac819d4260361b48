//! The part of an appeal's address that its organiser chooses.

use crate::{FederationError, error::Result};

/// Slugs that are part of other addresses, of copies (`/appeals/{host}/{slug}`) too: what stands below
/// an appeal (`/appeals/{slug}/…`) would otherwise be taken for one.
pub const RESERVED: [&str; 29] = [
    "amendments",
    "archive",
    "ballots",
    "bundle",
    "cases",
    "claim",
    "comments",
    "cosigners",
    "edit",
    "embed",
    "events",
    "handovers",
    "letters",
    "likes",
    "meetings",
    "new",
    "news",
    "people",
    "preview",
    "proceedings",
    "replies",
    "revisions",
    "search",
    "share",
    "shares",
    "sheet",
    "sign",
    "state",
    "updates",
];

/// Checks a slug: 1 to 80 of a–z, 0–9 and `-`.
///
/// # Errors
/// [`FederationError::Invalid`].
pub fn check_slug(slug: &str) -> Result<()> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let sound = (1..=80).contains(&slug.len())
        && slug.bytes().all(plain)
        && !slug.starts_with('-')
        && !RESERVED.contains(&slug);
    if sound {
        return Ok(());
    }
    Err(FederationError::invalid(
        "slug_invalid",
        "a slug is 1 to 80 of a-z, 0-9 and -, and no reserved word",
    ))
}
