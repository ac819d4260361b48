//! `undersigned admin page`: imprint, privacy, contact and terms.

use super::super::{Failure, Outcome, language, open_instance, print, print_json};
use crate::Settings;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{io::Read as _, path::PathBuf, process::ExitCode};
use undersigned_federation::{
    Instance,
    clock::from_millis,
    site_pages::{self, MAX_BYTES, NAMES},
};

/// What to do with the pages of this server.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write one language of a page from a Markdown file, in place of what was there
    Set(Set),
    /// Take one language of a page away
    Remove(Remove),
    /// Show which pages are written
    List(List),
}

/// Options of `admin page set`.
#[derive(Debug, Args)]
pub struct Set {
    /// imprint, privacy, contact or terms
    #[arg(value_parser = NAMES)]
    name: String,
    /// The language of the text, such as en or zh-Hant
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: String,
    /// A Markdown file; - reads standard input
    file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin page remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// imprint, privacy, contact or terms
    #[arg(value_parser = NAMES)]
    name: String,
    /// The language to take away
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `admin page list`.
#[derive(Debug, Args)]
pub struct List {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    name: &'static str,
    language: String,
    bytes: usize,
    updated_at: String,
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    match command {
        Command::Set(options) => {
            let text = read(&options.file)?;
            if text.trim().is_empty() {
                return Err(Failure::Usage(format!(
                    "{} is empty; `admin page remove` takes a page away",
                    options.file.display()
                )));
            }
            let instance = open_instance(settings).await?;
            write(&instance, &options.name, &options.lang, &text).await?;
            answer(&instance, &options.name, options.json).await
        }
        Command::Remove(options) => {
            let instance = open_instance(settings).await?;
            let before = site_pages::read(&instance, &options.name).await?.len();
            write(&instance, &options.name, &options.lang, "").await?;
            if site_pages::read(&instance, &options.name).await?.len() == before {
                return Err(Failure::Usage(format!(
                    "there is no page `{}` in `{}`",
                    options.name, options.lang
                )));
            }
            answer(&instance, &options.name, options.json).await
        }
        Command::List(options) => {
            let instance = open_instance(settings).await?;
            let pages = shown(&instance, &NAMES).await?;
            say(&pages, options.json)
        }
    }
}

/// Reads the file, no more of it than a page may have.
fn read(file: &PathBuf) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::Usage(format!("{} cannot be read: {error}", file.display()))
    };
    let mut text = String::new();
    let most = MAX_BYTES as u64 + 1;
    match file.as_os_str() == "-" {
        true => std::io::stdin().take(most).read_to_string(&mut text),
        false => std::fs::File::open(file)
            .map_err(unreadable)?
            .take(most)
            .read_to_string(&mut text),
    }
    .map_err(unreadable)?;
    if text.len() > MAX_BYTES {
        return Err(Failure::Usage(format!(
            "a page has at most {MAX_BYTES} bytes"
        )));
    }
    Ok(text)
}

async fn write(instance: &Instance, name: &str, language: &str, text: &str) -> Result<(), Failure> {
    Ok(site_pages::write(instance, name, language, text).await?)
}

async fn answer(instance: &Instance, name: &str, json: bool) -> Outcome {
    let known = NAMES.into_iter().filter(|known| *known == name);
    let names: Vec<&'static str> = known.collect();
    let pages = shown(instance, &names).await?;
    say(&pages, json)
}

async fn shown(instance: &Instance, names: &[&'static str]) -> Result<Vec<Shown>, Failure> {
    let mut shown = Vec::new();
    for name in names {
        for page in site_pages::read(instance, name).await? {
            shown.push(Shown {
                name,
                language: page.language,
                bytes: page.content.len(),
                updated_at: from_millis(page.updated_at),
            });
        }
    }
    Ok(shown)
}

fn say(pages: &[Shown], json: bool) -> Outcome {
    if json {
        print_json(&pages)?;
    } else if pages.is_empty() {
        print("Nothing is written.")?;
    }
    for page in pages.iter().filter(|_| !json) {
        print(&format!(
            "/{}  {}  {} bytes  {}",
            page.name, page.language, page.bytes, page.updated_at
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
