//! The folder of pictures. A file is named by the digest of its content, so its name says nothing
//! of who sent it and its address may be kept for ever.

use super::{Shape, encode::Encoded, reencode};
use crate::{FederationError, error::Result, memory_bounds::MemoryBounds, turns::Turns};
use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
};
use tokio::task::spawn_blocking;
use undersigned_domain::Digest;

/// Most memory that the picture of an account elsewhere takes while it is decoded, in bytes: it is shown small, and
/// whoever made it nobody here knows.
const PORTRAIT_MEMORY: usize = 64 * 1024 * 1024;

/// The name of a file: 64 lower-case hexadecimal digits, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile(String);

impl MediaFile {
    /// Reads a name, strictly: nothing else may ever become part of a path.
    pub fn parse(name: &str) -> Option<Self> {
        let (digest, extension) = name.split_once('.')?;
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let sound =
            digest.len() == 64 && digest.bytes().all(hex) && matches!(extension, "jpg" | "png");
        sound.then(|| Self(name.to_owned()))
    }

    fn of(encoded: &Encoded) -> Self {
        let digest = Digest::of(&[&encoded.bytes]).hex();
        Self(format!("{digest}.{}", encoded.extension))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What goes into `Content-Type`.
    pub fn media_type(&self) -> &'static str {
        match self.0.ends_with(".png") {
            true => "image/png",
            false => "image/jpeg",
        }
    }
}

/// A picture made anew, not stored yet.
#[derive(Debug)]
pub struct Made {
    /// The picture.
    pub whole: (MediaFile, Encoded),
    /// A smaller copy.
    pub small: Option<(MediaFile, Encoded)>,
}

/// Where pictures lie.
#[derive(Debug)]
pub struct MediaFolder {
    path: PathBuf,
    /// One picture is decoded at a time: each may take a quarter of a gigabyte.
    decoding: Turns,
}

impl MediaFolder {
    /// A folder; it is made when the first picture comes.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            decoding: Turns::of(1),
        }
    }

    /// Makes a picture anew, off the threads that answer requests.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] that says what is wrong with it.
    pub async fn make(&self, bytes: Vec<u8>, shape: Shape) -> Result<Made> {
        let memory = match shape {
            Shape::Whole | Shape::Square => MemoryBounds::here().decoding,
            Shape::Portrait => PORTRAIT_MEMORY.min(MemoryBounds::here().decoding),
        };
        let memory = u64::try_from(memory).unwrap_or(u64::MAX);
        let made = self
            .decoding
            .work(move || reencode(&bytes, shape, memory))
            .await?;
        let (whole, small) =
            made.map_err(|fault| FederationError::invalid(fault.code(), fault.to_string()))?;
        let named = |encoded: Encoded| (MediaFile::of(&encoded), encoded);
        Ok(Made {
            whole: named(whole),
            small: small.map(named),
        })
    }

    /// Writes the files of a picture; those that are there are written again.
    ///
    /// # Errors
    /// The disk.
    pub async fn write(&self, made: Made) -> Result<()> {
        let folder = self.path.clone();
        let written = spawn_blocking(move || {
            let files = std::iter::once(&made.whole).chain(&made.small);
            for (name, encoded) in files {
                write(&folder, name, &encoded.bytes)?;
            }
            File::open(&folder)?.sync_all()
        });
        written.await?.map_err(internal)
    }

    /// What a file holds, if it is there.
    ///
    /// # Errors
    /// The disk.
    pub async fn read(&self, file: &MediaFile) -> Result<Option<Vec<u8>>> {
        match tokio::fs::read(self.path.join(file.as_str())).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(internal(error)),
        }
    }

    /// Takes a file away; one that is gone already is as good.
    ///
    /// # Errors
    /// The disk.
    pub async fn remove(&self, file: &MediaFile) -> Result<()> {
        match tokio::fs::remove_file(self.path.join(file.as_str())).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(internal(error)),
            _ => Ok(()),
        }
    }
}

/// Under another name first, so that nobody ever reads half a file.
fn write(folder: &Path, name: &MediaFile, bytes: &[u8]) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let partial = folder.join(format!("{}.part", name.as_str()));
    let mut file = File::create(&partial)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&partial, folder.join(name.as_str()))
}

fn internal(error: impl std::fmt::Display) -> FederationError {
    FederationError::Internal(format!("a picture cannot be kept: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{MediaFile, MediaFolder};
    use futures::FutureExt as _;
    use std::{path::PathBuf, sync::mpsc};
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn row_859_a_picture_is_decoded_to_its_end_before_the_next_whoever_goes_away() {
        let folder = MediaFolder::new(PathBuf::from("nowhere"));
        let (begins, begun) = oneshot::channel();
        let (end, may_end) = mpsc::channel::<()>();
        let mut gone = Box::pin(folder.decoding.work(move || {
            begins.send(()).unwrap();
            let _ = may_end.recv();
        }));
        assert!((&mut gone).now_or_never().is_none());
        begun.await.unwrap();
        drop(gone);
        let mut next = Box::pin(folder.decoding.work(|| "made"));
        assert!((&mut next).now_or_never().is_none());
        end.send(()).unwrap();
        assert_eq!(next.await.unwrap(), "made");
    }

    #[test]
    fn a_name_is_a_digest_and_nothing_else() {
        let digest = "0a".repeat(32);
        assert!(MediaFile::parse(&format!("{digest}.jpg")).is_some());
        assert_eq!(
            MediaFile::parse(&format!("{digest}.png")).map(|file| file.media_type()),
            Some("image/png")
        );
        for other in [
            "../../etc/passwd".to_owned(),
            digest.clone(),
            format!("{digest}.svg"),
            format!("{digest}.html"),
            format!("{digest}.jpg.html"),
            format!("{digest}.jpg/.."),
            format!("../{digest}.jpg"),
            format!("{}.jpg", digest.to_uppercase()),
            format!("{}.jpg", &digest[1..]),
            ".htaccess".to_owned(),
            String::new(),
        ] {
            assert_eq!(MediaFile::parse(&other), None, "{other}");
        }
    }
}
