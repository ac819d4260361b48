//! Packages from PyPI for the second verifier, in a virtual environment of its own.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{say, succeed, workspace_root};

/// The folder with `requirements.txt`; the environment is made in `.venv` below it.
const FOLDER: &str = "tests/verifier";

/// Installs exactly what `requirements.txt` names.
///
/// # Errors
/// When Python or pip is missing, fails, or cannot reach its index.
pub fn install() -> Result<()> {
    let folder = workspace_root().join(FOLDER);
    let environment = folder.join(".venv");
    let requirements = folder.join("requirements.txt");
    let wanted = fs::read_to_string(&requirements).context("cannot read requirements.txt")?;
    // Written last, so that an installation that broke off is done again.
    let note = environment.join("installed.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(&format!("pip install in {FOLDER}"));
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
