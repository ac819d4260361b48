//! Sign-ins that failed: whoever has the account sees how many, and when the last was. Who tried is not noted.

use crate::{Instance, error::Result};
use undersigned_store::failed_sign_ins as store;

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
        store::note(db, *account_id, now).await?;
    }
    Ok(())
}

/// What failed since somebody came in the time before last: whoever has just come sees what was tried before.
/// None where nothing did.
///
/// # Errors
/// The database.
pub async fn of(instance: &Instance, account_id: i64) -> Result<Option<Failures>> {
    let noted = store::get(instance.database.conn(), account_id).await?;
    Ok(noted.and_then(|noted| {
        let count = noted.failures.saturating_add(noted.earlier);
        let last_at = noted.last_at.or(noted.earlier_at)?;
        let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
        Some(Failures { count, last_at })
    }))
}
