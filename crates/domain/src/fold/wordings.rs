//! Which wordings were published and signed.

use super::{Wording, notes};
use crate::{State, list::Entry};
use imbl::OrdMap;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_proof::Digest;

/// How many entries have signed each wording.
#[derive(Debug, Clone, Default)]
pub(super) struct Signed(OrdMap<Wording, usize>);

impl Signed {
    /// One entry more; says whether nobody had signed that wording.
    pub fn plus(&mut self, wording: Option<Wording>) -> bool {
        let Some(wording) = wording else {
            return false;
        };
        let count = self.0.entry(wording).or_default();
        *count += 1;
        *count == 1
    }

    /// One entry less; says whether nobody has signed that wording any more.
    pub fn less(&mut self, wording: Option<Wording>) -> bool {
        let Some(wording) = wording else {
            return false;
        };
        let count = self.0.get(&wording).copied().unwrap_or_default();
        if count > 1 {
            self.0.insert(wording, count - 1);
            return false;
        }
        self.0.remove(&wording).is_some()
    }

    /// The wordings that somebody has signed.
    pub fn wordings(&self) -> impl Iterator<Item = &Wording> {
        self.0.keys()
    }
}

/// Which wording an entry has signed.
pub(super) fn wording(entry: &Entry) -> Option<Wording> {
    let pin = entry.pin.as_ref()?;
    Some((pin.revision, pin.text_digest))
}

/// The wordings that notes have published.
pub(super) fn published(state: &State, counting: &super::Counting) -> BTreeSet<Wording> {
    notes(state, counting)
        .map(|(_, note)| (note.revision, note.text_digest))
        .collect()
}

/// Revisions under which more than one text stands, in notes or in what was signed.
pub(super) fn text_conflicts<'a>(
    wordings: impl Iterator<Item = &'a Wording>,
) -> BTreeMap<u64, Vec<Digest>> {
    let mut texts: BTreeMap<u64, BTreeSet<Digest>> = BTreeMap::new();
    for (revision, text) in wordings {
        texts.entry(*revision).or_default().insert(*text);
    }
    texts
        .into_iter()
        .filter(|(_, texts)| texts.len() > 1)
        .map(|(revision, texts)| (revision, texts.into_iter().collect()))
        .collect()
}
