//! A list that is taken over at the desk, step by step. Between two steps it is kept sealed, for a
//! day, for whoever uploaded it.

pub use super::alike::Alike;
use super::{
    Joined, Options, Report, Row, Source, Taken, Wording,
    alike::{MOST_ALIKE, alike},
    csv::check_heading,
    guess,
    guess::leave_out_private,
    import, left_out,
    lines::{self, Noticed},
    quotes, read,
    table::{Column, Field, Layout, Separator, Table, cells},
    taken_number::AtNumbers,
    taking::last_day,
    text::looked_at,
    two_names,
};
use crate::{FederationError, Instance, error::Result};
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
            Some(layout) => cells(&self.text, layout.separator)
                .into_iter()
                .filter_map(|(line, cells)| Some((line, cells.ok()?)))
                .collect(),
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

/// Forgets what somebody began with.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance, appeal: &Appeal, account: i64) -> Result<()> {
    Ok(imports::forget(instance.database.conn(), appeal.id, account).await?)
}

/// Remembers what the columns hold, for the next list of the same shape.
///
/// # Errors
/// The database.
pub async fn remember(instance: &Instance, appeal: &Appeal, layout: &Layout) -> Result<()> {
    let text = serde_json::to_string(layout)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    Ok(imports::remember(instance.database.conn(), appeal.id, &text).await?)
}

async fn remembered(instance: &Instance, appeal: &Appeal, guessed: Layout) -> Result<Layout> {
    let kept = imports::remembered(instance.database.conn(), appeal.id).await?;
    let kept: Option<Layout> = kept.and_then(|text| serde_json::from_str(&text).ok());
    let kept = kept.filter(|kept| {
        kept.separator == guessed.separator
            && kept.header == guessed.header
            && kept.columns.len() == guessed.columns.len()
            // What came before ids were known doubles nobody.
            && has_ids(kept) == has_ids(&guessed)
    });
    let first_line = guessed.first_line;
    Ok(Layout {
        first_line,
        ..kept.unwrap_or(guessed)
    })
}

/// Whether a column holds the ids of entries.
fn has_ids(layout: &Layout) -> bool {
    let mut columns = layout.columns.iter();
    columns.any(|one| one.field == Field::Id)
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
