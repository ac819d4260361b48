//! `undersigned admin people arrivals` and `delete-arrivals`: who came by the form, by domain and time, and all of a row
//! deleted.

use super::super::super::{Failure, print, print_json, time};
use super::appeal_of;
use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;
use undersigned_federation::{
    Instance,
    actions::people::arrivals::{self, Group, Row, Window},
    clock::from_millis,
};

/// Options of `admin people arrivals`.
#[derive(Debug, Args)]
pub struct Count {
    /// The appeal's slug
    slug: String,
    /// How far back: hour, day, week or all
    #[arg(long, value_name = "WINDOW", default_value = "day", value_parser = window)]
    within: Window,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin people delete-arrivals`.
#[derive(Debug, Args)]
pub struct Delete {
    /// The appeal's slug
    slug: String,
    /// From when on, as `arrivals` shows it
    #[arg(long, value_name = "TIME", value_parser = time)]
    since: DateTime<Utc>,
    /// Before when, as `arrivals` shows it
    #[arg(long, value_name = "TIME", value_parser = time)]
    until: DateTime<Utc>,
    /// Only people with mailboxes at this domain
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Do not ask: what is deleted does not come back
    #[arg(long)]
    yes: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

fn window(text: &str) -> Result<Window, String> {
    Window::from_name(text).ok_or_else(|| "say hour, day, week or all".to_owned())
}

#[derive(Serialize)]
struct Shown {
    domain: Option<String>,
    since: String,
    until: String,
    signed: u64,
    waiting: u64,
}

impl Shown {
    fn of(row: &Row) -> Self {
        Self {
            domain: row.group.domain.clone(),
            since: from_millis(row.group.since),
            // The second is not over in which the last of them came.
            until: from_millis(row.group.until + 999),
            signed: row.signed,
            waiting: row.waiting,
        }
    }

    /// From when the first of them came until the last had: of a domain, that is what stands out.
    fn of_domain(row: &Row) -> Self {
        Self {
            since: from_millis(row.first),
            until: from_millis(row.last + 1_000),
            ..Self::of(row)
        }
    }

    fn line(&self) -> String {
        let name = self.domain.as_deref().map(|domain| format!("{domain}  "));
        format!(
            "{}{} to {}  signed {}, not confirmed {}",
            name.unwrap_or_default(),
            self.since,
            self.until,
            self.signed,
            self.waiting
        )
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    all: Shown,
    by_domain: Vec<Shown>,
    by_time: Vec<Shown>,
    elsewhere: u64,
    are_all: bool,
}

#[derive(Serialize)]
struct Deleted {
    deleted: usize,
}

pub(super) async fn count(instance: &Instance, options: &Count) -> Result<(), Failure> {
    let appeal = appeal_of(instance, &options.slug).await?;
    let found = arrivals::count(instance, &appeal, options.within).await?;
    let counted = Counted {
        all: Shown::of(&found.all),
        by_domain: found.by_domain.iter().map(Shown::of_domain).collect(),
        by_time: found.by_time.iter().map(Shown::of).collect(),
        elsewhere: found.elsewhere,
        are_all: found.are_all,
    };
    if options.json {
        return print_json(&counted);
    }
    print(&format!("All: {}", counted.all.line()))?;
    print("By mail domain, from the first to the last who came:")?;
    for row in &counted.by_domain {
        print(&format!("  {}", row.line()))?;
    }
    print(&format!("  at other domains: {}", counted.elsewhere))?;
    print("By the time at which the form was filled in:")?;
    for row in &counted.by_time {
        print(&format!("  {}", row.line()))?;
    }
    match counted.are_all {
        true => Ok(()),
        false => print(&format!(
            "Only the newest {} were looked at.",
            arrivals::MOST_READ
        )),
    }
}

pub(super) async fn delete(instance: &Instance, options: Delete) -> Result<(), Failure> {
    let appeal = appeal_of(instance, &options.slug).await?;
    let (since, until) = (
        options.since.timestamp_millis(),
        options.until.timestamp_millis(),
    );
    let group = Group::meant(since, until, options.domain.as_deref())?;
    // Who is sure need not be told how many: the log's row then says it, since none was written before.
    if !options.yes {
        let whom = match arrivals::see(instance, &appeal, group.clone()).await {
            Ok(row) => match row.map_or(0, |row| row.people()) {
                0 => None,
                people => Some(format!("{people} people")),
            },
            // Nobody is counted any more, but whoever is there still can be deleted.
            Err(error) if error.code() == "people_over" => {
                Some("them (the day is over: nobody is counted any more)".to_owned())
            }
            Err(error) => return Err(error.into()),
        };
        if let Some(whom) = whom {
            let what = format!("Everything that is kept of {whom} would be deleted.");
            super::super::confirm(false, &what)?;
        }
    }
    let deleting = arrivals::delete(instance, &appeal, &group, usize::MAX);
    let deleted = Box::pin(deleting).await?.deleted;
    match options.json {
        true => print_json(&Deleted { deleted }),
        false if deleted == 0 => print(&format!(
            "Nobody came then, nobody is left, or fewer than {} of that domain: those are deleted one by one.",
            arrivals::FEWEST
        )),
        false => print(&format!("Deleted: {deleted}.")),
    }
}
