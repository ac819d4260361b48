//! The roll: entries in the order of the list, with the places of those that are missing.

mod marks;
mod places;

pub use marks::look_alike;
pub use places::{Place, next_number, places};

use crate::{
    language::Language,
    pages::{
        comments,
        entry::entry_path,
        names::{self, People, plain_address},
        revisions::Wordings,
        times,
    },
    problem::Answer,
    state::WebState,
    survey::Survey,
    views::{
        Page, Text,
        co_signers::{Entry, Presence},
    },
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use undersigned_domain::{
    AppealText,
    admission::is_telling,
    attestation::Provenance,
    ids,
    list::{Origin, Vacancy},
};
use undersigned_federation::{look_alikes::LookAlikes, views::AppealView};

/// Entries shown on the page of the appeal.
const BEGINNING: usize = 60;
/// Most entries on a page that is to be printed.
pub const PRINTED: usize = 5_000;
/// So many times as many places as entries are looked at for what is printed: where many are gone, each by itself,
/// they fill no more of it than that.
const PLACES_OF_ONE: usize = 2;

/// What an entry is shown with.
#[derive(Debug)]
pub struct Roll<'a> {
    /// Language of the words.
    pub page: &'a Page,
    /// Path of the appeal.
    pub address: &'a str,
    /// The list and what it adds up to.
    pub survey: &'a Survey,
    /// Ids of entries of which nothing is shown.
    pub hidden: &'a BTreeSet<String>,
    /// Which names could be taken for another's.
    pub look_alikes: &'a LookAlikes,
    /// Names of those who let in.
    pub people: &'a People,
    /// The text, for its demands.
    pub text: &'a AppealText,
    /// When the appeal was closed, in milliseconds since 1970.
    pub closed_at: Option<u64>,
    /// The wordings, where it is said beside an entry that it signed an earlier one.
    pub wordings: Option<&'a Wordings>,
    /// What only this server knows of the entries.
    pub beside: &'a Beside,
}

/// What the organiser's server knows of entries besides the list, by their ids.
#[derive(Debug, Default)]
pub struct Beside {
    /// Domains at which those were confirmed that came by form.
    pub domains: HashMap<String, String>,
    /// Why they sign.
    pub whys: BTreeMap<String, Text>,
}

/// Entries shown on the page of an appeal: the first ones, or all that are to be printed.
#[must_use]
pub const fn most(whole: bool) -> usize {
    if whole { PRINTED } else { BEGINNING }
}

/// What is known of the entries on a page; what they say only `with_whys`.
///
/// # Errors
/// The database.
pub async fn beside<'a>(
    web: &WebState,
    view: &AppealView,
    places: impl Iterator<Item = Place<'a>>,
    with_whys: bool,
) -> Answer<Beside> {
    let entries: Vec<&undersigned_domain::Entry> = places
        .filter_map(|place| match place {
            Place::Listed(entry) => Some(entry),
            _ => None,
        })
        .collect();
    let by_form = Origin::Attested(Provenance::WebForm);
    let ids = entries.iter().filter(|entry| entry.origin == by_form);
    let ids: Vec<&str> = ids.map(|entry| entry.id.as_str()).collect();
    Ok(Beside {
        domains: web.instance.own_domains(&ids).await?,
        whys: match with_whys {
            true => comments::beside(web, view, &entries).await?,
            false => BTreeMap::new(),
        },
    })
}

/// Places up to the one that so many entries have before it.
fn first<'a>(
    most: usize,
    places: impl Iterator<Item = Place<'a>>,
) -> impl Iterator<Item = Place<'a>> {
    let mut listed = 0;
    places.take_while(move |place| {
        listed += usize::from(is_listed(place));
        listed <= most
    })
}

fn is_listed(place: &Place<'_>) -> bool {
    matches!(place, Place::Listed(_))
}

