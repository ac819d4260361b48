//! `undersigned backup`: database, keys and pictures in one file, while the server runs.
//!
//! The file is a tar archive: [`DATABASE`] (a consistent copy that SQLite itself makes) or [`DUMP`] (one
//! that PostgreSQL's `pg_dump` makes), [`SECRET_KEY`], below [`MEDIA`] the pictures that the copy knows of,
//! and [`MANIFEST`] with the digest of each. That comes last, when all digests are known, and so that an
//! archive that breaks off has none. Whoever has it has everything; it is readable by its owner only.

pub(super) mod archive;
pub(super) mod pictures;
pub(super) mod postgres;
mod room;

use super::{
    Failure, Outcome, print, print_json,
    signals::Signals,
    target,
    words::{counted, first_of},
};
use crate::{Settings, alone, open, scratch};
use anyhow::{Context as _, anyhow};
use archive::{Hashing, Stoppable};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{ErrorKind, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use undersigned_federation::{Clock, media::MediaFile};
use undersigned_store::{Database, file::folder_of, schema::Schema};

/// The name of the description inside the archive.
pub(super) const MANIFEST: &str = "manifest.json";
/// The name of the database inside the archive.
pub(super) const DATABASE: &str = "undersigned.db";
/// The name of a database in PostgreSQL inside the archive.
pub(super) const DUMP: &str = "undersigned.dump";
/// The name of the secret key inside the archive.
pub(super) const SECRET_KEY: &str = "secret.key";
/// The folder of pictures inside the archive.
pub(super) const MEDIA: &str = "media";
/// What the manifest's `format` says.
pub(super) const FORMAT: &str = "undersigned-backup-1";

/// How many names of what is missing are printed.
const NAMED: usize = 10;

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct Options {
    /// The file to write
    file: PathBuf,
    /// Replace an earlier backup, once the new one is whole; nothing else is ever replaced
    #[arg(long)]
    replace: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// The program's version.
    pub version: String,
    /// When it was made.
    pub created_at: String,
    /// The public URL its ids belong to.
    pub public_url: Option<String>,
    /// The newest step of the database's schema. Earlier versions did not note it.
    pub schema: Option<String>,
    /// SHA-256 of every part, in hexadecimal digits, by its name. Earlier versions noted none.
    pub digests: Option<BTreeMap<String, String>>,
}

#[derive(Serialize)]
struct Answer {
    file: PathBuf,
    bytes: u64,
    /// Pictures in use that the data folder does not have.
    missing: Vec<String>,
}

/// The copy of the database that is to be packed, and what goes with it.
struct Copied {
    database: Database,
    schema: Schema,
    /// Its name in the archive, and in the folder in which it waits.
    name: &'static str,
    manifest: Manifest,
    pictures: Vec<MediaFile>,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let file = target::of_backup(&options.file, options.replace)?;
    let folder = folder_of(&file);
    // In the target's folder, so that it can take its place in one step.
    let scratch = scratch::folder_in(folder).map_err(|error| {
        Failure::Usage(match error.kind() {
            ErrorKind::NotFound => format!(
                "there is no folder {}: make it, or write the backup elsewhere",
                folder.display()
            ),
            _ => format!("{} cannot be written to: {error}", folder.display()),
        })
    })?;
    let mut signals = Signals::catch()?;
    // What was begun goes with the folder: it holds the whole database, and the secret key.
    let copied = tokio::select! {
        copied = copy(settings, scratch.path()) => copied?,
        () = signals.next() => return Err(stopped()),
    };
    let (database, schema) = (copied.database.clone(), copied.schema);
    let archive = pack(settings, copied, scratch.path(), &mut signals).await?;
    let missing = match schema {
        Schema::Current => pictures::missing(&database, &settings.storage.media_dir()).await?,
        _ => Vec::new(),
    };
    let bytes = std::fs::metadata(&archive)
        .context("the backup is gone")?
        .len();
    target::put(&archive, &options.file, options.replace)?;
    // It is whole without that, which is only for whoever looks whether backups are made.
    if let Err(error) = open::note_backup(&database, Clock::system().millis()).await {
        tracing::warn!(%error, "the server does not know of this backup");
    }
    let is_all = missing.is_empty();
    if options.json {
        print_json(&Answer {
            file: options.file.clone(),
            bytes,
            missing,
        })?;
    } else {
        print(&format!(
            "{} holds database, keys and pictures ({}). Keep it where nobody else can read it.",
            options.file.display(),
            counted(bytes, "byte", "bytes")
        ))?;
        if !is_all {
            print(&in_words(&missing))?;
        }
    }
    // All that is there was packed, and it is not all.
    Ok(match is_all {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn stopped() -> Failure {
    anyhow!("it was stopped: nothing was written").into()
}

/// What pages show and the data folder does not have.
fn in_words(missing: &[String]) -> String {
    format!(
        "{} missing in the data folder, and so in the backup: {}. Take them from an \
         earlier backup, or upload them again.",
        counted(missing.len(), "picture in use is", "pictures in use are"),
        first_of(missing, NAMED),
    )
}

/// Copies the database into the folder `scratch`.
async fn copy(settings: &Settings, scratch: &Path) -> Result<Copied, Failure> {
    let clock = Clock::system();
    alone::not_beside_a_lost_file(settings)?;
    open::restoring::refuse(settings).map_err(anyhow::Error::from)?;
    open::is_there(settings).map_err(anyhow::Error::from)?;
    // As it is: it may be that of an earlier version, copied before the upgrade.
    let database = open::connect(settings).await?;
    let schema = database.schema().await?;
    if schema == Schema::Absent {
        return Err(anyhow::Error::from(open::no_data()).into());
    }
    // Made if missing, so that the backup of a new server is whole, too.
    open::secret_key(settings, &database).await?;
    let is_sqlite = settings.storage.sqlite_file().is_some();
    room::check(settings, &database, scratch).await?;
    let name = if is_sqlite { DATABASE } else { DUMP };
    let copy = scratch.join(name);
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        created_at: clock.rfc3339(),
        public_url: open::held_public_url(&database)
            .await?
            .map(|url| url.origin().ascii_serialization()),
        schema: database.newest_step().await?,
        digests: None,
    };
    let media = settings.storage.media_dir();
    // What is asked of the tables of an earlier version may not be in them.
    let pictures = if is_sqlite {
        let copied = database.copy_to(&copy).await;
        copied.context("the database cannot be copied")?;
        match schema {
            Schema::Current => pictures::known(&copy).await?,
            _ => pictures::held(&media)?,
        }
    } else {
        postgres::dump(settings, &copy).await?;
        pictures::held(&media)?
    };
    Ok(Copied {
        database,
        schema,
        name,
        manifest,
        pictures,
    })
}

/// Writes the archive into the folder `scratch`, on a thread of its own since that may take minutes.
async fn pack(
    settings: &Settings,
    copied: Copied,
    scratch: &Path,
    signals: &mut Signals,
) -> Result<PathBuf, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    let (key, media) = (
        settings.storage.secret_key_file(),
        settings.storage.media_dir(),
    );
    let scratch = scratch.to_owned();
    let mut writing =
        tokio::task::spawn_blocking(move || write(copied, &key, &media, &scratch, &told));
    tokio::select! {
        archive = &mut writing => Ok(archive.ok().context("the backup cannot be written: that broke off")??),
        () = signals.next() => {
            stop.store(true, Ordering::Relaxed);
            // Whoever still wrote into the folder would keep it from going.
            let _ = writing.await;
            Err(stopped())
        }
    }
}

/// An archive on its way, and the digests of what is in it.
struct Packing<'a> {
    tar: tar::Builder<File>,
    digests: BTreeMap<String, String>,
    stop: &'a AtomicBool,
}

impl Packing<'_> {
    /// Packs a file, and notes the digest of just the bytes that were packed.
    fn append(&mut self, file: File, name: &str) -> anyhow::Result<()> {
        let metadata = file.metadata()?;
        let mut header = tar::Header::new_gnu();
        header.set_metadata(&metadata);
        // Nor does anybody else read what is taken out of it by hand.
        header.set_mode(0o600);
        let mut content = Hashing::new(Stoppable {
            inner: file.take(metadata.len()),
            stop: self.stop,
        });
        self.tar.append_data(&mut header, name, &mut content)?;
        anyhow::ensure!(
            content.bytes == metadata.len(),
            "it became shorter meanwhile"
        );
        self.digests.insert(name.to_owned(), content.digest());
        Ok(())
    }

    /// Packs the manifest, and ends the archive.
    fn finish(mut self, mut manifest: Manifest, clock: &Clock) -> anyhow::Result<()> {
        manifest.digests = Some(self.digests);
        let manifest = serde_json::to_vec_pretty(&manifest)?;
        let mut header = tar::Header::new_gnu();
        header.set_size(manifest.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(clock.millis() / 1_000).unwrap_or_default());
        self.tar
            .append_data(&mut header, MANIFEST, manifest.as_slice())?;
        let mut file = self.tar.into_inner()?;
        file.flush()?;
        file.sync_all()?;
        Ok(())
    }
}

