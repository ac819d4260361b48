//! How many requests may be under way at once: in all, to one host, and to all hosts of one owner.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::HttpError;
use crate::site;

/// The part of all requests that may go to hosts under one registered domain: its owner makes as many
/// hosts as they like, and each may be slow to answer.
const PART_OF_A_SITE: usize = 4;
/// How many hosts are remembered before those without requests are forgotten.
const HOSTS_KEPT: usize = 256;

#[derive(Debug)]
pub(super) struct Permits {
    overall: Arc<Semaphore>,
    sites: Named,
    hosts: Named,
}

/// Semaphores by name, those that are in use.
#[derive(Debug)]
struct Named {
    semaphores: Mutex<HashMap<String, Arc<Semaphore>>>,
    each: usize,
}

/// Leave to make one request, given back on drop.
#[derive(Debug)]
pub(super) struct Permit {
    _site: OwnedSemaphorePermit,
    _host: OwnedSemaphorePermit,
    _overall: OwnedSemaphorePermit,
}

impl Permits {
    pub(super) fn new(overall: usize, per_host: usize) -> Self {
        Self {
            overall: Arc::new(Semaphore::new(overall)),
            sites: Named::new((overall / PART_OF_A_SITE).max(per_host)),
            hosts: Named::new(per_host),
        }
    }

    /// Waits for leave to ask the host of `url`. The host comes first, then its owner: requests that
    /// wait for one slow host must not hold places others could use.
    pub(super) async fn acquire(&self, url: &Url) -> Result<Permit, HttpError> {
        let closed = |_| HttpError::Unreachable("the client is shutting down".to_owned());
        let host = self.hosts.get(url.authority());
        let host = host.acquire_owned().await.map_err(closed)?;
        let site = self.sites.get(&site::of(url.as_str()));
        let site = site.acquire_owned().await.map_err(closed)?;
        let overall = self.overall.clone().acquire_owned().await.map_err(closed)?;
        Ok(Permit {
            _site: site,
            _host: host,
            _overall: overall,
        })
    }
}

impl Named {
    fn new(each: usize) -> Self {
        Self {
            semaphores: Mutex::default(),
            each,
        }
    }

    fn get(&self, name: &str) -> Arc<Semaphore> {
        // The map holds nothing half-done, so a panic elsewhere while locked does no harm.
        let semaphores = self.semaphores.lock();
        let mut semaphores = semaphores.unwrap_or_else(PoisonError::into_inner);
        if semaphores.len() >= HOSTS_KEPT {
            // Permits and waiters hold the semaphore too; where nobody does, nothing is under way.
            semaphores.retain(|_, semaphore| Arc::strong_count(semaphore) > 1);
        }
        semaphores
            .entry(name.to_owned())
            .or_insert_with(|| Arc::new(Semaphore::new(self.each)))
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
        let hosts = permits.hosts.semaphores.lock().unwrap();
        assert!(hosts.len() <= HOSTS_KEPT);
        assert!(hosts.contains_key("busy.example"));
        drop(held);
    }

    #[tokio::test]
    async fn row_264_hosts_of_one_owner_share_a_part_of_all_requests() {
        let permits = Permits::new(16, 2);
        let at = |host: &str| -> Url { format!("https://{host}/").parse().unwrap() };
        let mut held = Vec::new();
        for number in 0..4 {
            let host = at(&format!("{number}.evil.example.org"));
            held.push(permits.acquire(&host).await.unwrap());
        }
        let fifth = at("5.evil.example.org");
        let mut waiting = Box::pin(permits.acquire(&fifth));
        let soon = std::time::Duration::from_millis(50);
        let early = tokio::time::timeout(soon, &mut waiting).await;
        assert!(early.is_err(), "a fifth of one owner's has to wait");
        // Nobody else does.
        permits.acquire(&at("union.example.net")).await.unwrap();
        held.pop();
        waiting.await.unwrap();
    }
}
