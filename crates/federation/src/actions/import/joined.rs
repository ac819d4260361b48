//! What would become of rows that a quotation mark made of several lines, were each of them one signer: whoever is asked
//! whether it is sees that before, and is asked all at once.

use super::{JoinedLines, NUMBER_TAKEN, Options, Refusal, Report, Row, draft::Draft, import};
use crate::{Instance, actions::attest::Signer, error::Result};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::Names;
use undersigned_store::appeals::Appeal;

/// How often a list is looked at. Where still more of these rows have one number, the last are said to have another's.
const MOST_LOOKS: usize = 4;

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

impl Draft {
    /// What would become of the rows that begin on the lines `asked`. Where one of them has the number of another, only one of
    /// the two can be taken, and nobody knows which: each is looked at as if the other were not there.
    ///
    /// # Errors
    /// As [`import`].
    pub(super) async fn look_at_joined(
        &self,
        instance: &Instance,
        appeal: &Appeal,
        countries: &BTreeMap<String, String>,
        options: &Options,
        mut asked: BTreeSet<u64>,
    ) -> Result<Vec<Joined>> {
        let text = self.text.as_bytes();
        let mut all = Vec::new();
        for look in 1..=MOST_LOOKS {
            if asked.is_empty() {
                break;
            }
            let rows = self.rows(instance, appeal, countries, &asked)?;
            let options = Options {
                one_signer: asked.clone(),
                ..options.clone()
            };
            let report = import(instance, appeal, text, &options, &mut |_, _| {}).await?;
            let mut looked = Joined::of(&asked, rows, report);
            let anothers = looked.iter().filter(|one| one.is_anothers());
            let anothers: BTreeSet<u64> = anothers.map(|one| one.lines.first).collect();
            let is_last = look == MOST_LOOKS || anothers.len() == asked.len();
            asked = match is_last {
                true => BTreeSet::new(),
                false => anothers,
            };
            looked.retain(|one| !asked.contains(&one.lines.first));
            all.extend(looked);
        }
        all.sort_by_key(|one| one.lines.first);
        Ok(all)
    }
}

impl Joined {
    /// Those that begin on the lines `asked`; `rows` and `report` are of all of these as one signer each.
    fn of(asked: &BTreeSet<u64>, mut rows: BTreeMap<u64, Row>, mut report: Report) -> Vec<Self> {
        let lines = std::mem::take(&mut report.joined_lines).into_iter();
        lines
            .filter(|lines| asked.contains(&lines.first))
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

    /// Whether another row of the list is that signer, or has its e-mail address.
    fn is_anothers(&self) -> bool {
        let refused = self.refused.as_ref();
        refused.is_some_and(|refused| {
            matches!(
                refused.code,
                "signer_repeated" | "entry_repeated" | "email_repeated" | "row_repeated"
            )
        })
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
