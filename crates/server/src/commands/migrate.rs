//! `undersigned migrate`: brings the database up to date.

use super::{Outcome, print, print_json};
use crate::{Settings, open};
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;

/// Options of `migrate`.
#[derive(Debug, Args)]
pub struct Options {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    database: &'static str,
    up_to_date: bool,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let database = open::open_database(settings).await?;
    let kind = if database.is_postgres() {
        "postgres"
    } else {
        "sqlite"
    };
    if options.json {
        print_json(&Answer {
            database: kind,
            up_to_date: true,
        })?;
    } else {
        print("The database is up to date.")?;
    }
    Ok(ExitCode::SUCCESS)
}
