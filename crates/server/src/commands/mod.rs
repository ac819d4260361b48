//! The commands: one file each. Results go to standard output, logs and progress to standard
//! error; `--json` makes a result one line of JSON: an object, or for lists an array.

/// Says something beside a result, on standard error. Where nobody reads that any longer, what is being done goes on:
/// `eprintln!` would end it.
macro_rules! say {
    ($($words:tt)*) => {{
        let line = format!("{}\n", format_args!($($words)*));
        let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    }};
}

mod address;
mod admin;
mod backup;
mod demo;
mod doctor;
mod export;
mod failure;
mod import;
mod logged;
mod migrate;
mod recover;
mod restore;
mod serve;
mod setup;
mod signals;
mod takeout;
mod target;
mod token;
mod verify;
mod words;
mod worker;

pub use failure::Failure;

use crate::{
    Settings, Surroundings, open,
    settings::{Flags, Sources},
    telemetry,
};
use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use std::{
    io::{ErrorKind, Write as _},
    path::PathBuf,
    process::ExitCode,
};
use undersigned_federation::{Entropy, Instance, views::Organization};

/// What a command answers: its exit code, or what went wrong.
pub type Outcome = Result<ExitCode, Failure>;

/// The settings that are no options: most are not, and who tries two servers on one machine needs one of them first. Whoever
/// has but the program learns their names, and what is allowed where one is refused.
fn settings_help() -> String {
    let names: Vec<&str> = Settings::fields().map(|field| field.name).collect();
    format!(
        "Settings: {}.\n\nEach is a line of the settings file, or a variable: UNDERSIGNED_SMTP_URL for e-mail, for \
         instance, or UNDERSIGNED_ALLOW_PRIVATE_NETWORK=true for several servers on one machine. \
         docs/settings.md, beside the source code, says what each does",
        names.join(", ")
    )
}

/// Petitions, open letters and joint statements that organisations co-sign from their own servers.
///
/// Without a command the server runs. No configuration is needed to try it: data goes to
/// ./undersigned-data, and http://localhost:8080 answers.
#[derive(Debug, Parser)]
#[command(name = "undersigned", version, after_help = settings_help())]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    global: Global,
    /// Where to listen, such as 127.0.0.1:8080
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
}

/// Options of every command.
#[derive(Debug, Default, Args)]
struct Global {
    /// The settings file [default: ./undersigned.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder for data and keys [default: ./undersigned-data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<String>,
    /// The database [default: SQLite in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// The address under which everybody else reaches this server
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server (the same as no command)
    Serve(serve::Options),
    /// Watch three servers keep one list while one of them is cut off and returns
    #[command(args = Global::hidden())]
    Demo(demo::Options),
    /// Make an organisation and its owner without a browser
    Setup(setup::Options),
    /// Make tokens for the HTTP API, look at them, and revoke them
    #[command(subcommand)]
    Token(token::Command),
    /// Take signers over from a file
    #[command(subcommand)]
    Import(import::Command),
    /// Write an appeal's list to a file
    Export(export::Options),
    /// Write what an organisation has into a folder, in open formats
    Takeout(takeout::Options),
    /// Check a bundle offline: every proof, who let whom in, the digest, and who saw the same list
    #[command(args = Global::hidden())]
    Verify(verify::Options),
    /// Bring the database up to date
    Migrate(migrate::Options),
    /// Do only the background work, for several processes on one PostgreSQL
    Worker,
    /// Check that everything is well, and say how to mend what is not
    Doctor(doctor::Options),
    /// Copy database, keys and pictures into FILE, which it makes; works while the server runs
    Backup(backup::Options),
    /// Bring back what `backup` wrote, into an empty data folder
    Restore(restore::Options),
    /// Ask a server that holds an appeal of yours for it, when it was lost here; while the server
    /// runs, since the other looks up its key
    Recover(recover::Options),
    /// Look after accounts, keys, and how this server stands to others
    #[command(subcommand)]
    Admin(admin::Command),
}

/// Room for the calls of one thread, in bytes; only what is used takes memory. Without optimisation
/// a handler that writes, signs and queues needs more than the usual 2 MiB.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// Runs the program with the arguments it was started with.
pub fn run() -> ExitCode {
    run_in(Surroundings::system())
}

/// Like [`run`]; a server that this starts goes by another clock, and takes its randomness elsewhere, as
/// `setup` does.
pub fn run_in(surroundings: Surroundings) -> ExitCode {
    telemetry::keep_quiet_about_panics();
    // As `Cli::parse` does, which would not say which commands were named.
    let parsed = <Cli as clap::CommandFactory>::command().get_matches();
    let called = logged::words(&parsed);
    let cli = <Cli as clap::FromArgMatches>::from_arg_matches(&parsed);
    let cli = cli.unwrap_or_else(|error| error.exit());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK_BYTES)
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return Failure::from(anyhow::Error::from(error)).report(),
    };
    let outcome = runtime.block_on(dispatch(cli, called, surroundings));
    // Whatever still runs was told to stop; nobody waits for it any longer.
    runtime.shutdown_background();
    outcome.unwrap_or_else(|failure| failure.report())
}

