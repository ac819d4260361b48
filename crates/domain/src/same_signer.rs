//! `SameSigner`: two entries are one signer, or are not. A person decides; this is the decision.

use crate::{Fault, members::Members};

/// The members of a `SameSigner` that are its own. The two entries stand in the statement's
/// `about`, sorted by code point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameSigner {
    /// `true` for `same`, `false` for `distinct`.
    pub same: bool,
    /// A code.
    pub reason: Option<String>,
}

impl SameSigner {
    pub(crate) fn read(members: Members<'_>) -> Result<Self, Fault> {
        match members.ids("about", 2)?.as_slice() {
            [a, b] if a < b => {}
            _ => return Err(Fault::Member("about")),
        }
        Ok(Self {
            same: members.word("state", &[("same", true), ("distinct", false)])?,
            reason: members.optional_text("reason", 64)?.map(str::to_owned),
        })
    }
}
