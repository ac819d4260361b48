//! Checking what others have signed: apart from the threads that answer requests, no more at a time
//! than there are cores, and with keys that are read once.

use crate::{
    FederationError, Instance,
    actors::RemoteActor,
    error::Result,
    signatures::{PublicKey, SignatureFault},
};
use hashlink::LruCache;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::oneshot,
    task::spawn_blocking,
};
use undersigned_domain::{Dispatch, Fault, SeenBy, Verified, proceedings::Proceeding};

/// Most keys that are kept as they were read. Those that signed nothing for the longest go first: whoever comes with
/// very many displaces nobody who is heard from.
const KEYS_KEPT: usize = 2_048;
/// Most signatures and proofs of strangers that wait where they cause one more. The dearest takes half a millisecond, so
/// whoever is behind these has an answer in time; who comes after them comes again.
const MOST_WAITING: usize = 1_024;

/// What it takes to check.
pub(crate) struct Checking {
    bench: Arc<Bench>,
    /// Keys by the SHA-256 of their PEM: a key that is another has another.
    keys: Mutex<LruCache<[u8; 32], PublicKey>>,
}

impl Default for Checking {
    fn default() -> Self {
        Self {
            bench: Arc::default(),
            keys: Mutex::new(LruCache::new(KEYS_KEPT)),
        }
    }
}

/// Something that takes a processor for a while.
type Work = Box<dyn FnOnce() + Send>;

/// Work that waits.
struct Job {
    work: Work,
    /// How many signatures and proofs of strangers it checks.
    checks: usize,
}

/// Where jobs wait, and threads that do them one after the other: under load none of them goes to
/// sleep between two jobs, which would cost more than many a job.
struct Bench {
    jobs: Mutex<Jobs>,
    cores: usize,
}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<Job>,
    /// How many signatures and proofs of strangers all that waits checks.
    checks: usize,
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
    /// Has work done that checks so much of strangers, after what waits. Where that is `most` already it is not done, and
    /// false is answered; work of this server's own, which checks nothing of strangers, always is.
    fn add(self: &Arc<Self>, work: Work, checks: usize, most: usize) -> bool {
        let mut jobs = self.jobs();
        if checks > 0 && jobs.checks >= most {
            return false;
        }
        jobs.checks += checks;
        jobs.waiting.push_back(Job { work, checks });
        if jobs.threads < self.cores {
            jobs.threads += 1;
            let bench = self.clone();
            spawn_blocking(move || bench.work_off());
        }
        true
    }

    fn work_off(&self) {
        while let Some(work) = self.next() {
            // Who waits for a job that broke off learns that nothing came of it.
            let _ = catch_unwind(AssertUnwindSafe(work));
        }
    }

    /// The next job; where there is none, this thread is not at it any longer.
    fn next(&self) -> Option<Work> {
        let mut jobs = self.jobs();
        let Some(job) = jobs.waiting.pop_front() else {
            jobs.threads -= 1;
            return None;
        };
        jobs.checks -= job.checks;
        Some(job.work)
    }

    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Checking {
    fn key(&self, pem: &str) -> Result<PublicKey, SignatureFault> {
        let digest: [u8; 32] = Sha256::digest(pem.as_bytes()).into();
        let held = self.keys().get(&digest).cloned();
        if let Some(key) = held {
            return Ok(key);
        }
        let key = PublicKey::from_pem(pem)?;
        self.keys().insert(digest, key.clone());
        Ok(key)
    }

    fn keys(&self) -> MutexGuard<'_, LruCache<[u8; 32], PublicKey>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of checking something.
pub(crate) type Checked<T = Verified> = Result<T, Fault>;

/// What carries a proof, which is dear: nobody else looks at one, so none is looked at on a thread that answers requests.
pub(crate) trait Proved: Sized + Send + 'static {
    /// Checks one that stands inside a larger document.
    fn check(document: &Value) -> Checked<Self>;
}

impl Proved for Verified {
    fn check(document: &Value) -> Checked<Self> {
        Self::check_value(document)
    }
}

impl Proved for Dispatch {
    fn check(document: &Value) -> Checked<Self> {
        Self::check_value(document)
    }
}

impl Proved for Proceeding {
    fn check(document: &Value) -> Checked<Self> {
        Self::check_value(document)
    }
}

impl Proved for SeenBy {
    fn check(document: &Value) -> Checked<Self> {
        Self::check_value(document)
    }
}

