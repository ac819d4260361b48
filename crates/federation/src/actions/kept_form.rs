//! What somebody writes at the desk and has not saved yet: kept for them alone, sealed, and not
//! for long, so that neither an expired session nor a closed window takes it away.

use super::audit;
use crate::{Instance, error::Result};
use undersigned_store::kept_forms::{self, KeptForm};

/// How long such a form is kept, in milliseconds: seven days. So long is also known whose a session
/// was that has expired.
pub const KEPT_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// The largest form, in bytes: as large as one that is taken, which is bounded by what somebody wrote and not by how it is
/// written on its way, with what is noted beside it.
pub const MAX_BYTES: usize = 1024 * 1024 + 4 * 1024;
/// So many forms of one account are kept.
const MAX_FORMS: u64 = 20;
/// Longest path of a page.
const MAX_PATH: usize = 300;

/// A form that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its fields, as they were kept.
    pub body: Vec<u8>,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// Keeps a form in place of what was kept for this account and page. Says whether it did: what is
/// too large is not kept.
///
/// # Errors
/// The database.
pub async fn keep(instance: &Instance, account_id: i64, path: &str, body: &[u8]) -> Result<bool> {
    if body.len() > MAX_BYTES || path.len() > MAX_PATH {
        return Ok(false);
    }
    let form = KeptForm {
        account_id,
        path: path.to_owned(),
        sealed: instance.secret.seal(body, &bound_to(account_id, path))?,
        kept_at: instance.clock.millis(),
    };
    // Nothing is saved by it: the log tells of what the form is sent for.
    audit::aside(kept_forms::put(instance.database.conn(), form, MAX_FORMS)).await?;
    Ok(true)
}

/// What was kept for this account and page. What cannot be opened is not there.
///
/// # Errors
/// The database.
pub async fn find(instance: &Instance, account_id: i64, path: &str) -> Result<Option<Kept>> {
    let since = instance.clock.millis() - KEPT_MILLIS;
    let kept = kept_forms::get(instance.database.conn(), account_id, path, since).await?;
    Ok(kept.and_then(|kept| {
        let body = instance
            .secret
            .open(&kept.sealed, &bound_to(account_id, path));
        Some(Kept {
            body: body.ok()?,
            at: kept.kept_at,
        })
    }))
}

/// What was kept for this account and pages below an address: the rest of each one's path, and what it was. What cannot be
/// opened is not there.
///
/// # Errors
/// The database.
pub async fn below(
    instance: &Instance,
    account_id: i64,
    address: &str,
) -> Result<Vec<(String, Kept)>> {
    let since = instance.clock.millis() - KEPT_MILLIS;
    let all = kept_forms::of_account(instance.database.conn(), account_id, since).await?;
    let below = all.into_iter().filter_map(|kept| {
        let rest = kept.path.strip_prefix(address)?.to_owned();
        let bound_to = bound_to(account_id, &kept.path);
        let body = instance.secret.open(&kept.sealed, &bound_to).ok()?;
        let at = kept.kept_at;
        Some((rest, Kept { body, at }))
    });
    Ok(below.collect())
}

/// Keeps it for another page from now on, and no longer than before. What would be too large there stays where it is.
///
/// # Errors
/// The database.
pub async fn carry(
    instance: &Instance,
    account_id: i64,
    (from, to): (&str, &str),
    kept: &Kept,
) -> Result<()> {
    if kept.body.len() > MAX_BYTES || to.len() > MAX_PATH {
        return Ok(());
    }
    let form = KeptForm {
        account_id,
        path: to.to_owned(),
        sealed: instance
            .secret
            .seal(&kept.body, &bound_to(account_id, to))?,
        kept_at: kept.at,
    };
    let carried = async {
        let transaction = instance.database.begin().await?;
        kept_forms::delete(&transaction, account_id, from).await?;
        kept_forms::put(&transaction, form, MAX_FORMS).await?;
        transaction.commit().await
    };
    Ok(audit::aside(carried).await?)
}

/// Forgets it: it was saved, or is not wanted.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance, account_id: i64, path: &str) -> Result<()> {
    let db = instance.database.conn();
    Ok(audit::aside(kept_forms::delete(db, account_id, path)).await?)
}

fn bound_to(account_id: i64, path: &str) -> Vec<u8> {
    format!("kept-form {account_id} {path}").into_bytes()
}
