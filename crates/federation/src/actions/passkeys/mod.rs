//! Passkeys of the people at the desks: added, used in place of password and code or after the password,
//! and taken away. docs/adr/0030 says why it is as it is.

pub mod challenge;

use self::challenge::Purpose;
use super::{account, audit, second_factor, team};
use crate::{
    FederationError, Instance,
    error::Result,
    webauthn::{self, Asserted, Assertion, Fault, Relying, bytes_of, public_key::ALGORITHMS},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use undersigned_store::{
    accounts,
    passkeys::{self, NewPasskey},
};

pub use undersigned_store::passkeys::Passkey;

/// Most passkeys of one account.
const MAX_PASSKEYS: usize = 20;
/// Longest name of one, in characters.
const MAX_NAME: usize = 60;

impl From<Fault> for FederationError {
    fn from(fault: Fault) -> Self {
        Self::invalid(fault.code(), fault.to_string())
    }
}

/// What a browser needs to make a passkey.
#[derive(Debug, Clone)]
pub struct Creation {
    /// To be signed.
    pub challenge: String,
    /// The domain it is for.
    pub relying: String,
    /// What the authenticator calls its owner; says nothing about them.
    pub user_handle: String,
    /// Passkeys that the account has already: their authenticators make no second one.
    pub known: Vec<String>,
    /// Kinds of keys that are taken, the best first.
    pub algorithms: Vec<i32>,
}

/// What a browser needs to ask for a passkey.
#[derive(Debug, Clone)]
pub struct Question {
    /// To be signed.
    pub challenge: String,
    /// The domain it is for.
    pub relying: String,
    /// Passkeys that would do; any where there are none.
    pub known: Vec<String>,
}

/// A passkey that was used, as a form carries it: each as base64url.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// By which the passkey is known.
    pub credential: &'a str,
    /// What the browser said.
    pub client_data: &'a str,
    /// What the authenticator said.
    pub authenticator_data: &'a str,
    /// Over both.
    pub signature: &'a str,
    /// What the authenticator calls its owner; it need not say so where passkeys were named.
    pub user_handle: &'a str,
}

/// A passkey that was made, as a form carries it.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// What its owner calls it.
    pub name: &'a str,
    /// What the browser said, as base64url.
    pub client_data: &'a str,
    /// What the authenticator said, as base64url.
    pub attestation_object: &'a str,
}

/// Whether browsers offer passkeys for this server at all.
#[must_use]
pub fn are_possible(instance: &Instance) -> bool {
    Relying::of(instance.addresses.base()).is_some()
}

fn relying(instance: &Instance) -> Result<Relying> {
    Relying::of(instance.addresses.base()).ok_or_else(|| {
        FederationError::conflict(
            "passkeys_impossible",
            "this server has no name and no encryption, so that browsers offer no passkeys for it",
        )
    })
}

/// The passkeys of an account, the first first.
///
/// # Errors
/// The database.
pub async fn list(instance: &Instance, account_id: i64) -> Result<Vec<Passkey>> {
    Ok(passkeys::of_account(instance.database.conn(), account_id).await?)
}

/// A name as it is kept.
///
/// # Errors
/// [`FederationError::Invalid`] for none, and one that is too long or has signs that are no letters.
pub fn checked_name(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(FederationError::invalid(
            "passkey_unnamed",
            "give the passkey a name",
        ));
    }
    if name.chars().count() > MAX_NAME {
        return Err(FederationError::invalid(
            "field_too_long",
            format!("a name has at most {MAX_NAME} characters"),
        ));
    }
    if name.chars().any(char::is_control) {
        return Err(FederationError::invalid(
            "text_invalid",
            "a name has no control characters",
        ));
    }
    Ok(name.to_owned())
}

/// Begins to add a passkey to an account; `csrf` binds it to one session.
///
/// # Errors
/// [`FederationError::Conflict`] where there are many, and where browsers offer none.
pub async fn begin(instance: &Instance, account_id: i64, csrf: &str) -> Result<Creation> {
    let relying = relying(instance)?;
    let held = list(instance, account_id).await?;
    if held.len() >= MAX_PASSKEYS {
        return Err(full());
    }
    Ok(Creation {
        challenge: challenge::issue(instance, Purpose::Add(account_id, csrf))?,
        relying: relying.id,
        user_handle: user_handle(instance, account_id),
        known: held.into_iter().map(|one| one.credential).collect(),
        algorithms: ALGORITHMS.to_vec(),
    })
}

