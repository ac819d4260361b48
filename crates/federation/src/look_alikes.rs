//! Entries whose names could be taken for another's: a remark for readers and organisers.
//!
//! Worked out from the list as it is shown, for whoever looks at an entry. Nothing that is signed or folded
//! depends on it: what looks alike changes with the version of Unicode.

mod index;

use crate::{suggestions::texts, views::ActorNames};
use index::{Index, place};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_domain::{Entry, Names, Sequence, names::NameMap};
use undersigned_likeness as likeness;

pub use likeness::{is_han, push_simplified};

/// Most entries that are named beside one which looks like them.
const MOST_ALIKE: usize = 5;

/// What to look at twice in a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookAlike {
    /// A word mixes letters of several scripts that look like each other.
    pub mixed_scripts: bool,
    /// Entries with a name in other letters that looks the same, of many the first few; and who calls for
    /// the appeal, where the name is theirs.
    pub entries: Vec<Alike>,
}

/// An entry that another looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its id.
    pub id: String,
    /// Its number on the list.
    pub number: Option<u64>,
    /// Whether it stands on the list. Who calls for the appeal need not.
    pub listed: bool,
}

impl Alike {
    fn listed(entry: &Entry) -> Self {
        Self {
            id: entry.id.clone(),
            number: entry.number,
            listed: true,
        }
    }
}

/// Who calls for an appeal, by the names that this server knows.
#[derive(Debug, Clone)]
struct Caller {
    /// As they stand on the list, if they do.
    alike: Alike,
    /// How the names look.
    skeletons: BTreeSet<String>,
    /// As they are compared: whoever signs by the very name of who calls for it is another signer, or
    /// is joined with them.
    texts: BTreeSet<String>,
}

impl Caller {
    fn of(id: &str, names: &BTreeMap<String, String>, listed: Option<Arc<Entry>>) -> Self {
        // Who is shown with another does not stand there itself.
        let listed = listed.filter(|entry| entry.id == id);
        let texts = || names.values().map(String::as_str);
        Self {
            alike: Alike {
                id: id.to_owned(),
                number: listed.as_ref().and_then(|entry| entry.number),
                listed: listed.is_some(),
            },
            skeletons: likeness::skeletons(texts()).collect(),
            texts: texts().map(str::to_lowercase).collect(),
        }
    }
}

/// Whether a word of one of these names mixes letters of several scripts that look like each other.
#[must_use]
pub fn mixes_scripts(names: &Names) -> bool {
    texts(names).any(likeness::mixes_scripts)
}

/// What there is to say about the names of a list: found out for each entry that is shown, by an index. A copy shares that with
/// the original.
#[derive(Debug, Clone, Default)]
pub struct LookAlikes {
    index: Index,
    callers: Vec<Caller>,
}

impl LookAlikes {
    /// Becomes that of a list, and of who calls for the appeal, by actor id: what one more signature costs does not depend on
    /// how many there are. `listed` finds the entry under which somebody stands there.
    pub(crate) fn follow(
        &mut self,
        list: &Sequence<Entry>,
        calling: &ActorNames,
        listed: impl Fn(&str) -> Option<Arc<Entry>>,
    ) {
        self.index.follow(list);
        let callers = calling.iter();
        let callers = callers.map(|(id, names)| Caller::of(id, names, listed(id)));
        self.callers = callers.collect();
    }

    /// What there is to say about an entry of the list.
    #[must_use]
    pub fn about(&self, entry: &Entry) -> Option<LookAlike> {
        let names: Vec<&str> = texts(&entry.names).collect();
        let own = |id: &str| id == entry.id || entry.same_as.iter().any(|same| same == id);
        self.look(&names, |other| other.digest == entry.digest, own)
    }

    /// What there would be to say about somebody, if they stood on the list by these names.
    #[must_use]
    pub fn if_listed(&self, id: &str, name_map: &NameMap) -> Option<LookAlike> {
        let names: Vec<&str> = name_map.values().map(String::as_str).collect();
        self.look(&names, |other| other.id == id, |caller| caller == id)
    }

    /// `is_same` says which entry is that of whom the names are, `own` which ids are theirs.
    fn look(
        &self,
        names: &[&str],
        is_same: impl Fn(&Entry) -> bool,
        own: impl Fn(&str) -> bool,
    ) -> Option<LookAlike> {
        let skeletons: Vec<String> = likeness::skeletons(names.iter().copied()).collect();
        let mut found: Vec<&Entry> = Vec::new();
        for (text, skeleton) in names.iter().zip(&skeletons) {
            let others = self.index.others(text, skeleton).map(|entry| &**entry);
            let others = others.filter(|other| !is_same(other));
            found.extend(others.take(MOST_ALIKE));
        }
        found.sort_by(|one, other| place(one).cmp(&place(other)));
        found.dedup_by_key(|entry| entry.digest);
        let first = found.into_iter().take(MOST_ALIKE);
        let mut entries: Vec<Alike> = first.map(Alike::listed).collect();
        let called: Vec<String> = names.iter().map(|text| text.to_lowercase()).collect();
        for caller in &self.callers {
            let alike = || skeletons.iter().any(|look| caller.skeletons.contains(look));
            let same = || called.iter().any(|text| caller.texts.contains(text));
            let told = entries.iter().any(|one| one.id == caller.alike.id);
            if !told && !own(&caller.alike.id) && (alike() || same()) {
                entries.push(caller.alike.clone());
            }
        }
        let remark = LookAlike {
            mixed_scripts: names.iter().copied().any(likeness::mixes_scripts),
            entries,
        };
        (remark != LookAlike::default()).then_some(remark)
    }
}

#[cfg(test)]
mod tests;
