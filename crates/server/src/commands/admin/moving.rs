//! `undersigned admin move`: an organisation goes to another server, or to another domain. Works beside
//! a running server, which does what follows.

use super::super::{Failure, Outcome, open_instance, print, print_json, words::counted};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{
    FederationError, Instance,
    actions::moving::{self, MovedAppeal},
    clock::from_millis,
};

/// What to do about a move.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// At the new server, first: say which actor elsewhere an organisation was
    From(Between),
    /// At the old server, then: say which actor elsewhere an organisation is now, and tell everybody
    To(To),
    /// At either: show what was moved, and what is left for people to decide
    Show(Of),
    /// At the old server: take back that an organisation has moved
    Stay(Of),
    /// At the new server, at last: say no longer which actor elsewhere an organisation was; before
    /// the old domain is given up
    Forget(Between),
}

/// Options of `admin move from` and `admin move forget`.
#[derive(Debug, Args)]
pub struct Between {
    /// The other actor: @name@host, or its id
    account: String,
    #[command(flatten)]
    of: Of,
}

/// Options of `admin move to`.
#[derive(Debug, Args)]
pub struct To {
    #[command(flatten)]
    between: Between,
    /// Do it: others then follow the new actor, and what was signed here is withdrawn once it is
    /// signed again there
    #[arg(long)]
    yes: bool,
}

/// Of whom.
#[derive(Debug, Args)]
pub struct Of {
    /// The organisation of this server: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: String,
    also_known_as: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_at: Option<String>,
    /// Of one that has moved: appeals under which it still stands here.
    signed_here: Vec<String>,
    /// Of one that came: what became of what it had signed.
    appeals: Vec<Appeal>,
}

#[derive(Serialize)]
struct Appeal {
    appeal: String,
    was: String,
    outcome: String,
}

impl From<MovedAppeal> for Appeal {
    fn from(row: MovedAppeal) -> Self {
        let outcome = match row.outcome.as_str() {
            "" => "waiting".to_owned(),
            _ => row.outcome,
        };
        Self {
            appeal: row.object,
            was: row.actor,
            outcome,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Gone {
    moved_to: String,
    signed: Vec<String>,
    invited: Vec<String>,
    not_invited: Vec<NotInvited>,
}

#[derive(Serialize)]
struct NotInvited {
    appeal: String,
    why: String,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::From(options) => from(&instance, &options).await?,
        Command::To(options) => to(&instance, &options).await?,
        Command::Show(of) => show(&instance, &of).await?,
        Command::Stay(of) => {
            let organization = instance.organization(&of.org).await?;
            if !moving::stay(&instance, &organization).await? {
                return Err(Failure::Usage(format!("{} has not moved", of.org)));
            }
            if !of.json {
                print(&format!(
                    "{} says no longer that it has moved. What it withdrew meanwhile stays withdrawn.",
                    organization.ap_id
                ))?;
            }
            show(&instance, &of).await?;
        }
        Command::Forget(options) => forget(&instance, &options).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn forget(instance: &Instance, options: &Between) -> Result<(), Failure> {
    let Between { account, of } = options;
    let organization = instance.organization(&of.org).await?;
    let Some(old) = moving::forget(instance, &organization, account).await? else {
        return Err(Failure::Usage(format!(
            "{} does not say that it was {account}",
            organization.ap_id
        )));
    };
    if of.json {
        return show(instance, of).await;
    }
    print(&format!(
        "{} says no longer that it was {old}; nothing more is signed for what is said there.",
        organization.ap_id
    ))
}

/// What keeps an organisation from moving. Whose server answers that there is no such account was named by hand, and may
/// be written wrongly.
fn not_there(error: FederationError) -> Failure {
    match error {
        FederationError::Gone(address) => Failure::Usage(format!(
            "the server answers that there is nothing at {address} (404 or 410): is the address right, and the handle in it?"
        )),
        error => error.into(),
    }
}

async fn from(instance: &Instance, options: &Between) -> Result<(), Failure> {
    let organization = instance.organization(&options.of.org).await?;
    let old = moving::come_from(instance, &organization, &options.account).await;
    let old = old.map_err(not_there)?;
    if options.of.json {
        return show(instance, &options.of).await;
    }
    print(&format!(
        "{} says now that it was {old}. At that server, run: undersigned admin move to {} --org HANDLE --yes",
        organization.ap_id, organization.ap_id
    ))
}

async fn to(instance: &Instance, options: &To) -> Result<(), Failure> {
    let Between { account, of } = &options.between;
    if !options.yes {
        return Err(Failure::Usage(
            "its followers are led to the new actor, and its signatures go over one by one; \
             confirm it with --yes"
                .to_owned(),
        ));
    }
    let organization = instance.organization(&of.org).await?;
    let gone = moving::go_to(instance, &organization, account).await;
    let gone = gone.map_err(not_there)?;
    let not_invited = gone.not_invited.into_iter();
    let gone = Gone {
        moved_to: gone.to,
        signed: gone.signed,
        invited: gone.invited,
        not_invited: not_invited
            .map(|(appeal, why)| NotInvited { appeal, why })
            .collect(),
    };
    if of.json {
        return print_json(&gone);
    }
    print(&format!(
        "{} is {} now. Keep both servers running: {} signed again there, and \
         withdrawn here once listed; `undersigned admin move show --org {}` says how far that is.",
        organization.ap_id,
        gone.moved_to,
        counted(
            gone.signed.len(),
            "of its signatures is",
            "of its signatures are"
        ),
        organization.handle
    ))?;
    for appeal in &gone.invited {
        print(&format!("  {appeal}: the new actor calls for it, too"))?;
    }
    for one in &gone.not_invited {
        print(&format!("  {}: not invited: {}", one.appeal, one.why))?;
    }
    Ok(())
}

async fn show(instance: &Instance, of: &Of) -> Result<(), Failure> {
    let organization = instance.organization(&of.org).await?;
    let mut signed_here = Vec::new();
    if organization.moved_to.is_some() {
        let mut own = instance.endorsements_of(&organization).await?;
        own.retain(|one| one.endorsed);
        signed_here.extend(own.into_iter().map(|one| one.view.appeal.ap_id));
    }
    let appeals = moving::taken_along(instance, &organization).await?;
    let shown = Shown {
        also_known_as: moving::earlier(&organization),
        id: organization.ap_id,
        moved_to: organization.moved_to,
        moved_at: organization.moved_at.map(from_millis),
        signed_here,
        appeals: appeals.into_iter().map(Appeal::from).collect(),
    };
    if of.json {
        return print_json(&shown);
    }
    if shown.also_known_as.is_empty() && shown.moved_to.is_none() {
        print(&format!(
            "{} says of nobody that it was them, and has not moved.",
            shown.id
        ))?;
    }
    for old in &shown.also_known_as {
        print(&format!("{} was {old}", shown.id))?;
    }
    if let (Some(to), Some(at)) = (&shown.moved_to, &shown.moved_at) {
        print(&format!("{} is {to} since {at}", shown.id))?;
    }
    for appeal in &shown.signed_here {
        print(&format!("  {appeal}: still signed here"))?;
    }
    for one in &shown.appeals {
        print(&format!("  {}: {}", one.appeal, one.outcome))?;
    }
    Ok(())
}
