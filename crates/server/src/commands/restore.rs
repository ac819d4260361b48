//! `undersigned restore`: brings back what `backup` wrote, or only checks it. Every part is checked before
//! anything is put in its place.

mod check;

use super::{
    Failure, Outcome,
    backup::{
        DATABASE, DUMP, MEDIA, SECRET_KEY,
        archive::{self, unusable},
        postgres,
    },
    print, print_json,
};
use crate::{Settings, open::make_folder};
use anyhow::Context as _;
use clap::Args;
use serde::Serialize;
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
};
use undersigned_federation::{Clock, memory::mark_restored};
use undersigned_store::Database;

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct Options {
    /// A file that `undersigned backup` wrote
    file: PathBuf,
    /// Restore nothing: check every part, and say what the backup holds; exit code 1 if it is damaged
    #[arg(long)]
    check: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    created_at: String,
    public_url: Option<String>,
    /// Whether the backup says what was packed.
    checked: bool,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    if options.check {
        return check::run(&options.file, options.json);
    }
    let database = settings.storage.sqlite_file();
    let key = settings.storage.secret_key_file();
    for target in database.iter().chain([&key]) {
        if target.exists() {
            return Err(Failure::Usage(format!(
                "{} is there already; stop the server and move it away first",
                target.display()
            )));
        }
    }
    if let Some(database) = &database {
        nothing_left_over(database)?;
    }
    let folder = settings.storage.data_dir.as_path();
    // Dropped after what is made in it.
    let _made = Made::missing(folder);
    make_folder(folder)?;
    // Beside the targets, so that nothing half restored is ever found in their place.
    let scratch = tempfile::tempdir_in(folder).context("the data folder cannot be written to")?;
    let found = archive::read(&options.file, Some(scratch.path()))?;
    let checked = found.can_be_checked();
    let manifest = found.whole(&options.file)?;
    let (file, dump) = (scratch.path().join(DATABASE), scratch.path().join(DUMP));
    check_kind(database.is_some(), &file, &dump)?;
    if database.is_some() {
        let marked = mark(&format!("sqlite://{}", file.display())).await;
        marked.map_err(|error| explained(&options.file, error))?;
    } else {
        postgres::load(settings, &dump).await?;
        mark(&settings.storage.database_url()).await?;
    }
    put_media(&scratch.path().join(MEDIA), &settings.storage.media_dir())?;
    put(&scratch.path().join(SECRET_KEY), &key)?;
    if let Some(database) = &database {
        put(&file, database)?;
    }
    if options.json {
        print_json(&Answer {
            created_at: manifest.created_at,
            public_url: manifest.public_url,
            checked,
        })?;
    } else {
        let made_for = manifest
            .public_url
            .unwrap_or_else(|| "no address yet".to_owned());
        print(&format!(
            "Restored the backup of {}, made for {made_for}.",
            manifest.created_at
        ))?;
        if !checked {
            print(
                "An earlier version made it and noted no digests, so that it could not be checked whether \
                 it is what was packed.",
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Folders that are made for what is restored, the innermost first. Those in which nothing was put in
/// the end go again: a restore that was refused leaves nothing behind.
struct Made(Vec<PathBuf>);

impl Made {
    fn missing(folder: &Path) -> Self {
        let named = folder.ancestors().filter(|one| !one.as_os_str().is_empty());
        let missing = named.take_while(|one| !one.exists());
        Self(missing.map(Path::to_owned).collect())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in &self.0 {
            // Only an empty one can be removed so.
            if std::fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

/// What SQLite finds wrong with the file itself is damage of the backup.
fn explained(backup: &Path, error: anyhow::Error) -> Failure {
    let said = format!("{error:#}");
    let damage = ["malformed", "not a database"];
    match damage.iter().any(|words| said.contains(words)) {
        true => unusable(backup, &format!("`{DATABASE}` cannot be read ({said})")),
        false => error.into(),
    }
}

/// What SQLite keeps beside a database is taken for the restored one's, and would be played into it.
fn nothing_left_over(database: &Path) -> Result<(), Failure> {
    for ending in ["-wal", "-shm", "-journal"] {
        let mut beside = database.as_os_str().to_owned();
        beside.push(ending);
        let beside = PathBuf::from(beside);
        if beside.exists() {
            return Err(Failure::Usage(format!(
                "{} is there already: it belongs to the old database and would change the restored \
                 one; stop the server and move it away first",
                beside.display()
            )));
        }
    }
    Ok(())
}

/// What was in one kind of database does not go into the other.
fn check_kind(is_sqlite: bool, file: &Path, dump: &Path) -> Result<(), Failure> {
    if is_sqlite && !file.exists() {
        return Err(Failure::Usage(
            "this is a backup of a PostgreSQL database: name an empty one with --database-url"
                .to_owned(),
        ));
    }
    if !is_sqlite && !dump.exists() {
        return Err(Failure::Usage(
            "this is a backup of a SQLite database: leave --database-url away, and \
             UNDERSIGNED_DATABASE_URL"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Writes into the database that it was put back: what others know of its organisations' words
/// beyond that is theirs, and no copy that runs elsewhere.
async fn mark(database: &str) -> anyhow::Result<()> {
    let database = Database::connect(database, 1).await?;
    database
        .migrate()
        .await
        .context("the database cannot be brought up to date")?;
    mark_restored(&database, Clock::system().millis()).await?;
    database.close().await?;
    Ok(())
}

/// Pictures that are there already hold the same: their names say what they hold.
fn put_media(from: &Path, to: &Path) -> anyhow::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        put(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn put(from: &Path, to: &Path) -> anyhow::Result<()> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    // Copied, since the target may be on another disk.
    std::fs::copy(from, to).with_context(|| format!("{} cannot be written", to.display()))?;
    File::open(to)?.sync_all()?;
    Ok(())
}
