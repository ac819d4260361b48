//! `undersigned admin keys`: looking at keys and changing them. Works beside a running server.

use super::{
    super::{Failure, Outcome, open_instance, print, print_json},
    key_file,
};
use crate::Settings;
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use std::{
    fs,
    io::{BufRead as _, IsTerminal as _, Write as _},
    path::PathBuf,
    process::ExitCode,
};
use undersigned_federation::{
    Instance,
    actions::{
        root_key,
        rotate::{self, Rotated},
        rotation::{self, UnderWay},
    },
    clock::from_millis,
    speaking::{self, Silent},
};
use undersigned_store::{keys, organizations, organizations::Organization};

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every key of every actor, and what a change of keys still waits for
    List(List),
    /// Make a new key; the old one goes once everybody knows the new one
    Rotate(Rotate),
    /// Give up a key: one that somebody else may have, or an old one whose work is done
    Retire(Retire),
    /// Write the root of appeals, with its private half, into a file to be kept offline
    ExportRoot(ExportRoot),
    /// Take an exported root back, to change the organiser's key
    ImportRoot(ImportRoot),
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

/// Options of `admin keys list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only this organisation's
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin keys rotate`.
#[derive(Debug, Args)]
pub struct Rotate {
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
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

/// Options of `admin keys export-root`.
#[derive(Debug, Args)]
pub struct ExportRoot {
    /// The key: its id, what stands after `#` in it, or the key itself (z6Mk…)
    key: String,
    /// The file to write; it must not exist
    file: PathBuf,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Forget the private half here: from then on only the file has it
    #[arg(long)]
    forget: bool,
}

/// Options of `admin keys import-root`.
#[derive(Debug, Args)]
pub struct ImportRoot {
    /// The file that `export-root` wrote
    file: PathBuf,
    /// The organisation; may be left out where there is only one
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    owner: String,
    id: String,
    kind: String,
    public_key: String,
    created_at: String,
    /// Whether the private half is here.
    private: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_as: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    awaits: Vec<Awaited>,
    /// Appeals in which this key, and every other of its owner's, has ended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ended: Vec<Ended>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ended {
    appeal: String,
    mend: String,
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
        Command::List(options) => list(&instance, &options).await?,
        Command::Rotate(options) => rotate(&instance, &options).await?,
        Command::Retire(options) => retire(&instance, &options).await?,
        Command::ExportRoot(options) => export_root(&instance, &options).await?,
        Command::ImportRoot(options) => import_root(&instance, &options).await?,
        Command::Export(_) | Command::Import(_) => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(instance: &Instance, options: &List) -> Result<(), Failure> {
    let db = instance.database.conn();
    let organizations = match &options.org {
        Some(handle) => vec![instance.organization(handle).await?],
        None => organizations::all(db).await?,
    };
    let mut owners = Vec::new();
    if options.org.is_none() {
        owners.push((instance.addresses.instance_actor(), Vec::new(), Vec::new()));
    }
    for organization in organizations {
        let under_way = rotation::under_way(instance, &organization).await?;
        let silent = speaking::silent(instance, &organization).await?;
        owners.push((organization.ap_id, under_way, silent));
    }
    let mut listed = Vec::new();
    for (owner, under_way, silent) in owners {
        for key in keys::all_for(db, &owner).await? {
            let of_key = under_way.iter().filter(|one| one.key == key.key_id);
            // All keys in use have ended there, or it would not be silent.
            let in_use = key.kind == "ed25519" && key.retired_at.is_none();
            let ended = silent.iter().filter(|_| in_use);
            listed.push(Key {
                awaits: of_key.map(awaited).collect(),
                ended: ended.map(ended_in).collect(),
                owner: key.owner,
                id: key.key_id,
                kind: key.kind,
                public_key: key.public_key,
                created_at: from_millis(key.created_at),
                private: !key.private_key_sealed.is_empty(),
                retired_at: key.retired_at.map(from_millis),
                retired_as: key.retired_as,
            });
        }
    }
    if options.json {
        return print_json(&listed);
    }
    for key in listed {
        let retired = match (key.retired_at, key.retired_as) {
            (Some(at), Some(why)) => format!(", retired {at} ({why})"),
            (Some(at), None) => format!(", retired {at}"),
            (None, _) => String::new(),
        };
        print(&format!(
            "{} {} since {}{retired}",
            key.kind, key.id, key.created_at
        ))?;
        for one in key.awaits {
            print(&format!("  {}: {}", one.appeal, in_words(one.awaits)))?;
        }
        for one in key.ended {
            print(&format!("  MEND  {}", one.mend))?;
        }
    }
    Ok(())
}

async fn rotate(instance: &Instance, options: &Rotate) -> Result<(), Failure> {
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
        "Tell the initiators of each appeal named below: they remove the stolen key alone \
         (`POST /api/v1/admissions` with this organisation as `about`, the key as `key`, state \
         `removed`, reason `key-compromised`) and admit the new one. Removing counts at once.",
        "Look through what stands in your name, and say anew what somebody else may have changed.",
        KEEP_ANEW,
    ];
    report(instance, &organization, rotated, options.json, &words).await
}

