//! Which pictures belong into a backup, and which should be in it and are not there.

use anyhow::Context as _;
use std::path::Path;
use undersigned_federation::media::MediaFile;
use undersigned_store::{Database, StoreResult, media};

/// Those that a copy of a database in SQLite knows of.
pub async fn known(copy: &Path) -> anyhow::Result<Vec<MediaFile>> {
    let database = Database::connect(&Database::address_of(copy), 1).await?;
    let pictures = media::all(database.conn()).await;
    database.close().await?;
    let files = pictures?
        .into_iter()
        .flat_map(|picture| [Some(picture.file), picture.small_file])
        .flatten();
    Ok(files.filter_map(|name| MediaFile::parse(&name)).collect())
}

/// All in the folder: a copy knows of no others.
pub fn held(folder: &Path) -> anyhow::Result<Vec<MediaFile>> {
    let held = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        held => held.context("the folder of pictures cannot be read")?,
    };
    let names = held.map(|entry| entry.map(|entry| entry.file_name()));
    let names: Vec<_> = names.collect::<Result<_, _>>()?;
    let parsed = names.iter().filter_map(|name| name.to_str());
    Ok(parsed.filter_map(MediaFile::parse).collect())
}

/// How many bytes all in the folder have.
pub fn bytes(folder: &Path) -> anyhow::Result<u64> {
    let held = held(folder)?;
    let sizes = held
        .iter()
        .filter_map(|file| std::fs::metadata(folder.join(file.as_str())).ok())
        .map(|found| found.len());
    Ok(sizes.fold(0, u64::saturating_add))
}

/// The names of those that are in use and not in the folder. Asked after all is packed: the row of one
/// goes before its files, so what is missing by then was not taken away by a server that runs.
pub async fn missing(database: &Database, folder: &Path) -> StoreResult<Vec<String>> {
    let pictures = media::shown(database.conn()).await?;
    let files = pictures
        .into_iter()
        .flat_map(|picture| [Some(picture.file), picture.small_file])
        .flatten();
    Ok(files.filter(|file| !folder.join(file).exists()).collect())
}
