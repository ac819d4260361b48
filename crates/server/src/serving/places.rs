//! How many connections there may be, in all and from one address, and who goes when a new one
//! finds no place: the oldest that is not waiting for an answer, of the same address where it is
//! that which has too many. So thousands of silent connections keep nobody out.

use std::{
    collections::{BTreeMap, HashMap},
    net::IpAddr,
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
    most_of_one: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    next: u64,
    by_age: BTreeMap<u64, Arc<State>>,
    by_address: HashMap<IpAddr, usize>,
}

impl Taken {
    fn remove(&mut self, number: u64) -> Option<Arc<State>> {
        let state = self.by_age.remove(&number)?;
        if let Some(address) = state.address
            && let Some(count) = self.by_address.get_mut(&address)
        {
            *count -= 1;
            if *count == 0 {
                self.by_address.remove(&address);
            }
        }
        Some(state)
    }

    /// Asks the oldest connection that is not busy, of one address or of all, to go.
    fn make_room(&mut self, address: Option<IpAddr>) -> Option<()> {
        let may_go = |(_, state): &(&u64, &Arc<State>)| {
            state.busy.load(Ordering::Relaxed) == 0
                && (address.is_none() || state.address == address)
        };
        let oldest = *self.by_age.iter().find(may_go)?.0;
        self.remove(oldest)?.go.cancel();
        Some(())
    }
}

#[derive(Debug, Default)]
struct State {
    /// From where, if that is to be limited.
    address: Option<IpAddr>,
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
    /// Room for `most` connections, of which `most_of_one` may be from one address.
    pub fn new(most: usize, most_of_one: usize) -> Self {
        Self {
            most,
            most_of_one,
            taken: Arc::default(),
        }
    }

    /// A place for a new connection from an address, if that is to be limited; if there is none,
    /// somebody is asked to go first. Absent if everybody is busy.
    pub fn take(&self, address: Option<IpAddr>) -> Option<Place> {
        let mut taken = self.taken();
        let of_one = address.and_then(|address| taken.by_address.get(&address));
        if of_one.is_some_and(|count| *count >= self.most_of_one) {
            taken.make_room(address)?;
        } else if taken.by_age.len() >= self.most {
            taken.make_room(None)?;
        }
        let number = taken.next;
        taken.next += 1;
        let state = Arc::new(State {
            address,
            ..State::default()
        });
        taken.by_age.insert(number, state.clone());
        if let Some(address) = address {
            *taken.by_address.entry(address).or_default() += 1;
        }
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
        self.places.taken().remove(self.number);
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
        let places = Places::new(2, 2);
        let (first, second) = (places.take(None).unwrap(), places.take(None).unwrap());
        let busy = first.marker().busy();
        let third = places.take(None).unwrap();
        assert!(second.state.go.is_cancelled());
        assert!(!first.state.go.is_cancelled());

        let fourth = third.marker().busy();
        assert!(places.take(None).is_none());
        drop((busy, fourth));
        assert!(places.take(None).is_some());
        assert!(first.state.go.is_cancelled());
    }

    #[test]
    fn one_address_with_many_connections_makes_place_among_its_own() {
        let places = Places::new(10, 2);
        let (greedy, other) = (
            Some([198, 51, 100, 1].into()),
            Some([198, 51, 100, 2].into()),
        );
        let quiet = places.take(other).unwrap();
        let (first, second) = (places.take(greedy).unwrap(), places.take(greedy).unwrap());
        let third = places.take(greedy).unwrap();
        assert!(first.state.go.is_cancelled());
        let _busy = (second.marker().busy(), third.marker().busy());
        assert!(places.take(greedy).is_none());
        assert!(places.take(other).is_some());
        assert!(!quiet.state.go.is_cancelled());
        drop((first, second, third));
        assert!(places.take(greedy).is_some());
    }

    #[test]
    fn a_place_is_free_again_when_its_connection_ends() {
        let places = Places::new(1, 1);
        let first = places.take(None).unwrap();
        let state = first.state.clone();
        drop(first);
        let _second = places.take(None).unwrap();
        assert!(!state.go.is_cancelled());
    }
}
