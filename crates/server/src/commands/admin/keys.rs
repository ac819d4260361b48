//! `undersigned admin keys`: looking at keys and changing them. Works beside a running server.

mod list;
mod root;

use super::{
    super::{Failure, Outcome, open_instance, print, print_json},
    confirm, key_file,
};
use crate::Settings;
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use std::process::ExitCode;
use undersigned_federation::{
    Instance,
    actions::{
        audit::{self, Actor, DONE},
        rotate::{self, Rotated},
        rotation::{self, UnderWay},
    },
};
use undersigned_store::{organizations, organizations::Organization};

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every key of every actor, and what a change of keys still waits for
    List(list::Options),
    /// Make a new key; the old one goes once everybody knows the new one
    Rotate(Rotate),
    /// Give up a key: one that somebody else may have, or an old one whose work is done
    Retire(Retire),
    /// Write the root of appeals, with its private half, into a file to be kept offline
    ExportRoot(root::Export),
    /// Take an exported root back, to change the organiser's key
    ImportRoot(root::Import),
    /// Write all keys to a file, for the day on which everything else is lost
    Export(key_file::Export),
    /// Bring the keys of such a file into an empty data folder
    Import(key_file::Import),
}

/// What is to be done after every change of keys for statements.
const KEEP_ANEW: &str = "Make a backup anew, and a file of keys with `undersigned admin keys export`: with those from before \
     this change the organisation could not speak any more.";

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Statements: what the organisation says (Ed25519)
    Proof,
    /// Requests to other servers (RSA)
    Http,
}

