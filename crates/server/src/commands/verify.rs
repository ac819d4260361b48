//! `undersigned verify`: the offline check. Needs no network, no database and no settings.

mod compare;
mod report;
#[cfg(test)]
mod tests;

use super::{Failure, Outcome, print_json};
use clap::Args;
use report::Report;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use undersigned_domain::{Bundle, Multikey};

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct Options {
    /// A bundle, from `undersigned export` or an appeal's address with /bundle
    file: PathBuf,
    /// Show only the entry with this number
    #[arg(long, value_name = "N")]
    entry: Option<u64>,
    /// An older bundle: name every line that came, changed or went since
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// The root key that the appeal must have, as printed with it
    #[arg(long, value_name = "KEY")]
    root: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(options: &Options) -> Outcome {
    let root = match &options.root {
        Some(text) => Some(text.parse::<Multikey>().map_err(|_| {
            Failure::Usage(format!("`{text}` is no key; a root key begins with z6Mk"))
        })?),
        None => None,
    };
    let bundle = read(&options.file)?;
    let old = options.since.as_deref().map(read).transpose()?;
    let report = Report::of(&bundle, old.as_ref(), root.as_ref(), options.entry);
    if options.json {
        print_json(&report)?;
    } else {
        report.print(root.is_some())?;
    }
    Ok(match report.sound {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn read(path: &Path) -> Result<Bundle, Failure> {
    let unreadable =
        |reason: String| Failure::Usage(format!("{} cannot be read: {reason}", path.display()));
    let bytes = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    Bundle::read(&bytes).map_err(|error| unreadable(error.to_string()))
}
