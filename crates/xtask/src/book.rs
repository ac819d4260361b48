//! `cargo xtask book`: the documentation as a site, by mdBook, in `target/book/html`.
//!
//! The chapters stay where they are read anyway, all over the repository. They are gathered under
//! the same paths, so a link that leads somewhere in the repository leads to the same in the site;
//! what is linked and is no chapter (a picture, a sample) is gathered too. Afterwards every link of
//! the site is followed.

mod check;
mod gather;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{answer, cargo, say, succeed, workspace_root};

/// The release of mdBook that the settings in `docs/book/book.toml` are for.
const VERSION: &str = "0.5.4";

/// Gathers, builds and checks.
///
/// # Errors
/// When mdBook is not there and cannot be installed, a chapter is missing, or a link leads nowhere.
pub fn run(arguments: &[String]) -> Result<u8> {
    if let Some(argument) = arguments.first() {
        bail!("cargo xtask book takes no arguments, and was given {argument}");
    }
    let folder = workspace_root().join("target/book");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let chapters = gather::gather(&workspace_root(), &folder)?;
    say(&format!("gathered {chapters} chapters"));
    succeed(Command::new(program()?).arg("build").arg(&folder))?;
    let html = folder.join("html");
    let followed = check::check(&html)?;
    say(&format!(
        "{followed} links lead somewhere; the site is in {}",
        html.display()
    ));
    Ok(0)
}

/// mdBook: the one on the search path if it is the right release, else one of our own below
/// `target`, which is built the first time.
fn program() -> Result<PathBuf> {
    let right = |program: &PathBuf| {
        answer(Command::new(program).arg("--version"))
            .is_some_and(|said| said.trim_start_matches("mdbook v") == VERSION)
    };
    let tools = workspace_root().join("target/tools");
    let ours = tools.join("bin/mdbook");
    if let Some(found) = [PathBuf::from("mdbook"), ours.clone()]
        .into_iter()
        .find(right)
    {
        return Ok(found);
    }
    say(&format!("installing mdBook {VERSION} below target/tools"));
    // It runs for a second: without optimisation it is built in a fraction of the time.
    succeed(
        cargo()
            .args(["install", "--quiet", "--locked", "mdbook"])
            .args(["--version", VERSION, "--no-default-features"])
            .args(["--features", "search", "--root"])
            .arg(&tools)
            .env_remove("RUSTC_WORKSPACE_WRAPPER")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    )?;
    Ok(ours)
}
