//! From which networks somebody came lately who is known here: signed in at a desk, a program with a token, or a server
//! whose signature held.

use axum::http::Extensions;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;
use undersigned_federation::networks;

/// For how long a network is known.
const LATELY: Duration = Duration::from_secs(60 * 60);
/// Most networks that are remembered.
const MANY: usize = 10_000;

/// Whose request or answer something is, as far as room goes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whose {
    /// The network, with all that may be its owner's: an owner of many has no more room than others.
    pub network: Option<IpAddr>,
    /// Whether somebody is known there.
    pub is_known: bool,
}

/// Networks, each with when somebody was last known there. Cloning shares them.
#[derive(Debug, Clone, Default)]
pub(super) struct Known(Arc<Mutex<HashMap<IpAddr, Instant>>>);

impl Known {
    /// Whose something is that comes from a network.
    pub fn whose(&self, network: Option<IpAddr>) -> Whose {
        let network = network.map(networks::owned);
        let is_known = network.is_some_and(|network| self.knows(network, Instant::now()));
        Whose { network, is_known }
    }

    fn knows(&self, network: IpAddr, now: Instant) -> bool {
        let last = self.all().get(&network).copied();
        last.is_some_and(|at| now.duration_since(at) < LATELY)
    }

    fn note(&self, network: IpAddr) {
        let network = networks::owned(network);
        let mut all = self.all();
        if all.len() >= MANY && !all.contains_key(&network) {
            all.retain(|_, at| at.elapsed() < LATELY);
        }
        if all.len() >= MANY && !all.contains_key(&network) {
            let oldest = all.iter().min_by_key(|(_, at)| **at);
            if let Some(oldest) = oldest.map(|(network, _)| *network) {
                all.remove(&oldest);
            }
        }
        all.insert(network, Instant::now());
    }

    fn all(&self) -> MutexGuard<'_, HashMap<IpAddr, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Among the extensions of a request: where it is noted that whoever sends it is known.
#[derive(Debug, Clone)]
pub(super) struct Introduction {
    pub known: Known,
    pub network: Option<IpAddr>,
}

/// Whoever sends a request has signed in or has a token, or its signature holds: their network is known for a while.
pub(crate) fn introduce(extensions: &Extensions) {
    let Some(introduction) = extensions.get::<Introduction>() else {
        return;
    };
    if let Some(network) = introduction.network {
        introduction.known.note(network);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_known_for_an_hour_and_all_together_have_an_end() {
        let known = Known::default();
        let address = IpAddr::from([198, 51, 100, 1]);
        let network = Some(address);
        assert!(!known.whose(network).is_known);
        let mut extensions = Extensions::new();
        introduce(&extensions);
        extensions.insert(Introduction {
            known: known.clone(),
            network,
        });
        introduce(&extensions);
        assert!(known.whose(network).is_known);
        assert!(!known.whose(None).is_known);
        // Another network of one owner has no room of its own.
        let neighbours = ["2001:db8:1::", "2001:db8:1:7::"].map(|one| one.parse().ok());
        let [one, other] = neighbours.map(|network| known.whose(network).network);
        assert!(one.is_some() && one == other);
        let later = Instant::now() + LATELY;
        assert!(!known.knows(address, later));
        for number in 0..=u32::try_from(MANY).unwrap() {
            known.note(IpAddr::from(number.to_be_bytes()));
        }
        assert_eq!(known.all().len(), MANY);
    }
}
