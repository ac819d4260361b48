//! What waits in an appeal's mailbox during a change: tried again once keys have been let in, and kept
//! within bounds.

use super::{
    Change,
    mailbox::{self, Crowded},
};
use crate::error::Result;
use std::collections::BTreeSet;
use undersigned_domain::{Digest, Insertion};
use undersigned_store::{
    settings,
    statements::{self, InMailbox},
};

/// The name under which the salt of this server's mailboxes is kept.
const MAILBOX_SALT: &str = "mailbox_salt";

impl Change {
    /// Tries again what waits under keys that have been let in. What others say is not even read.
    pub(super) async fn retry_mailbox(&mut self) -> Result<()> {
        let mut rows = self.take_mailbox().await?;
        let mut unwritten = self.unwritten.waiting();
        loop {
            let state = self.state();
            let let_in = |row: &InMailbox| state.is_let_in_as_written(&row.author, &row.key);
            let (due, left): (Vec<_>, Vec<_>) = rows.into_iter().partition(let_in);
            let due: Vec<&InMailbox> = due.iter().collect();
            let mut waiting = self.held(&due).await?;
            waiting.append(&mut unwritten);
            let mut grew = false;
            for held in waiting {
                let taken_back = self.takes_back(held.statement());
                match self.snapshot.state_mut().insert(held.statement()) {
                    Insertion::Taken {
                        dropped,
                        grew: more,
                    } => {
                        grew |= more;
                        self.is_member(held, &dropped, taken_back);
                    }
                    Insertion::NotLetIn => unwritten.push(held),
                    _ => self.unwritten.forget(held.statement().digest),
                }
            }
            if !grew {
                return Ok(());
            }
            rows = left;
        }
    }

    /// Brings what waits back within the mailbox's bounds, and answers the digests of what had to
    /// go. What our own actors wrote under keys of their own always has room: an initiator may let in any
    /// other as one of theirs. The keys that were let in count as seen at their origin.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn trim_mailbox(&mut self) -> Result<BTreeSet<String>> {
        self.flush().await?;
        if !std::mem::take(&mut self.kept) {
            return Ok(BTreeSet::new());
        }
        let (db, appeal) = (&self.transaction, self.appeal.id);
        let bounds = mailbox::bounds(self.instance.is_limited());
        // Thousands may wait, and whatever comes leads here: those of whom nobody has to go are counted where they are.
        let counted = statements::waiting_by_origin(db, appeal).await?;
        let mut waiting = match mailbox::crowded(counted, bounds) {
            Crowded::Nobody => return Ok(BTreeSet::new()),
            Crowded::Origins(of) => statements::waiting_of_origins(db, appeal, &of).await?,
            Crowded::Everybody => statements::waiting_of_others(db, appeal).await?,
        };
        for row in waiting.iter_mut().filter(|row| !row.origin_checked) {
            row.origin_checked = self.state().is_let_in_as_written(&row.author, &row.key);
        }
        let salt = self.mailbox_salt().await?;
        let losers = mailbox::losers(&waiting, salt.as_bytes(), bounds);
        statements::delete_many(&self.transaction, &losers).await?;
        let losers: BTreeSet<i64> = losers.into_iter().collect();
        waiting.retain(|row| losers.contains(&row.id));
        Ok(waiting.into_iter().map(|row| row.digest).collect())
    }

    /// This server's own salt, made when it is first needed.
    async fn mailbox_salt(&self) -> Result<String> {
        if let Some(salt) = settings::get(&self.transaction, MAILBOX_SALT).await? {
            return Ok(salt);
        }
        let fresh = Digest::of(&[&self.instance.entropy.bytes::<32>()?]).hex();
        settings::set_if_absent(&self.transaction, MAILBOX_SALT, &fresh).await?;
        Ok(settings::get(&self.transaction, MAILBOX_SALT)
            .await?
            .unwrap_or(fresh))
    }
}
