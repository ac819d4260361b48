//! `undersigned admin`: accounts, keys and moderation.

mod account;
mod blocks;
mod bounce;
mod key_file;
mod keys;
mod moving;
mod organization;
mod page;
mod people;
mod reports;

use super::{Failure, Outcome, address, open_instance, print, print_json};
use crate::{Settings, alone, setup};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{
    io::{BufRead as _, IsTerminal as _, Write as _},
    process::ExitCode,
};
use undersigned_federation::{
    Instance,
    actions::audit::{self, Actor, DONE},
    memory::{PutBack, mark_restored},
};
use undersigned_store::{
    accounts::{self, Account},
    organizations,
};

/// What to look after.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a link that signs somebody in once, for a lost password
    SignInLink(SignInLink),
    /// Make a new link that sets up this server's first organisation, in place of the one that its start printed
    SetUpLink(SetUpLink),
    /// Look after the accounts of people at the desks
    #[command(subcommand)]
    Account(account::Command),
    /// Look after the organisations of this server
    #[command(subcommand)]
    Organization(organization::Command),
    /// Move an organisation to another server, or to another domain of yours
    #[command(subcommand)]
    Move(moving::Command),
    /// Say that this database was put back from a copy by other means than `restore`
    Restored(Restored),
    /// Look at the keys of this server's actors, and change them
    #[command(subcommand)]
    Keys(keys::Command),
    /// Block, limit or allow other servers and actors
    #[command(subcommand)]
    Blocks(blocks::Command),
    /// Write imprint, privacy, contact and terms
    #[command(subcommand)]
    Page(page::Command),
    /// Find, hide or delete one person who signed; count and delete whoever came by the form in a time
    #[command(subcommand)]
    People(people::Command),
    /// Look at what other servers report
    #[command(subcommand)]
    Reports(reports::Command),
    /// Report an actor or a statement to its server, in this server's name
    Report(reports::Make),
    /// Read a mail server's report that a mail could not be delivered, from standard input
    Bounce(bounce::Options),
}

/// Options of `admin sign-in-link`.
#[derive(Debug, Args)]
pub struct SignInLink {
    /// The person's e-mail address; - reads it from standard input
    #[arg(long, value_name = "ADDRESS", value_parser = address::given)]
    email: String,
    /// Only for this organisation's account
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin set-up-link`.
#[derive(Debug, Args)]
pub struct SetUpLink {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin restored`.
#[derive(Debug, Args)]
pub struct Restored {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Noted {
    /// What is left to people now.
    #[serde(flatten)]
    put_back: PutBack,
    /// That nobody is signed in any more, and links of before let nobody in.
    sign_in_again: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Link {
    org: String,
    sign_in_link: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FirstLink {
    set_up_link: String,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    match command {
        Command::SignInLink(options) => {
            make_link(&open_instance(settings).await?, &options).await?
        }
        Command::SetUpLink(options) => {
            make_first_link(&open_instance(settings).await?, &options).await?
        }
        Command::Restored(options) => note_restored(settings, &options).await?,
        Command::Account(command) => return account::run(settings, command).await,
        Command::Organization(command) => return organization::run(settings, command).await,
        Command::Move(command) => return moving::run(settings, command).await,
        Command::Keys(command) => return keys::run(settings, command).await,
        Command::Blocks(command) => return blocks::run(settings, command).await,
        Command::Page(command) => return page::run(settings, command).await,
        Command::People(command) => return people::run(settings, command).await,
        Command::Reports(command) => return reports::run(settings, command).await,
        Command::Report(options) => return reports::make(settings, &options).await,
        Command::Bounce(options) => return bounce::run(settings, &options).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// Asks before something that cannot be undone.
fn confirm(yes: bool, what: &str) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::Usage(format!(
            "{what} This cannot be undone; confirm it with --yes"
        )));
    }
    let mut out = std::io::stderr();
    let asked = write!(out, "{what} This cannot be undone. Type yes to go on: ");
    asked
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Other(error.into()))?;
    let mut answer = String::new();
    stdin
        .lock()
        .read_line(&mut answer)
        .map_err(|error| Failure::Other(error.into()))?;
    match answer.trim() {
        "yes" => Ok(()),
        _ => Err(Failure::Usage("nothing was changed".to_owned())),
    }
}

async fn note_restored(settings: &Settings, options: &Restored) -> Result<(), Failure> {
    let put_back = match super::restore::finish(settings).await? {
        Some(put_back) => put_back,
        None => {
            // A server that runs goes on with what it has in memory, and asks the others at its start alone.
            let _alone = alone::at_once(settings).await?;
            let instance = open_instance(settings).await?;
            mark_restored(&instance.database, instance.clock.millis()).await?
        }
    };
    if options.json {
        return print_json(&Noted {
            put_back,
            sign_in_again: true,
        });
    }
    print("Noted. What others know beyond this copy is read from them before anybody signs.")?;
    print(&super::restore::in_words(put_back))
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
        // Whoever is let in at several desks is so in the log of each, and nowhere else.
        let sign_in_link = audit::aside(let_in(instance, &account)).await?;
        links.push(Link {
            org: organization.map(|found| found.handle).unwrap_or_default(),
            sign_in_link,
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

/// Makes the link, and a row of the log.
async fn let_in(instance: &Instance, account: &Account) -> Result<String, Failure> {
    let link = setup::sign_in_link(instance, account.id).await?;
    let whose = audit::account_name(account.id);
    let what = ("command", whose.as_str(), "admin sign-in-link");
    audit::note(
        instance,
        account.organization_id,
        Actor::Command,
        what,
        DONE,
    )
    .await?;
    Ok(link)
}

async fn make_first_link(instance: &Instance, options: &SetUpLink) -> Result<(), Failure> {
    let Some(set_up_link) = setup::set_up_link(instance).await? else {
        return Err(Failure::Usage(
            "there is an organisation on this server already: `undersigned admin sign-in-link` lets its people \
             in, and `undersigned setup` makes further ones"
                .to_owned(),
        ));
    };
    match options.json {
        true => print_json(&FirstLink { set_up_link }),
        false => print(&set_up_link),
    }
}
