//! Further organisations on one server: links by which somebody sets one up, and asking for one.
//!
//! Whoever runs the server decides whether it is closed, whether they hand out links, or whether
//! anybody may ask. Who asks confirms it by mail; then it waits at the command line.

mod request;

pub use request::{Asked, Words, accept, ask, confirm, forget, mail_link, open, refuse, waiting};

use super::{
    account::{self, FOUND, Owner, SET_UP},
    organization::{self, NewOrganization},
};
use crate::{FederationError, Instance, error::Result};
use std::str::FromStr;
use undersigned_likeness::skeletons;
use undersigned_store::{
    ConnectionTrait, Transaction,
    accounts::Account,
    organizations::{self, Organization},
    sign_in_links::{self, SignInLink},
};

const HOUR: i64 = 60 * 60 * 1_000;
/// How long a link by which an organisation is set up holds, in milliseconds: seven days.
const LINK_MILLIS: i64 = 7 * 24 * HOUR;
/// Handles that would be taken for whoever runs the server.
const OFFICIAL: [&str; 19] = [
    "abuse",
    "about",
    "api",
    "contact",
    "desk",
    "help",
    "imprint",
    "info",
    "moderator",
    "official",
    "operator",
    "postmaster",
    "privacy",
    "root",
    "security",
    "support",
    "system",
    "terms",
    "webmaster",
];

/// Who may set an organisation up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Founding {
    /// Whoever runs the server, with a command.
    #[default]
    Closed,
    /// Whoever got a link.
    Invitation,
    /// And anybody may ask for one.
    Request,
}

impl FromStr for Founding {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        match text {
            "closed" => Ok(Self::Closed),
            "invitation" => Ok(Self::Invitation),
            "request" => Ok(Self::Request),
            _ => Err("closed, invitation or request".to_owned()),
        }
    }
}

/// A new link by which somebody sets an organisation up, once, within seven days.
///
/// # Errors
/// The database.
pub async fn invite(instance: &Instance) -> Result<String> {
    let (link, _) = invite_within(instance, instance.database.conn()).await?;
    Ok(link)
}

/// The same, with the hash of its secret.
async fn invite_within(instance: &Instance, db: &impl ConnectionTrait) -> Result<(String, String)> {
    let (secret, token_hash) = account::secret("")?;
    let now = instance.clock.millis();
    let link = SignInLink {
        token_hash: token_hash.clone(),
        purpose: FOUND.to_owned(),
        account_id: None,
        created_at: now,
        expires_at: now + LINK_MILLIS,
        used_at: None,
    };
    sign_in_links::insert(db, link).await?;
    let link = instance.addresses.path(&format!("/setup?token={secret}"));
    Ok((link, token_hash))
}

/// What a link to the set-up is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUp {
    /// The server's first organisation.
    First,
    /// A further one.
    Further,
}

/// What a link is for that still works; it is left as it is.
///
/// # Errors
/// The database.
pub async fn look(instance: &Instance, secret: &str, founding: Founding) -> Result<Option<SetUp>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let link = sign_in_links::peek(db, &account::hash(secret), now).await?;
    Ok(link.and_then(|link| purpose(&link, founding)))
}

fn purpose(link: &SignInLink, founding: Founding) -> Option<SetUp> {
    match link.purpose.as_str() {
        SET_UP => Some(SetUp::First),
        FOUND if founding != Founding::Closed => Some(SetUp::Further),
        _ => None,
    }
}

/// An organisation, and the account of whoever acts for it first.
pub type Founded = (Organization, Account);

/// Founds an organisation together with its owner, or neither: one without an owner would help
/// nobody, and its handle would be gone. No link to the server's set-up works any more.
///
/// # Errors
/// As [`organization::create`] and [`account::create_owner`].
pub async fn found(instance: &Instance, new: NewOrganization, owner: Owner) -> Result<Founded> {
    let transaction = instance.database.begin().await?;
    let founded = found_within(instance, &transaction, new, owner).await?;
    transaction.commit().await?;
    Ok(founded)
}

