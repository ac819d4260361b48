//! Lists of blocked domains as Mastodon exports and imports them: CSV with the columns `#domain`,
//! `#severity`, `#reject_media`, `#reject_reports`, `#public_comment` and `#obfuscate`; lists of
//! allowed ones have `#domain` alone. What has one domain in each line is taken without that heading. Between columns
//! may be semicolons too, as spreadsheets save where the comma stands in numbers, or tabs, as what is copied from one has. See
//! <https://docs.joinmastodon.org/admin/moderation/#limited-federation-mode> and Mastodon's
//! `Admin::ExportDomainBlocksController`.

use super::{Severity, subject::names_several};
use crate::{
    FederationError,
    actions::{
        import::table::{line_of, with_line_feeds},
        moderate::Wanted,
    },
    error::Result,
};
use csv::{ReaderBuilder, StringRecord, Writer};
use std::borrow::Cow;
use undersigned_store::moderation_rules::Rule;

/// Columns of a list of blocked domains.
const COLUMNS: [&str; 6] = [
    "#domain",
    "#severity",
    "#reject_media",
    "#reject_reports",
    "#public_comment",
    "#obfuscate",
];
/// What may stand between cells.
const SIGNS: [u8; 3] = [b',', b';', b'\t'];
/// Most lines.
const MAX_LINES: usize = 100_000;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// This.
    Rule(Wanted),
    /// Nothing that this server does: it would only refuse media or reports.
    Nothing,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// No severity that such lists have.
    #[error("`{0}` is none of suspend (or block), silence (or limit) and noop")]
    Severity(String),
    /// A list of blocked domains allows one.
    #[error(
        "`allow` belongs in a list of allowed domains, which is taken by itself, with `allow` for lines without a severity"
    )]
    Allow,
    /// Nothing stands where the domain should.
    #[error("there is no domain")]
    NoDomain,
    /// What stands there is none.
    #[error("{0}")]
    Subject(String),
    /// It is no line of such a file.
    #[error("{0}")]
    Unreadable(String),
    /// Two quotation marks that nobody meant, or one that is never closed, make one cell of whole lines.
    #[error("a quotation mark in it holds whole lines below it, which are not taken either")]
    AroundRows,
}

impl LineFault {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Severity(_) => "severity_unknown",
            Self::Allow => "severity_allow",
            Self::NoDomain => "domain_missing",
            Self::Subject(_) => "subject_invalid",
            Self::Unreadable(_) => "csv_invalid",
            Self::AroundRows => "quote_around_rows",
        }
    }
}

/// A list, whose lines all end in one way.
#[derive(Debug, Clone)]
pub struct BlockList<'a>(Cow<'a, str>);

impl<'a> BlockList<'a> {
    /// That of a file.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self(with_line_feeds(text.trim_start_matches('\u{feff}')))
    }

    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Reads it, line by line; a line that cannot be read does not keep the others out. Lines without a severity
    /// say `usual`.
    ///
    /// # Errors
    /// [`FederationError::Malformed`] where there is no column of domains, or too much.
    pub fn read(&self, usual: Severity) -> Result<Lines> {
        read(&self.0, usual)
    }
}

/// What lines say, each with its number.
pub type Lines = Vec<(u64, Result<Line, LineFault>)>;

fn read(text: &str, usual: Severity) -> Result<Lines> {
    let malformed = |detail: &str| FederationError::malformed("csv_header", detail);
    let number = |at: Option<&csv::Position>| at.map_or(0, |at| line_of(text, at));
    let is_bare = is_bare(text);
    let sign = sign(text);
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .delimiter(sign)
        .has_headers(!is_bare)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| FederationError::malformed("csv_invalid", error.to_string()))?
        .clone();
    let column = |name: &str| column_of(&header, name);
    let domain = match is_bare {
        true => Some(0),
        false => column("domain"),
    };
    let domain = domain.ok_or_else(|| {
        malformed(match text.trim().is_empty() {
            true => "there is nothing in the list",
            false => {
                "the first line names no column `#domain`, with commas, semicolons or tabs between columns, and \
                 not every line is a domain alone"
            }
        })
    })?;
    let (severity, comment) = (column("severity"), column("public_comment"));
    let mut lines = Vec::new();
    for record in reader.records() {
        if lines.len() == MAX_LINES {
            return Err(FederationError::malformed(
                "csv_too_long",
                format!("the file has more than {MAX_LINES} lines"),
            ));
        }
        let read = match record {
            Ok(record) if holds_rows(&record, domain, sign) => {
                (number(record.position()), Err(LineFault::AroundRows))
            }
            Ok(record) => {
                let cell = |index: Option<usize>| cell(&record, index);
                let said = cell(severity);
                let severity = said.map_or(Ok(Some(usual)), |said| severity_of(&said, usual));
                let line = severity.and_then(|severity| {
                    let Some(severity) = severity else {
                        return Ok(Line::Nothing);
                    };
                    let domain = cell(Some(domain)).ok_or(LineFault::NoDomain)?;
                    Ok(Line::Rule(Wanted {
                        subject: subject_of(&domain)?,
                        severity,
                        public_comment: cell(comment),
                        private_comment: None,
                    }))
                });
                (number(record.position()), line)
            }
            Err(error) => (
                number(error.position()),
                Err(LineFault::Unreadable(error.to_string())),
            ),
        };
        lines.push(read);
    }
    Ok(lines)
}

