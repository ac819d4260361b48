//! A second factor beside the password: codes by time (RFC 6238) from a program on somebody's telephone,
//! and recovery codes for the day on which that is lost.
//!
//! SHA-1, six digits and thirty seconds are what all such programs know; a code is taken once, and from
//! the step before and after the present one.

use super::{
    account::{self, hash},
    session::{self, ByLink, Opened},
};
use crate::{FederationError, Instance, error::Result};
use serde::{Deserialize, Serialize};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use undersigned_store::{
    ConnectionTrait,
    accounts::Account,
    second_factors::{self, SecondFactor},
    settings,
};

/// How long a secret is shown again that waits for its first code, in milliseconds: an hour.
const BEGUN_MILLIS: i64 = 60 * 60 * 1_000;
/// Recovery codes made at a time.
const CODES: usize = 10;
/// Bytes of a secret: as many as the hash has (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;

/// A factor that waits for its first code.
#[derive(Clone)]
pub struct Begun {
    /// The address that the program reads from a QR code.
    pub url: String,
    /// The secret for typing it in.
    pub secret: String,
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Begun([redacted])")
    }
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A password is enough.
    Off,
    /// A code is asked for; so many recovery codes are left.
    On(u64),
}

/// How an account stands.
///
/// # Errors
/// The database.
pub async fn standing(instance: &Instance, account_id: i64) -> Result<Standing> {
    let db = instance.database.conn();
    let factor = second_factors::get(db, account_id).await?;
    Ok(match factor.and_then(|factor| factor.confirmed_at) {
        Some(_) => Standing::On(second_factors::codes_left(db, account_id).await?),
        None => Standing::Off,
    })
}

/// The factor that is being set up: the one that was begun a short while ago, or a new one. Whoever found
/// a desk open and looked at a secret must not know it on the day on which its owner takes it.
///
/// # Errors
/// [`FederationError::Conflict`] where one is on already; missing randomness; the database.
pub async fn begin(instance: &Instance, account: &Account) -> Result<Begun> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let factor = second_factors::get(db, account.id).await?;
    let secret = match factor {
        Some(factor) if factor.confirmed_at.is_some() => {
            return Err(FederationError::conflict(
                "second_factor_on",
                "codes are asked for already",
            ));
        }
        Some(factor) if (0..BEGUN_MILLIS).contains(&(now - factor.created_at)) => {
            open(instance, &factor)?
        }
        _ => {
            let mut secret = [0; SECRET_BYTES];
            aws_lc_rs::rand::fill(&mut secret)
                .map_err(|_| FederationError::Internal("no randomness".into()))?;
            let sealed = instance.secret.seal(&secret, aad(account.id).as_bytes())?;
            let factor = SecondFactor {
                account_id: account.id,
                sealed,
                created_at: now,
                confirmed_at: None,
                last_step: 0,
            };
            second_factors::begin(db, factor).await?;
            secret.to_vec()
        }
    };
    // Neither may have a colon in it (Key URI Format).
    let issuer = instance.addresses.host().replace(':', " ");
    let totp = builder(&secret)
        .with_issuer(Some(issuer))
        .with_account_name(account.email.replace(':', " "))
        .build()
        .map_err(unusable)?;
    Ok(Begun {
        url: totp.to_url().map_err(unusable)?,
        secret: Secret::from(secret).to_base32(),
    })
}

/// Takes the first code: from now on codes are asked for. Answers recovery codes, which are shown once;
/// none where the code does not fit. `told` is the subject and the text of a mail that says so.
///
/// # Errors
/// The database.
pub async fn confirm(
    instance: &Instance,
    account_id: i64,
    code: &str,
    told: (String, String),
) -> Result<Option<Vec<String>>> {
    let db = instance.database.conn();
    let Some(factor) = second_factors::get(db, account_id).await? else {
        return Ok(None);
    };
    if factor.confirmed_at.is_some() {
        return Ok(None);
    }
    let Some(step) = step_of(instance, &factor, code)? else {
        return Ok(None);
    };
    let transaction = instance.database.begin().await?;
    let now = instance.clock.millis();
    if !second_factors::take_step(&transaction, account_id, step, now).await? {
        return Ok(None);
    }
    let (codes, hashes) = recovery_codes(account_id)?;
    second_factors::set_codes(&transaction, account_id, &hashes).await?;
    account::write_within(instance, &transaction, account_id, told).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(Some(codes))
}

/// Whether a code fits an account now: one by time, or a recovery code. Each is taken once.
///
/// # Errors
/// The database.
pub async fn fits(instance: &Instance, account_id: i64, code: &str) -> Result<bool> {
    let db = instance.database.conn();
    let Some(factor) = second_factors::get(db, account_id).await? else {
        return Ok(false);
    };
    if factor.confirmed_at.is_none() {
        return Ok(false);
    }
    let now = instance.clock.millis();
    if let Some(step) = step_of(instance, &factor, code)? {
        return Ok(second_factors::take_step(db, account_id, step, now).await?);
    }
    let hash = hash_of(account_id, code);
    Ok(second_factors::take_code(db, account_id, &hash).await?)
}

/// Asks for no codes any more. `told` is as for [`confirm`]; whoever runs the server tells by themselves.
///
/// # Errors
/// The database.
pub async fn end(
    instance: &Instance,
    account_id: i64,
    told: Option<(String, String)>,
) -> Result<()> {
    let transaction = instance.database.begin().await?;
    second_factors::delete(&transaction, account_id).await?;
    if let Some(mail) = told {
        account::write_within(instance, &transaction, account_id, mail).await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

fn step_of(instance: &Instance, factor: &SecondFactor, code: &str) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(instance.clock.millis() / 1_000).unwrap_or(0);
    let totp = totp(&open(instance, factor)?)?;
    let step = totp.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

fn totp(secret: &[u8]) -> Result<Totp> {
    builder(secret).build().map_err(unusable)
}

fn builder(secret: &[u8]) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret.to_vec())
}