/// Puts the parts together; the database is in the folder `scratch` already. Whoever is told to `stop`
/// fails.
fn write(
    copied: Copied,
    key: &Path,
    media: &Path,
    scratch: &Path,
    stop: &AtomicBool,
) -> anyhow::Result<PathBuf> {
    let copy = scratch.join(copied.name);
    let archive = scratch.join("backup.tar");
    let mut packing = Packing {
        tar: tar::Builder::new(private_file(&archive)?),
        digests: BTreeMap::new(),
        stop,
    };
    packing
        .append(
            File::open(&copy).context("the copy cannot be read")?,
            copied.name,
        )
        .context("the copy cannot be packed")?;
    let key = File::open(key);
    packing
        .append(key.context("the secret key cannot be read")?, SECRET_KEY)
        .context("the secret key cannot be packed")?;
    append_media(&mut packing, copied.pictures, media)?;
    packing.finish(copied.manifest, &Clock::system())?;
    Ok(archive)
}

/// Packs pictures. One that is gone meanwhile, or was before, is told of by [`pictures::missing`]. One that was damaged before is packed as it is: it must not hold back all the rest.
fn append_media(
    packing: &mut Packing<'_>,
    files: Vec<MediaFile>,
    folder: &Path,
) -> anyhow::Result<()> {
    for file in files {
        let name = format!("{MEDIA}/{}", file.as_str());
        match File::open(folder.join(file.as_str())) {
            Ok(picture) => packing
                .append(picture, &name)
                .context("a picture cannot be packed")?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).context("a picture cannot be read"),
        }
        let digest = packing.digests.get(&name);
        if digest.is_some_and(|digest| !file.as_str().starts_with(digest.as_str())) {
            tracing::warn!(
                picture = name,
                "this picture is damaged in the data folder, and was packed as it is"
            );
        }
    }
    Ok(())
}

/// A new file that only its owner may read.
pub(super) fn private_file(path: &Path) -> anyhow::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs::Permissions, os::unix::fs::PermissionsExt as _};

    #[test]
    fn what_is_taken_out_of_a_backup_by_hand_is_its_owner_s_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (copy, archive) = (folder.path().join("copy"), folder.path().join("archive"));
        std::fs::write(&copy, "a database").unwrap();
        std::fs::set_permissions(&copy, Permissions::from_mode(0o644)).unwrap();
        let mut packing = Packing {
            tar: tar::Builder::new(private_file(&archive).unwrap()),
            digests: BTreeMap::new(),
            stop: &AtomicBool::new(false),
        };
        packing
            .append(File::open(&copy).unwrap(), DATABASE)
            .unwrap();
        packing.tar.into_inner().unwrap();
        let mut packed = tar::Archive::new(File::open(&archive).unwrap());
        let modes = packed.entries().unwrap();
        let modes = modes.map(|entry| entry.unwrap().header().mode().unwrap());
        assert_eq!(modes.collect::<Vec<u32>>(), [0o600]);
    }
}
