//! How many connections there may be, and who goes when a new one finds no place: the oldest
//! that is not waiting for an answer. So thousands of silent connections keep nobody out.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio_util::sync::CancellationToken;

/// All connections of one listener. Cloning shares them.
#[derive(Clone, Debug)]
pub struct Places {
    most: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    next: u64,
    by_age: BTreeMap<u64, Arc<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// Requests that are being answered.
    busy: AtomicUsize,
    /// Tells the connection to go.
    go: CancellationToken,
}

/// The place of one connection, free again when this is dropped.
#[derive(Debug)]
pub struct Place {
    places: Places,
    number: u64,
    state: Arc<State>,
}

/// A request that is being answered: its connection is not asked to go.
#[derive(Debug)]
pub struct Busy(Arc<State>);

/// Marks requests of one connection as being answered.
#[derive(Clone, Debug)]
pub struct Marker(Arc<State>);

impl Places {
    /// Room for `most` connections.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            taken: Arc::default(),
        }
    }

    /// A place for a new connection; if there is none, somebody is asked to go first. Absent if
    /// everybody is busy.
    pub fn take(&self) -> Option<Place> {
        let mut taken = self.taken();
        if taken.by_age.len() >= self.most {
            let silent = |(_, state): &(&u64, &Arc<State>)| state.busy.load(Ordering::Relaxed) == 0;
            let oldest = *taken.by_age.iter().find(silent)?.0;
            if let Some(state) = taken.by_age.remove(&oldest) {
                state.go.cancel();
            }
        }
        let number = taken.next;
        taken.next += 1;
        let state = Arc::<State>::default();
        taken.by_age.insert(number, state.clone());
        drop(taken);
        Some(Place {
            places: self.clone(),
            number,
            state,
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Ends when the connection should go, to make place for another.
    pub async fn asked_to_go(&self) {
        self.state.go.cancelled().await;
    }

    /// What marks this connection's requests.
    pub fn marker(&self) -> Marker {
        Marker(self.state.clone())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.taken().by_age.remove(&self.number);
    }
}

impl Marker {
    /// From now until the answer is dropped, a request is being answered.
    pub fn busy(&self) -> Busy {
        self.0.busy.fetch_add(1, Ordering::Relaxed);
        Busy(self.0.clone())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

/// As many connections as leave at least half of the file descriptors, which the process was
/// granted, to the database and to requests of our own.
pub fn most_connections(wanted: usize) -> usize {
    let granted = std::fs::read_to_string("/proc/self/limits")
        .ok()
        .and_then(|limits| {
            let line = limits
                .lines()
                .find(|line| line.starts_with("Max open files"))?;
            line.split_whitespace().nth(3)?.parse::<usize>().ok()
        });
    granted
        .map_or(wanted, |granted| wanted.min(granted / 2))
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_silent_connection_makes_place() {
        let places = Places::new(2);
        let (first, second) = (places.take().unwrap(), places.take().unwrap());
        let busy = first.marker().busy();
        let third = places.take().unwrap();
        assert!(second.state.go.is_cancelled());
        assert!(!first.state.go.is_cancelled());

        let fourth = third.marker().busy();
        assert!(places.take().is_none());
        drop((busy, fourth));
        assert!(places.take().is_some());
        assert!(first.state.go.is_cancelled());
    }

    #[test]
    fn a_place_is_free_again_when_its_connection_ends() {
        let places = Places::new(1);
        let first = places.take().unwrap();
        let state = first.state.clone();
        drop(first);
        let _second = places.take().unwrap();
        assert!(!state.go.is_cancelled());
    }
}
