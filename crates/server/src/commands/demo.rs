//! `undersigned demo`: three servers on this computer keep one list; one of them is cut off and
//! catches up.
//!
//! Nothing here is staged: the servers are started as `serve` starts them, each with a data
//! folder of its own, and everything that happens is asked for over HTTP, as any client would.

mod client;
mod coalition;
mod sample;
mod story;

use super::{Outcome, signals::Signals};
use crate::{Settings, telemetry};
use clap::Args;
use coalition::Coalition;
use serde::Serialize;
use std::{process::ExitCode, time::Duration};
use tokio::time::timeout;

/// How long `--once` waits for the servers to agree.
const PATIENCE: Duration = Duration::from_secs(60);

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Options {
    /// End as soon as all three hold the same list; exit code 1 if they do not within a minute
    #[arg(long)]
    once: bool,
    /// With --once: print the result as JSON
    #[arg(long, requires = "once")]
    json: bool,
}

/// The answer of `demo --once --json`.
#[derive(Serialize)]
struct Answer {
    instances: Vec<Held>,
    converged: bool,
}

/// What one server holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The server's public URL.
    url: String,
    /// The digest of its state; empty while it has none.
    state_digest: String,
    /// How many organisations are on its list.
    co_signers: u64,
}

pub(super) async fn run(options: &Options) -> Outcome {
    let mut signals = Signals::catch()?;
    // One of the servers will be out of reach, on purpose: only what is really wrong is logged.
    telemetry::start(&log_settings(), "error");
    let mut coalition = Coalition::start().await?;
    let narrator = story::Narrator::new(options.json);
    let told = tokio::select! {
        told = timeout(PATIENCE, story::tell(&mut coalition, narrator)) => told,
        () = signals.next() => return Ok(ExitCode::SUCCESS),
    };
    let converged = match told {
        Ok(Ok(())) => true,
        Ok(Err(error)) => {
            eprintln!("undersigned: the demonstration failed: {error:#}");
            false
        }
        Err(_) => {
            eprintln!(
                "undersigned: the servers did not agree within {} s",
                PATIENCE.as_secs()
            );
            false
        }
    };
    if options.json {
        let instances = coalition.held().await;
        super::print_json(&Answer {
            instances,
            converged,
        })?;
    }
    if !options.once && converged {
        narrator.say("Look around with the links above. Ctrl-C ends it and deletes everything.")?;
        signals.next().await;
    }
    coalition.end().await;
    Ok(if converged {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Only for the log: the demo takes no other settings.
fn log_settings() -> Settings {
    let mut settings = Settings::default();
    settings.log.log = std::env::var("UNDERSIGNED_LOG")
        .ok()
        .filter(|log| !log.is_empty());
    settings
}
