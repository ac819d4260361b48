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
    let now = instance.clock.millis();
    let Some(form) = sealed(instance, account_id, path, body, now)? else {
        return Ok(false);
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
    Ok(kept.and_then(|kept| opened(instance, &kept)))
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
        Some((rest, opened(instance, &kept)?))
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
    let Some(form) = sealed(instance, account_id, to, &kept.body, kept.at)? else {
        return Ok(());
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

/// A form as it is kept for an account and page; none where it is too large.
fn sealed(
    instance: &Instance,
    account_id: i64,
    path: &str,
    body: &[u8],
    kept_at: i64,
) -> Result<Option<KeptForm>> {
    if body.len() > MAX_BYTES || path.len() > MAX_PATH {
        return Ok(None);
    }
    Ok(Some(KeptForm {
        account_id,
        path: path.to_owned(),
        sealed: instance.secret.seal(body, &bound_to(account_id, path))?,
        kept_at,
    }))
}

/// What was kept; none where it cannot be opened.
fn opened(instance: &Instance, kept: &KeptForm) -> Option<Kept> {
    let bound_to = bound_to(kept.account_id, &kept.path);
    Some(Kept {
        body: instance.secret.open(&kept.sealed, &bound_to).ok()?,
        at: kept.kept_at,
    })
}

fn bound_to(account_id: i64, path: &str) -> Vec<u8> {
    format!("kept-form {account_id} {path}").into_bytes()
}
