//! A list of organisations that is a table: what its columns hold, and what its rows say then. The guess is
//! that of the import of co-signers; the organiser sees it before anything is sent, and can change it.
//!
//! Nothing is kept of columns that hold none of the three: telephones and the names of whoever answers for an
//! organisation are in such tables, too.

mod guessing;

use super::reading::{Given, Tag, language_of, not_empty, text_of, too_long};
use crate::{
    actions::import::{
        JoinedLines, guess,
        quotes::{QuoteFault, Quotes},
        table::{self, Separator},
    },
    error::Result,
};
use guessing::Guess;
use undersigned_domain::{
    inviting::{Line, LineFault, MAX_LINES},
    names::is_language_tag,
};

/// Rows by which columns are guessed.
const LOOKED_AT: usize = 30;
/// First rows that are shown of each column.
const SHOWN: usize = 4;

/// What a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Holds {
    /// Nothing that is taken.
    #[default]
    Nothing,
    /// How they are reached: e-mail addresses, accounts, addresses of profiles.
    Contact,
    /// What the organisations are called.
    Name,
    /// Languages to write to them in.
    Language,
}

impl Holds {
    /// All of them, with the code by which forms name them.
    pub const ALL: [(&'static str, Self); 4] = [
        ("nothing", Self::Nothing),
        ("contact", Self::Contact),
        ("name", Self::Name),
        ("language", Self::Language),
    ];

    /// What is meant by a code; nothing by any other.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let found = Self::ALL.iter().find(|(known, _)| *known == code);
        found.map(|(_, holds)| *holds).unwrap_or_default()
    }
}

/// How a table is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    separator: Separator,
    /// Whether the first row only says what the columns hold.
    pub header: bool,
    /// What each column holds. Of several that hold the same, the first that is filled in counts.
    pub holds: Vec<Holds>,
    /// The first rows.
    pub first: Vec<Vec<String>>,
}

impl Columns {
    /// The columns of a list, as they probably are; none where its lines say by themselves who is invited:
    /// no heading, and beside an address a name and a language at most.
    #[must_use]
    pub fn guess(list: &str, tag: Tag<'_>) -> Option<Self> {
        let text = text_of(list).ok()?;
        let separator = separator_of(&text);
        let all: Vec<Vec<String>> = rows(&text, separator)
            .into_iter()
            .map(|row| row.cells)
            .collect();
        let rows = all.get(top(&all)?..)?;
        let several = rows.iter().filter(|row| filled(row).count() > 1).count();
        // Of lists that are put together, each line may have its own separator.
        if several * 2 < rows.len() {
            return None;
        }
        let header = is_headed(rows);
        if !header && !are_odd(rows) {
            return None;
        }
        let looked_at = &rows[..rows.len().min(LOOKED_AT)];
        Some(Self {
            separator,
            header,
            holds: Guess::of(looked_at, header, tag).holds(),
            first: rows.iter().take(SHOWN).cloned().collect(),
        })
    }

    /// Whether a column holds this.
    #[must_use]
    pub fn has(&self, wanted: Holds) -> bool {
        self.holds.contains(&wanted)
    }

    /// Reads the rows of a list by its columns.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn read(&self, list: &str, tag: Tag<'_>) -> Result<Vec<Given>> {
        let text = text_of(list)?;
        let rows = rows(&text, self.separator);
        let heading = rows.iter().position(|row| is_wide(&row.cells));
        let heading = heading.filter(|_| self.header);
        let below = rows.into_iter().enumerate();
        let below = below.filter(|(at, _)| Some(*at) != heading);
        let given: Vec<Given> = below.map(|(_, row)| self.given(&row, tag)).collect();
        match given.len() > MAX_LINES {
            true => Err(too_long()),
            false => not_empty(given),
        }
    }

    fn given(&self, row: &TableRow, tag: Tag<'_>) -> Given {
        let cells = row.cells.as_slice();
        let first = |wanted: Holds| {
            let columns = self.holds.iter().zip(cells);
            let mut said = columns
                .filter(|(holds, _)| **holds == wanted)
                .map(|(_, cell)| on_one_line(cell));
            said.find(|cell| !is_blank(cell)).unwrap_or_default()
        };
        let (contact, name) = (first(Holds::Contact), first(Holds::Name));
        let (language, no_language) = language_of(&first(Holds::Language), cells, tag);
        let line = match (row.fault, contact.is_empty()) {
            (Some(fault), _) => Err(fault),
            (None, true) => Err(LineFault::NoContact),
            (None, false) => Line::of_columns(&contact, &name, &language),
        };
        let typed = [contact, name].into_iter().find(|cell| !cell.is_empty());
        let whole = || filled(cells).collect::<Vec<_>>().join(", ");
        Given {
            number: row.line,
            typed: typed.unwrap_or_else(whole),
            line,
            no_language,
            joined: row.joined,
        }
    }
}

