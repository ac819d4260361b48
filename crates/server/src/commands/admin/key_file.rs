//! `undersigned admin keys export` and `import`: all keys in one file, for the day on which
//! everything else is lost.

use super::super::{
    Failure, Outcome, address, backup::private_file, open_instance, open_or_begin, print,
    print_json, target::no_output,
};
use crate::{Settings, setup};
use anyhow::Context as _;
use clap::Args;
use serde::Serialize;
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use undersigned_federation::{
    Entropy, FederationError, Instance,
    actions::{
        account::{self, Owner},
        audit::{self, Actor, DONE},
    },
    key_file::{self, KeptOrganization, KeyFile},
};
use undersigned_store::{accounts, organizations};

/// Options of `admin keys export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The file to write; it must not be there yet
    file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin keys import`.
#[derive(Debug, Args)]
pub struct Import {
    /// A file that `undersigned admin keys export` wrote
    file: PathBuf,
    /// E-mail address of a person who acts for the organisations; prints links that sign in. May be said
    /// later, with the same file, where nobody acts for them yet; - reads it from standard input
    #[arg(long, value_name = "ADDRESS", value_parser = address::given)]
    email: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    public_url: String,
    organizations: Vec<Kept>,
    /// What is still to be done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    handle: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign_in_link: Option<String>,
}

/// Whether it has not been deleted: then only its name and keys are kept.
fn is_there(one: &KeptOrganization) -> bool {
    one.deleted_at.is_none()
}

pub(super) async fn export(settings: &Settings, options: &Export) -> Outcome {
    let instance = open_instance(settings).await?;
    let keys = key_file::export(&instance).await?;
    let text = serde_json::to_vec_pretty(&keys).context("the keys cannot be written")?;
    write_new(&options.file, &text)?;
    if let Err(error) = noted(&instance).await {
        // No keys lie anywhere of which no log says so.
        let _ = fs::remove_file(&options.file);
        return Err(error);
    }
    let there = keys.organizations.into_iter().filter(is_there);
    let organizations = there.map(|one| Kept {
        handle: one.handle,
        sign_in_link: None,
    });
    let answer = Answer {
        public_url: keys.public_url,
        organizations: organizations.collect(),
        warnings: Vec::new(),
    };
    if options.json {
        print_json(&answer)?;
    } else {
        print(&format!(
            "{} holds every key of {}, NOT encrypted. Whoever has it can sign as your \
             organisations: keep it off this computer, where nobody else can read it.",
            options.file.display(),
            answer.public_url
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whoever has the file signs as each of them: this stands in the log of each.
async fn noted(instance: &Instance) -> Result<(), Failure> {
    for organization in organizations::all(instance.database.conn()).await? {
        let what = ("command", "admin keys export", "");
        let (id, actor) = (organization.id, Actor::Command);
        audit::aside(audit::note(instance, id, actor, what, DONE)).await?;
    }
    Ok(())
}

/// Writes a file that only its owner may read, and that must not be there yet: all of it, or none.
///
/// # Errors
/// [`Failure::Usage`] where it cannot be made; where not all of it can be written.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    no_output(path)?;
    let name = path.display();
    let mut file = private_file(path).map_err(|error| {
        Failure::Usage(match path.exists() {
            true => format!("{name} exists already; choose another name"),
            false => format!("{error:#}"),
        })
    })?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half of the keys help nobody, and are found by others.
        let _ = fs::remove_file(path);
        anyhow::Error::from(error)
            .context(format!("{name} cannot be written"))
            .into()
    })
}

/// Those of the file's organisations that are here, and that nobody acts for.
async fn without_people(instance: &Instance, keys: &KeyFile) -> Result<Vec<String>, Failure> {
    let db = instance.database.conn();
    let mut left = Vec::new();
    for one in keys.organizations.iter().filter(|one| is_there(one)) {
        let Some(organization) = organizations::by_handle(db, &one.handle).await? else {
            continue;
        };
        if accounts::of_organization(db, organization.id)
            .await?
            .is_empty()
        {
            left.push(organization.handle);
        }
    }
    Ok(left)
}

/// The keys that stand in a file.
fn read(file: &Path) -> Result<KeyFile, Failure> {
    let unreadable =
        |why: String| Failure::Usage(format!("{} is no file of keys: {why}", file.display()));
    let text = fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))
}

/// Gives an organisation an owner. Answers the link that signs in.
async fn owned(instance: &Instance, handle: &str, email: &str) -> Result<String, Failure> {
    let id = instance.organization(handle).await?.id;
    let owner = Owner {
        email: email.to_owned(),
        ..Owner::default()
    };
    let owner = account::create_owner(instance, id, owner).await?;
    Ok(setup::sign_in_link(instance, owner.id).await?)
}

pub(super) async fn import(settings: &Settings, options: &Import) -> Outcome {
    let keys = read(&options.file)?;
    if options
        .email
        .as_deref()
        .is_some_and(|email| !account::is_email(email))
    {
        return Err(Failure::Usage("--email is no e-mail address".to_owned()));
    }
    let instance = open_or_begin(settings, Entropy::system()).await?;
    let handles: Vec<String> = match key_file::import(&instance, &keys).await {
        Ok(()) => {
            let there = keys.organizations.iter().filter(|one| is_there(one));
            there.map(|one| one.handle.clone()).collect()
        }
        // The file went in before, and nobody was named.
        Err(
            error @ FederationError::Conflict {
                code: "not_empty", ..
            },
        ) if options.email.is_some() => {
            let left = without_people(&instance, &keys).await?;
            if left.is_empty() {
                return Err(error.into());
            }
            left
        }
        Err(error) => return Err(error.into()),
    };
    let mut organizations = Vec::new();
    for handle in handles {
        let sign_in_link = match &options.email {
            Some(email) => Some(owned(&instance, &handle, email).await?),
            None => None,
        };
        organizations.push(Kept {
            handle,
            sign_in_link,
        });
    }
    let mut warnings = Vec::new();
    if options.email.is_none() && !organizations.is_empty() {
        warnings.push(format!(
            "Nobody can sign in yet: say who acts for the organisations, with \
             `undersigned admin keys import {} --email ADDRESS`.",
            options.file.display()
        ));
    }
    if options.json {
        print_json(&Answer {
            public_url: keys.public_url,
            organizations,
            warnings,
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    for one in organizations {
        let link = one.sign_in_link.map(|link| format!(": {link}"));
        print(&format!(
            "{} is here again{}",
            one.handle,
            link.unwrap_or_default()
        ))?;
    }
    for warning in &warnings {
        print(warning)?;
    }
    print(
        "Start the server: appeals come back from the servers that hold them, when these next ask. \
         `undersigned recover` asks at once.",
    )?;
    Ok(ExitCode::SUCCESS)
}
