//! `undersigned admin blocks`: how this server stands to others. Works beside a running server,
//! which sees it with its next request.

use super::super::{
    Failure, Outcome, open_instance, print, print_json, target::write_export, words::counted,
};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use undersigned_federation::{
    FederationError, Instance,
    actions::moderate::{self, Exported, Listed, Refused, Rule, Wanted},
    clock::from_millis,
    moderation::Severity,
};

/// The exit code where some lines were refused.
const SOME_REFUSED: u8 = 3;

/// What to do with the rules.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show all rules
    List(List),
    /// Block, limit or allow a host with all below it, or an actor
    Add(Add),
    /// Take a rule back
    Remove(Remove),
    /// Take over a list of domains as Mastodon exports it (CSV), or as a spreadsheet saves that, with semicolons or
    /// tabs; the same file twice changes nothing
    Import(Import),
    /// Write the rules about hosts as a list that Mastodon imports (CSV)
    Export(Export),
}

/// Options of `admin blocks list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only rules that say this: block, limit or allow
    #[arg(long, value_name = "SEVERITY")]
    severity: Option<Severity>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin blocks add`.
#[derive(Debug, Args)]
pub struct Add {
    /// A host such as spam.example, with its port where it is about one port only; an account
    /// (@name@host), or the address of an actor
    subject: String,
    /// block: nothing comes in, goes out or is shown; limit: a person decides about everything;
    /// allow: an exception, or an entry of the allow-list
    #[arg(long, value_name = "SEVERITY", default_value = "block")]
    severity: Severity,
    /// For everybody who is given the list
    #[arg(long, value_name = "TEXT")]
    public_comment: Option<String>,
    /// For those who look after this server
    #[arg(long, value_name = "TEXT")]
    private_comment: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin blocks remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// The host or actor, as `list` shows it
    subject: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin blocks import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The file; `-` reads standard input
    file: PathBuf,
    /// What lines without a severity of their own say; `allow` for a list of allowed domains
    #[arg(long, value_name = "SEVERITY", default_value = "block")]
    severity: Severity,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin blocks export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The file to write; `-` is standard output
    file: PathBuf,
    /// Replace a file that is there
    #[arg(long)]
    replace: bool,
    /// `allow` writes the allowed domains; without it, those that are blocked or limited
    #[arg(long, value_name = "SEVERITY")]
    severity: Option<Severity>,
    /// Print the result as JSON; not with `-`
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    subject: &'a str,
    severity: &'a str,
    public_comment: Option<&'a str>,
    private_comment: Option<&'a str>,
    created_at: String,
}

impl<'a> Shown<'a> {
    fn of(rule: &'a Rule) -> Self {
        Self {
            subject: &rule.subject,
            severity: &rule.severity,
            public_comment: rule.public_comment.as_deref(),
            private_comment: rule.private_comment.as_deref(),
            created_at: from_millis(rule.created_at),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Imported {
    added: usize,
    changed: usize,
    unchanged: usize,
    ignored: Vec<u64>,
    repeated: Vec<u64>,
    refused: Vec<Line>,
}

impl Imported {
    /// What is said of single lines, in the order of the file.
    fn in_order(&self) -> Vec<(u64, &str)> {
        let noop = "`noop` is nothing that this server does; left out";
        let ignored = self.ignored.iter().map(|line| (*line, noop));
        let again = "an earlier line says the same of this domain; left out";
        let repeated = self.repeated.iter().map(|line| (*line, again));
        let refused = self.refused.iter();
        let refused = refused.map(|refused| (refused.line, refused.why.as_str()));
        let mut all: Vec<(u64, &str)> = refused.chain(ignored).chain(repeated).collect();
        all.sort_unstable();
        all
    }
}

/// A line that was refused.
#[derive(Serialize)]
struct Line {
    line: u64,
    why: String,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::List(options) => list(&instance, &options).await,
        Command::Add(options) => add(&instance, options).await,
        Command::Remove(options) => remove(&instance, &options).await,
        Command::Import(options) => import(&instance, &options).await,
        Command::Export(options) => export(settings, &instance, &options).await,
    }
}

async fn list(instance: &Instance, options: &List) -> Outcome {
    let mut rules = moderate::rules(instance).await?;
    if let Some(severity) = options.severity {
        rules.retain(|rule| rule.severity == severity.name());
    }
    if options.json {
        print_json(&rules.iter().map(Shown::of).collect::<Vec<_>>())?;
        return Ok(ExitCode::SUCCESS);
    }
    if rules.is_empty() {
        print("There are no rules.")?;
    }
    for rule in &rules {
        print(&line(rule))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A rule with its comments, and who may read which.
fn line(rule: &Rule) -> String {
    let comments = [
        ("public", &rule.public_comment),
        ("private", &rule.private_comment),
    ];
    let comments = comments.into_iter().filter_map(|(who, comment)| {
        let comment = comment.as_deref()?;
        Some(format!("{who}: {comment}"))
    });
    let comments: Vec<String> = comments.collect();
    let line = format!(
        "{:5}  {}  {}",
        rule.severity,
        rule.subject,
        comments.join("; ")
    );
    line.trim_end().to_owned()
}

/// Whom a rule is about. An account is looked up at its server, of which nobody needs an answer to block it.
async fn named(instance: &Instance, typed: &str) -> Result<String, Failure> {
    let named = moderate::named(instance, typed).await;
    named.map_err(|error| match error {
        FederationError::Unreachable { .. } => anyhow::Error::from(error)
            .context(format!(
                "only its own server knows which actor {typed} is; give the actor's address instead"
            ))
            .into(),
        error => error.into(),
    })
}

async fn add(instance: &Instance, options: Add) -> Outcome {
    let wanted = moderate::check(
        instance,
        Wanted {
            subject: named(instance, &options.subject).await?,
            severity: options.severity,
            public_comment: options.public_comment,
            private_comment: options.private_comment,
        },
    )?;
    let subject = wanted.subject.clone();
    let outcome = moderate::set(instance, vec![wanted]).await?;
    if options.json {
        let rules = moderate::rules(instance).await?;
        match rules.iter().find(|rule| rule.subject == subject) {
            Some(rule) => print_json(&Shown::of(rule))?,
            // Somebody else has taken it back at this moment.
            None => print_json(&serde_json::json!({ "removed": subject }))?,
        }
        return Ok(ExitCode::SUCCESS);
    }
    let what = match outcome.unchanged {
        0 => "is the rule now",
        _ => "was the rule already",
    };
    print(&format!("{subject}: `{}` {what}.", options.severity))?;
    Ok(ExitCode::SUCCESS)
}

async fn remove(instance: &Instance, options: &Remove) -> Outcome {
    if !moderate::remove(instance, &options.subject).await? {
        return Err(Failure::Usage(format!(
            "there is no rule about {}",
            options.subject
        )));
    }
    if options.json {
        print_json(&serde_json::json!({ "removed": options.subject }))?;
    } else {
        print(&format!(
            "There is no rule about {} any more. Who followed whom does not come back by itself.",
            options.subject
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn import(instance: &Instance, options: &Import) -> Outcome {
    let text = list_in(&options.file)?;
    let Listed {
        wanted,
        ignored,
        repeated,
        refused,
    } = moderate::read(instance, &text, options.severity)?;
    let outcome = moderate::set(instance, wanted).await?;
    let refused = refused.into_iter();
    let refused = refused.map(|Refused { line, why, .. }| Line { line, why });
    let imported = Imported {
        added: outcome.added,
        changed: outcome.changed,
        unchanged: outcome.unchanged,
        ignored,
        repeated,
        refused: refused.collect(),
    };
    if options.json {
        print_json(&imported)?;
    } else {
        tell(&imported)?;
    }
    Ok(match imported.refused.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(SOME_REFUSED),
    })
}

/// What stands in a file, or on standard input.
fn list_in(file: &Path) -> Result<String, Failure> {
    let (name, read) = match file.as_os_str() == "-" {
        true => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            ("standard input".to_owned(), read.map(|_| bytes))
        }
        false => (file.display().to_string(), std::fs::read(file)),
    };
    let bytes = read.map_err(|error| Failure::Usage(format!("{name} cannot be read: {error}")))?;
    String::from_utf8(bytes).map_err(|_| {
        let save = "save it as “CSV UTF-8”, and import it again";
        Failure::Usage(format!("{name} is not in UTF-8: {save}"))
    })
}

fn tell(imported: &Imported) -> Result<(), Failure> {
    for (line, why) in imported.in_order() {
        say!("line {line}: {why}");
    }
    print(&format!(
        "{} added, {} changed, {} as before, {} refused.",
        imported.added,
        imported.changed,
        imported.unchanged,
        imported.refused.len()
    ))
}

async fn export(settings: &Settings, instance: &Instance, options: &Export) -> Outcome {
    let Exported {
        text,
        written: about_hosts,
        left_out,
    } = moderate::export(instance, options.severity).await?;
    write_export(settings, &options.file, options.replace, text.as_bytes())?;
    if left_out > 0 {
        let rules = counted(left_out, "rule", "rules");
        say!("left out, since such a file holds hosts only: {rules} about single actors");
    }
    if options.file.as_os_str() == "-" {
        return Ok(ExitCode::SUCCESS);
    }
    if options.json {
        print_json(&serde_json::json!({ "written": about_hosts, "leftOut": left_out }))?;
    } else {
        let rules = counted(about_hosts, "rule", "rules");
        print(&format!("{rules} written."))?;
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_named_in_the_order_of_the_file() {
        let refused = |line| Line {
            line,
            why: "there is no domain".to_owned(),
        };
        let imported = Imported {
            added: 0,
            changed: 0,
            unchanged: 0,
            ignored: vec![3, 9],
            repeated: vec![4],
            refused: vec![refused(2), refused(5)],
        };
        let named: Vec<u64> = imported.in_order().iter().map(|(line, _)| *line).collect();
        assert_eq!(named, [2, 3, 4, 5, 9]);
    }
}
