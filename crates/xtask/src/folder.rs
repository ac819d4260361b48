//! A folder that goes with this process, however that ends.

use std::path::Path;

use anyhow::Result;
use tempfile::TempDir;

use crate::afterwards::Afterwards;

/// Removes the folder. What still runs may write into it for a moment, so it tries for a minute.
const REMOVE: &str = r#"tries=60
until rm -rf -- "$0" || [ "$tries" -eq 0 ]; do
    tries=$((tries - 1))
    sleep 1
done"#;

/// A folder that is removed when this is dropped, or when this process ends before: what is written into memory would stay
/// until the machine is started anew.
pub struct Folder {
    // Before the folder, which is then removed by dropping it.
    _removed: Afterwards,
    folder: TempDir,
}

impl Folder {
    /// Watches over a folder that was just made.
    ///
    /// # Errors
    /// When no shell can be run.
    pub fn watched(folder: TempDir) -> Result<Self> {
        let removed = Afterwards::run(REMOVE, folder.path())?;
        Ok(Self {
            _removed: removed,
            folder,
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn filled() -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(folder.path().join("some")).expect("it is empty");
        fs::write(folder.path().join("some/file"), "words").expect("it is there");
        folder
    }

    #[test]
    fn whoever_ends_without_dropping_anything_leaves_no_folder() {
        let (folder, other) = (filled(), filled());
        let removed = Afterwards::run(REMOVE, folder.path()).expect("there is a shell");
        assert!(folder.path().is_dir());
        assert!(removed.now());
        assert!(!folder.path().exists());
        assert!(other.path().is_dir());
    }

    #[test]
    fn what_is_dropped_goes_at_once() {
        let folder = Folder::watched(filled()).expect("there is a shell");
        let path = folder.path().to_owned();
        assert!(path.join("some/file").is_file());
        drop(folder);
        assert!(!path.exists());
    }
}