async fn dispatch(cli: Cli, called: String, surroundings: Surroundings) -> Outcome {
    let Cli {
        command,
        global,
        listen,
    } = cli;
    let command = match (command, listen) {
        (None, listen) => Command::Serve(serve::Options { listen }),
        // Before its command or after it, as the options of every command may stand.
        (Some(Command::Serve(options)), listen) => Command::Serve(serve::Options {
            listen: options.listen.or(listen),
        }),
        (Some(_), Some(_)) => {
            return Err(Failure::Usage("--listen is for `serve` alone".to_owned()));
        }
        (Some(command), None) => command,
    };
    match command {
        // These two look at nothing that is configured; only `verify --online` asks whether it may
        // reach addresses of the private network.
        Command::Verify(options) => verify::run(&options, &global).await,
        Command::Demo(options) => demo::run(&options).await,
        Command::Serve(options) => {
            let listen = options.listen.map(|listen| ("listen", listen));
            serve::run(global.settings("info", listen)?, surroundings).await
        }
        Command::Worker => worker::run(&global.settings("info", None)?).await,
        command => {
            let settings = global.settings("warn", None)?;
            logged::run(called, run_on_data(command, &settings, surroundings)).await
        }
    }
}

/// The commands that work on the data folder and end.
async fn run_on_data(command: Command, settings: &Settings, surroundings: Surroundings) -> Outcome {
    match command {
        Command::Setup(options) => setup::run(settings, options, surroundings.entropy).await,
        Command::Token(command) => token::run(settings, command).await,
        Command::Import(command) => import::run(settings, command).await,
        Command::Export(options) => export::run(settings, options).await,
        Command::Takeout(options) => takeout::run(settings, &options).await,
        Command::Migrate(options) => migrate::run(settings, &options).await,
        Command::Doctor(options) => doctor::run(settings, &options).await,
        Command::Backup(options) => backup::run(settings, &options).await,
        Command::Restore(options) => restore::run(settings, &options).await,
        Command::Recover(options) => recover::run(settings, &options).await,
        Command::Admin(command) => admin::run(settings, command).await,
        Command::Serve(_) | Command::Worker | Command::Demo(_) | Command::Verify(_) => {
            unreachable!("dispatched before")
        }
    }
}

impl Global {
    /// The same options for a command that needs no server: taken there as everywhere, and left out
    /// of its help. What a command has already, clap does not hand down to it.
    fn hidden() -> Vec<clap::Arg> {
        let global = Self::augment_args(clap::Command::new("global"));
        let options = global.get_arguments();
        options.map(|option| option.clone().hide(true)).collect()
    }

    /// The settings, and the log begun with them.
    fn settings(
        &self,
        log_level: &str,
        listen: Option<(&'static str, String)>,
    ) -> Result<Settings, Failure> {
        let named = [
            ("data_dir", &self.data_dir),
            ("database_url", &self.database_url),
            ("public_url", &self.public_url),
        ];
        let flags: Flags = named
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.clone()?)))
            .chain(listen)
            .collect();
        let settings = Settings::load(Sources {
            file: self.config.as_deref(),
            environment: &|name| std::env::var(name).ok(),
            variables: std::env::vars_os()
                .filter_map(|(name, _)| name.into_string().ok())
                .collect(),
            flags,
        })?;
        telemetry::start(&settings, log_level);
        for variable in &settings.unknown_variables {
            tracing::warn!("{variable} is set, and there is no such setting");
        }
        Ok(settings)
    }
}

/// Opens what the settings name. A command signs by no clock that the server would not sign by.
async fn open_instance(settings: &Settings) -> Result<Instance, Failure> {
    let instance = opened_by(settings, open::Who::Command, Entropy::system()).await?;
    instance.look_at_clock().await?;
    Ok(instance)
}

/// Opens what the settings name, to do its background work.
async fn open_worker(settings: &Settings) -> Result<Instance, Failure> {
    opened_by(settings, open::Who::Worker, Entropy::system()).await
}

/// Opens what the settings name, or begins it.
async fn open_or_begin(settings: &Settings, entropy: Entropy) -> Result<Instance, Failure> {
    opened_by(settings, open::Who::First, entropy).await
}

async fn opened_by(
    settings: &Settings,
    who: open::Who,
    entropy: Entropy,
) -> Result<Instance, Failure> {
    let surroundings = Surroundings {
        entropy,
        ..Surroundings::system()
    };
    let instance = open::open(settings, who, surroundings).await?;
    logged::begin(&instance);
    Ok(instance)
}

/// All organisations of this server, or only the one that is named: by its handle, or its actor id.
async fn all_or_one(instance: &Instance, org: Option<&str>) -> Result<Vec<Organization>, Failure> {
    Ok(match org {
        Some(org) => vec![instance.organization(org).await?],
        None => instance.organizations().await?,
    })
}

/// A time as an option of a command.
fn time(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.with_timezone(&Utc))
        .map_err(|_| "write a time as 2026-12-02T08:00:00Z".to_owned())
}

/// Prints a result. Whoever has read enough of it, as `head` does, stops nothing by that.
fn print(text: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Other(error.into())),
        _ => Ok(()),
    }
}

/// Prints a result as one line of JSON.
fn print_json(result: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(result).map_err(|error| Failure::Other(error.into()))?;
    print(&text)
}

/// A `LANG=TEXT` argument.
fn by_language(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((typed, text)) if !typed.is_empty() && !text.is_empty() => {
            Ok((language(typed)?, text.to_owned()))
        }
        _ => Err("write it as LANG=TEXT, for example en=\"Dockers' Union\"".to_owned()),
    }
}

/// A language, by its code or its name, as forms take it: what is published under another tag is read by nobody as what
/// was meant.
fn language(typed: &str) -> Result<String, String> {
    undersigned_web::words::language_tag(typed)
        .ok_or_else(|| format!("`{typed}` is no language: write its code, such as en or zh-Hant"))
}

#[cfg(test)]
mod tests;
