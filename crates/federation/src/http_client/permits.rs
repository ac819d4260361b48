//! How many requests may be under way at once, in all and to one host.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::HttpError;

/// How many hosts are remembered before those without requests are forgotten.
const HOSTS_KEPT: usize = 256;

#[derive(Debug)]
pub(super) struct Permits {
    overall: Arc<Semaphore>,
    hosts: Mutex<HashMap<String, Arc<Semaphore>>>,
    per_host: usize,
}

/// Leave to make one request, given back on drop.
#[derive(Debug)]
pub(super) struct Permit {
    _host: OwnedSemaphorePermit,
    _overall: OwnedSemaphorePermit,
}

impl Permits {
    pub(super) fn new(overall: usize, per_host: usize) -> Self {
        Self {
            overall: Arc::new(Semaphore::new(overall)),
            hosts: Mutex::default(),
            per_host,
        }
    }

    /// Waits for leave to ask the host of `url`. The host comes first: requests that wait for one
    /// slow host must not hold places others could use.
    pub(super) async fn acquire(&self, url: &Url) -> Result<Permit, HttpError> {
        let closed = |_| HttpError::Unreachable("the client is shutting down".to_owned());
        let host = self.host(url.authority());
        let host = host.acquire_owned().await.map_err(closed)?;
        let overall = self.overall.clone().acquire_owned().await.map_err(closed)?;
        Ok(Permit {
            _host: host,
            _overall: overall,
        })
    }

    fn host(&self, name: &str) -> Arc<Semaphore> {
        // The map holds nothing half-done, so a panic elsewhere while locked does no harm.
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= HOSTS_KEPT {
            // Permits and waiters hold the semaphore too; where nobody does, nothing is under way.
            hosts.retain(|_, semaphore| Arc::strong_count(semaphore) > 1);
        }
        hosts
            .entry(name.to_owned())
            .or_insert_with(|| Arc::new(Semaphore::new(self.per_host)))
            .clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn row_105_hosts_without_requests_are_forgotten() {
        let permits = Permits::new(4, 2);
        let busy: Url = "https://busy.example/".parse().unwrap();
        let held = permits.acquire(&busy).await.unwrap();
        for number in 0..2 * HOSTS_KEPT {
            let url: Url = format!("https://{number}.example/").parse().unwrap();
            permits.acquire(&url).await.unwrap();
        }
        let hosts = permits.hosts.lock().unwrap();
        assert!(hosts.len() <= HOSTS_KEPT);
        assert!(hosts.contains_key("busy.example"));
        drop(held);
    }
}