/// The same with a link, which is used up by it: of two at once one gets it. None where it does not
/// work any more; it goes on working where nothing came of it.
///
/// # Errors
/// As [`found`].
pub async fn found_by_link(
    instance: &Instance,
    secret: &str,
    founding: Founding,
    new: NewOrganization,
    owner: Owner,
) -> Result<Option<Founded>> {
    let Some(set_up) = look(instance, secret, founding).await? else {
        return Ok(None);
    };
    // What could be had when the form came may be somebody's by now: that of whoever was quicker with the same link, too.
    if let Err(error) = may_have(instance, set_up, &new.handle).await {
        let is_open = look(instance, secret, founding).await?.is_some();
        return if is_open { Err(error) } else { Ok(None) };
    }
    let (transaction, now) = (instance.database.begin().await?, instance.clock.millis());
    let link = sign_in_links::take(&transaction, &account::hash(secret), now).await?;
    if link.and_then(|link| purpose(&link, founding)).is_none() {
        return Ok(None);
    }
    let founded = found_within(instance, &transaction, new, owner).await?;
    transaction.commit().await?;
    Ok(Some(founded))
}

async fn found_within(
    instance: &Instance,
    transaction: &Transaction,
    new: NewOrganization,
    owner: Owner,
) -> Result<Founded> {
    let organization = organization::create_within(instance, transaction, new).await?;
    let owner = account::create_owner_within(instance, transaction, organization.id, owner).await?;
    sign_in_links::revoke(transaction, SET_UP).await?;
    Ok((organization, owner))
}

/// Whether somebody who is not trusted with the server may take a handle: none that is taken,
/// reserved, or looks like one that is.
///
/// # Errors
/// [`FederationError::Invalid`] `handle_invalid`; [`FederationError::Conflict`] `handle_taken`,
/// `handle_alike`.
pub async fn check_handle(instance: &Instance, handle: &str) -> Result<()> {
    organization::check_handle(handle)?;
    let reserved = || {
        FederationError::invalid(
            "handle_invalid",
            "that handle would be taken for whoever runs the server",
        )
    };
    if OFFICIAL.iter().any(|known| plain(known) == plain(handle)) {
        return Err(reserved());
    }
    let taken = organizations::handles(instance.database.conn()).await?;
    if taken.iter().any(|known| known == handle) {
        return Err(FederationError::conflict(
            "handle_taken",
            format!("the handle `{handle}` is taken here"),
        ));
    }
    if alike(&taken, handle) {
        return Err(FederationError::conflict(
            "handle_alike",
            "that handle looks like another organisation's here",
        ));
    }
    Ok(())
}

/// What is left of a handle without what is easily overlooked.
fn plain(handle: &str) -> String {
    handle.replace('_', "").replace('0', "o").replace('1', "l")
}

fn alike(taken: &[String], handle: &str) -> bool {
    let look = |handle: &str| skeletons([plain(handle).as_str()]).next();
    let own = look(handle);
    taken.iter().any(|other| look(other) == own)
}

/// Whether a handle can be had by a link of this kind: a further organisation may not be taken for
/// another one; of the first one whoever runs the server decides.
///
/// # Errors
/// As [`check_handle`].
pub async fn may_have(instance: &Instance, set_up: SetUp, handle: &str) -> Result<()> {
    match set_up {
        SetUp::First => organization::check_handle(handle),
        SetUp::Further => check_handle(instance, handle).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_that_look_like_others_are_told() {
        let taken = ["dockers", "hub", "clerks_union", "seamen"].map(str::to_owned);
        for like in ["d0ckers", "dock_ers", "hub_", "c1erks_union", "searnen"] {
            assert!(alike(&taken, like), "{like}");
        }
        for other in ["dockworkers", "hubs", "clerks", "nurses"] {
            assert!(!alike(&taken, other), "{other}");
        }
    }

    #[test]
    fn a_mode_is_read_by_its_name() {
        assert_eq!("request".parse(), Ok(Founding::Request));
        assert_eq!(Founding::default(), Founding::Closed);
        assert!("open".parse::<Founding>().is_err());
    }
}
