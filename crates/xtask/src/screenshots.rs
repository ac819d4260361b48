//! `cargo xtask screenshots`: pictures of the pages, for people to look at.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{machine, node, say, workspace_root};

const SCRIPT: &str = "tests/browser/screenshots.mjs";

/// Runs the script with Node.js and passes on its exit code.
///
/// # Errors
/// When the script, or something it needs, is missing.
pub fn run(arguments: &[String]) -> Result<u8> {
    let root = workspace_root();
    if !root.join(SCRIPT).is_file() {
        bail!("{SCRIPT} is not there");
    }
    machine::prepare(false)?;
    node::install()?;
    say(&format!("running {SCRIPT}"));
    let status = Command::new("node")
        .arg(SCRIPT)
        .args(arguments)
        .current_dir(&root)
        .status()
        .context("cannot run node")?;
    Ok(crate::test::code(status))
}
