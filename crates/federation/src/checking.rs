//! Checking what others have signed: apart from the threads that answer requests, no more at a time
//! than there are cores, and with keys that are read once.

use crate::{
    FederationError, Instance,
    actors::RemoteActor,
    error::Result,
    signatures::{PublicKey, SignatureFault},
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::Semaphore,
    task::spawn_blocking,
};
use undersigned_domain::Verified;

/// Most keys that are kept as they were read; where there are more, all are read again.
const KEYS_KEPT: usize = 2_048;

/// What it takes to check.
pub(crate) struct Checking {
    places: Arc<Semaphore>,
    /// Keys by the SHA-256 of their PEM: a key that is another has another.
    keys: Mutex<HashMap<[u8; 32], PublicKey>>,
}

impl Default for Checking {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self {
            places: Arc::new(Semaphore::new(cores)),
            keys: Mutex::default(),
        }
    }
}

impl Checking {
    fn key(&self, pem: &str) -> Result<PublicKey, SignatureFault> {
        let digest: [u8; 32] = Sha256::digest(pem.as_bytes()).into();
        let held = {
            let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
            keys.get(&digest).cloned()
        };
        if let Some(key) = held {
            return Ok(key);
        }
        let key = PublicKey::from_pem(pem)?;
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= KEYS_KEPT {
            keys.clear();
        }
        keys.insert(digest, key.clone());
        Ok(key)
    }
}

impl Instance {
    /// An actor's key for HTTP signatures.
    ///
    /// # Errors
    /// As [`RemoteActor::http_key`].
    pub(crate) fn http_key_of(
        &self,
        actor: &RemoteActor,
        key_id: &str,
    ) -> Result<PublicKey, SignatureFault> {
        self.checking.key(actor.http_key_pem(key_id)?)
    }

    /// Checks a statement that stands inside an activity.
    ///
    /// # Errors
    /// As [`Verified::check_value`].
    pub(crate) async fn check_statement(&self, statement: Value) -> Result<Verified> {
        let checked = self.apart(move || Verified::check_value(&statement));
        Ok(checked.await??)
    }

    /// Does something that takes a processor for a while, and nothing else. On a runtime with one
    /// thread, as in a simulation, it is done at once, so that a run can be repeated.
    ///
    /// # Errors
    /// [`FederationError::Internal`] where it broke off.
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        if Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread {
            return Ok(work());
        }
        // Never closed; without a place it would only be done sooner.
        let place = self.checking.places.clone().acquire_owned().await;
        let done = spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        done.await
            .map_err(|error| FederationError::Internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Checking, KEYS_KEPT};
    use crate::signatures::generate_rsa_2048;

    #[test]
    fn a_key_is_read_once_and_not_too_many_are_kept() {
        let checking = Checking::default();
        let (_, pem) = generate_rsa_2048().unwrap();
        checking.key(&pem).unwrap();
        checking.key(&pem).unwrap();
        assert_eq!(checking.keys.lock().unwrap().len(), 1);
        assert!(checking.key("nonsense").is_err());
        // The same key, written otherwise.
        for blank in 0..KEYS_KEPT {
            let written = format!("{pem}{}", "\n".repeat(blank + 1));
            checking.key(&written).unwrap();
        }
        assert!(checking.keys.lock().unwrap().len() <= KEYS_KEPT);
    }
}
