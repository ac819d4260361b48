//! Who else holds an appeal: which servers are remembered, how further ones are learnt of, and in which
//! order they are asked. Whoever signs one request is among them, so none may keep the others from
//! being remembered ([`room`]), or from being asked.

mod room;

use super::{agenda::Errand, messages::StateAnswer};
use crate::{Entropy, Instance, actors::RemoteActor, error::Result, small_writes::SmallWrite};
use room::{Known, MAX_REPLICAS, Room, is_roomy};
use undersigned_domain::ids;
use undersigned_store::{
    appeals::{self, Appeal},
    replicas::{self, Replica, SeenReplica},
};

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

    #[test]
    fn row_851_who_says_the_same_again_at_once_is_not_written_down_again() {
        let before = Replica {
            state_digest: Some("a".to_owned()),
            id: 1,
            appeal_id: 1,
            base_url: "https://union.example".to_owned(),
            inbox: "https://union.example/inbox".to_owned(),
            seen_at: 1_000_000,
            failing_since: None,
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
}
