//! `undersigned verify`: the offline check. Needs no network, no database and no settings, unless
//! `--online` is asked for.

mod address;
mod codes;
mod compare;
mod decided;
mod gone;
mod listing;
mod number;
mod online;
mod origins;
mod policy;
mod proposed;
mod report;
mod seems;
mod sums;
#[cfg(test)]
mod tests;
mod text;
mod verdict;
mod witnesses;
mod words;
mod wrong;

use super::{Failure, Global, Outcome, print_json, time};
use chrono::{DateTime, Utc};
use clap::Args;
use policy::Policy;
use report::{Questions, Report};
use seems::Wanted;
use serde::Serialize;
use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::ExitCode,
};
use undersigned_domain::{Bundle, Digest, Multikey};
use undersigned_federation::Clock;
use url::Url;

/// Most bytes that are read from standard input, or a pipe.
const MAX_INPUT: u64 = 1024 * 1024 * 1024;
/// What to do about a file that is no bundle, whatever is wrong with it.
const ANEW: &str =
    "Get the file anew, from the appeal's address with /bundle, and keep it as it came";
/// How it ends, for scripts.
const EXIT_CODES: &str = "Exit codes: 0 if all is sound, also where the file is called incomplete, or sound as far as it \
                          goes (1 with --strict); 1 if anything is at fault, each named; 2 if a file cannot be read or an option is wrong: with --json, \
                          `error` and `detail` then say so";

