//! What a list adds up to, worked out once for each list and kept: so a page of an appeal with
//! 100,000 entries takes no longer than one with ten.
//!
//! Nothing here depends on a reader: languages come in when a page is made.

mod changes;
mod days;
mod kept;
mod order;
mod sources;

pub use changes::{Changed, recorded};
pub use days::{Day, growth};
pub use kept::Surveys;
pub use sources::Sources;

use crate::{
    language::Language,
    pages::{
        appeal::{
            figures,
            roll::{self, Place},
        },
        entry::entry_key,
        names::ByLanguage,
    },
    views::appeal::Pair,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use undersigned_domain::{
    CoSignerList, Entry, KnownWording, Namesakes, Sequence,
    attestation::SignerKind,
    list::{Origin, Vacated},
};
use undersigned_federation::{actions::comments::authors_of, sought::folded};

/// One place of the roll, without its entry.
#[derive(Debug, Clone, Copy)]
enum Spot {
    Listed(usize),
    Vacated(Vacated, u64),
    Gap(u64, u64),
}

/// What a list adds up to.
#[derive(Debug)]
pub struct Survey {
    list: Arc<CoSignerList>,
    spots: Vec<Spot>,
    /// Every wording that was published or signed.
    pub wordings: Vec<KnownWording>,
    /// Countries by the number of their entries, largest first.
    pub countries: Vec<(String, u64)>,
    /// Entries that count and say no country.
    pub without_country: u64,
    /// Named organisations by how they signed.
    pub named_by: Vec<(String, Pair)>,
    /// How organisations came onto the list, by the day.
    pub days: Vec<Day>,
    /// Where its entries come from.
    pub sources: Sources,
    /// Words for how somebody on the list signed.
    pub ways: BTreeSet<&'static str>,
    /// The number that whoever signs next would get.
    pub next_number: u64,
    /// Organisations under the first initiator that let them in, in the order of the list: `true`
    /// for who signed from its own server. By the initiator's actor id.
    pub let_in: BTreeMap<String, Vec<bool>>,
    /// Who on it is called as somebody else on it is.
    pub namesakes: Namesakes,
    /// Ids of entries that an initiator attests, and with which one from the signer's own server was joined.
    own_word_too: BTreeSet<String>,
    /// Names of those entries who organise, call for the appeal, or count for it.
    called: BTreeMap<String, ByLanguage>,
    keys: OnceLock<HashMap<String, usize>>,
    texts: OnceLock<Vec<String>>,
    orders: Mutex<HashMap<Language, Arc<OnceLock<order::Orders>>>>,
    changes: OnceLock<changes::Changes>,
}

impl Survey {
    /// Works everything out.
    #[must_use]
    pub fn of(list: Arc<CoSignerList>, wordings: Vec<KnownWording>) -> Self {
        let spots = spots(&list);
        Self {
            spots,
            wordings,
            countries: countries(&list),
            without_country: without_country(&list),
            named_by: figures::named_by(&list),
            days: days::of(&list),
            sources: Sources::of(&list),
            ways: list.entries.iter().map(|one| one.origin.name()).collect(),
            next_number: roll::next_number(&list),
            let_in: let_in(&list),
            namesakes: Namesakes::of(&list.entries),
            own_word_too: BTreeSet::new(),
            called: called(&list),
            keys: OnceLock::new(),
            texts: OnceLock::new(),
            orders: Mutex::default(),
            changes: OnceLock::new(),
            list,
        }
    }

    /// The list itself.
    #[must_use]
    pub fn list(&self) -> &CoSignerList {
        &self.list
    }

    /// Whether the signer of an entry that somebody else attests has signed from its own server as well.
    #[must_use]
    pub fn has_own_word_too(&self, id: &str) -> bool {
        self.own_word_too.contains(id)
    }

    /// The names by which speakers stand on the list themselves.
    #[must_use]
    pub const fn called(&self) -> &BTreeMap<String, ByLanguage> {
        &self.called
    }

    /// The entry whose page has this key in its address, also by the key of another that it was
    /// joined with, or of the account that signed. Its own id goes before another's account.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        let keys = self.keys.get_or_init(|| {
            let entries = || self.list.entries.iter().zip(0..);
            let own = entries().map(|(entry, at)| (entry.id.as_str(), at));
            let others =
                entries().flat_map(|(entry, at)| authors_of(entry).map(move |id| (id, at)));
            let mut keys = HashMap::new();
            for (id, at) in own.chain(others) {
                keys.entry(entry_key(id)).or_insert(at);
            }
            keys
        });
        self.list.entries.get(*keys.get(key)?)
    }

    /// The entry of whoever said something under this id: an actor, an attestation, or the account
    /// that signed.
    #[must_use]
    pub fn entry_of(&self, author: &str) -> Option<&Entry> {
        self.entry(&entry_key(author))
    }

    /// Every place of the list in order.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.spots.iter().map(|spot| match *spot {
            Spot::Listed(at) => Place::Listed(&self.list.entries[at]),
            Spot::Vacated(gone, last) => Place::Vacated(gone, last),
            Spot::Gap(first, last) => Place::Gap(first, last),
        })
    }

    /// The same with the text in which names are searched.
    pub fn texts(&self) -> impl Iterator<Item = (Place<'_>, &str)> {
        let texts = self.texts.get_or_init(|| {
            let entries = self.list.entries.iter();
            entries.map(searched).collect()
        });
        let text = |spot: &Spot| match *spot {
            Spot::Listed(at) => texts.get(at).map_or("", String::as_str),
            _ => "",
        };
        self.places().zip(self.spots.iter().map(text))
    }

    /// Entries in an order other than the list's own, for a reader's language. Whoever reads in another language does
    /// not wait for it.
    fn ordered(&self, reader: Language, by: fn(&order::Orders) -> &[u32]) -> Vec<Place<'_>> {
        let held = {
            let mut all = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
            all.entry(reader).or_default().clone()
        };
        let orders = held.get_or_init(|| order::Orders::of(&self.list, reader));
        self.listed(by(orders))
    }

    /// Entries by their names, what has none last.
    #[must_use]
    pub fn by_name(&self, reader: Language) -> Vec<Place<'_>> {
        self.ordered(reader, |orders| &orders.by_name)
    }

    /// Entries by their countries' names, then as listed; what has none last.
    #[must_use]
    pub fn by_country(&self, reader: Language) -> Vec<Place<'_>> {
        self.ordered(reader, |orders| &orders.by_country)
    }

    fn listed(&self, order: &[u32]) -> Vec<Place<'_>> {
        let entry = |at: &u32| self.list.entries.get(usize::try_from(*at).ok()?);
        order.iter().filter_map(entry).map(Place::Listed).collect()
    }
}

