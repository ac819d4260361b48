//! What each network reads of long files, so that one leaves room for others.

use crate::problem::{Answer, Problem};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The long files that are read, by network.
#[derive(Debug)]
pub(super) struct Shares {
    /// How much one network may read, in KiB.
    most: usize,
    reads: Mutex<HashMap<IpAddr, Reads>>,
}

/// The long files that one network reads, by their tags: each counts once, as it is in memory once.
type Reads = HashMap<String, Read>;

/// A long file that a network reads.
#[derive(Debug)]
struct Read {
    answers: usize,
    kib: usize,
}

impl Shares {
    /// Those of networks that may read so many KiB each.
    pub(super) fn within(most: usize) -> Self {
        Self {
            most,
            reads: Mutex::default(),
        }
    }

    /// Whether a network may read another file than those that it reads, however short.
    ///
    /// # Errors
    /// 429 where it reads as much of others as it may.
    pub(super) fn check(&self, network: IpAddr, tag: &str) -> Answer<()> {
        match others_of(&self.held(), network, tag) >= self.most {
            true => Err(enough()),
            false => Ok(()),
        }
    }

    /// Counts a long file for a network. However long one is, it may be read where nothing else is.
    ///
    /// # Errors
    /// 429 where it would read more than it may.
    pub(super) fn take(self: &Arc<Self>, network: IpAddr, tag: &str, kib: usize) -> Answer<Share> {
        let mut held = self.held();
        let others = others_of(&held, network, tag);
        if others > 0 && others + kib > self.most {
            return Err(enough());
        }
        let reads = held.entry(network).or_default();
        let read = reads.entry(tag.to_owned());
        read.or_insert(Read { answers: 0, kib }).answers += 1;
        Ok(Share {
            shares: self.clone(),
            network,
            tag: tag.to_owned(),
        })
    }

    /// Whether nobody reads anything.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.held().is_empty()
    }

    fn held(&self) -> MutexGuard<'_, HashMap<IpAddr, Reads>> {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a network reads of other long files than one, in KiB.
fn others_of(held: &HashMap<IpAddr, Reads>, network: IpAddr, tag: &str) -> usize {
    let reads = held.get(&network).into_iter().flatten();
    let others = reads.filter(|(of, _)| *of != tag);
    others.map(|(_, read)| read.kib).sum()
}

/// What a reader takes of what its network may read, free again when this is dropped.
#[derive(Debug)]
pub(super) struct Share {
    shares: Arc<Shares>,
    network: IpAddr,
    tag: String,
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = self.shares.held();
        let Some(reads) = held.get_mut(&self.network) else {
            return;
        };
        if let Some(read) = reads.get_mut(&self.tag) {
            read.answers -= 1;
            if read.answers == 0 {
                reads.remove(&self.tag);
            }
        }
        if reads.is_empty() {
            held.remove(&self.network);
        }
    }
}

fn enough() -> Problem {
    let detail = "enough long files are on their way to this address; wait until one has arrived";
    Problem::too_many_requests(detail)
}
