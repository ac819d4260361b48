//! `undersigned admin account`: people at the desks of this server's organisations.

use super::super::{Failure, Outcome, open_instance, print, print_json};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_domain::team::{Role, Roles};
use undersigned_federation::{
    Instance,
    actions::{
        reset, second_factor,
        team::{self, Member},
    },
};
use undersigned_store::organizations::Organization;

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show who is at an organisation's desk, in which roles
    List(List),
    /// Make a link by which somebody sets a new password, once, within an hour
    ResetLink(Of),
    /// Ask for no code beside somebody's password any more, where their telephone is lost
    EndCodes(Of),
    /// Give somebody other roles: owner, editor, translator, steward, viewer
    SetRoles(SetRoles),
}

/// Options of `admin account list`.
#[derive(Debug, Args)]
pub struct List {
    /// The organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// An account.
#[derive(Debug, Args)]
pub struct Of {
    /// The organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// The person's e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin account set-roles`.
#[derive(Debug, Args)]
pub struct SetRoles {
    #[command(flatten)]
    of: Of,
    /// A role; repeat for more
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role)]
    roles: Vec<Role>,
}

fn role(name: &str) -> Result<Role, String> {
    let known = || Role::ALL.map(Role::name).join(", ");
    Role::from_name(name).ok_or_else(|| format!("roles are {}", known()))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    email: String,
    name: Option<String>,
    roles: Vec<&'static str>,
    joined: bool,
}

impl Shown {
    fn of(member: &Member) -> Self {
        Self {
            email: member.account.email.clone(),
            name: member.account.name.clone(),
            roles: member.roles.iter().map(Role::name).collect(),
            joined: member.has_joined(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Link {
    reset_link: String,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::List(options) => list(&instance, &options).await?,
        Command::ResetLink(options) => {
            let (_, member) = find(&instance, &options).await?;
            let reset_link = reset::link(&instance, &member.account).await?;
            match options.json {
                true => print_json(&Link { reset_link })?,
                false => print(&reset_link)?,
            }
        }
        Command::EndCodes(options) => {
            let (_, member) = find(&instance, &options).await?;
            second_factor::end(&instance, member.account.id).await?;
            say(&[member], options.json)?;
        }
        Command::SetRoles(options) => {
            let (organization, member) = find(&instance, &options.of).await?;
            let roles = Roles::of(options.roles)
                .ok_or_else(|| Failure::Usage("name at least one role".to_owned()))?;
            team::set_roles(&instance, &organization, member.account.id, &roles).await?;
            let (_, member) = find(&instance, &options.of).await?;
            say(&[member], options.of.json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(instance: &Instance, options: &List) -> Result<(), Failure> {
    let organization = instance.organization(&options.org).await?;
    say(&team::members(instance, &organization).await?, options.json)
}

async fn find(instance: &Instance, of: &Of) -> Result<(Organization, Member), Failure> {
    let organization = instance.organization(&of.org).await?;
    let email = of.email.trim().to_lowercase();
    let members = team::members(instance, &organization).await?;
    let found = members.into_iter().find(|one| one.account.email == email);
    match found {
        Some(member) => Ok((organization, member)),
        None => Err(Failure::Usage(format!(
            "nobody at the desk of {} has the address {}",
            organization.handle, of.email
        ))),
    }
}

fn say(members: &[Member], json: bool) -> Result<(), Failure> {
    let shown: Vec<Shown> = members.iter().map(Shown::of).collect();
    if json {
        return print_json(&shown);
    }
    for one in shown {
        let joined = if one.joined { "" } else { "  (invited)" };
        print(&format!("{}  {}{joined}", one.email, one.roles.join(", ")))?;
    }
    Ok(())
}
