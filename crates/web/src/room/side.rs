//! Room of one kind: who has how much of it, and who makes room where it is full.

use super::known::Whose;
use crate::problem::Problem;
use axum::http::StatusCode;
use std::{
    collections::{BTreeMap, HashMap},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How much there may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// What is no longer than this is not counted, in bytes.
    pub short: usize,
    /// In all, in bytes.
    pub all: usize,
    /// Of one network, in bytes.
    pub of_one: usize,
    /// What strangers leave to those who are known, in bytes.
    pub kept: usize,
}

/// What is being read, or what is being sent. Cloning shares it.
#[derive(Debug, Clone)]
pub(super) struct Side {
    bounds: Bounds,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    /// Of it, what strangers have.
    strangers: usize,
    by_network: HashMap<IpAddr, usize>,
    /// What is held, the oldest first.
    holds: BTreeMap<u64, Hold>,
    /// How many there have been.
    counted: u64,
}

#[derive(Debug)]
struct Hold {
    whose: Whose,
    bytes: usize,
    /// By what it is ended, as long as it is on its way.
    end: Option<Arc<dyn End>>,
}

/// What is on its way, and can be ended to make room.
pub(super) trait End: std::fmt::Debug + Send + Sync {
    /// Ends it: nothing more of it is kept.
    fn end(&self);
}

/// Why there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Full {
    /// This network takes enough.
    Network,
    /// Everybody together does.
    Server,
}

impl Full {
    /// What whoever is refused is told.
    pub fn problem(self) -> Problem {
        match self {
            Self::Network => Problem::too_many_requests(
                "too much is on its way to or from this address just now; wait until it has arrived",
            ),
            Self::Server => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "too much is on its way just now; ask again in half a minute",
            ),
        }
    }
}

/// Room that something takes, free again when this is dropped, or when it was ended to make room.
#[derive(Debug)]
pub(super) struct Held {
    side: Side,
    number: u64,
}

impl Held {
    /// Room for so many bytes more.
    ///
    /// # Errors
    /// Why there is none; also where it was ended.
    pub fn more(&self, bytes: usize) -> Result<(), Full> {
        let mut taken = self.side.taken();
        let whose = taken.holds.get(&self.number).map(|hold| hold.whose);
        let whose = whose.ok_or(Full::Server)?;
        taken.make_room(&self.side.bounds, whose, Some(self.number), bytes)?;
        taken.add(whose, bytes);
        if let Some(hold) = taken.holds.get_mut(&self.number) {
            hold.bytes = hold.bytes.saturating_add(bytes);
        }
        Ok(())
    }

    /// It has come whole: it makes no room for others any more.
    pub fn has_come(&self) {
        if let Some(hold) = self.side.taken().holds.get_mut(&self.number) {
            hold.end = None;
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let gone = self.side.taken().remove(self.number);
        drop(gone);
    }
}

impl Side {
    /// Room within bounds.
    pub fn within(bounds: Bounds) -> Self {
        Self {
            bounds,
            taken: Arc::default(),
        }
    }

    /// Whether so many bytes take room: what is short does not.
    pub fn counts(&self, bytes: usize) -> bool {
        bytes > self.bounds.short
    }

