//! `cargo xtask simulate`: the simulator, built with optimisation.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{succeed, target_folder, workspace_root};

/// Runs it; its options are its own.
pub fn run(arguments: &[String]) -> Result<u8> {
    // As a part of the whole: so dependencies have the same features as everywhere, and are not
    // built once more.
    succeed(
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .current_dir(workspace_root())
            .args(["build", "--release", "--quiet", "--workspace"])
            .args(["--bin", "simulate"]),
    )?;
    let status = Command::new(target_folder().join("release/simulate"))
        .args(arguments)
        .status()
        .context("cannot run the simulator")?;
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(2))
}
