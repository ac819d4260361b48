//! Orders of a list other than its own. They follow the reader's language.

use crate::{language::Language, pages::names::distance_of};
use undersigned_domain::{CoSignerList, Entry};
use undersigned_federation::sought::folded;

/// Places in the list, in other orders.
#[derive(Debug)]
pub struct Orders {
    /// By name, folded, by code point; what has none last.
    pub by_name: Vec<u32>,
    /// By the country's name, then as listed; what has none last.
    pub by_country: Vec<u32>,
}

impl Orders {
    /// Sorts a list for a reader.
    #[must_use]
    pub fn of(list: &CoSignerList, reader: Language) -> Self {
        let ranks = reader.country_ranks();
        let rank = |entry: &Entry| {
            let code = entry.names.country.as_deref()?;
            // What has no name here is sorted by its code.
            Some((ranks(code), code.to_owned()))
        };
        Self {
            by_name: sorted(list, |entry| name(entry, reader)),
            by_country: sorted(list, |entry| (entry.names.country.is_none(), rank(entry))),
        }
    }
}

fn sorted<K: Ord>(list: &CoSignerList, key: impl Fn(&Entry) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = list.entries.iter().map(key).zip(0..).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, at)| at).collect()
}

fn name(entry: &Entry, reader: Language) -> (bool, String) {
    let mut names: Vec<_> = entry.names.name_map.iter().collect();
    names.sort_by_key(|(tag, name)| distance_of(tag, name, reader));
    let name = names
        .first()
        .map(|(_, name)| *name)
        .or(entry.names.also_known_as.first());
    let text = name.map(|name| folded(name)).unwrap_or_default();
    (name.is_none(), text)
}
