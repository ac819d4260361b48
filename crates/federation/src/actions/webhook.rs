//! A program of an organisation is told what waits: an https address gets small JSON messages, signed
//! as the Standard Webhooks specification says (<https://www.standardwebhooks.com>). They carry kinds,
//! counts and links, and name nobody.
//!
//! A message is a row until it is taken, tried again with growing pauses for three days; then the
//! webhook is given up, and the desk says so.

use crate::{
    FederationError, Instance,
    error::Result,
    notices::{Kind, Told},
};
use aws_lc_rs::hmac;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    organizations::{self, Organization},
    webhooks::{self, Webhook, WebhookMessage},
};

/// How often it is looked whether something is to be sent.
const PAUSE: Duration = Duration::from_secs(3);
/// How long one process is at a message, in milliseconds. Longer than one request may take.
const LEASE_MILLIS: i64 = 30_000;
/// Messages that wait for one webhook; while it takes none, nothing is added to them.
const MAX_WAITING: u64 = 20;
/// Pauses after each failure, in seconds: those that the specification proposes. After the last the
/// webhook is given up.
const PAUSES: [i64; 9] = [
    5,
    5 * 60,
    30 * 60,
    2 * 3_600,
    5 * 3_600,
    10 * 3_600,
    14 * 3_600,
    20 * 3_600,
    24 * 3_600,
];

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
        return Err(FederationError::TooMany {
            code: "webhook_busy",
            detail: "many messages wait already".to_owned(),
        });
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

/// Tells and sends until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = look(&instance).await {
            tracing::warn!(%error, "what waits could not be told to webhooks");
        }
        if let Err(error) = send_due(&instance, &stop).await {
            tracing::warn!(%error, "messages to webhooks could not be sent");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(PAUSE) => {}
        }
    }
}

/// Queues messages about what is new.
///
/// # Errors
/// The database.
pub async fn look(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    for row in webhooks::active(db).await? {
        if webhooks::waiting(db, row.organization_id).await? >= MAX_WAITING {
            continue;
        }
        let Some(organization) = organizations::by_id(db, row.organization_id).await? else {
            continue;
        };
        let mut waiting = instance.waiting_at_desk(&organization).await?;
        // Whoever is not reached cannot be told so.
        waiting.retain(|one| one.kind != Kind::Webhook);
        let told = Told::of(&waiting).write();
        if row.told.as_deref() == Some(told.as_str()) {
            continue;
        }
        let before = Told::read(row.told.as_deref());
        let transaction = instance.database.begin().await?;
        if !webhooks::told(&transaction, &row, &told).await? {
            continue;
        }
        for one in &waiting {
            let new = before.news(one);
            if new > 0 {
                let data = json!({
                    "organisation": organization.ap_id,
                    "count": one.count,
                    "new": new,
                    "link": instance.addresses.path(&one.path),
                });
                let event = one.kind.event();
                enqueue(instance, &transaction, &organization, event, data).await?;
            }
        }
        transaction.commit().await?;
    }
    Ok(())
}

/// Sends the messages that are due.
///
/// # Errors
/// The database.
pub async fn send_due(instance: &Instance, stop: &CancellationToken) -> Result<()> {
    while !stop.is_cancelled() {
        let db = instance.database.conn();
        let now = instance.clock.millis();
        let Some(message) = webhooks::claim(db, now, LEASE_MILLIS).await? else {
            return Ok(());
        };
        let Some(row) = webhooks::of(db, message.organization_id).await? else {
            continue;
        };
        let outcome = send(instance, &row, &message).await?;
        let now = instance.clock.millis();
        let transaction = instance.database.begin().await?;
        match outcome {
            Outcome::Taken => webhooks::taken(&transaction, &message, now).await?,
            Outcome::Gone(why) => {
                give_up(instance, &transaction, message.organization_id, &why).await?;
            }
            Outcome::Failed(why) => {
                let tries = usize::try_from(message.failures).unwrap_or(usize::MAX);
                match PAUSES.get(tries) {
                    Some(pause) => {
                        let next_at = now + pause * 1_000;
                        webhooks::put_off(&transaction, &message, now, next_at, &why).await?;
                    }
                    None => {
                        give_up(instance, &transaction, message.organization_id, &why).await?;
                    }
                }
            }
        }
        transaction.commit().await?;
    }
    Ok(())
}

async fn give_up(
    instance: &Instance,
    db: &undersigned_store::Transaction,
    organization_id: i64,
    why: &str,
) -> Result<()> {
    // Neither address nor answer: an address may hold a secret.
    tracing::warn!(organization_id, "a webhook is given up");
    webhooks::give_up(db, organization_id, instance.clock.millis(), why).await?;
    Ok(())
}

enum Outcome {
    Taken,
    Failed(String),
    /// Nobody wants them any more.
    Gone(String),
}

async fn send(instance: &Instance, row: &Webhook, message: &WebhookMessage) -> Result<Outcome> {
    let kept = Kept::open(instance, row)?;
    let url = match instance.http.parse_url(&kept.url) {
        Ok(url) => url,
        Err(error) => return Ok(Outcome::Failed(error.to_string())),
    };
    let timestamp = instance.clock.now().timestamp();
    let headers = headers(&kept.secret, &message.message_id, timestamp, &message.body)?;
    let body = message.body.as_bytes().to_vec();
    Ok(match instance.http.notify(&url, headers, body).await {
        Ok(posted) if posted.status.is_success() => Outcome::Taken,
        Ok(posted) => {
            let why = format!("it answered {}", posted.status.as_u16());
            match posted.status {
                StatusCode::GONE => Outcome::Gone(why),
                _ => Outcome::Failed(why),
            }
        }
        Err(error) => Outcome::Failed(error.to_string()),
    })
}

/// The headers of a message, signed at the moment of sending.
fn headers(secret: &str, id: &str, timestamp: i64, body: &str) -> Result<HeaderMap> {
    let signature = sign(secret, id, timestamp, body)?;
    let value = |text: &str| {
        HeaderValue::from_str(text).map_err(|error| FederationError::Internal(error.to_string()))
    };
    let timestamp = timestamp.to_string();
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    for (name, text) in [
        ("webhook-id", id),
        ("webhook-timestamp", timestamp.as_str()),
        ("webhook-signature", signature.as_str()),
    ] {
        headers.insert(HeaderName::from_static(name), value(text)?);
    }
    Ok(headers)
}

/// `v1,` and the HMAC-SHA256 of id, time and body with dots between them.
fn sign(secret: &str, id: &str, timestamp: i64, body: &str) -> Result<String> {
    let key = secret
        .strip_prefix("whsec_")
        .and_then(|key| STANDARD.decode(key).ok())
        .ok_or_else(|| FederationError::Internal("a webhook's secret cannot be read".into()))?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
    let tag = hmac::sign(&key, format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own libraries.
    #[test]
    fn a_message_is_signed_as_the_specification_says() {
        let signature = sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(
            signature.unwrap(),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
        assert!(sign("no secret", "msg_1", 0, "{}").is_err());
    }

    #[test]
    fn it_is_tried_for_three_days() {
        let days = PAUSES.iter().sum::<i64>() as f64 / 86_400.0;
        assert!((3.0..4.0).contains(&days), "{days}");
        assert!(PAUSES.is_sorted());
    }
}
