//! What every run needs and nobody wants to make ten thousand times: a migrated database to copy,
//! and RSA keys.

use crate::random::Random;
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use tempfile::TempDir;
use undersigned_federation::{
    FederationError,
    entropy::{RsaPair, Source},
    signatures::{self, KeyError},
};
use undersigned_store::Database;

/// RSA keys in the pool. HTTP signatures are not simulated, so servers may share them.
const RSA_KEYS: usize = 2;

/// The template and the pool. Made once, shared by all runs of a process.
#[derive(Debug)]
pub struct Materials {
    folder: TempDir,
    rsa: Vec<RsaPair>,
}

impl Materials {
    /// Makes keys and template. The files lie in memory where the system has a place for that.
    ///
    /// # Errors
    /// The file system, the database or the cryptographic library.
    pub async fn make() -> Result<Arc<Self>> {
        let shared_memory = Path::new("/dev/shm");
        let folder = match shared_memory.is_dir() {
            true => TempDir::with_prefix_in("undersigned-simulator-", shared_memory),
            false => TempDir::with_prefix("undersigned-simulator-"),
        }
        .context("no folder for the databases")?;
        let template = template(folder.path());
        let database = Database::connect(&url(&template), 1).await?;
        database.migrate().await?;
        database.close().await?;
        let rsa = (0..RSA_KEYS)
            .map(|_| signatures::generate_rsa_2048())
            .collect::<Result<_, _>>()?;
        Ok(Arc::new(Self { folder, rsa }))
    }

    /// A new folder for one run.
    ///
    /// # Errors
    /// The file system.
    pub fn folder(&self) -> Result<TempDir> {
        Ok(TempDir::with_prefix_in("run-", self.folder.path())?)
    }

    /// A new, migrated database.
    ///
    /// # Errors
    /// The file system.
    pub fn copy_template(&self, to: &Path) -> Result<()> {
        fs::copy(template(self.folder.path()), to)?;
        Ok(())
    }

    /// An RSA key.
    pub fn rsa(&self, number: usize) -> &RsaPair {
        &self.rsa[number % self.rsa.len()]
    }
}

fn template(folder: &Path) -> PathBuf {
    folder.join("template.db")
}

/// The address of a database file.
pub fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// The randomness of one server: a stream of its own, and RSA keys from the pool.
pub struct Drawn {
    /// The stream.
    pub random: Mutex<Random>,
    /// The pool.
    pub materials: Arc<Materials>,
}

impl Source for Drawn {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), FederationError> {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        random.fill(buffer);
        Ok(())
    }

    fn rsa_2048(&self) -> Result<RsaPair, KeyError> {
        Ok(self.materials.rsa(0).clone())
    }
}
