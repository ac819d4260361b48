//! Which pictures belong into a backup, and which should be in it and are not there.

use anyhow::Context as _;
use std::path::Path;
use undersigned_federation::media::MediaFile;
use undersigned_store::{Database, StoreError, StoreResult, media};

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
    not_in(folder, files)
}

/// Which of these files are not in the folder. Where that cannot be seen, that is said: a picture that may not be looked
/// at is not lost.
fn not_in(folder: &Path, files: impl Iterator<Item = String>) -> StoreResult<Vec<String>> {
    let mut missing = Vec::new();
    for file in files {
        let path = folder.join(&file);
        let is_there = path.try_exists().map_err(|source| StoreError::File {
            path: path.display().to_string(),
            source,
        })?;
        if !is_there {
            missing.push(file);
        }
    }
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn what_cannot_be_looked_at_is_not_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("here.webp"), "x").unwrap();
        let files = || ["here.webp", "gone.webp"].map(str::to_owned).into_iter();
        assert_eq!(not_in(folder.path(), files()).unwrap(), ["gone.webp"]);
        let nowhere = folder.path().join("nowhere");
        assert_eq!(not_in(&nowhere, files()).unwrap().len(), 2);
        // A folder that cannot be entered, for root neither, who has all rights.
        let circle = folder.path().join("circle");
        symlink(&circle, &circle).unwrap();
        let error = not_in(&circle, files()).unwrap_err();
        assert!(matches!(error, StoreError::File { .. }), "{error}");
    }
}
