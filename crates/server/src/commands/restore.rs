//! `undersigned restore`: brings back what `backup` wrote.

use super::{
    Failure, Outcome,
    backup::{
        DATABASE, DUMP, FORMAT, MANIFEST, MEDIA, Manifest, SECRET_KEY, postgres, private_file,
    },
    print, print_json,
};
use crate::{Settings, open::make_folder};
use anyhow::Context as _;
use clap::Args;
use serde::Serialize;
use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use undersigned_federation::{Clock, media::MediaFile, memory::mark_restored};
use undersigned_store::Database;

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct Options {
    /// A file that `undersigned backup` wrote
    file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    created_at: String,
    public_url: Option<String>,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
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
    make_folder(folder)?;
    // Beside the targets, so that nothing half restored is ever found in their place.
    let scratch = tempfile::tempdir_in(folder).context("the data folder cannot be written to")?;
    let manifest = unpack(&options.file, scratch.path()).map_err(|error| {
        Failure::Usage(format!(
            "{} is no backup: {error:#}",
            options.file.display()
        ))
    })?;
    let (file, dump) = (scratch.path().join(DATABASE), scratch.path().join(DUMP));
    check_kind(database.is_some(), &file, &dump)?;
    if database.is_some() {
        mark(&format!("sqlite://{}", file.display())).await?;
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
        })?;
    } else {
        let made_for = manifest
            .public_url
            .unwrap_or_else(|| "no address yet".to_owned());
        print(&format!(
            "Restored the backup of {}, made for {made_for}.",
            manifest.created_at
        ))?;
    }
    Ok(ExitCode::SUCCESS)
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
            "this is a backup of a SQLite database: leave --database-url away, and              UNDERSIGNED_DATABASE_URL"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Takes the three known files and pictures out of the archive and nothing else, whatever names
/// are in it.
fn unpack(archive: &Path, scratch: &Path) -> anyhow::Result<Manifest> {
    let mut manifest = None;
    let mut found = Vec::new();
    for entry in tar::Archive::new(File::open(archive)?).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        match name.as_str() {
            MANIFEST => {
                let mut text = String::new();
                entry.read_to_string(&mut text)?;
                manifest = Some(serde_json::from_str::<Manifest>(&text)?);
            }
            DATABASE | DUMP | SECRET_KEY => {
                let mut file = private_file(&scratch.join(&name))?;
                std::io::copy(&mut entry, &mut file)?;
                file.sync_all()?;
                found.push(name);
            }
            other => {
                let picture = other
                    .strip_prefix(MEDIA)
                    .and_then(|rest| MediaFile::parse(rest.strip_prefix('/')?));
                if let Some(picture) = picture {
                    make_folder(&scratch.join(MEDIA))?;
                    let mut file = private_file(&scratch.join(MEDIA).join(picture.as_str()))?;
                    std::io::copy(&mut entry, &mut file)?;
                    file.sync_all()?;
                }
            }
        }
    }
    let manifest = manifest.context("it has no manifest")?;
    anyhow::ensure!(
        manifest.format == FORMAT,
        "its format is `{}`",
        manifest.format
    );
    anyhow::ensure!(found.len() == 2, "database or key is missing in it");
    Ok(manifest)
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
