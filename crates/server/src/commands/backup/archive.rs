//! Reading the archive that `backup` writes, and whether it is still what was written.

use super::{DATABASE, DUMP, FORMAT, MANIFEST, MEDIA, Manifest, SECRET_KEY, private_file};
use crate::{
    commands::{Failure, words::first_of},
    open::make_folder,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Read},
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};
use undersigned_domain::Digest;
use undersigned_federation::media::MediaFile;

/// How much of what is damaged stands in a sentence.
const NAMED: usize = 3;

/// Reads on, and works out the digest of what was read.
pub struct Hashing<R> {
    inner: R,
    hasher: Sha256,
    /// How much was read.
    pub bytes: u64,
    /// Whether it could not be read on.
    failed: bool,
}

impl<R: Read> Hashing<R> {
    /// Nothing of it has been read.
    pub fn new(inner: R) -> Self {
        Self {
            inner,
            hasher: Sha256::new(),
            bytes: 0,
            failed: false,
        }
    }

    /// SHA-256 of what was read, in hexadecimal digits.
    pub fn digest(self) -> String {
        Digest::from_bytes(self.hasher.finalize().into()).hex()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer);
        match &read {
            Ok(count) => {
                self.hasher.update(&buffer[..*count]);
                self.bytes += *count as u64;
            }
            // Whoever reads tries that again.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => self.failed = true,
        }
        read
    }
}

/// Reads on until it is told to stop.
pub struct Stoppable<'a, R> {
    /// What is read.
    pub inner: R,
    /// Whether it is told to.
    pub stop: &'a AtomicBool,
}

impl<R: Read> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.stop.load(Ordering::Relaxed) {
            true => Err(io::Error::other("it was stopped")),
            false => self.inner.read(buffer),
        }
    }
}

/// What is wrong with one part of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// Its name in the archive.
    pub part: String,
    /// What it is or does, to be read after the name.
    pub why: String,
}

impl Damage {
    fn new(part: &str, why: impl Into<String>) -> Self {
        Self {
            part: part.to_owned(),
            why: why.into(),
        }
    }
}

/// What an archive holds.
#[derive(Default)]
pub struct Found {
    /// What it says of itself.
    pub manifest: Option<Manifest>,
    /// The digests of its parts, as they are now.
    parts: BTreeMap<String, String>,
    /// The part that was read last.
    last: Option<String>,
    /// Where reading ended early.
    broken: Option<Damage>,
}

/// Takes the known files and pictures out of an archive and nothing else, whatever names are in it;
/// without a folder to put them `into` they are only looked at.
/// Whoever is told to `stop` finds something broken.
pub fn read(file: &Path, into: Option<&Path>, stop: &AtomicBool) -> Result<Found, Failure> {
    let place = file.display();
    let unreadable = |error: io::Error| Failure::Usage(format!("{place} cannot be read: {error}"));
    let mut archive = tar::Archive::new(File::open(file).map_err(unreadable)?);
    let mut found = Found::default();
    for entry in archive.entries().map_err(unreadable)? {
        let broken = match entry {
            Ok(entry) => found.take(entry, into, stop)?,
            // The error itself quotes what stands there, which may be anything.
            Err(_) => match &found.last {
                Some(last) => {
                    let why = "is followed by something that cannot be read";
                    Some(Damage::new(last, why))
                }
                None => {
                    return Err(Failure::Usage(format!(
                        "{place} is no backup, or its beginning is damaged"
                    )));
                }
            },
        };
        if broken.is_some() {
            found.broken = broken;
            break;
        }
    }
    if found.last.is_none() {
        return Err(Failure::Usage(format!(
            "{place} is no backup: nothing of one is in it"
        )));
    }
    if let Some(manifest) = &found.manifest
        && manifest.format != FORMAT
    {
        return Err(Failure::Usage(format!(
            "{place} is no backup that this version knows: its format is `{}`",
            manifest.format
        )));
    }
    Ok(found)
}

impl Found {
    /// Reads one entry. Answers what keeps it from being read to its end.
    fn take(
        &mut self,
        mut entry: tar::Entry<'_, File>,
        into: Option<&Path>,
        stop: &AtomicBool,
    ) -> Result<Option<Damage>, Failure> {
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if name != MANIFEST && !is_part(&name) {
            return Ok(None);
        }
        self.last = Some(name.clone());
        if self.parts.contains_key(&name) {
            return Ok(Some(Damage::new(&name, "is in it twice")));
        }
        let size = entry.size();
        let mut content = Hashing::new(Stoppable {
            inner: &mut entry,
            stop,
        });
        let mut text = Vec::new();
        let copied = match into {
            _ if name == MANIFEST => io::copy(&mut content, &mut text),
            None => io::copy(&mut content, &mut io::sink()),
            Some(folder) => {
                let place = folder.join(&name);
                if let Some(folder) = place.parent() {
                    make_folder(folder)?;
                }
                let mut file = private_file(&place)?;
                let copied = io::copy(&mut content, &mut file);
                copied.and_then(|count| file.sync_all().map(|()| count))
            }
        };
        match copied {
            Ok(count) if count == size => {}
            Ok(_) => return Ok(Some(Damage::new(&name, "breaks off"))),
            Err(error) if content.failed => {
                let why = format!("cannot be read to its end ({error})");
                return Ok(Some(Damage::new(&name, why)));
            }
            Err(error) => {
                let error = anyhow::Error::new(error);
                return Err(error.context(format!("{name} cannot be unpacked")).into());
            }
        }
        if name != MANIFEST {
            self.parts.insert(name, content.digest());
            return Ok(None);
        }
        match serde_json::from_slice(&text) {
            Ok(manifest) => self.manifest = Some(manifest),
            Err(error) => {
                let why = format!("cannot be understood ({error})");
                return Ok(Some(Damage::new(&name, why)));
            }
        }
        Ok(None)
    }

