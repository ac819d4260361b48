//! `undersigned token create`: a token for the HTTP API.

use super::{Outcome, open_instance, print, print_json};
use crate::Settings;
use clap::{Args, Subcommand};
use serde_json::json;
use std::process::ExitCode;
use undersigned_federation::actions::account;

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
    /// What it may do; without this, everything for its organisation
    #[arg(long, value_name = "SCOPE")]
    scope: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let Command::Create(options) = command;
    let instance = open_instance(settings).await?;
    let organization = instance.organization(&options.org).await?;
    let token = account::create_token(&instance, organization.id, options.scope.as_deref()).await?;
    if options.json {
        print_json(&json!({ "token": token }))?;
    } else {
        print(&token)?;
    }
    Ok(ExitCode::SUCCESS)
}
