//! `undersigned demo`: three servers on this computer keep one list; one of them is cut off and
//! catches up.
//!
//! Nothing here is staged: the servers are started as `serve` starts them, each with a data
//! folder of its own, and what happens is asked for over HTTP, as any client would, or through the
//! actions behind the desk's buttons. `--sample` chooses what they make together: a petition, a
//! coalition that is founded, or letters that are written.

mod client;
mod coalition;
mod founding;
mod letters;
mod results;
mod sample;
mod story;

use super::{Outcome, signals::Signals};
use crate::{Settings, telemetry};
use clap::{Args, ValueEnum};
use coalition::Coalition;
use serde::Serialize;
use serde_json::Value;
use std::{process::ExitCode, time::Duration};
use tokio::time::timeout;

/// How long `--once` waits for the servers to agree on a petition.
const PATIENCE: Duration = Duration::from_secs(60);
/// The same where ballots have to close and letters to be counted meanwhile.
const LONG_PATIENCE: Duration = Duration::from_secs(600);

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Options {
    /// What the servers make together
    #[arg(long, value_enum, default_value_t = Sample::Petition)]
    sample: Sample,
    /// End as soon as all three hold the same; exit code 1 if they do not within a minute (ten
    /// where ballots have to close meanwhile)
    #[arg(long)]
    once: bool,
    /// With --once: print the result as JSON
    #[arg(long, requires = "once")]
    json: bool,
}

/// Sample data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sample {
    /// A petition that three organisations sign, one of them cut off meanwhile
    Petition,
    /// Eleven organisations found a coalition: a platform, amendments, votes, a committee, a meeting
    Founding,
    /// A letter with fields, two addressees and three copies, and what becomes of four people
    Letters,
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
    /// How its ballots ended, and the letters that it counts; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    results: Option<Value>,
}

impl Sample {
    fn cast(self) -> &'static sample::Cast {
        match self {
            Self::Petition => &sample::CAST,
            Self::Founding => &founding::CAST,
            Self::Letters => &letters::CAST,
        }
    }

    fn patience(self) -> Duration {
        match self {
            Self::Petition => PATIENCE,
            Self::Founding | Self::Letters => LONG_PATIENCE,
        }
    }

    /// Runs the demonstration.
    async fn tell(
        self,
        coalition: &mut Coalition,
        narrator: story::Narrator,
    ) -> anyhow::Result<()> {
        match self {
            Self::Petition => story::tell(coalition, narrator).await,
            Self::Founding => founding::tell(coalition, narrator).await,
            Self::Letters => letters::tell(coalition, narrator).await,
        }
    }
}

pub(super) async fn run(options: &Options) -> Outcome {
    let mut signals = Signals::catch()?;
    // One of the servers will be out of reach, on purpose: only what is really wrong is logged.
    telemetry::start(&log_settings(), "error");
    let sample = options.sample;
    let patience = sample.patience();
    let mut coalition = Coalition::start(sample.cast()).await?;
    let narrator = story::Narrator::new(options.json);
    let told = tokio::select! {
        told = timeout(patience, sample.tell(&mut coalition, narrator)) => Some(told),
        () = signals.next() => None,
    };
    let converged = match told {
        None if options.once => {
            say!("undersigned: it was stopped before the servers agreed");
            false
        }
        None => return Ok(ExitCode::SUCCESS),
        Some(Ok(Ok(()))) => true,
        Some(Ok(Err(error))) => {
            say!("undersigned: the demonstration failed: {error:#}");
            false
        }
        Some(Err(_)) => {
            say!(
                "undersigned: the servers did not agree within {} s",
                patience.as_secs()
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
    tokio::select! {
        () = coalition.end() => {}
        () = signals.next() => {}
    }
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
