//! Who else holds an appeal: which servers are remembered, how further ones are learnt of, and in which
//! order they are asked. Whoever signs one request is among them, so none may keep the others from
//! being remembered, or from being asked. Those for which the list vouches always have room: a stranger, for
//! whom it does not, makes room for them: first one of a domain that has most of them, of those the one that was heard
//! from least lately. So whoever has many names below a few domains keeps out nobody who has one.

use super::{agenda::Errand, messages::StateAnswer};
use crate::{
    Entropy, Instance, actors::RemoteActor, error::Result, site, small_writes::SmallWrite,
};
use std::{cmp::Reverse, collections::HashMap};
use undersigned_domain::ids;
use undersigned_store::{
    appeals::{self, Appeal},
    replicas::{self, Replica, SeenReplica},
};

/// Most servers that are remembered as holding an appeal.
const MAX_REPLICAS: usize = 500;
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
/// Most that are learnt of by one comparison: each is asked who it is.
const LEARNED_AT_ONCE: usize = 3;
/// For how long nothing is written down of a server that says the same again, in milliseconds.
const SAME_MILLIS: i64 = 60 * 1_000;
/// Most of those that were out of reach, or slow, that are asked in one round.
const ILL_A_ROUND: usize = 5;

impl Instance {
    /// Notes that a server holds an appeal, unless so many do already. Answers whether that is new.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn remember_replica(
        &self,
        appeal: &Appeal,
        peer: &RemoteActor,
        state_digest: Option<&str>,
    ) -> Result<bool> {
        let Some(origin) = ids::origin(&peer.id) else {
            return Ok(false);
        };
        let base_url = origin.ascii_serialization();
        let db = self.database.conn();
        let now = self.clock.millis();
        let known = replicas::list(db, appeal.id).await?;
        let seen = SeenReplica {
            appeal_id: appeal.id,
            base_url,
            inbox: peer.server_inbox().to_owned(),
            state_digest: state_digest.map(str::to_owned),
            seen_at: now,
        };
        let before = known.iter().find(|one| one.base_url == seen.base_url);
        if before.is_some_and(|before| says_the_same(&seen, before)) {
            return Ok(false);
        }
        let is_new = before.is_none();
        if is_new {
            let base_url = &seen.base_url;
            // Only where there is little is it looked for whom the list vouches.
            let room = match is_roomy(&known, base_url) {
                true => Room::Free,
                false => {
                    let vouched = self.vouched_now(appeal).await?;
                    let known = Known {
                        all: &known,
                        appeal: &appeal.ap_id,
                        is_vouched: &|url| vouched.is_for(url),
                    };
                    known.room(base_url, now)
                }
            };
            match room {
                Room::Free => {}
                Room::After(old) => {
                    replicas::delete(db, old).await?;
                }
                Room::Full => return Ok(false),
            }
        }
        self.write_down(SmallWrite::Holds(seen)).await?;
        Ok(is_new)
    }

    /// Other servers that hold the appeal, as a peer names them: asked who they are, as an errand, since
    /// they may not answer. A few at a time, and not always the same.
    ///
    /// # Errors
    /// The database.
    pub(super) async fn note_named(&self, appeal: &Appeal, answer: &StateAnswer) -> Result<()> {
        let known = replicas::list(self.database.conn(), appeal.id).await?;
        let rules = self.rules().await?;
        let now = self.clock.millis();
        // A longer address of a server that is known would be news each time.
        let is_server = |url: &str| {
            ids::origin(url).is_some_and(|origin| origin.ascii_serialization() == url)
                && self.http.parse_url(url).is_ok()
        };
        let mut news: Vec<&String> = answer
            .replicas
            .iter()
            .take(MAX_REPLICAS)
            .filter(|url| {
                is_server(url)
                    && !known.iter().any(|one| one.base_url == **url)
                    && !rules.is_blocked(url)
                    && *url != self.addresses.base()
            })
            .collect();
        if news.is_empty() {
            return Ok(());
        }
        let vouched = self.vouched_now(appeal).await?;
        let known = Known {
            all: &known,
            appeal: &appeal.ap_id,
            is_vouched: &|url| vouched.is_for(url),
        };
        news.retain(|url| known.is_worth_learning(url, now));
        turn(&self.entropy, &mut news)?;
        for base_url in news.into_iter().take(LEARNED_AT_ONCE) {
            self.agenda.add(Errand::Learn {
                appeal: appeal.id,
                base_url: base_url.clone(),
            });
        }
        Ok(())
    }

    /// Asks a server that somebody named who it is; from now on it is among those who hold the appeal.
    ///
    /// # Errors
    /// Where it cannot be asked; the database.
    pub(super) async fn learn(&self, appeal_id: i64, base_url: &str) -> Result<()> {
        let appeal = appeals::by_id(self.database.conn(), appeal_id).await?;
        let Some(appeal) = appeal else {
            return Ok(());
        };
        let actor = self.actor(&format!("{base_url}/actor")).await?;
        if self.remember_replica(&appeal, &actor, None).await? {
            // Asking them makes this server known to them: what is signed there comes here, too,
            // without waiting for the timer.
            self.reconcile_soon(appeal.id);
        }
        Ok(())
    }

    /// Those that are asked in a round: the appeal's own server first, then those that answer, then a few
    /// of the others. Each round begins elsewhere, since it may not come to its end.
    pub(super) fn asked_in_turn(
        &self,
        appeal: &Appeal,
        peers: Vec<Replica>,
    ) -> Result<Vec<Replica>> {
        let is_home = |peer: &Replica| ids::same_origin(&peer.base_url, &appeal.ap_id);
        let is_ill = |peer: &Replica| peer.failing_since.is_some() || self.agenda.is_slow(peer.id);
        let (mut first, others): (Vec<_>, Vec<_>) = peers.into_iter().partition(is_home);
        let (mut ill, mut well): (Vec<_>, Vec<_>) = others.into_iter().partition(is_ill);
        turn(&self.entropy, &mut well)?;
        turn(&self.entropy, &mut ill)?;
        ill.truncate(ILL_A_ROUND);
        first.append(&mut well);
        first.append(&mut ill);
        Ok(first)
    }
}

