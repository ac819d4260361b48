//! States in memory. Every appeal that is looked at has its state there; where those that are not the
//! two largest come to more than a small server has room for, the ones that nobody asked for longest
//! are let go of, and read from the database when somebody does.

use super::{Snapshot, Summary};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// Most statements in memory beside those of the largest states: with what follows from them, about
/// 1.5 KiB each.
const MOST: usize = 20_000;
/// What each state takes besides, in statements.
const EACH: usize = 20;
/// How many are the largest states: an organisation has seldom more than two large campaigns at a time.
const LARGEST: usize = 2;
/// After this time without anybody who asks, a large state is one like the others. Reading it again
/// takes long, so it is not let go of for a moment in which others are asked for.
const ASKED_LATELY: Duration = Duration::from_secs(60 * 60);

/// States, and for those that were let go of, too, what servers ask one another most.
#[derive(Default)]
pub(super) struct Shelf {
    held: HashMap<i64, Held>,
    summaries: HashMap<i64, Summary>,
}

struct Held {
    snapshot: Snapshot,
    asked: Instant,
}

impl Held {
    fn weight(&self) -> usize {
        self.snapshot.state().digests().len() + EACH
    }
}

impl Shelf {
    /// The state of an appeal, if it is in memory.
    pub fn get(&mut self, appeal: i64) -> Option<Snapshot> {
        let held = self.held.get_mut(&appeal)?;
        held.asked = Instant::now();
        Some(held.snapshot.clone())
    }

    /// Whether the state of an appeal is in memory.
    pub fn holds(&self, appeal: i64) -> bool {
        self.held.contains_key(&appeal)
    }

    /// Lays down a state, unless there is a newer one, and answers those that are let go of for it.
    pub fn put(&mut self, appeal: i64, snapshot: Snapshot) -> Vec<(i64, Snapshot)> {
        let held = self.held.get(&appeal);
        if held.is_some_and(|held| held.snapshot.version > snapshot.version) {
            return Vec::new();
        }
        let asked = Instant::now();
        self.held.insert(appeal, Held { snapshot, asked });
        self.let_go(appeal, MOST, asked)
    }

    /// Lets go of all that is kept of an appeal's state.
    pub fn forget(&mut self, appeal: i64) {
        self.held.remove(&appeal);
        self.summaries.remove(&appeal);
    }

    /// What was kept of an appeal's state, whether that is in memory or not.
    pub fn summary(&self, appeal: i64) -> Option<&Summary> {
        self.summaries.get(&appeal)
    }

    /// Keeps it, unless there is a newer one.
    pub fn put_summary(&mut self, appeal: i64, summary: Summary) {
        let held = self.summaries.get(&appeal);
        if held.is_none_or(|held| held.version <= summary.version) {
            self.summaries.insert(appeal, summary);
        }
    }

    /// Takes out what is too much, but for the state of `kept`.
    fn let_go(&mut self, kept: i64, most: usize, now: Instant) -> Vec<(i64, Snapshot)> {
        let mut large: Vec<(usize, i64)> = self
            .held
            .iter()
            .filter(|(_, held)| now.duration_since(held.asked) < ASKED_LATELY)
            .map(|(appeal, held)| (held.weight(), *appeal))
            .collect();
        large.sort_unstable_by(|one, other| other.cmp(one));
        large.truncate(LARGEST);
        let stays = |appeal: i64| appeal == kept || large.iter().any(|(_, large)| *large == appeal);
        let mut oldest_first: Vec<(Instant, i64, usize)> = self
            .held
            .iter()
            .filter(|(appeal, _)| !stays(**appeal))
            .map(|(appeal, held)| (held.asked, *appeal, held.weight()))
            .collect();
        let mut weight: usize = oldest_first.iter().map(|(_, _, weight)| weight).sum();
        if weight <= most {
            return Vec::new();
        }
        oldest_first.sort_unstable();
        let mut gone = Vec::new();
        for (_, appeal, its) in oldest_first {
            if weight <= most {
                break;
            }
            weight -= its;
            gone.extend(
                self.held
                    .remove(&appeal)
                    .map(|held| (appeal, held.snapshot)),
            );
        }
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::AppealKey;

    fn snapshot() -> Snapshot {
        let key = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQXJPt4ywvvEnp".parse();
        Snapshot::empty(AppealKey {
            object: "https://union.example/appeals/brakes".into(),
            root: key.expect("a key"),
        })
    }

    /// A shelf with so many empty states, each asked for a second after the one before.
    fn shelf(count: i64) -> (Shelf, Instant) {
        let (mut shelf, start) = (Shelf::default(), Instant::now());
        for appeal in 0..count {
            shelf.put(appeal, snapshot());
            let asked = start + Duration::from_secs(appeal.unsigned_abs());
            shelf.held.get_mut(&appeal).expect("it is there").asked = asked;
        }
        (shelf, start + Duration::from_secs(count.unsigned_abs()))
    }

    fn ids(gone: &[(i64, Snapshot)]) -> Vec<i64> {
        gone.iter().map(|(appeal, _)| *appeal).collect()
    }

    #[test]
    fn what_nobody_asked_for_longest_goes_first() {
        let (mut shelf, now) = shelf(10);
        // All weigh the same, so those with the greatest numbers, 8 and 9, are the largest.
        let gone = shelf.let_go(0, 4 * EACH, now);
        assert_eq!(ids(&gone), [1, 2, 3]);
        assert!(shelf.holds(0), "it was just laid down");
        assert!(shelf.let_go(0, 4 * EACH, now).is_empty());
        assert_eq!(ids(&shelf.let_go(5, 0, now)), [0, 4, 6, 7]);
    }

    #[test]
    fn the_largest_go_when_nobody_asks_for_them() {
        let (mut shelf, now) = shelf(3);
        assert_eq!(ids(&shelf.let_go(2, 0, now)), [0]);
        let later = now + 2 * ASKED_LATELY;
        shelf.held.get_mut(&2).expect("it is there").asked = later;
        assert_eq!(ids(&shelf.let_go(2, 0, later)), [1]);
    }

    #[test]
    fn a_summary_outlives_its_state() {
        let (mut shelf, now) = shelf(4);
        let summary = |version| Summary {
            version,
            ..snapshot().summary()
        };
        for appeal in 0..4 {
            shelf.put_summary(appeal, summary(7));
            shelf.put_summary(appeal, summary(6));
        }
        for appeal in ids(&shelf.let_go(3, 0, now)) {
            assert!(!shelf.holds(appeal));
        }
        assert_eq!(shelf.held.len(), LARGEST);
        let versions = (0..4).filter_map(|appeal| Some(shelf.summary(appeal)?.version));
        assert!(versions.eq([7; 4]), "nor does an older one replace it");
    }
}
