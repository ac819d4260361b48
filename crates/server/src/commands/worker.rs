//! `undersigned worker`: only the background work.

use super::{Failure, Outcome, open_instance, signals::Signals};
use crate::{DRAIN, Settings, alone, open, workers};
use std::process::ExitCode;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub(super) async fn run(settings: &Settings) -> Outcome {
    let mut signals = Signals::catch()?;
    // Nothing is made where no data is.
    open::is_there(settings).map_err(anyhow::Error::from)?;
    let opened = async {
        let alone = alone::hold(settings).await?;
        Ok::<_, Failure>((alone, open_instance(settings).await?))
    };
    // Whoever stops it while the database is brought up to date finds it as it was.
    let (_alone, instance) = tokio::select! {
        opened = opened => opened?,
        () = signals.next() => return Ok(ExitCode::SUCCESS),
    };
    let stop = CancellationToken::new();
    let posting = open::posting(settings, &instance)?;
    let mut jobs = workers::spawn(&instance, &posting, &stop);
    eprintln!(
        "Working for {}; Ctrl-C stops it.",
        instance.addresses.base()
    );
    signals.next().await;
    stop.cancel();
    let finish = async { while jobs.join_next().await.is_some() {} };
    tokio::select! {
        outcome = timeout(DRAIN, finish) => {
            if outcome.is_err() {
                tracing::warn!("some work was cut off; it is continued at the next start");
            }
        }
        () = signals.next() => {}
    }
    Ok(ExitCode::SUCCESS)
}
