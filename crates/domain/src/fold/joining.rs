//! Joining the entries of one signer into one. Each is read once, however many there are: nothing
//! bounds how many ids an initiator may call the same.

use crate::{endorsement::Reservation, list::Entry};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

/// An entry, and what further entries of the same signer have said so far.
pub(super) struct Joining {
    /// The first; what grows with each further one stands beside it until the end.
    entry: Arc<Entry>,
    others: Option<Box<Others>>,
}

/// What grows with each further entry, and what is known of it.
struct Others {
    name_map: BTreeMap<String, String>,
    /// Every name, with a language or without.
    names: HashSet<String>,
    also_known_as: HashSet<String>,
    demands: HashSet<String>,
    reserved: HashSet<Reservation>,
    admitted_by: BTreeSet<String>,
}

impl Joining {
    /// The first entry, as yet alone.
    pub fn of(entry: &Arc<Entry>) -> Self {
        Self {
            entry: entry.clone(),
            others: None,
        }
    }

    /// Adds what a further entry of the same signer says: every name is shown.
    pub fn add(&mut self, other: &Entry) {
        let entry = Arc::make_mut(&mut self.entry);
        let others = self
            .others
            .get_or_insert_with(|| Box::new(Others::of(entry)));
        others.name(entry, other);
        if entry.names.country.is_none() {
            entry.names.country.clone_from(&other.names.country);
        }
        match (entry.contested, other.contested) {
            // A contested member leaves the signer's other word standing.
            (true, false) => {
                entry.contested = false;
                entry.pin.clone_from(&other.pin);
                entry.current_wording = other.current_wording;
            }
            (false, true) => {}
            _ => {
                if other.current_wording && !entry.current_wording {
                    entry.pin.clone_from(&other.pin);
                }
                entry.current_wording |= other.current_wording;
            }
        }
        entry.number = entry.number.or(other.number);
        entry.name_confirmed |= other.name_confirmed;
        entry.since = entry.since.min(other.since);
        entry.disputed |= other.disputed;
        others.reserve(entry, other);
        entry.mandate = entry.mandate.or(other.mandate);
        entry.same_as.push(other.id.clone());
        let admitted_by = other.admitted_by.iter().cloned();
        others.admitted_by.extend(admitted_by);
    }

    /// The one entry.
    pub fn end(mut self) -> Arc<Entry> {
        if let Some(others) = self.others {
            let entry = Arc::make_mut(&mut self.entry);
            entry.names.name_map = others.name_map.into();
            entry.same_as.sort();
            entry.admitted_by = others.admitted_by.into_iter().collect();
        }
        self.entry
    }
}

impl Others {
    fn of(entry: &Entry) -> Self {
        let names = &entry.names;
        let also_known_as = names.also_known_as.iter();
        Self {
            name_map: names.name_map.clone().into(),
            names: names
                .name_map
                .values()
                .chain(also_known_as.clone())
                .cloned()
                .collect(),
            also_known_as: also_known_as.cloned().collect(),
            demands: entry.reservations.iter().cloned().collect(),
            reserved: entry.reserved.iter().cloned().collect(),
            admitted_by: entry.admitted_by.iter().cloned().collect(),
        }
    }

    fn name(&mut self, entry: &mut Entry, other: &Entry) {
        let also_known_as = &mut entry.names.also_known_as;
        for (language, name) in &other.names.name_map {
            if !self.names.insert(name.clone()) {
                continue;
            }
            if self.name_map.contains_key(language) {
                self.also_known_as.insert(name.clone());
                also_known_as.push(name.clone());
            } else {
                self.name_map.insert(language.clone(), name.clone());
            }
        }
        for name in &other.names.also_known_as {
            if self.also_known_as.insert(name.clone()) {
                self.names.insert(name.clone());
                also_known_as.push(name.clone());
            }
        }
    }

    fn reserve(&mut self, entry: &mut Entry, other: &Entry) {
        for demand in &other.reservations {
            if self.demands.insert(demand.clone()) {
                entry.reservations.push(demand.clone());
            }
        }
        for reservation in &other.reserved {
            if self.reserved.insert(reservation.clone()) {
                entry.reserved.push(reservation.clone());
            }
        }
    }
}