/// Adds a passkey to an account and to the others that its session may act for, as a password that fits
/// them opens them all. The others' logs say so too. `told` is the subject and the text of a mail that says so
/// to its owner.
///
/// # Errors
/// A passkey that is none or answers something else ([`Fault`]); [`FederationError::Conflict`] for one
/// that is known, a challenge that was used, and where there are many.
pub async fn add(
    instance: &Instance,
    account_id: i64,
    others: &[i64],
    csrf: &str,
    made: Made<'_>,
    told: (String, String),
) -> Result<()> {
    let relying = relying(instance)?;
    let name = checked_name(made.name)?;
    let purpose = Purpose::Add(account_id, csrf);
    let registered = webauthn::registered(
        &relying,
        |challenge| challenge::is_open(instance, purpose, challenge),
        &bytes_of(made.client_data)?,
        &bytes_of(made.attestation_object)?,
    )?;
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    if !challenge::spend(&transaction, &registered.challenge).await? {
        return Err(used_before());
    }
    let held = passkeys::by_credential(&transaction, &registered.credential).await?;
    if !held.is_empty() {
        return Err(FederationError::conflict(
            "passkey_known",
            "this passkey is known here already",
        ));
    }
    for id in std::iter::once(account_id).chain(others.iter().copied()) {
        let held = passkeys::of_account(&transaction, id).await?.len();
        if held >= MAX_PASSKEYS {
            if id == account_id {
                return Err(full());
            }
            continue;
        }
        let new = NewPasskey {
            account_id: id,
            credential: registered.credential.clone(),
            user_handle: user_handle(instance, account_id),
            public_key: registered.public_key.clone(),
            name: name.clone(),
            counter: i64::from(registered.counter),
            created_at: now,
        };
        passkeys::insert(&transaction, new).await?;
        if id != account_id
            && let Some(other) = accounts::by_id(&transaction, id).await?
        {
            let actor = audit::Actor::Person(id, team::called(&other));
            let at = other.organization_id;
            audit::note_done(instance, &transaction, at, actor, ("own-passkey", "", "")).await?;
        }
    }
    account::write_within(instance, &transaction, account_id, told).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// Takes a passkey from an account; it opens it no more. On the device it stays.
///
/// # Errors
/// [`FederationError::NotFound`] where the account has no such passkey.
pub async fn remove(instance: &Instance, account_id: i64, id: i64) -> Result<()> {
    let transaction = instance.database.begin().await?;
    if !passkeys::delete(&transaction, account_id, id).await? {
        return Err(FederationError::not_found(
            "passkey_unknown",
            "there is no such passkey",
        ));
    }
    Ok(transaction.commit().await?)
}

/// Takes all passkeys from an account; answers how many there were.
///
/// # Errors
/// The database.
pub async fn remove_all(instance: &Instance, account_id: i64) -> Result<u64> {
    let transaction = instance.database.begin().await?;
    let removed = passkeys::delete_of_account(&transaction, account_id).await?;
    transaction.commit().await?;
    Ok(removed)
}

/// Asks whoever comes for any passkey; none where browsers offer none.
///
/// # Errors
/// Missing randomness.
pub fn ask(instance: &Instance) -> Result<Option<Question>> {
    question(instance, Purpose::SignIn, Vec::new())
}

/// Asks for a passkey after the password, in place of a code; none where these accounts have none.
///
/// # Errors
/// The database; missing randomness.
pub async fn ask_after_password(instance: &Instance, half: &str) -> Result<Option<Question>> {
    let mut known = Vec::new();
    for opened in second_factor::of_half(instance, half)
        .await?
        .into_iter()
        .flat_map(|half| half.accounts)
    {
        let held = list(instance, opened.account_id).await?;
        known.extend(held.into_iter().map(|one| one.credential));
    }
    if known.is_empty() {
        return Ok(None);
    }
    known.sort();
    known.dedup();
    question(instance, Purpose::AfterPassword(half), known)
}

fn question(
    instance: &Instance,
    purpose: Purpose<'_>,
    known: Vec<String>,
) -> Result<Option<Question>> {
    let Some(relying) = Relying::of(instance.addresses.base()) else {
        return Ok(None);
    };
    Ok(Some(Question {
        challenge: challenge::issue(instance, purpose)?,
        relying: relying.id,
        known,
    }))
}

/// The accounts that a passkey opens by itself: it stands for password and code.
///
/// # Errors
/// One that is not known here, or does not answer our question ([`Fault`]); one whose counter went back.
pub async fn sign_in(instance: &Instance, given: Given<'_>) -> Result<Vec<i64>> {
    let (held, asserted) = checked(instance, Purpose::SignIn, given).await?;
    // Where no passkeys were named, the authenticator has to say whose it is (section 7.2, step 6).
    if !is_owner(&held, given.user_handle) {
        return Err(unknown());
    }
    take(instance, &held, &asserted).await
}

/// Which of the accounts whose password fitted a passkey opens, in place of a code.
///
/// # Errors
/// As for [`sign_in`]; one of somebody else.
pub async fn after_password(instance: &Instance, half: &str, given: Given<'_>) -> Result<Vec<i64>> {
    let purpose = Purpose::AfterPassword(half);
    let (mut held, asserted) = checked(instance, purpose, given).await?;
    let fitted = second_factor::of_half(instance, half)
        .await?
        .ok_or_else(unknown)?;
    let is_theirs = |id: i64| fitted.accounts.iter().any(|opened| opened.account_id == id);
    held.retain(|one| is_theirs(one.account_id));
    let said = given.user_handle;
    if held.is_empty() || !said.is_empty() && !is_owner(&held, said) {
        return Err(unknown());
    }
    take(instance, &held, &asserted).await
}

/// The rows of a passkey whose answer holds; nothing is written yet.
async fn checked(
    instance: &Instance,
    purpose: Purpose<'_>,
    given: Given<'_>,
) -> Result<(Vec<Passkey>, Asserted)> {
    let relying = relying(instance)?;
    let credential = URL_SAFE_NO_PAD.encode(bytes_of(given.credential)?);
    let held = passkeys::by_credential(instance.database.conn(), &credential).await?;
    let first = held.first().ok_or_else(unknown)?;
    let assertion = Assertion {
        client_data: &bytes_of(given.client_data)?,
        authenticator_data: &bytes_of(given.authenticator_data)?,
        signature: &bytes_of(given.signature)?,
    };
    let is_open = |challenge: &str| challenge::is_open(instance, purpose, challenge);
    let asserted = webauthn::asserted(&relying, is_open, &first.public_key, assertion)?;
    Ok((held, asserted))
}

fn is_owner(held: &[Passkey], said: &str) -> bool {
    held.iter().all(|one| one.user_handle == said)
}

/// Spends the challenge and notes the use, both or neither; answers the accounts.
async fn take(instance: &Instance, held: &[Passkey], asserted: &Asserted) -> Result<Vec<i64>> {
    let credential = held.first().map_or("", |one| one.credential.as_str());
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    if !challenge::spend(&transaction, &asserted.challenge).await? {
        return Err(used_before());
    }
    let counter = i64::from(asserted.counter);
    if !passkeys::used(&transaction, credential, counter, now).await? {
        return Err(FederationError::conflict(
            "passkey_copied",
            "the passkey counts less than it did: somebody may have a copy of it",
        ));
    }
    transaction.commit().await?;
    Ok(held.iter().map(|one| one.account_id).collect())
}

/// What authenticators call the owner of an account: random to whoever has not our key, and the same each
/// time, so that an authenticator keeps one passkey for an account.
fn user_handle(instance: &Instance, account_id: i64) -> String {
    let hash = instance
        .secret
        .keyed_hash("user handle of passkeys", &account_id.to_be_bytes());
    URL_SAFE_NO_PAD.encode(hash)
}

fn unknown() -> FederationError {
    FederationError::invalid(
        "passkey_unknown",
        "this passkey is not known here, or was taken away",
    )
}

fn used_before() -> FederationError {
    FederationError::conflict("passkey_used", "that answer was used before")
}

fn full() -> FederationError {
    FederationError::conflict(
        "passkeys_full",
        format!("an account has at most {MAX_PASSKEYS} passkeys"),
    )
}
