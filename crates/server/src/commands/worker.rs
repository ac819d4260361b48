//! `undersigned worker`: only the background work.

use super::{Failure, Outcome, open_worker, serve::tell, signals::Signals};
use crate::{DRAIN, Settings, admin_http, alone, open, outdated, serving, workers};
use std::process::ExitCode;
use tokio::{task::JoinSet, time::timeout};
use tokio_util::sync::CancellationToken;

pub(super) async fn run(settings: &Settings) -> Outcome {
    let mut signals = Signals::catch()?;
    alone::not_beside_a_lost_file(settings)?;
    // Nothing is made where no data is.
    open::is_there(settings).map_err(anyhow::Error::from)?;
    // Its work matters more than being watched: a server beside it may have the address.
    let admin = admin_http::listen(settings).await.unwrap_or_else(|error| {
        tracing::warn!("{error:#}: this worker is not watched");
        None
    });
    // With port 0, the operating system has chosen one.
    let address = admin.as_ref().and_then(|admin| admin.local_addr().ok());
    let opened = async {
        let alone = alone::hold(settings).await?;
        let instance = open_worker(settings).await?;
        alone.note_files_of(&instance.database);
        Ok::<_, Failure>((alone, instance))
    };
    // Whoever stops it while the database is brought up to date finds it as it was.
    let (alone, instance) = tokio::select! {
        opened = opened => opened?,
        never = admin_http::turn_away(admin.as_ref()) => match never {},
        () = signals.next() => return Ok(ExitCode::SUCCESS),
    };
    let (stop, over) = (CancellationToken::new(), CancellationToken::new());
    let posting = open::posting(settings, &instance)?;
    let mut jobs = workers::spawn(&instance, &posting, &stop);
    let mut servers = JoinSet::new();
    if let Some(admin) = admin {
        let ending = serving::Ending {
            stop: stop.clone(),
            drain: DRAIN,
            over: over.clone(),
        };
        let app = admin_http::app(instance.clone());
        let clock = instance.clock.clone();
        servers.spawn(serving::serve(admin, app, clock, ending));
    }
    let format = settings.log.log_format;
    let base = instance.addresses.base();
    tell(format, &format!("Working for {base}; Ctrl-C stops it."));
    if let Some(address) = address {
        tell(
            format,
            &format!("/metrics and /ready are at http://{address}"),
        );
    }
    tokio::select! {
        () = signals.next() => {}
        newer = outdated::by_a_newer_version(&instance.database) => return Err(newer.into()),
    }
    stop.cancel();
    let finish = async {
        while jobs.join_next().await.is_some() {}
        over.cancel();
        while servers.join_next().await.is_some() {}
    };
    tokio::select! {
        outcome = timeout(DRAIN, finish) => {
            if outcome.is_err() {
                tracing::warn!("some work was cut off; it is continued at the next start");
            }
        }
        () = signals.next() => {}
    }
    // Where the database's file is gone, what is in it goes with this process.
    instance.rescue_database().await;
    instance.keep_secret_key().await;
    // Its connections end with it, and take away what SQLite keeps beside the file.
    alone.note_no_files();
    Ok(ExitCode::SUCCESS)
}
