//! The places of a list in order, also those of numbers where nobody stands.

use undersigned_domain::{CoSignerList, Entry, list::Vacated};

/// Up to so many missing numbers in a row have a place each; more share one.
const SINGLE_GAPS: u64 = 20;

/// One place of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// Somebody stands there.
    Listed(&'a Entry),
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
