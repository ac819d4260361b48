//! A list that is taken over at the desk, step by step. Between two steps it is kept sealed, for a
//! day, for whoever uploaded it.

mod columns;
mod preview;
mod take;

pub use super::alike::Alike;
pub use columns::remember;
pub use preview::Preview;
pub use take::Choices;

use super::{
    Options, Row, Source, Wording,
    csv::check_heading,
    guess,
    guess::leave_out_private,
    lines::{self, Noticed},
    quotes, read,
    table::{Column, Field, Layout, Separator, Table, cells},
    taken_number::AtNumbers,
    taking::last_day,
    text::looked_at,
};
use crate::{FederationError, Instance, error::Result};
use columns::remembered;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::Digest;
use undersigned_store::{appeals::Appeal, imports};

/// How long a list is kept between two steps, in milliseconds: a day.
const KEPT_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// Largest list at the desk, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most lines of a list at the desk: they become lasting together.
pub const MAX_LINES: usize = 2_000;

/// A list between two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The list; after the import only its refused lines.
    pub text: String,
    /// How its columns are read; none for one JSON object a line.
    pub layout: Option<Layout>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// What was noticed in lines copied from a document or a mail.
    #[serde(default)]
    pub noticed: Noticed,
    /// Whether the file was not in UTF-8, and was read as older spreadsheets write Western languages.
    #[serde(default)]
    pub is_western: bool,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Rows that are new.
    pub added: u64,
    /// Rows that say something else than before.
    pub updated: u64,
    /// Rows that were there like this already.
    pub unchanged: u64,
    /// Rows that somebody chose to leave out, in none of these.
    #[serde(default)]
    pub without: u64,
    /// Rows that were not taken: line, code, sentence, cells.
    pub refused: Vec<(u64, String, String, Vec<String>)>,
    /// The cells of the list's header; none where it has none.
    #[serde(default)]
    pub header: Vec<String>,
    /// How many of the rows that were taken are people who are only counted.
    #[serde(default)]
    pub people: u64,
}

impl Draft {
    /// Takes in a list that was uploaded or pasted, with a first guess at its columns. `countries` as in
    /// [`Table`].
    ///
    /// # Errors
    /// [`FederationError::Malformed`] for what is too large, empty or no text, `quote_unclosed`, `quote_around_rows`
    /// and `heading_too_short`.
    pub async fn begin(
        instance: &Instance,
        appeal: &Appeal,
        file: &[u8],
        pasted: bool,
        countries: &BTreeMap<String, String>,
    ) -> Result<Self> {
        let malformed = |code, detail: &str| Err(FederationError::malformed(code, detail));
        if file.len() > MAX_BYTES {
            return malformed("file_too_large", "the list is larger than 4 MB");
        }
        let (text, is_western) = looked_at(file)?;
        if text.trim().is_empty() {
            return malformed("file_empty", "there is nothing in the list");
        }
        if text.lines().nth(MAX_LINES).is_some() {
            return malformed("file_too_long", "the list has more than 2,000 lines");
        }
        let begun = |text, layout, noticed| Self {
            text,
            layout,
            outcome: None,
            noticed,
            is_western,
        };
        if text.trim_start().starts_with('{') {
            return Ok(begun(text, None, Noticed::default()));
        }
        let guessed = guess(&text, pasted);
        let is_of_lines = match guessed.separator {
            Separator::Line => true,
            // A comma stands in sentences and names as well.
            Separator::Comma if !guessed.header => lines::begin_alike(&text),
            Separator::Comma | Separator::Semicolon | Separator::Tab => lines::is_numbered(&text),
        };
        let copied = is_of_lines.then(|| lines::copied(&text, countries));
        if let Some(copied) = copied.flatten() {
            let known = copied.layout;
            let layout = remembered(instance, appeal, known.clone()).await?;
            // What stands in these columns is known; somebody may not have wanted all of it.
            let fits = |(kept, known): (&Column, &Column)| {
                kept.field == known.field || kept.field == Field::Ignore
            };
            let is_kept = layout.columns.iter().zip(&known.columns).all(fits);
            let layout = Some(if is_kept { layout } else { known });
            return Ok(begun(copied.text, layout, copied.noticed));
        }
        quotes::check(&text, guessed.separator)?;
        check_heading(&text, &guessed)?;
        let mut layout = remembered(instance, appeal, guessed).await?;
        leave_out_private(&text, &mut layout);
        Ok(begun(text, Some(layout), Noticed::default()))
    }

