//! Which entry a row is, and whether it says what it said before.

use super::{
    gone::Gone,
    row::Row,
    taken_number::{self, AtNumber},
    unsaid::{Emptied, completed},
};
use crate::{
    Instance,
    actions::attest::{self, Attested, Signer},
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, attestation::Attestation};
use undersigned_store::settings;

/// Most rows that are remembered of an entry; beyond them the earliest are forgotten.
const ROWS_OF_AN_ENTRY: usize = 16;

/// The entries of one import so far that have no number, each with the names and kind that its row gives.
#[derive(Default)]
pub(super) struct Entries(BTreeMap<String, String>);

/// The entry that a row is.
pub(super) struct Entry {
    /// The attestation's id.
    pub id: String,
    /// What was said under it last.
    said: Option<Attestation>,
    /// How the row itself calls it.
    written: Names,
    /// The row, with what only the list says.
    called: Signer,
    /// Whether the list says more than the row.
    is_completed: bool,
    /// What the row says with that, as a keyed hash.
    row: String,
    /// What it says by itself, likewise.
    as_written: String,
    /// The same of the rows that the entry is known by.
    rows_before: Vec<String>,
    /// Whether it says what one of them said.
    is_same: bool,
    /// How the entry is called that has the row's number, where it is most likely somebody else's.
    taken_by: Option<Names>,
    /// Whether it was the number of somebody else, who has gone.
    is_vacated: bool,
}

impl Entries {
    /// The entry of a row: by its number on a printed list; without one by its names, whatever language,
    /// country and further names were added since. Two signers of one name are told apart by their
    /// countries, and two rows of one list by all that they are called. A number that somebody of a wholly
    /// different name has is none to know a row by: then it is `at_number` that counts, and at first the names,
    /// by which it may have come in before.
    ///
    /// # Errors
    /// The database.
    pub async fn of(
        &mut self,
        change: &Change,
        keys: &ActorKeys,
        (gone, remembered): (&Gone, &Remembered),
        signer: &Signer,
        at_number: AtNumber,
    ) -> Result<Entry> {
        let Some(ordinal) = signer.ordinal else {
            let all = all_of(signer);
            let among = (gone, remembered);
            let entry = self.by_names(change, keys, among, signer, &all).await?;
            self.0.insert(entry.id.clone(), all);
            return Ok(entry);
        };
        let id = by_number(change, ordinal);
        let [said] = attest::said_under(change, keys, &[id.as_str()]).await?;
        let entry = Entry::of(change, remembered, id, said, signer).await?;
        let held = entry.other_name();
        let is_vacated = entry.is_of_who_has_gone(change, gone, &signer.names);
        if at_number == AtNumber::Renamed || held.is_none() && !is_vacated {
            return Ok(entry);
        }
        let unnumbered = Signer {
            ordinal: None,
            ..signer.clone()
        };
        let all = all_of(signer);
        let among = (gone, remembered);
        let by_names = self
            .by_names(change, keys, among, &unnumbered, &all)
            .await?;
        if at_number == AtNumber::AsNew || by_names.said.is_some() {
            self.0.insert(by_names.id.clone(), all);
            return Ok(by_names);
        }
        Ok(Entry {
            taken_by: held,
            is_vacated,
            ..entry
        })
    }

    async fn by_names(
        &self,
        change: &Change,
        keys: &ActorKeys,
        (gone, remembered): (&Gone, &Remembered),
        signer: &Signer,
        all: &str,
    ) -> Result<Entry> {
        let names = &signer.names;
        let ids = by_names(change, names, all);
        let said = attest::said_under(change, keys, &ids.each_ref().map(String::as_str)).await?;
        let [before, by_all, first, by_name] = ids;
        let [of_before, of_all, of_first, of_name] = said;
        if of_before.is_some() {
            let mut entry = Entry::of(change, remembered, before, of_before, signer).await?;
            // Nothing was remembered then, but that the names are the same can be seen by the id.
            entry.is_same |= entry.rows_before.is_empty();
            return Ok(entry);
        }
        if of_all.is_some() {
            return Entry::of(change, remembered, by_all, of_all, signer).await;
        }
        let of_first = of_first.map(|said| (first, Some(said)));
        for (id, said) in of_first.into_iter().chain([(by_name, of_name)]) {
            let entry = Entry::of(change, remembered, id, said, signer).await?;
            let is_of_another_row = self.0.get(&entry.id).is_some_and(|other| other != all);
            let is_elsewhere = entry.is_in_another_country(names)
                || entry.is_taken_back() && gone.were_elsewhere(change, names);
            if !is_of_another_row && !is_elsewhere {
                return Ok(entry);
            }
        }
        Entry::of(change, remembered, by_all, None, signer).await
    }
}

