//! Rows with more cells than the heading: a name with a comma in it was cut there. What is left of it is another name, and
//! what stands behind it moved into the columns of something else. Where nearly all rows have as many, it is the heading that
//! lacks the names of the last columns.

use crate::{
    FederationError,
    actions::import::{
        guess::{guess, list_in},
        row::Fault,
        table::{Layout, Separator},
        text::looked_at,
    },
    error::Result,
};

/// A heading that has no names for the last columns of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortHeading {
    /// How many cells it has.
    pub named: usize,
    /// How many the rows have.
    pub cells: usize,
}

/// That of a file that somebody looks at. `pasted` as in [`guess()`].
#[must_use]
pub fn short_heading(file: &[u8], pasted: bool) -> Option<ShortHeading> {
    let (text, _) = looked_at(file).ok()?;
    ShortHeading::of(&text, &guess(&text, pasted))
}

impl ShortHeading {
    fn of(text: &str, layout: &Layout) -> Option<Self> {
        let (_, rows) = list_in(text, layout.separator);
        layout.header.then(|| Self::above(&rows)).flatten()
    }

    /// The first of these rows, where nearly all others have as many cells more, and something stands in these.
    fn above(rows: &[Vec<String>]) -> Option<Self> {
        let (heading, below) = rows.split_first()?;
        let named = heading.len();
        let mut widths: Vec<usize> = below.iter().map(Vec::len).collect();
        widths.sort_unstable();
        let usual = *widths.get(widths.len() / 2)?;
        let as_wide: Vec<&Vec<String>> = below.iter().filter(|row| row.len() == usual).collect();
        // What only ends the lines is no cell.
        let cells = as_wide.iter().map(|row| filled(row)).max()?;
        let is_spaced = |row: &[String]| row.iter().skip(1).any(|cell| cell.starts_with(' '));
        // Behind a comma in a name a space stands, and elsewhere where people type one.
        let is_cut = |row: &[String]| is_spaced(row) && !is_spaced(heading.as_slice());
        let beyond = as_wide
            .iter()
            .filter(|row| filled(row) > named && !is_cut(row.as_slice()));
        let nearly_all = below.len() > 1 && as_wide.len() * 5 >= below.len() * 4;
        let is_short = nearly_all && beyond.count() * 2 > below.len();
        is_short.then_some(Self { named, cells })
    }

    fn refused(self) -> FederationError {
        let Self { named, cells } = self;
        let columns = match cells - named {
            1 => format!("column {cells}"),
            _ => format!("the columns {} to {cells}", named + 1),
        };
        let detail = format!(
            "the rows have {cells} cells, and the heading {named}: write a name for {columns} at its end, also for what is \
             not to be taken"
        );
        FederationError::malformed("heading_too_short", detail)
    }
}

/// Refuses a table whose heading lacks the names of its last columns: of each row it would be said that it is too wide.
///
/// # Errors
/// [`FederationError::Malformed`] `heading_too_short`.
pub(in crate::actions::import) fn check_heading(text: &str, layout: &Layout) -> Result<()> {
    match ShortHeading::of(text, layout) {
        Some(short) => Err(short.refused()),
        None => Ok(()),
    }
}

/// How many cells a row has up to the last in which something stands.
pub(in crate::actions::import) fn filled(row: &[String]) -> usize {
    let last = row.iter().rposition(|cell| !cell.trim().is_empty());
    last.map_or(0, |at| at + 1)
}

/// Whether what is written in a row is no wider than the heading, where there is one.
///
/// # Errors
/// A fault where it is.
pub(super) fn check(
    cells: &[String],
    header: &[String],
    separator: Separator,
) -> Result<(), Fault> {
    let width = filled(cells);
    if header.is_empty() || width <= header.len() {
        return Ok(());
    }
    let sign = match separator {
        Separator::Semicolon => "semicolon",
        Separator::Tab => "tab",
        Separator::Comma | Separator::Line => "comma",
    };
    let reason = format!(
        "the row has {width} cells, and the heading {}: put a name with a {sign} in it in quotation marks",
        header.len()
    );
    Err(Fault::new("row_wider_than_heading", reason))
}

#[cfg(test)]
mod tests {
    use super::{ShortHeading, short_heading};
    use crate::actions::import::{
        csv::Sheet,
        table::{Field, Table},
    };
    use std::collections::BTreeSet;

    #[test]
    fn a_row_with_more_cells_than_the_heading_is_no_name_cut_short() {
        let mut table = Table::of(&[Field::Organisation, Field::Country, Field::Ignore]);
        table.layout.header = true;
        let list = "Name,Country\nDockers, Fishers and Boatmen,CL\n\"Dockers, Fishers\",CL,, \nTotal,,,3\n";
        for unseen in [false, true] {
            table.unseen = unseen;
            let rows = Sheet::of(list, &table).read(&BTreeSet::new()).unwrap();
            let fault = rows[0].1.as_ref().unwrap_err();
            assert_eq!(fault.code, "row_wider_than_heading");
            let says = "the row has 3 cells, and the heading 2: put a name with a comma in it in quotation marks";
            assert_eq!(fault.reason, says);
            assert!(rows[1].1.is_ok(), "empty cells are none");
            assert_eq!(rows[2].1.as_ref().unwrap_err().code, "row_total");
        }
        table.layout.header = false;
        let rows = Sheet::of(list, &table).read(&BTreeSet::new()).unwrap();
        assert!(rows[1].1.is_ok(), "no heading says how many");
    }

    #[test]
    fn where_nearly_all_rows_are_as_wide_the_heading_is_short() {
        let short = |named, cells| Some(ShortHeading { named, cells });
        for (list, found) in [
            ("Name,Country\nA,DE,x\nB,FR,y\n", short(2, 3)),
            (
                "Name,Country\nA,DE,x,\nB,FR,,y\nC,FR,,\nD,IE,x,y\nTotal,4\n",
                short(2, 4),
            ),
            ("Name, Country\nA, DE, x\nB, FR, y\n", short(2, 3)),
            ("Name,Country\nA,DE,x,,\nB,FR,y,,\n", short(2, 3)),
            ("Signatories\n\nNo.,Name\n1,A,DE\n2,B,FR\n", short(2, 3)),
            // Names with a comma in them, and what only ends the lines.
            (
                "Name,Country\nDockers, Fishers,CL\nCooks, Bakers,PE\n",
                None,
            ),
            ("Name\nQuay, Local 5\nQuay, Local 6\n", None),
            ("Name,Country\nA,DE\nB,FR,y\nC,FR\n", None),
            ("Name,Country\nA,DE,\nB,FR,\n", None),
            ("Name,Country\nA,DE,\nB,C,FR\nD,FR,\n", None),
            ("Name,Country\nDockers,Fishers,CL\n", None),
            ("A,DE\nB,FR,y\nC,FR,y\n", None),
            ("", None),
        ] {
            assert_eq!(short_heading(list.as_bytes(), false), found, "{list}");
        }
    }
}
