//! Who may wait in an appeal's mailbox when not all can.
//!
//! A mailbox has room for so many statements of one registrable domain and so many in all. Keys
//! that this server has seen at their authors' own origins come first, so that strangers cannot
//! take an author's place by writing in its name. Then each domain's first comes before any
//! domain's second, so that a few domains cannot fill it; and at last an order that is salted by
//! this server, so that nobody can aim for the front.

use crate::site;
use std::collections::HashMap;
use undersigned_domain::Digest;
use undersigned_store::statements::Waiting;

/// How many statements may wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Of one registrable domain.
    pub per_domain: usize,
    /// In all.
    pub total: usize,
}

/// The bounds of each appeal's mailbox.
const BOUNDS: Bounds = Bounds {
    per_domain: 50,
    total: 10_000,
};

/// The same where crowds of one domain are bounded or, in a load test, are not.
pub(super) fn bounds(crowds_are_bounded: bool) -> Bounds {
    match crowds_are_bounded {
        true => BOUNDS,
        false => Bounds {
            per_domain: BOUNDS.total,
            ..BOUNDS
        },
    }
}

/// Among whom some have to go.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Crowded {
    /// There is room for all.
    Nobody,
    /// Who is of these origins: of their domains there are too many, and whoever else waits stays.
    Origins(Vec<String>),
    /// There are too many in all.
    Everybody,
}

/// Among whom some have to go, by how many of each origin wait: nobody else need be looked at.
pub(super) fn crowded(waiting: Vec<(String, u64)>, bounds: Bounds) -> Crowded {
    let mut by_domain: HashMap<String, (u64, Vec<String>)> = HashMap::new();
    for (origin, number) in waiting {
        let domain = by_domain.entry(site::of(&origin)).or_default();
        domain.0 += number;
        domain.1.push(origin);
    }
    let (per_domain, total) = (bounds.per_domain as u64, bounds.total as u64);
    let numbers = by_domain.values().map(|(number, _)| *number);
    let stay: u64 = numbers.map(|number| number.min(per_domain)).sum();
    if stay > total {
        return Crowded::Everybody;
    }
    let crowds = by_domain.into_values();
    let crowds = crowds.filter(|(number, _)| *number > per_domain);
    let origins: Vec<String> = crowds.flat_map(|(_, origins)| origins).collect();
    match origins.is_empty() {
        true => Crowded::Nobody,
        false => Crowded::Origins(origins),
    }
}

