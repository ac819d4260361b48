//! A PostgreSQL is filled, and only then can be noted that it was put back: what is between is noted in the data folder.

use crate::{
    Settings, alone,
    commands::{Failure, backup::postgres, signals::Signals},
    open::{self, restoring},
};
use anyhow::{Context as _, anyhow};
use std::path::Path;
use undersigned_federation::{
    Clock,
    memory::{PutBack, mark_restored},
};
use undersigned_store::Database;

/// Fills a PostgreSQL. Until it is noted that it was put back, nobody works on it, also where this is killed.
pub(super) async fn fill(
    settings: &Settings,
    dump: &Path,
    signals: &mut Signals,
) -> Result<(), Failure> {
    if !is_empty(settings).await? {
        restoring::refuse(settings).map_err(anyhow::Error::from)?;
        return Err(Failure::Usage(
            "the backup cannot be put into the database, which has to be empty; nothing was changed"
                .to_owned(),
        ));
    }
    restoring::note(settings)?;
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
    let put_back = mark(&settings.storage.database_url()).await?;
    restoring::forget(settings)?;
    Ok(Some(put_back))
}

/// Writes into the database that it was put back: what others know of its organisations' words
/// beyond that is theirs, and no copy that runs elsewhere.
pub(super) async fn mark(database: &str) -> anyhow::Result<PutBack> {
    let database = Database::connect(database, 1).await?;
    database
        .migrate()
        .await
        .context("the database cannot be brought up to date")?;
    let put_back = mark_restored(&database, Clock::system().millis()).await?;
    database.close().await?;
    Ok(put_back)
}
