//! `undersigned admin organization`: the organisations of this server.

use super::super::{Failure, Outcome, open_instance, print, print_json};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{
    Instance,
    actions::{
        audit, closing,
        founding::{self, Asked, Founding},
        own_languages::own_languages,
        session::Account,
        suspend,
    },
    clock::from_millis,
};
use undersigned_store::organizations::Organization;
use undersigned_web::{closing_mail, founding_mail};

/// What to do with organisations.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the organisations of this server
    List(List),
    /// Make a link by which somebody sets an organisation up, once, within seven days
    Invite(Invite),
    /// Show who asks for a place on this server
    Requests(List),
    /// Give somebody who asks a place: a link to set their organisation up is mailed to them
    Accept(Accept),
    /// Give somebody who asks no place: why is mailed to them
    Refuse(Refuse),
    /// Have an organisation publish nothing more: its people can read and take along what is theirs
    Suspend(Suspend),
    /// Let an organisation go on that was suspended
    Resume(Of),
    /// Delete an organisation in seven days, or now; its owners are told
    Delete(Delete),
    /// Keep an organisation that was to be deleted
    Keep(Of),
}

/// Options of `admin organization list`.
#[derive(Debug, Args)]
pub struct List {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin organization invite`.
#[derive(Debug, Args)]
pub struct Invite {
    /// Mail the link to this address as well
    #[arg(long, value_name = "ADDRESS")]
    mail: Option<String>,
    /// The language of that mail
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin organization accept`.
#[derive(Debug, Args)]
pub struct Accept {
    /// The request's number, as `requests` shows it
    number: i64,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin organization refuse`.
#[derive(Debug, Args)]
pub struct Refuse {
    /// The request's number, as `requests` shows it
    number: i64,
    /// Why, for whoever asked
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Link {
    set_up_link: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    number: i64,
    confirmed_at: Option<String>,
    #[serde(flatten)]
    asked: Asked,
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

/// Options of `admin organization delete`.
#[derive(Debug, Args)]
pub struct Delete {
    #[command(flatten)]
    of: Of,
    /// The handle once more, since this cannot be undone for ever
    #[arg(long, value_name = "HANDLE")]
    confirm: String,
    /// Leave its signatures under the appeals of others
    #[arg(long)]
    keep_signatures: bool,
    /// Do it at once, not in seven days
    #[arg(long)]
    now: bool,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_at: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    being_deleted: bool,
}

impl Shown {
    fn of(organization: Organization) -> Self {
        Self {
            delete_at: closing::planned_for(&organization).map(from_millis),
            being_deleted: closing::is_at_once(&organization),
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
        let ends = match &self.delete_at {
            Some(at) => format!("  to be deleted at {at}"),
            None if self.being_deleted => {
                "  being deleted, as soon as the server trusts its clock".to_owned()
            }
            None => String::new(),
        };
        format!("{}  {}{stands}{reason}{ends}", self.handle, self.id)
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
        Command::Invite(options) => {
            must_be_open(settings)?;
            let link = founding::invite(&instance).await?;
            if let Some(to) = &options.mail {
                let host = instance.addresses.host();
                let words = founding_mail::invited(&options.language, &host, &link);
                founding::mail_link(&instance, to, words).await?;
            }
            say_link(link, options.json)?;
        }
        Command::Requests(options) => requests(&instance, options.json).await?,
        Command::Accept(options) => {
            must_be_open(settings)?;
            let host = instance.addresses.host();
            let write = |asked: &Asked, link: &str| {
                founding_mail::accepted(&asked.language, &host, &asked.name, link)
            };
            let link = founding::accept(&instance, options.number, write).await?;
            say_link(link, options.json)?;
        }
        Command::Refuse(options) => {
            let host = instance.addresses.host();
            let reason = options.reason.trim();
            if reason.is_empty() {
                return Err(Failure::Usage("say why, with --reason".to_owned()));
            }
            let write =
                |asked: &Asked| founding_mail::refused(&asked.language, &host, &asked.name, reason);
            founding::refuse(&instance, options.number, write).await?;
            match options.json {
                true => print_json(&serde_json::json!({ "refused": options.number }))?,
                false => print(&format!("Request {} is refused.", options.number))?,
            }
        }
        Command::Suspend(options) => {
            let found = instance.organization(&options.of.handle).await?;
            let hides = options.hide.then_some("admin organization suspend --hide");
            audit::more(hides, Some(&options.reason));
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
        Command::Delete(options) => delete(&instance, &options).await?,
        Command::Keep(of) => {
            let found = instance.organization(&of.handle).await?;
            if !closing::undo(&instance, &found).await? {
                return Err(Failure::Usage(format!(
                    "{} is not to be deleted",
                    of.handle
                )));
            }
            say(&instance, &of).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn delete(instance: &Instance, options: &Delete) -> Result<(), Failure> {
    let found = instance.organization(&options.of.handle).await?;
    if options.confirm != found.handle {
        return Err(Failure::Usage(format!(
            "to delete it, say --confirm {}",
            found.handle
        )));
    }
    if options.now {
        let leaving = closing::begin_now(instance, &found, options.keep_signatures).await?;
        let deleted = closing::delete(instance, &leaving).await;
        deleted.map_err(|error| {
            anyhow::Error::from(error).context(format!(
                "{} is not deleted yet; the server goes on with it while it runs",
                found.handle
            ))
        })?;
        return match options.of.json {
            true => print_json(&serde_json::json!({ "deleted": found.ap_id })),
            false => print(&format!(
                "{} is deleted. Other servers are told while this server runs.",
                found.handle
            )),
        };
    }
    let link = instance.addresses.path("/desk/organisation/delete");
    let day = from_millis(instance.clock.millis() + closing::UNDO_MILLIS);
    let own = own_languages(instance, &found).await?;
    let of = (&found, own.as_slice());
    let write = |account: &Account| closing_mail::planned(account, of, &day, &link);
    closing::plan(instance, &found, options.keep_signatures, write).await?;
    say(instance, &options.of).await
}

/// A link that nobody could use would be of no help.
fn must_be_open(settings: &Settings) -> Result<(), Failure> {
    match settings.server.new_organizations {
        Founding::Closed => Err(Failure::Usage(
            "nobody can set an organisation up by a link here: set new_organizations to invitation \
             or request, and start the server again; or use `undersigned setup`"
                .to_owned(),
        )),
        _ => Ok(()),
    }
}

fn say_link(set_up_link: String, json: bool) -> Result<(), Failure> {
    match json {
        true => print_json(&Link { set_up_link }),
        false => print(&set_up_link),
    }
}

async fn requests(instance: &Instance, json: bool) -> Result<(), Failure> {
    let waiting = founding::waiting(instance).await?;
    let requests: Vec<Request> = waiting
        .into_iter()
        .map(|(row, asked)| Request {
            number: row.id,
            confirmed_at: row.confirmed_at.map(from_millis),
            asked,
        })
        .collect();
    if json {
        return print_json(&requests);
    }
    if requests.is_empty() {
        return print("Nobody asks for a place.");
    }
    for request in requests {
        let asked = request.asked;
        print(&format!(
            "{}  {} (@{})  {}  {}\n    {}",
            request.number,
            asked.name,
            asked.handle,
            asked.email,
            asked.website,
            asked.words.replace('\n', "\n    ")
        ))?;
    }
    Ok(())
}

async fn say(instance: &Instance, of: &Of) -> Result<(), Failure> {
    let shown = Shown::of(instance.organization(&of.handle).await?);
    match of.json {
        true => print_json(&shown),
        false => print(&shown.line()),
    }
}
