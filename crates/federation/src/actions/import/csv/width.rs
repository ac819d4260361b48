//! Rows with more cells than the heading: a name with a comma in it was cut there. What is left of it is another name, and
//! what stands behind it moved into the columns of something else.

use crate::actions::import::{row::Fault, table::Separator};

/// Whether what is written in a row is no wider than the heading, where there is one.
///
/// # Errors
/// A fault where it is.
pub(super) fn check(
    cells: &[String],
    header: &[String],
    separator: Separator,
) -> Result<(), Fault> {
    let last = cells.iter().rposition(|cell| !cell.trim().is_empty());
    let width = last.map_or(0, |at| at + 1);
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
    use crate::actions::import::{
        csv::read,
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
            let rows = read(list, &table, &BTreeSet::new()).unwrap();
            let fault = rows[0].1.as_ref().unwrap_err();
            assert_eq!(fault.code, "row_wider_than_heading");
            let says = "the row has 3 cells, and the heading 2: put a name with a comma in it in quotation marks";
            assert_eq!(fault.reason, says);
            assert!(rows[1].1.is_ok(), "empty cells are none");
            assert_eq!(rows[2].1.as_ref().unwrap_err().code, "row_total");
        }
        table.layout.header = false;
        let rows = read(list, &table, &BTreeSet::new()).unwrap();
        assert!(rows[1].1.is_ok(), "no heading says how many");
    }
}
