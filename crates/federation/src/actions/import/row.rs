//! One row of a list, whatever file it came from.

use super::{report::Refusal, standing::Standing};
use crate::actions::{attest::Signer, tally::Told};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeSet;
use undersigned_domain::CoSignerList;

/// What a row says.
#[derive(Debug, Clone)]
pub enum Row {
    /// An organisation, or an individual in personal capacity: to be listed by name.
    Signer(Box<Signer>),
    /// How many signed without a name.
    Count(Told),
    /// A person's signature: never shown, only counted.
    Person(Person),
    /// What was exported from the list that it is brought back to.
    Standing(Box<Standing>),
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is new.
    Added,
    /// It says something else than before.
    Updated,
    /// It was there like this.
    Unchanged,
}

/// A person who signed. Stored encrypted, and never logged.
#[derive(Clone)]
pub struct Person {
    /// As they wrote it.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// As they wrote it.
    pub occupation: Option<String>,
    /// As they wrote it.
    pub region: Option<String>,
    /// Code of the country they live in.
    pub country: Option<String>,
    /// When, as the file says.
    pub signed_at: Option<String>,
}

impl Row {
    /// Leaves out when it was signed where that lies after a day: nobody has signed then yet. An entry keeps the day that
    /// it has. Says whether it did.
    pub(super) fn leave_out_after(&mut self, last_day: &str) -> bool {
        let signed_at = match self {
            Self::Signer(signer) => &mut signer.signed_at,
            Self::Person(person) => &mut person.signed_at,
            Self::Standing(row) => match &mut row.signer {
                Some(signer) => &mut signer.signed_at,
                None => return false,
            },
            Self::Count(_) => return false,
        };
        // Years of more than four digits begin with a sign.
        let is_later =
            |at: &str| at.starts_with('+') || at.get(..10).is_some_and(|day| day > last_day);
        let is_ahead = signed_at.as_deref().is_some_and(is_later);
        if is_ahead {
            *signed_at = None;
        }
        is_ahead
    }

    /// Who is to be listed by name, or stands there by name already.
    #[must_use]
    pub fn signer(&self) -> Option<&Signer> {
        match self {
            Self::Signer(signer) => Some(signer),
            Self::Standing(row) => row.signer.as_ref(),
            Self::Count(_) | Self::Person(_) => None,
        }
    }

    /// When it was signed, as the list says.
    #[must_use]
    pub fn signed_at(&self) -> Option<&str> {
        match self {
            Self::Person(person) => person.signed_at.as_deref(),
            Self::Signer(_) | Self::Standing(_) | Self::Count(_) => {
                self.signer()?.signed_at.as_deref()
            }
        }
    }

    /// Whether it is a person's, who is only counted.
    pub(super) fn is_person(&self) -> bool {
        matches!(self, Self::Person(_))
    }

    /// The country for which a person is counted.
    pub(super) fn counted_for(&self) -> Option<&str> {
        match self {
            Self::Person(person) => person.country.as_deref(),
            Self::Signer(_) | Self::Standing(_) | Self::Count(_) => None,
        }
    }
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person([redacted])")
    }
}

/// What is wrong with a row: a code for programs and pages, and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// For people.
    pub reason: String,
}

impl Fault {
    /// A fault with its sentence.
    pub(super) fn new(code: &'static str, reason: impl Into<String>) -> Self {
        Self {
            code,
            reason: reason.into(),
        }
    }

    /// What is said of the row in a line that has it.
    pub(super) fn at(self, line: u64) -> Refusal {
        let Self { code, reason } = self;
        Refusal {
            line,
            reason,
            code,
            entry: None,
        }
    }

    /// Of an entry that was exported without its name.
    pub(super) fn unnamed() -> Self {
        Self::new(
            "entry_unnamed",
            "the list that was exported shows no name there: it is hidden, contested, or not confirmed",
        )
    }

    /// Of a name in which question marks stand for letters.
    pub(super) fn letters_lost(name: &str) -> Self {
        Self::new(
            "letters_lost",
            format!(
                "question marks stand for letters in `{name}`: save the list as “CSV UTF-8” where it still has them"
            ),
        )
    }

    /// Of a row that is the entry of an earlier one: nobody can tell which of the two is to stand.
    pub(super) fn entry_repeated(earlier: u64) -> Self {
        Self::new(
            "entry_repeated",
            format!(
                "the same entry of the list stands in line {earlier}: keep one of the two lines"
            ),
        )
    }

    /// Of a row of a table that is the signer of an earlier one: it would overwrite that one.
    pub(super) fn signer_repeated(earlier: u64) -> Self {
        Self::new(
            "signer_repeated",
            format!("the same number or the same names stand in line {earlier}"),
        )
    }

    /// Whether the row is nobody's, or says what another has said: it is left out, and nothing is wrong with the list.
    pub(super) fn is_harmless(&self) -> bool {
        matches!(
            self.code,
            "row_above" | "row_heading" | "row_total" | "row_repeated" | "entry_unnamed"
        )
    }
}

/// By what a signer without an id is told from others of its list: its number, or else all names.
pub(super) fn told_by(signer: &Signer) -> String {
    match signer.ordinal {
        Some(number) => format!("number {number}"),
        None => signer.names.digest().to_string(),
    }
}

/// Rows with the number of their line; a bad one says what is wrong.
pub type Rows = Vec<(u64, Result<Row, Fault>)>;

/// Since when an appeal is closed, in milliseconds since 1970, where it is.
pub(super) fn closed_at(list: &CoSignerList) -> Option<u64> {
    list.current()?.closed_at(list.note.as_ref()?.seq)
}

/// The lines of those who are new on the list, and by their row have not signed by a time.
pub(super) fn signed_after(
    time: Option<u64>,
    rows: &[(u64, Row)],
    taken: &[(u64, Taken)],
) -> Vec<u64> {
    let Some(time) = time.and_then(|time| i64::try_from(time).ok()) else {
        return Vec::new();
    };
    let new = taken.iter().filter(|(_, taken)| *taken == Taken::Added);
    let new: BTreeSet<u64> = new.map(|(line, _)| *line).collect();
    let is_new = |line: &u64| new.contains(line);
    let is_after = |row: &Row| row.signed_at().and_then(millis).is_none_or(|at| at > time);
    let after = rows
        .iter()
        .filter(|(_, row)| row.signer().is_some() && is_after(row));
    after.map(|(line, _)| *line).filter(is_new).collect()
}

/// A time as rows say it; a day alone begins in UTC.
fn millis(said: &str) -> Option<i64> {
    let day = || said.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0);
    let time = DateTime::parse_from_rfc3339(said).map(|time| time.to_utc());
    let time = time.ok().or_else(|| Some(day()?.and_utc()));
    time.map(|time| time.timestamp_millis())
}