    /// Whether it can be told that each part is what was packed.
    pub fn can_be_checked(&self) -> bool {
        self.manifest
            .as_ref()
            .is_some_and(|manifest| manifest.digests.is_some())
    }

    /// How many pictures are in it.
    pub fn pictures(&self) -> usize {
        let names = self.parts.keys();
        names.filter(|name| name.starts_with(MEDIA)).count()
    }

    /// Which kind of database is in it.
    pub fn database(&self) -> Option<&'static str> {
        let kinds = [(DATABASE, "sqlite"), (DUMP, "postgresql")];
        let held = kinds
            .into_iter()
            .find(|(name, _)| self.parts.contains_key(*name));
        held.map(|(_, kind)| kind)
    }

    /// All that is damaged, what matters most first.
    pub fn damage(&self) -> Vec<Damage> {
        let mut damage: Vec<Damage> = self.broken.iter().cloned().collect();
        let Some(manifest) = &self.manifest else {
            if damage.is_empty() {
                damage.push(Damage::new(MANIFEST, "is missing"));
            }
            return damage;
        };
        let noted = manifest.digests.as_ref();
        let mut names: BTreeSet<&str> = self.parts.keys().map(String::as_str).collect();
        names.extend(noted.into_iter().flatten().map(|(name, _)| name.as_str()));
        names.insert(SECRET_KEY);
        if !names.contains(DUMP) {
            names.insert(DATABASE);
        }
        if let Some(broken) = &self.broken {
            names.remove(broken.part.as_str());
        }
        for name in names {
            let then = noted.map(|noted| noted.get(name));
            match (self.parts.get(name), then) {
                (None, _) => damage.push(Damage::new(name, "is missing")),
                (Some(now), Some(then)) if then != Some(now) => {
                    damage.push(Damage::new(name, "is not what was packed"));
                }
                _ => {}
            }
        }
        damage.sort_by_key(|one| one.part.starts_with(MEDIA));
        damage
    }

    /// The pictures that are damaged, if nothing else is: all that matters more is what was packed.
    pub fn damaged_pictures(&self) -> Vec<Damage> {
        let damage = self.damage();
        match self.can_be_checked() && only_pictures(&damage) {
            true => damage,
            false => Vec::new(),
        }
    }

    /// What the archive says of itself, if nothing else is damaged that can be told.
    pub fn whole(self, file: &Path, but_for: &[Damage]) -> Result<Manifest, Failure> {
        let damage = self.damage();
        match self.manifest {
            Some(manifest) if damage.is_empty() || damage == but_for => Ok(manifest),
            Some(_) if only_pictures(&damage) => Err(Failure::Usage(format!(
                "{}; or restore everything else, with --without-damaged-pictures",
                unusable(file, &in_words(&damage))
            ))),
            _ => Err(unusable(file, &in_words(&damage))),
        }
    }
}

fn only_pictures(damage: &[Damage]) -> bool {
    damage.iter().all(|one| one.part.starts_with(MEDIA))
}

/// That nothing was done with a damaged backup, and what to do instead.
pub fn unusable(file: &Path, what: &str) -> Failure {
    Failure::Usage(format!(
        "{} is damaged: {what}. Nothing was restored, and nothing was changed. {WAY_OUT}",
        file.display()
    ))
}

/// What to do about a damaged backup.
pub const WAY_OUT: &str = "Use another backup, or copy this one again from where it was kept";

/// What is damaged, as part of a sentence.
pub fn in_words(damage: &[Damage]) -> String {
    let all: Vec<String> = damage
        .iter()
        .map(|one| format!("`{}` {}", one.part, one.why))
        .collect();
    first_of(&all, NAMED)
}

/// Whether something of that name belongs into an archive.
fn is_part(name: &str) -> bool {
    let picture = name
        .strip_prefix(MEDIA)
        .and_then(|rest| MediaFile::parse(rest.strip_prefix('/')?));
    matches!(name, DATABASE | DUMP | SECRET_KEY) || picture.is_some()
}
