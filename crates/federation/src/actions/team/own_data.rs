//! What is kept of somebody's account, to be taken along.

use crate::{
    Instance,
    actions::{digest, failed_sign_ins, second_factor, session::roles_of},
    clock::from_millis,
    error::Result,
};
use serde_json::{Value, json};
use undersigned_domain::team::Role;
use undersigned_store::{
    accounts::Account,
    audit::{self, AuditFilter},
    organizations::Organization,
    passkeys, sessions,
};

/// Most rows of the log that are taken along.
const MAX_ROWS: u64 = 10_000;

/// Everything that is kept of somebody's account, as a document to take along.
///
/// # Errors
/// The database.
pub async fn own_data(
    instance: &Instance,
    organization: &Organization,
    account: &Account,
) -> Result<Value> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let sessions = sessions::of_account(db, account.id, now).await?;
    let sessions = sessions.iter().map(|session| {
        json!({
            "device": session.device,
            "began": from_millis(session.created_at),
            "lastUsed": from_millis(session.seen_at.max(session.created_at)),
            "expires": from_millis(session.expires_at),
        })
    });
    let filter = AuditFilter {
        account_id: Some(account.id),
        ..AuditFilter::default()
    };
    let done = audit::list(db, organization.id, &filter, MAX_ROWS).await?;
    let done = done.iter().map(|row| {
        json!({
            "at": from_millis(row.at),
            "action": row.action,
            "object": row.object,
            "detail": row.detail,
            "outcome": row.outcome,
        })
    });
    let factor = second_factor::standing(instance, account.id).await?;
    let passkeys = passkeys::of_account(db, account.id).await?;
    let passkeys = passkeys.iter().map(|one| {
        json!({
            "name": one.name,
            "created": from_millis(one.created_at),
            "lastUsed": one.used_at.map(from_millis),
        })
    });
    let failed = failed_sign_ins::of(instance, account.id).await?;
    let failed = failed.map(|failed| {
        json!({
            "count": failed.count,
            "last": from_millis(failed.last_at),
        })
    });
    let roles: Vec<&str> = roles_of(account).iter().map(Role::name).collect();
    Ok(json!({
        "organisation": organization.ap_id,
        "email": account.email,
        "name": account.name,
        "roles": roles,
        "language": account.language,
        "mailsAboutWhatWaits": digest::Rhythm::of(account).code(),
        "created": from_millis(account.created_at),
        "joined": account.joined_at.map(from_millis),
        "hasPassword": account.password_hash.is_some(),
        "secondFactor": factor != second_factor::Standing::Off,
        "passkeys": passkeys.collect::<Vec<_>>(),
        "sessions": sessions.collect::<Vec<_>>(),
        "failedSignIns": failed,
        "log": done.collect::<Vec<_>>(),
    }))
}