/// Whether a server was heard from a moment ago, and said the same: whoever asks again and again costs no write each time.
fn says_the_same(seen: &SeenReplica, before: &Replica) -> bool {
    let digest = seen.state_digest.as_ref();
    (0..SAME_MILLIS).contains(&seen.seen_at.saturating_sub(before.seen_at))
        && seen.inbox == before.inbox
        && digest.is_none_or(|digest| before.state_digest.as_ref() == Some(digest))
}

/// Whether there is room for one more.
#[derive(Debug, PartialEq, Eq)]
enum Room {
    Free,
    /// Once this one is forgotten.
    After(i64),
    Full,
}

/// Whether there is room for a server at that address whoever it is.
fn is_roomy(known: &[Replica], base_url: &str) -> bool {
    let domain = site::of(base_url);
    let of_domain = known
        .iter()
        .filter(|one| site::of(&one.base_url) == domain)
        .count();
    known.len() < MAX_STRANGERS && of_domain < MAX_STRANGERS_OF_DOMAIN
}

/// Those that are known to hold an appeal.
struct Known<'a> {
    all: &'a [Replica],
    /// The appeal's id.
    appeal: &'a str,
    /// Whether the list vouches for a server, by its public URL.
    is_vouched: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Known<'_> {
    fn is_home(&self, url: &str) -> bool {
        ids::same_origin(url, self.appeal)
    }

    fn is_stranger(&self, url: &str) -> bool {
        !self.is_home(url) && !(self.is_vouched)(url)
    }

    /// For a server at that address. The appeal's own server has room in any case, and makes none.
    fn room(&self, base_url: &str, now: i64) -> Room {
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
    fn is_worth_learning(&self, base_url: &str, now: i64) -> bool {
        match self.is_stranger(base_url) {
            true => self.all.len() < MAX_LEARNED && self.room(base_url, now) == Room::Free,
            false => self.room(base_url, now) != Room::Full,
        }
    }
}

/// Turns a list so that it begins anywhere.
pub(crate) fn turn<T>(entropy: &Entropy, list: &mut [T]) -> Result<()> {
    if list.len() > 1 {
        let from = u64::from_be_bytes(entropy.bytes()?) % list.len() as u64;
        list.rotate_left(usize::try_from(from).unwrap_or(0));
    }
    Ok(())
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
    fn row_851_who_says_the_same_again_at_once_is_not_written_down_again() {
        let before = Replica {
            state_digest: Some("a".to_owned()),
            ..seen(1, "https://union.example", 1_000_000)
        };
        let says = |inbox: &str, digest: Option<&str>, after: i64| {
            let seen = SeenReplica {
                appeal_id: 1,
                base_url: before.base_url.clone(),
                inbox: inbox.to_owned(),
                state_digest: digest.map(str::to_owned),
                seen_at: before.seen_at + after,
            };
            says_the_same(&seen, &before)
        };
        let inbox = before.inbox.as_str();
        assert!(says(inbox, Some("a"), 59_999) && says(inbox, None, 0));
        assert!(!says(inbox, Some("b"), 1));
        assert!(!says("https://union.example/another", Some("a"), 1));
        assert!(!says(inbox, Some("a"), 60_000));
        // A clock that has been set back since.
        assert!(!says(inbox, Some("a"), -1));
    }

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
