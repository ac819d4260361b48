//! Packages from the npm registry for the peers and the browser tests.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{say, succeed, workspace_root};

/// Folders that may have a `package-lock.json`.
const FOLDERS: &[&str] = &["tests/peers/fedify", "tests/browser"];

/// Installs, in each folder that has a lock file, exactly what the lock file names.
///
/// # Errors
/// When npm is missing, fails, or cannot reach its registry.
pub fn install() -> Result<()> {
    for folder in FOLDERS {
        let path = workspace_root().join(folder);
        if path.join("package-lock.json").is_file() && !is_current(&path) {
            say(&format!("npm ci in {folder}"));
            // No package used here needs an install script, so none gets to run.
            succeed(
                Command::new("npm")
                    .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                    .arg("--loglevel=error")
                    .current_dir(&path),
            )?;
        }
    }
    Ok(())
}

/// npm leaves a note of what it installed; a lock file older than that note is installed already.
fn is_current(folder: &Path) -> bool {
    let modified = |name: &str| folder.join(name).metadata().and_then(|it| it.modified());
    match (
        modified("node_modules/.package-lock.json"),
        modified("package-lock.json"),
    ) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}
