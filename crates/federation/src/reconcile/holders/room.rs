//! Which servers have room among those that are remembered as holding an appeal. Those for which the list vouches always
//! have: a stranger, for whom it does not, makes room for them: first one of a domain that has most of them, of those the
//! one that was heard from least lately. So whoever has many names below a few domains keeps out nobody who has one.

use crate::site;
use std::{cmp::Reverse, collections::HashMap};
use undersigned_domain::ids;
use undersigned_store::replicas::Replica;

/// Most servers that are remembered as holding an appeal.
pub(super) const MAX_REPLICAS: usize = 500;
/// Most of them under one registered domain: names below one cost its owner nothing.
const MAX_OF_DOMAIN: usize = 50;
/// Most strangers among them: each is asked in every round, and told what is decided.
const MAX_STRANGERS: usize = 200;
/// Most strangers under one registered domain.
const MAX_STRANGERS_OF_DOMAIN: usize = 5;
/// For how long one has to be out of reach until it makes room for another, in milliseconds.
const GIVES_WAY_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;
/// Strangers are learnt of by others' words only while fewer servers are known.
const MAX_LEARNED: usize = 50;

/// Whether there is room for one more.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Room {
    Free,
    /// Once this one is forgotten.
    After(i64),
    Full,
}

/// Whether there is room for a server at that address whoever it is.
pub(super) fn is_roomy(known: &[Replica], base_url: &str) -> bool {
    let domain = site::of(base_url);
    let of_domain = known
        .iter()
        .filter(|one| site::of(&one.base_url) == domain)
        .count();
    known.len() < MAX_STRANGERS && of_domain < MAX_STRANGERS_OF_DOMAIN
}

