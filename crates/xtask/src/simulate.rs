//! `cargo xtask simulate`: the simulator, built with optimisation.

use std::process::Command;

use anyhow::{Context, Result};

use crate::workspace_root;

/// Runs it; its options are its own.
pub fn run(arguments: &[String]) -> Result<u8> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(workspace_root())
        .args([
            "run",
            "--release",
            "--quiet",
            "--package",
            "undersigned-simulator",
        ])
        .args(["--bin", "simulate", "--"])
        .args(arguments)
        .status()
        .context("cannot run cargo")?;
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(2))
}
