//! Taking a root offline: once another key does the daily work, the root's private half may lie
//! in a drawer. It is needed again when the organiser changes its key.

use super::{
    rotate::{find, rooted},
    rotation,
};
use crate::{
    FederationError, Instance,
    error::Result,
    keys::{ProofKey, Retired},
};
use serde_json::{Value, json};
use undersigned_domain::SecretKey;
use undersigned_store::{keys as store, organizations::Organization};

/// A root with its private half, as a Multikey document.
///
/// # Errors
/// [`FederationError::NotFound`] for a key that is no root here, or whose private half is gone.
pub async fn export(instance: &Instance, organization: &Organization, key: &str) -> Result<Value> {
    let root = root(instance, organization, key).await?;
    let author = root.author.as_ref().ok_or_else(|| {
        FederationError::not_found("key_unknown", "its private half is not here any more")
    })?;
    Ok(json!({
        "id": root.id,
        "type": "Multikey",
        "controller": organization.ap_id,
        "publicKeyMultibase": root.public.as_str(),
        "secretKeyMultibase": author.key.to_multibase(),
    }))
}

/// Forgets the private half of a root that was exported.
///
/// # Errors
/// As [`may_forget`].
pub async fn forget(instance: &Instance, organization: &Organization, key: &str) -> Result<()> {
    let root = idle(instance, organization, key).await?;
    store::forget_private(instance.database.conn(), &root.id).await?;
    Ok(())
}

/// Whether the private half of a root may be forgotten, to be asked before it is written anywhere.
///
/// # Errors
/// [`FederationError::Conflict`] `key_in_use` while the root does the daily work.
pub async fn may_forget(instance: &Instance, organization: &Organization, key: &str) -> Result<()> {
    idle(instance, organization, key).await.map(|_| ())
}

/// A root whose work another key does.
async fn idle(instance: &Instance, organization: &Organization, key: &str) -> Result<ProofKey> {
    let root = root(instance, organization, key).await?;
    let under_way = rotation::under_way(instance, organization).await?;
    if root.retired.is_none() || under_way.iter().any(|one| one.key == root.id) {
        return Err(FederationError::conflict(
            "key_in_use",
            "the root still does the daily work: `admin keys rotate` first, and wait until it is done",
        ));
    }
    Ok(root)
}

/// Takes a root back, also where this server does not know it any more: a file of keys does not have
/// what was forgotten before it was written. Answers the root's id.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no exported key; [`FederationError::NotFound`] for
/// another's.
pub async fn import(
    instance: &Instance,
    organization: &Organization,
    exported: &Value,
) -> Result<String> {
    let secret = exported.get("secretKeyMultibase").and_then(Value::as_str);
    let key = secret.and_then(|secret| SecretKey::from_multibase(secret).ok());
    let key = key.ok_or_else(|| {
        FederationError::invalid(
            "key_invalid",
            "the file holds no key as `export-root` writes it",
        )
    })?;
    let transaction = instance.database.begin().await?;
    let actor = &organization.ap_id;
    let known = instance.keys_within(&transaction, actor).await?;
    let public = key.public();
    let is_root = !rooted(&transaction, organization, &public)
        .await?
        .is_empty();
    let id = match !known.knows(&public) && is_root {
        true => {
            let private = Some(&key);
            instance
                .add_retired_key(&transaction, actor, &public, private, Retired::Rotated)
                .await?
        }
        false => {
            instance
                .restore_proof_key(&transaction, actor, &key)
                .await?
        }
    };
    transaction.commit().await?;
    Ok(id)
}

async fn root(instance: &Instance, organization: &Organization, key: &str) -> Result<ProofKey> {
    let keys = instance.keys_of(&organization.ap_id).await?;
    let root = find(&keys.proof, key)?;
    let db = instance.database.conn();
    if rooted(db, organization, &root.public).await?.is_empty() {
        return Err(FederationError::not_found(
            "key_unknown",
            "the key is the root of no appeal of this organisation",
        ));
    }
    Ok(root.clone())
}