/// Options of `verify`.
#[derive(Debug, Default, Args)]
#[command(after_help = EXIT_CODES)]
pub struct Options {
    /// A bundle, from `undersigned export` or an appeal's address with /bundle; `-` is standard
    /// input
    file: PathBuf,
    /// Show only the entry with this number
    #[arg(long, value_name = "N")]
    entry: Option<u64>,
    /// An older bundle: name every line that came, changed or went since; a line that went without
    /// a signed word to that effect is a fault
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// The root key that the appeal must have, as printed with it: spaces do not count. Other appeals of the same
    /// organisation may have the same
    #[arg(long, value_name = "KEY")]
    root: Option<String>,
    /// The address that the appeal must have, as printed with it, or as the browser shows it on the organiser's server;
    /// that of another server's copy will do
    #[arg(long, value_name = "ADDRESS")]
    appeal: Option<String>,
    /// The digest that the list must have, as printed with it: spaces and capitals do not count
    #[arg(long, value_name = "DIGEST")]
    digest: Option<String>,
    /// Whose word is asked for that the whole list is here: a TOML file with
    /// servers = [{ instance = "https://…", key = "z6Mk…" }], needed = 2, max_age = "7d".
    /// `needed` is all of them where it is not given; without `max_age` any age will do
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The time from which --policy reckons ages, such as 2026-12-02T08:00:00Z [default: now, by
    /// this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<DateTime<Utc>>,
    /// Take it for a fault, too, where a server of somebody on the list signed that it saw more
    /// statements than the file has, or holds more of them now (--online), and where none signed, or
    /// says now, that it saw this very list
    #[arg(long)]
    strict: bool,
    /// A published list, as CSV or JSON: compare it with the bundle, line by line
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Show the text as well, in every language, as the organiser signed it
    #[arg(long)]
    text: bool,
    /// Also ask the organiser's server, the servers in the bundle on which somebody on the list is
    /// at home, and those of the policy, what they hold now and whether the keys are theirs
    #[arg(long)]
    online: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What is asked for beside files, as it was typed.
struct Asked {
    root: Option<Multikey>,
    appeal: Option<Url>,
    digest: Option<Digest>,
}

/// The files that were given.
struct Files {
    bundle: Bundle,
    old: Option<Bundle>,
    policy: Option<Policy>,
    published: Option<listing::Published>,
}

/// Why nothing was checked, for scripts.
#[derive(Debug, Serialize)]
struct Unchecked<'a> {
    /// A stable code: `option`, `unreadable` or `settings`.
    error: &'static str,
    /// The sentence that is said to people.
    detail: &'a str,
}

pub(super) async fn run(options: &Options, global: &Global) -> Outcome {
    let json = options.json;
    let asked = Asked::of(options).map_err(|failure| unchecked(json, "option", failure))?;
    let files = Files::of(options).map_err(|failure| unchecked(json, "unreadable", failure))?;
    let outcome = check(options, global, &asked, &files).await;
    outcome.map_err(|failure| unchecked(json, "settings", failure))
}

async fn check(options: &Options, global: &Global, asked: &Asked, files: &Files) -> Outcome {
    let now = options.now.unwrap_or_else(|| Clock::system().now());
    let mut report = Report::of(
        &files.bundle,
        &Questions {
            old: files.old.as_ref(),
            root: asked.root.as_ref(),
            appeal: asked.appeal.as_ref(),
            digest: asked.digest,
            entry: options.entry,
            policy: files.policy.as_ref(),
            strict: options.strict,
            text: options.text,
            published: files.published.as_ref(),
            now,
        },
    );
    if options.online {
        let settings = global.settings("warn", None)?;
        let servers = files.policy.iter().flat_map(Policy::instances);
        let private = settings.federation.allow_private_network;
        report.heard(online::ask(&files.bundle, servers, private, now).await?);
    }
    let is_sound = report.sound;
    if options.json {
        print_json(&report.shortened())?;
    } else {
        report.print(asked.root.is_some())?;
    }
    Ok(match is_sound {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Says in JSON as well what was refused, where that was asked for: a script reads standard output, and would have
/// nothing.
fn unchecked(json: bool, error: &'static str, failure: Failure) -> Failure {
    let said = match &failure {
        Failure::Usage(detail) if json => print_json(&Unchecked { error, detail }),
        Failure::Usage(_) | Failure::Other(_) => Ok(()),
    };
    said.err().unwrap_or(failure)
}

impl Asked {
    fn of(options: &Options) -> Result<Self, Failure> {
        let root = match &options.root {
            Some(text) => Some(unspaced(text).parse::<Multikey>().map_err(|_| {
                Failure::Usage(format!(
                    "`{text}` is no root key: look for a sign that is mistyped or missing. A root key is 48 letters \
                     and digits that begin with z6Mk; it stands on the appeal's page under \"Data and proofs\" and \
                     where the appeal was printed"
                ))
            })?),
            None => None,
        };
        let appeal = options.appeal.as_deref().map(address::read).transpose()?;
        let digest = options.digest.as_deref().map(digest).transpose()?;
        let files = [
            Some(&options.file),
            options.since.as_ref(),
            options.policy.as_ref(),
            options.list.as_ref(),
        ];
        let from_input = files.into_iter().flatten();
        if from_input.filter(|file| is_standard_input(file)).count() > 1 {
            return Err(Failure::Usage(
                "standard input (`-`) can be read only once: give the other one as a file"
                    .to_owned(),
            ));
        }
        Ok(Self {
            root,
            appeal,
            digest,
        })
    }
}

impl Files {
    fn of(options: &Options) -> Result<Self, Failure> {
        let bundle = read(&options.file, Wanted::Bundle, Bundle::read)
            .map_err(|failure| no_bundle(options, failure))?;
        let old = options
            .since
            .as_deref()
            .map(|path| read(path, Wanted::Bundle, Bundle::read));
        let policy = options
            .policy
            .as_deref()
            .map(|path| read(path, Wanted::Policy, Policy::read));
        let published = options
            .list
            .as_deref()
            .map(|path| read(path, Wanted::List, listing::Published::read));
        Ok(Self {
            bundle,
            old: old.transpose()?,
            policy: policy.transpose()?,
            published: published.transpose()?,
        })
    }
}

/// What is printed in groups is copied with the spaces and line ends between them.
fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A digest as pages, documents and this program write it, with or without what says how it was made.
fn digest(text: &str) -> Result<Digest, Failure> {
    let plain = unspaced(text).to_ascii_lowercase();
    let digits = plain.trim_start_matches("sha-256").trim_start_matches(':');
    format!("sha-256:{digits}").parse().map_err(|_| {
        Failure::Usage(format!(
            "`{text}` is no digest of a list. It is 64 digits and letters from a to f, and stands below the list on \
             its page, on the appeal's page under \"Where this list is held\", and at the end of the printed list"
        ))
    })
}

fn read<T, E: std::fmt::Display>(
    path: &Path,
    wanted: Wanted,
    how: impl FnOnce(&[u8]) -> Result<T, E>,
) -> Result<T, Failure> {
    let shown = match is_standard_input(path) {
        true => "standard input".to_owned(),
        false => path.display().to_string(),
    };
    let unreadable = |reason: String| Failure::Usage(format!("{shown} cannot be read: {reason}"));
    if path.to_str().is_some_and(is_address) {
        return Err(Failure::Usage(format!(
            "{} is an address, and only files are checked: download it first, for example with \
             `curl --output bundle.json ADDRESS`",
            path.display()
        )));
    }
    let bytes = bytes(path).map_err(|error| unreadable(error.to_string()))?;
    how(&bytes).map_err(|error| {
        let seems = seems::to_be(&bytes, wanted).map(|what| words::printable(&what));
        unreadable(seems.unwrap_or_else(|| match wanted {
            Wanted::Bundle => format!("{error}. {ANEW}"),
            Wanted::List | Wanted::Policy => error.to_string(),
        }))
    })
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if is_standard_input(path) {
        return bounded(io::stdin().lock(), MAX_INPUT);
    }
    let mut file = File::open(path)?;
    // A pipe does not say how long it is either.
    if !file.metadata()?.is_file() {
        return bounded(file, MAX_INPUT);
    }
    // It asks for all the room at once: what is moved into larger rooms while it grows is there twice.
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is to be read, unless it is longer than so many bytes.
fn bounded(input: impl io::Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if input.take(most + 1).read_to_end(&mut bytes)? as u64 > most {
        return Err(io::Error::other(
            "it is longer than 1 GiB; save it as a file",
        ));
    }
    Ok(bytes)
}

/// What is checked is a file that somebody holds; nothing is fetched for it.
fn is_address(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.starts_with("https://") || path.starts_with("http://")
}

/// A list with one entry a line has no proofs: it is for taking it along.
fn no_bundle(options: &Options, failure: Failure) -> Failure {
    let ends = |names: &[&str]| {
        let extension = options.file.extension();
        extension.is_some_and(|extension| names.iter().any(|name| extension == *name))
    };
    match failure {
        Failure::Usage(why) if ends(&["jsonl", "ndjson"]) => Failure::Usage(format!(
            "{why}. A list with one entry a line has no signatures that could be checked: \
             `undersigned export --format bundle` writes them, as does the appeal's address with /bundle"
        )),
        failure => failure,
    }
}
