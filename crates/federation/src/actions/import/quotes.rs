//! Quotation marks that make one cell of whole rows: the signers there would be one name. One that is never closed takes
//! everything below it, and two that nobody closed, what stands between them: a list that is taken over is refused then, and
//! of one to invite the row is left out. Where two stand near each other, it may be a cell as well: somebody has to look.

mod habit;
mod inside;

use super::{guess, row::Fault, table::Separator, text::looked_at};
use crate::{FederationError, error::Result};
use habit::Habit;
pub(super) use inside::kept;

/// Lines of a cell that nobody looks at: hardly anybody writes more into a form. Of more, most may not look like rows.
const LINES_OF_A_CELL: usize = 10;
/// Longest row of several lines, in bytes. Where many marks stand wrong, what stands below them is looked at for each.
const BYTES_OF_A_ROW: usize = 64 * 1024;

/// What is wrong with a quotation mark with which a cell begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteFault {
    /// It is never closed, or only beyond what a row has at most. It is closed where a cell ends behind the next one.
    Unclosed {
        /// The line on which it stands.
        line: u64,
    },
    /// It is closed, and most of what stands in between looks like whole rows.
    AroundRows {
        /// The line on which it stands.
        line: u64,
        /// Over how many lines the cell goes.
        lines: u64,
    },
}

impl QuoteFault {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unclosed { .. } => "quote_unclosed",
            Self::AroundRows { .. } => "quote_around_rows",
        }
    }

    /// The line on which the mark stands.
    #[must_use]
    pub const fn line(self) -> u64 {
        match self {
            Self::Unclosed { line } | Self::AroundRows { line, .. } => line,
        }
    }
}

/// Lines that one row has, though one of them looks like a row of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct JoinedLines {
    /// The first, from 1: that of the row.
    pub first: u64,
    /// The last.
    pub last: u64,
}

/// The code of a row of which nobody has said that it is one signer.
pub const LINES_JOINED: &str = "lines_joined";

impl JoinedLines {
    /// Why the row is not taken. Whatever else is wrong with it comes of that, mostly.
    pub(super) fn fault(self) -> Fault {
        let Self { first, last } = self;
        let reason = format!(
            "lines {first}–{last} became one row, since a quotation mark holds them together, and one of them looks like \
             a row of its own: take the mark out, or say with --one-signer {first} that it is one signer"
        );
        Fault::new(LINES_JOINED, reason)
    }
}

/// The first such mark in a file that somebody looks at. `pasted` as in [`guess()`].
#[must_use]
pub fn first_quote_fault(file: &[u8], pasted: bool) -> Option<QuoteFault> {
    let (text, _) = looked_at(file).ok()?;
    first_fault(&text, guess(&text, pasted).separator)
}

/// Refuses a table with such a mark.
///
/// # Errors
/// [`FederationError::Malformed`] `quote_unclosed` and `quote_around_rows`, with the line.
pub(super) fn check(text: &str, separator: Separator) -> Result<()> {
    let Some(fault) = first_fault(text, separator) else {
        return Ok(());
    };
    let detail = match fault {
        QuoteFault::Unclosed { line } => format!(
            "the quotation mark with which a cell begins in line {line} is never closed, or only beyond the 64 KB that \
             one row has at most: what stands below it would be one cell"
        ),
        QuoteFault::AroundRows { line, lines } => format!(
            "a cell that begins with a quotation mark in line {line} goes over {lines} lines, which look like whole \
             rows: take the mark out, or join the lines if all of this is one cell"
        ),
    };
    Err(FederationError::malformed(fault.code(), detail))
}

/// The first such mark in a table.
pub(in crate::actions) fn first_fault(text: &str, separator: Separator) -> Option<QuoteFault> {
    let quotes = Quotes::of(text, separator);
    quotes.rows().find_map(|(_, row)| row.fault)
}

/// The lines of a table that became one row, and may be several.
pub(super) fn joined(text: &str, separator: Separator) -> Vec<JoinedLines> {
    let quotes = Quotes::of(text, separator);
    let rows = quotes.rows();
    rows.filter_map(|(at, row)| row.joined(at)).collect()
}

/// Where the reader of tables stands. Lines are counted from 0.
#[derive(Debug, Clone, Copy)]
enum At {
    /// Before the first sign of a cell: only here a quotation mark opens one.
    Start,
    /// In a cell without quotation marks, or behind the closing one.
    Plain,
    /// In a quoted cell that began on this line.
    Quoted(usize),
    /// The same, behind a mark that closes it, unless another follows.
    Mark(usize),
}