/// Every name of an entry, or the address that stands for one, folded; names are apart by what no
/// folded text has in it.
fn searched(entry: &Entry) -> String {
    let mut names: Vec<String> = entry
        .names
        .name_map
        .values()
        .chain(&entry.names.also_known_as)
        .map(|name| folded(name))
        .collect();
    if names.is_empty() {
        names.push(folded(&entry.id));
    }
    names.join("\n")
}

fn spots(list: &CoSignerList) -> Vec<Spot> {
    let mut listed = places_of(&list.entries);
    roll::places(list)
        .into_iter()
        .filter_map(|place| {
            Some(match place {
                Place::Listed(entry) => Spot::Listed(listed.remove(&std::ptr::from_ref(entry))?),
                Place::Vacated(gone, last) => Spot::Vacated(gone, last),
                Place::Gap(first, last) => Spot::Gap(first, last),
            })
        })
        .collect()
}

/// Where each entry of a list stands.
fn places_of(entries: &Sequence<Entry>) -> HashMap<*const Entry, usize> {
    let places = entries.iter().enumerate();
    places
        .map(|(at, entry)| (std::ptr::from_ref(entry), at))
        .collect()
}

fn countries(list: &CoSignerList) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in &list.entries {
        if let Some(code) = &entry.names.country {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut counted: Vec<(String, u64)> = counts
        .into_iter()
        .map(|(code, count)| (code.to_owned(), count))
        .collect();
    // Stable: countries of one size stay in the order of their codes.
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted
}

fn without_country(list: &CoSignerList) -> u64 {
    let counted = list.entries.iter().filter(|entry| !entry.contested);
    let without = counted.filter(|entry| entry.names.country.is_none());
    u64::try_from(without.count()).unwrap_or(u64::MAX)
}

/// Each organisation once, under the first initiator that let it in. An initiator needs nobody to
/// let it in: it stands under the organiser, who named it.
fn let_in(list: &CoSignerList) -> BTreeMap<String, Vec<bool>> {
    let mut strokes: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    let actors = || list.initiators.iter().map(|initiator| &initiator.actor);
    for entry in &list.entries {
        if entry.kind != SignerKind::Organisation || entry.contested {
            continue;
        }
        let by = actors().find(|actor| entry.admitted_by.contains(actor));
        if let Some(by) = by.or_else(|| actors().next()) {
            let own_server = entry.origin == Origin::OwnServer;
            match strokes.get_mut(by) {
                Some(strokes) => strokes.push(own_server),
                None => {
                    strokes.insert(by.clone(), vec![own_server]);
                }
            }
        }
    }
    strokes
}

fn called(list: &CoSignerList) -> BTreeMap<String, ByLanguage> {
    let speakers = list.speakers();
    list.entries
        .iter()
        .filter(|entry| !entry.names.name_map.is_empty() && speakers.contains(entry.id.as_str()))
        .map(|entry| (entry.id.clone(), entry.names.name_map.clone().into()))
        .collect()
}

#[cfg(test)]
mod tests;
