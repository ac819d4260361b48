//! A file that is taken over, read once: what its rows say, and what is told of it whatever becomes of them.

use super::{
    JoinedLines, ReadDay, Source, TakenColumn,
    csv::{self, Sheet},
    jsonl,
    row::Rows,
    text,
};
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};

/// Such a file.
#[derive(Clone)]
pub(super) struct File {
    /// The rows, each with the number of its line; a bad one says what is wrong.
    pub rows: Rows,
    /// What its columns were taken for, where nobody has looked at them.
    pub columns: Vec<TakenColumn>,
    /// Lines that became one row, and may be several.
    pub joined_lines: Vec<JoinedLines>,
    /// Days that can be meant in two ways and were read as others of the column show, the first ones.
    pub days_read: Vec<ReadDay>,
    /// The lines that say when somebody signed in a way that is not read here.
    pub times_not_read: BTreeSet<u64>,
    /// The lines that name a country which is not known, each with what is written there.
    pub countries_not_known: BTreeMap<u64, String>,
}

impl File {
    /// Reads it. `appeal` is the address of the one to which its rows are to go; `one_signer` as in
    /// [`Options`](super::Options).
    ///
    /// # Errors
    /// [`FederationError::Malformed`](crate::FederationError::Malformed) where it cannot be read at all.
    pub fn read(
        file: &[u8],
        source: &Source,
        appeal: &str,
        one_signer: &BTreeSet<u64>,
    ) -> Result<Self> {
        let text = text::of_file(file)?;
        let Some(table) = csv::table_of(&text, source)? else {
            return Ok(Self {
                rows: jsonl::read(&text, appeal),
                columns: Vec::new(),
                joined_lines: Vec::new(),
                days_read: Vec::new(),
                times_not_read: jsonl::times_not_read(&text),
                countries_not_known: jsonl::countries_not_known(&text),
            });
        };
        let sheet = Sheet::of(&text, &table);
        Ok(Self {
            rows: sheet.read(one_signer)?,
            columns: match table.unseen {
                true => sheet.columns(),
                false => Vec::new(),
            },
            days_read: sheet.days_read(),
            times_not_read: sheet.times_not_read(),
            countries_not_known: sheet.countries_not_known(),
            joined_lines: sheet.joined,
        })
    }
}
