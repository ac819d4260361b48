//! The first organisation, and the links that let people in.

use std::collections::BTreeMap;
use undersigned_federation::{
    FederationError, Instance, Result,
    actions::{
        account::{self, SET_UP, SIGN_IN},
        organization::{self, NewOrganization},
    },
};
use undersigned_store::{organizations, organizations::Organization, sign_in_links};

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
    // Before anything is stored: an organisation without an owner would help nobody.
    if !account::is_email(email) {
        return Err(FederationError::invalid(
            "email_invalid",
            format!("`{email}` is no e-mail address"),
        ));
    }
    let organization = organization::create(
        instance,
        NewOrganization {
            handle: handle.to_owned(),
            names,
            country,
            ..NewOrganization::default()
        },
    )
    .await?;
    let owner = account::create_owner(instance, organization.id, email, None, None).await?;
    sign_in_links::revoke(instance.database.conn(), SET_UP).await?;
    let link = sign_in_link(instance, owner.id).await?;
    Ok((organization, link))
}
