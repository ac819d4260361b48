//! What waited of somebody who was refused: sealed, for a while, so that a person can undo it.

use crate::{FederationError, Instance, actions::co_sign, error::Result};
use serde::{Deserialize, Serialize};
use undersigned_domain::Names;
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    organizations::Organization,
    refused_signers::{self as store, NewRefusedSigner, RefusedSigner},
};

/// How long a refusal can be undone, in milliseconds: thirty days.
const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// Most refusals that are kept of one appeal: refusing a flood must not keep it.
const MOST_KEPT: u64 = 1_000;

/// What waited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Kept {
    /// Statements: text, and whether the key was seen at its origin.
    Statements(Vec<(String, bool)>),
    /// An account elsewhere, with what it confirmed.
    Account(co_sign::Said),
    /// An organisation that filled in the form.
    Form {
        /// What it said, as the row had it.
        sealed: Vec<u8>,
        /// The names that were refused.
        names: Names,
        /// Whether it is on the list under others.
        listed: bool,
    },
}

/// Keeps a refusal, in the transaction that refuses.
pub(in crate::actions) async fn keep(
    instance: &Instance,
    transaction: &Transaction,
    (organization, appeal): (&Organization, &Appeal),
    about: &str,
    kept: &Kept,
    reason: Option<&str>,
) -> Result<()> {
    let internal = |error: serde_json::Error| FederationError::Internal(error.to_string());
    let plain = serde_json::to_vec(kept).map_err(internal)?;
    let now = instance.clock.millis();
    let aad = aad(appeal.id, about);
    let row = NewRefusedSigner {
        appeal_id: appeal.id,
        about: about.to_owned(),
        reason: reason.unwrap_or_default().to_owned(),
        refused_by: organization.ap_id.clone(),
        sealed: instance.secret.seal(&plain, aad.as_bytes())?,
        refused_at: now,
        expires_at: now + KEPT_MILLIS,
    };
    Ok(store::keep(transaction, row, MOST_KEPT).await?)
}

/// What a row has kept; nothing where an older version wrote it.
pub(crate) fn open(instance: &Instance, row: &RefusedSigner) -> Result<Option<Kept>> {
    let aad = aad(row.appeal_id, &row.about);
    let plain = instance.secret.open(&row.sealed, aad.as_bytes())?;
    Ok(serde_json::from_slice(&plain).ok())
}

/// Sealed bytes belong to one row.
fn aad(appeal_id: i64, about: &str) -> String {
    format!("refused {appeal_id} {about}")
}
