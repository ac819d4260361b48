//! What became of the rows of a list that was taken over.

use super::{
    Changed, ChangedField, JoinedLines, Taken,
    exported::in_one_cell,
    sorted_alone::{column_sorted, names_sorted},
    table::Field,
};
use crate::{FederationError, actions::attest::Signer, error::Result};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, shortened::shortened};

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Refusal {
    /// The physical line, from 1.
    pub line: u64,
    /// Why, in a sentence.
    pub reason: String,
    /// Why, as a code.
    pub code: &'static str,
    /// How the row calls its signer, as far as it is shown; none where that cannot be read, or is no entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

/// Most characters that are shown of a name.
const SHOWN_OF_A_NAME: usize = 80;

/// How an entry is called, in all languages, as far as it is shown.
pub(super) fn called(names: &Names) -> String {
    let names = in_one_cell(names.name_map.values());
    shortened(&names, SHOWN_OF_A_NAME).into_owned()
}

/// A column of a form's answers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TakenColumn {
    /// Its header.
    pub column: String,
    /// The field for which it is taken; none where it is not.
    pub field: Option<&'static str>,
    /// Why it is not, though its heading says that it could be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// A day that can be meant in two ways.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ReadDay {
    /// As it stands there.
    pub written: String,
    /// As it was read.
    pub day: String,
}

/// A country that is not known.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct UnknownCountry {
    /// The physical line, from 1.
    pub line: u64,
    /// What is written there, as far as it is shown.
    pub country: String,
}

/// An entry that gets other names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Renamed {
    /// The physical line, from 1.
    pub line: u64,
    /// How it was called, in all languages.
    pub was: String,
    /// How it is called then.
    pub now: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Rows that are new.
    pub added: u64,
    /// Rows that say something else than before.
    pub updated: u64,
    /// Rows that were there like this already.
    pub unchanged: u64,
    /// How many of those that are new or say something else are people, whose names everybody reads.
    pub personal: u64,
    /// How many of the rows that were taken are organisations.
    pub organisations: u64,
    /// How many of them are people whom the list names.
    #[serde(rename = "peopleByName")]
    pub people_by_name: u64,
    /// How many of them are people who are counted and named nowhere.
    pub people: u64,
    /// Lines of those people whose names have a word in them as organisations have it.
    #[serde(
        rename = "peopleLikeOrganisations",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub people_like_organisations: Vec<u64>,
    /// Entries that get other names, by which row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<Renamed>,
    /// What rows say otherwise of their entries, names among it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Changed>,
    /// Whether nothing of the table is taken until somebody says that most of its entries are called wholly otherwise now;
    /// where nothing is stored.
    #[serde(skip)]
    pub names_sorted: bool,
    /// The other columns for which the same is so, since most rows have there what other entries have.
    #[serde(skip)]
    pub columns_sorted: BTreeSet<Field>,
    /// How many who are on the list already get another number by the printed ones.
    pub renumbered: u64,
    /// Lines of an exported table into which somebody wrote a number, of entries that no list has given one: those are
    /// counted, and it is left out.
    #[serde(rename = "numbersNotTaken", skip_serializing_if = "Vec::is_empty")]
    pub numbers_not_taken: Vec<u64>,
    /// What the columns of a form's answers were taken for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<TakenColumn>,
    /// Lines that a quoted cell made one row, though one of them looks like a row of its own: it may have been closed too late,
    /// and several signers be one. It is refused unless somebody says that it is one signer.
    #[serde(rename = "joinedLines", skip_serializing_if = "Vec::is_empty")]
    pub joined_lines: Vec<JoinedLines>,
    /// Lines that were taken and say when it was signed in a way that is not read here, or name a day that
    /// lies ahead: what stands there is left out.
    #[serde(rename = "timesNotRead", skip_serializing_if = "Vec::is_empty")]
    pub times_not_read: Vec<u64>,
    /// Of days that can be meant in two ways and were read as others of the column show, the first ones.
    #[serde(rename = "daysRead", skip_serializing_if = "Vec::is_empty")]
    pub days_read: Vec<ReadDay>,
    /// Lines that were taken and name a country that is not known, which is left out.
    #[serde(rename = "countriesNotKnown", skip_serializing_if = "Vec::is_empty")]
    pub countries_not_known: Vec<UnknownCountry>,
    /// Lines of whom is new on the list of an appeal that is closed, and gives no day of signing before that:
    /// the list says that they signed after closing.
    #[serde(rename = "afterClosing", skip_serializing_if = "Vec::is_empty")]
    pub after_closing: Vec<u64>,
    /// Rows that were not taken.
    pub refused: Vec<Refusal>,
    /// Lines that name nobody, sums and headings that are repeated, those that say the same as an earlier one, and those
    /// that somebody left out at the desk. Nothing is wrong with them.
    #[serde(rename = "leftOut", skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<Refusal>,
    /// How the entry was called, by the lines of the rows that are one which is on the list already, or have its
    /// number; where nothing is stored.
    #[serde(skip)]
    pub held: BTreeMap<u64, Names>,
    /// What will stand on the list, by the lines of the rows that change their entry, or are known by its id: what they
    /// leave unsaid stays as it is; where nothing is stored.
    #[serde(skip)]
    pub becomes: BTreeMap<u64, Signer>,
    /// What became of each row that was taken, by its line.
    #[serde(skip)]
    pub taken: Vec<(u64, Taken)>,
}

