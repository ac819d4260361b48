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
pub(super) use rows::read;
pub(super) use times::{are_times, days_read, not_read};
pub use width::{ShortHeading, short_heading};
pub(super) use width::{check_heading, filled as filled_cells};

use super::{
    Source,
    guess::separator_of_file,
    quotes::{self, JoinedLines},
    row::Fault,
    table::{Field, Table},
};
use crate::{actions::draft::nfc, error::Result};
use std::borrow::Cow;
use times::{Orders, time};
use undersigned_domain::{email_address::EmailAddress, names::MAX_NAME_CHARS};

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

/// The header's columns, each with the field that it is taken for, if for any.
pub(super) fn taken(text: &str, table: &Table) -> Vec<(String, Option<&'static str>)> {
    let field = |field: Field| (field != Field::Ignore).then(|| field.code());
    let titles = table.rows(text).into_iter().next();
    let titles = titles.and_then(|(_, cells)| cells.ok()).unwrap_or_default();
    titles
        .into_iter()
        .zip(&table.layout.columns)
        .map(|(title, column)| (title.trim().to_owned(), field(column.field)))
        .collect()
}

/// The lines of the list that became one row, and may be several.
pub(super) fn joined(text: &str, table: &Table) -> Vec<JoinedLines> {
    let mut joined = quotes::joined(text, table.layout.separator);
    joined.retain(|one| one.first >= table.layout.first_line);
    joined
}

/// What stands below the header in the column of a field, by line; nothing where no column holds it.
fn filled(text: &str, table: &Table, field: Field) -> Vec<(u64, String)> {
    let mut columns = table.layout.columns.iter();
    let Some(column) = columns.position(|one| one.field == field) else {
        return Vec::new();
    };
    let below = table.rows(text).into_iter();
    let below = below.skip(usize::from(table.layout.header));
    let cells = below.filter_map(|(line, cells)| {
        let cell = nfc(cells.ok()?.get(column)?);
        (!is_blank(&cell)).then_some((line, cell))
    });
    cells.collect()
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
