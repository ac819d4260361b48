//! The instance's secret key: seals private keys and people's data at rest, and hashes what must
//! be found again without being readable.
//!
//! Sealing is AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; sealed bytes are
//! `1 ‖ nonce ‖ ciphertext ‖ tag`, where the first byte numbers this layout. Subkeys are derived
//! per purpose with HMAC-SHA-256, so that no two uses ever share a key.

use std::fmt;
use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{hmac, rand};

use crate::error::{StoreError, StoreResult};
use crate::file::folder_of;

const LAYOUT: u8 = 1;
const SEAL_PURPOSE: &str = "undersigned:seal:v1";
const HASH_PURPOSE: &str = "undersigned:hash:v1:";

/// 32 secret bytes. Whoever loses them loses everything sealed with them.
#[derive(Clone)]
pub struct SecretKey([u8; 32]);

/// The disk that a file is on, or would be: the device number (`st_dev`) of the nearest folder above it that is there.
pub fn disk_of(path: &Path) -> Option<u64> {
    let mut folders = path.ancestors().skip(1);
    folders.find_map(|folder| {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        fs::metadata(folder).ok().map(|found| found.dev())
    })
}

/// What was found where the file of a key should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The key.
    There,
    /// Nothing; the key was written there.
    PutBack,
    /// Something else, which was left as it is.
    Another,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey([redacted])")
    }
}

impl SecretKey {
    /// A key from bytes that the caller chose; for tests and restored backups.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Makes a new random key.
    pub fn generate() -> StoreResult<Self> {
        let mut bytes = [0; 32];
        rand::fill(&mut bytes).map_err(|_| StoreError::Sealed)?;
        Ok(Self(bytes))
    }

    /// Reads the key from `path`.
    ///
    /// # Errors
    /// [`StoreError::SecretKey`] for what is no key; the file cannot be read.
    pub fn read(path: &Path) -> StoreResult<Self> {
        let text = fs::read_to_string(path).map_err(|source| at(path, source))?;
        Self::parse(path, &text)
    }

    /// Reads the key from `path`; if there is no such file, makes a key and writes it there as
    /// hexadecimal text that only its owner may read (mode 0600).
    ///
    /// Two processes that start at once end up with the same key: the file appears whole, and
    /// only once.
    pub fn load_or_create(path: &Path) -> StoreResult<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Self::generate()?.write_new(path)?;
                Self::read(path)
            }
            Err(source) => Err(at(path, source)),
        }
    }

    /// Looks whether the file at `path` holds this key, and writes it there where there is none: as
    /// [`load_or_create`](Self::load_or_create) does, over nothing, and on no other disk than `disk`, which
    /// [`disk_of`] said when it was there. A disk that was pulled out leaves its folder behind, or the one
    /// above: the key is not to lie there in clear.
    ///
    /// # Errors
    /// The file cannot be read or made, or its disk is not there.
    pub fn keep_at(&self, path: &Path, disk: Option<u64>) -> StoreResult<Kept> {
        let put_back = match fs::symlink_metadata(path) {
            Ok(_) => false,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if disk.is_none() || disk_of(path) != disk {
                    return Err(at(path, error));
                }
                let folder = folder_of(path);
                fs::DirBuilder::new()
                    .recursive(true)
                    .mode(0o700)
                    .create(folder)
                    .map_err(|source| at(folder, source))?;
                self.write_new(path)?;
                // That it has its name has to last, too.
                let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
                synced.map_err(|source| at(folder, source))?;
                true
            }
            Err(source) => return Err(at(path, source)),
        };
        let held = fs::read(path).map_err(|source| at(path, source))?;
        let held = Self::parse(path, &String::from_utf8_lossy(&held));
        Ok(match held {
            Ok(held) if held.0 == self.0 && put_back => Kept::PutBack,
            Ok(held) if held.0 == self.0 => Kept::There,
            _ => Kept::Another,
        })
    }

    /// Encrypts `plain`. `aad` (say, the row's owner) is not stored, but must be given again to
    /// [`open`](Self::open), so that sealed bytes cannot be moved to another row unnoticed.
    pub fn seal(&self, plain: &[u8], aad: &[u8]) -> StoreResult<Vec<u8>> {
        let mut ciphertext = plain.to_vec();
        let nonce = self
            .sealing_key()?
            .seal_in_place_append_tag(Aad::from(aad), &mut ciphertext)
            .map_err(|_| StoreError::Sealed)?;
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + ciphertext.len());
        sealed.push(LAYOUT);
        sealed.extend_from_slice(nonce.as_ref());
        sealed.extend_from_slice(&ciphertext);
        Ok(sealed)
    }

    /// Decrypts what [`seal`](Self::seal) made with the same `aad`.
    pub fn open(&self, sealed: &[u8], aad: &[u8]) -> StoreResult<Vec<u8>> {
        let Some((&LAYOUT, rest)) = sealed.split_first() else {
            return Err(StoreError::Sealed);
        };
        let Some((nonce, ciphertext)) = rest.split_first_chunk::<NONCE_LEN>() else {
            return Err(StoreError::Sealed);
        };
        let mut buffer = ciphertext.to_vec();
        let plain = self
            .sealing_key()?
            .open_in_place(Nonce::from(nonce), Aad::from(aad), &mut buffer)
            .map_err(|_| StoreError::Sealed)?;
        Ok(plain.to_vec())
    }

    /// A hash of `data` that cannot be guessed at without this key (HMAC-SHA-256), for looking
    /// up e-mail addresses. Different purposes give unrelated hashes.
    pub fn keyed_hash(&self, purpose: &str, data: &[u8]) -> [u8; 32] {
        hmac_sha256(
            &hmac_sha256(&self.0, format!("{HASH_PURPOSE}{purpose}").as_bytes()),
            data,
        )
    }

    fn sealing_key(&self) -> StoreResult<RandomizedNonceKey> {
        let subkey = hmac_sha256(&self.0, SEAL_PURPOSE.as_bytes());
        RandomizedNonceKey::new(&AES_256_GCM, &subkey).map_err(|_| StoreError::Sealed)
    }

    fn parse(path: &Path, text: &str) -> StoreResult<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes)
            .map_err(|_| StoreError::SecretKey(path.display().to_string()))?;
        Ok(Self(bytes))
    }

    /// Writes a neighbour file and links it into place, which fails if the name is taken.
    fn write_new(&self, path: &Path) -> StoreResult<()> {
        let mut suffix = [0; 8];
        rand::fill(&mut suffix).map_err(|_| StoreError::Sealed)?;
        let mut neighbour = path.as_os_str().to_owned();
        neighbour.push(format!(".{}", hex::encode(suffix)));
        let neighbour = Path::new(&neighbour);

        self.write(neighbour)?;
        let linked = fs::hard_link(neighbour, path);
        fs::remove_file(neighbour).map_err(|source| at(neighbour, source))?;
        match linked {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            // Some network file systems know no hard links.
            Err(_) => self.write(path),
        }
    }

    fn write(&self, path: &Path) -> StoreResult<()> {
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(|source| at(path, source))?;
        let text = format!("{}\n", hex::encode(self.0));
        let written = file.write_all(text.as_bytes());
        written.and_then(|()| file.sync_all()).map_err(|source| {
            // On a full disk what there is of it would be in the way of the next try.
            let _ = fs::remove_file(path);
            at(path, source)
        })
    }
}