fn check_each<T: Proved>(documents: &[Value]) -> Vec<Checked<T>> {
    documents.iter().map(<T as Proved>::check).collect()
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

    /// Checks what stands inside an activity.
    ///
    /// # Errors
    /// The [`Fault`] of its gate; as [`Self::apart`].
    pub(crate) async fn check_one<T: Proved>(&self, document: Value) -> Result<T> {
        let checked = self.apart(move || <T as Proved>::check(&document));
        Ok(checked.await??)
    }

    /// The same of several, each for itself.
    ///
    /// # Errors
    /// As [`Self::apart`].
    pub(crate) async fn check_several<T: Proved>(
        &self,
        documents: Vec<Value>,
    ) -> Result<Vec<Checked<T>>> {
        let checks = documents.len().max(1);
        self.apart_behind(checks, move || check_each(&documents))
            .await
    }

    /// The same of those that this server asked for. It asks few at a time, so they wait however much does: whoever sends
    /// too much keeps no list from being compared.
    ///
    /// # Errors
    /// [`FederationError::Internal`] where it broke off.
    pub(crate) async fn check_fetched<T: Proved>(
        &self,
        documents: Vec<Value>,
    ) -> Result<Vec<Checked<T>>> {
        self.apart_behind(0, move || check_each(&documents)).await
    }

    /// The same of one of them.
    ///
    /// # Errors
    /// As [`Self::check_fetched`]; the [`Fault`] of its gate.
    pub(crate) async fn check_one_fetched<T: Proved>(&self, document: Value) -> Result<T> {
        let checked = self.apart_behind(0, move || <T as Proved>::check(&document));
        Ok(checked.await??)
    }

    /// Whether a statement proves itself, looked at once more in its text as it is held.
    ///
    /// # Errors
    /// [`FederationError::Busy`] where too much waits to be checked; [`FederationError::Internal`] where it broke off.
    pub async fn proves_itself(&self, text: String) -> Result<bool> {
        self.apart(move || Verified::check(text.as_bytes()).is_ok())
            .await
    }

    /// Does something that takes a processor for a while, and nothing else. On a runtime with one
    /// thread, as in a simulation, it is done at once, so that a run can be repeated.
    ///
    /// # Errors
    /// [`FederationError::Busy`] where too much waits already; [`FederationError::Internal`] where it broke off.
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        self.apart_behind(1, work).await
    }

    /// The same of what checks so much of strangers: 0 of this server's own, which waits however much does.
    async fn apart_behind<T: Send + 'static>(
        &self,
        checks: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        if Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread {
            return Ok(work());
        }
        let (sender, done) = oneshot::channel();
        let job = Box::new(move || {
            // Nobody waits any longer for what was asked by somebody who has gone away.
            if !sender.is_closed() {
                let _ = sender.send(work());
            }
        });
        if !self.checking.bench.add(job, checks, MOST_WAITING) {
            return Err(FederationError::Busy);
        }
        done.await
            .map_err(|_| FederationError::Internal("something to be checked broke off".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bench, Checking, KEYS_KEPT, MOST_WAITING};
    use crate::signatures::generate_rsa_2048;
    use sha2::{Digest as _, Sha256};
    use std::sync::{Arc, Mutex, mpsc};
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_job_that_breaks_off_leaves_the_next_its_turn() {
        let bench = Arc::new(Bench::default());
        for _ in 0..100 {
            assert!(bench.add(Box::new(|| panic!("as it was told")), 1, MOST_WAITING));
        }
        let (sender, done) = oneshot::channel();
        let last = Box::new(move || sender.send(1).unwrap());
        assert!(bench.add(last, 1, MOST_WAITING));
        assert_eq!(done.await, Ok(1));
    }

    #[tokio::test]
    async fn row_860_no_more_wait_than_have_an_answer_in_time() {
        let bench = Arc::new(Bench {
            jobs: Mutex::default(),
            cores: 1,
        });
        let (begins, begun) = oneshot::channel();
        let (end, may_end) = mpsc::channel::<()>();
        let first = Box::new(move || {
            begins.send(()).unwrap();
            let _ = may_end.recv();
        });
        assert!(bench.add(first, 1, 10));
        begun.await.unwrap();
        // What this server asked for itself waits however much does, and keeps nobody out.
        assert!(bench.add(Box::new(|| ()), 0, 10));
        // One message with many statements is as much as many messages.
        assert!(bench.add(Box::new(|| ()), 9, 10));
        assert!(bench.add(Box::new(|| ()), 1, 10));
        assert!(!bench.add(Box::new(|| ()), 1, 10));
        let (sender, done) = oneshot::channel();
        let last = Box::new(move || sender.send(1).unwrap());
        assert!(bench.add(last, 0, 10));
        end.send(()).unwrap();
        assert_eq!(done.await, Ok(1));
        assert!(bench.add(Box::new(|| ()), 1, 10));
    }

    #[test]
    fn row_860_a_key_is_read_once_and_kept_as_long_as_it_signs() {
        let checking = Checking::default();
        let (_, pem) = generate_rsa_2048().unwrap();
        checking.key(&pem).unwrap();
        checking.key(&pem).unwrap();
        assert_eq!(checking.keys().len(), 1);
        assert!(checking.key("nonsense").is_err());
        // The same key, written otherwise.
        let written = |blank: usize| format!("{pem}{}", "\n".repeat(blank));
        for blank in 1..=KEYS_KEPT + 10 {
            checking.key(&written(blank)).unwrap();
            checking.key(&pem).unwrap();
        }
        let is_kept = |pem: &str| {
            let digest: [u8; 32] = Sha256::digest(pem.as_bytes()).into();
            checking.keys().peek(&digest).is_some()
        };
        assert_eq!(checking.keys().len(), KEYS_KEPT);
        assert!(is_kept(&pem), "it signs all the time");
        assert!(is_kept(&written(KEYS_KEPT)));
        assert!(!is_kept(&written(1)));
    }
}
