//! Statements that are dated ahead of this server's clock: kept apart until their time, or refused.

use super::{Change, PAGE};
use crate::{FederationError, Instance, error::Result};
use chrono::{DateTime, Utc};
use undersigned_domain::{Statement, Verified};
use undersigned_store::statements;

/// A `seq` further ahead than this, in milliseconds, is kept apart until its time.
pub(super) const EARLY_MILLIS: i64 = 10 * 60 * 1_000;
/// A `seq` further ahead than this, in milliseconds, is refused.
pub(super) const TOO_EARLY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// How far a statement's `seq` is ahead of a time, in milliseconds.
pub(super) fn ahead(statement: &Statement, now: i64) -> i64 {
    i64::try_from(statement.seq).unwrap_or(i64::MAX) - now
}

/// Whether a `seq` is ahead of time.
pub(super) fn is_ahead(seq: i64, now: i64) -> bool {
    seq.saturating_sub(now) > EARLY_MILLIS
}

/// Whether a statement would be kept apart, or refused, because its `seq` is ahead of time.
pub(crate) fn is_early(statement: &Statement, now: i64) -> bool {
    ahead(statement, now) > EARLY_MILLIS
}

/// Whether other servers would refuse a `seq`, because it is too far ahead of time.
pub(crate) fn is_too_early(seq: u64, now: i64) -> bool {
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    seq.saturating_sub(now) > TOO_EARLY_MILLIS
}

/// From when on servers whose clocks are right count a statement with this `seq`, where that is still to
/// come.
pub(crate) fn counts_from(seq: i64, now: i64) -> Option<DateTime<Utc>> {
    let from = seq.saturating_sub(EARLY_MILLIS);
    let is_to_come = from > now;
    DateTime::from_timestamp_millis(from).filter(|_| is_to_come)
}

/// Up to which `seq` nothing is ahead of a time any more.
fn due(now: i64) -> i64 {
    now + EARLY_MILLIS
}

impl Instance {
    /// Whether anything about an appeal was kept apart whose time has come.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn is_early_due(&self, appeal_id: i64) -> Result<bool> {
        let (db, due) = (self.database.conn(), due(self.clock.millis()));
        let rows = statements::early_due(db, appeal_id, due, 1).await?;
        Ok(!rows.is_empty())
    }
}

impl Change {
    /// Takes up what was kept apart because its `seq` was ahead of time, now that it is not.
    ///
    /// # Errors
    /// The database.
    pub async fn take_up_early(&mut self) -> Result<()> {
        let due = due(self.instance.clock.millis());
        let rows = statements::early_due(&self.transaction, self.appeal.id, due, PAGE).await?;
        for row in rows {
            statements::delete_many(&self.transaction, &[row.id]).await?;
            let Ok(verified) = Verified::stored(&row.body) else {
                tracing::error!(statement = row.id, "an early statement cannot be read");
                continue;
            };
            match self.insert(&verified, row.origin_checked).await {
                Ok(_) | Err(FederationError::TooMany { .. } | FederationError::Invalid { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ahead_counts_elsewhere_ten_minutes_before_its_time() {
        let now = 1_796_169_600_000;
        assert_eq!(counts_from(now, now), None);
        assert_eq!(counts_from(now + EARLY_MILLIS, now), None);
        let from = counts_from(now + EARLY_MILLIS + 1, now);
        assert_eq!(from.map(|at| at.timestamp_millis()), Some(now + 1));
        // No calendar has a day for it.
        assert_eq!(counts_from(i64::MAX, now), None);
    }
}
