//! `undersigned admin account invite`, `remove` and `end-sessions`: what helps where an account is in wrong
//! hands.

use super::{
    super::{
        super::{Failure, address, print, print_json},
        confirm,
    },
    Of, find, role,
};
use crate::Settings;
use clap::Args;
use serde::Serialize;
use serde_json::json;
use undersigned_domain::team::{Role, Roles};
use undersigned_federation::{
    Instance,
    actions::{
        access::{self, Heir},
        audit::{self, Actor, DONE},
        team::{self, Invitation},
    },
};
use undersigned_web::team_mail;

/// Options of `admin account invite`.
#[derive(Debug, Args)]
pub struct Invite {
    /// The organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// A role; repeat for more
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role)]
    roles: Vec<Role>,
    /// The person's e-mail address, to which the link is mailed, too; - reads it from standard input
    #[arg(value_name = "ADDRESS", value_parser = address::given)]
    email: String,
    /// The language of that mail [default: the organisation's]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin account remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// The organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// The person's e-mail address; - reads it from standard input
    #[arg(value_name = "ADDRESS", value_parser = address::given)]
    email: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin account end-sessions`.
#[derive(Debug, Args)]
pub struct EndSessions {
    /// The person's e-mail address; - reads it from standard input
    #[arg(value_name = "ADDRESS", value_parser = address::given)]
    email: String,
    /// Only of this organisation's account
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invited {
    link: String,
    /// Whether it is on its way by mail as well.
    mailed: bool,
}

#[derive(Serialize)]
struct Ended {
    org: String,
    sessions: u64,
    links: u64,
}

pub(super) async fn invite(
    settings: &Settings,
    instance: &Instance,
    options: &Invite,
) -> Result<(), Failure> {
    let organization = instance.organization(&options.org).await?;
    let roles = Roles::of(options.roles.iter().copied())
        .ok_or_else(|| Failure::Usage("name at least one role".to_owned()))?;
    let invitation = Invitation {
        email: options.email.clone(),
        name: None,
        roles,
    };
    let language = options.language.as_deref();
    let write = |link: &str| team_mail::invitation_by_operator(language, &organization, link);
    let (link, queued) = team::invite(instance, &organization, &invitation, write).await?;
    // Without a mail server it lies in a folder, and reaches nobody by itself.
    let mailed = queued && settings.mail.smtp_url.is_some();
    if options.json {
        return print_json(&Invited { link, mailed });
    }
    print(&link)?;
    if mailed {
        say!("It is mailed to {} as well.", options.email);
    }
    Ok(())
}

pub(super) async fn remove(instance: &Instance, options: &Remove) -> Result<(), Failure> {
    let of = Of {
        org: options.org.clone(),
        email: options.email.clone(),
        json: options.json,
    };
    let (organization, member) = find(instance, &of).await?;
    let (id, handle) = (member.account.id, &organization.handle);
    let email = &member.account.email;
    let owner = match access::heir(instance, &organization, id).await? {
        Heir::Come => "",
        Heir::Invited => " Until the owner comes who is invited, nobody owns the organisation.",
    };
    let what = format!(
        "{email} is taken from the desk of {handle} and signed out everywhere, and API tokens that \
         they made are revoked.{owner}"
    );
    confirm(options.yes, &what)?;
    let gone = access::remove(instance, &organization, id).await?;
    if options.json {
        return print_json(&json!({
            "removed": email,
            "org": handle,
            "sessionsEnded": gone.sessions,
            "tokensRevoked": gone.tokens,
        }));
    }
    print(&format!(
        "{email} is no longer at the desk of {handle}. Sessions ended: {}. API tokens revoked: {}.",
        gone.sessions, gone.tokens
    ))
}

pub(super) async fn end_sessions(
    instance: &Instance,
    options: &EndSessions,
) -> Result<(), Failure> {
    let mut accounts = access::of_address(instance, &options.email).await?;
    if let Some(org) = &options.org {
        let only = instance.organization(org).await?.id;
        accounts.retain(|(organization, _)| organization.id == only);
    }
    if accounts.is_empty() {
        return Err(Failure::Usage(format!(
            "nobody here has the address {}",
            options.email
        )));
    }
    let several = accounts.len() > 1;
    let mut ended = Vec::new();
    for (organization, account) in &accounts {
        if !several {
            instance.organization(&organization.handle).await?;
        }
        let out = access::end_sessions(instance, account).await?;
        if several {
            // The act is one; the log of each says so.
            let object = audit::account_name(account.id);
            let what = ("command", object.as_str(), "admin account end-sessions");
            audit::note(instance, organization.id, Actor::Command, what, DONE).await?;
        }
        ended.push(Ended {
            org: organization.handle.clone(),
            sessions: out.sessions,
            links: out.links,
        });
    }
    if options.json {
        return print_json(&ended);
    }
    for one in ended {
        print(&format!(
            "{}: sessions ended: {}, links that do not work any more: {}",
            one.org, one.sessions, one.links
        ))?;
    }
    print("Password, passkeys and API tokens are as they were.")
}
