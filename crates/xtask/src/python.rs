//! Packages from PyPI for the second verifier, the Python peer and the check of the API, in an environment for each.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{say, succeed, workspace_root};

/// Folders with a `requirements.txt`; the environment is made in `.venv` below each.
const FOLDERS: &[&str] = &["tests/verifier", "tests/peers_python", "tests/openapi"];

/// Installs, in each folder, exactly what its `requirements.txt` names.
///
/// # Errors
/// When Python or pip is missing, fails, or cannot reach its index.
pub fn install() -> Result<()> {
    for folder in FOLDERS {
        install_in(folder, &workspace_root().join(folder))?;
    }
    Ok(())
}

fn install_in(name: &str, folder: &Path) -> Result<()> {
    let environment = folder.join(".venv");
    let requirements = folder.join("requirements.txt");
    let wanted = fs::read_to_string(&requirements).context("cannot read requirements.txt")?;
    // Written last, so that an installation that broke off is done again.
    let note = environment.join("installed.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(&format!("pip install in {name}"));
    succeed(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&environment),
    )?;
    succeed(
        Command::new(environment.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--only-binary=:all:"])
            .args(["--disable-pip-version-check", "--no-deps", "--requirement"])
            .arg(&requirements),
    )?;
    fs::write(note, wanted).context("cannot note what was installed")
}
