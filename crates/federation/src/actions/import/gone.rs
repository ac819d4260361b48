//! Who has gone from a list: nobody of them comes back by another one.
//!
//! Whom an initiator took off still stands in the state, by name. A removal that the organiser has set aside took nobody off,
//! and whoever withdrew afterwards is one of those who withdrew. Of whoever withdrew no name is kept, only keyed
//! hashes, as of a person's e-mail address: a list that names them again is known by these, and nobody finds out
//! from the database who it was.

use super::remembered::kept_below;
use crate::{Instance, error::Result, replica::Change, suggestions};
use std::collections::BTreeSet;
use undersigned_domain::{Content, Names, State, Statement, StatementType};
use undersigned_likeness::same_names;
use undersigned_store::{Transaction, settings};

/// Those who have gone from one list.
pub(in crate::actions) struct Gone {
    /// Ids of those who were taken off.
    ids: BTreeSet<String>,
    /// What is kept of the names of all of them.
    kept: BTreeSet<String>,
}

impl Gone {
    /// Collects them.
    ///
    /// # Errors
    /// The database.
    pub async fn of(change: &Change) -> Result<Self> {
        let (instance, appeal_id) = (change.instance(), change.appeal.id);
        let mut kept = settings::names_below(&change.transaction, &below(appeal_id)).await?;
        let removed = change.snapshot().removed();
        for names in removed.keys().flat_map(|id| names_of(change.state(), id)) {
            kept.extend(marks(instance, appeal_id, names));
        }
        let ids = removed.into_keys().map(str::to_owned).collect();
        Ok(Self { ids, kept })
    }

    /// Whether somebody who has gone would come back by what a list says of an entry; `held` is how the entry
    /// is called on the list now.
    pub fn come_back_by(
        &self,
        change: &Change,
        id: &str,
        names: &Names,
        held: Option<&Names>,
    ) -> bool {
        let is_gone = |names| self.has(change, names);
        self.ids.contains(id) || is_gone(names) && !held.is_some_and(is_gone)
    }

    /// Whether an initiator took off who stood under an id.
    pub fn was_taken_off(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether somebody who has gone was called so. Who gives another country is somebody else; a country that
    /// one of both does not give tells nothing.
    pub fn has(&self, change: &Change, names: &Names) -> bool {
        let asked = asked(change, names);
        asked.iter().any(|mark| self.kept.contains(mark))
    }

    /// Whether all who have gone and were called so are on the list. Where a line gives no country, somebody of its
    /// name who has gone is: which of several it means is not known.
    pub(super) fn are_listed(&self, change: &Change, names: &Names, listed: &NamesOfList) -> bool {
        if names.country.is_some() {
            let asked = asked(change, names);
            let mut gone = asked.intersection(&self.kept).peekable();
            return gone.peek().is_some() && gone.all(|mark| listed.marks.contains(mark));
        }
        let (instance, appeal_id) = (change.instance(), change.appeal.id);
        same_names(&suggestions::names(names)).iter().any(|name| {
            let mut places = listed.places.iter();
            places.any(|place| {
                let mark = mark(instance, appeal_id, name, place);
                self.kept.contains(&mark) && listed.marks.contains(&mark)
            })
        })
    }

    /// Whether somebody of these names has gone, and all of them gave another country than these do.
    pub fn were_elsewhere(&self, change: &Change, names: &Names) -> bool {
        let anywhere = Names {
            country: None,
            ..names.clone()
        };
        names.country.is_some() && !self.has(change, names) && self.has(change, &anywhere)
    }
}

/// The same as [`Gone::has`] for one alone, who is looked for where what is kept stands: a program may say one
/// after the other.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn is_gone(change: &Change, names: &Names) -> Result<bool> {
    let asked = asked(change, names);
    if settings::has_any(&change.transaction, &asked).await? {
        return Ok(true);
    }
    let (instance, appeal_id) = (change.instance(), change.appeal.id);
    let removed = change.snapshot().removed();
    let mut removed = removed.keys().flat_map(|id| names_of(change.state(), id));
    Ok(removed.any(|names| {
        let marks = marks(instance, appeal_id, names);
        marks.iter().any(|mark| asked.contains(mark))
    }))
}