impl Report {
    /// What was refused and what was left out, in the order of the lines.
    #[must_use]
    pub fn not_taken(&self) -> Vec<&Refusal> {
        let mut all: Vec<&Refusal> = self.refused.iter().chain(&self.left_out).collect();
        all.sort_by_key(|one| one.line);
        all
    }

    /// Whether nothing of a table is taken, since a column of it seems to have been sorted by itself.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] [`NAMES_SORTED`](super::NAMES_SORTED) or [`COLUMN_SORTED`](super::COLUMN_SORTED).
    pub fn check_sorted(&self) -> Result<()> {
        match self.names_sorted {
            true => Err(names_sorted()),
            false if self.columns_sorted.is_empty() => Ok(()),
            false => Err(column_sorted(&self.columns_sorted)),
        }
    }

    /// Two entries each that get the names of each other, by the rows that say so: two cells change places by a slip, and
    /// nobody sees by one of them alone that its name is another's.
    #[must_use]
    pub fn changed_places(&self) -> Vec<[&Renamed; 2]> {
        let renamed = self.renamed.iter();
        let by_names = renamed.map(|one| ((one.was.as_str(), one.now.as_str()), one));
        let by_names: BTreeMap<(&str, &str), &Renamed> = by_names.collect();
        let pairs = self.renamed.iter().filter_map(|one| {
            let other = by_names.get(&(one.now.as_str(), one.was.as_str()))?;
            (one.line < other.line).then_some([one, *other])
        });
        pairs.collect()
    }

    /// Notes what a row says otherwise of the entry that was called so, and is called so then.
    pub(super) fn change(
        &mut self,
        line: u64,
        before: &Names,
        after: &Names,
        fields: Vec<ChangedField>,
    ) {
        self.rename(line, before, after);
        self.changed.push(Changed::of(line, before, fields));
    }

    /// Notes how an entry is called by a row, where that is otherwise than before.
    fn rename(&mut self, line: u64, before: &Names, after: &Names) {
        let [was, now] = [before, after].map(|names| in_one_cell(names.name_map.values()));
        if was != now {
            self.renamed.push(Renamed { line, was, now });
        }
    }

    /// Counts what became of a row of somebody who is called so. Faults of the row are reported; others end the import.
    pub(super) fn count(
        &mut self,
        line: u64,
        entry: Option<&Names>,
        taken: Result<Taken>,
    ) -> Result<()> {
        if let Ok(taken) = &taken {
            self.taken.push((line, *taken));
        }
        match taken {
            Ok(Taken::Added) => self.added += 1,
            Ok(Taken::Updated) => self.updated += 1,
            Ok(Taken::Unchanged) => self.unchanged += 1,
            Err(error @ (FederationError::Invalid { .. } | FederationError::Malformed { .. })) => {
                self.refused.push(Refusal {
                    line,
                    reason: error.to_string(),
                    code: error.code(),
                    entry: entry.map(called),
                });
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_not_taken_says_whose_it_is_and_no_more_than_is_read() {
        let mut report = Report::default();
        let long = Names {
            name_map: [("und".to_owned(), "é".repeat(200))].into(),
            ..Names::default()
        };
        let fault = || Err(FederationError::invalid("entry_otherwise", "no list"));
        for (line, names) in [(2, Some(&long)), (3, None)] {
            let noted = report.count(line, names, fault());
            assert!(noted.is_ok(), "{noted:?}");
        }
        let entries: Vec<Option<String>> =
            report.refused.into_iter().map(|one| one.entry).collect();
        assert_eq!(entries, [Some("é".repeat(80) + "…"), None]);
    }

    #[test]
    fn two_entries_that_get_each_others_names_have_changed_places() {
        let mut report = Report::default();
        let called = |name: &str| Names {
            name_map: [("und".to_owned(), name.to_owned())].into(),
            ..Names::default()
        };
        for (line, was, now) in [
            (2, "Harbour Pilots", "Net Menders"),
            (3, "Sailmakers", "Sailmakers Union"),
            (5, "Net Menders", "Harbour Pilots"),
            // Three that moved on are no pair.
            (6, "Porters", "Cooks"),
            (7, "Cooks", "Clerks"),
            (8, "Clerks", "Porters"),
        ] {
            report.rename(line, &called(was), &called(now));
        }
        let pairs = report.changed_places().into_iter();
        let lines: Vec<[u64; 2]> = pairs.map(|pair| pair.map(|one| one.line)).collect();
        assert_eq!(lines, [[2, 5]]);
    }
}
