//! `undersigned serve`: the server, until SIGTERM or SIGINT.

use super::{Failure, Outcome, print, signals::Signals};
use crate::{Settings, Surroundings, alone, outdated, settings::LogFormat, setup, start_in};
use clap::Args;
use std::{process::ExitCode, time::Duration};
use tokio::{net::TcpListener, time::timeout};

/// How long the database may take to be closed: SQLite folds what was written last into its file. Nothing is lost
/// where that is broken off.
const CLOSING: Duration = Duration::from_secs(60);
/// The same for PostgreSQL, which may be away just then: whoever shuts a machine down kills after 30 s.
const CLOSING_ELSEWHERE: Duration = Duration::from_secs(5);

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Options {
    /// Where to listen, such as 127.0.0.1:8080
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
}

/// Says something to whoever started it; as one more object of the log where a program reads that.
pub(super) fn tell(format: LogFormat, words: &str) {
    match format {
        LogFormat::Text => say!("{words}"),
        LogFormat::Json => tracing::info!("{words}"),
    }
}

pub(super) async fn run(settings: Settings, surroundings: Surroundings) -> Outcome {
    let mut signals = Signals::catch()?;
    let address = settings.server.listen.0;
    let listener = TcpListener::bind(address).await.map_err(|error| {
        // Where another server has the data as well, another address would help nobody.
        let taken = alone::taken(&settings).map(Failure::from);
        taken.unwrap_or_else(|| {
            Failure::Usage(format!(
                "cannot listen on {address}: {error}; choose another address with --listen"
            ))
        })
    })?;
    let leaves_work = !settings.server.background_work;
    let format = settings.log.log_format;
    // Whoever stops it while the database is brought up to date finds it as it was.
    let running = tokio::select! {
        running = start_in(settings, listener, surroundings) => running?,
        () = signals.next() => return Ok(ExitCode::SUCCESS),
    };
    tell(
        format,
        &format!("Undersigned is ready: {}", running.base_url()),
    );
    tell(
        format,
        &format!("(listening on {}; Ctrl-C stops it)", running.address),
    );
    if let Some(admin) = running.admin_address {
        tell(
            format,
            &format!("/metrics and /ready are at http://{admin}"),
        );
    }
    if leaves_work {
        tell(
            format,
            "background_work is off: `undersigned worker` has to run as well",
        );
    }
    if let Some(link) = setup::set_up_link(running.instance()).await? {
        let printed = print(&format!(
            "Open this set-up link in your browser to set up your organisation. It works once:\n{link}"
        ));
        if let Err(error) = printed {
            tracing::warn!(%error, "the set-up link could not be printed: `undersigned admin set-up-link` prints another");
        }
    }
    let instance = running.instance().clone();
    tokio::select! {
        () = signals.next() => {}
        // Its tasks end here, in the middle of what they do: nothing that was answered is lost by that.
        newer = outdated::by_a_newer_version(&instance.database) => return Err(newer.into()),
    }
    tell(
        format,
        "Stopping; what is under way is finished first. The same signal again ends it at once.",
    );
    // The next server waits until the database is closed.
    let alone = running.alone.clone();
    tokio::select! {
        () = running.shutdown() => {}
        () = signals.next() => {}
    }
    // Where its file is gone, what is in it goes with this process.
    instance.rescue_database().await;
    instance.keep_secret_key().await;
    alone.note_no_files();
    // A PostgreSQL that hangs would hold up whoever waits for the end, as systemd does.
    let closing = match instance.database.is_postgres() {
        true => CLOSING_ELSEWHERE,
        false => CLOSING,
    };
    match timeout(closing, instance.database.close()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "the database was not closed"),
        Err(_) => tracing::warn!("the database was not closed: it does not answer"),
    }
    drop(alone);
    Ok(ExitCode::SUCCESS)
}
