//! The first organisation, and the links that let people in.

use std::collections::BTreeMap;
use undersigned_federation::{
    Instance, Result,
    actions::{
        account::{self, Owner, SET_UP, SIGN_IN},
        founding,
        organization::NewOrganization,
    },
};
use undersigned_store::{organizations, organizations::Organization};

/// A new link for setting this server up, while there is no organisation on it. Earlier ones stop
/// working.
///
/// # Errors
/// The database.
pub async fn set_up_link(instance: &Instance) -> Result<Option<String>> {
    if organizations::count(instance.database.conn()).await? > 0 {
        return Ok(None);
    }
    let token = account::issue_link(instance, SET_UP, None).await?;
    Ok(Some(
        instance.addresses.path(&format!("/setup?token={token}")),
    ))
}

/// A new link that signs an account in, once.
///
/// # Errors
/// The database.
pub async fn sign_in_link(instance: &Instance, account_id: i64) -> Result<String> {
    let token = account::issue_link(instance, SIGN_IN, Some(account_id)).await?;
    Ok(instance.addresses.path(&format!("/sign-in?token={token}")))
}

/// Founds an organisation with its owner, and makes a link that signs the owner in.
///
/// # Errors
/// [`FederationError::Invalid`] for a handle, name or address that cannot be used,
/// [`FederationError::Conflict`] for a handle that is taken; the database.
pub async fn found(
    instance: &Instance,
    handle: &str,
    names: BTreeMap<String, String>,
    country: Option<String>,
    email: &str,
) -> Result<(Organization, String)> {
    let new = NewOrganization {
        handle: handle.to_owned(),
        names,
        country,
        ..NewOrganization::default()
    };
    let owner = Owner {
        email: email.to_owned(),
        ..Owner::default()
    };
    let (organization, owner) = founding::found(instance, new, owner).await?;
    let link = sign_in_link(instance, owner.id).await?;
    Ok((organization, link))
}
