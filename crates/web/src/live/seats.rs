//! How many may listen: in all, and from one network.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Most listeners of one process.
const MOST: usize = 2_000;
/// Most listeners from one network, where it is to be limited.
const MOST_OF_ONE: usize = 12;

/// All places to listen from. Cloning shares them.
#[derive(Debug, Clone, Default)]
pub struct Seats(Arc<Mutex<Taken>>);

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_network: HashMap<IpAddr, usize>,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// This network has enough.
    Network,
    /// Everybody together has.
    Server,
}

/// One place, free again when this is dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Seats,
    network: Option<IpAddr>,
}

impl Seats {
    /// A place for somebody from a network, if that is to be limited.
    ///
    /// # Errors
    /// Why there is none.
    pub fn take(&self, network: Option<IpAddr>) -> Result<Seat, Full> {
        let mut taken = self.taken();
        if taken.all >= MOST {
            return Err(Full::Server);
        }
        if let Some(network) = network {
            let count = taken.by_network.entry(network).or_default();
            if *count >= MOST_OF_ONE {
                return Err(Full::Network);
            }
            *count += 1;
        }
        taken.all += 1;
        drop(taken);
        Ok(Seat {
            seats: self.clone(),
            network,
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        taken.all = taken.all.saturating_sub(1);
        let Some(network) = self.network else {
            return;
        };
        if let Some(count) = taken.by_network.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                taken.by_network.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_leaves_room_for_others_and_places_come_free() {
        let seats = Seats::default();
        let (greedy, other) = (
            Some([198, 51, 100, 1].into()),
            Some([198, 51, 100, 2].into()),
        );
        let held: Vec<Seat> = (0..MOST_OF_ONE)
            .map(|_| seats.take(greedy).unwrap())
            .collect();
        assert_eq!(seats.take(greedy).unwrap_err(), Full::Network);
        assert!(seats.take(other).is_ok());
        drop(held);
        assert!(seats.take(greedy).is_ok());
        assert!(seats.taken().by_network.is_empty());
    }

    #[test]
    fn all_together_have_an_end() {
        let seats = Seats::default();
        let held: Vec<Seat> = (0..MOST).map(|_| seats.take(None).unwrap()).collect();
        assert_eq!(seats.take(None).unwrap_err(), Full::Server);
        drop(held);
        assert!(seats.take(None).is_ok());
    }
}
