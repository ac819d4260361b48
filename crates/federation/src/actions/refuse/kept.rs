//! What waited of somebody who was refused: sealed, for a while, so that a person can undo it.

use crate::{
    FederationError, Instance,
    actions::{co_sign, sign_by_form},
    error::Result,
    openings::Opening,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::Names;
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    organizations::Organization,
    refused_signers::{self as store, NewRefusedSigner, RefusedSigner},
};

/// How long a refusal can be undone, in milliseconds: thirty days.
const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// Most refusals that are kept of one appeal: refusing a flood must not keep it.
pub const MOST_KEPT: u64 = 1_000;

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

/// A refusal that can still be undone, for the organiser who takes everything along.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Actor id, or the id that the attestation would have had.
    pub about: String,
    /// A code, or nothing.
    pub reason: String,
    /// Actor id of the organisation that refused.
    pub refused_by: String,
    /// In milliseconds since 1970.
    pub refused_at: i64,
    /// Until when it can be undone, in milliseconds since 1970.
    pub expires_at: i64,
    /// What waited: `statements`, an `account` with what it confirmed, or a `form`. Null where an older
    /// version wrote it.
    pub waited: Value,
}

/// Everybody who was refused under an appeal, as long as what waited of them is kept.
///
/// # Errors
/// The database.
pub async fn each(instance: &Instance, appeal: &Appeal) -> Result<Vec<Opening<Refusal>>> {
    let now = instance.clock.millis();
    let rows = store::list(instance.database.conn(), appeal.id, now).await?;
    let opened = rows.into_iter().map(|row| opened(instance, row));
    Ok(opened.collect())
}

/// Everybody whom an organisation of ours has refused under appeals of others, for which it calls with them, as long as
/// what waited of them is kept: with the appeal's id.
///
/// # Errors
/// The database.
pub async fn each_elsewhere(
    instance: &Instance,
    organization: &Organization,
) -> Result<Vec<Opening<(String, Refusal)>>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let mut objects: BTreeMap<i64, Option<String>> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    for row in store::by(db, &organization.ap_id, now).await? {
        let object = match objects.get(&row.appeal_id) {
            Some(known) => known.clone(),
            None => {
                let appeal = appeals::by_id(db, row.appeal_id).await?;
                let others = appeal.filter(|one| one.organization_id != Some(organization.id));
                let object = others.map(|appeal| appeal.ap_id);
                objects.insert(row.appeal_id, object.clone());
                object
            }
        };
        if let Some(object) = object {
            let (id, refusal) = opened(instance, row);
            elsewhere.push((id, refusal.map(|refusal| (object, refusal))));
        }
    }
    Ok(elsewhere)
}

fn opened(instance: &Instance, row: RefusedSigner) -> Opening<Refusal> {
    let waited = waited(instance, &row);
    let refusal = waited.map(|waited| Refusal {
        about: row.about,
        reason: row.reason,
        refused_by: row.refused_by,
        refused_at: row.refused_at,
        expires_at: row.expires_at,
        waited,
    });
    (row.id, refusal)
}

fn waited(instance: &Instance, row: &RefusedSigner) -> Result<Value> {
    Ok(match open(instance, row)? {
        None => Value::Null,
        Some(Kept::Statements(texts)) => {
            let read = |(text, _): &(String, bool)| serde_json::from_str::<Value>(text).ok();
            let statements: Vec<Value> = texts.iter().filter_map(read).collect();
            json!({ "statements": statements })
        }
        Some(Kept::Account(said)) => json!({ "account": said }),
        Some(Kept::Form { sealed, .. }) => {
            json!({"form": sign_by_form::refused_form(instance, &row.about, &sealed)?})
        }
    })
}

/// Sealed bytes belong to one row.
fn aad(appeal_id: i64, about: &str) -> String {
    format!("refused {appeal_id} {about}")
}
