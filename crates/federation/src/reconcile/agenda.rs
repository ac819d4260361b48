//! What the reconciliation worker should do before its timer rings.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};
use tokio::sync::Notify;
use undersigned_domain::ids;

/// Most errands that wait; beyond that the timer must do.
const MAX_ERRANDS: usize = 1_000;
/// Most of them that strangers' requests gave cause for.
const MAX_OF_STRANGERS: usize = 500;
/// Most servers that wait to be asked who they are: whoever never answers takes ten seconds each.
const MAX_TO_LEARN: usize = 20;

/// One thing to do soon. They are done in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Errand {
    /// Compare an appeal with its replicas.
    Reconcile(i64),
    /// Look up the open appeals of an actor that we follow.
    Discover(String),
    /// Read what others hold of our own words about an appeal, and go on with what waited for it.
    ReadOwn(i64),
    /// Ask a server for an appeal that it holds and this one lost.
    Recover {
        /// The appeal.
        object: String,
        /// The root that the server follows.
        root: String,
        /// The server, by its public URL.
        from: String,
    },
    /// Look up which of our organisations an actor takes to be its followers. Behind what is to be done
    /// for our own: anybody can say that we are wrong about it.
    Synchronize {
        /// The actor.
        actor: String,
        /// Where its list is.
        url: String,
    },
    /// Ask a server that is said to hold an appeal who it is. The last of all: whoever is compared with
    /// chooses whom it names.
    Learn {
        /// The appeal.
        appeal: i64,
        /// The server, by its public URL.
        base_url: String,
    },
}

impl Errand {
    /// Whether whoever sends a request can give cause for as many of them as they like.
    fn is_of_strangers(&self) -> bool {
        matches!(
            self,
            Self::Synchronize { .. } | Self::Recover { .. } | Self::Learn { .. }
        )
    }

    fn is_to_learn(&self) -> bool {
        matches!(self, Self::Learn { .. })
    }

    /// The host of the actor whose followers are to be looked up.
    fn synchronized_host(&self) -> Option<String> {
        match self {
            Self::Synchronize { actor, .. } => Some(ids::host(actor)),
            _ => None,
        }
    }
}

/// A set of errands, and a bell.
#[derive(Default)]
pub(crate) struct Agenda {
    errands: Mutex<BTreeSet<Errand>>,
    bell: Notify,
    /// Appeals that changed here since they were last compared.
    stirred: Mutex<BTreeSet<i64>>,
    /// Replicas with which the last comparison took too long.
    slow: Mutex<BTreeSet<i64>>,
}

impl Agenda {
    pub fn add(&self, errand: Errand) {
        let mut errands = self.errands.lock().unwrap_or_else(PoisonError::into_inner);
        let of_strangers = || errands.iter().filter(|it| it.is_of_strangers()).count();
        let to_learn = || errands.iter().filter(|it| it.is_to_learn()).count();
        // A server says it again with whatever it sends next.
        let waits_already = |host: String| {
            let mut hosts = errands.iter().filter_map(Errand::synchronized_host);
            hosts.any(|other| other == host)
        };
        let full = errands.len() >= MAX_ERRANDS
            || errand.is_of_strangers() && of_strangers() >= MAX_OF_STRANGERS
            || errand.is_to_learn() && to_learn() >= MAX_TO_LEARN
            || errand.synchronized_host().is_some_and(waits_already);
        if !full {
            errands.insert(errand);
        }
        self.bell.notify_one();
    }

    pub fn take(&self) -> Option<Errand> {
        self.errands
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_first()
    }

    /// Notes whether the comparison with a replica took too long.
    pub fn note_slow(&self, replica: i64, is_slow: bool) {
        let mut slow = self.slow.lock().unwrap_or_else(PoisonError::into_inner);
        match is_slow {
            true => slow.insert(replica),
            false => slow.remove(&replica),
        };
    }

    /// Whether the last comparison with a replica took too long.
    pub fn is_slow(&self, replica: i64) -> bool {
        let slow = self.slow.lock().unwrap_or_else(PoisonError::into_inner);
        slow.contains(&replica)
    }

    /// Notes that an appeal has changed here.
    pub fn stir(&self, appeal_id: i64) {
        self.stirred
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(appeal_id);
    }

    /// The appeals that have changed since this was last asked.
    pub fn take_stirred(&self) -> BTreeSet<i64> {
        std::mem::take(&mut *self.stirred.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub async fn rung(&self) {
        self.bell.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_268_strangers_leave_room_for_what_is_to_be_done() {
        let agenda = Agenda::default();
        for number in 0..2 * MAX_ERRANDS {
            agenda.add(Errand::Synchronize {
                actor: format!("https://{number}.example/actor"),
                url: format!("https://{number}.example/followers"),
            });
        }
        agenda.add(Errand::Discover("https://union.example/orgs/u".to_owned()));
        agenda.add(Errand::Reconcile(7));
        let all: Vec<Errand> = std::iter::from_fn(|| agenda.take()).collect();
        assert_eq!(all.len(), MAX_OF_STRANGERS + 2);
        assert_eq!(all.first(), Some(&Errand::Reconcile(7)));
    }

    #[test]
    fn what_a_server_says_of_its_followers_waits_once_and_behind_what_is_ours() {
        let agenda = Agenda::default();
        let claim = |host: &str, number: usize| Errand::Synchronize {
            actor: format!("https://{host}/users/{number}"),
            url: format!("https://{host}/users/{number}/followers?{number}"),
        };
        for number in 0..50 {
            agenda.add(claim("a.example", number));
        }
        agenda.add(claim("b.example", 0));
        agenda.add(Errand::ReadOwn(7));
        let recover = Errand::Recover {
            object: "https://hub.example/appeals/a".to_owned(),
            root: "z".to_owned(),
            from: "https://union.example".to_owned(),
        };
        agenda.add(recover.clone());
        let all: Vec<Errand> = std::iter::from_fn(|| agenda.take()).collect();
        let own = [Errand::ReadOwn(7), recover];
        let claims = [claim("a.example", 0), claim("b.example", 0)];
        assert_eq!(all, [own, claims].concat());
        // Once it was looked at, the next one may wait.
        agenda.add(claim("a.example", 1));
        assert_eq!(agenda.take(), Some(claim("a.example", 1)));
    }

    #[test]
    fn few_wait_to_be_asked_who_they_are_and_they_come_last() {
        let agenda = Agenda::default();
        for number in 0..2 * MAX_TO_LEARN {
            agenda.add(Errand::Learn {
                appeal: 1,
                base_url: format!("https://s{number}.example"),
            });
        }
        let recover = Errand::Recover {
            object: "https://hub.example/appeals/a".to_owned(),
            root: "z".to_owned(),
            from: "https://union.example".to_owned(),
        };
        agenda.add(recover.clone());
        assert_eq!(agenda.take(), Some(recover));
        let rest = std::iter::from_fn(|| agenda.take()).count();
        assert_eq!(rest, MAX_TO_LEARN);
    }
}
