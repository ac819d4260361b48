//! What would become of a list, were it taken over as it is.

use super::{Alike, Draft, options};
use crate::{
    Instance,
    actions::import::{
        Joined, Options, Report, Row, Taken,
        alike::{MOST_ALIKE, alike},
        import, left_out, two_names,
    },
    error::Result,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_store::appeals::Appeal;

/// What would become of a list.
#[derive(Debug)]
pub struct Preview {
    /// The rows that can be taken, with their lines.
    pub rows: BTreeMap<u64, Row>,
    /// What would become of them.
    pub report: Report,
    /// New ones that may be there already.
    pub alike: Vec<Alike>,
    /// New ones that say what a line said which was left out of a list before.
    pub left_out: BTreeSet<u64>,
    /// New ones that begin otherwise than most lines of a list copied from a document or a mail.
    pub unmarked: BTreeSet<u64>,
    /// New and changed ones of which a name may be two names of one organisation.
    pub of_two_names: BTreeSet<u64>,
    /// Rows of several lines that are not taken unless somebody says that they are one signer each.
    pub joined: Vec<Joined>,
}

impl Draft {
    /// What would become of it. Nothing is stored. `may_know` as in [`Options`].
    ///
    /// # Errors
    /// As [`import`].
    pub async fn preview(
        &self,
        instance: &Instance,
        appeal: &Appeal,
        countries: &BTreeMap<String, String>,
        may_know: bool,
    ) -> Result<Preview> {
        let rows = self.rows(instance, appeal, countries, &BTreeSet::new())?;
        let options = Options {
            dry_run: true,
            ..options(self.source(countries), may_know)
        };
        let text = self.text.as_bytes();
        let mut report = import(instance, appeal, text, &options, &mut |_, _| {}).await?;
        let asked = report.joined_lines.iter().map(|one| one.first).collect();
        let joined = self
            .look_at_joined(instance, appeal, countries, &options, asked)
            .await?;
        let alike = alike(instance, appeal, &rows, &report, MOST_ALIKE).await?;
        let mut left_out = left_out::before(instance, appeal, &rows).await?;
        let new = report.taken.iter();
        let new = new.filter(|(_, taken)| *taken == Taken::Added);
        let new: BTreeSet<u64> = new.map(|(line, _)| *line).collect();
        left_out.retain(|line| new.contains(line));
        let unmarked: BTreeSet<u64> = self.noticed.unmarked.intersection(&new).copied().collect();
        let without: BTreeSet<u64> = left_out.union(&unmarked).copied().collect();
        if !without.is_empty() && report.renumbered > 0 {
            // What is left out at first moves nobody.
            let options = Options { without, ..options };
            let others = import(instance, appeal, text, &options, &mut |_, _| {}).await?;
            report.renumbered = others.renumbered;
        }
        Ok(Preview {
            of_two_names: two_names::lines(&rows, &report.taken),
            rows,
            report,
            alike,
            left_out,
            unmarked,
            joined,
        })
    }
}
