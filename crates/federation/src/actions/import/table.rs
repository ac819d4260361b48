//! What the columns of a table hold, and how its lines are cut into cells.

use super::{quotes, row::Fault};
use crate::{FederationError, error::Result};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeMap};
use undersigned_domain::typed_text::cleaned_table;

/// Most columns that are looked at.
pub const MAX_COLUMNS: usize = 60;
/// Longest cell, in characters.
const MAX_CELL: usize = 2_000;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Separator {
    /// `,`, with quotes as in RFC 4180.
    #[default]
    Comma,
    /// `;`, likewise: where the comma stands in numbers, spreadsheets write this.
    Semicolon,
    /// A tab, likewise: copied from a spreadsheet.
    Tab,
    /// Nothing: each line is one cell, quotes included.
    Line,
}

impl Separator {
    /// The sign itself; none where a line is one cell.
    pub(super) const fn sign(self) -> Option<u8> {
        match self {
            Self::Comma => Some(b','),
            Self::Semicolon => Some(b';'),
            Self::Tab => Some(b'\t'),
            Self::Line => None,
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Nothing that is taken.
    #[default]
    Ignore,
    /// Names of organisations.
    Organisation,
    /// Names of people who are listed, in personal capacity.
    Personal,
    /// Names of people who are counted and never named.
    Individual,
    /// Short and other names.
    AlsoKnownAs,
    /// Which kind of signer the row is.
    Kind,
    /// E-mail addresses.
    Email,
    /// Countries.
    Country,
    /// Numbers on a printed list.
    Number,
    /// When it was signed.
    Timestamp,
    /// Occupations of people.
    Occupation,
    /// Regions of people.
    Region,
    /// Ids of entries, in the table that a list is exported as.
    Id,
}

impl Field {
    /// All of them, with the code by which forms and `--map` name them.
    pub const ALL: [(&'static str, Self); 13] = [
        ("ignore", Self::Ignore),
        ("organisation", Self::Organisation),
        ("personal", Self::Personal),
        ("individual", Self::Individual),
        ("also-known-as", Self::AlsoKnownAs),
        ("kind", Self::Kind),
        ("email", Self::Email),
        ("country", Self::Country),
        ("number", Self::Number),
        ("timestamp", Self::Timestamp),
        ("occupation", Self::Occupation),
        ("region", Self::Region),
        ("id", Self::Id),
    ];

    /// The field with a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == code);
        found.map(|(_, field)| *field)
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, field)| *field == self);
        found.map_or("ignore", |(code, _)| code)
    }

    /// Whether names stand in it.
    #[must_use]
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Organisation | Self::Personal | Self::Individual)
    }

    /// Whether several columns may hold it.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Ignore | Self::Organisation | Self::Personal | Self::AlsoKnownAs
        )
    }
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it holds.
    pub field: Field,
    /// The language of its names (a BCP 47 tag); empty where nobody has said.
    pub language: String,
}

impl Column {
    /// One of which nobody has said a language.
    pub(super) fn of(field: Field) -> Self {
        Self {
            field,
            ..Self::default()
        }
    }
}

/// How a table is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// What stands between cells.
    pub separator: Separator,
    /// Whether the first line says what the columns hold.
    pub header: bool,
    /// The line on which the list begins: what stands above it is its title. 0 where nothing does.
    #[serde(default)]
    pub first_line: u64,
    /// The columns, in order.
    pub columns: Vec<Column>,
}

/// A table with what is needed to read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// How it is to be read.
    pub layout: Layout,
    /// Names of countries in small letters, to their codes.
    pub countries: BTreeMap<String, String>,
    /// Whether nobody looks at it before it is taken: then no row is guessed at either.
    pub unseen: bool,
}

impl Table {
    /// One without a header whose columns hold these.
    #[cfg(test)]
    pub(super) fn of(fields: &[Field]) -> Self {
        Self {
            layout: Layout {
                columns: fields.iter().copied().map(Column::of).collect(),
                ..Layout::default()
            },
            ..Self::default()
        }
    }

    /// The rows of the list that are not empty, each with its line. What is looked at is bounded by what a page
    /// shows.
    pub(super) fn rows(&self, text: &str) -> Cells {
        let mut rows = match self.unseen {
            true => records(text, self.layout.separator),
            false => cells(text, self.layout.separator),
        };
        rows.retain(|(line, _)| *line >= self.layout.first_line);
        rows
    }

    /// The lines above the list that are not empty.
    pub(super) fn above(&self, text: &str) -> Vec<u64> {
        let rows = match self.layout.first_line {
            0 => Vec::new(),
            _ => records(text, self.layout.separator),
        };
        let lines = rows.into_iter().map(|(line, _)| line);
        lines
            .take_while(|line| *line < self.layout.first_line)
            .collect()
    }
}

