//! A PostgreSQL is filled, and only then can be noted that it was put back: what is between is noted in the data folder.

use crate::{
    Settings, alone,
    commands::{Failure, backup::postgres, signals::Signals},
    open::{self, restoring},
};
use anyhow::{Context as _, anyhow};
use chrono::DateTime;
use std::path::Path;
use undersigned_federation::{
    Clock,
    memory::{PutBack, mark_restored},
};
use undersigned_store::Database;

/// Fills a PostgreSQL from a backup that was `made` then. Until it is noted that it was put back, nobody works on
/// it, also where this is killed.
pub(super) async fn fill(
    settings: &Settings,
    dump: &Path,
    made: &str,
    signals: &mut Signals,
) -> Result<(), Failure> {
    if !is_empty(settings).await? {
        restoring::refuse(settings).map_err(anyhow::Error::from)?;
        return Err(Failure::Usage(
            "the backup cannot be put into the database, which has to be empty; nothing was changed"
                .to_owned(),
        ));
    }
    restoring::note(settings, made)?;
    // Stopped meanwhile, PostgreSQL has taken all of it or nothing.
    let loaded = tokio::select! {
        loaded = postgres::load(settings, dump) => loaded,
        () = signals.next() => {
            return Err(anyhow!(
                "it was stopped while PostgreSQL was filled: look whether the database is empty before the next \
                 attempt"
            )
            .into());
        }
    };
    // Where that cannot be seen, the note stays.
    if loaded.is_err() && is_empty(settings).await.unwrap_or(false) {
        restoring::forget(settings)?;
    }
    loaded
}

/// Whether nothing of a server is in the database.
async fn is_empty(settings: &Settings) -> Result<bool, Failure> {
    let database = open::connect(settings).await?;
    let newest = database.newest_step().await;
    database.close().await?;
    Ok(newest?.is_none())
}

/// Ends a restore into PostgreSQL that was broken off once the database was filled; nothing where none was.
pub(in crate::commands) async fn finish(settings: &Settings) -> Result<Option<PutBack>, Failure> {
    if !restoring::is_noted(settings) {
        return Ok(None);
    }
    let _alone = alone::at_once(settings).await?;
    let key = settings.storage.secret_key_file();
    if is_empty(settings).await? || !key.exists() {
        return Err(Failure::Usage(format!(
            "the restore was broken off before the database was filled, or {} is not there: restore the backup \
             again, into an empty database",
            key.display()
        )));
    }
    // Earlier versions noted nothing of the backup.
    let made = restoring::made_at(settings).unwrap_or_default();
    let put_back = mark(&settings.storage.database_url(), &made).await?;
    restoring::forget(settings)?;
    Ok(Some(put_back))
}

/// Writes into the database that it was put back: what others know of its organisations' words
/// beyond that is theirs, and no copy that runs elsewhere. And from a backup of which day, since that is the
/// last one which there is.
pub(super) async fn mark(database: &str, made: &str) -> anyhow::Result<PutBack> {
    let database = Database::connect(database, 1).await?;
    database
        .migrate()
        .await
        .context("the database cannot be brought up to date")?;
    let put_back = mark_restored(&database, Clock::system().millis()).await?;
    if let Ok(made) = DateTime::parse_from_rfc3339(made) {
        open::note_put_back(&database, made.timestamp_millis()).await?;
    }
    database.close().await?;
    Ok(put_back)
}
