//! Requests that came lately and have no effect when they come again, or had none, so that no row need
//! remember them: only whoever sends one twice is answered that it was the same. And endorsements that were refused and have
//! come again: only whoever sends one over and over has it looked at beforehand.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};
use undersigned_proof::Digest;

/// Most that are known, 1 MiB of digests; of more the oldest are forgotten.
const MOST: usize = 16_384;

/// Fingerprints of requests, or digests of endorsements, in memory.
#[derive(Debug, Default)]
pub(crate) struct Lately(Mutex<Requests>);

#[derive(Debug, Default)]
struct Requests {
    known: HashSet<Digest>,
    /// The same, the oldest first.
    order: VecDeque<Digest>,
}

impl Lately {
    /// Whether this request is one of them.
    pub fn knows(&self, request: &Digest) -> bool {
        self.requests().known.contains(request)
    }

    /// Adds one.
    pub fn add(&self, request: Digest) {
        let mut requests = self.requests();
        if !requests.known.insert(request) {
            return;
        }
        requests.order.push_back(request);
        if requests.order.len() > MOST
            && let Some(oldest) = requests.order.pop_front()
        {
            requests.known.remove(&oldest);
        }
    }

    fn requests(&self) -> MutexGuard<'_, Requests> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lately, MOST};
    use undersigned_proof::Digest;

    #[test]
    fn the_oldest_are_forgotten_where_there_are_too_many() {
        let lately = Lately::default();
        let request = |number: usize| Digest::of(&[&number.to_le_bytes()]);
        for number in 0..=MOST {
            lately.add(request(number));
            lately.add(request(number));
        }
        assert!(!lately.knows(&request(0)));
        assert!(lately.knows(&request(1)));
        assert!(lately.knows(&request(MOST)));
        assert_eq!(lately.requests().known.len(), MOST);
    }
}
