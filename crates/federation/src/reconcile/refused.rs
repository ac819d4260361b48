//! What was fetched from others beside a list, and not taken: it is not fetched again while nothing has
//! changed that could have it taken.

use crate::{Instance, error::Result, proceedings::Cache};
use std::{collections::BTreeSet, sync::Arc};
use undersigned_domain::Digest;
use undersigned_store::appeals::Appeal;

/// How long it is believed that something is refused, in milliseconds, while nothing else changes: what was
/// dated too far ahead may be taken later.
const BELIEVED_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// The digests of what was refused, by appeal.
pub(crate) type AllRefused = Cache<BTreeSet<String>>;

/// Those of one appeal.
pub(super) struct Refused<'a> {
    known: &'a AllRefused,
    appeal: i64,
    tag: String,
    digests: BTreeSet<String>,
    before: usize,
}

impl<'a> Refused<'a> {
    /// What is refused while the same is held, the state is the same, and so are the rules about others.
    ///
    /// # Errors
    /// The database.
    pub async fn of(
        known: &'a AllRefused,
        instance: &Instance,
        appeal: &Appeal,
        held: &Digest,
    ) -> Result<Self> {
        let state = instance.summary(appeal).await?.digest;
        let rules = instance.rules().await?.version;
        let day = instance.clock.millis() / BELIEVED_MILLIS;
        let tag = format!("{held} {state} {rules} {day}");
        let digests = known.get(appeal.id, &tag);
        let digests = digests.map(|digests| (*digests).clone());
        let digests = digests.unwrap_or_default();
        Ok(Self {
            known,
            appeal: appeal.id,
            tag,
            before: digests.len(),
            digests,
        })
    }

    /// Whether this one is.
    pub fn contains(&self, digest: &str) -> bool {
        self.digests.contains(digest)
    }

    /// Adds some.
    pub fn extend(&mut self, digests: BTreeSet<String>) {
        self.digests.extend(digests);
    }

    /// Remembers what came, unless it is more than `most`.
    pub fn remember(self, most: usize) {
        if self.digests.len() > self.before && self.digests.len() <= most {
            let bytes = self.digests.iter().map(String::len).sum();
            let digests = Arc::new(self.digests);
            self.known.put(self.appeal, self.tag, digests, bytes);
        }
    }
}
