//! Founding an organisation on this server.

use crate::{FederationError, Instance, error::Result};
use serde::Serialize;
use std::collections::BTreeMap;
use undersigned_domain::{
    Names,
    appeal::ByLanguage,
    names::{country_code, typed::check_name},
    typed_text::name_without_breaks,
};
use undersigned_store::{
    StoreError, Transaction,
    organizations::{self, NewOrganization as Row, Organization},
};

/// Handles that would be taken for something else.
const RESERVED: [&str; 6] = ["actor", "admin", "inbox", "instance", "new", "undersigned"];

/// What is known of an organisation when it is founded.
#[derive(Debug, Clone, Default)]
pub struct NewOrganization {
    /// The name before the `@`: 1 to 30 of a–z, 0–9 and `_`.
    pub handle: String,
    /// Names by language; at least one.
    pub names: BTreeMap<String, String>,
    /// What it is, by language.
    pub summary: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

/// What an organisation is called, in NFC, and its country.
///
/// # Errors
/// [`FederationError::Invalid`] without a name, or for one that cannot be used.
pub(super) fn checked_names(
    names: &BTreeMap<String, String>,
    country: Option<String>,
) -> Result<Names> {
    let names = Names {
        name_map: super::draft::nfc_map(names),
        country: country.as_deref().map(checked_country).transpose()?,
        ..Names::default()
    };
    if names.is_empty() {
        return Err(FederationError::invalid(
            "member_invalid",
            "an organisation needs a name",
        ));
    }
    names.check()?;
    for name in names.name_map.values() {
        check_name(name)?;
    }
    Ok(names.written(name_without_breaks))
}

/// The code of a country as somebody wrote it, in the one spelling.
///
/// # Errors
/// [`FederationError::Invalid`] `country_unknown` where it stands for no country.
pub(super) fn checked_country(said: &str) -> Result<String> {
    let code = country_code(said).ok_or_else(|| {
        FederationError::invalid(
            "country_unknown",
            "`country` is a code of ISO 3166-1, such as HK",
        )
    })?;
    Ok(code.to_owned())
}

/// Founds an organisation: its actor, and its keys.
///
/// # Errors
/// [`FederationError::Invalid`] for a handle or name that cannot be used;
/// [`FederationError::Conflict`] where the handle is taken.
pub async fn create(instance: &Instance, new: NewOrganization) -> Result<Organization> {
    let transaction = instance.database.begin().await?;
    let organization = create_within(instance, &transaction, new).await?;
    transaction.commit().await?;
    Ok(organization)
}

/// The same within a transaction.
pub(crate) async fn create_within(
    instance: &Instance,
    transaction: &Transaction,
    new: NewOrganization,
) -> Result<Organization> {
    check_handle(&new.handle)?;
    let names = checked_names(&new.names, new.country)?;
    let ap_id = instance.addresses.organization(&new.handle);
    let row = Row {
        handle: new.handle.clone(),
        ap_id: ap_id.clone(),
        names: to_json(&names.name_map),
        summary: (!new.summary.is_empty())
            .then(|| to_json(&super::draft::nfc_map::<ByLanguage>(&new.summary))),
        country: names.country,
        created_at: instance.clock.millis(),
    };
    let organization = match organizations::insert(transaction, row).await {
        Ok(organization) => organization,
        Err(StoreError::Conflict(_)) => {
            return Err(FederationError::conflict(
                "handle_taken",
                format!("the handle `{}` is taken here", new.handle),
            ));
        }
        Err(error) => return Err(error.into()),
    };
    instance.create_keys(transaction, &ap_id).await?;
    super::audit::concerns(organization.id);
    Ok(organization)
}

/// Whether a text can be a handle.
pub(super) fn check_handle(handle: &str) -> Result<()> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let sound = (1..=30).contains(&handle.len())
        && handle.bytes().all(plain)
        && !RESERVED.contains(&handle);
    if sound {
        return Ok(());
    }
    Err(FederationError::invalid(
        "handle_invalid",
        "a handle is 1 to 30 of a-z, 0-9 and _, and no reserved word",
    ))
}

pub(super) fn to_json(map: &impl Serialize) -> String {
    serde_json::to_string(map).unwrap_or_else(|_| "{}".to_owned())
}
