//! `undersigned admin reports` and `admin report`: what others report here, and reporting something
//! there.

use super::super::{Failure, Outcome, open_instance, print, print_json, words::counted};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{
    actions::{
        report::{self, Reported},
        reports::{self, Kind, Report},
    },
    clock::from_millis,
};

/// What to do with reports.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what other servers have reported
    List(List),
    /// Put a report away that is dealt with; if it is made again, it is open again
    Close(Close),
}

/// Options of `admin reports list`.
#[derive(Debug, Args)]
pub struct List {
    /// Those that are closed, too
    #[arg(long)]
    all: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin reports close`.
#[derive(Debug, Args)]
pub struct Close {
    /// Its number, as `list` shows it
    number: i64,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin report`.
#[derive(Debug, Args)]
pub struct Make {
    /// An account (@name@host), or the address of an actor or statement
    about: String,
    /// What is wrong with it, for the people who look after that server
    #[arg(long, value_name = "TEXT")]
    comment: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    number: i64,
    host: &'a str,
    subject: &'a str,
    kind: &'static str,
    content: &'a str,
    count: i64,
    first_at: String,
    last_at: String,
    closed_at: Option<String>,
}

impl<'a> Shown<'a> {
    fn of((report, kind): &'a (Report, Kind)) -> Self {
        Self {
            number: report.id,
            host: &report.reporter_host,
            subject: &report.subject,
            kind: word(*kind),
            content: &report.content,
            count: report.count,
            first_at: from_millis(report.first_at),
            last_at: from_millis(report.last_at),
            closed_at: report.closed_at.map(from_millis),
        }
    }
}

/// What is reported, in a word.
fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Appeal => "appeal",
        Kind::Statement => "statement",
        Kind::Actor => "actor",
    }
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::List(options) => {
            let mut reports = Vec::new();
            for report in reports::list(&instance, options.all).await? {
                let kind = reports::kind(&instance, &report).await?;
                reports.push((report, kind));
            }
            if options.json {
                print_json(&reports.iter().map(Shown::of).collect::<Vec<_>>())?;
                return Ok(ExitCode::SUCCESS);
            }
            if reports.is_empty() {
                print("There are no reports.")?;
            }
            for (report, kind) in &reports {
                print(&format!(
                    "{}  {} reports the {} {}, {}, last on {}: {}",
                    report.id,
                    report.reporter_host,
                    word(*kind),
                    report.subject,
                    counted(report.count, "time", "times"),
                    from_millis(report.last_at),
                    report.content.replace('\n', " / ")
                ))?;
            }
        }
        Command::Close(options) => {
            if !reports::close(&instance, options.number).await? {
                return Err(Failure::Usage(format!(
                    "there is no open report {}",
                    options.number
                )));
            }
            if options.json {
                print_json(&serde_json::json!({ "closed": options.number }))?;
            } else {
                print(&format!("Report {} is closed.", options.number))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn make(settings: &Settings, options: &Make) -> Outcome {
    let instance = open_instance(settings).await?;
    let Reported { actor, statement } =
        report::report(&instance, &options.about, &options.comment).await?;
    if options.json {
        print_json(&match statement {
            Some(statement) => serde_json::json!({ "reported": statement, "author": actor }),
            None => serde_json::json!({ "reported": actor }),
        })?;
    } else {
        let about = match statement {
            Some(statement) => format!("the statement {statement} of {actor}"),
            None => actor,
        };
        print(&format!(
            "The report about {about} is sent while this server runs. It comes from the server, \
             and names nobody here."
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
