//! Pictures of a case: uploaded here, described, and kept as long as the case shows them.

use super::own_pictures;
use crate::{FederationError, Instance, error::Result};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use undersigned_domain::{
    Dispatch,
    dispatch::{MAX_CASE_PICTURES, Words},
};
use undersigned_store::{ConnectionTrait, appeals::Appeal, dispatches as store, media};

/// Keeps the pictures of ours that a case shows, in what is written and in what is published.
///
/// # Errors
/// [`FederationError::Invalid`] `media_unknown`; [`FederationError::TooMany`].
pub(super) async fn keep(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal: &Appeal,
    name: &str,
    inside: &Map<String, Value>,
) -> Result<()> {
    let written = files_of(instance, inside);
    if written.len() > MAX_CASE_PICTURES {
        return Err(FederationError::too_many(
            "too_many_pictures",
            format!("a case has at most {MAX_CASE_PICTURES} pictures"),
        ));
    }
    let mut published = BTreeSet::new();
    if let Some(row) = store::by_name(db, appeal.id, name).await?
        && let Ok(held) = Dispatch::stored(&row.body)
        && let Words::Case(case) = held.words
    {
        published = files_of(instance, &case.write());
    }
    own_pictures::keep(db, &used_by(appeal.id, name), written, published).await
}

/// Lets go of the pictures of a case that is no more.
///
/// # Errors
/// The database.
pub(super) async fn forget(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> Result<()> {
    Ok(media::set_uses(db, &used_by(appeal_id, name), []).await?)
}

fn used_by(appeal_id: i64, name: &str) -> String {
    format!("case:{appeal_id}:{name}")
}

/// Names of the files of ours that a case shows.
fn files_of(instance: &Instance, inside: &Map<String, Value>) -> BTreeSet<String> {
    let pictures = inside.get("pictures").and_then(Value::as_array);
    own_pictures::among(instance, pictures.into_iter().flatten())
}
