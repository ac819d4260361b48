//! How this server stands to other servers and actors, as its operators decided.
//!
//! Acts on the mailbox, on deliveries and fetches, and on what is shown; never on a state or on the
//! list folded from it, so that no server can split a coalition by blocking another.

pub mod block_list;
mod hidden;
pub(crate) mod leaving;
mod rules;
mod subject;

pub(crate) use hidden::Shown;
pub use rules::{Mode, Rules, Severity, Stance};
pub(crate) use subject::new_subject;
pub use subject::{in_letters, subject};

use crate::{Instance, error::Result, in_turn::InTurn};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_store::{ConnectionTrait, moderation_rules};

/// The rules as they were last read, and the lists as they are shown by them.
#[derive(Default)]
pub(crate) struct Moderation {
    mode: Mode,
    rules: Mutex<Option<Arc<Rules>>>,
    shown: Mutex<HashMap<i64, Shown>>,
    /// Who works out how which appeal's list is shown.
    showing: InTurn<i64>,
}

impl Moderation {
    pub(crate) fn new(mode: Mode) -> Self {
        Self {
            mode,
            ..Self::default()
        }
    }

    /// The rules of a version, if they are the ones that were read last.
    fn rules_of(&self, version: i64) -> Option<Arc<Rules>> {
        let held = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        held.clone().filter(|held| held.version == version)
    }

    fn keep_rules(&self, rules: &Arc<Rules>) {
        let mut held = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        *held = Some(Arc::clone(rules));
    }

    /// A list as it was shown last.
    fn shown_last(&self, appeal_id: i64) -> Option<Shown> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.get(&appeal_id).cloned()
    }

    /// Lets go of a list as this server shows it.
    pub(crate) fn forget_shown(&self, appeal_id: i64) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.remove(&appeal_id);
    }
}

impl Instance {
    /// How this server stands to others now. One look at the database tells whether anything was
    /// changed, by whichever process.
    ///
    /// # Errors
    /// The database.
    pub async fn rules(&self) -> Result<Arc<Rules>> {
        let version = self.version_of_rules().await?;
        self.rules_at(version).await
    }

    /// The same where it is known how often they have changed.
    pub(crate) async fn rules_at(&self, version: i64) -> Result<Arc<Rules>> {
        if let Some(held) = self.moderation.rules_of(version) {
            return Ok(held);
        }
        let rules = Arc::new(self.read_rules(self.database.conn(), version).await?);
        self.moderation.keep_rules(&rules);
        Ok(rules)
    }

    /// The same as a transaction sees it.
    ///
    /// # Errors
    /// The database.
    pub async fn rules_within(&self, db: &impl ConnectionTrait) -> Result<Arc<Rules>> {
        let version = moderation_rules::version(db).await?;
        if let Some(held) = self.moderation.rules_of(version) {
            return Ok(held);
        }
        let rules = Arc::new(self.read_rules(db, version).await?);
        // What the transaction has changed itself may be undone, and another change gets the same version then.
        if moderation_rules::version(self.database.conn()).await? == version {
            self.moderation.keep_rules(&rules);
        }
        Ok(rules)
    }

    /// The rules as they stand in the database, which a transaction may have changed and not
    /// committed.
    pub(crate) async fn read_rules(
        &self,
        db: &impl ConnectionTrait,
        version: i64,
    ) -> Result<Rules> {
        let rows = moderation_rules::all(db).await?;
        let read = |row: moderation_rules::Rule| Some((row.subject, row.severity.parse().ok()?));
        Ok(Rules {
            version,
            mode: self.moderation.mode,
            ours: self.addresses.clone(),
            by_subject: rows.into_iter().filter_map(read).collect(),
            leaving: leaving::all(db).await?,
        })
    }

    /// # Errors
    /// [`crate::FederationError::Forbidden`] `blocked` for an address that this server has nothing
    /// to do with; the database.
    pub async fn refuse_blocked(&self, id: &str) -> Result<()> {
        self.rules().await?.refuse_blocked(id)
    }
}
