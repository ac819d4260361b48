//! What would become of rows that a quotation mark made of several lines, were each of them one signer: whoever is asked
//! whether it is sees that before, and is asked all at once.

use super::{JoinedLines, NUMBER_TAKEN, Refusal, Report, Row};
use crate::actions::attest::Signer;
use std::collections::BTreeMap;
use undersigned_domain::Names;

/// Such a row.
#[derive(Debug)]
pub struct Joined {
    /// Its lines.
    pub lines: JoinedLines,
    /// The row, where it can be read.
    pub row: Option<Row>,
    /// What will stand on the list, where it changes its entry.
    pub becomes: Option<Signer>,
    /// How the entry is called that is its own, or has its number.
    pub held: Option<Names>,
    /// Why it would not be taken even so.
    pub refused: Option<Refusal>,
}

impl Joined {
    /// Those of a list; `rows` and `report` are of all of them as one signer each.
    pub(super) fn all(mut rows: BTreeMap<u64, Row>, mut report: Report) -> Vec<Self> {
        let lines = std::mem::take(&mut report.joined_lines).into_iter();
        lines
            .map(|lines| {
                let first = lines.first;
                let not_taken = report.not_taken();
                let refused = not_taken.into_iter().find(|one| one.line == first).cloned();
                Self {
                    lines,
                    row: rows.remove(&first),
                    becomes: report.becomes.remove(&first),
                    held: report.held.remove(&first),
                    refused,
                }
            })
            .collect()
    }

    /// Who would stand on the list.
    #[must_use]
    pub fn signer(&self) -> Option<&Signer> {
        let written = self.row.as_ref().and_then(Row::signer);
        self.becomes.as_ref().or(written)
    }

    /// Whether somebody has to say whose its number is.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        let refused = self.refused.as_ref();
        refused.is_some_and(|refused| refused.code == NUMBER_TAKEN)
    }
}
