//! `undersigned admin organization`: the organisations of this server.

use super::super::{Failure, Outcome, open_instance, print, print_json};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{Instance, actions::suspend, clock::from_millis};
use undersigned_store::organizations::Organization;

/// What to do with organisations.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the organisations of this server
    List(List),
    /// Have an organisation publish nothing more: its people can read and take along what is theirs
    Suspend(Suspend),
    /// Let an organisation go on that was suspended
    Resume(Of),
}

/// Options of `admin organization list`.
#[derive(Debug, Args)]
pub struct List {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// An organisation.
#[derive(Debug, Args)]
pub struct Of {
    /// The organisation: a handle, or an actor id
    handle: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin organization suspend`.
#[derive(Debug, Args)]
pub struct Suspend {
    #[command(flatten)]
    of: Of,
    /// Why, for its people at the desk
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    /// Show its pages and appeals to nobody as well
    #[arg(long)]
    hide: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    handle: String,
    id: String,
    created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspended_at: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    reason: String,
    hidden: bool,
}

impl Shown {
    fn of(organization: Organization) -> Self {
        Self {
            created_at: from_millis(organization.created_at),
            suspended_at: organization.suspended_at.map(from_millis),
            handle: organization.handle,
            id: organization.ap_id,
            reason: organization.suspended_reason,
            hidden: organization.hidden,
        }
    }

    fn line(&self) -> String {
        let stands = match (&self.suspended_at, self.hidden) {
            (None, _) => String::new(),
            (Some(at), false) => format!("  suspended since {at}"),
            (Some(at), true) => format!("  suspended and hidden since {at}"),
        };
        let reason = match self.reason.as_str() {
            "" => String::new(),
            reason => format!(": {reason}"),
        };
        format!("{}  {}{stands}{reason}", self.handle, self.id)
    }
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::List(options) => {
            let all = instance.organizations().await?.into_iter();
            let all: Vec<Shown> = all.map(Shown::of).collect();
            if options.json {
                print_json(&all)?;
            } else {
                for one in all {
                    print(&one.line())?;
                }
            }
        }
        Command::Suspend(options) => {
            let found = instance.organization(&options.of.handle).await?;
            suspend::suspend(&instance, &found, &options.reason, options.hide).await?;
            say(&instance, &options.of).await?;
        }
        Command::Resume(of) => {
            let found = instance.organization(&of.handle).await?;
            if !suspend::resume(&instance, &found).await? {
                return Err(Failure::Usage(format!("{} is not suspended", of.handle)));
            }
            say(&instance, &of).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn say(instance: &Instance, of: &Of) -> Result<(), Failure> {
    let shown = Shown::of(instance.organization(&of.handle).await?);
    match of.json {
        true => print_json(&shown),
        false => print(&shown.line()),
    }
}