async fn export_root(instance: &Instance, options: &ExportRoot) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    let exported = root_key::export(instance, &organization, &options.key).await?;
    let mut file = fs::OpenOptions::new();
    file.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    let name = options.file.display();
    let written = file.open(&options.file).and_then(|mut file| {
        writeln!(file, "{exported:#}")?;
        file.sync_all()
    });
    written.map_err(|error| Failure::Usage(format!("{name} cannot be written: {error}")))?;
    print(&format!(
        "Written to {name}. Whoever has the file can name keys of this organisation."
    ))?;
    if options.forget {
        root_key::forget(instance, &organization, &options.key).await?;
        print("The private half is forgotten here. Older backups still have it.")?;
    }
    Ok(())
}

async fn import_root(instance: &Instance, options: &ImportRoot) -> Result<(), Failure> {
    let organization = organization(instance, options.org.as_deref()).await?;
    let name = options.file.display();
    let text = fs::read_to_string(&options.file)
        .map_err(|error| Failure::Usage(format!("{name} cannot be read: {error}")))?;
    let exported = serde_json::from_str(&text)
        .map_err(|_| Failure::Usage(format!("{name} is no file of `export-root`")))?;
    let id = root_key::import(instance, &organization, &exported).await?;
    print(&format!("{id} is here again."))
}

/// The organisation of that handle, or the only one.
async fn organization(instance: &Instance, handle: Option<&str>) -> Result<Organization, Failure> {
    if let Some(handle) = handle {
        return Ok(instance.organization(handle).await?);
    }
    let mut all = organizations::all(instance.database.conn()).await?;
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => Ok(only),
        _ => Err(Failure::Usage(
            "say whose key, with --org HANDLE".to_owned(),
        )),
    }
}

/// Asks before something that cannot be undone.
fn confirm(yes: bool, what: &str) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::Usage(format!(
            "{what} This cannot be undone; confirm it with --yes"
        )));
    }
    let mut out = std::io::stderr();
    let asked = write!(out, "{what} This cannot be undone. Type yes to go on: ");
    asked
        .and_then(|()| out.flush())
        .map_err(|error| Failure::Other(error.into()))?;
    let mut answer = String::new();
    stdin
        .lock()
        .read_line(&mut answer)
        .map_err(|error| Failure::Other(error.into()))?;
    match answer.trim() {
        "yes" => Ok(()),
        _ => Err(Failure::Usage("nothing was changed".to_owned())),
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

fn ended_in(silent: &Silent) -> Ended {
    Ended {
        appeal: silent.appeal.clone(),
        mend: silent.words(),
    }
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
        "signing" => "signing (statements are being signed again)",
        "acknowledgement" => {
            "acknowledgement (waits until another server holds what was signed again)"
        }
        _ => "initiators (the old key is gone; initiators may end it)",
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    /// What is printed begins with the word that the documentation explains.
    #[test]
    fn what_a_key_waits_for_is_said_by_its_word() {
        for word in ["admission", "signing", "acknowledgement", "initiators"] {
            assert!(in_words(word).starts_with(&format!("{word} (")), "{word}");
            let operating = include_str!("../../../../../docs/operating.md");
            assert!(operating.contains(&format!("`{word}` (")), "{word}");
        }
    }
}