impl At {
    /// Where it stands behind one more sign, on this line; `sign` stands between cells.
    fn behind(self, read: char, sign: char, line: usize) -> Self {
        match (self, read) {
            (Self::Start, '"') => Self::Quoted(line),
            (Self::Quoted(began), '"') => Self::Mark(began),
            (Self::Mark(began), '"') | (Self::Quoted(began), _) => Self::Quoted(began),
            (_, '\n' | '\r') => Self::Start,
            (_, other) if other == sign => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// A row as its quotation marks make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::actions) struct QuotedRow {
    /// How many lines it has: more than one where a quoted cell has several. One where something is wrong with a mark, since
    /// whoever stands below it is a row.
    pub(in crate::actions) lines: usize,
    /// What is wrong with a mark in it.
    pub(in crate::actions) fault: Option<QuoteFault>,
    /// Whether a line of one of its cells looks like a row of its own.
    joins_rows: bool,
}

impl QuotedRow {
    const fn of(lines: usize) -> Self {
        Self {
            lines,
            fault: None,
            joins_rows: false,
        }
    }

    const fn faulty(fault: QuoteFault) -> Self {
        Self {
            fault: Some(fault),
            ..Self::of(1)
        }
    }

    /// Its lines, where one of them looks like a row of its own; `first` is counted from 0.
    pub(in crate::actions) fn joined(self, first: usize) -> Option<JoinedLines> {
        self.joins_rows.then_some(JoinedLines {
            first: first as u64 + 1,
            last: (first + self.lines) as u64,
        })
    }
}

/// The lines of a table, with the quotation marks in them.
pub(in crate::actions) struct Quotes<'a> {
    /// The lines.
    pub(in crate::actions) lines: Vec<&'a str>,
    /// How its rows are written; none where a quotation mark is a sign like any other.
    habit: Option<Habit>,
}

impl<'a> Quotes<'a> {
    /// Those of a text.
    pub(in crate::actions) fn of(text: &'a str, separator: Separator) -> Self {
        Self {
            lines: text.lines().collect(),
            habit: Habit::of(text, separator),
        }
    }

    /// All rows, each with its first line, which is counted from 0.
    fn rows(&self) -> impl Iterator<Item = (usize, QuotedRow)> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = next;
            let row = (at < self.lines.len()).then(|| self.row(at))?;
            next += row.lines;
            Some((at, row))
        })
    }

    /// The row that begins with a line, which is counted from 0. Quotes are as in RFC 4180, but a quoted cell ends where the
    /// next one or the row begins: a mark with more behind it opens a cell of another row, and the one before was never
    /// closed.
    pub(in crate::actions) fn row(&self, first: usize) -> QuotedRow {
        let Some(habit) = self.habit else {
            return QuotedRow::of(1);
        };
        let mut at = At::Start;
        let mut bytes = 0;
        let (mut mark, mut joins_rows) = (0, false);
        for (number, line) in self.lines.iter().enumerate().skip(first) {
            bytes += line.len() + 1;
            if number > first && bytes > BYTES_OF_A_ROW {
                break;
            }
            for (place, read) in line.char_indices().chain([(line.len(), '\n')]) {
                if let At::Mark(began) = at
                    && began < number
                    && read != '"'
                {
                    if let Some(fault) = self.fault_of(began, number, &line[place..], habit) {
                        return QuotedRow::faulty(fault);
                    }
                    joins_rows |= self.joins_rows(began, mark, number, habit);
                }
                if matches!((at, read), (At::Start, '"')) {
                    mark = place;
                }
                at = at.behind(read, habit.sign, number);
            }
            if !matches!(at, At::Quoted(_)) {
                return QuotedRow {
                    joins_rows,
                    ..QuotedRow::of(number - first + 1)
                };
            }
        }
        match at {
            At::Quoted(began) => QuotedRow::faulty(QuoteFault::Unclosed {
                line: began as u64 + 1,
            }),
            At::Start | At::Plain | At::Mark(_) => QuotedRow::of(1),
        }
    }

    /// What is wrong with the mark with which a cell begins on one line, where another mark stands on a later one and `rest`
    /// behind that.
    fn fault_of(&self, began: usize, ended: usize, rest: &str, habit: Habit) -> Option<QuoteFault> {
        let line = began as u64 + 1;
        if !ends(rest, habit.sign) {
            return Some(QuoteFault::Unclosed { line });
        }
        let lines = ended - began + 1;
        let between = self.lines.get(began + 1..ended).unwrap_or_default();
        let is_of_rows = lines > LINES_OF_A_CELL && habit.is_that_of(between);
        is_of_rows.then_some(QuoteFault::AroundRows {
            line,
            lines: lines as u64,
        })
    }

    /// Whether a cell that begins with a mark at this place of one line, and goes as far as a later one, has a line that
    /// looks like a row of its own.
    fn joins_rows(&self, began: usize, mark: usize, ended: usize, habit: Habit) -> bool {
        let lines = self.lines.get(began..ended).unwrap_or_default();
        let Some((first, between)) = lines.split_first() else {
            return false;
        };
        let behind = first.get(mark..).unwrap_or_default();
        habit.is_whole(first) && habit.goes_on_in(behind)
            || between.iter().any(|line| habit.is_whole(line))
    }
}

/// Whether a cell ends before this; some write spaces behind a mark.
fn ends(rest: &str, sign: char) -> bool {
    let rest = rest.trim_start_matches(' ');
    rest.is_empty() || rest.starts_with(sign)
}

#[cfg(test)]
mod tests;
