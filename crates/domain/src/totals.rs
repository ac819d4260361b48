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
    /// Adds up the entries of a list.
    pub(crate) fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut totals = Self::default();
        for entry in entries {
            totals.plus(entry);
        }
        totals
    }

    /// One entry more.
    pub(crate) fn plus(&mut self, entry: &Entry) {
        if let Some(count) = self.count(entry) {
            *count += 1;
        }
    }

    /// One entry less.
    pub(crate) fn less(&mut self, entry: &Entry) {
        if let Some(count) = self.count(entry) {
            *count = count.saturating_sub(1);
        }
    }

    /// Where an entry is counted; a contested one nowhere.
    fn count(&mut self, entry: &Entry) -> Option<&mut u64> {
        if entry.contested {
            return None;
        }
        let count = match entry.kind {
            SignerKind::Organisation => &mut self.organisations,
            SignerKind::Individual => &mut self.personal,
        };
        Some(match entry.current_wording {
            true => &mut count.current,
            false => &mut count.earlier,
        })
    }

    /// What organisations claim to have counted, in place of what they claimed before.
    pub(crate) fn claim(&mut self, claims: Vec<Claim>) {
        self.unnamed = claims.iter().map(|claim| claim.unnamed_organisations).sum();
        self.individuals = claims.iter().map(|claim| claim.individuals).sum();
        self.claims = claims;
    }
}
