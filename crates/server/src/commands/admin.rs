//! `undersigned admin`: accounts and keys.

mod key_file;

use super::{Failure, Outcome, open_instance, print, print_json};
use crate::{Settings, setup};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{Instance, clock::from_millis, memory::mark_restored};
use undersigned_store::{accounts, keys, organizations};

/// What to look after.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a link that signs somebody in once, for a lost password
    SignInLink(SignInLink),
    /// Say that this database was put back from a copy by other means than `restore`
    Restored,
    /// Look at the keys of this server's actors
    #[command(subcommand)]
    Keys(Keys),
}

/// Options of `admin sign-in-link`.
#[derive(Debug, Args)]
pub struct SignInLink {
    /// The person's e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// Only for this organisation's account
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// List every key of every actor
    List(List),
    /// Write all keys to a file, for the day on which everything else is lost
    Export(key_file::Export),
    /// Bring the keys of such a file into an empty data folder
    Import(key_file::Import),
}

/// Options of `admin keys list`.
#[derive(Debug, Args)]
pub struct List {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Link {
    org: String,
    sign_in_link: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    owner: String,
    id: String,
    kind: String,
    public_key: String,
    created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_at: Option<String>,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    match command {
        Command::Keys(Keys::Export(options)) => return key_file::export(settings, &options).await,
        Command::Keys(Keys::Import(options)) => return key_file::import(settings, &options).await,
        command => on_instance(settings, command).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn on_instance(settings: &Settings, command: Command) -> Result<(), Failure> {
    let instance = open_instance(settings).await?;
    match command {
        Command::SignInLink(options) => make_link(&instance, &options).await?,
        Command::Restored => {
            mark_restored(&instance.database, instance.clock.millis()).await?;
            print(
                "Noted. What others know beyond this copy is read from them before anybody signs.",
            )?;
        }
        Command::Keys(Keys::List(options)) => list_keys(&instance, &options).await?,
        Command::Keys(Keys::Export(_) | Keys::Import(_)) => unreachable!("dispatched before"),
    }
    Ok(())
}

async fn make_link(instance: &Instance, options: &SignInLink) -> Result<(), Failure> {
    let db = instance.database.conn();
    let only = match &options.org {
        Some(org) => Some(instance.organization(org).await?.id),
        None => None,
    };
    let mut links = Vec::new();
    for account in accounts::by_email(db, &options.email).await? {
        if only.is_some_and(|only| only != account.organization_id) {
            continue;
        }
        let organization = organizations::by_id(db, account.organization_id).await?;
        links.push(Link {
            org: organization.map(|found| found.handle).unwrap_or_default(),
            sign_in_link: setup::sign_in_link(instance, account.id).await?,
        });
    }
    if links.is_empty() {
        return Err(Failure::Usage(format!(
            "nobody here has the address {}",
            options.email
        )));
    }
    if options.json {
        return print_json(&links);
    }
    for link in links {
        print(&format!("{}: {}", link.org, link.sign_in_link))?;
    }
    Ok(())
}

async fn list_keys(instance: &Instance, options: &List) -> Result<(), Failure> {
    let db = instance.database.conn();
    let mut owners = vec![instance.addresses.instance_actor()];
    owners.extend(
        organizations::all(db)
            .await?
            .into_iter()
            .map(|found| found.ap_id),
    );
    let mut listed = Vec::new();
    for owner in owners {
        listed.extend(keys::all_for(db, &owner).await?.into_iter().map(|key| Key {
            owner: key.owner,
            id: key.key_id,
            kind: key.kind,
            public_key: key.public_key,
            created_at: from_millis(key.created_at),
            retired_at: key.retired_at.map(from_millis),
        }));
    }
    if options.json {
        return print_json(&listed);
    }
    for key in listed {
        let retired = key
            .retired_at
            .map(|at| format!(", retired {at}"))
            .unwrap_or_default();
        print(&format!(
            "{} {} since {}{retired}",
            key.kind, key.id, key.created_at
        ))?;
    }
    Ok(())
}
