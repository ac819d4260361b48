//! `undersigned migrate`: brings the database up to date.

use super::{Outcome, print, print_json};
use crate::{Settings, alone, open};
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;
use undersigned_store::schema::Schema;

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
    /// Whether there was nothing of a server before.
    begun: bool,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    alone::not_beside_a_lost_file(settings)?;
    open::restoring::refuse(settings).map_err(anyhow::Error::from)?;
    let database = open::connect(settings).await?;
    let schema = database.schema().await?;
    // In another folder than was meant, the database that was meant stays as it is.
    let begun = schema == Schema::Absent;
    // A server of an earlier version could not use it any longer.
    let _alone = match schema {
        Schema::Earlier if database.is_postgres() => {
            alone::nobody_on(&database).await?;
            None
        }
        Schema::Earlier => Some(alone::at_once(settings).await?),
        Schema::Current | Schema::Absent => None,
    };
    open::migrate(&database).await?;
    let kind = if database.is_postgres() {
        "postgres"
    } else {
        "sqlite"
    };
    if options.json {
        print_json(&Answer {
            database: kind,
            up_to_date: true,
            begun,
        })?;
    } else if begun {
        print(
            "There was no data of a server here: an empty database was made. If there is one elsewhere, it \
             was not touched; say where with --data-dir or --database-url.",
        )?;
    } else {
        print("The database is up to date.")?;
    }
    Ok(ExitCode::SUCCESS)
}
