//! People who act for an organisation: owners and one-time links; the secrets of links and tokens.
//!
//! Secrets are random, shown once, and stored as hashes only.

use crate::{FederationError, Instance, error::Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use undersigned_domain::{Digest, email_address::EmailAddress, team::Roles};
use undersigned_store::{
    ConnectionTrait, StoreError, Transaction,
    accounts::{self, Account},
    mails::Mail,
    sign_in_links,
};

/// The purpose of a link that sets a new server up.
pub const SET_UP: &str = "set-up";
/// The purpose of a link by which somebody sets a further organisation up.
pub const FOUND: &str = "found";
/// The purpose of a link that signs somebody in.
pub const SIGN_IN: &str = "sign-in";
/// The purpose of a link by which somebody who was invited comes to the desk.
pub const JOIN: &str = "join";
/// The purpose of a link for a lost password.
pub const RESET: &str = "reset";
const HOUR_MILLIS: i64 = 60 * 60 * 1_000;

/// How long a link holds, in milliseconds: one for a lost password an hour, an invitation seven
/// days, others two.
fn holds_millis(purpose: &str) -> i64 {
    match purpose {
        RESET => HOUR_MILLIS,
        JOIN => 7 * 24 * HOUR_MILLIS,
        _ => 48 * HOUR_MILLIS,
    }
}

/// Who acts for an organisation first.
#[derive(Debug, Clone, Default)]
pub struct Owner {
    /// Their e-mail address.
    pub email: String,
    /// What they are called.
    pub name: Option<String>,
    /// A PHC string; without one they sign in by link.
    pub password_hash: Option<String>,
}

/// Makes the owner's account.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no e-mail address; [`FederationError::Conflict`] where
/// the account is there already.
pub async fn create_owner(
    instance: &Instance,
    organization_id: i64,
    owner: Owner,
) -> Result<Account> {
    create_owner_within(instance, instance.database.conn(), organization_id, owner).await
}

/// The same within a transaction.
pub(crate) async fn create_owner_within(
    instance: &Instance,
    db: &impl ConnectionTrait,
    organization_id: i64,
    owner: Owner,
) -> Result<Account> {
    if !is_email(&owner.email) {
        return Err(FederationError::invalid(
            "email_invalid",
            "that is no e-mail address",
        ));
    }
    let account = accounts::insert(
        db,
        accounts::NewAccount {
            organization_id,
            email: owner.email,
            name: owner.name,
            password_hash: owner.password_hash,
            role: Roles::owner().to_string(),
            created_at: instance.clock.millis(),
            joined_at: Some(instance.clock.millis()),
        },
    )
    .await;
    match account {
        Err(StoreError::Conflict(_)) => Err(FederationError::conflict(
            "account_exists",
            "that account is there already",
        )),
        other => Ok(other?),
    }
}

/// Queues a mail, a subject and a text, to somebody who acts for an organisation, in the transaction that gives
/// the reason: whoever hangs up afterwards keeps it from nobody. Whoever has not come to the desk yet is
/// written nothing. After the commit, wake the worker with [`Instance::wake_mail`].
pub(crate) async fn write_within(
    instance: &Instance,
    transaction: &Transaction,
    account_id: i64,
    (subject, text): (String, String),
) -> Result<()> {
    let account = accounts::by_id(transaction, account_id).await?;
    let Some(account) = account.filter(|account| account.joined_at.is_some()) else {
        return Ok(());
    };
    if let Ok(address) = EmailAddress::parse(&account.email) {
        let mail = Mail::plain(address.to_string(), &subject, text);
        instance.enqueue_mail(transaction, &mail).await?;
    }
    Ok(())
}

/// Makes a one-time link's secret. Earlier set-up links stop working, and earlier ones for a lost
/// password or an invitation of the same person.
///
/// # Errors
/// The database.
pub async fn issue_link(
    instance: &Instance,
    purpose: &str,
    account_id: Option<i64>,
) -> Result<String> {
    let transaction = instance.database.begin().await?;
    let secret = issue_link_within(instance, &transaction, purpose, account_id).await?;
    transaction.commit().await?;
    Ok(secret)
}

/// The same within a transaction.
pub(crate) async fn issue_link_within(
    instance: &Instance,
    db: &impl ConnectionTrait,
    purpose: &str,
    account_id: Option<i64>,
) -> Result<String> {
    let (secret, hash) = secret("")?;
    match account_id {
        None => drop(sign_in_links::revoke(db, SET_UP).await?),
        Some(id) if purpose != SIGN_IN => {
            // Of two that are made at once, the second finds the first.
            accounts::hold(db, &[id]).await?;
            sign_in_links::revoke_of_account(db, id, purpose).await?;
        }
        Some(_) => {}
    }
    let now = instance.clock.millis();
    sign_in_links::insert(
        db,
        sign_in_links::SignInLink {
            token_hash: hash,
            purpose: purpose.to_owned(),
            account_id,
            created_at: now,
            expires_at: now + holds_millis(purpose),
            used_at: None,
        },
    )
    .await?;
    Ok(secret)
}

/// A random secret with 256 bits, and its hash.
///
/// # Errors
/// [`FederationError::Internal`] without randomness.
pub fn secret(prefix: &str) -> Result<(String, String)> {
    let mut bytes = [0; 32];
    aws_lc_rs::rand::fill(&mut bytes)
        .map_err(|_| FederationError::Internal("no randomness".into()))?;
    let secret = format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes));
    let hash = hash(&secret);
    Ok((secret, hash))
}

/// The hash under which a secret is stored. The secrets are random, so a plain hash is enough.
pub fn hash(secret: &str) -> String {
    Digest::of(&[b"undersigned:secret\0", secret.as_bytes()]).hex()
}

/// Whether a text can be an e-mail address that every mail server reads in the same way.
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let plain = |c: char| c.is_alphanumeric() || ".!#$&'*+/=?^_`{|}~-".contains(c);
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    (1..=64).contains(&name.len())
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_that_mail_servers_read_differently_are_refused() {
        for good in [
            "a@b.example",
            "union.desk+appeal@sub.b.example",
            "勞@b.example",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "a@@b.example",
            "\"a b\"@c.example",
            "a(b)@c.example",
            "a%b@c.example",
            "a@b.example\r\nBcc: x@y.example",
            "a b@c.example",
            ".a@b.example",
            "a@-b.example",
            "a@b..example",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