/// A row as it is cut into cells.
struct TableRow {
    /// The number of its line, or of the first of several.
    line: u64,
    cells: Vec<String>,
    /// What is wrong with a quotation mark in it.
    fault: Option<LineFault>,
    /// Its lines, where it may be several rows.
    joined: Option<JoinedLines>,
}

/// The rows; no more than are needed to say that there are too many.
fn rows(text: &str, separator: Separator) -> Vec<TableRow> {
    let quotes = Quotes::of(text, separator);
    let lines = quotes.lines.as_slice();
    let mut rows = Vec::new();
    let mut at = 0;
    while at < lines.len() && rows.len() < MAX_LINES + 2 {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        let quoted = quotes.row(at);
        let end = at + quoted.lines;
        let row = lines[at..end].join("\n");
        let mut cut = table::cells(&row, separator);
        let fault = quoted.fault.map(of_line);
        if cut.is_empty() && fault.is_some() {
            // A mark alone is a row as well: somebody meant something by it.
            cut.push((1, Ok(vec![row.trim().to_owned()])));
        }
        let last = cut.len();
        rows.extend((1..).zip(cut).map(|(count, (line, cells))| TableRow {
            line: at as u64 + line,
            // A row that is too wide says nothing.
            cells: cells.unwrap_or_default(),
            // Such a mark takes all that stands behind it into the last cell.
            fault: fault.filter(|_| count == last),
            joined: quoted.joined(at),
        }));
        at = end;
    }
    rows
}

/// What is wrong with a line where this is wrong with a mark in it.
const fn of_line(fault: QuoteFault) -> LineFault {
    match fault {
        QuoteFault::Unclosed { .. } => LineFault::Quote,
        QuoteFault::AroundRows { .. } => LineFault::QuotedRows,
    }
}

/// What stands between cells, by the first line that has any: above a table a title may stand.
fn separator_of(text: &str) -> Separator {
    let sign = text.find(['\t', ';', ',']).unwrap_or_default();
    let begins = text[..sign].rfind('\n').map_or(0, |end| end + 1);
    guess::separator_of(&text[begins..])
}

/// Where a table begins.
fn top(rows: &[Vec<String>]) -> Option<usize> {
    rows.iter().position(|row| is_wide(row))
}

fn is_wide(row: &[String]) -> bool {
    filled(row).nth(1).is_some()
}

/// The cells in which something stands.
fn filled(row: &[String]) -> impl Iterator<Item = &str> + Clone {
    row.iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
}

/// Whether a cell says nothing; some write a stroke there.
fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "/" | "-" | "–")
}

fn on_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_address(cell: &str) -> bool {
    cell.contains('@') || cell.contains("://")
}

/// Whether the first row says what the columns hold, in words that are known or not.
fn is_headed(rows: &[Vec<String>]) -> bool {
    let Some((first, below)) = rows.split_first() else {
        return false;
    };
    if filled(first).any(is_address) {
        return false;
    }
    let has_number = filled(first).any(|cell| cell.contains(char::is_numeric));
    let have_addresses = || below.iter().all(|row| filled(row).any(is_address));
    guess::is_headed(&rows[..rows.len().min(LOOKED_AT)])
        || !has_number && !below.is_empty() && have_addresses()
}

/// Whether most rows have more than a line by itself has.
fn are_odd(rows: &[Vec<String>]) -> bool {
    let told = rows
        .iter()
        .filter(|row| is_wide(row) && filled(row).any(is_address));
    let odd = told.clone().filter(|row| is_odd(row)).count();
    odd * 2 > told.count()
}

fn is_odd(row: &[String]) -> bool {
    // Addresses in a row are several organisations, and no table.
    if filled(row).all(is_address) {
        return false;
    }
    let (addresses, beside): (Vec<&str>, Vec<&str>) =
        filled(row).partition(|cell| is_address(cell));
    let may_be_language = beside.get(1).is_none_or(|cell| is_short_tag(cell));
    row.len() > 3 || addresses.len() > 1 || !may_be_language
}

/// Whether a cell can be a language beside a name, as in a line by itself.
fn is_short_tag(cell: &str) -> bool {
    let primary = cell.split('-').next().unwrap_or_default();
    let is_small = || primary.bytes().all(|b| b.is_ascii_lowercase());
    is_language_tag(cell)
        && match primary.len() {
            2 => true,
            3 => is_small(),
            _ => false,
        }
}

#[cfg(test)]
mod tests;
