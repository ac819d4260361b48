//! By which mailboxes people registered for the meetings of an appeal: nothing is found without opening it, so whoever
//! deletes many people opens each once, and not for every one of them.

use super::opened;
use crate::{Instance, error::Result};
use std::collections::HashMap;
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{Transaction, registrations as store};

/// Rows read at a time.
const CHUNK: u64 = 500;

/// What has been opened of one appeal. Not for a log: it names mailboxes.
#[derive(Default)]
pub(crate) struct Mailboxes {
    /// The last row that was.
    after: i64,
    /// Which rows there are of each mailbox.
    rows: HashMap<String, Vec<i64>>,
}

impl Mailboxes {
    /// Ends what a mailbox registered for, or has not confirmed yet: everything that is kept of somebody is deleted. Whoever
    /// registered since it was looked is found, too. The appeal is held, so that nobody registers meanwhile, and no row
    /// has a lower number than one that was read.
    pub async fn end(
        &mut self,
        instance: &Instance,
        transaction: &Transaction,
        appeal_id: i64,
        identity: &str,
    ) -> Result<()> {
        self.read_on(instance, transaction, appeal_id).await?;
        for id in self.rows.remove(identity).unwrap_or_default() {
            store::delete(transaction, id).await?;
        }
        Ok(())
    }

    async fn read_on(
        &mut self,
        instance: &Instance,
        transaction: &Transaction,
        appeal_id: i64,
    ) -> Result<()> {
        loop {
            let rows = store::of_appeal_after(transaction, appeal_id, self.after, CHUNK).await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            self.after = last.id;
            for row in &rows {
                let Ok(registered) = opened(instance, row) else {
                    // Whose it is nobody can tell any more.
                    tracing::warn!(
                        registration = row.id,
                        "a registration that cannot be opened stays"
                    );
                    continue;
                };
                if let Ok(email) = EmailAddress::parse(&registered.guest.email) {
                    self.rows.entry(email.identity()).or_default().push(row.id);
                }
            }
        }
    }
}
