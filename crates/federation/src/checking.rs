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
    collections::{HashMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::oneshot,
    task::spawn_blocking,
};
use undersigned_domain::Verified;

/// Most keys that are kept as they were read; where there are more, all are read again.
const KEYS_KEPT: usize = 2_048;

/// What it takes to check.
#[derive(Default)]
pub(crate) struct Checking {
    bench: Arc<Bench>,
    /// Keys by the SHA-256 of their PEM: a key that is another has another.
    keys: Mutex<HashMap<[u8; 32], PublicKey>>,
}

/// Something that takes a processor for a while.
type Job = Box<dyn FnOnce() + Send>;

/// Where jobs wait, and threads that do them one after the other: under load none of them goes to
/// sleep between two jobs, which would cost more than many a job.
struct Bench {
    jobs: Mutex<Jobs>,
    cores: usize,
}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<Job>,
    threads: usize,
}

impl Default for Bench {
    fn default() -> Self {
        Self {
            jobs: Mutex::default(),
            cores: thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

impl Bench {
    /// Has a job done after those that wait.
    fn add(self: &Arc<Self>, job: Job) {
        let mut jobs = self.jobs();
        jobs.waiting.push_back(job);
        if jobs.threads < self.cores {
            jobs.threads += 1;
            let bench = self.clone();
            spawn_blocking(move || bench.work_off());
        }
    }

    fn work_off(&self) {
        while let Some(job) = self.next() {
            // Who waits for a job that broke off learns that nothing came of it.
            let _ = catch_unwind(AssertUnwindSafe(job));
        }
    }

    /// The next job; where there is none, this thread is not at it any longer.
    fn next(&self) -> Option<Job> {
        let mut jobs = self.jobs();
        let job = jobs.waiting.pop_front();
        if job.is_none() {
            jobs.threads -= 1;
        }
        job
    }

    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
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
        let (sender, done) = oneshot::channel();
        self.checking.bench.add(Box::new(move || {
            // Nobody waits any longer for what was asked by somebody who has gone away.
            if !sender.is_closed() {
                let _ = sender.send(work());
            }
        }));
        done.await
            .map_err(|_| FederationError::Internal("something to be checked broke off".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bench, Checking, KEYS_KEPT};
    use crate::signatures::generate_rsa_2048;
    use std::sync::Arc;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_job_that_breaks_off_leaves_the_next_its_turn() {
        let bench = Arc::new(Bench::default());
        for _ in 0..100 {
            bench.add(Box::new(|| panic!("as it was told")));
        }
        let (sender, done) = oneshot::channel();
        bench.add(Box::new(move || sender.send(1).unwrap()));
        assert_eq!(done.await, Ok(1));
    }

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
