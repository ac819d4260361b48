//! What stands in the cells of a list.

use super::lines::named_in;
use std::collections::BTreeMap;
use undersigned_federation::actions::{
    account::is_email,
    import::{draft::Draft, table::Layout},
};

/// The cells of a table, by line; none of one JSON object a line.
pub(super) struct Cells<'a> {
    layout: Option<&'a Layout>,
    lines: BTreeMap<u64, Vec<String>>,
}

impl<'a> Cells<'a> {
    /// Those of a list.
    pub fn of(draft: &'a Draft) -> Self {
        Self {
            layout: draft.layout.as_ref(),
            lines: draft.cells(),
        }
    }

    /// What a line says in the columns that hold names.
    pub fn named(&self, line: u64) -> String {
        let cells = self.lines.get(&line).map(Vec::as_slice);
        named_in(self.layout, cells.unwrap_or_default())
    }

    /// Whether an e-mail address stands in any.
    pub fn have_addresses(&self) -> bool {
        let mut cells = self.lines.values().flatten();
        cells.any(|cell| is_email(cell.trim()))
    }
}
