//! How many may listen: in all, and from one network. Where all places are taken, whoever has most of them makes room.

use std::{
    cmp::Reverse,
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio_util::sync::CancellationToken;
use undersigned_federation::networks;

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
    /// Of each that may be one owner, the oldest first.
    by_owner: HashMap<IpAddr, VecDeque<Place>>,
    /// How many there have been.
    counted: u64,
}

/// A place of a network that is limited.
#[derive(Debug)]
struct Place {
    number: u64,
    network: IpAddr,
    ended: CancellationToken,
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
    /// Its network and number, if it is limited.
    limited: Option<(IpAddr, u64)>,
    ended: CancellationToken,
}

impl Seat {
    /// Returns when somebody else has this place.
    pub async fn ended(&self) {
        self.ended.cancelled().await;
    }
}

impl Seats {
    /// A place for somebody from a network, if that is to be limited. Where there is none any more, the oldest ends of
    /// the owner that has most, so that in the end all have as many.
    ///
    /// # Errors
    /// Why there is none.
    pub fn take(&self, network: Option<IpAddr>) -> Result<Seat, Full> {
        let mut taken = self.taken();
        if network.is_some_and(|network| taken.of_network(network) >= MOST_OF_ONE) {
            return Err(Full::Network);
        }
        if taken.all >= MOST && !taken.make_room(network) {
            return Err(Full::Server);
        }
        let ended = CancellationToken::new();
        let limited = network.map(|network| (network, taken.add(network, ended.clone())));
        taken.all += 1;
        drop(taken);
        Ok(Seat {
            seats: self.clone(),
            limited,
            ended,
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    fn of_network(&self, network: IpAddr) -> usize {
        self.by_network.get(&network).copied().unwrap_or_default()
    }

    fn add(&mut self, network: IpAddr, ended: CancellationToken) -> u64 {
        self.counted += 1;
        *self.by_network.entry(network).or_default() += 1;
        let of_owner = self.by_owner.entry(networks::owned(network)).or_default();
        of_owner.push_back(Place {
            number: self.counted,
            network,
            ended,
        });
        self.counted
    }

    /// Ends the oldest place of the owner that has most; of several that of the oldest. None is ended for whoever would
    /// have as many then: nobody would be better off.
    fn make_room(&mut self, network: Option<IpAddr>) -> bool {
        let own = network.and_then(|network| self.by_owner.get(&networks::owned(network)));
        let own = own.map_or(0, VecDeque::len);
        let most = self.by_owner.iter().max_by_key(|(_, places)| {
            let oldest = places.front().map(|place| Reverse(place.number));
            (places.len(), oldest)
        });
        let oldest = most
            .filter(|(_, places)| places.len() > own + 1)
            .and_then(|(_, places)| places.front());
        let Some((network, number)) = oldest.map(|place| (place.network, place.number)) else {
            return false;
        };
        if let Some(place) = self.remove(network, number) {
            place.ended.cancel();
        }
        true
    }

    /// Frees a place; none where somebody else has it by now.
    fn remove(&mut self, network: IpAddr, number: u64) -> Option<Place> {
        let owner = networks::owned(network);
        let of_owner = self.by_owner.get_mut(&owner)?;
        let at = of_owner.iter().position(|place| place.number == number)?;
        let place = of_owner.remove(at);
        if of_owner.is_empty() {
            self.by_owner.remove(&owner);
        }
        if let Some(count) = self.by_network.get_mut(&network) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.by_network.remove(&network);
            }
        }
        self.all = self.all.saturating_sub(1);
        place
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        match self.limited {
            Some((network, number)) => {
                taken.remove(network, number);
            }
            None => taken.all = taken.all.saturating_sub(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of many addresses that are nobody's in particular.
    fn address(number: usize) -> Option<IpAddr> {
        let [.., high, low] = number.to_be_bytes();
        Some([198, 18, high, low].into())
    }

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
        assert!(seats.taken().by_owner.is_empty());
    }

    #[test]
    fn all_together_have_an_end() {
        let seats = Seats::default();
        let held: Vec<Seat> = (0..MOST).map(|_| seats.take(None).unwrap()).collect();
        assert_eq!(seats.take(None).unwrap_err(), Full::Server);
        drop(held);
        assert!(seats.take(None).is_ok());
    }

    #[test]
    fn row_154_whoever_has_most_places_makes_room_until_all_have_as_many() {
        let seats = Seats::default();
        let mut held = Vec::new();
        // As many addresses as it takes, with as many as each may have.
        for number in 0..MOST {
            held.push(seats.take(address(number / MOST_OF_ONE)).unwrap());
        }
        for number in 0..500 - MOST.div_ceil(MOST_OF_ONE) {
            for _ in 0..4 {
                held.push(seats.take(address(1_000 + number)).unwrap());
            }
        }
        assert_eq!(seats.taken().all, MOST);
        let counts: Vec<usize> = seats.taken().by_network.values().copied().collect();
        assert_eq!((counts.len(), counts.iter().max()), (500, Some(&4)));
        let ended = held.iter().filter(|seat| seat.ended.is_cancelled()).count();
        assert_eq!(held.len() - ended, MOST);
        // Nobody is better off by one more.
        assert_eq!(seats.take(address(1_000)).unwrap_err(), Full::Server);
        assert!(seats.take(address(2_000)).is_ok());
        // What somebody else has by now is not freed once more.
        drop(held);
        assert_eq!(seats.taken().all, 0);
        assert!(seats.taken().by_network.is_empty());
    }

    #[test]
    fn row_154_networks_of_one_owner_make_room_together() {
        let seats = Seats::default();
        let mut held = Vec::new();
        for number in 0..MOST {
            let network = format!("2001:db8:1:{number:x}::").parse().unwrap();
            held.push(seats.take(Some(network)).unwrap());
        }
        held.push(seats.take(address(1)).unwrap());
        let ended: Vec<bool> = held.iter().map(|seat| seat.ended.is_cancelled()).collect();
        assert_eq!(ended.iter().position(|ended| *ended), Some(0));
        assert_eq!(ended.iter().filter(|ended| **ended).count(), 1);
    }
}
