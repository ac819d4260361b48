//! All keys of a server in one document, with the organisations they belong to. Whoever has lost
//! everything else is the same again with it, and gets its appeals back from those who hold them
//! ([`crate::reconcile::recover`]).

use crate::{
    FederationError, Instance, actions::moving, error::Result, keys::Retired,
    memory::mark_restored, signatures::SigningKey,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use undersigned_domain::SecretKey;
use undersigned_store::{
    Transaction, keys,
    organizations::{self, Organization},
    settings,
};

/// What `format` says.
const FORMAT: &str = "undersigned-keys-1";
const ED25519: &str = "ed25519";
const RSA: &str = "rsa";

/// Organisations and keys of one server, private halves in the clear. A member that is not known is
/// refused: with a misspelt `deletedAt` a deleted organisation would be there again.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyFile {
    format: String,
    /// The address to which all ids belong.
    pub public_url: String,
    /// RFC 3339.
    pub created_at: String,
    /// Oldest first.
    pub organizations: Vec<KeptOrganization>,
    keys: Vec<KeptKey>,
}

/// An organisation, without its people.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeptOrganization {
    /// The name before the `@`.
    pub handle: String,
    /// By language.
    pub names: BTreeMap<String, String>,
    /// By language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub summary: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// When it was deleted, in milliseconds since 1970. Its handle and its keys are kept, so that nobody
    /// speaks in its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<i64>,
    /// Ids of actors elsewhere that it was before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<String>,
    /// The actor elsewhere that it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
    /// When it moved there, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_at: Option<i64>,
    /// Since when it is suspended, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_at: Option<i64>,
    /// Why it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suspended_reason: String,
    /// Whether its pages are shown to nobody while it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl KeptOrganization {
    fn of(found: Organization) -> Self {
        Self {
            also_known_as: moving::earlier(&found),
            handle: found.handle,
            names: serde_json::from_str(&found.names).unwrap_or_default(),
            summary: found
                .summary
                .and_then(|summary| serde_json::from_str(&summary).ok())
                .unwrap_or_default(),
            country: found.country,
            deleted_at: found.deleted_at,
            moved_to: found.moved_to,
            moved_at: found.moved_at,
            suspended_at: found.suspended_at,
            suspended_reason: found.suspended_reason,
            hidden: found.hidden,
        }
    }

    /// Stores it as it was.
    async fn store(&self, instance: &Instance, db: &Transaction) -> Result<()> {
        let row = organizations::NewOrganization {
            handle: self.handle.clone(),
            ap_id: instance.addresses.organization(&self.handle),
            names: serde_json::to_string(&self.names).unwrap_or_default(),
            summary: (!self.summary.is_empty())
                .then(|| serde_json::to_string(&self.summary).unwrap_or_default()),
            country: self.country.clone(),
            created_at: instance.clock.millis(),
        };
        let id = organizations::insert(db, row).await?.id;
        if let Some(at) = self.deleted_at {
            return Ok(organizations::forget(db, id, at).await?);
        }
        if !self.also_known_as.is_empty() {
            let earlier = serde_json::to_string(&self.also_known_as).unwrap_or_default();
            organizations::set_also_known_as(db, id, &earlier).await?;
        }
        if let Some(to) = &self.moved_to {
            organizations::set_moved(db, id, Some(to), self.moved_at).await?;
        }
        if self.suspended_at.is_some() {
            let (since, reason) = (self.suspended_at, &self.suspended_reason);
            organizations::set_suspended(db, id, since, reason, self.hidden).await?;
        }
        Ok(())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KeptKey {
    owner: String,
    id: String,
    kind: String,
    public_key: String,
    /// Base64 of PKCS#8 for RSA, of the 32-byte seed for Ed25519.
    private_key: String,
    created_at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retired_at: Option<i64>,
    /// `rotated`, `lost` or `compromised`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retired_as: Option<String>,
}

/// Every organisation there ever was on this server, and every key of theirs and of the server itself.
///
/// # Errors
/// The database; keys that do not open.
pub async fn export(instance: &Instance) -> Result<KeyFile> {
    let db = instance.database.conn();
    let mut owners = vec![instance.addresses.instance_actor()];
    let mut kept = Vec::new();
    for found in organizations::ever(db).await? {
        owners.push(found.ap_id.clone());
        kept.push(KeptOrganization::of(found));
    }
    let mut all = Vec::new();
    for owner in owners {
        for key in keys::all_for(db, &owner).await? {
            // Of a key that was given up for good there is nothing left to keep.
            if key.private_key_sealed.is_empty() {
                continue;
            }
            let private = instance
                .secret
                .open(&key.private_key_sealed, key.key_id.as_bytes())?;
            all.push(KeptKey {
                owner: key.owner,
                id: key.key_id,
                kind: key.kind,
                public_key: key.public_key,
                private_key: STANDARD.encode(private),
                created_at: key.created_at,
                retired_at: key.retired_at,
                retired_as: key.retired_as,
            });
        }
    }
    Ok(KeyFile {
        format: FORMAT.to_owned(),
        public_url: instance.addresses.base().to_owned(),
        created_at: instance.clock.rfc3339(),
        organizations: kept,
        keys: all,
    })
}

/// Makes an empty server the one that the keys belong to.
///
/// # Errors
/// [`FederationError::Malformed`] for what is no such file; [`FederationError::Invalid`] for keys
/// of another address, or broken ones; [`FederationError::Conflict`] where there is an
/// organisation already.
pub async fn import(instance: &Instance, file: &KeyFile) -> Result<()> {
    if file.format != FORMAT {
        return Err(FederationError::malformed(
            "format_unknown",
            format!("its format is `{}`", file.format),
        ));
    }
    if file.public_url != instance.addresses.base() {
        return Err(FederationError::invalid(
            "public_url",
            format!(
                "these keys belong to {}: say --public-url {} (this is {})",
                file.public_url,
                file.public_url,
                instance.addresses.base()
            ),
        ));
    }
    let own = instance.addresses.instance_actor();
    let is_kept = |owner: &str| {
        file.organizations
            .iter()
            .any(|one| instance.addresses.organization(&one.handle) == owner)
    };
    for key in &file.keys {
        if key.owner != own && !is_kept(&key.owner) {
            return Err(broken(key, "nobody here would own it"));
        }
        check(key)?;
    }
    let transaction = instance.database.begin().await?;
    if !organizations::handles(&transaction).await?.is_empty() {
        return Err(FederationError::conflict(
            "not_empty",
            "there is an organisation here already; keys go into an empty data folder",
        ));
    }
    for one in &file.organizations {
        one.store(instance, &transaction).await?;
    }
    if file.keys.iter().any(|key| key.owner == own) {
        // Made when this data folder was opened, and used by nobody.
        keys::delete_all_for(&transaction, &own).await?;
    }
    for key in &file.keys {
        let private = decode(key)?;
        let row = keys::NewActorKey {
            owner: key.owner.clone(),
            kind: key.kind.clone(),
            key_id: key.id.clone(),
            public_key: key.public_key.clone(),
            private_key_sealed: instance.secret.seal(&private, key.id.as_bytes())?,
            created_at: key.created_at,
        };
        keys::insert(&transaction, row).await?;
        if let Some(at) = key.retired_at {
            let why = Retired::read(key.retired_as.as_deref()).name();
            keys::retire(&transaction, &key.id, why, at).await?;
        }
    }
    settings::set(&transaction, "public_url", &file.public_url).await?;
    transaction.commit().await?;
    mark_restored(&instance.database, instance.clock.millis()).await?;
    Ok(())
}

fn broken(key: &KeptKey, why: &str) -> FederationError {
    FederationError::invalid("key_invalid", format!("the key {}: {why}", key.id))
}

fn decode(key: &KeptKey) -> Result<Vec<u8>> {
    STANDARD
        .decode(&key.private_key)
        .map_err(|_| broken(key, "its private half is no base64"))
}

/// Whether both halves can be read and belong together.
fn check(key: &KeptKey) -> Result<()> {
    let private = decode(key)?;
    match key.kind.as_str() {
        ED25519 => {
            let seed = <[u8; 32]>::try_from(private.as_slice())
                .map_err(|_| broken(key, "its private half is not 32 bytes"))?;
            match SecretKey::from_seed(&seed).public().as_str() == key.public_key {
                true => Ok(()),
                false => Err(broken(key, "its halves do not belong together")),
            }
        }
        RSA => SigningKey::from_pkcs8(key.id.clone(), &private)
            .map(|_| ())
            .map_err(|_| broken(key, "its private half cannot be read")),
        _ => Err(broken(key, "its kind is not known")),
    }
}
