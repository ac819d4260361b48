//! A list that is taken over at the desk, step by step. Between two steps it is kept sealed, for a
//! day, for whoever uploaded it.

use super::{
    Options, Report, Row, Source, Wording, guess,
    guess::leave_out_private,
    import, read,
    table::{Layout, Table, cells, with_line_feeds},
};
use crate::{FederationError, Instance, error::Result, suggestions};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Digest, attestation::SignerKind};
use undersigned_likeness as likeness;
use undersigned_store::{appeals::Appeal, imports};

/// How long a list is kept between two steps, in milliseconds: a day.
const KEPT_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// Largest list at the desk, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most lines of a list at the desk: they become lasting together.
pub const MAX_LINES: usize = 2_000;
/// Most likely duplicates that are shown.
const MOST_ALIKE: usize = 300;

/// A list between two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The list; after the import only its refused lines.
    pub text: String,
    /// How its columns are read; none for one JSON object a line.
    pub layout: Option<Layout>,
    /// What became of it.
    pub outcome: Option<Outcome>,
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
    /// Rows that were not taken: line, code, sentence, cells.
    pub refused: Vec<(u64, String, String, Vec<String>)>,
    /// How many of the rows that were taken are people who are only counted.
    #[serde(default)]
    pub people: u64,
}

/// A new row that may be somebody who is there already.
#[derive(Debug, Clone)]
pub struct Alike {
    /// Line of the new row.
    pub line: u64,
    /// Its number on the list, or the line of the other row.
    pub other: std::result::Result<Option<u64>, u64>,
    /// A name of the other.
    pub name: String,
    /// `possible`, `likely` or `certain`.
    pub grade: &'static str,
}

/// What somebody says of a list that is taken over.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Lines that are left out.
    pub without: BTreeSet<u64>,
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
}

impl Draft {
    /// Takes in a list that was uploaded or pasted, with a first guess at its columns.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] for what is too large, empty or no text.
    pub async fn begin(
        instance: &Instance,
        appeal: &Appeal,
        file: &[u8],
        pasted: bool,
    ) -> Result<Self> {
        let malformed = |code, detail: &str| Err(FederationError::malformed(code, detail));
        if file.len() > MAX_BYTES {
            return malformed("file_too_large", "the list is larger than 4 MB");
        }
        let Ok(text) = std::str::from_utf8(file) else {
            return malformed("file_encoding", "the file is not in UTF-8");
        };
        let text = with_line_feeds(text.trim_start_matches('\u{feff}'));
        if text.trim().is_empty() || text.contains('\0') {
            return malformed("file_empty", "there is nothing in the list");
        }
        if text.lines().nth(MAX_LINES).is_some() {
            return malformed("file_too_long", "the list has more than 2,000 lines");
        }
        let layout = match text.trim_start().starts_with('{') {
            true => None,
            false => {
                let mut layout = remembered(instance, appeal, guess(&text, pasted)).await?;
                leave_out_private(&text, &mut layout);
                Some(layout)
            }
        };
        Ok(Self {
            text: text.into_owned(),
            layout,
            outcome: None,
        })
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
            }),
        }
    }

    /// The rows that can be taken, with their lines.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] where the list cannot be read at all.
    pub fn rows(&self, countries: &BTreeMap<String, String>) -> Result<BTreeMap<u64, Row>> {
        let rows = read(self.text.as_bytes(), &self.source(countries))?.into_iter();
        let sound = rows.filter_map(|(line, row)| Some((line, row.ok()?)));
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
        let rows = self.rows(countries)?;
        let options = Options {
            dry_run: true,
            ..options(self.source(countries), may_know)
        };
        let text = self.text.as_bytes();
        let report = import(instance, appeal, text, &options, &mut |_, _| {}).await?;
        let alike = alike(instance, appeal, &rows, &report).await?;
        Ok(Preview {
            rows,
            report,
            alike,
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
            wording: choices.wording,
            ..options(self.source(countries), may_know)
        };
        let text = self.text.as_bytes();
        let report = import(instance, appeal, text, &options, &mut |_, _| {}).await?;
        let lines: BTreeMap<u64, Vec<String>> = match &self.layout {
            Some(layout) => cells(&self.text, layout.separator)
                .into_iter()
                .filter_map(|(line, cells)| Some((line, cells.ok()?)))
                .collect(),
            None => (1..)
                .zip(self.text.lines().map(|line| vec![line.to_owned()]))
                .collect(),
        };
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
                refused: refused.collect(),
                people: report.people,
            }),
            layout: self.layout,
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
    Ok(kept
        .filter(|kept| {
            kept.separator == guessed.separator
                && kept.header == guessed.header
                && kept.columns.len() == guessed.columns.len()
        })
        .unwrap_or(guessed))
}

fn options(source: Source, may_know: bool) -> Options {
    Options {
        source,
        wording: Wording::default(),
        dry_run: false,
        whole: true,
        without: BTreeSet::new(),
        may_know,
    }
}

/// Sealed bytes belong to one row.
fn aad(appeal: &Appeal, account: i64) -> String {
    format!("import {} {account}", appeal.id)
}

/// New rows that are like an entry of the list, or like each other.
async fn alike(
    instance: &Instance,
    appeal: &Appeal,
    rows: &BTreeMap<u64, Row>,
    report: &Report,
) -> Result<Vec<Alike>> {
    let Some(view) = instance.view_by_id(&appeal.ap_id).await? else {
        return Ok(Vec::new());
    };
    let entry = |id: String, names: &undersigned_domain::Names, person: bool| likeness::Entry {
        id,
        names: suggestions::names(names),
        country: names.country.clone(),
        person,
    };
    let mut compared: Vec<likeness::Entry> = Vec::new();
    let mut listed = Vec::new();
    for one in &view.list.entries {
        let person = one.kind == SignerKind::Individual;
        compared.push(entry(one.id.clone(), &one.names, person));
        listed.push(one.number);
    }
    let mut lines = Vec::new();
    for (line, taken) in &report.taken {
        if let (super::Taken::Added, Some(Row::Signer(signer))) = (taken, rows.get(line)) {
            let person = signer.kind == SignerKind::Individual;
            compared.push(entry(format!("line {line}"), &signer.names, person));
            lines.push(*line);
        }
    }
    let known = listed.len();
    let (compared, found) = tokio::task::spawn_blocking(move || {
        let options = likeness::Options {
            most_pairs: MOST_ALIKE + known,
            ..likeness::Options::default()
        };
        let found = likeness::suggest(&compared, &options);
        (compared, found)
    })
    .await
    .map_err(|error| FederationError::Internal(error.to_string()))?;
    let pairs = found.into_iter().filter_map(|pair| {
        let [a, b] = pair.entries;
        let (other, new) = (a.min(b), a.max(b));
        let line = *lines.get(new.checked_sub(known)?)?;
        let name = compared[other].names.first().map(|name| name.text.clone());
        Some(Alike {
            line,
            other: match other.checked_sub(known) {
                None => Ok(listed[other]),
                Some(at) => Err(lines[at]),
            },
            name: name.unwrap_or_default(),
            grade: pair.grade.name(),
        })
    });
    Ok(pairs.take(MOST_ALIKE).collect())
}