/// Who stands on the list, as they would be known if they had gone.
pub(super) struct NamesOfList {
    /// What stands for each of their names where they are.
    marks: BTreeSet<String>,
    /// Where they are: countries, and [`NOWHERE`] for those who gave none.
    places: BTreeSet<String>,
}

impl NamesOfList {
    /// Looks through the list.
    pub fn of(change: &Change) -> Self {
        let (instance, appeal_id) = (change.instance(), change.appeal.id);
        let list = change.list();
        let (mut marks, mut places) = (BTreeSet::new(), BTreeSet::new());
        for entry in &list.entries {
            let place = entry.names.country.as_deref().unwrap_or(NOWHERE);
            places.insert(place.to_owned());
            let names = same_names(&suggestions::names(&entry.names));
            marks.extend(
                names
                    .iter()
                    .map(|name| mark(instance, appeal_id, name, place)),
            );
        }
        Self { marks, places }
    }
}

/// What would be kept of somebody of these names who has gone, if anything.
fn asked(change: &Change, names: &Names) -> BTreeSet<String> {
    let (instance, appeal_id) = (change.instance(), change.appeal.id);
    let places = match &names.country {
        Some(country) => [country.as_str(), NOWHERE],
        None => [ANYWHERE; 2],
    };
    let same = same_names(&suggestions::names(names)).into_iter();
    let marks = same.flat_map(|name| places.map(|at| mark(instance, appeal_id, &name, at)));
    marks.collect()
}

/// In whichever country somebody was.
const ANYWHERE: &str = "*";
/// Somebody gave no country.
const NOWHERE: &str = "";

/// What is to be kept when a statement takes a name back, before the state has it.
pub(crate) fn marks_of(
    instance: &Instance,
    appeal_id: i64,
    state: &State,
    statement: &Statement,
) -> BTreeSet<String> {
    let Some(id) = statement.takes_name_back_of() else {
        return BTreeSet::new();
    };
    let names = names_of(state, id).into_iter();
    let marks = names.flat_map(|names| marks(instance, appeal_id, names));
    marks.collect()
}

/// Keeps that.
///
/// # Errors
/// The database.
pub(crate) async fn keep(db: &Transaction, marks: &BTreeSet<String>) -> Result<()> {
    for mark in marks {
        settings::set(db, mark, "").await?;
    }
    Ok(())
}

/// The names that a state has of an actor or an attestation.
fn names_of<'a>(state: &'a State, id: &'a str) -> Vec<&'a Names> {
    let own = state.registers_of_type(id, StatementType::Endorsement);
    let own = own.flat_map(|(_, register)| register.statements());
    let attested = state.attestations_of(id);
    let attested = attested.flat_map(|register| register.statements());
    let names = own.chain(attested).filter_map(|said| match &said.content {
        Content::Endorsement(said) if said.endorsed => Some(&said.names),
        Content::Attestation(said) if said.listed => Some(&said.names),
        _ => None,
    });
    names.collect()
}

/// What stands for each of somebody's names, where it is and wherever that is.
fn marks(instance: &Instance, appeal_id: i64, names: &Names) -> Vec<String> {
    let places = [names.country.as_deref().unwrap_or(NOWHERE), ANYWHERE];
    let same = same_names(&suggestions::names(names)).into_iter();
    let marks = same.flat_map(|name| places.map(|at| mark(instance, appeal_id, &name, at)));
    marks.collect()
}

fn mark(instance: &Instance, appeal_id: i64, name: &str, place: &str) -> String {
    let text = format!("{appeal_id} {place} {name}");
    let hash = instance.keyed_name("name of who has gone from a list", &text);
    format!("{}{hash}", below(appeal_id))
}

fn below(appeal_id: i64) -> String {
    format!("{}gone:", kept_below(appeal_id))
}
