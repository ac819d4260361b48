//! Which pairs are worth comparing: those with rare things in common, found through an index, so
//! that a list of ten thousand entries takes seconds.

use crate::{
    acronym,
    prepare::{Form, List},
    vocabulary::Kind,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Things that more entries than this have in common do not point at a pair.
const MOST_ENTRIES: usize = 150;
/// Pairs compared for each entry, the most promising first.
const MOST_PARTNERS: usize = 24;

/// Something that two entries may have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Key {
    Term(u32),
    Skeleton(String),
    Pair(u32, u32),
    Whole(String),
    Short(String),
    Letter(char),
}

/// Pairs of places in the list, each once, the smaller first, in order.
pub(crate) fn candidates(list: &List<'_>) -> BTreeSet<(usize, usize)> {
    let mut index: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, entry) in list.prepared.iter().enumerate() {
        let keys: BTreeSet<Key> = entry
            .forms
            .iter()
            .flat_map(|form| keys(list, form, false))
            .collect();
        for key in keys {
            index.entry(key).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for (at, entry) in list.prepared.iter().enumerate() {
        let asked: BTreeSet<Key> = entry
            .forms
            .iter()
            .flat_map(|form| keys(list, form, true))
            .collect();
        let mut promise: BTreeMap<usize, f64> = BTreeMap::new();
        for key in asked {
            let Some(holders) = index.get(&key) else {
                continue;
            };
            if holders.len() > MOST_ENTRIES && !matches!(key, Key::Whole(_)) {
                continue;
            }
            let weight = match key {
                Key::Whole(_) => 10.0,
                Key::Short(_) => 3.0,
                Key::Letter(_) => 0.2,
                _ => 1.0,
            };
            let worth = weight / (1.0 + (holders.len() as f64).ln());
            for other in holders
                .iter()
                .filter(|other| **other != at)
                .take(MOST_ENTRIES)
            {
                *promise.entry(*other).or_default() += worth;
            }
        }
        let mut best: Vec<(usize, f64)> = promise.into_iter().collect();
        best.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        best.truncate(MOST_PARTNERS);
        pairs.extend(
            best.into_iter()
                .map(|(other, _)| (at.min(other), at.max(other))),
        );
    }
    pairs
}

/// What a name has in common with others. Asking adds what others may have instead: translations.
fn keys(list: &List<'_>, form: &Form, asking: bool) -> Vec<Key> {
    let mut keys = vec![Key::Whole(form.joined.clone())];
    if form.bones.len() >= 4 {
        keys.push(Key::Whole(form.bones.clone()));
    }
    if let Some(short) = &form.short {
        keys.push(Key::Short(short.clone()));
    }
    for initials in &form.initials {
        if initials.chars().count() >= acronym::FEWEST {
            keys.push(Key::Short(initials.clone()));
        }
    }
    for (place, term) in form.terms.iter().enumerate() {
        keys.push(Key::Term(*term));
        let known = list.vocabulary.get(*term);
        if matches!(known.kind, Kind::Word(_)) && known.skeleton.len() >= 2 {
            keys.push(Key::Skeleton(known.skeleton.clone()));
        }
        if let Some(next) = form.terms.get(place + 1) {
            keys.push(Key::Pair(*term.min(next), *term.max(next)));
        }
        if asking {
            let translations = list.vocabulary.translations(*term).iter();
            keys.extend(translations.map(|(other, _)| Key::Term(*other)));
        }
    }
    // Shortenings without spaces share letters, not pairs of letters.
    if form.is_unspaced() && (!asking || form.joined.chars().count() <= 5) {
        keys.extend(form.joined.chars().map(Key::Letter));
    }
    keys
}
