//! `undersigned import cosigners`: takes signers over from a file.

mod told;

use super::{Failure, Outcome, open_instance, print, print_json, signals::Signals, words::counted};
use crate::Settings;
use anyhow::anyhow;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    io::{IsTerminal as _, stderr},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};
use undersigned_federation::{
    actions::{
        audit,
        import::{self, AtNumber, AtNumbers, Report, Source, Wording},
        people::terms,
    },
    suggestions::Grade,
};
use undersigned_web::countries::COUNTRIES;

/// How often a file or a pipe is told how far it is, at most.
const TOLD_EVERY: Duration = Duration::from_secs(2);
/// The exit code where some rows were refused.
const SOME_REFUSED: u8 = 3;

/// What to import.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Take co-signers over into a published appeal; the same file twice adds nothing
    Cosigners(Options),
}

/// Options of `import cosigners`.
#[derive(Debug, Args)]
pub struct Options {
    /// The appeal: the last part of its address
    slug: String,
    /// A .csv (as Google Forms or a spreadsheet exports it) or .jsonl file. Names of people in a .csv are kept
    /// encrypted and only counted; in a .jsonl they go onto the public list, like everything in it
    file: PathBuf,
    /// Which field a column of a .csv holds, where that is not recognised: organisation, also-known-as,
    /// number (on a printed list), country, email, kind (of signer: organisation or individual), timestamp,
    /// individual, occupation or region; or ignore
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = column)]
    map: Vec<(String, String)>,
    /// Which wording the signers of the file signed: `current`, or the number of an earlier one.
    /// Without it, who is on the list stays under the wording it signed, and new rows come under
    /// the current one
    #[arg(long, value_name = "current|REVISION", value_parser = wording)]
    wording: Option<Wording>,
    /// Lines that are a signer of the list under a wholly new name, known by its printed number
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    renamed: Vec<u64>,
    /// Lines that are another signer than the one on the list under their printed number, without which they come in,
    /// or than the one of the same name, for which lines of a .csv are left out
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    as_new: Vec<u64>,
    /// Most entries of an exported .csv are called wholly otherwise now, or have the countries or the short names of
    /// others: without this nothing of it is taken, since a column may have been sorted by itself
    #[arg(long)]
    renamed_all: bool,
    /// Lines that a quotation mark holds together with those below them, and that are one signer with these
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    one_signer: Vec<u64>,
    /// Only show what would happen
    #[arg(long)]
    dry_run: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

fn column(argument: &str) -> Result<(String, String), String> {
    // A column's header may hold any character; the field's name does not.
    match argument.rsplit_once('=') {
        Some((column, field)) if !column.is_empty() && !field.is_empty() => {
            Ok((column.to_owned(), field.to_owned()))
        }
        _ => Err("write it as COLUMN=FIELD, for example \"Your e-mail=email\"".to_owned()),
    }
}

fn wording(argument: &str) -> Result<Wording, String> {
    match (argument, argument.parse()) {
        ("current", _) => Ok(Wording::Current),
        (_, Ok(revision)) if revision > 0 => Ok(Wording::Revision(revision)),
        _ => Err("it is `current`, or the number of a wording".to_owned()),
    }
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let Command::Cosigners(options) = command;
    let how = import::Options {
        source: source(&options)?,
        wording: options.wording.unwrap_or_default(),
        dry_run: options.dry_run,
        whole: false,
        without: std::collections::BTreeSet::new(),
        as_left_out: true,
        at_numbers: at_numbers(&options),
        one_signer: options.one_signer.iter().copied().collect(),
        renamed_all: options.renamed_all,
        may_know: true,
    };
    let file = read(&options.file)?;
    let instance = open_instance(settings).await?;
    let appeal = instance.own_appeal(&options.slug).await?;
    audit::more(None, Some(&format!("/appeals/{}", appeal.slug)));
    let mut signals = Signals::catch()?;
    let mut progress = Progress::new();
    let mut show = |done, total| progress.show(done, total);
    let imported = tokio::select! {
        imported = import::import_unasked(&instance, &appeal, &file, &how, &mut show) => {
            imported.map_err(Failure::from)
        }
        () = signals.next() => Err(anyhow!("it was stopped").into()),
    };
    let reached = progress.end();
    let report = imported.inspect_err(|_| {
        if let Some((done, total)) = reached.filter(|_| !options.dry_run) {
            say!(
                "broken off after {done} of {}: these are kept, and the same command again takes the others",
                counted(total, "row", "rows")
            );
        }
    })?;
    let duplicates = match options.dry_run {
        true => None,
        false => tokio::select! {
            found = likely_duplicates(&instance, &appeal) => found?,
            // The rows are taken: what became of them is told without that.
            () = signals.next() => None,
        },
    };
    let mut warnings = Vec::new();
    let sorted = report.check_sorted().err();
    warnings.extend(sorted.as_ref().map(ToString::to_string));
    if report.people > 0 && terms::get(&instance, appeal.id).await?.is_none() {
        warnings.push(format!(
            "the appeal has no terms for people: no day is set on which their signatures are deleted, so that \
             they are kept until a year after it has ended. Set one at {}/desk/appeals/{}/people",
            instance.addresses.base().trim_end_matches('/'),
            options.slug
        ));
    }
    if options.json {
        print_json(&Answer {
            report: &report,
            likely_duplicates: duplicates,
            warnings,
        })?;
    } else {
        told::tell(&report, options.dry_run)?;
        for warning in warnings {
            print(&warning)?;
        }
    }
    if let Some(count) = duplicates.filter(|count| *count > 0) {
        say!(
            "{} on the list may be one signer; decide at {}/desk/appeals/{}/co-signers",
            counted(count, "pair", "pairs"),
            instance.addresses.base().trim_end_matches('/'),
            options.slug
        );
    }
    Ok(match report.refused.is_empty() && sorted.is_none() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(SOME_REFUSED),
    })
}

