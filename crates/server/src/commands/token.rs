//! `undersigned token create`: a token for the HTTP API.

use super::{Outcome, open_instance, print, print_json};
use crate::Settings;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;
use std::process::ExitCode;
use undersigned_federation::actions::tokens::{self, NewToken};

/// What to do with tokens.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a token and print it; it is shown only this once
    Create(Options),
}

/// Options of `token create`.
#[derive(Debug, Args)]
pub struct Options {
    /// The organisation it acts for: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// What it may do: names of permissions and roles with commas between, such as `draft,admit`;
    /// without this, everything for its organisation
    #[arg(long, value_name = "SCOPE")]
    scope: Option<String>,
    /// The last day on which it holds, such as 2027-01-31 (UTC); without this, until it is revoked
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// What it is for, as the desk shows it
    #[arg(long, value_name = "WORDS", default_value = "")]
    label: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let Command::Create(options) = command;
    let instance = open_instance(settings).await?;
    let organization = instance.organization(&options.org).await?;
    let new = NewToken {
        label: &options.label,
        scope: options.scope.as_deref(),
        until: options.until,
        ..NewToken::default()
    };
    let token = tokens::create(&instance, organization.id, new)
        .await?
        .secret;
    if options.json {
        print_json(&json!({ "token": token }))?;
    } else {
        print(&token)?;
    }
    Ok(ExitCode::SUCCESS)
}
