//! Pictures that were uploaded here, and what shows them: they are kept as long as something does.

use crate::{FederationError, Instance, error::Result, media::MediaFile};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_store::{ConnectionTrait, media};

/// Names of the files of ours among what items link to.
pub(super) fn among<'a>(
    instance: &Instance,
    items: impl Iterator<Item = &'a Value>,
) -> BTreeSet<String> {
    let folder = instance.addresses.path("/media/");
    items
        .filter_map(|item| item.get("url")?.as_str()?.strip_prefix(&folder))
        .filter_map(MediaFile::parse)
        .map(|file| file.as_str().to_owned())
        .collect()
}

/// Keeps files for what shows them: those that are `written` now, which have to be there, and of those that
/// are `published` whatever is still there.
///
/// # Errors
/// [`FederationError::Invalid`] `media_unknown`; the database.
pub(super) async fn keep(
    db: &impl ConnectionTrait,
    used_by: &str,
    written: BTreeSet<String>,
    published: BTreeSet<String>,
) -> Result<()> {
    let mut there = Vec::new();
    for file in &written {
        if media::by_file(db, file).await?.is_none() {
            return Err(FederationError::unknown_picture());
        }
    }
    for file in published {
        if media::by_file(db, &file).await?.is_some() {
            there.push(file);
        }
    }
    there.extend(written);
    Ok(media::set_uses(db, used_by, there).await?)
}