/// Of lines whose number an entry of a wholly different name has, whose they are.
fn at_numbers(options: &Options) -> AtNumbers {
    let renamed = options
        .renamed
        .iter()
        .map(|line| (*line, AtNumber::Renamed));
    let as_new = options.as_new.iter().map(|line| (*line, AtNumber::AsNew));
    renamed.chain(as_new).collect()
}

/// The report with what it left to look at.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Pairs that are likely one signer, and undecided. None for a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    likely_duplicates: Option<usize>,
    /// What somebody ought to do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

/// How many pairs of the list are likely one signer and wait for a person's decision.
async fn likely_duplicates(
    instance: &undersigned_federation::Instance,
    appeal: &undersigned_federation::views::Appeal,
) -> Result<Option<usize>, Failure> {
    let Some(view) = instance.view_by_id(&appeal.ap_id).await? else {
        return Ok(None);
    };
    let found = instance.suggestions(&view).await?;
    let likely = found.iter().filter(|pair| pair.grade >= Grade::Likely);
    Ok(Some(likely.count()))
}

fn source(options: &Options) -> Result<Source, Failure> {
    let extension = options
        .file
        .extension()
        .and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("csv") => Ok(Source::Csv {
            map: options.map.iter().cloned().collect(),
            countries: COUNTRIES.clone(),
        }),
        Some("jsonl") if options.map.is_empty() => Ok(Source::Jsonl),
        Some("jsonl") => Err(Failure::Usage("--map is for .csv files only".to_owned())),
        _ if options.file.as_os_str() == "-" => Err(Failure::Usage(
            "standard input is not read here, since the name of the file says what it is: save it as a .csv or \
             .jsonl file, and give that"
                .to_owned(),
        )),
        _ => Err(Failure::Usage(format!(
            "{} is neither a .csv nor a .jsonl file",
            options.file.display()
        ))),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path)
        .map_err(|error| Failure::Usage(format!("{} cannot be read: {error}", path.display())))
}

/// Progress on standard error: a bar for people, a line now and then for files and pipes.
struct Progress {
    bar: Option<ProgressBar>,
    /// When a line was told last.
    told: Option<Instant>,
    /// How many rows of how many are done.
    reached: Option<(usize, usize)>,
}

impl Progress {
    fn new() -> Self {
        let bar = stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            // The template is a constant; were it wrong, the plain style would do.
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} rows, {eta} left");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Self {
            bar,
            told: None,
            reached: None,
        }
    }

    fn show(&mut self, done: usize, total: usize) {
        self.reached = Some((done, total));
        match &self.bar {
            Some(bar) => {
                bar.set_length(total as u64);
                bar.set_position(done as u64);
            }
            None if done < total && self.told.is_some_and(|told| told.elapsed() < TOLD_EVERY) => {}
            None => {
                self.told = Some(Instant::now());
                say!("{done} of {} done", counted(total, "row", "rows"));
            }
        }
    }

    /// Takes the bar away; answers how many rows of how many are done, once some are.
    fn end(self) -> Option<(usize, usize)> {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
        self.reached
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn a_pipe_is_not_told_every_step_and_the_end_is_known() {
        let mut progress = Progress {
            bar: None,
            told: None,
            reached: None,
        };
        progress.show(50, 200);
        let first = progress.told;
        assert!(first.is_some(), "it is told at once that it goes on");
        progress.show(100, 200);
        assert_eq!(progress.told, first, "two in a moment are one line");
        progress.show(200, 200);
        assert_ne!(progress.told, first, "the last one is told");
        assert_eq!(progress.end(), Some((200, 200)));
    }
}