/// The rows that have to go, out of those that wait, or of all among whom some have to.
pub(super) fn losers(waiting: &[Waiting], salt: &[u8], bounds: Bounds) -> Vec<i64> {
    let mut by_domain: HashMap<String, Vec<(&Waiting, Digest)>> = HashMap::new();
    for row in waiting {
        let place = Digest::of(&[salt, row.register.as_bytes()]);
        let domain = by_domain.entry(site::of(&row.author)).or_default();
        domain.push((row, place));
    }
    let mut losers = Vec::new();
    let mut kept = Vec::new();
    for mut rows in by_domain.into_values() {
        rows.sort_unstable_by_key(|(row, place)| (!row.origin_checked, *place, row.id));
        let checked = rows.partition_point(|(row, _)| row.origin_checked);
        for (number, (row, place)) in rows.into_iter().enumerate() {
            match number < bounds.per_domain {
                true => {
                    let turn = if number < checked {
                        number
                    } else {
                        number - checked
                    };
                    kept.push((!row.origin_checked, turn, place, row.id));
                }
                false => losers.push(row.id),
            }
        }
    }
    kept.sort_unstable();
    losers.extend(kept.iter().skip(bounds.total).map(|(.., id)| *id));
    losers
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const SALT: &[u8] = b"of this server";
    const SMALL: Bounds = Bounds {
        per_domain: 3,
        total: 10,
    };

    /// `count` statements that wait, by authors of `host`, numbered from `first`.
    fn rows(host: &str, first: i64, count: i64, origin_checked: bool) -> Vec<Waiting> {
        (first..first + count)
            .map(|id| Waiting {
                id,
                digest: format!("digest {id}"),
                author: format!("https://{host}/orgs/{id}"),
                key: "z6Mk".into(),
                register: format!("register {id}"),
                origin_checked,
            })
            .collect()
    }

    fn stay(waiting: &[Waiting], salt: &[u8]) -> Vec<i64> {
        let losers = losers(waiting, salt, SMALL);
        let ids = waiting.iter().map(|row| row.id);
        ids.filter(|id| !losers.contains(id)).collect()
    }

    #[test]
    fn all_stay_while_there_is_room() {
        let mut waiting = rows("union.example", 1, 3, false);
        waiting.extend(rows("other.example", 11, 3, true));
        assert_eq!(losers(&waiting, SALT, SMALL), [] as [i64; 0]);
    }

    #[test]
    fn the_same_have_to_go_where_only_crowds_are_read() {
        let origin = |row: &Waiting| {
            let (origin, _) = row.author.split_once("/orgs/").unwrap();
            origin.to_owned()
        };
        let room = [
            rows("union.example", 1, 3, false),
            rows("other.example", 11, 3, true),
        ];
        let crowd = [
            rows("union.example", 1, 2, false),
            rows("a.union.example", 11, 2, true),
            rows("other.example", 21, 3, false),
        ];
        let many: Vec<Vec<Waiting>> = (0..5)
            .map(|n| rows(&format!("h{n}.example"), 10 * n, 3, n > 2))
            .collect();
        for (waiting, among) in [
            (room.concat(), Some(0)),
            (crowd.concat(), Some(2)),
            (many.concat(), None),
        ] {
            let mut counted: BTreeMap<String, u64> = BTreeMap::new();
            for row in &waiting {
                *counted.entry(origin(row)).or_default() += 1;
            }
            let crowded = crowded(counted.into_iter().collect(), SMALL);
            let mut read = waiting.clone();
            let found = match crowded {
                Crowded::Nobody => {
                    read.clear();
                    Some(0)
                }
                Crowded::Origins(origins) => {
                    read.retain(|row| origins.contains(&origin(row)));
                    Some(origins.len())
                }
                Crowded::Everybody => None,
            };
            assert_eq!(found, among, "{waiting:?}");
            let sorted = |waiting: &[Waiting]| {
                let mut losers = losers(waiting, SALT, SMALL);
                losers.sort_unstable();
                losers
            };
            assert_eq!(sorted(&read), sorted(&waiting));
        }
    }

    #[test]
    fn what_lies_under_one_registered_domain_counts_together() {
        for (author, domain_of_it) in [
            ("https://union.example/orgs/a", "union.example"),
            ("https://a.b.union.example/x", "union.example"),
            ("https://union.co.uk/x", "union.co.uk"),
            ("https://a.union.co.uk/x", "union.co.uk"),
            ("https://a.github.io/x", "a.github.io"),
            ("http://localhost:8001/x", "http://localhost:8001"),
            ("http://127.0.0.1:8001/x", "http://127.0.0.1:8001"),
            ("no address", ""),
        ] {
            assert_eq!(site::of(author), domain_of_it, "{author}");
        }
        let farm: Vec<Waiting> = (1..=100)
            .flat_map(|id| rows(&format!("h{id}.farm.example"), id, 1, true))
            .collect();
        assert_eq!(stay(&farm, SALT).len(), SMALL.per_domain);
    }

    #[test]
    fn a_load_test_may_come_from_one_domain() {
        let waiting = rows("load.example", 1, 500, false);
        assert_eq!(losers(&waiting, SALT, bounds(true)).len(), 450);
        assert_eq!(losers(&waiting, SALT, bounds(false)), [] as [i64; 0]);
    }

    #[test]
    fn a_flood_does_not_drive_out_who_was_seen_at_its_origin() {
        let mut waiting: Vec<Waiting> = (100..5_100)
            .flat_map(|id| rows(&format!("h{id}.example"), id, 1, false))
            .collect();
        waiting.extend(rows("dockers.example", 1, 1, true));
        waiting.extend(rows("nurses.example", 2, 2, true));
        let stay = stay(&waiting, SALT);
        assert_eq!(stay.len(), SMALL.total);
        for id in [1, 2, 3] {
            assert!(stay.contains(&id), "{id} stays");
        }
    }

    #[test]
    fn strangers_who_write_in_an_authors_name_come_after_it() {
        let mut waiting = rows("dockers.example", 10, 500, false);
        waiting.extend(rows("dockers.example", 1, 1, true));
        let stay = stay(&waiting, SALT);
        assert_eq!(stay.len(), SMALL.per_domain);
        assert!(stay.contains(&1));
    }

    #[test]
    fn no_domain_has_its_second_before_all_have_their_first() {
        // Ten domains that send all they may, really at home there, and one that sends one.
        let mut waiting: Vec<Waiting> = (0..9)
            .flat_map(|n| rows(&format!("flood{n}.example"), 100 + n * 10, 3, true))
            .collect();
        waiting.extend(rows("dockers.example", 1, 1, true));
        assert!(stay(&waiting, SALT).contains(&1));
    }

    #[test]
    fn another_salt_chooses_others() {
        let waiting: Vec<Waiting> = (1..=1_000)
            .flat_map(|id| rows(&format!("h{id}.example"), id, 1, false))
            .collect();
        let ours = stay(&waiting, SALT);
        assert_eq!(ours, stay(&waiting, SALT), "the same again");
        assert_ne!(ours, stay(&waiting, b"of another"));
    }
}
