//! `undersigned doctor`: checks that everything is well, and says how to mend what is not.

mod checks;
mod fonts;

use super::{Outcome, print, print_json};
use crate::Settings;
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;

/// Options of `doctor`.
#[derive(Debug, Args)]
pub struct Options {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What one check found.
#[derive(Debug, Serialize)]
pub struct Check {
    /// What was checked.
    name: &'static str,
    /// Whether it is well.
    ok: bool,
    /// How to mend it; empty where nothing is wrong.
    mend: String,
}

impl Check {
    fn of(name: &'static str, outcome: Result<(), String>) -> Self {
        let mend = outcome.err().unwrap_or_default();
        Self {
            name,
            ok: mend.is_empty(),
            mend,
        }
    }
}

#[derive(Serialize)]
struct Answer {
    checks: Vec<Check>,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let checks = checks::all(settings).await;
    let well = checks.iter().all(|check| check.ok);
    if options.json {
        print_json(&Answer { checks })?;
    } else {
        for check in &checks {
            match check.ok {
                true => print(&format!("well  {}", check.name))?,
                false => print(&format!("MEND  {}: {}", check.name, check.mend))?,
            }
        }
    }
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