/// Options of `admin keys rotate`.
#[derive(Debug, Args)]
pub struct Rotate {
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Both keys of the server itself, with which it signs its questions to other servers and what it
    /// holds: somebody else may have them
    #[arg(long, conflicts_with_all = ["org", "kind", "lost_old_key"])]
    server: bool,
    /// Which key
    #[arg(long, value_enum, default_value_t = Kind::Proof)]
    kind: Kind,
    /// The old key for statements cannot be used any more: forget it, and say everything again
    /// under the new one at once
    #[arg(long)]
    lost_old_key: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin keys retire`.
#[derive(Debug, Args)]
pub struct Retire {
    /// The key: its id, what stands after `#` in it, or the key itself (z6Mk…)
    key: String,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Somebody else may have the key
    #[arg(long)]
    compromised: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Awaited {
    appeal: String,
    awaits: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    new: String,
    old: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rootless: Vec<String>,
    awaits: Vec<Awaited>,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    // An export works where the database has nothing but keys, an import where there is none yet.
    let command = match command {
        Command::Export(options) => return key_file::export(settings, &options).await,
        Command::Import(options) => return key_file::import(settings, &options).await,
        command => command,
    };
    let instance = open_instance(settings).await?;
    match command {
        Command::List(options) => list::list(&instance, &options).await?,
        Command::Rotate(options) => rotate(&instance, &options).await?,
        Command::Retire(options) => retire(&instance, &options).await?,
        Command::ExportRoot(options) => root::export(&instance, &options).await?,
        Command::ImportRoot(options) => root::import(&instance, &options).await?,
        Command::Export(_) | Command::Import(_) => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn rotate_server(instance: &Instance, options: &Rotate) -> Result<(), Failure> {
    let (new, old) = rotate::server(instance).await?;
    // The server speaks for everybody on it: this stands in the log of each.
    for organization in organizations::all(instance.database.conn()).await? {
        let what = ("command", "admin keys rotate --server", "");
        audit::note(instance, organization.id, Actor::Command, what, DONE).await?;
    }
    if options.json {
        return print_json(&serde_json::json!({"new": new, "old": old}));
    }
    for key in &new {
        print(&format!("New key: {key}"))?;
    }
    for key in &old {
        print(&format!("Old key: {key}"))?;
    }
    print(
        "Servers that hold a list of this one's are told. Make a backup anew, and a file of keys with \
         `undersigned admin keys export`: those from before this change have the old keys.",
    )
}

async fn rotate(instance: &Instance, options: &Rotate) -> Result<(), Failure> {
    if options.server {
        return rotate_server(instance, options).await;
    }
    let organization = organization(instance, options.org.as_deref()).await?;
    if options.kind == Kind::Http {
        if options.lost_old_key {
            return Err(Failure::Usage(
                "--lost-old-key is for keys of kind proof: an HTTP key is simply replaced".into(),
            ));
        }
        let rotated = rotate::http(instance, &organization).await?;
        return report(instance, &organization, rotated, options.json, &[]).await;
    }
    if options.lost_old_key {
        confirm(
            options.yes,
            "The private half of the key in use is forgotten for good, and initiators elsewhere have \
             to let the new key in.",
        )?;
    }
    let rotated = rotate::proof(instance, &organization, options.lost_old_key).await?;
    let words: &[&str] = if options.lost_old_key {
        &[
            "What was said is signed again under the new key, and waits with others until initiators \
             let it in: by itself on open appeals, else by a person.",
            "Initiators can end the lost key (state `ended`, reason `key-lost`) once they hold that.",
            KEEP_ANEW,
        ]
    } else {
        &[
            "The old key speaks until each appeal has let the new one in; then it ends by itself. \
             `undersigned admin keys list` says how far that is. Keep the server running.",
            KEEP_ANEW,
        ]
    };
    report(instance, &organization, rotated, options.json, words).await
}

async fn retire(instance: &Instance, options: &Retire) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    if !options.compromised {
        rotate::finished(instance, &organization, &options.key).await?;
        return match options.json {
            true => print_json(&serde_json::json!({"retired": options.key})),
            false => print("The key is not listed any more."),
        };
    }
    confirm(
        options.yes,
        "The key is given up at once. Statements that this server did not sign itself are not said \
         again under the new one.",
    )?;
    let rotated = rotate::compromised(instance, &organization, &options.key).await?;
    let words = [
        "Where `root` is said below, bring the root now with `undersigned admin keys import-root FILE`: in \
         your own appeals nobody else can remove the stolen key or name the new one.",
        "Tell the initiators of each other appeal named below: they remove the stolen key alone \
         (`POST /api/v1/admissions` with this organisation as `about`, the key as `key`, state \
         `removed`, reason `key-compromised`) and admit the new one. Removing counts at once.",
        "Look through what stands in your name, and say anew what somebody else may have changed.",
        KEEP_ANEW,
    ];
    report(instance, &organization, rotated, options.json, &words).await
}

/// The organisation of that handle, or the only one.
async fn organization(instance: &Instance, handle: Option<&str>) -> Result<Organization, Failure> {
    if let Some(handle) = handle {
        return Ok(instance.organization(handle).await?);
    }
    let mut all = organizations::all(instance.database.conn()).await?;
    match (all.pop(), all.is_empty()) {
        // Looked up by its handle, as where it is named: so it is known whose log this stands in.
        (Some(only), true) => Ok(instance.organization(&only.handle).await?),
        _ => Err(Failure::Usage(
            "say whose key, with --org HANDLE".to_owned(),
        )),
    }
}

async fn report(
    instance: &Instance,
    organization: &Organization,
    rotated: Rotated,
    json: bool,
    words: &[&str],
) -> Result<(), Failure> {
    let under_way = rotation::under_way(instance, organization).await?;
    let change = Change {
        awaits: under_way.iter().map(awaited).collect(),
        new: rotated.new,
        old: rotated.old,
        rootless: rotated.rootless,
    };
    if json {
        return print_json(&change);
    }
    print(&format!("New key: {}", change.new))?;
    for old in &change.old {
        print(&format!("Old key: {old}"))?;
    }
    for word in words {
        print(word)?;
    }
    for appeal in &change.rootless {
        print(&format!(
            "The old key is the root of {appeal}. Nobody can name organiser's keys there without it: \
             its co-initiators and keepers keep the list open, and its text stays as it is."
        ))?;
    }
    for one in &change.awaits {
        print(&format!("{}: {}", one.appeal, in_words(one.awaits)))?;
    }
    Ok(())
}

fn awaited(one: &UnderWay) -> Awaited {
    Awaited {
        appeal: one.appeal.clone(),
        awaits: one.awaits.name(),
    }
}

fn in_words(awaits: &str) -> &'static str {
    match awaits {
        "admission" => "admission (waits until initiators let the new key in)",
        "root" => {
            "root (bring it with `undersigned admin keys import-root FILE`: it names the new key, and removes \
             a stolen one, by itself)"
        }
        "signing" => "signing (statements are being signed again)",
        "acknowledgement" => {
            "acknowledgement (waits until another server holds what was signed again)"
        }
        "ballot" => "ballot (a vote under the old key needs it until the ballot has ended)",
        _ => "initiators (the old key is gone; initiators may end it)",
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    /// What is printed begins with the word that the documentation explains.
    #[test]
    fn what_a_key_waits_for_is_said_by_its_word() {
        for word in [
            "admission",
            "root",
            "signing",
            "acknowledgement",
            "ballot",
            "initiators",
        ] {
            assert!(in_words(word).starts_with(&format!("{word} (")), "{word}");
            let documented = include_str!("../../../../../docs/operating/keys.md");
            assert!(documented.contains(&format!("`{word}` (")), "{word}");
        }
    }
}
