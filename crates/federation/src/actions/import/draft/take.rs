//! A list is taken over as somebody chose.

use super::{Draft, Outcome, columns::remember, options};
use crate::{
    Instance,
    actions::import::{AtNumbers, Noticed, Options, Wording, import, left_out},
    error::Result,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_store::appeals::Appeal;

/// What somebody says of a list that is taken over.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Lines that are left out.
    pub without: BTreeSet<u64>,
    /// Of lines whose number an entry of a wholly different name has, whose they are.
    pub at_numbers: AtNumbers,
    /// Rows that are one signer each, though they may be several; as in [`Options`].
    pub one_signer: BTreeSet<u64>,
    /// Whether most entries of an exported table are called wholly otherwise now.
    pub renamed_all: bool,
    /// Which wording its signers signed.
    pub wording: Wording,
}

impl Draft {
    /// Takes it over as somebody chose: all of it, or nothing. Of the list only what was refused stays, until
    /// its time is over. `may_know` as in [`Options`].
    ///
    /// # Errors
    /// As [`import`].
    pub async fn take(
        self,
        instance: &Instance,
        appeal: &Appeal,
        account: i64,
        countries: &BTreeMap<String, String>,
        choices: Choices,
        may_know: bool,
    ) -> Result<()> {
        let options = Options {
            without: choices.without,
            at_numbers: choices.at_numbers,
            one_signer: choices.one_signer,
            renamed_all: choices.renamed_all,
            wording: choices.wording,
            ..options(self.source(countries), may_know)
        };
        let text = self.text.as_bytes();
        let report = import(instance, appeal, text, &options, &mut |_, _| {}).await?;
        let rows = self.rows(instance, appeal, countries, &options.one_signer)?;
        left_out::remember(instance, appeal, &rows, &options.without).await?;
        let without = options.without.iter();
        let without = without.filter(|line| rows.contains_key(*line));
        let without = without.count() as u64;
        // By now somebody has seen what these columns made of the list.
        if let Some(layout) = &self.layout {
            remember(instance, appeal, layout).await?;
        }
        let lines: BTreeMap<u64, Vec<String>> = match &self.layout {
            Some(_) => self.cells(),
            None => (1..)
                .zip(self.text.lines().map(|line| vec![line.to_owned()]))
                .collect(),
        };
        let header = self.layout.as_ref().filter(|layout| layout.header);
        let header = header.and_then(|layout| lines.range(layout.first_line..).next());
        let header = header.map(|(_, cells)| cells);
        let refused = report.not_taken().into_iter().map(|one| {
            let cells = lines.get(&one.line).cloned().unwrap_or_default();
            (one.line, one.code.to_owned(), one.reason.clone(), cells)
        });
        let done = Self {
            text: String::new(),
            outcome: Some(Outcome {
                added: report.added,
                updated: report.updated,
                unchanged: report.unchanged,
                without,
                refused: refused.collect(),
                header: header.cloned().unwrap_or_default(),
                people: report.people,
            }),
            layout: self.layout,
            noticed: Noticed::default(),
            is_western: false,
        };
        done.keep(instance, appeal, account).await
    }
}
