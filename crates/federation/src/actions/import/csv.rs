//! Lists as tables: one signer a row, either a person or an organisation. The answers of a web form as
//! Google Forms exports them, or a list from paper. The desk and the command read them alike; what nobody has
//! looked at is taken more narrowly.

mod columns;
mod countries;
mod exported;
mod kind;
mod no_signer;
mod rows;
mod times;
mod width;

pub(super) use countries::not_known;
pub(super) use times::are_times;
pub use width::{ShortHeading, short_heading};
pub(super) use width::{check_heading, filled as filled_cells};

use super::{
    Source,
    guess::{may_be_telephones, separator_of_file},
    quotes::{self, JoinedLines},
    report::TakenColumn,
    row::Fault,
    table::{Cells, Field, Table},
};
use crate::{actions::draft::nfc, error::Result};
use countries::states_in;
use std::borrow::Cow;
use times::{Orders, time};
use undersigned_domain::{
    email_address::EmailAddress, names::MAX_NAME_CHARS, spreadsheets::unguarded,
};

/// So many cells tell whether telephones stand in a column: fewer than a guess is made by.
const LOOKED_AT: usize = 20;
/// Why a column that is headed as the numbers of the list is not taken.
const AS_TELEPHONES: &str = "numbers of six digits and more may be telephones";

/// The table that a file is; none for one JSON object a line.
///
/// # Errors
/// [`crate::FederationError::Malformed`] where nobody has looked at the columns, and no rows can be made of
/// them, or something is wrong with a quotation mark.
pub(super) fn table_of<'a>(text: &str, source: &'a Source) -> Result<Option<Cow<'a, Table>>> {
    Ok(match source {
        Source::Jsonl => None,
        Source::Table(table) => Some(Cow::Borrowed(table)),
        Source::Csv { map, countries } => {
            quotes::check(text, separator_of_file(text))?;
            Some(Cow::Owned(Table {
                layout: columns::layout(text, map)?,
                countries: countries.clone(),
                unseen: true,
            }))
        }
    })
}

/// A table with its lines cut into cells, once for all that is asked of it.
pub(super) struct Sheet<'a> {
    text: &'a str,
    table: &'a Table,
    /// The rows of the list that are not empty, the header among them, each with its line.
    rows: Cells,
    /// How days are written in it.
    orders: Orders,
    /// Whether states of the United States stand where countries should.
    has_states: bool,
    /// The lines of the list that became one row, and may be several.
    pub joined: Vec<JoinedLines>,
}

impl<'a> Sheet<'a> {
    /// Cuts it. The apostrophe by which spreadsheets run no cell is no part of one: the desk puts it into the file of what
    /// was refused, and other programs into theirs.
    pub fn of(text: &'a str, table: &'a Table) -> Self {
        let mut rows = table.rows(text);
        let cells = rows.iter_mut().filter_map(|(_, row)| row.as_mut().ok());
        for cell in cells.flatten().filter(|cell| cell.contains('\'')) {
            *cell = unguarded(cell);
        }
        let mut sheet = Self {
            text,
            table,
            rows,
            orders: Orders::default(),
            has_states: false,
            joined: quotes::joined(text, table.layout.separator),
        };
        sheet.orders = Orders::of(&sheet.filled(Field::Timestamp));
        sheet.has_states = states_in(&sheet.filled(Field::Country));
        let first_line = table.layout.first_line;
        sheet.joined.retain(|one| one.first >= first_line);
        sheet
    }

    /// The header's columns, each with the field that it is taken for, if for any. Those that nothing heads are known by their
    /// place, and of one in which nothing stands either there is nothing to say.
    pub fn columns(&self) -> Vec<TakenColumn> {
        let field = |field: Field| (field != Field::Ignore).then(|| field.code());
        let titles = self.rows.first().and_then(|(_, cells)| cells.as_ref().ok());
        let columns = titles.into_iter().flatten().zip(&self.table.layout.columns);
        let columns = columns.enumerate().filter_map(|(at, (title, column))| {
            let (field, below) = (field(column.field), self.some_below(at));
            let title = match title.trim() {
                "" if field.is_none() && below.is_empty() => return None,
                "" => format!("{}, without a heading", at + 1),
                title => title.to_owned(),
            };
            let is_left_out = field.is_none() && may_be_telephones(&title, &below);
            Some(TakenColumn {
                column: title,
                field,
                reason: is_left_out.then_some(AS_TELEPHONES),
            })
        });
        columns.collect()
    }

    /// Some of what stands below the heading of a column.
    fn some_below(&self, at: usize) -> Vec<&str> {
        let rows = self.rows.iter().skip(1);
        let rows = rows.filter_map(|(_, cells)| cells.as_ref().ok());
        let cells = rows
            .filter_map(|cells| cells.get(at))
            .map(|cell| cell.trim());
        let filled = cells.filter(|cell| !cell.is_empty());
        filled.take(LOOKED_AT).collect()
    }

    /// What stands below the header in the column of a field, by line; nothing where no column holds it.
    fn filled(&self, field: Field) -> Vec<(u64, String)> {
        let layout = &self.table.layout;
        let mut columns = layout.columns.iter();
        let Some(column) = columns.position(|one| one.field == field) else {
            return Vec::new();
        };
        let below = self.rows.iter().skip(usize::from(layout.header));
        let cells = below.filter_map(|(line, cells)| {
            let cell = nfc(cells.as_ref().ok()?.get(column)?);
            (!is_blank(&cell)).then_some((*line, cell))
        });
        cells.collect()
    }
}

/// Whether a cell says nothing. Forms that demand an answer are answered with a stroke.
fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "/" | "-")
}

/// The address of a person, who finds the signature again by a link that is sent there: one that mail
/// servers could read differently leads to nobody, or to somebody else.
fn reachable(email: &str) -> std::result::Result<String, Fault> {
    let address = EmailAddress::parse(email).map_err(|_| {
        let reason = "no link could be sent to this address: it is not written in the way that all \
                      mail servers read alike";
        Fault::new("email_unusual", reason)
    })?;
    Ok(address.to_string())
}

fn check_length(name: &str) -> std::result::Result<(), Fault> {
    if name.chars().nth(MAX_NAME_CHARS).is_some() {
        let reason = format!("the name is longer than {MAX_NAME_CHARS} characters");
        return Err(Fault::new("name_too_long", reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
