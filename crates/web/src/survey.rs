//! What a list adds up to, worked out once for each list and kept: so a page of an appeal with
//! 100,000 entries takes no longer than one with ten.
//!
//! Nothing here depends on a reader: languages come in when a page is made.

mod changes;
mod days;
mod order;
mod sources;

pub use changes::{Changed, recorded};
pub use days::{Day, growth};
pub use sources::Sources;

use crate::{
    apart,
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
    panic::resume_unwind,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use tokio::task::{JoinError, spawn_blocking};
use undersigned_domain::{
    CoSignerList, Entry, KnownWording, Sequence, State,
    attestation::SignerKind,
    list::{Origin, Vacated},
    wordings,
};
use undersigned_federation::{
    actions::comments::authors_of, in_turn::InTurn, sought::folded, views::AppealView,
};

/// Most lists kept.
const MOST: usize = 200;
/// Most entries on them, but for one. A list of 100,000 takes some 20 MB with its index for searching.
const MOST_ENTRIES: usize = 50_000;

/// The surveys of lists that were shown lately, each for as long as its list is in use.
#[derive(Debug, Default)]
pub struct Surveys {
    kept: Mutex<HashMap<i64, Arc<Survey>>>,
    /// Who works out that of which appeal.
    turns: InTurn<i64>,
}

impl Surveys {
    /// The survey of a view's list. That of a long one is worked out once for all who wait for it, apart from the
    /// threads that answer requests.
    pub async fn of(self: &Arc<Self>, view: &AppealView) -> Arc<Survey> {
        let snapshot = view.snapshot.clone();
        let known = move |list: &CoSignerList| Known::of(snapshot.state(), list);
        self.worked_out(view.appeal.id, &view.list, known).await
    }

    /// The same where nobody can wait.
    #[must_use]
    pub fn at_once(&self, view: &AppealView) -> Arc<Survey> {
        let appeal = view.appeal.id;
        self.kept(appeal, &view.list).unwrap_or_else(|| {
            let known = Known::of(view.snapshot.state(), &view.list);
            self.keep(appeal, known.survey(view.list.clone()))
        })
    }

    async fn worked_out(
        self: &Arc<Self>,
        appeal: i64,
        list: &Arc<CoSignerList>,
        known: impl Fn(&CoSignerList) -> Known + Clone + Send + 'static,
    ) -> Arc<Survey> {
        if let Some(kept) = self.kept(appeal, list) {
            return kept;
        }
        let is_long = apart::is_long(list.entries.len());
        let turn = match is_long {
            true => Some(self.turns.take(appeal).await),
            false => None,
        };
        // Somebody may have worked it out meanwhile.
        if let Some(kept) = self.kept(appeal, list) {
            return kept;
        }
        let (surveys, list) = (self.clone(), list.clone());
        let work_out = move || {
            let known = known(&list);
            surveys.keep(appeal, known.survey(list))
        };
        if !is_long {
            return work_out();
        }
        let at_once = work_out.clone();
        let worked_out = spawn_blocking(move || {
            let survey = work_out();
            drop(turn);
            survey
        });
        match worked_out.await.map_err(JoinError::try_into_panic) {
            Ok(survey) => survey,
            // What broke off there breaks off here.
            Err(Ok(panic)) => resume_unwind(panic),
            // The server stops, and begins nothing there any more.
            Err(Err(_)) => at_once(),
        }
    }

    /// The survey that is kept of an appeal's list.
    fn kept(&self, appeal: i64, list: &Arc<CoSignerList>) -> Option<Arc<Survey>> {
        let held = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.get(&appeal)?;
        Arc::ptr_eq(&held.list, list).then(|| held.clone())
    }

    /// Keeps one in place of an earlier one of the same appeal.
    fn keep(&self, appeal: i64, survey: Survey) -> Arc<Survey> {
        let fresh = Arc::new(survey);
        let mut held = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // A list that nobody else holds is read anew when somebody asks, and is another one then.
        held.retain(|_, kept| Arc::strong_count(&kept.list) > 1);
        let entries = || held.values().map(|kept| kept.list.entries.len());
        let others = entries().sum::<usize>() - entries().max().unwrap_or(0);
        let full = held.len() >= MOST || others > MOST_ENTRIES;
        if full && !held.contains_key(&appeal) {
            held.clear();
        }
        held.insert(appeal, fresh.clone());
        fresh
    }
}

/// What the state says of a list beside the list itself.
#[derive(Debug, Default)]
struct Known {
    wordings: Vec<KnownWording>,
    own_word_too: BTreeSet<String>,
}

impl Known {
    fn of(state: &State, list: &CoSignerList) -> Self {
        let is_own = |id: &String| state.has_endorsed(id);
        // Of most entries nothing is looked up: few were joined.
        let joined = list.entries.iter();
        let joined = joined.filter(|one| one.origin != Origin::OwnServer);
        let joined = joined.filter(|one| one.same_as.iter().any(is_own));
        Self {
            wordings: wordings(state, list),
            own_word_too: joined.map(|one| one.id.clone()).collect(),
        }
    }

    fn survey(self, list: Arc<CoSignerList>) -> Survey {
        Survey {
            own_word_too: self.own_word_too,
            ..Survey::of(list, self.wordings)
        }
    }
}

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
