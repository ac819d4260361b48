//! Folders for what is on its way: for their owner alone, gone when they are dropped, and gone a day later
//! where whoever made them was killed. What is in them would be a second copy of everything.

use std::{
    fs::{self, DirEntry},
    io,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    time::Duration,
};
use tempfile::TempDir;

/// How their names begin.
const PREFIX: &str = ".undersigned-scratch-";
/// How they began in earlier versions.
const EARLIER: [&str; 2] = [".undersigned-backup-", ".undersigned-takeout-"];
/// After how long one is of somebody who was killed: nobody takes a day.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// Makes one in a folder: where it lies beside what it is for, that takes its place in one step.
///
/// # Errors
/// The operating system's reason.
pub fn folder_in(folder: &Path) -> io::Result<TempDir> {
    forget_stale(folder);
    tempfile::Builder::new()
        .prefix(PREFIX)
        .permissions(fs::Permissions::from_mode(0o700))
        .tempdir_in(folder)
}

/// Removes those in a folder that nobody uses any longer.
pub fn forget_stale(folder: &Path) {
    let is_stale = |entry: &DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = name.starts_with(PREFIX) || EARLIER.iter().any(|one| name.starts_with(one));
        let changed = entry.metadata().and_then(|found| found.modified()).ok();
        let age = changed.and_then(|changed| changed.elapsed().ok());
        is_ours && age.is_some_and(|age| age > STALE)
    };
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    for stale in found.filter(is_stale) {
        // Whoever may not remove it may still make one beside it.
        let _ = fs::remove_dir_all(stale.path());
    }
}

#[cfg(test)]
mod tests {
    use super::{STALE, folder_in};
    use std::{
        fs::{self, File},
        os::unix::fs::PermissionsExt as _,
        time::Duration,
    };

    #[test]
    fn what_the_killed_left_goes_with_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let left = |name: &str| folder.path().join(name).exists();
        for (name, is_old) in [
            (".undersigned-scratch-left", true),
            (".undersigned-backup-left", true),
            (".undersigned-takeout-left", true),
            (".undersigned-scratch-of-now", false),
            ("another", true),
        ] {
            let path = folder.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::write(path.join("undersigned.db"), "x").unwrap();
            if is_old {
                let made = fs::metadata(&path).unwrap().modified().unwrap();
                let long_ago = made - STALE - Duration::from_secs(60);
                File::open(&path).unwrap().set_modified(long_ago).unwrap();
            }
        }
        let made = folder_in(folder.path()).unwrap();
        let mode = fs::metadata(made.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        for gone in ["scratch", "backup", "takeout"] {
            assert!(!left(&format!(".undersigned-{gone}-left")), "{gone}");
        }
        assert!(left(".undersigned-scratch-of-now") && left("another"));
    }
}
