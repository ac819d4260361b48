//! Whether there is room for a backup while it is made: on the server's own disk it would leave none for
//! what people sign meanwhile.

use super::{Failure, counted, pictures};
use crate::Settings;
use std::{fs, os::unix::fs::MetadataExt as _, path::Path};
use undersigned_federation::standing::disk::Room;
use undersigned_store::{Database, standing};

/// Refuses to begin where the disk of `folder` has not enough room, as far as the system says how much it has.
pub async fn check(settings: &Settings, database: &Database, folder: &Path) -> Result<(), Failure> {
    let Some(room) = Room::of(folder) else {
        return Ok(());
    };
    let size = standing::size(database.conn()).await?;
    let storage = &settings.storage;
    let mut needed = needed(
        size,
        database.is_postgres(),
        pictures::bytes(&storage.media_dir())?,
    );
    if is_same_disk(folder, &storage.data_dir) {
        needed = needed.saturating_add(storage.limits().min_free);
    }
    match room.free >= needed {
        true => Ok(()),
        false => Err(Failure::Usage(format!(
            "{} has to have {} free while the backup is made, and has {}: make room, or write the backup to \
             another disk. Nothing was written",
            folder.parent().unwrap_or(folder).display(),
            counted(needed, "byte", "bytes"),
            counted(room.free, "byte", "bytes"),
        ))),
    }
}

/// How many bytes it takes: the copy of the database lies beside the archive into which it is packed. What
/// `pg_dump` writes is compressed and has no indexes, and is taken for half of the database.
fn needed(database: u64, is_postgres: bool, pictures: u64) -> u64 {
    let both = match is_postgres {
        true => database,
        false => database.saturating_mul(2),
    };
    both.saturating_add(pictures)
}

/// Whether what is written into one folder is missing in the other.
fn is_same_disk(one: &Path, other: &Path) -> bool {
    let disk = |folder: &Path| fs::metadata(folder).ok().map(|found| found.dev());
    disk(one).is_some_and(|one| disk(other) == Some(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_lies_beside_the_archive() {
        assert_eq!(needed(10, false, 3), 23);
        assert_eq!(needed(10, true, 3), 13);
        assert_eq!(needed(u64::MAX, false, 3), u64::MAX);
    }

    #[test]
    fn a_folder_lies_on_its_own_disk_and_on_none_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("within");
        assert!(!is_same_disk(folder.path(), &within));
        fs::create_dir(&within).unwrap();
        assert!(is_same_disk(folder.path(), &within));
    }
}
