//! Where files go that are thrown away with a run: into memory, where there is room.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::answer;
use crate::folder::Folder;

/// A folder whose files Linux keeps in memory.
const FOLDER: &str = "/dev/shm";
/// How many free megabytes of it are enough.
const ENOUGH: u64 = 4_096;

/// The folder, where it has room.
pub fn roomy() -> Option<&'static Path> {
    let room = answer(Command::new("df").args(["--output=avail", "--block-size=1M", FOLDER]));
    let megabytes: Option<u64> = room.and_then(|table| table.lines().nth(1)?.trim().parse().ok());
    (megabytes? >= ENOUGH).then_some(Path::new(FOLDER))
}

/// A folder there for what tests write, which goes with the value or with this process, whatever was left in it; none where
/// it has no room, or where no program can be run from it, as in many containers: some tests write one.
///
/// # Errors
/// When it cannot be made.
pub fn for_tests() -> Result<Option<Folder>> {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let Some(roomy) = roomy().filter(|_| runs_programs(&mounts)) else {
        return Ok(None);
    };
    let folder = tempfile::Builder::new()
        // Sockets lie below it, whose whole names are short.
        .prefix("undersigned-")
        // As open as the folder it stands for: proxies and databases look for their files as other users.
        .permissions(Permissions::from_mode(0o755))
        .tempdir_in(roomy)
        .context("cannot make a temporary folder")?;
    Folder::watched(folder).map(Some)
}

/// Whether the folder is mounted by itself, and so that programs there can be run. `mounts` has for each
/// mount a line with what is mounted, where, as what, and with which options.
fn runs_programs(mounts: &str) -> bool {
    let is_ours = |line: &&str| line.split(' ').nth(1) == Some(FOLDER);
    // The last one hides those before.
    let ours = mounts.lines().rev().find(is_ours);
    let options = ours.and_then(|line| line.split(' ').nth(3));
    options.is_some_and(|options| options.split(',').all(|option| option != "noexec"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_program_can_be_run_tests_write_nothing() {
        let open = "tmpfs /dev/shm tmpfs rw,nosuid,nodev,size=24731708k 0 0\n";
        let closed = "shm /dev/shm tmpfs rw,nosuid,nodev,noexec,relatime 0 0\n";
        assert!(runs_programs(open));
        assert!(!runs_programs(closed));
        assert!(!runs_programs(&format!("{open}{closed}")));
        assert!(!runs_programs("/dev/vda / ext4 rw,relatime 0 0\n"));
    }
}
