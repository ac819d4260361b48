//! Which entry a row is, and whether it says what it said before.

use super::{
    gone::Gone,
    remembered::{Remembered, hashed, hashed_cells},
    row::Row,
    taken_number::{self, AtNumber},
    unsaid::{Emptied, completed},
};
use crate::{
    actions::attest::{self, Attested, Signer},
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, attestation::Attestation};

/// The entries of one import so far that have no number, each with the names and kind that its row gives.
#[derive(Default)]
pub(super) struct Entries(BTreeMap<String, String>);

/// A line that was exported from the list and comes back.
pub(super) struct Line<'a> {
    /// What it says.
    pub signer: &'a Signer,
    /// What somebody has emptied in it.
    pub emptied: &'a Emptied,
    /// What its cells say, where it is a row of a table.
    pub cells: Option<String>,
}

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
    /// Whether it comes back from the list itself, and is no other one.
    comes_back: bool,
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
        let line = Line {
            signer,
            emptied: &Emptied::default(),
            cells: None,
        };
        let entry = Self::of_line(change, remembered, id, said, line).await?;
        Ok(Self {
            comes_back: false,
            ..entry
        })
    }

    /// The same of a line that comes back.
    ///
    /// # Errors
    /// The database.
    pub async fn of_line(
        change: &Change,
        remembered: &Remembered,
        id: String,
        said: Option<Attestation>,
        line: Line<'_>,
    ) -> Result<Self> {
        let Line {
            signer,
            emptied,
            cells,
        } = line;
        let instance = change.instance();
        let called = completed(signer, said.as_ref(), emptied);
        let row = hashed(instance, &called, &Emptied::default());
        let as_written = match cells {
            Some(cells) => hashed_cells(instance, &cells),
            None => hashed(instance, signer, emptied),
        };
        let rows_before = remembered.of(change, &id).await?;
        // A row that never said something has not emptied it.
        let empties = *emptied != Emptied::default();
        let is_known = !empties && rows_before.contains(&row);
        Ok(Self {
            is_same: is_known || rows_before.contains(&as_written),
            comes_back: true,
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

    /// Remembers what the row says. One that only says less than another before, or comes back, and changes nothing, does
    /// not take the place of that one, but stands beside it: what people make of the entry afterwards stays, whichever of
    /// them comes again.
    pub fn remember(&self, change: &Change, remembered: &mut Remembered, attested: Attested) {
        let changes_nothing = attested == Attested::Unchanged;
        // Of an entry that an older version took nothing is remembered, and its row is known by that.
        if changes_nothing && self.comes_back && self.rows_before.is_empty() {
            return;
        }
        let stands_beside = changes_nothing && (self.is_completed || self.comes_back);
        let mut rows = match self.is_same || stands_beside {
            true => self.rows_before.clone(),
            false => Vec::new(),
        };
        if rows.is_empty() {
            rows.push(self.row.clone());
        }
        if !rows.contains(&self.as_written) {
            rows.push(self.as_written.clone());
        }
        if rows != self.rows_before {
            remembered.keep(change, &self.id, rows);
        }
    }
}
