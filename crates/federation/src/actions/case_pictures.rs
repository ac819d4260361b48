//! Pictures of a case: uploaded here, described, and kept as long as the case shows them.

use crate::{FederationError, Instance, error::Result, media::MediaFile};
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
    let files = files_of(instance, inside);
    if files.len() > MAX_CASE_PICTURES {
        return Err(FederationError::TooMany {
            code: "too_many_pictures",
            detail: format!("a case has at most {MAX_CASE_PICTURES} pictures"),
        });
    }
    for file in &files {
        if media::by_file(db, file).await?.is_none() {
            return Err(FederationError::invalid(
                "media_unknown",
                "there is no such picture here; upload it first, and use it within a day",
            ));
        }
    }
    let mut all = files;
    if let Some(row) = store::by_name(db, appeal.id, name).await?
        && let Ok(held) = Dispatch::stored(&row.body)
        && let Words::Case(case) = held.words
    {
        all.extend(files_of(instance, &case.write()));
    }
    let mut there = Vec::new();
    for file in all {
        if media::by_file(db, &file).await?.is_some() {
            there.push(file);
        }
    }
    Ok(media::set_uses(db, &used_by(appeal.id, name), there).await?)
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
    let folder = instance.addresses.path("/media/");
    let pictures = inside.get("pictures").and_then(Value::as_array);
    pictures
        .into_iter()
        .flatten()
        .filter_map(|item| item.get("url")?.as_str()?.strip_prefix(&folder))
        .filter_map(MediaFile::parse)
        .map(|file| file.as_str().to_owned())
        .collect()
}
