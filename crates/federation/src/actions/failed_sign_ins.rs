//! Sign-ins that failed: whoever has the account sees how many, and when the last was. Who tried is not noted.

use crate::{Instance, error::Result};
use undersigned_store::failed_sign_ins as store;

/// For how long it is told that sign-ins failed, in milliseconds: 90 days.
const TOLD_MILLIS: i64 = 90 * 24 * 60 * 60 * 1_000;

/// What failed of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How often.
    pub count: u64,
    /// When last, in milliseconds since 1970.
    pub last_at: i64,
}

/// Notes that somebody failed to sign in to these accounts.
///
/// # Errors
/// The database.
pub async fn note(instance: &Instance, accounts: &[i64]) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    for account_id in accounts {
        store::note(db, *account_id, now, now - TOLD_MILLIS).await?;
    }
    Ok(())
}

/// What failed, whoever came in meanwhile: that may have been an intruder. None where nothing did, or long ago.
///
/// # Errors
/// The database.
pub async fn of(instance: &Instance, account_id: i64) -> Result<Option<Failures>> {
    let told_from = instance.clock.millis() - TOLD_MILLIS;
    let noted = store::get(instance.database.conn(), account_id).await?;
    Ok(noted.and_then(|noted| {
        let count = noted.failures.saturating_add(noted.earlier);
        let last_at = noted.last_at.or(noted.earlier_at)?;
        if last_at < told_from {
            return None;
        }
        let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
        Some(Failures { count, last_at })
    }))
}