    /// Room for so many bytes; none is taken by what is short. However long something is, there is room for it
    /// where there is nothing else. What can be ended makes room for others while it is on its way.
    ///
    /// # Errors
    /// Why there is none.
    pub fn take(
        &self,
        whose: Whose,
        bytes: usize,
        end: Option<Arc<dyn End>>,
    ) -> Result<Option<Held>, Full> {
        if !self.counts(bytes) {
            return Ok(None);
        }
        let mut taken = self.taken();
        taken.make_room(&self.bounds, whose, None, bytes)?;
        taken.add(whose, bytes);
        taken.counted += 1;
        let number = taken.counted;
        taken.holds.insert(number, Hold { whose, bytes, end });
        drop(taken);
        Ok(Some(Held {
            side: self.clone(),
            number,
        }))
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Makes room for so many bytes more, where need be by ending what has been on its way for the longest: of
    /// strangers first. A network that has enough ends nobody else's. `own` is what the bytes are for.
    fn make_room(
        &mut self,
        bounds: &Bounds,
        whose: Whose,
        own: Option<u64>,
        bytes: usize,
    ) -> Result<(), Full> {
        let no_room = |taken: usize, most: usize| taken > 0 && taken.saturating_add(bytes) > most;
        let of_network = whose.network.and_then(|one| self.by_network.get(&one));
        if no_room(of_network.copied().unwrap_or_default(), bounds.of_one) {
            return Err(Full::Network);
        }
        let of_strangers = bounds.all.saturating_sub(bounds.kept);
        while !whose.is_known && no_room(self.strangers, of_strangers) {
            if !self.end_oldest(false, own) {
                return Err(Full::Server);
            }
        }
        while no_room(self.all, bounds.all) {
            if !self.end_oldest(false, own) && !self.end_oldest(true, own) {
                return Err(Full::Server);
            }
        }
        Ok(())
    }

    /// Ends what has been on its way for the longest, of strangers or of those who are known; false where nothing can be
    /// ended.
    fn end_oldest(&mut self, is_known: bool, own: Option<u64>) -> bool {
        let oldest = self.holds.iter().find(|(number, hold)| {
            hold.whose.is_known == is_known && hold.end.is_some() && Some(**number) != own
        });
        let Some(number) = oldest.map(|(number, _)| *number) else {
            return false;
        };
        if let Some(end) = self.remove(number).and_then(|hold| hold.end) {
            end.end();
        }
        true
    }

    fn add(&mut self, whose: Whose, bytes: usize) {
        self.all = self.all.saturating_add(bytes);
        if !whose.is_known {
            self.strangers = self.strangers.saturating_add(bytes);
        }
        if let Some(network) = whose.network {
            let of_one = self.by_network.entry(network).or_default();
            *of_one = of_one.saturating_add(bytes);
        }
    }

    fn remove(&mut self, number: u64) -> Option<Hold> {
        let hold = self.holds.remove(&number)?;
        self.all = self.all.saturating_sub(hold.bytes);
        if !hold.whose.is_known {
            self.strangers = self.strangers.saturating_sub(hold.bytes);
        }
        if let Some(network) = hold.whose.network
            && let Some(of_one) = self.by_network.get_mut(&network)
        {
            *of_one = of_one.saturating_sub(hold.bytes);
            if *of_one == 0 {
                self.by_network.remove(&network);
            }
        }
        Some(hold)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use tokio_util::sync::CancellationToken;

    impl Side {
        /// How much is taken in all.
        pub fn all(&self) -> usize {
            self.taken().all
        }

        /// Whether nothing is taken by anybody.
        pub fn is_free(&self) -> bool {
            let taken = self.taken();
            (taken.all, taken.strangers) == (0, 0)
                && taken.by_network.is_empty()
                && taken.holds.is_empty()
        }
    }

    impl End for CancellationToken {
        fn end(&self) {
            self.cancel();
        }
    }

    /// Room for ten pieces of a hundred bytes, and for three of one network.
    pub fn side() -> Side {
        Side::within(Bounds {
            short: 10,
            all: 1_000,
            of_one: 300,
            kept: 0,
        })
    }

    pub fn stranger(network: &str) -> Whose {
        Whose {
            network: Some(network.parse().unwrap()),
            is_known: false,
        }
    }

    /// The same, with a quarter for those who are known.
    fn quartered() -> Side {
        Side::within(Bounds {
            short: 10,
            all: 1_000,
            of_one: 300,
            kept: 250,
        })
    }

    fn known(network: &str) -> Whose {
        Whose {
            is_known: true,
            ..stranger(network)
        }
    }

    /// Something on its way, and by what it is seen that it was ended.
    fn on_its_way(side: &Side, whose: Whose, bytes: usize) -> (Held, CancellationToken) {
        let ended = CancellationToken::new();
        let held = side.take(whose, bytes, Some(Arc::new(ended.clone())));
        (held.unwrap().unwrap(), ended)
    }

    #[test]
    fn row_632_one_network_leaves_room_for_others_and_all_together_have_an_end() {
        let side = side();
        let (greedy, other) = (stranger("198.51.100.7"), stranger("198.51.100.1"));
        let nobody = Whose::default();
        let held: Vec<_> = (0..3)
            .map(|_| side.take(greedy, 100, None).unwrap())
            .collect();
        assert_eq!(side.take(greedy, 100, None).unwrap_err(), Full::Network);
        assert!(
            side.take(greedy, 10, None).unwrap().is_none(),
            "it is short"
        );
        let others: Vec<_> = (0..7)
            .map(|_| side.take(nobody, 100, None).unwrap())
            .collect();
        assert_eq!(side.take(other, 100, None).unwrap_err(), Full::Server);
        drop(others);
        assert!(side.take(other, 100, None).unwrap().is_some());
        drop(held);
        assert!(side.is_free());
        // What is longer than all room is let in by itself.
        let long = side.take(other, 5_000, None).unwrap();
        assert_eq!(side.take(nobody, 100, None).unwrap_err(), Full::Server);
        drop(long);
        assert!(side.take(nobody, 100, None).unwrap().is_some());
    }

    #[test]
    fn row_632_what_is_on_its_way_for_the_longest_makes_room_and_what_has_come_does_not() {
        let side = side();
        let whole: Vec<_> = (0..6)
            .map(|n| on_its_way(&side, stranger(&format!("198.51.100.{n}")), 100))
            .collect();
        for (held, _) in &whole {
            held.has_come();
        }
        let slow: Vec<_> = (10..14)
            .map(|n| on_its_way(&side, stranger(&format!("198.51.100.{n}")), 100))
            .collect();
        assert_eq!(side.all(), 1_000);
        // A newcomer takes the place of the slowest, and so does more of what is coming.
        let (newest, ended) = on_its_way(&side, stranger("198.51.100.20"), 100);
        newest.more(50).unwrap();
        let gone: Vec<bool> = slow.iter().map(|(_, ended)| ended.is_cancelled()).collect();
        assert_eq!(gone, [true, true, false, false]);
        assert!(whole.iter().all(|(_, ended)| !ended.is_cancelled()));
        // What was ended has nothing any more, and takes nothing along when it goes.
        assert_eq!(slow[0].0.more(1).unwrap_err(), Full::Server);
        assert_eq!(side.all(), 950);
        drop(slow);
        assert_eq!((side.all(), ended.is_cancelled()), (750, false));
        drop((whole, newest));
        assert!(side.is_free());
    }

    #[test]
    fn row_632_strangers_leave_a_quarter_to_those_who_are_known_and_are_ended_first() {
        let side = quartered();
        let strangers: Vec<_> = (0..7)
            .map(|n| on_its_way(&side, stranger(&format!("198.51.100.{n}")), 100))
            .collect();
        // One more of them takes the place of the first.
        let (one_more, _) = on_its_way(&side, stranger("198.51.100.10"), 100);
        assert!(strangers[0].1.is_cancelled());
        assert_eq!(side.all(), 700);
        let servers: Vec<_> = (0..3)
            .map(|n| on_its_way(&side, known(&format!("203.0.113.{n}")), 100))
            .collect();
        assert!(!strangers[1].1.is_cancelled());
        let (_fourth, _) = on_its_way(&side, known("203.0.113.10"), 100);
        assert!(strangers[1].1.is_cancelled());
        assert!(servers.iter().all(|(_, ended)| !ended.is_cancelled()));
        // Not even they keep everybody out by being slow.
        drop((strangers, one_more));
        let many: Vec<_> = (20..26)
            .map(|n| on_its_way(&side, known(&format!("203.0.113.{n}")), 100))
            .collect();
        assert_eq!(side.all(), 1_000);
        let (_last, _) = on_its_way(&side, stranger("198.51.100.30"), 100);
        assert!(servers[0].1.is_cancelled() && !many[0].1.is_cancelled());
    }
}