/// The ids under which rows may stand on the list.
pub(super) fn ids_of(change: &Change, rows: &[(u64, Row)]) -> Vec<String> {
    let mut ids = Vec::new();
    for (_, row) in rows {
        match row {
            Row::Signer(signer) => match signer.ordinal {
                Some(ordinal) => ids.push(by_number(change, ordinal)),
                None => ids.extend(by_names(change, &signer.names, &all_of(signer))),
            },
            // What the row says may be no id at all.
            Row::Standing(row) => {
                let id = row.id.as_deref().filter(|id| change.entry(id).is_some());
                ids.extend(id.map(str::to_owned));
            }
            Row::Count(_) | Row::Person(_) => {}
        }
    }
    ids
}

fn by_number(change: &Change, ordinal: u64) -> String {
    attest::plain_id(change, "import", &format!("number {ordinal}"))
}

/// The ids of a row without a number: two as older versions made them, of whatever stood in the row, with one by all
/// that it says between them, and last by its name.
fn by_names(change: &Change, names: &Names, all: &str) -> [String; 4] {
    let old = |names: &Names| {
        let what = format!("names {}", names.digest());
        attest::plain_id(change, "import", &what)
    };
    let before = old(names);
    let first = old(&Names {
        name_map: names.name_map.clone(),
        ..Names::default()
    });
    let texts: BTreeSet<&str> = names.name_map.values().map(String::as_str).collect();
    let texts = texts.into_iter().collect::<Vec<_>>().join("\n");
    let by_name = attest::hidden_id(change, "import", &format!("called {texts}"));
    let by_all = attest::hidden_id(change, "import", all);
    [before, by_all, first, by_name]
}

/// All that a row without a number is called.
fn all_of(signer: &Signer) -> String {
    format!("names {} {}", signer.names.digest(), signer.kind.name())
}

/// What rows said when they were taken, by the names under which it is kept: read and written together. Of an entry that is the
/// row that was taken last, and those since that said nothing else of it.
#[derive(Default)]
pub(super) struct Remembered {
    known: BTreeMap<String, Option<String>>,
    unwritten: BTreeMap<String, String>,
}

impl Remembered {
    /// Reads what is known of some entries, with all that was said under their ids.
    ///
    /// # Errors
    /// The database.
    pub async fn read_ahead(change: &mut Change, keys: &ActorKeys, ids: &[String]) -> Result<Self> {
        change.read_ahead(&attest::registers(keys, ids)).await?;
        let names: BTreeSet<String> = ids.iter().map(|id| name(change, id)).collect();
        let asked: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut found = settings::values(&change.transaction, &asked).await?;
        let known = names.into_iter().map(|name| {
            let value = found.remove(&name);
            (name, value)
        });
        Ok(Self {
            known: known.collect(),
            unwritten: BTreeMap::new(),
        })
    }

    async fn of(&self, change: &Change, id: &str) -> Result<Vec<String>> {
        let name = name(change, id);
        let known = match self.known.get(&name) {
            Some(known) => known.clone(),
            None => settings::get(&change.transaction, &name).await?,
        };
        let rows = known.iter().flat_map(|rows| rows.split(' '));
        Ok(rows.map(str::to_owned).collect())
    }

    /// Writes what is new.
    ///
    /// # Errors
    /// The database.
    pub async fn write(&self, change: &Change) -> Result<()> {
        Ok(settings::set_many(&change.transaction, &self.unwritten).await?)
    }
}

impl Entry {
    /// The entry of which something is said under an id.
    ///
    /// # Errors
    /// The database.
    pub async fn of(
        change: &Change,
        remembered: &Remembered,
        id: String,
        said: Option<Attestation>,
        signer: &Signer,
    ) -> Result<Self> {
        let nothing = Emptied::default();
        Self::of_line(change, remembered, id, said, (signer, &nothing)).await
    }

    /// The same of a line that was exported, in which somebody may have emptied something.
    ///
    /// # Errors
    /// The database.
    pub async fn of_line(
        change: &Change,
        remembered: &Remembered,
        id: String,
        said: Option<Attestation>,
        (signer, emptied): (&Signer, &Emptied),
    ) -> Result<Self> {
        let called = completed(signer, said.as_ref(), emptied);
        let row = hashed(change.instance(), &called, &Emptied::default());
        let as_written = hashed(change.instance(), signer, emptied);
        let rows_before = remembered.of(change, &id).await?;
        // A row that never said something has not emptied it.
        let empties = *emptied != Emptied::default();
        let is_known = !empties && rows_before.contains(&row);
        Ok(Self {
            is_same: is_known || rows_before.contains(&as_written),
            id,
            said,
            is_completed: called != *signer,
            written: signer.names.clone(),
            called,
            row,
            as_written,
            rows_before,
            taken_by: None,
            is_vacated: false,
        })
    }