/// What a severity means, in Mastodon's words or in ours, whatever its case; nothing for what would only refuse media or reports.
fn severity_of(said: &str, usual: Severity) -> Result<Option<Severity>, LineFault> {
    match (said.to_ascii_lowercase().as_str(), usual) {
        ("suspend" | "block", _) => Ok(Some(Severity::Block)),
        ("silence" | "limit", _) => Ok(Some(Severity::Limit)),
        ("noop", _) => Ok(None),
        ("allow", Severity::Allow) => Ok(Some(Severity::Allow)),
        ("allow", _) => Err(LineFault::Allow),
        _ => Err(LineFault::Severity(said.to_owned())),
    }
}

/// The sign with which the first line names the column of domains.
fn sign(text: &str) -> u8 {
    let names_domains = |sign: &u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(*sign)
            .from_reader(text.as_bytes());
        let heading = reader.headers();
        heading.is_ok_and(|heading| column_of(heading, "domain").is_some())
    };
    SIGNS.into_iter().find(names_domains).unwrap_or(b',')
}

fn column_of(heading: &StringRecord, name: &str) -> Option<usize> {
    let mut columns = heading.iter();
    columns.position(|column| column.trim().trim_start_matches('#') == name)
}

/// What a cell names. A sign that stands between cells is in no domain: such a line has another one than the first.
fn subject_of(cell: &str) -> Result<String, LineFault> {
    let subject = super::subject(cell);
    let is_joined = |subject: &String| is_host(subject) && names_several(subject);
    // What has a tab in it is no subject at all.
    match cell.contains('\t') || subject.as_ref().is_ok_and(is_joined) {
        true => Err(LineFault::Subject(
            "a comma, a semicolon or a tab stands in the domain: between cells is another sign than in the first line"
                .to_owned(),
        )),
        false => subject.map_err(|error| LineFault::Subject(error.to_string())),
    }
}

/// Whether every line is one domain, with no heading above them.
fn is_bare(text: &str) -> bool {
    let lines = text.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty()).peekable();
    let is_one = |line: &str| {
        line.contains('.') && !line.contains([',', ';', '"', ' ']) && super::subject(line).is_ok()
    };
    lines.peek().is_some() && lines.all(is_one)
}

/// Whether a line within a cell has a domain where the rows have theirs. Comments seldom have lines, and hardly ever such.
fn holds_rows(record: &StringRecord, domain: usize, sign: u8) -> bool {
    let sign = char::from(sign);
    let mut within = record.iter().flat_map(|cell| cell.lines().skip(1));
    within.any(|line| {
        // A word at the end of a sentence is none.
        let has_dot = |cell: &str| cell.trim().trim_end_matches('.').contains('.');
        let is_domain = |cell: &str| has_dot(cell) && super::subject(cell).is_ok();
        line.contains(sign) && line.split(sign).nth(domain).is_some_and(is_domain)
    })
}

fn cell(record: &StringRecord, index: Option<usize>) -> Option<String> {
    let text = record.get(index?)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Writes the rules about hosts: those that are blocked or limited, or else those that are allowed.
/// Such a list knows no rules about single actors, and no private comments.
///
/// # Errors
/// [`FederationError::Internal`], which does not happen to text in memory.
pub fn write(rules: &[Rule], allowed: bool) -> Result<String> {
    let failed = |error: csv::Error| FederationError::Internal(error.to_string());
    let mut writer = Writer::from_writer(Vec::new());
    match allowed {
        true => writer.write_record(["#domain"]),
        false => writer.write_record(COLUMNS),
    }
    .map_err(failed)?;
    for rule in rules.iter().filter(|rule| is_host(&rule.subject)) {
        let subject = rule.subject.as_str();
        let comment = rule.public_comment.as_deref().unwrap_or_default();
        let severity = match (rule.severity.parse(), allowed) {
            (Ok(Severity::Block), false) => "suspend",
            (Ok(Severity::Limit), false) => "silence",
            (Ok(Severity::Allow), true) => {
                writer.write_record([subject]).map_err(failed)?;
                continue;
            }
            _ => continue,
        };
        writer
            .write_record([subject, severity, "FALSE", "FALSE", comment, "FALSE"])
            .map_err(failed)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| FederationError::Internal(error.to_string()))
}

/// Whether a rule is about a host rather than an actor.
pub fn is_host(subject: &str) -> bool {
    !subject.contains('/')
}

#[cfg(test)]
mod tests;
