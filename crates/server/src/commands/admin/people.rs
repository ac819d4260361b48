//! `undersigned admin people`: one person who signed an appeal of this server, or all who came by the form in a time.
//! Works beside a running server.

mod arrivals;

use super::super::{Failure, Outcome, address, open_instance, print, print_json};
use crate::Settings;
use clap::{ArgGroup, Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{
    Instance,
    actions::{
        audit,
        people::{
            look_up::{self, Found, Reach, Whom},
            take_off,
        },
    },
    views::Appeal,
};

/// What to do about a person who signed.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find people who signed, by a public name or by the whole e-mail address
    Find(Find),
    /// Hide somebody's name: they are counted all the same
    Hide(Of),
    /// Show a name again that was hidden
    Show(Of),
    /// Delete everything that is kept of somebody under an appeal; they count no more
    Delete(Delete),
    /// Count who came by the form lately, by the domain of the mailbox and by time
    Arrivals(arrivals::Count),
    /// Delete everything that is kept of all who came by the form in a time
    DeleteArrivals(arrivals::Delete),
}

/// Options of `admin people find`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whom").args(["name", "email"]).required(true))]
pub struct Find {
    /// The appeal's slug
    slug: String,
    /// A public name, or part of it
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// A whole e-mail address, which finds people who are not named, too; - reads it from standard input
    #[arg(long, value_name = "ADDRESS", value_parser = address::given)]
    email: Option<String>,
    /// Go on from where an earlier search by name ended
    #[arg(long, value_name = "NUMBER", conflicts_with = "email")]
    before: Option<i64>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// A person.
#[derive(Debug, Args)]
pub struct Of {
    /// The appeal's slug
    slug: String,
    /// Who it is, as `find` shows it
    person: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin people delete`.
#[derive(Debug, Args)]
pub struct Delete {
    #[command(flatten)]
    of: Of,
    /// Do not ask: what is deleted does not come back
    #[arg(long)]
    yes: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    person: String,
    name: Option<String>,
    region: Option<String>,
    country: Option<String>,
    hidden: bool,
    signed_at: String,
    confirmed_at: Option<String>,
    waits: bool,
    source: String,
    spelt_otherwise: bool,
}

impl Shown {
    fn of(found: Found) -> Self {
        let waits = found.waits();
        let (name, region, country) = match found.name {
            Some(shown) => (Some(shown.name), shown.region, shown.country),
            None => (None, None, None),
        };
        Self {
            person: found.whom.to_string(),
            name,
            region,
            country,
            hidden: found.hidden,
            signed_at: found.signed_at,
            confirmed_at: found.confirmed_at,
            waits,
            source: found.source,
            spelt_otherwise: found.spelt_otherwise,
        }
    }

    fn line(&self) -> String {
        let name: String = match &self.name {
            Some(name) => name.chars().filter(|c| !c.is_control()).collect(),
            None => "not named".to_owned(),
        };
        let stands = match &self.confirmed_at {
            Some(at) => format!("signed {}, confirmed {at}", self.signed_at),
            None if self.waits => format!("asked to sign {}, not confirmed", self.signed_at),
            None => format!("signed {}, {}", self.signed_at, self.source),
        };
        let hidden = if self.hidden { "  (hidden)" } else { "" };
        let otherwise = match self.spelt_otherwise {
            true => "  (with another spelling of this address: it may be somebody else's mailbox)",
            false => "",
        };
        format!("{}  {name}  {stands}{hidden}{otherwise}", self.person)
    }
}

#[derive(Serialize)]
struct Several {
    items: Vec<Shown>,
    next: Option<i64>,
}

#[derive(Serialize)]
struct Done {
    person: String,
    state: &'static str,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::Find(options) => find(&instance, options).await?,
        Command::Hide(of) => set_hidden(&instance, &of, true).await?,
        Command::Show(of) => set_hidden(&instance, &of, false).await?,
        Command::Delete(Delete { of, yes }) => {
            super::confirm(yes, "Everything that is kept of this person is deleted.")?;
            let (appeal, whom) = meant(&instance, &of).await?;
            let reach = Reach::Everybody;
            Box::pin(take_off::delete(&instance, &appeal, &whom, reach)).await?;
            say(&of, "deleted", "Nothing is kept of this person any more.")?;
        }
        Command::Arrivals(options) => arrivals::count(&instance, &options).await?,
        Command::DeleteArrivals(options) => arrivals::delete(&instance, options).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The appeal, which the log names beside the command; never the person.
async fn appeal_of(instance: &Instance, slug: &str) -> Result<Appeal, Failure> {
    let appeal = instance.own_appeal(slug).await?;
    audit::more(None, Some(&format!("/appeals/{}", appeal.slug)));
    Ok(appeal)
}

async fn find(instance: &Instance, options: Find) -> Result<(), Failure> {
    let appeal = appeal_of(instance, &options.slug).await?;
    let page = match (&options.email, &options.name) {
        (Some(email), _) => look_up::by_email(instance, &appeal, email).await?,
        (None, name) => {
            let name = name.as_deref().unwrap_or_default();
            look_up::by_name(instance, &appeal, name, options.before).await?
        }
    };
    let found = Several {
        items: page.found.into_iter().map(Shown::of).collect(),
        next: page.next,
    };
    if options.json {
        return print_json(&found);
    }
    if found.items.is_empty() {
        print("Nobody was found.")?;
    }
    for one in &found.items {
        print(&one.line())?;
    }
    match found.next {
        Some(next) => print(&format!("There may be more: add --before {next}")),
        None => Ok(()),
    }
}

async fn set_hidden(instance: &Instance, of: &Of, hidden: bool) -> Result<(), Failure> {
    let (appeal, whom) = meant(instance, of).await?;
    take_off::set_hidden(instance, &appeal, &whom, Reach::Everybody, hidden).await?;
    match hidden {
        true => say(of, "hidden", "The name is hidden; the person is counted."),
        false => say(of, "shown", "The name is shown again, as far as it may be."),
    }
}

async fn meant(instance: &Instance, of: &Of) -> Result<(Appeal, Whom), Failure> {
    let appeal = appeal_of(instance, &of.slug).await?;
    let whom = Whom::parse(&of.person).ok_or_else(|| {
        Failure::Usage("name the person as `admin people find` shows them".to_owned())
    })?;
    Ok((appeal, whom))
}

fn say(of: &Of, state: &'static str, words: &str) -> Result<(), Failure> {
    match of.json {
        true => print_json(&Done {
            person: of.person.clone(),
            state,
        }),
        false => print(words),
    }
}