    /// What stands on the list of it.
    pub fn listed(&self) -> Option<&Attestation> {
        self.said.as_ref().filter(|said| said.listed)
    }

    /// How the entry is called, where the row calls it wholly otherwise, and did not when it was taken last.
    fn other_name(&self) -> Option<Names> {
        let held = self.listed().filter(|_| !self.is_same)?;
        let is_like = taken_number::may_be_corrected(&held.names, &self.called.names);
        (!is_like).then(|| held.names.clone())
    }

    /// How the entry is called that has the row's number, where a person has to say whether it is the row's.
    pub fn taken_by(&self) -> Option<&Names> {
        self.taken_by.as_ref()
    }

    /// Whether the row's number was that of somebody else, who has gone: nobody else gets it by a list.
    pub fn is_vacated(&self) -> bool {
        self.is_vacated
    }

    /// Whether it was that of somebody who has gone, and no name of the row is that of one. Of who withdrew no name is kept.
    fn is_of_who_has_gone(&self, change: &Change, gone: &Gone, names: &Names) -> bool {
        let has_gone = match self.listed() {
            Some(_) => gone.was_taken_off(&self.id) && self.other_name().is_some(),
            None => self.is_taken_back(),
        };
        has_gone && !gone.has(change, names)
    }

    /// Whether it was taken back, which leaves no country to compare with, and by another row than this.
    fn is_taken_back(&self) -> bool {
        !self.is_same && self.said.as_ref().is_some_and(|said| !said.listed)
    }

    /// Whether the list has another signer of that name, by the country that both say. What people made of
    /// the very same row is no other.
    fn is_in_another_country(&self, names: &Names) -> bool {
        let held = self.listed().and_then(|held| held.names.country.as_ref());
        let said = names.country.as_ref();
        held.is_some() && said.is_some() && held != said && !self.is_same
    }

    /// What is to be listed: where the row says what it said when it was taken last, what people have made
    /// of the entry since.
    pub fn signer(&self) -> Signer {
        match self.listed() {
            Some(held) if self.is_same => held.clone().into(),
            _ => self.called.clone(),
        }
    }

    /// By which names it is told whether somebody who has gone would come back by this: what only the list says is another's
    /// where the row has the number of another.
    pub fn known_by(&self) -> &Names {
        match self.listed() {
            Some(held) if self.is_same => &held.names,
            _ => &self.written,
        }
    }

    /// Remembers what the row says. One that only says less than another before, and changes nothing, does not take the
    /// place of that one, but stands beside it: what people make of the entry afterwards stays, whichever of them comes again.
    pub fn remember(&self, change: &Change, remembered: &mut Remembered, attested: Attested) {
        let says_less = self.is_completed && attested == Attested::Unchanged;
        let mut rows = match self.is_same || says_less {
            true => self.rows_before.clone(),
            false => Vec::new(),
        };
        if rows.is_empty() {
            rows.push(self.row.clone());
        }
        if !rows.contains(&self.as_written) {
            rows.push(self.as_written.clone());
        }
        rows.drain(..rows.len().saturating_sub(ROWS_OF_AN_ENTRY));
        if rows != self.rows_before {
            let (name, rows) = (name(change, &self.id), rows.join(" "));
            remembered.known.insert(name.clone(), Some(rows.clone()));
            remembered.unwritten.insert(name, rows);
        }
    }
}

/// Under which name it is remembered what a row says.
fn name(change: &Change, id: &str) -> String {
    format!("{}{id}", kept_below(change.appeal.id))
}

/// With what the names begin under which rows of an appeal's lists are remembered. All of them go when its
/// organisation is deleted.
pub(super) fn kept_below(appeal_id: i64) -> String {
    format!("import-row:{appeal_id}:")
}

/// All that a row says of a signer, and what it empties; nobody who reads the database finds it out by guessing.
fn hashed(instance: &Instance, signer: &Signer, emptied: &Emptied) -> String {
    let Signer {
        names,
        kind,
        initiated,
        ordinal,
        signed_at,
        ..
    } = signer;
    let mut text = format!(
        "{} {} {initiated} {ordinal:?} {signed_at:?}",
        names.digest(),
        kind.name()
    );
    if *emptied != Emptied::default() {
        text.push_str(&format!(" {emptied:?}"));
    }
    instance.keyed_name("row of a list", &text)
}
