//! `undersigned admin account`: people at the desks of this server's organisations.

mod listed;
mod wrong_hands;

use super::super::{Failure, Outcome, address, open_instance, print, print_json};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_domain::team::{Role, Roles};
use undersigned_federation::{
    Instance,
    actions::{
        access, audit, passkeys, reset, second_factor,
        team::{self, Member},
    },
    clock::from_millis,
};
use undersigned_store::organizations::Organization;

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show who is at the desks, in which roles, and when they last signed in
    List(listed::List),
    /// Invite somebody to an organisation's desk, as its owners do: a link that works once, for seven days
    Invite(wrong_hands::Invite),
    /// Take somebody from an organisation's desk: their sessions end, tokens that they made are revoked
    Remove(wrong_hands::Remove),
    /// Sign somebody out everywhere, sign-ins under way and unused links included
    EndSessions(wrong_hands::EndSessions),
    /// Make a link by which somebody sets a new password, once, within an hour
    ResetLink(Of),
    /// Ask for no code beside somebody's password any more, where their telephone is lost
    EndCodes(Of),
    /// Show somebody's passkeys
    Passkeys(Of),
    /// Take one of somebody's passkeys away, or all, and sign them out everywhere: a device was stolen
    EndPasskeys(EndPasskeys),
    /// Give somebody other roles: owner, editor, translator, steward, viewer
    SetRoles(SetRoles),
}

/// An account.
#[derive(Debug, Args)]
pub struct Of {
    /// The organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// The person's e-mail address; - reads it from standard input
    #[arg(long, value_name = "ADDRESS", value_parser = address::given)]
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

/// Options of `admin account end-passkeys`.
#[derive(Debug, Args)]
pub struct EndPasskeys {
    #[command(flatten)]
    of: Of,
    /// The number of one, as `admin account passkeys` shows it; without it all go
    #[arg(long, value_name = "NUMBER")]
    id: Option<i64>,
}

fn role(name: &str) -> Result<Role, String> {
    let known = || Role::ALL.map(Role::name).join(", ");
    Role::from_name(name).ok_or_else(|| format!("roles are {}", known()))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownPasskey {
    id: i64,
    name: String,
    created: String,
    last_used: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Link {
    reset_link: String,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::List(options) => listed::list(&instance, &options).await?,
        Command::Invite(options) => wrong_hands::invite(settings, &instance, &options).await?,
        Command::Remove(options) => wrong_hands::remove(&instance, &options).await?,
        Command::EndSessions(options) => wrong_hands::end_sessions(&instance, &options).await?,
        Command::ResetLink(options) => {
            let (_, member) = find(&instance, &options).await?;
            let reset_link = reset::link(&instance, &member.account).await?;
            say!(
                "A password that is chosen with it ends all sessions of the account and revokes \
                 the API tokens that it made. Links for that made before do not work any more."
            );
            match options.json {
                true => print_json(&Link { reset_link })?,
                false => print(&reset_link)?,
            }
        }
        Command::EndCodes(options) => {
            let (organization, member) = find(&instance, &options).await?;
            second_factor::end(&instance, member.account.id, None).await?;
            listed::say(&instance, &[(&organization, member)], options.json).await?;
        }
        Command::Passkeys(options) => {
            let (_, member) = find(&instance, &options).await?;
            say_passkeys(&instance, &member, options.json).await?;
        }
        Command::EndPasskeys(options) => {
            let (_, member) = find(&instance, &options.of).await?;
            match options.id {
                Some(id) => passkeys::remove(&instance, member.account.id, id).await?,
                None => drop(passkeys::remove_all(&instance, member.account.id).await?),
            }
            // Whoever has the device may be signed in on it.
            access::end_sessions(&instance, &member.account).await?;
            say_passkeys(&instance, &member, options.of.json).await?;
        }
        Command::SetRoles(options) => {
            let (organization, member) = find(&instance, &options.of).await?;
            let roles = Roles::of(options.roles)
                .ok_or_else(|| Failure::Usage("name at least one role".to_owned()))?;
            team::set_roles(&instance, &organization, member.account.id, &roles).await?;
            let (_, member) = find(&instance, &options.of).await?;
            listed::say(&instance, &[(&organization, member)], options.of.json).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn find(instance: &Instance, of: &Of) -> Result<(Organization, Member), Failure> {
    let organization = instance.organization(&of.org).await?;
    let email = of.email.trim().to_lowercase();
    let members = team::members(instance, &organization).await?;
    let found = members.into_iter().find(|one| one.account.email == email);
    match found {
        Some(member) => {
            audit::about_account(member.account.id, "");
            Ok((organization, member))
        }
        None => Err(Failure::Usage(format!(
            "nobody at the desk of {} has the address {}",
            organization.handle, of.email
        ))),
    }
}

/// Those that are left, the first first.
async fn say_passkeys(instance: &Instance, member: &Member, json: bool) -> Result<(), Failure> {
    let held = passkeys::list(instance, member.account.id).await?;
    let shown = held.into_iter().map(|one| ShownPasskey {
        id: one.id,
        name: one.name,
        created: from_millis(one.created_at),
        last_used: one.used_at.map(from_millis),
    });
    let shown: Vec<ShownPasskey> = shown.collect();
    if json {
        return print_json(&shown);
    }
    for one in shown {
        let used = one
            .last_used
            .map_or_else(|| "not used yet".to_owned(), |at| format!("last used {at}"));
        print(&format!(
            "{}  {}  added {}, {used}",
            one.id, one.name, one.created
        ))?;
    }
    Ok(())
}
