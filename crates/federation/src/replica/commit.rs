//! The end of a change: it is stored, and everybody who waits for it is told.

use super::{Change, Snapshot};
use crate::{actions::sign_by_form, error::Result};
use undersigned_domain::{CoSignerList, Note, appeal::Titles};
use undersigned_store::appeals::{self, Appeal};

impl Change {
    /// Stores everything and makes it visible.
    ///
    /// # Errors
    /// The database; nothing is stored then.
    pub async fn commit(mut self) -> Result<Snapshot> {
        // Also what nobody has looked at, such as that a key of ours has ended.
        Box::pin(sign_by_form::follow(&mut self)).await?;
        Box::pin(self.flush()).await?;
        Box::pin(self.trim_mailbox()).await?;
        if self.changed {
            let list = self.snapshot.list().clone();
            self.copy_facts(&list).await?;
            let bumped = appeals::bump_version(&self.transaction, self.appeal.id).await?;
            self.snapshot.version = bumped.version;
            self.snapshot.last_row = self.snapshot.last_row.max(bumped.last_member);
        }
        self.transaction.commit().await?;
        self.snapshot.settle();
        if let Some(counting) = &mut self.counting {
            counting.keep();
        }
        if self.changed {
            self.instance.agenda.stir(self.appeal.id);
        }
        self.instance.keep_snapshot(self.appeal.id, &self.snapshot);
        if self.changed {
            self.instance.appeal_changed(self.appeal.id).await;
        }
        if self.has_mail {
            self.instance.wake_mail();
        }
        Ok(self.snapshot)
    }

    /// Copies what lists and searches need from the current note into the appeal's row.
    async fn copy_facts(&mut self, list: &CoSignerList) -> Result<()> {
        let Some(note) = list.current() else {
            return Ok(());
        };
        let mut described = self.appeal.clone();
        describe(&mut described, note);
        if described != self.appeal {
            self.appeal = described;
            appeals::update(&self.transaction, self.appeal.clone()).await?;
        }
        Ok(())
    }
}

/// Copies what lists and searches need from a note into an appeal's row.
pub(crate) fn describe(appeal: &mut Appeal, note: &Note) {
    appeal.status = note.status.name().to_owned();
    appeal.titles = Some(serde_json::to_string(&Titles::from(&note.text)).unwrap_or_default());
    appeal.kind = Some(note.text.kind.name().to_owned());
    appeal.topics = serde_json::to_string(&note.text.topics).ok();
    appeal.closed = note.closed.is_some();
}
