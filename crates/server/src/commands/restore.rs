//! `undersigned restore`: brings back what `backup` wrote.

use super::{
    Failure, Outcome,
    backup::{DATABASE, FORMAT, MANIFEST, MEDIA, Manifest, SECRET_KEY, private_file},
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
    let Some(database) = settings.storage.sqlite_file() else {
        return Err(Failure::Usage(
            "this data is in PostgreSQL: use pg_restore, and put the secret key back".to_owned(),
        ));
    };
    let key = settings.storage.secret_key_file();
    for target in [&database, &key] {
        if target.exists() {
            return Err(Failure::Usage(format!(
                "{} is there already; stop the server and move it away first",
                target.display()
            )));
        }
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
    mark(&scratch.path().join(DATABASE)).await?;
    put_media(&scratch.path().join(MEDIA), &settings.storage.media_dir())?;
    put(&scratch.path().join(SECRET_KEY), &key)?;
    put(&scratch.path().join(DATABASE), &database)?;
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
            DATABASE | SECRET_KEY => {
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
async fn mark(database: &Path) -> anyhow::Result<()> {
    let database = Database::connect(&format!("sqlite://{}", database.display()), 1).await?;
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
