//! How much room the disk has that the data lies on, and how large folders are.

use std::path::{Path, PathBuf};

/// The room of a disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What this server may still write.
    pub free: u64,
    /// All of it.
    pub whole: u64,
}

impl Room {
    /// The room of the disk on which a folder lies; none where the system does not say.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let found = rustix::fs::statvfs(folder).ok()?;
        Some(Self {
            free: found.f_bavail.saturating_mul(found.f_frsize),
            whole: found.f_blocks.saturating_mul(found.f_frsize),
        })
    }

    /// The room of the disk that has the least, among those on which folders lie.
    #[must_use]
    pub fn least(folders: &[PathBuf]) -> Option<Self> {
        let rooms = folders.iter().filter_map(|folder| Self::of(folder));
        rooms.min_by_key(|room| room.free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_lies_on_a_disk_and_one_that_is_not_there_on_none() {
        let folder = tempfile::tempdir().unwrap();
        let room = Room::of(folder.path()).unwrap();
        assert!(room.whole >= room.free);
        let nothing = folder.path().join("nothing");
        assert_eq!(Room::of(&nothing), None);
        assert_eq!(Room::least(&[]), None);
        // One that is not there keeps no other from being looked at.
        assert!(Room::least(&[nothing, folder.path().to_owned()]).is_some());
    }
}