impl Layout {
    /// Whether rows can be made of it.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] `csv_header` where no column holds names, or two hold what
    /// there is only one of.
    pub fn check(&self) -> Result<()> {
        let malformed = |detail: &str| Err(FederationError::malformed("csv_header", detail));
        let has = |field: Field| self.columns.iter().filter(|one| one.field == field).count();
        if !self.columns.iter().any(|one| one.field.is_name()) {
            return malformed("no column holds names");
        }
        if has(Field::Individual) > 0 && has(Field::Email) == 0 {
            return malformed(
                "people are told apart by their e-mail address, and no column holds it",
            );
        }
        self.check_once()
    }

    /// Whether no two columns hold what there is only one of.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] `csv_header`.
    pub(super) fn check_once(&self) -> Result<()> {
        let is_twice = |field: Field| {
            let held = self.columns.iter().filter(|one| one.field == field);
            held.count() > 1
        };
        let mut once = Field::ALL.iter().filter(|(_, field)| !field.repeats());
        match once.find(|(_, field)| is_twice(*field)) {
            Some((code, _)) => Err(FederationError::malformed(
                "csv_header",
                format!("two columns hold the field `{code}`"),
            )),
            None => Ok(()),
        }
    }
}

/// A text whose lines all end in a line feed. Some spreadsheets end them in a carriage return alone: all
/// of such a file would be one line for one reader, and every line the first for another. What nobody sees in it,
/// and could not be signed, is taken out.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            Cow::Owned(cleaned_table(&text).into_owned())
        }
        false => cleaned_table(text),
    }
}

/// Lines with their cells; one that cannot be read says why.
pub type Cells = Vec<(u64, std::result::Result<Vec<String>, Fault>)>;

/// The cells of each line with its number, the header among them; empty lines are passed over.
pub fn cells(text: &str, separator: Separator) -> Cells {
    let rows = records(text, separator).into_iter();
    rows.map(|(line, cells)| (line, cells.and_then(bounded)))
        .collect()
}

/// The same, however wide and long they are.
pub(super) fn records(text: &str, separator: Separator) -> Cells {
    let Some(delimiter) = separator.sign() else {
        let lines = text.lines().zip(1..);
        return lines
            .filter(|(line, _)| !line.trim().is_empty())
            .map(|(line, number)| (number, Ok(vec![line.trim().to_owned()])))
            .collect();
    };
    let kept = quotes::kept(text, char::from(delimiter));
    let text: &str = &kept;
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut line = 1;
    for record in reader.records() {
        let cells = match record {
            Ok(record) => {
                line = record.position().map_or(line, |at| line_of(text, at));
                if record.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                Ok(record.iter().map(str::to_owned).collect())
            }
            Err(error) => {
                line = error.position().map_or(line, ::csv::Position::line);
                Err(Fault::new("row_invalid", error.to_string()))
            }
        };
        rows.push((line, cells));
    }
    rows
}

/// The line on which a row begins. The reader stands before what is left of the line before: where
/// lines end in CR LF, or some are empty, it counts those not yet.
pub(crate) fn line_of(text: &str, at: &::csv::Position) -> u64 {
    let rest = usize::try_from(at.byte()).ok();
    let rest = rest.and_then(|byte| text.as_bytes().get(byte..));
    let ends = rest.unwrap_or_default().iter();
    let ends = ends.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

fn bounded(cells: Vec<String>) -> std::result::Result<Vec<String>, Fault> {
    if cells.len() > MAX_COLUMNS {
        let reason = format!("the row has more than {MAX_COLUMNS} cells");
        return Err(Fault::new("row_too_wide", reason));
    }
    if cells
        .iter()
        .any(|cell| cell.chars().nth(MAX_CELL).is_some())
    {
        let reason = format!("a cell is longer than {MAX_CELL} characters");
        return Err(Fault::new("cell_too_long", reason));
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_in_the_file_however_they_end() {
        for text in [
            "Name\nA\n\n\"B\nC\"\nD\n",
            "Name\r\nA\r\n\r\n\"B\r\nC\"\r\nD\r\n",
        ] {
            let rows = cells(text, Separator::Comma);
            let lines: Vec<u64> = rows.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1, 2, 4, 6], "{text:?}");
        }
        let old = with_line_feeds("Name\rA\r\r\"B\rC\"\rD\r");
        let lines = cells(&old, Separator::Comma).into_iter();
        assert_eq!(
            lines.map(|(line, _)| line).collect::<Vec<_>>(),
            [1, 2, 4, 6]
        );
        assert_eq!(with_line_feeds("A\r\nB\r\n"), "A\nB\n");
        assert_eq!(with_line_feeds("A\u{b}B,\u{202b}ن\u{202c}\r"), "A B,ن\n");
    }
}