fn hmac_sha256(key: &[u8], data: &[u8]) -> [u8; 32] {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), data);
    let mut bytes = [0; 32];
    bytes.copy_from_slice(tag.as_ref());
    bytes
}

fn at(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::File {
        path: path.display().to_string(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_is_sealed_opens_only_with_the_same_key_and_purpose() {
        let key = SecretKey::generate().unwrap();
        let sealed = key.seal(b"private", b"row 1").unwrap();
        assert_eq!(key.open(&sealed, b"row 1").unwrap(), b"private");
        assert!(key.open(&sealed, b"row 2").is_err());
        assert!(
            SecretKey::generate()
                .unwrap()
                .open(&sealed, b"row 1")
                .is_err()
        );
        assert!(key.open(&sealed[..10], b"row 1").is_err());
        assert!(key.open(&[], b"row 1").is_err());
        assert_ne!(sealed, key.seal(b"private", b"row 1").unwrap());
    }

    #[test]
    fn hashes_depend_on_key_and_purpose() {
        let key = SecretKey::from_bytes([7; 32]);
        let hash = key.keyed_hash("e-mail", b"ana@example.org");
        assert_eq!(hash, key.keyed_hash("e-mail", b"ana@example.org"));
        assert_ne!(hash, key.keyed_hash("other", b"ana@example.org"));
        assert_ne!(
            hash,
            SecretKey::from_bytes([8; 32]).keyed_hash("e-mail", b"ana@example.org")
        );
    }

    #[test]
    fn the_file_is_made_once_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let first = SecretKey::load_or_create(&path).unwrap();
        let second = SecretKey::load_or_create(&path).unwrap();
        assert_eq!(first.0, second.0);
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(format!("{first:?}"), "SecretKey([redacted])");

        fs::write(&path, "not a key").unwrap();
        assert!(matches!(
            SecretKey::load_or_create(&path),
            Err(StoreError::SecretKey(_))
        ));
    }

    #[test]
    fn a_file_that_is_gone_is_written_back_and_another_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("secret.key");
        let key = SecretKey::from_bytes([7; 32]);
        let disk = disk_of(&path);
        for other in [None, disk.map(|disk| disk + 1)] {
            assert!(key.keep_at(&path, other).is_err(), "it is on another disk");
            assert!(!folder.path().join("data").exists());
        }
        assert_eq!(key.keep_at(&path, disk).unwrap(), Kept::PutBack);
        assert_eq!(key.keep_at(&path, disk).unwrap(), Kept::There);
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(SecretKey::load_or_create(&path).unwrap().0, key.0);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
        assert_eq!(key.keep_at(&path, disk).unwrap(), Kept::PutBack);
        let names = fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(names.count(), 1, "nothing else is left there");
        let other = hex::encode([8_u8; 32]);
        for another in [other.as_bytes(), b"no key", b"", b"\xff\xfe"] {
            fs::write(&path, another).unwrap();
            assert_eq!(key.keep_at(&path, disk).unwrap(), Kept::Another);
            assert_eq!(fs::read(&path).unwrap(), another);
        }
        // A link that leads nowhere is somebody's as well.
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(folder.path().join("away"), &path).unwrap();
        assert!(key.keep_at(&path, disk).is_err());
    }
}