    /// Tells one list from another that was uploaded since.
    #[must_use]
    pub fn mark(&self) -> String {
        let layout = serde_json::to_vec(&self.layout).unwrap_or_default();
        Digest::of(&[self.text.as_bytes(), &layout]).hex()
    }

    /// Keeps it until the next step.
    ///
    /// # Errors
    /// The database.
    pub async fn keep(&self, instance: &Instance, appeal: &Appeal, account: i64) -> Result<()> {
        let internal = |error: serde_json::Error| FederationError::Internal(error.to_string());
        let plain = serde_json::to_vec(self).map_err(internal)?;
        let aad = aad(appeal, account);
        let sealed = instance.secret.seal(&plain, aad.as_bytes())?;
        let (db, until) = (
            instance.database.conn(),
            instance.clock.millis() + KEPT_MILLIS,
        );
        Ok(imports::keep(db, appeal.id, account, sealed, until).await?)
    }

    /// The list that somebody began with, if it is still kept.
    ///
    /// # Errors
    /// The database.
    pub async fn find(instance: &Instance, appeal: &Appeal, account: i64) -> Result<Option<Self>> {
        let (db, now) = (instance.database.conn(), instance.clock.millis());
        let Some(sealed) = imports::find(db, appeal.id, account, now).await? else {
            return Ok(None);
        };
        let plain = instance
            .secret
            .open(&sealed, aad(appeal, account).as_bytes())?;
        // One that an older version wrote is begun anew.
        Ok(serde_json::from_slice(&plain).ok())
    }

    fn source(&self, countries: &BTreeMap<String, String>) -> Source {
        match &self.layout {
            None => Source::Jsonl,
            Some(layout) => Source::Table(Table {
                layout: layout.clone(),
                countries: countries.clone(),
                unseen: false,
            }),
        }
    }

    /// The rows that can be taken, with their lines, and without the days that are left out. `one_signer` as in
    /// [`Options`].
    ///
    /// # Errors
    /// [`FederationError::Malformed`] where the list cannot be read at all.
    pub fn rows(
        &self,
        instance: &Instance,
        appeal: &Appeal,
        countries: &BTreeMap<String, String>,
        one_signer: &BTreeSet<u64>,
    ) -> Result<BTreeMap<u64, Row>> {
        let (text, source) = (self.text.as_bytes(), self.source(countries));
        let rows = read(text, &source, &appeal.ap_id, one_signer)?;
        let last_day = last_day(instance);
        let sound = rows.into_iter().filter_map(|(line, row)| {
            let mut row = row.ok()?;
            row.leave_out_after(&last_day);
            Some((line, row))
        });
        Ok(sound.collect())
    }

    /// What stands in the cells of a table, by line; nothing of one JSON object a line, and of lines that cannot be read.
    #[must_use]
    pub fn cells(&self) -> BTreeMap<u64, Vec<String>> {
        let Some(layout) = &self.layout else {
            return BTreeMap::new();
        };
        let lines = cells(&self.text, layout.separator).into_iter();
        lines
            .filter_map(|(line, cells)| Some((line, cells.ok()?)))
            .collect()
    }
}

/// Forgets what somebody began with.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance, appeal: &Appeal, account: i64) -> Result<()> {
    Ok(imports::forget(instance.database.conn(), appeal.id, account).await?)
}

fn options(source: Source, may_know: bool) -> Options {
    Options {
        source,
        wording: Wording::default(),
        dry_run: false,
        whole: true,
        without: BTreeSet::new(),
        as_left_out: false,
        at_numbers: AtNumbers::new(),
        one_signer: BTreeSet::new(),
        renamed_all: false,
        may_know,
    }
}

/// Sealed bytes belong to one row.
fn aad(appeal: &Appeal, account: i64) -> String {
    format!("import {} {account}", appeal.id)
}
