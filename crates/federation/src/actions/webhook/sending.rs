//! What is new becomes messages; messages are signed and sent, until they are taken or given up.

use super::{Kept, MAX_WAITING, enqueue};
use crate::{
    FederationError, Instance,
    error::Result,
    moment::LastLook,
    notices::{Kind, Told},
};
use aws_lc_rs::hmac;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::json;
use std::time::Duration;
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    organizations,
    webhooks::{self, Webhook, WebhookMessage},
};

/// How often it is looked whether something is to be sent.
const PAUSE: Duration = Duration::from_secs(3);
/// Organisations that are sent to at a time.
const AT_A_TIME: usize = 8;
/// How long one process is at a message, in milliseconds. Longer than one request may take.
const LEASE_MILLIS: i64 = 30_000;
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

/// Tells and sends until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    // Whoever answers slowly holds up nobody's desk.
    tokio::join!(
        keep_looking(&instance, &stop),
        keep_sending(&instance, &stop)
    );
}

async fn keep_looking(instance: &Instance, stop: &CancellationToken) {
    let mut last_look = LastLook::default();
    while !stop.is_cancelled() {
        if let Err(error) = look_where_new(instance, &mut last_look).await {
            tracing::warn!(%error, "what waits could not be told to webhooks");
        }
        pause(stop).await;
    }
}

async fn keep_sending(instance: &Instance, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = send_due(instance, stop).await {
            tracing::warn!(%error, "messages to webhooks could not be sent");
        }
        pause(stop).await;
    }
}

async fn pause(stop: &CancellationToken) {
    stop.run_until_cancelled(sleep(PAUSE)).await;
}

/// The same as [`look`], but nothing where it would tell nothing new: for each webhook a whole desk is read.
async fn look_where_new(instance: &Instance, last_look: &mut LastLook) -> Result<()> {
    if webhooks::active(instance.database.conn()).await?.is_empty() {
        return Ok(());
    }
    let moment = instance.moment().await;
    let desks = async { look(instance).await.map(|()| true) };
    last_look.again(moment, Box::pin(desks)).await
}

/// Queues messages about what is new.
///
/// # Errors
/// The database.
pub async fn look(instance: &Instance) -> Result<()> {
    for row in webhooks::active(instance.database.conn()).await? {
        match look_for(instance, &row).await {
            Ok(()) => {}
            // What is wrong with one desk alone keeps no other program from being told.
            Err(error) if !error.is_of_database() => {
                let organization_id = row.organization_id;
                tracing::warn!(organization_id, %error, "this desk cannot be read; all others are");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Queues messages about what is new for one organisation.
async fn look_for(instance: &Instance, row: &Webhook) -> Result<()> {
    let db = instance.database.conn();
    if webhooks::waiting(db, row.organization_id).await? >= MAX_WAITING {
        return Ok(());
    }
    let Some(organization) = organizations::by_id(db, row.organization_id).await? else {
        return Ok(());
    };
    let mut waiting = instance.waiting_at_desk(&organization).await?;
    // Whoever is not reached cannot be told so.
    waiting.retain(|one| one.kind != Kind::Webhook);
    let before = Told::read(row.told.as_deref());
    let told = instance.told_of(&organization, &waiting, &before).await?;
    let told = told.write();
    if row.told.as_deref() == Some(told.as_str()) {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    if !webhooks::told(&transaction, row, &told).await? {
        return Ok(());
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
    Ok(())
}

/// Sends the messages that are due: one after the other for an organisation, until one is not taken, and to some
/// organisations at a time.
///
/// # Errors
/// The database.
pub async fn send_due(instance: &Instance, stop: &CancellationToken) -> Result<()> {
    // Those that are being sent to, or took one not in this round.
    let mut passed = Vec::new();
    let mut sending = JoinSet::new();
    loop {
        while sending.len() < AT_A_TIME && !stop.is_cancelled() {
            let (db, now) = (instance.database.conn(), instance.clock.millis());
            let Some(message) = webhooks::claim(db, now, LEASE_MILLIS, &passed).await? else {
                break;
            };
            passed.push(message.organization_id);
            let instance = instance.clone();
            sending.spawn(async move {
                let is_taken = send_one(&instance, &message).await;
                (message.organization_id, is_taken)
            });
        }
        let Some(sent) = sending.join_next().await else {
            return Ok(());
        };
        let (organization_id, is_taken) = sent?;
        if is_taken? {
            passed.retain(|one| *one != organization_id);
        }
    }
}

/// Sends a message; whether it was taken.
async fn send_one(instance: &Instance, message: &WebhookMessage) -> Result<bool> {
    let db = instance.database.conn();
    let Some(row) = webhooks::of(db, message.organization_id).await? else {
        return Ok(false);
    };
    let outcome = match send(instance, &row, message).await {
        // One whose address and secret do not open holds up no other.
        Err(error) if !error.is_of_database() => Outcome::Failed(error.to_string()),
        outcome => outcome?,
    };
    let is_taken = matches!(outcome, Outcome::Taken);
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    match outcome {
        Outcome::Taken => webhooks::taken(&transaction, &row, message, now).await?,
        Outcome::Gone(why) => {
            give_up(&transaction, &row, now, &why).await?;
        }
        Outcome::Failed(why) => {
            let tries = usize::try_from(message.failures).unwrap_or(usize::MAX);
            match PAUSES.get(tries) {
                Some(pause) => {
                    let next_at = now + pause * 1_000;
                    webhooks::put_off(&transaction, &row, message, now, next_at, &why).await?;
                }
                None => give_up(&transaction, &row, now, &why).await?,
            }
        }
    }
    transaction.commit().await?;
    Ok(is_taken)
}

async fn give_up(
    db: &undersigned_store::Transaction,
    row: &Webhook,
    now: i64,
    why: &str,
) -> Result<()> {
    if webhooks::give_up(db, row, now, why).await? {
        // Neither address nor answer: an address may hold a secret.
        let organization_id = row.organization_id;
        tracing::warn!(organization_id, "a webhook is given up");
    }
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