fn unusable(error: totp_rs::TotpError) -> FederationError {
    FederationError::Internal(format!("a second factor cannot be used: {error}"))
}

fn open(instance: &Instance, factor: &SecondFactor) -> Result<Vec<u8>> {
    let aad = aad(factor.account_id);
    Ok(instance.secret.open(&factor.sealed, aad.as_bytes())?)
}

/// Sealed bytes belong to one account.
fn aad(account_id: i64) -> String {
    format!("second factor of account {account_id}")
}

/// Codes of 80 bits in groups of four, and their hashes.
fn recovery_codes(account_id: i64) -> Result<(Vec<String>, Vec<String>)> {
    let mut codes = Vec::new();
    for _ in 0..CODES {
        let mut bytes = [0; 10];
        aws_lc_rs::rand::fill(&mut bytes)
            .map_err(|_| FederationError::Internal("no randomness".into()))?;
        let plain = Secret::from(bytes.to_vec()).to_base32().to_lowercase();
        let groups: Vec<&str> = [(0, 4), (4, 8), (8, 12), (12, 16)]
            .into_iter()
            .filter_map(|(from, to)| plain.get(from..to))
            .collect();
        codes.push(groups.join("-"));
    }
    let hashes = codes.iter().map(|code| hash_of(account_id, code)).collect();
    Ok((codes, hashes))
}

/// The hash under which a recovery code is stored, however it was typed.
fn hash_of(account_id: i64, code: &str) -> String {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    hash(&format!("recovery {account_id} {plain}"))
}

/// What is known of somebody who has yet to give a code: the browser holds it meanwhile, sealed.
#[derive(Serialize, Deserialize)]
pub struct Half {
    /// The accounts whose password fitted, or whose link it was.
    pub accounts: Vec<Opened>,
    /// Their link, and a password that was chosen by it. The link is not used up, and the password is not the account's,
    /// before the code fits: who reads somebody's mail must not lock them out, nor end their sessions.
    #[serde(flatten)]
    pub by: ByLink,
    until: i64,
}

/// Something sealed that says that a password fitted, for the step in which a code is asked for.
///
/// # Errors
/// Missing randomness.
pub fn half(instance: &Instance, accounts: &[Opened], by: ByLink) -> Result<String> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let half = Half {
        accounts: accounts.to_vec(),
        by,
        until: instance.clock.millis() + HALF_MILLIS,
    };
    let plain =
        serde_json::to_vec(&half).map_err(|error| FederationError::Internal(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(instance.secret.seal(&plain, HALF)?))
}

/// What was sealed a short while ago; none where it is no such thing, or too old, or where somebody ended
/// the sign-ins of one of its accounts since, or its link does not work any more.
///
/// # Errors
/// The database.
pub async fn of_half(instance: &Instance, half: &str) -> Result<Option<Half>> {
    let Some(half) = opened_half(instance, half) else {
        return Ok(None);
    };
    if let Some(link) = &half.by.link
        && session::account_of_link(instance, link).await?.is_none()
    {
        return Ok(None);
    }
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let sealed_at = half.until - HALF_MILLIS;
    for one in &half.accounts {
        let ended = settings::get(db, &ended_name(one.account_id)).await?;
        let ended = ended.and_then(|at| at.parse::<i64>().ok());
        // What a clock said that was ahead ends nothing for longer than a code may take.
        let ended = ended.filter(|at| (0..=HALF_MILLIS).contains(&(now - at)));
        if ended.is_some_and(|at| sealed_at <= at) {
            return Ok(None);
        }
    }
    Ok(Some(half))
}

/// Ends the sign-ins of an account that wait for a code.
pub(super) async fn end_halves(db: &impl ConnectionTrait, account_id: i64, now: i64) -> Result<()> {
    Ok(settings::set(db, &ended_name(account_id), &now.to_string()).await?)
}

/// Under which name it is kept when sign-ins of an account were ended.
fn ended_name(account_id: i64) -> String {
    format!("sign-ins-ended:{account_id}")
}

fn opened_half(instance: &Instance, half: &str) -> Option<Half> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let sealed = URL_SAFE_NO_PAD.decode(half).ok()?;
    let plain = instance.secret.open(&sealed, HALF).ok()?;
    let half: Half = serde_json::from_slice(&plain).ok()?;
    let left = half.until - instance.clock.millis();
    (0..=HALF_MILLIS).contains(&left).then_some(half)
}

/// How long a code may take, in milliseconds: ten minutes.
const HALF_MILLIS: i64 = 10 * 60 * 1_000;
/// What such sealed bytes are for.
const HALF: &[u8] = b"half a sign-in";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of eight digits, with SHA-1.
        let totp = totp(b"12345678901234567890").unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804")] {
            assert_eq!(totp.check(code, seconds), Some(seconds / 30));
            assert_eq!(totp.check(code, seconds + 30), Some(seconds / 30));
            assert_eq!(totp.check(code, seconds + 90), None);
        }
    }

    #[test]
    fn recovery_codes_are_read_as_people_type_them() {
        let (codes, hashes) = recovery_codes(7).unwrap();
        assert_eq!((codes.len(), hashes.len()), (CODES, CODES));
        let typed = codes[0].replace('-', " ").to_uppercase();
        assert_eq!(hash_of(7, &typed), hashes[0]);
        assert_ne!(hash_of(8, &typed), hashes[0]);
        assert_eq!(codes[0].len(), 19, "{}", codes[0]);
    }
}
