//! Totals: computed, never typed.

use crate::{attestation::SignerKind, list::Entry};
use serde::Serialize;

/// A number for the current wording, and one for earlier wordings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Signed the current wording.
    pub current: u64,
    /// Signed an earlier wording and have not affirmed the current one.
    pub earlier: u64,
}

/// What one organisation claims to have counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// The actor who counted.
    pub by: String,
    /// People.
    pub individuals: u64,
    /// Organisations that signed unnamed.
    pub unnamed_organisations: u64,
}

/// The sums of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Organisations by name.
    pub organisations: Count,
    /// People in personal capacity, by name.
    pub personal: Count,
    /// Organisations that signed unnamed, as claimed.
    pub unnamed: u64,
    /// People who signed, as claimed. Counts of several servers may overlap.
    pub individuals: u64,
    /// Who claims what.
    pub claims: Vec<Claim>,
}

impl Totals {
    /// Adds up the entries and claims of a list.
    pub(crate) fn of(entries: &[Entry], claims: Vec<Claim>) -> Self {
        let mut totals = Self {
            unnamed: claims.iter().map(|claim| claim.unnamed_organisations).sum(),
            individuals: claims.iter().map(|claim| claim.individuals).sum(),
            claims,
            ..Self::default()
        };
        for entry in entries.iter().filter(|entry| !entry.contested) {
            let count = match entry.kind {
                SignerKind::Organisation => &mut totals.organisations,
                SignerKind::Individual => &mut totals.personal,
            };
            if entry.current_wording {
                count.current += 1;
            } else {
                count.earlier += 1;
            }
        }
        totals
    }
}
