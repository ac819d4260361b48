//! The roll: entries in the order of the list, with the places of those that are missing.

use crate::{
    difference, exports,
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
        co_signers::{Entry, Like, Mark, Presence, Reserved},
    },
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use undersigned_domain::{
    AppealText, CoSignerList,
    admission::is_telling,
    attestation::{Provenance, SignerKind},
    ids,
    list::{Origin, Vacancy, Vacated},
};
use undersigned_federation::{
    look_alikes::{Alike, LookAlikes},
    views::AppealView,
};

/// Entries shown on the page of the appeal.
const BEGINNING: usize = 60;
/// Most entries on a page that is to be printed.
pub const PRINTED: usize = 5_000;
/// Up to so many missing numbers in a row have a place each; more share one.
const SINGLE_GAPS: u64 = 20;
/// So many times as many places as entries are looked at for what is printed: where many are gone, each by itself,
/// they fill no more of it than that.
const PLACES_OF_ONE: usize = 2;

/// One place of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// Somebody stands there.
    Listed(&'a undersigned_domain::Entry),
    /// Somebody stood there, and is gone: the first number with why and when, and the last.
    Vacated(Vacated, u64),
    /// Nobody ever did: first and last number.
    Gap(u64, u64),
}

/// Every place of a list in order.
#[must_use]
pub fn places(list: &CoSignerList) -> Vec<Place<'_>> {
    let mut held: Vec<(Option<u64>, Place<'_>)> = list
        .entries
        .iter()
        .map(|entry| (entry.number, Place::Listed(entry)))
        .chain(list.vacated.iter().map(|gone| {
            let place = Place::Vacated(*gone, gone.number);
            (Some(gone.number), place)
        }))
        .collect();
    // Stable: entries come first where a number is shared, in the order of the list.
    held.sort_by_key(|(number, _)| *number);
    let mut places = Vec::with_capacity(held.len());
    let mut next = 1;
    for (number, place) in held {
        if let Some(number) = number {
            if number > next {
                add_gap(&mut places, next, number - 1);
            }
            next = number.saturating_add(1).max(next);
        }
        places.push(place);
    }
    joined(&places)
}

/// The same with one place for many in a row who are gone for one reason: whoever removes thousands does
/// not put thousands of rows before every reader.
fn joined<'a>(places: &[Place<'a>]) -> Vec<Place<'a>> {
    let mut joined = Vec::with_capacity(places.len());
    for run in places.chunk_by(goes_on) {
        match (run.first(), run.last()) {
            (Some(Place::Vacated(gone, _)), Some(Place::Vacated(_, last)))
                if run.len() as u64 > SINGLE_GAPS =>
            {
                joined.push(Place::Vacated(*gone, *last));
            }
            _ => joined.extend_from_slice(run),
        }
    }
    joined
}

/// Whether the next is gone for the same reason, with the next number or the same.
fn goes_on(one: &Place<'_>, next: &Place<'_>) -> bool {
    match (one, next) {
        (Place::Vacated(gone, last), Place::Vacated(other, _)) => {
            gone.why == other.why && other.number <= last.saturating_add(1)
        }
        _ => false,
    }
}

fn add_gap(places: &mut Vec<Place<'_>>, first: u64, last: u64) {
    if last - first < SINGLE_GAPS {
        places.extend((first..=last).map(|number| Place::Gap(number, number)));
    } else {
        places.push(Place::Gap(first, last));
    }
}

/// The number that whoever signs next would get.
#[must_use]
pub fn next_number(list: &CoSignerList) -> u64 {
    let listed = list.entries.iter().filter_map(|entry| entry.number);
    let gone = list.vacated.iter().map(|gone| gone.number);
    listed.chain(gone).max().unwrap_or(0).saturating_add(1)
}

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
            namesake: self.survey.namesakes.has(entry),
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

    /// What must be said beside an entry.
    #[must_use]
    pub fn marks(&self, entry: &undersigned_domain::Entry) -> Vec<Mark> {
        let mut marks = Vec::new();
        if entry.contested {
            marks.push(Mark::Contested);
        } else if !entry.name_confirmed {
            marks.push(Mark::NameNotConfirmed);
        }
        let earlier = self.wordings.and_then(|wordings| wordings.mark_of(entry));
        marks.extend(earlier);
        marks.extend(look_alike(self.look_alikes, entry, |alike| {
            alike.listed.then(|| self.href(&alike.id))
        }));
        if entry.same_disputed {
            marks.push(Mark::SameSignerDisputed);
        } else if !entry.same_as.is_empty() {
            marks.push(Mark::SameSigner);
            if self.survey.has_own_word_too(&entry.id) {
                marks.push(Mark::OwnServerToo);
            }
        }
        if entry.disputed {
            marks.push(Mark::Disputed);
        }
        if entry.number_shared {
            marks.push(Mark::SharedNumber);
        }
        if entry.initiated {
            marks.push(Mark::Initiated);
        }
        if entry.kind == SignerKind::Individual {
            marks.push(Mark::Personal);
        }
        if self.closed_at.is_some_and(|closed| is_later(entry, closed)) {
            marks.push(Mark::AfterClosing);
        }
        if !entry.reservations.is_empty() {
            let reserved = exports::reserved(entry).map(|(id, words)| Reserved {
                demand: self.demand(entry, id),
                words: words.map(str::to_owned),
            });
            marks.push(Mark::Reservation(reserved.collect()));
        }
        marks
    }

    /// A demand by its place in the letter that was signed; the id itself where that lacks it.
    #[must_use]
    pub fn demand(&self, entry: &undersigned_domain::Entry, id: &str) -> String {
        let signed = entry.pin.as_ref().zip(self.wordings);
        let signed = signed.and_then(|(pin, wordings)| wordings.text_of(pin));
        let text = signed.unwrap_or(self.text);
        let called = match difference::in_parts(text) {
            true => "change-clause",
            false => "mark-demand",
        };
        match text.demands.iter().position(|demand| demand.id == id) {
            Some(place) => self.page.t1(called, "number", place + 1),
            None => id.to_owned(),
        }
    }
}

/// Whether somebody both signed and was let in after a time, in milliseconds since 1970: who was on
/// the list already may have signed again, and who signed before may have waited.
fn is_later(entry: &undersigned_domain::Entry, millis: u64) -> bool {
    let signed = times::signed_by(entry).zip(times::signed(millis));
    entry.since > millis && signed.is_none_or(|(signed, then)| signed > then)
}

/// What is to be said of a name that could be taken for another's.
#[must_use]
pub fn look_alike(
    known: &LookAlikes,
    entry: &undersigned_domain::Entry,
    href: impl Fn(&Alike) -> Option<String>,
) -> Vec<Mark> {
    let Some(remark) = known.about(entry) else {
        return Vec::new();
    };
    let likes = remark.entries.iter().map(|alike| Like {
        number: alike.number,
        address: plain_address(&alike.id),
        href: href(alike),
    });
    let mut marks = Vec::new();
    if remark.mixed_scripts {
        marks.push(Mark::MixedScripts);
    }
    if !remark.entries.is_empty() {
        marks.push(Mark::LooksLike(likes.collect()));
    }
    marks
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
