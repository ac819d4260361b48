//! A program of an organisation is told what waits: an https address gets small JSON messages, signed
//! as the Standard Webhooks specification says (<https://www.standardwebhooks.com>). They carry kinds,
//! counts and links, and name nobody.
//!
//! A message is a row until it is taken, tried again with growing pauses for three days; then the
//! webhook is given up, and the desk says so.

mod sending;

pub use sending::{look, run, send_due};

use crate::{FederationError, Instance, error::Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use undersigned_store::{
    organizations::Organization,
    webhooks::{self, Webhook},
};

/// Messages that wait for one webhook; while it takes none, nothing is added to them.
const MAX_WAITING: u64 = 20;

/// What is kept sealed of a webhook.
#[derive(Serialize, Deserialize)]
struct Kept {
    url: String,
    /// `whsec_…`
    secret: String,
}

impl Kept {
    fn open(instance: &Instance, row: &Webhook) -> Result<Self> {
        let aad = aad(row.organization_id);
        let plain = instance.secret.open(&row.sealed, aad.as_bytes())?;
        serde_json::from_slice(&plain)
            .map_err(|_| FederationError::Internal("a sealed webhook cannot be read".into()))
    }

    fn seal(&self, instance: &Instance, organization_id: i64) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(self)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let aad = aad(organization_id);
        Ok(instance.secret.seal(&plain, aad.as_bytes())?)
    }
}

/// Sealed bytes belong to one row.
fn aad(organization_id: i64) -> String {
    format!("webhook of organisation {organization_id}")
}

/// How an organisation's webhook stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its address.
    pub url: String,
    /// When it was set up, in milliseconds since 1970.
    pub created_at: i64,
    /// When it took a message last.
    pub taken_at: Option<i64>,
    /// Since when it takes none.
    pub failing_since: Option<i64>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When it was given up.
    pub ended_at: Option<i64>,
    /// How many messages wait.
    pub waiting: u64,
}

/// How an organisation's webhook stands.
///
/// # Errors
/// The database.
pub async fn find(instance: &Instance, organization: &Organization) -> Result<Option<Hook>> {
    let db = instance.database.conn();
    let Some(row) = webhooks::of(db, organization.id).await? else {
        return Ok(None);
    };
    Ok(Some(Hook {
        url: Kept::open(instance, &row)?.url,
        created_at: row.created_at,
        taken_at: row.taken_at,
        failing_since: row.failing_since,
        last_error: row.last_error,
        ended_at: row.ended_at,
        waiting: webhooks::waiting(db, organization.id).await?,
    }))
}

/// Sets a webhook up in place of the one before, and answers the secret that signs its messages,
/// which is shown this once. What waits now is told at once.
///
/// # Errors
/// [`FederationError::Invalid`] `webhook_url` for an address that this server does not ask.
pub async fn set(instance: &Instance, organization: &Organization, url: &str) -> Result<String> {
    let url = instance.http.parse_url(url.trim()).map_err(|error| {
        FederationError::invalid(
            "webhook_url",
            format!("that address cannot be used: {error}"),
        )
    })?;
    let secret = format!("whsec_{}", STANDARD.encode(instance.entropy.bytes::<32>()?));
    let kept = Kept {
        url: url.to_string(),
        secret: secret.clone(),
    };
    let row = Webhook {
        organization_id: organization.id,
        sealed: kept.seal(instance, organization.id)?,
        told: None,
        created_at: instance.clock.millis(),
        taken_at: None,
        failing_since: None,
        last_error: None,
        ended_at: None,
    };
    let transaction = instance.database.begin().await?;
    webhooks::put(&transaction, row).await?;
    transaction.commit().await?;
    Ok(secret)
}

/// Ends a webhook: nothing is sent any more, and address and secret are forgotten.
///
/// # Errors
/// The database.
pub async fn end(instance: &Instance, organization: &Organization) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    let ended = webhooks::delete(&transaction, organization.id).await?;
    transaction.commit().await?;
    Ok(ended)
}

/// Has a webhook tried again that was given up.
///
/// # Errors
/// The database.
pub async fn resume(instance: &Instance, organization: &Organization) -> Result<bool> {
    let transaction = instance.database.begin().await?;
    let resumed = webhooks::resume(&transaction, organization.id).await?;
    transaction.commit().await?;
    Ok(resumed)
}

/// Sends a message that says nothing, to see whether it arrives.
///
/// # Errors
/// [`FederationError::NotFound`] where there is no webhook, or it was given up;
/// [`FederationError::TooMany`] where many messages wait.
pub async fn test(instance: &Instance, organization: &Organization) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let row = webhooks::of(&transaction, organization.id).await?;
    if row.is_none_or(|row| row.ended_at.is_some()) {
        return Err(FederationError::not_found(
            "webhook_unknown",
            "there is no webhook that works",
        ));
    }
    if webhooks::waiting(&transaction, organization.id).await? >= MAX_WAITING {
        return Err(FederationError::too_many(
            "webhook_busy",
            "many messages wait already",
        ));
    }
    let data = json!({
        "organisation": organization.ap_id,
        "link": instance.addresses.path("/desk/webhook"),
    });
    enqueue(instance, &transaction, organization, "test", data).await?;
    transaction.commit().await?;
    Ok(())
}

async fn enqueue(
    instance: &Instance,
    db: &undersigned_store::Transaction,
    organization: &Organization,
    event: &str,
    data: Value,
) -> Result<()> {
    let now = instance.clock.millis();
    let id = format!("msg_{}", instance.entropy.name(now)?);
    let body = json!({
        "type": event,
        "timestamp": instance.clock.rfc3339(),
        "data": data,
    });
    webhooks::enqueue(db, organization.id, &id, &body.to_string(), now).await?;
    Ok(())
}