impl Roll<'_> {
    /// The first entries, with what is missing among them: of that no more than of entries, so that whoever
    /// comes and goes puts nobody off the page.
    #[must_use]
    pub fn beginning(&self) -> Vec<Entry> {
        let mut missing = 0;
        first(BEGINNING, self.survey.places())
            .filter(|place| {
                missing += usize::from(!is_listed(place));
                is_listed(place) || missing <= BEGINNING
            })
            .map(|place| self.place(place))
            .collect()
    }

    /// The whole roll, for printing; of a very long one the first thousands.
    #[must_use]
    pub fn whole(&self) -> Vec<Entry> {
        let places = self.survey.places().take(PLACES_OF_ONE * PRINTED);
        first(PRINTED, places)
            .map(|place| self.place(place))
            .collect()
    }

    /// One place.
    #[must_use]
    pub fn place(&self, place: Place<'_>) -> Entry {
        let empty = |first: u64, last: u64, presence: Presence| Entry {
            number: Some(first),
            up_to: (last > first).then_some(last),
            presence,
            ..Entry::default()
        };
        match place {
            Place::Listed(entry) if self.hidden.contains(&entry.id) => Entry {
                number: entry.number,
                presence: Presence::Hidden,
                ..Entry::default()
            },
            Place::Listed(entry) => self.entry(entry),
            Place::Gap(first, last) => empty(first, last, Presence::Gap),
            Place::Vacated(gone, last) => {
                // Of many in a row each has a day and a reason of its own. The list keeps no name.
                let one = Some(gone).filter(|gone| gone.number == last);
                let at = one.and_then(|gone| gone.at).and_then(times::signed);
                let presence = match gone.why {
                    Vacancy::Withdrawn => Presence::Withdrawn(at),
                    Vacancy::TakenBack => Presence::TakenBack(at),
                    Vacancy::Removed => {
                        let reason = one.and_then(|gone| gone.reason);
                        Presence::Removed(at, reason.filter(|code| is_telling(code)))
                    }
                    Vacancy::Joined => Presence::Joined,
                };
                empty(gone.number, last, presence)
            }
        }
    }

    /// One entry.
    #[must_use]
    pub fn entry(&self, entry: &undersigned_domain::Entry) -> Entry {
        Entry {
            number: entry.number,
            up_to: None,
            href: Some(self.href(&entry.id)),
            names: names(entry, self.page.language),
            aliases: aliases(entry),
            address: plain_address(entry.address()),
            namesake: entry.own_address().is_some() && self.survey.namesakes.has(entry),
            country: entry.names.country.clone(),
            how: entry.origin.name().to_owned(),
            account_host: entry.account.as_deref().map(ids::host),
            domain: self.beside.domains.get(&entry.id).cloned(),
            why: self.beside.whys.get(&entry.id).cloned(),
            at: times::of_entry(entry),
            entered: times::is_entered(entry),
            let_in_by: entry
                .admitted_by
                .iter()
                .map(|actor| self.people.name(actor))
                .collect(),
            presence: Presence::Listed,
            marks: self.marks(entry),
        }
    }

    /// The page of an entry.
    fn href(&self, id: &str) -> String {
        entry_path(self.address, id)
    }
}

/// Names, the reader's language first, else in the order of the statement. One who has only further
/// names is called by these.
#[must_use]
pub fn names(entry: &undersigned_domain::Entry, reader: Language) -> Vec<Text> {
    if entry.names.name_map.is_empty() {
        return further(entry);
    }
    names::each(&entry.names.name_map, reader)
}

/// Further names, where they are not the only ones.
#[must_use]
pub fn aliases(entry: &undersigned_domain::Entry) -> Vec<Text> {
    if entry.names.name_map.is_empty() {
        return Vec::new();
    }
    further(entry)
}

/// Further names are in no language.
fn further(entry: &undersigned_domain::Entry) -> Vec<Text> {
    entry
        .names
        .also_known_as
        .iter()
        .map(|name| Text::new("", name))
        .collect()
}

#[cfg(test)]
mod tests;
