//! The names of a list by how they look: an index that follows its list by the entries that came and went, and of which versions
//! share what they have in common.

use crate::suggestions::texts;
use equivalent::{Comparable, Equivalent};
use imbl::OrdSet;
use std::{
    cmp::Ordering,
    hash::{BuildHasher as _, RandomState},
    sync::Arc,
};
use undersigned_domain::{Digest, Entry, Sequence};
use undersigned_likeness as likeness;

/// The names of one list, without the texts: a list of a million would hold each of them once more.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    looks: OrdSet<Look>,
    /// What skeletons are hashed with. Nobody knows it, so nobody writes many names that have one hash.
    salt: RandomState,
    /// The list that was looked at last: the next one shares most of it.
    list: Sequence<Entry>,
}

/// One name of one entry. Those of one skeleton stand together, of these those that are one text, and of these as they stand in
/// the list.
#[derive(Debug, Clone)]
struct Look {
    /// Hash of its skeleton; few have one by chance.
    skeleton: u32,
    /// Which of the entry's names it is.
    name: u32,
    entry: Arc<Entry>,
}

/// What stands in a list before what: numbers are in its order, and who has none stands first.
pub(super) fn place(entry: &Entry) -> (Option<u64>, u64, &str, Digest) {
    (entry.number, entry.since, &entry.id, entry.digest)
}

impl Index {
    /// Becomes that of a list that may have much in common with the one before.
    pub fn follow(&mut self, list: &Sequence<Entry>) {
        let gone = self.list.not_in(list);
        // A fold of the whole leaves nothing of it.
        if gone.len() == self.list.len() {
            self.looks.clear();
        } else {
            for look in gone.into_iter().flat_map(|entry| looks(&self.salt, entry)) {
                self.looks.remove(&look);
            }
        }
        let come = list.not_in(&self.list).into_iter();
        for look in come.flat_map(|entry| looks(&self.salt, entry)) {
            self.looks.insert(look);
        }
        self.list = list.clone();
    }

    /// Entries with a name of this skeleton that is another text, in the order of these texts.
    pub fn others<'a>(
        &'a self,
        text: &'a str,
        skeleton: &'a str,
    ) -> impl Iterator<Item = &'a Arc<Entry>> {
        let hash = hash(&self.salt, skeleton);
        let from = move |text: &str, is_behind: bool| {
            let edge = Edge {
                skeleton: hash,
                text,
                is_behind,
            };
            let looks = self.looks.range(edge..);
            looks.take_while(move |look| look.skeleton == hash)
        };
        // Those that are this very text stand together, and may be a whole list.
        let before = from("", false).take_while(move |look| look.text() < text);
        let others = before.chain(from(text, true));
        let is_alike =
            move |look: &&Look| likeness::skeletons([look.text()]).any(|theirs| theirs == skeleton);
        others.filter(is_alike).map(|look| &look.entry)
    }
}

fn hash(salt: &RandomState, skeleton: &str) -> u32 {
    salt.hash_one(skeleton) as u32
}

/// The names of one entry.
fn looks(salt: &RandomState, entry: &Arc<Entry>) -> impl Iterator<Item = Look> {
    let skeletons = likeness::skeletons(texts(&entry.names)).zip(0..);
    skeletons.map(move |(skeleton, name)| Look {
        skeleton: hash(salt, &skeleton),
        name,
        entry: entry.clone(),
    })
}

impl Look {
    fn text(&self) -> &str {
        let text = texts(&self.entry.names).nth(self.name as usize);
        text.unwrap_or_default()
    }
}

impl PartialEq for Look {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Look {}

impl PartialOrd for Look {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Look {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.skeleton.cmp(&other.skeleton);
        let order = order.then_with(|| self.text().cmp(other.text()));
        order.then_with(|| place(&self.entry).cmp(&place(&other.entry)))
    }
}

/// Before or behind all names that are one text.
struct Edge<'a> {
    skeleton: u32,
    text: &'a str,
    is_behind: bool,
}

impl Equivalent<Look> for Edge<'_> {
    /// It stands between two.
    fn equivalent(&self, _: &Look) -> bool {
        false
    }
}

impl Comparable<Look> for Edge<'_> {
    fn compare(&self, look: &Look) -> Ordering {
        let order = self.skeleton.cmp(&look.skeleton);
        let order = order.then_with(|| self.text.cmp(look.text()));
        order.then(match self.is_behind {
            true => Ordering::Greater,
            false => Ordering::Less,
        })
    }
}

#[cfg(test)]
mod tests {
    /// A long list has a million of them.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn a_name_takes_no_more_than_it_must() {
        assert!(size_of::<super::Look>() <= 16);
    }
}