/// Those that are known to hold an appeal.
pub(super) struct Known<'a> {
    pub(super) all: &'a [Replica],
    /// The appeal's id.
    pub(super) appeal: &'a str,
    /// Whether the list vouches for a server, by its public URL.
    pub(super) is_vouched: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Known<'_> {
    fn is_home(&self, url: &str) -> bool {
        ids::same_origin(url, self.appeal)
    }

    fn is_stranger(&self, url: &str) -> bool {
        !self.is_home(url) && !(self.is_vouched)(url)
    }

    /// For a server at that address. The appeal's own server has room in any case, and makes none.
    pub(super) fn room(&self, base_url: &str, now: i64) -> Room {
        if self.is_home(base_url) {
            return Room::Free;
        }
        let domain = site::of(base_url);
        let of_domain: Vec<&Replica> = self
            .all
            .iter()
            .filter(|one| site::of(&one.base_url) == domain)
            .collect();
        if self.is_stranger(base_url) {
            let is_stranger = |one: &&Replica| self.is_stranger(&one.base_url);
            let there: Vec<&Replica> = of_domain.iter().copied().filter(is_stranger).collect();
            if there.len() >= MAX_STRANGERS_OF_DOMAIN {
                return self.made(base_url, &there, now);
            }
            let strangers: Vec<&Replica> = self.all.iter().filter(is_stranger).collect();
            if strangers.len() >= MAX_STRANGERS {
                return self.made(base_url, &strangers, now);
            }
        }
        if of_domain.len() >= MAX_OF_DOMAIN {
            self.made(base_url, &of_domain, now)
        } else if self.all.len() >= MAX_REPLICAS {
            self.made(base_url, &self.all.iter().collect::<Vec<_>>(), now)
        } else {
            Room::Free
        }
    }

    /// The room that one of these makes: of the strangers of a domain that has most of them the one that was heard
    /// from least lately, or else, but for no stranger, whoever has been away for long.
    fn made(&self, base_url: &str, among: &[&Replica], now: i64) -> Room {
        let strangers = among.iter().filter(|one| self.is_stranger(&one.base_url));
        let strangers: Vec<(String, &Replica)> = strangers
            .map(|one| (site::of(&one.base_url), *one))
            .collect();
        let mut of_site: HashMap<&str, usize> = HashMap::new();
        for (site, _) in &strangers {
            *of_site.entry(site).or_default() += 1;
        }
        let weight = |(site, one): &(String, &Replica)| {
            let many = of_site.get(site.as_str()).copied();
            (Reverse(many), one.seen_at, one.id)
        };
        if let Some((_, _, id)) = strangers.iter().map(weight).min() {
            return Room::After(id);
        }
        if self.is_stranger(base_url) {
            return Room::Full;
        }
        let away = among
            .iter()
            .filter(|one| !self.is_home(&one.base_url))
            .filter_map(|one| Some((one.failing_since?, one.id)));
        match away.min() {
            Some((since, id)) if now - since > GIVES_WAY_MILLIS => Room::After(id),
            _ => Room::Full,
        }
    }

    /// Whether a server that somebody named is asked who it is. A stranger takes nobody's place by that.
    pub(super) fn is_worth_learning(&self, base_url: &str, now: i64) -> bool {
        match self.is_stranger(base_url) {
            true => self.all.len() < MAX_LEARNED && self.room(base_url, now) == Room::Free,
            false => self.room(base_url, now) != Room::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replica(id: i64, base_url: &str, failing_since: Option<i64>) -> Replica {
        Replica {
            id,
            appeal_id: 1,
            base_url: base_url.to_owned(),
            inbox: format!("{base_url}/inbox"),
            state_digest: None,
            seen_at: 0,
            failing_since,
        }
    }

    const APPEAL: &str = "https://hub.example/appeals/free-them";

    fn seen(id: i64, base_url: &str, seen_at: i64) -> Replica {
        Replica {
            seen_at,
            ..replica(id, base_url, None)
        }
    }

    /// The list vouches for servers below `union.org`, and for those whose names begin with a `v`.
    fn room(known: &[Replica], url: &str, now: i64) -> Room {
        held(known).room(url, now)
    }

    fn held(known: &[Replica]) -> Known<'_> {
        Known {
            all: known,
            appeal: APPEAL,
            is_vouched: &is_vouched,
        }
    }

    fn is_vouched(url: &str) -> bool {
        url.ends_with("union.org") || url.starts_with("https://v")
    }

    const LATE: i64 = GIVES_WAY_MILLIS * 2;

    #[test]
    fn no_domain_fills_the_list_of_those_who_hold_an_appeal() {
        let farm = |since: Option<i64>| -> Vec<Replica> {
            (0..50)
                .map(|id| replica(id, &format!("https://v{id}.farm.example"), since))
                .collect()
        };
        let one_more = "https://v-one-more.farm.example";
        assert_eq!(room(&farm(None), one_more, 0), Room::Full);
        assert_eq!(room(&farm(None), "https://union.example", 0), Room::Free);
        let late = GIVES_WAY_MILLIS + 1;
        assert_eq!(room(&farm(Some(0)), one_more, late), Room::After(0));
    }

    #[test]
    fn whoever_was_away_for_long_makes_room_and_nobody_else_for_whom_the_list_vouches() {
        let many = |away: Option<i64>| -> Vec<Replica> {
            (0..500)
                .map(|id| {
                    let since = away.filter(|_| [3, 7, 9].contains(&id));
                    let url = match id {
                        3 => "https://hub.example".to_owned(),
                        _ => format!("https://v{id}.example"),
                    };
                    replica(id, &url, since.map(|since| since + id))
                })
                .collect()
        };
        let new = "https://union.org";
        assert_eq!(room(&many(None), new, LATE), Room::Full);
        assert_eq!(room(&many(Some(0)), new, GIVES_WAY_MILLIS), Room::Full);
        // The appeal's own server has been away for longer.
        assert_eq!(room(&many(Some(0)), new, LATE), Room::After(7));
        let stranger = "https://stranger.example";
        assert_eq!(room(&many(Some(0)), stranger, LATE), Room::Full);
        let without_home: Vec<Replica> = many(None).into_iter().filter(|one| one.id != 3).collect();
        assert_eq!(room(&without_home, "https://hub.example", LATE), Room::Free);
    }

    #[test]
    fn row_790_strangers_make_room_and_take_none_of_whom_the_list_vouches_for() {
        // Strangers with a domain each fill all places but two.
        let mut known: Vec<Replica> = (0..498)
            .map(|id| seen(id, &format!("https://s{id}.example"), 1_000 - id))
            .collect();
        known.push(seen(498, "https://hub.example", 0));
        known.push(seen(499, "https://v-first.example", 1));
        let least_lately = Room::After(497);
        assert_eq!(room(&known, "https://union.org", LATE), least_lately);
        // Among themselves as well, so that whoever was there first does not stay for ever.
        assert_eq!(room(&known, "https://stranger.example", LATE), least_lately);
        // Whoever asks now and then is heard from.
        if let Some(last) = known.get_mut(497) {
            last.seen_at = LATE;
        }
        assert_eq!(room(&known, "https://union.org", LATE), Room::After(496));
    }

    #[test]
    fn row_790_strangers_of_many_domains_keep_out_nobody_who_has_one_name() {
        // All that strangers may have: five of each of forty domains, heard from just now.
        let mut known: Vec<Replica> = (0..200)
            .map(|id| {
                seen(
                    id,
                    &format!("https://s{id}.farm{}.example", id / 5),
                    LATE + id,
                )
            })
            .collect();
        for vouched in ["https://union.org", "https://v1.farm0.example"] {
            assert_eq!(room(&known, vouched, LATE), Room::Free, "{vouched}");
        }
        let mirror = "https://mirror.example";
        assert_eq!(room(&known, mirror, LATE), Room::After(0));
        // It took that place, and was heard from before all others: it stays while any domain has more than it.
        if let Some(first) = known.first_mut() {
            *first = seen(900, mirror, 0);
        }
        assert_eq!(room(&known, "https://farm40.example", LATE), Room::After(5));
    }

    #[test]
    fn row_790_strangers_of_one_domain_have_few_places_and_take_none_elsewhere() {
        let mut known: Vec<Replica> = (0..5)
            .map(|id| seen(id, &format!("https://s{id}.farm.example"), 10 + id))
            .collect();
        known.push(seen(9, "https://other.example", 0));
        let one_more = "https://s-one-more.farm.example";
        assert_eq!(room(&known, one_more, LATE), Room::After(0));
        assert_eq!(room(&known, "https://v1.farm.example", LATE), Room::Free);
        known.truncate(4);
        assert_eq!(room(&known, one_more, LATE), Room::Free);
    }

    #[test]
    fn row_790_whom_the_list_vouches_for_is_learnt_of_beside_many_strangers() {
        let known: Vec<Replica> = (0..500)
            .map(|id| seen(id, &format!("https://s{id}.example"), id))
            .collect();
        let all = known.as_slice();
        let few = all.get(..49).unwrap_or_default();
        for (known, url, learnt) in [
            (few, "https://stranger.example", true),
            (all, "https://stranger.example", false),
            (all, "https://union.org", true),
        ] {
            assert_eq!(held(known).is_worth_learning(url, LATE), learnt, "{url}");
        }
    }
}
